/*
 * Rules that hold between the parts of a pack.  A visit relies on them: whoever
 * holds one checks nothing again.
 */
#include "pack/build.h"

#include "base/str.h"

#include <assert.h>
#include <string.h>

struct way { /* a path while it is checked */
	struct build *build;
	const struct pack_path *path;
	const struct conf *conf;
	int *place; /* by number of the screen; -1 not in the path */
	int at;     /* place of the screen that is looked at */
	int screen;
	const char *key; /* of the condition */
};

static struct layer path_layer(const struct way *way)
{
	return (struct layer){ way->conf, NULL };
}

static const struct pack_traits *kind_at(const struct way *way, size_t place)
{
	assert(place < way->path->screen_count);
	return pack_traits(way->build->screens[way->path->screens[place]].kind);
}

/* ---- what a condition may ask ---------------------------------------------- */

static void check_ref(void *ctx, const struct cond_ref *ref)
{
	struct way *way = ctx;
	if (ref->question < 0)
		return;
	assert((size_t)ref->question < way->build->pack->question_count);
	const struct pack_question *question = &way->build->questions[ref->question];
	int place = way->place[question->screen];
	if (place < 0 || place < way->at)
		return;
	struct layer conf = way->build->drafts[way->screen].conf;
	struct place at = build_find(way->build, layer_place(conf, way->key), question->id);
	faults_say(way->build->faults, &at,
		"ask only about what an earlier screen sets",
		"'%s' is set %s in the path '%s'", question->id,
		place == way->at ? "on this screen" : "later", way->path->id);
}

static void check_conditions(struct way *way)
{
	for (size_t i = 0; i < way->path->screen_count; i++) {
		way->at = (int)i;
		way->screen = way->path->screens[i];
		const struct pack_screen *screen = &way->build->screens[way->screen];
		struct faults *before = build_aside(way->build,
			way->build->drafts[way->screen].conf.base);
		way->key = "when";
		cond_refs(screen->when, check_ref, way);
		way->key = "pass";
		cond_refs(screen->pass, check_ref, way);
		way->key = "about";
		for (size_t j = 0; j < screen->about_count; j++)
			check_ref(way, &(struct cond_ref){ screen->about[j], -1 });
		build_aside_end(way->build, before);
	}
}

/* Whoever has come in would learn what there is, or keep it shut by being here. */
static void check_waiting(struct build *build)
{
	for (size_t i = 0; i < build->pack->screen_count; i++) {
		const struct pack_screen *screen = &build->screens[i];
		if (screen->waits_for && (screen->is_private || screen->guest))
			build_fault(build, build->drafts[i].conf, "waits-for", "remove it",
				"the plan cannot wait for '%s', which is not always there",
				screen->id);
	}
}

/* ---- steps ----------------------------------------------------------------- */

static bool is_always_there(const struct pack_screen *screen)
{
	return !screen->when && !screen->is_private && !pack_traits(screen->kind)->watches;
}

/* The header says "2 of 4" from the start: no number may be left out on the way. */
static void check_step(struct way *way, int step)
{
	const struct build *build = way->build;
	assert(step >= 0 && (size_t)step < build->pack->step_count);
	for (size_t i = 0; i < way->path->screen_count; i++) {
		const struct pack_screen *screen = &build->screens[way->path->screens[i]];
		if (screen->step == step && is_always_there(screen))
			return;
	}
	build_fault(way->build, path_layer(way), "screens",
		"give the step a screen without condition that is not private",
		"every screen of the step '%s' can be absent, and the header would skip its "
		"number", build->pack->steps[step].id);
}

static void check_steps(struct way *way)
{
	int last = -1;
	for (size_t i = 0; i < way->path->screen_count; i++) {
		const struct pack_screen *screen = &way->build->screens[way->path->screens[i]];
		if (screen->step < 0)
			continue;
		if (screen->step < last)
			build_fault(way->build, path_layer(way), "screens",
				"keep the order of the steps in pack.conf",
				"the screen '%s' goes back to the step '%s'", screen->id,
				way->build->pack->steps[screen->step].id);
		else
			last = screen->step;
	}
	for (size_t i = 0; i < way->path->step_count; i++)
		check_step(way, way->path->steps[i]);
}

/* ---- agree, danger signs --------------------------------------------------- */

static void check_agree(struct way *way)
{
	size_t agrees = 0, count = way->path->screen_count;
	bool last = false;
	for (size_t i = 0; i < count; i++) {
		last = kind_at(way, i)->agrees;
		agrees += last;
	}
	if (count == 0)
		return;
	const struct pack_screen *end = &way->build->screens[way->path->screens[count - 1]];
	if (end->pass)
		build_fault(way->build, way->build->drafts[end->number].conf, "pass",
			"remove it", "nobody agrees to a plan by passing by");
	if (agrees != 1 || !last)
		build_fault(way->build, path_layer(way), "screens",
			"end the path with its one screen that has agree \"...\" { }",
			"the path '%s' does not end with one agree screen", way->path->id);
}

static bool has_danger(const struct pack_question *question)
{
	for (size_t i = 0; i < question->item_count; i++)
		if (question->items[i].tier == 1)
			return true;
	return false;
}

static bool is_watched(const struct way *way, const struct pack_question *signs, int from)
{
	unsigned dangers = build_dangers(signs);
	for (size_t i = (size_t)from; i < way->path->screen_count; i++) {
		const struct pack_screen *screen = &way->build->screens[way->path->screens[i]];
		if (!pack_traits(screen->kind)->watches)
			continue;
		assert(screen->question >= 0); /* what watches is a question */
		const struct pack_stop *stop =
			pack_stop(&way->build->questions[screen->question]);
		if (stop->of == signs->number && stop->locks && dangers
			&& (stop->watch & dangers) == dangers && !screen->is_private
			&& !screen->when)
			return true;
	}
	return false;
}

static void check_danger(struct way *way)
{
	for (size_t i = 0; i < way->path->screen_count; i++) {
		const struct pack_screen *screen = &way->build->screens[way->path->screens[i]];
		if (screen->question < 0)
			continue;
		const struct pack_question *question = &way->build->questions[screen->question];
		if (!way->build->was_kept && has_danger(question)
			&& !is_watched(way, question, (int)i + 1))
			build_fault(way->build, path_layer(way), "screens",
				build_dangers(question)
					? "add a stop with of and locks = yes, always there, that "
					  "watches for each danger"
					: "write danger = yes in an answer, and add a stop with of "
					  "and locks = yes, always there",
				"nothing stops the path '%s' after a danger sign in '%s'",
				way->path->id, question->id);
	}
}

/* Sign by sign, that it comes up tells of a private one, whatever stands on it. */
static void check_stops(struct build *build)
{
	for (size_t i = 0; i < build->pack->question_count; i++) {
		const struct pack_question *question = &build->questions[i];
		if (!pack_traits(question->kind)->watches)
			continue;
		const struct pack_stop *stop = pack_stop(question);
		assert(stop->of < (int)build->pack->question_count);
		if (stop->of < 0 || !stop->each || build->screens[question->screen].is_private
			|| !build_has_private(&build->questions[stop->of]))
			continue;
		build_fault(build, build->drafts[question->screen].question, "each",
			"add private = yes to its screen, or leave out 'each'",
			"the stop '%s' would ask about private rows of '%s' while others are there",
			question->id, build->questions[stop->of].id);
	}
}

/* ---- the third chair --------------------------------------------------------- */

/* Always there while that person is, and the way out: who is in the room now. */
static bool has_way_out(const struct way *way, int person)
{
	for (size_t i = 0; i < way->path->screen_count; i++) {
		const struct pack_screen *screen = &way->build->screens[way->path->screens[i]];
		if (screen->guest && screen->person == person && !screen->when
			&& !screen->pass
			&& screen->question >= 0
			&& way->build->questions[screen->question].asks == ASKS_PRESENCE)
			return true;
	}
	return false;
}

/* Names are those of one question: of two, the wrong ones would stand over the columns. */
static void check_people(struct way *way)
{
	size_t count = 0;
	for (size_t i = 0; i < way->path->screen_count; i++)
		count += kind_at(way, i)->names_people;
	if (count > 1)
		build_fault(way->build, path_layer(way), "screens", "keep one of them",
			"the path '%s' has %zu people questions", way->path->id, count);
}

/* While somebody sits there nothing else is: without a screen they would be nowhere. */
static void check_guests(struct way *way)
{
	for (size_t i = 0; i < way->path->screen_count; i++) {
		const struct pack_screen *screen = &way->build->screens[way->path->screens[i]];
		if ((!screen->guest && !screen->brings) || screen->person != 1
			|| has_way_out(way, screen->person))
			continue;
		build_fault(way->build, path_layer(way), "screens",
			"add a guest screen without 'when' that asks for presence",
			"whoever is asked in on '%s' could never leave the third chair",
			screen->id);
		return;
	}
}

/* ---- a line of a plan is changed -------------------------------------------- */

static void check_changes(struct way *way)
{
	bool lists = false;
	if (!way->path->changes)
		return;
	for (size_t i = 0; i < way->path->screen_count; i++)
		lists |= kind_at(way, i)->lists_answers;
	if (!way->path->after)
		build_fault(way->build, path_layer(way), "changes", "add after = yes",
			"the path '%s' changes a plan, and there is none before it",
			way->path->id);
	else if (!lists)
		build_fault(way->build, path_layer(way), "screens",
			"add a screen with review \"...\" { }",
			"the path '%s' changes a plan, and has no list of the answers",
			way->path->id);
}

/* ---- coach lines ----------------------------------------------------------- */

/* Somebody may be reading along: the strip must not tell what was answered. */
static bool tells_answer(const struct build *build, const struct span *span)
{
	if (span->kind == SPAN_NOTES)
		return true;
	/* No such question: that is a fault already. */
	if (span->kind == SPAN_ANSWER && span->ref.question >= 0)
		return build->questions[span->ref.question].value != VALUE_NUMBER;
	return false;
}

static const char *coach_key(enum coach_kind kind)
{
	assert(kind < COACH_KINDS);
	static const char *const keys[COACH_KINDS] = { "say", "ask", "listen", "try", "avoid",
		"more" };
	return keys[kind];
}

static bool asks_number(const struct build *build, const struct pack_screen *screen)
{
	return screen->question >= 0
	       && build->questions[screen->question].value == VALUE_NUMBER;
}

/* "Why not higher?" draws out reasons against the change; the pack says how that is said in
 * its language.  NULL: nothing of the kind is in the text. */
static const char *asked_against(const struct pack *pack, const char *text)
{
	for (size_t i = 0; i < pack->not_asked_count; i++)
		if (*pack->not_asked[i] && strstr(text, pack->not_asked[i]))
			return pack->not_asked[i];
	return NULL;
}

static void check_coach_line(struct build *build, const struct pack_screen *screen,
	const struct pack_coach *line)
{
	struct layer conf = build->drafts[screen->number].conf;
	const struct conf *coach = conf_next(conf.base, "coach", NULL);
	struct layer at = { coach ? coach : conf.base,
		conf.over ? conf_next(conf.over, "coach", NULL) : NULL };
	for (size_t i = 0; i < line->text.count; i++) {
		const struct span *span = &line->text.spans[i];
		if (tells_answer(build, span))
			build_fault(build, at, coach_key(line->kind),
				"only the number of a ruler may stand in it",
				"the coach strip of '%s' would tell what was answered",
				screen->id);
		bool asks = asks_number(build, screen) && span->kind == SPAN_TEXT
		            && line->kind <= COACH_ASK;
		const char *against = asks ? asked_against(build->pack, span->text) : NULL;
		if (against)
			build_fault(build, at, coach_key(line->kind),
				"ask what keeps it from being lower",
				"'%s' draws out reasons against the change", against);
	}
}

static void check_coach(struct build *build)
{
	for (size_t i = 0; i < build->pack->screen_count; i++) {
		struct faults *before = build_aside(build, build->drafts[i].conf.base);
		for (size_t j = 0; j < build->screens[i].coach_count; j++)
			check_coach_line(build, &build->screens[i], &build->screens[i].coach[j]);
		build_aside_end(build, before);
	}
}

/* ---- paths ----------------------------------------------------------------- */

static void check_path(struct build *build, const struct pack_path *path,
	const struct conf *conf, int *place, bool *used)
{
	struct way way = { .build = build, .path = path, .conf = conf, .place = place };
	for (size_t i = 0; i < build->pack->screen_count; i++)
		way.place[i] = -1;
	for (size_t i = 0; i < path->screen_count; i++) {
		assert((size_t)path->screens[i] < build->pack->screen_count);
		way.place[path->screens[i]] = (int)i;
		used[path->screens[i]] = true;
	}
	check_conditions(&way);
	check_steps(&way);
	check_agree(&way);
	check_danger(&way);
	check_people(&way);
	check_guests(&way);
	check_changes(&way);
}

void build_checks(struct build *build)
{
	const struct pack *pack = build->pack;
	bool *used = arena_array(build->arena, pack->screen_count + 1, sizeof *used);
	int *place = arena_array(build->arena, pack->screen_count + 1, sizeof *place);
	size_t i = 0;
	for (const struct conf *at = NULL;
		(at = conf_next(build->files.head, "path", at)) && i < pack->path_count;)
		check_path(build, &pack->paths[i++], at, place, used);
	for (size_t screen = 0; screen < pack->screen_count; screen++)
		if (!used[screen] && pack->path_count && build->screens[screen].person < 2)
			build_fault(build, build->drafts[screen].conf, "",
				"put it into a path, or remove it",
				"the screen '%s' is in no path", build->screens[screen].id);
	check_waiting(build);
	check_stops(build);
	check_coach(build);
	build_unsaid(build);
}
