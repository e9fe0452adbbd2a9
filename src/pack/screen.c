#include "pack/build.h"

#include "base/str.h"
#include "base/utf8.h"

#include <assert.h>
#include <string.h>

#define SCREENS_MOST 20000
#define TITLE_MOST 24
#define COUNT(list) (sizeof(list) / sizeof *(list))

static const char *const turns[] = { "patient", "clinician", "both", "family" };
static const char *const stances[] = { "neutral", "evoke" };
static const char *const oars[] = { "none", "open", "affirm", "reflect", "summary" };

static struct layer layer_of(const struct build *build, const struct conf *at)
{
	int over = id_map_find(&build->over_map, at->title);
	assert(over < (int)build->over_map.count);
	return (struct layer){ at, over < 0 ? NULL : build->overs[over] };
}

/* The one section of a screen that is a question; more than one is a fault. */
static const struct conf *find_question(struct build *build, struct layer conf,
	enum view_kind *kind)
{
	const struct conf *found = NULL;
	for (size_t i = 0; i < conf.base->section_count; i++) {
		const struct conf *section = &conf.base->sections[i];
		enum view_kind named = pack_kind_named(section->field->name);
		if (!pack_kinds[named]->fields)
			continue;
		if (found)
			faults_say(build->faults, &section->at, "give it a screen of its own",
				"a screen has one question, and '%s' has one already",
				conf.base->title);
		else {
			found = section;
			*kind = named;
		}
	}
	return found;
}

static void build_step(struct build *build, struct pack_screen *screen, struct layer conf)
{
	const char *step = conf_text(conf.base, "step");
	screen->step = step ? id_map_find(&build->step_map, step) : -1;
	if (screen->step >= 0)
		return;
	const char *near = step ? build_nearest(build, &build->step_map, step) : NULL;
	build_fault(build, conf, "step",
		near ? arena_printf(build->arena, "write '%s'", near)
		     : "write a step that pack.conf names",
		step ? "the pack has no step '%s'" : "the screen '%s' has no step",
		step ? step : screen->id);
}

/* The third chair, and who is brought in, is one supporter. */
static void check_person(struct build *build, struct layer conf, const struct pack_screen *screen)
{
	const char *title = conf.base->title;
	if ((screen->guest || screen->brings) && screen->person == 0)
		build_fault(build, conf, screen->guest ? "guest" : "brings",
			"give the screen a name that ends in -#",
			"'%s' is not about one person of the circle", title);
	if (screen->guest != (screen->turn == TURN_GUEST))
		build_fault(build, conf, "turn", "write turn = family and guest = yes, or neither",
			"who answers on '%s' is not clear", title);
	if (screen->guest && screen->is_private)
		build_fault(build, conf, "private", "remove it",
			"'%s' is for somebody else, so it cannot be private", title);
	if (screen->brings && (!screen->is_private || screen->question >= 0))
		build_fault(build, conf, "brings", "write private = yes, and ask nothing there",
			"'%s' is where the two alone ask somebody in", title);
}

/* What a kind shows, or brings along, that is not for everyone. */
static void check_kind(struct build *build, struct layer conf, const struct pack_screen *screen)
{
	const struct pack_traits *kind = pack_traits(screen->kind);
	bool last = screen->question >= 0
	            && build->questions[screen->question].shows == SHOWS_LAST;
	if (screen->guest && (last || kind->shows_past))
		build_fault(build, conf, "guest", "show the page for family, or remove it",
			"'%s' would show more than was shared", screen->id);
	if (kind->names_people && !screen->is_private)
		build_fault(build, conf, "private", "write private = yes",
			"'%s' names people while others are there", screen->id);
	if (screen->carry && kind->asked_anew)
		build_fault(build, conf, "carry", "remove it: it is asked at each visit",
			"what is shared does not come along");
}

static void read_marks(struct pack_screen *screen, const struct conf *at)
{
	assert(at->copy >= 0 && at->copy <= PEOPLE_MOST);
	screen->person = at->copy;
	screen->guest = conf_bool(at, "guest", false);
	screen->brings = conf_bool(at, "brings", false);
	screen->carry = conf_bool(at, "carry", false);
}

static void check_title(struct build *build, struct layer conf, const struct pack_screen *screen)
{
	size_t most = build_most(build, TITLE_MOST);
	if (screen->title && utf8_count(screen->title, strlen(screen->title)) > most)
		build_fault(build, conf, "title", arena_printf(build->arena,
			"make it %zu characters at most: the map is narrow", most),
			"the title of '%s' is too long", screen->id);
}

static void build_screen(struct build *build, const struct conf *at)
{
	struct pack *pack = build->pack;
	int number = (int)pack->screen_count;
	struct pack_screen *screen = &build->screens[number];
	struct layer conf = layer_of(build, at);
	enum view_kind kind = VIEW_SAY;
	if (!build_is_id(at->title))
		build_fault(build, conf, "", "use lower-case letters, digits and dashes",
			"'%s' cannot be the name of a screen", at->title);
	if (!id_map_add(&build->screen_map, at->title, number, build->arena)) {
		build_fault(build, conf, "", "give each a different name",
			"there is a screen '%s' already", at->title);
		return;
	}
	pack->screen_count++;
	*screen = (struct pack_screen){ .id = at->title, .number = number, .question = -1,
		.kind = VIEW_SAY, .is_private = conf_bool(at, "private", false),
		.title = layer_text(conf, "title", build->arena) };
	check_title(build, conf, screen);
	build->drafts[number] = (struct draft_screen){ .conf = conf };
	build_step(build, screen, conf);
	int turn = build_word(build, conf, "turn", turns, COUNT(turns), -1);
	int stance = build_word(build, conf, "stance", stances, COUNT(stances), -1);
	int oar = build_word(build, conf, "oars", oars, COUNT(oars), OARS_NONE);
	screen->turn = turn < 0 ? TURN_BOTH : (enum view_turn)turn;
	screen->stance = stance < 0 ? STANCE_NEUTRAL : (enum stance)stance;
	screen->oars = oar < 0 ? OARS_NONE : (enum oars)oar;
	const struct conf *question = find_question(build, conf, &kind);
	if (question) {
		build->drafts[number].question = layer_inner(conf, question);
		build_question(build, screen, build->drafts[number].question, kind);
	}
	read_marks(screen, at);
	check_person(build, conf, screen);
	check_kind(build, conf, screen);
}

static void check_overs(struct build *build)
{
	for (size_t i = 0; i < build->over_map.count; i++) {
		const struct conf *at = build->overs[i];
		if (id_map_find(&build->screen_map, at->title) >= 0)
			continue;
		const char *near = build_nearest(build, &build->screen_map, at->title);
		faults_say(build->faults, &at->at,
			near ? arena_printf(build->arena, "write screen \"%s\"", near)
			     : "a site changes the words of screens that there are",
			"the pack has no screen '%s'", at->title);
	}
}

/* Parts of a site's screen that lie over nothing would never be seen. */
static void check_over_parts(struct build *build, const struct conf *base,
	const struct conf *over)
{
	for (size_t i = 0; over && i < over->section_count; i++) {
		const struct conf *part = &over->sections[i];
		const struct conf *under = NULL, *at = NULL;
		while ((at = conf_next(base, part->field->name, at)))
			if (str_is(at->title, part->title))
				under = at;
		if (under)
			check_over_parts(build, under, part);
		else if (!str_is(part->field->name, "coach"))
			faults_say(build->faults, &part->at,
				"a site changes the words of what there is",
				"the pack has no %s '%s' here", part->field->name,
				part->title ? part->title : "");
	}
}

void build_screens(struct build *build)
{
	size_t most = build_count(build, "screen");
	build->screens = arena_array(build->arena, most, sizeof *build->screens);
	build->drafts = arena_array(build->arena, most, sizeof *build->drafts);
	build->questions = arena_array(build->arena, most, sizeof *build->questions);
	build->overs = build_overs(build, "screen", &build->over_map);
	for (size_t i = 0; i < build->files.count; i++)
		for (const struct conf *at = NULL;
			(at = conf_next(build->files.roots[i], "screen", at));) {
			if (build->pack->screen_count == SCREENS_MOST) {
				faults_say(build->faults, &at->at, "split the pack",
					"a pack cannot have more than %d screens", SCREENS_MOST);
				return;
			}
			struct faults *before = build_aside(build, at);
			build_screen(build, at);
			build_aside_end(build, before);
		}
	build->pack->screens = build->screens;
	build->pack->questions = build->questions;
	check_overs(build);
	for (size_t i = 0; i < build->pack->screen_count; i++)
		check_over_parts(build, build->drafts[i].conf.base, build->drafts[i].conf.over);
}
