/*
 * review, agree: all that was said, before it is over.
 */
#include "visit/agreement.h"
#include "visit/answer.h"
#include "visit/disclosure.h"
#include "visit/kind.h"

/* ---- review: every answer that may be shown now, and a jump to each -----------------
 * The answers to danger signs are counted, not listed: somebody may be reading along. */

static void review_show(const struct visit *visit, const struct pack_question *question,
	struct arena *frame, struct view *view)
{
	const struct pack *pack = visit->pack;
	const struct pack_path *path = &pack->paths[visit->state.path];
	struct view_item *items = arena_array(frame, path->screen_count, sizeof *items);
	(void)question;
	for (size_t i = 0; i < path->screen_count; i++) {
		const struct pack_screen *screen = &pack->screens[path->screens[i]];
		if (!visit_is_live(visit, screen->number) || screen->question < 0
			|| !answer_is_kept(&pack->questions[screen->question])
			|| !disclosure_of_answer(visit, screen->question))
			continue;
		const char *words = visit_words(visit, screen->question, frame);
		/* Where a line is changed, what was never asked is not asked now. */
		if (!words && path->changes && !screen->when)
			continue;
		const char *none = visit->state.skipped[screen->number]
		                           ? pack->words.text[WORD_skipped]
		                           : pack->words.text[WORD_unanswered];
		items[view->item_count++] = (struct view_item){ .id = screen->id,
			.label = visit_fill(visit, &screen->heading, true, frame, NULL),
			.detail = words ? words : none, .value = -1, .screen = screen->number };
	}
	view->items = items;
}

const struct kind kind_review = { .show = review_show };

/* ---- agree: the plan, and two yeses ---------------------------------------------------
 * The plan's lines come from plan_show(); here is only why nobody can agree yet. */

static void agree_show(const struct visit *visit, const struct pack_question *question,
	struct arena *frame, struct view *view)
{
	struct missing missing;
	(void)question;
	/* As far as the visit knows the time; a yes is asked by the clock. */
	view->agree.shut = agreement_shut(visit, visit->state.last, frame);
	view->agree.fills = agreement_fills(visit, visit->state.last, frame, &missing);
	if (view->agree.fills)
		view->agree.fill_screen = missing.screen->number;
}

const struct kind kind_agree = { .show = agree_show };
