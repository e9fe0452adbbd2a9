#include "pack/build.h"

#include "base/str.h"

#include <assert.h>
#include <string.h>

#define ITEMS_MOST 40
#define CHOICES_MOST 40

/* Text of a part; without one there is nothing to show. */
const char *build_part_text(struct build *build, struct layer part)
{
	const char *text = layer_text(part, "text", build->arena);
	if (!build_is_id(part.base->title))
		build_fault(build, part, "", "use lower-case letters, digits and dashes",
			"no %s can have the name '%s'", part.base->field->name,
			part.base->title);
	if (str_is_empty(text))
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
			.danger = conf_bool(at, "danger", false) };
	assert(*count == cap);
	return choices;
}

static void build_rows(struct build *build, struct layer conf, struct pack_question *question)
{
	size_t count = count_parts(build, conf, "item", ITEMS_MOST);
	if (count == 0)
		return;
	struct pack_item *items = arena_array(build->arena, count, sizeof *items);
	for (const struct conf *at = NULL;
		question->item_count < count && (at = conf_next(conf.base, "item", at));) {
		struct layer part = layer_inner(conf, at);
		long tier = conf_int(at, "tier", 0);
		if (tier < 0 || tier > 3)
			build_fault(build, part, "tier",
				"write 1 for a danger sign, or leave it out",
				"there is no tier %ld", tier);
		items[question->item_count++] = (struct pack_item){ at->title,
			build_part_text(build, part), layer_text(part, "more", build->arena),
			(int)tier, conf_bool(at, "private", false), NULL };
	}
	assert(question->item_count == count);
	question->items = items;
}

static bool has_choices(const struct pack_question *question, const char *a, const char *b)
{
	return question->choice_count == 2 && pack_find_choice(question, a) >= 0
	       && pack_find_choice(question, b) >= 0;
}

static void check_asks(struct build *build, struct layer conf,
	const struct pack_question *question)
{
	if (question->asks == ASKS_PRESENCE && !has_choices(question, "alone", "others"))
		build_fault(build, conf, "asks", "write choice \"alone\" and choice \"others\"",
			"who is here has two choices, 'alone' and 'others'");
	if (question->asks == ASKS_CONSENT && !has_choices(question, "yes", "no"))
		build_fault(build, conf, "asks", "write choice \"yes\" and choice \"no\"",
			"consent has two choices, 'yes' and 'no'");
}

bool build_question(struct build *build, struct pack_screen *screen, struct layer conf,
	enum view_kind named)
{
	const struct pack_kind *kind = pack_kinds[named];
	struct pack *pack = build->pack;
	int number = (int)pack->question_count;
	struct pack_question *question = &build->questions[number];
	const char *id = conf.base->title;
	assert(kind->fields && screen->question < 0);
	/* What placeholders and conditions mean by these is no question. */
	if (!build_is_id(id) || str_is(id, "path") || str_is(id, "number") || str_is(id, "notes")) {
		build_fault(build, conf, "", "use lower-case letters, digits and dashes",
			"'%s' cannot be the name of a question", id);
		return false;
	}
	if (!id_map_add(&build->question_map, id, number, build->arena)) {
		build_fault(build, conf, "", "give each another name",
			"there is a question '%s' already", id);
		return false;
	}
	pack->question_count++;
	*question = (struct pack_question){ .id = id, .number = number,
		.screen = screen->number, .kind = named, .value = kind->value,
		.required = conf_bool(conf.base, "required", false) };
	screen->question = number;
	screen->kind = named;
	if (kind->choices)
		question->choices = build_choice_list(build, conf, kind->choices,
			&question->choice_count);
	if (kind->value == VALUE_ITEMS)
		build_rows(build, conf, question);
	if (kind->build)
		kind->build(build, conf, question);
	if (kind->value == VALUE_CHOICES && question->choice_count < 2)
		build_fault(build, conf, "choice", "write choice \"name\" { text = \"...\" }",
			"'%s' has %zu choices to choose from", id, question->choice_count);
	check_asks(build, conf, question);
	return true;
}
