/*
 * One statement and one function a check.  A check that cannot be carried out is
 * itself damage, and the others go on.
 *
 * A row is sealed together with the tag of the one before.  Where that one is
 * damaged or missing, the next cannot be proved, and is not named a second time;
 * those after it are proved again.
 */
#include "store/verify.h"

#include "base/digest.h"
#include "store/seal.h"

#include <assert.h>
#include <string.h>

#define SEALED_MAX ((size_t)256 << 20)

/* Visits are called by the beginning of their id, as they are shown to people. */
#define CODE_BYTES 5
#define CODE_SIZE 9

struct code {
	char text[CODE_SIZE];
};

struct verify {
	struct db *db;
	const struct store_id *store;
	struct faults *faults;
	struct buf bytes; /* owned: what was opened last */
	size_t stores, visits; /* rows that were seen */
	/* The visit whose rows are looked at. */
	struct code code;
	struct row_ref ref;
	uint64_t last, head_last;
	struct store_tag head_tag;
	bool has_head, is_known; /* is_known: the tag of the row before was proved */
};

static struct code code_of(const struct db_value *id)
{
	struct code code = { "?" };
	if (id->bytes && id->len >= CODE_BYTES)
		digest_base32(id->bytes, CODE_BYTES, code.text);
	return code;
}

static struct store_id id_of(const struct db_value *value)
{
	struct store_id id = { { 0 } };
	if (value->bytes && value->len == sizeof id.bytes)
		memcpy(id.bytes, value->bytes, sizeof id.bytes);
	return id;
}

static bool opens(struct verify *verify, const struct row_ref *ref,
	const struct db_value *sealed, struct store_tag *tag)
{
	const struct row_aad about = row_ref_encode(ref, verify->store, SCHEMA_FORMAT);
	buf_clear(&verify->bytes);
	return sealed->bytes
	       && seal_open(NULL, &about, sealed->bytes, sealed->len, &verify->bytes, tag);
}

/* ---- the store ------------------------------------------------------------------- */

static bool see_store(void *ctx, const struct db_value *columns)
{
	struct verify *verify = ctx;
	verify->stores++;
	if (!columns[0].bytes || columns[0].len != STORE_ID_SIZE)
		faults_say(verify->faults, NULL, NULL, "the row of the store has no id");
	if (columns[1].bytes || columns[1].number != SCHEMA_FORMAT)
		faults_say(verify->faults, NULL, NULL, "the row of the store has another format");
	return true;
}

/* A store that nothing was written to has none so far. */
static void see_stores(struct verify *verify)
{
	if (verify->stores > 1 || (verify->stores == 0 && verify->visits))
		faults_say(verify->faults, NULL, NULL, "the store has %zu rows of its own, not one",
			verify->stores);
}

/* ---- visits ---------------------------------------------------------------------- */

static bool see_orphan(void *ctx, const struct db_value *columns)
{
	struct verify *verify = ctx;
	faults_say(verify->faults, NULL, NULL, "rows belong to a visit that is not there: %s",
		code_of(&columns[1]).text);
	return true;
}

static bool see_gap(void *ctx, const struct db_value *columns)
{
	struct verify *verify = ctx;
	faults_say(verify->faults, NULL, NULL,
		"visit %s has rows %lld to %lld, but only %lld of them",
		code_of(&columns[1]).text, (long long)columns[2].number,
		(long long)columns[3].number, (long long)columns[4].number);
	return true;
}

static void see_head(struct verify *verify, const struct db_value *columns)
{
	struct row_ref ref = verify->ref;
	assert(ref.domain == ROW_EVENT); /* see_visit() came first */
	ref.domain = ROW_HEAD;
	ref.seq = (uint64_t)columns[1].number;
	verify->has_head = opens(verify, &ref, &columns[2], NULL)
	                   && verify->bytes.len >= sizeof verify->head_tag.bytes;
	if (!verify->has_head)
		return;
	verify->head_last = ref.seq;
	memcpy(verify->head_tag.bytes, verify->bytes.data, sizeof verify->head_tag.bytes);
}

static bool see_row(void *ctx, const struct db_value *columns)
{
	struct verify *verify = ctx;
	struct row_ref *ref = &verify->ref;
	if (columns[0].number == 0) {
		see_head(verify, columns);
		return true;
	}
	ref->seq = (uint64_t)columns[1].number;
	bool follows = verify->is_known && ref->seq == verify->last + 1;
	bool opened = opens(verify, ref, &columns[2], NULL);
	if (follows && !opened)
		faults_say(verify->faults, NULL, NULL, "visit %s: the seal of row %llu is broken",
			verify->code.text, (unsigned long long)ref->seq);
	verify->is_known = opened || !follows;
	verify->last = ref->seq;
	ref->previous = columns[2].bytes ? seal_claim(columns[2].bytes, columns[2].len)
	                                 : (struct store_tag){ { 0 } };
	return true;
}

static void see_end(struct verify *verify)
{
	if (verify->last == 0)
		faults_say(verify->faults, NULL, NULL, "visit %s has no rows", verify->code.text);
	else if (!verify->has_head)
		faults_say(verify->faults, NULL, NULL, "visit %s: its head is broken or missing",
			verify->code.text);
	else if (verify->last < verify->head_last)
		faults_say(verify->faults, NULL, NULL,
			"visit %s: of its %llu rows those after row %llu are missing",
			verify->code.text, (unsigned long long)verify->head_last,
			(unsigned long long)verify->last);
	else if (verify->last > verify->head_last
		|| (verify->is_known
			&& memcmp(&verify->head_tag, &verify->ref.previous,
				   sizeof verify->head_tag) != 0))
		faults_say(verify->faults, NULL, NULL, "visit %s: its head belongs to another row",
			verify->code.text);
}

/* Each has one from 1 on, and lists are in the order of them. */
static void see_number(struct verify *verify, const struct db_value *number)
{
	if (number->bytes || number->number < 1)
		faults_say(verify->faults, NULL, NULL, "visit %s has no valid number",
			verify->code.text);
}

static bool see_visit(void *ctx, const struct db_value *columns)
{
	struct verify *verify = ctx;
	struct fault why;
	const struct db_value args[] = { columns[0], columns[1] };
	verify->code = code_of(&columns[1]);
	verify->visits++;
	see_number(verify, &columns[2]);
	verify->ref = (struct row_ref){ .domain = ROW_EVENT, .subject = id_of(&columns[0]),
		.row = id_of(&columns[1]) };
	verify->last = 0;
	verify->has_head = false;
	verify->is_known = true;
	if (!verify->db->ops->query(verify->db, SQL_EACH_EVENT, args, 2, see_row, verify, &why))
		faults_add(verify->faults, &why);
	else
		see_end(verify);
	return true;
}

/* ---- the rest -------------------------------------------------------------------- */

static bool see_draft(void *ctx, const struct db_value *columns)
{
	struct verify *verify = ctx;
	const struct row_ref ref = { .domain = ROW_DRAFT, .subject = id_of(&columns[0]),
		.row = id_of(&columns[1]), .field = id_of(&columns[2]) };
	if (!opens(verify, &ref, &columns[3], NULL))
		faults_say(verify->faults, NULL, NULL, "visit %s: the seal of a draft is broken",
			code_of(&columns[1]).text);
	return true;
}

static bool see_pack(void *ctx, const struct db_value *columns)
{
	struct verify *verify = ctx;
	struct row_ref ref = { .domain = ROW_PACK };
	if (columns[0].bytes && columns[0].len >= sizeof ref.row.bytes)
		memcpy(ref.row.bytes, columns[0].bytes, sizeof ref.row.bytes);
	if (!opens(verify, &ref, &columns[1], NULL))
		faults_say(verify->faults, NULL, NULL, "the seal of pack %s is broken",
			code_of(&columns[0]).text);
	return true;
}

static bool see_subject(void *ctx, const struct db_value *columns)
{
	struct verify *verify = ctx;
	const struct row_ref ref = { .domain = ROW_SUBJECT, .subject = id_of(&columns[0]),
		.row = id_of(&columns[0]) };
	if (!opens(verify, &ref, &columns[1], NULL))
		faults_say(verify->faults, NULL, NULL, "the seal of subject %s is broken",
			code_of(&columns[0]).text);
	return true;
}

static bool see_no_owner(void *ctx, const struct db_value *columns)
{
	struct verify *verify = ctx;
	faults_say(verify->faults, NULL, NULL, "visit %s: its subject is missing",
		code_of(&columns[1]).text);
	return true;
}

static bool see_same_number(void *ctx, const struct db_value *columns)
{
	struct verify *verify = ctx;
	faults_say(verify->faults, NULL, NULL, "visit %s has the same number as another",
		code_of(&columns[1]).text);
	return true;
}

static const struct {
	enum sql sql;
	db_row_fn *see;
} checks[] = {
	{ SQL_GET_STORE, see_store },
	{ SQL_CHECK_ORPHANS, see_orphan },
	{ SQL_CHECK_GAPS, see_gap },
	{ SQL_EACH_VISIT, see_visit },
	{ SQL_CHECK_DRAFTS, see_draft },
	{ SQL_CHECK_PACKS, see_pack },
	{ SQL_CHECK_SUBJECTS, see_subject },
	{ SQL_CHECK_OWNERS, see_no_owner },
	{ SQL_CHECK_NUMBERS, see_same_number },
};

bool verify_db(struct db *db, const struct store_id *id, struct faults *faults, struct fault *why)
{
	struct verify verify = { .db = db, .store = id, .faults = faults };
	struct fault one;
	if (!db->ops->is_usable(db, why))
		return false;
	buf_init(&verify.bytes, SEALED_MAX);
	if (!db->ops->check(db, faults, &one))
		faults_add(faults, &one);
	for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
		if (!db->ops->query(db, checks[i].sql, NULL, 0, checks[i].see, &verify, &one))
			faults_add(faults, &one);
	see_stores(&verify);
	buf_release(&verify.bytes);
	return true;
}
