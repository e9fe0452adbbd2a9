/*
 * Kinds of screen as authors write them: for each its keys, what is read of them, and at last
 * its pack_kind_X; what it means to a visit stands in traits.c.
 */
#include "pack/build.h"

#include "base/str.h"
#include "base/utf8.h"
#include "conf/table.h"

#include <assert.h>
#include <string.h>

#define WRITE_LIMIT 4000
#define ANSWERS_MOST 8

static const struct conf_field text_fields[] = { SHOWN("text"), END };
/* Of choices of which one is picked. */
static const struct conf_field one_fields[] = { SHOWN("text"), TEXT("says"), END };
static const struct conf_field item_fields[] = { SHOWN("text"), SHOWN("more"), INT("tier", 0, 3),
	BOOL("private"), BOOL("alone"), TEXT("final"), END };
static const struct conf_field action_fields[] = { SHOWN("text"), BOOL("ends"), BOOL("because"),
	TEXT("becomes"), END };

static const struct conf_field write_fields[] = { SHOWN_LIST("starters"), INT("limit", 1, WRITE_LIMIT),
	BOOL("one-line"), BOOL("say-first"), BOOL("required"), TEXT("asks-of"), END };
static const struct conf_field choice_fields[] = { SHOWN("text"), TEXT("says"), BOOL("ends"),
	END };
static const struct conf_field choose_fields[] = { TEXT("asks"), BOOL("required"),
	MANY("choice", choice_fields), END };
static const struct conf_field role_fields[] = { SHOWN("text"), TEXT("group"), SHOWN("ask"), END };
static const struct conf_field many_fields[] = { BOOL("ranked"), INT("most", 0, 1000), BOOL("required"),
	MANY("group", text_fields), MANY("choice", role_fields), END };
static const struct conf_field answer_fields[] = { SHOWN("text"), SHOWN("beside"), TEXT("sign"),
	BOOL("danger"), END };
static const struct conf_field items_fields[] = { LIST("answers"),
	MANY("answer", answer_fields), INT("low", 0, 10), INT("high", 0, 10), SHOWN("low-text"),
	SHOWN("high-text"), SHOWN("why"), BOOL("required"), MANY("item", item_fields), END };
static const struct conf_field word_fields[] = { SHOWN("text"), INT("counts", 0, 10), END };
static const struct conf_field ruler_fields[] = { SHOWN("low-text"), SHOWN("half-text"),
	SHOWN("high-text"), TEXT("before"), MANY("word", word_fields), BOOL("required"),
	SHOWN("series"), TEXT("better"), END };
static const struct conf_field stop_fields[] = { TEXT("of"), LIST("answers"), BOOL("each"),
	BOOL("locks"), BOOL("beside"), BOOL("for-now"), MANY("action", action_fields), END };
static const struct conf_field no_fields[] = { END };

/* ---- numbers over visits ----------------------------------------------------------- */

#define ALSO_MOST 5
#define COUNT_LIMIT 5

static const struct conf_field trend_fields[] = { TEXT("of"), LIST("also"), INT("change", 0, 10),
	SHOWN("source"), BOOL("required"), MANY("choice", text_fields), END };
static const struct conf_field amount_fields[] = { SHOWN("now-text"), SHOWN("then-text"),
	INT("most", 100, 1000), INT("first", 1, 10000), BOOL("required"), END };

static void build_series(struct build *build, struct layer conf, struct pack_ruler *ruler)
{
	static const char *const words[] = { "high", "low" };
	ruler->series = layer_text(conf, "series", build->arena);
	if (!ruler->series)
		return;
	/* Nobody can look at a number without knowing which way is up. */
	ruler->more_is_better = build_word(build, conf, "better", words, 2, -1) == 0;
}

/* ---- trend ------------------------------------------------------------------------- */

/* A number that stands behind a verdict is shown with where it is from. */
static void build_trend(struct build *build, struct layer conf, struct pack_question *question)
{
	question->trend.of = -1;
	long change = conf_int(conf.base, "change", 0);
	question->trend.source = layer_text(conf, "source", build->arena);
	question->trend.change = (int)change;
	if ((change != 0) != !str_is_blank(question->trend.source))
		build_fault(build, conf, change ? "change" : "source",
			"write both change and source, or none",
			"the smallest change that counts needs a source");
}

static int find_series(struct build *build, struct layer conf, const char *key, const char *id)
{
	int number = id ? id_map_find(&build->question_map, id) : -1;
	if (number >= 0 && pack_series(&build->questions[number]))
		return number;
	build_fault(build, conf, key, "name a ruler that has series = \"...\"",
		"the number of '%s' is not kept over visits", id ? id : "");
	return -1;
}

static void link_trend(struct build *build, struct layer conf, struct pack_question *question)
{
	struct pack_trend *trend = &question->trend;
	size_t count;
	const char *const *ids = layer_list(conf, "also", &count, build->arena);
	int *also = arena_array(build->arena, ALSO_MOST, sizeof *also);
	trend->of = find_series(build, conf, "of", conf_text(conf.base, "of"));
	if (count > ALSO_MOST)
		build_fault(build, conf, "also", "keep those that help most",
			"%zu numbers are more than anybody reads", count);
	for (size_t i = 0; i < count && i < ALSO_MOST; i++) {
		int number = find_series(build, conf, "also", ids[i]);
		if (number >= 0)
			also[trend->also_count++] = number;
	}
	assert(trend->also_count <= ALSO_MOST);
	trend->also = also;
}

const struct pack_kind pack_kind_trend = {
	.name = "trend", .value = VALUE_CHOICES, .fields = trend_fields, .choices = "choice",
	.build = build_trend, .link = link_trend,
};

/* ---- amount ------------------------------------------------------------------------- */

static struct pack_item count_item(struct build *build, struct layer conf, const char *id,
	const char *key, struct pack_part *part)
{
	const char *text = layer_text(conf, key, build->arena);
	*part = (struct pack_part){ .means = MEANS_COUNT, .limit = COUNT_LIMIT };
	if (str_is_blank(text))
		build_fault(build, conf, key, arena_printf(build->arena, "write %s = \"...\"", key),
			"'%s' is missing", key);
	return (struct pack_item){ .id = id, .text = text ? text : "", .part = part };
}

static void build_amount(struct build *build, struct layer conf, struct pack_question *question)
{
	static const struct pack_choice much[] = { { .id = "no", .text = "" },
		{ .id = "yes", .text = "" } };
	struct pack_part *parts = arena_array(build->arena, 3, sizeof *parts);
	struct pack_item *items = arena_array(build->arena, 3, sizeof *items);
	items[0] = count_item(build, conf, "now", "now-text", &parts[0]);
	items[1] = count_item(build, conf, "then", "then-text", &parts[1]);
	parts[2] = (struct pack_part){ .means = MEANS_HIGH, .limit = COUNT_LIMIT,
		.choices = much, .choice_count = 2 };
	items[2] = (struct pack_item){ .id = "high", .text = "", .part = &parts[2] };
	question->items = items;
	question->item_count = 3;
	question->amount.most_percent = (int)conf_int(conf.base, "most", 150);
	question->amount.most_first = (int)conf_int(conf.base, "first", 60);
}

const struct pack_kind pack_kind_amount = {
	.name = "amount", .value = VALUE_PARTS, .fields = amount_fields, .build = build_amount,
};

/* ---- compare ---------------------------------------------------------------------- */

/*
 * compare: options side by side, each with the same rows, and other ways to
 * answer under them.  The order is the pack's for everyone.  An option that
 * `needs` what only some sites have is offered where the site says so; nothing
 * that a patient answers takes one away.
 */

#define OPTIONS_LEAST 2
#define OPTIONS_MOST 4
#define ROWS_MOST 10

static const struct conf_field option_fields[] = { SHOWN("text"), SHOWN_LIST("cells"),
	TEXT("needs"), END };

static const struct conf_field compare_fields[] = { MANY("row", text_fields),
	MANY("option", option_fields), MANY("choice", one_fields), BOOL("required"), END };

static void read_rows(struct build *build, struct layer conf, struct pack_question *question)
{
	size_t count = conf_count(conf.base, "row");
	const char **rows = arena_array(build->arena, count + 1, sizeof *rows);
	if (count < 1 || count > ROWS_MOST)
		build_fault(build, conf, "row", "write row \"name\" { text = \"...\" } for each",
			"'%s' compares by %zu rows; there can be 1 to %d", question->id, count,
			ROWS_MOST);
	for (const struct conf *at = NULL; (at = conf_next(conf.base, "row", at));)
		rows[question->compare.row_count++] = build_part_text(build, layer_inner(conf, at));
	assert(question->compare.row_count == count);
	question->compare.rows = rows;
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
	return site >= 0 && !str_is_blank(build->sites[site].value);
}

static const char *const *read_cells(struct build *build, struct layer part,
	const struct pack_compare *compare)
{
	size_t count;
	const char *const *cells = layer_list(part, "cells", &count, build->arena);
	const char **filled = arena_array(build->arena, compare->row_count + 1, sizeof *filled);
	if (count != compare->row_count)
		build_fault(build, part, "cells", "write one text for each row, in their order",
			"the option '%s' has %zu cells for %zu rows", part.base->title, count,
			compare->row_count);
	for (size_t i = 0; i < compare->row_count; i++) {
		filled[i] = i < count ? cells[i] : "";
		if (i < count && str_is_blank(cells[i]))
			build_fault(build, part, "cells", "say so in words where nothing is known",
				"a cell of the option '%s' is empty", part.base->title);
	}
	return filled;
}

static void read_option(struct build *build, struct layer part,
	const struct pack_compare *compare, struct pack_choice *choice)
{
	*choice = (struct pack_choice){ .id = part.base->title,
		.text = build_part_text(build, part),
		.cells = read_cells(build, part, compare) };
}

/* An answer is kept by its name: two of one name would be the same answer. */
static void check_names(struct build *build, struct layer conf)
{
	for (const struct conf *a = NULL; (a = conf_next(conf.base, "option", a));)
		for (const struct conf *b = NULL; (b = conf_next(conf.base, "choice", b));)
			if (str_is(a->title, b->title))
				build_fault(build, (struct layer){ b, NULL }, "",
					"give each a different name", "'%s' has an option '%s' already",
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
		read_option(build, part, &question->compare, &all[to]);
	}
	assert(offered + withheld == options);
	for (size_t i = 0; i < others; i++)
		all[offered + i] = rest[i];
	question->choices = all;
	question->choice_count = offered + others;
	question->withheld = withheld;
}

static void build_compare(struct build *build, struct layer conf, struct pack_question *question)
{
	read_rows(build, conf, question);
	read_options(build, conf, question);
}

static void compare_texts(const struct pack_question *question, pack_text_fn *text, void *ctx)
{
	size_t rows = question->compare.row_count;
	for (size_t i = 0; i < question->choice_count; i++)
		for (size_t j = 0; question->choices[i].cells && j < rows; j++)
			text(ctx, question->choices[i].cells[j]);
	for (size_t i = 0; i < rows; i++)
		text(ctx, question->compare.rows[i]);
}

const struct pack_kind pack_kind_compare = {
	.name = "compare", .value = VALUE_CHOICES, .fields = compare_fields,
	.build = build_compare, .texts = compare_texts,
};

/* ---- write, choose, many, items, ruler, stop -------------------------------------- */

static void build_write(struct build *build, struct layer conf, struct pack_question *question)
{
	struct pack_write *write = &question->write;
	write->starters = layer_list(conf, "starters", &write->starter_count, build->arena);
	write->one_line = conf_bool(conf.base, "one-line", false);
	write->say_first = conf_bool(conf.base, "say-first", false);
	if (write->one_line && write->say_first)
		build_fault(build, conf, "say-first", "leave out one-line",
			"'%s' is one line, and what is said first may need more", question->id);
	write->limit = (size_t)conf_int(conf.base, "limit", WRITE_LIMIT);
	write->asks_of = -1;
}

static void write_texts(const struct pack_question *question, pack_text_fn *text, void *ctx)
{
	for (size_t i = 0; i < question->write.starter_count; i++)
		text(ctx, question->write.starters[i]);
}

/* Ways to begin are those that were picked there. */
static void link_write(struct build *build, struct layer conf, struct pack_question *question)
{
	const char *of = conf_text(conf.base, "asks-of");
	if (!of)
		return;
	int number = id_map_find(&build->question_map, of);
	if (number >= 0 && pack_traits(build->questions[number].kind)->several)
		question->write.asks_of = number;
	else
		build_fault(build, conf, "asks-of",
			"write the name of a question with many choices",
			"there are no ways to ask in '%s'", of);
}

const struct pack_kind pack_kind_write = {
	.name = "write", .value = VALUE_TEXT, .fields = write_fields, .build = build_write,
	.link = link_write, .texts = write_texts,
};

static void build_choose(struct build *build, struct layer conf, struct pack_question *question)
{
	static const char *const words[] = { "nothing", "presence", "consent" };
	int asks = build_word(build, conf, "asks", words, 3, ASKS_NOTHING);
	question->asks = asks < 0 ? ASKS_NOTHING : (enum asks)asks;
	/* The visit turns on these two: nobody passes them by. */
	if (question->asks != ASKS_NOTHING)
		question->required = true;
	for (size_t i = 0; i < question->choice_count; i++)
		if (question->choices[i].ends && !conf.base->copy)
			build_fault(build, conf, "choice", "write it on a screen of the circle, \"name-#\"",
				"'%s' ends it with a person, and is no person's", question->choices[i].id);
}

const struct pack_kind pack_kind_choose = {
	.name = "choose", .value = VALUE_CHOICES, .fields = choose_fields, .choices = "choice",
	.build = build_choose,
};

/* Before groups had ids their words were their name; visits that were held so still open. */
static const struct pack_choice *build_old_group(struct build *build,
	const struct pack_choice *choices, size_t count, const char *words)
{
	for (size_t i = 0; i < count; i++)
		if (choices[i].group && str_is(choices[i].group->id, words))
			return choices[i].group;
	struct pack_choice *group = arena_array(build->arena, 1, sizeof *group);
	*group = (struct pack_choice){ .id = words, .text = words };
	return group;
}

static const struct pack_choice *find_group(struct build *build, struct layer choice,
	const struct pack_choice *groups, size_t count)
{
	const char *id = conf_text(choice.base, "group"), *near = NULL;
	const char **ids = arena_array(build->arena, count + 1, sizeof *ids);
	for (size_t i = 0; i < count; i++) {
		if (str_is(groups[i].id, id))
			return &groups[i];
		ids[i] = groups[i].id;
	}
	near = str_nearest(id, ids, count);
	build_fault(build, choice, "group",
		near ? arena_printf(build->arena, "write group = %s", near)
		     : "add group \"name\" { text = \"...\" }, and write group = name",
		"there is no group '%s' here", id);
	return NULL;
}

static void build_groups(struct build *build, struct layer conf, struct pack_question *question)
{
	size_t count, i = 0;
	const struct pack_choice *groups = build_choice_list(build, conf, "group", &count);
	struct pack_choice *choices = arena_array(build->arena, question->choice_count + 1,
		sizeof *choices);
	for (const struct conf *at = NULL;
		i < question->choice_count && (at = conf_next(conf.base, "choice", at)); i++) {
		struct layer choice = layer_inner(conf, at);
		choices[i] = question->choices[i];
		if (!conf_text(at, "group"))
			continue;
		choices[i].group = build->was_kept && !groups
			? build_old_group(build, choices, i,
				  layer_text(choice, "group", build->arena))
			: find_group(build, choice, groups, count);
	}
	assert(i == question->choice_count);
	question->choices = choices;
}

static void build_many(struct build *build, struct layer conf, struct pack_question *question)
{
	build_groups(build, conf, question);
	long most = conf_int(conf.base, "most", 0);
	question->many.ranked = conf_bool(conf.base, "ranked", false);
	if (most > (long)question->choice_count)
		build_fault(build, conf, "most", "write how many may be picked at most, or 0",
			"%ld of %zu choices cannot be picked", most, question->choice_count);
	else
		question->many.most = (int)most;
}

const struct pack_kind pack_kind_many = {
	.name = "many", .value = VALUE_CHOICES, .fields = many_fields, .choices = "choice",
	.build = build_many,
};

static void build_row_numbers(struct build *build, struct layer conf,
	struct pack_question *question)
{
	question->low = (int)conf_int(conf.base, "low", 0);
	question->high = (int)conf_int(conf.base, "high", 10);
	if (question->low >= question->high)
		build_fault(build, conf, "low",
			"write low = 0 and high = 10, or answer \"name\" { text = \"...\" }",
			"rows from %d to %d cannot be shown", question->low, question->high);
	question->answer_count = (size_t)(question->high - question->low + 1);
}

/* Before answers had ids their words were their names; visits that were held so still open. */
static const struct pack_choice *build_old_answers(struct build *build, struct layer conf,
	size_t *count)
{
	const char *const *words = layer_list(conf, "answers", count, build->arena);
	struct pack_choice *answers = arena_array(build->arena, *count + 1, sizeof *answers);
	if (!build->was_kept)
		build_fault(build, conf, "answers",
			"write answer \"no\" { text = \"no\" } for each of them",
			"the answers of a row have names of their own");
	for (size_t i = 0; i < *count; i++)
		answers[i] = (struct pack_choice){ .id = words[i], .text = words[i] };
	return answers;
}

/* By id and text, as choices are; what watches answers has a bit for each. */
static void build_item_answers(struct build *build, struct layer conf,
	struct pack_question *question)
{
	size_t count;
	question->answers = conf_find(conf.base, "answers")
		? build_old_answers(build, conf, &count)
		: build_choice_list(build, conf, "answer", &count);
	if (count == 0) {
		build_row_numbers(build, conf, question);
		return;
	}
	if (count < 2 || count > ANSWERS_MOST)
		build_fault(build, conf, "answer", "write two to eight answers",
			"a row cannot have %zu answers", count);
	question->answer_count = count > ANSWERS_MOST ? ANSWERS_MOST : count;
}

/* What is said for good in a row is an answer of the rows, and no danger. */
static void build_final(struct build *build, struct layer conf, struct pack_question *question,
	struct pack_item *item)
{
	const char *near = NULL;
	int answer = link_choice(build, question->answers,
		question->answers ? question->answer_count : 0, item->final, &near);
	if (answer < 0)
		build_fault(build, conf, "final",
			near ? arena_printf(build->arena, "write final = %s", near)
			     : "write one of the answers of the rows",
			"'%s' has no answer '%s'", question->id, item->final);
	else if (question->answers[answer].danger)
		build_fault(build, conf, "final", "leave it out",
			"'%s' is a danger, and cannot stand as it is", item->final);
	else
		item->final_answer = answer;
}

static void build_finals(struct build *build, struct layer conf, struct pack_question *question)
{
	const struct conf *at = NULL;
	struct pack_item *items = arena_array(build->arena, question->item_count + 1,
		sizeof *items);
	for (size_t i = 0; i < question->item_count; i++) {
		at = conf_next(conf.base, "item", at);
		items[i] = question->items[i];
		if (items[i].final)
			build_final(build, layer_inner(conf, at), question, &items[i]);
	}
	question->items = items;
}

static void check_signs(struct build *build, struct layer conf,
	const struct pack_question *question)
{
	const struct conf *at = NULL;
	for (size_t i = 0; question->answers && i < question->answer_count; i++) {
		at = conf_next(conf.base, "answer", at);
		const char *sign = question->answers[i].sign;
		if (at && sign && utf8_width(sign, strlen(sign)) != 1)
			build_fault(build, layer_inner(conf, at), "sign", "write one character",
				"'%s' is no sign", sign);
	}
}

static void build_items(struct build *build, struct layer conf, struct pack_question *question)
{
	build_item_answers(build, conf, question);
	build_finals(build, conf, question);
	check_signs(build, conf, question);
	question->rows.why = layer_text(conf, "why", build->arena);
	question->low_text = layer_text(conf, "low-text", build->arena);
	question->high_text = layer_text(conf, "high-text", build->arena);
	if (question->item_count == 0)
		build_fault(build, conf, "item", "write item \"name\" { text = \"...\" }",
			"'%s' has no item", question->id);
}

const struct pack_kind pack_kind_items = {
	.name = "items", .value = VALUE_ITEMS, .fields = items_fields, .build = build_items,
};

/* The words of a ruler lie between its ends, and go up like its numbers. */
static void build_scale(struct build *build, struct layer conf,
	const struct pack_question *question)
{
	size_t count = question->choice_count;
	if (count == 1 || count > 5)
		build_fault(build, conf, "word", "write two to five: word \"name\" { ... }",
			"a ruler cannot have %zu words", count);
	for (size_t i = 0; i < count; i++) {
		int counts = question->choices[i].counts;
		if (counts < 0 || counts > 10 || (i > 0 && counts <= question->choices[i - 1].counts))
			build_fault(build, conf, "word",
				"write counts = 0 to 10 for each, from low to high",
				"the word '%s' cannot count as %d here", question->choices[i].id,
				counts);
	}
}

static void build_ruler(struct build *build, struct layer conf, struct pack_question *question)
{
	question->high = 10;
	question->ruler.before = -1;
	question->low_text = layer_text(conf, "low-text", build->arena);
	question->ruler.half_text = layer_text(conf, "half-text", build->arena);
	question->high_text = layer_text(conf, "high-text", build->arena);
	build_scale(build, conf, question);
	build_series(build, conf, &question->ruler);
}

/* The ruler that was asked before, whose mark is still shown. */
static void link_ruler(struct build *build, struct layer conf, struct pack_question *question)
{
	const char *before = conf_text(conf.base, "before");
	if (!before)
		return;
	int number = id_map_find(&build->question_map, before);
	if (number >= 0 && number != question->number
		&& build->questions[number].value == VALUE_NUMBER)
		question->ruler.before = number;
	else
		build_fault(build, conf, "before",
			"write the name of a ruler that comes before it",
			"'%s' is not another ruler", before);
}

const struct pack_kind pack_kind_ruler = {
	.name = "ruler", .value = VALUE_NUMBER, .fields = ruler_fields, .choices = "word",
	.build = build_ruler, .link = link_ruler,
};

static void build_stop(struct build *build, struct layer conf, struct pack_question *question)
{
	question->stop.each = conf_bool(conf.base, "each", false);
	question->stop.locks = conf_bool(conf.base, "locks", false);
	question->stop.beside = conf_bool(conf.base, "beside", false);
	question->stop.for_now = conf_bool(conf.base, "for-now", false);
	question->stop.of = -1;
	question->required = true;
	if (question->choice_count == 0 || question->choice_count > 8)
		build_fault(build, conf, "action", "write one to eight: action \"name\" { ... }",
			"a stop cannot have %zu actions", question->choice_count);
}

/* The items that a stop watches; NULL with a fault. */
static const struct pack_question *link_signs(struct build *build, struct layer conf,
	struct pack_stop *stop)
{
	const char *of = conf_text(conf.base, "of");
	stop->of = of ? id_map_find(&build->question_map, of) : -1;
	if (stop->of >= 0 && build->questions[stop->of].value == VALUE_ITEMS
		&& build->questions[stop->of].answers)
		return &build->questions[stop->of];
	const char *near = build_nearest(build, &build->question_map, of ? of : "");
	build_fault(build, conf, "of",
		near ? arena_printf(build->arena, "write of = %s", near)
		     : "write the name of the items it watches",
		"a stop watches items answered in words, and '%s' is not one", of ? of : "");
	stop->of = -1;
	return NULL;
}

/* An answer of the signs, by its id; -1 with a fault. */
static int link_answer(struct build *build, struct layer at, const char *key,
	const struct pack_question *signs, const char *id)
{
	const char *near = NULL;
	int answer = link_choice(build, signs->answers, signs->answer_count, id, &near);
	assert(answer < ANSWERS_MOST); /* each has a bit */
	if (answer < 0)
		build_fault(build, at, key,
			near ? arena_printf(build->arena, "write \"%s\"", near)
			     : "write one of its answers",
			"'%s' has no answer '%s'", signs->id, id);
	return answer;
}

static void link_becomes(struct build *build, struct layer conf, struct pack_question *question,
	const struct pack_question *signs)
{
	int *becomes = arena_array(build->arena, question->choice_count + 1, sizeof *becomes);
	const struct conf *at = NULL;
	for (size_t i = 0; i < question->choice_count; i++) {
		const char *id = question->choices[i].becomes;
		at = conf_next(conf.base, "action", at);
		becomes[i] = id ? link_answer(build, layer_inner(conf, at), "becomes", signs, id)
		                : -1;
	}
	question->stop.becomes = becomes;
}

static bool has_alone(const struct pack_question *signs)
{
	for (size_t i = 0; i < signs->item_count; i++)
		if (signs->items[i].alone)
			return true;
	return false;
}

/* Without a list of its own it watches for what the items call a danger. */
static void link_watch(struct build *build, struct layer conf, struct pack_stop *stop,
	const struct pack_question *signs)
{
	size_t count;
	const char *const *answers = layer_list(conf, "answers", &count, build->arena);
	for (size_t i = 0; i < count; i++) {
		int answer = link_answer(build, conf, "answers", signs, answers[i]);
		stop->watch |= answer < 0 ? 0 : 1u << answer;
	}
	if (count > 0)
		return;
	stop->watch = build_dangers(signs);
	if (!stop->watch)
		build_fault(build, conf, "answers",
			"write answers = {\"yes\"}, or danger = yes in one of theirs",
			"the stop watches for no answer");
}

static void link_stop(struct build *build, struct layer conf, struct pack_question *question)
{
	const struct pack_question *signs = link_signs(build, conf, &question->stop);
	if (!signs)
		return;
	link_watch(build, conf, &question->stop, signs);
	link_becomes(build, conf, question, signs);
	if (question->stop.beside && !has_alone(signs))
		build_fault(build, conf, "beside",
			"write alone = yes in a row of theirs, or leave it out",
			"'%s' has no row that is asked once more alone", signs->id);
}

const struct pack_kind pack_kind_stop = {
	.name = "stop", .value = VALUE_RESOLUTION, .fields = stop_fields, .choices = "action",
	.build = build_stop, .link = link_stop,
};

/* ---- what is only read ------------------------------------------------------------ */

const struct pack_kind pack_kind_say = { .name = "say" };
const struct pack_kind pack_kind_review = {
	.name = "review", .fields = no_fields,
};
const struct pack_kind pack_kind_agree = {
	.name = "agree", .fields = no_fields,
};

/* ---- all of them ------------------------------------------------------------------ */

const struct pack_kind *const pack_kinds[PACK_KINDS] = {
#define KIND_LINE(NAME, name) [VIEW_##NAME] = &pack_kind_##name,
	PACK_KIND_LIST(KIND_LINE)
};

enum view_kind pack_kind_named(const char *name)
{
	for (int i = 0; i < PACK_KINDS; i++)
		if (pack_kinds[i]->fields && str_is(pack_kinds[i]->name, name))
			return (enum view_kind)i;
	return VIEW_SAY;
}

const char *pack_kind_name(enum view_kind kind)
{
	return kind < PACK_KINDS ? pack_kinds[kind]->name : NULL;
}
