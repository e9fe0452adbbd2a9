/*
 * Who may see what, person by person and row by row.  An empty line keeps what
 * stands there, which is no until somebody says yes.
 */
#include "ui/plain_kind.h"

#include <string.h>
#include <strings.h>

/* The row that is asked: `at` counts through all of them. */
struct row {
	size_t person, thing;
};

static bool find_row(const struct view *view, size_t person_count, size_t at,
	struct row *row)
{
	for (size_t i = 0; i < person_count; i++) {
		*row = (struct row){ i, at };
		if (at < view->parts[i].choice_count)
			return true;
		at -= view->parts[i].choice_count;
	}
	return false;
}

static void ask_share(struct turn *turn)
{
	const struct plain *plain = turn->plain;
	struct row row;
	if (!find_row(turn->view, plain->part_count, plain->at, &row)) {
		turn_say_word(turn, WORD_plain_prompt_enter);
		return;
	}
	const struct view_part *part = &turn->view->parts[row.person];
	bool may = value_has_code(turn_bytes(&plain->parts[row.person]),
		part->codes[row.thing]);
	turn_say_with(turn, WORD_plain_may_see, part->label);
	buf_printf(&turn->say, " %s = %s\n", part->choices[row.thing],
		turn_word(turn, may ? WORD_share_yes : WORD_share_no));
	turn_say_word(turn, WORD_plain_prompt_yes_no);
}

/* All of a word, or as much as tells it from the other. */
static bool read_yes(struct turn *turn, const char *line, bool *yes)
{
	size_t len;
	line += strspn(line, " ");
	for (len = strlen(line); len > 0 && line[len - 1] == ' ';)
		len--;
	*yes = strncasecmp(line, turn_word(turn, WORD_share_yes), len) == 0;
	bool no = strncasecmp(line, turn_word(turn, WORD_share_no), len) == 0;
	return *yes != no;
}

/* The codes of the part in the order of its choices, with this one as it was said. */
static void put(const struct view_part *part, size_t thing, bool yes, struct buf *text)
{
	struct buf now;
	buf_init(&now, PLAIN_TEXT);
	for (size_t i = 0; i < part->choice_count; i++) {
		bool on = i == thing ? yes
		                     : value_has_code(turn_bytes(text), part->codes[i]);
		if (on)
			buf_printf(&now, "%s%s", now.len ? " " : "", part->codes[i]);
	}
	buf_clear(text);
	buf_add_text(text, turn_bytes(&now));
	buf_release(&now);
}

static bool take_share(struct turn *turn, const char *line)
{
	struct plain *plain = turn->plain;
	struct row row;
	bool yes, any = find_row(turn->view, plain->part_count, plain->at, &row);
	if (!any)
		return *line ? turn_refuse(turn, WORD_plain_unknown)
		             : turn_send_as_it_stands(turn);
	if (*line && !read_yes(turn, line, &yes))
		return turn_refuse(turn, WORD_plain_prompt_yes_no);
	if (*line) {
		put(&turn->view->parts[row.person], row.thing, yes, &plain->parts[row.person]);
		plain->parts_touched = true;
	}
	struct value value = plain_parts_value(plain);
	plain->at++;
	if (!find_row(turn->view, plain->part_count, plain->at, &row))
		return turn_send_answer(turn, &value);
	turn->act->value = value;
	return *line && turn_send(turn, ACT_DRAFT);
}

static void start_share(struct plain *plain, const struct view *view)
{
	plain_parts.start(plain, view);
}

static void list_share(struct turn *turn)
{
	plain_parts.list(turn);
}

static struct value half_done(const struct plain *plain)
{
	return plain_parts.pending(plain);
}

const struct plain_kind plain_share = {
	.list = list_share, .ask = ask_share, .take = take_share, .start = start_share,
	.pending = half_done,
};
