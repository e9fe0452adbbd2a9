/* The observer's pad by lines: letters in the order in which things were said. */
#include "ui/plain_kind.h"

#include <string.h>

static void say_rows(struct turn *turn, const struct view_pad *pad)
{
	for (size_t i = 0; i < pad->row_count; i++)
		buf_printf(&turn->say, "%s  %s: %d\n", pad->rows[i].letter, pad->rows[i].label,
			pad->rows[i].count);
}

static void list_pad(struct turn *turn)
{
	const struct view_pad *pad = turn->view->pad;
	if (!pad)
		return;
	say_rows(turn, pad);
	for (size_t i = 0; i < 2; i++)
		buf_printf(&turn->say, "%s %s\n", pad->scales[i].label, pad->scales[i].value);
	buf_printf(&turn->say, "%s\n%s %d %%. %s\n%s\n", pad->adherent, pad->share_label,
		pad->share < 0 ? 0 : pad->share, pad->speaker, pad->timeline);
}

static void ask_pad(struct turn *turn)
{
	turn_say_word(turn, WORD_plain_prompt_pad);
}

static bool take_pad(struct turn *turn, const char *line)
{
	if (!*line)
		return turn_send(turn, ACT_NEXT);
	if (strspn(line, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ! =") != strlen(line))
		return turn_refuse(turn, WORD_plain_unknown);
	buf_clear(&turn->plain->text);
	buf_add_text(&turn->plain->text, line);
	turn->act->value = (struct value){ .type = VALUE_TEXT,
		.text = turn->plain->text.data };
	return turn_send(turn, ACT_TAP);
}

const struct plain_kind plain_pad = { .list = list_pad, .ask = ask_pad, .take = take_pad };
