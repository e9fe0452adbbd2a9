#include "pack/texts.h"

#include "base/arena.h"
#include "base/digest.h"
#include "base/str.h"
#include "base/utf8.h"
#include "conf/layer.h"

#include <assert.h>
#include <string.h>

/* No text takes more from answers (placeholder.c); beyond it nothing is compared. */
#define PLACEHOLDERS_MOST 64

void texts_init(struct texts *texts, struct arena *arena)
{
	*texts = (struct texts){ .arena = arena };
}

struct text *texts_find(const struct texts *texts, const char *id)
{
	int number = id_map_find(&texts->map, id);
	assert(number < (int)texts->count);
	return number < 0 ? NULL : &texts->list[number];
}

static void add(struct texts *texts, const char *id, const char **slot, struct conf_value *value)
{
	unsigned char bytes[TEXT_DIGEST * 5 / 8];
	const char *words = layer_fold(*slot, texts->arena);
	struct digest digest = digest_of(words, strlen(words));
	/* Of two with one id the first is the one in force; the other is a fault of the pack. */
	if (!id_map_add(&texts->map, id, (int)texts->count, texts->arena))
		return;
	texts->list = arena_grow(texts->arena, texts->list, texts->count, &texts->cap,
		sizeof *texts->list);
	struct text *text = &texts->list[texts->count++];
	*text = (struct text){ .id = id, .words = words, .at = value->at, .slot = slot,
		.value = value };
	memcpy(bytes, digest.bytes, sizeof bytes);
	digest_base32(bytes, sizeof bytes, text->digest);
	assert(strlen(text->digest) == TEXT_DIGEST);
}

/* The list is copied, so that each of its texts can be changed. */
static void add_list(struct texts *texts, const char *id, struct conf_value *value)
{
	const char **list = arena_array(texts->arena, value->count + 1, sizeof *list);
	for (size_t i = 0; i < value->count; i++) {
		list[i] = value->list[i];
		add(texts, arena_printf(texts->arena, "%s.%zu", id, i + 1), &list[i], value);
	}
	value->list = list;
}

static const char *under(struct texts *texts, const char *path, const char *name)
{
	return *path ? arena_printf(texts->arena, "%s.%s", path, name) : name;
}

static void add_values(struct texts *texts, const char *path, struct conf *conf)
{
	for (size_t i = 0; i < conf->value_count; i++) {
		struct conf_value *value = &conf->values[i];
		if (!value->field->translatable)
			continue;
		const char *id = under(texts, path, value->field->name);
		if (value->field->type == CONF_LIST)
			add_list(texts, id, value);
		else
			add(texts, id, &value->text, value);
	}
}

static size_t count_fields(const struct conf_field *fields)
{
	size_t count = 0;
	while (fields[count].type != CONF_END)
		count++;
	return count;
}

/* `nth`: which of its name the section is, from 1. */
static const char *section_id(struct texts *texts, const char *path, const struct conf *section,
	size_t nth)
{
	const char *id = under(texts, path, section->field->name);
	if (!section->field->many)
		return id;
	return section->title ? arena_printf(texts->arena, "%s.%s", id, section->title)
	                      : arena_printf(texts->arena, "%s.%zu", id, nth);
}

static void add_tree(struct texts *texts, const char *path, struct conf *conf,
	const struct conf_field *fields, size_t *seen)
{
	add_values(texts, path, conf);
	for (size_t i = 0; i < conf->section_count; i++) {
		struct conf *section = &conf->sections[i];
		const struct conf_field *inner = section->field->inner;
		assert(section->field >= fields && inner);
		size_t nth = ++seen[section->field - fields];
		add_tree(texts, section_id(texts, path, section, nth), section, inner,
			arena_array(texts->arena, count_fields(inner) + 1, sizeof *seen));
	}
}

void texts_add(struct texts *texts, struct conf *const *roots, size_t count,
	const struct conf_field *fields)
{
	size_t *seen = arena_array(texts->arena, count_fields(fields) + 1, sizeof *seen);
	for (size_t i = 0; i < count; i++)
		add_tree(texts, "", roots[i], fields, seen);
}

/* ---- placeholders ---------------------------------------------------------------------- */

struct placeholder {
	const char *at; /* {hope}, %s */
	size_t len;
};

/* The next one from `text` on; `len` 0 where there is none. */
static struct placeholder next_placeholder(const char *text)
{
	for (; *text; text++) {
		if (text[0] == '%' && text[1] == 's')
			return (struct placeholder){ text, 2 };
		if (text[0] != '{')
			continue;
		const char *end = strchr(text, '}');
		if (text[1] == '{')
			text++;
		else if (end)
			return (struct placeholder){ text, (size_t)(end - text) + 1 };
	}
	return (struct placeholder){ text, 0 };
}

bool text_has_words(const char *words)
{
	for (struct placeholder next; ; words = next.at + next.len) {
		next = next_placeholder(words);
		if (utf8_has_letter(words, (size_t)(next.at - words)))
			return true;
		if (next.len == 0)
			return false;
	}
}

bool text_is_translated(const struct text *text)
{
	bool pattern = str_starts(text->id, "words.") && strpbrk(text->words, "{%");
	return pattern || text_has_words(text->words);
}

static size_t count_of(const char *text, struct placeholder wanted)
{
	size_t count = 0;
	struct placeholder next;
	while ((next = next_placeholder(text)).len) {
		count += next.len == wanted.len && memcmp(next.at, wanted.at, wanted.len) == 0;
		text = next.at + next.len;
	}
	return count;
}

/* The first of `text` that it has oftener than `other`; NULL: there is none. */
static const char *first_beyond(const char *text, const char *other, struct arena *arena)
{
	struct placeholder next = next_placeholder(text);
	for (int i = 0; next.len && i < PLACEHOLDERS_MOST; i++) {
		if (count_of(text, next) > count_of(other, next))
			return arena_strndup(arena, next.at, next.len);
		next = next_placeholder(next.at + next.len);
	}
	return NULL;
}

bool text_same_placeholders(const char *base, const char *words, struct arena *arena,
	const char **wrong, const char **right)
{
	*wrong = first_beyond(words, base, arena);
	*right = first_beyond(base, words, arena);
	return !*wrong && !*right;
}
