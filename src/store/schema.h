/*
 * The format of the SQLite store.
 *
 * user_version says which.  Formats that are released count from 1.  This one
 * is -1, "unsealed, never released": its bytes are not yet sealed by keys
 * (seal.h), and no program that seals will open it, nor the other way round.
 * So no record that was kept in the clear can pass for a sealed one.
 *
 * The disk sees no word of a visit: ids are random, `field` is the digest of a
 * field's name, and the name itself lies inside the sealed bytes of the draft.
 */
#ifndef TANDEM_STORE_SCHEMA_H
#define TANDEM_STORE_SCHEMA_H

#define SCHEMA_APPLICATION 0x54414E44 /* "TAND" */
#define SCHEMA_VERSION -1

#define SCHEMA_QUOTED(text) #text
#define SCHEMA_NUMBER(number) SCHEMA_QUOTED(number)

/* In one transaction: a file has all of it, or nothing and is empty. */
#define SCHEMA_CREATE \
	"BEGIN IMMEDIATE;" \
	"PRAGMA application_id = " SCHEMA_NUMBER(SCHEMA_APPLICATION) ";" \
	"PRAGMA user_version = " SCHEMA_NUMBER(SCHEMA_VERSION) ";" \
	"CREATE TABLE pack (" \
	"  digest BLOB NOT NULL PRIMARY KEY," \
	"  sealed BLOB NOT NULL);" \
	"CREATE TABLE event (" \
	"  visit BLOB NOT NULL, seq INTEGER NOT NULL," \
	"  sealed BLOB NOT NULL," \
	"  PRIMARY KEY (visit, seq)) WITHOUT ROWID;" \
	"CREATE TABLE draft (" \
	"  visit BLOB NOT NULL, field BLOB NOT NULL," \
	"  sealed BLOB NOT NULL," \
	"  PRIMARY KEY (visit, field)) WITHOUT ROWID;" \
	"COMMIT;"

#endif
