/*
 * The last row: the keys, each as a cap on the panel with what it does.  In the same order on
 * every screen: what this screen needs, Enter, Tab, Esc, F1, the menu.
 */
#include "ui/frame.h"

#include "base/arena.h"
#include "base/str.h"
#include "ui/textfit.h"

#include <assert.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define WIDTH_MOST 73 /* cells: eyes need not go further */
#define MENU_SHORT "^O"

/* Keys that the words name, and those that are called the same everywhere. */
static const struct {
	enum word word;
	struct key key;
} worded[] = {
	{ WORD_key_enter, { .code = K_ENTER } }, { WORD_key_esc, { .code = K_ESC } },
	{ WORD_key_tab, { .code = K_TAB } }, { WORD_key_pages, { .code = K_PGDN } },
	{ WORD_key_newline, { .code = K_NEWLINE } }, { WORD_key_menu, { .code = K_CTRL_O } },
	{ WORD_key_space, { .code = K_CHAR, .cp = ' ' } },
};
static const struct {
	const char *name;
	enum key_code code;
} named[] = { { "F1", K_F1 }, { "F2", K_F2 }, { "F3", K_F3 }, { "F4", K_F4 }, { "F5", K_F5 },
	{ "F12", K_F12 }, { MENU_SHORT, K_CTRL_O } };

/* The one key that a hint names; K_NONE where it names several.  A word is known by which
 * one it is, not by what it says: a language may call two keys the same. */
static struct key key_of(const struct view *view, const char *hint)
{
	for (size_t i = 0; i < COUNT(worded); i++)
		if (hint == view->words->text[worded[i].word])
			return worded[i].key;
	for (size_t i = 0; i < COUNT(named); i++)
		if (str_is(hint, named[i].name))
			return (struct key){ .code = named[i].code };
	bool digit = hint[0] >= '0' && hint[0] <= '9' && !hint[1];
	return (struct key){ .code = digit ? K_CHAR : K_NONE, .cp = (unsigned char)hint[0] };
}

/* ---- which, and in what order --------------------------------------------------------- */

enum rank { RANK_OWN, RANK_NEXT, RANK_TAB, RANK_BACK, RANK_HELP, RANK_MENU, RANKS };

static int rank_of(const struct view *view, const char *hint)
{
	static const enum key_code codes[RANKS] = { [RANK_NEXT] = K_ENTER, [RANK_TAB] = K_TAB,
		[RANK_BACK] = K_ESC, [RANK_HELP] = K_F1, [RANK_MENU] = K_CTRL_O };
	enum key_code code = key_of(view, hint).code;
	for (int rank = RANK_NEXT; rank < RANKS; rank++)
		if (code == codes[rank])
			return rank;
	return RANK_OWN;
}

static void sort(const struct view *view, struct hints *hints)
{
	struct hints from = *hints;
	int count = 0;
	for (int rank = RANK_OWN; rank < RANKS; rank++)
		for (int i = 0; i < from.count; i++)
			if (rank_of(view, from.list[i].key) == rank)
				hints->list[count++] = from.list[i];
	assert(count == hints->count);
}

static int gap_of(const struct layout *l)
{
	return l->narrow ? 1 : 2;
}

static bool fits(const struct hints *hints, int width, int gap)
{
	int need = -gap;
	for (int i = 0; i < hints->count; i++)
		need += gap + hints_width(hints, i);
	return need <= width;
}

/* The last one that is of this rank; -1 none. */
static int last_of(const struct view *view, const struct hints *hints, int rank)
{
	int last = hints->count - 1;
	while (last >= 0 && rank_of(view, hints->list[last].key) != rank)
		last--;
	return last;
}

/* Do digits choose on this list of the program's own?  Then they lead on, as Enter does. */
static bool is_home_choice(const struct view *view, const struct hints *hints)
{
	int own = last_of(view, hints, RANK_OWN);
	return view->where == WHERE_HOME && own >= 0
	       && hints->list[own].does == view->words->text[WORD_does_choose];
}

/* What goes first where there is no room: what this screen has beside its first key, which is
 * the one that counts most; help, Tab, that key, back, next.  Where home's digits choose, Enter
 * goes before them: they tell whoever is new how to answer, and the way back is always said.
 * The menu, which has them all, stays. */
static int first_to_go(const struct view *view, const struct hints *hints)
{
	static const int usual[] = { RANK_HELP, RANK_TAB, RANK_OWN, RANK_BACK, RANK_NEXT };
	static const int home[COUNT(usual)] = { RANK_HELP, RANK_TAB, RANK_NEXT, RANK_OWN,
		RANK_BACK };
	const int *order = is_home_choice(view, hints) ? home : usual;
	int own = last_of(view, hints, RANK_OWN);
	if (own > 0)
		return own;
	for (size_t i = 0; i < COUNT(usual); i++)
		if (last_of(view, hints, order[i]) >= 0)
			return last_of(view, hints, order[i]);
	return hints->count - 1;
}

static struct hints hints_fitting(const struct view *view, const struct hints *hints, int width,
	int gap)
{
	struct hints fit = *hints;
	while (fit.count > 0 && !fits(&fit, width, gap)) {
		int at = first_to_go(view, &fit);
		fit.count--;
		for (int i = at; i < fit.count; i++)
			fit.list[i] = fit.list[i + 1];
	}
	return fit;
}

/* "Ctrl-O" is written out where that pushes no other key away. */
static struct hints fitting(const struct view *view, const struct hints *hints,
	const struct layout *l)
{
	int room = l->cols - l->left, width = room < WIDTH_MOST ? room : WIDTH_MOST;
	struct hints all = *hints;
	struct hints some = hints_fitting(view, &all, width, gap_of(l));
	for (int i = 0; some.count < all.count && i < all.count; i++)
		if (rank_of(view, all.list[i].key) == RANK_MENU)
			all.list[i].key = MENU_SHORT;
	if (some.count < all.count)
		some = hints_fitting(view, &all, width, gap_of(l));
	sort(view, &some);
	return some;
}

void frame_footer(const struct view *view, const struct hints *hints,
	const struct layout *layout, struct canvas *canvas)
{
	assert(layout->foot + 1 == canvas->rows);
	struct hints some = fitting(view, hints, layout);
	int row = layout->foot, col = layout->left;
	for (int i = 0; i < some.count; i++) {
		const struct target target = { .key = key_of(view, some.list[i].key) };
		int width = hints_width(&some, i), cap = textfit_width(some.list[i].key) + 2;
		if (target.key.code != K_NONE)
			canvas_hit(canvas, row, col, width, &target);
		canvas_say(canvas, row, col + 1, STYLE_CAP, some.list[i].key);
		canvas_ground(canvas, row, col, cap, STYLE_CAP);
		canvas_say(canvas, row, col + cap + 1, STYLE_MUTED, some.list[i].does);
		col += width + gap_of(layout);
	}
}
