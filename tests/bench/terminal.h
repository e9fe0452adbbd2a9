/*
 * A program on a terminal, and what a person waits for there: time, CPU, bytes
 * and writes of its answers, and its manners.
 */
#ifndef TANDEM_TESTS_BENCH_TERMINAL_H
#define TANDEM_TESTS_BENCH_TERMINAL_H

#include "tests/bench/measure.h"
#include "tests/bench/way.h"

#include <sys/stat.h>
#include <string.h>
#include <signal.h>
#include <unistd.h>

#define PASTED 2000
#define STORM 200

/* X(name, what is printed, what the aim bounds, the most); times of keys are four in a row */
#define FIGURES(X) \
	X(USABLE, "start to usable, ms", AIM_RATIO, 2.5) \
	X(START_CPU, "  its CPU, ms", AIM_RATIO, 2.5) \
	X(KEY, "key to screen, ms", AIM_RATIO, 1.2) \
	X(KEY_CPU, "  its CPU, us", AIM_RATIO, 1.3) \
	X(KEY_BYTES, "  bytes", AIM_VALUE, 218) \
	X(KEY_WRITES, "  writes", AIM_VALUE, 1) \
	X(CHANGE, "change of screen, ms", AIM_RATIO, 1.3) \
	X(CHANGE_CPU, "  its CPU, us", AIM_RATIO, 1.3) \
	X(CHANGE_BYTES, "  bytes", AIM_NOTHING, 0) \
	X(CHANGE_WRITES, "  writes", AIM_VALUE, 2) \
	X(ESC, "Esc, ms", AIM_VALUE, 50) \
	X(PASTE, "paste of 2,000, ms", AIM_NOTHING, 0) \
	X(PASTE_WRITES, "  writes", AIM_VALUE, 20) \
	X(STORM_TIME, "screen after 200 sizes, ms", AIM_VALUE, 5) \
	X(STORM_DIFFERS, "  screens that differ", AIM_VALUE, 0) \
	X(PSS, "memory (PSS), KiB", AIM_VALUE, 4096) \
	X(HWM, "  at most (HWM), KiB", AIM_VALUE, 6144) \
	X(WAKE_UPS, "wake-ups when idle, 1/s", AIM_VALUE, 0) \
	X(IDLE_BYTES, "  bytes when idle", AIM_VALUE, 0) \
	X(HANG_UP, "gone after hang-up, ms", AIM_VALUE, 50) \
	X(TERMINATED, "gone after SIGTERM, ms", AIM_VALUE, 50) \
	X(NOT_RESTORED, "  terminals not as before", AIM_VALUE, 0)

enum figure {
#define X(name, text, of, most) name,
	FIGURES(X)
#undef X
		FIGURE_COUNT
};

struct subject {
	const char *name;
	const char *const *argv;
	const char *until; /* what stands there when it can be used */
	const struct way *way; /* to the screen that is measured; NULL: there already */
	const char *keys, *change, *before_esc; /* NULL: not measured */
	bool pastes;
	struct samples samples[FIGURE_COUNT];
};

struct settings {
	int rounds, presses, rows, cols, idle;
	char home[64];
};

/* CPU time of the program so far, in ns; -1 unknown. */
static inline long long cpu_of(const struct pty *pty)
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

static inline double ms_between(long long from, long long to)
{
	return (double)(to - from) / 1e6;
}

/* All write calls, those to files among them. */
static inline long writes_of(const struct pty *pty)
{
	return pty_proc(pty, "io", "syscw");
}

/* As somebody has it who was asked about the eight shapes long ago. */
static inline void answer_shapes(const char *home)
{
	static const char *const folders[] = { ".local", ".local/state", ".local/state/tandem" };
	char path[128];
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
		snprintf(path, sizeof path, "%s/%s", home, folders[i]);
		mkdir(path, 0700);
	}
	snprintf(path, sizeof path, "%s/.local/state/tandem/shapes", home);
	FILE *file = fopen(path, "we");
	if (file) {
		fputs("whole\n", file);
		fclose(file);
	}
}

/* Each has records of its own, so that none finds what another has left. */
static inline bool terminal_open(struct pty *pty, const struct settings *settings,
	const char *name, const char *const *argv)
{
	char home[96], data[96];
	answer_shapes(settings->home);
	snprintf(home, sizeof home, "HOME=%s", settings->home);
	snprintf(data, sizeof data, "XDG_DATA_HOME=%s/%s", settings->home, name);
	const char *const env[] = { home, data, "XDG_CONFIG_HOME", "XDG_STATE_HOME",
		"TANDEM_STORE", NULL };
	return pty_open(pty, &(struct pty_options){ .argv = argv, .env = env,
				.rows = settings->rows, .cols = settings->cols });
}

static inline bool terminal_start(struct subject *subject, const struct settings *settings,
	struct pty *pty)
{
	long long from = now_ns();
	if (!terminal_open(pty, settings, subject->name, subject->argv)
		|| !pty_wait_text(pty, subject->until, SOON)) {
		printf("%s: '%s' does not come\n%s", subject->name, subject->until,
			pty->vt ? pty_screen(pty) : "");
		return false;
	}
	samples_add(&subject->samples[USABLE], ms_between(from, pty->read_at));
	way_settle(pty);
	if (cpu_of(pty) >= 0)
		samples_add(&subject->samples[START_CPU], (double)cpu_of(pty) / 1e6);
	return way_go(pty, subject->way);
}

/* ---- keys */

/* One key of a list of them: the next byte, or a name in brackets. */
static inline const char *next_key(const char *keys, char key[32])
{
	size_t len = *keys == '<' ? strcspn(keys, ">") + 1 : 1;
	snprintf(key, 32, "%.*s", (int)len, keys);
	return keys + len;
}

static inline void press(struct subject *subject, struct pty *pty, const char *key,
	enum figure time)
{
	struct samples *samples = &subject->samples[time];
	long writes = writes_of(pty);
	long long cpu = cpu_of(pty), from = now_ns();
	pty_send(pty, key);
	size_t bytes = pty_read(pty, 200, 0);
	if (bytes == 0)
		return;
	bytes += pty_read(pty, QUIET, SOON);
	samples_add(&samples[0], ms_between(from, pty->read_at));
	if (cpu >= 0)
		samples_add(&samples[1], (double)(cpu_of(pty) - cpu) / 1e3);
	samples_add(&samples[2], (double)bytes);
	if (writes >= 0)
		samples_add(&samples[3], (double)(writes_of(pty) - writes));
}

static inline void press_all(struct subject *subject, struct pty *pty, const char *keys,
	int times, enum figure time)
{
	char key[32];
	for (int i = 0; keys && i < times; i++)
		for (const char *at = keys; *at;) {
			at = next_key(at, key);
			press(subject, pty, key, time);
		}
}

static inline void measure_esc(struct subject *subject, struct pty *pty)
{
	if (!subject->before_esc)
		return;
	pty_send(pty, subject->before_esc);
	way_settle(pty);
	long long from = now_ns();
	pty_send(pty, "<Esc>");
	if (pty_read(pty, 2000, 0))
		samples_add(&subject->samples[ESC], ms_between(from, pty->read_at));
	way_settle(pty);
}

static inline void measure_paste(struct subject *subject, struct pty *pty)
{
	char text[PASTED];
	if (!subject->pastes)
		return;
	memset(text, 'm', sizeof text);
	long writes = writes_of(pty);
	long long from = now_ns();
	pty_paste(pty, text, sizeof text);
	pty_read(pty, 50, SOON);
	samples_add(&subject->samples[PASTE], ms_between(from, pty->read_at));
	if (writes >= 0)
		samples_add(&subject->samples[PASTE_WRITES], (double)(writes_of(pty) - writes));
}

/* ---- sizes, memory, idleness */

/* How long until the screen is there, once the sizes have come to rest. */
static inline void measure_storm(struct subject *subject, const struct settings *settings,
	struct pty *pty)
{
	char *before = strdup(pty_screen(pty));
	for (int i = 0; i < STORM; i++) {
		pty_resize(pty, 1 + i * 37 % 80, 1 + i * 61 % 250);
		pty_read(pty, 0, 0);
	}
	way_settle(pty);
	long long from = now_ns();
	pty_resize(pty, settings->rows, settings->cols);
	way_settle(pty);
	bool same = before && strcmp(before, pty_screen(pty)) == 0;
	samples_add(&subject->samples[STORM_DIFFERS], !same);
	samples_add(&subject->samples[STORM_TIME], ms_between(from, pty->read_at));
	free(before);
}

static inline void measure_memory(struct subject *subject, const struct pty *pty)
{
	long pss = pty_proc(pty, "smaps_rollup", "Pss"), hwm = pty_proc(pty, "status", "VmHWM");
	if (pss >= 0)
		samples_add(&subject->samples[PSS], (double)pss);
	if (hwm >= 0)
		samples_add(&subject->samples[HWM], (double)hwm);
}

/* The minute is what it may wake for: the measure stays clear of it. */
static inline void measure_idle(struct subject *subject, const struct settings *settings,
	struct pty *pty)
{
	int left = 60 - (int)(time(NULL) % 60);
	if (left <= settings->idle + 1)
		pty_read(pty, (left + 1) * 1000, 0);
	long before = pty_proc(pty, "status", "voluntary_ctxt_switches");
	size_t bytes = pty_read(pty, settings->idle * 1000, 0);
	long after = pty_proc(pty, "status", "voluntary_ctxt_switches");
	samples_add(&subject->samples[IDLE_BYTES], (double)bytes);
	if (before >= 0 && after >= before)
		samples_add(&subject->samples[WAKE_UPS],
			(double)(after - before) / settings->idle);
}

/* ---- the end */

static inline void measure_hang_up(struct subject *subject, struct pty *pty)
{
	long long from = now_ns();
	pty_hang_up(pty);
	if (pty_wait_end(pty, SOON))
		samples_add(&subject->samples[HANG_UP], ms_since(from));
}

static inline void measure_terminated(struct subject *subject, struct pty *pty)
{
	long long from = now_ns();
	pty_signal(pty, SIGTERM);
	if (pty_wait_end(pty, SOON)) {
		samples_add(&subject->samples[TERMINATED], ms_since(from));
		samples_add(&subject->samples[NOT_RESTORED], !pty_is_restored(pty));
	}
}

/* Idleness takes time, and is the same in each round: once is enough. */
static inline bool measure(struct subject *subject, const struct settings *settings, int round)
{
	struct pty pty;
	bool started = terminal_start(subject, settings, &pty);
	if (started) {
		if (round == settings->rounds && settings->idle > 0)
			measure_idle(subject, settings, &pty);
		press_all(subject, &pty, subject->keys, settings->presses, KEY);
		press_all(subject, &pty, subject->change, settings->presses / 2, CHANGE);
		measure_esc(subject, &pty);
		measure_memory(subject, &pty);
		measure_storm(subject, settings, &pty);
		measure_paste(subject, &pty);
		way_settle(&pty);
		if (round % 2)
			measure_hang_up(subject, &pty);
		else
			measure_terminated(subject, &pty);
	}
	pty_close(&pty);
	return started;
}

#endif
