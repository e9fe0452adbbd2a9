#include "store/disk.h"

#include <assert.h>
#include <string.h>

/* Whom the rows are handed to, each opened into `bytes`. */
struct reading {
	const struct disk *disk;
	const struct store_ref *ref;
	union {
		store_bytes_fn *bytes;
		store_head_fn *head;
		store_row_fn *row;
		store_draft_fn *draft;
	} fn;
	void *ctx;
	struct fault *why;
	struct buf bytes; /* owned */
	uint64_t last;    /* row that was read, and its tag */
	struct store_tag tag;
	uint64_t head_last; /* the same as the head has them */
	struct store_tag head_tag;
	bool found, stopped, ok; /* ok false: a seal did not open */
};

static struct reading reading_of(struct store *store, const struct store_ref *ref, void *ctx,
	struct fault *why)
{
	struct reading reading = { .disk = disk_of(store), .ref = ref, .ctx = ctx, .why = why,
		.ok = true };
	buf_init(&reading.bytes, SEALED_MAX);
	return reading;
}

static bool is_damaged(struct reading *reading, const char *what)
{
	reading->ok = false;
	return fault_set(reading->why, NULL, "run 'tandem records verify'", "%s", what);
}

struct pack_reading {
	struct reading base;
	struct row_ref ref;
};

static bool read_pack(void *ctx, const struct db_value *columns)
{
	struct pack_reading *pack = ctx;
	struct reading *reading = &pack->base;
	reading->found = true;
	if (!disk_unseal(reading->disk, &pack->ref, &columns[0], &reading->bytes, NULL))
		return is_damaged(reading, "the pack of the visit is damaged");
	return reading->fn.bytes(reading->ctx, reading->bytes.data, reading->bytes.len);
}

bool disk_get_pack(struct store *store, const unsigned char digest[STORE_PACK_SIZE],
	store_bytes_fn *fn, void *ctx, struct fault *why)
{
	struct disk *disk = disk_of(store);
	struct pack_reading pack = { reading_of(store, NULL, ctx, why), disk_pack_ref(digest) };
	const struct db_value id = db_bytes(digest, STORE_PACK_SIZE);
	pack.base.fn.bytes = fn;
	bool ok = disk_know_store(disk, why)
	          && disk_query(disk, SQL_GET_PACK, &id, 1, read_pack, &pack, why);
	buf_release(&pack.base.bytes);
	if (ok && !pack.base.found)
		return fault_set(why, NULL, NULL, "the visit's pack is missing");
	return ok && pack.base.ok;
}

static bool take_id(const struct db_value *column, struct store_id *id)
{
	bool fits = column->bytes && column->len == sizeof id->bytes;
	if (fits)
		memcpy(id->bytes, column->bytes, sizeof id->bytes);
	return fits;
}

static bool read_each_head(void *ctx, const struct db_value *columns)
{
	struct reading *reading = ctx;
	struct store_head head = { .number = columns[2].number,
		.last = (uint64_t)columns[3].number };
	bool fits = take_id(&columns[0], &head.ref.subject)
	            && take_id(&columns[1], &head.ref.visit);
	if (fits && disk_open_head(reading->disk, &head.ref, head.last, &columns[4], &reading->bytes,
			    &head.last_tag)) {
		assert(reading->bytes.len >= sizeof head.last_tag.bytes);
		head.bytes = reading->bytes.data + sizeof head.last_tag.bytes;
		head.len = reading->bytes.len - sizeof head.last_tag.bytes;
	}
	return reading->fn.head(reading->ctx, &head);
}

bool disk_each_head(struct store *store, store_head_fn *fn, void *ctx, struct fault *why)
{
	struct disk *disk = disk_of(store);
	struct reading reading = reading_of(store, NULL, ctx, why);
	reading.fn.head = fn;
	bool ok = disk_know_store(disk, why)
	          && disk_query(disk, SQL_EACH_HEAD, NULL, 0, read_each_head, &reading, why);
	buf_release(&reading.bytes);
	return ok;
}

static bool is_missing(struct reading *reading, uint64_t seq)
{
	reading->ok = false;
	return fault_set(reading->why, NULL, "run 'tandem records verify'",
		"row %llu of the visit is missing", (unsigned long long)seq);
}

/* What the head says of the last row: a tail that was cut off is seen by it. */
static bool read_last(struct reading *reading, const struct db_value *columns)
{
	reading->found = true;
	reading->head_last = (uint64_t)columns[1].number;
	return disk_open_head(reading->disk, reading->ref, reading->head_last, &columns[2],
		       &reading->bytes, &reading->head_tag)
	       || is_damaged(reading, "the head of the visit is damaged");
}

static bool read_row(void *ctx, const struct db_value *columns)
{
	struct reading *reading = ctx;
	struct row_ref ref = disk_ref(ROW_EVENT, reading->ref);
	struct store_row row = { .seq = (uint64_t)columns[1].number };
	if (columns[0].number == 0)
		return read_last(reading, columns);
	if (row.seq != reading->last + 1)
		return is_missing(reading, reading->last + 1);
	ref.seq = row.seq;
	ref.previous = reading->tag;
	if (!disk_unseal(reading->disk, &ref, &columns[2], &reading->bytes, &row.tag)) {
		reading->ok = false;
		return fault_set(reading->why, NULL, "run 'tandem records verify'",
			"row %llu of the visit is damaged", (unsigned long long)row.seq);
	}
	reading->last = row.seq;
	reading->tag = row.tag;
	row.bytes = reading->bytes.data;
	row.len = reading->bytes.len;
	reading->stopped = !reading->fn.row(reading->ctx, &row);
	return !reading->stopped;
}

/* All rows up to the one that the head names, and no other. */
static bool is_whole(struct reading *reading)
{
	if (!reading->found)
		return reading->last == 0
		       || is_damaged(reading, "the head of the visit is missing");
	if (reading->last < reading->head_last)
		return is_missing(reading, reading->last + 1);
	return (reading->last == reading->head_last
		       && memcmp(&reading->head_tag, &reading->tag, sizeof reading->tag) == 0)
	       || is_damaged(reading, "the head of the visit is of another row");
}

bool disk_each_row(struct store *store, const struct store_ref *ref, store_row_fn *fn,
	void *ctx, struct fault *why)
{
	struct disk *disk = disk_of(store);
	struct reading reading = reading_of(store, ref, ctx, why);
	const struct db_value args[] = { disk_id(&ref->subject), disk_id(&ref->visit) };
	reading.fn.row = fn;
	bool ok = disk_know_store(disk, why)
	          && disk_query(disk, SQL_EACH_EVENT, args, COUNT(args), read_row, &reading, why)
	          && reading.ok && (reading.stopped || is_whole(&reading));
	buf_release(&reading.bytes);
	return ok;
}

static bool read_draft(void *ctx, const struct db_value *columns)
{
	struct reading *reading = ctx;
	struct row_ref ref = disk_ref(ROW_DRAFT, reading->ref);
	struct store_id name;
	const struct buf *bytes = &reading->bytes;
	bool opened = take_id(&columns[0], &ref.field)
	              && disk_unseal(reading->disk, &ref, &columns[1], &reading->bytes, NULL);
	const char *end = opened ? memchr(bytes->data, '\0', bytes->len) : NULL;
	if (!end || !disk_name_field(&reading->ref->visit, bytes->data, &name, NULL)
		|| memcmp(name.bytes, ref.field.bytes, sizeof name.bytes) != 0)
		return is_damaged(reading, "a draft of the visit is damaged");
	size_t field = (size_t)(end - bytes->data) + 1;
	assert(field <= bytes->len);
	return reading->fn.draft(reading->ctx, bytes->data, end + 1, bytes->len - field);
}

bool disk_each_draft(struct store *store, const struct store_ref *ref, store_draft_fn *fn,
	void *ctx, struct fault *why)
{
	struct disk *disk = disk_of(store);
	struct reading reading = reading_of(store, ref, ctx, why);
	const struct db_value args[] = { disk_id(&ref->subject), disk_id(&ref->visit) };
	reading.fn.draft = fn;
	bool ok = disk_know_store(disk, why)
	          && disk_query(disk, SQL_EACH_DRAFT, args, COUNT(args), read_draft, &reading, why)
	          && reading.ok;
	buf_release(&reading.bytes);
	return ok;
}
