/*
 * Screens that ask for nothing but Enter: what is said, and the review.
 */
#include "ui/plain_kind.h"

static void ask_enter(struct turn *turn)
{
	turn_say_word(turn, WORD_plain_prompt_enter);
}

static bool take_enter(struct turn *turn, const char *line)
{
	return *line ? turn_refuse(turn, WORD_plain_unknown) : turn_send(turn, ACT_NEXT);
}

static void list_review(struct turn *turn)
{
	if (turn->view->item_count == 0)
		turn_say_word(turn, WORD_review_empty);
	turn_say_items(turn);
}

static bool take_review(struct turn *turn, const char *line)
{
	long number;
	if (!*line)
		return turn_send(turn, ACT_NEXT);
	if (!turn_read_number(line, 1, (long)turn->view->item_count, &number))
		return turn_refuse(turn, WORD_plain_unknown);
	turn->act->number = turn->view->items[number - 1].screen;
	return turn_send(turn, ACT_JUMP);
}

const struct plain_kind plain_say = { .ask = ask_enter, .take = take_enter };

const struct plain_kind plain_review = {
	.list = list_review, .ask = ask_enter, .take = take_review,
};
