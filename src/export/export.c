#include "export/export.h"

#include "base/str.h"

static const struct export *const formats[] = { &export_text };

const char *export_name(size_t i)
{
	return i < sizeof formats / sizeof *formats ? formats[i]->name : NULL;
}

const struct export *export_find(const char *name)
{
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (str_is(formats[i]->name, name))
			return formats[i];
	return NULL;
}
