/*
 * The focus: where we are on a screen, and what is half done there.  It is the
 * frontend's own memory: it starts anew when view->screen changes or the answer
 * changed elsewhere (focus_sync.h), and dies with the screen.
 */
#ifndef TANDEM_UI_FOCUS_H
#define TANDEM_UI_FOCUS_H

#include "base/date.h"
#include "ui/field.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum overlay {
	OVERLAY_NONE,
	OVERLAY_HELP,
	OVERLAY_COACH, /* the strip, all of it (F2 twice, or F2 where it does not fit) */
	OVERLAY_MENU,
	OVERLAY_MORE,    /* its second page (Tab) */
	OVERLAY_LEAVE,   /* ^C asks */
	OVERLAY_NOTODAY, /* asks */
	OVERLAY_NOTYET,  /* on the agree screen: says whose, and asks */
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
	int rows, shown; /* rows that it has, 0 not painted yet; and that this turn of it has */
	int focus_row, focus_rows; /* of it; no rows, no focus */
	unsigned digits; /* bit d: the digit d stands on it as a key */
	int room;       /* rows that the body has now, where all of the page fits */
};

/* What is around the page, as it was last painted. */
struct focus_frame {
	int rows, cols; /* of the canvas */
	int side;       /* the column of the rule before the plan; 0 none */
	bool strip_fits; /* there is room for the coach strip */
	bool strip_shown, strip_more; /* it is there; it has more than fits */
	bool coach_folded; /* F2; kept from screen to screen */
};

/* A letter that was typed on a list: it begins the answer to the question that asks for words
 * of their own, once that one is there. */
struct focus_typed {
	char letter[5];    /* UTF-8; "" none */
	char question[64]; /* id */
};

/* What a row had before it got another answer. */
struct focus_took {
	int row, before;
};

/* When the row that is asked was first seen, and what was pressed there. */
struct focus_clock {
	int64_t now;   /* ms, as draw_time() said last; 0: nobody does, and nothing waits */
	int64_t since; /* of `row`: it was painted then, or a key came too early */
	int row;       /* from 1; 0: none was painted yet */
	uint32_t key;  /* the key that answered last, */
	int64_t key_at; /* when it last came, */
	bool twice;    /* and it had answered the row before, too: it may be held down */
};

/* Where a question is asked before anything can be typed (view_write.say_first). */
enum focus_stage {
	STAGE_FIELD, /* the field is open: also where it always is */
	STAGE_ASKED, /* the question stands alone */
	STAGE_READ,  /* what was just typed is read back */
	STAGE_KEPT   /* what was said before stands there */
};

/* The answer that is half done. */
struct focus_answer {
	struct field field, by; /* owned: text; and the name on a stop screen */
	struct field parts[FOCUS_PARTS]; /* owned: VALUE_PARTS, as the value has them */
	char part_days[FOCUS_PARTS][DATE_SIZE]; /* which day is typed, where it is one */
	const char *part_texts[FOCUS_PARTS]; /* borrowed from these, for values handed out */
	int pick[FOCUS_PICKS]; /* what is marked, as in struct value, not yet sent */
	size_t pick_count;
	struct focus_took took[FOCUS_PICKS]; /* rows as they were answered, for undo */
	size_t took_count;
	bool changes_one; /* a row was gone to from all of them, and leads back there */
	enum focus_stage stage;
	int on_part, on_choice; /* the choice of a set that was turned on last; -1 none was */
	int number; /* of a ruler; -1 not set */
	bool one;   /* 1 was typed last: with a 0 it is 10 */
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

/*
 * What is said to the person: cut at the limit, why not.  Never the text itself, which lies
 * in a frame that is gone when it is painted: focus_says() asks the view that there is then.
 */
struct focus_remark {
	enum { REMARK_NONE, REMARK_WORD, REMARK_SHUT /* why the yeses are */ } kind;
	int word; /* enum word */
};

struct focus {
	struct focus_made_for made_for;
	int part;        /* 0 the answer; 1, 2 lists below it (starters, my words; by, because) */
	int row, column; /* in a list, a table */
	struct focus_page page;
	struct focus_frame frame;
	struct focus_answer answer;
	struct focus_clock clock;
	struct focus_overlay overlay;
	struct focus_note note;
	struct focus_typed typed;
	struct focus_remark remark;
	int changes;        /* from 1: the screen that a line of the plan led to, until the plan is
	                     * shown again, with the mark on that line; 0: none */
	bool points;        /* there is a mouse: the help says so */
};

void focus_init(struct focus *focus);
void focus_release(struct focus *focus);
/* What is half done gives way to the answer, once the view has been made anew: this one
 * may show what is half done. */
void focus_forget(struct focus *focus);

/* Are `rows` rows from `row` (or as many as fit) among the `shown` ones from `top`? */
bool focus_sees(int top, int shown, int row, int rows);
/* Does something have the focus, and is it out of sight since the page was turned by hand? */
bool focus_is_hidden(const struct focus *focus);
/* The first row nearest to `top` that the page can be scrolled to. */
int focus_bounded(int top, int page_rows, int shown);
/* Would Enter, Space or Down turn the page instead of acting? */
bool focus_turns_page(const struct focus *focus);

#endif
