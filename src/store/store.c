#include "store/store.h"

#include "base/buf.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define COPY_MAX ((size_t)256 << 20)
#define TRIES 5

void store_close(struct store *store)
{
	if (store)
		store->ops->close(store);
}

bool store_ref_is(const struct store_ref *a, const struct store_ref *b)
{
	return memcmp(a, b, sizeof *a) == 0;
}

/* ---- copying --------------------------------------------------------------------- */

/* `ok` is the writing half: a walk that was ended by it has itself not failed. */
struct copy {
	struct store *to;
	const struct store_ref *ref;
	const struct store_pack *pack;
	struct fault *why;
	struct buf bytes; /* of all rows; owned */
	size_t *ends;     /* of each; owned */
	size_t count, cap;
	bool ok;
};

static bool no_memory(struct copy *copy)
{
	copy->ok = false;
	return fault_set_kind(copy->why, FAULT_NO_MEMORY, NULL, "there is no memory left");
}

static bool gather_row(void *ctx, const struct store_row *row)
{
	struct copy *copy = ctx;
	assert(copy->count <= copy->cap);
	if (copy->count == copy->cap) {
		size_t cap = copy->cap ? 2 * copy->cap : 64;
		size_t *more = realloc(copy->ends, cap * sizeof *more);
		if (!more)
			return no_memory(copy);
		copy->ends = more;
		copy->cap = cap;
	}
	if (!buf_add(&copy->bytes, row->bytes, row->len))
		return no_memory(copy);
	copy->ends[copy->count++] = copy->bytes.len;
	return true;
}

static bool copy_draft(void *ctx, const char *field, const void *bytes, size_t len)
{
	struct copy *copy = ctx;
	copy->ok = copy->to->ops->draft(copy->to, copy->ref, field, bytes, len, copy->why)
	           == STORE_DONE;
	return copy->ok;
}

/* What was there and what is new follow one another, or it is not written. */
static bool fill_rows(const struct copy *copy, const struct store_append *more,
	struct store_row *rows)
{
	for (size_t i = 0; i < copy->count; i++) {
		size_t at = i ? copy->ends[i - 1] : 0;
		rows[i] = (struct store_row){ .seq = i + 1, .bytes = copy->bytes.data + at,
			.len = copy->ends[i] - at };
	}
	for (size_t i = 0; i < more->count; i++) {
		rows[copy->count + i] = more->rows[i];
		if (more->rows[i].seq != copy->count + i + 1)
			return fault_set_kind(copy->why, FAULT_ELSEWHERE, NULL, "this does not fit what is kept");
	}
	return true;
}

static bool append_all(struct copy *copy, const struct store_append *more,
	struct store_tag *last_tag)
{
	size_t count = copy->count + more->count;
	assert(copy->count == 0 || copy->ends[copy->count - 1] == copy->bytes.len);
	struct store_row *rows = calloc(count + 1, sizeof *rows);
	struct store_append all = *more;
	all.rows = rows;
	all.count = count;
	all.last = 0;
	bool ok = rows ? count > 0 && fill_rows(copy, more, rows) : no_memory(copy);
	ok = ok && copy->to->ops->append(copy->to, copy->ref, &all, last_tag, copy->why)
			   == STORE_DONE;
	free(rows);
	return ok;
}

static bool copy_all(struct copy *copy, struct store *from, const struct store_append *more,
	struct store_tag *last_tag)
{
	const struct store_pack *pack = copy->pack;
	return copy->to->ops->put_pack(copy->to, pack->digest, pack->bytes, pack->len, copy->why)
	       && from->ops->each_row(from, copy->ref, gather_row, copy, copy->why) && copy->ok
	       && append_all(copy, more, last_tag)
	       && from->ops->each_draft(from, copy->ref, copy_draft, copy, copy->why)
	       && copy->ok;
}

static bool copy_once(struct store *from, struct store *to, const struct store_ref *ref,
	const struct store_pack *pack, const struct store_append *more, struct store_tag *last_tag,
	struct fault *why)
{
	struct copy copy = { .to = to, .ref = ref, .pack = pack, .why = why, .ok = true };
	if (!to->ops->begin(to, why))
		return false;
	buf_init(&copy.bytes, COPY_MAX);
	bool ok = copy_all(&copy, from, more, last_tag);
	buf_release(&copy.bytes);
	free(copy.ends);
	/* What failed first is what is told. */
	return to->ops->end(to, ok, ok ? why : NULL) && ok;
}

bool store_copy(struct store *from, struct store *to, const struct store_ref *ref,
	const struct store_pack *pack, const struct store_append *more,
	struct store_tag *last_tag, struct fault *why)
{
	assert(from != to && pack->bytes);
	for (int tries = 1; tries < TRIES; tries++)
		if (copy_once(from, to, ref, pack, more, last_tag, why))
			return true;
		else if (!to->ops->may_repeat(to))
			return false;
	return copy_once(from, to, ref, pack, more, last_tag, why);
}
