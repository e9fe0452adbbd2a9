/*
 * compare: options side by side, each with the same rows, and other ways to
 * answer under them.  The order is the pack's for everyone.  An option that
 * `needs` what only some sites have is offered where the site says so; nothing
 * that a patient answers takes one away.
 */
#include "pack/build.h"

#include "base/str.h"
#include "conf/table.h"

#define OPTIONS_LEAST 2
#define OPTIONS_MOST 4
#define ROWS_MOST 10

static const struct conf_field text_fields[] = { TEXT("text"), END };
static const struct conf_field option_fields[] = { TEXT("text"), LIST("cells"), TEXT("needs"),
	END };
static const struct conf_field option_words[] = { TEXT("text"), LIST("cells"), END };

const struct conf_field compare_fields[] = { MANY("row", text_fields), MANY("option", option_fields),
	MANY("choice", text_fields), BOOL("required"), END };
const struct conf_field compare_words[] = { MANY("row", text_fields), MANY("option", option_words),
	MANY("choice", text_fields), END };

static void read_rows(struct build *build, struct layer conf, struct pack_question *question)
{
	size_t count = conf_count(conf.base, "row");
	const char **rows = arena_array(build->arena, count + 1, sizeof *rows);
	if (count < 1 || count > ROWS_MOST)
		build_fault(build, conf, "row", "write row \"name\" { text = \"...\" } for each",
			"'%s' compares by %zu rows; there can be 1 to %d", question->id, count,
			ROWS_MOST);
	for (const struct conf *at = NULL; (at = conf_next(conf.base, "row", at));)
		rows[question->row_count++] = build_part_text(build, layer_inner(conf, at));
	question->rows = rows;
}

/* Is it offered here?  What it needs is a number that the site fills in. */
static bool is_offered(struct build *build, struct layer part)
{
	const char *needs = conf_text(part.base, "needs");
	if (!needs)
		return true;
	int site = id_map_find(&build->site_map, needs);
	const char *near = id_map_nearest(&build->site_map, needs, build->arena);
	if (site < 0)
		build_fault(build, part, "needs",
			near ? arena_printf(build->arena, "write needs = \"%s\"", near)
			     : "add number \"...\" { text = \"...\" value = \"\" }",
			"the pack has no number '%s'", needs);
	return site >= 0 && !str_is_empty(build->sites[site].value);
}

static const char *const *read_cells(struct build *build, struct layer part,
	const struct pack_question *question)
{
	size_t count;
	const char *const *cells = layer_list(part, "cells", &count, build->arena);
	const char **filled = arena_array(build->arena, question->row_count + 1, sizeof *filled);
	if (count != question->row_count)
		build_fault(build, part, "cells", "write one text for each row, in their order",
			"the option '%s' has %zu cells for %zu rows", part.base->title, count,
			question->row_count);
	for (size_t i = 0; i < question->row_count; i++) {
		filled[i] = i < count ? cells[i] : "";
		if (i < count && str_is_empty(cells[i]))
			build_fault(build, part, "cells", "say so in words where nothing is known",
				"a cell of the option '%s' is empty", part.base->title);
	}
	return filled;
}

static void read_option(struct build *build, struct layer part,
	const struct pack_question *question, struct pack_choice *choice)
{
	*choice = (struct pack_choice){ .id = part.base->title,
		.text = build_part_text(build, part),
		.cells = read_cells(build, part, question) };
}

/* An answer is kept by its name: two of one name would be the same answer. */
static void check_names(struct build *build, struct layer conf)
{
	for (const struct conf *a = NULL; (a = conf_next(conf.base, "option", a));)
		for (const struct conf *b = NULL; (b = conf_next(conf.base, "choice", b));)
			if (str_is(a->title, b->title))
				build_fault(build, (struct layer){ b, NULL }, "",
					"give each another name", "'%s' has an option '%s' already",
					conf.base->title, b->title);
}

/* Those offered first; the others behind all that can be picked, so that conditions know
 * their names everywhere. */
static void read_options(struct build *build, struct layer conf, struct pack_question *question)
{
	size_t options = conf_count(conf.base, "option"), others = 0, offered = 0, withheld = 0;
	const struct pack_choice *rest = build_choice_list(build, conf, "choice", &others);
	struct pack_choice *all = arena_array(build->arena, options + others + 1, sizeof *all);
	if (options < OPTIONS_LEAST || options > OPTIONS_MOST)
		build_fault(build, conf, "option", "write two to four",
			"'%s' has %zu options to compare", question->id, options);
	else
		check_names(build, conf);
	for (const struct conf *at = NULL; (at = conf_next(conf.base, "option", at));) {
		struct layer part = layer_inner(conf, at);
		size_t to = is_offered(build, part) ? offered++ : options + others - ++withheld;
		read_option(build, part, question, &all[to]);
	}
	for (size_t i = 0; i < others; i++)
		all[offered + i] = rest[i];
	question->choices = all;
	question->choice_count = offered + others;
	question->withheld = withheld;
}

void build_compare(struct build *build, struct layer conf, struct pack_question *question)
{
	read_rows(build, conf, question);
	read_options(build, conf, question);
	question->most = 1;
}
