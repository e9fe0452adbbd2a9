/*
 * A folder of its own for the program under test, and what the program left in
 * it: exit codes, output, the events of its visits, every byte of every file.
 *
 * The environment of the test itself is changed, so that children inherit it
 * and the store opens where they wrote.
 */
#ifndef TANDEM_TESTS_TERM_WORLD_H
#define TANDEM_TESTS_TERM_WORLD_H

#include "app/records.h"
#include "base/digest.h"
#include "tests/check.h"
#include "visit/event.h"

#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define WORLD_MAX ((size_t)64 << 20)

struct world {
	char folder[PATH_MAX / 2];
	char data[PATH_MAX];
};

static inline const char *world_program(void)
{
	const char *program = getenv("TANDEM");
	return program ? program : "build/tandem";
}

/* ---- the folder */

static inline void world_begin(struct world *world)
{
	static const char *const names[] = { "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME",
		"XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR" };
	char path[PATH_MAX];
	const char *tmp = getenv("TMPDIR");
	snprintf(world->folder, sizeof world->folder, "%s/world.XXXXXX", tmp ? tmp : "/tmp");
	NEED(mkdtemp(world->folder) != NULL);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		snprintf(path, sizeof path, "%s/%s", world->folder, names[i]);
		NEED(mkdir(path, 0700) == 0);
		setenv(names[i], path, 1);
	}
	/* Nobody is asked what the font has. */
	snprintf(path, sizeof path, "%s/XDG_STATE_HOME/tandem", world->folder);
	NEED(mkdir(path, 0700) == 0);
	snprintf(path, sizeof path, "%s/XDG_STATE_HOME/tandem/shapes", world->folder);
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	NEED(fd >= 0 && write(fd, "whole\n", 6) == 6 && close(fd) == 0);
	unsetenv("TANDEM_STORE");
	snprintf(world->data, sizeof world->data, "%s/XDG_DATA_HOME/tandem", world->folder);
}

static inline int world_remove(const char *path, const struct stat *about, int type,
	struct FTW *place)
{
	(void)about, (void)type, (void)place;
	return remove(path);
}

static inline void world_end(const struct world *world)
{
	nftw(world->folder, world_remove, 16, FTW_DEPTH | FTW_PHYS);
}

/* ---- programs that end by themselves */

struct world_run {
	const char *const *argv; /* ends in NULL */
	const char *input;       /* NULL: nothing */
	const char *out_path;    /* NULL: collected */
	bool closed_out;
};

static inline void world_child(const struct world_run *run, int in, int out, int err)
{
	dup2(in, STDIN_FILENO);
	dup2(out, STDOUT_FILENO);
	dup2(err, STDERR_FILENO);
	if (run->closed_out)
		close(STDOUT_FILENO);
	execvp(run->argv[0], (char *const *)run->argv);
	_exit(127);
}

static inline int world_file(const char *bytes)
{
	FILE *file = tmpfile();
	NEED(file != NULL);
	fputs(bytes ? bytes : "", file);
	rewind(file);
	/* The stream is not left behind: fflush(NULL) would look at it before each program. */
	int fd = dup(fileno(file));
	NEED(fd >= 0 && fclose(file) == 0);
	return fd;
}

/* What stands in a file that is open, from its beginning. */
static inline void world_slurp(int fd, struct buf *out)
{
	char bytes[4096];
	ssize_t got;
	buf_clear(out);
	lseek(fd, 0, SEEK_SET);
	while ((got = read(fd, bytes, sizeof bytes)) > 0)
		buf_add(out, bytes, (size_t)got);
	buf_add(out, "", 0);
}

/* The exit code, 128 and more for a signal; `out` and `err` may be NULL. */
static inline int world_go(const struct world_run *run, struct buf *out, struct buf *err)
{
	int status, in = world_file(run->input);
	int said = world_file(NULL), wrong = world_file(NULL);
	int target = run->out_path ? open(run->out_path, O_WRONLY) : said;
	fflush(NULL);
	pid_t pid = fork();
	if (pid == 0)
		world_child(run, in, target, wrong);
	while (waitpid(pid, &status, 0) < 0)
		;
	if (out)
		world_slurp(said, out);
	if (err)
		world_slurp(wrong, err);
	close(in), close(said), close(wrong);
	if (run->out_path)
		close(target);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static inline int world_say(struct buf *out, const char *word, const char *more)
{
	const char *const argv[] = { world_program(), word, more, NULL };
	return world_go(&(struct world_run){ .argv = argv }, out, NULL);
}

static inline const char *world_text(const struct buf *buf)
{
	return buf->data ? buf->data : "";
}

/* ---- what was kept */

/* The short id of the i-th visit; "" where there is none. */
static inline void world_code(size_t nth, char code[CODE_SIZE])
{
	int result;
	struct arena arena;
	struct record_list all;
	code[0] = '\0';
	struct store *store = records_open_existing(&result);
	if (!store)
		return;
	arena_init(&arena, NULL);
	if (record_list_read(store, &arena, &all, NULL) && nth < all.count)
		ref_code(&all.list[nth]->ref, code);
	arena_release(&arena);
	store_close(store);
}

/* All that a person did, without times and ids: kind, where, and what. */
static inline void world_event(const struct event *event, struct buf *out)
{
	const char *const words[] = { event->word, event->screen, event->from, event->question,
		event->text, event->name, event->action, event->pack, event->path,
		event->language, event->label, event->to, event->value.text };
	buf_printf(out, "%llu %s", (unsigned long long)event->seq, event_kind_name(event->kind));
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		buf_printf(out, "|%s", words[i] ? words[i] : "");
	if (event->value.type == 'n')
		buf_printf(out, "|%d", event->value.number);
	for (size_t i = 0; i < event->value.count; i++)
		buf_printf(out, " %s=%s", event->value.ids[i],
			event->value.answers ? event->value.answers[i] : "");
	buf_printf(out, "|%llu-%llu\n", (unsigned long long)event->first,
		(unsigned long long)event->last);
}

static inline bool world_row(void *ctx, const struct store_row *row)
{
	struct arena arena;
	struct event event;
	struct fault why = { 0 };
	arena_init(&arena, NULL);
	bool ok = event_decode(row->bytes, row->len, &arena, &event, &why)
	          && event.seq == row->seq;
	CHECK(ok);
	if (ok)
		world_event(&event, ctx);
	arena_release(&arena);
	return ok;
}

/* The events of the n-th visit as text, a line for each. */
static inline void world_events(size_t nth, struct buf *out)
{
	int result;
	struct arena arena;
	struct record_list all;
	buf_clear(out);
	struct store *store = records_open_existing(&result);
	NEED(store != NULL);
	arena_init(&arena, NULL);
	if (record_list_read(store, &arena, &all, NULL) && nth < all.count)
		store->ops->each_row(store, &all.list[nth]->ref, world_row, out, NULL);
	arena_release(&arena);
	store_close(store);
	buf_add(out, "", 0);
}

/* ---- every byte of every file */

static struct buf *world_seen; /* nftw() hands on nothing */

static inline int world_see(const char *path, const struct stat *about, int type,
	struct FTW *place)
{
	struct buf bytes;
	int fd = type == FTW_F ? open(path, O_RDONLY | O_CLOEXEC) : -1;
	(void)place;
	buf_init(&bytes, WORLD_MAX);
	if (fd >= 0)
		world_slurp(fd, &bytes);
	struct digest digest = digest_of(world_text(&bytes), bytes.len);
	buf_printf(world_seen, "%s %o %zu ", path, about->st_mode, bytes.len);
	for (size_t i = 0; i < DIGEST_SIZE; i++)
		buf_printf(world_seen, "%02x", digest.bytes[i]);
	buf_add_char(world_seen, '\n');
	if (fd >= 0)
		close(fd);
	buf_release(&bytes);
	return 0;
}

/* Names, modes and bytes below a folder, as text. */
static inline void world_tree(const char *folder, struct buf *out)
{
	buf_clear(out);
	world_seen = out;
	nftw(folder, world_see, 16, FTW_PHYS);
	buf_add(out, "", 0);
}

#endif
