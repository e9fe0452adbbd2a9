/*
 * Files to a course.  Three passes: the trees, what is in them, then what names
 * something else; faults of all three come together.
 */
#include "train/course.h"

#include "base/str.h"
#include "conf/conf.h"
#include "conf/layer.h"
#include "conf/table.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ITEMS_LEAST 20
#define CHOICES_MOST 10
#define TURNS_LEAST 12
#define ENDINGS_LEAST 3
#define COUNT(list) (sizeof(list) / sizeof *(list))

static const struct conf_field stage_fields[] = { TEXT("title"), TEXT("about"), END };
static const struct conf_field course_fields[] = { TEXT("title"), TEXT("version"),
	TEXT("language"), LIST("files"), MANY("stage", stage_fields), END };
static const struct conf_field lesson_fields[] = { TEXT("stage"), TEXT("title"), TEXT("text"),
	TEXT("source"), END };
static const struct conf_field pick_fields[] = { TEXT("text"), BOOL("right"), TEXT("why"),
	TEXT("better"), END };
static const struct conf_field item_fields[] = { TEXT("says"), TEXT("who"), LIST("good"),
	TEXT("wants"), TEXT("why"), MANY("choice", pick_fields), END };
static const struct conf_field drill_fields[] = { TEXT("stage"), TEXT("title"), TEXT("about"),
	TEXT("how"), INT("pass", 1, 100), INT("of", 1, 100), MANY("item", item_fields), END };
static const struct conf_field reply_fields[] = { TEXT("text"), TEXT("code"), INT("trust", -3, 3),
	INT("readiness", -3, 3), INT("discord", -3, 3), TEXT("back"), TEXT("why"), TEXT("better"),
	TEXT("next"), END };
static const struct conf_field turn_fields[] = { TEXT("says"), TEXT("talk"), BOOL("hides"),
	TEXT("else"), BOOL("repair"), MANY("choice", reply_fields), END };
static const struct conf_field ending_fields[] = { TEXT("title"), TEXT("text"), BOOL("good"), END };
static const struct conf_field case_fields[] = { TEXT("title"), TEXT("about"), TEXT("opening"),
	LIST("stages"), BOOL("family"), BOOL("flag"), INT("trust", 0, 10),
	INT("readiness", 0, 10), INT("discord", 0, 10), TEXT("hidden"), INT("opens", 0, 10), MANY("turn", turn_fields),
	MANY("ending", ending_fields), END };
static const struct conf_field file_fields[] = { MANY("course", course_fields),
	MANY("lesson", lesson_fields), MANY("drill", drill_fields), MANY("case", case_fields), END };

struct make {
	struct course *course;
	struct arena *arena; /* the course's */
	struct arena trees;
	struct faults *faults;
	struct conf_folder files; /* its head is the section `course` */
};

/* ---- texts, with their faults ------------------------------------------------------- */

__attribute__((format(printf, 5, 6))) static void wrong(struct make *make,
	const struct conf *conf, const char *key, const char *fix, const char *what, ...)
{
	char text[200];
	va_list args;
	va_start(args, what);
	vsnprintf(text, sizeof text, what, args);
	va_end(args);
	faults_say(make->faults, conf_place(conf, key), fix, "%s", text);
}

static const char *may_have(struct make *make, const struct conf *conf, const char *key)
{
	const char *text = layer_text((struct layer){ conf, NULL }, key, make->arena);
	return str_is_blank(text) ? NULL : text;
}

static const char *must_have(struct make *make, const struct conf *conf, const char *key)
{
	const char *text = may_have(make, conf, key);
	if (!text)
		wrong(make, conf, key, arena_printf(make->arena, "write %s = \"...\"", key),
			"'%s' has no '%s'", conf->title, key);
	return text ? text : "";
}

/* The number of a word among a few; the first with a fault. */
static int word(struct make *make, const struct conf *conf, const char *key,
	const char *const *words, size_t count, int otherwise)
{
	int number = conf_word(conf, key, words, count, otherwise, make->faults);
	return number < 0 ? 0 : number;
}

/* Two of one name would be one too many to name. */
static void check_names(struct make *make, const struct conf *conf, const char *name)
{
	for (const struct conf *at = NULL; (at = conf_next(conf, name, at));)
		for (const struct conf *other = at; (other = conf_next(conf, name, other));)
			if (str_is(at->title, other->title))
				faults_say(make->faults, &other->at, "give each a different name",
					"there is a %s '%s' already", name, at->title);
}

/* -1: there is none of that id. */
static int find_stage(const struct course *course, const char *id)
{
	for (size_t i = 0; i < course->stage_count; i++)
		if (str_is(course->stages[i].id, id))
			return (int)i;
	return -1;
}

static int stage_of(struct make *make, const struct conf *conf)
{
	const char *id = conf_text(conf, "stage");
	int stage = find_stage(make->course, id);
	if (stage >= 0)
		return stage;
	wrong(make, conf, "stage", "write a stage that course.conf names",
		"the course has no stage '%s'", id ? id : "");
	return 0;
}

/* ---- lessons ---------------------------------------------------------------------- */

static void make_stages(struct make *make)
{
	struct course_stage *stages = arena_array(make->arena, conf_count(make->files.head, "stage") + 1,
		sizeof *stages);
	for (const struct conf *at = NULL; (at = conf_next(make->files.head, "stage", at));)
		stages[make->course->stage_count++] = (struct course_stage){ at->title,
			must_have(make, at, "title"), must_have(make, at, "about") };
	make->course->stages = stages;
	check_names(make, make->files.head, "stage");
}

static size_t count_all(const struct make *make, const char *name)
{
	size_t count = 0;
	for (size_t i = 0; i < make->files.count; i++)
		count += conf_count(make->files.roots[i], name);
	return count;
}

static void make_lessons(struct make *make)
{
	struct course_lesson *lessons = arena_array(make->arena, count_all(make, "lesson") + 1,
		sizeof *lessons);
	for (size_t i = 0; i < make->files.count; i++)
		for (const struct conf *at = NULL; (at = conf_next(make->files.roots[i], "lesson", at));)
			lessons[make->course->lesson_count++] = (struct course_lesson){
				at->title, must_have(make, at, "title"),
				must_have(make, at, "text"), may_have(make, at, "source"),
				stage_of(make, at) };
	make->course->lessons = lessons;
}

/* ---- drills ----------------------------------------------------------------------- */

static struct course_choice make_pick(struct make *make, const struct conf *at, enum drill_how how)
{
	struct course_choice choice = { .id = at->title,
		.text = must_have(make, at, "text"), .right = conf_bool(at, "right", false),
		.why = may_have(make, at, "why"), .better = may_have(make, at, "better") };
	/* Whoever picked wrong is told why, and what would be better. */
	if (how == HOW_CHOOSE && !choice.right && (!choice.why || !choice.better))
		wrong(make, at, choice.why ? "better" : "why", "write why = \"...\" and better = \"...\"",
			"the wrong choice '%s' does not say why, or what is better", at->title);
	return choice;
}

static void make_picks(struct make *make, const struct conf *conf, enum drill_how how,
	struct course_item *item)
{
	size_t count = conf_count(conf, "choice"), right = 0;
	struct course_choice *choices = arena_array(make->arena, count + 1, sizeof *choices);
	for (const struct conf *at = NULL; (at = conf_next(conf, "choice", at));) {
		choices[item->choice_count] = make_pick(make, at, how);
		right += choices[item->choice_count++].right;
	}
	assert(item->choice_count == count);
	item->choices = choices;
	if (count < 2 || count > CHOICES_MOST)
		wrong(make, conf, "choice", "write two to ten: choice \"name\" { ... }",
			"'%s' has %zu choices", conf->title, count);
	if (how == HOW_CHOOSE ? right != 1 : right < 1)
		wrong(make, conf, "choice", "write right = yes in one of them",
			"'%s' has %zu right choices", conf->title, right);
}

static enum drill_wants wants_of(struct make *make, const struct conf *at)
{
	static const char *const wants[] = { "open question", "simple reflection",
		"complex reflection", "affirm", "summary" };
	return (enum drill_wants)word(make, at, "wants", wants, COUNT(wants), -1);
}

static struct course_item make_item(struct make *make, const struct conf *at, enum drill_how how)
{
	static const char *const whos[] = { "patient", "clinician", "situation" };
	struct course_item item = { .id = at->title, .says = must_have(make, at, "says"),
		.who = (enum drill_who)word(make, at, "who", whos, COUNT(whos), WHO_PATIENT),
		.why = may_have(make, at, "why") };
	item.good = layer_list((struct layer){ at, NULL }, "good", &item.good_count, make->arena);
	if (how != HOW_WRITE)
		make_picks(make, at, how, &item);
	else
		item.wants = wants_of(make, at);
	if (how == HOW_WRITE && item.good_count == 0)
		wrong(make, at, "good", "write good = {\"...\", \"...\"}",
			"'%s' has no example of a good line", at->title);
	return item;
}

static void make_items(struct make *make, const struct conf *conf, struct course_drill *drill)
{
	size_t count = conf_count(conf, "item");
	struct course_item *items = arena_array(make->arena, count + 1, sizeof *items);
	for (const struct conf *at = NULL; (at = conf_next(conf, "item", at));)
		items[drill->item_count++] = make_item(make, at, drill->how);
	assert(drill->item_count == count);
	drill->items = items;
	check_names(make, conf, "item");
	if (count < ITEMS_LEAST)
		wrong(make, conf, "item", "write twenty and more, so that it stays new",
			"the drill '%s' has %zu items", conf->title, count);
	if (drill->of < 1 || (size_t)drill->of > count || drill->pass < 1 || drill->pass > drill->of)
		wrong(make, conf, "pass", "write pass = 8 and of = 10, or the like",
			"%d of %d cannot be asked for", drill->pass, drill->of);
}

static void make_drill(struct make *make, const struct conf *at, struct course_drill *drill)
{
	static const char *const hows[] = { "choose", "many", "write", "order" };
	*drill = (struct course_drill){ .id = at->title,
		.title = must_have(make, at, "title"), .about = must_have(make, at, "about"),
		.stage = stage_of(make, at),
		.how = (enum drill_how)word(make, at, "how", hows, COUNT(hows), -1),
		.pass = (int)conf_int(at, "pass", 8), .of = (int)conf_int(at, "of", 10) };
	make_items(make, at, drill);
}

static void make_drills(struct make *make)
{
	struct course_drill *drills = arena_array(make->arena, count_all(make, "drill") + 1,
		sizeof *drills);
	for (size_t i = 0; i < make->files.count; i++)
		for (const struct conf *at = NULL; (at = conf_next(make->files.roots[i], "drill", at));)
			make_drill(make, at, &drills[make->course->drill_count++]);
	make->course->drills = drills;
}

/* ---- cases ------------------------------------------------------------------------ */

static int place_of(const struct conf *conf, const char *name, const char *id)
{
	int number = 0;
	for (const struct conf *at = NULL; (at = conf_next(conf, name, at)); number++)
		if (str_is(at->title, id))
			return number;
	return -1;
}

/* Turns first, then endings; 0 with a fault. */
static int next_of(struct make *make, const struct conf *conf, const struct conf *at,
	const char *key)
{
	const char *id = conf_text(at, key);
	int turn = id ? place_of(conf, "turn", id) : -1;
	int ending = id ? place_of(conf, "ending", id) : -1;
	if (turn >= 0)
		return turn;
	if (ending >= 0)
		return (int)conf_count(conf, "turn") + ending;
	wrong(make, at, key, "write the name of a turn or an ending of this case",
		"nothing is called '%s' here", id ? id : "");
	return 0;
}

static struct course_choice make_reply(struct make *make, const struct conf *conf,
	const struct conf *at)
{
	const char *code = conf_text(at, "code");
	int move = code ? move_named(code) : -1;
	if (move < 0)
		wrong(make, at, "code", "write question-open, reflection-complex, affirm, seek, "
					"autonomy, inform, persuade, confront ...",
			"there is no move '%s'", code ? code : "");
	return (struct course_choice){ .id = at->title,
		.text = must_have(make, at, "text"), .move = move < 0 ? MOVE_NONE : (enum move)move,
		.trust = (int)conf_int(at, "trust", 0),
		.readiness = (int)conf_int(at, "readiness", 0),
		.discord = (int)conf_int(at, "discord", 0), .back = may_have(make, at, "back"),
		.why = must_have(make, at, "why"), .better = may_have(make, at, "better"),
		.next = next_of(make, conf, at, "next") };
}

static struct course_turn make_turn(struct make *make, const struct conf *conf,
	const struct conf *at)
{
	static const char *const talks[] = { "neutral", "change", "sustain", "discord" };
	size_t count = conf_count(at, "choice");
	struct course_choice *choices = arena_array(make->arena, count + 1, sizeof *choices);
	struct course_turn turn = { .id = at->title, .says = must_have(make, at, "says"),
		.talk = (enum course_talk)word(make, at, "talk", talks, COUNT(talks), TALK_NEUTRAL),
		.hides = conf_bool(at, "hides", false), .otherwise = -1,
		.repair = conf_bool(at, "repair", false), .choices = choices };
	if (turn.hides)
		turn.otherwise = next_of(make, conf, at, "else");
	for (const struct conf *reply = NULL; (reply = conf_next(at, "choice", reply));)
		choices[turn.choice_count++] = make_reply(make, conf, reply);
	if (count < 2 || count > CHOICES_MOST)
		wrong(make, at, "choice", "write three or four: choice \"name\" { ... }",
			"the turn '%s' has %zu replies", at->title, count);
	return turn;
}

static void make_turns(struct make *make, const struct conf *conf, struct course_case *one)
{
	struct course_turn *turns = arena_array(make->arena, conf_count(conf, "turn") + 1,
		sizeof *turns);
	struct course_ending *endings = arena_array(make->arena, conf_count(conf, "ending") + 1,
		sizeof *endings);
	for (const struct conf *at = NULL; (at = conf_next(conf, "turn", at));)
		turns[one->turn_count++] = make_turn(make, conf, at);
	for (const struct conf *at = NULL; (at = conf_next(conf, "ending", at));)
		endings[one->ending_count++] = (struct course_ending){ at->title,
			must_have(make, at, "title"), must_have(make, at, "text"),
			conf_bool(at, "good", false) };
	one->turns = turns;
	one->endings = endings;
	check_names(make, conf, "turn");
	check_names(make, conf, "ending");
	if (one->turn_count < TURNS_LEAST || one->ending_count < ENDINGS_LEAST)
		wrong(make, conf, "turn", "write twelve turns and three endings, or more",
			"'%s' has %zu turns and %zu endings", conf->title, one->turn_count,
			one->ending_count);
}

static void make_case_stages(struct make *make, const struct conf *at, struct course_case *one)
{
	const struct conf_value *names = conf_find(at, "stages");
	size_t count = names ? names->count : 0;
	int *stages = arena_array(make->arena, count + 1, sizeof *stages);
	for (size_t i = 0; i < count; i++) {
		int stage = find_stage(make->course, names->list[i]);
		if (stage < 0)
			wrong(make, at, "stages", "write stages that course.conf names",
				"the course has no stage '%s'", names->list[i]);
		stages[one->stage_count++] = stage < 0 ? 0 : stage;
	}
	one->stages = stages;
	if (count == 0)
		wrong(make, at, "stages", "write stages = {\"empathy\"}",
			"'%s' has no 'stages'", at->title);
}

static void make_case(struct make *make, const struct conf *at, struct course_case *one)
{
	*one = (struct course_case){ .id = at->title, .title = must_have(make, at, "title"),
		.about = must_have(make, at, "about"), .opening = must_have(make, at, "opening"),
		.family = conf_bool(at, "family", false), .flag = conf_bool(at, "flag", false),
		.trust = (int)conf_int(at, "trust", 3),
		.readiness = (int)conf_int(at, "readiness", 2),
		.discord = (int)conf_int(at, "discord", 1),
		.hidden = must_have(make, at, "hidden"),
		.opens = (int)conf_int(at, "opens", 6) };
	make_case_stages(make, at, one);
	make_turns(make, at, one);
}

static void make_cases(struct make *make)
{
	struct course_case *cases = arena_array(make->arena, count_all(make, "case") + 1,
		sizeof *cases);
	for (size_t i = 0; i < make->files.count; i++)
		for (const struct conf *at = NULL; (at = conf_next(make->files.roots[i], "case", at));)
			make_case(make, at, &cases[make->course->case_count++]);
	make->course->cases = cases;
}

/* ---- what can be reached ------------------------------------------------------------- */

static void reach(const struct course_case *one, bool *seen, int at)
{
	assert(at >= 0 && (size_t)at < one->turn_count + one->ending_count);
	if (seen[at])
		return;
	seen[at] = true;
	if (at >= (int)one->turn_count)
		return;
	const struct course_turn *turn = &one->turns[at];
	if (turn->otherwise >= 0)
		reach(one, seen, turn->otherwise);
	for (size_t i = 0; i < turn->choice_count; i++)
		reach(one, seen, turn->choices[i].next);
}

/* What nobody ever comes to was written for nothing, and hides a slip. */
static void check_reach(struct make *make, const struct conf *conf, const struct course_case *one)
{
	size_t all = one->turn_count + one->ending_count;
	bool *seen = arena_array(&make->trees, all + 1, sizeof *seen);
	if (one->turn_count)
		reach(one, seen, 0);
	for (size_t i = 0; i < all; i++) {
		bool ending = i >= one->turn_count;
		const char *id = ending ? one->endings[i - one->turn_count].id : one->turns[i].id;
		if (!seen[i])
			wrong(make, conf, "", "let a reply lead there",
				"no way leads to the %s '%s' of '%s'", ending ? "ending" : "turn",
				id, one->id);
	}
}

static void check_cases(struct make *make)
{
	size_t number = 0;
	for (size_t i = 0; i < make->files.count; i++)
		for (const struct conf *at = NULL; (at = conf_next(make->files.roots[i], "case", at));)
			check_reach(make, at, &make->course->cases[number++]);
	assert(number == make->course->case_count);
}

/* ---- files ------------------------------------------------------------------------------ */

static void read_files(struct make *make, const struct conf_source *source)
{
	const struct conf_reader reader = { .source = source, .trees = &make->trees,
		.titles = make->arena, .faults = make->faults, .bare = true };
	conf_folder_read(&reader, "pack", "course.conf", "course", file_fields, &make->files);
	if (make->files.count && !make->files.head)
		faults_say(make->faults, NULL, "write course \"name\" { ... }",
			"'course.conf' has no course");
	conf_folder_once(&reader, &make->files, "course", "course.conf");
}

static void make_all(struct make *make)
{
	make->course->id = make->files.head->title;
	make->course->title = must_have(make, make->files.head, "title");
	make->course->version = must_have(make, make->files.head, "version");
	make->course->language = must_have(make, make->files.head, "language");
	make_stages(make);
	make_lessons(make);
	make_drills(make);
	make_cases(make);
	check_cases(make);
}

struct course *course_load(const struct conf_source *source, struct faults *faults,
	void (*last_words)(void))
{
	size_t before = faults->count + faults->unlisted;
	struct course *course = calloc(1, sizeof *course);
	if (!course) {
		faults_say(faults, NULL, NULL, "out of memory");
		return NULL;
	}
	arena_init(&course->arena, last_words);
	struct make make = { .course = course, .arena = &course->arena, .faults = faults };
	arena_init(&make.trees, last_words);
	read_files(&make, source);
	if (make.files.head)
		make_all(&make);
	arena_release(&make.trees);
	if (faults->count + faults->unlisted == before)
		return course;
	course_free(course);
	return NULL;
}

void course_free(struct course *course)
{
	if (!course)
		return;
	arena_release(&course->arena);
	free(course);
}

int course_find_drill(const struct course *course, const char *id)
{
	for (size_t i = 0; i < course->drill_count; i++)
		if (str_is(course->drills[i].id, id))
			return (int)i;
	return -1;
}

int course_find_case(const struct course *course, const char *id)
{
	for (size_t i = 0; i < course->case_count; i++)
		if (str_is(course->cases[i].id, id))
			return (int)i;
	return -1;
}

int course_find_lesson(const struct course *course, const char *id)
{
	for (size_t i = 0; i < course->lesson_count; i++)
		if (str_is(course->lessons[i].id, id))
			return (int)i;
	return -1;
}

/* ---- moves ------------------------------------------------------------------------ */

/* Moves of a clinician, by their names in content and in the field. */

static const char *const move_names[MOVES] = { [MOVE_NONE] = "none",
	[MOVE_QUESTION_OPEN] = "question-open", [MOVE_QUESTION_CLOSED] = "question-closed",
	[MOVE_REFLECTION_SIMPLE] = "reflection-simple",
	[MOVE_REFLECTION_COMPLEX] = "reflection-complex", [MOVE_AFFIRM] = "affirm",
	[MOVE_SEEK] = "seek", [MOVE_AUTONOMY] = "autonomy", [MOVE_INFORM] = "inform",
	[MOVE_PERSUADE] = "persuade", [MOVE_PERSUADE_LEAVE] = "persuade-leave",
	[MOVE_CONFRONT] = "confront" };

const char *move_name(enum move move)
{
	assert(move < MOVES);
	return move_names[move];
}

int move_named(const char *name)
{
	for (int i = 1; i < MOVES; i++)
		if (str_is(move_names[i], name))
			return i;
	return -1;
}

bool move_is_adherent(enum move move)
{
	return move == MOVE_AFFIRM || move == MOVE_SEEK || move == MOVE_AUTONOMY;
}

bool move_is_against(enum move move)
{
	return move == MOVE_PERSUADE || move == MOVE_CONFRONT;
}
