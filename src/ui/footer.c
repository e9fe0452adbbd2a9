/*
 * The footer: hints side by side, as many as fit, the menu always.
 */
#include "ui/frame.h"

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

void frame_footer(const struct hints *hints, const struct layout *layout,
	struct canvas *canvas)
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
