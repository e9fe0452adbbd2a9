/*
 * The plan as bytes.  One file a format, which ends in its table; a new format
 * is a file and a line in export.c.
 */
#ifndef TANDEM_EXPORT_EXPORT_H
#define TANDEM_EXPORT_EXPORT_H

#include "base/buf.h"
#include "plan/plan.h"

struct export {
	const char *name; /* as `-f` has it */
	void (*write)(const struct plan *plan, struct buf *out);
};

/* NULL where there is no such format. */
const struct export *export_find(const char *name);
/* The i-th name, NULL after the last: for messages. */
const char *export_name(size_t i);

extern const struct export export_text; /* 80 columns, no control codes */
extern const struct export export_markdown;

/* The text for large print: half as wide, so that it is set twice as large. */
#define EXPORT_COLUMNS 80
#define EXPORT_LARGE_COLUMNS 40
void export_text_columns(const struct plan *plan, int columns, struct buf *out);

/* A page of the pack, with its title; paragraphs are parted by an empty line. */
void export_page(const char *title, const char *text, struct buf *out);

/* Words as typed, in Markdown: nothing in them acts, and newlines hold. */
void export_markdown_words(const char *text, struct buf *out);

/* What stands above the plan in all formats. */
struct export_head {
	const char *title;
	const char *whose; /* NULL: it has no label */
	const char *from;  /* of which day */
};
struct export_head export_head(const struct plan *plan, struct arena *arena);

/* Who agreed and when, or that nobody did: a line for all formats. */
const char *export_agreement(const struct plan *plan, struct arena *arena);

#endif
