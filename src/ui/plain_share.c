/*
 * Who may see what, person by person and row by row.  An empty line keeps what
 * stands there, which is no until somebody says yes.
 */
#include "ui/plain_kind.h"

#include "ui/plain_io.h"
#include "ui/plain_state.h"

#include <assert.h>
#include <string.h>
#include <strings.h>

/* The row that is asked: `at` counts through all of them. */
struct row {
	size_t person, thing;
};

static bool find_row(const struct view *view, size_t person_count, size_t at,
	struct row *row)
{
	assert(person_count <= view->part_count);
	for (size_t i = 0; i < person_count; i++) {
		*row = (struct row){ i, at };
		if (at < view->parts[i].choice_count)
			return true;
		at -= view->parts[i].choice_count;
	}
	return false;
}

static void ask_share(struct plain_io *io)
{
	const struct plain *plain = io->plain;
	struct row row;
	if (!find_row(io->view, plain->part_count, plain->at, &row)) {
		plain_io_say_word(io, WORD_plain_prompt_enter);
		return;
	}
	const struct view_part *part = &io->view->parts[row.person];
	bool may = value_has_code(plain_io_bytes(&plain->parts[row.person]),
		part->codes[row.thing]);
	plain_io_say_with(io, WORD_plain_may_see, part->label);
	buf_printf(&io->say, " %s = %s\n", part->choices[row.thing],
		plain_io_word(io, may ? WORD_share_yes : WORD_share_no));
	plain_io_say_word(io, WORD_plain_prompt_yes_no);
}

/* All of a word, or as much as tells it from the other. */
static bool read_yes(struct plain_io *io, const char *line, bool *yes)
{
	size_t len;
	line = plain_io_trim(line, &len);
	*yes = strncasecmp(line, plain_io_word(io, WORD_share_yes), len) == 0;
	bool no = strncasecmp(line, plain_io_word(io, WORD_share_no), len) == 0;
	return *yes != no;
}

/* The codes of the part in the order of its choices, with this one as it was said. */
static void put(const struct view_part *part, size_t thing, bool yes, struct buf *text)
{
	assert(thing < part->choice_count);
	struct buf now;
	buf_init(&now, PLAIN_TEXT);
	for (size_t i = 0; i < part->choice_count; i++) {
		bool on = i == thing ? yes
		                     : value_has_code(plain_io_bytes(text), part->codes[i]);
		if (on)
			buf_printf(&now, "%s%s", now.len ? " " : "", part->codes[i]);
	}
	buf_clear(text);
	buf_add_text(text, plain_io_bytes(&now));
	buf_release(&now);
}

static bool take_share(struct plain_io *io, const char *line)
{
	struct plain *plain = io->plain;
	struct row row;
	bool yes, any = find_row(io->view, plain->part_count, plain->at, &row);
	if (!any)
		return *line ? plain_io_refuse(io, WORD_plain_unknown)
		             : plain_io_send_as_it_stands(io);
	if (*line && !read_yes(io, line, &yes))
		return plain_io_refuse(io, WORD_plain_prompt_yes_no);
	if (*line) {
		put(&io->view->parts[row.person], row.thing, yes, &plain->parts[row.person]);
		plain->parts_touched = true;
	}
	struct value value = plain_parts_value(plain);
	plain->at++;
	if (!find_row(io->view, plain->part_count, plain->at, &row))
		return plain_io_send_answer(io, &value);
	io->act->value = value;
	return *line && plain_io_send(io, ACT_DRAFT);
}

const struct plain_kind plain_share = {
	.names_parts = true, .list = plain_parts_list, .ask = ask_share, .take = take_share,
	.start = plain_parts_start, .pending = plain_parts_pending,
};
