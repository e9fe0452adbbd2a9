/*
 * The page: a body is painted on it as tall as it needs, from the top down.  The frame
 * shows the part with the focus in it.
 */
#ifndef TANDEM_UI_PAGE_H
#define TANDEM_UI_PAGE_H

#include "ui/canvas.h"
#include "ui/keys.h"
#include "view/view.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct field;

/* The tall page that a kind paints its body on. */
struct page {
	struct canvas *canvas; /* body's width; many rows */
	struct arena *arena;   /* for wrapping */
	int row;               /* the next free row: painting moves it on */
	int left, width;       /* margin, and cells for running text (66 at most) */
	int end;               /* the column where tables and pictures end */
	int detail;            /* column of details beside choices; 0 under them */
	bool missable;         /* the details can be missed: they are muted */
	bool narrow;           /* under 60 columns: one thing under the other */
	int focus_row, focus_rows; /* what must be seen, set by page_focus() */
	int last;              /* rows that must have been read; 0: all of the page */
	int kept;              /* rows at its top that stay there when it is scrolled; 0 none */
	const char *remark;    /* NULL, or what is still to be said right below the focus */
	int *items;            /* rows before which it may be turned: page_item() */
	size_t item_count, item_cap;
	bool titled;           /* its first row is a question that leaves room at its right */
	bool airy;             /* a blank row parts what stands on it: of forms */
	bool glued;            /* the next item stays with what is above it */
	unsigned digits;       /* bit d: the digit d stands on the page as a key */
	struct target target;  /* of the next choice or field, set by page_clicks() */
	bool by_column;        /* it goes on by columns */
};

/* Makes room for `rows` rows from page->row; whoever paints cells asks first. */
void page_need(struct page *page, int rows);
/* An item begins at page->row: the page may be turned before it, and not inside of it.  So may it
 * after a blank row. */
void page_item(struct page *page);
/* What was begun since `row` stays together on one page, where that has so many rows. */
void page_together(struct page *page, int row, int rows);
/* What comes next is not parted from what stands above it: a heading, a label. */
void page_glue(struct page *page);
/* What nearly all screens begin with: heading, text, the quoted words. */
void page_head(struct page *page, const struct view *view);
/* What the patient said, behind a bar: `most` rows of it, the rest behind `…`. */
void page_words(struct page *page, const char *words, int most);
/* A field, in a frame while it has the focus; `label` may be NULL. */
void page_field(struct page *page, const char *label, struct field *field, bool focused);
/*
 * A rounded frame of `rows` rows and `width` cells from (row, col) on: what stands in it takes
 * the keys.  There is one on a screen, and nothing is framed inside of it.  Takes the rows it
 * needs, leaves page->row.
 */
void page_frame(struct page *page, int row, int col, int width, int rows, enum style style);
/* A key as it is drawn where it acts: ` 1 `, on page->row.  A digit that is a key goes through
 * here or through page_digit().  Returns the cells used. */
int page_cap(struct page *page, int col, const char *key);
/* The rows so far are the page's title: it stays while the rest is scrolled below it. */
void page_keep(struct page *page);
/* What is to be said at the focus is said here, from `col` on, where it was not said yet; the
 * focus is then in sight with it. */
void page_remark(struct page *page, int col);
/* A digit that is a key, in one cell; only what is painted so may pick.  PAGE_NO_DIGIT stands
 * for one where there is none, and leaves its cell blank. */
#define PAGE_NO_DIGIT 10
void page_digit(struct page *page, int col, enum style style, int digit);
/* Chooses the column for details beside these labels. */
void page_details(struct page *page, const struct view_item *items, size_t count);
/* Wrapped text at the margin plus `indent`; moves page->row on. */
void page_text(struct page *page, int indent, enum style style, const char *text);
/* Wrapped in [col, col + width) from `row` on; returns the rows used, leaves page->row. */
int page_block(struct page *page, int row, int col, int width, enum style style,
	const char *text);
/* One row at the margin plus `indent`, cut with a mark (…) only if it must. */
void page_row(struct page *page, int indent, enum style style, const char *text);
void page_gap(struct page *page);
/* The focus is on `rows` rows from `row`, its cursor at `col`. */
void page_focus(struct page *page, int row, int rows, int col, bool typing);
/*
 * A numbered choice: `▸ 1  text   detail`, wrapped under its text; marker and
 * STYLE_ACCENT when focused, the hardware cursor on its marker.  `number`: a digit as
 * page_digit() has it; -1 where it has no cell either.
 */
void page_choice(struct page *page, int indent, int number, const char *mark, const char *text,
	const char *detail, bool focused);
/*
 * What a click on the next choice or field means: the focus goes to `part` and
 * `row`, and `key` is pressed (K_NONE: none).  With each of them it goes one row
 * further.  A kind that says nothing cannot be clicked.
 */
void page_clicks(struct page *page, int part, int row, struct key key);
/* The same within one row: from its first column on. */
void page_clicks_in(struct page *page, int part, int row, struct key key);
/* Rows [row, page->row) were painted by the kind itself: that was the next one. */
void page_clicked(struct page *page, int row, int col, int width);

#endif
