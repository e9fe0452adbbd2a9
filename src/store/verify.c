/*
 * One statement and one function a check.  A check that cannot be carried out is
 * itself damage, and the others go on.
 */
#include "store/verify.h"

#include "base/digest.h"
#include "store/seal.h"

#include <string.h>

/* Visits are called by the beginning of their id, as they are shown to people. */
#define CODE_BYTES 5
#define CODE_SIZE 9

struct code {
	char text[CODE_SIZE];
};

static struct code code_of(const struct db_value *id)
{
	struct code code = { "?" };
	if (id->bytes && id->len >= CODE_BYTES)
		digest_base32(id->bytes, CODE_BYTES, code.text);
	return code;
}

static bool see_file(void *faults, const struct db_value *columns)
{
	if (columns[0].len != 2 || memcmp(columns[0].bytes, "ok", 2) != 0)
		faults_say(faults, NULL, NULL, "the file is damaged: %.*s",
			(int)columns[0].len, (const char *)columns[0].bytes);
	return true;
}

static bool see_orphan(void *faults, const struct db_value *columns)
{
	faults_say(faults, NULL, NULL, "rows belong to a visit that is not there: %s",
		code_of(&columns[0]).text);
	return true;
}

static bool see_empty(void *faults, const struct db_value *columns)
{
	faults_say(faults, NULL, NULL, "visit %s has no rows", code_of(&columns[0]).text);
	return true;
}

static bool see_gap(void *faults, const struct db_value *columns)
{
	faults_say(faults, NULL, NULL, "visit %s has rows %lld to %lld, but only %lld of them",
		code_of(&columns[0]).text, (long long)columns[1].number,
		(long long)columns[2].number, (long long)columns[3].number);
	return true;
}

static bool opens(const struct db_value *sealed)
{
	const void *bytes;
	size_t len;
	return sealed->bytes && seal_open(sealed->bytes, sealed->len, &bytes, &len);
}

static bool see_row(void *faults, const struct db_value *columns)
{
	if (!opens(&columns[2]))
		faults_say(faults, NULL, NULL, "visit %s: the seal of row %lld is broken",
			code_of(&columns[0]).text, (long long)columns[1].number);
	return true;
}

static bool see_draft(void *faults, const struct db_value *columns)
{
	if (!opens(&columns[2]))
		faults_say(faults, NULL, NULL, "visit %s: the seal of a draft is broken",
			code_of(&columns[0]).text);
	return true;
}

static bool see_pack(void *faults, const struct db_value *columns)
{
	if (!opens(&columns[1]))
		faults_say(faults, NULL, NULL, "the seal of pack %s is broken",
			code_of(&columns[0]).text);
	return true;
}

static const struct {
	enum sql sql;
	db_row_fn *see;
} checks[] = {
	{ SQL_CHECK_FILE, see_file },
	{ SQL_CHECK_ORPHANS, see_orphan },
	{ SQL_CHECK_EMPTY, see_empty },
	{ SQL_CHECK_GAPS, see_gap },
	{ SQL_CHECK_EVENTS, see_row },
	{ SQL_CHECK_DRAFTS, see_draft },
	{ SQL_CHECK_PACKS, see_pack },
};

bool verify_db(struct db *db, struct faults *faults, struct fault *why)
{
	struct fault one;
	if (!db_is_usable(db, why))
		return false;
	for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
		if (!db_run(db, checks[i].sql, NULL, checks[i].see, faults, &one))
			faults_add(faults, &one);
	return true;
}
