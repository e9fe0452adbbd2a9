#include "store/store.h"

void store_close(struct store *store)
{
	if (store)
		store->ops->close(store);
}

bool store_append(struct store *store, const struct store_id *visit, const struct store_row *rows,
	size_t count, const char *clear_draft, struct fault *why)
{
	return store->ops->append(store, visit, rows, count, clear_draft, why);
}

/* ---- copying --------------------------------------------------------------------- */

/* `ok` is the writing half: a walk that was ended by it has itself not failed. */
struct copy {
	struct store *to;
	const struct store_id *visit;
	const unsigned char *digest;
	struct fault *why;
	bool ok;
};

static bool copy_pack(void *ctx, const void *bytes, size_t len)
{
	struct copy *copy = ctx;
	copy->ok = copy->to->ops->put_pack(copy->to, copy->digest, bytes, len, copy->why);
	return copy->ok;
}

static bool copy_row(void *ctx, uint64_t seq, const void *bytes, size_t len)
{
	struct copy *copy = ctx;
	const struct store_row row = { seq, bytes, len };
	copy->ok = copy->to->ops->append(copy->to, copy->visit, &row, 1, NULL, copy->why);
	return copy->ok;
}

static bool copy_draft(void *ctx, const char *field, const void *bytes, size_t len)
{
	struct copy *copy = ctx;
	copy->ok = copy->to->ops->draft(copy->to, copy->visit, field, bytes, len, copy->why);
	return copy->ok;
}

static bool copy_all(struct copy *copy, struct store *from, const struct store_row *rows,
	size_t count)
{
	return from->ops->get_pack(from, copy->digest, copy_pack, copy, copy->why) && copy->ok
	       && from->ops->each_row(from, copy->visit, copy_row, copy, copy->why) && copy->ok
	       && copy->to->ops->append(copy->to, copy->visit, rows, count, NULL, copy->why)
	       && from->ops->each_draft(from, copy->visit, copy_draft, copy, copy->why)
	       && copy->ok;
}

bool store_copy(struct store *from, struct store *to, const struct store_id *visit,
	const unsigned char digest[STORE_PACK_SIZE], const struct store_row *rows, size_t count,
	struct fault *why)
{
	struct copy copy = { .to = to, .visit = visit, .digest = digest, .why = why, .ok = true };
	if (!to->ops->begin(to, why))
		return false;
	bool ok = copy_all(&copy, from, rows, count);
	/* What failed first is what is told. */
	return to->ops->end(to, ok, ok ? why : NULL) && ok;
}
