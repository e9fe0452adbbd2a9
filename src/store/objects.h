/*
 * What a database consists of: its tables, indexes, views and triggers, each with the statement
 * that made it; and how those of one differ from those of another.
 */
#ifndef TANDEM_STORE_OBJECTS_H
#define TANDEM_STORE_OBJECTS_H

#include "base/arena.h"
#include "store/db.h"

struct objects {
	struct arena *arena; /* borrowed; the texts lie in it */
	struct object { const char *type, *name, *sql; } *list;
	size_t count, cap;
};

/* A db_row_fn over type, name, statement; `ctx` is the struct objects. */
bool objects_add(void *ctx, const struct db_value *columns);
bool objects_has_table(const struct objects *objects, const char *name, size_t len);
/* Adds each that is missing, was not made here, or is not the way tandem makes it. */
void objects_compare(const struct objects *made, const struct objects *found,
	struct faults *faults);

#endif
