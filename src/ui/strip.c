/*
 * Lines for the clinician.  Somebody may be reading along, so nothing here depends on
 * an answer.
 */
#include "ui/frame.h"

#include "base/arena.h"
#include "base/str.h"
#include "ui/say.h"

static const enum word coach_words[COACH_KINDS] = { [COACH_SAY] = WORD_coach_say,
	[COACH_ASK] = WORD_coach_ask, [COACH_LISTEN] = WORD_coach_listen,
	[COACH_TRY] = WORD_coach_try, [COACH_AVOID] = WORD_coach_avoid,
	[COACH_MORE] = WORD_coach_more };

static int coach_column(const struct view *view)
{
	int width = 0;
	for (int i = 0; i < COACH_KINDS; i++) {
		int w = say_width(view->words->text[coach_words[i]]);
		width = w > width ? w : width;
	}
	return width + 2;
}

/* Rows that have a long form: F1 has it. */
static void coach_rows(struct page *page, const struct view *view, int column)
{
	const char *const *w = view->words->text;
	bool any = false;
	for (size_t i = 0; i < view->item_count; i++)
		any |= !str_is_empty(view->items[i].more);
	if (!any)
		return;
	int row = page->row;
	page_row(page, 0, STYLE_COACH, w[WORD_coach_more]);
	page->row = page->narrow ? page->row : row;
	page_text(page, column, STYLE_COACH, w[WORD_answer_more]);
}

void frame_coach(struct page *page, const struct view *view, bool all)
{
	int column = page->narrow ? 2 : coach_column(view);
	enum coach_kind last = COACH_KINDS;
	for (size_t i = 0; i < view->coach_count; i++) {
		const struct view_coach *line = &view->coach[i];
		if (line->kind == COACH_MORE && !all)
			continue;
		int row = page->row;
		if (line->kind != last || page->narrow) {
			page_row(page, 0, STYLE_COACH,
				view->words->text[coach_words[line->kind]]);
			page->row = page->narrow ? page->row : row;
		}
		page_text(page, column, STYLE_COACH, line->text);
		last = line->kind;
	}
	coach_rows(page, view, column);
}

bool strip_has_long_lines(const struct view *view)
{
	for (size_t i = 0; i < view->coach_count; i++)
		if (view->coach[i].kind == COACH_MORE)
			return true;
	return false;
}

struct page strip_page(const struct view *view, const struct layout *l,
	struct arena *arena)
{
	struct page page = frame_page(l, arena);
	page.width = l->end - l->left;
	frame_coach(&page, view, false);
	return page;
}

void frame_strip(const struct view *view, const struct layout *layout,
	struct canvas *canvas, struct arena *arena)
{
	if (layout->strip_rows == 0)
		return;
	struct page page = strip_page(view, layout, arena);
	int left = layout->left, row = layout->strip;
	canvas_copy(canvas, row, page.canvas, -1, layout->strip_rows);
	canvas_fill(canvas, row, left, layout->end - left, STYLE_RULE, 0x2508);
	const char *title = arena_printf(arena, " %s ",
		view->words->text[WORD_for_clinician]);
	canvas_say(canvas, row, left + 1, STYLE_COACH,
		say_cut(title, layout->end - left - 2, arena));
	if (!layout->strip_more)
		return;
	const char *more = arena_printf(arena, " %s ", view->words->text[WORD_f2_more]);
	int width = say_width(more), col = layout->end - 1 - width;
	if (say_width(title) + width + 4 >= layout->end - left)
		return;
	const struct target target = { .key = { .code = K_F2 } };
	canvas_say(canvas, row, col, STYLE_COACH, more);
	canvas_hit(canvas, row, col, width, &target);
}
