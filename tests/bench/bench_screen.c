/*
 * What the person at the terminal waits for, against a bare ncurses menu in the
 * same run: rounds of all in turn, medians of all rounds.  A figure is no test;
 * the ratios are what to compare from day to day and from machine to machine.
 *
 * Without arguments it measures the home screen and three of a visit; any other
 * program by options:
 *
 *     bench_screen -u 'Who is this' -k '<Down><Up>' -- tandem visit
 */
#include "base/utf8.h"
#include "tests/bench/terminal.h"

#include <getopt.h>

static const char *const texts[] = {
#define X(name, text, of, most) text,
	FIGURES(X)
#undef X
};

static const struct aim aims[] = {
#define X(name, text, of, most) { of, most },
	FIGURES(X)
#undef X
};

#define SUBJECTS_MOST 5

struct bench {
	struct settings settings;
	struct subject subjects[SUBJECTS_MOST]; /* the last is bare */
	int count;
};

/* ---- the table */

/* The figure, and where the aim is a ratio, that. */
static void print_cell(double value, double ratio)
{
	char text[32], times[16] = "";
	if (value < 0)
		snprintf(text, sizeof text, "-");
	else
		snprintf(text, sizeof text, "%.*f", value < 10 ? 2 : value < 1000 ? 1 : 0, value);
	if (ratio >= 0)
		snprintf(times, sizeof times, "%.2fx", ratio);
	printf("  %6s %6s", text, times);
}

static void print_aim_of(enum figure figure, const double *values, const double *ratios, int count)
{
	const struct aim *aim = &aims[figure];
	bool missed = false;
	for (int i = 0; i < count; i++)
		missed |= aim_missed(aim, values[i], ratios[i]);
	printf("  ");
	print_aim(aim, missed);
}

static void print_figure(struct bench *bench, enum figure figure)
{
	double values[SUBJECTS_MOST], ratios[SUBJECTS_MOST];
	int last = bench->count - 1;
	for (int i = 0; i < bench->count; i++)
		values[i] = samples_median(&bench->subjects[i].samples[figure]);
	printf("%-26s", texts[figure]);
	for (int i = 0; i <= last; i++) {
		ratios[i] = i < last && aims[figure].of == AIM_RATIO
		                    ? ratio_of(values[i], values[last]) : NONE;
		print_cell(values[i], ratios[i]);
	}
	print_aim_of(figure, values, ratios, last);
}

static void print_table(struct bench *bench)
{
	printf("%-26s", "median");
	for (int i = 0; i < bench->count; i++)
		printf("  %6.6s %6s", bench->subjects[i].name, "");
	printf("    aim\n");
	for (int figure = 0; figure < FIGURE_COUNT; figure++)
		print_figure(bench, figure);
}

/* ---- options */

static int usage(void)
{
	fputs("usage: bench_screen [-r rounds] [-n presses] [-s ROWSxCOLS] [-i idle seconds]\n"
	      "         [-u text when usable] [-k keys] [-c keys that change the screen]\n"
	      "         [-e keys before Esc] [-p paste] [-- program argument...]\n", stderr);
	return 2;
}

static bool read_option(int option, struct settings *settings, struct subject *subject)
{
	switch (option) {
	case 'r': settings->rounds = atoi(optarg); break;
	case 'n': settings->presses = atoi(optarg); break;
	case 's': sscanf(optarg, "%dx%d", &settings->rows, &settings->cols); break;
	case 'i': settings->idle = atoi(optarg); break;
	case 'u': subject->until = optarg; break;
	case 'k': subject->keys = optarg; break;
	case 'c': subject->change = optarg; break;
	case 'e': subject->before_esc = optarg; break;
	case 'p': subject->pastes = true; break;
	default: return false;
	}
	return true;
}

/* A program that is named is measured alone. */
static bool read_options(int argc, char **argv, struct bench *bench)
{
	struct settings *settings = &bench->settings;
	struct subject given = { .name = "given", .until = "" };
	for (int c; (c = getopt(argc, argv, "+r:n:s:i:u:k:c:e:p")) != -1;)
		if (!read_option(c, settings, &given))
			return false;
	if (optind < argc) {
		given.argv = (const char *const *)argv + optind;
		bench->subjects[0] = given;
		bench->subjects[1] = bench->subjects[bench->count - 1];
		bench->count = 2;
	}
	return settings->rounds > 0 && settings->rows > 0 && settings->cols > 0;
}

/* ---- what is measured */

static void set_subjects(struct bench *bench, const char *const *home, const char *const *visit,
	const char *const *menu)
{
	const struct subject subjects[] = {
		{ .name = "home", .argv = home, .until = "Two people, one plan.",
			.keys = "<Down><Up>" },
		{ .name = "rows", .argv = visit, .until = "Who is this visit for?",
			.way = way_to_safety, .keys = "<Down><Up>" },
		{ .name = "field", .argv = visit, .until = "Who is this visit for?",
			.way = way_to_story, .keys = "a<Backspace>", .pastes = true },
		{ .name = "ruler", .argv = visit, .until = "Who is this visit for?",
			.way = way_to_sure, .keys = "<Right><Left>" },
		{ .name = "bare", .argv = menu, .until = "Up Down move", .keys = "<Down><Up>",
			.pastes = true },
	};
	bench->count = COUNT(subjects);
	for (int i = 0; i < bench->count; i++) {
		bool bare = subjects[i].argv == menu;
		bench->subjects[i] = subjects[i];
		bench->subjects[i].change = bare ? "<Enter><Enter>" : "<F1><F1>";
		bench->subjects[i].before_esc = bare ? "<Down>" : "<C-o>";
	}
}

static bool run_rounds(struct bench *bench)
{
	for (int round = 1; round <= bench->settings.rounds; round++)
		for (int i = 0; i < bench->count; i++)
			if (!measure(&bench->subjects[i], &bench->settings, round))
				return false;
	return true;
}

static void release(struct bench *bench)
{
	char command[96];
	for (int i = 0; i < bench->count; i++)
		for (int figure = 0; figure < FIGURE_COUNT; figure++)
			samples_release(&bench->subjects[i].samples[figure]);
	snprintf(command, sizeof command, "rm -rf '%s'", bench->settings.home);
	if (system(command) != 0)
		perror(bench->settings.home);
}

int main(int argc, char **argv)
{
	const char *build = getenv("BUILD");
	char program[256], menu[256];
	struct bench bench = { .settings = { .rounds = 6, .presses = 10, .rows = 24, .cols = 80,
		.idle = 3, .home = "/tmp/bench-XXXXXX" } };
	snprintf(program, sizeof program, "%s/tandem", build ? build : "build");
	snprintf(menu, sizeof menu, "%s/tests/bench/bare", build ? build : "build");
	const char *const home_argv[] = { program, NULL };
	const char *const visit_argv[] = { program, "visit", NULL };
	const char *const menu_argv[] = { menu, NULL };
	utf8_locale();
	set_subjects(&bench, home_argv, visit_argv, menu_argv);
	if (!read_options(argc, argv, &bench))
		return usage();
	if (!mkdtemp(bench.settings.home))
		return 1;
	if (run_rounds(&bench))
		print_table(&bench);
	release(&bench);
	return 0;
}
