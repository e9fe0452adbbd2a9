/*
 * What was heard and kept: a reason, a worry, a strength, exact words, a topic
 * for another day.  A note that was made on a private screen is private as that
 * is.
 */
#ifndef TANDEM_VISIT_NOTES_H
#define TANDEM_VISIT_NOTES_H

#include "visit/visit.h"

/* As events name it: "reason"; "park" for what is parked. */
const char *notes_word(enum note_tag tag);
/* False when no tag has that name. */
bool notes_named(const char *word, enum note_tag *tag);
enum note_tag notes_tag(const struct visit_note *note);
bool notes_is_private(const struct visit *visit, const struct visit_note *note);
/* May it be shown now? */
bool notes_shows(const struct visit *visit, const struct visit_note *note);
/* All of a tag that may be shown, commas between; NULL where there is none. */
const char *notes_join(const struct visit *visit, enum note_tag tag, struct arena *arena);

#endif
