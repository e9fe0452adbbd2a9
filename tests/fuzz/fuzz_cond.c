/* What conditions promise of any text at all (pack/cond.h). */
#include "tests/fuzz/fuzz.h"
#include "tests/pack/conds.h"

#include "base/arena.h"

#include <string.h>

/* Answers by the bits of a byte: none, or a number; a condition must bear them all. */
struct state {
	uint8_t seed;
	size_t asked;
};

static bool answered(void *ctx, const struct cond_ref *ref)
{
	struct state *state = ctx;
	MUST(test_name_of(ref));
	state->asked++;
	return state->seed >> (ref->question & 7) & 1;
}

static bool number_of(void *ctx, const struct cond_ref *ref, int *number)
{
	struct state *state = ctx;
	*number = state->seed >> 4;
	return answered(ctx, ref);
}

static bool has(void *ctx, const struct cond_ref *ref, int choice)
{
	return answered(ctx, ref) && (choice & 1);
}

/* The number belongs to what it is compared with, and the op to its type. */
static void must_fit(const struct cond *cond)
{
	const struct test_name *name = test_name_of(&cond->ref);
	MUST(name && cond->number >= 0 && !cond->left && !cond->right);
	if (cond->op == COND_ANSWERED)
		return;
	MUST((cond->op == COND_HAS) == (name->type == COND_WORDS));
	MUST(name->type != COND_TEXT);
	if (name->type != COND_NUMBER)
		MUST((size_t)cond->number < name->word_count);
	if (name->type == COND_WORD)
		MUST(cond->op == COND_EQ || cond->op == COND_NE);
}

/* Returns how many tests there are. */
static size_t must_be_whole(const struct cond *cond)
{
	MUST(cond && cond->op <= COND_GE);
	switch (cond->op) {
	case COND_OR:
	case COND_AND:
		return must_be_whole(cond->left) + must_be_whole(cond->right);
	case COND_NOT:
		MUST(!cond->right);
		return must_be_whole(cond->left);
	default:
		must_fit(cond);
		return 1;
	}
}

static void count_ref(void *ctx, const struct cond_ref *ref)
{
	MUST(test_name_of(ref));
	++*(size_t *)ctx;
}

/* `not` turns it around, and the same answers give the same each time. */
static void must_hold_or_not(const struct cond *cond)
{
	const struct cond turned = { .op = COND_NOT, .left = cond };
	for (unsigned seed = 0; seed < 256; seed += 15) {
		struct state ctx = { (uint8_t)seed, 0 };
		const struct cond_state state = { &ctx, answered, number_of, has };
		bool holds = cond_holds(cond, &state);
		MUST(ctx.asked > 0);
		MUST(holds == cond_holds(cond, &state));
		MUST(holds != cond_holds(&turned, &state));
	}
}

/* One fault, inside the text or right behind it. */
static void must_point(const struct faults *faults, const struct place *at, size_t len)
{
	MUST(faults->count == 1);
	const struct fault_place *place = &faults->list[0].at;
	MUST(*faults->list[0].what && *faults->list[0].fix);
	MUST(place->line >= at->line && place->column >= 1 && place->span >= 1);
	MUST((size_t)(place->line - at->line) <= len);
	if (place->line == at->line)
		MUST(place->column >= at->column
			&& (size_t)(place->column - at->column) <= len);
	if (place->line == at->line && place->column - at->column < (int)len)
		MUST((size_t)(place->column - at->column + place->span) <= len);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	static const struct place at = { .file = "a", .line = 7, .column = 5 };
	struct arena arena;
	struct faults faults;
	char *text = malloc(len + 1);
	if (!text)
		return 0;
	memcpy(text, bytes, len);
	text[len] = '\0';
	len = strlen(text);
	arena_init(&arena, NULL);
	faults_init(&faults, &arena);
	const struct cond *cond = cond_parse(text, &at, &test_cond_names, &arena, &faults);
	if (cond) {
		size_t refs = 0;
		MUST(faults.count == 0);
		cond_refs(cond, count_ref, &refs);
		MUST(refs == must_be_whole(cond));
		must_hold_or_not(cond);
	} else {
		must_point(&faults, &at, len);
	}
	arena_release(&arena);
	free(text);
	return 0;
}
