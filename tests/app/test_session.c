/*
 * A visit and where it is kept: nowhere before the yes, on the disk after it,
 * nowhere after it was taken back; and a disk that fails for a while.
 */
#include "app/session.h"

#include "app/exit.h"
#include "app/records.h"
#include "base/str.h"

#include "tests/pack/packs.h"
#include "tests/term/world.h"
#include "visit/presence.h"
#include "visit/presence_page.h"

#include <sys/resource.h>

static const struct moment nine = { 1772438400000, 60 };

struct held {
	struct world world;
	struct pack_cache packs;
	struct session session;
	struct arena frame;
	struct view view;
};

/* What the header says of saving is so, and so is what would be said on leaving now. */
static void check_saving(const struct held *kept)
{
	const struct record *record = &kept->session.record;
	const char *const *words = kept->session.pack->words.text;
	const char *parting = session_parting(&kept->session);
	bool saved = record->kept && !record->failed && !record->lost && !record->looking;
	CHECK_INT(saved, kept->view.saving == SAVING_SAVED);
	CHECK_INT(saved, str_is(parting, words[WORD_parted_saved]));
	CHECK_INT(record->failed && !record->lost && !record->looking,
		str_is(parting, words[WORD_parted_failed]));
	CHECK(!record->lost || !parting);
}

static void show(struct held *kept)
{
	arena_reset(&kept->frame);
	memset(&kept->view, 0, sizeof kept->view);
	session_show(&kept->session, 0, &kept->frame, &kept->view);
	check_saving(kept);
}

static void begin(struct held *kept, bool trial)
{
	struct fault why = { 0 };
	memset(kept, 0, sizeof *kept);
	world_begin(&kept->world);
	pack_cache_init(&kept->packs, NULL);
	struct pack *pack = test_pack("tests/pack/kinds");
	NEED(pack != NULL);
	arena_init(&kept->frame, NULL);
	NEED(session_start(&kept->session, pack, 0, "Jo", trial, nine, &why));
	show(kept);
}

static void end(struct held *kept)
{
	session_end(&kept->session);
	pack_cache_release(&kept->packs);
	arena_release(&kept->frame);
	world_end(&kept->world);
}

static bool act(struct held *kept, const struct act *act)
{
	bool taken = session_act(&kept->session, act, nine);
	show(kept);
	return taken;
}

static bool act_kind(struct held *kept, enum act_kind kind)
{
	return act(kept, &(struct act){ .kind = kind });
}

static bool pick(struct held *kept, int number)
{
	return act(kept, &(struct act){ .kind = ACT_NEXT,
		.value = { .type = VALUE_CHOICES, .pick = &number, .count = 1 } });
}

static bool say(struct held *kept, const char *text)
{
	return act(kept, &(struct act){ .kind = ACT_NEXT,
		.value = { .type = VALUE_TEXT, .text = text } });
}

static bool no_signs(struct held *kept)
{
	static const int no[] = { 0, 0, 0 };
	return act(kept, &(struct act){ .kind = ACT_NEXT,
		.value = { .type = VALUE_ITEMS, .pick = no, .count = 3 } });
}

/* With whom another sitting begins. */
static bool alone(struct held *kept)
{
	return act(kept, &(struct act){ .kind = ACT_PRESENT, .number = PRESENT_ALONE });
}

/* From the beginning to the first question in words. */
static void to_words(struct held *kept, int consent)
{
	CHECK(pick(kept, 0));
	CHECK(pick(kept, consent));
	CHECK(no_signs(kept));
	CHECK(act_kind(kept, ACT_NEXT));
	CHECK_STR("hope", kept->view.screen);
}

/* ---- what is on the disk -------------------------------------------------------- */

static bool has_store(const struct held *kept)
{
	char path[PATH_MAX + 16];
	snprintf(path, sizeof path, "%s/tandem.db", kept->world.data);
	return access(path, F_OK) == 0;
}

struct rows {
	const struct visit *visit;
	size_t count, wrong;
};

static bool compare_row(void *ctx, const struct store_row *row)
{
	struct rows *rows = ctx;
	struct buf want;
	buf_init(&want, EVENT_MAX_BYTES);
	if (row->seq >= 1 && row->seq <= rows->visit->event_count)
		event_encode(&rows->visit->events[row->seq - 1], &want);
	rows->wrong += row->seq != ++rows->count || want.len != row->len
	               || memcmp(want.data, row->bytes, row->len) != 0;
	buf_release(&want);
	return true;
}

/* Opened anew, as another process would: all events of the session, and no other. */
static bool is_all_there(const struct held *kept)
{
	int code;
	struct rows rows = { .visit = &kept->session.record.visit };
	struct store *store = records_open_existing(&code);
	if (!store)
		return false;
	store->ops->each_row(store, &kept->session.record.ref, compare_row, &rows, NULL);
	store_close(store);
	return rows.wrong == 0 && rows.count == kept->session.record.visit.event_count;
}

static bool count_row(void *ctx, const struct store_row *row)
{
	(void)row;
	++*(size_t *)ctx;
	return true;
}

static bool count_draft(void *ctx, const char *field, const void *bytes, size_t len)
{
	(void)field, (void)bytes, (void)len;
	++*(size_t *)ctx;
	return true;
}

static bool count_visit(void *ctx, const struct store_head *head)
{
	(void)head;
	++*(size_t *)ctx;
	return true;
}

/* Rows, drafts and visits of the session in the store that is there. */
static size_t traces(const struct held *kept)
{
	int code;
	size_t count = 0;
	struct store *store = records_open_existing(&code);
	NEED(store != NULL);
	store->ops->each_head(store, count_visit, &count, NULL);
	store->ops->each_row(store, &kept->session.record.ref, count_row, &count, NULL);
	store->ops->each_draft(store, &kept->session.record.ref, count_draft, &count, NULL);
	store_close(store);
	return count;
}

/* ---- consent -------------------------------------------------------------------- */

static void test_yes(void)
{
	struct held kept;
	begin(&kept, false);
	CHECK_INT(SAVING_NOT_KEPT_YET, kept.view.saving);
	CHECK(pick(&kept, 0));
	CHECK(!has_store(&kept));
	CHECK(pick(&kept, 0));
	CHECK_INT(SAVING_SAVED, kept.view.saving);
	/* What was said before the yes, too. */
	CHECK(kept.session.record.visit.event_count >= 4);
	CHECK(is_all_there(&kept));
	CHECK(no_signs(&kept));
	CHECK(act_kind(&kept, ACT_NEXT));
	CHECK(say(&kept, "my garden"));
	CHECK(is_all_there(&kept));
	end(&kept);
}

static void test_no(void)
{
	struct held kept;
	struct buf before, after;
	buf_init(&before, WORLD_MAX);
	buf_init(&after, WORLD_MAX);
	begin(&kept, false);
	world_tree(kept.world.folder, &before);
	to_words(&kept, 1);
	CHECK_INT(SAVING_NOT_KEPT, kept.view.saving);
	session_draft(&kept.session, &(struct value){ .type = VALUE_TEXT, .text = "half a" });
	CHECK(say(&kept, "my garden"));
	CHECK(act_kind(&kept, ACT_BACK));
	show(&kept);
	CHECK_STR("my garden", kept.view.value.text);
	CHECK(act_kind(&kept, ACT_LATER));
	world_tree(kept.world.folder, &after);
	CHECK_STR(before.data, after.data);
	buf_release(&before);
	buf_release(&after);
	end(&kept);
}

/* Who looks at many visits reads their pack once. */
static void test_packs_once(void)
{
	struct held kept;
	struct kept one, two;
	struct pack_cache packs;
	int code;
	begin(&kept, false);
	to_words(&kept, 0);
	pack_cache_init(&packs, NULL);
	struct store *store = records_open_existing(&code);
	NEED(store != NULL);
	NEED(kept_open(store, &kept.session.record.ref, &packs, &one, NULL));
	NEED(kept_open(store, &kept.session.record.ref, &packs, &two, NULL));
	CHECK(one.pack == two.pack);
	CHECK_INT(1, packs.count);
	kept_close(&one);
	CHECK_INT(kept.session.record.visit.event_count, two.visit.event_count);
	CHECK_STR("hope", two.pack->screens[two.visit.state.screen].id);
	kept_close(&two);
	pack_cache_release(&packs);
	store_close(store);
	end(&kept);
}

/* A mark that is moved is seen at once; the disk hears of it when it rests. */
static void test_follow(void)
{
	struct held kept;
	begin(&kept, false);
	to_words(&kept, 0);
	size_t before = traces(&kept);
	const struct value half = { .type = VALUE_TEXT, .text = "half a" };
	session_follow(&kept.session, &half);
	show(&kept);
	CHECK_STR("half a", kept.view.value.text);
	CHECK_INT(before, traces(&kept));
	session_draft(&kept.session, &half);
	CHECK_INT(before + 1, traces(&kept));
	end(&kept);
}

/* A mark that was taken back: it counts no more, neither here nor after a stop. */
static void test_draft_taken_back(void)
{
	struct held kept;
	const struct value half = { .type = VALUE_TEXT, .text = "half a" };
	const struct value none = { .type = VALUE_NONE };
	begin(&kept, false);
	to_words(&kept, 0);
	size_t before = traces(&kept);
	session_draft(&kept.session, &half);
	session_draft(&kept.session, &none);
	CHECK_INT(before, traces(&kept));
	show(&kept);
	CHECK_INT(VALUE_NONE, kept.view.value.type);
	session_follow(&kept.session, &half);
	session_follow(&kept.session, &none);
	CHECK(act_kind(&kept, ACT_NEXT));
	CHECK(!visit_answer(&kept.session.record.visit,
		pack_find_question(kept.session.pack, "hope")));
	/* Going back without a word takes nothing back. */
	session_draft(&kept.session, &half);
	CHECK(act_kind(&kept, ACT_BACK));
	CHECK(act_kind(&kept, ACT_NEXT));
	session_draft(&kept.session, &half);
	CHECK(act_kind(&kept, ACT_BACK));
	CHECK(traces(&kept) > before);
	end(&kept);
}

/* Marked, rested, marked as it was: Enter means what stands, and no draft outlives it. */
static void test_answer_as_it_stood(void)
{
	struct held kept;
	const struct value other = { .type = VALUE_TEXT, .text = "my house" };
	begin(&kept, false);
	to_words(&kept, 0);
	CHECK(say(&kept, "my garden"));
	CHECK(act_kind(&kept, ACT_BACK));
	size_t before = traces(&kept);
	session_draft(&kept.session, &other);
	CHECK_INT(before + 1, traces(&kept));
	CHECK(say(&kept, "my garden"));
	CHECK_INT(before + 1, traces(&kept)); /* one event, no draft */
	CHECK(act_kind(&kept, ACT_BACK));
	CHECK_STR("my garden", kept.view.value.text);
	/* A question left open keeps what is half done. */
	session_draft(&kept.session, &other);
	CHECK(act_kind(&kept, ACT_SKIP));
	CHECK(act_kind(&kept, ACT_BACK));
	CHECK_STR("my house", kept.view.value.text);
	end(&kept);
}

/* Who said yes does not find a no marked when they come back to look. */
static void test_consent_ends_draft(void)
{
	struct held kept;
	const int no = 1;
	begin(&kept, false);
	CHECK(pick(&kept, 0));
	session_draft(&kept.session,
		&(struct value){ .type = VALUE_CHOICES, .pick = &no, .count = 1 });
	CHECK(pick(&kept, 0));
	CHECK(act_kind(&kept, ACT_BACK));
	CHECK_STR("consent", kept.view.screen);
	CHECK(act_kind(&kept, ACT_NEXT));
	CHECK_INT(SAVING_SAVED, kept.view.saving);
	end(&kept);
}

/* A private row, half done when somebody came in: still there after a stop. */
static void test_hidden_row_is_kept(void)
{
	struct held kept;
	struct fault why = { 0 };
	static const int half[] = { -1, 1, -1 }, no[] = { 0, 0 };
	int code;
	begin(&kept, false);
	CHECK(pick(&kept, 0));
	CHECK(pick(&kept, 0));
	session_draft(&kept.session,
		&(struct value){ .type = VALUE_ITEMS, .pick = half, .count = 3 });
	CHECK(act(&kept, &(struct act){ .kind = ACT_PRESENT, .number = PRESENT_OTHERS }));
	CHECK(pick(&kept, NEUTRAL_GO_ON));
	CHECK(act(&kept, &(struct act){ .kind = ACT_NEXT,
		.value = { .type = VALUE_ITEMS, .pick = no, .count = 2 } }));
	struct store_ref id = kept.session.record.ref;
	session_end(&kept.session);
	struct store *store = records_open_existing(&code);
	NEED(store && session_resume(&kept.session, store, &id, &kept.packs, &why));
	CHECK(alone(&kept));
	CHECK(act_kind(&kept, ACT_BACK));
	CHECK_STR("safety", kept.view.screen);
	NEED(kept.view.value.count == 3);
	CHECK_INT(0, kept.view.value.pick[0]);
	CHECK_INT(1, kept.view.value.pick[1]);
	end(&kept);
}

/* What was half done before the yes is on the disk with it, and what the yes ended is not. */
static void test_yes_keeps_drafts(void)
{
	struct held kept;
	struct fault why = { 0 };
	const int no = 1;
	int code;
	begin(&kept, false);
	to_words(&kept, 1);
	session_draft(&kept.session, &(struct value){ .type = VALUE_TEXT, .text = "half a" });
	while (strcmp(kept.view.screen, "consent") != 0)
		NEED(act_kind(&kept, ACT_BACK));
	session_draft(&kept.session,
		&(struct value){ .type = VALUE_CHOICES, .pick = &no, .count = 1 });
	CHECK(pick(&kept, 0));
	CHECK_INT(SAVING_SAVED, kept.view.saving);
	CHECK_INT(1 + 1 + kept.session.record.visit.event_count, traces(&kept));
	struct store_ref id = kept.session.record.ref;
	session_end(&kept.session);
	struct store *store = records_open_existing(&code);
	NEED(store && session_resume(&kept.session, store, &id, &kept.packs, &why));
	CHECK(alone(&kept));
	while (strcmp(kept.view.screen, "hope") != 0)
		NEED(act_kind(&kept, ACT_NEXT));
	CHECK_STR("half a", kept.view.value.text);
	end(&kept);
}

static void test_trial(void)
{
	struct held kept;
	begin(&kept, true);
	to_words(&kept, 0);
	CHECK_INT(SAVING_NOTHING, kept.view.saving);
	CHECK(say(&kept, "my garden"));
	CHECK(!has_store(&kept));
	end(&kept);
}

/* Back to the question, and the other answer. */
static void change_consent(struct held *kept, int consent)
{
	while (strcmp(kept->view.screen, "consent") != 0)
		NEED(act_kind(kept, ACT_BACK));
	CHECK(pick(kept, consent));
}

static void test_yes_taken_back(void)
{
	struct held kept;
	begin(&kept, false);
	to_words(&kept, 0);
	CHECK(say(&kept, "my garden"));
	session_draft(&kept.session, &(struct value){ .type = VALUE_TEXT, .text = "half a" });
	CHECK(traces(&kept) > 8);
	size_t events = kept.session.record.visit.event_count;
	change_consent(&kept, 1);
	CHECK_INT(SAVING_NOT_KEPT, kept.view.saving);
	CHECK(kept.session.record.visit.event_count > events);
	CHECK_INT(0, traces(&kept));
	/* Nothing was lost where it is held, and a second yes keeps it all. */
	change_consent(&kept, 0);
	CHECK_INT(SAVING_SAVED, kept.view.saving);
	CHECK(is_all_there(&kept));
	/* The same by undo. */
	while (kept.view.saving == SAVING_SAVED)
		NEED(act_kind(&kept, ACT_UNDO));
	CHECK_INT(0, traces(&kept));
	end(&kept);
}

static void test_resume(void)
{
	struct held kept;
	struct fault why = { 0 };
	int code;
	begin(&kept, false);
	to_words(&kept, 0);
	session_draft(&kept.session, &(struct value){ .type = VALUE_TEXT, .text = "half a" });
	struct store_ref id = kept.session.record.ref;
	size_t events = kept.session.record.visit.event_count;
	session_end(&kept.session);
	struct store *store = records_open_existing(&code);
	NEED(store && session_resume(&kept.session, store, &id, &kept.packs, &why));
	show(&kept);
	/* Nothing of it is seen before it was said who is here. */
	CHECK_STR("who", kept.view.screen);
	CHECK_INT(VALUE_NONE, kept.view.value.type);
	CHECK_INT(events, kept.session.record.visit.event_count);
	CHECK(alone(&kept));
	CHECK_STR("hope", kept.view.screen);
	CHECK_STR("half a", kept.view.value.text);
	CHECK(kept.view.is_draft);
	CHECK(say(&kept, "half a garden"));
	CHECK(is_all_there(&kept));
	end(&kept);
}

/* A row behind the others that is whole and fits nothing, as an older tandem could keep it. */
static void keep_unfit(struct record *record)
{
	struct buf bytes;
	uint64_t seq = record->visit.event_count + 1;
	const struct event event = { .kind = EVENT_UNDONE, .seq = seq, .batch = seq, .at = nine,
		.screen = "hope", .first = seq, .last = seq };
	buf_init(&bytes, EVENT_MAX_BYTES);
	event_encode(&event, &bytes);
	const struct store_row row = { .seq = seq, .bytes = bytes.data, .len = bytes.len };
	const struct store_append what = { .rows = &row, .count = 1, .head = "" };
	CHECK_INT(STORE_DONE, journal_append(&record->journal, &what, NULL));
	buf_release(&bytes);
}

/* Shown as far as it goes, which is said at once and at each act; nothing is kept. */
static void test_resume_part(void)
{
	struct held kept;
	struct fault why = { 0 };
	int code;
	begin(&kept, false);
	to_words(&kept, 0);
	size_t events = kept.session.record.visit.event_count;
	keep_unfit(&kept.session.record);
	struct store_ref id = kept.session.record.ref;
	session_end(&kept.session);
	struct store *store = records_open_existing(&code);
	NEED(store && session_resume(&kept.session, store, &id, &kept.packs, &why));
	show(&kept);
	const char *part = kept.session.pack->words.text[WORD_held_part];
	CHECK_STR(part, kept.view.refused);
	CHECK(strstr(why.what, "does not fit") != NULL);
	CHECK_INT(events, kept.session.record.visit.event_count);
	CHECK(alone(&kept));
	CHECK_STR("hope", kept.view.screen);
	CHECK(!act(&kept, &(struct act){ .kind = ACT_NOTE, .number = NOTE_PARK,
		.value = { .type = VALUE_TEXT, .text = "a note" } }));
	CHECK_STR(part, kept.view.refused);
	CHECK_INT(SAVING_NOTHING, kept.view.saving);
	CHECK_INT(EXIT_NO, session_exit_code(&kept.session));
	end(&kept);
}

/* Where no lock can be made nobody knows who else has the visit: that is said at once, and
 * nothing is kept until it can be. */
static void test_take_unknown(void)
{
	struct held kept;
	struct fault why = { 0 };
	struct moment since;
	char lock[PATH_MAX + 16];
	int code;
	begin(&kept, false);
	to_words(&kept, 0);
	struct store_ref id = kept.session.record.ref;
	session_end(&kept.session);
	snprintf(lock, sizeof lock, "%s/tandem.db-lock", kept.world.data);
	unlink(lock);
	NEED(mkdir(lock, 0700) == 0);
	struct store *store = records_open_existing(&code);
	NEED(store && session_resume(&kept.session, store, &id, &kept.packs, &why));
	CHECK(session_take(&kept.session, nine, false, &since));
	show(&kept);
	CHECK_STR(kept.session.pack->words.text[WORD_fault_no_access], kept.view.refused);
	CHECK_INT(SAVING_FAILED, kept.view.saving);
	const struct act alone = { .kind = ACT_PRESENT, .number = 0 };
	CHECK(!session_act(&kept.session, &alone, nine));
	NEED(rmdir(lock) == 0 && mknod(lock, S_IFREG | 0600, 0) == 0);
	/* Who is here is asked before anything is shown. */
	CHECK(session_act(&kept.session, &alone, nine));
	CHECK(say(&kept, "my garden"));
	CHECK(kept.view.refused == NULL);
	CHECK_INT(SAVING_SAVED, kept.view.saving);
	end(&kept);
}

/* ---- a disk that fails ---------------------------------------------------------- */

/* No file may become longer than this; SQLite then meets a write that fails. */
static void limit_files(rlim_t bytes)
{
	struct rlimit limit;
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &limit);
	limit.rlim_cur = bytes;
	CHECK(setrlimit(RLIMIT_FSIZE, &limit) == 0);
}

/* No more than is there already. */
static void fill_disk(const struct held *kept)
{
	char path[PATH_MAX + 16];
	struct stat wal;
	snprintf(path, sizeof path, "%s/tandem.db-wal", kept->world.data);
	limit_files(stat(path, &wal) == 0 ? (rlim_t)wal.st_size : 0);
}

static void empty_disk(void)
{
	limit_files(RLIM_INFINITY);
}

static void test_full_disk(void)
{
	struct held kept;
	begin(&kept, false);
	to_words(&kept, 0);
	size_t events = kept.session.record.visit.event_count;
	limit_files(0);
	for (int i = 0; i < 3; i++) {
		CHECK(!say(&kept, "my garden"));
		CHECK_INT(SAVING_FAILED, kept.view.saving);
		/* In words for persons; what SQLite says is for stderr. */
		CHECK_STR(kept.session.pack->words.text[WORD_fault_disk], kept.view.refused);
		CHECK_STR("hope", kept.view.screen);
		CHECK_INT(events, kept.session.record.visit.event_count);
		/* Unfinished is only what is saved. */
		CHECK_INT(EXIT_IO, session_exit_code(&kept.session));
	}
	empty_disk();
	CHECK(say(&kept, "my garden"));
	CHECK_INT(EXIT_UNFINISHED, session_exit_code(&kept.session));
	CHECK_INT(SAVING_SAVED, kept.view.saving);
	CHECK(kept.view.refused == NULL);
	CHECK(kept.session.record.visit.event_count > events);
	CHECK(is_all_there(&kept));
	end(&kept);
}

static void test_full_at_yes(void)
{
	struct held kept;
	begin(&kept, false);
	CHECK(pick(&kept, 0));
	limit_files(0);
	CHECK(!pick(&kept, 0));
	CHECK_INT(SAVING_FAILED, kept.view.saving);
	CHECK_STR("consent", kept.view.screen);
	CHECK(!kept.session.record.kept);
	empty_disk();
	CHECK(pick(&kept, 0));
	CHECK_INT(SAVING_SAVED, kept.view.saving);
	CHECK(is_all_there(&kept));
	end(&kept);
}

/* A no must be possible whatever the disk does, or else say that it is not done yet. */
static void test_full_at_no(void)
{
	struct held kept;
	begin(&kept, false);
	to_words(&kept, 0);
	CHECK(say(&kept, "my garden"));
	while (strcmp(kept.view.screen, "consent") != 0)
		NEED(act_kind(&kept, ACT_BACK));
	fill_disk(&kept);
	if (!pick(&kept, 1)) {
		CHECK_INT(SAVING_FAILED, kept.view.saving);
		CHECK_STR("consent", kept.view.screen);
		empty_disk();
		CHECK(is_all_there(&kept));
		CHECK(pick(&kept, 1));
	}
	empty_disk();
	CHECK_INT(SAVING_NOT_KEPT, kept.view.saving);
	CHECK_INT(0, traces(&kept));
	end(&kept);
}

static void test_full_for_draft(void)
{
	struct held kept;
	const struct value half = { .type = VALUE_TEXT, .text = "half a sentence" };
	begin(&kept, false);
	to_words(&kept, 0);
	fill_disk(&kept);
	session_draft(&kept.session, &half);
	show(&kept);
	CHECK_INT(SAVING_FAILED, kept.view.saving);
	empty_disk();
	session_draft(&kept.session, &half);
	show(&kept);
	/* Half a sentence that is saved says no less than a whole one. */
	CHECK_INT(SAVING_SAVED, kept.view.saving);
	CHECK(say(&kept, "a whole sentence"));
	CHECK_INT(SAVING_SAVED, kept.view.saving);
	CHECK(is_all_there(&kept));
	end(&kept);
}

/* ---- a disk that did, and could not say so (R6) --------------------------------- */

/* The call named does all, and then fails; once. */
static struct liar {
	const struct store_ops *real;
	struct store_ops ops;
} liar;

static enum store_result fail_append(struct store *store, const struct store_ref *visit,
	const struct store_append *what, struct store_tag *last_tag, struct fault *why)
{
	store->ops = liar.real;
	CHECK_INT(STORE_DONE, store->ops->append(store, visit, what, last_tag, why));
	fault_set(why, NULL, NULL, "the disk went away");
	return STORE_FAILED;
}

static bool fail_end(struct store *store, bool commit, struct fault *why)
{
	store->ops = liar.real;
	CHECK(store->ops->end(store, commit, why));
	return fault_set(why, NULL, NULL, "the disk went away");
}

static enum store_result fail_forget(struct store *store, const struct store_ref *visit,
	struct fault *why)
{
	store->ops = liar.real;
	CHECK_INT(STORE_DONE, store->ops->forget(store, visit, why));
	fault_set(why, NULL, NULL, "the disk went away");
	return STORE_FAILED;
}

static void lie(struct store *disk)
{
	liar.real = disk->ops;
	liar.ops = *disk->ops;
	disk->ops = &liar.ops;
}

static void test_answer_was_kept(void)
{
	struct held kept;
	begin(&kept, false);
	to_words(&kept, 0);
	lie(kept.session.record.disk);
	liar.ops.append = fail_append;
	CHECK(!say(&kept, "my garden"));
	CHECK_STR("hope", kept.view.screen);
	/* Once more: the answer is no answer to the question that comes next. */
	CHECK(say(&kept, "my garden"));
	CHECK_STR("secret", kept.view.screen);
	CHECK_INT(VALUE_NONE, kept.view.value.type);
	CHECK_INT(SAVING_SAVED, kept.view.saving);
	CHECK(is_all_there(&kept));
	/* It is what was kept: no draft of it is left. */
	CHECK(act_kind(&kept, ACT_BACK));
	CHECK_STR("my garden", kept.view.value.text);
	CHECK(!kept.view.is_draft);
	end(&kept);
}

/* Other words than those that were kept after all: they wait on the screen they were said to. */
static void test_next_line_is_not_lost(void)
{
	struct held kept;
	struct fault why = { 0 };
	int code;
	begin(&kept, false);
	to_words(&kept, 0);
	lie(kept.session.record.disk);
	liar.ops.append = fail_append;
	CHECK(!say(&kept, "my garden"));
	CHECK(say(&kept, "my garden, and to walk"));
	CHECK_STR("secret", kept.view.screen);
	CHECK_INT(VALUE_NONE, kept.view.value.type);
	CHECK(is_all_there(&kept));
	struct store_ref id = kept.session.record.ref;
	session_end(&kept.session);
	struct store *store = records_open_existing(&code);
	NEED(store && session_resume(&kept.session, store, &id, &kept.packs, &why));
	CHECK(alone(&kept) && act_kind(&kept, ACT_BACK));
	CHECK_STR("hope", kept.view.screen);
	CHECK_STR("my garden, and to walk", kept.view.value.text);
	CHECK(kept.view.is_draft);
	end(&kept);
}

static void test_draft_after_answer_was_kept(void)
{
	struct held kept;
	begin(&kept, false);
	to_words(&kept, 0);
	lie(kept.session.record.disk);
	liar.ops.append = fail_append;
	CHECK(!say(&kept, "my garden"));
	session_draft(&kept.session, &(struct value){ .type = VALUE_TEXT, .text = "my gardens" });
	/* What is typed on there is not about the question that comes next. */
	CHECK(session_tick(&kept.session));
	session_draft(&kept.session, &(struct value){ .type = VALUE_TEXT, .text = "my gard" });
	/* The frontend still shows the old screen when Enter is pressed there. */
	CHECK(say(&kept, "my gardens"));
	CHECK_STR("secret", kept.view.screen);
	CHECK_INT(VALUE_NONE, kept.view.value.type);
	CHECK(is_all_there(&kept));
	CHECK(act_kind(&kept, ACT_BACK));
	CHECK_STR("my gardens", kept.view.value.text);
	end(&kept);
}

/* The yes is on the disk and nobody knows: then comes a no. */
static void test_yes_was_kept(void)
{
	struct held kept;
	begin(&kept, false);
	CHECK(pick(&kept, 0));
	kept.session.record.disk = records_make(NULL, NULL);
	NEED(kept.session.record.disk != NULL);
	lie(kept.session.record.disk);
	liar.ops.end = fail_end;
	CHECK(!pick(&kept, 0));
	CHECK_INT(SAVING_FAILED, kept.view.saving);
	CHECK(traces(&kept) > 0);
	CHECK(pick(&kept, 1));
	CHECK_INT(SAVING_NOT_KEPT, kept.view.saving);
	CHECK_INT(0, traces(&kept));
	change_consent(&kept, 0);
	CHECK_INT(SAVING_SAVED, kept.view.saving);
	CHECK(is_all_there(&kept));
	end(&kept);
}

/* The rows are gone and nobody knows: what was said is still held, and can be kept again. */
static void test_no_was_done(void)
{
	struct held kept;
	begin(&kept, false);
	to_words(&kept, 0);
	CHECK(say(&kept, "my garden"));
	while (strcmp(kept.view.screen, "consent") != 0)
		NEED(act_kind(&kept, ACT_BACK));
	lie(kept.session.record.disk);
	liar.ops.forget = fail_forget;
	CHECK(!pick(&kept, 1));
	CHECK_INT(0, traces(&kept));
	CHECK(pick(&kept, 1));
	CHECK_INT(SAVING_NOT_KEPT, kept.view.saving);
	CHECK_INT(0, traces(&kept));
	change_consent(&kept, 0);
	CHECK_INT(SAVING_SAVED, kept.view.saving);
	CHECK(is_all_there(&kept));
	end(&kept);
}

TESTS("app/session", { "a yes keeps all", test_yes }, { "a no keeps nothing", test_no },
	{ "what is followed is kept later", test_follow }, { "one pack for many", test_packs_once },
	{ "a draft taken back", test_draft_taken_back },
	{ "an answer as it stood", test_answer_as_it_stood },
	{ "consent ends a draft", test_consent_ends_draft },
	{ "a hidden row is kept", test_hidden_row_is_kept },
	{ "a yes keeps drafts", test_yes_keeps_drafts }, { "a trial keeps nothing", test_trial },
	{ "a yes taken back leaves nothing", test_yes_taken_back }, { "resumed", test_resume },
	{ "resume a part", test_resume_part },
	{ "nobody knows who has it", test_take_unknown },
	{ "a full disk", test_full_disk }, { "full at the yes", test_full_at_yes },
	{ "full at the no", test_full_at_no }, { "full for a draft", test_full_for_draft },
	{ "the answer was kept", test_answer_was_kept },
	{ "the next line is not lost", test_next_line_is_not_lost },
	{ "a draft after it", test_draft_after_answer_was_kept },
	{ "the yes was kept", test_yes_was_kept }, { "the no was done", test_no_was_done })
