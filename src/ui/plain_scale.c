/*
 * Numbers on a scale: rows that are asked one by one, and the ruler, which takes
 * the pack's words for it too: all of one, or enough to tell it from the others.
 */
#include "ui/plain_kind.h"

#include "ui/plain_io.h"
#include "ui/plain_state.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/str.h"

/* The row where one begins: the first without an answer; none: all of them together. */
static void start_rows(struct plain *plain, const struct view *view)
{
	plain->pick_count = view->item_count < PLAIN_PICKS ? view->item_count : PLAIN_PICKS;
	for (size_t i = 0; i < plain->pick_count; i++)
		plain->pick[i] = view->items[i].value;
	while (plain->at < plain->pick_count && plain->pick[plain->at] >= 0)
		plain->at++;
	if (plain->pick_count == 1)
		plain->at = 0;
	plain->changes_one = false;
}

static void say_mark(struct plain_io *io, int number, const char *text)
{
	if (!str_is_empty(text))
		plain_io_say_labelled(io, arena_printf(&io->arena, "%d", number), text);
}

static void list_rows(struct plain_io *io)
{
	const struct view *view = io->view;
	if (!view->set.has_numbers) {
		for (size_t i = 0; i < view->set.answer_count; i++)
			plain_io_say_numbered(io, i + 1, view->set.answers[i], NULL);
		return;
	}
	say_mark(io, view->low, view->low_text);
	say_mark(io, view->high, view->high_text);
}

static bool is_answered(const struct plain_io *io, size_t row)
{
	int picked = io->plain->pick[row];
	return picked >= 0 && (size_t)picked < io->view->set.answer_count;
}

static const char *count_of(struct plain_io *io, size_t row)
{
	return words_of(io->view->words, (long)row, (long)io->view->item_count, &io->arena);
}

static const char *sentence_of(const struct view_item *item)
{
	return str_is_empty(item->more) ? item->label : item->more;
}

/* All rows with their answers; where somebody looks on, only that they were asked. */
static void say_rows(struct plain_io *io)
{
	const struct view *view = io->view;
	size_t marked = 0;
	if (view->is_unseen)
		return;
	if (view->set.is_covered) {
		plain_io_say_with(io, WORD_rows_asked, count_of(io, view->item_count));
		plain_io_say(io, "\n");
		return;
	}
	for (size_t i = 0; i < io->plain->pick_count; i++) {
		bool answered = is_answered(io, i);
		plain_io_say_numbered(io, i + 1, view->items[i].label, answered
			? view->set.answers[io->plain->pick[i]] : plain_io_word(io, WORD_unanswered));
		marked += answered && view->set.signs && view->set.signs[io->plain->pick[i]];
	}
	if (marked == 1)
		plain_io_say_word(io, WORD_rows_look_one);
	if (marked <= 1)
		return;
	plain_io_say_with(io, WORD_rows_look, arena_printf(&io->arena, "%zu", marked));
	plain_io_say(io, "\n");
}

static void ask_row(struct plain_io *io)
{
	const struct plain *plain = io->plain;
	const struct view *view = io->view;
	if (plain->at >= plain->pick_count) {
		say_rows(io);
		plain_io_say_word(io, view->set.is_covered || view->is_unseen
			? WORD_plain_prompt_right : WORD_plain_prompt_rows);
		return;
	}
	plain_io_say(io, words_label(view->words, count_of(io, plain->at + 1),
		sentence_of(&view->items[plain->at]), &io->arena));
	if (is_answered(io, plain->at) && !view->set.is_covered)
		buf_printf(&io->say, " = %s", view->set.answers[plain->pick[plain->at]]);
	plain_io_say(io, "\n");
	plain_io_say_word(io, view->set.has_numbers ? WORD_plain_prompt_number
	                                            : WORD_plain_prompt_choice);
}

static struct value rows_value(const struct plain *plain)
{
	assert(plain->pick_count <= PLAIN_PICKS);
	return (struct value){ .type = VALUE_ITEMS, .pick = plain->pick,
		.count = plain->pick_count };
}

static bool send_rows(struct plain_io *io)
{
	struct value value = rows_value(io->plain);
	return plain_io_send_answer(io, &value);
}

/* All rows stand there: nothing is right, or a number changes one. */
static bool take_right(struct plain_io *io, const char *line)
{
	struct plain *plain = io->plain;
	long number;
	bool covered = io->view->set.is_covered || io->view->is_unseen;
	if (!*line)
		return send_rows(io);
	if (covered || !plain_io_read_number(line, 1, (long)plain->pick_count, &number))
		return plain_io_refuse(io, WORD_plain_unknown);
	plain->at = (size_t)number - 1;
	plain->changes_one = true;
	return false;
}

/* May a row be gone on from as it stands? */
static bool may_pass(const struct plain_io *io)
{
	return is_answered(io, io->plain->at) || io->view->is_unseen
	       || plain_io_may(io, MAY_SKIP);
}

/* On a scale a number is itself, else it is that of an answer. */
static bool take_row(struct plain_io *io, const char *line)
{
	struct plain *plain = io->plain;
	const struct view *view = io->view;
	long first = view->set.has_numbers ? view->low : 1, number;
	if (plain->at >= plain->pick_count)
		return take_right(io, line);
	if (!*line && !may_pass(io))
		return plain_io_refuse(io, WORD_need_choice);
	if (*line) {
		long last = first + (long)view->set.answer_count - 1;
		if (!plain_io_read_number(line, first, last, &number))
			return plain_io_refuse(io, WORD_plain_unknown);
		plain->pick[plain->at] = (int)(number - first);
	}
	plain->at = plain->changes_one ? plain->pick_count : plain->at + 1;
	plain->changes_one = false;
	return plain->pick_count == 1 && send_rows(io);
}

const struct plain_kind plain_items = {
	.list = list_rows, .ask = ask_row, .take = take_row,
	.start = start_rows, .pending = rows_value,
};

/* ---- ruler */

static void list_ruler(struct plain_io *io)
{
	const struct view *view = io->view;
	say_mark(io, view->low, view->low_text);
	say_mark(io, (view->low + view->high) / 2, view->half_text);
	say_mark(io, view->high, view->high_text);
	if (view->ruler.has_before) {
		plain_io_say_with(io, WORD_was_before,
			arena_printf(&io->arena, "%d", view->ruler.before));
		plain_io_say(io, "\n");
	}
	plain_io_say_as_it_stands(io);
}

static void ask_ruler(struct plain_io *io)
{
	const struct view *view = io->view;
	const char *words = "";
	if (view->ruler.scale_count == 0) {
		plain_io_say_word(io, WORD_plain_prompt_number);
		return;
	}
	for (size_t i = 0; i < view->ruler.scale_count; i++)
		words = words_append(view->words, words, view->ruler.scale[i], &io->arena);
	plain_io_say_with(io, WORD_plain_prompt_scale, words);
	plain_io_say(io, "\n");
}

/* Do the words of `part` stand in `text`, next to each other? */
static bool has_words(const char *text, const char *part, size_t len)
{
	for (const char *at = text; strlen(at) >= len; at++) {
		bool begins = at == text || at[-1] == ' ';
		if (begins && strncasecmp(at, part, len) == 0 && (!at[len] || at[len] == ' '))
			return true;
	}
	return false;
}

/* How many of the scale have what was typed in them; *word is the last one, or the
 * one that it is all of. */
static size_t find_word(const struct view *view, const char *line, int *word)
{
	size_t found = 0, len;
	line = plain_io_trim(line, &len);
	for (size_t i = 0; i < view->ruler.scale_count && len > 0; i++) {
		if (!has_words(view->ruler.scale[i], line, len))
			continue;
		*word = (int)i;
		if (strlen(view->ruler.scale[i]) == len)
			return 1;
		found++;
	}
	return found;
}

static bool take_word(struct plain_io *io, const char *line)
{
	struct plain *plain = io->plain;
	size_t found = find_word(io->view, line, &plain->pick[0]);
	if (found != 1)
		return plain_io_refuse(io, found ? WORD_need_choice : WORD_need_number);
	struct value value = { .type = VALUE_CHOICES, .pick = plain->pick, .count = 1 };
	plain->pick_count = 1;
	return plain_io_send_answer(io, &value);
}

static bool take_ruler(struct plain_io *io, const char *line)
{
	long number;
	if (!*line)
		return plain_io_send_as_it_stands(io);
	if (!plain_io_read_number(line, io->view->low, io->view->high, &number))
		return take_word(io, line);
	struct value value = { .type = VALUE_NUMBER, .number = (int)number };
	return plain_io_send_answer(io, &value);
}

/* A word of its scale. */
static const char *scale_name(const struct view *view, size_t pick)
{
	return pick < view->ruler.scale_count ? view->ruler.scale[pick] : NULL;
}

const struct plain_kind plain_ruler = {
	.pick_name = scale_name,
	.list = list_ruler, .ask = ask_ruler, .take = take_ruler,
};
