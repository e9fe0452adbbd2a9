/*
 * The file of the records as the program finds it: where it lies, opened, and a
 * visit in it by the code that people type.  What is wrong is printed here.
 */
#ifndef TANDEM_APP_RECORDS_H
#define TANDEM_APP_RECORDS_H

#include "record/kept.h"
#include "record/list.h"
#include "record/ref.h"
#include "store/store.h"
#include "view/words.h"

#include <stdbool.h>
#include <stddef.h>

/* The path of the store: TANDEM_STORE, else in the data folder.  False: none. */
bool records_path(char *out, size_t size);
/* Opens the store, or makes it and its folder; prints nothing.  *missing (may be NULL) tells
 * that there is none yet, which without `create` is no fault. */
struct store *records_open(bool create, bool *missing, struct fault *why);
/* The same for reading: NULL with *code 0 when there is none yet; with another code the fault
 * was printed. */
struct store *records_open_existing(int *code);
/* For a list: an empty store in memory where there is none yet; NULL where it cannot be opened,
 * which was printed. */
struct store *records_open_or_empty(void);
/* The visits of that store.  False where it is NULL, or they cannot be read, which was printed:
 * nobody may take that for none. */
bool records_read_list(struct store *store, struct arena *arena, struct record_list *list);
/*
 * All of it for the home screen: the visits, in `arena`, and in *what the sentence that says
 * what is wrong with them and what to do (NULL: nothing is).  False: there is no list, and that
 * is not to say that there are no visits.
 */
bool records_survey(struct arena *arena, const struct words *words, struct record_list *list,
	const char **what);
/* At the patient's yes: a record_open_fn, which needs no context. */
struct store *records_make(void *unused, struct fault *why);

/*
 * The visit that `code` names: six letters or more of its id.  Returns 0 and
 * *ref; else prints why and returns an exit code (1 none, 65 several, 2 no code).
 */
int records_find(struct store *store, const char *code, struct store_ref *ref);
/* The same, and opened; an exit code, what is wrong was printed. */
int records_find_kept(struct store *store, const char *code, struct pack_cache *packs,
	struct kept *kept);

/* Does it only say that something could not be looked at?  Of what is there that says nothing:
 * somebody may look again, and find it whole. */
bool records_is_unseen(const struct fault *why);
/* Why a visit could not be opened, and, where that does not say it, what can be done. */
void records_report_closed(const struct fault *why);

/* Says how many heads could not be read; the exit code of a list of the others: EXIT_NO where
 * there are any.  Where record_list_read() fails there is no list, and it is EXIT_IO. */
int records_report_damaged(const struct record_list *list);

#endif
