#include "ui/plain_io.h"

#include "base/str.h"
#include "base/utf8.h"
#include "ui/who.h"
#include "view/day.h"
#include "ui/list.h"
#include "ui/plain_keys.h"
#include "ui/plain_kind.h"
#include "ui/plain_state.h"

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

void plain_io_say_shown(struct plain_io *io, const char *text)
{
	plain_io_say_line(io, plain_keys(io->view->words, text, &io->arena));
}

void plain_io_say_examples(struct plain_io *io, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		plain_io_say_labelled(io, plain_io_word(io, WORD_plain_example), list[i]);
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

void plain_io_say_labelled(struct plain_io *io, const char *label, const char *text)
{
	if (!str_is_empty(text))
		plain_io_say_line(io, words_label(io->view->words, label, text, &io->arena));
}

const char *plain_io_typed(struct plain_io *io, const char *text)
{
	const struct view *view = io->view;
	if (str_is_empty(text) || str_is_made_of(text, view->starters, view->starter_count))
		return text ? text : "";
	return words_quote(view->words, text, &io->arena);
}

void plain_io_say_numbered(struct plain_io *io, size_t number, const char *label,
	const char *detail)
{
	assert(label);
	buf_printf(&io->say, "%zu  ", number);
	plain_io_say_line(io, str_is_empty(detail)
		? label : words_label(io->view->words, label, detail, &io->arena));
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
	arena_init(&io->arena, NULL);
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
	arena_release(&io->arena);
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

bool plain_io_leave(struct plain_io *io, enum act_kind kind)
{
	const struct plain_kind *of = plain_kind_of(io->view->kind);
	if (of->pending)
		io->act->value = of->pending(io->plain);
	return plain_io_send(io, kind);
}

/* NULL: there is none of that number. */
static const char *name_of_pick(const struct view *view, size_t pick)
{
	const struct plain_kind *kind = plain_kind_of(view->kind);
	if (kind->pick_name)
		return kind->pick_name(view, pick);
	return pick < view->item_count ? view->items[pick].label : NULL;
}

static const char *join_picks(struct plain_io *io, const struct value *value)
{
	const char *all = "";
	for (size_t i = 0; i < value->count; i++) {
		const char *name = name_of_pick(io->view, (size_t)value->pick[i]);
		if (name)
			all = words_append(io->view->words, all, name, &io->arena);
	}
	return all;
}

static const char *join_answered(struct plain_io *io, const struct value *value)
{
	size_t answered = 0;
	for (size_t i = 0; i < value->count; i++)
		answered += value->pick[i] >= 0;
	return words_of(io->view->words, (long)answered, (long)value->count, &io->arena);
}

/* As it is shown: what was picked by its name, not by its code. */
const char *plain_io_part(struct plain_io *io, const struct view_part *part, const char *text)
{
	assert(part->choice_count == 0 || (part->choices && part->codes));
	const char *all = "";
	if (part->form == PART_TEXT || part->form == PART_LINES)
		return text;
	if (part->day)
		return *text ? day_reads(io->view->words, part->day, text, &io->arena) : "";
	for (size_t i = 0; i < part->choice_count; i++)
		if (value_has_code(text, part->codes[i]))
			all = words_append(io->view->words, all, part->choices[i], &io->arena);
	return all;
}

/* A bare number, or what may be seen, says little without whose it is. */
static const char *join_parts(struct plain_io *io, const struct value *value)
{
	const struct words *words = io->view->words;
	const char *all = "";
	bool named = plain_kind_of(io->view->kind)->names_parts;
	for (size_t i = 0; i < value->count && i < io->view->part_count; i++) {
		if (!*value->part[i])
			continue;
		const struct view_part *part = &io->view->parts[i];
		const char *says = plain_io_part(io, part, value->part[i]);
		if (named)
			says = words_label(words, part->label, says, &io->arena);
		all = *all ? words_fill(words, WORD_list_parts, &io->arena, "list", all, "item",
				  says, NULL) : says;
	}
	return all;
}

const char *plain_io_answer(struct plain_io *io, const struct value *value)
{
	switch (value->type) {
	case VALUE_NONE:
		break;
	case VALUE_TEXT:
		return plain_io_typed(io, value->text);
	case VALUE_NUMBER:
		return arena_printf(&io->arena, "%d", value->number);
	case VALUE_CHOICES:
	case VALUE_RESOLUTION:
		return join_picks(io, value);
	case VALUE_ITEMS:
		return join_answered(io, value);
	case VALUE_PARTS:
		return join_parts(io, value);
	}
	return "";
}

void plain_io_say_as_it_stands(struct plain_io *io)
{
	const char *now = plain_io_answer(io, &io->view->value);
	if (*now)
		buf_printf(&io->say, "= %s\n", now);
}

bool plain_io_send_answer(struct plain_io *io, const struct value *value)
{
	assert(io->act);
	io->act->value = *value;
	buf_clear(&io->plain->said);
	buf_add_text(&io->plain->said, plain_io_answer(io, value));
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

const char *plain_io_trim(const char *line, size_t *len)
{
	line += utf8_blanks(line);
	*len = 0;
	for (size_t at = 0, blanks; line[at]; at += blanks ? blanks : 1)
		if ((blanks = utf8_blanks(line + at)) == 0)
			*len = at + 1;
	return line;
}

bool plain_io_read_number(const char *line, long low, long high, long *number)
{
	char digits[8];
	size_t len;
	line = plain_io_trim(line, &len);
	if (len >= sizeof digits)
		return false;
	snprintf(digits, sizeof digits, "%.*s", (int)len, line);
	return str_to_long(digits, number) && *number >= low && *number <= high;
}

bool plain_io_may(const struct plain_io *io, unsigned bits)
{
	return (io->view->may & bits) == bits;
}

/* ---- the head of a screen ------------------------------------------------------ */

static const char *saving(struct plain_io *io)
{
	assert(io->view->saving < SAVING_NO_VISIT);
	static const enum word words[] = { [SAVING_NOT_KEPT_YET] = WORD_not_kept_yet,
		[SAVING_NOT_KEPT] = WORD_not_kept, [SAVING_NOTHING] = WORD_nothing_kept,
		[SAVING_SAVED] = WORD_saved, [SAVING_FAILED] = WORD_not_saved };
	return plain_io_word(io, words[io->view->saving]);
}

/* "Step 2 of 4, Understand" */
static const char *place(struct plain_io *io)
{
	const struct view *view = io->view;
	if (view->steps == 0)
		return view->step_title;
	const char *of = words_of(view->words, view->step, view->steps, &io->arena);
	const char *step = words_put(plain_io_word(io, WORD_plain_step), of, &io->arena);
	return words_append(view->words, step, view->step_title, &io->arena);
}

/* "Step 2 of 4, Understand. Jo, patient answers, saved." */
void plain_io_say_head(struct plain_io *io)
{
	const struct view *view = io->view;
	const struct words *words = view->words;
	if (view_has_steps(view)) {
		plain_io_say_with(io, WORD_sentence, place(io));
		plain_io_say(io, " ");
	}
	const char *all = view->label ? view->label : "";
	if (view->has_turn)
		all = words_append(words, all, who_speaks(view, &io->arena), &io->arena);
	if (view->saving != SAVING_NO_VISIT)
		all = words_append(words, all, saving(io), &io->arena);
	plain_io_say_with(io, WORD_sentence, all);
	plain_io_say(io, "\n");
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
		if (first) {
			plain_io_say_with(io, WORD_in_brackets,
				plain_io_word(io, WORD_for_clinician));
			plain_io_say(io, "\n");
		}
		first = false;
		plain_io_say_labelled(io, plain_io_word(io, words[line->kind]),
			plain_keys(view->words, line->text, &io->arena));
	}
}
