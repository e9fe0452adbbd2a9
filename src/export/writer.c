#include "export/writer.h"

#include "base/str.h"

#define LINE(file, name) { name, &writer_##file },

static const struct {
	const char *name;
	const struct writer *writer;
} writers[] = { WRITERS(LINE, LINE) };

#define WRITER_COUNT (sizeof writers / sizeof *writers)

const struct writer *writer_at(size_t i)
{
	return i < WRITER_COUNT ? writers[i].writer : NULL;
}

const char *writer_name(size_t i)
{
	return i < WRITER_COUNT ? writers[i].name : NULL;
}

const struct writer *writer_find(const char *name)
{
	for (size_t i = 0; i < WRITER_COUNT; i++)
		if (str_is(writers[i].name, name))
			return writers[i].writer;
	return NULL;
}

bool writer_ended(const struct buf *out, struct fault *why)
{
	return !out->failed
	       || fault_set_kind(why, FAULT_TOO_LONG, NULL, "this is too large to be written");
}
