#include "ui/list.h"

#include "base/utf8.h"
#include "ui/focus_sync.h"
#include "ui/textfit.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#define FIND_LIMIT 60

static int moved(enum key_code code, int count, int row)
{
	switch (code) {
	case K_UP:
		return row - 1;
	case K_DOWN:
		return row + 1;
	case K_PGUP:
		return row - LIST_PAGE;
	case K_PGDN:
		return (row < 0 ? 0 : row) + LIST_PAGE;
	case K_HOME:
		return 0;
	default:
		return count - 1;
	}
}

bool list_move(const struct key *key, int count, int *row)
{
	assert(count >= 0);
	bool pages = key->code == K_PGUP || key->code == K_PGDN;
	if (key->code != K_UP && key->code != K_DOWN && key->code != K_HOME
		&& key->code != K_END && !pages)
		return false;
	int to = moved(key->code, count, *row);
	*row = to >= count ? count - 1 : to;
	if (*row < 0)
		*row = 0;
	return true;
}

struct key list_across(const struct key *key)
{
	struct key move = *key;
	if (key->code == K_LEFT || key->code == K_RIGHT)
		move.code = key->code == K_LEFT ? K_UP : K_DOWN;
	return move;
}

int list_number(struct focus *focus, const struct key *key, int high)
{
	bool ten = focus->answer.one && key_is(key, '0');
	focus->answer.one = key_is(key, '1');
	if (key->code != K_CHAR || key->cp < '0' || key->cp > '9')
		return -1;
	int number = ten && high >= 10 ? 10 : (int)(key->cp - '0');
	return number <= high ? number : -1;
}

bool key_is(const struct key *key, char letter)
{
	return key->code == K_CHAR && key->cp == (unsigned char)letter;
}

int list_digit(const struct key *key, int count)
{
	if (key->code != K_CHAR || key->cp < '1' || key->cp > '9')
		return -1;
	int row = (int)(key->cp - '1');
	return row < count ? row : -1;
}

static int page_of(int mark)
{
	return mark < 0 ? 0 : mark / LIST_PAGE;
}

int list_number_of(int row, int mark)
{
	assert(row >= 0);
	return row / LIST_PAGE == page_of(mark) ? row % LIST_PAGE + 1 : PAGE_NO_DIGIT;
}

int list_digit_at(const struct key *key, int count, int mark)
{
	int first = page_of(mark) * LIST_PAGE, row = list_digit(key, count - first);
	return row < 0 ? -1 : first + row;
}

bool list_keeps_given(const struct view *view, struct focus *focus, const struct key *key,
	bool other)
{
	if (!key_is(key, ' ') || !other || view->is_draft)
		return false;
	focus_say(focus, WORD_choice_given);
	return true;
}

const char *list_keys_at(int count, int mark)
{
	int left = count - page_of(mark) * LIST_PAGE;
	return list_keys(left > 0 ? (size_t)left : 0);
}

void list_page_hints(const struct view *view, int count, struct hints *hints)
{
	if (count > LIST_PAGE)
		hints_add(hints, view->words->text[WORD_key_pages],
			view->words->text[WORD_does_more]);
}

const char *list_keys(size_t count)
{
	static const char *const keys[] = { "", "1", "1-2", "1-3", "1-4", "1-5", "1-6",
		"1-7", "1-8", "1-9" };
	return keys[count < 9 ? count : 9];
}

void list_focus_all(const struct focus *focus, struct page *page, int top)
{
	assert(top <= page->row);
	int rows = page->row - top, col = page->left + (page->narrow ? 0 : 2);
	if (rows > focus->page.room - page->kept)
		return;
	page_together(page, top, rows);
	page_focus(page, top, rows, col, false);
}

int list_rank(const struct focus *focus, int row)
{
	for (size_t i = 0; i < focus->answer.pick_count; i++)
		if (focus->answer.pick[i] == row)
			return (int)i + 1;
	return 0;
}

bool list_has(const struct focus *focus, int row)
{
	return list_rank(focus, row) > 0;
}

void list_pick_one(struct focus *focus, int row)
{
	assert(row >= 0);
	if (focus->answer.pick_count == 1 && focus->answer.pick[0] == row)
		return;
	focus->answer.pick[0] = row;
	focus->answer.pick_count = 1;
	list_changed(focus);
}

void list_start(const struct view *view, struct focus *focus)
{
	const struct value *value = &view->value;
	focus->answer.pick_count = 0;
	if (value->type != VALUE_CHOICES && value->type != VALUE_ITEMS
		&& value->type != VALUE_RESOLUTION)
		return;
	for (size_t i = 0; i < value->count && i < FOCUS_PICKS; i++)
		focus->answer.pick[focus->answer.pick_count++] = value->pick[i];
}

struct value list_value(const struct focus *focus, enum value_type type)
{
	assert(type == VALUE_CHOICES || type == VALUE_ITEMS);
	return (struct value){ .type = type, .pick = focus->answer.pick,
		.count = focus->answer.pick_count };
}

void list_changed(struct focus *focus)
{
	focus->answer.dirty = true;
	focus->answer.drafted = false;
}

bool list_next(const struct view *view, struct focus *focus, struct value value,
	struct act *act)
{
	assert(act->kind == ACT_NONE); /* a key is one act */
	bool open = value_is_empty(&value) && value_is_empty(&view->value);
	act->kind = open && (view->may & MAY_SKIP) ? ACT_SKIP : ACT_NEXT;
	if (focus->answer.dirty && act->kind == ACT_NEXT)
		act->value = value;
	return true;
}

int list_head(const struct view *view, struct page *page, int row)
{
	assert(row >= 0 && (size_t)row < view->item_count);
	const char *group = view->items[row].group;
	if (!group)
		return 0;
	if (row > 0 && !page->narrow)
		page_gap(page);
	int head = page->row;
	page_item(page);
	page_text(page, page->narrow ? 0 : 2, STYLE_TITLE, group);
	page_glue(page);
	return page->row - head;
}

void list_keep_head(struct page *page, int rows)
{
	assert(rows >= 0 && page->focus_row >= rows);
	page->focus_row -= rows;
	page->focus_rows += rows;
}

/* ---- one of several ------------------------------------------------------------ */

void list_choose_start(const struct view *view, struct focus *focus)
{
	list_start(view, focus);
	for (size_t i = 0; i < view->item_count && focus->answer.pick_count == 0; i++)
		if (view->items[i].marked)
			focus->answer.pick[focus->answer.pick_count++] = (int)i;
	int first = view_has_steps(view) ? -1 : 0;
	focus->row = focus->answer.pick_count ? focus->answer.pick[0] : first;
	if (view->find)
		field_start(&focus->answer.field, view->find, FIND_LIMIT, true);
}

/* What the list is narrowed to, or how that is done. */
static void paint_find(const struct view *view, struct page *page)
{
	if (!view->find)
		return;
	page_row(page, page->narrow ? 0 : 2, STYLE_TEXT,
		*view->find ? words_put(view->words->text[WORD_list_find], view->find,
				      page->arena)
			    : view->words->text[WORD_list_find_how]);
	if (!page->narrow)
		page_gap(page);
}

/* Where one can be looked for, digits are typed: then no row has a number. */
static bool has_numbers(const struct view *view)
{
	return !view->find && !view->unnumbered;
}

bool list_has_air(const struct view *view, const struct focus *focus, const struct page *page)
{
	for (size_t i = 0; i < view->item_count; i++)
		if (view->items[i].group)
			return false;
	int rows = 2 * (int)view->item_count;
	return !page->narrow && page->row + rows <= focus->page.room;
}

/* Home itself, behind which nothing lies: its rows are known without what stands beside them. */
static bool is_home(const struct view *view)
{
	return view->where == WHERE_HOME && !(view->may & MAY_BACK);
}

void list_choose_paint(const struct view *view, const struct focus *focus, struct page *page)
{
	paint_find(view, page);
	page_details(page, view->items, view->item_count);
	page->missable = is_home(view);
	page_clicks(page, 0, 0, (struct key){ .code = K_ENTER });
	bool air = list_has_air(view, focus, page);
	for (int i = 0; i < (int)view->item_count; i++) {
		const struct view_item *item = &view->items[i];
		if (air && i > 0)
			page_gap(page);
		int rows = list_head(view, page, i);
		page_choice(page, page->narrow ? 0 : 2,
			has_numbers(view) ? list_number_of(i, focus->row) : PAGE_NO_DIGIT,
			!focus->answer.pick_count ? NULL : list_has(focus, i) ? "●" : " ",
			item->label, item->detail, i == focus->row);
		if (i == focus->row)
			list_keep_head(page, rows);
	}
	/* Nothing has the mark yet: then it is the list that is spoken of. */
	if (focus->row < 0 || view->item_count == 0)
		page_remark(page, page->left + (page->narrow ? 0 : 2));
}

struct value list_choose_pending(const struct view *view, const struct focus *focus)
{
	(void)view;
	return list_value(focus, VALUE_CHOICES);
}

/* Is the key one that finds?  So is a digit: numbers stand in labels ("MR-2021"), and one that
 * opened a row would open somebody else.  A blank marks while nothing is looked for. */
static bool finds(const struct view *view, const struct key *key)
{
	if (!view->find)
		return false;
	if (key->code == K_CHAR && !*view->find)
		return key->cp != ' ';
	return key->code == K_CHAR || key->code == K_PASTE || key->code == K_BACKSPACE
	       || key->code == K_CTRL_U || key->code == K_CTRL_W;
}

static bool find(struct focus *focus, const struct key *key, struct act *act)
{
	if (field_key(&focus->answer.field, key) == FIELD_CHANGED)
		*act = (struct act){ .kind = ACT_FIND, .value = { .type = VALUE_TEXT,
			.text = field_text(&focus->answer.field) } };
	return true;
}

/* Was something else answered here before?  The program's own screens only begin somewhere. */
static bool is_other_given(const struct view *view, int row)
{
	return view_has_steps(view) && view->value.type == VALUE_CHOICES && view->value.count
	       && view->value.pick[0] != row;
}

static bool is_letter(const struct key *key)
{
	char bytes[4];
	return key->code == K_CHAR && utf8_has_letter(bytes, utf8_encode(key->cp, bytes));
}

/* The row for words of their own; -1: there is none. */
static int own_row(const struct view *view)
{
	for (size_t i = 0; i < view->item_count; i++)
		if (view->items[i].own)
			return (int)i;
	return -1;
}

/* Whoever types on a list has something else to say than what stands there. */
static bool begin_own(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	int row = is_letter(key) ? own_row(view) : -1;
	if (row < 0)
		return false;
	if (is_other_given(view, row)) { /* a letter may be a slip, as Space may */
		focus_say(focus, WORD_choice_given);
		return true;
	}
	struct focus_typed *typed = &focus->typed;
	snprintf(typed->question, sizeof typed->question, "%s", view->items[row].own);
	typed->letter[utf8_encode(key->cp, typed->letter)] = '\0';
	focus->row = row;
	list_pick_one(focus, row);
	return list_next(view, focus, list_choose_pending(view, focus), act);
}

bool list_choose_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	if (finds(view, key))
		return find(focus, key, act);
	int count = (int)view->item_count;
	int row = has_numbers(view) ? list_digit_at(key, count, focus->row) : -1;
	if (list_move(key, count, &focus->row))
		return true;
	if (row >= 0)
		focus->row = row;
	if ((focus->row < 0 && key_is(key, ' '))
		|| list_keeps_given(view, focus, key, is_other_given(view, focus->row)))
		return true;
	if (row >= 0 || key->code == K_ENTER || key_is(key, ' ')) {
		if (focus->row >= 0 && focus->row < count)
			list_pick_one(focus, focus->row);
		if (!key_is(key, ' '))
			return list_next(view, focus, list_choose_pending(view, focus), act);
		return true;
	}
	return begin_own(view, focus, key, act);
}

void list_choose_hints(const struct view *view, const struct focus *focus,
	struct hints *hints)
{
	const char *const *w = view->words->text;
	if (view->item_count == 0)
		return;
	if (has_numbers(view))
		hints_add(hints, list_keys_at((int)view->item_count, focus->row),
			w[WORD_does_choose]);
	/* Enter leads on only with a choice, or where there may be none. */
	if (focus->row >= 0 || (view->may & MAY_SKIP))
		hints_add(hints, w[WORD_key_enter],
			w[view_has_steps(view) ? WORD_does_next : WORD_does_open]);
	list_page_hints(view, (int)view->item_count, hints);
}

/* ---- texts for a field --------------------------------------------------------- */

/* Side by side while they fit; one that is longer than a row has its own rows. */
static void paint_list(struct page *page, const struct phrases *phrases, int focused)
{
	int edge = page->left + page->width, col = page->left;
	bool open = false; /* a row is begun */
	const char *remark = page->remark; /* that would part what stands side by side */
	page->remark = NULL;
	for (int i = 0; i < (int)phrases->count; i++) {
		const char *text = phrases->list[i];
		int width = 4 + textfit_width(text);
		if (open && col + width > edge) {
			page->row++;
			col = page->left;
		}
		/* While something else has the focus digits are typed there. */
		int row = page->row, number = focused < 0 ? PAGE_NO_DIGIT : list_number_of(i, focused);
		page_choice(page, col - page->left, number, "", text, NULL, i == focused);
		open = page->row == row + 1;
		page->row = open ? row : page->row;
		col = open ? col + width + 2 : page->left;
	}
	page->row += open;
	page->remark = remark;
}

void phrases_paint(struct page *page, const char *title, const struct phrases *phrases,
	int focused)
{
	if (phrases->count == 0)
		return;
	page_gap(page);
	page_text(page, 2, STYLE_TEXT, title);
	paint_list(page, phrases, focused);
}

void list_edited(struct focus *focus, enum field_did did)
{
	if (did == FIELD_FULL)
		focus_say(focus, WORD_cut_paste);
	if (did != FIELD_CHANGED && did != FIELD_FULL)
		return;
	list_changed(focus);
	focus->answer.came_back = false;
}

bool list_undo(struct focus *focus, struct field *field)
{
	if (!field_can_undo(field))
		return false;
	field_key(field, &(struct key){ .code = K_UNDO });
	list_changed(focus);
	return true;
}

enum field_did phrases_put(struct field *field, const char *phrase)
{
	const char *text = field_text(field);
	if (field->cursor > 0 && text[field->cursor - 1] != ' '
		&& text[field->cursor - 1] != '\n')
		field_type(field, " ", 1);
	enum field_did did = field_type(field, phrase, strlen(phrase));
	field->begun = true;
	return did;
}
