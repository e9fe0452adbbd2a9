/*
 * What leaves the program as a document: the -f and -o of all commands.  Whatever goes
 * wrong is reported here; the calls return the exit code that it comes to.
 */
#ifndef TANDEM_APP_OUTPUT_H
#define TANDEM_APP_OUTPUT_H

#include "export/writer.h"

/* Of one document, and of all that one command prints. */
#define OUTPUT_BYTES ((size_t)16 << 20)

/* What an option -f takes, which completions know, and its help. */
#define OUTPUT_FORMAT "FORMAT"
#define OUTPUT_FORMATS "one of " WRITER_NAMES " (text)"

/* The writer of that name, the first where it is NULL; false: there is none. */
bool output_find_writer(const char *name, const struct writer **writer);

/* Adds the document to `out`; `facts` are NULL where it is no plan. */
int output_add(const struct writer *writer, const struct document *document,
	const struct plan_facts *facts, struct buf *out);
/* Puts the bytes out: into a new file, or on standard output where `path` is NULL. */
int output_put(const struct writer *writer, const struct buf *out, const char *path);
/* Both. */
int output_document(const struct writer *writer, const struct document *document,
	const struct plan_facts *facts, const char *path);

#endif
