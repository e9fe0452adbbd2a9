/*
 * What a key costs in a short visit and in a long one: deciding, applying and
 * showing an answer after 10 and after 1,000 events; an undo, which folds all
 * events anew; and reading 1,000 events back.
 */
#include "base/utf8.h"
#include "tests/visit/held.h"

#include <time.h>

#define KEYS 400

static double microseconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

/* Answers and goes back, until there are so many events. */
static void lengthen(struct held *held, size_t events)
{
	char text[40];
	static const int no[] = { 0, 0, 0 };
	held_pick(held, 0);
	held_pick(held, 0);
	held_picks(held, VALUE_ITEMS, no, 3);
	held_do(held, ACT_NEXT);
	for (int i = 0; held->visit.event_count < events; i++) {
		snprintf(text, sizeof text, "answer number %d", i);
		held_text(held, text);
		held_do(held, ACT_BACK);
	}
}

/* One key that shows without changing the visit, as most keys do; then one answer. */
static double show_once(struct held *held)
{
	struct arena frame;
	struct view view;
	arena_init(&frame, NULL);
	double began = microseconds();
	for (int i = 0; i < KEYS; i++) {
		arena_reset(&frame);
		visit_show(&held->visit, &frame, &view);
	}
	double took = (microseconds() - began) / KEYS;
	arena_release(&frame);
	return took;
}

static double answer_once(struct held *held)
{
	char text[40];
	double took = 0;
	for (int i = 0; i < KEYS / 4; i++) {
		snprintf(text, sizeof text, "again %d", i);
		double began = microseconds();
		held_text(held, text);
		took += microseconds() - began;
		held_do(held, ACT_BACK);
	}
	return took / (KEYS / 4);
}

static double undo_once(struct held *held)
{
	double began = microseconds();
	held_do(held, ACT_UNDO);
	return microseconds() - began;
}

static double replay(struct held *held)
{
	struct visit again;
	visit_init(&again, held->pack, NULL);
	double began = microseconds();
	for (size_t i = 0; i < held->visit.event_count; i++)
		visit_replay(&again, &held->visit.events[i], NULL);
	double took = microseconds() - began;
	visit_release(&again);
	return took;
}

int main(void)
{
	static const size_t lengths[] = { 10, 1000 };
	double show[2], answer[2], undo[2], read[2];
	utf8_locale();
	for (int i = 0; i < 2; i++) {
		struct held held;
		held_begin(&held, "tests/pack/kinds", "all");
		lengthen(&held, lengths[i]);
		read[i] = replay(&held);
		show[i] = show_once(&held);
		answer[i] = answer_once(&held);
		undo[i] = undo_once(&held);
		held_end(&held);
	}
	printf("microseconds after      10 events  1,000 events      ratio\n");
	printf("a key, shown           %10.1f    %10.1f  %9.2f\n", show[0], show[1],
		show[1] / show[0]);
	printf("an answer, applied     %10.1f    %10.1f  %9.2f\n", answer[0], answer[1],
		answer[1] / answer[0]);
	printf("an undo                %10.1f    %10.1f  %9.2f\n", undo[0], undo[1],
		undo[1] / undo[0]);
	printf("all of it read back    %10.1f    %10.1f  %9.2f\n", read[0], read[1],
		read[1] / read[0]);
	return 0;
}
