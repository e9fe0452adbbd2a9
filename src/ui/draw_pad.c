/*
 * The observer's pad: a letter a tap, large or small, and at once what has come of it.
 * Nothing is focused; every key means what it says on the screen.
 */
#include "ui/draw_kind.h"

#include "base/arena.h"
#include "ui/textfit.h"

#include <assert.h>
#include <string.h>

#define COLUMN 36     /* where the second of two stands */
#define BARS_MOST 10
#define WIDE 70       /* cells that two columns with their bars take */
#define SHORT 8       /* cells of a letter and its count, in a narrow window */
#define SCALE 20      /* cells of a scale and of the share */

/* ---- the letters --------------------------------------------------------------------- */

static const char *repeat(const char *mark, int times, struct arena *arena)
{
	assert(times >= 0);
	const char *all = "";
	for (int i = 0; i < times; i++)
		all = arena_printf(arena, "%s%s", all, mark);
	return all;
}

static void paint_row(const struct view_pad_row *row, int at, int col, struct page *page)
{
	int bars = row->count < BARS_MOST ? row->count : BARS_MOST;
	canvas_say(page->canvas, at, col, STYLE_ACCENT, row->letter);
	canvas_say(page->canvas, at, col + 2, STYLE_TEXT, textfit_cut(row->label, 17, page->arena));
	canvas_say(page->canvas, at, col + 20, STYLE_TEXT,
		arena_printf(page->arena, "%3d", row->count));
	canvas_say(page->canvas, at, col + 24, STYLE_ACCENT,
		textfit_cut(repeat("▪", bars, page->arena), 8, page->arena));
}

/* The smaller half at the left. */
static void paint_wide(const struct view_pad *pad, struct page *page)
{
	int count = (int)pad->row_count, left = count / 2, top = page->row;
	page_need(page, count - left);
	for (int i = 0; i < count; i++)
		paint_row(&pad->rows[i], top + (i < left ? i : i - left),
			page->left + (i < left ? 0 : COLUMN), page);
	page->row = top + count - left;
}

static void paint_short(const struct view_pad *pad, struct page *page)
{
	int across = (page->end - page->left) / SHORT, top = page->row;
	across = across > 0 ? across : 1;
	int rows = ((int)pad->row_count + across - 1) / across;
	page_need(page, rows);
	for (int i = 0; i < (int)pad->row_count; i++) {
		int row = top + i / across, col = page->left + i % across * SHORT;
		canvas_say(page->canvas, row, col, STYLE_ACCENT, pad->rows[i].letter);
		canvas_say(page->canvas, row, col + 2, STYLE_TEXT,
			arena_printf(page->arena, "%d", pad->rows[i].count));
	}
	page->row = top + rows;
}

static bool is_wide(const struct page *page)
{
	return page->end - page->left >= WIDE;
}

/* ---- what has come of them ------------------------------------------------------------- */

static int cell_of(int value, int most)
{
	int cell = most > 0 ? value * (SCALE - 1) / most : 0;
	return cell < 0 ? 0 : cell >= SCALE ? SCALE - 1 : cell;
}

/* ├────┼──●──┼────┤ */
static const char *scale_text(const struct view_scale *scale, struct arena *arena)
{
	const char *all = "├";
	for (int i = 0; i < SCALE; i++) {
		bool mark = i == cell_of(scale->fair, scale->most)
		            || i == cell_of(scale->good, scale->most);
		bool here = scale->at >= 0 && i == cell_of(scale->at, scale->most);
		all = arena_printf(arena, "%s%s", all, here ? "●" : mark ? "┼" : "─");
	}
	return arena_printf(arena, "%s┤", all);
}

static void paint_scale(const struct view_scale *scale, struct page *page)
{
	int row = page->row;
	if (!is_wide(page)) {
		page_row(page, 0, STYLE_TEXT, arena_printf(page->arena, "%s %s", scale->label,
			scale->value));
		return;
	}
	page_need(page, 1);
	canvas_say(page->canvas, row, page->left, STYLE_TEXT,
		textfit_cut(scale->label, 28, page->arena));
	canvas_say(page->canvas, row, page->left + 29, STYLE_TEXT,
		textfit_cut(scale->value, 10, page->arena));
	canvas_say(page->canvas, row, page->left + 40, STYLE_ACCENT,
		scale_text(scale, page->arena));
	page->row = row + 1;
}

static void paint_share(const struct view_pad *pad, const struct words *words,
	struct page *page)
{
	int filled = pad->share < 0 ? 0 : pad->share * SCALE / 100;
	const char *bar = arena_printf(page->arena, "%s%s",
		repeat("█", filled, page->arena), repeat("┈", SCALE - filled, page->arena));
	const char *percent = pad->share < 0 ? "-" : words_percent(words, pad->share, page->arena);
	if (!is_wide(page))
		page_row(page, 0, STYLE_TEXT, arena_printf(page->arena, "%s  %s", pad->speaker,
			words_put(words->text[WORD_in_brackets],
				arena_printf(page->arena, "%s %s", pad->share_label, percent),
				page->arena)));
	else
		page_row(page, 0, STYLE_TEXT, arena_printf(page->arena, "%s  %s %s   %s",
			pad->share_label, bar, percent, pad->speaker));
}

/* Where it is wider than the window, every second cell stands, and so on. */
static const char *fitted(const char *timeline, int width, struct arena *arena)
{
	int len = (int)strlen(timeline), step = width > 0 ? (len + width - 1) / width : 1;
	char *out = arena_alloc(arena, (size_t)len + 1);
	int count = 0;
	for (int i = 0; i < len; i += step) {
		out[count] = timeline[i];
		for (int j = i; j < i + step && j < len; j++)
			if (!strchr("-. ", timeline[j]))
				out[count] = timeline[j];
		count++;
	}
	out[count] = '\0';
	return out;
}

static void pad_paint(const struct view *view, struct focus *focus, struct page *page)
{
	const struct view_pad *pad = view->pad;
	(void)focus;
	if (!pad)
		return;
	page_focus(page, page->row, 0, page->left, false);
	if (!is_wide(page))
		paint_short(pad, page);
	else
		paint_wide(pad, page);
	if (is_wide(page))
		page_gap(page);
	for (size_t i = 0; i < 2; i++)
		paint_scale(&pad->scales[i], page);
	page_row(page, 0, STYLE_TEXT, pad->adherent);
	if (is_wide(page))
		page_gap(page);
	paint_share(pad, view->words, page);
	page_row(page, 0, STYLE_ACCENT,
		fitted(pad->timeline, page->end - page->left, page->arena));
}

/* ---- keys -------------------------------------------------------------------------------- */

/* What a key taps, as a text of its own; NULL: nothing.  Large letters are small ones. */
static const char *tapped(const struct key *key)
{
	static const char letters[] = "a\0b\0c\0d\0e\0f\0g\0h\0i\0j\0k\0l\0m\0n\0o\0p\0q\0r\0"
				      "s\0t\0u\0v\0w\0x\0y\0z\0!\0 \0=";
	uint32_t cp = key->code == K_TAB ? '=' : key->code == K_UNDO ? 'u' : key->cp;
	if (cp >= 'A' && cp <= 'Z')
		cp += 'a' - 'A';
	if (key->code != K_CHAR && key->code != K_TAB && key->code != K_UNDO)
		return NULL;
	for (size_t i = 0; i < sizeof letters; i += 2)
		if ((uint32_t)(unsigned char)letters[i] == cp)
			return &letters[i];
	return NULL;
}

static bool pad_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	(void)view, (void)focus;
	if (key->code == K_ENTER) {
		act->kind = ACT_NEXT;
		return true;
	}
	const char *letter = tapped(key);
	if (!letter)
		return false;
	*act = (struct act){ .kind = ACT_TAP,
		.value = { .type = VALUE_TEXT, .text = letter } };
	return true;
}

static void pad_hints(const struct view *view, const struct focus *focus, struct hints *hints)
{
	const char *const *w = view->words->text;
	(void)focus;
	hints_add(hints, w[WORD_key_enter], w[WORD_pad_ends]);
	hints_add(hints, w[WORD_key_space], w[WORD_pad_other]);
	hints_add(hints, "u", w[WORD_pad_undo]);
	hints_add(hints, w[WORD_key_tab], w[WORD_pad_pause]);
}

const struct draw draw_pad = {
	.help = WORD_help_pad,
	.paint = pad_paint,
	.key = pad_key,
	.hints = pad_hints,
};
