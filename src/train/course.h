/*
 * A course: what new staff practise with.  Lessons of a minute, drills of short
 * items, cases in which a patient answers.  Text files like those of a pack, and
 * checked as one: a course that has loaded has no fault.
 *
 *     course "back-pain-mi" { title version language files  stage "spirit" { ... } }
 *     lesson "spirit-1" { stage title text source }
 *     drill "open-it" { stage title about how pass of  item "sleep" { ... } }
 *     case "rosa" { title about opening stages family
 *         turn "walk" { ... }  ending "bench" { ... } }
 *
 * All strings lie in the course's arena.
 */
#ifndef TANDEM_TRAIN_COURSE_H
#define TANDEM_TRAIN_COURSE_H

#include "base/arena.h"
#include "base/fault.h"
#include "conf/folder.h"

#include <stdbool.h>
#include <stddef.h>

/* What a reply does, in the terms of the field (MITI 4.2.1). */
enum move {
	MOVE_NONE,
	MOVE_QUESTION_OPEN, MOVE_QUESTION_CLOSED,
	MOVE_REFLECTION_SIMPLE, MOVE_REFLECTION_COMPLEX,
	MOVE_AFFIRM, MOVE_SEEK, MOVE_AUTONOMY,
	MOVE_INFORM,
	MOVE_PERSUADE, MOVE_PERSUADE_LEAVE,
	MOVE_CONFRONT,
	MOVES
};

const char *move_name(enum move move); /* "question-open" */
/* -1 for no such name. */
int move_named(const char *name);
/* MI-adherent (affirm, seek, autonomy), non-adherent (persuade, confront), or neither. */
bool move_is_adherent(enum move move);
bool move_is_against(enum move move);

enum course_talk { TALK_NEUTRAL, TALK_CHANGE, TALK_SUSTAIN, TALK_DISCORD, TALKS };

struct course_choice {
	const char *id, *text;
	bool right;         /* of a drill */
	const char *why;    /* NULL where nothing needs saying */
	const char *better; /* NULL, or a better line */
	/* Of a case. */
	enum move move;
	int trust, readiness, discord; /* what it changes, -3 to 3 */
	const char *back;              /* what the patient does at once */
	int next;                      /* number of the turn; endings are behind the turns */
};

enum drill_how { HOW_CHOOSE, HOW_MANY, HOW_WRITE, HOW_ORDER };
enum drill_wants { WANTS_QUESTION, WANTS_SIMPLE, WANTS_COMPLEX, WANTS_AFFIRM, WANTS_SUMMARY };
enum drill_who { WHO_PATIENT, WHO_CLINICIAN, WHO_SITUATION };

struct course_item {
	const char *id, *says;
	enum drill_who who;
	const struct course_choice *choices;
	size_t choice_count;
	const char *const *good; /* HOW_WRITE: three ways to say it */
	size_t good_count;
	enum drill_wants wants; /* HOW_WRITE: what is to be written */
	const char *why;   /* HOW_WRITE: NULL, or why so */
};

struct course_drill {
	const char *id, *title, *about;
	int stage;
	enum drill_how how;
	int pass, of; /* so many of so many must be right */
	const struct course_item *items;
	size_t item_count;
};

struct course_turn {
	const char *id, *says;
	enum course_talk talk;
	bool hides;    /* only at enough trust; else `otherwise` */
	int otherwise; /* number of a turn; -1 */
	bool repair;   /* a chance to mend what was said */
	const struct course_choice *choices;
	size_t choice_count;
};

struct course_ending {
	const char *id, *title, *text;
	bool good;
};

struct course_case {
	const char *id, *title, *about, *opening;
	const int *stages; /* what it is practice for; numbers, the main one first */
	size_t stage_count;
	bool family; /* may family be involved here? */
	bool flag;   /* a danger sign is hidden in it */
	int trust, readiness, discord; /* at the beginning, 0 to 10 */
	const char *hidden;
	int opens;   /* trust at which it can come out */
	const struct course_turn *turns;
	size_t turn_count;
	const struct course_ending *endings;
	size_t ending_count;
};

struct course_lesson {
	const char *id, *title, *text, *source;
	int stage;
};

struct course_stage {
	const char *id, *title, *about;
};

struct course {
	struct arena arena; /* owned */
	const char *id, *title, *version, *language;
	const struct course_stage *stages;
	size_t stage_count;
	const struct course_lesson *lessons;
	size_t lesson_count;
	const struct course_drill *drills;
	size_t drill_count;
	const struct course_case *cases;
	size_t case_count;
};

/*
 * Loads and checks: "course.conf" and what its `files` name, asked of `source` as
 * "pack/course.conf" and so on.  NULL when there was any fault; all are in `faults`.
 * Free with course_free().
 */
struct course *course_load(const struct conf_source *source, struct faults *faults,
	void (*last_words)(void));
void course_free(struct course *course);

/* -1 where there is none of that id. */
int course_find_drill(const struct course *course, const char *id);
int course_find_case(const struct course *course, const char *id);
int course_find_lesson(const struct course *course, const char *id);

#endif
