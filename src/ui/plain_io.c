#include "ui/plain_io.h"

#include "base/str.h"
#include "base/utf8.h"
#include "ui/list.h"
#include "ui/plain.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#define SAY_MAX 1048576

const char *plain_io_word(const struct plain_io *io, enum word word)
{
	return io->view->words->text[word];
}

const char *plain_io_bytes(const struct buf *buf)
{
	return buf->data ? buf->data : "";
}

void plain_io_say(struct plain_io *io, const char *text)
{
	buf_add_text(&io->say, text);
}

void plain_io_say_line(struct plain_io *io, const char *text)
{
	if (str_is_empty(text))
		return;
	plain_io_say(io, text);
	plain_io_say(io, "\n");
}

void plain_io_say_word(struct plain_io *io, enum word which)
{
	plain_io_say_line(io, plain_io_word(io, which));
}

void plain_io_say_with(struct plain_io *io, enum word which, const char *text)
{
	assert(text);
	words_add(plain_io_word(io, which), text, &io->say);
}

void plain_io_put_of(const struct plain_io *io, size_t number, size_t all, struct buf *out)
{
	const char *of = plain_io_word(io, WORD_step_of);
	char counts[48];
	if (!strstr(of, "%s")) {
		buf_printf(out, "%zu %s %zu", number, of, all);
		return;
	}
	snprintf(counts, sizeof counts, "%zu/%zu", number, all);
	words_add(of, counts, out);
}

void plain_io_say_quoted(struct plain_io *io, const char *text)
{
	if (str_is_empty(text))
		return;
	buf_printf(&io->say, "“%s”\n", text);
}

void plain_io_say_numbered(struct plain_io *io, size_t number, const char *label,
	const char *detail)
{
	assert(label);
	buf_printf(&io->say, "%zu  %s", number, label);
	if (detail && *detail)
		buf_printf(&io->say, ": %s", detail);
	plain_io_say(io, "\n");
}

void plain_io_say_items(struct plain_io *io)
{
	for (size_t i = 0; i < io->view->item_count; i++) {
		const struct view_item *item = &io->view->items[i];
		plain_io_say_line(io, item->group);
		plain_io_say_numbered(io, i + 1, item->label, item->detail);
	}
}

void plain_io_init(struct plain_io *io, struct plain *plain, const struct view *view,
	struct act *act)
{
	*io = (struct plain_io){ .plain = plain, .view = view, .act = act };
	buf_init(&io->say, SAY_MAX);
}

void plain_io_finish(struct plain_io *io, struct buf *out)
{
	struct buf clean;
	buf_init(&clean, 2 * SAY_MAX);
	utf8_clean(plain_io_bytes(&io->say), io->say.len, SAY_MAX, true, &clean);
	if (io->plain->ascii)
		utf8_to_ascii(plain_io_bytes(&clean), clean.len, out);
	else
		buf_add(out, plain_io_bytes(&clean), clean.len);
	buf_release(&clean);
	buf_release(&io->say);
}

/* ---- sending */

bool plain_io_send(struct plain_io *io, enum act_kind kind)
{
	assert(io->act && kind != ACT_NONE);
	io->act->kind = kind;
	io->plain->sent = kind;
	io->plain->asks = PLAIN_ASKS_VIEW;
	return true;
}

/* On a ruler it is a word of its scale.  NULL: there is none of that number. */
static const char *name_of_pick(const struct view *view, size_t pick)
{
	if (view->kind == VIEW_RULER)
		return pick < view->scale_count ? view->scale[pick] : NULL;
	return pick < view->item_count ? view->items[pick].label : NULL;
}

static void join_picks(const struct plain_io *io, const struct value *value, struct buf *said)
{
	for (size_t i = 0; i < value->count; i++) {
		const char *name = name_of_pick(io->view, (size_t)value->pick[i]);
		if (name)
			buf_printf(said, "%s%s", i ? ", " : "", name);
	}
}

static void join_answered(const struct plain_io *io, const struct value *value, struct buf *said)
{
	size_t answered = 0;
	for (size_t i = 0; i < value->count; i++)
		answered += value->pick[i] >= 0;
	plain_io_put_of(io, answered, value->count, said);
}

/* As it is shown: what was picked by its name, not by its code. */
void plain_io_put_part(const struct view_part *part, const char *text, struct buf *said)
{
	assert(part->choice_count == 0 || (part->choices && part->codes));
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
static void put_parts(const struct plain_io *io, const struct value *value, struct buf *said)
{
	bool named = io->view->kind == VIEW_SHARE || io->view->kind == VIEW_AMOUNT;
	for (size_t i = 0; i < value->count && i < io->view->part_count; i++) {
		if (!*value->part[i])
			continue;
		const struct view_part *part = &io->view->parts[i];
		buf_add_text(said, said->len ? "; " : "");
		if (named)
			buf_printf(said, "%s: ", part->label);
		plain_io_put_part(part, value->part[i], said);
	}
}

void plain_io_put_words(const struct plain_io *io, const struct value *value, struct buf *said)
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
	case VALUE_RESOLUTION:
		join_picks(io, value, said);
		break;
	case VALUE_ITEMS:
		join_answered(io, value, said);
		break;
	case VALUE_PARTS:
		put_parts(io, value, said);
		break;
	}
}

void plain_io_say_as_it_stands(struct plain_io *io)
{
	struct buf now;
	buf_init(&now, SAY_MAX);
	plain_io_put_words(io, &io->view->value, &now);
	if (now.len)
		buf_printf(&io->say, "= %s\n", now.data);
	buf_release(&now);
}

bool plain_io_send_answer(struct plain_io *io, const struct value *value)
{
	assert(io->act);
	io->act->value = *value;
	plain_io_put_words(io, value, &io->plain->said);
	return plain_io_send(io, ACT_NEXT);
}

bool plain_io_send_as_it_stands(struct plain_io *io)
{
	return plain_io_send_answer(io, &io->view->value);
}

bool plain_io_refuse(struct plain_io *io, enum word why)
{
	plain_io_say_word(io, why);
	return false;
}

bool plain_io_read_number(const char *line, long low, long high, long *number)
{
	char digits[8];
	line += strspn(line, " ");
	size_t len = strcspn(line, " ");
	if (len >= sizeof digits || line[len + strspn(line + len, " ")])
		return false;
	snprintf(digits, sizeof digits, "%.*s", (int)len, line);
	return str_to_long(digits, number) && *number >= low && *number <= high;
}

bool plain_io_may(const struct plain_io *io, unsigned bits)
{
	return (io->view->may & bits) == bits;
}

/* ---- the head of a screen ------------------------------------------------------ */

static void say_saving(struct plain_io *io)
{
	assert(io->view->saving < SAVING_NO_VISIT);
	static const enum word words[] = { [SAVING_NOT_KEPT_YET] = WORD_not_kept_yet,
		[SAVING_NOT_KEPT] = WORD_not_kept, [SAVING_NOTHING] = WORD_nothing_kept,
		[SAVING_SAVED] = WORD_saved, [SAVING_FAILED] = WORD_not_saved };
	plain_io_say(io, plain_io_word(io, words[io->view->saving]));
}

/* "Step 2 of 4, Understand. Jo, patient answers, saved." */
void plain_io_say_head(struct plain_io *io)
{
	static const enum word turns[] = { [TURN_PATIENT] = WORD_turn_patient,
		[TURN_CLINICIAN] = WORD_turn_clinician, [TURN_BOTH] = WORD_turn_both,
		[TURN_GUEST] = WORD_turn_guest };
	const struct view *view = io->view;
	if (view->step_title && view->steps == 0) {
		buf_printf(&io->say, "%s. ", view->step_title);
	} else if (view->step_title) {
		struct buf place;
		buf_init(&place, SAY_MAX);
		plain_io_put_of(io, (size_t)view->step, (size_t)view->steps, &place);
		plain_io_say_with(io, WORD_plain_step, plain_io_bytes(&place));
		buf_release(&place);
		buf_printf(&io->say, ", %s. ", view->step_title);
	}
	bool visit = view->saving != SAVING_NO_VISIT;
	if (view->label)
		buf_printf(&io->say, "%s%s", view->label, visit ? ", " : "");
	if (view->has_turn) {
		assert(view->turn <= TURN_GUEST);
		plain_io_say_with(io, turns[view->turn], view->guest ? view->guest : "");
		plain_io_say(io, ", ");
	}
	if (visit)
		say_saving(io);
	plain_io_say(io, ".\n");
}

void plain_io_say_coach(struct plain_io *io, bool all)
{
	static const enum word words[COACH_KINDS] = { [COACH_SAY] = WORD_coach_say,
		[COACH_ASK] = WORD_coach_ask, [COACH_LISTEN] = WORD_coach_listen,
		[COACH_TRY] = WORD_coach_try, [COACH_AVOID] = WORD_coach_avoid,
		[COACH_MORE] = WORD_coach_more };
	const struct view *view = io->view;
	bool first = true;
	for (size_t i = 0; i < view->coach_count; i++) {
		const struct view_coach *line = &view->coach[i];
		if ((line->kind == COACH_MORE && !all) || str_is_empty(line->text))
			continue;
		assert(line->kind < COACH_KINDS);
		if (first)
			buf_printf(&io->say, "(%s)\n", plain_io_word(io, WORD_for_clinician));
		first = false;
		buf_printf(&io->say, "%s: %s\n", plain_io_word(io, words[line->kind]), line->text);
	}
}
