/*
 * Lists with 10 visits and with 10,000: what a person waits for, as whole commands
 * and as the home screen, and the list itself.  Nothing is folded for a list, so
 * that the two may differ by 50 ms at most, the files' own size included.
 *
 * The visits are copies of the beginning of a real one, written through the store
 * in one transaction, each with a head of its own.
 */
#include "base/utf8.h"
#include "record/head.h"
#include "record/list.h"
#include "tests/bench/terminal.h"

#define FEW 10
#define MANY 10000
#define ROUNDS 10
#define ROWS 5

struct bench {
	char program[256], home[64];
	struct store_row rows[ROWS];
	char *bytes[ROWS]; /* owned */
	size_t row_count;
	struct head head;
	struct arena arena;
};

/* ---- the visits */

static bool take_row(void *ctx, const struct store_row *row)
{
	struct bench *bench = ctx;
	char *copy = malloc(row->len);
	if (!copy || bench->row_count == ROWS)
		return false;
	memcpy(copy, row->bytes, row->len);
	bench->bytes[bench->row_count] = copy;
	bench->rows[bench->row_count++] = (struct store_row){ .seq = row->seq, .bytes = copy,
		.len = row->len };
	return true;
}

/* A visit that is played and kept, for its rows and its head. */
static bool take_example(struct bench *bench)
{
	char command[512];
	struct record_list all;
	snprintf(command, sizeof command, "TANDEM_STORE=%s/one.db %s play --keep "
		"tests/app/cases/agreed.visit >/dev/null 2>&1", bench->home, bench->program);
	if (system(command) != 0)
		return false;
	snprintf(command, sizeof command, "%s/one.db", bench->home);
	struct store *store = store_sqlite_open(command, STORE_VISITS, STORE_EXISTING, NULL, NULL);
	bool ok = store && record_list_read(store, &bench->arena, &all, NULL) && all.count == 1
	          && store->ops->each_row(store, &all.list[0]->ref, take_row, bench, NULL);
	if (ok)
		bench->head = all.list[0]->head;
	store_close(store);
	return ok;
}

static bool add_visit(struct bench *bench, struct store *store, uint32_t n)
{
	char label[32];
	struct buf bytes;
	struct head head = bench->head;
	struct store_ref ref = { { "a" }, { "b" } };
	/* As if they were random: they lie all over the file. */
	uint32_t mixed = n * 2654435761u;
	memcpy(ref.subject.bytes, &mixed, sizeof mixed);
	memcpy(ref.visit.bytes, &mixed, sizeof mixed);
	memcpy(ref.visit.bytes + 4, &n, sizeof n);
	snprintf(label, sizeof label, "Jo MR-%u", n);
	head.label = label;
	head.events = bench->row_count;
	head.state = (enum head_state)(n % HEAD_STATES);
	buf_init(&bytes, 10000);
	head_encode(&head, &bytes);
	const struct store_append what = { .rows = bench->rows, .count = bench->row_count,
		.head = bytes.data, .head_len = bytes.len };
	bool ok = store->ops->append(store, &ref, &what, NULL, NULL) == STORE_DONE;
	buf_release(&bytes);
	return ok;
}

static bool fill(struct bench *bench, uint32_t count)
{
	char path[128];
	snprintf(path, sizeof path, "%s/%u.db", bench->home, count);
	struct store *store = store_sqlite_open(path, STORE_VISITS, STORE_CREATE, NULL, NULL);
	bool ok = store && store->ops->begin(store, NULL);
	for (uint32_t n = 0; ok && n < count; n++)
		ok = add_visit(bench, store, n);
	ok = ok && store->ops->end(store, true, NULL);
	store_close(store);
	return ok;
}

/* ---- what is measured */

static double time_command(const struct bench *bench, uint32_t count, const char *words)
{
	char command[512];
	struct samples samples = { 0 };
	snprintf(command, sizeof command, "TANDEM_STORE=%s/%u.db %s %s >/dev/null 2>&1", bench->home,
		count, bench->program, words);
	for (int i = 0; i < ROUNDS; i++) {
		long long from = now_ns();
		if (system(command) < 0)
			return NONE;
		samples_add(&samples, ms_since(from));
	}
	double median = samples_median(&samples);
	samples_release(&samples);
	return median;
}

/* Until the home screen has its counts. */
static double time_home(const struct bench *bench, uint32_t count)
{
	char path[128];
	struct samples samples = { 0 };
	const char *const argv[] = { bench->program, NULL };
	snprintf(path, sizeof path, "TANDEM_STORE=%s/%u.db", bench->home, count);
	const char *const env[] = { path, NULL };
	for (int i = 0; i < ROUNDS; i++) {
		struct pty pty;
		long long from = now_ns();
		if (!pty_open(&pty, &(struct pty_options){ .argv = argv, .env = env }))
			return NONE;
		if (pty_wait_text(&pty, "not finished", SOON))
			samples_add(&samples, ms_between(from, pty.read_at));
		pty_close(&pty);
	}
	double median = samples_median(&samples);
	samples_release(&samples);
	return median;
}

static double time_read(const struct bench *bench, uint32_t count)
{
	char path[128];
	struct samples samples = { 0 };
	snprintf(path, sizeof path, "%s/%u.db", bench->home, count);
	struct store *store = store_sqlite_open(path, STORE_VISITS, STORE_EXISTING, NULL, NULL);
	for (int i = 0; store && i < ROUNDS; i++) {
		struct arena arena;
		struct record_list all;
		size_t due;
		arena_init(&arena, NULL);
		long long from = now_ns();
		record_list_read(store, &arena, &all, NULL);
		record_list_due(&all, &arena, &due);
		samples_add(&samples, ms_since(from));
		arena_release(&arena);
	}
	store_close(store);
	double median = samples_median(&samples);
	samples_release(&samples);
	return median;
}

static void print_both(const char *what, double many, double few)
{
	char more[64];
	print_row(what, many, few, (struct aim){ AIM_NOTHING, 0 });
	snprintf(more, sizeof more, "  more, ms");
	print_row(more, many - few > 0 ? many - few : 0, NONE, (struct aim){ AIM_VALUE, 50 });
}

static void measure_lists(const struct bench *bench)
{
	static const char *const commands[] = { "due --days all", "records list",
		"plan aaaaaa" };
	print_head("median of 10, ms", "10,000", "10");
	for (size_t i = 0; i < COUNT(commands); i++)
		print_both(commands[i], time_command(bench, MANY, commands[i]),
			time_command(bench, FEW, commands[i]));
	print_both("home, with its counts", time_home(bench, MANY), time_home(bench, FEW));
	print_both("the list alone", time_read(bench, MANY), time_read(bench, FEW));
}

int main(void)
{
	const char *build = getenv("BUILD");
	char command[128];
	struct bench bench = { .home = "/tmp/bench-XXXXXX" };
	snprintf(bench.program, sizeof bench.program, "%s/tandem", build ? build : "build");
	utf8_locale();
	arena_init(&bench.arena, NULL);
	if (!mkdtemp(bench.home))
		return 1;
	if (take_example(&bench) && fill(&bench, FEW) && fill(&bench, MANY))
		measure_lists(&bench);
	else
		printf("the visits could not be made\n");
	for (size_t i = 0; i < bench.row_count; i++)
		free(bench.bytes[i]);
	arena_release(&bench.arena);
	snprintf(command, sizeof command, "rm -rf '%s'", bench.home);
	return getenv("KEEP") ? 0 : system(command) != 0;
}
