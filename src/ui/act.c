/*
 * Keys to acts: what holds on every screen here, the rest in draw_X.c.
 */
#include "ui/draw.h"

#include "ui/draw_kind.h"
#include "ui/focus_sync.h"
#include "ui/form.h"
#include "ui/list.h"
#include "ui/overlay.h"
#include "ui/panel.h"

#include <assert.h>

static struct value pending(const struct view *view, const struct focus *focus)
{
	const struct draw *draw = draw_of(view->kind);
	if (!focus->answer.dirty || !draw->pending)
		return (struct value){ .type = VALUE_NONE };
	return draw->pending(view, focus);
}

unsigned draw_wants(const struct focus *focus)
{
	const struct panel *panel = panel_of(focus->overlay.kind);
	return (panel ? panel->wants : 0) | (focus->frame.side ? WANT_PLAN : 0);
}

static bool key_cover(const struct view *view, struct focus *focus, struct act *act)
{
	(void)view;
	overlay_cover(focus, true);
	*act = (struct act){ .kind = ACT_COVER, .number = 1 };
	return true;
}

/* A second ^C, in the question that the first one asked, leaves. */
static bool key_leave(const struct view *view, struct focus *focus, struct act *act)
{
	if (focus->overlay.kind != OVERLAY_LEAVE) {
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

static bool key_menu(const struct view *view, struct focus *focus, struct act *act)
{
	(void)view, (void)act;
	overlay_toggle(focus, OVERLAY_MENU);
	return false;
}

static bool key_help(const struct view *view, struct focus *focus, struct act *act)
{
	(void)view, (void)act;
	overlay_toggle(focus, OVERLAY_HELP);
	return false;
}

static bool open_panel(const struct view *view, struct focus *focus, enum overlay overlay)
{
	assert(panel_of(overlay));
	if (view->may & panel_of(overlay)->may)
		overlay_toggle(focus, overlay);
	return false;
}

static bool key_plan(const struct view *view, struct focus *focus, struct act *act)
{
	(void)act;
	return open_panel(view, focus, OVERLAY_PLAN);
}

static bool key_note(const struct view *view, struct focus *focus, struct act *act)
{
	(void)act;
	return open_panel(view, focus, OVERLAY_NOTE);
}

static bool key_map(const struct view *view, struct focus *focus, struct act *act)
{
	(void)act;
	return open_panel(view, focus, OVERLAY_MAP);
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
	{ K_F3, key_plan }, { K_F4, key_note }, { K_F5, key_map },
};

static bool uncover(struct focus *focus, const struct key *key, struct act *act)
{
	assert(focus->overlay.kind == OVERLAY_COVER);
	if (key->code == K_NONE || key->code == K_CTRL_L)
		return false;
	act->kind = ACT_SUSPEND;
	if (key->code != K_CTRL_Z) {
		overlay_close(focus);
		act->kind = ACT_UNCOVER;
	}
	return true;
}

/* A page on, or back: where it may be turned is known when it is painted. */
static void turn_page(struct focus *focus, int by)
{
	struct focus_page *page = &focus->page;
	int to = by > 0 ? page->top + page->shown : page->top - 1;
	if (to >= 0 && to < page->rows)
		page->top = to;
	page->loose = true;
}

static void turn_to_end(struct focus *focus, bool last)
{
	focus->page.top = last ? focus->page.rows : 0;
	focus->page.loose = true;
}

static bool is_moving(const struct key *key)
{
	return key->code >= K_UP && key->code <= K_RIGHT;
}

/* A day goes a week. */
static bool turns_days(const struct view *view, const struct focus *focus)
{
	return draw_of(view->kind)->key == form_key && form_takes_pages(view, focus);
}

/* In a list the mark goes page by page; before anything has it, what stands there is read. */
static bool turns_rows(const struct view *view, const struct focus *focus)
{
	const struct focus_page *page = &focus->page;
	bool at_end = page->top + page->shown >= page->rows;
	return draw_of(view->kind)->is_list && view->item_count > 0
	       && (focus->row >= 0 || at_end);
}

/*
 * Keys that turn the page.  A key that would act on a row or number out of sight
 * brings it into sight, and acts when it is pressed again.
 */
static bool reading_key(const struct view *view, struct focus *focus, const struct key *key)
{
	struct focus_page *page = &focus->page;
	bool turns = key->code == K_ENTER || key->code == K_DOWN || key_is(key, ' ');
	bool hidden = focus_is_hidden(focus);
	if ((key->code == K_PGDN || key->code == K_PGUP) && !turns_rows(view, focus)
		&& !turns_days(view, focus))
		turn_page(focus, key->code == K_PGDN ? 1 : -1);
	else if (page->focus_rows == 0 && key->code == K_UP && page->top > 0)
		turn_page(focus, -1);
	else if (page->focus_rows == 0 && key->code == K_DOWN
		 && page->top + page->shown < page->rows)
		turn_page(focus, 1);
	else if (page->focus_rows == 0 && (key->code == K_HOME || key->code == K_END))
		turn_to_end(focus, key->code == K_END);
	else if (turns && focus_turns_page(focus))
		turn_page(focus, 1);
	else if (hidden && key->code == K_UP && page->focus_row >= page->top)
		turn_page(focus, -1);
	else if (hidden && (turns || is_moving(key)))
		page->loose = false;
	else
		return false;
	return true;
}

static bool key_back(const struct view *view, struct focus *focus, struct act *act)
{
	bool last = !view_has_steps(view) && !(view->may & MAY_BACK);
	/* Nothing lies before the first screen but the way out, which asks; a page that is read is
	 * closed. */
	if (last && (view->where == WHERE_HOME || draw_of(view->kind)->is_text)) {
		overlay_open(focus, OVERLAY_LEAVE);
		return false;
	}
	act->kind = last ? ACT_CLOSE : ACT_BACK;
	if (!last)
		act->value = pending(view, focus);
	return true;
}

/*
 * What is marked but not sent goes first, and its draft with it (draw_key());
 * then the visit goes back a step.  Kinds with a field have taken back their
 * edits one by one before this.
 */
static bool key_undo(const struct view *view, struct focus *focus, struct act *act)
{
	bool half = focus->answer.dirty && !view->is_draft;
	if (half && !draw_of(view->kind)->undoes_edits) {
		focus_forget(focus);
		return false;
	}
	if (!(view->may & MAY_UNDO))
		return false;
	act->kind = ACT_UNDO;
	return true;
}

/* What is half done now is newer than what was taken back. */
static bool key_redo(const struct view *view, struct focus *focus, struct act *act)
{
	if (focus->answer.dirty || !(view->may & MAY_REDO))
		return false;
	act->kind = ACT_REDO;
	return true;
}

static bool screen_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	const struct draw *draw = draw_of(view->kind);
	if (key->code == K_ESC)
		return !(draw->back && draw->back(view, focus)) && key_back(view, focus, act);
	if (reading_key(view, focus, key))
		return false;
	bool loose = focus->page.loose;
	int row = focus->row;
	focus->page.loose = loose && focus->page.focus_rows == 0;
	if (draw_of(view->kind)->key(view, focus, key, act)) {
		/* The first row to have the mark is seen with it. */
		focus->page.loose &= focus->row == row;
		return act->kind != ACT_NONE;
	}
	/* A key that means nothing here moves nothing. */
	focus->page.loose = loose;
	if (key->code == K_CTRL_R)
		return key_redo(view, focus, act);
	return key->code == K_UNDO && key_undo(view, focus, act);
}

static bool any_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	if (focus->overlay.kind == OVERLAY_COVER)
		return uncover(focus, key, act);
	for (size_t i = 0; i < sizeof everywhere / sizeof *everywhere; i++)
		if (everywhere[i].code == key->code)
			return everywhere[i].run(view, focus, act);
	if (panel_plan_yields(focus, key))
		overlay_close(focus);
	if (focus->overlay.kind != OVERLAY_NONE)
		return panel_key(view, focus, key, act);
	return screen_key(view, focus, key, act);
}

static bool carries_answer(enum act_kind kind)
{
	return kind == ACT_NEXT || kind == ACT_BACK || kind == ACT_SKIP;
}

/*
 * What was half done is so no longer: where it was handed out as a draft, that one
 * must not count.  A field says what stands there now, for that may be
 * half done from before.
 */
static bool end_draft(const struct view *view, struct focus *focus, struct act *act)
{
	if (!focus->answer.handed)
		return false;
	focus->answer.handed = false;
	*act = (struct act){ .kind = ACT_DRAFT };
	if (draw_of(view->kind)->is_text)
		act->value = draw_of(view->kind)->pending(view, focus);
	return true;
}

bool draw_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	*act = (struct act){ .kind = ACT_NONE };
	focus_sync(view, focus);
	focus->remark.kind = REMARK_NONE;
	focus->typed = (struct focus_typed){ .letter = "" };
	focus->note.asked = focus->note.taken = false;
	bool half = focus->answer.dirty, done = any_key(view, focus, key, act);
	/* Half an answer goes along, and waits there. */
	if (done && (act->kind == ACT_JUMP || act->kind == ACT_COVER || act->kind == ACT_PRESENT))
		act->value = pending(view, focus);
	if (half && !focus->answer.dirty && !done)
		done = end_draft(view, focus, act);
	focus->answer.asked = done && carries_answer(act->kind);
	focus->answer.sent = false;
	return done;
}

/* ---- the mouse --------------------------------------------------------------- */

static void turn_wheel(struct focus *focus, int by)
{
	if (focus->overlay.kind == OVERLAY_NONE)
		turn_page(focus, by);
	else if (focus->overlay.kind != OVERLAY_COVER)
		overlay_turn(focus, by);
}

/* What was clicked is in sight, so it is no longer scrolled by hand. */
static void place(struct focus *focus, const struct target *target)
{
	assert(target->places);
	if (focus->overlay.kind != OVERLAY_NONE) {
		focus->overlay.row = target->row;
		return;
	}
	focus->part = target->part;
	focus->row = target->row;
	focus->column = target->column;
	focus->page.loose = false;
}

static bool click(const struct view *view, struct focus *focus, const struct target *target,
	struct act *act)
{
	if (target->places)
		place(focus, target);
	return target->key.code != K_NONE && draw_key(view, focus, &target->key, act);
}

bool draw_mouse(const struct view *view, struct focus *focus, const struct canvas *picture,
	const struct key *key, struct act *act)
{
	assert(key->code == K_CLICK || key->code == K_WHEEL_UP || key->code == K_WHEEL_DOWN);
	*act = (struct act){ .kind = ACT_NONE };
	focus_sync(view, focus);
	if (key->code != K_CLICK) {
		turn_wheel(focus, key->code == K_WHEEL_UP ? -1 : 1);
		return false;
	}
	/* Nothing is seen there; any key uncovers. */
	if (focus->overlay.kind == OVERLAY_COVER)
		return draw_key(view, focus, &(struct key){ .code = K_ENTER }, act);
	const struct target *target = canvas_target(picture, key->row, key->col);
	return target && click(view, focus, target, act);
}

bool draw_half(const struct view *view, struct focus *focus, struct act *act)
{
	focus_sync(view, focus);
	if (!focus->answer.dirty || focus->answer.drafted || !draw_of(view->kind)->pending)
		return false;
	*act = (struct act){ .kind = ACT_DRAFT, .value = pending(view, focus) };
	/* What was done about a danger sign is said whole or not at all: no draft of it
	 * is kept, and the header must not say that one is. */
	focus->answer.handed = act->value.type != VALUE_RESOLUTION;
	return focus->answer.handed;
}

bool draw_draft(const struct view *view, struct focus *focus, struct act *act)
{
	if (!draw_half(view, focus, act))
		return false;
	focus->answer.drafted = true;
	return true;
}

void draw_taken(struct focus *focus)
{
	focus->answer.sent = focus->answer.asked;
	focus->note.taken = focus->note.asked;
	if (focus->note.taken) {
		field_start(&focus->note.field, "", NOTE_LIMIT, true);
		focus->overlay.row = focus->overlay.top = 0;
	}
}
