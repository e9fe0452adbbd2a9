/*
 * The store on the disk: sealed bytes in the tables of store/schema.h.
 *
 * Each call that writes is one transaction, or part of the one that begin() has
 * opened.
 */
#include "store/store.h"

#include "base/buf.h"
#include "base/digest.h"
#include "store/db.h"
#include "store/seal.h"
#include "store/verify.h"

#include <stdlib.h>
#include <string.h>

#define SEALED_MAX ((size_t)256 << 20)
#define FIELD_ID_SIZE 16

struct disk {
	struct store store;
	struct db *db; /* owned */
	/* In the open transaction: something was deleted; a call has failed. */
	bool forgotten, failed;
};

static struct disk *disk_of(struct store *store)
{
	return (struct disk *)store;
}

static struct db_value id_of(const struct store_id *visit)
{
	return db_bytes(visit->bytes, sizeof visit->bytes);
}

static bool seal(const void *bytes, size_t len, struct buf *out, struct fault *why)
{
	return seal_close(bytes, len, out)
	       || fault_set(why, NULL, NULL, "there is no memory left to seal with");
}

/* ---- transactions ---------------------------------------------------------------- */

static bool disk_begin(struct store *store, struct fault *why)
{
	struct disk *disk = disk_of(store);
	disk->forgotten = disk->failed = false;
	return db_begin(disk->db, why);
}

static bool disk_end(struct store *store, bool commit, struct fault *why)
{
	struct disk *disk = disk_of(store);
	bool refused = commit && disk->failed;
	bool ok = db_end(disk->db, commit && !refused, why);
	if (refused)
		return fault_set(why, NULL, NULL, "a part of it has failed");
	if (ok && commit && disk->forgotten)
		db_empty_log(disk->db);
	return ok;
}

static bool begin_own(struct disk *disk, bool *own, struct fault *why)
{
	*own = !db_is_open(disk->db);
	return !*own || disk_begin(&disk->store, why);
}

/* What failed first is what is told. */
static bool end_own(struct disk *disk, bool own, bool ok, struct fault *why)
{
	if (own)
		return disk_end(&disk->store, ok, ok ? why : NULL) && ok;
	disk->failed = disk->failed || !ok;
	return ok;
}

/* ---- rows ------------------------------------------------------------------------ */

static bool note(void *ctx, const struct db_value *columns)
{
	(void)columns;
	*(bool *)ctx = true;
	return false;
}

static bool add_visit(struct db *db, const struct db_value *id, struct fault *why)
{
	bool there = false;
	return db_run(db, SQL_HAS_VISIT, id, note, &there, why)
	       && (there || db_run(db, SQL_ADD_VISIT, id, NULL, NULL, why));
}

static bool add_row(struct db *db, const struct db_value *id, const struct store_row *row,
	struct fault *why)
{
	struct buf sealed;
	buf_init(&sealed, SEALED_MAX);
	bool ok = seal(row->bytes, row->len, &sealed, why);
	const struct db_value args[] = { *id, db_number((int64_t)row->seq),
		db_bytes(sealed.data, sealed.len) };
	ok = ok && db_run(db, SQL_ADD_EVENT, args, NULL, NULL, why);
	buf_release(&sealed);
	return ok;
}

static bool add_rows(struct db *db, const struct store_id *visit, const struct store_row *rows,
	size_t count, struct fault *why)
{
	const struct db_value id = id_of(visit);
	bool ok = count == 0 || add_visit(db, &id, why);
	for (size_t i = 0; i < count && ok; i++)
		ok = add_row(db, &id, &rows[i], why);
	return ok;
}

/* ---- drafts ---------------------------------------------------------------------- */

/* Names a field without saying it, and in no two visits alike. */
static bool name_field(const struct store_id *visit, const char *field,
	unsigned char id[FIELD_ID_SIZE], struct fault *why)
{
	struct buf name;
	buf_init(&name, SEALED_MAX);
	buf_add(&name, visit->bytes, sizeof visit->bytes);
	bool ok = buf_add_text(&name, field);
	struct digest digest = digest_of(name.data, name.len);
	memcpy(id, digest.bytes, FIELD_ID_SIZE);
	buf_release(&name);
	return ok || fault_set(why, NULL, NULL, "there is no memory left");
}

static bool delete_draft(struct db *db, const struct store_id *visit, const char *field,
	struct fault *why)
{
	unsigned char name[FIELD_ID_SIZE];
	if (!name_field(visit, field, name, why))
		return false;
	const struct db_value args[] = { id_of(visit), db_bytes(name, sizeof name) };
	return db_run(db, SQL_DELETE_DRAFT, args, NULL, NULL, why);
}

/* The name of the field stands in the seal, before a NUL and the text. */
static bool seal_draft(const char *field, const void *bytes, size_t len, struct buf *sealed,
	struct fault *why)
{
	struct buf inside;
	buf_init(&inside, SEALED_MAX);
	buf_add(&inside, field, strlen(field) + 1);
	bool ok = buf_add(&inside, bytes, len)
	          || fault_set(why, NULL, NULL, "there is no memory left");
	ok = ok && seal(inside.data, inside.len, sealed, why);
	buf_release(&inside);
	return ok;
}

static bool add_draft(struct db *db, const struct store_id *visit, const char *field,
	const void *bytes, size_t len, struct fault *why)
{
	unsigned char name[FIELD_ID_SIZE];
	struct buf sealed;
	buf_init(&sealed, SEALED_MAX);
	bool ok = name_field(visit, field, name, why)
	          && seal_draft(field, bytes, len, &sealed, why);
	const struct db_value args[] = { id_of(visit), db_bytes(name, sizeof name),
		db_bytes(sealed.data, sealed.len) };
	ok = ok && db_run(db, SQL_ADD_DRAFT, args, NULL, NULL, why);
	buf_release(&sealed);
	return ok;
}

static bool has_visit(struct db *db, const struct store_id *visit, struct fault *why)
{
	const struct db_value id = id_of(visit);
	bool there = false;
	return db_run(db, SQL_HAS_VISIT, &id, note, &there, why)
	       && (there || fault_set(why, NULL, NULL, "there is no such visit"));
}

/* ---- writing --------------------------------------------------------------------- */

static bool disk_append(struct store *store, const struct store_id *visit,
	const struct store_row *rows, size_t count, const char *clear_draft, struct fault *why)
{
	struct disk *disk = disk_of(store);
	bool own;
	if (!begin_own(disk, &own, why))
		return false;
	bool ok = add_rows(disk->db, visit, rows, count, why)
	          && (!clear_draft || delete_draft(disk->db, visit, clear_draft, why));
	return end_own(disk, own, ok, why);
}

static bool disk_draft(struct store *store, const struct store_id *visit, const char *field,
	const void *bytes, size_t len, struct fault *why)
{
	struct disk *disk = disk_of(store);
	bool own;
	if (!begin_own(disk, &own, why))
		return false;
	bool ok = has_visit(disk->db, visit, why) && delete_draft(disk->db, visit, field, why)
	          && (len == 0 || add_draft(disk->db, visit, field, bytes, len, why));
	return end_own(disk, own, ok, why);
}

static bool add_pack(struct db *db, const unsigned char *digest, const void *bytes, size_t len,
	struct fault *why)
{
	struct buf sealed;
	buf_init(&sealed, SEALED_MAX);
	bool ok = seal(bytes, len, &sealed, why);
	const struct db_value args[] = { db_bytes(digest, STORE_PACK_SIZE),
		db_bytes(sealed.data, sealed.len) };
	ok = ok && db_run(db, SQL_ADD_PACK, args, NULL, NULL, why);
	buf_release(&sealed);
	return ok;
}

static bool has_pack(struct db *db, const unsigned char *digest, bool *there, struct fault *why)
{
	const struct db_value id = db_bytes(digest, STORE_PACK_SIZE);
	return db_run(db, SQL_HAS_PACK, &id, note, there, why);
}

/* Looked for once without the lock, since it is nearly always there, and once with it. */
static bool disk_put_pack(struct store *store, const unsigned char digest[STORE_PACK_SIZE],
	const void *bytes, size_t len, struct fault *why)
{
	struct disk *disk = disk_of(store);
	bool own, there = false;
	if (!has_pack(disk->db, digest, &there, why))
		return false;
	if (there)
		return true;
	if (!begin_own(disk, &own, why))
		return false;
	bool ok = has_pack(disk->db, digest, &there, why)
	          && (there || add_pack(disk->db, digest, bytes, len, why));
	return end_own(disk, own, ok, why);
}

static bool disk_forget(struct store *store, const struct store_id *visit, struct fault *why)
{
	struct disk *disk = disk_of(store);
	const struct db_value id = id_of(visit);
	bool own;
	if (!begin_own(disk, &own, why))
		return false;
	bool ok = db_run(disk->db, SQL_FORGET_EVENTS, &id, NULL, NULL, why)
	          && db_run(disk->db, SQL_FORGET_DRAFTS, &id, NULL, NULL, why)
	          && db_run(disk->db, SQL_FORGET_VISIT, &id, NULL, NULL, why);
	disk->forgotten = true;
	return end_own(disk, own, ok, why);
}

/* ---- reading --------------------------------------------------------------------- */

/* Whom the rows are handed to; `ok` false: a seal did not open. */
struct reading {
	store_bytes_fn *bytes_fn;
	store_visit_fn *visit_fn;
	store_row_fn *row_fn;
	store_draft_fn *draft_fn;
	void *ctx;
	struct fault *why;
	bool found, ok;
};

static bool open_seal(struct reading *reading, const struct db_value *sealed, const void **bytes,
	size_t *len)
{
	reading->found = true;
	reading->ok = seal_open(sealed->bytes, sealed->len, bytes, len);
	return reading->ok;
}

static bool read_pack(void *ctx, const struct db_value *columns)
{
	struct reading *reading = ctx;
	const void *bytes;
	size_t len;
	if (!open_seal(reading, &columns[0], &bytes, &len))
		return fault_set(reading->why, NULL, "run 'tandem records verify'",
			"the pack of the visit is damaged");
	return reading->bytes_fn(reading->ctx, bytes, len);
}

static bool disk_get_pack(struct store *store, const unsigned char digest[STORE_PACK_SIZE],
	store_bytes_fn *fn, void *ctx, struct fault *why)
{
	struct reading reading = { .bytes_fn = fn, .ctx = ctx, .why = why, .ok = true };
	const struct db_value id = db_bytes(digest, STORE_PACK_SIZE);
	if (!db_run(disk_of(store)->db, SQL_GET_PACK, &id, read_pack, &reading, why))
		return false;
	if (!reading.found)
		return fault_set(why, NULL, NULL, "the pack of the visit is not there");
	return reading.ok;
}

static bool read_visit(void *ctx, const struct db_value *columns)
{
	struct reading *reading = ctx;
	struct store_id visit;
	if (columns[0].len != sizeof visit.bytes)
		return true;
	memcpy(visit.bytes, columns[0].bytes, sizeof visit.bytes);
	return reading->visit_fn(reading->ctx, &visit);
}

static bool disk_each_visit(struct store *store, store_visit_fn *fn, void *ctx,
	struct fault *why)
{
	struct reading reading = { .visit_fn = fn, .ctx = ctx };
	return db_run(disk_of(store)->db, SQL_EACH_VISIT, NULL, read_visit, &reading, why);
}

static bool read_row(void *ctx, const struct db_value *columns)
{
	struct reading *reading = ctx;
	const void *bytes;
	size_t len;
	if (!open_seal(reading, &columns[1], &bytes, &len))
		return fault_set(reading->why, NULL, "run 'tandem records verify'",
			"row %lld of the visit is damaged", (long long)columns[0].number);
	return reading->row_fn(reading->ctx, (uint64_t)columns[0].number, bytes, len);
}

static bool disk_each_row(struct store *store, const struct store_id *visit, store_row_fn *fn,
	void *ctx, struct fault *why)
{
	struct reading reading = { .row_fn = fn, .ctx = ctx, .why = why, .ok = true };
	const struct db_value id = id_of(visit);
	return db_run(disk_of(store)->db, SQL_EACH_EVENT, &id, read_row, &reading, why)
	       && reading.ok;
}

static bool read_draft(void *ctx, const struct db_value *columns)
{
	struct reading *reading = ctx;
	const void *bytes;
	size_t len;
	bool opened = open_seal(reading, &columns[1], &bytes, &len);
	const char *end = opened ? memchr(bytes, '\0', len) : NULL;
	reading->ok = end;
	if (!end)
		return fault_set(reading->why, NULL, "run 'tandem records verify'",
			"a draft of the visit is damaged");
	size_t field = (size_t)(end - (const char *)bytes) + 1;
	return reading->draft_fn(reading->ctx, bytes, end + 1, len - field);
}

static bool disk_each_draft(struct store *store, const struct store_id *visit, store_draft_fn *fn,
	void *ctx, struct fault *why)
{
	struct reading reading = { .draft_fn = fn, .ctx = ctx, .why = why, .ok = true };
	const struct db_value id = id_of(visit);
	return db_run(disk_of(store)->db, SQL_EACH_DRAFT, &id, read_draft, &reading, why)
	       && reading.ok;
}

static bool disk_verify(struct store *store, struct faults *faults, struct fault *why)
{
	return verify_db(disk_of(store)->db, faults, why);
}

/* ---- life ------------------------------------------------------------------------ */

static void disk_close(struct store *store)
{
	db_close(disk_of(store)->db);
	free(store);
}

static bool disk_reopen(struct store *store, struct fault *why)
{
	return db_reopen(disk_of(store)->db, why);
}

static const struct store_ops disk_ops = {
	.close = disk_close, .reopen = disk_reopen, .append = disk_append, .draft = disk_draft,
	.put_pack = disk_put_pack, .get_pack = disk_get_pack, .each_visit = disk_each_visit,
	.each_row = disk_each_row, .each_draft = disk_each_draft, .forget = disk_forget,
	.verify = disk_verify, .begin = disk_begin, .end = disk_end,
};

struct store *store_sqlite_open(const char *path, enum store_kind kind, enum store_mode mode,
	bool *missing, struct fault *why)
{
	struct disk *disk = calloc(1, sizeof *disk);
	if (missing)
		*missing = false;
	if (!disk) {
		fault_set(why, NULL, NULL, "there is no memory left");
		return NULL;
	}
	disk->store.ops = &disk_ops;
	disk->db = db_open(path, kind == STORE_TRAINING ? SCHEMA_TRAINING : SCHEMA_VISITS,
		mode == STORE_CREATE, missing, why);
	if (disk->db)
		return (struct store *)disk;
	free(disk);
	return NULL;
}
