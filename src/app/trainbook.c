#include "app/trainbook.h"

#include "app/exit.h"
#include "app/records.h"
#include "app/report.h"
#include "base/str.h"
#include "record/ref.h"
#include "store/seal.h"
#include "sys/dirs.h"

#include <assert.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool trainbook_path(char *out, size_t size)
{
	char folder[PATH_MAX];
	const char *named = getenv("TANDEM_TRAINING");
	int len = -1;
	if (!str_is_empty(named))
		len = snprintf(out, size, "%s", named);
	else if (dirs_data(folder))
		len = snprintf(out, size, "%s/training.db", folder);
	return len > 0 && (size_t)len < size;
}

/* ---- reading -------------------------------------------------------------------- */

struct reading {
	struct trainbook *book;
	struct trainbook_one *one;
	size_t room;
	bool damaged;
	struct fault why; /* what is wrong with the one */
	struct faults *faults; /* of all; NULL: nobody asks */
};

static bool read_row(void *ctx, const struct store_row *row)
{
	struct reading *reading = ctx;
	reading->one->rows = row->seq;
	reading->one->tag = row->tag;
	reading->damaged = !log_read(&reading->one->log, row->seq, row->bytes, row->len,
		&reading->book->arena, &reading->why);
	return !reading->damaged;
}

static void grow(struct reading *reading)
{
	struct trainbook *book = reading->book;
	if (book->count < reading->room)
		return;
	reading->room = 2 * reading->room + 16;
	struct trainbook_one *more = arena_array(&book->arena, reading->room, sizeof *more);
	if (book->count)
		memcpy(more, book->list, book->count * sizeof *more);
	book->list = more;
}

static void name_damaged(struct reading *reading, const struct store_ref *ref)
{
	const struct fault *why = &reading->why;
	struct fault one;
	char code[CODE_SIZE];
	if (!reading->faults)
		return;
	ref_code(ref, code);
	fault_set_kind(&one, why->kind, why->fix,
		records_is_unseen(why) ? "practice %s cannot be looked at: %s"
		                       : "practice %s is damaged: %s",
		code, *why->what ? why->what : "its beginning is missing");
	faults_add(reading->faults, &one);
}

static bool read_one(void *ctx, const struct store_head *head)
{
	struct reading *reading = ctx;
	struct trainbook *book = reading->book;
	grow(reading);
	assert(book->count < reading->room);
	reading->one = &book->list[book->count];
	*reading->one = (struct trainbook_one){ .ref = head->ref,
		.number = head->number };
	reading->damaged = false;
	reading->why = (struct fault){ 0 };
	bool ok = book->store->ops->each_row(book->store, &head->ref, read_row, reading,
		&reading->why);
	/* A role play is not gone on with: what was tapped before it was cut off counts. */
	if (reading->one->log.pad)
		reading->one->log.is_over = true;
	if (!ok || reading->damaged || !reading->one->log.who) {
		book->damaged++;
		name_damaged(reading, &head->ref);
	} else {
		book->count++;
	}
	return true;
}

/* A write may have failed since. */
static bool is_usable(struct store *store, struct fault *why)
{
	return store->ops->is_usable(store) || store->ops->reopen(store, why);
}

static int by_number(const void *a, const void *b)
{
	const struct trainbook_one *left = a, *right = b;
	return (left->number > right->number) - (left->number < right->number);
}

static bool read_all(struct trainbook *book, struct faults *faults, struct fault *why)
{
	struct reading reading = { .book = book, .faults = faults };
	arena_reset(&book->arena);
	book->list = NULL;
	book->count = book->damaged = 0;
	bool ok = !book->store || (is_usable(book->store, why)
	          && book->store->ops->each_head(book->store, read_one, &reading, why));
	if (book->count)
		qsort(book->list, book->count, sizeof *book->list, by_number);
	const struct log **logs = arena_array(&book->arena, book->count + 1, sizeof *logs);
	for (size_t i = 0; i < book->count; i++)
		logs[i] = &book->list[i].log;
	book->past = (struct past){ logs, book->count };
	book->unread = !ok;
	return ok;
}

bool trainbook_read(struct trainbook *book, struct fault *why)
{
	return read_all(book, NULL, why);
}

void trainbook_verify(struct trainbook *book, struct faults *faults)
{
	struct fault why = { 0 };
	assert(book->store);
	if (!book->store->ops->verify(book->store, faults, &why)
		|| !read_all(book, faults, &why))
		faults_add(faults, &why);
}

void trainbook_refresh(struct trainbook *book)
{
	struct fault why = { 0 };
	if (!trainbook_read(book, &why))
		report_fault(&why);
}

const char *trainbook_unread(const struct trainbook *book, const struct words *words,
	struct arena *arena)
{
	if (book->unread)
		return words->text[WORD_unread_heading];
	return book->damaged ? words_count(words, WORD_train_damaged_one, WORD_train_damaged,
				       (long)book->damaged, arena)
	                     : NULL;
}

/* ---- life ------------------------------------------------------------------------ */

static bool open_store(struct trainbook *book, bool create, int *code)
{
	char path[PATH_MAX];
	struct fault why = { 0 };
	bool missing = false;
	*code = create ? EXIT_CANT_CREATE : EXIT_BAD_DATA;
	if (!trainbook_path(path, sizeof path)) {
		report_line("there is no folder for what is practised: HOME is not set");
		return false;
	}
	if (create && !dirs_make_above(path, &why)) {
		report_fault(&why);
		return false;
	}
	book->store = store_sqlite_open(path, STORE_TRAINING,
		create ? STORE_CREATE : STORE_EXISTING, &missing, &why);
	if (book->store || (missing && !create))
		return true;
	report_fault(&why);
	*code = exit_of(why.kind, *code);
	return false;
}

bool trainbook_open_unread(struct trainbook *book, bool create, int *code)
{
	*book = (struct trainbook){ 0 };
	arena_init(&book->arena, report_last_words);
	bool ok = open_store(book, create, code);
	if (ok)
		*code = EXIT_DONE;
	else
		trainbook_close(book);
	assert(!ok || book->store || !create);
	return ok;
}

bool trainbook_open(struct trainbook *book, bool create, int *code)
{
	struct fault why = { 0 };
	if (!trainbook_open_unread(book, create, code))
		return false;
	if (trainbook_read(book, &why))
		return true;
	report_fault(&why);
	*code = exit_of(why.kind, EXIT_IO);
	trainbook_close(book);
	return false;
}

void trainbook_close(struct trainbook *book)
{
	store_close(book->store);
	arena_release(&book->arena);
}

/* ---- keeping ---------------------------------------------------------------------- */

bool trainbook_begin(struct trainbook *book, struct journal *journal)
{
	/* Nothing says which practices are of one person but what is sealed. */
	const struct store_ref ref = { seal_new_id(), seal_new_id() };
	if (book->store)
		journal_begin(journal, book->store, &ref);
	return book->store;
}

void trainbook_resume(struct trainbook *book, size_t at, struct journal *journal)
{
	assert(book->store && at < book->count);
	const struct trainbook_one *one = &book->list[at];
	journal_resume(journal, book->store, &one->ref, one->rows, &one->tag);
}
