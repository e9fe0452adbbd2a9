/*
 * The store in memory: three sorted lists of sealed-in-no-way bytes, since they
 * never leave the process.  Every piece is wiped before it is freed.
 *
 * begin() copies the lists and end(false) puts the copy back: a visit is a few
 * kilobytes, and a copy cannot be wrong the way a journal of undos can.
 */
#include "store/store.h"

#include "base/digest.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum list { PACKS, ROWS, DRAFTS, LISTS };

/* Packs have a name, rows a visit and a seq, drafts a visit and a name. */
struct key {
	struct store_id visit;
	unsigned char name[STORE_PACK_SIZE];
	uint64_t seq;
};

struct piece {
	struct piece *next; /* owned */
	struct key key;
	size_t len;
	unsigned char bytes[]; /* of a draft: its field, a NUL, its bytes */
};

struct memory {
	struct store store;
	struct piece *lists[LISTS], *before[LISTS]; /* owned; `before` while inside */
	bool inside;
};

_Static_assert(STORE_PACK_SIZE == DIGEST_SIZE, "names are digests");

/* ---- pieces ---------------------------------------------------------------------- */

static struct memory *memory_of(struct store *store)
{
	return (struct memory *)store;
}

static bool no_memory(struct fault *why)
{
	return fault_set(why, NULL, NULL, "there is no memory left");
}

static struct piece *piece_new(const struct key *key, size_t len)
{
	struct piece *piece = malloc(sizeof *piece + len);
	if (piece)
		*piece = (struct piece){ .key = *key, .len = len };
	return piece;
}

static void piece_free(struct piece *piece)
{
	explicit_bzero(piece->bytes, piece->len);
	free(piece);
}

static void list_free(struct piece **list)
{
	while (*list) {
		struct piece *piece = *list;
		*list = piece->next;
		piece_free(piece);
	}
}

static void lists_free(struct piece **lists)
{
	for (int i = 0; i < LISTS; i++)
		list_free(&lists[i]);
}

static int compare(const struct key *a, const struct key *b)
{
	int order = memcmp(&a->visit, &b->visit, sizeof a->visit);
	if (order == 0)
		order = memcmp(a->name, b->name, sizeof a->name);
	return order ? order : (a->seq > b->seq) - (a->seq < b->seq);
}

/* Where a piece of that key is, or would be. */
static struct piece **place_of(struct piece **list, const struct key *key)
{
	while (*list && compare(&(*list)->key, key) < 0)
		list = &(*list)->next;
	return list;
}

static bool is_at(struct piece *const *place, const struct key *key)
{
	return *place && compare(&(*place)->key, key) == 0;
}

static void put(struct piece **list, struct piece *piece)
{
	struct piece **place = place_of(list, &piece->key);
	assert(!is_at(place, &piece->key));
	piece->next = *place;
	*place = piece;
}

static void drop(struct piece **place)
{
	struct piece *piece = *place;
	*place = piece->next;
	piece_free(piece);
}

static void drop_key(struct piece **list, const struct key *key)
{
	struct piece **place = place_of(list, key);
	if (is_at(place, key))
		drop(place);
}

static bool list_copy(const struct piece *from, struct piece **to)
{
	for (; from; from = from->next) {
		struct piece *piece = piece_new(&from->key, from->len);
		if (!piece)
			return false;
		memcpy(piece->bytes, from->bytes, from->len);
		*to = piece;
		to = &piece->next;
	}
	return true;
}

static struct key row_key(const struct store_id *visit, uint64_t seq)
{
	return (struct key){ .visit = *visit, .seq = seq };
}

static struct key draft_key(const struct store_id *visit, const char *field)
{
	struct key key = { .visit = *visit };
	struct digest digest = digest_of(field, strlen(field));
	memcpy(key.name, digest.bytes, sizeof key.name);
	return key;
}

static struct key pack_key(const unsigned char *digest)
{
	struct key key = { .seq = 0 };
	memcpy(key.name, digest, sizeof key.name);
	return key;
}

static bool same_visit(const struct key *key, const struct store_id *visit)
{
	return memcmp(&key->visit, visit, sizeof *visit) == 0;
}

/* ---- writing ------------------------------------------------------------------------ */

static bool make_rows(struct memory *memory, const struct store_id *visit,
	const struct store_row *rows, size_t count, struct piece **made, struct fault *why)
{
	for (size_t i = 0; i < count; i++) {
		struct key key = row_key(visit, rows[i].seq);
		if (is_at(place_of(&memory->lists[ROWS], &key), &key)
			|| is_at(place_of(made, &key), &key))
			return fault_set(why, NULL, NULL, "row %llu is there already",
				(unsigned long long)rows[i].seq);
		struct piece *piece = piece_new(&key, rows[i].len);
		if (!piece)
			return no_memory(why);
		if (rows[i].len)
			memcpy(piece->bytes, rows[i].bytes, rows[i].len);
		put(made, piece);
	}
	return true;
}

/* All pieces first, so that nothing can fail once the first is in. */
static bool append(struct store *store, const struct store_id *visit, const struct store_row *rows,
	size_t count, const char *clear_draft, struct fault *why)
{
	struct memory *memory = memory_of(store);
	struct piece *made = NULL;
	if (!make_rows(memory, visit, rows, count, &made, why)) {
		list_free(&made);
		return false;
	}
	while (made) {
		struct piece *piece = made;
		made = piece->next;
		put(&memory->lists[ROWS], piece);
	}
	if (clear_draft) {
		struct key key = draft_key(visit, clear_draft);
		drop_key(&memory->lists[DRAFTS], &key);
	}
	return true;
}

static bool draft(struct store *store, const struct store_id *visit, const char *field,
	const void *bytes, size_t len, struct fault *why)
{
	struct piece **list = &memory_of(store)->lists[DRAFTS];
	struct key key = draft_key(visit, field);
	size_t name = strlen(field) + 1;
	if (len == 0) {
		drop_key(list, &key);
		return true;
	}
	struct piece *piece = piece_new(&key, name + len);
	if (!piece)
		return no_memory(why);
	memcpy(piece->bytes, field, name);
	memcpy(piece->bytes + name, bytes, len);
	drop_key(list, &key);
	put(list, piece);
	return true;
}

static bool put_pack(struct store *store, const unsigned char digest[STORE_PACK_SIZE],
	const void *bytes, size_t len, struct fault *why)
{
	struct piece **list = &memory_of(store)->lists[PACKS];
	struct key key = pack_key(digest);
	if (is_at(place_of(list, &key), &key))
		return true;
	struct piece *piece = piece_new(&key, len);
	if (!piece)
		return no_memory(why);
	if (len)
		memcpy(piece->bytes, bytes, len);
	put(list, piece);
	return true;
}

static bool forget(struct store *store, const struct store_id *visit, struct fault *why)
{
	(void)why;
	for (int i = ROWS; i <= DRAFTS; i++) {
		struct piece **place = &memory_of(store)->lists[i];
		while (*place)
			if (same_visit(&(*place)->key, visit))
				drop(place);
			else
				place = &(*place)->next;
	}
	return true;
}

/* ---- reading --------------------------------------------------------------------------- */

static bool get_pack(struct store *store, const unsigned char digest[STORE_PACK_SIZE],
	store_bytes_fn *fn, void *ctx, struct fault *why)
{
	struct key key = pack_key(digest);
	struct piece **place = place_of(&memory_of(store)->lists[PACKS], &key);
	if (!is_at(place, &key))
		return fault_set(why, NULL, NULL, "the content of this visit is not kept here");
	fn(ctx, (*place)->bytes, (*place)->len);
	return true;
}

static bool each_visit(struct store *store, store_visit_fn *fn, void *ctx, struct fault *why)
{
	(void)why;
	const struct piece *last = NULL;
	for (const struct piece *row = memory_of(store)->lists[ROWS]; row; row = row->next) {
		if ((!last || !same_visit(&last->key, &row->key.visit))
			&& !fn(ctx, &row->key.visit))
			return true;
		last = row;
	}
	return true;
}

static bool each_row(struct store *store, const struct store_id *visit, store_row_fn *fn,
	void *ctx, struct fault *why)
{
	(void)why;
	for (const struct piece *row = memory_of(store)->lists[ROWS]; row; row = row->next)
		if (same_visit(&row->key, visit)
			&& !fn(ctx, row->key.seq, row->bytes, row->len))
			return true;
	return true;
}

static bool each_draft(struct store *store, const struct store_id *visit, store_draft_fn *fn,
	void *ctx, struct fault *why)
{
	(void)why;
	for (const struct piece *one = memory_of(store)->lists[DRAFTS]; one; one = one->next) {
		const char *field = (const char *)one->bytes;
		size_t name = strlen(field) + 1;
		if (same_visit(&one->key, visit)
			&& !fn(ctx, field, one->bytes + name, one->len - name))
			return true;
	}
	return true;
}

static void say_gap(struct faults *faults, const struct store_id *visit, uint64_t want)
{
	char name[32];
	digest_base32(visit->bytes, sizeof visit->bytes, name);
	faults_say(faults, NULL, NULL, "visit '%s' lacks row %llu", name,
		(unsigned long long)want);
}

/* Memory has no damage but gaps. */
static bool verify(struct store *store, struct faults *faults, struct fault *why)
{
	(void)why;
	const struct piece *last = NULL;
	for (const struct piece *row = memory_of(store)->lists[ROWS]; row; row = row->next) {
		bool first = !last || !same_visit(&last->key, &row->key.visit);
		uint64_t want = first ? 1 : last->key.seq + 1;
		if (row->key.seq != want)
			say_gap(faults, &row->key.visit, want);
		last = row;
	}
	return true;
}

/* ---- life ------------------------------------------------------------------------------- */

static void memory_close(struct store *store)
{
	struct memory *memory = memory_of(store);
	lists_free(memory->lists);
	lists_free(memory->before);
	free(memory);
}

static bool reopen(struct store *store, struct fault *why)
{
	(void)store;
	(void)why;
	return true;
}

static bool begin(struct store *store, struct fault *why)
{
	struct memory *memory = memory_of(store);
	assert(!memory->inside);
	for (int i = 0; i < LISTS; i++)
		if (!list_copy(memory->lists[i], &memory->before[i])) {
			lists_free(memory->before);
			return no_memory(why);
		}
	memory->inside = true;
	return true;
}

static bool end(struct store *store, bool commit, struct fault *why)
{
	(void)why;
	struct memory *memory = memory_of(store);
	assert(memory->inside);
	memory->inside = false;
	lists_free(commit ? memory->before : memory->lists);
	if (!commit)
		memcpy(memory->lists, memory->before, sizeof memory->lists);
	memset(memory->before, 0, sizeof memory->before);
	return true;
}

static const struct store_ops memory_ops = {
	.close = memory_close,
	.reopen = reopen,
	.append = append,
	.draft = draft,
	.put_pack = put_pack,
	.get_pack = get_pack,
	.each_visit = each_visit,
	.each_row = each_row,
	.each_draft = each_draft,
	.forget = forget,
	.verify = verify,
	.begin = begin,
	.end = end,
};

struct store *store_memory_new(void)
{
	struct memory *memory = calloc(1, sizeof *memory);
	if (!memory)
		return NULL;
	memory->store.ops = &memory_ops;
	return (struct store *)memory;
}
