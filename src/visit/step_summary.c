#include "visit/step_summary.h"

#include "base/str.h"
#include "visit/answer.h"

static int step_of(const struct visit *visit, const char *screen)
{
	int number = screen ? pack_find_screen(visit->pack, screen) : -1;
	return number < 0 ? -1 : visit->pack->screens[number].step;
}

/* Where they were until this happened. */
static const char *where(const struct event *event)
{
	return event->kind == EVENT_MOVED ? event->from : event->screen;
}

/* Nobody was at it: the screen was covered, or the visit waited for another day. */
static bool is_idle(const struct event *before)
{
	return before->kind == EVENT_COVERED
	       || (before->kind == EVENT_ENDED && str_is(before->word, "unfinished"));
}

static struct step_summary *find(const struct pack_path *path, struct step_summary *steps,
	int step)
{
	for (size_t i = 0; i < path->step_count; i++)
		if (path->steps[i] == step)
			return &steps[i];
	return NULL;
}

static void add_time(const struct visit *visit, const struct pack_path *path,
	struct step_summary *steps)
{
	for (size_t i = 1; i < visit->event_count; i++) {
		const struct event *event = &visit->events[i], *before = &visit->events[i - 1];
		struct step_summary *step = find(path, steps, step_of(visit, where(event)));
		int64_t ms = event->at.ms - before->at.ms;
		/* A clock that was set back took no time away. */
		if (step && ms > 0 && !is_idle(before))
			step->ms += ms;
	}
}

static void add_screen(const struct visit *visit, const struct pack_screen *screen,
	struct step_summary *step)
{
	bool asks = screen->question >= 0
	            && answer_is_kept(&visit->pack->questions[screen->question]);
	step->seen |= visit->state.seen[screen->number];
	if (!asks || !visit_is_live(visit, screen->number))
		return;
	step->asked++;
	step->answered += visit->state.answers[screen->question].value.type != VALUE_NONE;
}

const struct step_summary *step_summaries(const struct visit *visit, struct arena *arena,
	size_t *count)
{
	const struct pack *pack = visit->pack;
	const struct pack_path *path = &pack->paths[visit->state.path];
	struct step_summary *steps = arena_array(arena, path->step_count + 1, sizeof *steps);
	*count = path->step_count;
	for (size_t i = 0; i < path->step_count; i++)
		steps[i].title = pack->steps[path->steps[i]].title;
	add_time(visit, path, steps);
	for (size_t i = 0; i < path->screen_count; i++) {
		const struct pack_screen *screen = &pack->screens[path->screens[i]];
		struct step_summary *step = find(path, steps, screen->step);
		if (step)
			add_screen(visit, screen, step);
	}
	return steps;
}
