#include "ui/plain_head.h"

#include <stdio.h>

#include "base/str.h"

static void say_saving(struct turn *turn)
{
	static const enum word words[] = { [SAVING_NOT_KEPT_YET] = WORD_not_kept_yet,
		[SAVING_NOT_KEPT] = WORD_not_kept, [SAVING_NOTHING] = WORD_nothing_kept,
		[SAVING_SAVED] = WORD_saved, [SAVING_FAILED] = WORD_not_saved };
	turn_say(turn, turn_word(turn, words[turn->view->saving]));
}

/* "Step 2 of 4, Understand. Jo, patient answers, saved." */
void plain_head(struct turn *turn)
{
	static const enum word turns[] = { [TURN_PATIENT] = WORD_turn_patient,
		[TURN_CLINICIAN] = WORD_turn_clinician, [TURN_BOTH] = WORD_turn_both,
		[TURN_GUEST] = WORD_turn_guest };
	const struct view *view = turn->view;
	if (view->step_title && view->steps == 0) {
		buf_printf(&turn->say, "%s. ", view->step_title);
	} else if (view->step_title) {
		char place[64];
		snprintf(place, sizeof place, "%d %s %d", view->step, turn_word(turn, WORD_step_of),
			view->steps);
		turn_say_with(turn, WORD_plain_step, place);
		buf_printf(&turn->say, ", %s. ", view->step_title);
	}
	bool visit = view->saving != SAVING_NO_VISIT;
	if (view->label)
		buf_printf(&turn->say, "%s%s", view->label, visit ? ", " : "");
	if (view->has_turn) {
		turn_say_with(turn, turns[view->turn], view->guest ? view->guest : "");
		turn_say(turn, ", ");
	}
	if (visit)
		say_saving(turn);
	turn_say(turn, ".\n");
}

void plain_head_coach(struct turn *turn, bool all)
{
	static const enum word words[COACH_KINDS] = { [COACH_SAY] = WORD_coach_say,
		[COACH_ASK] = WORD_coach_ask, [COACH_LISTEN] = WORD_coach_listen,
		[COACH_TRY] = WORD_coach_try, [COACH_AVOID] = WORD_coach_avoid,
		[COACH_MORE] = WORD_coach_more };
	const struct view *view = turn->view;
	bool first = true;
	for (size_t i = 0; i < view->coach_count; i++) {
		const struct view_coach *line = &view->coach[i];
		if ((line->kind == COACH_MORE && !all) || str_is_empty(line->text))
			continue;
		if (first)
			buf_printf(&turn->say, "(%s)\n", turn_word(turn, WORD_for_clinician));
		first = false;
		buf_printf(&turn->say, "%s: %s\n", turn_word(turn, words[line->kind]), line->text);
	}
}
