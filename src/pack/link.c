/* What names something else: conditions, placeholders and plan lines. */
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
		return pack_traits(question->kind)->several ? COND_WORDS : COND_WORD;
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

int link_choice(struct build *build, const struct pack_choice *choices, size_t count,
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
			return link_choice(build, q->items[ref->item].part->choices,
				q->items[ref->item].part->choice_count, word, nearest);
		return q->answers ? link_choice(build, q->answers, q->answer_count, word, nearest)
			          : -1;
	}
	if (ref->question >= 0) {
		const struct pack_question *q = &build->questions[ref->question];
		return link_choice(build, q->choices, q->choice_count + q->withheld, word,
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
	if (screen->question >= 0 && pack_kinds[screen->kind].link)
		pack_kinds[screen->kind].link(build, build->drafts[number].question,
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
