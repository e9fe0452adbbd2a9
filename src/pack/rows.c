/* Rows and choices of a question: read, and asked about. */
#include "pack/build.h"

#include "base/str.h"

#include <assert.h>
#include <limits.h>

#define ITEMS_MOST 40
#define CHOICES_MOST 40

const char *build_part_text(struct build *build, struct layer part)
{
	const char *text = layer_text(part, "text", build->arena);
	if (!build_is_id(part.base->title))
		build_fault(build, part, "", "use lower-case letters, digits and dashes",
			"no %s can have the name '%s'", part.base->field->name,
			part.base->title);
	if (str_is_blank(text))
		build_fault(build, part, "text", "write text = \"...\"",
			"the %s '%s' has no text", part.base->field->name, part.base->title);
	return text ? text : "";
}

/* How many parts of `name` there are; those over `most` are a fault, and left out. */
static size_t count_parts(struct build *build, struct layer conf, const char *name, size_t most)
{
	size_t count = conf_count(conf.base, name);
	if (count <= most)
		return count;
	build_fault(build, conf, "", "make two screens of it",
		"'%s' has %zu rows; a screen holds %zu", conf.base->title, count, most);
	return most;
}

const struct pack_choice *build_choice_list(struct build *build, struct layer conf,
	const char *name, size_t *count)
{
	size_t cap = count_parts(build, conf, name, CHOICES_MOST);
	*count = 0;
	if (cap == 0)
		return NULL;
	struct pack_choice *choices = arena_array(build->arena, cap, sizeof *choices);
	for (const struct conf *at = NULL; *count < cap && (at = conf_next(conf.base, name, at));)
		choices[(*count)++] = (struct pack_choice){ .id = at->title,
			.text = build_part_text(build, layer_inner(conf, at)),
			.ends = conf_bool(at, "ends", false),
			.because = conf_bool(at, "because", false),
			.counts = (int)conf_int(at, "counts", 0),
			.ask = layer_text(layer_inner(conf, at), "ask", build->arena),
			.says = layer_text(layer_inner(conf, at), "says", build->arena),
			.beside = layer_text(layer_inner(conf, at), "beside", build->arena),
			.sign = layer_text(layer_inner(conf, at), "sign", build->arena),
			.danger = conf_bool(at, "danger", false),
			.becomes = conf_text(at, "becomes") };
	assert(*count == cap);
	return choices;
}

void build_rows(struct build *build, struct layer conf, struct pack_question *question)
{
	size_t count = count_parts(build, conf, "item", ITEMS_MOST);
	if (count == 0)
		return;
	struct pack_item *items = arena_array(build->arena, count, sizeof *items);
	for (const struct conf *at = NULL;
		question->item_count < count && (at = conf_next(conf.base, "item", at));) {
		struct layer part = layer_inner(conf, at);
		items[question->item_count++] = (struct pack_item){ .id = at->title,
			.text = build_part_text(build, part),
			.more = layer_text(part, "more", build->arena), .tier = (int)conf_int(at, "tier", 0),
			.is_private = conf_bool(at, "private", false),
			.alone = conf_bool(at, "alone", false), .final = conf_text(at, "final"),
			.final_answer = -1 };
	}
	assert(question->item_count == count);
	question->items = items;
}

/* ---- asked about ------------------------------------------------------------------ */

bool build_has_private(const struct pack_question *question)
{
	for (size_t i = 0; i < question->item_count; i++)
		if (question->items[i].is_private)
			return true;
	return false;
}

unsigned build_dangers(const struct pack_question *signs)
{
	unsigned dangers = 0;
	assert(!signs->answers || signs->answer_count <= CHAR_BIT * sizeof dangers);
	for (size_t i = 0; signs->answers && i < signs->answer_count; i++)
		dangers |= signs->answers[i].danger ? 1u << i : 0;
	return dangers;
}
