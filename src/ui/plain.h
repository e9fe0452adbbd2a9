/*
 * The plain frontend: the same views as lines of text and questions, for screen
 * readers, braille lines, dumb terminals and pipes.
 *
 * No focus: it asks item by item.  Pure: text out goes to a buffer, lines come
 * in as strings; app does the reading and writing.  Commands begin with a
 * colon (`:b :h :o :plan :note :map :u :s :skip :notoday`), `::` types one.
 *
 * Each line of a longer text comes out as a draft act, so that no more than the
 * line being typed is lost with the process.
 */
#ifndef TANDEM_UI_PLAIN_H
#define TANDEM_UI_PLAIN_H

#include "base/buf.h"
#include "ui/plain_state.h"
#include "view/view.h"

#include <stdbool.h>

/* What is to be read now: the screen when it is new, and the next question. */
void plain_show(struct plain *plain, const struct view *view, struct buf *out);
/* What the view must have beside its screen (WANT_*), for what was asked for. */
unsigned plain_wants(const struct plain *plain);
/*
 * A line that was typed (without its newline, cleaned).  True when there is an
 * act; otherwise what to say is in `out`, and plain_show() asks on.
 */
bool plain_line(struct plain *plain, const struct view *view, const char *line, struct act *act,
	struct buf *out);
/* A line that was not taken, and why; plain_show() asks on as if it had not come. */
void plain_refuse(struct plain *plain, const struct view *view, enum word why, struct buf *out);

#endif
