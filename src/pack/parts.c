/*
 * Kinds whose answer is parts, as authors write them: schedule, ifthen, card,
 * teachback.  Each comes to items with a part; what differs is which parts there
 * are, and who names them.
 */
#include "pack/build.h"

#include "base/str.h"
#include "conf/table.h"

#include <assert.h>
#include <string.h>

#define PARTS_MOST 8
#define PART_LIMIT 200
#define TEXT_LIMIT 1000
#define PAIRS_MOST 3
#define COUNT(list) (sizeof(list) / sizeof *(list))

static const struct conf_field part_fields[] = { SHOWN("text"), SHOWN("preset"),
	SHOWN_LIST("starters"), BOOL("needed"), BOOL("private"), END };
static const struct conf_field choice_fields[] = { SHOWN("text"), END };
static const struct conf_field line_fields[] = { SHOWN("text"), SHOWN("preset"),
	SHOWN_LIST("starters"), BOOL("needed"), BOOL("private"), BOOL("day"), BOOL("due"),
	MANY("choice", choice_fields), END };
/* Beside the pairs: another way to answer. */
static const struct conf_field other_fields[] = { SHOWN("text"), MANY("choice", choice_fields),
	END };

static const struct conf_field schedule_fields[] = { MANY("part", part_fields), SHOWN("real"),
	BOOL("required"), END };
static const struct conf_field ifthen_fields[] = { INT("pairs", 1, PAIRS_MOST), SHOWN("if-text"), SHOWN("then-text"),
	SHOWN("easier-text"), SHOWN_LIST("starters"), SHOWN_LIST("then-starters"),
	SHOWN_LIST("easier-starters"), MANY("part", other_fields), BOOL("required"), END };
static const struct conf_field card_fields[] = { MANY("part", line_fields), BOOL("required"), END };
static const struct conf_field teach_fields[] = { SHOWN("words-text"), SHOWN("check-text"),
	INT("limit", 1, TEXT_LIMIT), SHOWN_LIST("starters"), MANY("choice", choice_fields), BOOL("required"),
	END };

/* ---- parts ------------------------------------------------------------------------ */

struct parts { /* while they are made */
	struct build *build;
	struct pack_question *question;
	struct pack_item *items;
	struct pack_part *list;
	size_t cap;
};

static struct parts parts_begin(struct build *build, struct pack_question *question, size_t cap)
{
	assert(question->item_count == 0);
	struct parts parts = { build, question,
		arena_array(build->arena, cap + 1, sizeof *parts.items),
		arena_array(build->arena, cap + 1, sizeof *parts.list), cap };
	build->drafts[question->screen].parts = parts.list;
	question->items = parts.items;
	return parts;
}

static struct pack_part *parts_add(struct parts *parts, const char *id, const char *text,
	enum part_means means)
{
	size_t at = parts->question->item_count++;
	assert(at < parts->cap);
	parts->list[at] = (struct pack_part){ .means = means, .limit = PART_LIMIT };
	parts->items[at] = (struct pack_item){ .id = id, .text = text, .part = &parts->list[at] };
	return &parts->list[at];
}

static void read_starters(struct build *build, struct layer conf, const char *key,
	struct pack_part *part)
{
	part->starters = layer_list(conf, key, &part->starter_count, build->arena);
}

/* What can be picked instead of typed. */
static void read_choices(struct parts *parts, struct layer inner, struct pack_part *part)
{
	part->choices = build_choice_list(parts->build, inner, "choice", &part->choice_count);
}

/* The parts that the author names, in the author's order; `known` gives what each is
 * about, -1 with a fault where it is nothing. */
static void read_parts(struct parts *parts, struct layer conf,
	int (*known)(struct parts *, const struct conf *))
{
	for (const struct conf *at = NULL; (at = conf_next(conf.base, "part", at));) {
		struct layer inner = layer_inner(conf, at);
		const char *text = build_part_text(parts->build, inner);
		int means = known(parts, at);
		if (means < 0)
			continue;
		struct pack_part *part = parts_add(parts, at->title, text,
			(enum part_means)means);
		struct pack_item *item = &parts->items[parts->question->item_count - 1];
		part->needed = conf_bool(at, "needed", false);
		part->due = conf_bool(at, "due", false);
		if (part->due && part->means != MEANS_DAY_AHEAD)
			build_fault(parts->build, inner, "due", "add day = yes",
				"'%s' is no day on which anything could be due", at->title);
		item->is_private = conf_bool(at, "private", false);
		read_starters(parts->build, inner, "starters", part);
		if (part->means == MEANS_CHOICE)
			read_choices(parts, inner, part);
		if (part->needed && item->is_private)
			build_fault(parts->build, inner, "needed", "take one of the two away",
				"the plan cannot wait for '%s', which is private", at->title);
	}
}

static bool may_have_parts(struct build *build, struct layer conf, size_t least)
{
	size_t count = conf_count(conf.base, "part");
	if (count < least || count > PARTS_MOST)
		build_fault(build, conf, "part", "write part \"name\" { text = \"...\" } for each",
			"'%s' has %zu parts; there can be %zu to %d", conf.base->title, count, least,
			PARTS_MOST);
	return count >= least && count <= PARTS_MOST;
}

/* ---- schedule --------------------------------------------------------------------- */

static const struct {
	const char *id;
	enum part_means means;
	bool must; /* a schedule without it is none */
} schedule_parts[] = { /* first: not where the screen is about it */
	{ "what", MEANS_TEXT, true }, { "where", MEANS_TEXT, false },
	{ "days", MEANS_DAYS, true }, { "time", MEANS_TIME, true },
	{ "often", MEANS_OFTEN, false }, { "long", MEANS_TEXT, false },
	{ "weeks", MEANS_WEEKS, false }, { "first", MEANS_DATE, false } };

static int schedule_means(struct parts *parts, const struct conf *at)
{
	const char *names[COUNT(schedule_parts)];
	for (size_t i = 0; i < COUNT(schedule_parts); i++) {
		names[i] = schedule_parts[i].id;
		if (str_is(at->title, names[i]))
			return (int)schedule_parts[i].means;
	}
	const char *near = str_nearest(at->title, names, COUNT(names));
	build_fault(parts->build, (struct layer){ at, NULL }, "",
		near ? arena_printf(parts->build->arena, "write part \"%s\"", near)
		     : "write what, where, days, time, often, long, weeks or first",
		"a schedule has no part '%s'", at->title);
	return -1;
}

/* What is to be done was said on another screen: asked for here once more, there would be two
 * answers to one question. */
static bool says_what(const struct build *build, const struct pack_question *question)
{
	return conf_find(build->drafts[question->screen].conf.base, "about");
}

static void build_schedule(struct build *build, struct layer conf, struct pack_question *question)
{
	struct parts parts = parts_begin(build, question, PARTS_MOST);
	question->schedule.real = layer_text(conf, "real", build->arena);
	bool is_about = says_what(build, question);
	if (!may_have_parts(build, conf, is_about ? 3 : 4))
		return;
	read_parts(&parts, conf, schedule_means);
	if (is_about && pack_find_item(question, "what") >= 0)
		build_fault(build, conf, "part", "take one of the two away",
			"the schedule '%s' asks for 'what', and its screen is about it",
			question->id);
	for (size_t i = is_about; i < COUNT(schedule_parts); i++)
		if (schedule_parts[i].must && pack_find_item(question, schedule_parts[i].id) < 0)
			build_fault(build, conf, "part",
				arena_printf(build->arena, "write part \"%s\" { text = \"...\" }",
					schedule_parts[i].id),
				"the schedule '%s' does not ask for '%s'", question->id,
				schedule_parts[i].id);
}

static void schedule_texts(const struct pack_question *question, pack_text_fn *text, void *ctx)
{
	text(ctx, question->schedule.real);
}

/* ---- ifthen ------------------------------------------------------------------------ */

static const char *label_of(struct build *build, struct layer conf, const char *key)
{
	const char *text = layer_text(conf, key, build->arena);
	if (str_is_blank(text))
		build_fault(build, conf, key, arena_printf(build->arena, "write %s = \"...\"", key),
			"'%s' has no '%s'", conf.base->title, key);
	return text ? text : "";
}

static void add_own_words(struct parts *parts, struct layer conf, const char *id,
	const char *text, const char *starters)
{
	struct pack_part *part = parts_add(parts, id, text, MEANS_TEXT);
	part->quoted = true;
	read_starters(parts->build, conf, starters, part);
}

/* Another way to answer than with a pair: to leave it. */
static void add_others(struct parts *parts, struct layer conf)
{
	struct build *build = parts->build;
	for (const struct conf *at = NULL; (at = conf_next(conf.base, "part", at));) {
		struct layer inner = layer_inner(conf, at);
		const char *text = build_part_text(build, inner);
		if (parts->question->item_count == PARTS_MOST
			|| pack_find_item(parts->question, at->title) >= 0
			|| conf_count(at, "choice") == 0) {
			build_fault(build, inner, "",
				"give it a name of its own, and write choice \"name\" "
				"{ text = \"...\" }; there can be 8 parts",
				"'%s' cannot stand beside the pairs", at->title);
			continue;
		}
		read_choices(parts, inner, parts_add(parts, at->title, text, MEANS_CHOICE));
	}
}

static void build_ifthen(struct build *build, struct layer conf, struct pack_question *question)
{
	struct parts parts = parts_begin(build, question, PARTS_MOST);
	long pairs = conf_int(conf.base, "pairs", 1);
	const char *if_text = label_of(build, conf, "if-text");
	const char *then_text = label_of(build, conf, "then-text");
	for (long i = 1; i <= pairs; i++) {
		add_own_words(&parts, conf, arena_printf(build->arena, "if-%ld", i), if_text,
			"starters");
		add_own_words(&parts, conf, arena_printf(build->arena, "then-%ld", i), then_text,
			"then-starters");
	}
	if (conf_find(conf.base, "easier-text"))
		add_own_words(&parts, conf, "easier", label_of(build, conf, "easier-text"),
			"easier-starters");
	add_others(&parts, conf);
}

/* ---- card, teachback --------------------------------------------------------------- */

static int card_means(struct parts *parts, const struct conf *at)
{
	bool day = conf_bool(at, "day", false), choices = conf_count(at, "choice") > 0;
	if (day && choices)
		build_fault(parts->build, (struct layer){ at, NULL }, "day",
			"remove it, or the choices", "'%s' is a day, and is picked from a list",
			at->title);
	return choices ? MEANS_CHOICE : day ? MEANS_DAY_AHEAD : MEANS_TEXT;
}

static void build_card(struct build *build, struct layer conf, struct pack_question *question)
{
	struct parts parts = parts_begin(build, question, PARTS_MOST);
	if (may_have_parts(build, conf, 2))
		read_parts(&parts, conf, card_means);
}

static const char *own_text(struct build *build, struct layer conf, const char *key)
{
	const char *text = layer_text(conf, key, build->arena);
	return text ? text : "";
}

static void build_teach(struct build *build, struct layer conf, struct pack_question *question)
{
	struct parts parts = parts_begin(build, question, 2);
	long limit = conf_int(conf.base, "limit", TEXT_LIMIT);
	size_t count = 0;
	const struct pack_choice *choices = build_choice_list(build, conf, "choice", &count);
	struct pack_part *words = parts_add(&parts, "words", own_text(build, conf, "words-text"),
		MEANS_LINES);
	words->quoted = true;
	words->limit = TEXT_LIMIT;
	read_starters(build, conf, "starters", words);
	if (limit < 1 || limit > TEXT_LIMIT)
		build_fault(build, conf, "limit", "write a number from 1 to 1000",
			"a text of %ld characters cannot be asked for", limit);
	else
		words->limit = (size_t)limit;
	struct pack_part *check = parts_add(&parts, "check", own_text(build, conf, "check-text"),
		MEANS_CHOICE);
	check->choices = choices;
	check->choice_count = count;
	if (count < 2)
		build_fault(build, conf, "choice", "write choice \"name\" { text = \"...\" }",
			"'%s' has %zu choices to choose from", question->id, count);
}

/* ---- presets ----------------------------------------------------------------------- */

/* A note is as private as the screen that it was taken on, which nobody knows here. */
static bool may_be_private(const struct build *build, const struct span *span)
{
	if (span->kind == SPAN_TEXT || span->kind == SPAN_SITE)
		return false;
	if (span->kind == SPAN_NOTES)
		return true;
	/* No such question: that is a fault already. */
	if (span->ref.question < 0)
		return false;
	const struct pack_question *question = &build->questions[span->ref.question];
	return build->screens[question->screen].is_private
	       || build->screens[question->screen].guest
	       || (span->ref.item < 0 ? build_has_private(question)
				       : question->items[span->ref.item].is_private);
}

/* Once picked, a preset is the answer, where nothing tells any more whence it came. */
static void check_preset(struct build *build, struct layer inner,
	const struct pack_question *question, int item)
{
	assert(item >= 0 && (size_t)item < question->item_count);
	const struct pack_part *part = question->items[item].part;
	const char *id = question->items[item].id;
	if (part->preset.count && part->means != MEANS_TEXT)
		build_fault(build, inner, "preset", "remove it",
			"'%s' is picked, it cannot begin with a text", id);
	if (question->items[item].is_private || build->screens[question->screen].is_private)
		return;
	for (size_t i = 0; i < part->preset.count; i++)
		if (may_be_private(build, &part->preset.spans[i])) {
			build_fault(build, inner, "preset",
				"add private = yes to the part, or remove it",
				"'%s' would begin with what is private", id);
			return;
		}
}

/* Presets, once all questions are known. */
static void link_parts(struct build *build, struct layer conf, struct pack_question *question)
{
	struct pack_part *parts = build->drafts[question->screen].parts;
	for (const struct conf *at = NULL; parts && (at = conf_next(conf.base, "part", at));) {
		int item = pack_find_item(question, at->title);
		struct layer inner = layer_inner(conf, at);
		if (item < 0)
			continue;
		parts[item].preset = pattern_read(build, inner, "preset");
		check_preset(build, inner, question, item);
	}
}

/* ---- the kinds --------------------------------------------------------------------- */

const struct pack_kind pack_kind_schedule = {
	.name = "schedule", .value = VALUE_PARTS, .fields = schedule_fields,
	.build = build_schedule, .link = link_parts, .texts = schedule_texts,
};
const struct pack_kind pack_kind_ifthen = {
	.name = "ifthen", .value = VALUE_PARTS, .fields = ifthen_fields, .build = build_ifthen,
};
const struct pack_kind pack_kind_card = {
	.name = "card", .value = VALUE_PARTS, .fields = card_fields, .build = build_card,
	.link = link_parts,
};
const struct pack_kind pack_kind_teach = {
	.name = "teachback", .value = VALUE_PARTS, .fields = teach_fields, .build = build_teach,
};
