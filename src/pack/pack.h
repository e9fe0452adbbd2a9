/*
 * A pack: the words, screens and paths of a visit, fixed once it has loaded.
 *
 * pack_load() reads the files of a pack through a source (a folder, a test's
 * strings, or the bundle that the store kept), checks all of it, and gives
 * either a pack or every fault at once.  A pack that has loaded has no fault:
 * whoever uses it checks nothing again.  Nothing here opens a file.
 *
 * All strings are owned by the pack's arena, cleaned UTF-8, const, and may be
 * borrowed for as long as the pack lives.  tandem-pack(5) describes the format.
 */
#ifndef TANDEM_PACK_PACK_H
#define TANDEM_PACK_PACK_H

#include "base/arena.h"
#include "base/digest.h"
#include "base/fault.h"
#include "conf/folder.h"
#include "pack/cond.h"
#include "view/view.h"

#include <stdbool.h>
#include <stddef.h>

/* ---- texts with placeholders, that answers fill ---------------------------------- */

enum span_kind {
	SPAN_TEXT,   /* as written */
	SPAN_ANSWER, /* {hope}, {flag.numb}: the answer's words */
	SPAN_NUMBER, /* {sure-2}: the answer's number less `minus`, never below 0; of a ruler
	               * in words the next lower word */
	SPAN_OUT_OF, /* {sure/10}: "5 of 10", or the word */
	SPAN_SITE,   /* {number.emergency}: a number that the site fills in */
	SPAN_NOTES   /* {notes.reason}: what was noted so */
};

/* As many supporters as there can be. */
#define PEOPLE_MOST 8

/* What is not there yet, as on a page to be filled in by hand. */
#define PLACEHOLDER_BLANK "____"

struct span {
	enum span_kind kind;
	int minus; /* SPAN_NUMBER */
	union { /* what one kind alone has */
		const char *text;    /* SPAN_TEXT */
		struct cond_ref ref; /* SPAN_ANSWER, SPAN_NUMBER, SPAN_OUT_OF */
		int site;            /* SPAN_SITE: number of the site number */
		enum note_tag tag;   /* SPAN_NOTES */
	};
};

/* A text; `count` is 1 and the span SPAN_TEXT where nothing is filled in. */
struct pattern {
	const struct span *spans;
	size_t count; /* 0: there is no text */
};

/* ---- what a kind of screen means ----------------------------------------------- */

/*
 * What a visit must know of a kind of screen, so that nobody outside the kind's own files
 * asks which one it is: src/pack/traits.c.  Whatever is not said there does not hold.
 */
struct pack_traits {
	bool agrees;        /* both say yes to the plan here, and nothing comes after */
	bool lists_answers; /* the answers stand here: to change a line is to come here, and
	                     * whoever goes to one from here comes back */
	bool watches;       /* comes up only while a danger sign is open */
	bool several;       /* more than one of its choices may be picked */
	bool names_people;  /* its rows are names: row 1 is of supporter 1, and so on */
	bool shares;        /* its rows are what each supporter may see, likewise */
	bool asked_anew;    /* nothing that was said at an earlier visit comes along */
	bool leaves_with_name; /* on a supporter's screen: it was said of the one with that
	                        * name, and not of whoever has it next */
	bool shows_past;    /* numbers of earlier visits stand on it */
	bool may_leave;     /* its answer may stand on the page that a supporter gets */
};

/* Never NULL. */
const struct pack_traits *pack_traits(enum view_kind kind);

/* ---- screens ------------------------------------------------------------ */

/* What a screen is there to do, as its author says it.  Checked, and so far read by nobody
 * else: no screen shows it. */
enum stance { STANCE_NEUTRAL, STANCE_EVOKE };
enum oars { OARS_NONE, OARS_OPEN, OARS_AFFIRM, OARS_REFLECT, OARS_SUMMARY };

/* What a `choose` is really about: the engine makes another event of it. */
enum asks { ASKS_NOTHING, ASKS_PRESENCE, ASKS_CONSENT };

/* What a page in a visit shows: the plan of the visit before, or the page of a person. */
enum shows { SHOWS_NOTHING, SHOWS_LAST, SHOWS_FAMILY };

struct pack_choice { /* of choose, many; `action` of stop; `answer` of items; `group` of many */
	const char *id, *text;
	bool ends;    /* stop: the visit ends with it; choose, on the screen of a supporter: with
	               * that one it does */
	bool because; /* stop: wants a reason */
	int counts;   /* ruler: what the word is worth in a condition, 0 to 10 */
	const char *const *cells; /* compare: a text for each row; NULL: no option */
	const struct pack_choice *group; /* many: NULL, or the heading that it stands under */
	const char *ask;    /* many: NULL, or how to ask somebody for it */
	const char *says;   /* choose, compare: NULL, or the question whose answer, once it is
	                     * there, is said in its place */
	bool danger;        /* items: to a danger sign, the answer that a stop must watch for */
	const char *beside; /* answer of items: NULL, or what it is called while others are here */
	const char *sign;   /* answer of items: NULL, or what stands for it when all rows do; it is
	                     * to be looked at together */
	const char *becomes; /* action of stop: NULL, or the id of the answer that the sign has
	                      * from then on (pack_stop.becomes) */
};

/* What a part is about; it says how it is filled in, checked and put in words. */
enum part_means { MEANS_TEXT, MEANS_LINES, MEANS_DAYS, MEANS_TIME, MEANS_OFTEN, MEANS_WEEKS,
	MEANS_DATE, MEANS_DAY_AHEAD, MEANS_CHOICE,
	MEANS_NAME, /* of a supporter; blank: nobody */
	MEANS_SET,  /* ids of its choices: what a person may see */
	MEANS_COUNT, /* digits */
	MEANS_HIGH /* "yes" or "no": made by the program, never asked */ };

struct pack_part { /* an item of a kind whose answer is parts */
	enum part_means means;
	size_t limit;       /* code points */
	struct pattern preset; /* what is offered for it; no spans: nothing */
	const char *const *starters;
	size_t starter_count;
	const struct pack_choice *choices; /* MEANS_CHOICE; one alone is another way to answer than
	                                    * with the other parts */
	size_t choice_count;
	bool needed; /* the plan cannot be agreed to while it is blank in what was answered */
	bool quoted; /* what is typed here is the patient's own, and stands in quotation marks */
	bool due;    /* MEANS_DAY_AHEAD: the day on which they want to look again */
	int person;  /* whose, 1 to PEOPLE_MOST; 0: nobody's. Without a name it does not show */
	int people;  /* the number of the question that has the names */
};

struct pack_item {
	const char *id, *text;
	const char *more; /* NULL, or the long form, shown by F1 */
	int tier;         /* 1: a yes opens the stop screen; 0 no danger sign */
	bool is_private;
	const struct pack_part *part; /* NULL but where the answer is parts */
	bool alone; /* said while others are here it is to be asked once more (pack_stop.beside) */
	const char *final; /* NULL, or the id of an answer that stands as it is: said alone, no
	                    * stop watches for it in this row */
	int final_answer;  /* its number; -1 */
};

struct pack_items {
	const char *why; /* NULL, or why it is asked */
};

struct pack_write {
	bool say_first; /* the question stands alone until somebody wants to type */
	const char *const *starters;
	size_t starter_count;
	size_t limit; /* code points */
	bool one_line;
	int asks_of; /* begins with the `ask` of what was picked there; -1 */
};

struct pack_many {
	bool ranked;
	int most; /* 0: any number */
};

struct pack_ruler {
	const char *half_text;
	int before;         /* number of the ruler that was asked before; -1 */
	const char *series; /* what its number is called over visits; NULL: not kept */
	bool more_is_better; /* with a series */
};

struct pack_stop {
	int of;         /* number of the items question it watches */
	unsigned watch; /* bit a: answers[a] of `of` needs this screen */
	bool each;      /* one danger sign after the other, by its words */
	bool locks;     /* nothing after it until resolved */
	bool beside;    /* it watches, too, for any answer that is no danger, to an item with
	                 * `alone`, that was given while others were here */
	bool for_now;   /* what is done on it settles a sign only while others are here */
	const int *becomes; /* by action: the number of the answer that the sign has then; -1:
	                     * it keeps the one it has */
};

struct pack_schedule {
	const char *real; /* asked about the first time; NULL */
};

struct pack_compare {
	const char *const *rows; /* what the options are compared by */
	size_t row_count;
};

struct pack_share {
	int people; /* number of the question that has the names */
};

struct pack_amount {
	int most_percent, most_first; /* more than so much of before is a lot; and of 0 */
};

struct pack_trend {
	int of; /* number of the ruler that is drawn; it has a series */
	const int *also; /* further ones */
	size_t also_count;
	int change;         /* the smallest change of `of` that counts; 0: none known */
	const char *source; /* what stands behind it */
};

struct pack_question {
	const char *id;
	int number; /* its place in pack.questions */
	int screen; /* the screen it stands on */
	enum view_kind kind;
	enum value_type value;
	bool required;
	bool on_plan; /* a line that is not private, and stands on every plan, says all of it */
	enum asks asks;
	const struct pack_choice *choices; /* that can be picked; of a stop its actions, of a
	                                    * ruler its words */
	size_t choice_count;
	size_t withheld; /* behind those: options that this site does not offer */
	const struct pack_item *items; /* items; parts */
	size_t item_count;
	const struct pack_choice *answers; /* items: of a row; NULL where low..high */
	size_t answer_count;               /* items: of those, or of numbers */
	int low, high;              /* of numbers, also of those in rows */
	const char *low_text, *high_text; /* what these mean */
	enum shows shows;
	union { /* what one kind alone has: for its own files, and by pack_stop() and the like */
		struct pack_write write;
		struct pack_items rows;
		struct pack_many many;
		struct pack_ruler ruler;
		struct pack_stop stop;
		struct pack_schedule schedule;
		struct pack_compare compare;
		struct pack_share share;
		struct pack_amount amount;
		struct pack_trend trend;
	};
};

/* What one kind alone has, of a question of that kind: of another it is a bug. */
const struct pack_write *pack_write(const struct pack_question *question);
const struct pack_ruler *pack_ruler(const struct pack_question *question);
const struct pack_stop *pack_stop(const struct pack_question *question);
const struct pack_share *pack_share(const struct pack_question *question);
/* Of any question: how many of its choices may be picked, 0 any number. */
int pack_most(const struct pack_question *question);
/* Of any question: what its number is called over visits; NULL: none is kept. */
const char *pack_series(const struct pack_question *question);

enum plan_section {
	PLAN_MATTERS, PLAN_MANAGED, PLAN_WILL, PLAN_WORDS, PLAN_IFTHEN, PLAN_EASIER, PLAN_FLARE,
	PLAN_HELPERS, PLAN_CHOSE, PLAN_DIFFER, PLAN_CLINICIAN, PLAN_STAND, PLAN_AGAIN,
	PLAN_DANGER, PLAN_SECTIONS
};

/* What may be shared with somebody, row by row: there is nothing else. */
enum share_row { SHARE_GOAL, SHARE_PLAN, SHARE_ROLES, SHARE_NOT, SHARE_FLARE, SHARE_DANGER,
	SHARE_ROWS };

/* The parts of the page that a supporter gets. */
enum family_part {
	FAMILY_WHY, FAMILY_GOAL, FAMILY_PLAN, FAMILY_ROLES, FAMILY_NOT, FAMILY_LINES,
	FAMILY_FLARE, FAMILY_DANGER, FAMILY_SELF, FAMILY_AGAIN, FAMILY_PARTS
};

struct pack_family { /* one line of that page */
	enum family_part part;
	struct pattern line;
	const struct cond *when; /* NULL: always */
	int person; /* on the page of this one alone; 0: on all */
	int screen; /* whose screen must be live; -1: none */
};

struct pack_plan { /* one line of the plan */
	enum plan_section section;
	struct pattern line;
	const struct cond *when; /* NULL: always */
	bool is_private;
	int screen; /* whose screen must be live; -1: stands on every plan */
};

struct pack_coach {
	enum coach_kind kind;
	struct pattern text;
};

struct pack_screen {
	const char *id, *title; /* on the map; NULL: its heading is */
	int number;
	int step; /* number in pack.steps */
	enum view_turn turn;
	enum stance stance;
	enum oars oars;
	bool is_private;
	const struct cond *when;
	struct pattern heading, text, quote;
	int question;           /* number in pack.questions, -1 for a `say` */
	enum view_kind kind;
	const struct pack_coach *coach;
	size_t coach_count;
	const struct pack_plan *plan; /* lines that this screen adds */
	size_t plan_count;
	const struct pack_family *family; /* likewise, to the page of a person */
	size_t family_count;
	int person;  /* made for this supporter, 1 to PEOPLE_MOST; 0: for nobody */
	bool guest;  /* the third chair: that person answers, and nothing else is there */
	bool brings; /* going on from it brings that person in */
	bool carry;  /* its answer comes along to a follow-up */
	const struct cond *pass; /* going on passes it by while this holds; NULL: never */
	const struct cond *waits_for; /* while it is there and this does not hold, the plan cannot
	                               * be agreed to; NULL: it never waits */
	const int *about; /* questions that its answer is about: when one of them is answered
	                   * anew, it is asked again */
	size_t about_count;
};

struct pack_step {
	const char *id, *title;
	const char *why, *pitfall; /* NULL, or what it is for, and what to keep clear of */
};

struct pack_page { /* to be read outside of a visit */
	const char *id, *title;
	struct pattern text; /* nothing of answers in it */
};

struct pack_path {
	const char *id, *title;
	int minutes;
	const int *screens; /* numbers, in the order of the visit */
	size_t screen_count;
	const int *steps; /* numbers of the steps it has, in order */
	size_t step_count;
	bool after; /* begins from an earlier visit */
	bool changes; /* changes a line of its plan: all that was said comes along, and it begins
	               * at the list of the answers */
};

struct pack_site { /* a number that the clinic fills in */
	const char *id, *text;
	const char *value; /* "" until it does */
};

struct pack {
	struct arena arena; /* owned: all of the above */
	const char *id, *title, *version, *authors, *reviewed, *funding;
	const char *base_language; /* what its files are written in: "en" */
	const char *language; /* what it is in now: that, or the one of its translation */
	const struct pack_step *steps;
	size_t step_count;
	const struct pack_path *paths;
	size_t path_count;
	const struct pack_screen *screens;
	size_t screen_count;
	const struct pack_question *questions;
	size_t question_count;
	const struct pack_plan *plan; /* lines on every plan */
	size_t plan_count;
	const struct pack_family *family; /* lines on every page of a person */
	size_t family_count;
	const struct pack_site *sites;
	size_t site_count;
	const char *const *stems; /* ways to begin a reflection */
	size_t stem_count;
	const char *const *not_asked; /* what no coach line before a number may ask */
	size_t not_asked_count;
	const struct pack_page *pages;
	size_t page_count;
	struct words words;
	const struct id_map *screen_map, *question_map; /* private: ids to numbers */

	/* All the bytes in force (base, site, words), as the source gave them, and
	 * their digest: what a visit names, and the store keeps once. */
	const char *bundle;
	size_t bundle_len;
	struct digest digest;
};

/*
 * Loads and checks: of `source` are asked "pack/pack.conf" and what its `files`
 * name ("pack/welcome.conf"), "site/local.conf" and what that names, and
 * "words/words.conf"; then, for a language ("de_AT"), "pack/lang/de_AT.conf" or
 * "pack/lang/de.conf", likewise for site and words, each where there is one.
 * Texts without translation are shown as they were written.
 *
 * NULL when there was any fault; all of them are in `faults`.  `last_words` is the
 * pack arena's.  The caller frees with pack_free().
 */
struct pack *pack_load(const struct conf_source *source, struct faults *faults,
	void (*last_words)(void));
/*
 * Only the program's own words, with a site's over them: for the first picture,
 * which need not wait for a pack.  All else in it is empty; free it likewise.
 */
struct pack *pack_load_words(const struct conf_source *source, struct faults *faults,
	void (*last_words)(void));
/*
 * As pack_load(), after pack_load_words() of the same source: where nothing comes over
 * `words`, and their file is still the same, they are taken over and not read again.
 * `words` is borrowed for the call.
 */
struct pack *pack_load_with_words(const struct pack *words, const struct conf_source *source,
	struct faults *faults, void (*last_words)(void));
/* As pack_load(), from the bundle of an earlier one: an old visit opens with
 * its own words, in its own language.  The digest is the same. */
struct pack *pack_open_bundle(const void *bundle, size_t len, struct faults *faults,
	void (*last_words)(void));
void pack_free(struct pack *pack);

/* ---- languages ---------------------------------------------------------- */

/* What a language file lies beside, and translates. */
enum pack_layer { LAYER_PACK, LAYER_SITE, LAYER_WORDS, LAYERS };

/* May it be the name of a language: "de", "pt_BR"? */
bool language_is_name(const char *name);

/*
 * As pack_load(), with remarks on the source's language, in this order: each translation
 * whose words have changed since, or are gone; how many are missing, file by file; with
 * `missing` each of these as well, and the files that there are not.  LAYER_WORDS: of the words alone, as pack_load_words().
 */
struct pack *pack_review_language(const struct conf_source *source, enum pack_layer layer,
	bool missing, struct faults *faults, struct faults *remarks, void (*last_words)(void));

/* What to write as the translation of a text that has none, in `arena`; NULL: nothing. */
typedef const char *pack_translate_fn(void *ctx, const char *id, const char *text,
	struct arena *arena);
/*
 * Writes the language file of a layer whole: each text with what the source's file of
 * that language has for it.  `translate` may be NULL.  False with faults.
 */
bool pack_translate(const struct conf_source *source, enum pack_layer layer,
	pack_translate_fn *translate, void *ctx, struct buf *out, struct faults *faults,
	void (*last_words)(void));

/* -1 where there is none of that id. */
int pack_find_path(const struct pack *pack, const char *id);
int pack_find_screen(const struct pack *pack, const char *id);
int pack_find_question(const struct pack *pack, const char *id);
int pack_find_choice(const struct pack_question *question, const char *id);
int pack_find_item(const struct pack_question *question, const char *id);
int pack_find_page(const struct pack *pack, const char *id);
/* The text of a page, with the numbers of the site; a blank where there is none. */
const char *pack_page_text(const struct pack *pack, int page, struct arena *arena);

/* Name of a kind as authors write it ("write"), NULL where no pack has it; of a section
 * ("matters"). */
const char *pack_kind_name(enum view_kind kind);
const char *pack_section_name(enum plan_section section);
/* Of a row that may be shared ("goal"). */
const char *pack_share_name(enum share_row row);
/* The row that must be shared for a part to stand on the page; -1: none. */
int pack_share_of(enum family_part part);

/*
 * Remarks on the words a patient sees: reading grade above
 * 8 on screens of 30 words and more, sentences over 20 words, listed idioms.
 * The pack is whole all the same.
 */
void pack_review_words(const struct pack *pack, struct faults *remarks);
/* Flesch-Kincaid grade of English text; -1 under 30 words. */
double pack_grade(const char *text);

#endif
