/*
 * A kind of screen, as the engine knows it: what may be an answer, and what the
 * view shows of it.  A file for each, or for a family of them, src/visit/kind_X.c,
 * which ends in their tables.  view/kinds.h lists the kinds, and what else each has.
 */
#ifndef TANDEM_VISIT_KIND_H
#define TANDEM_VISIT_KIND_H

#include "visit/visit.h"

/* Why a value is no answer, and where in it. */
struct refusal {
	enum word word;
	size_t at; /* as visit->refused_at; 1 unless a kind says otherwise */
};

struct kind {
	/*
	 * May `value` be the answer?  False with why not; the
	 * frontend keeps what was typed.  NULL: nothing is ever answered here.
	 */
	bool (*accept)(const struct visit *visit, const struct pack_question *question,
		const struct value *value, struct refusal *why);
	/*
	 * Adds the events that an accepted value comes to.  NULL: one EVENT_ANSWERED.
	 */
	void (*decide)(struct visit *visit, const struct pack_question *question,
		const struct value *value, struct batch *batch);
	/* Adds what this kind shows to the view; the frame of the screen is there.  NULL: nothing,
	 * of kinds that are not answered. */
	void (*show)(const struct visit *visit, const struct pack_question *question,
		struct arena *frame, struct view *view);
	/* The answer in words (review, placeholders). */
	const char *(*words)(const struct visit *visit, const struct pack_question *question,
		const struct value *value, struct arena *arena);
};

/* NULL only for what is no screen of a pack. */
const struct kind *kind_of(enum view_kind kind);

#define KIND_DECLARE(NAME, name) extern const struct kind kind_##name;
PACK_KIND_LIST(KIND_DECLARE)
#undef KIND_DECLARE

#endif
