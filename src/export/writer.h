/*
 * Documents as bytes.  A format is one file, src/export/NAME.c, which ends in its
 * `const struct writer writer_NAME`, and one line in WRITERS: every command that has a
 * -f then takes it, and names it in its help.
 *
 *     const struct writer *writer = writer_find("md");
 *     if (!writer->write(&document, &facts, &options, &out, &why))
 *             report_fault(&why);
 *
 * A writer is pure, and the same document gives the same bytes.  What a page says is the
 * document's: a writer adds no word and leaves none out.
 */
#ifndef TANDEM_EXPORT_WRITER_H
#define TANDEM_EXPORT_WRITER_H

#include "base/buf.h"
#include "base/fault.h"
#include "doc/document.h"
#include "plan/facts.h"

#include <stdbool.h>

/* The file, and its name as `-f` has it.  The first is what is written where none is named. */
#define WRITERS(FIRST, NEXT) \
	FIRST(text, "text") \
	NEXT(markdown, "md") \
	NEXT(json, "json")

struct write_options {
	bool large; /* for large print: half as wide, so that it can be set twice as large */
};

struct writer {
	/*
	 * Adds the document to `out`; `facts` are those of a plan, NULL where it is none.
	 * False with a reason where it cannot be written (FAULT_TOO_LONG), or where this
	 * format has no room for what it is (FAULT_REFUSED); what is in `out` is then worth
	 * nothing.
	 */
	bool (*write)(const struct document *document, const struct plan_facts *facts,
		const struct write_options *options, struct buf *out, struct fault *why);
	/* For programs: its own names, those of fields and the like, are English in every
	 * language. */
	bool has_fixed_names;
	/* One output holds one document: a second one behind it would make both unreadable. */
	bool holds_one;
	/* To be looked at on a terminal: where the locale has no UTF-8 it is put in ASCII on its
	 * way out.  All others go out as they are, in UTF-8. */
	bool is_read_as_is;
};

/* NULL where there is no such format. */
const struct writer *writer_find(const char *name);
/* The i-th and its name, NULL after the last. */
const struct writer *writer_at(size_t i);
const char *writer_name(size_t i);

/* For helps: "text, md, json". */
#define WRITER_FIRST_NAME(file, name) name
#define WRITER_NEXT_NAME(file, name) ", " name
#define WRITER_NAMES WRITERS(WRITER_FIRST_NAME, WRITER_NEXT_NAME)

#define WRITER_DECLARE(file, name) extern const struct writer writer_##file;
WRITERS(WRITER_DECLARE, WRITER_DECLARE)
#undef WRITER_DECLARE

/* For the end of a writer: true unless `out` was too small for it. */
bool writer_ended(const struct buf *out, struct fault *why);

/* The columns of text, and of text for large print. */
#define TEXT_COLUMNS 80
#define TEXT_LARGE_COLUMNS 40

#endif
