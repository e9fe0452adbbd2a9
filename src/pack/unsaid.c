/*
 * A screen's line of the plan, or of a person's page, says what was said there.  One without
 * anything filled in, whose condition holds before a key was pressed, would put words into
 * somebody's mouth.  What the pack says of itself stands outside of screens.
 */
#include "pack/build.h"

#include <assert.h>

/* Before anything was answered; `ctx` is the number of the path. */
static bool is_answered(void *ctx, const struct cond_ref *ref)
{
	(void)ctx;
	return ref->question == -1;
}

static bool number_of(void *ctx, const struct cond_ref *ref, int *number)
{
	*number = *(const int *)ctx;
	return ref->question == -1;
}

static bool has_choice(void *ctx, const struct cond_ref *ref, int choice)
{
	(void)ctx, (void)ref, (void)choice;
	return false;
}

static bool says_something(const struct pattern *line)
{
	for (size_t i = 0; i < line->count; i++)
		if (line->spans[i].kind != SPAN_TEXT && line->spans[i].kind != SPAN_SITE)
			return true;
	return false;
}

/* Is the screen there, and the line on it, in some path where nobody has said a thing? */
static bool stands_unsaid(const struct build *build, const struct pack_screen *screen,
	const struct cond *when)
{
	bool there = !screen->guest && !screen->brings && !pack_traits(screen->kind)->watches;
	for (int path = 0; there && path < (int)build->pack->path_count; path++) {
		const struct cond_state unsaid = { &path, is_answered, number_of, has_choice };
		const struct pack_path *way = &build->pack->paths[path];
		for (size_t i = 0; i < way->screen_count; i++)
			if (way->screens[i] == screen->number && cond_holds(screen->when, &unsaid)
				&& cond_holds(when, &unsaid))
				return true;
	}
	return false;
}

static void check_line(struct build *build, const struct pack_screen *screen,
	const struct pattern *line, const struct cond *when, const struct conf *at)
{
	/* A condition with a fault is none, and said already. */
	bool faulty = !when && conf_find(at, "when");
	if (line->count == 0 || faulty || says_something(line)
		|| !stands_unsaid(build, screen, when))
		return;
	build_fault(build, (struct layer){ at, NULL }, "line",
		"add a 'when' that asks for the answer that it says",
		"the line would stand there although nobody said it");
}

static void check_lines(struct build *build, const struct pack_screen *screen)
{
	const struct conf *conf = build->drafts[screen->number].conf.base, *at = NULL;
	for (size_t i = 0; i < screen->plan_count; i++) {
		at = conf_next(conf, "plan", at);
		assert(at); /* it was made of that */
		check_line(build, screen, &screen->plan[i].line, screen->plan[i].when, at);
	}
	at = NULL;
	for (size_t i = 0; i < screen->family_count; i++) {
		at = conf_next(conf, "family", at);
		assert(at);
		check_line(build, screen, &screen->family[i].line, screen->family[i].when, at);
	}
}

void build_unsaid(struct build *build)
{
	for (size_t i = 0; i < build->pack->screen_count && !build->was_kept; i++) {
		struct faults *before = build_aside(build, build->drafts[i].conf.base);
		check_lines(build, &build->screens[i]);
		build_aside_end(build, before);
	}
}
