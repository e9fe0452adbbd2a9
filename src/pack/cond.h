/*
 * Conditions: a small, total, side-effect-free language over answers.
 *
 *     cond    = and { "or" and }            and = not { "and" not }
 *     not     = [ "not" ] test
 *     test    = "(" cond ")" | "answered" name | name "has" word
 *             | name ( "==" | "!=" | "<" | "<=" | ">" | ">=" ) ( number | word )
 *
 * A name is a question ("sure"), an item or part of one ("flag.numb", "first.days"),
 * `notes.TAG`, or `path`.
 * Numbers compare with rulers and items from low to high; `==` and `!=` compare
 * a choice, an item's answer or the path with a word; `has` asks whether a word
 * is among the many that were picked.  A test of what has no live answer is
 * false, also `!=`; so every condition has an answer at any time.
 *
 * Names and types are checked when the pack loads: a name that no screen sets,
 * a word that is no choice of it, a number against words are faults with a
 * caret.  At most 32 levels deep.
 */
#ifndef TANDEM_PACK_COND_H
#define TANDEM_PACK_COND_H

#include "base/fault.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;

enum cond_op {
	COND_OR, COND_AND, COND_NOT, /* left, right */
	COND_ANSWERED,               /* ref */
	COND_HAS,                    /* ref, number of the choice */
	COND_EQ, COND_NE, COND_LT, COND_LE, COND_GT, COND_GE /* ref against number */
};

/* What was noted (`notes.park`): it can only be asked for by `answered`. */
#define COND_NOTES (-2)

/* What a name stands for. */
struct cond_ref {
	int question; /* number of the question in the pack; -1 for `path`, or COND_NOTES */
	int item;     /* number of the item or part; -1 for the question itself; of notes
	               * their tag */
};

struct cond {
	enum cond_op op;
	const struct cond *left, *right; /* NULL where the op has none */
	struct cond_ref ref;
	int number; /* what is compared with: a number, or the number of a word */
};

/* What a name may be: answered by the one who knows the pack. */
enum cond_type { COND_NUMBER, COND_WORD, COND_WORDS, COND_TEXT };

struct cond_names {
	void *ctx;
	/* Resolves `name`; false when no screen sets it, with the nearest name (or NULL). */
	bool (*find)(void *ctx, const char *name, struct cond_ref *ref, enum cond_type *type,
		const char **nearest);
	/* The number of `word` among what `ref` can be; -1 with the nearest. */
	int (*word)(void *ctx, const struct cond_ref *ref, const char *word,
		const char **nearest);
};

/*
 * Parses `text`, which stands at `at` (its first byte); faults are added with
 * the column of what is wrong.  NULL when there was any.
 */
const struct cond *cond_parse(const char *text, const struct place *at,
	const struct cond_names *names, struct arena *arena, struct faults *faults);

/* What an answer is worth in a condition. */
struct cond_state {
	void *ctx;
	bool (*answered)(void *ctx, const struct cond_ref *ref);
	/* The number a ref stands at: ruler, choice, item's answer, path; false: none. */
	bool (*number)(void *ctx, const struct cond_ref *ref, int *number);
	bool (*has)(void *ctx, const struct cond_ref *ref, int choice);
};

/* NULL is true: a screen without condition is always there. */
bool cond_holds(const struct cond *cond, const struct cond_state *state);

/* Calls `each` for every name in it: who asks what. */
void cond_refs(const struct cond *cond, void (*each)(void *ctx, const struct cond_ref *ref),
	void *ctx);

#endif
