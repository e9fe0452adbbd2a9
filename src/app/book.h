/*
 * The visits of a store: found, named, opened.  The store has bytes and ids;
 * here they are visits over the packs that they were held with.
 */
#ifndef TANDEM_APP_BOOK_H
#define TANDEM_APP_BOOK_H

#include "pack/pack.h"
#include "store/store.h"
#include "visit/visit.h"

#include <stdbool.h>
#include <stddef.h>

/* The short id of a visit: what people type.  Eight letters. */
#define CODE_BYTES 5
#define CODE_SIZE 9
void book_code(const struct store_ref *id, char code[CODE_SIZE]);

/* The whole id, as a visit that follows names it. */
#define BOOK_ID_SIZE (2 * STORE_ID_SIZE + 1)
void book_id(const struct store_ref *id, char text[BOOK_ID_SIZE]);

/* The path of the store: TANDEM_STORE, else in the data folder.  False: none. */
bool book_path(char *out, size_t size);
/*
 * Opens the store.  With `create` it and its folder are made.  NULL with
 * *code 0 when there is none yet; with another code the fault was printed.
 */
struct store *book_store(bool create, int *code);

/* A visit opened from the store, with the pack it was held with. */
struct book_visit {
	struct store_ref id;
	struct pack *pack; /* owned, or the shelf's */
	bool shelved;
	struct visit visit; /* owned */
	struct store_tag tag; /* of its last row */
};

/* Packs that stay open: who looks at many visits reads each pack once.  One over the number
 * stays with its visit. */
#define BOOK_SHELF 16

struct book_shelf {
	struct pack *packs[BOOK_SHELF]; /* owned */
	size_t count;
};
void book_shelf_release(struct book_shelf *shelf);

/* Loads it and its drafts.  All or nothing: a damaged visit is never shown in part. */
bool book_open(struct store *store, const struct store_ref *id, struct book_visit *out,
	struct fault *why);
/* As book_open(); the pack is the shelf's, which must outlive the visit. */
bool book_look(struct store *store, const struct store_ref *id, struct book_shelf *shelf,
	struct book_visit *out, struct fault *why);
void book_close(struct book_visit *visit);
/* The rows after those that the visit has already: after a failed write. */
bool book_catch_up(struct store *store, const struct store_ref *id, struct visit *visit,
	struct store_tag *tag, struct fault *why);

/*
 * The visit that `code` names: six letters or more of its id.  Returns 0 and
 * *id; else prints why and returns an exit code (1 none, 65 several, 2 no code).
 */
int book_find(struct store *store, const char *code, struct store_ref *id);

/* The ids of all visits, in `arena`. */
bool book_list(struct store *store, struct arena *arena, struct store_ref **ids, size_t *count,
	struct fault *why);

/* "unfinished", "agreed", "declined", "stopped". */
const char *book_state(const struct visit *visit);

#endif
