/*
 * Screens that are read out: what is said, the answers so far, a page, a plan to agree
 * on, and the end.
 */
#include "ui/plain_kind.h"

#include "ui/plain_io.h"
#include "ui/plain_state.h"

#include "base/str.h"
#include "ui/plain_menu.h"

/* ---- what is said -------------------------------------------------------------- */

static void ask_enter(struct plain_io *io)
{
	plain_io_say_word(io, WORD_plain_prompt_enter);
}

static bool take_enter(struct plain_io *io, const char *line)
{
	return *line ? plain_io_refuse(io, WORD_plain_unknown) : plain_io_send(io, ACT_NEXT);
}

static void list_review(struct plain_io *io)
{
	if (io->view->item_count == 0)
		plain_io_say_word(io, WORD_review_empty);
	plain_io_say_items(io);
}

static bool take_review(struct plain_io *io, const char *line)
{
	long number;
	if (!*line)
		return plain_io_send(io, ACT_NEXT);
	if (!plain_io_read_number(line, 1, (long)io->view->item_count, &number))
		return plain_io_refuse(io, WORD_plain_unknown);
	io->act->number = io->view->items[number - 1].screen;
	return plain_io_send(io, ACT_JUMP);
}

const struct plain_kind plain_say = { .ask = ask_enter, .take = take_enter };

const struct plain_kind plain_review = {
	.list = list_review, .ask = ask_enter, .take = take_review,
};

/* ---- a page -------------------------------------------------------------------- */

static void say_lines(struct plain_io *io)
{
	plain_look_lines(io, io->view->lines, io->view->line_count);
}

const struct plain_kind plain_page = {
	.list = say_lines, .ask = ask_enter, .take = take_enter,
};

/* ---- a plan, and the end ------------------------------------------------------- */

/* "1  patient: yes, this is my plan", and whether it was said. */
static void say_yes(struct plain_io *io, size_t number, enum word who, enum word what,
	const char *said)
{
	const struct words *words = io->view->words;
	const char *row = words_label(words, words->text[who], words->text[what], &io->arena);
	if (said)
		row = words_aside(words, row, said, &io->arena);
	buf_printf(&io->say, "%zu  %s\n", number, row);
}

static void ask_yeses(struct plain_io *io)
{
	const struct view_agree *agree = &io->view->agree;
	say_yes(io, 1, WORD_name_patient, WORD_agree_patient,
		agree->patient ? plain_io_word(io, WORD_plan_patient_yes) : NULL);
	say_yes(io, 2, WORD_name_clinician, WORD_agree_clinician,
		agree->clinician ? plain_io_word(io, WORD_plan_clinician_yes) : NULL);
}

static void ask_agree(struct plain_io *io)
{
	const struct view_agree *agree = &io->view->agree;
	plain_io_say_shown(io, agree->shut);
	if (agree->shut && agree->fills)
		plain_io_say_numbered(io, 1, plain_io_word(io, WORD_agree_fill), NULL);
	else
		ask_yeses(io);
	plain_io_say_numbered(io, 3, plain_io_word(io, WORD_agree_notyet), NULL);
	plain_io_say_numbered(io, 4, plain_io_word(io, WORD_agree_change), NULL);
	if (agree->patient && agree->clinician)
		plain_io_say_word(io, WORD_agree_done);
	plain_io_say_word(io, agree->patient && agree->clinician ? WORD_plain_prompt_enter
	                                                  : WORD_plain_prompt_choice);
}

static bool take_yes(struct plain_io *io, enum act_role role, bool said)
{
	const struct view_agree *agree = &io->view->agree;
	io->act->number = agree->fill_screen;
	if (agree->shut)
		return agree->fills && role == ROLE_PATIENT && plain_io_send(io, ACT_JUMP);
	io->act->role = role;
	return plain_io_send(io, said ? ACT_TAKE_BACK : ACT_YES);
}

/* Whose yes is not there, and that it can wait; after both there is nothing to wait for. */
static bool say_not_yet(struct plain_io *io)
{
	if (io->view->agree.patient && io->view->agree.clinician)
		return plain_io_refuse(io, WORD_agree_done);
	io->plain->asks = PLAIN_ASKS_NOTYET;
	return false;
}

static bool take_agree(struct plain_io *io, const char *line)
{
	const struct view_agree *agree = &io->view->agree;
	if (!*line && agree->patient && agree->clinician)
		return plain_io_send(io, ACT_NEXT);
	if (str_is(line, "1"))
		return take_yes(io, ROLE_PATIENT, agree->patient);
	if (str_is(line, "2"))
		return take_yes(io, ROLE_CLINICIAN, agree->clinician);
	if (str_is(line, "3"))
		return say_not_yet(io);
	/* The engine knows where the lines are changed. */
	io->act->number = -1;
	if (str_is(line, "4"))
		return plain_io_send(io, ACT_JUMP);
	return plain_io_refuse(io, WORD_need_choice);
}

static void ask_end(struct plain_io *io)
{
	plain_io_say_items(io);
	plain_io_say_word(io, io->view->item_count ? WORD_plain_prompt_choice : WORD_end_done);
}

/* The last of what can be done is to close, and so is an empty line. */
static bool take_end(struct plain_io *io, const char *line)
{
	struct plain *plain = io->plain;
	long count = (long)io->view->item_count, number = count;
	if (*line && !plain_io_read_number(line, 1, count, &number))
		return plain_io_refuse(io, count ? WORD_need_choice : WORD_plain_unknown);
	if (number == count)
		return plain_io_send(io, ACT_CLOSE);
	plain->pick[0] = (int)number - 1;
	io->act->value = (struct value){ .type = VALUE_CHOICES, .pick = plain->pick,
		.count = 1 };
	return plain_io_send(io, ACT_NEXT);
}

const struct plain_kind plain_agree = {
	.lists_plan = true, .list = say_lines, .ask = ask_agree, .take = take_agree,
};

const struct plain_kind plain_end = { .list = say_lines, .ask = ask_end, .take = take_end };
