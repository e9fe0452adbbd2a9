/*
 * Options to compare: row by row what each of them says, then the list to pick
 * one from.
 */
#include "ui/plain_kind.h"

static void say_row(struct turn *turn, size_t row)
{
	const struct view *view = turn->view;
	turn_say_line(turn, view->rows[row]);
	for (size_t i = 0; i < view->item_count; i++) {
		const struct view_item *item = &view->items[i];
		if (item->cells)
			turn_say_numbered(turn, i + 1, item->label, item->cells[row]);
	}
}

static void list_compare(struct turn *turn)
{
	for (size_t i = 0; i < turn->view->row_count; i++)
		say_row(turn, i);
	turn_say_word(turn, WORD_compare_pick);
	plain_choose.list(turn);
}

static void ask_compare(struct turn *turn)
{
	plain_choose.ask(turn);
}

static bool take_compare(struct turn *turn, const char *line)
{
	return plain_choose.take(turn, line);
}

const struct plain_kind plain_compare = {
	.list = list_compare, .ask = ask_compare, .take = take_compare,
};
