/*
 * The plan: sections of lines, assembled by the pack's rules from the live answers.
 * The terminal shows it, and plan_document() makes of it what formats are written from.
 *
 * A visit that was stopped by a danger sign has no plan: the document is then
 * the sheet for the team that goes on (`is_sheet`), with what was answered, and
 * what was done by whom.
 */
#ifndef TANDEM_PLAN_PLAN_H
#define TANDEM_PLAN_PLAN_H

#include "base/digest.h"
#include "doc/document.h"
#include "view/view.h"
#include "visit/visit.h"

#include <stdbool.h>
#include <stddef.h>

struct plan_line {
	const char *text; /* marks around the patient's words only; newlines as typed */
	bool is_private; /* by its rule, or by what is filled in */
	bool hangs_on_private; /* whether it stands there tells something that is */
	const struct fill_piece *pieces; /* the same, span by span */
	size_t piece_count;              /* 0: nothing more is known than the text */
	uint64_t answered; /* the event of the last answer in it; 0: none of this visit */
	const struct pack_screen *screen; /* where it was said; NULL: it stands on every plan */
	const struct pack_question *series; /* the number over visits that it lists; NULL */
	const char *whom; /* the supporter whom it is about, by name; NULL: it is about nobody */
};

struct plan_part {
	enum plan_section section;
	const char *title; /* of the section, from the words */
	const struct plan_line *lines;
	size_t line_count;
};

struct plan {
	const struct words *words; /* borrowed */
	const char *title, *label, *code; /* code: NULL, or the visit's short id (app sets it) */
	bool is_whole; /* with all that is private, as if the two were alone */
	bool is_part;  /* whoever is here does not see all of it that is not private */
	bool is_sheet;
	bool is_page; /* made from a plan, and no plan: nobody says yes to it */
	int person;   /* the supporter whose page it is; 0: it is nobody's */
	struct moment began;
	const char *gap; /* of the plan so far: NULL, or what keeps the two from agreeing to it */
	struct plan_part parts[PLAN_SECTIONS + 1];
	size_t part_count;
	/* Of PLAN_STAND, for a picture: the first number that was asked for at several visits;
	 * no points: there is none. */
	struct view_series series;
	bool agreed; /* plan_is_agreed() */
	struct moment agreed_at; /* of the later yes */
	bool yes[2]; /* by act_role: to the plan as it now is */
	/* Of all that is agreed to: the lines, not who agreed or when. */
	struct digest digest;
};

/*
 * Assembles the plan of a visit as it now is, in `arena`.  Lines marked private
 * are left out while others are present, unless `all` (records, digest: what is
 * agreed does not change when somebody comes in).
 */
void plan_assemble(const struct visit *visit, bool all, struct arena *arena, struct plan *plan);

/*
 * The plan as it stands in the middle of a visit: only lines that are there, and, for the two
 * alone, what still keeps them from agreeing (`gap`).  Only what may be shown now.
 */
void plan_so_far(const struct visit *visit, struct arena *arena, struct plan *plan);
/* Its lines, as view->plan, the newest one marked, and its gap. */
void plan_show_so_far(const struct plan *plan, struct arena *frame, struct view *view);

/* Adds the plan's lines and the two yeses to the view of an agree or end screen. */
void plan_show(const struct plan *plan, const struct visit *visit, struct arena *frame,
	struct view *view);

/*
 * Is it agreed?  Both have said yes to the plan as it now is, nothing keeps it from being agreed
 * to, and it was not put off after that.  Whether it was left with Enter, for later or by
 * pulling the plug makes no difference.  Everything that says *agreed* asks this.
 */
bool plan_is_agreed(const struct visit *visit);

/* Of a plan that has not both yeses: the words that say whose is not there. */
enum word plan_waits_for(const struct plan *plan);

/* The lines of a page in a visit (VIEW_PAGE): the plan of the visit before, or what the
 * person would get whose page it is. */
void plan_show_page(const struct visit *visit, struct arena *frame, struct view *view);

/* The day on which they want to look again; false: they did not say one. */
bool plan_due(const struct visit *visit, struct date *due);

const char *plan_section_title(const struct words *words, enum plan_section section);

/* "Monday, 2 March 2026" in the words of the language. */
const char *plan_date(const struct words *words, struct moment moment, struct arena *arena);

/* ---- pages made from plans ---------------------------------------------------------- */

/*
 * A plan with parts of it left out, for a page that leaves the room.  The cut is made
 * here, on the document, so that no format can show what was to stay out.  What a
 * patient takes home has no score of the clinician and no flag in it: a plan never has any.
 */
struct plan_cut {
	bool week;    /* "My week" instead of "My plan" */
	/* Leave out who helps, and each line that the pack calls private, or that says
	 * something private: those name people, too. */
	bool helpers;
	/* Leave out what I said, where the plan stands without it: what matters, what
	 * was managed, my own words for it, what makes it easier, what was chosen and why,
	 * what the two see in two ways, my numbers, and who helps.
	 * The steps, the dates, what to do when, and when to get help stay: without
	 * them it is no plan. */
	bool words;
};

/*
 * `out` is `plan` with that left out; its lines lie in `arena` or are those of
 * the plan.  A part without a line left is gone.  A sheet for the next team is
 * never cut: it is handed over whole.
 */
void plan_cut(const struct plan *plan, const struct plan_cut *cut, struct arena *arena,
	struct plan *out);

/*
 * What changed between two plans, in words, under the headings of the plan: each line as it
 * was before, changed (with what it was), new, or gone.  A line has changed when the same
 * was asked for it, and it is about the same person; what was said of one person never
 * takes the place of what was said of another.  `out` is a page about both, in `arena`, or
 * borrowed from the plans.
 */
void plan_since(const struct plan *before, const struct plan *now, struct arena *arena,
	struct plan *out);

/*
 * The plan, sheet or page, as it now is, for writers: whose it is, when it was made, its
 * parts, and who agreed.  In `arena`, or borrowed from the plan.
 */
void plan_document(const struct plan *plan, struct arena *arena, struct document *out);

#endif
