/*
 * Visits to pick one from, on a dialog, however many there are: some at a time, with
 * a last row that shows more, and narrowed by what is typed to those that have it in
 * their label or code.
 *
 * Nothing is left out: what is not shown yet is counted in the last row.
 *
 * A digit looks for somebody, however short the list: where it picked a row, a label that was
 * typed or scanned ("MR-11") opened the visit of another person, and answered in it.
 */
#ifndef TANDEM_APP_VISIT_LIST_H
#define TANDEM_APP_VISIT_LIST_H

#include "app/dialogs.h"
#include "record/list.h"

#define VISIT_LIST_STEP 50 /* rows that are shown at first, and more at a time */

struct visit_list;
/* What stands beside a visit; in the list's arena `rows`. */
typedef const char *visit_list_detail(struct visit_list *list, const struct listed *listed);

struct visit_list {
	struct dialog dialog; /* stands first; its arena holds what is looked through */
	const struct listed *const *all; /* borrowed */
	size_t count;
	const char **upper; /* their labels and codes in capitals; NULL until one is looked for */
	const struct listed **matches;
	size_t match_count, shown;
	visit_list_detail *detail;
	struct buf find;   /* owned: what was typed */
	struct arena rows; /* owned: the items, made anew with each change */
};

/* `all` outlives the list; `heading` and `text` (may be NULL) stand over it. */
void visit_list_init(struct visit_list *list, const struct words *words, const char *screen,
	const char *heading, const char *text);
void visit_list_of(struct visit_list *list, const struct listed *const *all, size_t count,
	visit_list_detail *detail);
void visit_list_release(struct visit_list *list);

/* As dialog_act(): ACT_FIND and the last row change what is shown. */
bool visit_list_act(void *ctx, const struct act *act, struct moment now);
/* The visit that was picked; NULL: they went back. */
const struct listed *visit_list_picked(const struct visit_list *list);

#endif
