/*
 * Nothing is said by pressing Enter: each path of the shipped pack is walked from its first
 * screen to the last with Enter alone, in both frontends, and only what the pack asks for
 * before all else is answered.  Nothing else becomes an answer, and the plan then holds
 * nothing but what the pack says of itself.  Once more with all answered but forms, which
 * have something to offer then.
 */
#include "tests/check.h"
#include "tests/visit/held.h"

#include "base/str.h"
#include "ui/canvas.h"
#include "ui/draw.h"
#include "ui/plain.h"

#define PACK "content/back-pain"
#define PRESSES 2000 /* more than any path has rows */
#define STUCK 60     /* as often on one screen, and it waits for an answer */

struct walk {
	struct held held;
	struct focus focus;
	struct plain plain;
	bool in_lines, forms_alone; /* with Enter */
	int screens; /* that were gone on from */
};

static void answer(struct held *held)
{
	static const int no[64];
	const struct view *view = &held->view;
	struct value value = { .type = VALUE_NONE };
	if (view->kind == VIEW_WRITE)
		value = (struct value){ .type = VALUE_TEXT, .text = "a few words" };
	else if (view->kind == VIEW_RULER)
		value = (struct value){ .type = VALUE_NUMBER, .number = 8 };
	else if (view->kind == VIEW_ITEMS)
		value = (struct value){ .type = VALUE_ITEMS, .pick = no,
			.count = view->item_count };
	else if (view->item_count && view->kind != VIEW_REVIEW)
		value = (struct value){ .type = VALUE_CHOICES, .pick = no, .count = 1 };
	CHECK(held_act(held, &(struct act){ .kind = ACT_NEXT, .value = value }));
}

static bool press_enter(struct walk *walk, struct arena *arena, struct act *act)
{
	struct canvas *canvas = canvas_new(arena, 24, 80);
	const struct key enter = { .code = K_ENTER };
	draw_paint(&walk->held.view, &walk->focus, canvas, arena);
	return draw_key(&walk->held.view, &walk->focus, &enter, act);
}

static bool send_line(struct walk *walk, struct act *act)
{
	struct buf said;
	buf_init(&said, (size_t)1 << 20);
	plain_show(&walk->plain, &walk->held.view, &said);
	bool done = plain_line(&walk->plain, &walk->held.view, "", act, &said);
	buf_release(&said);
	return done;
}

static void enter(struct walk *walk)
{
	struct arena arena;
	struct act act = { .kind = ACT_NONE };
	arena_init(&arena, NULL);
	if (walk->in_lines ? send_line(walk, &act) : press_enter(walk, &arena, &act))
		held_act(&walk->held, &act);
	arena_release(&arena);
}

static void walk_on(struct walk *walk)
{
	struct held *held = &walk->held;
	int here = held->visit.state.screen, stuck = 0;
	for (int i = 0; i < PRESSES && held->view.kind != VIEW_AGREE; i++) {
		if (walk->forms_alone && held->view.part_count == 0)
			answer(held);
		else
			enter(walk);
		stuck = held->visit.state.screen == here ? stuck + 1 : 0;
		walk->screens += stuck == 0;
		here = held->visit.state.screen;
		if (stuck == STUCK)
			answer(held);
	}
	CHECK_INT(VIEW_AGREE, held->view.kind);
}

/* Who is here, what is kept, the danger signs: what no visit can do without. */
static bool was_asked_for(const struct walk *walk, const char *id)
{
	int number = pack_find_question(walk->held.pack, id);
	const struct pack_question *question = &walk->held.pack->questions[number];
	return question->required || (walk->forms_alone && question->value != VALUE_PARTS);
}

/* Does the line say what is a form's? */
static bool is_of_form(const struct plan_line *line)
{
	for (size_t i = 0; i < line->piece_count; i++)
		if (line->pieces[i].question && line->pieces[i].question->value == VALUE_PARTS)
			return true;
	return false;
}

static void check_nothing_is_said(struct walk *walk)
{
	struct held *held = &walk->held;
	struct plan plan;
	for (size_t i = 0; i < held->visit.event_count; i++) {
		const struct event *event = &held->visit.events[i];
		if (event->kind == EVENT_ANSWERED && !was_asked_for(walk, event->question)) {
			printf("\n'%s' was answered by Enter\n", event->question);
			CHECK(false);
		}
	}
	plan_assemble(&held->visit, true, &held->frame, &plan);
	for (size_t i = 0; i < plan.part_count; i++)
		for (size_t j = 0; j < plan.parts[i].line_count; j++) {
			const struct plan_line *line = &plan.parts[i].lines[j];
			bool unsaid = walk->forms_alone ? is_of_form(line) : line->screen != NULL;
			if (unsaid)
				printf("\nnobody said: %s\n", line->text);
			CHECK(!unsaid);
		}
}

static void walk_with_enter(const char *path, bool in_lines, bool forms_alone)
{
	struct walk walk = { .in_lines = in_lines, .forms_alone = forms_alone };
	held_begin(&walk.held, PACK, path);
	focus_init(&walk.focus);
	plain_init(&walk.plain, false);
	walk_on(&walk);
	/* Else nothing was said because nothing was asked. */
	CHECK(walk.screens >= 15);
	check_nothing_is_said(&walk);
	focus_release(&walk.focus);
	plain_release(&walk.plain);
	held_end(&walk.held);
}

static void walk_all(bool in_lines)
{
	static const char *const paths[] = { "brief", "full", "follow" };
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		walk_with_enter(paths[i], in_lines, false);
		walk_with_enter(paths[i], in_lines, true);
	}
}

static void test_keys(void)
{
	walk_all(false);
}

static void test_lines(void)
{
	walk_all(true);
}

TESTS("app/enter", { "each path with Enter alone", test_keys },
	{ "each path with empty lines alone", test_lines })
