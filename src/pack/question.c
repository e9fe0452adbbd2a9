#include "pack/build.h"

#include "base/str.h"

#include <assert.h>

static bool has_choices(const struct pack_question *question, const char *a, const char *b)
{
	return question->choice_count == 2 && pack_find_choice(question, a) >= 0
	       && pack_find_choice(question, b) >= 0;
}

/* Who is here: alone or others, and where the author wants it who comes later, and an
 * interpreter. */
static bool asks_presence(const struct pack_question *question)
{
	static const char *const ids[] = { "alone", "others", "later", "interpreter" };
	size_t known = 0;
	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
		known += pack_find_choice(question, ids[i]) >= 0;
	return known == question->choice_count && pack_find_choice(question, ids[0]) >= 0
	       && pack_find_choice(question, ids[1]) >= 0;
}

static void check_asks(struct build *build, struct layer conf,
	const struct pack_question *question)
{
	if (question->asks == ASKS_PRESENCE && !asks_presence(question))
		build_fault(build, conf, "asks", "write choice \"alone\" and choice \"others\"; "
			"choice \"later\" and choice \"interpreter\" may stand beside them",
			"who is here has the choices 'alone' and 'others', and may have 'later' "
			"and 'interpreter'");
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
		build_fault(build, conf, "", "give each a different name",
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
