/*
 * Names, one by one: those that stand there first, to keep, change or take away,
 * then new ones until an empty line says that this is all.
 */
#include "ui/plain_kind.h"

#include "ui/plain_io.h"
#include "ui/plain_state.h"

#include "base/str.h"
#include "base/utf8.h"

#include <assert.h>
#include <string.h>

#define TAKE_AWAY "-"

static bool is_named(const struct plain *plain, size_t person)
{
	assert(person < plain->part_count);
	const char *text = plain_io_bytes(&plain->parts[person]);
	return !str_is_blank(text);
}

/* In which order they are asked stands in `pick`: it stays while names come and go. */
static void start_people(struct plain *plain, const struct view *view)
{
	plain_parts_start(plain, view);
	for (int named = 1; named >= 0; named--)
		for (size_t i = 0; i < plain->part_count; i++)
			if (is_named(plain, i) == (named != 0))
				plain->pick[plain->pick_count++] = (int)i;
}

static void list_people(struct plain_io *io)
{
	const struct view *view = io->view;
	plain_parts_list(io);
	if (view->part_count)
		plain_io_say_examples(io, view->parts[0].starters,
			view->parts[0].starter_count);
}

static void ask_people(struct plain_io *io)
{
	const struct plain *plain = io->plain;
	if (plain->at >= plain->pick_count)
		return;
	size_t person = (size_t)plain->pick[plain->at];
	buf_printf(&io->say, "%zu", plain->at + 1);
	if (is_named(plain, person))
		buf_printf(&io->say, " = %s", plain_io_bytes(&plain->parts[person]));
	plain_io_say(io, "\n");
	plain_io_say_word(io, WORD_plain_prompt_person);
}

static bool put(struct plain_io *io, size_t person, const char *line)
{
	assert(person < io->plain->part_count);
	struct buf *text = &io->plain->parts[person];
	if (utf8_count(line, strlen(line)) > io->view->parts[person].limit)
		return plain_io_refuse(io, WORD_too_long);
	buf_clear(text);
	if (!str_is(line, TAKE_AWAY))
		buf_add_text(text, line);
	io->plain->parts_touched = true;
	return true;
}

static bool take_people(struct plain_io *io, const char *line)
{
	struct plain *plain = io->plain;
	if (plain->at >= plain->pick_count)
		return plain_io_send_as_it_stands(io);
	size_t person = (size_t)plain->pick[plain->at];
	bool all = !*line && !is_named(plain, person);
	if (*line && !put(io, person, line))
		return false;
	struct value value = plain_parts_value(plain);
	if (all || ++plain->at == plain->pick_count)
		return plain_io_send_answer(io, &value);
	io->act->value = value;
	return *line && plain_io_send(io, ACT_DRAFT);
}

const struct plain_kind plain_people = {
	.list = list_people, .ask = ask_people, .take = take_people, .start = start_people,
	.pending = plain_parts_pending,
};
