#include "ui/form_pick.h"

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ui/draw_kind.h"
#include "ui/list.h"
#include "ui/textfit.h"

#include <assert.h>
#include <string.h>

#define LIST_MOST 6 /* more than that is gone through, not listed */

int form_width(const char *text)
{
	return textfit_width(text);
}

static bool is_begun(const struct view *view, const struct focus *focus)
{
	for (size_t i = 0; i < view->part_count && i < FOCUS_PARTS; i++)
		if (*field_text(&focus->answer.parts[i]))
			return true;
	return false;
}

const char *form_blank(const struct view *view, const struct focus *focus,
	const struct view_part *part)
{
	if (part->hint)
		return part->hint;
	/* A form that nobody has begun waits for nothing: to leave it out is fine. */
	return part->needed && is_begun(view, focus) ? view->words->text[WORD_part_needed]
	                                             : NULL;
}

static bool is_picked(const struct view_part *part, const char *text, size_t choice)
{
	assert(choice < part->choice_count);
	return value_has_code(text, part->codes[choice]);
}

int form_pick_column(const struct view_part *part, const char *text)
{
	for (size_t i = 0; i < part->choice_count; i++)
		if (is_picked(part, text, i))
			return (int)i;
	return 0;
}

void form_pick_reset(const struct view *view, struct focus *focus, size_t part)
{
	focus->column = 0;
	if (part >= view->part_count || part >= FOCUS_PARTS)
		return;
	focus->column = form_pick_column(&view->parts[part],
		field_text(&focus->answer.parts[part]));
	/* In a list nothing is marked before somebody picked it. */
	if (form_pick_is_list(view, &view->parts[part]) && !*field_text(&focus->answer.parts[part]))
		focus->column = -1;
}

/* ---- keys ------------------------------------------------------------------------ */

/* As an edit of the field, so that it can be taken back like one. */
static void put(struct focus *focus, size_t part, const char *text)
{
	assert(part < FOCUS_PARTS);
	field_put(&focus->answer.parts[part], text);
	list_changed(focus);
	focus->answer.came_back = false;
}

void form_pick_switch(const struct view_part *shown, struct focus *focus, size_t part,
	size_t choice)
{
	assert(part < FOCUS_PARTS && choice < shown->choice_count);
	const char *before = field_text(&focus->answer.parts[part]);
	struct buf text;
	buf_init(&text, 4096);
	for (size_t i = 0; i < shown->choice_count; i++) {
		if (is_picked(shown, before, i) == (i == choice))
			continue;
		buf_add_text(&text, text.len ? " " : "");
		buf_add_text(&text, shown->codes[i]);
	}
	put(focus, part, text.data ? text.data : "");
	buf_release(&text);
}

static bool moves(const struct key *key, int count, int *column)
{
	int to = *column + (key->code == K_RIGHT) - (key->code == K_LEFT);
	if (key->code == K_HOME || key->code == K_END)
		to = key->code == K_HOME ? 0 : count - 1;
	else if (key->code != K_LEFT && key->code != K_RIGHT)
		return false;
	*column = to < 0 ? 0 : to >= count ? count - 1 : to;
	return true;
}

/* All of them on; or, where they are, off. */
static void switch_all(const struct view_part *shown, struct focus *focus, size_t part)
{
	const char *before = field_text(&focus->answer.parts[part]);
	size_t on = 0;
	struct buf text;
	buf_init(&text, 4096);
	for (size_t i = 0; i < shown->choice_count; i++) {
		on += is_picked(shown, before, i);
		buf_add_text(&text, text.len ? " " : "");
		buf_add_text(&text, shown->codes[i]);
	}
	put(focus, part, on < shown->choice_count && text.data ? text.data : "");
	buf_release(&text);
}

/* What a set has keys for: its choices, and where it has words for them, all at once. */
static int set_count(const struct view_part *shown)
{
	return (int)shown->choice_count + (shown->all != NULL);
}

static bool set_key(const struct view_part *shown, struct focus *focus, size_t part,
	const struct key *key)
{
	int count = set_count(shown), digit = list_digit_at(key, count, focus->column);
	if (moves(key, count, &focus->column))
		return true;
	if (digit >= 0)
		focus->column = digit;
	if (digit < 0 && !key_is(key, ' '))
		return false;
	if (focus->column == (int)shown->choice_count)
		switch_all(shown, focus, part);
	else
		form_pick_switch(shown, focus, part, (size_t)focus->column);
	return true;
}

/* From nothing, a move takes the first (or the last): it is seen before it is left. */
static bool one_key(const struct view_part *shown, struct focus *focus, size_t part,
	const struct key *key)
{
	int count = (int)shown->choice_count;
	bool none = !*field_text(&focus->answer.parts[part]);
	if (key->code == K_BACKSPACE || key->code == K_DELETE) {
		if (!none)
			put(focus, part, "");
		return true;
	}
	/* One stands there at a time, and none has a number. */
	if (none && (key->code == K_RIGHT || key_is(key, ' ')))
		focus->column = 0;
	else if (!moves(key, count, &focus->column))
		return key_is(key, ' ');
	if (!str_is(field_text(&focus->answer.parts[part]), shown->codes[focus->column]))
		put(focus, part, shown->codes[focus->column]);
	return true;
}

bool form_pick_is_list(const struct view *view, const struct view_part *part)
{
	return draw_of(view->kind)->lists_choices && part->form == PART_ONE && !part->day
	       && part->choice_count <= LIST_MOST;
}

/* Was another choice answered before? */
static bool is_other_given(const struct view *view, const struct focus *focus, size_t part)
{
	const struct view_part *shown = &view->parts[part];
	bool given = view->value.type == VALUE_PARTS && part < view->value.count
	             && *view->value.part[part];
	return given && focus->column >= 0
	       && !str_is(view->value.part[part], shown->codes[focus->column]);
}

/* Rows, as in any list; up from the first and down from the last leave it. */
static bool list_part_key(const struct view *view, const struct view_part *shown,
	struct focus *focus, size_t part, const struct key *key)
{
	int count = (int)shown->choice_count, digit = list_digit(key, count);
	int to = focus->column + (key->code == K_DOWN) - (key->code == K_UP);
	if (moves(key, count, &focus->column))
		return true;
	if (key->code == K_UP || key->code == K_DOWN) {
		bool within = to >= 0 && to < count;
		focus->column = within ? to : focus->column;
		return within;
	}
	if (digit >= 0)
		focus->column = digit;
	if (list_keeps_given(view, focus, key, is_other_given(view, focus, part)))
		return true;
	bool takes = digit >= 0 || key_is(key, ' ') || key->code == K_ENTER || key->code == K_SET;
	if (focus->column < 0 || !takes)
		return false;
	if (!str_is(field_text(&focus->answer.parts[part]), shown->codes[focus->column]))
		put(focus, part, shown->codes[focus->column]);
	return key->code != K_ENTER;
}

bool form_pick_key(const struct view *view, struct focus *focus, size_t part,
	const struct key *key)
{
	assert(part < view->part_count && part < FOCUS_PARTS);
	const struct view_part *shown = &view->parts[part];
	if (shown->choice_count == 0)
		return false;
	if (form_pick_is_list(view, shown))
		return list_part_key(view, shown, focus, part, key);
	return shown->form == PART_SET ? set_key(shown, focus, part, key)
	                               : one_key(shown, focus, part, key);
}

/* ---- painting -------------------------------------------------------------------- */

static bool is_all_picked(const struct view_part *part, const char *text)
{
	for (size_t i = 0; i < part->choice_count; i++)
		if (!is_picked(part, text, i))
			return false;
	return part->choice_count > 0;
}

/* A choice, or behind the last one all of them. */
static bool is_on(const struct view_part *shown, const char *text, size_t choice)
{
	return choice < shown->choice_count ? is_picked(shown, text, choice)
	                                    : is_all_picked(shown, text);
}

/* Marker, whether it is on, and its name, cut only where the page is too narrow for one.  In a
 * sentence it is a cap: `[Mon]` on, ` Tue ` off. */
static const char *set_cell(const struct view *view, const struct view_part *shown,
	const char *text, size_t choice, bool here, int room, struct page *page)
{
	const char *name = choice < shown->choice_count ? shown->choices[choice] : shown->all;
	const char *mark = here ? "▸" : " ";
	bool on = is_on(shown, text, choice);
	const char *cell = !draw_of(view->kind)->is_sentence
	                   ? arena_printf(page->arena, "%s %s%s", mark, on ? "●" : "○", name)
	                   : arena_printf(page->arena, on ? "%s [%s]" : "%s  %s ", mark, name);
	return textfit_cut(cell, room, page->arena);
}

static void paint_cell(const struct view *view, struct page *page, int at, const char *cell,
	bool here, bool on)
{
	enum style style = here ? STYLE_ACCENT : STYLE_TEXT;
	if (!draw_of(view->kind)->is_sentence) {
		canvas_say(page->canvas, page->row, at, style, cell);
		return;
	}
	canvas_say(page->canvas, page->row, at + 2, on ? STYLE_CHOSEN : STYLE_CAP,
		cell + utf8_next(cell, strlen(cell), 0) + 1);
	if (here)
		canvas_say(page->canvas, page->row, at, style, "▸");
}

/* In the cell between the marker and the choice. */
static void paint_digit(struct page *page, const struct focus *focus, int at, size_t choice)
{
	bool here = (int)choice == focus->column;
	page_digit(page, at + 1, here ? STYLE_ACCENT : STYLE_TEXT,
		list_number_of((int)choice, focus->column));
}

/* Beside the last one from `at`, or below from `col`. */
static void paint_none(struct page *page, const char *words, int col, int at)
{
	if (at + 2 + textfit_width(words) <= page->end) {
		canvas_say(page->canvas, page->row, at + 2, STYLE_TEXT, words);
		return;
	}
	page->row += page_block(page, page->row + 1, col, page->end - col, STYLE_TEXT, words);
}

static void paint_set(const struct view *view, const struct view_part *shown,
	struct focus *focus, struct page *page, size_t part, int col, bool focused)
{
	const char *text = field_text(&focus->answer.parts[part]);
	int edge = draw_of(view->kind)->is_sentence ? page->end : page->left + page->width;
	/* The marker's cell stands before the column of the other parts. */
	int at = --col;
	for (size_t i = 0; i < (size_t)set_count(shown); i++) {
		bool here = focused && (int)i == focus->column;
		const char *cell = set_cell(view, shown, text, i, here, edge - col, page);
		if (at > col && at + textfit_width(cell) > edge) {
			page->row++;
			page_need(page, 1);
			at = col;
		}
		const struct target target = { .places = true, .row = (int)part,
			.column = (int)i, .key = { .code = K_CHAR, .cp = ' ' } };
		paint_cell(view, page, at, cell, here, is_on(shown, text, i));
		if (focused)
			paint_digit(page, focus, at, i);
		canvas_hit(page->canvas, page->row, at, textfit_width(cell), &target);
		if (here)
			page_focus(page, page->row, 1, at, false);
		at += textfit_width(cell);
	}
	if (!*text && form_blank(view, focus, shown))
		paint_none(page, form_blank(view, focus, shown), col + 1, at);
	page->row++;
}

static const char *picked_text(const struct view_part *shown, const char *text)
{
	for (size_t i = 0; i < shown->choice_count; i++)
		if (str_is(shown->codes[i], text))
			return shown->choices[i];
	return NULL;
}

/* One at a time. */
static void paint_turning(const struct view *view, const struct view_part *shown,
	struct focus *focus, struct page *page, size_t part, int col, bool focused)
{
	const char *text = picked_text(shown, field_text(&focus->answer.parts[part]));
	const char *none = form_blank(view, focus, shown);
	const char *blank = view->words->text[WORD_plan_blank];
	const char *cell = text ? text
	                   : none && draw_of(view->kind)->is_sentence ? none
	                   : none ? arena_printf(page->arena, "%s  %s", blank, none)
	                          : blank;
	/* The form's own marker stands on this row. */
	if (focused)
		page_focus(page, page->row, 1, page->left, false);
	page->row += page_block(page, page->row, col, page->left + page->width - col,
		focused ? STYLE_ACCENT : STYLE_WORDS, cell);
}

static void paint_listed(const struct view_part *shown, struct focus *focus, struct page *page,
	size_t part, bool focused)
{
	int top = page->row;
	page_clicks_in(page, 0, (int)part, (struct key){ .code = K_SET });
	for (size_t i = 0; i < shown->choice_count; i++)
		page_choice(page, page->narrow ? 0 : 2, focused ? (int)i + 1 : PAGE_NO_DIGIT,
			is_picked(shown, field_text(&focus->answer.parts[part]), i) ? "●" : "○",
			shown->choices[i], NULL, focused && (int)i == focus->column);
	if (focused && focus->column < 0)
		list_focus_all(focus, page, top);
}

void form_pick_paint(const struct view *view, struct focus *focus, struct page *page,
	size_t part, int col, bool focused)
{
	assert(part < view->part_count && part < FOCUS_PARTS);
	const struct view_part *shown = &view->parts[part];
	page_need(page, (int)shown->choice_count + 1);
	if (shown->form == PART_SET)
		paint_set(view, shown, focus, page, part, col, focused);
	else if (form_pick_is_list(view, shown))
		paint_listed(shown, focus, page, part, focused);
	else
		paint_turning(view, shown, focus, page, part, col, focused);
}
