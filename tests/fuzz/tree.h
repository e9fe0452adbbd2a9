/* What conf_read() promises of every tree and every fault, for the fuzz targets. */
#ifndef TANDEM_TESTS_FUZZ_TREE_H
#define TANDEM_TESTS_FUZZ_TREE_H

#include "base/utf8.h"
#include "conf/conf.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

static inline void must_be_text(const char *text, bool newlines)
{
	MUST(text);
	MUST(utf8_is_valid(text, strlen(text)));
	for (const char *c = text; *c; c++)
		MUST(((unsigned char)*c >= ' ' && *c != 0x7F) || (*c == '\n' && newlines));
}

/* Inside the text that it carries: app prints that line and the carets. */
static inline void must_be_place(const struct place *at)
{
	if (!at->text)
		return;
	const char *line = at->text, *end = at->text + at->text_len;
	for (int n = 1; n < at->line; n++) {
		line = memchr(line, '\n', (size_t)(end - line));
		MUST(line);
		line++;
	}
	const char *stop = memchr(line, '\n', (size_t)(end - line));
	size_t len = (size_t)((stop ? stop : end) - line);
	MUST(at->column >= 1 && (size_t)at->column <= len + 1);
	MUST(at->span >= 0 && (size_t)at->column - 1 + (size_t)at->span <= len + 1);
}

static inline void must_be_value(const struct conf_value *value)
{
	must_be_place(&value->at);
	if (value->field->type == CONF_TEXT)
		must_be_text(value->text, true);
	for (size_t i = 0; i < value->count; i++)
		must_be_text(value->list[i], true);
	MUST(value->count == 0 || value->field->type == CONF_LIST);
}

static inline void must_be_conf(const struct conf *conf)
{
	must_be_place(&conf->at);
	MUST(!conf->field || conf->field->titled == (conf->title != NULL));
	if (conf->title)
		must_be_text(conf->title, false);
	for (size_t i = 0; i < conf->value_count; i++) {
		must_be_value(&conf->values[i]);
		MUST(conf_find(conf, conf->values[i].field->name) == &conf->values[i]);
	}
	for (size_t i = 0; i < conf->section_count; i++) {
		const struct conf *one = &conf->sections[i];
		must_be_conf(one);
		for (size_t j = 0; one->title && i < 100 && j < i; j++)
			MUST(conf->sections[j].field != one->field
				|| strcmp(conf->sections[j].title, one->title) != 0);
	}
}

/* Within the line that it carries, where there is one. */
static inline void must_point_at_source(const struct fault_place *at)
{
	size_t len = strlen(at->source);
	MUST(at->column >= 0 && at->span >= 0 && at->line >= 0);
	MUST(!len || at->column >= 1);
	MUST(!len || (size_t)at->column - 1 + (size_t)at->span <= len + 1);
}

static inline void must_be_faults(const struct faults *faults)
{
	for (size_t i = 0; i < faults->count; i++) {
		MUST(*faults->list[i].what);
		must_point_at_source(&faults->list[i].at);
	}
}

#endif
