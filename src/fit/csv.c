#include "fit/csv.h"

#include "fit/memory.h"

#include <string.h>

char *read_whole(const char *path)
{
	FILE *file = fopen(path, "rb");
	if (!file) {
		fprintf(stderr, "fit: cannot open '%s'\n", path);
		return NULL;
	}
	fseek(file, 0, SEEK_END);
	long size = ftell(file);
	rewind(file);
	char *bytes = memory_new((size_t)(size > 0 ? size : 0) + 1, 1);
	size_t got = size > 0 ? fread(bytes, 1, (size_t)size, file) : 0;
	bool ok = !ferror(file) && got == (size_t)(size > 0 ? size : 0);
	fclose(file);
	if (ok)
		return bytes;
	fprintf(stderr, "fit: cannot read '%s'\n", path);
	free(bytes);
	return NULL;
}

bool csv_open(const char *path, struct csv *csv)
{
	*csv = (struct csv){ .bytes = read_whole(path) };
	csv->at = csv->bytes;
	if (csv->at && strncmp(csv->at, "\xef\xbb\xbf", 3) == 0)
		csv->at += 3;
	return csv->bytes != NULL;
}

/* Writes the field back over itself, without its quotes; returns what ended it. */
static char take_field(struct csv *csv)
{
	char *out = csv->at, *in = csv->at;
	bool quoted = *in == '"';
	if (csv->count < CSV_FIELDS_MAX)
		csv->fields[csv->count++] = out;
	in += quoted;
	for (; *in; in++) {
		if (quoted && *in == '"' && in[1] == '"')
			in++;
		else if (quoted && *in == '"') {
			quoted = false;
			continue;
		} else if (!quoted && (*in == ',' || *in == '\n' || *in == '\r'))
			break;
		*out++ = *in;
	}
	char end = *in;
	if (end == '\r' && in[1] == '\n')
		end = *++in;
	csv->at = in + (end != '\0');
	*out = '\0';
	return end;
}

bool csv_next(struct csv *csv)
{
	csv->count = 0;
	if (!*csv->at)
		return false;
	while (take_field(csv) == ',')
		continue;
	return true;
}
