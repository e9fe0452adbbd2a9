/*
 * Short texts with a name each, asked one by one.  An empty line keeps what stands
 * there, a plus sign picks what is offered; what is picked is picked by number, several
 * with a blank between.
 */
#include "ui/plain_kind.h"

#include "ui/plain_io.h"
#include "ui/plain_state.h"

#include "base/str.h"
#include "base/utf8.h"
#include "view/day.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static size_t count_of(const struct view *view)
{
	return view->part_count < PLAIN_PARTS ? view->part_count : PLAIN_PARTS;
}

void plain_parts_start(struct plain *plain, const struct view *view)
{
	plain->part_count = count_of(view);
	plain->parts_touched = view->is_draft;
	plain->at = view->first_part;
	for (size_t i = 0; i < plain->part_count; i++) {
		buf_clear(&plain->parts[i]);
		if (view->value.type == VALUE_PARTS && i < view->value.count)
			buf_add_text(&plain->parts[i], view->value.part[i]);
	}
}

struct value plain_parts_value(const struct plain *plain)
{
	assert(plain->part_count <= PLAIN_PARTS);
	struct plain *owner = (struct plain *)(uintptr_t)plain;
	for (size_t i = 0; i < plain->part_count; i++)
		owner->part_texts[i] = plain_io_bytes(&plain->parts[i]);
	return (struct value){ .type = VALUE_PARTS, .part = plain->part_texts,
		.count = plain->part_count };
}

/* What nobody touched is no answer. */
struct value plain_parts_pending(const struct plain *plain)
{
	return plain->parts_touched ? plain_parts_value(plain) : (struct value){ .type = VALUE_NONE };
}

/* ---- asking ----------------------------------------------------------------------- */

static bool is_typed(const struct view_part *part)
{
	return part->form == PART_TEXT || part->form == PART_LINES || part->day;
}

void plain_parts_list(struct plain_io *io)
{
	if (io->view->is_draft)
		plain_io_say_word(io, WORD_draft_back);
}

/* What may be picked for the part that is asked, while nothing stands there. */
static const char *offer_of(const struct plain *plain, const struct view_part *part)
{
	return plain->parts[plain->at].len ? NULL : part->offer;
}

/* What stands there, or what holds while it is blank. */
static void say_stands(struct plain_io *io, const char *name, const struct view_part *part,
	const char *text)
{
	const char *needed = part->needed ? plain_io_word(io, WORD_part_needed) : NULL;
	const char *blank = part->hint ? part->hint : needed;
	const char *said = plain_io_part(io, part, text);
	if (*said)
		buf_printf(&io->say, "%s = %s", name, said);
	else
		plain_io_say(io, blank ? words_aside(io->view->words, name, blank, &io->arena)
		                       : name);
}

/* The first time, to be heard once more before it is sent. */
static void ask_whether_real(struct plain_io *io)
{
	plain_io_say_line(io, io->view->schedule.large);
	plain_io_say_line(io, io->view->schedule.large_text);
	plain_io_say_word(io, WORD_plain_prompt_enter);
}

static void ask_part(struct plain_io *io)
{
	const struct plain *plain = io->plain;
	const struct view *view = io->view;
	if (plain->part_count == 0)
		return;
	if (plain->at >= plain->part_count) {
		plain_kind_of(view->kind)->confirm(io);
		return;
	}
	const struct view_part *part = &view->parts[plain->at];
	const char *name = words_of(view->words, (long)plain->at + 1, (long)plain->part_count,
		&io->arena);
	if (*part->label)
		name = words_label(view->words, name, part->label, &io->arena);
	say_stands(io, name, part, plain_io_bytes(&plain->parts[plain->at]));
	plain_io_say(io, "\n");
	if (offer_of(plain, part))
		buf_printf(&io->say, PLAIN_PICKS_OFFER "  %s\n", part->offer);
	if (part->day && !plain->parts[plain->at].len)
		plain_io_say_word(io, WORD_day_example);
	plain_io_say_examples(io, part->starters, part->starter_count);
	for (size_t i = 0; !is_typed(part) && i < part->choice_count; i++)
		plain_io_say_numbered(io, i + 1, part->choices[i], NULL);
	if (part->form == PART_SET && part->all)
		plain_io_say_numbered(io, part->choice_count + 1, part->all, NULL);
	if (!is_typed(part))
		plain_io_say_word(io, part->form == PART_SET ? WORD_plain_prompt_many
		                                           : WORD_plain_prompt_choice);
}

/* ---- taking ----------------------------------------------------------------------- */

/* Numbers of choices, blanks between; false when one is none of them. */
static bool read_picks(const struct view_part *part, const char *line, bool *on)
{
	while (*(line += utf8_blanks(line))) {
		char *end;
		long number = strtol(line, &end, 10);
		if (end == line || (*end && utf8_blanks(end) == 0) || number < 1
			|| number > (long)part->choice_count + (part->all != NULL))
			return false;
		for (size_t i = 0; i < part->choice_count; i++)
			on[i] |= number == (long)i + 1
			         || number == (long)part->choice_count + 1;
		line = end;
	}
	return true;
}

#define CHOICES_MOST 64

static bool put_picks(const struct view_part *part, const char *line, struct buf *text)
{
	bool on[CHOICES_MOST] = { false };
	size_t count = 0;
	if (part->choice_count > CHOICES_MOST || !read_picks(part, line, on))
		return false;
	for (size_t i = 0; i < part->choice_count; i++)
		count += on[i];
	if (part->form == PART_ONE && count != 1)
		return false;
	buf_clear(text);
	for (size_t i = 0; i < part->choice_count; i++) {
		if (!on[i])
			continue;
		buf_add_text(text, text->len ? " " : "");
		buf_add_text(text, part->codes[i]);
	}
	return true;
}

/* Says which day is meant, or why it is none. */
static bool put_day(struct plain_io *io, const struct view_day *day, const char *line,
	struct buf *text)
{
	const struct words *words = io->view->words;
	char code[DATE_SIZE];
	bool taken = day_typed(words, day, line, code);
	plain_io_say_line(io, day_reads(words, day, line, &io->arena));
	if (!taken)
		return false;
	buf_clear(text);
	buf_add_text(text, code);
	return !text->failed;
}

/* Says why not where it cannot: then the same part is asked again. */
static bool put(struct plain_io *io, const char *line)
{
	assert(io->plain->at < io->plain->part_count);
	struct plain *plain = io->plain;
	const struct view_part *part = &io->view->parts[plain->at];
	struct buf *text = &plain->parts[plain->at];
	if (part->day)
		return put_day(io, part->day, line, text);
	if (!is_typed(part))
		return put_picks(part, line, text)
		       || plain_io_refuse(io, WORD_plain_unknown);
	if (utf8_count(line, strlen(line)) > part->limit)
		return plain_io_refuse(io, WORD_too_long);
	if (offer_of(plain, part) && str_is(line, PLAIN_PICKS_OFFER))
		line = part->offer;
	buf_clear(text);
	buf_add_text(text, line);
	return !text->failed;
}

/* Only what stands there can be said once more. */
static bool confirms(const struct plain_io *io)
{
	assert(io->plain->part_count > 0);
	size_t last = io->plain->part_count - 1;
	return plain_kind_of(io->view->kind)->confirm
	       && io->view->parts[last].form == PART_ONE && io->plain->parts[last].len > 0;
}

static bool take_part(struct plain_io *io, const char *line)
{
	struct plain *plain = io->plain;
	if (plain->part_count == 0)
		return plain_io_send_as_it_stands(io);
	bool asked = plain->at == plain->part_count; /* once more */
	if (asked && *line)
		plain->at--; /* another first time, then */
	if (*line && !put(io, line))
		return false;
	plain->parts_touched |= *line != '\0';
	struct value value = plain_parts_value(plain);
	if (plain->at < plain->part_count)
		plain->at = view_part_after(io->view, &value, plain->at);
	if (plain->at == plain->part_count
		&& ((asked && !*line) || !confirms(io)))
		return plain_io_send_answer(io, &value);
	io->act->value = value;
	return *line && plain_io_send(io, ACT_DRAFT);
}

#define PARTS .list = plain_parts_list, .ask = ask_part, .take = take_part, \
	.start = plain_parts_start, .pending = plain_parts_pending

const struct plain_kind plain_ifthen = { PARTS };
const struct plain_kind plain_card = { PARTS };
const struct plain_kind plain_teach = { PARTS };
const struct plain_kind plain_amount = { PARTS, .names_parts = true };
const struct plain_kind plain_schedule = { PARTS, .confirm = ask_whether_real };
