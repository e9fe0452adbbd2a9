#include "ui/ruler_words.h"

#include "base/arena.h"
#include "ui/list.h"
#include "ui/say.h"

#define BETWEEN " · "

int ruler_word(const struct view *view, const struct focus *focus)
{
	bool set = focus->pick_count == 1 && focus->pick[0] >= 0
	           && (size_t)focus->pick[0] < view->scale_count;
	return set ? focus->pick[0] : -1;
}

static int words_width(const struct view *view)
{
	int width = 0;
	for (size_t i = 0; i < view->scale_count; i++)
		width += say_width(view->scale[i]) + (i ? say_width(BETWEEN) : 0);
	return width;
}

/* A click on a word sets it. */
static struct target target_of(int word)
{
	return (struct target){ .key = { .code = K_SET, .cp = (uint32_t)word } };
}

/* On one row, and the mark under the one that is set. */
static void paint_row(const struct view *view, int set, struct page *page)
{
	int col = page->left + (page->narrow ? 0 : 2), mark = col;
	page_need(page, 2);
	for (int i = 0; i < (int)view->scale_count; i++) {
		if (i > 0)
			col += canvas_say(page->canvas, page->row, col, STYLE_RULE, BETWEEN);
		const struct target target = target_of(i);
		canvas_hit(page->canvas, page->row, col, say_width(view->scale[i]), &target);
		if (i == set)
			mark = col + (say_width(view->scale[i]) - 1) / 2;
		col += canvas_say(page->canvas, page->row, col,
			i == set ? STYLE_FOCUS : STYLE_TEXT, view->scale[i]);
	}
	if (set >= 0)
		canvas_say(page->canvas, page->row + 1, mark, STYLE_FOCUS, "▲");
	page_focus(page, page->row, 2, mark, false);
	canvas_cursor(page->canvas, page->row + (set >= 0), mark, false);
	page->row += 2;
}

static void paint_list(const struct view *view, int set, struct page *page)
{
	int top = page->row;
	for (int i = 0; i < (int)view->scale_count; i++) {
		int first = page->row;
		const struct target target = target_of(i);
		page_choice(page, page->narrow ? 0 : 2, i < 9 ? i + 1 : 10,
			set < 0 ? NULL : i == set ? "●" : " ", view->scale[i], NULL, i == set);
		for (; first < page->row; first++)
			canvas_hit(page->canvas, first, page->left, page->width, &target);
	}
	if (set < 0)
		page_focus(page, top, 1, page->left, false);
}

void ruler_words_paint(const struct view *view, const struct focus *focus, struct page *page)
{
	int set = ruler_word(view, focus);
	if (words_width(view) + (page->narrow ? 0 : 2) <= page->width)
		paint_row(view, set, page);
	else
		paint_list(view, set, page);
}

const char *ruler_words_name(const struct view *view, const struct focus *focus,
	struct arena *arena)
{
	const char *text = "";
	for (int i = 0; i < (int)view->scale_count; i++)
		text = arena_printf(arena, "%s%s%s%s", text, i ? BETWEEN : "",
			i == ruler_word(view, focus) ? "● " : "", view->scale[i]);
	return text;
}

static void set_word(const struct view *view, struct focus *focus, int word)
{
	int last = (int)view->scale_count - 1;
	list_pick_one(focus, word > last ? last : word < 0 ? 0 : word);
	focus->number = -1;
}

bool ruler_words_key(const struct view *view, struct focus *focus, const struct key *key)
{
	int word = ruler_word(view, focus), count = (int)view->scale_count;
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
