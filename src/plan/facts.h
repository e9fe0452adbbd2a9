/*
 * The facts of a plan, typed, for formats that are data: on which days, at what time, from
 * which number to which, in whose words; each with the ids of the question that it answers.
 *
 * They are made from a plan as it is to be written, with its cut: a fact is an answer that
 * fills in one of its lines.  So there is none of what the plan does not say, and none of
 * a page that is no plan.
 */
#ifndef TANDEM_PLAN_FACTS_H
#define TANDEM_PLAN_FACTS_H

#include "plan/plan.h"

enum fact_kind {
	FACT_TEXT,    /* words */
	FACT_NAME,    /* of a supporter */
	FACT_NUMBER,  /* from `low` to `high`, both 0 where there is no such border */
	FACT_CHOICES, /* one or more of those that the pack has */
	FACT_DAYS,    /* of the week: choices "mon" to "sun", from Monday */
	FACT_TIME,    /* of the day */
	FACT_DATE
};

struct fact_choice {
	const char *id, *text; /* text: NULL for days */
};

struct fact {
	const char *question, *part; /* ids of the pack; part: NULL where it is all of it */
	enum plan_section section;   /* in which it is said first */
	bool is_private;
	int person; /* the supporter whom it is about, from 1; 0: none */
	enum fact_kind kind;
	const char *text; /* FACT_TEXT, FACT_NAME, FACT_TIME: as typed; else NULL */
	bool is_own_words; /* of the patient: the plan has quotation marks around it */
	int number, low, high;
	bool is_past;     /* FACT_NUMBER: from an earlier visit, of `date` */
	int minute;       /* FACT_TIME: of the day; -1: said in words, "after lunch" */
	struct date date; /* FACT_DATE */
	const struct fact_choice *choices;
	size_t choice_count;
};

struct fact_person { /* a supporter whose name is in the plan, and what they may see */
	int number;
	const char *name;
	const char *shared[SHARE_ROWS]; /* "goal" */
	size_t shared_count;
};

struct plan_facts {
	const char *pack, *version, *language; /* in which it was asked */
	struct moment began;
	bool yes[2]; /* by act_role: to the plan as it is */
	bool agreed; /* both, and nothing is open */
	struct moment agreed_at;
	bool has_due;
	struct date due; /* on which they want to look again */
	struct fact_person people[PEOPLE_MOST];
	size_t person_count;
	const struct fact *list; /* in the order of the plan */
	size_t count;
};

/*
 * The facts of `plan`, which was made from `visit` by plan_assemble(), and cut or not; in
 * `arena`, or borrowed from the visit and its pack.  A sheet or a page has none: `out` is
 * then without answers and people.
 */
void plan_facts(const struct visit *visit, const struct plan *plan, struct arena *arena,
	struct plan_facts *out);

#endif
