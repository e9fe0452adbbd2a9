/*
 * A small pack in a language: what lies in `list` is looked at before
 * tests/pack/german and content/words.
 */
#ifndef TANDEM_TESTS_LANGUAGES_H
#define TANDEM_TESTS_LANGUAGES_H

#include "tests/check.h"
#include "tests/pack/packs.h"

struct in_language {
	struct arena arena;
	struct faults faults, remarks;
	struct pack *pack; /* NULL with faults */
};

/* As pack_review_language() takes them. */
static inline void language_open_layer(struct in_language *in, const struct test_file *list,
	const char *language, enum pack_layer layer, bool missing)
{
	struct test_files files = { list, "tests/pack/german" };
	const struct conf_source source = { &files, test_has, test_get, language };
	arena_init(&in->arena, NULL);
	faults_init(&in->faults, &in->arena);
	faults_init(&in->remarks, &in->arena);
	in->pack = pack_review_language(&source, layer, missing, &in->faults, &in->remarks, NULL);
}

static inline void language_open(struct in_language *in, const struct test_file *list,
	const char *language, bool missing)
{
	language_open_layer(in, list, language, LAYER_PACK, missing);
}

static inline void language_close(struct in_language *in)
{
	pack_free(in->pack);
	arena_release(&in->arena);
}

/* "FILE:LINE: WHAT / FIX\n" of each. */
static inline const char *language_said(struct in_language *in, struct faults *faults)
{
	const char *all = "";
	faults_sort(faults);
	for (size_t i = 0; i < faults->count; i++)
		all = arena_printf(&in->arena, "%s%s:%d: %s / %s\n", all, faults->list[i].at.file,
			faults->list[i].at.line, faults->list[i].what, faults->list[i].fix);
	return all;
}

/* All of a text's spans, one after the other. */
static inline const char *language_text_of(const struct pattern *pattern)
{
	return pattern->count ? pattern->spans[0].text : NULL;
}

#endif
