/*
 * An answers file: what `tandem play` answers, and how it is read.
 *
 *     start = "2026-03-02 09:00 +01:00"
 *     answer "hope" { text = "..." }
 *
 * tandem-answers(5) has the keys: which of them an answer takes follows from the type of its
 * question's value, so that a new kind of screen needs none.
 */
#ifndef TANDEM_APP_ANSWERS_H
#define TANDEM_APP_ANSWERS_H

#include "base/buf.h"
#include "base/date.h"
#include "conf/conf.h"
#include "pack/pack.h"
#include "view/value.h"

#include <stdbool.h>

struct answers {
	struct arena arena;  /* owned */
	struct buf bytes;    /* owned: the file; places point into it */
	struct conf *conf;
	struct faults faults;
	struct moment start;
	const char *file, *label, *path;
	const char *follows; /* NULL, or the file of the visit before, beside this one */
};

/* Reads the file.  False: the faults say why, or `why` when it could not be read. */
bool answers_read(struct answers *answers, const char *path, struct fault *why);
void answers_release(struct answers *answers);
/* Adds a fault for every answer that belongs to no question of the pack, or cannot
 * be its answer (unknown choice, out of range, wrong kind of value). */
void answers_check(struct answers *answers, const struct pack *pack);

/* The answer to a question; NULL without one. */
const struct conf *answers_find(const struct answers *answers, const char *question);
/* Nothing was filled in: as in a template, it is left open. */
bool answers_is_blank(const struct conf *answer);
/* Its value, all rows of the pack (answer_to_frontend()); in the answers' arena. */
struct value answers_value(struct answers *answers, const struct pack_question *question,
	const struct conf *answer);

/* A file to fill in: every question of a path, its kind and what it permits, in the order of
 * the visit. */
void answers_template(const struct pack *pack, int path, struct buf *out);

#endif
