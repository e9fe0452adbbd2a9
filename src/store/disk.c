/*
 * The store over a database: sealed bytes in the tables of store/schema.h.
 *
 * Each call that writes is one transaction, or part of the one that begin() has
 * opened.  One of its own that fails because somebody else wrote at the same time
 * is run again.
 */
#include "store/store.h"

#include "base/buf.h"
#include "base/digest.h"
#include "store/db.h"
#include "store/seal.h"
#include "store/verify.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define SEALED_MAX ((size_t)256 << 20)
#define TRIES 5
#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct seal_key *const no_key = NULL;

struct disk {
	struct store store;
	struct db *db; /* owned */
	/* Made with the first write: until then there is nothing to be of a store. */
	struct store_id id;
	bool has_id, id_is_new;
	/* In the open transaction: something was deleted; a call has failed. */
	bool in_transaction, forgotten, failed;
	bool may_repeat;
};

static struct disk *disk_of(struct store *store)
{
	return (struct disk *)store;
}

static struct db_value id_value(const struct store_id *id)
{
	return db_bytes(id->bytes, sizeof id->bytes);
}

static bool query(struct disk *disk, enum sql sql, const struct db_value *args, size_t count,
	db_row_fn *fn, void *ctx, struct fault *why)
{
	return disk->db->ops->query(disk->db, sql, args, count, fn, ctx, why);
}

static bool change(struct disk *disk, enum sql sql, const struct db_value *args, size_t count,
	int64_t *changed, struct fault *why)
{
	return disk->db->ops->change(disk->db, sql, args, count, changed, why);
}

static bool no_memory(struct fault *why)
{
	return fault_set(why, NULL, NULL, "there is no memory left");
}

/* ---- seals ----------------------------------------------------------------------- */

static struct row_ref ref_of(enum row_domain domain, const struct store_ref *ref)
{
	return (struct row_ref){ .domain = domain, .subject = ref->subject, .row = ref->visit };
}

static bool seal(const struct disk *disk, const struct row_ref *ref, const void *bytes, size_t len,
	struct buf *out, struct store_tag *tag, struct fault *why)
{
	const struct row_aad about = row_ref_encode(ref, &disk->id, SCHEMA_FORMAT);
	return seal_close(no_key, &about, bytes, len, out, tag)
	       || fault_set(why, NULL, NULL, "there is no memory left to seal with");
}

static bool unseal(const struct disk *disk, const struct row_ref *ref,
	const struct db_value *sealed, struct buf *out, struct store_tag *tag)
{
	const struct row_aad about = row_ref_encode(ref, &disk->id, SCHEMA_FORMAT);
	buf_clear(out);
	return sealed->bytes
	       && seal_open(no_key, &about, sealed->bytes, sealed->len, out, tag);
}

static struct row_ref pack_ref(const unsigned char *digest)
{
	struct row_ref ref = { .domain = ROW_PACK };
	memcpy(ref.row.bytes, digest, sizeof ref.row.bytes);
	return ref;
}

/* ---- which store ------------------------------------------------------------------ */

static bool take_store(void *ctx, const struct db_value *columns)
{
	struct disk *disk = ctx;
	disk->has_id = columns[0].bytes && columns[0].len == sizeof disk->id.bytes
	               && columns[1].number == SCHEMA_FORMAT;
	if (disk->has_id)
		memcpy(disk->id.bytes, columns[0].bytes, sizeof disk->id.bytes);
	return false;
}

/* The id, where there is one. */
static bool know_store(struct disk *disk, struct fault *why)
{
	return disk->has_id || query(disk, SQL_GET_STORE, NULL, 0, take_store, disk, why);
}

static bool need_store(struct disk *disk, struct fault *why)
{
	if (!know_store(disk, why))
		return false;
	if (disk->has_id)
		return true;
	disk->id = seal_new_id();
	disk->has_id = disk->id_is_new = true;
	const struct db_value args[] = { id_value(&disk->id), db_number(SCHEMA_FORMAT),
		db_bytes("", 0) };
	return change(disk, SQL_ADD_STORE, args, COUNT(args), NULL, why);
}

/* ---- transactions ---------------------------------------------------------------- */

static bool disk_begin(struct store *store, struct fault *why)
{
	struct disk *disk = disk_of(store);
	assert(!disk->in_transaction);
	disk->forgotten = disk->failed = disk->id_is_new = disk->may_repeat = false;
	if (!disk->db->ops->begin(disk->db, why))
		return false;
	disk->in_transaction = true;
	return true;
}

static void note_failure(struct disk *disk)
{
	disk->failed = true;
	disk->may_repeat = disk->may_repeat
	                   || disk->db->ops->retry(disk->db) == DB_RETRY_TRANSACTION;
}

static bool disk_end(struct store *store, bool commit, struct fault *why)
{
	struct disk *disk = disk_of(store);
	bool refused = commit && disk->failed;
	assert(disk->in_transaction);
	disk->in_transaction = false;
	bool ok = disk->db->ops->end(disk->db, commit && !refused, why);
	if (disk->id_is_new && !(ok && commit && !refused))
		disk->has_id = false;
	if (refused)
		return fault_set(why, NULL, NULL, "a part of it has failed");
	if (!ok)
		note_failure(disk);
	if (ok && commit && disk->forgotten)
		disk->db->ops->purge(disk->db);
	return ok;
}

static bool disk_may_repeat(const struct store *store)
{
	return ((const struct disk *)store)->may_repeat;
}

/* What a call writes: its arguments are in `ctx`. */
typedef enum store_result write_fn(struct disk *disk, void *ctx, struct fault *why);

/* What failed first is what is told. */
static enum store_result write_once(struct disk *disk, write_fn *fn, void *ctx, struct fault *why)
{
	if (!disk_begin(&disk->store, why))
		return STORE_FAILED;
	enum store_result result = need_store(disk, why) ? fn(disk, ctx, why) : STORE_FAILED;
	bool ok = result == STORE_DONE;
	if (result == STORE_FAILED)
		note_failure(disk);
	if (!disk_end(&disk->store, ok, ok ? why : NULL) && ok)
		result = STORE_FAILED;
	return result;
}

static enum store_result write(struct disk *disk, write_fn *fn, void *ctx, struct fault *why)
{
	enum store_result result = STORE_FAILED;
	if (disk->in_transaction) {
		if (need_store(disk, why))
			result = fn(disk, ctx, why);
		disk->failed = disk->failed || result != STORE_DONE;
		if (result == STORE_FAILED)
			note_failure(disk);
		return result;
	}
	for (int tries = 0; tries < TRIES; tries++) {
		result = write_once(disk, fn, ctx, why);
		if (result != STORE_FAILED || !disk->may_repeat)
			break;
	}
	return result;
}

/* ---- rows ------------------------------------------------------------------------ */

static bool note(void *ctx, const struct db_value *columns)
{
	(void)columns;
	*(bool *)ctx = true;
	return false;
}

static bool has_visit(struct disk *disk, const struct store_ref *ref, bool *there,
	struct fault *why)
{
	const struct db_value args[] = { id_value(&ref->subject), id_value(&ref->visit) };
	*there = false;
	return query(disk, SQL_HAS_VISIT, args, COUNT(args), note, there, why);
}

static bool add_subject(struct disk *disk, const struct store_id *subject, struct fault *why)
{
	const struct row_ref ref = { .domain = ROW_SUBJECT, .subject = *subject, .row = *subject };
	struct buf header;
	buf_init(&header, SEALED_MAX);
	bool ok = seal(disk, &ref, "", 0, &header, NULL, why);
	const struct db_value args[] = { id_value(subject), db_bytes("", 0),
		db_bytes(header.data, header.len) };
	ok = ok && change(disk, SQL_ADD_SUBJECT, args, COUNT(args), NULL, why);
	buf_release(&header);
	return ok;
}

static bool add_visit(struct disk *disk, const struct store_ref *ref, struct fault *why)
{
	const struct db_value args[] = { id_value(&ref->subject), id_value(&ref->visit) };
	return add_subject(disk, &ref->subject, why)
	       && change(disk, SQL_ADD_VISIT, args, COUNT(args), NULL, why);
}

static bool does_not_fit(struct fault *why)
{
	return fault_set(why, NULL, "another tandem may have gone on with this visit: open it again",
		"this does not fit what is kept");
}

/* Whoever adds a row, it is the one after `before`. */
static bool add_row(struct disk *disk, const struct store_ref *of, const struct store_row *row,
	const struct store_id *terminal, struct store_tag *before, struct fault *why)
{
	struct row_ref ref = ref_of(ROW_EVENT, of);
	struct buf sealed;
	int64_t added = 0;
	ref.seq = row->seq;
	ref.previous = *before;
	buf_init(&sealed, SEALED_MAX);
	bool ok = seal(disk, &ref, row->bytes, row->len, &sealed, before, why);
	const struct db_value args[] = { id_value(&of->subject), id_value(&of->visit),
		db_number((int64_t)row->seq), id_value(terminal),
		db_bytes(sealed.data, sealed.len) };
	ok = ok && change(disk, SQL_ADD_EVENT, args, COUNT(args), &added, why)
	     && (added == 1 || does_not_fit(why));
	buf_release(&sealed);
	return ok;
}

/* ---- heads ----------------------------------------------------------------------- */

/* A head lies in its seal behind the tag of the last row. */
struct head_read {
	const struct disk *disk;
	const struct store_ref *of;
	struct buf *out; /* tag, then head */
	uint64_t seq;
	struct store_tag tag;
	bool found, ok;
};

static bool open_head(const struct disk *disk, const struct store_ref *of, uint64_t seq,
	const struct db_value *sealed, struct buf *out, struct store_tag *tag)
{
	struct row_ref ref = ref_of(ROW_HEAD, of);
	ref.seq = seq;
	if (!unseal(disk, &ref, sealed, out, NULL) || out->len < sizeof tag->bytes)
		return false;
	memcpy(tag->bytes, out->data, sizeof tag->bytes);
	return true;
}

static bool read_head(void *ctx, const struct db_value *columns)
{
	struct head_read *read = ctx;
	read->found = true;
	read->seq = (uint64_t)columns[0].number;
	read->ok = open_head(read->disk, read->of, read->seq, &columns[1], read->out, &read->tag);
	return false;
}

/* The last row as the head has it; 0: there is none. */
static bool get_last(struct disk *disk, const struct store_ref *of, uint64_t *seq,
	struct store_tag *tag, struct fault *why)
{
	struct buf bytes;
	const struct db_value args[] = { id_value(&of->subject), id_value(&of->visit) };
	struct head_read read = { .disk = disk, .of = of, .out = &bytes };
	buf_init(&bytes, SEALED_MAX);
	bool ok = query(disk, SQL_GET_HEAD, args, COUNT(args), read_head, &read, why);
	buf_release(&bytes);
	*seq = read.seq;
	*tag = read.tag;
	return ok && (!read.found || read.ok
		      || fault_set(why, NULL, "run 'tandem records verify'",
				"the head of the visit is damaged"));
}

static bool seal_head(const struct disk *disk, const struct store_ref *of,
	const struct store_append *what, const struct store_tag *last, struct buf *sealed,
	struct fault *why)
{
	struct row_ref ref = ref_of(ROW_HEAD, of);
	struct buf inside;
	ref.seq = what->last + what->count;
	buf_init(&inside, SEALED_MAX);
	buf_add(&inside, last->bytes, sizeof last->bytes);
	bool ok = buf_add(&inside, what->head, what->head_len) || no_memory(why);
	ok = ok && seal(disk, &ref, inside.data, inside.len, sealed, NULL, why);
	buf_release(&inside);
	return ok;
}

/* The database is asked once more whether the last row is what it was taken for. */
static enum store_result put_head(struct disk *disk, const struct store_ref *of,
	const struct store_append *what, const struct store_tag *last, struct fault *why)
{
	struct buf sealed;
	int64_t changed = 0;
	buf_init(&sealed, SEALED_MAX);
	bool ok = seal_head(disk, of, what, last, &sealed, why);
	const struct db_value bytes = db_bytes(sealed.data, sealed.len);
	const struct db_value seq = db_number((int64_t)(what->last + what->count));
	const struct db_value add[] = { id_value(&of->subject), id_value(&of->visit), seq, bytes };
	const struct db_value set[] = { seq, bytes, id_value(&of->subject),
		id_value(&of->visit), db_number((int64_t)what->last) };
	if (ok)
		ok = what->last ? change(disk, SQL_SET_HEAD, set, COUNT(set), &changed, why)
		                : change(disk, SQL_ADD_HEAD, add, COUNT(add), &changed, why);
	buf_release(&sealed);
	if (!ok)
		return STORE_FAILED;
	if (changed == 1)
		return STORE_DONE;
	does_not_fit(why);
	return STORE_NOT_LAST;
}

/* ---- drafts ---------------------------------------------------------------------- */

/* Names a field without saying it, and in no two visits alike. */
static bool name_field(const struct store_id *visit, const char *field, struct store_id *id,
	struct fault *why)
{
	struct buf name;
	buf_init(&name, SEALED_MAX);
	buf_add(&name, visit->bytes, sizeof visit->bytes);
	bool ok = buf_add_text(&name, field);
	struct digest digest = digest_of(name.data, name.len);
	memcpy(id->bytes, digest.bytes, sizeof id->bytes);
	buf_release(&name);
	return ok || no_memory(why);
}

static bool delete_draft(struct disk *disk, const struct store_ref *ref, const char *field,
	struct fault *why)
{
	struct store_id name;
	if (!name_field(&ref->visit, field, &name, why))
		return false;
	const struct db_value args[] = { id_value(&ref->subject), id_value(&ref->visit),
		id_value(&name) };
	return change(disk, SQL_DELETE_DRAFT, args, COUNT(args), NULL, why);
}

/* The name of the field stands in the seal, before a NUL and the text. */
static bool seal_draft(const struct disk *disk, const struct row_ref *ref, const char *field,
	const void *bytes, size_t len, struct buf *sealed, struct fault *why)
{
	struct buf inside;
	buf_init(&inside, SEALED_MAX);
	buf_add(&inside, field, strlen(field) + 1);
	bool ok = buf_add(&inside, bytes, len) || no_memory(why);
	ok = ok && seal(disk, ref, inside.data, inside.len, sealed, NULL, why);
	buf_release(&inside);
	return ok;
}

static bool add_draft(struct disk *disk, const struct store_ref *of, const char *field,
	const void *bytes, size_t len, struct fault *why)
{
	struct row_ref ref = ref_of(ROW_DRAFT, of);
	struct buf sealed;
	buf_init(&sealed, SEALED_MAX);
	bool ok = name_field(&of->visit, field, &ref.field, why)
	          && seal_draft(disk, &ref, field, bytes, len, &sealed, why);
	const struct db_value args[] = { id_value(&of->subject), id_value(&of->visit),
		id_value(&ref.field), db_bytes(sealed.data, sealed.len) };
	ok = ok && change(disk, SQL_ADD_DRAFT, args, COUNT(args), NULL, why);
	buf_release(&sealed);
	return ok;
}

/* ---- writing --------------------------------------------------------------------- */

struct append {
	const struct store_ref *ref;
	const struct store_append *what;
	struct store_tag tag;
};

static bool is_last(const struct store_append *what, uint64_t last, const struct store_tag *tag)
{
	return what->last == last
	       && (last == 0 || memcmp(what->last_tag.bytes, tag->bytes, sizeof tag->bytes) == 0);
}

static bool add_rows(struct disk *disk, struct append *append, struct fault *why)
{
	const struct store_append *what = append->what;
	bool ok = what->last || add_visit(disk, append->ref, why);
	for (size_t i = 0; i < what->count && ok; i++) {
		assert(what->rows[i].seq == what->last + 1 + i);
		ok = add_row(disk, append->ref, &what->rows[i], &what->terminal, &append->tag, why);
	}
	return ok;
}

static enum store_result write_append(struct disk *disk, void *ctx, struct fault *why)
{
	struct append *append = ctx;
	const struct store_append *what = append->what;
	uint64_t last;
	if (!get_last(disk, append->ref, &last, &append->tag, why))
		return STORE_FAILED;
	if (!is_last(what, last, &append->tag)) {
		does_not_fit(why);
		return STORE_NOT_LAST;
	}
	if (!add_rows(disk, append, why)
		|| (what->clear_draft && !delete_draft(disk, append->ref, what->clear_draft, why)))
		return STORE_FAILED;
	return put_head(disk, append->ref, what, &append->tag, why);
}

static enum store_result disk_append(struct store *store, const struct store_ref *ref,
	const struct store_append *what, struct store_tag *last_tag, struct fault *why)
{
	struct append append = { ref, what, { { 0 } } };
	assert(what->last + what->count > 0);
	enum store_result result = write(disk_of(store), write_append, &append, why);
	if (result == STORE_DONE && last_tag)
		*last_tag = append.tag;
	return result;
}

struct draft {
	const struct store_ref *ref;
	const char *field;
	const void *bytes;
	size_t len;
};

static enum store_result write_draft(struct disk *disk, void *ctx, struct fault *why)
{
	const struct draft *draft = ctx;
	bool there;
	bool ok = has_visit(disk, draft->ref, &there, why)
	          && (there || fault_set(why, NULL, NULL, "there is no such visit"))
	          && delete_draft(disk, draft->ref, draft->field, why)
	          && (draft->len == 0
			  || add_draft(disk, draft->ref, draft->field, draft->bytes, draft->len,
				  why));
	return ok ? STORE_DONE : STORE_FAILED;
}

static bool disk_draft(struct store *store, const struct store_ref *ref, const char *field,
	const void *bytes, size_t len, struct fault *why)
{
	struct draft draft = { ref, field, bytes, len };
	return write(disk_of(store), write_draft, &draft, why) == STORE_DONE;
}

struct pack_bytes {
	const unsigned char *digest;
	const void *bytes;
	size_t len;
};

static enum store_result write_pack(struct disk *disk, void *ctx, struct fault *why)
{
	const struct pack_bytes *pack = ctx;
	const struct row_ref ref = pack_ref(pack->digest);
	struct buf sealed;
	buf_init(&sealed, SEALED_MAX);
	bool ok = seal(disk, &ref, pack->bytes, pack->len, &sealed, NULL, why);
	const struct db_value args[] = { db_bytes(pack->digest, STORE_PACK_SIZE),
		db_bytes(sealed.data, sealed.len) };
	ok = ok && change(disk, SQL_ADD_PACK, args, COUNT(args), NULL, why);
	buf_release(&sealed);
	return ok ? STORE_DONE : STORE_FAILED;
}

/* Looked for without the lock first, since it is nearly always there. */
static bool disk_put_pack(struct store *store, const unsigned char digest[STORE_PACK_SIZE],
	const void *bytes, size_t len, struct fault *why)
{
	struct disk *disk = disk_of(store);
	struct pack_bytes pack = { digest, bytes, len };
	const struct db_value id = db_bytes(digest, STORE_PACK_SIZE);
	bool there = false;
	return query(disk, SQL_HAS_PACK, &id, 1, note, &there, why)
	       && (there || write(disk, write_pack, &pack, why) == STORE_DONE);
}

static enum store_result write_forget(struct disk *disk, void *ctx, struct fault *why)
{
	static const enum sql all[] = { SQL_FORGET_EVENTS, SQL_FORGET_DRAFTS, SQL_FORGET_HEAD,
		SQL_FORGET_LEASE, SQL_FORGET_VISIT };
	const struct store_ref *ref = ctx;
	const struct db_value args[] = { id_value(&ref->subject), id_value(&ref->visit) };
	bool ok = true;
	for (size_t i = 0; i < COUNT(all) && ok; i++)
		ok = change(disk, all[i], args, COUNT(args), NULL, why);
	disk->forgotten = true;
	return ok && change(disk, SQL_FORGET_SUBJECT, args, 1, NULL, why) ? STORE_DONE
	                                                                : STORE_FAILED;
}

static bool disk_forget(struct store *store, const struct store_ref *ref, struct fault *why)
{
	struct store_ref own = *ref;
	return write(disk_of(store), write_forget, &own, why) == STORE_DONE;
}

/* ---- reading --------------------------------------------------------------------- */

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
	if (!unseal(reading->disk, &pack->ref, &columns[0], &reading->bytes, NULL))
		return is_damaged(reading, "the pack of the visit is damaged");
	return reading->fn.bytes(reading->ctx, reading->bytes.data, reading->bytes.len);
}

static bool disk_get_pack(struct store *store, const unsigned char digest[STORE_PACK_SIZE],
	store_bytes_fn *fn, void *ctx, struct fault *why)
{
	struct disk *disk = disk_of(store);
	struct pack_reading pack = { reading_of(store, NULL, ctx, why), pack_ref(digest) };
	const struct db_value id = db_bytes(digest, STORE_PACK_SIZE);
	pack.base.fn.bytes = fn;
	bool ok = know_store(disk, why)
	          && query(disk, SQL_GET_PACK, &id, 1, read_pack, &pack, why);
	buf_release(&pack.base.bytes);
	if (ok && !pack.base.found)
		return fault_set(why, NULL, NULL, "the pack of the visit is not there");
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
	struct store_head head = { .last = (uint64_t)columns[2].number };
	bool fits = take_id(&columns[0], &head.ref.subject)
	            && take_id(&columns[1], &head.ref.visit);
	if (fits && open_head(reading->disk, &head.ref, head.last, &columns[3], &reading->bytes,
			    &head.last_tag)) {
		head.bytes = reading->bytes.data + sizeof head.last_tag.bytes;
		head.len = reading->bytes.len - sizeof head.last_tag.bytes;
	}
	return reading->fn.head(reading->ctx, &head);
}

static bool disk_each_head(struct store *store, store_head_fn *fn, void *ctx, struct fault *why)
{
	struct disk *disk = disk_of(store);
	struct reading reading = reading_of(store, NULL, ctx, why);
	reading.fn.head = fn;
	bool ok = know_store(disk, why)
	          && query(disk, SQL_EACH_HEAD, NULL, 0, read_each_head, &reading, why);
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
	return open_head(reading->disk, reading->ref, reading->head_last, &columns[2],
		       &reading->bytes, &reading->head_tag)
	       || is_damaged(reading, "the head of the visit is damaged");
}

static bool read_row(void *ctx, const struct db_value *columns)
{
	struct reading *reading = ctx;
	struct row_ref ref = ref_of(ROW_EVENT, reading->ref);
	struct store_row row = { .seq = (uint64_t)columns[1].number };
	if (columns[0].number == 0)
		return read_last(reading, columns);
	if (row.seq != reading->last + 1)
		return is_missing(reading, reading->last + 1);
	ref.seq = row.seq;
	ref.previous = reading->tag;
	if (!unseal(reading->disk, &ref, &columns[2], &reading->bytes, &row.tag)) {
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

static bool disk_each_row(struct store *store, const struct store_ref *ref, store_row_fn *fn,
	void *ctx, struct fault *why)
{
	struct disk *disk = disk_of(store);
	struct reading reading = reading_of(store, ref, ctx, why);
	const struct db_value args[] = { id_value(&ref->subject), id_value(&ref->visit) };
	reading.fn.row = fn;
	bool ok = know_store(disk, why)
	          && query(disk, SQL_EACH_EVENT, args, COUNT(args), read_row, &reading, why)
	          && reading.ok && (reading.stopped || is_whole(&reading));
	buf_release(&reading.bytes);
	return ok;
}

static bool read_draft(void *ctx, const struct db_value *columns)
{
	struct reading *reading = ctx;
	struct row_ref ref = ref_of(ROW_DRAFT, reading->ref);
	struct store_id name;
	const struct buf *bytes = &reading->bytes;
	bool opened = take_id(&columns[0], &ref.field)
	              && unseal(reading->disk, &ref, &columns[1], &reading->bytes, NULL);
	const char *end = opened ? memchr(bytes->data, '\0', bytes->len) : NULL;
	if (!end || !name_field(&reading->ref->visit, bytes->data, &name, NULL)
		|| memcmp(name.bytes, ref.field.bytes, sizeof name.bytes) != 0)
		return is_damaged(reading, "a draft of the visit is damaged");
	size_t field = (size_t)(end - bytes->data) + 1;
	return reading->fn.draft(reading->ctx, bytes->data, end + 1, bytes->len - field);
}

static bool disk_each_draft(struct store *store, const struct store_ref *ref, store_draft_fn *fn,
	void *ctx, struct fault *why)
{
	struct disk *disk = disk_of(store);
	struct reading reading = reading_of(store, ref, ctx, why);
	const struct db_value args[] = { id_value(&ref->subject), id_value(&ref->visit) };
	reading.fn.draft = fn;
	bool ok = know_store(disk, why)
	          && query(disk, SQL_EACH_DRAFT, args, COUNT(args), read_draft, &reading, why)
	          && reading.ok;
	buf_release(&reading.bytes);
	return ok;
}

static bool disk_verify(struct store *store, struct faults *faults, struct fault *why)
{
	struct disk *disk = disk_of(store);
	struct fault unused;
	if (!disk->db->ops->is_usable(disk->db, why))
		return false;
	/* Without its row every seal is one of another store, and is told as such. */
	know_store(disk, &unused);
	return verify_db(disk->db, &disk->id, faults, why);
}

/* ---- life ------------------------------------------------------------------------ */

static void disk_close(struct store *store)
{
	struct disk *disk = disk_of(store);
	disk->db->ops->close(disk->db);
	free(disk);
}

static bool disk_reopen(struct store *store, struct fault *why)
{
	struct disk *disk = disk_of(store);
	disk->in_transaction = disk->has_id = false;
	return disk->db->ops->reopen(disk->db, why);
}

static const struct store_ops disk_ops = {
	.close = disk_close, .reopen = disk_reopen, .append = disk_append, .draft = disk_draft,
	.put_pack = disk_put_pack, .get_pack = disk_get_pack, .each_head = disk_each_head,
	.each_row = disk_each_row, .each_draft = disk_each_draft, .forget = disk_forget,
	.verify = disk_verify, .begin = disk_begin, .end = disk_end,
	.may_repeat = disk_may_repeat,
};

struct store *store_over(struct db *db, struct fault *why)
{
	struct disk *disk = calloc(1, sizeof *disk);
	if (!disk) {
		no_memory(why);
		db->ops->close(db);
		return NULL;
	}
	*disk = (struct disk){ .store.ops = &disk_ops, .db = db };
	return &disk->store;
}
