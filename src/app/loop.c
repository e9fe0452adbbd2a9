/*
 * The loop of the curses frontend: state to view, view to cells, cells to terminal,
 * key to act, act to state.  Between keys it only waits; what it wakes for is
 * the minute, a draft that is due, and the cover.
 */
#include "app/frontend.h"
#include "app/report.h"
#include "sys/clock.h"
#include "ui/canvas.h"
#include "ui/draw.h"
#include "ui/draw_kind.h"
#include "ui/focus_sync.h"
#include "ui/overlay.h"
#include "ui/term.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define MINUTE 60000
#define DRAFT_MS 1500   /* so that what is on the disk is never older than 2 s */
#define DOUBLE_MS 500   /* so soon a second click belongs to the first */
#define COVER_SOON 30000 /* a line of warning before the cover */

struct loop {
	const struct controller *controller;
	struct term *term;
	struct focus focus;
	struct arena frame;   /* the view */
	struct arena picture; /* the canvas */
	const struct canvas *seen; /* what the person sees; NULL: something has changed since */
	struct key clicked;  /* the last click that was heeded, and when */
	int64_t clicked_at;
	struct view view;
	char clock[DATE_SIZE];
	bool stale;          /* the view must be made anew */
	unsigned wants;      /* what it was made with beside the screen (WANT_*) */
	int64_t touched;     /* last key, by the clock that counts suspended time */
	int64_t dirty_since; /* first change that no draft holds; 0 none */
	bool remarks; /* on a terminal that is unknown, until the first key */
	bool ascii;   /* it shows no more */
	bool *told;   /* the frontend's: that letters are missing has been said */
	bool telling; /* it is being said, while one types */
	bool over;
};

static const char *remark(struct loop *loop)
{
	const char *name, *instead;
	term_is_unknown(loop->term, &name, &instead);
	return words_fill(loop->view.words, WORD_term_unknown, &loop->frame, "name", name,
		"instead", instead, NULL);
}

static void make_view(struct loop *loop)
{
	loop->seen = NULL;
	arena_reset(&loop->frame);
	memset(&loop->view, 0, sizeof loop->view);
	loop->wants = draw_wants(&loop->focus);
	loop->controller->show(loop->controller->ctx, loop->wants, &loop->frame, &loop->view);
	assert(loop->view.words && loop->view.screen && loop->view.kind < VIEW_KINDS);
	assert(loop->view.item_count == 0 || loop->view.items);
	loop->view.clock = loop->clock;
	if (loop->remarks)
		loop->view.refused = remark(loop);
	loop->stale = false;
}

static struct canvas *paint(struct loop *loop)
{
	int rows, cols;
	term_size(loop->term, &rows, &cols);
	arena_reset(&loop->picture);
	struct canvas *canvas = canvas_new(&loop->picture, rows, cols);
	draw_time(&loop->focus, clock_since_boot());
	draw_paint(&loop->view, &loop->focus, canvas, &loop->picture);
	bool is_lost = loop->ascii && canvas_to_ascii(canvas);
	/* Once, and in the place where something is said anyway; the cover says nothing. */
	if (!is_lost || *loop->told || loop->focus.remark.kind != REMARK_NONE || loop->view.refused
		|| loop->focus.overlay.kind == OVERLAY_COVER)
		return canvas;
	loop->telling = true;
	focus_say(&loop->focus, WORD_letters_unshown);
	return paint(loop);
}

static bool lacks(const struct loop *loop)
{
	return draw_wants(&loop->focus) & ~loop->wants;
}

static void put(struct loop *loop)
{
	assert(!loop->stale);
	struct canvas *canvas = paint(loop);
	/* In a window that grew there is room for more than the view was made with. */
	if (lacks(loop)) {
		make_view(loop);
		canvas = paint(loop);
	}
	term_put(loop->term, canvas);
	loop->seen = canvas;
}

/* ---- time ---------------------------------------------------------------------- */

static int64_t to_next_minute(struct moment now)
{
	return MINUTE - now.ms % MINUTE;
}

static int64_t sooner(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static int64_t cover_due(const struct loop *loop)
{
	return loop->touched + (int64_t)loop->controller->cover_after * MINUTE;
}

static bool may_cover(const struct loop *loop)
{
	return loop->controller->cover_after > 0 && loop->focus.overlay.kind != OVERLAY_COVER;
}

/* When the view is to be made anew; -1: not before something happens. */
static int64_t wake_due(const struct loop *loop)
{
	int ms = loop->controller->wake ? loop->controller->wake(loop->controller->ctx) : 0;
	return ms > 0 ? ms : -1;
}

static int wait_ms(const struct loop *loop)
{
	int64_t since = clock_since_boot();
	int64_t wait = to_next_minute(clock_now());
	if (wake_due(loop) > 0)
		wait = sooner(wait, wake_due(loop));
	if (draw_due(&loop->view, &loop->focus) >= 0)
		wait = sooner(wait, draw_due(&loop->view, &loop->focus));
	if (loop->dirty_since)
		wait = sooner(wait, loop->dirty_since + DRAFT_MS - since);
	if (may_cover(loop)) {
		int64_t soon = cover_due(loop) - COVER_SOON - since;
		wait = sooner(wait, soon > 0 ? soon : cover_due(loop) - since);
	}
	return wait > 0 ? (int)wait : 0;
}

static bool follows(const struct view *view)
{
	return draw_of(view->kind)->follows_draft;
}

/* Hands out what is half done. */
static void send_draft(struct loop *loop)
{
	struct act act;
	loop->dirty_since = 0;
	if (loop->controller->draft && draw_draft(&loop->view, &loop->focus, &act)) {
		loop->controller->draft(loop->controller->ctx, &act.value);
		loop->stale = follows(&loop->view);
	}
}

/* Acts that carry no value, and after which nobody may be there to finish it. */
static bool leaves_screen(const struct act *act)
{
	return act->kind == ACT_LATER || act->kind == ACT_LEAVE || act->kind == ACT_COVER
	       || act->kind == ACT_NOTODAY;
}

/* The cover waits for no disk: it is seen before anything is kept. */
static void put_cover(struct loop *loop)
{
	assert(loop->focus.overlay.kind == OVERLAY_COVER);
	struct canvas *canvas = paint(loop);
	term_put(loop->term, canvas);
	loop->seen = canvas;
}

/* Hands an act to the controller, and shows what came of it. */
static void give(struct loop *loop, const struct act *act)
{
	assert(act->kind != ACT_NONE && !loop->over);
	if (act->kind == ACT_COVER)
		put_cover(loop);
	if (leaves_screen(act))
		send_draft(loop);
	loop->over = !loop->controller->act(loop->controller->ctx, act, clock_now());
	if (loop->over)
		return;
	make_view(loop);
	if (!loop->view.refused) {
		draw_taken(&loop->focus);
		loop->dirty_since = 0;
	}
}

static void cover_when_idle(struct loop *loop, int64_t since)
{
	const struct act act = { .kind = ACT_COVER, .number = 0 };
	if (!may_cover(loop) || since < cover_due(loop) - COVER_SOON)
		return;
	if (since < cover_due(loop)) {
		focus_say(&loop->focus, WORD_cover_soon);
		return;
	}
	loop->focus.remark.kind = REMARK_NONE;
	overlay_cover(&loop->focus, false);
	give(loop, &act);
}

static void tick(struct loop *loop)
{
	int64_t since = clock_since_boot();
	loop->seen = NULL;
	date_clock(clock_now(), loop->clock);
	loop->stale = loop->stale || wake_due(loop) > 0;
	if (loop->dirty_since && since >= loop->dirty_since + DRAFT_MS)
		send_draft(loop);
	if (loop->controller->tick && loop->controller->tick(loop->controller->ctx))
		loop->stale = true;
	cover_when_idle(loop, since);
}

/* ---- keys ------------------------------------------------------------------------ */

/* Whoever brings it back may not be who stopped it: what was on the screen stays covered. */
static void suspend(struct loop *loop)
{
	const struct act cover = { .kind = ACT_COVER, .number = 1 };
	if (loop->focus.overlay.kind != OVERLAY_COVER) {
		overlay_cover(&loop->focus, true);
		give(loop, &cover);
	}
	term_suspend(loop->term, loop->view.words->text[WORD_suspended]);
	term_redraw(loop->term);
}

/* What was half done was taken back: no view made before may be looked at again. */
static void end_draft(struct loop *loop, const struct act *act)
{
	assert(act->kind == ACT_DRAFT);
	loop->dirty_since = 0;
	if (loop->controller->draft)
		loop->controller->draft(loop->controller->ctx, &act->value);
	make_view(loop);
}

static void act_on(struct loop *loop, struct act *act)
{
	assert(act->kind != ACT_NONE && !loop->over);
	if (act->kind == ACT_SUSPEND) {
		suspend(loop);
		return;
	}
	/* Nothing lies before the first screen but the way out, which asks. */
	if (act->kind == ACT_BACK && !(loop->view.may & MAY_BACK) && view_has_steps(&loop->view)) {
		overlay_open(&loop->focus, OVERLAY_LEAVE);
		return;
	}
	if (act->kind == ACT_DRAFT) {
		end_draft(loop, act);
		return;
	}
	give(loop, act);
}

/* What is shown may follow what is marked: it is told at once, not in two seconds. */
static void follow_mark(struct loop *loop)
{
	struct act act;
	if (!follows(&loop->view) || !loop->controller->follow
		|| !draw_half(&loop->view, &loop->focus, &act))
		return;
	loop->controller->follow(loop->controller->ctx, &act.value);
	loop->stale = true;
}

static bool is_mouse(const struct key *key)
{
	return key->code == K_CLICK || key->code == K_WHEEL_UP || key->code == K_WHEEL_DOWN;
}

/* Whoever clicks twice means once: the second must not answer what came up meanwhile. */
static bool is_second_click(struct loop *loop, const struct key *key)
{
	assert(key->code == K_CLICK);
	bool soon = loop->clicked_at && loop->touched - loop->clicked_at < DOUBLE_MS;
	bool near = abs(loop->clicked.row - key->row) <= 1
	            && abs(loop->clicked.col - key->col) <= 1;
	if (soon && near)
		return true;
	loop->clicked = *key;
	loop->clicked_at = loop->touched;
	return false;
}

static bool use(struct loop *loop, const struct key *key, struct act *act)
{
	const struct canvas *seen = loop->seen;
	loop->seen = NULL;
	if (!is_mouse(key))
		return draw_key(&loop->view, &loop->focus, key, act);
	/* A click on a picture that is no longer true was meant for something else. */
	if (key->code == K_CLICK && (!seen || is_second_click(loop, key)))
		return false;
	return draw_mouse(&loop->view, &loop->focus, seen, key, act);
}

static void press(struct loop *loop, const struct key *key)
{
	assert(!loop->over);
	struct act act = { .kind = ACT_NONE };
	loop->touched = clock_since_boot();
	draw_time(&loop->focus, loop->touched);
	/* Nothing to us: a button that went down, a key that nobody knows. */
	if (key->code == K_NONE)
		return;
	loop->focus.remark.kind = REMARK_NONE;
	*loop->told = *loop->told || (loop->telling && key->code != K_CHAR);
	loop->stale = loop->remarks;
	loop->remarks = false;
	if (key->code == K_CTRL_L) {
		term_redraw(loop->term);
		return;
	}
	if (use(loop, key, &act) && act.kind != ACT_NONE)
		act_on(loop, &act);
	if (loop->over)
		return;
	/* What was taken is no draft, although it is the next picture that forgets it. */
	const struct focus_answer *answer = &loop->focus.answer;
	bool half = answer->dirty && !answer->drafted && !answer->sent;
	if (half && !loop->dirty_since)
		loop->dirty_since = loop->touched;
	follow_mark(loop);
}

/* One thing from the terminal; false: it is gone. */
static bool next(struct loop *loop)
{
	struct key key = { .code = K_NONE };
	switch (term_get(loop->term, wait_ms(loop), &key)) {
	case TERM_KEY:
		press(loop, &key);
		return true;
	case TERM_TIMEOUT:
		tick(loop);
		return true;
	case TERM_RESIZE:
		loop->seen = NULL;
		return true;
	case TERM_GONE:
		break;
	}
	send_draft(loop);
	return false;
}

static void begin(struct loop *loop, struct frontend *frontend)
{
	assert(!loop->over && !loop->dirty_since);
	date_clock(clock_now(), loop->clock);
	loop->touched = clock_since_boot();
	const char *name, *instead;
	loop->remarks = !frontend->remarked && term_is_unknown(loop->term, &name, &instead);
	frontend->remarked = true;
	make_view(loop);
	put(loop);
	/* The first picture stands; now for what would have delayed it. */
	if (!loop->controller->late)
		return;
	loop->over = !loop->controller->late(loop->controller->ctx);
	loop->stale = true;
}

enum controller_end loop_play(struct frontend *frontend, const struct controller *controller)
{
	assert(frontend->term); /* else it is plain_play() */
	struct loop loop = { .controller = controller, .term = frontend->term,
		.ascii = frontend->ascii, .told = &frontend->told };
	bool here = true;
	focus_init(&loop.focus);
	loop.focus.points = term_points(frontend->term);
	arena_init(&loop.frame, report_last_words);
	arena_init(&loop.picture, report_last_words);
	begin(&loop, frontend);
	while (here && !loop.over) {
		if (loop.stale || lacks(&loop))
			make_view(&loop);
		if (!term_has_more(loop.term))
			put(&loop);
		here = next(&loop);
	}
	focus_release(&loop.focus);
	arena_release(&loop.frame);
	arena_release(&loop.picture);
	return here ? CONTROLLER_OVER : CONTROLLER_GONE;
}
