/*
 * A text, line by line: an empty one ends it, and each other is a draft.
 */
#include "ui/plain_kind.h"

#include "ui/plain_io.h"
#include "ui/plain_state.h"

#include "base/str.h"
#include "base/utf8.h"

#include <string.h>

static void list_write(struct plain_io *io)
{
	const struct view *view = io->view;
	if (view->offer)
		buf_printf(&io->say, PLAIN_PICKS_OFFER "  %s\n", view->offer);
	plain_io_say_examples(io, view->starters, view->starter_count);
	if (view->value.type != VALUE_TEXT || str_is_empty(view->value.text))
		return;
	if (view->is_draft)
		plain_io_say_word(io, WORD_draft_back);
	plain_io_say_line(io, plain_io_typed(io, view->value.text));
}

static void ask_write(struct plain_io *io)
{
	/* One line ends by itself: what to type stands above it. */
	if (io->plain->text.len == 0 && !io->view->write.one_line)
		plain_io_say_word(io, WORD_plain_prompt_text);
}

static struct value text_value(const struct plain *plain)
{
	return (struct value){ .type = VALUE_TEXT, .text = plain_io_bytes(&plain->text) };
}

/* With the newline between.  Refused whole: the lines before it stay. */
static bool fits(const struct plain_io *io, const char *line)
{
	const struct buf *text = &io->plain->text;
	size_t limit = io->view->write.limit;
	return limit == 0
	       || utf8_count(plain_io_bytes(text), text->len) + (text->len > 0)
			       + utf8_count(line, strlen(line)) <= limit;
}

static bool take_write(struct plain_io *io, const char *line)
{
	struct plain *plain = io->plain;
	bool blank = plain->text.len == 0 && value_is_empty(&io->view->value);
	if (blank && io->view->offer && str_is(line, PLAIN_PICKS_OFFER))
		line = io->view->offer;
	if (!*line && plain->text.len == 0)
		return plain_io_send_as_it_stands(io);
	if (!fits(io, line))
		return plain_io_refuse(io, WORD_too_long);
	if (*line && plain->text.len)
		buf_add_char(&plain->text, '\n');
	buf_add_text(&plain->text, line);
	if (plain->text.failed) {
		buf_clear(&plain->text);
		return plain_io_refuse(io, WORD_too_long);
	}
	struct value value = text_value(plain);
	if (!*line || io->view->write.one_line)
		return plain_io_send_answer(io, &value);
	io->act->value = value;
	return plain_io_send(io, ACT_DRAFT);
}

static struct value pending(const struct plain *plain)
{
	return plain->text.len ? text_value(plain) : (struct value){ .type = VALUE_NONE };
}

const struct plain_kind plain_write = {
	.list = list_write, .ask = ask_write, .take = take_write, .pending = pending,
};
