/*
 * Packs of 60, 1,000 and 10,000 screens: what loading costs per byte, beyond what it
 * costs for two.  That has the program's words in it, half of all bytes of a pack of 60,
 * and the start of a process.  A ratio to 60 near 1 means that time grows as the bytes do.
 * CPU time, but for the program itself.
 */
#include "base/utf8.h"
#include "sys/memory.h"
#include "tests/bench/measure.h"
#include "tests/bench/screens.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const int sizes[] = { 2, 60, 1000, 10000 };
#define SIZES COUNT(sizes)
#define ROUNDS 9
#define SHIPPED_ROUNDS 30
#define SHIPPED_MEMORY ((size_t)1920 << 10) /* as app/content.c has it */

enum figure { LOAD, BUNDLE, REVIEW, CHECK, FIGURES };
static const char *const texts[] = { "pack_load", "pack_open_bundle", "pack_review_words",
	"tandem check" };

struct size_figures {
	struct samples ms[FIGURES];
	double megabytes;
};

static void measure_load(int count, struct size_figures *figures)
{
	struct screens screens = { .count = count };
	struct arena arena;
	struct faults faults;
	arena_init(&arena, NULL);
	faults_init(&faults, &arena);
	double from = cpu_ms();
	struct pack *again, *pack = screens_load(&screens);
	samples_add(&figures->ms[LOAD], cpu_ms() - from);
	figures->megabytes = (double)screens.bytes / 1e6;
	if (pack) {
		from = cpu_ms();
		again = pack_open_bundle(pack->bundle, pack->bundle_len, &faults, NULL);
		samples_add(&figures->ms[BUNDLE], cpu_ms() - from);
		pack_free(again);
		from = cpu_ms();
		pack_review_words(pack, &faults);
		samples_add(&figures->ms[REVIEW], cpu_ms() - from);
	}
	pack_free(pack);
	arena_release(&arena);
}

/* ---- the shipped pack, as it is read when the program begins: into fresh memory */

static bool get_shipped(void *ctx, const char *name, struct buf *out, struct fault *why)
{
	char path[64];
	bool of_pack = strncmp(name, "pack/", 5) == 0;
	(void)ctx;
	snprintf(path, sizeof path, "%s%s", of_pack ? "back-pain/" : "", of_pack ? name + 5 : name);
	return screens_get_words(path, out, why);
}

/* CPU time in ms; NONE: it has faults. */
static double load_shipped(void)
{
	const struct conf_source source = { NULL, screens_has, get_shipped, NULL };
	struct arena arena;
	struct faults faults;
	double before = cpu_ms();
	arena_init(&arena, NULL);
	faults_init(&faults, &arena);
	memory_expect(SHIPPED_MEMORY);
	struct pack *pack = pack_load(&source, &faults, NULL);
	arena_release(&arena);
	memory_settle();
	double ms = pack ? cpu_ms() - before : NONE;
	pack_free(pack);
	return ms;
}

static void measure_shipped(struct samples *samples)
{
	double ms = NONE;
	int ends[2];
	if (pipe(ends) != 0)
		return;
	pid_t pid = fork();
	if (pid == 0) {
		ms = load_shipped();
		_exit(write(ends[1], &ms, sizeof ms) != sizeof ms);
	}
	close(ends[1]);
	if (pid > 0 && read(ends[0], &ms, sizeof ms) == sizeof ms && ms >= 0)
		samples_add(samples, ms);
	close(ends[0]);
	waitpid(pid, NULL, 0);
}

/* ---- the program itself, over a folder */

static bool write_file(const char *folder, const char *name, const struct buf *bytes)
{
	char path[300];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	FILE *file = fopen(path, "wb");
	bool ok = file && fwrite(bytes->data, 1, bytes->len, file) == bytes->len;
	return file && fclose(file) == 0 && ok;
}

static bool write_pack(const char *folder, int count)
{
	struct screens screens = { .count = count };
	struct buf bytes;
	char name[32];
	buf_init(&bytes, SCREENS_BYTES);
	bool ok = mkdir(folder, 0700) == 0 && screens_get(&screens, "pack/pack.conf", &bytes, NULL)
	          && write_file(folder, "pack.conf", &bytes);
	for (int i = 0; ok && i * SCREENS_A_FILE < count; i++) {
		buf_clear(&bytes);
		snprintf(name, sizeof name, "pack/part-%03d.conf", i);
		ok = screens_get(&screens, name, &bytes, NULL)
		     && write_file(folder, name + strlen("pack/"), &bytes);
	}
	buf_release(&bytes);
	return ok;
}

static void measure_check(const char *program, const char *folder, struct samples *samples)
{
	char *const argv[] = { strdup(program), strdup("check"), strdup(folder), NULL };
	posix_spawn_file_actions_t silent;
	pid_t pid;
	int status = 1;
	posix_spawn_file_actions_init(&silent);
	posix_spawn_file_actions_addopen(&silent, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	long long from = now_ns();
	if (posix_spawn(&pid, program, &silent, NULL, argv, environ) == 0)
		waitpid(pid, &status, 0);
	if (status == 0)
		samples_add(samples, ms_since(from));
	posix_spawn_file_actions_destroy(&silent);
	for (int i = 0; argv[i]; i++)
		free(argv[i]);
}

static void measure_program(const char *top, struct size_figures *figures)
{
	const char *build = getenv("BUILD");
	char program[300], folder[300], command[400];
	snprintf(program, sizeof program, "%s/tandem", build ? build : "build");
	for (int round = 0; round < ROUNDS; round++)
		for (size_t i = 0; i < SIZES; i++) {
			snprintf(folder, sizeof folder, "%s/%d", top, sizes[i]);
			if (round > 0 || write_pack(folder, sizes[i]))
				measure_check(program, folder, &figures[i].ms[CHECK]);
		}
	snprintf(command, sizeof command, "rm -rf '%s'", top);
	if (system(command) != 0)
		perror(top);
}

/* ---- the table */

static void print_figure(enum figure figure, struct size_figures *figures)
{
	char text[64];
	double least = samples_median(&figures[0].ms[figure]), first = NONE;
	for (size_t i = 1; i < SIZES; i++) {
		double ms = samples_median(&figures[i].ms[figure]);
		double per_byte = ratio_of(ms - least,
			figures[i].megabytes - figures[0].megabytes);
		snprintf(text, sizeof text, "%s, %d screens, ms", texts[figure], sizes[i]);
		print_row(text, ms, NONE, (struct aim){ AIM_NOTHING, 0 });
		print_row("  ms a MB more", per_byte, first, (struct aim){ AIM_RATIO, 1.5 });
		first = i == 1 ? per_byte : first;
	}
}

int main(void)
{
	struct size_figures figures[SIZES] = { 0 }, warm = { 0 };
	struct samples shipped = { 0 };
	char top[] = "/tmp/bench-XXXXXX";
	utf8_locale();
	for (int round = 0; round < SHIPPED_ROUNDS; round++)
		measure_shipped(&shipped);
	for (int round = 0; round < ROUNDS; round++) {
		/* The first one after a large one finds nothing where it was. */
		measure_load(sizes[0], &warm);
		for (size_t i = 0; i < SIZES; i++)
			measure_load(sizes[i], &figures[i]);
	}
	if (mkdtemp(top))
		measure_program(top, figures);
	print_head("median", "so many", "60");
	print_row("pack_load, shipped, CPU ms", samples_median(&shipped), NONE,
		(struct aim){ AIM_VALUE, 12 });
	for (int figure = 0; figure < FIGURES; figure++)
		print_figure(figure, figures);
	samples_release(&shipped);
	for (int figure = 0; figure < FIGURES; figure++) {
		samples_release(&warm.ms[figure]);
		for (size_t i = 0; i < SIZES; i++)
			samples_release(&figures[i].ms[figure]);
	}
	return 0;
}
