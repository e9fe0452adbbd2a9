/*
 * The shape of the SQLite store, and every statement that is ever run on it.
 *
 * On the disk lie ids, numbers and sealed bytes, nothing else: no name, no word,
 * no time.  Visits have random ids; the field of a draft is named by a digest,
 * its real name is inside the seal.
 *
 * The file says what it is: application_id is "TAND" for visits and "TATR" for
 * the practice of staff, which never lie in one file; user_version is the
 * format.  Released formats count from 1.  This one holds unsealed bytes, so it
 * is -1, "never released": the first release refuses it, and this program
 * refuses every other.
 *
 * Statements use $1, $2... each first met in that order, and stay with what
 * PostgreSQL says as well, but for those marked.
 */
#ifndef TANDEM_STORE_SCHEMA_H
#define TANDEM_STORE_SCHEMA_H

#include "base/fault.h"

#include <stdbool.h>
#include <stdint.h>

#define SCHEMA_VERSION (-1)

/* What a file holds. */
enum schema_kind { SCHEMA_VISITS, SCHEMA_TRAINING };
int64_t schema_application(enum schema_kind kind);

enum sql {
	SQL_GET_APPLICATION,
	SQL_GET_VERSION,
	SQL_SET_VERSION, /* as it is: a commit that changes nothing */
	SQL_COUNT_TABLES,
	SQL_SET_LOG, /* answers with the mode; no transaction may be open */
	SQL_BEGIN_READING,
	SQL_BEGIN,
	SQL_COMMIT,
	SQL_ROLLBACK,
	SQL_HAS_VISIT,
	SQL_ADD_VISIT,
	SQL_ADD_EVENT,
	SQL_DELETE_DRAFT,
	SQL_ADD_DRAFT,
	SQL_HAS_PACK,
	SQL_ADD_PACK,
	SQL_GET_PACK,
	SQL_EACH_VISIT,
	SQL_EACH_EVENT,
	SQL_EACH_DRAFT,
	SQL_FORGET_EVENTS,
	SQL_FORGET_DRAFTS,
	SQL_FORGET_VISIT,
	SQL_CHECK_FILE,
	SQL_CHECK_ORPHANS,
	SQL_CHECK_EMPTY,
	SQL_CHECK_GAPS,
	SQL_CHECK_EVENTS,
	SQL_CHECK_DRAFTS,
	SQL_CHECK_PACKS,
	SQL_COUNT
};

/* The text of a statement. */
const char *schema_sql(enum sql sql);

/* Settings of a connection, several statements in one. */
extern const char schema_on_open[];
/* Makes the tables and the marks, for an empty file, within a transaction. */
const char *schema_create(enum schema_kind kind);

/* Whether a file with these marks is one of this kind; if not, `why` says whose it is, in
 * words. */
bool schema_accepts(const char *path, enum schema_kind kind, int64_t application,
	int64_t version, struct fault *why);

#endif
