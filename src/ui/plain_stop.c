/*
 * A stop: what was done, by whom, and why where a reason is needed.
 */
#include "ui/plain_kind.h"

#include "base/utf8.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { STOP_ACTION, STOP_NAME, STOP_REASON };

static void list_stop(struct turn *turn)
{
	turn_say_word(turn, WORD_what_done);
	turn_say_items(turn);
}

static void ask_stop(struct turn *turn)
{
	static const enum word prompts[] = { [STOP_ACTION] = WORD_plain_prompt_choice,
		[STOP_NAME] = WORD_need_name, [STOP_REASON] = WORD_need_reason };
	turn_say_word(turn, prompts[turn->plain->at]);
}

static bool needs_reason(const struct turn *turn)
{
	int action = turn->plain->pick[0];
	return action >= 0 && (size_t)action < COUNT(turn->view->needs_reason)
	       && turn->view->needs_reason[action];
}

static bool send_done(struct turn *turn)
{
	struct plain *plain = turn->plain;
	struct value value = { .type = VALUE_DONE, .pick = plain->pick, .count = 1,
		.by = turn_bytes(&plain->by), .text = turn_bytes(&plain->text) };
	return turn_send_answer(turn, &value);
}

static bool take_stop(struct turn *turn, const char *line)
{
	struct plain *plain = turn->plain;
	long number;
	if (plain->at == STOP_ACTION) {
		if (!turn_read_number(line, 1, (long)turn->view->item_count, &number))
			return turn_refuse(turn, WORD_need_done);
		plain->pick[0] = (int)number - 1;
		plain->pick_count = 1;
		plain->at = STOP_NAME;
		return false;
	}
	/* Asked again, in the same words. */
	if (!*line)
		return false;
	if (utf8_count(line, strlen(line))
		> (plain->at == STOP_NAME ? DONE_BY_LIMIT : DONE_TEXT_LIMIT))
		return turn_refuse(turn, WORD_too_long);
	buf_add_text(plain->at == STOP_NAME ? &plain->by : &plain->text, line);
	if (plain->at++ == STOP_NAME && needs_reason(turn))
		return false;
	return send_done(turn);
}

const struct plain_kind plain_stop = {
	.list = list_stop, .ask = ask_stop, .take = take_stop,
};
