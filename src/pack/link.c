/* What names something else: conditions, placeholders, plan lines, and what a stop watches. */
#include "pack/build.h"

#include "base/str.h"

#include <string.h>

#define COUNT(list) (sizeof(list) / sizeof *(list))
#define COACH_MOST 40

static const char *const sections[] = { "matters", "managed", "will", "words", "ifthen", "easier",
	"flare", "helpers", "chose", "differ", "clinician", "stand", "again", "danger" };

const char *pack_section_name(enum plan_section section)
{
	return sections[section];
}

/* ---- names in conditions ------------------------------------------------------------- */

static enum cond_type type_of(const struct pack_question *question, int item)
{
	const struct pack_part *part = item >= 0 ? question->items[item].part : NULL;
	if (part)
		return part->means == MEANS_CHOICE || part->means == MEANS_HIGH ? COND_WORD
		                                                                : COND_TEXT;
	if (item >= 0)
		return question->answers ? COND_WORD : COND_NUMBER;
	if (question->value == VALUE_NUMBER)
		return COND_NUMBER;
	if (question->value == VALUE_CHOICES)
		return question->kind == VIEW_MANY ? COND_WORDS : COND_WORD;
	return COND_TEXT;
}

static const char *nearest_name(struct build *build, const char *name, int question)
{
	const char *dot = strchr(name, '.');
	if (question < 0 || !dot)
		return build_nearest(build, &build->question_map, name);
	const struct pack_question *q = &build->questions[question];
	const char **names = arena_array(build->arena, q->item_count + 1, sizeof *names);
	for (size_t i = 0; i < q->item_count; i++)
		names[i] = q->items[i].id;
	const char *near = str_nearest(dot + 1, names, q->item_count);
	return near ? arena_printf(build->arena, "%s.%s", q->id, near) : NULL;
}

static bool find_name(void *ctx, const char *name, struct cond_ref *ref, enum cond_type *type,
	const char **nearest)
{
	struct build *build = ctx;
	const char *dot = strchr(name, '.');
	size_t len = dot ? (size_t)(dot - name) : strlen(name);
	*nearest = NULL;
	*ref = (struct cond_ref){ -1, -1 };
	if (str_is(name, "path")) {
		*type = COND_WORD;
		return true;
	}
	if (str_starts(name, "notes.") && note_tag_named(name + strlen("notes.")) >= 0) {
		*ref = (struct cond_ref){ COND_NOTES, note_tag_named(name + strlen("notes.")) };
		*type = COND_TEXT;
		return true;
	}
	ref->question = id_map_find(&build->question_map, arena_strndup(build->arena, name, len));
	if (ref->question >= 0 && dot)
		ref->item = pack_find_item(&build->questions[ref->question], dot + 1);
	if (ref->question < 0 || (dot && ref->item < 0)) {
		*nearest = nearest_name(build, name, ref->question);
		return false;
	}
	*type = type_of(&build->questions[ref->question], ref->item);
	return true;
}

static int word_in(const char *word, const char *const *words, size_t count,
	const char **nearest)
{
	for (size_t i = 0; i < count; i++)
		if (str_is(words[i], word))
			return (int)i;
	*nearest = str_nearest(word, words, count);
	return -1;
}

static int word_of_choices(struct build *build, const struct pack_choice *choices, size_t count,
	const char *word, const char **nearest)
{
	const char **words = arena_array(build->arena, count + 1, sizeof *words);
	for (size_t i = 0; i < count; i++)
		words[i] = choices[i].id;
	return word_in(word, words, count, nearest);
}

static int find_word(void *ctx, const struct cond_ref *ref, const char *word,
	const char **nearest)
{
	struct build *build = ctx;
	const struct pack *pack = build->pack;
	*nearest = NULL;
	if (ref->question >= 0 && ref->item >= 0) {
		const struct pack_question *q = &build->questions[ref->question];
		if (q->items[ref->item].part)
			return word_of_choices(build, q->items[ref->item].part->choices,
				q->items[ref->item].part->choice_count, word, nearest);
		return q->answers ? word_of_choices(build, q->answers, q->answer_count, word, nearest)
			          : -1;
	}
	if (ref->question >= 0) {
		const struct pack_question *q = &build->questions[ref->question];
		return word_of_choices(build, q->choices, q->choice_count + q->withheld, word,
			nearest);
	}
	const char **words = arena_array(build->arena, pack->path_count + 1, sizeof *words);
	for (size_t i = 0; i < pack->path_count; i++)
		words[i] = pack->paths[i].id;
	return word_in(word, words, pack->path_count, nearest);
}

struct cond_names link_names(struct build *build)
{
	return (struct cond_names){ build, find_name, find_word };
}

const struct cond *link_when(struct build *build, struct layer conf, const char *key)
{
	const struct conf_value *value = conf_find(conf.base, key);
	struct cond_names names = link_names(build);
	if (!value || !value->text)
		return NULL;
	struct place at = value->at;
	/* Inside the quotation marks; only a bare word is as long as what it says. */
	if ((size_t)at.span != strlen(value->text))
		at.column++;
	return cond_parse(value->text, &at, &names, build->arena, build->faults);
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

static const struct pack_plan *build_lines(struct build *build, const struct conf *conf,
	int screen, struct pack_plan *lines, size_t *count)
{
	for (const struct conf *at = NULL; (at = conf_next(conf, "plan", at));)
		build_line(build, at, screen, &lines[(*count)++]);
	return lines;
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
	screen->coach = coach;
}

/* The items that a stop watches; NULL with a fault. */
static const struct pack_question *link_signs(struct build *build, struct layer conf,
	struct pack_question *stop)
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
		"a stop watches items that are answered in words, '%s' is none", of ? of : "");
	stop->of = -1;
	return NULL;
}

/* Without a list of its own it watches for what the items call a danger. */
static void link_stop(struct build *build, struct layer conf, struct pack_question *stop)
{
	size_t count;
	const char *const *answers = layer_list(conf, "answers", &count, build->arena);
	const struct pack_question *signs = link_signs(build, conf, stop);
	if (!signs)
		return;
	for (size_t i = 0; i < count; i++) {
		const char *near = NULL;
		int answer = word_of_choices(build, signs->answers, signs->answer_count,
			answers[i], &near);
		if (answer >= 0)
			stop->watch |= 1u << answer;
		else
			build_fault(build, conf, "answers",
				near ? arena_printf(build->arena, "write \"%s\"", near)
				     : "write one of its answers",
				"'%s' has no answer '%s'", signs->id, answers[i]);
	}
	if (count > 0)
		return;
	stop->watch = build_dangers(signs);
	if (!stop->watch)
		build_fault(build, conf, "answers",
			"write answers = {\"yes\"}, or danger = yes in one of theirs",
			"the stop watches for no answer");
}

/* The ruler that was asked before, whose mark is still shown. */
static void link_before(struct build *build, struct layer conf, struct pack_question *ruler)
{
	const char *before = conf_text(conf.base, "before");
	if (!before)
		return;
	ruler->of = id_map_find(&build->question_map, before);
	if (ruler->of >= 0 && ruler->of != ruler->number
		&& build->questions[ruler->of].kind == VIEW_RULER)
		return;
	ruler->of = -1;
	build_fault(build, conf, "before", "write the name of a ruler that comes before it",
		"'%s' is no other ruler", before);
}

/* Ways to begin are those that were picked there. */
static void link_asks(struct build *build, struct layer conf, struct pack_question *question)
{
	const char *of = conf_text(conf.base, "asks-of");
	if (!of)
		return;
	question->asks_of = id_map_find(&build->question_map, of);
	if (question->asks_of >= 0 && build->questions[question->asks_of].kind == VIEW_MANY)
		return;
	question->asks_of = -1;
	build_fault(build, conf, "asks-of", "write the name of a question with many choices",
		"there are no ways to ask in '%s'", of);
}

static void link_question(struct build *build, struct layer conf, struct pack_question *question)
{
	if (question->kind == VIEW_STOP)
		link_stop(build, conf, question);
	if (question->kind == VIEW_RULER)
		link_before(build, conf, question);
	if (question->kind == VIEW_SHARE)
		link_share(build, conf, question);
	else if (question->value == VALUE_PARTS)
		link_parts(build, conf, question);
	if (question->kind == VIEW_TREND)
		link_trend(build, conf, question);
	if (question->kind == VIEW_WRITE)
		link_asks(build, conf, question);
}

static void link_screen(struct build *build, int number)
{
	struct pack_screen *screen = &build->screens[number];
	struct layer conf = build->drafts[number].conf;
	struct pack_plan *lines = arena_array(build->arena, conf.base->section_count + 1,
		sizeof *lines);
	screen->heading = pattern_read(build, conf, "heading");
	screen->text = pattern_read(build, conf, "text");
	screen->quote = pattern_read(build, conf, "quote");
	screen->when = link_when(build, conf, "when");
	if (screen->heading.count == 0)
		build_fault(build, conf, "heading", "write heading = \"...\"",
			"the screen '%s' has no heading", screen->id);
	screen->pass = link_when(build, conf, "pass");
	build_coach(build, conf, screen);
	screen->family = build_family(build, conf.base, number, &screen->family_count);
	screen->plan = build_lines(build, conf.base, number, lines, &screen->plan_count);
	if (screen->question >= 0)
		link_question(build, build->drafts[number].question,
			&build->questions[screen->question]);
}

void build_links(struct build *build)
{
	size_t cap = 1;
	for (size_t i = 0; i < build->files.count; i++)
		cap += build->files.roots[i]->section_count;
	struct pack_plan *lines = arena_array(build->arena, cap, sizeof *lines);
	for (size_t i = 0; i < build->pack->screen_count; i++) {
		struct faults *before = build_aside(build, build->drafts[i].conf.base);
		link_screen(build, (int)i);
		build_aside_end(build, before);
	}
	for (size_t i = 0; i < build->files.count; i++)
		build_lines(build, build->files.roots[i], -1, lines, &build->pack->plan_count);
	build->pack->plan = lines;
	build_all_family(build);
}
