#include "app/records.h"

#include "app/exit.h"
#include "app/report.h"
#include "base/arena.h"
#include "base/str.h"
#include "sys/dirs.h"
#include "view/words.h"

#include <assert.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

bool records_path(char *out, size_t size)
{
	char folder[PATH_MAX];
	const char *named = getenv("TANDEM_STORE");
	int len = -1;
	if (!str_is_empty(named))
		len = snprintf(out, size, "%s", named);
	else if (dirs_data(folder))
		len = snprintf(out, size, "%s/tandem.db", folder);
	return len > 0 && (size_t)len < size;
}

struct store *records_open(bool create, bool *missing, struct fault *why)
{
	char path[PATH_MAX];
	if (missing)
		*missing = false;
	if (!records_path(path, sizeof path)) {
		fault_set(why, NULL, NULL, "there is no folder for the records: HOME is not set");
		return NULL;
	}
	if (create && !dirs_make_above(path, why))
		return NULL;
	return store_sqlite_open(path, STORE_VISITS, create ? STORE_CREATE : STORE_EXISTING,
		missing, why);
}

/* Without a path there is nowhere to make them. */
static int exit_of_opening(const struct fault *why)
{
	char path[PATH_MAX];
	return exit_of(why->kind, records_path(path, sizeof path) ? EXIT_BAD_DATA : EXIT_CANT_CREATE);
}

static struct store *open_existing(int *code, struct fault *why)
{
	bool missing;
	struct store *store = records_open(false, &missing, why);
	*code = store || missing ? EXIT_DONE : exit_of_opening(why);
	if (*code != EXIT_DONE)
		report_fault(why);
	if (store && store->ops->is_read_only(store))
		report_line("the records can only be read here: nothing new can be kept");
	return store;
}

struct store *records_open_existing(int *code)
{
	struct fault why = { 0 };
	return open_existing(code, &why);
}

static struct store *open_or_empty(struct fault *why)
{
	int code;
	struct store *store = open_existing(&code, why);
	return store || code != EXIT_DONE ? store : store_memory_new();
}

struct store *records_open_or_empty(void)
{
	struct fault why = { 0 };
	return open_or_empty(&why);
}

static bool read_list(struct store *store, struct arena *arena, struct record_list *list,
	struct fault *why)
{
	*list = (struct record_list){ 0 };
	if (!store)
		return false;
	if (record_list_read(store, arena, list, why))
		return true;
	*list = (struct record_list){ 0 };
	report_fault(why);
	return false;
}

bool records_read_list(struct store *store, struct arena *arena, struct record_list *list)
{
	struct fault why = { 0 };
	return read_list(store, arena, list, &why);
}

/* What is wrong, and what whoever sits there can do. */
static enum word unread(enum fault_kind kind)
{
	switch (kind) {
	case FAULT_LOST:
		return WORD_unread_lost;
	case FAULT_NEWER:
		return WORD_unread_newer;
	case FAULT_FOREIGN:
		return WORD_unread_foreign;
	case FAULT_DAMAGED:
	case FAULT_DISK:
		return WORD_unread_damaged;
	case FAULT_BUSY:
		return WORD_unread_busy;
	default:
		return WORD_unread_other;
	}
}

bool records_survey(struct arena *arena, const struct words *words, struct record_list *list,
	const char **what)
{
	struct fault why = { 0 };
	struct store *store = open_or_empty(&why);
	bool is_read = read_list(store, arena, list, &why);
	*what = !is_read ? words->text[unread(why.kind)]
	        : list->damaged_count
			? words_count(words, WORD_list_damaged_one, WORD_list_damaged,
				(long)list->damaged_count, arena)
	        : store->ops->is_read_only(store) ? words->text[WORD_unread_read_only] : NULL;
	store_close(store);
	return is_read;
}

/* The person on the screen cannot do anything about the details. */
struct store *records_make(void *unused, struct fault *why)
{
	assert(!unused);
	(void)unused;
	struct fault details = { 0 };
	struct store *store = records_open(true, NULL, &details);
	if (store)
		return store;
	report_fault(&details);
	fault_set_kind(why, details.kind, NULL, "the records could not be opened for writing");
	return NULL;
}

/* ---- by code ----------------------------------------------------------------------- */

static void report_several(const struct store_ref *found, size_t count, const char *code)
{
	report_line("'%s' fits the ids of several visits:", code);
	for (size_t i = 0; i < count; i++) {
		char other[CODE_SIZE];
		ref_code(&found[i], other);
		report_line("  %s", other);
	}
}

static int find(struct store *store, const char *code, struct arena *arena, struct store_ref *ref)
{
	struct fault why;
	struct store_ref *found;
	size_t count;
	if (!record_find(store, code, arena, &found, &count, &why)) {
		report_fault(&why);
		return exit_of(why.kind, EXIT_IO);
	}
	if (count == 0)
		report_line("there is no visit '%s'; 'tandem records list' shows all", code);
	if (count > 1)
		report_several(found, count, code);
	if (count == 1)
		*ref = found[0];
	return count == 1 ? EXIT_DONE : count == 0 ? EXIT_NO : EXIT_BAD_DATA;
}

int records_find(struct store *store, const char *code, struct store_ref *ref)
{
	struct arena arena;
	if (!record_is_code(code)) {
		report_line("'%s' is not a visit: give at least six letters of its id, "
			    "as 'tandem records list' prints it", code);
		return EXIT_WRONG_USE;
	}
	arena_init(&arena, report_last_words);
	int result = find(store, code, &arena, ref);
	arena_release(&arena);
	return result;
}

bool records_is_unseen(const struct fault *why)
{
	switch (why->kind) {
	case FAULT_NO_MEMORY:
	case FAULT_DISK:
	case FAULT_DISK_FULL:
	case FAULT_BUSY:
		return true;
	default:
		return false;
	}
}

void records_report_closed(const struct fault *why)
{
	struct fault said = *why;
	if (!*said.fix && (said.kind == FAULT_OTHER || said.kind == FAULT_DAMAGED)) {
		fault_set(&said, NULL, "an earlier copy of the file may have all of it; "
			"keep this one, too", "%s", why->what);
		said.at = why->at;
	}
	report_fault(&said);
}

int records_find_kept(struct store *store, const char *code, struct pack_cache *packs,
	struct kept *kept)
{
	struct store_ref ref;
	struct fault why;
	int result = records_find(store, code, &ref);
	if (result == EXIT_DONE && !kept_open(store, &ref, packs, kept, &why)) {
		records_report_closed(&why);
		result = exit_of(why.kind, EXIT_BAD_DATA);
	}
	return result;
}

int records_report_damaged(const struct record_list *list)
{
	if (list->damaged_count)
		report_line("%zu visit%s could not be read; 'tandem records verify' says why",
			list->damaged_count, list->damaged_count == 1 ? "" : "s");
	return list->damaged_count ? EXIT_NO : EXIT_DONE;
}
