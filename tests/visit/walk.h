/*
 * Acts at random on a held visit.  Seeded, so that a failure comes again.
 */
#ifndef TANDEM_TESTS_VISIT_WALK_H
#define TANDEM_TESTS_VISIT_WALK_H

#include "base/str.h"
#include "tests/check.h"
#include "tests/visit/held.h"
#include "tests/visit/seen.h"

static inline const char *random_text(const struct view *view, uint32_t *seed)
{
	static const char *const texts[] = { "one", "two words" };
	bool hidden = strcmp(view->screen, "secret") == 0;
	return hidden ? "CANARY-TYPED" : texts[roll(seed, 2)];
}

/* Of parts that are picked one code, of the others a text, and now and then nothing. */
static inline void random_parts(const struct view *view, uint32_t *seed, const char **parts)
{
	for (size_t i = 0; i < view->part_count; i++) {
		const struct view_part *part = &view->parts[i];
		parts[i] = roll(seed, 4) == 0 ? ""
			: part->choice_count
			? part->codes[roll(seed, (uint32_t)part->choice_count)]
			: str_starts(part->id, "name-") ? part->id /* no two of one name */
			: random_text(view, seed);
	}
}

/* What may be an answer here, by what the question takes. */
static inline struct value random_value(struct held *held, uint32_t *seed, int *picks,
	const char **parts)
{
	const struct view *view = &held->view;
	int number = held->pack->screens[held->visit.state.screen].question;
	if (view->kind == VIEW_END || number < 0)
		return (struct value){ .type = VALUE_NONE };
	struct value value = { .type = held->pack->questions[number].value, .pick = picks,
		.part = parts };
	/* Who is here, and what then? */
	if (held->visit.state.page != PAGE_NONE)
		value.type = view->item_count ? VALUE_CHOICES : VALUE_NONE;
	switch (value.type) {
	case VALUE_NONE:
		break;
	case VALUE_TEXT:
		value.text = random_text(view, seed);
		break;
	case VALUE_NUMBER:
		value.number = (int)roll(seed, 11);
		break;
	case VALUE_CHOICES:
		value.count = 1;
		picks[0] = (int)roll(seed, (uint32_t)view->item_count);
		break;
	case VALUE_ITEMS:
		value.count = view->item_count;
		for (size_t i = 0; i < view->item_count; i++)
			picks[i] = (int)roll(seed, (uint32_t)view->set.answer_count);
		break;
	case VALUE_RESOLUTION:
		value.count = 1;
		picks[0] = (int)roll(seed, (uint32_t)view->item_count);
		value.by = "Amy";
		value.text = "seen";
		break;
	case VALUE_PARTS:
		value.count = view->part_count;
		random_parts(view, seed, parts);
		break;
	}
	return value;
}

static inline void random_act(struct held *held, uint32_t *seed)
{
	static const enum act_kind kinds[] = { ACT_NEXT, ACT_NEXT, ACT_NEXT, ACT_NEXT, ACT_NEXT,
		ACT_BACK, ACT_BACK, ACT_SKIP, ACT_JUMP, ACT_PRESENT, ACT_PRESENT, ACT_UNDO,
		ACT_REDO, ACT_YES, ACT_TAKE_BACK, ACT_COVER, ACT_UNCOVER, ACT_LATER };
	int picks[16];
	const char *parts[16];
	struct act act = { .kind = kinds[roll(seed, sizeof kinds / sizeof *kinds)] };
	act.value = random_value(held, seed, picks, parts);
	act.number = act.kind == ACT_JUMP
	                     ? (int)roll(seed, (uint32_t)held->pack->screen_count + 1) - 1
	                     : (int)roll(seed, PRESENCES);
	act.role = (enum act_role)roll(seed, 2);
	held_act(held, &act);
	/* Ends of a visit are undone, so that the walk goes on. */
	if (held->visit.state.end > END_NOT && held->visit.state.end < END_UNFINISHED)
		held_do(held, ACT_UNDO);
}

#endif
