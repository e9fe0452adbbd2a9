/*
 * Every statement that is ever run on a store, by name.
 *
 * They are what PostgreSQL takes as they stand, and so do its like: $1, $2 ...
 * each first met in that order, no dialect (tests/store/test_schema.c has the
 * list of what is forbidden).  Making the tables, transactions and settings are
 * the maker's (sqlite.c); so will be what needs the server's clock.
 *
 *     store    id, format, sealed, ver              one row: what the store is
 *     subject  id, wrapped, header, ver             whose visits; the key comes later
 *     visit    subject, visit, number               in the order of coming to be kept
 *     event    subject, visit, seq, terminal, sealed
 *     head     subject, visit, seq, sealed          what lists show; the last row
 *     draft    subject, visit, field, sealed        half done: replaced, not chained
 *     pack     digest, sealed
 *     lease    subject, visit, terminal, since      who goes on with a visit
 *     person, audit, gone, outbox                   made, and not written yet: people,
 *                                                   the log, erasure and servers come later
 *
 * On the disk lie ids, numbers and sealed bytes, nothing else: no name, no word,
 * no time of a visit but since when one is held.  Subjects and visits have random ids; the field of a draft
 * is named by a digest, its real name is inside the seal.
 *
 * Released formats count from 1.  This one holds unsealed bytes, so it is below
 * 0, "never released": the first release refuses it, and this program refuses
 * every other.
 */
#ifndef TANDEM_STORE_SCHEMA_H
#define TANDEM_STORE_SCHEMA_H

#include <stddef.h>

#define SCHEMA_FORMAT (-2)

enum sql {
	SQL_GET_STORE,
	SQL_ADD_STORE,
	SQL_ADD_SUBJECT,
	SQL_HAS_VISIT,
	SQL_ADD_VISIT,
	SQL_ADD_EVENT,
	SQL_GET_HEAD,
	SQL_ADD_HEAD,
	SQL_SET_HEAD,
	SQL_DELETE_DRAFT,
	SQL_ADD_DRAFT,
	SQL_HAS_PACK,
	SQL_ADD_PACK,
	SQL_GET_PACK,
	SQL_EACH_VISIT, /* as SQL_EACH_HEAD, of those alone that have a row of their own */
	SQL_EACH_HEAD,
	SQL_EACH_EVENT,
	SQL_EACH_DRAFT,
	SQL_GET_DRAFT,
	SQL_GET_LEASE,
	SQL_ADD_LEASE,
	SQL_SET_LEASE,
	SQL_FORGET_EVENTS,
	SQL_FORGET_DRAFTS,
	SQL_FORGET_HEAD,
	SQL_FORGET_LEASE,
	SQL_FORGET_VISIT,
	SQL_FORGET_SUBJECT,
	SQL_CHECK_ORPHANS,
	SQL_CHECK_GAPS,
	SQL_CHECK_DRAFTS,
	SQL_CHECK_PACKS,
	SQL_CHECK_SUBJECTS,
	SQL_CHECK_OWNERS,
	SQL_CHECK_NUMBERS,
	SQL_COUNT
};

/* The text of a statement. */
const char *schema_sql(enum sql sql);
/* How many values it takes. */
size_t schema_args(enum sql sql);

#endif
