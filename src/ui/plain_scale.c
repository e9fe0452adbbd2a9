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

static void start_rows(struct plain *plain, const struct view *view)
{
	plain->pick_count = view->item_count < PLAIN_PICKS ? view->item_count : PLAIN_PICKS;
	for (size_t i = 0; i < plain->pick_count; i++)
		plain->pick[i] = view->items[i].value;
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

static void ask_row(struct plain_io *io)
{
	const struct plain *plain = io->plain;
	const struct view *view = io->view;
	if (plain->at >= view->item_count)
		return;
	int picked = plain->pick[plain->at];
	const char *row = words_of(view->words, (long)plain->at + 1, (long)view->item_count, &io->arena);
	plain_io_say(io, words_label(view->words, row, view->items[plain->at].label, &io->arena));
	if (picked >= 0 && (size_t)picked < view->set.answer_count)
		buf_printf(&io->say, " = %s", view->set.answers[picked]);
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

/* On a scale a number is itself, else it is that of an answer. */
static bool take_row(struct plain_io *io, const char *line)
{
	struct plain *plain = io->plain;
	const struct view *view = io->view;
	long first = view->set.has_numbers ? view->low : 1, number;
	if (*line) {
		long last = first + (long)view->set.answer_count - 1;
		if (!plain_io_read_number(line, first, last, &number))
			return plain_io_refuse(io, WORD_plain_unknown);
		if (plain->at < plain->pick_count)
			plain->pick[plain->at] = (int)(number - first);
	}
	if (++plain->at < plain->pick_count)
		return false;
	struct value value = rows_value(plain);
	return plain_io_send_answer(io, &value);
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
