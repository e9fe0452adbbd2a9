/*
 * A stop: what was done, by whom, and why where a reason is needed.
 */
#include "ui/plain_kind.h"

#include "ui/plain_io.h"
#include "ui/plain_state.h"

#include "base/utf8.h"

#include <assert.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { STOP_ACTION, STOP_NAME, STOP_REASON };

static void list_stop(struct plain_io *io)
{
	plain_io_say_word(io, WORD_what_done);
	plain_io_say_items(io);
}

static void ask_stop(struct plain_io *io)
{
	assert(io->plain->at <= STOP_REASON);
	static const enum word prompts[] = { [STOP_ACTION] = WORD_plain_prompt_choice,
		[STOP_NAME] = WORD_need_name, [STOP_REASON] = WORD_need_reason };
	plain_io_say_word(io, prompts[io->plain->at]);
}

static bool needs_reason(const struct plain_io *io)
{
	int action = io->plain->pick[0];
	return action >= 0 && (size_t)action < COUNT(io->view->stop.needs_reason)
	       && io->view->stop.needs_reason[action];
}

static bool send_done(struct plain_io *io)
{
	assert(io->plain->pick_count == 1);
	struct plain *plain = io->plain;
	struct value value = { .type = VALUE_RESOLUTION, .pick = plain->pick, .count = 1,
		.by = plain_io_bytes(&plain->by), .text = plain_io_bytes(&plain->text) };
	return plain_io_send_answer(io, &value);
}

static bool take_stop(struct plain_io *io, const char *line)
{
	struct plain *plain = io->plain;
	long number;
	if (plain->at == STOP_ACTION) {
		if (!plain_io_read_number(line, 1, (long)io->view->item_count, &number))
			return plain_io_refuse(io, WORD_need_done);
		plain->pick[0] = (int)number - 1;
		plain->pick_count = 1;
		plain->at = STOP_NAME;
		return false;
	}
	/* Asked again, in the same words. */
	if (!*line)
		return false;
	if (utf8_count(line, strlen(line))
		> (plain->at == STOP_NAME ? RESOLUTION_BY_LIMIT : RESOLUTION_TEXT_LIMIT))
		return plain_io_refuse(io, WORD_too_long);
	buf_add_text(plain->at == STOP_NAME ? &plain->by : &plain->text, line);
	if (plain->at++ == STOP_NAME && needs_reason(io))
		return false;
	return send_done(io);
}

const struct plain_kind plain_stop = {
	.list = list_stop, .ask = ask_stop, .take = take_stop,
};
