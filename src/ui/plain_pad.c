/* The observer's pad by lines: letters in the order in which things were said. */
#include "ui/plain_kind.h"

#include "ui/plain_io.h"
#include "ui/plain_state.h"

#include <string.h>

static void say_rows(struct plain_io *io, const struct view_pad *pad)
{
	for (size_t i = 0; i < pad->row_count; i++)
		buf_printf(&io->say, "%s  %s\n", pad->rows[i].letter,
			words_label(io->view->words, pad->rows[i].label,
				arena_printf(&io->arena, "%d", pad->rows[i].count), &io->arena));
}

static void list_pad(struct plain_io *io)
{
	const struct view_pad *pad = io->view->pad;
	if (!pad)
		return;
	say_rows(io, pad);
	for (size_t i = 0; i < 2; i++)
		buf_printf(&io->say, "%s %s\n", pad->scales[i].label, pad->scales[i].value);
	const char *share = arena_printf(&io->arena, "%s %s", pad->share_label,
		words_percent(io->view->words, pad->share < 0 ? 0 : pad->share, &io->arena));
	buf_printf(&io->say, "%s\n%s %s\n%s\n", pad->adherent,
		words_put(plain_io_word(io, WORD_sentence), share, &io->arena),
		pad->speaker, pad->timeline);
}

static void ask_pad(struct plain_io *io)
{
	plain_io_say_word(io, WORD_plain_prompt_pad);
}

static bool take_pad(struct plain_io *io, const char *line)
{
	if (!*line)
		return plain_io_send(io, ACT_NEXT);
	if (strspn(line, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ! =") != strlen(line))
		return plain_io_refuse(io, WORD_plain_unknown);
	buf_clear(&io->plain->text);
	buf_add_text(&io->plain->text, line);
	io->act->value = (struct value){ .type = VALUE_TEXT,
		.text = io->plain->text.data };
	return plain_io_send(io, ACT_TAP);
}

const struct plain_kind plain_pad = {
	.takes_blanks = true, .list = list_pad, .ask = ask_pad, .take = take_pad,
};
