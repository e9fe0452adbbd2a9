/*
 * Supporters as authors write them, who call them the circle: who is in it, what each may
 * see, and the page that each would get.
 */
#include "pack/build.h"

#include "base/str.h"
#include "conf/table.h"

#include <assert.h>

#define NAME_LIMIT 40
#define COUNT(list) (sizeof(list) / sizeof *(list))

static const struct conf_field row_fields[] = { SHOWN("text"), END };

static const struct conf_field people_fields[] = { SHOWN_LIST("starters"), BOOL("required"), END };
static const struct conf_field share_fields[] = { TEXT("of"), MANY("row", row_fields), END };
static const struct conf_field page_fields[] = { TEXT("shows"), END };

static const char *const rows[SHARE_ROWS] = { "goal", "plan", "roles", "not", "flare",
	"danger" };
static const char *const parts[FAMILY_PARTS] = { "why", "goal", "plan", "roles", "not", "lines",
	"flare", "danger", "self", "again" };

const char *pack_share_name(enum share_row row)
{
	assert(row < SHARE_ROWS);
	return rows[row];
}

int pack_share_of(enum family_part part)
{
	assert(part < FAMILY_PARTS);
	static const int row[FAMILY_PARTS] = { [FAMILY_WHY] = -1, [FAMILY_GOAL] = SHARE_GOAL,
		[FAMILY_PLAN] = SHARE_PLAN, [FAMILY_ROLES] = SHARE_ROLES,
		[FAMILY_NOT] = SHARE_NOT, [FAMILY_LINES] = -1, [FAMILY_FLARE] = SHARE_FLARE,
		[FAMILY_DANGER] = SHARE_DANGER, [FAMILY_SELF] = -1,
		[FAMILY_AGAIN] = SHARE_PLAN };
	return row[part];
}

/* ---- supporters ------------------------------------------------------------------- */

/* A part for each person, named PREFIX-1 and so on; whoever uses them fills in the rest. */
static struct pack_part *person_parts(struct build *build, struct pack_question *question,
	const char *prefix, enum part_means means)
{
	assert(question->item_count == 0);
	struct pack_part *list = arena_array(build->arena, PEOPLE_MOST, sizeof *list);
	struct pack_item *items = arena_array(build->arena, PEOPLE_MOST, sizeof *items);
	for (int i = 0; i < PEOPLE_MOST; i++) {
		list[i] = (struct pack_part){ .means = means, .limit = NAME_LIMIT };
		items[i] = (struct pack_item){ .part = &list[i], .text = "",
			.id = arena_printf(build->arena, "%s-%d", prefix, i + 1) };
	}
	question->items = items;
	question->item_count = PEOPLE_MOST;
	return list;
}

static void build_people(struct build *build, struct layer conf, struct pack_question *question)
{
	size_t count;
	const char *const *starters = layer_list(conf, "starters", &count, build->arena);
	struct pack_part *list = person_parts(build, question, "name", MEANS_NAME);
	for (int i = 0; i < PEOPLE_MOST; i++) {
		list[i].starters = starters;
		list[i].starter_count = count;
	}
}

const struct pack_kind pack_kind_people = {
	.name = "people", .value = VALUE_PARTS, .fields = people_fields, .build = build_people,
};

/* ---- what each may see --------------------------------------------------------------- */

static struct pack_choice *share_rows(struct build *build, struct layer conf, size_t *count)
{
	struct pack_choice *list = arena_array(build->arena, SHARE_ROWS, sizeof *list);
	int last = -1;
	*count = 0;
	for (const struct conf *at = NULL; (at = conf_next(conf.base, "row", at));) {
		struct layer inner = layer_inner(conf, at);
		int row = 0;
		while (row < SHARE_ROWS && !str_is(rows[row], at->title))
			row++;
		if (row == SHARE_ROWS || row <= last) {
			build_fault(build, inner, "",
				"write goal, plan, roles, not, flare, danger: these, in this order",
				"'%s' cannot be shared here", at->title);
			continue;
		}
		last = row;
		list[(*count)++] = (struct pack_choice){ .id = rows[row],
			.text = build_part_text(build, inner) };
	}
	assert(*count <= SHARE_ROWS);
	if (*count == 0)
		build_fault(build, conf, "row", "write row \"goal\" { text = \"...\" }",
			"there is nothing that could be shared");
	return list;
}

static void build_share(struct build *build, struct layer conf, struct pack_question *question)
{
	size_t count;
	struct pack_choice *choices = share_rows(build, conf, &count);
	struct pack_part *list = person_parts(build, question, "to", MEANS_SET);
	for (int i = 0; i < PEOPLE_MOST; i++) {
		list[i].choices = choices;
		list[i].choice_count = count;
		list[i].person = i + 1;
	}
	question->share.people = -1;
	build->drafts[question->screen].parts = list;
}

/* Whose names stand over the columns. */
static void link_share(struct build *build, struct layer conf, struct pack_question *question)
{
	struct pack_part *list = build->drafts[question->screen].parts;
	struct pack_share *share = &question->share;
	const char *of = conf_text(conf.base, "of");
	share->people = of ? id_map_find(&build->question_map, of) : -1;
	if (share->people < 0 || !pack_traits(build->questions[share->people].kind)->names_people) {
		share->people = -1;
		build_fault(build, conf, "of", "write of = \"...\", the name of the people question",
			"'%s' is no question about people", of ? of : "");
		return;
	}
	if (!build->screens[question->screen].is_private)
		build_fault(build, build->drafts[question->screen].conf, "private",
			"write private = yes",
			"what each person may see is asked when nobody else is there");
	for (int i = 0; i < PEOPLE_MOST; i++)
		list[i].people = share->people;
}

const struct pack_kind pack_kind_share = {
	.name = "share", .value = VALUE_PARTS, .fields = share_fields, .build = build_share,
	.link = link_share,
};

/* ---- a page in a visit --------------------------------------------------------------- */

static void build_page(struct build *build, struct layer conf, struct pack_question *question)
{
	static const char *const words[] = { "last", "family" };
	int shows = build_word(build, conf, "shows", words, COUNT(words), -1);
	question->shows = shows == 0 ? SHOWS_LAST : SHOWS_FAMILY;
	if (question->shows == SHOWS_FAMILY && conf.base->copy == 0)
		build_fault(build, conf, "shows", "give the screen a name that ends in -#",
			"the page '%s' is no person's", question->id);
}

const struct pack_kind pack_kind_page = {
	.name = "page", .fields = page_fields, .build = build_page,
};

/* ---- its lines -------------------------------------------------------------------------- */

/* Is it the name of the person whose page this is? */
static bool is_own_name(const struct build *build, const struct span *span, int person)
{
	return span->kind == SPAN_ANSWER && span->ref.question >= 0
	       && pack_traits(build->questions[span->ref.question].kind)->names_people
	       && person > 0 && span->ref.item == person - 1;
}

/* What never leaves the program: numbers, signs, what was noted or said back, what other
 * people are called or may see. */
static bool may_leave(const struct build *build, const struct span *span)
{
	if (span->kind == SPAN_TEXT || span->kind == SPAN_SITE)
		return true;
	if (span->kind == SPAN_NOTES)
		return false;
	/* No such question: that is a fault already. */
	if (span->ref.question < 0)
		return true;
	if (span->kind != SPAN_ANSWER)
		return false;
	const struct pack_question *asked = &build->questions[span->ref.question];
	return asked->asks == ASKS_NOTHING && pack_traits(asked->kind)->may_leave;
}

/* What another supporter is asked for is no business of this one. */
static bool is_of_other(const struct build *build, const struct span *span, int person)
{
	if (span->kind != SPAN_ANSWER || span->ref.question < 0)
		return false;
	const struct pack_question *asked = &build->questions[span->ref.question];
	const struct pack_screen *screen = &build->screens[asked->screen];
	/* What was asked alone, and not about this person, is nobody's to read. */
	if (screen->person == 0)
		return screen->is_private
		       || (span->ref.item < 0 ? build_has_private(asked)
					       : asked->items[span->ref.item].is_private);
	return screen->person != person;
}

static void check_family(struct build *build, struct layer conf, const struct pack_family *line)
{
	bool always = pack_share_of(line->part) < 0;
	for (size_t i = 0; i < line->line.count; i++) {
		const struct span *span = &line->line.spans[i];
		bool fixed = span->kind == SPAN_TEXT || span->kind == SPAN_SITE;
		if (fixed || is_own_name(build, span, line->person))
			continue;
		if (!always && may_leave(build, span) && !is_of_other(build, span, line->person))
			continue;
		build_fault(build, conf, "line",
			always ? "what is on every page can only have this person's name in it"
			       : "remove it: numbers, signs, notes and other people stay here",
			"the page of a person would tell more than was shared");
		return;
	}
}

struct asked { /* while the condition of a line is looked through */
	struct build *build;
	struct layer conf;
	const struct pack_family *line;
	bool told;
};

/* That a line stands there tells what its condition asks, as much as words would. */
static void check_asked(void *ctx, const struct cond_ref *ref)
{
	struct asked *asked = ctx;
	const struct span span = { .kind = SPAN_ANSWER, .ref = *ref };
	bool fine = ref->question != COND_NOTES && (is_own_name(asked->build, &span, asked->line->person)
		|| (may_leave(asked->build, &span)
			&& !is_of_other(asked->build, &span, asked->line->person)));
	if (fine || asked->told)
		return;
	asked->told = true;
	build_fault(asked->build, asked->conf, "when",
		"ask only what may stand on the page: no numbers, signs, notes or other people",
		"the page of a person would tell more than was shared");
}

static void build_family_line(struct build *build, const struct conf *at, int screen,
	struct pack_family *line)
{
	struct layer conf = { at, NULL };
	int part = build_word(build, conf, "part", parts, COUNT(parts), -1);
	*line = (struct pack_family){ .part = part < 0 ? FAMILY_GOAL : (enum family_part)part,
		.line = pattern_read(build, conf, "line"), .when = link_when(build, conf, "when"),
		.person = at->copy, .screen = screen };
	if (line->line.count == 0)
		build_fault(build, conf, "line", "write line = \"...\"", "the line is empty");
	check_family(build, conf, line);
	struct asked asked = { build, conf, line, false };
	cond_refs(line->when, check_asked, &asked);
}

static void add_family(struct build *build, const struct conf *conf, int screen,
	struct pack_family *lines, size_t *count)
{
	for (const struct conf *at = NULL; (at = conf_next(conf, "family", at));)
		build_family_line(build, at, screen, &lines[(*count)++]);
}

const struct pack_family *build_family(struct build *build, const struct conf *conf, int screen,
	size_t *count)
{
	size_t most = conf_count(conf, "family");
	struct pack_family *lines = arena_array(build->arena, most, sizeof *lines);
	add_family(build, conf, screen, lines, count);
	assert(*count == most);
	return lines;
}

void build_all_family(struct build *build)
{
	size_t most = build_count(build, "family");
	struct pack_family *lines = arena_array(build->arena, most, sizeof *lines);
	for (size_t i = 0; i < build->files.count; i++)
		add_family(build, build->files.roots[i], -1, lines, &build->pack->family_count);
	assert(build->pack->family_count == most);
	build->pack->family = lines;
}
