#include "pack/cond.h"

#include "base/arena.h"
#include "base/str.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define DEPTH_MAX 32

struct parser {
	const char *text;
	size_t at, word, len; /* where we are; the token that is looked at */
	const struct place *place;
	const struct cond_names *names;
	struct arena *arena;
	struct faults *faults;
	int depth;
};

/* ---- tokens -------------------------------------------------------------------------- */

static bool is_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
	       || c == '.' || c == '-' || c == '_';
}

static void advance(struct parser *p)
{
	p->at = p->word + p->len;
	while (p->text[p->at] == ' ' || p->text[p->at] == '\n' || p->text[p->at] == '\t')
		p->at++;
	p->word = p->at;
	p->len = 0;
	const char *s = p->text + p->word;
	while (is_name(s[p->len]))
		p->len++;
	if (p->len || !*s)
		return;
	p->len = strchr("=!<>", *s) && s[1] == '=' ? 2 : 1;
	/* Carets stand under whole characters. */
	while (((unsigned char)s[p->len] & 0xC0) == 0x80)
		p->len++;
}

static bool looks_at(const struct parser *p, const char *token)
{
	return strlen(token) == p->len && memcmp(p->text + p->word, token, p->len) == 0;
}

static bool take(struct parser *p, const char *token)
{
	if (!looks_at(p, token))
		return false;
	advance(p);
	return true;
}

static const char *token_text(const struct parser *p)
{
	return arena_strndup(p->arena, p->text + p->word, p->len);
}

/* ---- faults --------------------------------------------------------------------------- */

static struct place place_at(const struct parser *p, size_t at, size_t len)
{
	struct place place = *p->place;
	for (size_t i = 0; i < at; i++) {
		place.column++;
		if (p->text[i] == '\n') {
			place.line++;
			place.column = 1;
		}
	}
	place.span = (int)(len ? len : 1);
	return place;
}

/* The first fault ends the parsing: what would follow it is its shadow. */
static const struct cond *fail(struct parser *p, size_t at, size_t len, const char *fix,
	const char *what)
{
	struct place place = place_at(p, at, len);
	faults_say(p->faults, &place, fix, "%s", what);
	return NULL;
}

static const struct cond *fail_here(struct parser *p, const char *fix, const char *what)
{
	return fail(p, p->word, p->len, fix, what);
}

static const char *offer(struct parser *p, const char *nearest, const char *otherwise)
{
	return nearest ? arena_printf(p->arena, "write '%s'", nearest) : otherwise;
}

/* ---- grammar ----------------------------------------------------------------------------- */

static const struct cond *parse_or(struct parser *p);

static const struct cond *make(struct parser *p, enum cond_op op, const struct cond *left,
	const struct cond *right)
{
	assert(op <= COND_NOT && left && (right != NULL) == (op != COND_NOT));
	struct cond *cond = ARENA_NEW(p->arena, struct cond);
	*cond = (struct cond){ .op = op, .left = left, .right = right };
	return cond;
}

static bool is_reserved(const struct parser *p)
{
	return looks_at(p, "and") || looks_at(p, "or") || looks_at(p, "not")
	       || looks_at(p, "has") || looks_at(p, "answered");
}

static bool find_name(struct parser *p, struct cond_ref *ref, enum cond_type *type)
{
	const char *name = token_text(p), *nearest = NULL;
	bool named = p->len > 0 && is_name(*name);
	if (named && p->names->find(p->names->ctx, name, ref, type, &nearest))
		return true;
	if (!named || is_reserved(p))
		fail_here(p, "write the name of a question", "a name is missing here");
	else
		fail_here(p, offer(p, nearest, "add a screen that sets it"),
			arena_printf(p->arena, "no screen sets '%s'", name));
	return false;
}

static const struct cond *parse_answered(struct parser *p)
{
	struct cond cond = { .op = COND_ANSWERED };
	enum cond_type type;
	advance(p);
	if (!find_name(p, &cond.ref, &type))
		return NULL;
	advance(p);
	struct cond *kept = ARENA_NEW(p->arena, struct cond);
	*kept = cond;
	return kept;
}

static bool find_op(const struct parser *p, enum cond_op *op)
{
	static const struct {
		const char *token;
		enum cond_op op;
	} ops[] = { { "==", COND_EQ }, { "!=", COND_NE }, { "<=", COND_LE }, { ">=", COND_GE },
		{ "<", COND_LT }, { ">", COND_GT }, { "has", COND_HAS } };
	for (size_t i = 0; i < sizeof ops / sizeof *ops; i++)
		if (looks_at(p, ops[i].token)) {
			*op = ops[i].op;
			return true;
		}
	return false;
}

static const char *bad_op(enum cond_op op, enum cond_type type)
{
	assert(op >= COND_HAS);
	if (type == COND_TEXT)
		return "this can only be asked for by 'answered'";
	if (op == COND_HAS && type != COND_WORDS)
		return "only where many are picked can be asked 'has'";
	if (op != COND_HAS && type == COND_WORDS)
		return "of many that are picked can only be asked 'has'";
	if (type == COND_WORD && op != COND_EQ && op != COND_NE)
		return "words have no order: only == and != compare them";
	return NULL;
}

static bool parse_number(struct parser *p, struct cond *cond)
{
	long number;
	const char *text = token_text(p);
	if (!str_to_long(text, &number) || number < 0 || number > 1000000) {
		fail_here(p, "write a number",
			arena_printf(p->arena, "'%s' is compared with a number here", text));
		return false;
	}
	cond->number = (int)number;
	return true;
}

static bool parse_word(struct parser *p, struct cond *cond)
{
	const char *text = token_text(p), *nearest = NULL;
	cond->number = p->names->word(p->names->ctx, &cond->ref, text, &nearest);
	if (cond->number >= 0)
		return true;
	fail_here(p, offer(p, nearest, "write one of its choices"),
		arena_printf(p->arena, "it can never be '%s'", text));
	return false;
}

static const struct cond *parse_comparison(struct parser *p)
{
	struct cond cond = { .op = COND_EQ };
	enum cond_type type;
	size_t name = p->word, name_len = p->len;
	if (!find_name(p, &cond.ref, &type))
		return NULL;
	advance(p);
	if (!find_op(p, &cond.op))
		return fail_here(p, "write == != < <= > >= or has",
			"a comparison is missing here");
	const char *bad = bad_op(cond.op, type);
	if (bad)
		return fail(p, name, name_len, "see 'Conditions' in tandem-pack(5)", bad);
	advance(p);
	if (p->len == 0 || !is_name(p->text[p->word]))
		return fail_here(p, "write a number or a choice",
			"what it is compared with is missing here");
	if (type == COND_NUMBER ? !parse_number(p, &cond) : !parse_word(p, &cond))
		return NULL;
	advance(p);
	struct cond *kept = ARENA_NEW(p->arena, struct cond);
	*kept = cond;
	return kept;
}

static const struct cond *parse_test(struct parser *p)
{
	if (++p->depth > DEPTH_MAX)
		return fail_here(p, "make it simpler", "the condition is nested too deeply");
	const struct cond *cond;
	if (take(p, "(")) {
		cond = parse_or(p);
		if (cond && !take(p, ")"))
			cond = fail_here(p, "close it with )", "a ) is missing here");
	} else if (take(p, "not")) {
		const struct cond *inner = parse_test(p);
		cond = inner ? make(p, COND_NOT, inner, NULL) : NULL;
	} else {
		cond = looks_at(p, "answered") ? parse_answered(p) : parse_comparison(p);
	}
	p->depth--;
	return cond;
}

/* Left to right, so that a long chain is a loop and not a recursion. */
static const struct cond *parse_chain(struct parser *p, const char *word, enum cond_op op,
	const struct cond *(*inner)(struct parser *))
{
	const struct cond *left = inner(p);
	while (left && take(p, word)) {
		const struct cond *right = inner(p);
		left = right ? make(p, op, left, right) : NULL;
	}
	return left;
}

static const struct cond *parse_and(struct parser *p)
{
	return parse_chain(p, "and", COND_AND, parse_test);
}

static const struct cond *parse_or(struct parser *p)
{
	return parse_chain(p, "or", COND_OR, parse_and);
}

const struct cond *cond_parse(const char *text, const struct place *at,
	const struct cond_names *names, struct arena *arena, struct faults *faults)
{
	struct parser p = { .text = text, .place = at, .names = names, .arena = arena,
		.faults = faults };
	if (strlen(text) > 4000)
		return fail(&p, 0, 1, "make it simpler", "the condition is too long");
	advance(&p);
	const struct cond *cond = parse_or(&p);
	if (cond && p.text[p.word])
		return fail_here(&p, "join conditions by 'and' or 'or'",
			"the condition should end here");
	return cond;
}

/* ---- meaning --------------------------------------------------------------------------------- */

static bool compare(enum cond_op op, int a, int b)
{
	assert(op >= COND_EQ && op <= COND_GE);
	switch (op) {
	case COND_EQ:
		return a == b;
	case COND_NE:
		return a != b;
	case COND_LT:
		return a < b;
	case COND_LE:
		return a <= b;
	case COND_GT:
		return a > b;
	case COND_GE:
		return a >= b;
	default:
		return false;
	}
}

bool cond_holds(const struct cond *cond, const struct cond_state *state)
{
	int number;
	if (!cond)
		return true;
	/* A branch that was forgotten would always hold. */
	assert(cond->op > COND_NOT || cond->left);
	assert(cond->op > COND_AND || cond->right);
	switch (cond->op) {
	case COND_OR:
		return cond_holds(cond->left, state) || cond_holds(cond->right, state);
	case COND_AND:
		return cond_holds(cond->left, state) && cond_holds(cond->right, state);
	case COND_NOT:
		return !cond_holds(cond->left, state);
	case COND_ANSWERED:
		return state->answered(state->ctx, &cond->ref);
	case COND_HAS:
		return state->has(state->ctx, &cond->ref, cond->number);
	default:
		return state->number(state->ctx, &cond->ref, &number)
		       && compare(cond->op, number, cond->number);
	}
}

void cond_refs(const struct cond *cond, void (*each)(void *ctx, const struct cond_ref *ref),
	void *ctx)
{
	if (!cond)
		return;
	if (cond->op <= COND_NOT) {
		cond_refs(cond->left, each, ctx);
		cond_refs(cond->right, each, ctx);
	} else {
		each(ctx, &cond->ref);
	}
}
