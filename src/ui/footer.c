/*
 * The footer: hints side by side, as many as fit, the menu always.
 */
#include "ui/frame.h"

#include "base/str.h"
#include "ui/say.h"

static int hint_width(const struct hints *hints, int i)
{
	return say_width(hints->list[i].key) + 1 + say_width(hints->list[i].does);
}

/* Rows that the hints take, side by side with `gap` between them. */
static int rows_of(const struct hints *hints, int width, int gap)
{
	int rows = 1, col = 0;
	for (int i = 0; i < hints->count; i++) {
		int need = hint_width(hints, i);
		if (col > 0 && col + gap + need > width) {
			rows++;
			col = 0;
		}
		col += (col > 0 ? gap : 0) + need;
	}
	return rows;
}

static bool hints_fit(const struct hints *hints, int width, int gap, int rows)
{
	for (int i = 0; i < hints->count; i++)
		if (hint_width(hints, i) > width)
			return false;
	return rows_of(hints, width, gap) <= rows;
}

static void drop_hint(struct hints *hints, int at)
{
	hints->count--;
	for (int i = at; i < hints->count; i++)
		hints->list[i] = hints->list[i + 1];
}

/*
 * Where there is not room for all, whole hints go: first those of the kind (its
 * first one last), then help, back, next.  The menu, which has them all, stays.
 */
static void drop_one(struct hints *hints)
{
	int own = hints->count - 3;
	drop_hint(hints, own > 1 ? own - 1 : hints->count > 1 ? hints->count - 2 : 0);
}

static struct hints fitting_hints(const struct hints *hints, const struct layout *l,
	int rows)
{
	struct hints fit = *hints;
	int gap = l->narrow ? 2 : 3;
	while (fit.count > 0 && !hints_fit(&fit, l->cols - l->left, gap, rows))
		drop_one(&fit);
	return fit;
}

/* Keys that the words name, and those that are called the same everywhere. */
static const struct {
	enum word word;
	struct key key;
} worded[] = {
	{ WORD_key_enter, { .code = K_ENTER } }, { WORD_key_esc, { .code = K_ESC } },
	{ WORD_key_tab, { .code = K_TAB } }, { WORD_key_pages, { .code = K_PGDN } },
	{ WORD_key_newline, { .code = K_NEWLINE } },
	{ WORD_key_space, { .code = K_CHAR, .cp = ' ' } },
};
static const struct {
	const char *name;
	enum key_code code;
} named[] = { { "F1", K_F1 }, { "F2", K_F2 }, { "F3", K_F3 }, { "F4", K_F4 }, { "F5", K_F5 },
	{ "F12", K_F12 }, { "Ctrl-O", K_CTRL_O } };

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* The one key that a hint names; K_NONE where it names several. */
static struct key key_of(const struct view *view, const char *hint)
{
	for (size_t i = 0; i < COUNT(worded); i++)
		if (str_is(hint, view->words->text[worded[i].word]))
			return worded[i].key;
	for (size_t i = 0; i < COUNT(named); i++)
		if (str_is(hint, named[i].name))
			return (struct key){ .code = named[i].code };
	bool digit = hint[0] >= '0' && hint[0] <= '9' && !hint[1];
	return (struct key){ .code = digit ? K_CHAR : K_NONE, .cp = (unsigned char)hint[0] };
}

static void take_clicks(const struct view *view, const char *hint, struct canvas *canvas,
	int row, int col, int width)
{
	const struct target target = { .key = key_of(view, hint) };
	if (target.key.code != K_NONE)
		canvas_hit(canvas, row, col, width, &target);
}

void footer_offer(struct hints *hints, const struct layout *l, const char *key,
	const char *does)
{
	struct hints more = *hints;
	int gap = 3, width = l->cols - l->left, last = hints->count - 1;
	if (l->narrow || last < 0 || hints->count == (int)COUNT(hints->list))
		return;
	more.list[more.count++] = hints->list[last];
	more.list[last].key = key;
	more.list[last].does = does;
	if (hints_fit(&more, width, gap, rows_of(hints, width, gap)))
		*hints = more;
}

void frame_footer(const struct view *view, const struct hints *hints,
	const struct layout *layout, struct canvas *canvas)
{
	struct hints some = fitting_hints(hints, layout, layout->foot_rows);
	int gap = layout->narrow ? 2 : 3, width = layout->cols - layout->left, col = 0;
	int row = layout->foot + layout->foot_rows - rows_of(&some, width, gap);
	for (int i = 0; i < some.count; i++) {
		if (col > 0 && col + gap + hint_width(&some, i) > width) {
			row++;
			col = 0;
		}
		col += layout->left + (col > 0 ? gap : 0);
		take_clicks(view, some.list[i].key, canvas, row, col, hint_width(&some, i));
		col += canvas_say(canvas, row, col, STYLE_HINT, some.list[i].key) + 1;
		col += canvas_say(canvas, row, col, STYLE_HINT,
			some.list[i].does) - layout->left;
	}
}

int footer_rows(const struct hints *hints, const struct layout *layout, int most)
{
	struct hints some = fitting_hints(hints, layout, most);
	return rows_of(&some, layout->cols - layout->left, layout->narrow ? 2 : 3);
}
