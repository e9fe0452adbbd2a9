/*
 * A turn of the plain face's talk: something is said, or a line is taken.
 *
 * Everything that is said passes turn_finish(): there controls are dropped, and
 * all that is no ASCII where only ASCII may go out.
 */
#ifndef TANDEM_UI_TURN_H
#define TANDEM_UI_TURN_H

#include "base/buf.h"
#include "view/view.h"

#include <stdbool.h>
#include <stddef.h>

struct plain;

struct turn {
	struct plain *plain;
	const struct view *view;
	struct act *act; /* NULL while only talking */
	struct buf say;
};

void turn_init(struct turn *turn, struct plain *plain, const struct view *view, struct act *act);
/* What was said, to `out`; the turn is over. */
void turn_finish(struct turn *turn, struct buf *out);

const char *turn_word(const struct turn *turn, enum word word);
const char *turn_bytes(const struct buf *buf); /* never NULL */
bool turn_may(const struct turn *turn, unsigned bits);

void turn_say(struct turn *turn, const char *text);
/* These two say nothing where there is no text. */
void turn_say_line(struct turn *turn, const char *text);
void turn_say_quoted(struct turn *turn, const char *text);
void turn_say_word(struct turn *turn, enum word which);
/* A word with `%s` in it, and what stands there. */
void turn_say_with(struct turn *turn, enum word which, const char *text);
/* "3  the label: the detail" */
void turn_say_numbered(struct turn *turn, size_t number, const char *label, const char *detail);
/* What the view lists, numbered. */
void turn_say_items(struct turn *turn);
/* An answer in words, as it is said back. */
void turn_put_words(const struct turn *turn, const struct value *value, struct buf *said);
/* "= plums": what an empty line takes; nothing where there is none. */
void turn_say_as_it_stands(struct turn *turn);

/* What stands in one part: choices by their names. */
void turn_put_part(const struct view_part *part, const char *text, struct buf *said);

/* Sending is true, refusing false: so a line that is taken ends. */
bool turn_send(struct turn *turn, enum act_kind kind);
bool turn_send_answer(struct turn *turn, const struct value *value);
/* What stands there, or came back as a draft, is what an empty line means. */
bool turn_send_as_it_stands(struct turn *turn);
bool turn_refuse(struct turn *turn, enum word why);
/* A whole number from low to high, nothing else on the line but blanks. */
bool turn_read_number(const char *line, long low, long high, long *number);

/* The head of a screen: where one is, and the lines for the clinician. */
void turn_say_head(struct turn *turn);
/* `all`: with what is said only when asked for. */
void turn_say_coach(struct turn *turn, bool all);

#endif
