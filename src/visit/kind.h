/*
 * A kind of screen, as the engine knows it: what may be an answer, and what the
 * view shows of it.  A file for each, or for a family of them, src/visit/kind_X.c,
 * which ends in their tables; src/ui/draw_X.c has its looks and keys, src/ui/plain_X.c how
 * it is asked in lines (or one that is there serves), src/pack/kinds.c the keys that
 * authors write.  A new kind is those files and a line in each table.
 */
#ifndef TANDEM_VISIT_KIND_H
#define TANDEM_VISIT_KIND_H

#include "visit/visit.h"

struct kind {
	enum view_kind kind;
	/*
	 * May `value` be the answer?  False with the word that says why not; the
	 * frontend keeps what was typed.  NULL: nothing is ever answered here.
	 */
	bool (*accept)(const struct visit *visit, const struct pack_question *question,
		const struct value *value, enum word *why);
	/*
	 * Adds the events that an accepted value comes to.  NULL: one EVENT_ANSWERED.
	 */
	void (*decide)(struct visit *visit, const struct pack_question *question,
		const struct value *value, struct batch *batch);
	/* Adds what this kind shows to the view; the frame of the screen is there.  NULL: nothing,
	 * of kinds that are not answered. */
	void (*show)(const struct visit *visit, const struct pack_question *question,
		struct arena *frame, struct view *view);
	/* What stands there before anything was answered, as the answer that it becomes
	 * when it is sent on; VALUE_NONE: nothing.  NULL: never anything. */
	struct value (*begin)(const struct visit *visit, const struct pack_question *question,
		struct arena *arena);
	/* The answer in words (review, placeholders). */
	const char *(*words)(const struct visit *visit, const struct pack_question *question,
		const struct value *value, struct arena *arena);
};

/* The table's line for a kind; NULL only for what is no screen of a pack. */
const struct kind *kind_of(enum view_kind kind);

extern const struct kind kind_write, kind_choose, kind_many, kind_items, kind_ruler,
	kind_review, kind_agree, kind_stop, kind_schedule, kind_ifthen, kind_card, kind_teach,
	kind_compare, kind_people, kind_share, kind_amount, kind_trend;

#endif
