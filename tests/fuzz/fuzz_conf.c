/*
 * What conf_read() promises of any bytes (conf/conf.h): as a file of a pack, and
 * by a table that has every type of key.
 */
#include "tests/fuzz/tree.h"

#include "base/arena.h"
#include "pack/build.h"

#define TEXT_KEY { .name = "text", .type = CONF_TEXT }
#define LIST_KEY { .name = "list", .type = CONF_LIST }
#define INT_KEY { .name = "number", .type = CONF_INT, .low = -100, .high = 1000000 }
#define BOOL_KEY { .name = "flag", .type = CONF_BOOL }
#define END { .type = CONF_END }

static const struct conf_field leaf[] = { TEXT_KEY, LIST_KEY, INT_KEY, BOOL_KEY, END };
static const struct conf_field middle[] = { BOOL_KEY, INT_KEY, TEXT_KEY,
	{ .name = "item", .type = CONF_SECTION, .titled = true, .many = true, .inner = leaf },
	{ .name = "plan", .type = CONF_SECTION, .many = true, .inner = leaf },
	{ .name = "coach", .type = CONF_SECTION, .inner = leaf }, END };
static const struct conf_field top[] = { TEXT_KEY, LIST_KEY,
	{ .name = "pack", .type = CONF_SECTION, .titled = true, .inner = middle },
	{ .name = "answer", .type = CONF_SECTION, .titled = true, .many = true,
		.inner = middle },
	{ .name = "plan", .type = CONF_SECTION, .many = true, .inner = leaf },
	INT_KEY, BOOL_KEY, END };

/* Each section, value, text and number. */
static void must_be_same(const struct conf *a, const struct conf *b)
{
	MUST(a->value_count == b->value_count && a->section_count == b->section_count);
	for (size_t i = 0; i < a->value_count; i++) {
		const struct conf_value *x = &a->values[i], *y = &b->values[i];
		MUST(x->field == y->field && x->number == y->number && x->flag == y->flag);
		MUST(x->count == y->count && x->at.line == y->at.line);
		MUST(!x->text || strcmp(x->text, y->text) == 0);
	}
	for (size_t i = 0; i < a->section_count; i++)
		must_be_same(&a->sections[i], &b->sections[i]);
}

static void check(const char *text, size_t len, bool pack)
{
	struct arena arena;
	struct faults faults;
	arena_init(&arena, NULL);
	faults_init(&faults, &arena);
	const struct conf_field *fields = pack ? fields_of_pack(&arena) : top;
	const struct conf *conf = conf_read("a", text, len, fields, &arena, &faults);
	MUST(conf || faults.count > 0);
	must_be_faults(&faults);
	if (conf) {
		must_be_conf(conf);
		/* The environment makes no difference. */
		setenv("HOME", "/other", 1);
		must_be_same(conf, conf_read("a", text, len, fields, &arena, &faults));
		setenv("HOME", "/home", 1);
	}
	arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	utf8_locale();
	setenv("HOME", "/home", 1);
	/* A copy of its very size: whoever reads on is seen. */
	char *text = malloc(len ? len : 1);
	MUST(text);
	memcpy(text, bytes, len);
	check(text, len, false);
	check(text, len, true);
	free(text);
	MUST(getenv("HOME"));
	return 0;
}
