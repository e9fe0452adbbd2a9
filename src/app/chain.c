#include "app/chain.h"

#include "app/content.h"
#include "base/str.h"

/* Looks at every visit until `wanted` says yes. */
typedef bool wanted_fn(void *ctx, const struct book_visit *one);

static bool find(struct store *store, wanted_fn *wanted, void *ctx)
{
	struct book_shelf shelf = { 0 };
	struct arena arena;
	struct store_ref *ids;
	size_t count;
	bool found = false;
	arena_init(&arena, content_last_words);
	if (!book_list(store, &arena, &ids, &count, NULL))
		count = 0;
	for (size_t i = 0; i < count && !found; i++) {
		struct book_visit one;
		if (!book_look(store, &ids[i], &shelf, &one, NULL))
			continue;
		found = wanted(ctx, &one);
		book_close(&one);
	}
	book_shelf_release(&shelf);
	arena_release(&arena);
	return found;
}

struct link {
	struct store *store;
	const struct store_ref *id;
	const char *after; /* the id that is looked for, as text */
	char *code;
};

static bool is_followed_on(void *ctx, const struct book_visit *one)
{
	const struct link *link = ctx;
	char text[BOOK_ID_SIZE];
	book_id(&one->id, text);
	return str_is(text, link->after) && chain_follows(link->store, &one->visit, link->id);
}

bool chain_follows(struct store *store, const struct visit *visit, const struct store_ref *id)
{
	char wanted[BOOK_ID_SIZE];
	struct link link = { store, id, visit->state.after, NULL };
	book_id(id, wanted);
	if (!link.after || str_is(link.after, wanted))
		return link.after != NULL;
	return find(store, is_followed_on, &link);
}

static bool is_later(void *ctx, const struct book_visit *one)
{
	const struct link *link = ctx;
	const struct state *state = &one->visit.state;
	book_code(&one->id, link->code);
	return state->after && str_is(state->after, link->after) && state->end != END_DECLINED;
}

bool chain_later(struct store *store, const struct store_ref *id, char code[CODE_SIZE])
{
	char wanted[BOOK_ID_SIZE];
	struct link link = { store, id, wanted, code };
	book_id(id, wanted);
	return find(store, is_later, &link);
}
