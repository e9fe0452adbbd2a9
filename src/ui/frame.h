/*
 * Everything around a body, the same for all kinds of screen: header (header.c), coach strip
 * (strip.c), keys (keycaps.c), and the part of the page that is shown between them.
 *
 * The question stands on row 2 of every screen, and stays there while the page is turned.
 */
#ifndef TANDEM_UI_FRAME_H
#define TANDEM_UI_FRAME_H

#include "ui/focus.h"
#include "ui/hints.h"
#include "ui/page.h"
#include "view/view.h"

#include <stdbool.h>
#include <stddef.h>

struct layout {
	int rows, cols;
	int left, end, width; /* margin, right edge, cells for running text */
	int middle;           /* the column around which the header is laid out */
	bool narrow;          /* under 60 columns: one thing under the other */
	int head_rows;        /* header, and a blank row where there is room */
	int body, body_rows;
	int strip, strip_rows; /* its head and its lines; 0 rows: none */
	int panel, panel_end;  /* its columns */
	int foot;              /* the row of the keys: the last */
	bool strip_fits; /* there is room for it, folded or not */
	bool strip_more; /* the strip has more than it shows */
	struct canvas *strip_lines; /* all of them, painted to find how many; NULL: none */
	int side; /* column of the rule before the plan, beside body and strip; 0: none */
};

/* Smaller than this only one sentence is shown. */
bool frame_is_tiny(int rows, int cols);

/* What is around a body, or what lies over it, with these hints. */
struct layout frame_layout(const struct view *view, const struct focus *focus,
	int rows, int cols, struct arena *arena);
/*
 * The column of the rule before the plan that stands beside the questions; 0 where
 * there is no room for it, or the screen shows the plan itself or must stand alone,
 * or something lies over it that hides what stood there: the menu, most of all.
 */
int frame_side_column(const struct view *view, enum overlay overlay, int rows, int cols);
/* Is the body itself shown, and nothing over it? */
bool frame_shows_body(const struct focus *focus);
/* What is left of that rule: body, strip; and what is right of it.  Without one, all. */
struct layout frame_main(const struct layout *layout);
struct layout frame_side(const struct layout *layout);
struct page frame_page(const struct layout *layout, struct arena *arena);

void frame_header(const struct view *view, const struct focus *focus,
	const struct layout *layout, struct canvas *canvas, struct arena *arena);
void frame_strip(const struct view *view, const struct layout *layout,
	struct canvas *canvas, struct arena *arena);
void frame_footer(const struct view *view, const struct hints *hints,
	const struct layout *layout, struct canvas *canvas);

/*
 * The pages of a page that does not fit: it is turned by whole items, never inside of one, but
 * where one is taller than the screen.  Rows count from page->kept on.
 */
struct turns {
	const int *tops; /* the first row of each; tops[count] is the end */
	int count;
};
struct turns frame_turns(const struct page *page, int shown, struct arena *arena);
/* Which of them has this row. */
int frame_turn_of(const struct turns *turns, int row);
/* Moves the rows of one of them to the body; says which it is where there are several. */
void frame_body(const struct view *view, const struct layout *layout, const struct page *page,
	const struct turns *turns, int turn, struct canvas *canvas, struct arena *arena);
/*
 * Why the last act was not taken, or a remark of the frontend; NULL: there is nothing to say.
 * *at_focus: it is about what has the focus, and is said there (page_remark()).
 */
const char *frame_says(const struct view *view, const struct focus *focus, bool *at_focus,
	struct arena *arena);
/* What is said of no place on the page, or of one that is out of sight: at the end of the
 * body, where it can't be scrolled away.  The body gets that much shorter. */
void frame_remark(const char *say, struct layout *layout, struct canvas *canvas,
	struct arena *arena);
/* One sentence in the middle, cut with a mark where even that does not fit. */
void frame_sentence(struct canvas *canvas, enum style style, const char *text,
	const char *under, struct arena *arena);

/* The lines for the clinician; `all`: the long ones too. */
void frame_coach(struct page *page, const struct view *view, bool all);
/* Are there any that only `all` shows? */
bool frame_coach_has_more(const struct view *view);
/* Those of the strip, painted: page.row is how many rows they need. */
struct page frame_strip_page(const struct view *view, const struct layout *layout,
	struct arena *arena);

#endif
