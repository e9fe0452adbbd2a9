/*
 * The practices of a store: a file of its own beside the records, with people of its own.
 * Who practises needs no access to patients, and nothing here is about one.
 */
#ifndef TANDEM_APP_TRAINBOOK_H
#define TANDEM_APP_TRAINBOOK_H

#include "base/digest.h"
#include "record/journal.h"
#include "train/past.h"
#include "view/words.h"

struct trainbook_one {
	struct store_ref ref;
	int64_t number; /* of the store */
	uint64_t rows;
	struct store_tag tag; /* of the last */
	struct log log;
};

struct trainbook {
	struct store *store; /* owned; NULL: there is none so far */
	struct arena arena;  /* owned: what was read */
	struct trainbook_one *list; /* in the order in which they were begun */
	size_t count;
	size_t damaged; /* that could not be read, and are left out */
	bool unread;    /* the last reading failed: there may be more than is listed */
	struct past past; /* the same */
};

/* The path: TANDEM_TRAINING, else in the data folder.  False: none. */
bool trainbook_path(char *out, size_t size);
/*
 * Opens and reads it.  Without `create` a book that is not there is empty.  False when it
 * cannot be opened: *code is the exit code, and the fault was printed; nothing is to be
 * closed then.
 */
bool trainbook_open(struct trainbook *book, bool create, int *code);
/* Opens it only, for trainbook_verify(). */
bool trainbook_open_unread(struct trainbook *book, bool create, int *code);
void trainbook_close(struct trainbook *book);
/* Reads it anew; what was borrowed of it is gone. */
bool trainbook_read(struct trainbook *book, struct fault *why);
/* The same, with each damage of the store and of each practice added. */
void trainbook_verify(struct trainbook *book, struct faults *faults);
/* The same while somebody practises: why it cannot be read is printed. */
void trainbook_refresh(struct trainbook *book);
/* What could not be read of it, as a sentence in `arena`; NULL: all was.  To be said wherever
 * practices are listed or counted. */
const char *trainbook_unread(const struct trainbook *book, const struct words *words,
	struct arena *arena);

/* The rows of a new practice; false: there is nowhere to keep them. */
bool trainbook_begin(struct trainbook *book, struct journal *journal);
/* Those of one that there is. */
void trainbook_resume(struct trainbook *book, size_t at, struct journal *journal);

#endif
