/*
 * The way through a visit to the screen that is to be measured: what is seen,
 * and what is done there; then Enter, as often as the page has to be turned.
 */
#ifndef TANDEM_TESTS_BENCH_WAY_H
#define TANDEM_TESTS_BENCH_WAY_H

#include "tests/term/pty.h"

#include <stdio.h>

#define QUIET 8   /* ms of silence that end an answer */
#define SOON 5000 /* ms: what does not come within is not measured */

struct way {
	const char *see, *keys;
};

/* A row takes an answer once its keys are there. */
#define WAY_NO(row) { row " of 8", "" }, { "3  yes", "1" }
#define WAY_TO_SAFETY \
	{ "Who is this visit for?", "Jo" }, { "Who's here today", "1" }, \
		{ "May we keep what you say", "1" }, { "Is it new, or getting", "" }
#define WAY_TO_STORY \
	WAY_TO_SAFETY, WAY_NO("1"), WAY_NO("2"), WAY_NO("3"), WAY_NO("4"), WAY_NO("5"), \
		WAY_NO("6"), WAY_NO("7"), WAY_NO("8"), { "that is right", "" }, \
		{ "What has it been like", "" }
#define WAY_TO_SURE \
	WAY_TO_STORY, { "What has it been like", "I miss dancing" }, \
		{ "What have you managed", "heat" }, { "What would you like to talk", "" }, \
		{ "If your back hurt you less", "my garden" }, { "Which would you pick", "1" }, \
		{ "What, if anything", "walk" }, { "Tell me how the first time", "" }, \
		{ "How sure are you", "5" } /* from 0 to 1 a line of the coach comes or goes */

/* The last of a way is where it ends; one that is named twice is for both. */
static const struct way way_to_safety[] = { WAY_TO_SAFETY, { NULL, NULL } };
static const struct way way_to_story[] = { WAY_TO_STORY, { NULL, NULL } };
static const struct way way_to_sure[] = { WAY_TO_SURE, { NULL, NULL } };

static inline void way_settle(struct pty *pty)
{
	pty_read(pty, 5 * QUIET, SOON);
}

static inline bool way_turn_to(struct pty *pty, const char *see)
{
	for (int i = 0; i < 12 && !pty_shows(pty, see); i++) {
		pty_send(pty, "<Enter>");
		pty_wait_text(pty, see, 100);
	}
	return pty_shows(pty, see);
}

/* Ends on the last screen of it, where nothing is done. */
static inline bool way_go(struct pty *pty, const struct way *way)
{
	for (; way && way->see; way++) {
		if (!way_turn_to(pty, way->see)) {
			printf("'%s' does not come\n%s", way->see, pty_screen(pty));
			return false;
		}
		if (*way->keys)
			pty_send(pty, way->keys);
		way_settle(pty);
	}
	return true;
}

#endif
