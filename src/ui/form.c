#include "ui/form.h"

#include "base/arena.h"
#include "base/str.h"
#include "ui/draw_kind.h"
#include "ui/form_pick.h"
#include "ui/list.h"
#include "view/day.h"

#include <assert.h>
#include <string.h>

#define DAYS_A_WEEK 7

enum { IN_FORM, IN_STARTERS, IN_WORD_BANK, PLACES };

static size_t count_of(const struct view *view)
{
	return view->part_count < FOCUS_PARTS ? view->part_count : FOCUS_PARTS;
}

static size_t part_at(const struct view *view, const struct focus *focus)
{
	size_t count = count_of(view), row = focus->row < 0 ? 0 : (size_t)focus->row;
	return row < count ? row : count ? count - 1 : 0;
}

static const char *stands(const struct view *view, size_t part)
{
	bool has = view->value.type == VALUE_PARTS && part < view->value.count;
	return has ? view->value.part[part] : "";
}

/* What is picked has the focus; among several of them, and in a list, it stays where it is. */
static void follow_pick(const struct view *view, struct focus *focus)
{
	size_t part = part_at(view, focus);
	if (focus->part == IN_FORM && part < count_of(view)
		&& view->parts[part].form == PART_ONE && !view->parts[part].day)
		form_pick_reset(view, focus, part);
}

void form_start(const struct view *view, struct focus *focus)
{
	for (size_t i = 0; i < count_of(view); i++)
		field_start(&focus->answer.parts[i], stands(view, i), view->parts[i].limit,
			view->parts[i].form != PART_LINES);
	focus->row = (int)view->first_part;
	follow_pick(view, focus);
}

/* The focus owns the texts; the list of them lies there too. */
struct value form_pending(const struct view *view, const struct focus *focus)
{
	struct focus *owner = (struct focus *)(uintptr_t)focus;
	for (size_t i = 0; i < count_of(view); i++) {
		const struct view_day *day = view->parts[i].day;
		char *code = owner->answer.part_days[i];
		const char *text = field_text(&focus->answer.parts[i]);
		owner->answer.part_texts[i] = day && day_typed(view->words, day, text, code)
		                                    ? code
		                                    : text;
	}
	return (struct value){ .type = VALUE_PARTS, .part = focus->answer.part_texts,
		.count = count_of(view) };
}

static struct phrases phrases_of(const struct view *view, const struct focus *focus, int place)
{
	assert(place >= IN_FORM && place < PLACES);
	if (count_of(view) == 0)
		return (struct phrases){ NULL, 0 };
	const struct view_part *part = &view->parts[part_at(view, focus)];
	bool typed = part->form == PART_TEXT || part->form == PART_LINES;
	if (typed && place == IN_STARTERS)
		return (struct phrases){ part->starters, part->starter_count };
	if (typed && place == IN_WORD_BANK)
		return (struct phrases){ view->wordbank, view->wordbank_count };
	return (struct phrases){ NULL, 0 };
}

/* ---- keys ------------------------------------------------------------------------ */

static void go_to(const struct view *view, struct focus *focus, size_t part)
{
	assert(part < count_of(view));
	focus->part = IN_FORM;
	focus->row = (int)part;
	form_pick_reset(view, focus, part);
}

static bool step(const struct view *view, struct focus *focus, int by)
{
	assert(by == -1 || by == 1);
	size_t part = part_at(view, focus);
	if (by < 0 && part > 0)
		go_to(view, focus, part - 1);
	else if (by > 0 && part + 1 < count_of(view))
		go_to(view, focus, part + 1);
	else
		return false;
	return true;
}

/* In a blank field Right would do nothing else. */
static bool takes_offer(const struct view_part *part, const struct field *field,
	const struct key *key)
{
	return key->code == K_RIGHT && part->offer && !*field_text(field);
}

static bool text_key(const struct view *view, struct focus *focus, const struct key *key)
{
	const struct view_part *part = &view->parts[part_at(view, focus)];
	struct field *field = &focus->answer.parts[part_at(view, focus)];
	enum field_did did = takes_offer(part, field, key) ? phrases_put(field, part->offer)
	                                                   : field_key(field, key);
	list_edited(focus, did);
	if (did == FIELD_EDGE)
		step(view, focus, key->code == K_UP ? -1 : 1);
	return did != FIELD_IGNORED;
}

/* The next list that has something in it, round and round through the form. */
static void turn_to(const struct view *view, struct focus *focus, int by)
{
	assert(by == -1 || by == 1);
	size_t part = part_at(view, focus);
	do
		focus->part = (focus->part + by + PLACES) % PLACES;
	while (focus->part != IN_FORM && phrases_of(view, focus, focus->part).count == 0);
	if (focus->part == IN_FORM)
		form_pick_reset(view, focus, part);
	else
		focus->column = 0;
}

static bool has_lists(const struct view *view, const struct focus *focus)
{
	return phrases_of(view, focus, IN_STARTERS).count
	       + phrases_of(view, focus, IN_WORD_BANK).count;
}

static bool tab(const struct view *view, struct focus *focus, const struct key *key)
{
	int by = key->code == K_TAB ? 1 : -1;
	if (focus->part == IN_FORM && (by < 0 || !has_lists(view, focus)))
		step(view, focus, by);
	else
		turn_to(view, focus, by);
	return true;
}

static void put_day(struct focus *focus, struct field *field, const char *code)
{
	field_put(field, code);
	list_changed(focus);
	focus->answer.came_back = false;
}

/* Arrows a day, PgUp and PgDn a week; whoever types over a day that stands there means
 * another. */
static bool day_key(const struct view *view, struct focus *focus, const struct key *key)
{
	const struct view_part *part = &view->parts[part_at(view, focus)];
	struct field *field = &focus->answer.parts[part_at(view, focus)];
	int by = (key->code == K_RIGHT) - (key->code == K_LEFT)
	         + DAYS_A_WEEK * ((key->code == K_PGDN) - (key->code == K_PGUP));
	char code[DATE_SIZE];
	bool stands = day_is_code(field_text(field));
	if (by && day_moved(view->words, part->day, field_text(field), by, code)) {
		put_day(focus, field, code);
		return true;
	}
	if (stands && (key->code == K_CHAR || key->code == K_BACKSPACE || key->code == K_DELETE))
		put_day(focus, field, "");
	if (stands && (key->code == K_BACKSPACE || key->code == K_DELETE))
		return true;
	return text_key(view, focus, key);
}

bool form_takes_pages(const struct view *view, const struct focus *focus)
{
	return focus->part == IN_FORM && count_of(view)
	       && view->parts[part_at(view, focus)].day;
}

/* Something is typed for a day, and says which is not taken: there is why. */
static bool is_unread(const struct view *view, const struct focus *focus)
{
	size_t part = part_at(view, focus);
	const char *text = field_text(&focus->answer.parts[part]);
	char code[DATE_SIZE];
	return view->parts[part].day && !str_is_blank(text)
	       && !day_typed(view->words, view->parts[part].day, text, code);
}

static bool list_key(const struct view *view, struct focus *focus, const struct key *key)
{
	struct phrases phrases = phrases_of(view, focus, focus->part);
	int count = (int)phrases.count, row = list_digit_at(key, count, focus->column);
	struct key move = list_across(key);
	if (key->code == K_ENTER || key_is(key, ' '))
		row = focus->column < count ? focus->column : -1;
	if (row >= 0) {
		struct field *field = &focus->answer.parts[part_at(view, focus)];
		list_edited(focus, phrases_put(field, phrases.list[row]));
		go_to(view, focus, part_at(view, focus));
		return true;
	}
	if (list_move(&move, count, &focus->column))
		return true;
	/* Whoever types means the field: there is no mode to fall into. */
	if (key->code != K_CHAR && key->code != K_BACKSPACE)
		return key->code == K_PASTE;
	focus->part = IN_FORM;
	return text_key(view, focus, key);
}

/* The edits of the part at hand, then those of the others from the last on. */
static bool undo(const struct view *view, struct focus *focus)
{
	focus->part = IN_FORM;
	if (list_undo(focus, &focus->answer.parts[part_at(view, focus)])) {
		follow_pick(view, focus);
		return true;
	}
	for (size_t i = count_of(view); i-- > 0;)
		if (list_undo(focus, &focus->answer.parts[i])) {
			go_to(view, focus, i);
			return true;
		}
	return false;
}

/* Where Enter leads; as many as there are parts: on to the next screen. */
static size_t part_after(const struct view *view, const struct focus *focus)
{
	const struct value value = form_pending(view, focus);
	return view_part_after(view, &value, part_at(view, focus));
}

static bool enter(const struct view *view, struct focus *focus, struct act *act)
{
	size_t next = part_after(view, focus);
	if (is_unread(view, focus))
		return true;
	if (next < count_of(view))
		go_to(view, focus, next);
	else
		list_next(view, focus, form_pending(view, focus), act);
	return true;
}

bool form_is_at_end(const struct view *view, const struct focus *focus)
{
	return focus->part == IN_FORM && count_of(view)
	       && part_at(view, focus) + 1 == count_of(view);
}

bool form_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	if (count_of(view) == 0)
		return false;
	const struct view_part *part = &view->parts[part_at(view, focus)];
	if (key->code == K_TAB || key->code == K_BACKTAB)
		return tab(view, focus, key);
	if (key->code == K_UNDO)
		return undo(view, focus);
	if (focus->part != IN_FORM)
		return list_key(view, focus, key);
	if (part->day)
		return key->code == K_ENTER ? enter(view, focus, act) : day_key(view, focus, key);
	bool typed = part->form == PART_TEXT || part->form == PART_LINES;
	bool for_list = form_pick_is_list(view, part);
	if (!typed && (for_list || key->code != K_ENTER)
		&& form_pick_key(view, focus, part_at(view, focus), key))
		return true;
	if (key->code == K_ENTER)
		return enter(view, focus, act);
	if (typed)
		return text_key(view, focus, key);
	if (key->code == K_UP || key->code == K_DOWN)
		step(view, focus, key->code == K_UP ? -1 : 1);
	return key->code == K_UP || key->code == K_DOWN || key->code == K_CHAR
	       || key->code == K_PASTE;
}

void form_hints(const struct view *view, const struct focus *focus, struct hints *hints)
{
	const char *const *w = view->words->text;
	size_t part = count_of(view) ? part_at(view, focus) : 0;
	bool last = count_of(view) == 0 || part_after(view, focus) >= count_of(view);
	if (focus->part != IN_FORM) {
		hints_add(hints, list_keys_at((int)phrases_of(view, focus, focus->part).count,
				focus->column), w[WORD_does_pick]);
		hints_add(hints, w[WORD_key_tab], w[WORD_does_field]);
		return;
	}
	hints_add(hints, w[WORD_key_enter], w[last ? WORD_does_next : WORD_does_part]);
	if (count_of(view) == 0)
		return;
	if (view->parts[part].form == PART_SET)
		hints_add(hints, w[WORD_key_space], w[WORD_does_day]);
	else if (form_pick_is_list(view, &view->parts[part]))
		hints_add(hints, list_keys(view->parts[part].choice_count),
			w[WORD_does_choose]);
	else if (view->parts[part].form == PART_ONE && !view->parts[part].day)
		hints_add(hints, "←→", w[WORD_does_choose]);
	else {
		if (view->parts[part].offer && !*field_text(&focus->answer.parts[part]))
			hints_add(hints, "→", w[WORD_does_pick]);
		if (has_lists(view, focus))
			hints_add(hints, w[WORD_key_tab], w[WORD_does_list]);
	}
}

/* ---- painting -------------------------------------------------------------------- */

#define FRAME_SIDE 2 /* cells between the edge of a frame and what stands in it */

void form_paint_draft(const struct view *view, const struct focus *focus, struct page *page)
{
	if (focus->answer.came_back)
		page_text(page, 2, STYLE_TEXT, view->words->text[WORD_draft_back]);
}

/* A blank row between the parts, where they fit with it: the frame of the one that has the
 * focus lies on these, and nothing moves. */
void form_begin(const struct view *view, const struct focus *focus, struct page *page)
{
	int rows = 2 * (int)view->part_count + 2;
	page->airy = !page->narrow && page->row + rows <= focus->page.room;
	page_gap(page);
	if (!view->is_draft)
		return;
	int row = page->row; /* it stays, so that nothing moves once something is typed */
	form_paint_draft(view, focus, page);
	page->row = page->row > row ? page->row : row + 1;
	page_gap(page);
}

int form_label_width(const struct view *view, const struct page *page)
{
	int width = 0;
	if (page->narrow)
		return 0;
	for (size_t i = 0; i < view->part_count; i++) {
		int cells = form_width(view->parts[i].label);
		width = cells > width ? cells : width;
	}
	return width < page->width / 3 ? width : page->width / 3;
}

/* The label beside its part, or above where it is too wide; returns the part's column.
 * `lower`: the frame around the part has a row of its own above it. */
static int paint_label(struct page *page, const char *label, int width, bool focused, bool lower)
{
	enum style style = focused ? STYLE_TITLE : STYLE_TEXT;
	int col = page->left + 2;
	bool beside = width > 0 && form_width(label) <= width;
	page_need(page, 3);
	page->row += lower && beside;
	if (beside)
		canvas_say(page->canvas, page->row, col, style, label);
	else if (!str_is_empty(label))
		page_text(page, 2, style, label);
	page->row += lower && !beside;
	page_need(page, 2);
	/* On the row of what is filled in: there the cursor stands too. */
	if (focused)
		canvas_say(page->canvas, page->row, page->left, STYLE_ACCENT, "▸");
	if (str_is_empty(label))
		return col;
	return width > 0 ? col + width + 2 : col + 2;
}

/* What stands in a part that is blank: what is offered for it, with the key that picks it; what
 * holds meanwhile; or that there is a gap. */
static void paint_blank(const struct view *view, const struct focus *focus, struct page *page,
	int col, const struct view_part *part, bool focused)
{
	const char *words = part->offer ? part->offer : form_blank(view, focus, part);
	int edge = page->left + page->width - FRAME_SIDE;
	if (part->offer)
		col += page_cap(page, col + focused, "→") + 1 + focused;
	if (words || !focused)
		page->row += page_block(page, page->row, col + (focused && !part->offer),
			edge - col - focused, STYLE_MUTED, words ? words : "…") - 1;
}

/* A sentence has no room for a frame where the page is narrow: there the mark is enough. */
static int frame_side(const struct view *view, const struct page *page)
{
	return page->narrow && draw_of(view->kind)->is_sentence ? 0 : FRAME_SIDE;
}

/* Where what is typed stands: the frame, if it has one, lies around it. */
static void paint_text(const struct view *view, struct focus *focus, struct page *page,
	size_t part, int col, bool focused)
{
	struct field *field = &focus->answer.parts[part];
	int side = frame_side(view, page), rows = 1;
	int width = page->left + page->width - col, inner = width - 2 * side;
	bool framed = focused && side;
	int row = page->row;
	page_need(page, field_rows(field, inner) + 3);
	if (!*field_text(field))
		paint_blank(view, focus, page, col + side, &view->parts[part], focused);
	if (*field_text(field) || focused)
		rows = field_paint(field, page->canvas, row, col + side, inner, focused,
			page->arena);
	rows = page->row - row + 1 > rows ? page->row - row + 1 : rows;
	page->row = row + rows;
	if (!focused)
		return;
	page->focus_row = page->canvas->cursor_row;
	page->focus_rows = 1;
	page_need(page, 2);
	if (!framed)
		return;
	page_frame(page, row - 1, col, width, rows + 2, STYLE_ACCENT);
	page->row += !page->airy;
}

/* What is typed, and under it which day that is, or why it is none; a day that stands there is
 * read as one, and under it are the keys that move it. */
static void paint_day(const struct view *view, struct focus *focus, struct page *page,
	size_t part, int col)
{
	const char *const *w = view->words->text;
	struct field *field = &focus->answer.parts[part];
	const struct view_day *day = view->parts[part].day;
	const char *text = field_text(field);
	int width = page->left + page->width - col, side = page->narrow ? 1 : FRAME_SIDE;
	int inner = width - 2 * side, row = page->row;
	char code[DATE_SIZE];
	bool blank = str_is_blank(text), stands = day_is_code(text);
	bool taken = day_typed(view->words, day, text, code);
	const char *reads = blank ? w[WORD_day_keys]
	                          : day_reads(view->words, day, text, page->arena);
	page_need(page, 8);
	int rows = 1;
	if (stands) {
		rows = page_block(page, row, col + side, inner, STYLE_WORDS_BOLD, reads);
		reads = w[WORD_day_keys];
		canvas_cursor(page->canvas, row, col + side, false);
	} else {
		if (blank)
			rows = page_block(page, row, col + side + 1, inner - 1, STYLE_MUTED,
				w[WORD_day_example]);
		int typed = field_paint(field, page->canvas, row, col + side, inner, true,
			page->arena);
		rows = typed > rows ? typed : rows;
	}
	page->focus_row = page->canvas->cursor_row;
	page->focus_rows = 1;
	rows += page_block(page, row + rows, col + side, inner,
		blank || stands ? STYLE_MUTED
		: taken         ? STYLE_ACCENT
		                : STYLE_ALERT, reads);
	page_frame(page, row - 1, col, width, rows + 2, STYLE_ACCENT);
	page->row = row + rows + !page->airy;
}

static void paint_in_line(const struct view *view, struct focus *focus, struct page *page,
	size_t part, int col)
{
	bool focused = focus->part == IN_FORM && part == part_at(view, focus);
	const struct view_part *shown = &view->parts[part];
	const char *text = field_text(&focus->answer.parts[part]);
	if (shown->form == PART_TEXT || shown->form == PART_LINES)
		paint_text(view, focus, page, part, col, focused);
	else if (shown->day && focused)
		paint_day(view, focus, page, part, col);
	else if (shown->day && !str_is_blank(text)) {
		int at = col + frame_side(view, page);
		page->row += page_block(page, page->row, at, page->left + page->width - at,
			STYLE_WORDS, day_reads(view->words, shown->day, text, page->arena));
	}
	else if (*field_text(&focus->answer.parts[part]) || focused)
		form_pick_paint(view, focus, page, part, col + frame_side(view, page), focused);
	else {
		paint_blank(view, focus, page, col + frame_side(view, page), shown, false);
		page->row++;
	}
}

/* The focus is seen with what it is asked by, while that takes little of the screen. */
static void see_label(const struct focus *focus, struct page *page, int first)
{
	int above = page->focus_row - first;
	if (above > focus->frame.rows / 3)
		return;
	page->focus_row -= above;
	page->focus_rows += above;
}

void form_paint_part(const struct view *view, struct focus *focus, struct page *page,
	size_t part, int label)
{
	assert(part < view->part_count);
	bool focused = focus->part == IN_FORM && part == part_at(view, focus);
	const struct view_part *shown = &view->parts[part];
	if (part >= FOCUS_PARTS)
		return;
	int first = page->row;
	page_item(page);
	/* A list has a marker of its own. */
	bool typed = shown->form == PART_TEXT || shown->form == PART_LINES;
	int col = paint_label(page, shown->label, label,
		focused && !form_pick_is_list(view, shown),
		focused && !page->airy && (shown->day || (typed && frame_side(view, page))));
	if (shown->form == PART_SET || form_pick_is_list(view, shown)) {
		form_pick_paint(view, focus, page, part, col, focused);
	} else {
		paint_in_line(view, focus, page, part, col);
		page_clicks(page, IN_FORM, (int)part, (struct key){ .code = K_NONE });
		page->target.column = form_pick_column(shown,
			field_text(&focus->answer.parts[part]));
		page_clicked(page, first, page->left, page->width);
	}
	page->row += page->airy;
	if (focused) {
		page_remark(page, page->left + 2);
		see_label(focus, page, first);
	}
}

void form_paint_lists(const struct view *view, struct focus *focus, struct page *page)
{
	struct phrases starters = phrases_of(view, focus, IN_STARTERS);
	struct phrases bank = phrases_of(view, focus, IN_WORD_BANK);
	const char *const *w = view->words->text;
	page_clicks_in(page, IN_STARTERS, focus->row, (struct key){ .code = K_ENTER });
	phrases_paint(page, w[WORD_starters], &starters,
		focus->part == IN_STARTERS ? focus->column : -1);
	page_clicks_in(page, IN_WORD_BANK, focus->row, (struct key){ .code = K_ENTER });
	phrases_paint(page, w[WORD_your_words], &bank,
		focus->part == IN_WORD_BANK ? focus->column : -1);
}

void form_paint_end(const struct view *view, struct focus *focus, struct page *page)
{
	form_paint_lists(view, focus, page);
}

void form_paint_all(const struct view *view, struct focus *focus, struct page *page, int label)
{
	page_head(page, view);
	form_begin(view, focus, page);
	for (size_t i = 0; i < view->part_count; i++)
		form_paint_part(view, focus, page, i, label);
}
