/*
 * A plan as bytes, all the way that it goes in the program.
 */
#ifndef TANDEM_TESTS_WRITTEN_H
#define TANDEM_TESTS_WRITTEN_H

#include "export/writer.h"
#include "plan/plan.h"

static inline bool plan_written_as(const struct plan *plan, const struct writer *writer,
	const struct write_options *options, struct buf *out)
{
	struct arena arena;
	struct document document;
	struct fault why;
	arena_init(&arena, NULL);
	plan_document(plan, &arena, &document);
	bool ok = writer->write(&document, NULL, options, out, &why);
	arena_release(&arena);
	return ok;
}

static inline bool plan_written(const struct plan *plan, const struct writer *writer,
	struct buf *out)
{
	return plan_written_as(plan, writer, &(struct write_options){ .large = false }, out);
}

#endif
