/*
 * From Enter to `saved`: a letter is typed on a screen of a visit that is kept,
 * Enter, until the next screen stands there and says so.  Against what it cannot
 * be under: a change of screen of a bare ncurses menu, and one commit of SQLite
 * in the same folder (WAL, FULL), all three in turn.
 *
 * Then the same under strace, where there is one, for what each answer costs in
 * syncs and in writes to the terminal.
 */
#include "base/utf8.h"
#include "tests/bench/terminal.h"

#include <sqlite3.h>

#define ANSWERS 60
#define TRACED 20
#define BYTES 600 /* of a bare row: what an answer comes to, sealed */

#define ASKS "What has it been like"
#define NEXT "What have you managed"

enum { SAVED, SAVED_CPU, TURNED, COMMITTED, TIMES };

struct bench {
	struct settings settings;
	struct pty visit, bare;
	sqlite3 *db;
	struct samples times[TIMES];
};

/* ---- one of each */

/* Another answer; false: it is not said to be saved. */
static bool save(struct pty *pty, struct samples *times)
{
	pty_send(pty, "x");
	way_settle(pty);
	long long cpu = cpu_of(pty), from = now_ns();
	pty_send(pty, "<Enter>");
	if (!pty_wait_text(pty, NEXT, SOON))
		return false;
	if (times) {
		samples_add(&times[SAVED], ms_between(from, pty->read_at));
		samples_add(&times[SAVED_CPU], (double)(cpu_of(pty) - cpu) / 1e3);
	}
	way_settle(pty);
	char *end = strchr(pty_screen(pty), '\n');
	bool said = end && end - pty_screen(pty) > 6 && strncmp(end - 6, " saved", 6) == 0;
	pty_send(pty, "<Esc>");
	return pty_wait_text(pty, ASKS, SOON) && said;
}

static void turn(struct pty *pty, struct samples *times)
{
	long long from = now_ns();
	pty_send(pty, "<Enter>");
	if (pty_read(pty, 200, 0) == 0)
		return;
	pty_read(pty, QUIET, SOON);
	samples_add(&times[TURNED], ms_between(from, pty->read_at));
}

static bool run_sql(sqlite3 *db, const char *sql)
{
	return sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

static bool open_db(struct bench *bench)
{
	char path[96];
	snprintf(path, sizeof path, "%s/bare.db", bench->settings.home);
	return sqlite3_open(path, &bench->db) == SQLITE_OK
	       && run_sql(bench->db, "pragma journal_mode = wal")
	       && run_sql(bench->db, "pragma synchronous = full; create table t (b blob)");
}

static bool commit(struct bench *bench)
{
	sqlite3_stmt *add;
	char row[BYTES] = "";
	if (sqlite3_prepare_v2(bench->db, "insert into t values (?)", -1, &add, NULL) != SQLITE_OK)
		return false;
	sqlite3_bind_blob(add, 1, row, sizeof row, SQLITE_STATIC);
	long long from = now_ns();
	bool ok = sqlite3_step(add) == SQLITE_DONE;
	samples_add(&bench->times[COMMITTED], ms_since(from));
	return sqlite3_finalize(add) == SQLITE_OK && ok;
}

static bool measure_saves(struct bench *bench, const char *const *visit, const char *const *menu)
{
	bool ok = terminal_open(&bench->visit, &bench->settings, "save", visit)
	          && terminal_open(&bench->bare, &bench->settings, "bare", menu)
	          && pty_wait_text(&bench->bare, "Up Down move", SOON)
	          && way_go(&bench->visit, way_to_story) && open_db(bench);
	for (int i = 0; ok && i < ANSWERS; i++) {
		ok = save(&bench->visit, bench->times);
		/* As cold as the visit is when Enter comes. */
		way_settle(&bench->visit);
		ok = ok && commit(bench);
		way_settle(&bench->visit);
		turn(&bench->bare, bench->times);
	}
	sqlite3_close(bench->db);
	pty_close(&bench->visit);
	pty_close(&bench->bare);
	return ok;
}

/* ---- under strace */

/* Calls whose line, after the number of the process, begins with one of these. */
static int count_calls(const char *path, const char *one, const char *other)
{
	char line[256];
	int count = 0;
	FILE *file = fopen(path, "r");
	while (file && fgets(line, sizeof line, file)) {
		const char *call = line + strspn(line, "0123456789 ");
		count += strncmp(call, one, strlen(one)) == 0
		         || strncmp(call, other, strlen(other)) == 0;
	}
	if (file)
		fclose(file);
	return count;
}

/* For each letter, Enter and Esc, of which the last two are kept. */
static bool count_syncs(struct bench *bench, const char *program, double *syncs, double *writes)
{
	char log[96];
	snprintf(log, sizeof log, "%s/strace.log", bench->settings.home);
	const char *const argv[] = { "strace", "-f", "-qq", "-o", log, "-e",
		"trace=fdatasync,fsync,write", program, "visit", NULL };
	if (system("strace -V >/dev/null 2>&1") != 0)
		return false;
	bool ok = terminal_open(&bench->visit, &bench->settings, "calls", argv)
	          && way_go(&bench->visit, way_to_story);
	int synced = count_calls(log, "fdatasync(", "fsync(");
	int written = count_calls(log, "write(1,", "write(1,");
	for (int i = 0; ok && i < TRACED; i++)
		ok = save(&bench->visit, NULL);
	way_settle(&bench->visit);
	synced = count_calls(log, "fdatasync(", "fsync(") - synced;
	*syncs = (double)synced / (2 * TRACED);
	*writes = (double)(count_calls(log, "write(1,", "write(1,") - written) / TRACED;
	pty_close(&bench->visit);
	return ok;
}

/* ---- the table */

static void print_table(struct bench *bench, const char *program)
{
	double of[TIMES], syncs, writes;
	for (int i = 0; i < TIMES; i++)
		of[i] = samples_median(&bench->times[i]);
	print_head("median", "tandem", "bare");
	print_row("Enter to saved, ms", of[SAVED], of[TURNED] + of[COMMITTED],
		(struct aim){ AIM_RATIO, 1.3 });
	print_row("  its CPU, us", of[SAVED_CPU], NONE, (struct aim){ AIM_NOTHING, 0 });
	print_row("  bare: a change of screen, ms", NONE, of[TURNED],
		(struct aim){ AIM_NOTHING, 0 });
	print_row("  bare: one commit, WAL and FULL, ms", NONE, of[COMMITTED],
		(struct aim){ AIM_NOTHING, 0 });
	if (!count_syncs(bench, program, &syncs, &writes)) {
		printf("syncs: not counted, there is no strace that works here\n");
		return;
	}
	print_row("syncs for each that is kept", syncs, NONE, (struct aim){ AIM_VALUE, 1 });
	/* One for the letter, two for each of the two screens. */
	print_row("writes to the terminal for all three", writes, NONE,
		(struct aim){ AIM_VALUE, 5 });
}

static void release(struct bench *bench)
{
	char command[96];
	for (int i = 0; i < TIMES; i++)
		samples_release(&bench->times[i]);
	snprintf(command, sizeof command, "rm -rf '%s'", bench->settings.home);
	if (system(command) != 0)
		perror(bench->settings.home);
}

int main(void)
{
	const char *build = getenv("BUILD");
	char program[256], menu[256];
	struct bench bench = { .settings = { .rows = 24, .cols = 80,
		.home = "/tmp/bench-XXXXXX" } };
	snprintf(program, sizeof program, "%s/tandem", build ? build : "build");
	snprintf(menu, sizeof menu, "%s/tests/bench/bare", build ? build : "build");
	const char *const visit_argv[] = { program, "visit", NULL };
	const char *const menu_argv[] = { menu, NULL };
	utf8_locale();
	if (!mkdtemp(bench.settings.home))
		return 1;
	if (measure_saves(&bench, visit_argv, menu_argv))
		print_table(&bench, program);
	else
		printf("nothing was said to be saved\n");
	release(&bench);
	return 0;
}
