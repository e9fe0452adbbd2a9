/*
 * A turn of the plain frontend's talk: something is said, or a line is taken.
 *
 * Everything that is said passes plain_io_finish(): there controls are dropped, and
 * all that is no ASCII where only ASCII may go out.
 */
#ifndef TANDEM_UI_PLAIN_IO_H
#define TANDEM_UI_PLAIN_IO_H

#include "base/arena.h"
#include "base/buf.h"
#include "view/view.h"

#include <stdbool.h>
#include <stddef.h>

struct plain;

struct plain_io {
	struct plain *plain;
	const struct view *view;
	struct act *act; /* NULL while only talking */
	struct buf say;
	struct arena arena; /* the turn's: what is put together to be said */
};

void plain_io_init(struct plain_io *io, struct plain *plain, const struct view *view,
	struct act *act);
/* What was said, to `out`; the turn is over. */
void plain_io_finish(struct plain_io *io, struct buf *out);

const char *plain_io_word(const struct plain_io *io, enum word word);
const char *plain_io_bytes(const struct buf *buf); /* never NULL */
bool plain_io_may(const struct plain_io *io, unsigned bits);

void plain_io_say(struct plain_io *io, const char *text);
/* These two say nothing where there is no text. */
void plain_io_say_line(struct plain_io *io, const char *text);
/* Picks what is offered for a text, where a line stands for a key. */
#define PLAIN_PICKS_OFFER "+"
/* A line of the pack's or the program's: keys it speaks of are what is typed for them. */
void plain_io_say_shown(struct plain_io *io, const char *text);
/* Ways to begin, each marked as what it is: nobody has said it. */
void plain_io_say_examples(struct plain_io *io, const char *const *list, size_t count);
/* In quotation marks, unless it is only what the screen offers to begin with. */
const char *plain_io_typed(struct plain_io *io, const char *text);
void plain_io_say_word(struct plain_io *io, enum word which);
/* A word with `%s` in it, and what stands there. */
void plain_io_say_with(struct plain_io *io, enum word which, const char *text);
/* "the label: the text", a line of its own; nothing where there is no text. */
void plain_io_say_labelled(struct plain_io *io, const char *label, const char *text);
/* "3  the label: the detail" */
void plain_io_say_numbered(struct plain_io *io, size_t number, const char *label,
	const char *detail);
/* What the view lists, numbered. */
void plain_io_say_items(struct plain_io *io);
/* An answer in words, as it is said back. */
const char *plain_io_answer(struct plain_io *io, const struct value *value);
/* "= plums": what an empty line takes; nothing where there is none. */
void plain_io_say_as_it_stands(struct plain_io *io);

/* What stands in one part: choices by their names. */
const char *plain_io_part(struct plain_io *io, const struct view_part *part, const char *text);

/* Sending is true, refusing false: so a line that is taken ends. */
bool plain_io_send(struct plain_io *io, enum act_kind kind);
/* Leaves the screen; what is half done goes along. */
bool plain_io_leave(struct plain_io *io, enum act_kind kind);
bool plain_io_send_answer(struct plain_io *io, const struct value *value);
/* What stands there, or came back as a draft, is what an empty line means. */
bool plain_io_send_as_it_stands(struct plain_io *io);
bool plain_io_refuse(struct plain_io *io, enum word why);
/* Without the blanks before it, and how long it is without those behind it. */
const char *plain_io_trim(const char *line, size_t *len);
/* A whole number from low to high, nothing else on the line but blanks. */
bool plain_io_read_number(const char *line, long low, long high, long *number);

/* The head of a screen: where one is, and the lines for the clinician. */
void plain_io_say_head(struct plain_io *io);
/* `all`: with what is said only when asked for. */
void plain_io_say_coach(struct plain_io *io, bool all);

#endif
