/* A page is read out. */
#include "ui/plain_kind.h"
#include "ui/plain_look.h"

static void list_page(struct turn *turn)
{
	plain_look_lines(turn, turn->view->lines, turn->view->line_count);
}

static void ask_page(struct turn *turn)
{
	plain_say.ask(turn);
}

static bool take_page(struct turn *turn, const char *line)
{
	return plain_say.take(turn, line);
}

const struct plain_kind plain_page = {
	.list = list_page, .ask = ask_page, .take = take_page,
};
