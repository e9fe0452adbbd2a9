/*
 * A view: what a screen shows, without saying how.  An act: what was done to it.
 *
 * The engine makes views (visit_show(), plan_show()), the frontends (curses, plain,
 * tests) draw them and answer with acts (visit_decide()).  Neither side sees
 * the other.  A view and all it points to lives in the frame arena, until the
 * next one is made; a pointer that may be NULL says so.
 *
 * Focus, scrolling and half-typed text live in the frontend and die there; text
 * being typed goes to app as a draft act.
 */
#ifndef TANDEM_VIEW_VIEW_H
#define TANDEM_VIEW_VIEW_H

#include "view/kinds.h"
#include "view/value.h"
#include "view/words.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum view_turn { TURN_PATIENT, TURN_CLINICIAN, TURN_BOTH, TURN_GUEST /* `guest` */ };

/* Who else is here, as it is said in the header; who interprets counts as nobody. */
enum view_company { COMPANY_UNKNOWN, COMPANY_ALONE, COMPANY_SOMEONE };

/* What a screen belongs to: whoever makes a view says it. */
enum view_where {
	WHERE_PAGE,    /* one page outside all steps: to read or to fill in; a visit's end, too */
	WHERE_HOME,    /* home, its lists and questions: to choose from */
	WHERE_VISIT,   /* a step of a visit */
	WHERE_TRAINING /* a lesson, a practice, the pad: steps as in a visit */
};

/* Truth about the disk; app sets it, nobody guesses. */
enum view_saving {
	SAVING_NOT_KEPT_YET, /* before consent */
	SAVING_NOT_KEPT,     /* consent refused: memory only */
	SAVING_NOTHING,      /* trying out: memory only, by choice */
	SAVING_SAVED,        /* all answers are on the disk */
	SAVING_FAILED,       /* the last write failed; the answer is in memory */
	SAVING_NO_VISIT      /* outside a visit there is nothing to save */
};

struct view_item {
	const char *id;
	const char *label;
	const char *detail; /* NULL, or what stands beside the label */
	const char *group;  /* NULL, or a heading above this one and those after it */
	const char *more;   /* NULL, or the long form, for help */
	int value;          /* VIEW_ITEMS: answer picked, -1 none */
	int rank;           /* VIEW_MANY: 0 not picked, else 1, 2, ... in order */
	bool marked;        /* VIEW_CHOOSE: the answer as it stands */
	const char *own;    /* VIEW_CHOOSE, VIEW_COMPARE: NULL, or the question whose answer is
	                     * what is meant in words of their own: whoever types means this row */
	int screen;         /* VIEW_REVIEW: where Enter jumps to */
	const char *const *cells; /* VIEW_COMPARE: a text for each of `rows`; NULL: no option
	                           * of the table, only a way to answer */
};

/* How a part is filled in.  The text it comes to stands in the value. */
enum part_form {
	PART_TEXT, /* typed, on one line */
	PART_LINES, /* typed, may have several lines */
	PART_ONE,  /* one of the choices: its code, "" none */
	PART_SET   /* several of the choices: their codes in this order, a blank between */
};

struct view_day;
struct view_line;

struct view_part {
	const char *id;
	const char *label;
	enum part_form form;
	const char *const *choices; /* PART_ONE, PART_SET: as they are shown */
	const char *const *codes;   /* likewise: as they stand in the value */
	size_t choice_count;
	const char *const *starters; /* ways to begin */
	size_t starter_count;
	const char *all;  /* PART_SET: NULL, or the words for all of them at once ("every day"),
	                   * which one key then picks */
	const char *hint; /* NULL, or what holds while the part is blank ("3 days a week") */
	const char *offer; /* NULL, or what may stand in a typed one that is blank: no answer
	                    * before a key has picked it */
	size_t limit;     /* code points of what is typed */
	bool needed;      /* the plan waits for it */
	const struct view_day *day; /* NULL, or it is a day, typed as people say it (day.h); its
	                             * choices are then some of the days */
	/* VIEW_SHARE: all lines that the person's page could have, and with each the code that
	 * must be on for it to stand there (NULL: any will do). */
	const struct view_line *lines;
	const char *const *needs;
	size_t line_count;
	bool otherwise;   /* another way to answer than with the other parts: while one of them
	                   * says something, going on passes it by */
};


/* A screen on the map. */
enum place_state { PLACE_OPEN, PLACE_DONE, PLACE_SKIPPED };

struct view_place {
	const char *step; /* title of the step where one begins; NULL where it goes on */
	const char *title;
	int screen; /* for ACT_JUMP */
	enum place_state state;
	bool here;
	bool may; /* can be gone to now */
};

/* What was heard and kept (F4), in the order of the menu there. */
enum note_tag { NOTE_REASON, NOTE_WORRY, NOTE_STRENGTH, NOTE_WORDS, NOTE_PARK, NOTE_TAGS };
#define NOTE_LIMIT 200 /* code points: a few words; a story has its own screen */

struct view_note {
	enum note_tag tag;
	const char *text;
};

enum coach_kind { COACH_SAY, COACH_ASK, COACH_LISTEN, COACH_TRY, COACH_AVOID, COACH_MORE,
	COACH_KINDS };

struct view_coach {
	enum coach_kind kind;
	const char *text;
};

/* A number that was asked for at several visits, in the order of the visits. */
struct view_point {
	const char *day; /* "2 Mar", or "2 Mar 2026" where the visits are of two years */
	long at;         /* days since 1970: how far apart points stand */
	int value;       /* 0 to 10 */
};

struct view_series {
	const char *label; /* what the number is of */
	bool more_is_better;
	const struct view_point *points;
	size_t count;
};

/* A line of the plan, ready to be laid out: quotation marks stand around the
 * patient's words only.  May hold newlines, as typed. */
struct view_line {
	const char *label; /* heading of the section; NULL where it goes on */
	const char *text;
	bool newest; /* of the plan so far: what was said last */
	bool leads; /* can be changed: on ... */
	int screen; /* ... this screen, for ACT_JUMP */
	bool added; /* stands there since the last key: marked with a + */
};

/* What an observer taps, and what has come of it (VIEW_PAD). */
struct view_pad_row {
	const char *letter, *label;
	int count;
};

/* A figure on a scale from 0 to `most`, with two marks on it, all in one unit. */
struct view_scale {
	const char *label, *value;
	int at, fair, good, most; /* at -1: there is nothing to show so far */
};

struct view_pad {
	const struct view_pad_row *rows;
	size_t row_count;
	struct view_scale scales[2];
	const char *adherent; /* a line: adherent to not */
	const char *speaker;  /* who speaks now, or that it is paused */
	int share;            /* percent of the time that the clinician spoke; -1: none so far */
	const char *share_label;
	const char *timeline; /* ASCII, one cell of time a letter; PAD_CELLS at most */
};
#define PAD_CELLS 60

struct view_write {
	bool say_first; /* the question stands alone until somebody wants to type */
	bool one_line; /* no newlines */
	size_t limit;  /* code points */
};

struct view_many {
	bool ranked; /* the order of picking counts */
	int most;    /* at most so many; 0 any */
};

struct view_set { /* one set of answers for all rows */
	const char *const *answers;
	size_t answer_count;
	bool has_numbers; /* they are the numbers from low to high */
	const char *const *signs; /* NULL, or for each what stands for it where all rows stand
	                           * together: NULL its text; those with one are to be looked at */
	bool is_covered; /* somebody looks on: no answer is shown, only that all rows were asked */
	const char *why; /* NULL, or why it is asked, for F1 */
};

struct view_ruler {
	int before;      /* the mark of the ruler that was asked before */
	bool has_before; /* was it answered with a number? */
	const char *const *scale; /* the same in words, low to high */
	size_t scale_count;       /* 0: numbers only */
};

struct view_stop {
	bool needs_reason[8]; /* by number of item */
};

struct view_schedule {
	const char *large;      /* NULL, or the first time, to stand out */
	const char *large_text; /* and what is asked about it */
};

struct view_compare {
	const char *const *rows; /* what the options are compared by */
	size_t row_count;
};

struct view_trend {
	const struct view_series *series; /* the first is drawn, all are listed */
	size_t series_count;
	const char *verdict; /* NULL, or what a verified smallest change says */
	const char *source;  /* and what stands behind it */
	bool clock_was_wrong; /* a later visit has an earlier date: how far apart they are is
	                       * not known, and points just stand in their order */
};

struct view_agree {
	bool patient, clinician;   /* have said yes to the plan as it now is */
	const char *shut;          /* NULL, or why nobody can agree yet */
	bool fills;                /* shut for what is filled in on ... */
	int fill_screen;           /* ... this screen, for ACT_JUMP */
};

/* What the frontend may send now, as bits. */
enum {
	MAY_NEXT = 1 << 0,
	MAY_BACK = 1 << 1,
	MAY_UNDO = 1 << 2,
	MAY_REDO = 1 << 3,
	MAY_LEAVE = 1 << 4,   /* stop now and go on later */
	MAY_NOTODAY = 1 << 5, /* end kindly */
	MAY_PRESENT = 1 << 6, /* say who is here now */
	MAY_SKIP = 1 << 7,
	MAY_NOTE = 1 << 8, /* keep what was heard */
	MAY_LOOK = 1 << 9  /* see the plan so far, and the map */
};

/*
 * What a frontend wants to show beside the screen itself, as bits.  It costs time to
 * make, so that views have it only when it was asked for.
 */
enum {
	WANT_PLAN = 1 << 0, /* `plan` */
	WANT_NOTES = 1 << 1, /* `notes`, `stems`, `why`, `pitfall` */
	WANT_MAP = 1 << 2   /* `places` */
};

struct view {
	enum view_kind kind;
	const struct words *words; /* borrowed */
	const char *screen;        /* id; changes when another screen is shown */
	const char *question;      /* id of the answer; NULL where there is none */
	uint64_t version;          /* changes whenever the state of the visit does */
	enum view_where where;

	/* header */
	const char *label; /* who is being spoken of; never NULL in a visit */
	const char *step_title; /* where there are steps; at the pad, how long the talk has gone */
	int step, steps;
	enum view_turn turn;
	bool has_turn;
	enum view_company company;
	const char *guest; /* TURN_GUEST: the name of the one who answers */
	const char *clock; /* "09:14", or NULL; set by app */
	enum view_saving saving; /* set by app */

	/* body */
	const char *heading;
	const char *text;  /* NULL, or paragraphs parted by an empty line */
	const char *quote; /* NULL, or what the screen is about; with quotation marks where somebody
	                    * typed it */
	const char *offer; /* NULL, or what was answered here before that which it is about was
	                    * answered anew: no answer before it is picked or said once more */
	const struct view_item *items;
	size_t item_count;
	const char *const *starters; /* ways to begin, under a field */
	size_t starter_count;
	const char *const *wordbank; /* the patient's own phrases, under a field */
	size_t wordbank_count;
	int low, high;                            /* VIEW_RULER, VIEW_ITEMS */
	const char *low_text, *half_text, *high_text; /* NULL where there is none */
	const struct view_part *parts; /* kinds with VALUE_PARTS; `value` has their texts */
	size_t part_count;
	size_t first_part;    /* of them the one where one begins: the first, but where what is
	                       * missing led here */
	struct value value;   /* the answer as it stands, or the draft */
	bool is_half;         /* `value` is half done: another, or none, is the answer */
	bool is_draft;        /* likewise, and it came back after a stop */
	bool is_unseen;       /* there is an answer that whoever is here may not see: `value` is
	                       * blank, and nothing is said of how much is answered */
	const struct view_line *lines; /* VIEW_AGREE, VIEW_END: the plan; VIEW_PAGE: the page */
	size_t line_count;
	const char *waits; /* whose yes to these lines is not there; NULL: nobody's is waited for */

	/* what only one kind has: that of `kind`, nobody reads another */
	union {
		struct view_write write;
		struct view_many many;
		struct view_set set; /* VIEW_ITEMS */
		struct view_ruler ruler;
		struct view_agree agree;
		struct view_stop stop;
		struct view_schedule schedule;
		struct view_compare compare;
		struct view_trend trend;
		const struct view_pad *pad;
	};

	/* coach strip: the same bytes whatever was answered, but a ruler's number */
	const struct view_coach *coach;
	size_t coach_count;

	/* only when wanted (WANT_*) */
	const struct view_line *plan; /* the plan so far: the lines that are there */
	size_t plan_count;
	const char *plan_gap; /* NULL, or the one thing that keeps the two from agreeing to it */
	const struct view_note *notes; /* what was heard so far */
	size_t note_count;
	const char *const *stems; /* ways to begin a reflection */
	size_t stem_count;
	const char *why, *pitfall; /* NULL, or what this step is for, and what to keep clear of */
	const struct view_place *places; /* the map */
	size_t place_count;

	/* VIEW_CHOOSE: NULL, or what a long list is narrowed to, perhaps ""; more letters make
	 * it narrower (ACT_FIND). */
	const char *find;
	/* VIEW_CHOOSE: no digit picks, only Enter and a click, the row that has the mark: for what
	 * must not be answered by whoever types a label, or has it typed by a scanner. */
	bool unnumbered;
	const char *help;    /* NULL, or what F1 says in place of what holds for the kind */
	const char *refused; /* NULL, or why the last act was not taken */
	size_t refused_at;   /* from 1, the part or row that this is about (1 also where there is
	                      * only one); 0: none of them */
	const char *turned;  /* NULL, or what the last act, undo or redo, did */
	unsigned may;        /* MAY_* */
};

/* Where going on from a part leads, as the parts stand in `value` (VALUE_PARTS); value->count:
 * no other is to come. */
size_t view_part_after(const struct view *view, const struct value *value, size_t part);

/* In a visit, or in training as in one: there are steps, and the way back goes over them. */
static inline bool view_has_steps(const struct view *view)
{
	return view->where == WHERE_VISIT || view->where == WHERE_TRAINING;
}

enum act_kind {
	ACT_NONE,
	ACT_NEXT,      /* `value` is the answer (VALUE_NONE: as it stands), and go on */
	ACT_BACK,      /* `value` is kept: as answer where it is one, else as draft */
	ACT_SKIP,      /* leave this question open, and go on */
	ACT_JUMP,      /* to screen `number` (view_item.screen); comes back after; `value` is
	                * kept as a draft */
	ACT_DRAFT,     /* `value` half done: keep it, outside the events (VALUE_NONE: no more) */
	ACT_YES,       /* `role` agrees to the plan with `digest` */
	ACT_TAKE_BACK, /* `role` no longer does */
	ACT_PRESENT,   /* number: enum act_presence; `value` is kept as a draft */
	ACT_UNDO,
	ACT_REDO,
	ACT_LATER,   /* stop now, go on later */
	ACT_NOTODAY, /* end kindly */
	ACT_COVER,   /* number: 1 pressed, 0 idle; `value` is kept as a draft */
	ACT_UNCOVER,
	ACT_TAP,     /* VIEW_PAD; value: VALUE_TEXT, letters in the order in which they were
	              * tapped; ' ' the other one speaks, '=' pauses, 'u' takes back */
	ACT_FIND,    /* view->find becomes `value` (VALUE_TEXT) */
	ACT_NOTE,    /* number: note_tag; value: VALUE_TEXT, what was heard */
	/* for app alone, the engine refuses them */
	ACT_LEAVE,   /* ^C */
	ACT_SUSPEND, /* ^Z */
	ACT_CLOSE    /* Esc on a screen of the program's own, or done with the last one */
};

enum act_role { ROLE_PATIENT, ROLE_CLINICIAN };

/* Who is here beside the two. */
enum act_presence {
	PRESENT_ALONE,       /* nobody */
	PRESENT_OTHERS,      /* somebody, who stays */
	PRESENT_LATER,       /* nobody as yet, and somebody in a few minutes */
	PRESENT_INTERPRETER, /* who hears all, and counts as nobody for what is private */
	PRESENCES
};

struct act {
	enum act_kind kind;
	struct value value; /* borrowed from the frontend until its next call */
	int number;
	enum act_role role;
	unsigned char digest[32]; /* ACT_YES: filled by app from the plan shown */
};

#endif
