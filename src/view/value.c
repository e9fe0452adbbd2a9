#include "view/value.h"

#include "base/arena.h"
#include "base/str.h"

#include <assert.h>
#include <string.h>

static bool same_picks(const struct value *a, const struct value *b)
{
	return a->count == b->count
	       && (a->count == 0 || memcmp(a->pick, b->pick, a->count * sizeof *a->pick) == 0);
}

static bool same_parts(const struct value *a, const struct value *b)
{
	for (size_t i = 0; i < a->count && a->count == b->count; i++)
		if (!str_is(a->part[i], b->part[i]))
			return false;
	return a->count == b->count;
}

bool value_same(const struct value *a, const struct value *b)
{
	assert(a->type <= VALUE_PARTS && b->type <= VALUE_PARTS);
	if (a->type != b->type)
		return false;
	switch (a->type) {
	case VALUE_NONE:
		return true;
	case VALUE_TEXT:
		return str_is(a->text, b->text);
	case VALUE_NUMBER:
		return a->number == b->number;
	case VALUE_CHOICES:
	case VALUE_ITEMS:
		return same_picks(a, b);
	case VALUE_RESOLUTION:
		return same_picks(a, b) && str_is(a->text, b->text) && str_is(a->by, b->by);
	case VALUE_PARTS:
		return same_parts(a, b);
	}
	return false;
}

static bool has_no_answer(const struct value *value)
{
	assert(value->count == 0 || value->pick);
	for (size_t i = 0; i < value->count; i++)
		if (value->pick[i] >= 0)
			return false;
	return true;
}

static bool has_no_part(const struct value *value)
{
	assert(value->count == 0 || value->part);
	for (size_t i = 0; i < value->count; i++)
		if (!str_is_blank(value->part[i]))
			return false;
	return true;
}

bool value_is_empty(const struct value *value)
{
	switch (value->type) {
	case VALUE_NONE:
		return true;
	case VALUE_TEXT:
		return str_is_blank(value->text);
	case VALUE_NUMBER:
		return false;
	case VALUE_CHOICES:
		return value->count == 0;
	case VALUE_ITEMS:
		return has_no_answer(value);
	case VALUE_RESOLUTION:
		return has_no_answer(value) && str_is_blank(value->by) && str_is_blank(value->text);
	case VALUE_PARTS:
		return has_no_part(value);
	}
	return true;
}

bool value_has_code(const char *text, const char *code)
{
	size_t len = strlen(code);
	for (;;) {
		size_t word = strcspn(text, " ");
		if (word == len && len > 0 && memcmp(text, code, len) == 0)
			return true;
		if (!text[word])
			return false;
		text += word + 1;
	}
}
