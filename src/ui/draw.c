#include "ui/draw.h"

#include "base/str.h"
#include "ui/frame.h"
#include "ui/list.h"
#include "ui/overlay.h"

#include <stdio.h>
#include <string.h>

const struct draw *draw_of(enum view_kind kind)
{
	static const struct draw *const kinds[VIEW_KINDS] = {
		[VIEW_SAY] = &draw_say, [VIEW_WRITE] = &draw_write, [VIEW_CHOOSE] = &draw_choose,
		[VIEW_MANY] = &draw_many, [VIEW_ITEMS] = &draw_items, [VIEW_RULER] = &draw_ruler,
		[VIEW_REVIEW] = &draw_review, [VIEW_AGREE] = &draw_agree,
		[VIEW_STOP] = &draw_stop, [VIEW_END] = &draw_end,
	};
	return kinds[kind];
}

void hints_add(struct hints *hints, const char *key, const char *does)
{
	int most = sizeof hints->list / sizeof *hints->list;
	if (hints->count == most)
		return;
	hints->list[hints->count].key = key;
	hints->list[hints->count].does = does;
	hints->count++;
}

/* ---- focus ----------------------------------------------------------------- */

void focus_init(struct focus *focus)
{
	*focus = (struct focus){ .number = -1, .air = -1 };
	field_init(&focus->field);
	field_init(&focus->by);
}

void focus_release(struct focus *focus)
{
	field_release(&focus->field);
	field_release(&focus->by);
}

static uint64_t mix(uint64_t hash, const char *text)
{
	return hash * 31 + (text ? str_hash(text) : 1);
}

/* Rows are known by number here: other items than before, and a number is a lie. */
static uint64_t shape_of(const struct view *view)
{
	uint64_t hash = (uint64_t)view->kind + 1; /* 0 is no shape */
	for (size_t i = 0; i < view->item_count; i++)
		hash = mix(hash, view->items[i].id);
	return hash;
}

static uint64_t lines_of(const struct view *view)
{
	uint64_t hash = view->line_count;
	for (size_t i = 0; i < view->line_count; i++)
		hash = mix(mix(hash, view->lines[i].label), view->lines[i].text);
	return hash;
}

static void go_to_top(struct focus *focus)
{
	focus->part = focus->row = focus->column = focus->top = 0;
	focus->page_rows = 0;
	focus->loose = true;
	focus->seen_end = false;
	focus->air = -1;
}

static void start(const struct view *view, struct focus *focus)
{
	focus->shape = shape_of(view);
	focus->lines = lines_of(view);
	focus->version = view->version;
	focus->pick_count = 0;
	focus->number = -1;
	focus->remark = NULL;
	focus->asked = focus->sent = false;
	focus->dirty = focus->drafted = view->is_draft;
	field_start(&focus->field, "", 0, false);
	field_start(&focus->by, "", 0, true);
	if (draw_of(view->kind)->start)
		draw_of(view->kind)->start(view, focus);
}

static void start_screen(const struct view *view, struct focus *focus)
{
	snprintf(focus->screen, sizeof focus->screen, "%s",
		view->screen ? view->screen : "");
	go_to_top(focus);
	start(view, focus);
	if (focus->overlay != OVERLAY_COVER)
		overlay_close(focus);
}

static bool is_here(const struct view *view, const struct focus *focus)
{
	return strncmp(focus->screen, view->screen ? view->screen : "",
		       sizeof focus->screen - 1) == 0;
}

/* The same screen after something happened in the visit. */
static void start_again(const struct view *view, struct focus *focus)
{
	bool moved_on = focus->sent, same = focus->shape == shape_of(view);
	bool same_plan = focus->lines == lines_of(view);
	int row = focus->row, part = focus->part;
	start(view, focus);
	if (moved_on || !same || !same_plan)
		go_to_top(focus);
	if (moved_on || !same)
		return;
	focus->row = row;
	focus->part = part;
}

/* What was half done stays, unless it was taken, or its numbers mean other things now. */
static void focus_sync(const struct view *view, struct focus *focus)
{
	focus->sent = focus->sent && !view->refused;
	if (!is_here(view, focus) || focus->shape == 0) {
		start_screen(view, focus);
		return;
	}
	if (focus->version == view->version && focus->shape == shape_of(view))
		return;
	bool fits = view->kind == VIEW_WRITE || focus->shape == shape_of(view);
	if (!focus->dirty || focus->sent || !fits)
		start_again(view, focus);
	focus->version = view->version;
	focus->shape = shape_of(view);
	focus->sent = false;
}

/* ---- painting -------------------------------------------------------------- */

#define AIR 2

static bool is_seen(int top, int shown, int row, int rows)
{
	return row >= top && row + (rows < shown ? rows : shown) <= top + shown;
}

/*
 * Enter, Space and Down never act on what is out of sight.  Would they turn the
 * page instead?  A page without a focus is read to its end first.
 */
static bool turns_page(const struct focus *focus)
{
	bool more = focus->top + focus->body_rows < focus->page_rows;
	if (focus->page_rows == 0 || !more)
		return false;
	if (focus->focus_rows == 0)
		return !focus->seen_end;
	return focus->loose && focus->focus_row >= focus->top
	       && !is_seen(focus->top, focus->body_rows, focus->focus_row,
		focus->focus_rows);
}

static void add_hints(const struct view *view, const struct focus *focus,
	struct hints *hints)
{
	const char *const *w = view->words->text;
	if (focus->overlay != OVERLAY_NONE) {
		overlay_hints(view, focus, hints);
		return;
	}
	if (turns_page(focus))
		hints_add(hints, w[WORD_key_enter], w[WORD_does_more]);
	else if (draw_of(view->kind)->hints)
		draw_of(view->kind)->hints(view, focus, hints);
	if (hints->count > 3)
		hints->count = 3;
	bool home = !view->step_title;
	if (home || (view->may & MAY_BACK))
		hints_add(hints, w[WORD_key_esc],
			w[view->may & MAY_BACK ? WORD_does_back : WORD_does_leave]);
	hints_add(hints, "F1", w[WORD_does_help]);
	hints_add(hints, "Ctrl-O", w[WORD_does_menu]);
}

/* Air above the question is decided once a screen, or it would jump while one types. */
static int decide_air(const struct layout *l, int page_rows)
{
	int spare = l->body_rows - page_rows - 1;
	return l->narrow || spare < 0 ? 0 : spare < AIR ? spare : AIR;
}

static int bounded(int top, int page_rows, int shown)
{
	int last = page_rows - shown;
	if (top > last)
		top = last;
	return top > 0 ? top : 0;
}

/* The row of the page that is shown first, so that the focus is on the screen. */
static int choose_top(struct focus *focus, const struct page *page, int shown)
{
	int row = page->focus_row, rows = page->focus_rows;
	int top = bounded(focus->top, page->row, shown);
	if (rows == 0)
		return top;
	if (rows > shown)
		rows = shown;
	if (focus->loose && !is_seen(top, shown, row, rows))
		return top;
	focus->loose = false;
	/* The question is in sight as long as it can be. */
	if (is_seen(0, shown, row, rows))
		return 0;
	if (row < top)
		return bounded(row - 1, page->row, shown);
	return row + rows > top + shown ? row + rows - shown : top;
}

static void paint_body(const struct view *view, struct focus *focus, const struct layout *l,
	struct canvas *canvas, struct arena *arena)
{
	struct page page = frame_page(l, arena);
	struct layout shifted = *l;
	page.row = focus->air < 0 ? 0 : focus->air;
	draw_of(view->kind)->paint(view, focus, &page);
	frame_remark(view, focus, &shifted, canvas, arena);
	if (focus->air < 0) {
		focus->air = decide_air(&shifted, page.row);
		shifted.body += focus->air;
		shifted.body_rows -= focus->air;
	}
	int shown = frame_shown(&shifted, page.row);
	focus->top = choose_top(focus, &page, shown);
	focus->body_rows = shown;
	focus->page_rows = page.row;
	focus->focus_row = page.focus_row;
	focus->focus_rows = page.focus_rows;
	focus->seen_end |= focus->top + shown >= (page.last ? page.last : page.row);
	canvas_cursor(canvas, shifted.body, l->left, false);
	frame_body(view, &shifted, &page, focus->top, canvas, arena);
}

static void paint_overlay(const struct view *view, struct focus *focus,
	const struct layout *l, struct canvas *canvas, struct arena *arena)
{
	struct page page = frame_page(l, arena);
	page.row = l->narrow || l->rows < 20 ? 0 : 1;
	overlay_paint(view, focus, &page);
	int shown = frame_shown(l, page.row);
	int top = bounded(focus->overlay_top, page.row, shown);
	if (page.focus_rows && !is_seen(top, shown, page.focus_row, page.focus_rows))
		top = page.focus_row < top ? page.focus_row
		                           : page.focus_row + page.focus_rows - shown;
	focus->overlay_top = bounded(top, page.row, shown);
	focus->overlay_rows = page.row;
	focus->overlay_body = shown;
	canvas_cursor(canvas, l->body, l->left, false);
	frame_body(view, l, &page, focus->overlay_top, canvas, arena);
}

static void paint_frame(const struct view *view, struct focus *focus, struct canvas *canvas,
	struct arena *arena)
{
	struct hints hints = { .count = 0 };
	bool plain = focus->overlay == OVERLAY_NONE;
	add_hints(view, focus, &hints);
	struct layout layout = frame_layout(view, &hints, plain && !focus->coach_folded,
		canvas->rows, canvas->cols, arena);
	if (focus->rows != layout.rows || focus->cols != layout.cols)
		focus->air = -1;
	focus->rows = layout.rows;
	focus->cols = layout.cols;
	frame_header(view, focus, &layout, canvas, arena);
	frame_strip(view, &layout, canvas, arena);
	if (plain) {
		focus->strip_shown = layout.strip_rows > 0;
		focus->strip_more = layout.strip_more;
		paint_body(view, focus, &layout, canvas, arena);
	} else {
		paint_overlay(view, focus, &layout, canvas, arena);
	}
	/* Only now it is known what of the page is on the screen. */
	hints.count = 0;
	add_hints(view, focus, &hints);
	frame_footer(&hints, &layout, canvas);
}

void draw_paint(const struct view *view, struct focus *focus, struct canvas *canvas,
	struct arena *arena)
{
	const char *const *w = view->words->text;
	focus_sync(view, focus);
	if (focus->overlay == OVERLAY_COVER)
		frame_sentence(canvas, STYLE_TITLE, w[WORD_cover], w[WORD_cover_any_key],
			arena);
	else if (frame_is_tiny(canvas->rows, canvas->cols))
		frame_sentence(canvas, STYLE_TEXT, w[WORD_too_small], NULL, arena);
	else
		paint_frame(view, focus, canvas, arena);
}

/* ---- keys ------------------------------------------------------------------ */

static struct value pending(const struct view *view, const struct focus *focus)
{
	const struct draw *draw = draw_of(view->kind);
	if (!focus->dirty || !draw->pending)
		return (struct value){ .type = VALUE_NONE };
	return draw->pending(view, focus);
}

void draw_cover(struct focus *focus, bool pressed)
{
	overlay_open(focus, OVERLAY_COVER);
	focus->cover_pressed = pressed;
}

static bool key_cover(const struct view *view, struct focus *focus, struct act *act)
{
	(void)view;
	draw_cover(focus, true);
	*act = (struct act){ .kind = ACT_COVER, .number = 1 };
	return true;
}

/* A second ^C, in the question that the first one asked, leaves. */
static bool key_leave(const struct view *view, struct focus *focus, struct act *act)
{
	if (focus->overlay != OVERLAY_LEAVE) {
		overlay_open(focus, OVERLAY_LEAVE);
		return false;
	}
	overlay_close(focus);
	act->kind = view->may & MAY_LEAVE ? ACT_LATER : ACT_LEAVE;
	return true;
}

static bool key_suspend(const struct view *view, struct focus *focus, struct act *act)
{
	(void)view, (void)focus;
	act->kind = ACT_SUSPEND;
	return true;
}

static bool toggle(struct focus *focus, enum overlay overlay)
{
	if (focus->overlay == overlay)
		overlay_close(focus);
	else
		overlay_open(focus, overlay);
	return false;
}

static bool key_menu(const struct view *view, struct focus *focus, struct act *act)
{
	(void)view, (void)act;
	return toggle(focus, OVERLAY_MENU);
}

static bool key_help(const struct view *view, struct focus *focus, struct act *act)
{
	(void)view, (void)act;
	return toggle(focus, OVERLAY_HELP);
}

static bool key_coach(const struct view *view, struct focus *focus, struct act *act)
{
	(void)act;
	overlay_coach(view, focus);
	return false;
}

static const struct {
	enum key_code code;
	bool (*run)(const struct view *view, struct focus *focus, struct act *act);
} everywhere[] = {
	{ K_F12, key_cover }, { K_CTRL_C, key_leave }, { K_CTRL_Z, key_suspend },
	{ K_CTRL_O, key_menu }, { K_F1, key_help }, { K_F2, key_coach },
};

static bool uncover(struct focus *focus, const struct key *key, struct act *act)
{
	if (key->code == K_NONE || key->code == K_CTRL_L)
		return false;
	act->kind = ACT_SUSPEND;
	if (key->code != K_CTRL_Z) {
		overlay_close(focus);
		act->kind = ACT_UNCOVER;
	}
	return true;
}

static void scroll(struct focus *focus, int by)
{
	focus->top = bounded(focus->top + by, focus->page_rows, focus->body_rows);
	focus->loose = true;
}

static bool is_moving(const struct key *key)
{
	return key->code >= K_UP && key->code <= K_RIGHT;
}

/*
 * Keys that turn the page.  A key that would act on a row or number out of sight
 * brings it into sight, and acts when it is pressed again.
 */
static bool reading_key(struct focus *focus, const struct key *key)
{
	int page = focus->body_rows > 1 ? focus->body_rows - 1 : 1;
	bool turns = key->code == K_ENTER || key->code == K_DOWN || key_is(key, ' ');
	bool hidden = focus->focus_rows > 0 && focus->loose && focus->page_rows > 0
	              && !is_seen(focus->top, focus->body_rows, focus->focus_row,
			      focus->focus_rows);
	if (key->code == K_PGDN || key->code == K_PGUP)
		scroll(focus, key->code == K_PGDN ? page : -page);
	else if (focus->focus_rows == 0 && (key->code == K_UP || key->code == K_DOWN))
		scroll(focus, key->code == K_UP ? -1 : 1);
	else if (focus->focus_rows == 0 && (key->code == K_HOME || key->code == K_END))
		scroll(focus, key->code == K_HOME ? -focus->page_rows : focus->page_rows);
	else if (turns && turns_page(focus))
		scroll(focus, page);
	else if (hidden && (turns || is_moving(key)))
		focus->loose = false;
	else
		return false;
	return true;
}

static bool key_back(const struct view *view, struct focus *focus, struct act *act)
{
	bool last = !view->step_title || view->kind == VIEW_END;
	bool own = last && !(view->may & MAY_BACK);
	act->kind = own ? ACT_CLOSE : ACT_BACK;
	if (!own)
		act->value = pending(view, focus);
	return true;
}

/*
 * What is marked but not sent goes first; then the visit goes back a step.  Kinds
 * with a field have taken back their edits one by one before this.
 */
static bool key_undo(const struct view *view, struct focus *focus, struct act *act)
{
	bool typed = view->kind == VIEW_WRITE || view->kind == VIEW_STOP;
	if (focus->dirty && !view->is_draft && !typed) {
		int row = focus->row;
		start(view, focus);
		focus->row = row;
		return false;
	}
	if (!(view->may & MAY_UNDO))
		return false;
	act->kind = ACT_UNDO;
	return true;
}

static bool screen_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	if (key->code == K_ESC)
		return key_back(view, focus, act);
	if (reading_key(focus, key))
		return false;
	focus->loose = focus->loose && focus->focus_rows == 0;
	if (draw_of(view->kind)->key(view, focus, key, act))
		return act->kind != ACT_NONE;
	return key->code == K_UNDO && key_undo(view, focus, act);
}

static bool any_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	if (focus->overlay == OVERLAY_COVER)
		return uncover(focus, key, act);
	for (size_t i = 0; i < sizeof everywhere / sizeof *everywhere; i++)
		if (everywhere[i].code == key->code)
			return everywhere[i].run(view, focus, act);
	if (focus->overlay != OVERLAY_NONE)
		return overlay_key(view, focus, key, act);
	return screen_key(view, focus, key, act);
}

static bool carries_answer(enum act_kind kind)
{
	return kind == ACT_NEXT || kind == ACT_BACK || kind == ACT_SKIP;
}

bool draw_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	*act = (struct act){ .kind = ACT_NONE };
	focus_sync(view, focus);
	focus->remark = NULL;
	bool done = any_key(view, focus, key, act);
	focus->asked = done && carries_answer(act->kind);
	focus->sent = false;
	return done;
}

bool draw_draft(const struct view *view, struct focus *focus, struct act *act)
{
	focus_sync(view, focus);
	if (!focus->dirty || focus->drafted || !draw_of(view->kind)->pending)
		return false;
	*act = (struct act){ .kind = ACT_DRAFT, .value = pending(view, focus) };
	focus->drafted = true;
	return true;
}

void draw_taken(struct focus *focus)
{
	focus->sent = focus->asked;
}
