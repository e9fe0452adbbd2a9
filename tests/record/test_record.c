/*
 * A visit that is held, and where it is kept: in memory until the yes, then on a
 * disk that two terminals share, and that another may change under it.
 */
#include "record/record.h"

#include "record/head.h"

#include "tests/pack/packs.h"
#include "tests/store/raw.h"

static const struct moment nine = { 1772438400000, 60 }, later = { 1772439000000, 60 };

struct terminals {
	struct place_of_test place;
	struct pack *pack;
	struct pack_cache packs;
	struct record a, b;
	int opened; /* how often the disk was */
};

static struct store *open_disk(void *ctx, struct fault *why)
{
	struct terminals *all = ctx;
	all->opened++;
	return store_sqlite_open(all->place.file, STORE_VISITS, STORE_CREATE, NULL, why);
}

static void begin(struct terminals *all)
{
	struct fault why = { 0 };
	memset(all, 0, sizeof *all);
	all->place = place_new();
	all->pack = test_pack("tests/pack/kinds");
	NEED(all->pack != NULL);
	pack_cache_init(&all->packs, NULL);
	const struct record_start start = { .path = pack_find_path(all->pack, "short"),
		.label = "Jo", .open_disk = open_disk, .open_ctx = all };
	NEED(record_begin(&all->a, all->pack, &start, nine, &why));
}

static void end(struct terminals *all)
{
	record_close(&all->a);
	record_close(&all->b);
	pack_cache_release(&all->packs);
	pack_free(all->pack);
	place_remove(&all->place);
}

static const struct value nothing = { .type = VALUE_NONE };

static bool act(struct record *record, const struct value *value, struct fault *why)
{
	struct batch batch;
	const struct act next = { .kind = ACT_NEXT, .value = *value };
	return record_catch_up(record, value, why)
	       && visit_decide(&record->visit, &next, nine, &batch, why)
	       && record_commit(record, &batch, why);
}

static bool go_back(struct record *record, struct fault *why)
{
	struct batch batch;
	const struct act back = { .kind = ACT_BACK };
	return record_catch_up(record, &back.value, why)
	       && visit_decide(&record->visit, &back, nine, &batch, why)
	       && record_commit(record, &batch, why);
}

static bool pick(struct record *record, int choice, struct fault *why)
{
	return act(record, &(struct value){ .type = VALUE_CHOICES, .pick = &choice, .count = 1 },
		why);
}

static bool words(struct record *record, const char *text, struct fault *why)
{
	return act(record, &(struct value){ .type = VALUE_TEXT, .text = text }, why);
}

/* With whom another sitting begins. */
static bool alone(struct record *record, struct fault *why)
{
	struct batch batch;
	const struct act say = { .kind = ACT_PRESENT, .number = PRESENT_ALONE };
	return record_catch_up(record, &say.value, why)
	       && visit_decide(&record->visit, &say, nine, &batch, why)
	       && record_commit(record, &batch, why);
}

/* Up to the question for their words, with the yes behind it. */
static void begin_kept(struct terminals *all)
{
	struct fault why = { 0 };
	begin(all);
	NEED(pick(&all->a, 0, &why) && pick(&all->a, 0, &why));
	NEED(all->a.kept);
}

static void open_second(struct terminals *all)
{
	struct fault why = { 0 };
	struct store *store = place_open(&all->place, STORE_EXISTING);
	NEED(store != NULL);
	NEED(record_resume(&all->b, store, &all->a.ref, &all->packs, &why));
}

static size_t visits_on_disk(const struct terminals *all)
{
	return access(all->place.file, F_OK) == 0
	               ? (size_t)raw_sql(all->place.file, "SELECT COUNT(*) FROM visit") : 0;
}

/* ---- memory and disk ---------------------------------------------------------------- */

static void test_the_yes(void)
{
	struct terminals all;
	struct fault why = { 0 };
	begin(&all);
	CHECK(pick(&all.a, 0, &why));
	CHECK(!all.a.kept && !all.a.disk);
	CHECK_INT(0, all.opened);
	CHECK(pick(&all.a, 0, &why));
	CHECK(all.a.kept);
	CHECK_INT(1, all.opened);
	CHECK_INT(1, visits_on_disk(&all));
	size_t events = all.a.visit.event_count;
	CHECK(words(&all.a, "my garden", &why));
	CHECK(all.a.visit.event_count > events);
	CHECK_INT(all.a.visit.event_count,
		raw_sql(all.place.file, "SELECT COUNT(*) FROM event"));
	end(&all);
}

static void test_a_no(void)
{
	struct terminals all;
	struct fault why = { 0 };
	begin(&all);
	CHECK(pick(&all.a, 0, &why) && pick(&all.a, 1, &why));
	CHECK(!all.a.kept && !all.a.failed);
	CHECK_INT(0, visits_on_disk(&all));
	end(&all);
}

static void test_what_does_not_fit(void)
{
	struct terminals all;
	struct fault why = { 0 };
	const struct batch none = { .count = 0 };
	begin(&all);
	CHECK(record_commit(&all.a, &none, &why));
	CHECK(!words(&all.a, "no answer to this", &why));
	CHECK(!all.a.failed);
	end(&all);
}

static bool check_head(void *ctx, const struct store_head *stored)
{
	const struct record *record = ctx;
	struct head head;
	struct fault why = { 0 };
	CHECK(head_decode(stored->bytes, stored->len, &head, &why));
	CHECK(head_check(&head, &record->visit, &why));
	return true;
}

/* What lists show is what the events say; one that says otherwise is found. */
static void test_heads(void)
{
	struct terminals all;
	struct fault why = { 0 };
	struct head head;
	begin_kept(&all);
	CHECK(all.a.disk->ops->each_head(all.a.disk, check_head, &all.a, &why));
	CHECK(words(&all.a, "my garden", &why));
	CHECK(go_back(&all.a, &why));
	CHECK(all.a.disk->ops->each_head(all.a.disk, check_head, &all.a, &why));
	head_of(&all.a.visit, &head);
	CHECK(head_check(&head, &all.a.visit, &why));
	head.event_format++;
	CHECK(head_check(&head, &all.a.visit, &why));
	head.state = HEAD_AGREED;
	CHECK(!head_check(&head, &all.a.visit, &why));
	CHECK_STR("the head of the visit does not match its events", why.what);
	head_of(&all.a.visit, &head);
	head.label = "Joe";
	CHECK(!head_check(&head, &all.a.visit, &why));
	CHECK(!head_check(NULL, &all.a.visit, &why));
	CHECK_STR("the head of the visit has an unknown format", why.what);
	end(&all);
}

/* ---- what can be read back --------------------------------------------------------- */

static long events_on_disk(const struct terminals *all)
{
	return raw_sql(all->place.file, "SELECT COUNT(*) FROM event");
}

/* Undoes what was no step: it names only what the pack has. */
static void undo_nothing(const struct record *record, struct batch *batch)
{
	uint64_t seq = record->visit.event_count + 1;
	*batch = (struct batch){ .count = 0 };
	batch_add(batch, &(struct event){ .kind = EVENT_UNDONE, .seq = seq, .batch = seq,
		.at = nine, .screen = "where", .first = 1, .last = 2 });
}

static void test_never_kept(void)
{
	struct terminals all;
	struct batch batch;
	struct fault why = { 0 };
	begin_kept(&all);
	long before = events_on_disk(&all);
	undo_nothing(&all.a, &batch);
	CHECK(!record_commit(&all.a, &batch, &why));
	CHECK_STR("this does not fit the visit", why.what);
	CHECK_INT(before, events_on_disk(&all));
	/* No text, either, that could not be read: a byte that is no UTF-8. */
	CHECK(record_catch_up(&all.a, &nothing, &why));
	CHECK(!words(&all.a, "gar\xff" "den", &why));
	CHECK_INT(before, events_on_disk(&all));
	CHECK(words(&all.a, "my garden", &why));
	CHECK(events_on_disk(&all) > before);
	open_second(&all);
	CHECK(!all.b.part);
	end(&all);
}

/* What is true here is what is read there: a text is cleaned on its way. */
static void test_as_it_is_read(void)
{
	struct terminals all;
	struct fault why = { 0 };
	begin_kept(&all);
	CHECK(words(&all.a, "a cafe\xcc\x81", &why));
	open_second(&all);
	int hope = pack_find_question(all.pack, "hope");
	NEED(hope >= 0);
	CHECK_STR("a caf\xc3\xa9", all.a.visit.state.answers[hope].value.text);
	CHECK_STR(all.b.visit.state.answers[hope].value.text,
		all.a.visit.state.answers[hope].value.text);
	end(&all);
}

/* Sealed as it should be, by whoever: a row that is whole, and fits nothing. */
static void keep_unfit(struct terminals *all)
{
	struct batch batch;
	struct buf bytes;
	struct fault why = { 0 };
	struct record *record = &all->a;
	undo_nothing(record, &batch);
	buf_init(&bytes, EVENT_MAX_BYTES);
	event_encode(&batch.list[0], &bytes);
	const struct store_row row = { .seq = batch.list[0].seq, .bytes = bytes.data,
		.len = bytes.len };
	const struct store_append what = { .rows = &row, .count = 1, .head = "" };
	CHECK_INT(STORE_DONE, journal_append(&record->journal, &what, &why));
	buf_release(&bytes);
}

/* As far as it goes; and what lies behind stays as it is, with nothing put after it. */
static void test_shown_in_part(void)
{
	struct terminals all;
	struct fault why = { 0 };
	begin_kept(&all);
	CHECK(words(&all.a, "my garden", &why));
	size_t fit = all.a.visit.event_count;
	keep_unfit(&all);
	CHECK_INT(fit + 1, events_on_disk(&all));
	struct store *store = place_open(&all.place, STORE_EXISTING);
	struct kept kept;
	NEED(store != NULL);
	CHECK(!kept_open(store, &all.a.ref, &all.packs, &kept, &why));
	NEED(record_resume(&all.b, store, &all.a.ref, &all.packs, &why));
	CHECK(all.b.part && all.b.looking);
	CHECK(strstr(why.what, "does not") != NULL);
	CHECK_INT(fit, all.b.visit.event_count);
	CHECK(alone(&all.b, &why)); /* is kept nowhere */
	CHECK(!words(&all.b, "another", &why));
	record_draft(&all.b, &(struct value){ .type = VALUE_TEXT, .text = "half" });
	CHECK_INT(fit + 1, events_on_disk(&all));
	CHECK_INT(0, raw_sql(all.place.file, "SELECT COUNT(*) FROM draft"));
	end(&all);
}

/* ---- who has it --------------------------------------------------------------------- */

/* Nobody else has a visit in memory. */
static void test_taken_before_the_yes(void)
{
	struct terminals all;
	struct fault why = { 0 };
	struct moment since;
	begin(&all);
	CHECK(record_take(&all.a, later, false, &since, &why));
	CHECK(!all.a.failed && !record_is_lost(&all.a));
	CHECK_INT(later.ms, since.ms);
	CHECK(pick(&all.a, 0, &why) && pick(&all.a, 0, &why));
	CHECK(all.a.kept);
	end(&all);
}

static void test_taken_from_another(void)
{
	struct terminals all;
	struct fault why = { 0 };
	struct moment since;
	begin_kept(&all);
	open_second(&all);
	CHECK(!record_take(&all.b, later, false, &since, &why));
	CHECK_INT(nine.ms, since.ms);
	CHECK(words(&all.a, "my garden", &why));
	CHECK(record_take(&all.b, later, true, &since, &why));
	CHECK_INT(all.a.visit.event_count, all.b.visit.event_count);
	CHECK(record_is_lost(&all.a));
	CHECK(!pick(&all.a, 0, &why));
	CHECK(!all.b.failed && !all.b.lost);
	end(&all);
}

/* Rows that go bad while it stands open at the other: nothing is claimed, nothing crashes. */
static void test_damaged_while_it_waits(void)
{
	static const char *const sql[] = {
		"UPDATE event SET sealed = zeroblob(128) WHERE seq = 3",
		"UPDATE event SET seq = seq + 100",
		"DELETE FROM event WHERE seq > 2",
	};
	for (size_t i = 0; i < sizeof sql / sizeof *sql; i++) {
		struct terminals all;
		struct fault why = { 0 };
		struct moment since;
		begin_kept(&all);
		open_second(&all);
		CHECK(raw_sql(all.place.file, sql[i]) != -2);
		CHECK(record_take(&all.b, later, true, &since, &why));
		CHECK(all.b.failed);
		CHECK(!words(&all.b, "my garden", &why));
		CHECK(*why.what && *why.fix);
		CHECK(!words(&all.b, "my garden", NULL));
		end(&all);
	}
}

/* Whoever reads on without catching up is refused, and not ended. */
static void test_committed_without_catching_up(void)
{
	struct terminals all;
	struct fault why = { 0 };
	struct moment since;
	struct batch batch;
	begin_kept(&all);
	open_second(&all);
	CHECK(raw_sql(all.place.file, "UPDATE event SET sealed = zeroblob(128) WHERE seq = 3")
		!= -2);
	CHECK(record_take(&all.b, later, true, &since, &why));
	const struct act say = { .kind = ACT_PRESENT, .number = PRESENT_ALONE };
	NEED(visit_decide(&all.b.visit, &say, nine, &batch, &why));
	CHECK(!record_commit(&all.b, &batch, &why));
	CHECK_STR("a write failed, and nothing has been read again since", why.what);
	end(&all);
}

/* A file of locks that cannot be used: each write says so, until it can. */
static void test_locks_that_cannot_be_used(void)
{
	struct terminals all;
	struct fault why = { 0 };
	struct moment since;
	char lock[PLACE_SIZE + 32];
	begin_kept(&all);
	const struct store_ref ref = all.a.ref;
	record_close(&all.a);
	snprintf(lock, sizeof lock, "%s-lock", all.place.file);
	NEED(unlink(lock) == 0 && mkdir(lock, 0700) == 0);
	struct store *store = place_open(&all.place, STORE_EXISTING);
	NEED(store != NULL);
	NEED(record_resume(&all.b, store, &ref, &all.packs, &why));
	CHECK(record_take(&all.b, later, false, &since, &why));
	CHECK(all.b.failed);
	for (int i = 0; i < 2; i++) {
		why = (struct fault){ 0 };
		CHECK(!words(&all.b, "my garden", &why));
		CHECK(strstr(why.what, "-lock' could not be opened: ") != NULL);
		CHECK(*why.fix != '\0');
	}
	NEED(rmdir(lock) == 0);
	raw_write(lock, "", 0);
	CHECK(alone(&all.b, &why) && words(&all.b, "my garden", &why));
	CHECK(!all.b.failed && !record_is_lost(&all.b));
	end(&all);
}

static void test_locks_that_cannot_be_used_at_the_yes(void)
{
	struct terminals all;
	struct fault why = { 0 };
	char lock[PLACE_SIZE + 32];
	begin(&all);
	snprintf(lock, sizeof lock, "%s-lock", all.place.file);
	NEED(mkdir(lock, 0700) == 0);
	CHECK(pick(&all.a, 0, &why));
	CHECK(!pick(&all.a, 0, &why));
	CHECK(strstr(why.what, "-lock' could not be opened: ") != NULL);
	CHECK(!all.a.kept && all.a.failed);
	CHECK_INT(0, visits_on_disk(&all));
	NEED(rmdir(lock) == 0);
	CHECK(pick(&all.a, 0, &why));
	CHECK(all.a.kept && !all.a.failed);
	CHECK_INT(1, visits_on_disk(&all));
	end(&all);
}

/* ---- deleted elsewhere --------------------------------------------------------------- */

/* The other takes it over, goes back, and they say no: the first is told. */
static void test_withdrawn_by_the_other(void)
{
	struct terminals all;
	struct fault why = { 0 };
	struct moment since;
	begin_kept(&all);
	open_second(&all);
	CHECK(record_take(&all.b, later, true, &since, &why));
	CHECK(alone(&all.b, &why) && go_back(&all.b, &why));
	CHECK(pick(&all.b, 1, &why));
	CHECK(!all.b.kept);
	CHECK_INT(0, visits_on_disk(&all));
	CHECK(record_is_lost(&all.a));
	CHECK(!words(&all.a, "my garden", &why));
	CHECK_INT(FAULT_ELSEWHERE, why.kind);
	CHECK(!all.a.failed);
	CHECK_INT(0, visits_on_disk(&all));
	end(&all);
}

static void test_deleted_before_it_is_taken(void)
{
	struct terminals all;
	struct fault why = { 0 };
	struct moment since;
	begin_kept(&all);
	open_second(&all);
	CHECK(forget_visit(all.a.disk, &all.a.ref, &why));
	CHECK(record_take(&all.b, later, false, &since, &why));
	CHECK(record_is_lost(&all.b));
	CHECK(!words(&all.b, "my garden", &why));
	CHECK_INT(0, visits_on_disk(&all));
	end(&all);
}

/* By one who asked nobody, and where nobody had it. */
static void test_deleted_and_never_taken(void)
{
	struct terminals all;
	struct fault why = { 0 };
	begin_kept(&all);
	open_second(&all);
	CHECK(forget_visit(all.a.disk, &all.a.ref, &why));
	CHECK(!alone(&all.b, &why));
	CHECK(all.b.failed && !all.b.lost);
	CHECK(record_catch_up(&all.b, &nothing, &why));
	CHECK(!all.b.failed && record_is_lost(&all.b));
	CHECK(!words(&all.b, "my garden", &why));
	CHECK_INT(0, visits_on_disk(&all));
	end(&all);
}

static void copy_file(const char *from, const char *to)
{
	struct buf bytes = raw_read(from);
	raw_write(to, bytes.data, bytes.len);
	buf_release(&bytes);
}

/* A backup is put in the place of the file: the answers that it lacks are missed. */
static void test_older_copy(void)
{
	struct terminals all;
	struct fault why = { 0 };
	char copy[PLACE_SIZE + 32];
	begin_kept(&all);
	snprintf(copy, sizeof copy, "%s-copy", all.place.file);
	CHECK_INT(0, raw_sql(all.place.file, "PRAGMA wal_checkpoint(TRUNCATE)"));
	copy_file(all.place.file, copy);
	CHECK(words(&all.a, "my garden", &why));
	CHECK(rename(copy, all.place.file) == 0 && unlink(all.place.log) == 0);
	CHECK(!go_back(&all.a, &why));
	CHECK(strstr(why.what, "' was removed or replaced while it was open") != NULL);
	CHECK(!go_back(&all.a, &why));
	CHECK(strstr(why.what, " rows were kept, but only ") != NULL);
	CHECK(all.a.failed && !all.a.lost);
	end(&all);
}

static void test_file_is_removed(void)
{
	struct terminals all;
	struct fault why = { 0 };
	begin_kept(&all);
	CHECK(unlink(all.place.file) == 0 && unlink(all.place.log) == 0);
	for (int i = 0; i < 3; i++)
		CHECK(!words(&all.a, "my garden", &why));
	CHECK(strstr(why.what, "' is gone") != NULL && *why.fix);
	CHECK(all.a.failed && !all.a.lost);
	CHECK(access(all.place.file, F_OK) != 0);
	end(&all);
}

/* Another was first, and wrote: what it wrote is seen before anything is added. */
static void test_another_was_first(void)
{
	struct terminals all;
	struct fault why = { 0 };
	begin_kept(&all);
	open_second(&all);
	CHECK(words(&all.a, "my garden", &why));
	CHECK(!alone(&all.b, &why));
	CHECK(all.b.failed);
	CHECK(record_catch_up(&all.b, &nothing, &why));
	CHECK(all.b.behind && !all.b.failed);
	CHECK_INT(all.a.visit.event_count, all.b.visit.event_count);
	end(&all);
}

TESTS("record/record", { "the yes", test_the_yes }, { "a no", test_a_no },
	{ "what does not fit", test_what_does_not_fit },
	{ "heads", test_heads }, { "never kept", test_never_kept },
	{ "as it is read", test_as_it_is_read }, { "shown in part", test_shown_in_part },
	{ "taken before the yes", test_taken_before_the_yes },
	{ "taken from another", test_taken_from_another },
	{ "damaged while it waits", test_damaged_while_it_waits },
	{ "committed without catching up", test_committed_without_catching_up },
	{ "locks that cannot be used", test_locks_that_cannot_be_used },
	{ "locks that cannot be used at the yes", test_locks_that_cannot_be_used_at_the_yes },
	{ "withdrawn by the other", test_withdrawn_by_the_other },
	{ "deleted before it is taken", test_deleted_before_it_is_taken },
	{ "deleted and never taken", test_deleted_and_never_taken },
	{ "an older copy", test_older_copy }, { "the file is removed", test_file_is_removed },
	{ "another was first", test_another_was_first })
