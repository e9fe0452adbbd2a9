/*
 * A text, line by line: an empty one ends it, and each other is a draft.
 */
#include "ui/plain_kind.h"

#include "base/str.h"

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
		buf_clear(&plain->text);
		return turn_refuse(turn, WORD_too_long);
	}
	struct value value = text_value(plain);
	if (!*line || turn->view->one_line)
		return turn_send_answer(turn, &value);
	turn->act->value = value;
	return turn_send(turn, ACT_DRAFT);
}

static struct value pending(const struct plain *plain)
{
	return plain->text.len ? text_value(plain) : (struct value){ .type = VALUE_NONE };
}

const struct plain_kind plain_write = {
	.list = list_write, .ask = ask_write, .take = take_write, .pending = pending,
};
