/*
 * Choices by their numbers, one or many.
 */
#include "ui/plain_kind.h"

#include <stdio.h>
#include <string.h>

/* The list, and the answer as it stands. */
static void list_choices(struct turn *turn)
{
	turn_say_items(turn);
	if (turn->view->ranked)
		turn_say_word(turn, WORD_ranked_hint);
	turn_say_as_it_stands(turn);
}

static void ask_choose(struct turn *turn)
{
	turn_say_word(turn, WORD_plain_prompt_choice);
}

static struct value pick_value(const struct plain *plain)
{
	return (struct value){ .type = VALUE_CHOICES, .pick = plain->pick,
		.count = plain->pick_count };
}

static bool take_choose(struct turn *turn, const char *line)
{
	struct plain *plain = turn->plain;
	long number;
	if (!*line)
		return turn_send_as_it_stands(turn);
	if (!turn_read_number(line, 1, (long)turn->view->item_count, &number))
		return turn_refuse(turn, WORD_need_choice);
	plain->pick[0] = (int)number - 1;
	plain->pick_count = 1;
	struct value value = pick_value(plain);
	return turn_send_answer(turn, &value);
}

static void ask_many(struct turn *turn)
{
	turn_say_word(turn, WORD_plain_prompt_many);
}

static bool is_picked(const struct plain *plain, int number)
{
	for (size_t i = 0; i < plain->pick_count; i++)
		if (plain->pick[i] == number)
			return true;
	return false;
}

/* "3 1,4": false when anything there is no number of the list. */
static bool read_picks(struct turn *turn, const char *line)
{
	struct plain *plain = turn->plain;
	plain->pick_count = 0;
	while (*(line += strspn(line, " ,"))) {
		size_t len = strcspn(line, " ,");
		char digits[8];
		long number;
		snprintf(digits, sizeof digits, "%.*s", (int)len, line);
		if (len >= sizeof digits
			|| !turn_read_number(digits, 1, (long)turn->view->item_count, &number))
			return false;
		if (!is_picked(plain, (int)number - 1) && plain->pick_count < PLAIN_PICKS)
			plain->pick[plain->pick_count++] = (int)number - 1;
		line += len;
	}
	return true;
}

static bool take_many(struct turn *turn, const char *line)
{
	if (!*line)
		return turn_send_as_it_stands(turn);
	if (!read_picks(turn, line))
		return turn_refuse(turn, WORD_need_choice);
	struct value value = pick_value(turn->plain);
	return turn_send_answer(turn, &value);
}

const struct plain_kind plain_choose = {
	.list = list_choices, .ask = ask_choose, .take = take_choose,
};

const struct plain_kind plain_many = {
	.list = list_choices, .ask = ask_many, .take = take_many,
};
