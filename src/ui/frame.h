/*
 * Everything around a body, the same for all kinds of screen: header, rule,
 * coach strip, footer, and the part of the page that is shown between them.
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
	bool narrow;          /* under 60 columns: one thing under the other */
	int head_rows;        /* header, and its rule where there is room */
	int body, body_rows;
	int strip, strip_rows; /* the dotted line and what is under it; 0 rows: none */
	int foot, foot_rows;
	bool strip_more; /* the strip has more than it shows */
	struct canvas *strip_lines; /* all of them, painted to find how many; NULL: none */
	int side; /* column of the rule before the plan, beside body and strip; 0: none */
};

/* Smaller than this only one sentence is shown. */
bool frame_is_tiny(int rows, int cols);

/* What is around a body, or what lies over it, with these hints. */
struct layout frame_layout(const struct view *view, const struct focus *focus,
	const struct hints *hints, int rows, int cols, struct arena *arena);
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
/* Moves rows [kept + top, ...) of the page between header and footer; says when there is more. */
void frame_body(const struct view *view, const struct layout *layout,
	const struct page *page, int top, struct canvas *canvas, struct arena *arena);
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
/* Rows of the page that are shown at once. */
int frame_shown(const struct layout *layout, int page_rows);
/* One sentence in the middle, cut with a mark where even that does not fit. */
void frame_sentence(struct canvas *canvas, enum style style, const char *text,
	const char *under, struct arena *arena);

/* Adds a hint before the last one, if it costs no row and pushes no other out. */
void frame_offer(struct hints *hints, const struct layout *layout, const char *key,
	const char *does);
/* The lines for the clinician; `all`: the long ones too. */
void frame_coach(struct page *page, const struct view *view, bool all);

#endif
