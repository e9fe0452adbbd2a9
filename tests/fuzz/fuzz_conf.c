/*
 * conf_read() on any bytes: a tree or faults, never anything else; every place
 * lies in the file, every text is clean.
 */
#include "base/utf8.h"
#include "pack/build.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

static void check_text(const char *text)
{
	MUST(text != NULL);
	MUST(utf8_is_valid(text, strlen(text)));
}

static void check_conf(const struct conf *conf)
{
	for (size_t i = 0; i < conf->value_count; i++) {
		const struct conf_value *value = &conf->values[i];
		if (value->spec->type == CONF_TEXT)
			check_text(value->text);
		for (size_t j = 0; j < value->count; j++)
			check_text(value->list[j]);
	}
	for (size_t i = 0; i < conf->section_count; i++)
		check_conf(&conf->sections[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena;
	struct faults faults;
	arena_init(&arena, NULL);
	faults_init(&faults, &arena);
	const struct conf *conf = conf_read("fuzz.conf", (const char *)data, size,
		specs_of_pack(&arena), &arena, &faults);
	MUST(conf || faults.count);
	if (conf)
		check_conf(conf);
	for (size_t i = 0; i < faults.count; i++) {
		MUST(faults.list[i].at.line >= 0 && faults.list[i].at.column >= 0);
		MUST(faults.list[i].what[0]);
	}
	arena_release(&arena);
	return 0;
}
