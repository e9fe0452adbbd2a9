/*
 * What the person at the terminal waits for, against a bare ncurses menu in the
 * same run: rounds of both in turn, medians of all rounds.  A figure is no test;
 * the ratios are what to compare from day to day and from machine to machine.
 *
 * Without arguments it measures the home screen; any other one by options:
 *
 *     bench_screen -u 'How are you' -f '<Enter><Enter>' -k '<Down><Up>' -- tandem visit
 */
#include "base/utf8.h"
#include "tests/term/pty.h"

#include <getopt.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define QUIET 8      /* ms of silence that end an answer */
#define SOON 5000    /* ms: what does not come within is not measured */
#define PASTED 2000
#define STORM 200
#define SAMPLES 4096
#define COUNT(array) (sizeof(array) / sizeof *(array))

/* X(name, what is printed) */
#define FIGURES(X) \
	X(USABLE, "start to usable, ms") \
	X(START_CPU, "  its CPU, ms") \
	X(KEY, "key to screen, ms") \
	X(KEY_CPU, "  its CPU, us") \
	X(KEY_BYTES, "  bytes") \
	X(KEY_WRITES, "  writes") \
	X(CHANGE, "change of screen, ms") \
	X(CHANGE_CPU, "  its CPU, us") \
	X(CHANGE_BYTES, "  bytes") \
	X(CHANGE_WRITES, "  writes") \
	X(SAVE, "Enter to saved, ms") \
	X(SAVE_CPU, "  its CPU, us") \
	X(SAVE_BYTES, "  bytes") \
	X(SAVE_WRITES, "  writes") \
	X(ESC, "Esc, ms") \
	X(PASTE, "paste of 2,000, ms") \
	X(PASTE_WRITES, "  writes") \
	X(STORM_TIME, "screen after 200 sizes, ms") \
	X(PSS, "memory (PSS), KiB") \
	X(HWM, "  at most (HWM), KiB") \
	X(WAKE_UPS, "wake-ups when idle, 1/s") \
	X(IDLE_BYTES, "  bytes when idle") \
	X(HANG_UP, "gone after hang-up, ms")

enum figure {
#define X(name, text) name,
	FIGURES(X)
#undef X
		FIGURE_COUNT
};

static const char *const texts[] = {
#define X(name, text) text,
	FIGURES(X)
#undef X
};

struct sample {
	double *values; /* owned */
	size_t count;
};

struct subject {
	const char *name;
	const char *const *argv;
	const char *until; /* what stands there when it can be used */
	const char *first; /* keys on the way to the screen that is measured */
	const char *keys, *change, *save, *before_esc; /* NULL: not measured */
	bool pastes;
	struct sample samples[FIGURE_COUNT];
};

struct settings {
	int rounds, presses, rows, cols, idle;
	char home[64];
};

/* ---- samples */

static void add(struct subject *subject, enum figure figure, double value)
{
	struct sample *sample = &subject->samples[figure];
	if (!sample->values)
		sample->values = calloc(SAMPLES, sizeof *sample->values);
	if (sample->values && sample->count < SAMPLES)
		sample->values[sample->count++] = value;
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

/* -1 where nothing was measured. */
static double median(struct sample *sample)
{
	size_t count = sample->count;
	if (count == 0)
		return -1;
	qsort(sample->values, count, sizeof *sample->values, by_size);
	return count % 2 ? sample->values[count / 2]
	                 : (sample->values[count / 2 - 1] + sample->values[count / 2]) / 2;
}

static long long now_ns(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000000000LL + now.tv_nsec;
}

static double ms_between(long long from, long long to)
{
	return (double)(to - from) / 1e6;
}

/* ---- the program under measure */

/* CPU time of the program so far, in ns; -1 unknown. */
static long long cpu_of(const struct pty *pty)
{
	char path[64];
	long long ns = -1;
	snprintf(path, sizeof path, "/proc/%d/schedstat", (int)pty->pid);
	FILE *file = fopen(path, "r");
	if (file && fscanf(file, "%lld", &ns) != 1)
		ns = -1;
	if (file)
		fclose(file);
	return ns;
}

static long writes_of(const struct pty *pty)
{
	return pty_proc(pty, "io", "syscw");
}

/* One key of a list of them: the next byte, or a name in brackets. */
static const char *next_key(const char *keys, char key[32])
{
	size_t len = *keys == '<' ? strcspn(keys, ">") + 1 : 1;
	snprintf(key, 32, "%.*s", (int)len, keys);
	return keys + len;
}

/* Time, CPU, bytes and writes of one key are four figures in a row. */
static void press(struct subject *subject, struct pty *pty, const char *key, enum figure time)
{
	long long cpu = cpu_of(pty), from = now_ns();
	long writes = writes_of(pty);
	from = now_ns();
	pty_send(pty, key);
	size_t bytes = pty_read(pty, 200, 0);
	if (bytes == 0)
		return;
	bytes += pty_read(pty, QUIET, SOON);
	add(subject, time, ms_between(from, pty->read_at));
	if (cpu >= 0)
		add(subject, time + 1, (double)(cpu_of(pty) - cpu) / 1e3);
	add(subject, time + 2, (double)bytes);
	if (writes >= 0)
		add(subject, time + 3, (double)(writes_of(pty) - writes));
}

static void press_all(struct subject *subject, struct pty *pty, const char *keys, int times,
	enum figure time)
{
	char key[32];
	for (int i = 0; keys && i < times; i++)
		for (const char *at = keys; *at;) {
			at = next_key(at, key);
			press(subject, pty, key, time);
		}
}

static void settle(struct pty *pty)
{
	pty_read(pty, 5 * QUIET, SOON);
}

static bool start(struct subject *subject, const struct settings *settings, struct pty *pty)
{
	char home[96], data[96];
	snprintf(home, sizeof home, "HOME=%s", settings->home);
	snprintf(data, sizeof data, "XDG_DATA_HOME=%s", settings->home);
	const char *const env[] = { home, data, "XDG_CONFIG_HOME", "XDG_STATE_HOME", NULL };
	struct pty_options options = { .argv = subject->argv, .env = env, .rows = settings->rows,
		.cols = settings->cols };
	long long from = now_ns();
	if (!pty_open(pty, &options) || !pty_wait_text(pty, subject->until, SOON)) {
		printf("%s: '%s' does not come\n%s", subject->name, subject->until,
			pty->vt ? pty_screen(pty) : "");
		return false;
	}
	add(subject, USABLE, ms_between(from, pty->read_at));
	settle(pty);
	if (cpu_of(pty) >= 0)
		add(subject, START_CPU, (double)cpu_of(pty) / 1e6);
	if (subject->first)
		pty_send(pty, subject->first);
	settle(pty);
	return true;
}

static void measure_esc(struct subject *subject, struct pty *pty)
{
	if (!subject->before_esc)
		return;
	pty_send(pty, subject->before_esc);
	settle(pty);
	long long from = now_ns();
	pty_send(pty, "<Esc>");
	if (pty_read(pty, 2000, 0))
		add(subject, ESC, ms_between(from, pty->read_at));
	settle(pty);
}

static void measure_paste(struct subject *subject, struct pty *pty)
{
	char text[PASTED];
	if (!subject->pastes)
		return;
	memset(text, 'm', sizeof text);
	long writes = writes_of(pty);
	long long from = now_ns();
	pty_paste(pty, text, sizeof text);
	pty_read(pty, 50, SOON);
	add(subject, PASTE, ms_between(from, pty->read_at));
	if (writes >= 0)
		add(subject, PASTE_WRITES, (double)(writes_of(pty) - writes));
}

/* How long until the screen is the one it was, once the sizes have come to rest. */
static void measure_storm(struct subject *subject, const struct settings *settings,
	struct pty *pty)
{
	char *before = strdup(pty_screen(pty));
	for (int i = 0; i < STORM; i++) {
		pty_resize(pty, 1 + i * 37 % 80, 1 + i * 61 % 250);
		pty_read(pty, 0, 0);
	}
	settle(pty);
	long long from = now_ns();
	pty_resize(pty, settings->rows, settings->cols);
	settle(pty);
	if (before && strcmp(before, pty_screen(pty)) == 0)
		add(subject, STORM_TIME, ms_between(from, pty->read_at));
	free(before);
}

static void measure_memory(struct subject *subject, const struct pty *pty)
{
	long pss = pty_proc(pty, "smaps_rollup", "Pss"), hwm = pty_proc(pty, "status", "VmHWM");
	if (pss >= 0)
		add(subject, PSS, (double)pss);
	if (hwm >= 0)
		add(subject, HWM, (double)hwm);
}

static void measure_idle(struct subject *subject, const struct settings *settings,
	struct pty *pty)
{
	long before = pty_proc(pty, "status", "voluntary_ctxt_switches");
	size_t bytes = pty_read(pty, settings->idle * 1000, 0);
	long after = pty_proc(pty, "status", "voluntary_ctxt_switches");
	add(subject, IDLE_BYTES, (double)bytes);
	if (before >= 0 && after >= before)
		add(subject, WAKE_UPS, (double)(after - before) / settings->idle);
}

static void measure_hang_up(struct subject *subject, struct pty *pty)
{
	long long from = now_ns();
	pty_hang_up(pty);
	if (pty_wait_end(pty, SOON))
		add(subject, HANG_UP, ms_between(from, now_ns()));
}

/* Idleness takes time, and is the same in each round: once is enough. */
static bool measure(struct subject *subject, const struct settings *settings, bool last)
{
	struct pty pty;
	bool started = start(subject, settings, &pty);
	if (started) {
		press_all(subject, &pty, subject->keys, settings->presses, KEY);
		press_all(subject, &pty, subject->change, settings->presses / 2, CHANGE);
		press_all(subject, &pty, subject->save, 1, SAVE);
		measure_esc(subject, &pty);
		measure_memory(subject, &pty);
		measure_storm(subject, settings, &pty);
		measure_paste(subject, &pty);
		settle(&pty);
		if (last && settings->idle > 0)
			measure_idle(subject, settings, &pty);
		measure_hang_up(subject, &pty);
	}
	pty_close(&pty);
	return started;
}

/* ---- one commit of SQLite, for what is saved */

static bool run_sql(sqlite3 *db, const char *sql)
{
	return sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

/* Rows of 600 bytes, each its own transaction, WAL and FULL: what no save can be under. */
static double bare_commit(const struct settings *settings)
{
	struct subject commits = { 0 };
	sqlite3 *db = NULL;
	char path[96];
	snprintf(path, sizeof path, "%s/bare.db", settings->home);
	if (sqlite3_open(path, &db) == SQLITE_OK && run_sql(db, "pragma journal_mode=wal")
		&& run_sql(db, "pragma synchronous=full; create table t (b blob)"))
		for (int i = 0; i < 50; i++) {
			long long from = now_ns();
			if (run_sql(db, "insert into t values (randomblob(600))"))
				add(&commits, SAVE, ms_between(from, now_ns()));
		}
	sqlite3_close(db);
	double ms = median(&commits.samples[SAVE]);
	free(commits.samples[SAVE].values);
	return ms;
}

/* ---- the table */

static void print_number(double value)
{
	if (value < 0)
		printf("  %10s", "-");
	else
		printf("  %10.*f", value < 10 ? 2 : value < 1000 ? 1 : 0, value);
}

static void print_table(struct subject *subject, struct subject *bare)
{
	printf("%-28s  %10.10s  %10.10s  %10s\n", "median", subject->name, bare->name, "ratio");
	for (int i = 0; i < FIGURE_COUNT; i++) {
		double ours = median(&subject->samples[i]), theirs = median(&bare->samples[i]);
		if (ours < 0 && (theirs < 0 || i == PASTE || i == PASTE_WRITES))
			continue;
		printf("%-28s", texts[i]);
		print_number(ours);
		print_number(theirs);
		print_number(ours >= 0 && theirs > 0 ? ours / theirs : -1);
		printf("\n");
	}
}

/* A save is a key to the bare menu, and a commit to SQLite. */
static void print_save(struct subject *subject, struct subject *bare,
	const struct settings *settings)
{
	double save = median(&subject->samples[SAVE]), key = median(&bare->samples[KEY]);
	double commit = bare_commit(settings);
	if (save < 0 || key < 0 || commit < 0)
		return;
	printf("one commit, WAL and FULL: %.2f ms; Enter to saved is %.2f of a bare key and one "
	       "commit\n", commit, save / (key + commit));
}

static void release(struct subject *subject)
{
	for (int i = 0; i < FIGURE_COUNT; i++)
		free(subject->samples[i].values);
}

/* ---- options */

static int usage(void)
{
	fputs("usage: bench_screen [-r rounds] [-n presses] [-s ROWSxCOLS] [-i idle seconds]\n"
	      "         [-u text when usable] [-f keys to get there] [-k keys] [-c keys that\n"
	      "         change the screen] [-w keys that save] [-e keys before Esc] [-p paste]\n"
	      "         [-- program argument...]\n", stderr);
	return 2;
}

static bool read_options(int argc, char **argv, struct settings *settings,
	struct subject *subject)
{
	for (int c; (c = getopt(argc, argv, "+r:n:s:i:u:f:k:c:w:e:p")) != -1;) {
		switch (c) {
		case 'r': settings->rounds = atoi(optarg); break;
		case 'n': settings->presses = atoi(optarg); break;
		case 's': sscanf(optarg, "%dx%d", &settings->rows, &settings->cols); break;
		case 'i': settings->idle = atoi(optarg); break;
		case 'u': subject->until = optarg; break;
		case 'f': subject->first = optarg; break;
		case 'k': subject->keys = optarg; break;
		case 'c': subject->change = optarg; break;
		case 'w': subject->save = optarg; break;
		case 'e': subject->before_esc = optarg; break;
		case 'p': subject->pastes = true; break;
		default: return false;
		}
	}
	if (optind < argc)
		subject->argv = (const char *const *)argv + optind;
	return settings->rounds > 0 && settings->rows > 0 && settings->cols > 0;
}

static void remove_home(const struct settings *settings)
{
	char command[96];
	snprintf(command, sizeof command, "rm -rf '%s'", settings->home);
	if (system(command) != 0)
		perror(settings->home);
}

static bool run_rounds(struct settings *settings, struct subject *subject, struct subject *bare)
{
	for (int i = 1; i <= settings->rounds; i++)
		if (!measure(subject, settings, i == settings->rounds)
			|| !measure(bare, settings, i == settings->rounds))
			return false;
	return true;
}

int main(int argc, char **argv)
{
	const char *build = getenv("BUILD");
	char program[256], menu[256];
	snprintf(program, sizeof program, "%s/tandem", build ? build : "build");
	snprintf(menu, sizeof menu, "%s/tests/bench/bare", build ? build : "build");
	const char *const program_argv[] = { program, NULL }, *const menu_argv[] = { menu, NULL };
	struct settings settings = { .rounds = 5, .presses = 10, .rows = 24, .cols = 80,
		.idle = 5, .home = "/tmp/bench-XXXXXX" };
	struct subject subject = { .name = "tandem", .argv = program_argv,
		.until = "Two people, one plan.", .keys = "<Down><Up>", .change = "<F1><F1>",
		.before_esc = "<C-o>" };
	struct subject bare = { .name = "bare", .argv = menu_argv, .until = "Up Down move",
		.keys = "<Down><Up>", .change = "<Enter><Enter>", .before_esc = "<Down>",
		.pastes = true };
	utf8_locale();
	if (!read_options(argc, argv, &settings, &subject))
		return usage();
	if (!mkdtemp(settings.home))
		return 1;
	bool ran = run_rounds(&settings, &subject, &bare);
	if (ran) {
		print_table(&subject, &bare);
		print_save(&subject, &bare, &settings);
	}
	release(&subject);
	release(&bare);
	remove_home(&settings);
	return ran ? 0 : 1;
}
