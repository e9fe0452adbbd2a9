/*
 * The plain face.
 *
 * What a kind of screen lists, how it asks and how it takes a line is a row of
 * one table, by kind.
 */
#include "ui/plain.h"

#include "base/str.h"
#include "ui/plain_head.h"
#include "ui/plain_menu.h"
#include "ui/turn.h"

#include <stdio.h>
#include <string.h>

#define TEXT_MAX 65536
#define NAME_MAX_BYTES 1024
#define COUNT(array) (sizeof(array) / sizeof *(array))

void plain_init(struct plain *plain, bool ascii)
{
	*plain = (struct plain){ .ascii = ascii };
	buf_init(&plain->text, TEXT_MAX);
	buf_init(&plain->by, NAME_MAX_BYTES);
	buf_init(&plain->said, TEXT_MAX + NAME_MAX_BYTES);
}

void plain_release(struct plain *plain)
{
	buf_release(&plain->text);
	buf_release(&plain->by);
	buf_release(&plain->said);
}

static void say_plan(struct turn *turn)
{
	for (size_t i = 0; i < turn->view->line_count; i++) {
		const struct view_line *line = &turn->view->lines[i];
		if (line->label)
			buf_printf(&turn->say, "%s:\n", line->label);
		buf_printf(&turn->say, "    %s\n", line->text ? line->text : "");
	}
}

static void drop_text(struct plain *plain)
{
	buf_clear(&plain->text);
	buf_clear(&plain->by);
}

/* ---- say, and what there is when nothing is asked */

static void ask_enter(struct turn *turn)
{
	turn_say_word(turn, WORD_plain_prompt_enter);
}

static bool take_enter(struct turn *turn, const char *line)
{
	return *line ? turn_refuse(turn, WORD_plain_unknown) : turn_send(turn, ACT_NEXT);
}

/* ---- write */

static void list_write(struct turn *turn)
{
	const struct view *view = turn->view;
	for (size_t i = 0; i < view->starter_count; i++)
		turn_say_line(turn, view->starters[i]);
	if (view->value.type != VALUE_TEXT || str_is_empty(view->value.text))
		return;
	if (view->is_draft)
		turn_say_word(turn, WORD_draft_back);
	turn_say_quoted(turn, view->value.text);
}

static void ask_write(struct turn *turn)
{
	/* One line ends by itself: what to type stands above it. */
	if (turn->plain->text.len == 0 && !turn->view->one_line)
		turn_say_word(turn, WORD_plain_prompt_text);
}

static struct value text_value(const struct plain *plain)
{
	return (struct value){ .type = VALUE_TEXT, .text = turn_bytes(&plain->text) };
}

static bool take_write(struct turn *turn, const char *line)
{
	struct plain *plain = turn->plain;
	if (!*line && plain->text.len == 0)
		return turn_send_as_it_stands(turn);
	if (*line && plain->text.len)
		buf_add_char(&plain->text, '\n');
	buf_add_text(&plain->text, line);
	if (plain->text.failed) {
		drop_text(plain);
		return turn_refuse(turn, WORD_too_long);
	}
	struct value value = text_value(plain);
	if (!*line || turn->view->one_line)
		return turn_send_answer(turn, &value);
	turn->act->value = value;
	return turn_send(turn, ACT_DRAFT);
}

/* ---- choose and many */

/* The list, and the answer as it stands. */
static void list_choices(struct turn *turn)
{
	struct buf now;
	turn_say_items(turn);
	if (turn->view->ranked)
		turn_say_word(turn, WORD_ranked_hint);
	buf_init(&now, TEXT_MAX);
	turn_put_words(turn, &turn->view->value, &now);
	if (now.len)
		buf_printf(&turn->say, "= %s\n", now.data);
	buf_release(&now);
}

static void ask_choose(struct turn *turn)
{
	turn_say_word(turn, WORD_plain_prompt_choice);
}

static struct value pick_value(const struct plain *plain)
{
	return (struct value){ .type = VALUE_CHOICES, .pick = plain->pick,
		.count = plain->pick_count };
}

static bool take_choose(struct turn *turn, const char *line)
{
	struct plain *plain = turn->plain;
	long number;
	if (!*line)
		return turn_send_as_it_stands(turn);
	if (!turn_read_number(line, 1, (long)turn->view->item_count, &number))
		return turn_refuse(turn, WORD_need_choice);
	plain->pick[0] = (int)number - 1;
	plain->pick_count = 1;
	struct value value = pick_value(plain);
	return turn_send_answer(turn, &value);
}

static void ask_many(struct turn *turn)
{
	turn_say_word(turn, WORD_plain_prompt_many);
}

static bool is_picked(const struct plain *plain, int number)
{
	for (size_t i = 0; i < plain->pick_count; i++)
		if (plain->pick[i] == number)
			return true;
	return false;
}

/* "3 1,4": false when anything there is no number of the list. */
static bool read_picks(struct turn *turn, const char *line)
{
	struct plain *plain = turn->plain;
	plain->pick_count = 0;
	while (*(line += strspn(line, " ,"))) {
		size_t len = strcspn(line, " ,");
		char digits[8];
		long number;
		snprintf(digits, sizeof digits, "%.*s", (int)len, line);
		if (len >= sizeof digits
			|| !turn_read_number(digits, 1, (long)turn->view->item_count, &number))
			return false;
		if (!is_picked(plain, (int)number - 1) && plain->pick_count < PLAIN_PICKS)
			plain->pick[plain->pick_count++] = (int)number - 1;
		line += len;
	}
	return true;
}

static bool take_many(struct turn *turn, const char *line)
{
	if (!*line)
		return turn_send_as_it_stands(turn);
	if (!read_picks(turn, line))
		return turn_refuse(turn, WORD_need_choice);
	struct value value = pick_value(turn->plain);
	return turn_send_answer(turn, &value);
}

/* ---- items */

static bool is_scale(const struct view *view)
{
	long number;
	return view->answer_count > 0 && str_to_long(view->answers[0], &number);
}

static void say_mark(struct turn *turn, int number, const char *text)
{
	if (!str_is_empty(text))
		buf_printf(&turn->say, "%d: %s\n", number, text);
}

static void list_rows(struct turn *turn)
{
	const struct view *view = turn->view;
	if (!is_scale(view)) {
		for (size_t i = 0; i < view->answer_count; i++)
			turn_say_numbered(turn, i + 1, view->answers[i], NULL);
		return;
	}
	say_mark(turn, view->low, view->low_text);
	say_mark(turn, view->high, view->high_text);
}

static void say_of(struct turn *turn, size_t number, size_t all)
{
	buf_printf(&turn->say, "%zu %s %zu", number, turn_word(turn, WORD_step_of), all);
}

static void ask_row(struct turn *turn)
{
	const struct plain *plain = turn->plain;
	const struct view *view = turn->view;
	if (plain->at >= view->item_count)
		return;
	int picked = plain->pick[plain->at];
	say_of(turn, plain->at + 1, view->item_count);
	buf_printf(&turn->say, ": %s", view->items[plain->at].label);
	if (picked >= 0 && (size_t)picked < view->answer_count)
		buf_printf(&turn->say, " = %s", view->answers[picked]);
	turn_say(turn, "\n");
	turn_say_word(turn, is_scale(view) ? WORD_plain_prompt_number : WORD_plain_prompt_choice);
}

static struct value rows_value(const struct turn *turn)
{
	return (struct value){ .type = VALUE_ITEMS, .pick = turn->plain->pick,
		.count = turn->plain->pick_count };
}

/* On a scale a number is itself, else it is that of an answer. */
static bool take_row(struct turn *turn, const char *line)
{
	struct plain *plain = turn->plain;
	const struct view *view = turn->view;
	long first = is_scale(view) ? view->low : 1, number;
	if (*line) {
		if (!turn_read_number(line, first, first + (long)view->answer_count - 1, &number))
			return turn_refuse(turn, WORD_plain_unknown);
		if (plain->at < plain->pick_count)
			plain->pick[plain->at] = (int)(number - first);
	}
	if (++plain->at < plain->pick_count)
		return false;
	struct value value = rows_value(turn);
	return turn_send_answer(turn, &value);
}

/* ---- ruler */

static void list_ruler(struct turn *turn)
{
	const struct view *view = turn->view;
	char number[16];
	say_mark(turn, view->low, view->low_text);
	say_mark(turn, (view->low + view->high) / 2, view->half_text);
	say_mark(turn, view->high, view->high_text);
	if (view->value.type == VALUE_NUMBER) {
		snprintf(number, sizeof number, "%d", view->value.number);
		turn_say_with(turn, WORD_was_before, number);
		turn_say(turn, "\n");
	}
}

static void ask_ruler(struct turn *turn)
{
	turn_say_word(turn, WORD_plain_prompt_number);
}

static bool take_ruler(struct turn *turn, const char *line)
{
	long number;
	if (!*line)
		return turn_send_as_it_stands(turn);
	if (!turn_read_number(line, turn->view->low, turn->view->high, &number))
		return turn_refuse(turn, WORD_need_number);
	struct value value = { .type = VALUE_NUMBER, .number = (int)number };
	return turn_send_answer(turn, &value);
}

/* ---- review */

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

/* ---- agree */

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
	if (str_is(line, "4"))
		return turn_send(turn, ACT_LATER);
	return turn_refuse(turn, WORD_need_choice);
}

/* ---- stop: what was done, by whom, and why where a reason is needed */

enum { STOP_ACTION, STOP_NAME, STOP_REASON };

static void list_stop(struct turn *turn)
{
	turn_say_word(turn, WORD_what_done);
	turn_say_items(turn);
}

static void ask_stop(struct turn *turn)
{
	static const enum word prompts[] = { [STOP_ACTION] = WORD_plain_prompt_choice,
		[STOP_NAME] = WORD_need_name, [STOP_REASON] = WORD_need_reason };
	turn_say_word(turn, prompts[turn->plain->at]);
}

static bool needs_reason(const struct turn *turn)
{
	int action = turn->plain->pick[0];
	return action >= 0 && (size_t)action < COUNT(turn->view->needs_reason)
	       && turn->view->needs_reason[action];
}

static bool send_done(struct turn *turn)
{
	struct plain *plain = turn->plain;
	struct value value = { .type = VALUE_DONE, .pick = plain->pick, .count = 1,
		.by = turn_bytes(&plain->by), .text = turn_bytes(&plain->text) };
	return turn_send_answer(turn, &value);
}

static bool take_stop(struct turn *turn, const char *line)
{
	struct plain *plain = turn->plain;
	long number;
	if (plain->at == STOP_ACTION) {
		if (!turn_read_number(line, 1, (long)turn->view->item_count, &number))
			return turn_refuse(turn, WORD_need_done);
		plain->pick[0] = (int)number - 1;
		plain->pick_count = 1;
		plain->at = STOP_NAME;
		return false;
	}
	/* Asked again, in the same words. */
	if (!*line)
		return false;
	buf_add_text(plain->at == STOP_NAME ? &plain->by : &plain->text, line);
	if (plain->at++ == STOP_NAME && needs_reason(turn))
		return false;
	return send_done(turn);
}

/* ---- end */

static void ask_end(struct turn *turn)
{
	turn_say_word(turn, WORD_end_done);
}

static bool take_end(struct turn *turn, const char *line)
{
	return *line ? turn_refuse(turn, WORD_plain_unknown) : turn_send(turn, ACT_CLOSE);
}

static const struct {
	void (*list)(struct turn *turn); /* once for a screen */
	void (*ask)(struct turn *turn);  /* before each line */
	bool (*take)(struct turn *turn, const char *line);
} kinds[VIEW_KINDS] = {
	[VIEW_SAY] = { NULL, ask_enter, take_enter },
	[VIEW_WRITE] = { list_write, ask_write, take_write },
	[VIEW_CHOOSE] = { list_choices, ask_choose, take_choose },
	[VIEW_MANY] = { list_choices, ask_many, take_many },
	[VIEW_ITEMS] = { list_rows, ask_row, take_row },
	[VIEW_RULER] = { list_ruler, ask_ruler, take_ruler },
	[VIEW_REVIEW] = { list_review, ask_enter, take_review },
	[VIEW_AGREE] = { say_plan, ask_agree, take_agree },
	[VIEW_STOP] = { list_stop, ask_stop, take_stop },
	[VIEW_END] = { say_plan, ask_end, take_end },
};

/* ---- commands */

static bool open_menu(struct turn *turn)
{
	turn->plain->asks = PLAIN_ASKS_MENU;
	return false;
}

/* What is half done goes along when the screen is left. */
static bool leave(struct turn *turn, enum act_kind kind)
{
	if (turn->view->kind == VIEW_WRITE && turn->plain->text.len)
		turn->act->value = text_value(turn->plain);
	else if (turn->view->kind == VIEW_ITEMS)
		turn->act->value = rows_value(turn);
	return turn_send(turn, kind);
}

static bool ask_notoday(struct turn *turn)
{
	turn->plain->asks = PLAIN_ASKS_NOTODAY;
	return false;
}

static const struct {
	const char *name;
	unsigned may;
	bool (*run)(struct turn *turn); /* NULL: leave with `act` */
	enum act_kind act;
} commands[] = {
	{ ":b", MAY_BACK, NULL, ACT_BACK },
	{ ":h", 0, plain_menu_help, ACT_NONE },
	{ ":o", 0, open_menu, ACT_NONE },
	{ ":u", MAY_UNDO, NULL, ACT_UNDO },
	{ ":s", MAY_LEAVE, NULL, ACT_LATER },
	{ ":skip", MAY_SKIP, NULL, ACT_SKIP },
	{ ":notoday", MAY_NOTODAY, ask_notoday, ACT_NONE },
};

static bool run_command(struct turn *turn, const char *line)
{
	turn->plain->asks = PLAIN_ASKS_VIEW;
	for (size_t i = 0; i < COUNT(commands); i++) {
		if (!str_is(line, commands[i].name))
			continue;
		if (commands[i].run && turn_may(turn, commands[i].may))
			return commands[i].run(turn);
		if (turn_may(turn, commands[i].may))
			return leave(turn, commands[i].act);
		/* Outside a visit there is nothing to go on with later. */
		if (commands[i].act == ACT_LATER)
			return turn_send(turn, ACT_LEAVE);
		return turn_refuse(turn, WORD_plain_not_here);
	}
	return turn_refuse(turn, WORD_plain_unknown);
}

/* ---- a turn */

/* Asking begins anew: with the answers as they stand. */
static void start(struct plain *plain, const struct view *view)
{
	plain->at = 0;
	plain->pick_count = 0;
	plain->asks = PLAIN_ASKS_VIEW;
	drop_text(plain);
	if (view->kind != VIEW_ITEMS)
		return;
	plain->pick_count = view->item_count < PLAIN_PICKS ? view->item_count : PLAIN_PICKS;
	for (size_t i = 0; i < plain->pick_count; i++)
		plain->pick[i] = view->items[i].value;
}

static void say_screen(struct turn *turn)
{
	const struct view *view = turn->view;
	turn_say(turn, "\n");
	plain_head(turn);
	plain_head_coach(turn, false);
	turn_say_line(turn, view->heading);
	turn_say_line(turn, view->text);
	turn_say_quoted(turn, view->quote);
	if (kinds[view->kind].list)
		kinds[view->kind].list(turn);
}

static void say_saved(struct turn *turn)
{
	bool saved = turn->view->saving == SAVING_SAVED;
	turn_say_with(turn, saved ? WORD_plain_saved : WORD_plain_kept, turn_bytes(&turn->plain->said));
	turn_say(turn, "\n");
}

/* What came of the last act. */
static void say_outcome(struct turn *turn, bool changed)
{
	struct plain *plain = turn->plain;
	if (turn->view->refused)
		turn_say_line(turn, turn->view->refused);
	else if (changed && plain->sent == ACT_NEXT && plain->said.len)
		say_saved(turn);
	buf_clear(&plain->said);
}

static void remember(struct plain *plain, const struct view *view)
{
	snprintf(plain->screen, sizeof plain->screen, "%s", view->screen);
	plain->version = view->version;
	plain->sent = ACT_NONE;
}

void plain_show(struct plain *plain, const struct view *view, struct buf *out)
{
	struct turn turn;
	bool moved = strncmp(plain->screen, view->screen, sizeof plain->screen - 1) != 0;
	bool changed = moved || plain->version != view->version;
	bool drafted = plain->sent == ACT_DRAFT && !moved;
	turn_init(&turn, plain, view, NULL);
	if (plain->sent != ACT_NONE && !drafted)
		say_outcome(&turn, changed);
	if ((changed || plain->sent != ACT_NONE) && !drafted)
		start(plain, view);
	/* A yes changes two lines of the plan's screen, not the plan. */
	if (moved || (changed && !drafted && view->kind != VIEW_AGREE))
		say_screen(&turn);
	remember(plain, view);
	if (plain->asks == PLAIN_ASKS_VIEW)
		kinds[view->kind].ask(&turn);
	else
		plain_menu_ask(&turn);
	turn_say(&turn, "> ");
	turn_finish(&turn, out);
}

bool plain_line(struct plain *plain, const struct view *view, const char *line, struct act *act,
	struct buf *out)
{
	struct turn turn;
	bool sends;
	*act = (struct act){ .kind = ACT_NONE };
	turn_init(&turn, plain, view, act);
	if (!line[strspn(line, " ")])
		line = "";
	if (line[0] == ':' && line[1] != ':')
		sends = run_command(&turn, line);
	else if (plain->asks != PLAIN_ASKS_VIEW)
		sends = plain_menu_take(&turn, line);
	else
		sends = kinds[view->kind].take(&turn, line[0] == ':' ? line + 1 : line);
	turn_finish(&turn, out);
	return sends;
}
