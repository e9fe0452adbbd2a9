/*
 * Choices by their numbers, one or many; and what may stand over them: options to
 * compare, numbers over visits.
 */
#include "ui/plain_kind.h"

#include "ui/plain_io.h"
#include "ui/plain_state.h"

#include "base/utf8.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

/* The list, and the answer as it stands. */
static void list_choices(struct plain_io *io)
{
	plain_io_say_items(io);
	plain_io_say_as_it_stands(io);
}

static void list_many(struct plain_io *io)
{
	plain_io_say_items(io);
	if (io->view->many.ranked)
		plain_io_say_word(io, WORD_ranked_hint);
	plain_io_say_as_it_stands(io);
}

static void ask_choose(struct plain_io *io)
{
	plain_io_say_word(io, io->view->find ? WORD_plain_prompt_find
	                                     : WORD_plain_prompt_choice);
}

static bool send_find(struct plain_io *io, const char *line)
{
	buf_clear(&io->plain->text);
	buf_add_text(&io->plain->text, line);
	io->act->value = (struct value){ .type = VALUE_TEXT,
		.text = plain_io_bytes(&io->plain->text) };
	return plain_io_send(io, ACT_FIND);
}

static struct value pick_value(const struct plain *plain)
{
	assert(plain->pick_count <= PLAIN_PICKS);
	return (struct value){ .type = VALUE_CHOICES, .pick = plain->pick,
		.count = plain->pick_count };
}

static bool take_choose(struct plain_io *io, const char *line)
{
	struct plain *plain = io->plain;
	long number;
	if (!*line)
		return plain_io_send_as_it_stands(io);
	if (!plain_io_read_number(line, 1, (long)io->view->item_count, &number))
		return io->view->find ? send_find(io, line) : plain_io_refuse(io, WORD_need_choice);
	plain->pick[0] = (int)number - 1;
	plain->pick_count = 1;
	struct value value = pick_value(plain);
	return plain_io_send_answer(io, &value);
}

static void ask_many(struct plain_io *io)
{
	plain_io_say_word(io, WORD_plain_prompt_many);
}

static bool is_picked(const struct plain *plain, int number)
{
	for (size_t i = 0; i < plain->pick_count; i++)
		if (plain->pick[i] == number)
			return true;
	return false;
}

static const char *past_commas(const char *line)
{
	size_t blanks;
	while ((blanks = utf8_blanks(line)) > 0 || *line == ',')
		line += blanks ? blanks : 1;
	return line;
}

/* "3 1,4": false when anything there is no number of the list. */
static bool read_picks(struct plain_io *io, const char *line)
{
	struct plain *plain = io->plain;
	plain->pick_count = 0;
	while (*(line = past_commas(line))) {
		size_t len = 0;
		while (line[len] && line[len] != ',' && utf8_blanks(line + len) == 0)
			len++;
		char digits[8];
		long number;
		snprintf(digits, sizeof digits, "%.*s", (int)len, line);
		if (len >= sizeof digits
			|| !plain_io_read_number(digits, 1, (long)io->view->item_count, &number))
			return false;
		if (!is_picked(plain, (int)number - 1) && plain->pick_count < PLAIN_PICKS)
			plain->pick[plain->pick_count++] = (int)number - 1;
		line += len;
	}
	return true;
}

static bool take_many(struct plain_io *io, const char *line)
{
	if (!*line)
		return plain_io_send_as_it_stands(io);
	if (!read_picks(io, line))
		return plain_io_refuse(io, WORD_need_choice);
	struct value value = pick_value(io->plain);
	return plain_io_send_answer(io, &value);
}

const struct plain_kind plain_choose = {
	.list = list_choices, .ask = ask_choose, .take = take_choose,
};

const struct plain_kind plain_many = {
	.list = list_many, .ask = ask_many, .take = take_many,
};

/* ---- options to compare -------------------------------------------------------- */

/*
 * Options to compare: row by row what each of them says, then the list to pick
 * one from.
 */

static void say_row(struct plain_io *io, size_t row)
{
	assert(row < io->view->compare.row_count);
	const struct view *view = io->view;
	plain_io_say_line(io, view->compare.rows[row]);
	for (size_t i = 0; i < view->item_count; i++) {
		const struct view_item *item = &view->items[i];
		if (item->cells)
			plain_io_say_numbered(io, i + 1, item->label, item->cells[row]);
	}
}

static void list_compare(struct plain_io *io)
{
	for (size_t i = 0; i < io->view->compare.row_count; i++)
		say_row(io, i);
	plain_io_say_word(io, WORD_compare_pick);
	list_choices(io);
}

const struct plain_kind plain_compare = {
	.list = list_compare, .ask = ask_choose, .take = take_choose,
};

/* ---- numbers over visits ------------------------------------------------------- */

/*
 * Numbers over visits: days and values of each, what can be said of the change, and
 * the list to pick from.
 */

static void say_series(struct plain_io *io, const struct view_series *series)
{
	enum word way = series->more_is_better ? WORD_trend_more : WORD_trend_less;
	plain_io_say_line(io, words_aside(io->view->words, series->label, plain_io_word(io, way),
		&io->arena));
	for (size_t i = 0; i < series->count; i++)
		plain_io_say_labelled(io, series->points[i].day,
			arena_printf(&io->arena, "%d", series->points[i].value));
	if (series->count == 0)
		plain_io_say_word(io, WORD_trend_none);
}

static void list_trend(struct plain_io *io)
{
	const struct view *view = io->view;
	for (size_t i = 0; i < view->trend.series_count; i++)
		say_series(io, &view->trend.series[i]);
	if (view->trend.clock_was_wrong)
		plain_io_say_word(io, WORD_trend_clock);
	plain_io_say_line(io, view->trend.verdict);
	if (view->trend.verdict && view->trend.source) {
		plain_io_say_with(io, WORD_trend_from, view->trend.source);
		plain_io_say(io, "\n");
	}
	list_choices(io);
}

const struct plain_kind plain_trend = {
	.list = list_trend, .ask = ask_choose, .take = take_choose,
};
