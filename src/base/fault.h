/*
 * Faults: the one way in which anything in tandem says that it failed.
 *
 * Whatever can fail returns bool and fills a `struct fault *why` (its last
 * argument; NULL where the caller does not want to know).  Whatever checks,
 * adds to a `struct faults` and goes on, so that all faults come at once.
 * Only app prints them.
 *
 * `what` is lower case, the subject in single quotes, no full stop at its end;
 * `fix` says what the reader can do.
 */
#ifndef TANDEM_BASE_FAULT_H
#define TANDEM_BASE_FAULT_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* A place in a text file: enough to print the line and a caret under it. */
struct place {
	const char *file; /* borrowed; NULL where no file is at fault */
	int line, column; /* from 1; 0 where unknown; the column counts bytes */
	int span;         /* how many bytes the carets underline; 0 as 1 */
	unsigned text_len;
	const char *text; /* borrowed: the whole text of the file, or NULL */
};

#define FAULT_FILE_SIZE 512
#define FAULT_SOURCE_SIZE 304

/*
 * The same of a fault, which owns its words: it outlives the file, the arena and the
 * path in which it was found.
 */
struct fault_place {
	char file[FAULT_FILE_SIZE]; /* "" where none is at fault; of a longer path its end */
	int line, column, span;     /* as in struct place */
	char source[FAULT_SOURCE_SIZE]; /* that line of the file; "" where it is unknown, or longer */
};

/* What a frontend must know to tell persons of it in their words; `what` is for stderr. */
enum fault_kind {
	FAULT_OTHER,     /* nothing more is known */
	FAULT_REFUSED,   /* nothing failed: `what` is in their words, and says what is lacking */
	FAULT_DISK_FULL,
	FAULT_DISK,      /* it reports an error */
	FAULT_READ_ONLY,
	FAULT_NO_ACCESS,
	FAULT_DAMAGED,
	FAULT_LOST,      /* what was kept is gone, or emptied */
	FAULT_NEWER,     /* a newer tandem has written it */
	FAULT_FOREIGN,   /* it is something else, or of another kind */
	FAULT_BUSY,      /* another writes just now */
	FAULT_ELSEWHERE, /* another has gone on with it */
	FAULT_NO_MEMORY,
	FAULT_TOO_LONG,
	FAULT_NOT_RUN,   /* a program that is to be run cannot be */
	FAULT_PROGRAM,   /* or it has failed */
	FAULT_TOO_SLOW,  /* or it takes too long */
	FAULT_KINDS
};

struct fault {
	enum fault_kind kind;
	struct fault_place at;
	char what[200]; /* "no screen sets 'impact.slep'" */
	char fix[200];  /* "write 'impact.sleep'"; empty where there is nothing to do */
};

struct faults {
	struct arena *arena; /* borrowed; the list lies in it */
	struct fault *list;
	size_t count, cap;
	size_t limit; /* beyond it faults are counted in `unlisted` only; 0: 1,000 */
	size_t unlisted;
};

/* Fills *why (if any) and returns false, so that a function can end in it. */
bool fault_set(struct fault *why, const struct place *at, const char *fix, const char *what, ...)
	__attribute__((format(printf, 4, 5)));

/* The same of a kind, and of no file. */
bool fault_set_kind(struct fault *why, enum fault_kind kind, const char *fix, const char *what,
	...) __attribute__((format(printf, 4, 5)));

/* Where it lies, when that is learnt later; NULL: nowhere. */
void fault_set_place(struct fault *fault, const struct place *at);
/* Another name for the file: the line stays. */
void fault_name_file(struct fault *fault, const char *file);

void faults_init(struct faults *faults, struct arena *arena);
void faults_add(struct faults *faults, const struct fault *fault);
/* fault_set() and faults_add() in one. */
void faults_say(struct faults *faults, const struct place *at, const char *fix, const char *what,
	...) __attribute__((format(printf, 4, 5)));
/* By file (in order of first appearance), then line, then column. */
void faults_sort(struct faults *faults);

#endif
