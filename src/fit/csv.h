/* A file of comma-separated values: quoted fields may hold commas and newlines. */
#ifndef TANDEM_FIT_CSV_H
#define TANDEM_FIT_CSV_H

#include <stdbool.h>
#include <stddef.h>

#define CSV_FIELDS_MAX 64

struct csv {
	char *bytes; /* owned by the caller; the fields are cut in it */
	char *at;
	char *fields[CSV_FIELDS_MAX];
	size_t count;
};

/* Prints what is wrong. */
bool csv_open(const char *path, struct csv *csv);
/* The next row; false at the end. */
bool csv_next(struct csv *csv);

/* The whole file with a NUL behind it, or NULL and a line on stderr. */
char *read_whole(const char *path);

#endif
