#include "app/book.h"

#include "app/content.h"
#include "app/exit.h"
#include "app/report.h"
#include "base/str.h"
#include "plan/plan.h"
#include "sys/dirs.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define CODE_LEAST 6

void book_code(const struct store_ref *id, char code[CODE_SIZE])
{
	digest_base32(id->visit.bytes, CODE_BYTES, code);
}

void book_id(const struct store_ref *id, char text[BOOK_ID_SIZE])
{
	for (size_t i = 0; i < STORE_ID_SIZE; i++)
		snprintf(text + 2 * i, 3, "%02x", id->visit.bytes[i]);
}

bool book_path(char *out, size_t size)
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

struct store *book_store(bool create, int *code)
{
	char path[PATH_MAX];
	struct fault why = { 0 };
	bool missing = false;
	*code = EXIT_CANT_CREATE;
	if (!book_path(path, sizeof path)) {
		report_line("there is no folder for the records: HOME is not set");
		return NULL;
	}
	if (create && !dirs_make_above(path, &why)) {
		report_fault(&why);
		return NULL;
	}
	struct store *store = store_sqlite_open(path, STORE_VISITS, create ? STORE_CREATE : STORE_EXISTING,
		&missing, &why);
	if (!store && !(missing && !create)) {
		report_fault(&why);
		*code = create ? EXIT_CANT_CREATE : EXIT_BAD_DATA;
		return NULL;
	}
	*code = EXIT_DONE;
	return store;
}

/* ---- opening ------------------------------------------------------------------- */

void book_shelf_release(struct book_shelf *shelf)
{
	for (size_t i = 0; i < shelf->count; i++)
		pack_free(shelf->packs[i]);
	shelf->count = 0;
}

static struct pack *find_shelved(const struct book_shelf *shelf, const struct digest *digest)
{
	for (size_t i = 0; shelf && i < shelf->count; i++)
		if (memcmp(shelf->packs[i]->digest.bytes, digest->bytes, DIGEST_SIZE) == 0)
			return shelf->packs[i];
	return NULL;
}

/* False: there is no room for it, and it stays with its visit. */
static bool shelve(struct book_shelf *shelf, struct pack *pack)
{
	if (shelf->count == BOOK_SHELF)
		return false;
	shelf->packs[shelf->count++] = pack;
	return true;
}

/* Rows that come in while a visit is read. */
struct reading {
	struct store *store;
	struct book_shelf *shelf; /* NULL: the visit has its pack alone */
	struct book_visit *out;
	struct visit *visit;
	struct store_tag *tag; /* of the last row */
	struct arena arena;
	struct fault *why;
	bool ok;
};

static bool open_pack(void *ctx, const void *bytes, size_t len)
{
	struct reading *reading = ctx;
	struct faults faults;
	faults_init(&faults, &reading->arena);
	reading->out->pack = pack_open_bundle(bytes, len, &faults, content_last_words);
	if (!reading->out->pack)
		*reading->why = faults.list[0];
	return false;
}

static bool take_pack(struct reading *reading, const struct digest *digest)
{
	struct book_visit *out = reading->out;
	out->pack = find_shelved(reading->shelf, digest);
	out->shelved = out->pack != NULL;
	if (out->shelved)
		return true;
	if (!reading->store->ops->get_pack(reading->store, digest->bytes, open_pack, reading,
		    reading->why)
		|| !out->pack)
		return false;
	out->shelved = reading->shelf && shelve(reading->shelf, out->pack);
	return true;
}

/* The first event names the pack; without it there is nothing to open a visit with. */
static bool begin_visit(struct reading *reading, const struct event *event)
{
	if (event->kind != EVENT_BEGAN)
		return fault_set(reading->why, NULL, NULL, "the visit has no beginning");
	if (!take_pack(reading, &event->digest))
		return false;
	visit_init(&reading->out->visit, reading->out->pack, content_last_words);
	reading->visit = &reading->out->visit;
	return true;
}

static bool read_row(void *ctx, const struct store_row *row)
{
	struct reading *reading = ctx;
	struct event event;
	*reading->tag = row->tag;
	if (reading->visit && row->seq <= reading->visit->event_count)
		return true;
	arena_reset(&reading->arena);
	reading->ok = event_decode(row->bytes, row->len, &reading->arena, &event, reading->why)
	              && (event.seq == row->seq
			      || fault_set(reading->why, NULL, NULL,
				      "event %llu stands at the place of another",
				      (unsigned long long)event.seq))
	              && (reading->visit || begin_visit(reading, &event))
	              && visit_replay(reading->visit, &event, reading->why);
	return reading->ok;
}

static bool read_draft(void *ctx, const char *field, const void *bytes, size_t len)
{
	struct reading *reading = ctx;
	/* A draft that no longer fits is no loss worth refusing a visit for. */
	visit_take_draft(reading->visit, field, bytes, len, NULL);
	return true;
}

static bool read_rows(struct reading *reading, const struct store_ref *id)
{
	reading->ok = true;
	return reading->store->ops->each_row(reading->store, id, read_row, reading, reading->why)
	       && reading->ok;
}

bool book_look(struct store *store, const struct store_ref *id, struct book_shelf *shelf,
	struct book_visit *out, struct fault *why)
{
	struct fault unused;
	struct reading reading = { .store = store, .shelf = shelf, .out = out, .tag = &out->tag,
		.why = why ? why : &unused };
	*out = (struct book_visit){ .id = *id };
	arena_init(&reading.arena, content_last_words);
	bool ok = read_rows(&reading, id);
	if (ok && !reading.visit)
		ok = fault_set(why, NULL, NULL, "the visit has no events");
	if (ok)
		ok = store->ops->each_draft(store, id, read_draft, &reading, why);
	arena_release(&reading.arena);
	if (!ok)
		book_close(out);
	return ok;
}

bool book_open(struct store *store, const struct store_ref *id, struct book_visit *out,
	struct fault *why)
{
	return book_look(store, id, NULL, out, why);
}

void book_close(struct book_visit *visit)
{
	if (visit->pack && visit->visit.pack)
		visit_release(&visit->visit);
	if (!visit->shelved)
		pack_free(visit->pack);
	*visit = (struct book_visit){ 0 };
}

bool book_catch_up(struct store *store, const struct store_ref *id, struct visit *visit,
	struct store_tag *tag, struct fault *why)
{
	struct reading reading = { .store = store, .visit = visit, .tag = tag, .why = why };
	arena_init(&reading.arena, content_last_words);
	bool ok = read_rows(&reading, id);
	arena_release(&reading.arena);
	return ok;
}

/* ---- finding --------------------------------------------------------------------- */

struct listing {
	struct arena *arena;
	struct store_ref *ids;
	size_t count, room;
};

static bool list_one(void *ctx, const struct store_head *head)
{
	struct listing *listing = ctx;
	if (listing->count == listing->room) {
		listing->room = listing->room ? listing->room * 2 : 64;
		struct store_ref *more = arena_array(listing->arena, listing->room, sizeof *more);
		if (listing->count)
			memcpy(more, listing->ids, listing->count * sizeof *more);
		listing->ids = more;
	}
	listing->ids[listing->count++] = head->ref;
	return true;
}

bool book_list(struct store *store, struct arena *arena, struct store_ref **ids, size_t *count,
	struct fault *why)
{
	struct listing listing = { .arena = arena };
	if (!store->ops->each_head(store, list_one, &listing, why))
		return false;
	*ids = listing.ids;
	*count = listing.count;
	return true;
}

static bool is_code(const char *code)
{
	size_t len = strlen(code);
	return len >= CODE_LEAST && len < CODE_SIZE
	       && strspn(code, "abcdefghijklmnopqrstuvwxyz234567ABCDEFGHIJKLMNOPQRSTUVWXYZ") == len;
}

static size_t matches(const struct listing *all, const char *code, struct store_ref *id)
{
	size_t found = 0;
	for (size_t i = 0; i < all->count; i++) {
		char other[CODE_SIZE];
		book_code(&all->ids[i], other);
		if (strncasecmp(code, other, strlen(code)) == 0) {
			*id = all->ids[i];
			found++;
		}
	}
	return found;
}

static void report_several(const struct listing *all, const char *code)
{
	report_line("'%s' is the beginning of several visits:", code);
	for (size_t i = 0; i < all->count; i++) {
		char other[CODE_SIZE];
		book_code(&all->ids[i], other);
		if (strncasecmp(code, other, strlen(code)) == 0)
			report_line("  %s", other);
	}
}

int book_find(struct store *store, const char *code, struct store_ref *id)
{
	struct arena arena;
	struct fault why;
	int result = EXIT_DONE;
	if (!is_code(code)) {
		report_line("'%s' is no visit: give six letters or more of its id, "
			    "as 'tandem records list' prints it", code);
		return EXIT_WRONG_USE;
	}
	arena_init(&arena, content_last_words);
	struct listing all = { .arena = &arena };
	if (!store->ops->each_head(store, list_one, &all, &why)) {
		report_fault(&why);
		result = EXIT_IO;
	} else {
		size_t found = matches(&all, code, id);
		if (found == 0)
			report_line("there is no visit '%s'; 'tandem records list' shows all",
				code);
		if (found > 1)
			report_several(&all, code);
		result = found == 1 ? EXIT_DONE : found == 0 ? EXIT_NO : EXIT_BAD_DATA;
	}
	arena_release(&arena);
	return result;
}

const char *book_state(const struct visit *visit)
{
	switch (visit->state.end) {
	case END_AGREED:
		return "agreed";
	case END_DECLINED:
		return "declined";
	case END_STOPPED:
		return "stopped";
	default:
		return plan_is_agreed(visit) ? "agreed" : "unfinished";
	}
}
