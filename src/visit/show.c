#include "visit/kind.h"

#include "base/str.h"
#include "visit/agreement.h"
#include "visit/answer.h"
#include "visit/disclosure.h"
#include "visit/draft.h"
#include "visit/flow.h"
#include "visit/notes.h"
#include "visit/presence_page.h"
#include "visit/state.h"
#include "visit/supporters.h"

#include <assert.h>

/* ---- the screen ---------------------------------------------------------------------- */

/*
 * The strip may speak of a ruler's number.  While the mark is being moved that
 * is the number under it, so the lines are filled as if it were the answer.
 */
static const struct visit *as_if_sent(const struct visit *visit, const struct pack_screen *screen,
	struct arena *frame)
{
	struct value draft;
	const struct pack_question *ruler =
		screen->question < 0 ? NULL : &visit->pack->questions[screen->question];
	if (!ruler || ruler->value != VALUE_NUMBER
		|| !draft_get(visit, ruler->number, frame, &draft))
		return visit;
	struct batch batch = { .count = 0 };
	batch_add(&batch, &(struct event){ .kind = EVENT_ANSWERED, .question = ruler->id,
		.screen = screen->id, .seq = visit->event_count + 1, .at = visit->state.last,
		.batch = visit->event_count + 1, .value = answer_to_event(ruler, &draft, frame) });
	struct visit *sent = ARENA_NEW(frame, struct visit);
	state_after(visit, &batch, frame, sent);
	return sent;
}

/* "Why that, and not less?" says nothing where there is no less. */
static bool asks_below_lowest(const struct visit *visit, const struct pattern *line)
{
	for (size_t i = 0; i < line->count; i++) {
		const struct span *span = &line->spans[i];
		const struct value *value = span->kind == SPAN_NUMBER && span->minus > 0
			? visit_shown(visit, span->ref.question) : NULL;
		if (value && (value->type == VALUE_CHOICES ? value->pick[0] == 0
		                                           : value->number == 0))
			return true;
	}
	return false;
}

static void show_coach(const struct visit *visit, const struct pack_screen *screen,
	struct arena *frame, struct view *view)
{
	struct view_coach *coach = arena_array(frame, screen->coach_count, sizeof *coach);
	const struct visit *sent = as_if_sent(visit, screen, frame);
	view->coach = coach;
	for (size_t i = 0; i < screen->coach_count; i++)
		if (!asks_below_lowest(sent, &screen->coach[i].text))
			coach[view->coach_count++] = (struct view_coach){ screen->coach[i].kind,
				visit_fill(sent, &screen->coach[i].text, false, frame, NULL) };
}

static void show_step(const struct visit *visit, const struct pack_screen *screen,
	struct view *view)
{
	const struct pack_path *path = &visit->pack->paths[visit->state.path];
	view->step_title = visit->pack->steps[screen->step].title;
	view->steps = (int)path->step_count;
	for (size_t i = 0; i < path->step_count; i++)
		if (path->steps[i] == screen->step)
			view->step = (int)i + 1;
}

static unsigned may_turn(const struct visit *visit)
{
	return (disclosure_of_steps(visit, &visit->undo) ? MAY_UNDO : 0U)
	       | (disclosure_of_steps(visit, &visit->redo) ? MAY_REDO : 0U);
}

static unsigned may(const struct visit *visit, const struct pack_question *question)
{
	const struct state *state = &visit->state;
	unsigned bits = MAY_NEXT | MAY_LEAVE | MAY_NOTODAY | MAY_PRESENT | MAY_NOTE | MAY_LOOK;
	if (state->guest)
		bits &= ~(unsigned)(MAY_NOTODAY | MAY_NOTE);
	if (visit_back(visit, state->screen) >= 0)
		bits |= MAY_BACK;
	if (!state->guest)
		bits |= may_turn(visit);
	if (question && !question->required && question->value != VALUE_NONE
		&& disclosure_of_answer(visit, question->number))
		bits |= MAY_SKIP;
	return bits;
}

static void show_value(const struct visit *visit, const struct pack_question *question,
	struct arena *frame, struct view *view)
{
	bool seen = disclosure_of_answer(visit, question->number);
	struct value value = { .type = VALUE_NONE };
	if (seen)
		value = visit->state.answers[question->number].value;
	struct value stands = answer_to_frontend(visit, question, &value, frame);
	view->question = question->id;
	view->is_unseen = !seen;
	draft_get(visit, question->number, frame, &value);
	view->value = answer_to_frontend(visit, question, &value, frame);
	/* Of rows that do not show, nothing shows: nor that they are half done. */
	view->is_half = !value_same(&stands, &view->value);
	view->is_draft = view->is_half && draft_came_back(visit, question->number);
}

/* Said of something else before: it is offered, part by part where there are parts. */
static void show_offer(const struct visit *visit, const struct pack_question *question,
	struct arena *frame, struct view *view)
{
	const struct value *aside = disclosure_of_aside(visit, question->number);
	if (aside && aside->type != VALUE_PARTS && value_is_empty(&view->value))
		view->offer = kind_of(question->kind)->words(visit, question, aside, frame);
}

static void show_label(const struct visit *visit, struct view *view)
{
	view->words = &visit->pack->words;
	view->version = visit->version;
	view->label = *visit->state.label ? visit->state.label
	                                  : visit->pack->words.text[WORD_no_label];
}

/* What was not said is not quoted. */
static const char *quote_of(const struct visit *visit, const struct pack_screen *screen,
	struct arena *frame)
{
	bool whole;
	const char *quote = visit_fill(visit, &screen->quote, true, frame, &whole);
	return whole ? quote : NULL;
}

/* The number to call, and what was said of it, stay in sight to the end. */
static const char *text_of_stop(const struct visit *visit, struct arena *frame)
{
	const struct state *state = &visit->state;
	if (state->end != END_STOPPED || state->resolution_count == 0)
		return NULL;
	const struct pack_question *stop =
		&visit->pack->questions[state->resolutions[state->resolution_count - 1].stop];
	return visit_fill(visit, &visit->pack->screens[stop->screen].text, true, frame, NULL);
}

static void show_end(const struct visit *visit, struct arena *frame, struct view *view)
{
	assert(visit->state.end == END_AGREED || visit->state.end == END_DECLINED
		|| visit->state.end == END_STOPPED);
	static const enum word heading[] = { [END_AGREED] = WORD_end_agreed,
		[END_DECLINED] = WORD_end_declined, [END_STOPPED] = WORD_end_stopped };
	view->where = WHERE_PAGE;
	view->kind = VIEW_END;
	view->screen = "end";
	view->heading = visit->pack->words.text[heading[visit->state.end]];
	/* Who was asked in sees a page, if any, and no plan. */
	bool is_open = disclosure_of_plan(&visit->state) && !visit->state.asked_in;
	if (visit->state.end == END_AGREED && !is_open)
		view->heading = visit->pack->words.text[WORD_end_agreed_closed];
	view->text = text_of_stop(visit, frame);
	view->may = visit->state.end != END_STOPPED ? may_turn(visit) & MAY_UNDO : 0;
}

bool visit_has_ended(const struct visit *visit)
{
	return visit->state.end != END_NOT && visit->state.end != END_UNFINISHED;
}

/* ---- the map ----------------------------------------------------------------------- */

static enum place_state state_of(const struct visit *visit, const struct pack_screen *screen)
{
	bool asks = screen->question >= 0
	            && visit->pack->questions[screen->question].value != VALUE_NONE;
	if (visit->state.skipped[screen->number])
		return PLACE_SKIPPED;
	if (asks ? visit_shown(visit, screen->question) != NULL
	         : visit->state.seen[screen->number])
		return PLACE_DONE;
	return PLACE_OPEN;
}

/* As the map names it. */
static const char *title_of(const struct visit *visit, const struct pack_screen *screen,
	struct arena *frame)
{
	return screen->title ? screen->title
	                     : visit_fill(visit, &screen->heading, false, frame, NULL);
}

static void show_place(const struct visit *visit, const struct pack_screen *screen, int *step,
	struct arena *frame, struct view_place *place)
{
	*place = (struct view_place){ .title = title_of(visit, screen, frame), .screen = screen->number,
		.state = state_of(visit, screen), .here = screen->number == visit->state.screen,
		.may = flow_may_be(visit, screen->number) };
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

/* What stands beside a screen when it is asked for: the map, and what was heard.  (The
 * plan so far is plan_show()'s.) */
static void show_beside(const struct visit *visit, unsigned wants, struct arena *frame,
	struct view *view)
{
	if (wants & WANT_MAP)
		show_map(visit, frame, view);
	if (wants & WANT_NOTES)
		show_notes(visit, frame, view);
}

/* Undo and redo lead to where it was said, and say so. */
static const char *what_was_turned(const struct visit *visit, struct arena *frame)
{
	const struct event *last = &visit->events[visit->event_count - 1];
	bool undone = last->kind == EVENT_UNDONE;
	if (!undone && last->kind != EVENT_REDONE)
		return NULL;
	int screen = pack_find_screen(visit->pack, last->screen);
	assert(screen >= 0); /* it was applied */
	return words_put(visit->pack->words.text[undone ? WORD_undone : WORD_redone],
		title_of(visit, &visit->pack->screens[screen], frame), frame);
}

/* Where the agree screen led to what is missing, that is where one begins. */
static void show_first_part(const struct visit *visit, struct arena *frame, struct view *view)
{
	const struct state *state = &visit->state;
	struct missing missing;
	if (!state->in_review || view->part_count == 0
		|| !pack_traits(visit->pack->screens[state->review_screen].kind)->agrees
		|| !agreement_fills(visit, visit->state.last, frame, &missing) || missing.item < 0
		|| missing.screen->number != state->screen)
		return;
	const struct pack_question *question = visit_question(visit);
	for (size_t i = 0; i < view->part_count; i++)
		if (str_is(view->parts[i].id, question->items[missing.item].id))
			view->first_part = i;
}

/* What was refused, as it is numbered in the view: rows that do not show have no number. */
static size_t refused_at(const struct visit *visit, const struct pack_question *question,
	const struct view *view)
{
	size_t at = visit->refused_at;
	if (at == 0 || at > question->item_count)
		return at;
	for (size_t i = 0; i < view->part_count; i++)
		if (str_is(view->parts[i].id, question->items[at - 1].id))
			return i + 1;
	for (size_t i = 0; i < view->item_count; i++)
		if (str_is(view->items[i].id, question->items[at - 1].id))
			return i + 1;
	return 0;
}

/* ---- the whole ---------------------------------------------------------------------- */

/* In a preview nobody has a name. */
static const char *guest_name(const struct visit *visit, int person)
{
	const char *name = supporters_name(visit, person);
	return name ? name : visit->pack->words.text[WORD_plan_blank];
}

void visit_show(const struct visit *visit, unsigned wants, struct arena *frame,
	struct view *view)
{
	const struct pack_screen *screen = &visit->pack->screens[visit->state.screen];
	const struct pack_question *question = visit_question(visit);
	*view = (struct view){ .where = WHERE_VISIT, .kind = screen->kind, .screen = screen->id };
	show_label(visit, view);
	if (visit->state.page != PAGE_NONE) {
		presence_show(visit, frame, view);
		return;
	}
	if (visit_has_ended(visit)) {
		show_end(visit, frame, view);
		return;
	}
	show_step(visit, screen, view);
	view->turn = screen->turn;
	if (visit->state.presence_known)
		view->company = visit->state.with_others ? COMPANY_SOMEONE : COMPANY_ALONE;
	/* What somebody said who has left is only read: nobody answers here now. */
	view->has_turn = screen->turn != TURN_GUEST || visit->state.guest;
	if (screen->turn == TURN_GUEST)
		view->guest = guest_name(visit, screen->person);
	view->heading = visit_fill(visit, &screen->heading, true, frame, NULL);
	view->text = visit_fill(visit, &screen->text, true, frame, NULL);
	view->quote = quote_of(visit, screen, frame);
	view->may = may(visit, question);
	view->turned = what_was_turned(visit, frame);
	show_coach(visit, screen, frame, view);
	show_beside(visit, wants, frame, view);
	if (!question)
		return;
	show_value(visit, question, frame, view);
	show_offer(visit, question, frame, view);
	if (kind_of(question->kind)->show)
		kind_of(question->kind)->show(visit, question, frame, view);
	show_first_part(visit, frame, view);
	view->refused_at = refused_at(visit, question, view);
}
