/*
 * One story, told on a disk that fails at its first change, its second, and so
 * on until it is told without a failure: once, a few times in a row and for good,
 * with EIO and with a full disk, alone and with another tandem that has the
 * records open, too.
 *
 * What counts as saved is what tandem would have shown as saved: an append that
 * returned STORE_DONE, and rows that were read again after reopen().  All of that
 * must be there at the end, and also after a power cut at any moment.
 */
#ifndef TANDEM_TESTS_FAULTS_STORY_H
#define TANDEM_TESTS_FAULTS_STORY_H

#include "tests/faults/disk.h"

#define ROWS 6

static struct {
	struct place_of_test place, after_cut;
	struct store *store, *other;
	int saved, runs, cuts;
	bool lost, damaged;
} story;

static inline bool count_row(void *ctx, const struct store_row *row)
{
	char want[32];
	int *count = ctx;
	snprintf(want, sizeof want, "row %llu", (unsigned long long)row->seq);
	if (row->seq != (uint64_t)*count + 1 || row->len != strlen(want)
		|| memcmp(row->bytes, want, row->len) != 0)
		return false;
	++*count;
	return true;
}

/* The rows from 1 on that are as they were written; -1: it cannot be read. */
static inline int rows_of(struct store *store)
{
	struct store_ref visit = visit_ref(1);
	int count = 0;
	return store->ops->each_row(store, &visit, count_row, &count, NULL) ? count : -1;
}

static inline bool is_whole(struct store *store)
{
	struct arena arena;
	struct faults faults;
	arena_init(&arena, NULL);
	faults_init(&faults, &arena);
	bool ok = store->ops->verify(store, &faults, NULL) && faults.count == 0;
	if (!ok && faults.count)
		printf("\nat %ld: %s\n", disk.fail_at, faults.list[0].what);
	arena_release(&arena);
	return ok;
}

/* What somebody finds who opens it again on a disk that works. */
static inline void look_again(const struct place_of_test *place)
{
	bool missing = false;
	struct fault why = { 0 };
	struct store *store = store_sqlite_open(place->file, STORE_VISITS, STORE_EXISTING, &missing, &why);
	if (!store && !missing)
		printf("\nat %ld: %s\n", disk.fail_at, why.what);
	story.damaged |= !store && !missing;
	story.lost |= (store ? rows_of(store) : 0) < story.saved;
	story.damaged |= store && !is_whole(store);
	store_close(store);
}

static inline void look_after_cut(void)
{
	disk.passive = true;
	disk_cut_power(&story.after_cut);
	look_again(&story.after_cut);
	story.cuts++;
	disk.passive = false;
}

/* ---- the story --------------------------------------------------------------------- */

static inline bool open_story(void)
{
	struct fault why;
	for (int tries = 0; tries < 2 && !story.store; tries++)
		story.store = store_sqlite_open(story.place.file, STORE_VISITS, STORE_CREATE, NULL, &why);
	return story.store;
}

/* As tandem does: open again, see what is there, go on from that. */
static inline bool recover(void)
{
	if (!story.store->ops->reopen(story.store, NULL))
		return false;
	int rows = rows_of(story.store);
	story.lost |= rows >= 0 && rows < story.saved;
	if (rows > story.saved)
		story.saved = rows;
	return rows >= 0;
}

static inline bool tell_row(int row, const char *clear_draft)
{
	char text[32];
	struct store_ref visit = visit_ref(1);
	snprintf(text, sizeof text, "row %d", row);
	const struct store_row one = ROW((uint64_t)row, text);
	if (!append_rows(story.store, &visit, &one, 1, clear_draft, NULL))
		return false;
	story.saved = row;
	return true;
}

static inline bool tell_rows(int until, const char *clear_draft)
{
	for (int tries = 0; story.saved < until; tries++)
		if (!tell_row(story.saved + 1, clear_draft) && (tries == 3 || !recover()))
			return false;
	return true;
}

static inline bool tell_rest(void)
{
	struct store_ref visit = visit_ref(1), other = visit_ref(2);
	unsigned char digest[STORE_PACK_SIZE] = { 1 };
	static char pack[20000];
	struct store *store = story.store;
	return (store->ops->put_pack(store, digest, pack, sizeof pack, NULL) || recover())
	       && (say(store, &other, 1, "other") || recover()) && tell_rows(3, NULL)
	       && (put_draft(store, &visit, "hope", "x", 1, NULL) || recover())
	       && (forget_visit(store, &other, NULL) || recover())
	       && tell_rows(ROWS, "hope");
}

/* True when all of it could be told. */
static inline bool tell(bool with_other)
{
	bool told = open_story();
	if (told && with_other)
		story.other = store_sqlite_open(story.place.file, STORE_VISITS, STORE_EXISTING, NULL, NULL);
	told = told && tell_rest();
	store_close(story.store);
	disk.fail_at = 0;
	store_close(story.other);
	story.store = story.other = NULL;
	return told;
}

static inline bool run_story(long fail_at, long fail_for, bool with_other, bool cuts)
{
	story.place = place_new();
	story.saved = 0;
	story.runs++;
	disk_new(fail_at, fail_for);
	if (cuts)
		disk.before_change = look_after_cut;
	bool told = tell(with_other);
	if (cuts)
		look_after_cut();
	disk.passive = true;
	look_again(&story.place);
	place_remove(&story.place);
	return told;
}

static inline void begin_stories(void)
{
	memset(&story, 0, sizeof story);
	story.after_cut = place_new();
}

static inline void end_stories(void)
{
	place_remove(&story.after_cut);
	printf(" (%d stories, %d cuts)", story.runs, story.cuts);
}

/* True when nothing was lost or damaged; `cuts`: the power is cut at every moment, too. */
static inline bool fail_each(long fail_for, int error, bool with_other, bool cuts)
{
	long n = 0;
	bool kept = true;
	begin_stories();
	disk_new(0, 0);
	disk.write_error = error;
	do {
		bool told = run_story(++n, fail_for, with_other, cuts);
		/* One failure is no reason to give up. */
		kept = (told || fail_for > 1) && !story.lost && !story.damaged;
		if (!kept)
			printf("\n%s at change %ld\n", story.lost ? "lost" : "damaged", n);
	} while (disk.failed && n < 1000 && kept);
	disk.write_error = SQLITE_IOERR_WRITE;
	end_stories();
	return kept && n > 30 && n < 1000;
}

#endif
