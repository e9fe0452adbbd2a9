#include "ui/turn.h"

#include "base/str.h"
#include "base/utf8.h"
#include "ui/list.h"
#include "ui/plain.h"

#include <stdio.h>
#include <string.h>

#define SAY_MAX 1048576

const char *turn_word(const struct turn *turn, enum word word)
{
	return turn->view->words->text[word];
}

const char *turn_bytes(const struct buf *buf)
{
	return buf->data ? buf->data : "";
}

void turn_say(struct turn *turn, const char *text)
{
	buf_add_text(&turn->say, text);
}

void turn_say_line(struct turn *turn, const char *text)
{
	if (str_is_empty(text))
		return;
	turn_say(turn, text);
	turn_say(turn, "\n");
}

void turn_say_word(struct turn *turn, enum word which)
{
	turn_say_line(turn, turn_word(turn, which));
}

void turn_say_with(struct turn *turn, enum word which, const char *text)
{
	const char *pattern = turn_word(turn, which), *place = strstr(pattern, "%s");
	buf_add(&turn->say, pattern, place ? (size_t)(place - pattern) : strlen(pattern));
	if (!place)
		return;
	turn_say(turn, text);
	turn_say(turn, place + 2);
}

void turn_say_quoted(struct turn *turn, const char *text)
{
	if (str_is_empty(text))
		return;
	buf_printf(&turn->say, "“%s”\n", text);
}

void turn_say_numbered(struct turn *turn, size_t number, const char *label, const char *detail)
{
	buf_printf(&turn->say, "%zu  %s", number, label);
	if (detail && *detail)
		buf_printf(&turn->say, ": %s", detail);
	turn_say(turn, "\n");
}

void turn_say_items(struct turn *turn)
{
	for (size_t i = 0; i < turn->view->item_count; i++) {
		const struct view_item *item = &turn->view->items[i];
		turn_say_line(turn, list_group(turn->view, (int)i));
		turn_say_numbered(turn, i + 1, item->label, item->detail);
	}
}

void turn_init(struct turn *turn, struct plain *plain, const struct view *view,
	struct act *act)
{
	*turn = (struct turn){ .plain = plain, .view = view, .act = act };
	buf_init(&turn->say, SAY_MAX);
}

void turn_finish(struct turn *turn, struct buf *out)
{
	struct buf clean;
	buf_init(&clean, 2 * SAY_MAX);
	utf8_clean(turn_bytes(&turn->say), turn->say.len, SAY_MAX, true, &clean);
	if (turn->plain->ascii)
		utf8_to_ascii(turn_bytes(&clean), clean.len, out);
	else
		buf_add(out, turn_bytes(&clean), clean.len);
	buf_release(&clean);
	buf_release(&turn->say);
}

/* ---- sending */

bool turn_send(struct turn *turn, enum act_kind kind)
{
	turn->act->kind = kind;
	turn->plain->sent = kind;
	turn->plain->asks = PLAIN_ASKS_VIEW;
	return true;
}

/* On a ruler it is a word of its scale.  NULL: there is none of that number. */
static const char *name_of_pick(const struct view *view, size_t pick)
{
	if (view->kind == VIEW_RULER)
		return pick < view->scale_count ? view->scale[pick] : NULL;
	return pick < view->item_count ? view->items[pick].label : NULL;
}

static void join_picks(const struct turn *turn, const struct value *value, struct buf *said)
{
	for (size_t i = 0; i < value->count; i++) {
		const char *name = name_of_pick(turn->view, (size_t)value->pick[i]);
		if (name)
			buf_printf(said, "%s%s", i ? ", " : "", name);
	}
}

static void join_answered(const struct turn *turn, const struct value *value, struct buf *said)
{
	size_t answered = 0;
	for (size_t i = 0; i < value->count; i++)
		answered += value->pick[i] >= 0;
	buf_printf(said, "%zu %s %zu", answered, turn_word(turn, WORD_step_of), value->count);
}

/* As it is shown: what was picked by its name, not by its code. */
void turn_put_part(const struct view_part *part, const char *text, struct buf *said)
{
	bool any = false;
	if (part->form == PART_TEXT || part->form == PART_LINES) {
		buf_add_text(said, text);
		return;
	}
	for (size_t i = 0; i < part->choice_count; i++) {
		if (!value_has_code(text, part->codes[i]))
			continue;
		buf_add_text(said, any ? ", " : "");
		buf_add_text(said, part->choices[i]);
		any = true;
	}
}

/* A bare number, or what may be seen, says little without whose it is. */
static void put_parts(const struct turn *turn, const struct value *value, struct buf *said)
{
	bool named = turn->view->kind == VIEW_SHARE || turn->view->kind == VIEW_AMOUNT;
	for (size_t i = 0; i < value->count && i < turn->view->part_count; i++) {
		if (!*value->part[i])
			continue;
		const struct view_part *part = &turn->view->parts[i];
		buf_add_text(said, said->len ? "; " : "");
		if (named)
			buf_printf(said, "%s: ", part->label);
		turn_put_part(part, value->part[i], said);
	}
}

void turn_put_words(const struct turn *turn, const struct value *value, struct buf *said)
{
	buf_clear(said);
	switch (value->type) {
	case VALUE_NONE:
		break;
	case VALUE_TEXT:
		if (!str_is_empty(value->text))
			buf_printf(said, "“%s”", value->text);
		break;
	case VALUE_NUMBER:
		buf_printf(said, "%d", value->number);
		break;
	case VALUE_CHOICES:
	case VALUE_DONE:
		join_picks(turn, value, said);
		break;
	case VALUE_ITEMS:
		join_answered(turn, value, said);
		break;
	case VALUE_PARTS:
		put_parts(turn, value, said);
		break;
	}
}

void turn_say_as_it_stands(struct turn *turn)
{
	struct buf now;
	buf_init(&now, SAY_MAX);
	turn_put_words(turn, &turn->view->value, &now);
	if (now.len)
		buf_printf(&turn->say, "= %s\n", now.data);
	buf_release(&now);
}

bool turn_send_answer(struct turn *turn, const struct value *value)
{
	turn->act->value = *value;
	turn_put_words(turn, value, &turn->plain->said);
	return turn_send(turn, ACT_NEXT);
}

bool turn_send_as_it_stands(struct turn *turn)
{
	return turn_send_answer(turn, &turn->view->value);
}

bool turn_refuse(struct turn *turn, enum word why)
{
	turn_say_word(turn, why);
	return false;
}

bool turn_read_number(const char *line, long low, long high, long *number)
{
	char digits[8];
	line += strspn(line, " ");
	size_t len = strcspn(line, " ");
	if (len >= sizeof digits || line[len + strspn(line + len, " ")])
		return false;
	snprintf(digits, sizeof digits, "%.*s", (int)len, line);
	return str_to_long(digits, number) && *number >= low && *number <= high;
}

bool turn_may(const struct turn *turn, unsigned bits)
{
	return (turn->view->may & bits) == bits;
}

/* ---- the head of a screen ------------------------------------------------------ */

static void say_saving(struct turn *turn)
{
	static const enum word words[] = { [SAVING_NOT_KEPT_YET] = WORD_not_kept_yet,
		[SAVING_NOT_KEPT] = WORD_not_kept, [SAVING_NOTHING] = WORD_nothing_kept,
		[SAVING_SAVED] = WORD_saved, [SAVING_FAILED] = WORD_not_saved };
	turn_say(turn, turn_word(turn, words[turn->view->saving]));
}

/* "Step 2 of 4, Understand. Jo, patient answers, saved." */
void turn_say_head(struct turn *turn)
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

void turn_say_coach(struct turn *turn, bool all)
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
