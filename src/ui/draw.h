/*
 * Drawing a view on a canvas, and keys to acts: the curses frontend but for curses.
 *
 * A kind of screen is one file, draw_X.c, that ends in its table: how it starts,
 * paints its body, takes keys, and which hints it has.  Everything around the
 * body (header, coach strip, footer, scrolling, menu, help, cover, questions
 * before leaving) is frame.c's and the same for all.
 *
 * A body is painted on a page as tall as it needs.  The frame shows the part
 * with the focus in it and says when there is more: so everything works at
 * 40x12, and nothing is cut unseen.
 *
 * Focus is the frontend's own memory: where we are on this screen and what is half
 * done.  It starts anew when view->screen changes or the answer changed
 * elsewhere, and dies with the screen.
 */
#ifndef TANDEM_UI_DRAW_H
#define TANDEM_UI_DRAW_H

#include "ui/canvas.h"
#include "ui/field.h"
#include "ui/keys.h"
#include "view/view.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;

enum overlay {
	OVERLAY_NONE,
	OVERLAY_HELP,
	OVERLAY_COACH, /* the strip, all of it (F2 twice, or F2 where it does not fit) */
	OVERLAY_MENU,
	OVERLAY_LEAVE,   /* ^C asks */
	OVERLAY_NOTODAY, /* asks */
	OVERLAY_PRESENT, /* who is here now */
	OVERLAY_PLAN,    /* the plan so far: F3, also where it stands beside the questions */
	OVERLAY_NOTE,    /* what was heard: F4 */
	OVERLAY_MAP,     /* where we are: F5 */
	OVERLAY_COVER
};

#define FOCUS_PICKS 64
#define FOCUS_PARTS 8 /* short texts on one screen; a pack has no more */
#define FOCUS_SPOTS 256 /* places on the map that Up and Down know of */

/* The view that a focus was made for: another one starts it anew. */
struct focus_made_for {
	char screen[64];
	uint64_t version;
	uint64_t shape, lines; /* of its items and parts, and of the plan on it */
};

/* Where the page stands: how far it is scrolled, and how it was last painted. */
struct focus_page {
	int top;        /* first row of it that is shown */
	bool loose;     /* scrolled by hand: the focus may be out of sight */
	bool seen_end;  /* its end (page->last) has been on the screen */
	int rows, shown; /* rows that it has, 0 not painted yet; and that are shown at once */
	int focus_row, focus_rows; /* of it; no rows, no focus */
	int air;        /* blank rows above the question; -1 not decided yet */
	int room;       /* rows that the body has now, where all of the page fits */
};

/* What is around the page, as it was last painted. */
struct focus_frame {
	int rows, cols; /* of the canvas */
	int side;       /* the column of the rule before the plan; 0 none */
	bool strip_shown, strip_more; /* coach strip; it has more than fits */
	bool coach_folded; /* F2; kept from screen to screen */
};

/* The answer that is half done. */
struct focus_answer {
	struct field field, by; /* owned: text; and the name on a stop screen */
	struct field parts[FOCUS_PARTS]; /* owned: VALUE_PARTS, as the value has them */
	const char *part_texts[FOCUS_PARTS]; /* borrowed from these, for values handed out */
	int pick[FOCUS_PICKS]; /* what is marked, as in struct value, not yet sent */
	size_t pick_count;
	int number; /* of a ruler; -1 not set */
	bool dirty; /* something here is not in the visit yet */
	bool drafted; /* and was handed out by draw_draft() since it last changed */
	bool handed; /* some of it was handed out, to be looked at or to be kept */
	bool came_back; /* a draft from an earlier time, untouched so far */
	bool forgot; /* what was half done was taken back: the next view is started from */
	bool asked, sent; /* the last act carried the answer; and was taken */
};

struct focus_spot {
	short row, col;
};

/* What lies over the page. */
struct focus_overlay {
	enum overlay kind;
	int row; /* with the focus, in a menu or a panel */
	int top, rows, shown; /* as those of the page below it */
	bool loose;  /* likewise */
	bool hidden; /* its focus was out of sight when last painted */
	bool cover_pressed;
	struct focus_spot spots[FOCUS_SPOTS]; /* the map's places, as last painted */
};

/* What was heard, half typed; kept while on the screen. */
struct focus_note {
	struct field field; /* owned */
	bool asked, taken;  /* the last act was a note; and was taken */
};

struct focus {
	struct focus_made_for made_for;
	int part;        /* 0 the answer; 1, 2 lists below it (starters, my words; by, because) */
	int row, column; /* in a list, a table */
	struct focus_page page;
	struct focus_frame frame;
	struct focus_answer answer;
	struct focus_overlay overlay;
	struct focus_note note;
	const char *remark; /* NULL, or a word to the person: cut at the limit, why not */
	bool points;        /* there is a mouse: the help says so */
};

void focus_init(struct focus *focus);
void focus_release(struct focus *focus);

/* The tall page that a kind paints its body on. */
struct page {
	struct canvas *canvas; /* body's width; many rows */
	struct arena *arena;   /* for wrapping */
	int row;               /* the next free row: painting moves it on */
	int left, width;       /* margin, and cells for running text (66 at most) */
	int end;               /* the column where tables and pictures end */
	int detail;            /* column of details beside choices; 0 under them */
	bool narrow;           /* under 60 columns: one thing under the other */
	int focus_row, focus_rows; /* what must be seen, set by page_focus() */
	int last;              /* rows that must have been read; 0: all of the page */
	struct target target;  /* of the next choice or field, set by page_clicks() */
	bool by_column;        /* it goes on by columns */
};

/* Makes room for `rows` rows from page->row; whoever paints cells asks first. */
void page_need(struct page *page, int rows);
/* What nearly all screens begin with: heading, text, the quoted words. */
void page_head(struct page *page, const struct view *view);
/* A field with a line under it to write on; `label` may be NULL. */
void page_field(struct page *page, const char *label, struct field *field, bool focused);
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
/* Lines of a plan: the section at the left, what it says beside it. */
void page_lines(struct page *page, const struct view_line *lines, size_t count);
/* The focus is on `rows` rows from `row`, its cursor at `col`. */
void page_focus(struct page *page, int row, int rows, int col, bool typing);
/*
 * A numbered choice: `▸ 1  text   detail`, wrapped under its text; marker and
 * STYLE_FOCUS when focused, the hardware cursor on its marker.
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

struct hints {
	struct { const char *key, *does; } list[6]; /* six at most */
	int count;
};
void hints_add(struct hints *hints, const char *key, const char *does);

struct draw {
	enum view_kind kind;
	enum word help; /* what F1 says of this kind */
	/* The focus for a screen that is new, from view->value. */
	void (*start)(const struct view *view, struct focus *focus);
	void (*paint)(const struct view *view, struct focus *focus, struct page *page);
	/* True when the key was used.  act->kind is ACT_NONE when only the focus changed. */
	bool (*key)(const struct view *view, struct focus *focus, const struct key *key,
		struct act *act);
	/* Keys of this kind; the frame adds back, help, menu. */
	void (*hints)(const struct view *view, const struct focus *focus, struct hints *hints);
	/* What is half done here, as a value that points into the focus; NULL: never any. */
	struct value (*pending)(const struct view *view, const struct focus *focus);
};

/* The table's line for a kind; never NULL. */
const struct draw *draw_of(enum view_kind kind);

/* Paints the whole screen.  `arena` lives as long as the canvas is needed. */
void draw_paint(const struct view *view, struct focus *focus, struct canvas *canvas,
	struct arena *arena);
/*
 * A key; true when there is an act for app or the engine in *act.  Values in it
 * point into the focus.  An ACT_DRAFT says that what was half done is so no
 * longer; the view must be made anew before it is used again.
 */
bool draw_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act);
/*
 * K_CLICK, K_WHEEL_UP or K_WHEEL_DOWN on the picture that a person sees: what was
 * painted there says which key is meant.  As draw_key().
 */
bool draw_mouse(const struct view *view, struct focus *focus, const struct canvas *picture,
	const struct key *key, struct act *act);
/* Something half done that was not handed out yet?  Then it is in *act (ACT_DRAFT). */
bool draw_draft(const struct view *view, struct focus *focus, struct act *act);
/* As draw_draft(), to be looked at only: it stays to be handed out. */
bool draw_half(const struct view *view, struct focus *focus, struct act *act);
/* The engine took the act, or refused it: view->refused stands below the body. */
void draw_taken(struct focus *focus);
/* What the view must have beside its screen (WANT_*), for what lies open over it. */
unsigned draw_wants(const struct focus *focus);
/* Idleness covers: `pressed` false. */
void draw_cover(struct focus *focus, bool pressed);

extern const struct draw draw_say, draw_write, draw_choose, draw_many, draw_items, draw_ruler,
	draw_review, draw_agree, draw_stop, draw_schedule, draw_ifthen, draw_card, draw_teach,
	draw_compare, draw_people, draw_share, draw_amount, draw_trend, draw_page, draw_pad, draw_end;

#endif
