/*
 * The coach strip: a panel of full width with lines for the clinician.  Somebody may be
 * reading along, so nothing here depends on an answer.
 */
#include "ui/frame.h"

#include "base/arena.h"
#include "ui/textfit.h"

#include <assert.h>

static const enum word coach_words[COACH_KINDS] = { [COACH_SAY] = WORD_coach_say,
	[COACH_ASK] = WORD_coach_ask, [COACH_LISTEN] = WORD_coach_listen,
	[COACH_TRY] = WORD_coach_try, [COACH_AVOID] = WORD_coach_avoid,
	[COACH_MORE] = WORD_coach_more };

static int coach_column(const struct view *view)
{
	int width = 0;
	for (int i = 0; i < COACH_KINDS; i++) {
		int w = textfit_width(view->words->text[coach_words[i]]);
		width = w > width ? w : width;
	}
	return width + 2;
}

struct styles {
	enum style kind, text;
};

static void coach_lines(struct page *page, const struct view *view, bool all,
	struct styles styles)
{
	int column = page->narrow ? 2 : coach_column(view);
	enum coach_kind last = COACH_KINDS;
	for (size_t i = 0; i < view->coach_count; i++) {
		const struct view_coach *line = &view->coach[i];
		if (line->kind == COACH_MORE && !all)
			continue;
		assert(line->kind < COACH_KINDS);
		int row = page->row;
		if (line->kind != last || page->narrow) {
			page_row(page, 0, styles.kind,
				view->words->text[coach_words[line->kind]]);
			page->row = page->narrow ? page->row : row;
		}
		page_text(page, column, styles.text, line->text);
		last = line->kind;
	}
}

void frame_coach(struct page *page, const struct view *view, bool all)
{
	coach_lines(page, view, all, (struct styles){ STYLE_ACCENT, STYLE_TEXT });
}

bool frame_coach_has_more(const struct view *view)
{
	for (size_t i = 0; i < view->coach_count; i++)
		if (view->coach[i].kind == COACH_MORE)
			return true;
	return false;
}

#define ROWS_FIRST 8 /* of the page that it is painted on: it is low, and grows where it must */

struct page frame_strip_page(const struct view *view, const struct layout *l,
	struct arena *arena)
{
	struct layout low = *l;
	low.rows = l->rows > ROWS_FIRST ? ROWS_FIRST : l->rows;
	struct page page = frame_page(&low, arena);
	page.width = l->end - l->left;
	coach_lines(&page, view, false, (struct styles){ STYLE_PANEL_ACCENT, STYLE_PANEL });
	return page;
}

/* The head of it: for whom, the clock, and what F2 does. */
static void paint_head(const struct view *view, const struct layout *l, struct canvas *canvas,
	struct arena *arena)
{
	const char *const *w = view->words->text;
	const char *key = w[l->strip_more ? WORD_f2_more : WORD_f2_hide];
	int row = l->strip, col = l->end - textfit_width(key);
	const char *clock = view->clock ? view->clock : "";
	int used = canvas_say(canvas, row, l->left, STYLE_PANEL_MUTED,
		textfit_cut(w[WORD_for_clinician], l->end - l->left, arena));
	if (l->left + used + 2 > col)
		return;
	const struct target target = { .key = { .code = K_F2 } };
	canvas_say(canvas, row, col, STYLE_PANEL_MUTED, key);
	canvas_hit(canvas, row, col, textfit_width(key), &target);
	col -= 4 + textfit_width(clock);
	if (l->left + used + 2 <= col)
		canvas_say(canvas, row, col, STYLE_PANEL_MUTED, clock);
}

void frame_strip(const struct view *view, const struct layout *layout,
	struct canvas *canvas, struct arena *arena)
{
	assert(layout->strip_rows == 0 || layout->strip >= layout->body);
	if (layout->strip_rows == 0)
		return;
	canvas_move(canvas, layout->strip, layout->strip_lines, -1, layout->strip_rows);
	paint_head(view, layout, canvas, arena);
	int from = layout->panel, width = layout->panel_end - from;
	for (int i = 0; i < layout->strip_rows; i++)
		canvas_ground(canvas, layout->strip + i, from, width, STYLE_PANEL);
}
