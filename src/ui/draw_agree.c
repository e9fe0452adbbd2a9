/*
 * The plan, and two yeses under it.  They count only once the end of the plan
 * has been on the screen; Enter never says yes, it turns the page or goes on.
 */
#include "ui/draw_kind.h"
#include "ui/focus_sync.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "ui/list.h"
#include "ui/overlay.h"

#include <assert.h>
#include <string.h>

enum { ROW_PATIENT, ROW_CLINICIAN, ROW_CHANGE, ROW_NOTYET, ROWS };

static bool both(const struct view *view)
{
	return view->agree.patient && view->agree.clinician;
}

/* While it is shut, the first leads to what is missing. */
static bool row_shows(const struct view *view, int row)
{
	if (row >= ROW_CHANGE || !view->agree.shut)
		return true;
	return row == ROW_PATIENT && view->agree.fills;
}

/* The next row down or up that shows; where there is none it stays. */
static int row_after(const struct view *view, int row, int by)
{
	int to = row;
	do
		to += by;
	while (to >= 0 && to < ROWS && !row_shows(view, to));
	return to < 0 || to >= ROWS ? row : to;
}

static void agree_start(const struct view *view, struct focus *focus)
{
	focus->row = row_shows(view, ROW_PATIENT) ? ROW_PATIENT : ROW_CHANGE;
}

/* Who, and whether: `patient    ✓`. */
static const char *mark_of(const struct page *page, const char *who, int width, bool said)
{
	int pad = width - utf8_width(who, strlen(who));
	return arena_printf(page->arena, "%s%*s  %s", who, pad, "", said ? "✓" : "○");
}

static void paint_yes(const struct view *view, const struct focus *focus, struct page *page)
{
	const char *const *w = view->words->text;
	const char *patient = w[WORD_name_patient], *clinician = w[WORD_name_clinician];
	int width = utf8_width(patient, strlen(patient));
	int other = utf8_width(clinician, strlen(clinician));
	int indent = page->narrow ? 0 : 2;
	width = other > width ? other : width;
	if (both(view))
		page_text(page, indent, STYLE_GOOD, w[WORD_agree_done]);
	page_clicks(page, 0, ROW_PATIENT, (struct key){ .code = K_CHAR, .cp = ' ' });
	page_choice(page, indent, 1, mark_of(page, patient, width, view->agree.patient),
		w[WORD_agree_patient], NULL, focus->row == ROW_PATIENT);
	page_choice(page, indent, 2, mark_of(page, clinician, width, view->agree.clinician),
		w[WORD_agree_clinician], NULL, focus->row == ROW_CLINICIAN);
}

static void paint_shut(const struct view *view, const struct focus *focus, struct page *page)
{
	int indent = page->narrow ? 0 : 2;
	page_text(page, indent, STYLE_ALERT, view->agree.shut);
	if (!view->agree.fills)
		return;
	page_clicks(page, 0, ROW_PATIENT, (struct key){ .code = K_CHAR, .cp = ' ' });
	page_choice(page, indent, 1, NULL, view->words->text[WORD_agree_fill], NULL,
		focus->row == ROW_PATIENT);
}

static void agree_paint(const struct view *view, struct focus *focus, struct page *page)
{
	const char *const *w = view->words->text;
	int indent = page->narrow ? 0 : 2;
	page_head(page, view);
	if (!page->narrow)
		page_gap(page);
	page_lines(page, view->lines, view->line_count);
	page->last = page->row;
	page_gap(page);
	if (view->agree.shut)
		paint_shut(view, focus, page);
	else
		paint_yes(view, focus, page);
	page_clicks(page, 0, ROW_CHANGE, (struct key){ .code = K_CHAR, .cp = ' ' });
	page_choice(page, indent, 3, NULL, w[WORD_agree_change], NULL,
		focus->row == ROW_CHANGE);
	page_choice(page, indent, 4, NULL, w[WORD_agree_notyet], NULL,
		focus->row == ROW_NOTYET);
}

static void say_yes(const struct view *view, struct focus *focus, int row, struct act *act)
{
	assert(row == ROW_PATIENT || row == ROW_CLINICIAN);
	bool said = row == ROW_PATIENT ? view->agree.patient : view->agree.clinician;
	focus->row = row;
	if (view->agree.shut) {
		focus->remark.kind = REMARK_SHUT;
	} else if (!focus->page.seen_end) {
		focus->page.loose = true; /* jumping to the end would not be reading */
		focus_say(focus, WORD_agree_read_on);
	} else {
		act->kind = said ? ACT_TAKE_BACK : ACT_YES;
		act->role = row == ROW_PATIENT ? ROLE_PATIENT : ROLE_CLINICIAN;
	}
}

/* Whose yes is not there, and that it can wait; after both there is nothing to wait for. */
static void say_not_yet(const struct view *view, struct focus *focus)
{
	if (both(view))
		focus_say(focus, WORD_agree_done);
	else
		overlay_open(focus, OVERLAY_NOTYET);
}

static bool do_row(const struct view *view, struct focus *focus, int row, struct act *act)
{
	assert(row >= ROW_PATIENT && row < ROWS);
	bool fills = row == ROW_PATIENT && view->agree.shut && view->agree.fills;
	if (!fills && row < ROW_CHANGE) {
		say_yes(view, focus, row, act);
		return true;
	}
	focus->row = row;
	if (row == ROW_NOTYET)
		say_not_yet(view, focus);
	else
		*act = (struct act){ .kind = ACT_JUMP,
			.number = fills ? view->agree.fill_screen : -1 };
	return true;
}

static bool agree_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	int row = list_digit(key, ROWS);
	if (row >= 0)
		return do_row(view, focus, row, act);
	/* To jump to the end would not be reading. */
	if (key->code == K_END && !focus->page.seen_end && !view->agree.shut) {
		focus_say(focus, WORD_agree_read_on);
		return true;
	}
	int before = focus->row;
	if (list_move(key, ROWS, &focus->row)) {
		if (!row_shows(view, focus->row))
			focus->row = row_after(view, focus->row, focus->row < before ? -1 : 1);
		if (!row_shows(view, focus->row))
			focus->row = before;
		return true;
	}
	if (key_is(key, ' '))
		return do_row(view, focus, focus->row, act);
	if (key->code != K_ENTER)
		return false;
	if (focus->row >= ROW_CHANGE || view->agree.shut)
		return do_row(view, focus, focus->row, act);
	if (both(view))
		act->kind = ACT_NEXT;
	return true;
}

static void agree_hints(const struct view *view, const struct focus *focus,
	struct hints *hints)
{
	const char *const *w = view->words->text;
	if (!view->agree.shut && !focus->page.seen_end)
		hints_add(hints, w[WORD_key_pages], w[WORD_does_more]);
	else if (both(view))
		hints_add(hints, w[WORD_key_enter], w[WORD_does_next]);
	else if (!view->agree.shut)
		hints_add(hints, "1 2", w[WORD_does_agree]);
	else if (view->agree.fills)
		hints_add(hints, "1", w[WORD_agree_fill]);
	hints_add(hints, "3", w[WORD_does_change]);
	hints_add(hints, "4", w[WORD_does_notyet]);
}

const struct draw draw_agree = {
	.help = WORD_help_agree,
	.stands_alone = true,
	.start = agree_start,
	.paint = agree_paint,
	.key = agree_key,
	.hints = agree_hints,
};
