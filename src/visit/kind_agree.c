/*
 * agree: the plan, and two yeses.  The plan's lines come from plan_show(); here
 * is only why nobody can agree yet.
 */
#include "visit/kind.h"

/* May somebody resolve what is open here and now?  While others are present the
 * reason says no more than that something is left. */
static enum word why_shut(const struct visit *visit)
{
	return visit->state.with_others ? WORD_agree_open_alone : WORD_agree_open_safety;
}

static void show(const struct visit *visit, const struct pack_question *question,
	struct arena *frame, struct view *view)
{
	const char *blank = visit_blank(visit);
	(void)question;
	if (visit_has_open(visit))
		view->agree.shut = visit->pack->words.text[why_shut(visit)];
	else if (blank)
		view->agree.shut = words_put(visit->pack->words.text[WORD_agree_blank], blank,
			frame);
}

const struct kind kind_agree = { .kind = VIEW_AGREE, .show = show };
