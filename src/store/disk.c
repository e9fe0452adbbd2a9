/*
 * The store over a database: sealed bytes in the tables of store/schema.h.
 *
 * Each call that writes is one transaction, or part of the one that begin() has
 * opened.  One of its own that fails because somebody else wrote at the same time
 * is run again.
 */
#include "store/disk.h"

#include "base/digest.h"
#include "store/verify.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define TRIES 5

static const struct seal_key *const no_key = NULL;

struct db_value disk_id(const struct store_id *id)
{
	return db_bytes(id->bytes, sizeof id->bytes);
}

bool disk_query(struct disk *disk, enum sql sql, const struct db_value *args, size_t count,
	db_row_fn *fn, void *ctx, struct fault *why)
{
	return disk->db->ops->query(disk->db, sql, args, count, fn, ctx, why);
}

bool disk_change(struct disk *disk, enum sql sql, const struct db_value *args, size_t count,
	int64_t *changed, struct fault *why)
{
	assert(disk->in_transaction);
	return disk->db->ops->change(disk->db, sql, args, count, changed, why);
}

static bool no_memory(struct fault *why)
{
	return fault_set_kind(why, FAULT_NO_MEMORY, NULL, "there is no memory left");
}

/* ---- seals ----------------------------------------------------------------------- */

struct row_ref disk_ref(enum row_domain domain, const struct store_ref *ref)
{
	return (struct row_ref){ .domain = domain, .subject = ref->subject, .row = ref->visit };
}

static bool seal(const struct disk *disk, const struct row_ref *ref, const void *bytes, size_t len,
	struct buf *out, struct store_tag *tag, struct fault *why)
{
	assert(disk->has_id); /* need_store() came first */
	const struct row_aad about = row_ref_encode(ref, &disk->id, SCHEMA_FORMAT);
	return seal_close(no_key, &about, bytes, len, out, tag)
	       || fault_set_kind(why, FAULT_NO_MEMORY, NULL, "there is no memory left to seal with");
}

bool disk_unseal(const struct disk *disk, const struct row_ref *ref,
	const struct db_value *sealed, struct buf *out, struct store_tag *tag)
{
	const struct row_aad about = row_ref_encode(ref, &disk->id, SCHEMA_FORMAT);
	buf_clear(out);
	return sealed->bytes
	       && seal_open(no_key, &about, sealed->bytes, sealed->len, out, tag);
}

struct row_ref disk_pack_ref(const unsigned char *digest)
{
	struct row_ref ref = { .domain = ROW_PACK };
	memcpy(ref.row.bytes, digest, sizeof ref.row.bytes);
	return ref;
}

/* ---- which store ------------------------------------------------------------------ */

struct finding_store {
	struct disk *disk;
	size_t rows;
	bool fits;
};

static bool take_store(void *ctx, const struct db_value *columns)
{
	struct finding_store *find = ctx;
	struct store_id *id = &find->disk->id;
	bool has_id = columns[0].bytes && columns[0].len == sizeof id->bytes;
	if (has_id)
		memcpy(id->bytes, columns[0].bytes, sizeof id->bytes);
	find->fits = ++find->rows == 1 && has_id && !columns[1].bytes
	             && columns[1].number == SCHEMA_FORMAT;
	return true;
}

/* With another id, or none, nothing that is there would open. */
static bool is_damaged(struct fault *why)
{
	return fault_set_kind(why, FAULT_DAMAGED, "keep a copy of it, and restore a backup",
		"the row of the store is damaged or missing");
}

bool disk_know_store(struct disk *disk, struct fault *why)
{
	struct finding_store find = { .disk = disk };
	if (disk->has_id)
		return true;
	if (!disk_query(disk, SQL_GET_STORE, NULL, 0, take_store, &find, why))
		return false;
	disk->has_id = find.fits;
	return find.rows == 0 || find.fits || is_damaged(why);
}

static bool note(void *ctx, const struct db_value *columns)
{
	(void)columns;
	*(bool *)ctx = true;
	return false;
}

/* Made with the first write, and never again: what is there belongs to the first. */
static bool make_store(struct disk *disk, struct fault *why)
{
	bool has_visits = false;
	assert(disk->in_transaction && !disk->has_id);
	if (!disk_query(disk, SQL_EACH_HEAD, NULL, 0, note, &has_visits, why))
		return false;
	if (has_visits)
		return is_damaged(why);
	disk->id = seal_new_id();
	disk->has_id = disk->id_is_new = true;
	const struct db_value args[] = { disk_id(&disk->id), db_number(SCHEMA_FORMAT),
		db_bytes("", 0) };
	return disk_change(disk, SQL_ADD_STORE, args, COUNT(args), NULL, why);
}

static bool need_store(struct disk *disk, struct fault *why)
{
	return disk_know_store(disk, why) && (disk->has_id || make_store(disk, why));
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

/* What failed first is what is told. */
static enum store_result write_once(struct disk *disk, disk_write_fn *fn, void *ctx, struct fault *why)
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

enum store_result disk_write(struct disk *disk, disk_write_fn *fn, void *ctx, struct fault *why)
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
		assert(!disk->in_transaction);
		if (result != STORE_FAILED || !disk->may_repeat)
			break;
	}
	return result;
}

/* ---- rows ------------------------------------------------------------------------ */

bool disk_has_visit(struct disk *disk, const struct store_ref *ref, bool *there,
	struct fault *why)
{
	const struct db_value args[] = { disk_id(&ref->subject), disk_id(&ref->visit) };
	*there = false;
	return disk_query(disk, SQL_HAS_VISIT, args, COUNT(args), note, there, why);
}

static bool add_subject(struct disk *disk, const struct store_id *subject, struct fault *why)
{
	const struct row_ref ref = { .domain = ROW_SUBJECT, .subject = *subject, .row = *subject };
	struct buf header;
	buf_init(&header, SEALED_MAX);
	bool ok = seal(disk, &ref, "", 0, &header, NULL, why);
	const struct db_value args[] = { disk_id(subject), db_bytes("", 0),
		db_bytes(header.data, header.len) };
	ok = ok && disk_change(disk, SQL_ADD_SUBJECT, args, COUNT(args), NULL, why);
	buf_release(&header);
	return ok;
}

static bool add_visit(struct disk *disk, const struct store_ref *ref, struct fault *why)
{
	const struct db_value args[] = { disk_id(&ref->subject), disk_id(&ref->visit) };
	return add_subject(disk, &ref->subject, why)
	       && disk_change(disk, SQL_ADD_VISIT, args, COUNT(args), NULL, why);
}

static bool does_not_fit(struct fault *why)
{
	return fault_set_kind(why, FAULT_ELSEWHERE,
		"another tandem may have gone on with this visit: open it again",
		"this does not fit what is kept");
}

/* Whoever adds a row, it is the one after `before`. */
static bool add_row(struct disk *disk, const struct store_ref *of, const struct store_row *row,
	struct store_tag *before, struct fault *why)
{
	assert(row->seq > 0);
	struct row_ref ref = disk_ref(ROW_EVENT, of);
	struct buf sealed;
	int64_t added = 0;
	ref.seq = row->seq;
	ref.previous = *before;
	buf_init(&sealed, SEALED_MAX);
	bool ok = seal(disk, &ref, row->bytes, row->len, &sealed, before, why);
	const struct db_value args[] = { disk_id(&of->subject), disk_id(&of->visit),
		db_number((int64_t)row->seq), disk_id(&disk->terminal),
		db_bytes(sealed.data, sealed.len) };
	ok = ok && disk_change(disk, SQL_ADD_EVENT, args, COUNT(args), &added, why)
	     && (added == 1 || does_not_fit(why));
	buf_release(&sealed);
	return ok;
}

/* ---- heads ----------------------------------------------------------------------- */


struct head_read {
	const struct disk *disk;
	const struct store_ref *of;
	struct buf *out; /* tag, then head */
	uint64_t seq;
	struct store_tag tag;
	bool found, ok;
};

bool disk_open_head(const struct disk *disk, const struct store_ref *of, uint64_t seq,
	const struct db_value *sealed, struct buf *out, struct store_tag *tag)
{
	struct row_ref ref = disk_ref(ROW_HEAD, of);
	ref.seq = seq;
	if (!disk_unseal(disk, &ref, sealed, out, NULL) || out->len < sizeof tag->bytes)
		return false;
	memcpy(tag->bytes, out->data, sizeof tag->bytes);
	return true;
}

static bool read_head(void *ctx, const struct db_value *columns)
{
	struct head_read *read = ctx;
	read->found = true;
	read->seq = (uint64_t)columns[0].number;
	read->ok = disk_open_head(read->disk, read->of, read->seq, &columns[1], read->out, &read->tag);
	return false;
}

/* The last row as the head has it; 0: there is none. */
static bool get_last(struct disk *disk, const struct store_ref *of, uint64_t *seq,
	struct store_tag *tag, struct fault *why)
{
	struct buf bytes;
	const struct db_value args[] = { disk_id(&of->subject), disk_id(&of->visit) };
	struct head_read read = { .disk = disk, .of = of, .out = &bytes };
	buf_init(&bytes, SEALED_MAX);
	bool ok = disk_query(disk, SQL_GET_HEAD, args, COUNT(args), read_head, &read, why);
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
	struct row_ref ref = disk_ref(ROW_HEAD, of);
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
	const struct db_value add[] = { disk_id(&of->subject), disk_id(&of->visit), seq, bytes };
	const struct db_value set[] = { seq, bytes, disk_id(&of->subject),
		disk_id(&of->visit), db_number((int64_t)what->last) };
	if (ok)
		ok = what->last ? disk_change(disk, SQL_SET_HEAD, set, COUNT(set), &changed, why)
		                : disk_change(disk, SQL_ADD_HEAD, add, COUNT(add), &changed, why);
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
bool disk_name_field(const struct store_id *visit, const char *field, struct store_id *id,
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
	if (!disk_name_field(&ref->visit, field, &name, why))
		return false;
	const struct db_value args[] = { disk_id(&ref->subject), disk_id(&ref->visit),
		disk_id(&name) };
	return disk_change(disk, SQL_DELETE_DRAFT, args, COUNT(args), NULL, why);
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
	struct row_ref ref = disk_ref(ROW_DRAFT, of);
	struct buf sealed;
	buf_init(&sealed, SEALED_MAX);
	bool ok = disk_name_field(&of->visit, field, &ref.field, why)
	          && seal_draft(disk, &ref, field, bytes, len, &sealed, why);
	const struct db_value args[] = { disk_id(&of->subject), disk_id(&of->visit),
		disk_id(&ref.field), db_bytes(sealed.data, sealed.len) };
	ok = ok && disk_change(disk, SQL_ADD_DRAFT, args, COUNT(args), NULL, why);
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
	bool ok = what->last
	          || (add_visit(disk, append->ref, why) && disk_add_lease(disk, append->ref, why));
	for (size_t i = 0; i < what->count && ok; i++) {
		assert(what->rows[i].seq == what->last + 1 + i);
		ok = add_row(disk, append->ref, &what->rows[i], &append->tag, why);
	}
	return ok;
}

static enum store_result write_append(struct disk *disk, void *ctx, struct fault *why)
{
	struct append *append = ctx;
	const struct store_append *what = append->what;
	uint64_t last;
	enum store_result held = what->last ? disk_check_lease(disk, append->ref, why) : STORE_DONE;
	if (held != STORE_DONE)
		return held;
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
	assert(what->last + what->count > 0 && (what->head || what->head_len == 0));
	enum store_result result = disk_write(disk_of(store), write_append, &append, why);
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

static enum store_result replace_draft(struct disk *disk, const struct draft *draft,
	struct fault *why)
{
	assert(draft->len == 0 || draft->bytes);
	bool there;
	bool ok = disk_has_visit(disk, draft->ref, &there, why)
	          && (there || fault_set(why, NULL, NULL, "there is no such visit"))
	          && delete_draft(disk, draft->ref, draft->field, why)
	          && (draft->len == 0
			  || add_draft(disk, draft->ref, draft->field, draft->bytes, draft->len,
				  why));
	return ok ? STORE_DONE : STORE_FAILED;
}

static enum store_result write_draft(struct disk *disk, void *ctx, struct fault *why)
{
	const struct draft *draft = ctx;
	enum store_result held = disk_check_lease(disk, draft->ref, why);
	return held == STORE_DONE ? replace_draft(disk, draft, why) : held;
}

static enum store_result disk_draft(struct store *store, const struct store_ref *ref,
	const char *field, const void *bytes, size_t len, struct fault *why)
{
	struct draft draft = { ref, field, bytes, len };
	return disk_write(disk_of(store), write_draft, &draft, why);
}

struct left_draft {
	struct draft draft;
	const struct digest *before; /* NULL: nothing */
	const struct disk *disk;
	struct row_ref about;
	bool other; /* there is one, and it is not the one before */
};

static bool compare_draft(void *ctx, const struct db_value *columns)
{
	struct left_draft *left = ctx;
	size_t name = strlen(left->draft.field) + 1;
	struct buf bytes;
	buf_init(&bytes, SEALED_MAX);
	left->other = true;
	if (left->before && disk_unseal(left->disk, &left->about, &columns[0], &bytes, NULL)
		&& bytes.len >= name) {
		struct digest there = digest_of(bytes.data + name, bytes.len - name);
		left->other = memcmp(&there, left->before, sizeof there) != 0;
	}
	buf_release(&bytes);
	return false;
}

static enum store_result write_left_draft(struct disk *disk, void *ctx, struct fault *why)
{
	struct left_draft *left = ctx;
	struct draft *draft = &left->draft;
	left->about = disk_ref(ROW_DRAFT, draft->ref);
	left->other = false;
	if (!disk_name_field(&draft->ref->visit, draft->field, &left->about.field, why))
		return STORE_FAILED;
	const struct db_value args[] = { disk_id(&draft->ref->subject),
		disk_id(&draft->ref->visit), disk_id(&left->about.field) };
	if (!disk_query(disk, SQL_GET_DRAFT, args, COUNT(args), compare_draft, left, why))
		return STORE_FAILED;
	return left->other ? STORE_DONE : replace_draft(disk, draft, why);
}

static bool disk_leave_draft(struct store *store, const struct store_ref *ref, const char *field,
	const void *bytes, size_t len, const struct digest *before, struct fault *why)
{
	struct left_draft left = { .draft = { ref, field, bytes, len }, .before = before,
		.disk = disk_of(store) };
	return disk_write(disk_of(store), write_left_draft, &left, why) == STORE_DONE
	       && !left.other;
}

static enum store_result write_pack(struct disk *disk, void *ctx, struct fault *why)
{
	const struct store_pack *pack = ctx;
	const struct row_ref ref = disk_pack_ref(pack->digest);
	struct buf sealed;
	buf_init(&sealed, SEALED_MAX);
	bool ok = seal(disk, &ref, pack->bytes, pack->len, &sealed, NULL, why);
	const struct db_value args[] = { db_bytes(pack->digest, STORE_PACK_SIZE),
		db_bytes(sealed.data, sealed.len) };
	ok = ok && disk_change(disk, SQL_ADD_PACK, args, COUNT(args), NULL, why);
	buf_release(&sealed);
	return ok ? STORE_DONE : STORE_FAILED;
}

/* Looked for without the lock first, since it is nearly always there. */
static bool disk_put_pack(struct store *store, const unsigned char digest[STORE_PACK_SIZE],
	const void *bytes, size_t len, struct fault *why)
{
	struct disk *disk = disk_of(store);
	struct store_pack pack = { digest, bytes, len };
	const struct db_value id = db_bytes(digest, STORE_PACK_SIZE);
	bool there = false;
	return disk_query(disk, SQL_HAS_PACK, &id, 1, note, &there, why)
	       && (there || disk_write(disk, write_pack, &pack, why) == STORE_DONE);
}

static enum store_result write_forget(struct disk *disk, void *ctx, struct fault *why)
{
	static const enum sql all[] = { SQL_FORGET_EVENTS, SQL_FORGET_DRAFTS, SQL_FORGET_HEAD,
		SQL_FORGET_LEASE, SQL_FORGET_VISIT };
	const struct store_ref *ref = ctx;
	const struct db_value args[] = { disk_id(&ref->subject), disk_id(&ref->visit) };
	bool there;
	if (!disk_has_visit(disk, ref, &there, why))
		return STORE_FAILED;
	enum store_result held = there ? disk_check_lease(disk, ref, why) : STORE_DONE;
	if (held != STORE_DONE)
		return held;
	bool ok = true;
	for (size_t i = 0; i < COUNT(all) && ok; i++)
		ok = disk_change(disk, all[i], args, COUNT(args), NULL, why);
	disk->forgotten = true;
	return ok && disk_change(disk, SQL_FORGET_SUBJECT, args, 1, NULL, why) ? STORE_DONE
	                                                                : STORE_FAILED;
}

static enum store_result disk_forget(struct store *store, const struct store_ref *ref,
	struct fault *why)
{
	struct store_ref own = *ref;
	return disk_write(disk_of(store), write_forget, &own, why);
}

static bool disk_verify(struct store *store, struct faults *faults, struct fault *why)
{
	struct disk *disk = disk_of(store);
	if (!disk->db->ops->is_usable(disk->db, why))
		return false;
	/* Without its row every seal is one of another store, and is told as such. */
	disk_know_store(disk, NULL);
	return verify_db(disk->db, &disk->id, faults, why);
}

/* ---- life ------------------------------------------------------------------------ */

static void disk_close(struct store *store)
{
	struct disk *disk = disk_of(store);
	disk->db->ops->close(disk->db);
	if (disk->holders)
		disk->holders->ops->close(disk->holders);
	free(disk);
}

static bool disk_reopen(struct store *store, struct fault *why)
{
	struct disk *disk = disk_of(store);
	disk->in_transaction = disk->has_id = false;
	return disk->db->ops->reopen(disk->db, why);
}

static bool disk_is_usable(const struct store *store)
{
	const struct db *db = ((const struct disk *)store)->db;
	return db->ops->is_usable(db, NULL);
}

static bool disk_is_read_only(const struct store *store)
{
	const struct db *db = ((const struct disk *)store)->db;
	return db->ops->is_read_only(db);
}

static const struct store_ops disk_ops = {
	.close = disk_close, .reopen = disk_reopen, .is_usable = disk_is_usable,
	.append = disk_append, .draft = disk_draft,
	.put_pack = disk_put_pack, .get_pack = disk_get_pack, .each_head = disk_each_head,
	.each_row = disk_each_row, .each_draft = disk_each_draft, .forget = disk_forget,
	.verify = disk_verify, .begin = disk_begin, .end = disk_end,
	.may_repeat = disk_may_repeat, .take = disk_take, .held = disk_held,
	.leave_draft = disk_leave_draft, .is_read_only = disk_is_read_only,
};

struct store *store_over(struct db *db, struct holders *holders, struct fault *why)
{
	assert(db);
	struct disk *disk = calloc(1, sizeof *disk);
	if (!disk) {
		no_memory(why);
		db->ops->close(db);
		if (holders)
			holders->ops->close(holders);
		return NULL;
	}
	*disk = (struct disk){ .store.ops = &disk_ops, .db = db, .holders = holders,
		.terminal = holders ? holders->ops->name(holders) : seal_new_id() };
	return (struct store *)disk;
}
