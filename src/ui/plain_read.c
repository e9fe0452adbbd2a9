/*
 * Screens that are read out: what is said, the answers so far, a page, a plan to agree
 * on, and the end.
 */
#include "ui/plain_kind.h"

#include "base/str.h"
#include "ui/plain_menu.h"

/* ---- what is said -------------------------------------------------------------- */

static void ask_enter(struct turn *turn)
{
	turn_say_word(turn, WORD_plain_prompt_enter);
}

static bool take_enter(struct turn *turn, const char *line)
{
	return *line ? turn_refuse(turn, WORD_plain_unknown) : turn_send(turn, ACT_NEXT);
}

static void list_review(struct turn *turn)
{
	if (turn->view->item_count == 0)
		turn_say_word(turn, WORD_review_empty);
	turn_say_items(turn);
}

static bool take_review(struct turn *turn, const char *line)
{
	long number;
	if (!*line)
		return turn_send(turn, ACT_NEXT);
	if (!turn_read_number(line, 1, (long)turn->view->item_count, &number))
		return turn_refuse(turn, WORD_plain_unknown);
	turn->act->number = turn->view->items[number - 1].screen;
	return turn_send(turn, ACT_JUMP);
}

const struct plain_kind plain_say = { .ask = ask_enter, .take = take_enter };

const struct plain_kind plain_review = {
	.list = list_review, .ask = ask_enter, .take = take_review,
};

/* ---- a page -------------------------------------------------------------------- */

static void say_lines(struct turn *turn)
{
	plain_look_lines(turn, turn->view->lines, turn->view->line_count);
}

const struct plain_kind plain_page = {
	.list = say_lines, .ask = ask_enter, .take = take_enter,
};

/* ---- a plan, and the end ------------------------------------------------------- */

/* "1  patient: yes, this is my plan", and whether it was said. */
static void say_yes(struct turn *turn, size_t number, enum word who, enum word what,
	const char *said)
{
	buf_printf(&turn->say, "%zu  %s: %s", number, turn_word(turn, who), turn_word(turn, what));
	if (said)
		buf_printf(&turn->say, " (%s)", said);
	turn_say(turn, "\n");
}

static void ask_agree(struct turn *turn)
{
	const struct view_agree *agree = &turn->view->agree;
	turn_say_line(turn, agree->shut);
	say_yes(turn, 1, WORD_name_patient, WORD_agree_patient,
		agree->patient ? turn_word(turn, WORD_plan_patient_yes) : NULL);
	say_yes(turn, 2, WORD_name_clinician, WORD_agree_clinician,
		agree->clinician ? turn_word(turn, WORD_plan_clinician_yes) : NULL);
	turn_say_numbered(turn, 3, turn_word(turn, WORD_agree_change), NULL);
	turn_say_numbered(turn, 4, turn_word(turn, WORD_agree_notyet), NULL);
	if (agree->patient && agree->clinician)
		turn_say_word(turn, WORD_agree_done);
	turn_say_word(turn, agree->patient && agree->clinician ? WORD_plain_prompt_enter
	                                                  : WORD_plain_prompt_choice);
}

static bool take_yes(struct turn *turn, enum act_role role, bool said)
{
	if (turn->view->agree.shut)
		return false;
	turn->act->role = role;
	return turn_send(turn, said ? ACT_TAKE_BACK : ACT_YES);
}

static bool take_agree(struct turn *turn, const char *line)
{
	const struct view_agree *agree = &turn->view->agree;
	if (!*line && agree->patient && agree->clinician)
		return turn_send(turn, ACT_NEXT);
	if (str_is(line, "1"))
		return take_yes(turn, ROLE_PATIENT, agree->patient);
	if (str_is(line, "2"))
		return take_yes(turn, ROLE_CLINICIAN, agree->clinician);
	/* The engine knows where the lines are changed. */
	turn->act->number = -1;
	if (str_is(line, "3"))
		return turn_send(turn, ACT_JUMP);
	/* What is not kept would be gone. */
	if (str_is(line, "4"))
		return turn->view->may & MAY_LEAVE ? turn_send(turn, ACT_LATER)
		                                   : turn_refuse(turn, WORD_leave_text);
	return turn_refuse(turn, WORD_need_choice);
}

static void ask_end(struct turn *turn)
{
	turn_say_items(turn);
	turn_say_word(turn, turn->view->item_count ? WORD_plain_prompt_choice : WORD_end_done);
}

/* The last of what can be done is to close, and so is an empty line. */
static bool take_end(struct turn *turn, const char *line)
{
	struct plain *plain = turn->plain;
	long count = (long)turn->view->item_count, number = count;
	if (*line && !turn_read_number(line, 1, count, &number))
		return turn_refuse(turn, count ? WORD_need_choice : WORD_plain_unknown);
	if (number == count)
		return turn_send(turn, ACT_CLOSE);
	plain->pick[0] = (int)number - 1;
	turn->act->value = (struct value){ .type = VALUE_CHOICES, .pick = plain->pick,
		.count = 1 };
	return turn_send(turn, ACT_NEXT);
}

const struct plain_kind plain_agree = {
	.list = say_lines, .ask = ask_agree, .take = take_agree,
};

const struct plain_kind plain_end = { .list = say_lines, .ask = ask_end, .take = take_end };
