#include "store/schema.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define OF_VISIT " WHERE subject = $1 AND visit = $2"
#define NO_VISIT(table) \
	"SELECT t.subject, t.visit FROM " table " t WHERE NOT EXISTS" \
	" (SELECT 1 FROM visit v WHERE v.subject = t.subject AND v.visit = t.visit)"

#define VISITS \
	"SELECT v.subject, v.visit, v.number, h.seq, h.sealed FROM visit v" \
	" LEFT JOIN head h ON h.subject = v.subject AND h.visit = v.visit"

static const char *const texts[SQL_COUNT] = {
	[SQL_GET_STORE] = "SELECT id, format FROM store",
	[SQL_ADD_STORE] = "INSERT INTO store (id, format, sealed, ver) VALUES ($1, $2, $3, 0)",
	[SQL_ADD_SUBJECT] = "INSERT INTO subject (id, wrapped, header, ver)"
			    " VALUES ($1, $2, $3, 0) ON CONFLICT DO NOTHING",
	[SQL_HAS_VISIT] = "SELECT number FROM visit" OF_VISIT,
	[SQL_ADD_VISIT] = "INSERT INTO visit (subject, visit, number) VALUES ($1, $2,"
			  " (SELECT COALESCE(MAX(number), 0) + 1 FROM visit))",
	[SQL_ADD_EVENT] = "INSERT INTO event (subject, visit, seq, terminal, sealed)"
			  " VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
	[SQL_GET_HEAD] = "SELECT seq, sealed FROM head" OF_VISIT,
	[SQL_ADD_HEAD] = "INSERT INTO head (subject, visit, seq, sealed)"
			 " VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
	[SQL_SET_HEAD] = "UPDATE head SET seq = $1, sealed = $2"
			 " WHERE subject = $3 AND visit = $4 AND seq = $5",
	[SQL_DELETE_DRAFT] = "DELETE FROM draft" OF_VISIT " AND field = $3",
	[SQL_ADD_DRAFT] = "INSERT INTO draft (subject, visit, field, sealed)"
			  " VALUES ($1, $2, $3, $4)",
	[SQL_HAS_PACK] = "SELECT 1 FROM pack WHERE digest = $1",
	[SQL_ADD_PACK] = "INSERT INTO pack (digest, sealed) VALUES ($1, $2)"
			 " ON CONFLICT DO NOTHING",
	[SQL_GET_PACK] = "SELECT sealed FROM pack WHERE digest = $1",
	/* In the order in which they lie there: sorting many is cheaper than seeking them. */
	[SQL_EACH_VISIT] = VISITS " ORDER BY v.subject, v.visit",
	/* And those whose own row is gone: without a number, and with none of the head's. */
	[SQL_EACH_HEAD] = VISITS " UNION ALL SELECT t.subject, t.visit, 0, 0, t.sealed FROM head t"
			  " WHERE NOT EXISTS (SELECT 1 FROM visit v WHERE v.subject = t.subject"
			  " AND v.visit = t.visit) ORDER BY subject, visit",
	/* In one statement, so that both are of one moment: the head first, then the rows. */
	[SQL_EACH_EVENT] = "SELECT 0 AS part, seq, sealed FROM head" OF_VISIT " UNION ALL "
			   "SELECT 1, seq, sealed FROM event" OF_VISIT " ORDER BY part, seq",
	[SQL_EACH_DRAFT] = "SELECT field, sealed FROM draft" OF_VISIT " ORDER BY field",
	[SQL_GET_DRAFT] = "SELECT sealed FROM draft" OF_VISIT " AND field = $3",
	[SQL_GET_LEASE] = "SELECT terminal, since FROM lease" OF_VISIT,
	[SQL_ADD_LEASE] = "INSERT INTO lease (subject, visit, terminal, since)"
			  " VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
	[SQL_SET_LEASE] = "UPDATE lease SET terminal = $1, since = $2"
			  " WHERE subject = $3 AND visit = $4",
	[SQL_FORGET_EVENTS] = "DELETE FROM event" OF_VISIT,
	[SQL_FORGET_DRAFTS] = "DELETE FROM draft" OF_VISIT,
	[SQL_FORGET_HEAD] = "DELETE FROM head" OF_VISIT,
	[SQL_FORGET_LEASE] = "DELETE FROM lease" OF_VISIT,
	[SQL_FORGET_VISIT] = "DELETE FROM visit" OF_VISIT,
	[SQL_FORGET_SUBJECT] = "DELETE FROM subject WHERE id = $1 AND NOT EXISTS"
			       " (SELECT 1 FROM visit WHERE subject = $1)",
	[SQL_CHECK_ORPHANS] = NO_VISIT("event") " UNION " NO_VISIT("draft") " UNION "
			      NO_VISIT("head"),
	[SQL_CHECK_GAPS] = "SELECT subject, visit, MIN(seq), MAX(seq), COUNT(*) FROM event"
			   " GROUP BY subject, visit"
			   " HAVING MIN(seq) <> 1 OR MAX(seq) <> COUNT(*)",
	[SQL_CHECK_DRAFTS] = "SELECT subject, visit, field, sealed FROM draft"
			     " ORDER BY subject, visit, field",
	[SQL_CHECK_PACKS] = "SELECT digest, sealed FROM pack ORDER BY digest",
	[SQL_CHECK_SUBJECTS] = "SELECT id, header FROM subject ORDER BY id",
	[SQL_CHECK_OWNERS] = "SELECT v.subject, v.visit FROM visit v WHERE NOT EXISTS"
			     " (SELECT 1 FROM subject s WHERE s.id = v.subject)"
			     " ORDER BY v.subject, v.visit",
	/* A second one of the same number; a PRIMARY KEY keeps others apart. */
	[SQL_CHECK_NUMBERS] = "SELECT v.subject, v.visit FROM visit v WHERE EXISTS"
			      " (SELECT 1 FROM visit w WHERE w.number = v.number"
			      " AND w.visit <> v.visit) ORDER BY v.subject, v.visit",
};

const char *schema_sql(enum sql sql)
{
	assert(sql < SQL_COUNT && texts[sql]);
	return texts[sql];
}

size_t schema_args(enum sql sql)
{
	size_t most = 0;
	for (const char *at = schema_sql(sql); (at = strchr(at, '$')) != NULL; at++) {
		size_t number = strtoul(at + 1, NULL, 10);
		most = number > most ? number : most;
	}
	return most;
}
