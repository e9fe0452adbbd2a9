/*
 * The engine: events over a pack give a state, the state gives a view, an act
 * on the view gives events.
 *
 *     visit_show(&visit, frame, &view);           state to view
 *     visit_decide(&visit, &act, now, &batch, &why)   act to events, or why not
 *     (the store commits the batch)
 *     visit_apply(&visit, &batch)                 and only then true
 *
 * Pure: no terminal, no disk, no clock.  The same events over the same pack
 * give the same state byte for byte.  State is the fold of the events; an
 * undone event is left out of the fold, so undo reaches to the first one, also
 * after a crash.
 *
 * Ownership: the visit has an arena for its events and one for its state (made
 * anew when something is undone).  The pack is borrowed and must outlive it.
 * Views live in the frame arena that visit_show() is given.
 */
#ifndef TANDEM_VISIT_VISIT_H
#define TANDEM_VISIT_VISIT_H

#include "base/arena.h"
#include "pack/pack.h"
#include "view/view.h"
#include "visit/event.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum visit_end { END_NOT, END_AGREED, END_DECLINED, END_STOPPED, END_UNFINISHED };
enum visit_consent { CONSENT_NOT_ASKED, CONSENT_YES, CONSENT_NO };

struct visit_resolution { /* what was done about one danger sign (EVENT_RESOLVED) */
	int question, item;
	uint64_t seq;
	int stop; /* the question of kind stop that it was said on */
	int action;
	const char *name, *reason;
};

struct visit_answer {
	struct value value; /* VALUE_NONE: not answered */
	uint64_t seq;       /* of the event that last changed it */
	uint64_t said;      /* of the event since when all of it stands, whoever has heard it; 0:
	                     * some came along from an earlier visit */
	struct visit_row { /* items, parts: of each, when it got the answer that it has */
		uint64_t seq; /* 0: it came along */
		bool beside; /* others were here then */
	} *rows;
	struct value aside; /* what was said before that which it is about was answered anew:
	                     * no answer, but offered; `said` is its own then */
};

struct visit_note {
	const char *tag; /* NULL: parked */
	const char *text;
	int screen;
	uint64_t seq; /* of the event that took it */
};

struct visit_past { /* a number from an earlier visit */
	int question;
	struct date day;
	int number;
};

struct visit_recalled { /* a line of the plan of the visit before */
	enum plan_section section;
	const char *text;
	bool is_private;
};

/* What stands before the screen where they are, until it is gone on from (presence.h). */
enum visit_page {
	PAGE_NONE,
	PAGE_WHO,     /* who is here now? */
	PAGE_NEUTRAL, /* somebody has come in: shows nothing that was said */
	PAGE_PLAN     /* the patient shows them the plan */
};

struct visit_steps {
	struct visit_step { uint64_t first, last; const char *screen; } *list; /* in the log */
	size_t count, cap;
};

/* The fold.  Read it freely; only visit_apply() writes. */
struct state {
	int path;
	const char *label, *language;
	int screen;        /* where we are: number in the pack */
	bool in_review;    /* came by a jump from the review, or from the agree screen to what is
	                    * missing; going on returns there */
	int review_screen; /* and to which */
	bool with_others;    /* somebody is here who may not see everything */
	bool presence_known; /* it was said, in this sitting */
	enum visit_page page;
	uint64_t came_in;    /* seq of the event since when others are here */
	uint64_t disclosed;  /* seq of the event that showed a plan to those here; 0: none */
	bool all_shown;      /* only in a look (state_if_shown()): all is but what is private */
	unsigned asked_in;   /* bit n: supporter n was, and has not been said to have left */
	int guest;      /* this supporter sits in the third chair; 0: nobody */
	int guest_from; /* the screen where that one was asked in */
	bool met[PEOPLE_MOST + 1]; /* have sat there in this visit */
	uint64_t left[PEOPLE_MOST + 1]; /* seq of the event that last said so */
	enum visit_consent consent;
	struct visit_answer *answers; /* by number of the question */
	bool *skipped;                /* by number of the screen */
	bool *seen;                   /* by number of the screen */
	struct visit_resolution *resolutions;
	size_t resolution_count, resolution_cap;
	struct visit_note *notes;
	size_t note_count, note_cap;
	const char *after; /* the visit that this one follows; NULL: none */
	struct visit_past *past; /* in the order of the visits */
	size_t past_count, past_cap;
	struct visit_recalled *recalled;
	size_t recalled_count, recalled_cap;
	const char *recalled_day; /* "2026-03-02"; NULL: nothing is recalled */
	struct { uint64_t seq; struct digest digest; struct moment at; } yes[2]; /* by act_role */
	enum visit_end end;
	const char *stopped_by; /* action that ended it */
	bool covered;
	struct moment began, last;
	bool *live; /* by number of the screen: is part of the visit as it now is */
	int *place; /* by number of the screen: its place in the path, -1 not in it */
	size_t lock; /* place of the first lock that holds; without one, behind the end */
};

struct visit {
	const struct pack *pack; /* borrowed */
	struct arena log;        /* owned: the events */
	struct arena fold;       /* owned: the state */
	struct event *events;
	size_t event_count, event_cap;
	struct state state;
	bool *dead; /* by seq - 1: undone, left out of the fold */
	/* Derived: the batches that can be undone, and those that can be redone. */
	struct visit_steps undo, redo;
	uint64_t version; /* grows with each apply */
	size_t sitting; /* so many events are of earlier sittings; 0: this is the first */
	/* Not events: half-done values by number of the question, encoded; owned. */
	struct visit_draft {
		struct buf bytes;
		uint64_t seq;   /* so many events there were when it was typed; 0: it came back */
		bool came_back; /* was read back from the store: never sent, and it says so */
	} *drafts;
	struct arena scratch; /* owned: what the last decide made */
	size_t refused_at; /* from 1, the item of the question that the last one refused, or of a
	                    * stop what was done, by whom, why; 0: it refused none of them */
	int preview; /* this screen may be gone to by the next act, whatever holds; or */
#define PREVIEW_NONE (-1)
};

/* An empty visit; the first batch must be visit_begin()'s. */
void visit_init(struct visit *visit, const struct pack *pack, void (*last_words)(void));
void visit_release(struct visit *visit);
/* `to` gets all that `from` owns; `from` is empty then, and may be released. */
void visit_move(struct visit *to, struct visit *from);

/* The first event: which pack, which path (number), whose (label, "" for none; kept as
 * label_fold() has it), and the visit that it follows (`from`; NULL: none). */
void visit_begin(struct visit *visit, int path, const char *label, const char *from,
	struct moment now, struct batch *batch);
/*
 * Numbers, screens and time for events that were made elsewhere (what comes along from
 * an earlier visit); the caller keeps and applies the batch.
 */
void visit_number(const struct visit *visit, struct batch *batch, struct moment now);

/*
 * What an act comes to; the batch lives until the next decide.  False, with a
 * sentence for the person in why->what (also ACT_BACK on the first screen, and
 * a batch of nothing where there is nothing to do).
 */
bool visit_decide(struct visit *visit, const struct act *act, struct moment now,
	struct batch *batch, struct fault *why);

/*
 * Would visit_replay() find each event of the batch in its place: in the order of seq, in an act
 * of its own or that of the one before, and what is undone or redone a step that there is?  With
 * state_after() (state.h) it is known before the batch is kept that it can be read back.
 */
bool visit_fits(const struct visit *visit, const struct batch *batch, struct fault *why);

/* The batch is on the disk (or in memory, before consent): make it true.  It fits. */
void visit_apply(struct visit *visit, const struct batch *batch);
/*
 * One event read back from the store.  False when it does not fit: a gap in
 * seq, an id that the pack does not have.
 */
bool visit_replay(struct visit *visit, const struct event *event, struct fault *why);

/* From here on it is another sitting: who is here is asked before anything shows. */
void visit_sit_down(struct visit *visit);

/*
 * Drafts: what was half done on a screen, outside the events, shown until it is
 * answered.  visit_draft() keeps `value` (as a frontend has it) and gives the bytes
 * that the store keeps under the question's id; an empty value ends the draft.
 * visit_take_draft() reads such bytes back; false when they fit no question.
 */
const struct buf *visit_draft(struct visit *visit, const struct value *value);
bool visit_take_draft(struct visit *visit, const char *question, const void *bytes, size_t len,
	struct fault *why);

/*
 * The question whose draft ends with this batch, by id: it was answered, or gone on
 * from with the answer as it stands.  NULL where none does.  To be asked before the
 * batch is applied.
 */
const char *visit_ends_draft(const struct visit *visit, const struct batch *batch);

/*
 * What is shown now, and beside it what is wanted (WANT_*, but the plan, which
 * plan_show() makes).  `view` is filled but for what app knows (clock, saving).
 */
void visit_show(const struct visit *visit, unsigned wants, struct arena *frame,
	struct view *view);

/* Would the patient's consent to keep the visit stand after this batch? */
bool visit_keeps_after(const struct visit *visit, const struct batch *batch);

/*
 * For authors, who want to see a screen whatever its condition says: the next batch, of an
 * ACT_JUMP to it, is decided and applied as if the screen were there.  It must be in the path.
 */
void visit_preview(struct visit *visit, int screen);

/* ---- for plan, play and tests ------------------------------------------- */

/* Is it over, agreed or not?  One that waits to be gone on with is not. */
bool visit_has_ended(const struct visit *visit);
/* The live screen after or before this one, -1 at the ends and after a lock. */
int visit_next(const struct visit *visit, int screen);
int visit_back(const struct visit *visit, int screen);
/* The question of the screen where we are; NULL where it has none, or a page stands
 * before it. */
const struct pack_question *visit_question(const struct visit *visit);
/* The answer to a question that is live; NULL without one.  For what follows from it. */
const struct value *visit_answer(const struct visit *visit, int question);
/* As visit_answer(), and whoever is in the room may see it.  For what is shown. */
const struct value *visit_shown(const struct visit *visit, int question);
/* Is the screen part of the visit as it now is (path, conditions, presence)? */
bool visit_is_live(const struct visit *visit, int screen);
/* Does this row of a question show now?  The frontend numbers only rows that do;
 * visit/answer.h turns its values into the pack's. */
bool visit_item_shows(const struct visit *visit, const struct pack_item *item);
/* Does a condition of the pack hold now? */
bool visit_holds(const struct visit *visit, const struct cond *cond);
/* Would it, if what may not be seen by whoever is here had not been said? */
bool visit_holds_shown(const struct visit *visit, const struct cond *cond);
/*
 * A text with its placeholders filled.  Words as typed stand in quotation marks when
 * `quoted`.  *whole is false when an answer was missing (may be NULL).
 */
const char *visit_fill(const struct visit *visit, const struct pattern *pattern, bool quoted,
	struct arena *arena, bool *whole);
/* A filled text, span by span; joined they are the text, but for quotation marks. */
enum fill_kind {
	FILL_TEXT,      /* as the author wrote it */
	FILL_OWN_WORDS, /* as somebody typed it, without the quotation marks around it */
	FILL_ANSWER,    /* an answer in the author's words, a number, notes, a number of the site */
	FILL_BLANK      /* nothing is there yet */
};
struct fill_piece {
	enum fill_kind kind;
	const char *text;
	const struct pack_question *question; /* what was answered; NULL: no question was */
	const struct pack_item *item;         /* of its items or parts; NULL: all of it */
	bool in_field; /* it was said where words are typed, and typed or picked there */
};
/* As visit_fill(), quoted; `pieces` gets as many as the pattern has spans. */
const char *visit_fill_pieces(const struct visit *visit, const struct pattern *pattern,
	struct arena *arena, bool *whole, const struct fill_piece **pieces);
/* Does what is filled in come from a private screen or row, or a note taken there? */
bool visit_fills_private(const struct visit *visit, const struct pattern *pattern);
/* Does a condition ask for what is private? */
bool visit_asks_private(const struct visit *visit, const struct cond *cond);
/* An answer in words: choices and items joined, numbers as digits, text as typed. */
const char *visit_words(const struct visit *visit, int question, struct arena *arena);
/* The points of a ruler over visits, in their order: those that came along, and that of this
 * visit; none where others must not see it.  False where a later one has an earlier date. */
bool visit_series(const struct visit *visit, const struct pack_question *ruler,
	struct arena *frame, struct view_series *series);
/* Is this danger sign answered so that a stop screen watches it, and not resolved? */
bool visit_is_open(const struct visit *visit, int stop, int item);
/* Any danger sign that is still to be resolved: keeps agree shut. */
bool visit_has_open(const struct visit *visit);

#endif
