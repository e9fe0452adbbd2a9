/*
 * The short visit of the shipped pack, screen by screen, and how it is played on
 * a terminal.
 */
#ifndef TANDEM_TESTS_TERM_SCENES_H
#define TANDEM_TESTS_TERM_SCENES_H

#include "tests/term/pty.h"
#include "tests/term/world.h"

#define SOON 12000 /* ms: long enough for a busy machine; only what fails waits so long */
#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- a visit, screen by screen -------------------------------------------------- */

/* What is on the screen, and what is done there; then Enter goes on. */
struct scene {
	const char *see, *keys, *lines;
};

static const struct scene scenes[] = {
	{ "Two people, one plan", "", "1\n" },
	/* Then how much time there is: the first is the short visit, by Enter and by line. */
	{ "Who is this visit for?", "Jo MR-1042", "Jo MR-1042\n1\n" },
	{ "Who's here today", "1", "1\n" },
	{ "May we keep what you say", "1", "1\n" },
	{ "Is it new, or getting worse?", "", "1\n1\n1\n1\n1\n1\n1\n1\n\n" },
	{ "What has it been like", "I miss dancing.", "I miss dancing.\n\n" },
	{ "What have you managed", "heat, and a short walk", "heat, and a short walk\n\n" },
	{ "What would you like to talk", "<Space>", "1\n" },
	{ "If your back hurt you less", "my garden<C-j>and my street",
		"my garden\nand my street\n\n" },
	{ "How well can you do that now", "4", "4\n" },
	{ "Which would you pick", "1", "1\n" },
	{ "What, if anything", "walk to the bakery", "walk to the bakery\n" },
	{ "What would the first time",
		"135<Enter>9<Enter><Enter>20 minutes<Enter>2<Enter>",
		"1 3 5\n9\n\n20 minutes\n2\n\n" },
	{ "How sure are you that", "<Tab>5", "5\n" },
	{ "What would make it easier?", "my sister Rosa", "my sister Rosa\n\n" },
	{ "How sure are you now?", "<Tab>7", "7\n" },
	{ "What may get in the way", "it rains<Enter>walk in the mall<Enter><Enter><Enter>music",
		"it rains\nwalk in the mall\n\n\nmusic\n" },
	{ "Would you like anyone", "Rosa, at my pace", "Rosa, at my pace\n" },
	{ "A card for days", "x<Backspace><Enter><Right><Enter><Enter><Enter><Enter><Enter>",
		"\n+\n\n\n\n\n\n" },
	{ "How would you say our plan", "I walk on three days<Enter>1", "I walk on three days\n1\n" },
	{ "When shall we look at", "in 2 weeks<Enter>by phone", "in 2 weeks\nby phone\n" },
	{ "Is it safe for you", "1", "1\n" },
	{ "What is on your mind", "how to sit", "how to sit\n" },
	{ "What will I do for you", "find a class", "find a class\n\n" },
	{ "Is this what you said?", "", "\n" },
	{ "Is this the plan", "", "1\n2\n\n" },
	{ "This is your plan.", "", "\n" },
	{ "Two people, one plan", "", "8\n" },
};

/* The last scene but the way out. */
#define SCENES (COUNT(scenes) - 1)
/* From here on there is a visit, and whose it is. */
#define FIRST_OF_VISIT 2
#define SAFETY 4
#define SIGNS 8
#define AGREE 25

static const char *const typed[] = { "heat, and a short walk", "my garden", "and my street",
	"walk to the bakery", "Monday, Wednesday and Friday, 9:00", "20 minutes",
	"my sister Rosa", "7 of 10", "If it rains, then I will “walk in the mall”",
	"Rosa, at my pace", "half as much of what I do", "by phone", "how to sit",
	"find a class" };

/* ---- on the terminal ------------------------------------------------------------ */

struct setting {
	int rows, cols;
	const char *const *env;
	void (*each)(struct pty *pty, size_t scene); /* NULL: nothing */
};

static inline bool open_home(struct pty *pty, const struct setting *setting)
{
	const char *const argv[] = { world_program(), NULL };
	return pty_open(pty, &(struct pty_options){ .rows = setting->rows, .cols = setting->cols,
				.argv = argv, .env = setting->env })
	       && pty_wait_text(pty, scenes[0].see, SOON);
}

/* The screen without its header, and without the clock, which goes on; the caller frees. */
static inline char *below_header(struct pty *pty)
{
	const char *text = pty_screen(pty);
	char *copy = strdup(text + strcspn(text, "\n"));
	NEED(copy != NULL);
	for (char *at = copy; (at = strchr(at, ':')); at++)
		if (at - copy >= 2 && strspn(at - 2, "0123456789") == 2
			&& strspn(at + 1, "0123456789") == 2)
			memcpy(at - 2, "--:--", 5);
	return copy;
}

/* Until the program has answered the last key. */
static inline void settle(struct pty *pty, size_t before)
{
	for (int i = 0; i < SOON / 20 && pty->raw.len == before && !pty->ended; i++)
		pty_wait_text(pty, "\001", 20);
	pty_read(pty, 20, 500);
}

static inline void send(struct pty *pty, const char *keys)
{
	size_t before = pty->raw.len;
	pty_send(pty, keys);
	settle(pty, before);
}

/* Enter may turn pages first.  False: the screen never came. */
static inline bool go_on(struct pty *pty, const char *see)
{
	/* A number was the answer, and led on already. */
	if (pty_shows(pty, see))
		return true;
	for (int i = 0; i < 12; i++) {
		send(pty, "<Enter>");
		if (pty_wait_text(pty, see, 300))
			return true;
	}
	printf("\nnot there: %s\n%s", see, pty_screen(pty));
	return false;
}

/* Nobody agrees to what was not on the screen. */
static inline void read_and_agree(struct pty *pty)
{
	for (int i = 0; i < 12 && pty_shows(pty, "Enter  more"); i++)
		send(pty, "<PgDn>");
	send(pty, "1");
	send(pty, "2");
}

/* Each row takes an answer once its keys are on the screen; a small one is turned to them. */
static inline bool say_no(struct pty *pty, int row)
{
	char of[32];
	snprintf(of, sizeof of, "%d of %d", row, SIGNS);
	if (!pty_wait_text(pty, of, SOON))
		return false;
	for (int i = 0; i < 12 && !pty_wait_text(pty, "3  yes", 1500); i++)
		send(pty, "<Enter>");
	send(pty, "1");
	return true;
}

static inline bool say_no_to_all(struct pty *pty)
{
	for (int row = 1; row <= SIGNS; row++)
		if (!say_no(pty, row))
			return false;
	return true;
}

static inline bool play_scene(struct pty *pty, const struct setting *setting, size_t scene)
{
	if (setting->each)
		setting->each(pty, scene);
	if (*scenes[scene].keys)
		send(pty, scenes[scene].keys);
	if (scene == SAFETY && !say_no_to_all(pty))
		return false;
	if (scene == AGREE)
		read_and_agree(pty);
	return scene + 1 == COUNT(scenes) || go_on(pty, scenes[scene + 1].see);
}

static inline bool play_scenes(struct pty *pty, const struct setting *setting, size_t from,
	size_t to)
{
	for (size_t i = from; i < to; i++)
		if (!play_scene(pty, setting, i))
			return false;
	return true;
}

static inline bool leave_home(struct pty *pty, int code)
{
	send(pty, "<End>");
	pty_send(pty, "<Enter>");
	return pty_wait_end(pty, SOON) && WIFEXITED(pty->status)
	       && WEXITSTATUS(pty->status) == code;
}

#endif
