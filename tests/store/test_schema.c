/* The statements are plain SQL: what PostgreSQL and its like take as it stands. */
#include "store/schema.h"

#include "tests/check.h"

#include <ctype.h>
#include <stdbool.h>
#include <strings.h>

static const char *const forbidden[] = { "LISTEN", "NOTIFY", "SERIAL", "SEQUENCE", "TRIGGER",
	"COPY", "DO BLOCK", "DEFERRABLE", "TEMP", "ROWID", "REPLACE", "PRAGMA", "VACUUM", "ATTACH",
	"GLOB", "AUTOINCREMENT", "XMIN", "LOCKED", "EXTENSION", "LARGE", "OID", "IGNORE", "IIF",
	"IFNULL", "TYPEOF", "HEX", "RANDOM", "STRFTIME", "DATETIME", "NOW" };

static const char *const forbidden_parts[] = { "sqlite_", "pg_", "advisory", "::", "?", "@", "`",
	"INSERT OR", "WITHOUT", "||" };

static bool is_letter(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

/* As a word of its own, in any case. */
static bool has_word(const char *text, const char *word)
{
	size_t len = strlen(word);
	for (const char *at = text; (at = strcasestr(at, word)) != NULL; at++)
		if ((at == text || !is_letter(at[-1])) && !is_letter(at[len]))
			return true;
	return false;
}

static bool is_plain(const char *sql)
{
	for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++)
		if (has_word(sql, forbidden[i]))
			return false;
	for (size_t i = 0; i < sizeof forbidden_parts / sizeof *forbidden_parts; i++)
		if (strcasestr(sql, forbidden_parts[i]))
			return false;
	/* DO stands in ON CONFLICT DO NOTHING only. */
	return !has_word(sql, "DO") || strstr(sql, "ON CONFLICT DO NOTHING");
}

static void test_plain_sql(void)
{
	for (int i = 0; i < SQL_COUNT; i++) {
		const char *sql = schema_sql((enum sql)i);
		if (!is_plain(sql))
			printf("\n%s\n", sql);
		CHECK(is_plain(sql));
	}
}

/* SQLite numbers $1, $2 ... as they come, PostgreSQL by their names: so both agree. */
static void test_values_in_order(void)
{
	for (int i = 0; i < SQL_COUNT; i++) {
		const char *sql = schema_sql((enum sql)i);
		size_t seen = 0;
		for (const char *at = sql; (at = strchr(at, '$')) != NULL; at++) {
			size_t number = strtoul(at + 1, NULL, 10);
			CHECK(number >= 1 && number <= seen + 1);
			seen = number > seen ? number : seen;
		}
		CHECK_INT(seen, schema_args((enum sql)i));
	}
}

/* The control: what must be seen is seen. */
static void test_control(void)
{
	static const char *const bad[] = { "PRAGMA user_version", "INSERT OR REPLACE INTO a VALUES (1)",
		"SELECT rowid FROM a", "SELECT 1 FROM sqlite_master", "SELECT pg_advisory_lock(1)",
		"LISTEN a", "INSERT INTO a VALUES (?)", "SELECT a::text FROM b",
		"CREATE TABLE a (b SERIAL)", "DO $$ BEGIN END $$", "SELECT now()" };
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		CHECK(!is_plain(bad[i]));
	CHECK(is_plain("UPDATE lease SET since = $1 WHERE subject = $2"));
}

TESTS("store/schema", { "plain SQL", test_plain_sql },
	{ "values in order", test_values_in_order }, { "the control", test_control })
