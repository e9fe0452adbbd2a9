/*
 * What a file says that it is, before anything else of it is read: application_id is "TAND" for
 * visits and "TATR" for the practice of staff, which never lie in one file; user_version is the
 * format.
 */
#ifndef TANDEM_STORE_MARKS_H
#define TANDEM_STORE_MARKS_H

#include "base/fault.h"
#include "store/store.h"

#include <stdbool.h>
#include <stdint.h>

struct marks {
	int64_t application, version;
	int64_t tables; /* how many there are, which is asked where the others are 0 */
};

/* Of a file that was just made. */
struct marks marks_of(enum store_kind kind);
/* The statements that set them. */
const char *marks_sql(enum store_kind kind);
/* Is there nothing in the file so far? */
bool marks_are_none(const struct marks *marks);
/* Is a file with these marks one of this kind?  If not, `why` says whose it is. */
bool marks_accept(const struct marks *marks, enum store_kind kind, const char *path,
	struct fault *why);

#endif
