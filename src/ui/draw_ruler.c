/*
 * A ruler: a number on a line, or the same in words where the pack has them (Tab).
 * The answer is the number or the word that was set last; the other way of saying
 * it is only named below, never made up from it.
 */
#include "ui/draw_kind.h"

#include "base/arena.h"
#include "base/str.h"
#include "ui/list.h"
#include "ui/textfit.h"

#include <assert.h>

/* ---- in words ------------------------------------------------------------------ */

#define BETWEEN 2 /* cells from one word to the next */
#define NUMBER 3  /* cells of the key before a word */

/* The number of the word that is set, -1 none. */
static int set_word_of(const struct view *view, const struct focus *focus)
{
	bool set = focus->answer.pick_count == 1 && focus->answer.pick[0] >= 0
	           && (size_t)focus->answer.pick[0] < view->ruler.scale_count;
	return set ? focus->answer.pick[0] : -1;
}

static int words_width(const struct view *view)
{
	int width = 0;
	for (size_t i = 0; i < view->ruler.scale_count; i++)
		width += NUMBER + textfit_width(view->ruler.scale[i]) + 2 + (i ? BETWEEN : 0);
	return width;
}

/* A click on a word sets it. */
static struct target target_of(int word)
{
	assert(word >= 0);
	return (struct target){ .key = { .code = K_SET, .cp = (uint32_t)word } };
}

/* On one row, each behind its key; the one that is set stands on the accent. */
static void paint_row(const struct view *view, int set, struct page *page)
{
	int col = page->left + (page->narrow ? 0 : 2), mark = col + 1;
	page_need(page, 1);
	for (int i = 0; i < (int)view->ruler.scale_count; i++) {
		const char *word = view->ruler.scale[i];
		const struct target target = target_of(i);
		int from = col, width = NUMBER + textfit_width(word) + 2;
		mark = i == set ? col + 1 : mark;
		col += page_cap(page, col, arena_printf(page->arena, "%d", i + 1));
		canvas_say(page->canvas, page->row, col + 1, i == set ? STYLE_CHOSEN : STYLE_TEXT,
			word);
		if (i == set)
			canvas_ground(page->canvas, page->row, col, textfit_width(word) + 2,
				STYLE_CHOSEN);
		canvas_hit(page->canvas, page->row, from, width, &target);
		col = from + width + BETWEEN;
	}
	page_focus(page, page->row, 1, mark, false);
	page->row++;
}

static void paint_list(const struct view *view, int set, struct page *page)
{
	int top = page->row;
	for (int i = 0; i < (int)view->ruler.scale_count; i++) {
		int first = page->row;
		const struct target target = target_of(i);
		page_choice(page, page->narrow ? 0 : 2, list_number_of(i, -1),
			set < 0 ? NULL : i == set ? "●" : " ", view->ruler.scale[i],
			NULL, i == set);
		for (; first < page->row; first++)
			canvas_hit(page->canvas, first, page->left, page->width, &target);
	}
	if (set < 0)
		page_focus(page, top, 1, page->left, false);
}

/* On one row with a mark under the one that is set; a list where that is too wide. */
static void paint_words(const struct view *view, const struct focus *focus, struct page *page)
{
	assert(view->ruler.scale_count > 0);
	int set = set_word_of(view, focus);
	if (words_width(view) + (page->narrow ? 0 : 2) <= page->width)
		paint_row(view, set, page);
	else
		paint_list(view, set, page);
}

/* All in one text, with a mark at the one that is set. */
static const char *words_in_a_row(const struct view *view, const struct focus *focus,
	struct arena *arena)
{
	const char *text = "";
	for (int i = 0; i < (int)view->ruler.scale_count; i++)
		text = arena_printf(arena, "%s%s%s%s", text, i ? " · " : "",
			i == set_word_of(view, focus) ? "● " : "", view->ruler.scale[i]);
	return text;
}

static void set_word(const struct view *view, struct focus *focus, int word)
{
	assert(view->ruler.scale_count > 0);
	int last = (int)view->ruler.scale_count - 1;
	list_pick_one(focus, word > last ? last : word < 0 ? 0 : word);
	focus->answer.number = -1;
}

/* Sets a word, and no number is set any more. */
static bool key_words(const struct view *view, struct focus *focus, const struct key *key)
{
	int word = set_word_of(view, focus), count = (int)view->ruler.scale_count;
	if (list_digit(key, count) >= 0)
		set_word(view, focus, list_digit(key, count));
	else if (key->code == K_SET)
		set_word(view, focus, (int)key->cp);
	else if (key->code == K_RIGHT || key->code == K_DOWN)
		set_word(view, focus, word + 1);
	else if (key->code == K_LEFT || key->code == K_UP)
		set_word(view, focus, word - 1);
	else if (key->code == K_HOME || key->code == K_END)
		set_word(view, focus, key->code == K_HOME ? 0 : count - 1);
	else
		return false;
	return true;
}

/* ---- the ruler ----------------------------------------------------------------- */

enum part { NUMBERS, WORDS }; /* of the focus */

static bool in_words(const struct view *view, const struct focus *focus)
{
	return view->ruler.scale_count > 0 && focus->part == WORDS;
}

static void ruler_start(const struct view *view, struct focus *focus)
{
	list_start(view, focus);
	if (view->value.type == VALUE_NUMBER) {
		focus->answer.number = view->value.number;
		focus->part = NUMBERS;
	} else if (view->ruler.scale_count > 0) {
		focus->part = WORDS; /* what most people find easier */
	}
}

/* ---- painting ------------------------------------------------------------------ */

struct scale {
	int col, gap; /* the middle of the lowest number's cell; from one middle to the next */
};

#define CELL_NARROW 3
#define CELL_WIDE 6

static struct scale scale_of(const struct view *view, const struct page *page)
{
	assert(view->low <= view->high);
	int numbers = view->high - view->low + 1;
	int gap = page->narrow ? CELL_NARROW : CELL_WIDE;
	gap = gap * numbers > page->width ? page->width / numbers : gap;
	return (struct scale){ .col = page->left + (gap - 1) / 2, .gap = gap };
}

static int place(const struct view *view, const struct scale *scale, int number)
{
	return scale->col + scale->gap * (number - view->low);
}

/* The columns of the ruler: from the first cell to behind the last. */
static int first_col(const struct scale *scale)
{
	return scale->col - (scale->gap - 1) / 2;
}

static int end_col(const struct view *view, const struct scale *scale)
{
	return first_col(scale) + scale->gap * (view->high - view->low + 1);
}

/* A click on a number or below it, or nearest to it, is that number. */
static void take_clicks(const struct view *view, struct page *page, const struct scale *scale)
{
	for (int i = view->low; i <= view->high; i++) {
		const struct target target = { .places = true,
			.key = { .code = K_SET, .cp = (uint32_t)i } };
		int col = place(view, scale, i) - (scale->gap - 1) / 2;
		for (int row = 0; row < 2; row++)
			canvas_hit(page->canvas, page->row + row, col, scale->gap, &target);
	}
}

/* All cells are of one width and weight; the one that is set stands on the accent. */
static void paint_number(const struct page *page, const struct scale *scale, int col,
	const char *text, bool set)
{
	enum style style = set ? STYLE_CHOSEN : STYLE_TEXT;
	int from = col - (scale->gap - 1) / 2, wide = scale->gap > CELL_NARROW;
	canvas_say(page->canvas, page->row, col - (textfit_width(text) - 1) / 2, style, text);
	if (set)
		canvas_ground(page->canvas, page->row, from, scale->gap - wide, style);
}

/* As many numbers as fit: all, or the ends. */
static void paint_numbers(const struct view *view, const struct focus *focus,
	struct page *page, const struct scale *scale)
{
	page_need(page, 3);
	take_clicks(view, page, scale);
	for (int i = view->low; i <= view->high; i++) {
		const char *text = arena_printf(page->arena, "%d", i);
		bool end = i == view->low || i == view->high;
		if (i <= 9)
			page->digits |= 1U << i; /* the ends say what lies between */
		if (scale->gap > textfit_width(text) || end)
			paint_number(page, scale, place(view, scale, i), text,
				i == focus->answer.number);
	}
	page->row++;
}

static bool is_on(const struct view *view, int number)
{
	return number >= view->low && number <= view->high;
}

/* The line, heavy under the number that is set; the old mark stays where that is not. */
static void paint_line(const struct view *view, const struct focus *focus,
	struct page *page, const struct scale *scale)
{
	int from = first_col(scale), end = end_col(view, scale), mark = scale->col;
	int wide = scale->gap > CELL_NARROW;
	canvas_fill(page->canvas, page->row, from, end - from - wide, STYLE_MUTED, 0x2500);
	if (view->ruler.has_before && is_on(view, view->ruler.before))
		canvas_say(page->canvas, page->row, place(view, scale, view->ruler.before),
			STYLE_ACCENT, "△");
	if (is_on(view, focus->answer.number)) {
		mark = place(view, scale, focus->answer.number);
		canvas_fill(page->canvas, page->row, mark - (scale->gap - 1) / 2,
			scale->gap - wide, STYLE_ACCENT, 0x2501);
	}
	page_focus(page, page->row - 1, 3, mark, false);
	page->row++;
}

/* What the ends and the middle mean, under the line; false where one row is too short. */
static bool paint_texts(const struct view *view, struct page *page,
	const struct scale *scale)
{
	const char *low = view->low_text ? view->low_text : "";
	const char *half = view->half_text ? view->half_text : "";
	const char *high = view->high_text ? view->high_text : "";
	int from = first_col(scale), end = end_col(view, scale) - (scale->gap > CELL_NARROW);
	int middle = (from + end - textfit_width(half)) / 2;
	bool fits = *half ? from + textfit_width(low) + 2 <= middle
			&& middle + textfit_width(half) + 2 <= end - textfit_width(high)
		: textfit_width(low) + textfit_width(high) + 3 <= end - from;
	if (!fits)
		return false;
	page_need(page, 1);
	canvas_say(page->canvas, page->row, from, STYLE_TEXT, low);
	canvas_say(page->canvas, page->row, middle, STYLE_TEXT, half);
	canvas_say(page->canvas, page->row, end - textfit_width(high), STYLE_TEXT, high);
	page->row++;
	return true;
}

static void paint_legend(struct page *page, int number, const char *text)
{
	if (!str_is_empty(text))
		page_text(page, page->narrow ? 0 : 2, STYLE_TEXT,
			arena_printf(page->arena, "%d  %s", number, text));
}

static void say_before(const struct view *view, struct page *page, const char *sign)
{
	if (!view->ruler.has_before)
		return;
	const char *number = arena_printf(page->arena, "%d", view->ruler.before);
	page_text(page, page->narrow ? 0 : 2, STYLE_TEXT,
		arena_printf(page->arena, "%s%s", sign,
			words_put(view->words->text[WORD_was_before], number, page->arena)));
}

static void paint_in_numbers(const struct view *view, const struct focus *focus,
	struct page *page)
{
	struct scale scale = scale_of(view, page);
	paint_numbers(view, focus, page, &scale);
	paint_line(view, focus, page, &scale);
	if (!paint_texts(view, page, &scale)) {
		paint_legend(page, view->low, view->low_text);
		paint_legend(page, (view->low + view->high) / 2, view->half_text);
		paint_legend(page, view->high, view->high_text);
	}
	say_before(view, page, "△ ");
}

static void paint_in_words(const struct view *view, const struct focus *focus,
	struct page *page)
{
	paint_words(view, focus, page);
	say_before(view, page, "");
}

/* That there is another way to say it, and what was said that way. */
static void paint_other_way(const struct view *view, const struct focus *focus,
	struct page *page)
{
	const char *const *w = view->words->text;
	const char *text = w[WORD_scale_numbers];
	if (!in_words(view, focus))
		text = words_label(view->words, w[WORD_scale_words],
			words_in_a_row(view, focus, page->arena), page->arena);
	else if (focus->answer.number >= 0)
		text = words_label(view->words, text,
			arena_printf(page->arena, "%d", focus->answer.number), page->arena);
	const struct target target = { .key = { .code = K_TAB } };
	page_gap(page);
	int row = page->row;
	page_text(page, page->narrow ? 0 : 2, STYLE_MUTED, text);
	for (; row < page->row; row++)
		canvas_hit(page->canvas, row, page->left, page->width, &target);
}

static void ruler_paint(const struct view *view, struct focus *focus, struct page *page)
{
	page_head(page, view);
	page_gap(page);
	if (in_words(view, focus))
		paint_in_words(view, focus, page);
	else
		paint_in_numbers(view, focus, page);
	page_remark(page, page->left + (page->narrow ? 0 : 2));
	if (view->ruler.scale_count > 0)
		paint_other_way(view, focus, page);
}

/* ---- keys ---------------------------------------------------------------------- */

static void set_number(const struct view *view, struct focus *focus, int number)
{
	number = number > view->high ? view->high : number < view->low ? view->low : number;
	if (number == focus->answer.number)
		return;
	focus->answer.number = number;
	focus->answer.pick_count = 0;
	list_changed(focus);
}

static struct value ruler_pending(const struct view *view, const struct focus *focus)
{
	if (set_word_of(view, focus) >= 0)
		return list_value(focus, VALUE_CHOICES);
	if (focus->answer.number < 0)
		return (struct value){ .type = VALUE_NONE };
	return (struct value){ .type = VALUE_NUMBER, .number = focus->answer.number };
}

static bool key_numbers(const struct view *view, struct focus *focus, const struct key *key)
{
	bool unset = focus->answer.number < view->low;
	int typed = list_number(focus, key, view->high);
	if (key->code == K_CHAR && key->cp >= '0' && key->cp <= '9') {
		if (is_on(view, typed))
			set_number(view, focus, typed);
	} else if (key->code == K_SET) {
		set_number(view, focus, (int)key->cp);
	} else if (key->code == K_RIGHT || key->code == K_LEFT) {
		int step = key->code == K_RIGHT ? 1 : -1;
		set_number(view, focus, unset ? view->low : focus->answer.number + step);
	} else if (key->code == K_HOME || key->code == K_END) {
		set_number(view, focus, key->code == K_HOME ? view->low : view->high);
	} else {
		return false;
	}
	return true;
}

static bool ruler_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	if (key->code == K_ENTER)
		return list_next(view, focus, ruler_pending(view, focus), act);
	if (key->code == K_TAB && view->ruler.scale_count > 0)
		focus->part = in_words(view, focus) ? NUMBERS : WORDS;
	else if (in_words(view, focus))
		return key_words(view, focus, key);
	else
		return key_numbers(view, focus, key);
	return true;
}

static void ruler_hints(const struct view *view, const struct focus *focus,
	struct hints *hints)
{
	const char *const *w = view->words->text;
	hints_add(hints, "←→",
		w[in_words(view, focus) ? WORD_does_choose : WORD_does_ruler]);
	hints_add(hints, w[WORD_key_enter], w[WORD_does_next]);
	if (view->ruler.scale_count > 0)
		hints_add(hints, w[WORD_key_tab],
			w[in_words(view, focus) ? WORD_does_number : WORD_does_scale]);
}

const struct draw draw_ruler = {
	.help = WORD_help_ruler,
	.follows_draft = true, /* the coach strip speaks of the number */
	.refused_in = REFUSED_ANYWHERE,
	.start = ruler_start,
	.paint = ruler_paint,
	.key = ruler_key,
	.hints = ruler_hints,
	.pending = ruler_pending,
};
