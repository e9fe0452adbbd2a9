/* What screens say once all questions are known: texts, conditions, plan and coach lines. */
#include "pack/build.h"

#include "base/str.h"

#include <assert.h>
#include <string.h>

#define COUNT(list) (sizeof(list) / sizeof *(list))
#define COACH_MOST 40

static const char *const sections[] = { "matters", "managed", "will", "words", "ifthen", "easier",
	"flare", "helpers", "chose", "differ", "clinician", "stand", "again", "danger" };
_Static_assert(COUNT(sections) == PLAN_SECTIONS, "a name for each");

const char *pack_section_name(enum plan_section section)
{
	assert(section < PLAN_SECTIONS);
	return sections[section];
}

/* ---- plan lines ------------------------------------------------------------------------- */

static bool has_quotes(const char *text)
{
	return strstr(text, "“") || strstr(text, "”") || strchr(text, '"');
}

/* Only the program puts quotation marks, and only around words as typed. */
static void check_quotes(struct build *build, struct layer conf, const struct pattern *line)
{
	for (size_t i = 0; i < line->count; i++)
		if (line->spans[i].kind == SPAN_TEXT && has_quotes(line->spans[i].text)) {
			build_fault(build, conf, "line",
				"take them away: words as typed get them by themselves",
				"quotation marks stand around words that nobody typed");
			return;
		}
}

static void build_line(struct build *build, const struct conf *at, int screen,
	struct pack_plan *plan)
{
	struct layer conf = { at, NULL };
	int section = build_word(build, conf, "section", sections, COUNT(sections), -1);
	*plan = (struct pack_plan){ .section = section < 0 ? PLAN_WILL : (enum plan_section)section,
		.line = pattern_read(build, conf, "line"), .when = link_when(build, conf, "when"),
		.is_private = conf_bool(at, "private", false), .screen = screen };
	if (plan->line.count == 0)
		build_fault(build, conf, "line", "write line = \"...\"", "the plan line is empty");
	check_quotes(build, conf, &plan->line);
}

static void build_lines(struct build *build, const struct conf *conf, int screen,
	struct pack_plan *lines, size_t *count)
{
	for (const struct conf *at = NULL; (at = conf_next(conf, "plan", at));)
		build_line(build, at, screen, &lines[(*count)++]);
}

/* The lines that a screen adds. */
static void build_plan(struct build *build, const struct conf *conf, struct pack_screen *screen)
{
	size_t most = conf_count(conf, "plan");
	struct pack_plan *lines = arena_array(build->arena, most, sizeof *lines);
	build_lines(build, conf, screen->number, lines, &screen->plan_count);
	assert(screen->plan_count == most);
	screen->plan = lines;
}

/* ---- quotation marks, and who says it ------------------------------------------------------ */

static bool ends_with(const char *text, const char *mark)
{
	size_t len = strlen(text), mark_len = strlen(mark);
	return len >= mark_len && str_is(text + len - mark_len, mark);
}

static bool opens(const char *text)
{
	static const char *const marks[] = { "“", "„", "«", "»", "\"" };
	for (size_t i = 0; i < COUNT(marks); i++)
		if (ends_with(text, marks[i]))
			return true;
	return false;
}

/* On a screen too the program puts the marks itself, where something was typed: around what
 * was picked from a list they would make a quotation of the author's words. */
static void check_marks(struct build *build, struct layer conf, const char *key,
	const struct pattern *text)
{
	for (size_t i = 0; i + 1 < text->count && !build->was_kept; i++)
		if (text->spans[i].kind == SPAN_TEXT && text->spans[i + 1].kind != SPAN_TEXT
			&& text->spans[i + 1].kind != SPAN_SITE && opens(text->spans[i].text)) {
			build_fault(build, conf, key,
				"take them away: words as typed get them by themselves",
				"quotation marks stand around words that nobody typed");
			return;
		}
}

/* Only what was typed, and is no more private than the choice, may stand for it. */
static void check_says(struct build *build, const struct pack_screen *screen,
	struct layer choice)
{
	const char *says = conf_text(choice.base, "says");
	int number = says ? id_map_find(&build->question_map, says) : -1;
	if (!says)
		return;
	const struct pack_question *question = number < 0 ? NULL : &build->questions[number];
	if (!question || question->value != VALUE_TEXT)
		build_fault(build, choice, "says", "write the name of a question of kind write",
			"nobody types '%s'", says);
	else if (build->screens[question->screen].is_private && !screen->is_private)
		build_fault(build, choice, "says", "make both screens private, or neither",
			"the choice '%s' would say what is private", choice.base->title);
}

static void check_choices(struct build *build, const struct pack_screen *screen,
	struct layer conf)
{
	for (const struct conf *at = NULL; screen->question >= 0
		&& (at = conf_next(conf.base, "choice", at));)
		check_says(build, screen, layer_inner(conf, at));
}

/* ---- screens -------------------------------------------------------------------------------- */

static size_t count_lines(struct layer lines, const char *const keys[COACH_KINDS])
{
	size_t count = 0;
	for (int kind = 0; kind < COACH_KINDS; kind++) {
		const struct conf_value *list = layer_find(lines, keys[kind]);
		count += list ? list->count : 0;
	}
	return count;
}

static void build_coach(struct build *build, struct layer conf, struct pack_screen *screen)
{
	static const char *const keys[COACH_KINDS] = { "say", "ask", "listen", "try", "avoid",
		"more" };
	const struct conf *at = conf_next(conf.base, "coach", NULL);
	struct layer lines = { at, conf.over ? conf_next(conf.over, "coach", NULL) : NULL };
	if (!at && !lines.over)
		return;
	if (!at)
		lines = (struct layer){ lines.over, NULL };
	size_t cap = count_lines(lines, keys);
	if (cap > COACH_MOST && !build->was_kept)
		faults_say(build->faults, &lines.base->at, "keep those that help most",
			"a coach cannot have more than %d lines", COACH_MOST);
	struct pack_coach *coach = arena_array(build->arena, cap + 1, sizeof *coach);
	for (int kind = 0; kind < COACH_KINDS; kind++) {
		size_t count;
		const char *const *list = layer_list(lines, keys[kind], &count, build->arena);
		for (size_t i = 0; i < count; i++)
			coach[screen->coach_count++] = (struct pack_coach){ (enum coach_kind)kind,
				pattern_parse(build, list[i], layer_place(lines, keys[kind])) };
	}
	assert(screen->coach_count == cap);
	screen->coach = coach;
}

/* What the answer is about: another answer there, and it is asked again. */
static void link_about(struct build *build, struct layer conf, struct pack_screen *screen)
{
	size_t count;
	const char *const *names = layer_list(conf, "about", &count, build->arena);
	int *about = arena_array(build->arena, count + 1, sizeof *about);
	for (size_t i = 0; i < count; i++) {
		int question = id_map_find(&build->question_map, names[i]);
		const char *near = question < 0
			? build_nearest(build, &build->question_map, names[i]) : NULL;
		if (question < 0)
			build_fault(build, conf, "about", near
				? arena_printf(build->arena, "write %s", near)
				: "add a screen that sets it", "no screen sets '%s'", names[i]);
		else
			about[screen->about_count++] = question;
	}
	screen->about = about;
	const struct pack_traits *kind = pack_traits(screen->kind);
	/* What belongs to a name goes with the name, and with nothing else. */
	if (count > 0 && (kind->names_people || kind->shares || screen->guest))
		build_fault(build, conf, "about", "leave it out",
			"names, what is shared with them and what they say themselves are not asked "
			"again because of another answer");
}

static void link_screen(struct build *build, int number)
{
	assert(number >= 0 && (size_t)number < build->pack->screen_count);
	struct pack_screen *screen = &build->screens[number];
	struct layer conf = build->drafts[number].conf;
	screen->heading = pattern_read(build, conf, "heading");
	screen->text = pattern_read(build, conf, "text");
	screen->quote = pattern_read(build, conf, "quote");
	check_marks(build, conf, "heading", &screen->heading);
	check_marks(build, conf, "text", &screen->text);
	check_marks(build, conf, "quote", &screen->quote);
	screen->when = link_when(build, conf, "when");
	if (screen->heading.count == 0)
		build_fault(build, conf, "heading", "write heading = \"...\"",
			"the screen '%s' has no heading", screen->id);
	screen->pass = link_when(build, conf, "pass");
	screen->waits_for = link_when(build, conf, "waits-for");
	link_about(build, conf, screen);
	build_coach(build, conf, screen);
	screen->family = build_family(build, conf.base, number, &screen->family_count);
	build_plan(build, conf.base, screen);
	check_choices(build, screen, build->drafts[number].question);
	if (screen->question >= 0 && pack_kinds[screen->kind]->link)
		pack_kinds[screen->kind]->link(build, build->drafts[number].question,
			&build->questions[screen->question]);
}

/* ---- what the plan says ------------------------------------------------------------------- */

/* Of a line that stands on every plan, what it says whole. */
static void note_spans(struct build *build, const struct pattern *line)
{
	for (size_t i = 0; i < line->count; i++) {
		const struct span *span = &line->spans[i];
		if (span->kind == SPAN_ANSWER && span->ref.item < 0)
			build->questions[span->ref.question].on_plan = true;
	}
}

static void note_lines(struct build *build, const struct pack_plan *lines, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!lines[i].is_private && !lines[i].when)
			note_spans(build, &lines[i].line);
}

static void note_plan(struct build *build)
{
	const struct pack *pack = build->pack;
	for (size_t i = 0; i < pack->screen_count; i++)
		note_lines(build, build->screens[i].plan, build->screens[i].plan_count);
	note_lines(build, pack->plan, pack->plan_count);
}

void build_links(struct build *build)
{
	size_t most = build_count(build, "plan");
	struct pack_plan *lines = arena_array(build->arena, most, sizeof *lines);
	for (size_t i = 0; i < build->pack->screen_count; i++) {
		struct faults *before = build_aside(build, build->drafts[i].conf.base);
		link_screen(build, (int)i);
		build_aside_end(build, before);
	}
	for (size_t i = 0; i < build->files.count; i++)
		build_lines(build, build->files.roots[i], -1, lines, &build->pack->plan_count);
	assert(build->pack->plan_count == most);
	build->pack->plan = lines;
	note_plan(build);
	build_all_family(build);
}
