#include "visit/look.h"

#include "visit/flow.h"
#include "visit/notes.h"

/* ---- the map ----------------------------------------------------------------------- */

static enum place_state state_of(const struct visit *visit, const struct pack_screen *screen)
{
	bool asks = screen->question >= 0
	            && visit->pack->questions[screen->question].value != VALUE_NONE;
	if (visit->state.skipped[screen->number])
		return PLACE_SKIPPED;
	if (asks ? visit_answer(visit, screen->question) != NULL
	         : visit->state.seen[screen->number])
		return PLACE_DONE;
	return PLACE_OPEN;
}

static void show_place(const struct visit *visit, const struct pack_screen *screen, int *step,
	struct arena *frame, struct view_place *place)
{
	*place = (struct view_place){ .title = screen->title, .screen = screen->number,
		.state = state_of(visit, screen), .here = screen->number == visit->state.screen,
		.may = flow_may_be(visit, screen->number) };
	if (!place->title)
		place->title = visit_fill(visit, &screen->heading, false, frame, NULL);
	if (screen->step != *step)
		place->step = visit->pack->steps[screen->step].title;
	*step = screen->step;
}

/* Only what is part of the visit as it now is: nothing shows that something was left out. */
static void show_map(const struct visit *visit, struct arena *frame, struct view *view)
{
	const struct pack_path *path = &visit->pack->paths[visit->state.path];
	struct view_place *places = arena_array(frame, path->screen_count, sizeof *places);
	int step = -1;
	for (size_t i = 0; i < path->screen_count; i++)
		if (visit_is_live(visit, path->screens[i]))
			show_place(visit, &visit->pack->screens[path->screens[i]], &step, frame,
				&places[view->place_count++]);
	view->places = places;
}

/* ---- what was heard ---------------------------------------------------------------- */

static void show_notes(const struct visit *visit, struct arena *frame, struct view *view)
{
	const struct state *state = &visit->state;
	const struct pack_screen *screen = &visit->pack->screens[state->screen];
	struct view_note *notes = arena_array(frame, state->note_count + 1, sizeof *notes);
	for (size_t i = 0; i < state->note_count; i++)
		if (notes_shows(visit, &state->notes[i]))
			notes[view->note_count++] = (struct view_note){
				notes_tag(&state->notes[i]), state->notes[i].text };
	view->notes = notes;
	view->stems = visit->pack->stems;
	view->stem_count = visit->pack->stem_count;
	view->why = visit->pack->steps[screen->step].why;
	view->pitfall = visit->pack->steps[screen->step].pitfall;
}

void look_show(const struct visit *visit, unsigned wants, struct arena *frame,
	struct view *view)
{
	if (wants & WANT_MAP)
		show_map(visit, frame, view);
	if (wants & WANT_NOTES)
		show_notes(visit, frame, view);
}
