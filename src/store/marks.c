#include "store/marks.h"

#include "store/schema.h"

#include <assert.h>

#define FORMAT_OF_0_4 (-1)

#define STRING(x) #x
#define NUMBER(x) STRING(x)
#define MARKS(id) \
	{ id, "PRAGMA user_version" NUMBER(SCHEMA_FORMAT) "; PRAGMA application_id = " #id ";" }

static const struct {
	int64_t application;
	const char *sql;
} kinds[] = { [STORE_VISITS] = MARKS(0x54414E44), [STORE_TRAINING] = MARKS(0x54415452) };

struct marks marks_of(enum store_kind kind)
{
	return (struct marks){ kinds[kind].application, SCHEMA_FORMAT, 0 };
}

const char *marks_sql(enum store_kind kind)
{
	return kinds[kind].sql;
}

bool marks_are_none(const struct marks *marks)
{
	return !marks->application && !marks->version && !marks->tables;
}

static bool is_another(const char *path, enum store_kind kind, int64_t application,
	struct fault *why)
{
	assert(application != kinds[kind].application);
	if (kind == STORE_VISITS && application == kinds[STORE_TRAINING].application)
		return fault_set_kind(why, FAULT_FOREIGN, "name another file for the records",
			"'%s' holds staff practice, not visits", path);
	if (kind == STORE_TRAINING && application == kinds[STORE_VISITS].application)
		return fault_set_kind(why, FAULT_FOREIGN, "name another file for training",
			"'%s' holds patient visits, not practice", path);
	return fault_set_kind(why, FAULT_FOREIGN, "name another file for the records",
		"'%s' does not hold tandem records", path);
}

bool marks_accept(const struct marks *marks, enum store_kind kind, const char *path,
	struct fault *why)
{
	int64_t version = marks->version;
	if (marks->application != kinds[kind].application)
		return is_another(path, kind, marks->application, why);
	if (version > 0)
		return fault_set_kind(why, FAULT_NEWER, "install a newer tandem",
			"'%s' was written by a newer tandem (format %lld)", path,
			(long long)version);
	if (version == SCHEMA_FORMAT)
		return true;
	if (version == FORMAT_OF_0_4)
		return fault_set(why, NULL, kind == STORE_VISITS
				? "print the plans that you need with tandem 0.4, then put the "
				  "file aside, and begin a new one"
				: "set the file aside, and start a new one",
			"'%s' was written by tandem 0.4 or earlier, in a format that was never "
			"released", path);
	return fault_set(why, NULL, "set the file aside, and start a new one",
		"'%s' has a format that was never released (%lld)", path, (long long)version);
}
