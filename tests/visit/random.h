/*
 * What somebody might do next in a visit, by chance that comes again with its seed.
 */
#ifndef TANDEM_TESTS_RANDOM_H
#define TANDEM_TESTS_RANDOM_H

#include "base/str.h"
#include "tests/visit/held.h"
#include "tests/visit/seen.h"

#define CANARY "CANARY"

/* What is typed: on a private screen or part, or on another.  A test that looks for its own
 * words sets it. */
static const char *random_canary(bool is_private)
{
	return is_private ? CANARY : "a few words";
}
static const char *(*random_words)(bool is_private) = random_canary;

/* What is said there must not be seen by whoever else comes in. */
static inline bool is_private_screen(const struct pack_screen *screen)
{
	return screen->is_private || screen->guest;
}

static inline bool is_private(const struct held *held)
{
	return is_private_screen(&held->pack->screens[held->visit.state.screen]);
}

/* ---- what is answered ------------------------------------------------------------- */

static inline const char *random_part(const struct view_part *part, uint32_t *seed)
{
	static const char *const names[] = { "", "NAME-A", "NAME-B", "NAME-C" };
	if (str_starts(part->id, "name-"))
		return names[roll(seed, sizeof names / sizeof *names)];
	if (part->form == PART_ONE || part->form == PART_SET)
		return part->choice_count ? part->codes[roll(seed, (uint32_t)part->choice_count)]
		                          : "";
	if (strcmp(part->id, "tell") == 0)
		return random_words(true);
	if (strcmp(part->id, "weeks") == 0 || strcmp(part->id, "now") == 0
		|| strcmp(part->id, "then") == 0)
		return roll(seed, 4) ? roll(seed, 2) ? "3" : "500" : "many";
	return roll(seed, 3) ? random_words(false) : "";
}

static inline struct value random_parts(const struct view *view, uint32_t *seed, const char **texts)
{
	for (size_t i = 0; i < view->part_count; i++)
		texts[i] = random_part(&view->parts[i], seed);
	return (struct value){ .type = VALUE_PARTS, .part = texts, .count = view->part_count };
}

static inline struct value random_picks(const struct view *view, uint32_t *seed, int *picks)
{
	size_t count = view->kind == VIEW_ITEMS ? view->item_count : 1;
	uint32_t sides = (uint32_t)(view->kind == VIEW_ITEMS ? view->set.answer_count
	                                                     : view->item_count);
	for (size_t i = 0; i < count; i++)
		picks[i] = (int)roll(seed, sides);
	/* The last of many opens another screen. */
	if (view->kind == VIEW_MANY && roll(seed, 3) == 0)
		picks[0] = (int)sides - 1;
	/* Mostly no danger sign: else nobody gets past the second screen. */
	for (size_t i = 0; view->kind == VIEW_ITEMS && i < count && roll(seed, 4); i++)
		picks[i] = 0;
	return (struct value){ .type = view->kind == VIEW_ITEMS ? VALUE_ITEMS : VALUE_CHOICES,
		.pick = picks, .count = count };
}

static inline struct value random_ruler(const struct view *view, uint32_t *seed, int *picks)
{
	picks[0] = view->ruler.scale_count ? (int)roll(seed, (uint32_t)view->ruler.scale_count) : 0;
	if (view->ruler.scale_count && roll(seed, 3) == 0)
		return (struct value){ .type = VALUE_CHOICES, .pick = picks, .count = 1 };
	return (struct value){ .type = VALUE_NUMBER, .number = (int)roll(seed, 11) };
}

/* Mostly what goes on: else nobody gets further. */
static inline int random_action(const struct view *view, uint32_t *seed)
{
	for (size_t i = 0; i < view->item_count; i++)
		if (str_is(view->items[i].id, "examined") && roll(seed, 8))
			return (int)i;
	return str_is(view->screen, "stopped") ? 1
	                                       : (int)roll(seed, (uint32_t)view->item_count);
}

static inline struct value random_value(const struct held *held, uint32_t *seed, int *picks,
	const char **texts)
{
	const struct view *view = &held->view;
	if (view->part_count)
		return random_parts(view, seed, texts);
	switch (view->kind) {
	case VIEW_WRITE:
		return (struct value){ .type = VALUE_TEXT,
			.text = random_words(is_private(held)) };
	case VIEW_RULER:
		return random_ruler(view, seed, picks);
	case VIEW_CHOOSE:
	case VIEW_MANY:
	case VIEW_TREND:
	case VIEW_COMPARE:
	case VIEW_ITEMS:
		return random_picks(view, seed, picks);
	case VIEW_STOP:
		picks[0] = random_action(view, seed);
		return (struct value){ .type = VALUE_RESOLUTION, .pick = picks, .count = 1,
			.by = "Amy", .text = "seen" };
	default:
		return (struct value){ .type = VALUE_NONE };
	}
}

/* ---- what is done ------------------------------------------------------------------ */

static const enum act_kind kinds[] = { ACT_NEXT, ACT_NEXT, ACT_NEXT, ACT_NEXT, ACT_NEXT, ACT_NEXT,
	ACT_NEXT, ACT_BACK, ACT_SKIP, ACT_JUMP, ACT_PRESENT, ACT_NOTE, ACT_UNDO, ACT_REDO,
	ACT_YES, ACT_TAKE_BACK, ACT_LATER };

static inline void random_act(struct held *held, uint32_t *seed)
{
	int picks[64];
	const char *texts[16];
	struct act act = { .kind = kinds[roll(seed, sizeof kinds / sizeof *kinds)] };
	act.value = random_value(held, seed, picks, texts);
	act.number = (int)roll(seed, PRESENCES);
	act.role = (enum act_role)roll(seed, 2);
	/* Mostly where one can go: the rest is there to be refused. */
	if (act.kind == ACT_JUMP)
		act.number = held->view.place_count && roll(seed, 3)
			? held->view.places[roll(seed, (uint32_t)held->view.place_count)].screen
			: (int)roll(seed, (uint32_t)held->pack->screen_count + 1) - 1;
	if (act.kind == ACT_NOTE) {
		act.number = (int)roll(seed, NOTE_TAGS);
		act.value = (struct value){ .type = VALUE_TEXT,
			.text = random_words(is_private(held)) };
	}
	held_act(held, &act);
	/* Ends of a visit are undone, so that the walk goes on. */
	if (held->visit.state.end > END_NOT && held->visit.state.end < END_UNFINISHED)
		held_do(held, ACT_UNDO);
}

#endif
