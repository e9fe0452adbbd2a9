#include "app/session.h"

#include "app/content.h"
#include "app/exit.h"
#include "app/printing.h"
#include "base/str.h"
#include "plan/carry.h"
#include "sys/file.h"
#include "visit/draft.h"

#include <string.h>

#define BYTES_MAX (BATCH_MAX * EVENT_MAX_BYTES)

static struct store *new_memory(struct fault *why)
{
	struct store *memory = store_memory_new();
	if (!memory)
		fault_set(why, NULL, "close other programs, then try again",
			"there is no memory left for the visit");
	return memory;
}

static void prepare(struct session *session, struct pack *pack, struct store *memory)
{
	*session = (struct session){ .pack = pack, .memory = memory };
	buf_init(&session->bytes, BYTES_MAX);
}

/* ---- writing --------------------------------------------------------------------- */

/* The events as rows; the bytes lie in session->bytes. */
static bool encode(struct session *session, const struct batch *batch, struct store_row *rows)
{
	size_t ends[BATCH_MAX];
	buf_clear(&session->bytes);
	for (size_t i = 0; i < batch->count; i++) {
		event_encode(&batch->list[i], &session->bytes);
		ends[i] = session->bytes.len;
	}
	for (size_t i = 0; i < batch->count; i++) {
		size_t at = i ? ends[i - 1] : 0;
		rows[i] = (struct store_row){ .seq = batch->list[i].seq,
			.bytes = session->bytes.data + at, .len = ends[i] - at };
		/* What could not be read back must never be kept. */
		if (rows[i].len > EVENT_MAX_BYTES)
			return false;
	}
	return !session->bytes.failed;
}

static bool open_disk(struct session *session, struct fault *why)
{
	int code;
	if (session->disk)
		return true;
	session->disk = book_store(true, &code);
	return session->disk
	       || fault_set(why, NULL, NULL, "the records could not be opened for writing");
}

/* A draft that a batch ends, where the visit moves with it. */
static void end_in_memory(struct session *session, const char *settled)
{
	struct store *memory = session->memory;
	if (settled)
		memory->ops->draft(memory, &session->id, settled, NULL, 0, NULL);
}

static struct store_append append_of(const struct session *session, const struct store_row *rows,
	size_t count, const char *settled)
{
	return (struct store_append){ .rows = rows, .count = count, .head = "",
		.clear_draft = settled, .last = session->visit.event_count,
		.last_tag = session->tag };
}

/* The patient's yes: all so far, and the yes itself, in one transaction. */
static bool move_to_disk(struct session *session, const struct store_row *rows, size_t count,
	const char *settled, struct fault *why)
{
	end_in_memory(session, settled);
	const struct store_append more = append_of(session, rows, count, NULL);
	if (!open_disk(session, why)
		|| !store_copy(session->memory, session->disk, &session->id,
			session->pack->digest.bytes, &more, &session->tag, why))
		return false;
	session->memory->ops->forget(session->memory, &session->id, NULL);
	session->kept = true;
	return true;
}

/* A yes taken back: into memory first, then nothing of it stays on the disk. */
static bool move_to_memory(struct session *session, const struct store_row *rows, size_t count,
	const char *settled, struct fault *why)
{
	const struct store_append more = append_of(session, rows, count, NULL);
	session->memory->ops->forget(session->memory, &session->id, NULL);
	if (!store_copy(session->disk, session->memory, &session->id,
		    session->pack->digest.bytes, &more, &session->tag, why)
		|| !session->disk->ops->forget(session->disk, &session->id, why))
		return false;
	end_in_memory(session, settled);
	session->kept = false;
	return true;
}

static bool count_row(void *ctx, const struct store_row *row)
{
	(void)row;
	++*(size_t *)ctx;
	return false;
}

/* Which store has the visit, where the last write was to change that. */
static bool find_side(struct session *session, struct fault *why)
{
	size_t rows = 0;
	struct store *disk = session->disk;
	/* A yes that was not seen to be kept is as if it was never said. */
	if (!session->kept)
		return disk->ops->forget(disk, &session->id, why);
	if (!disk->ops->each_row(disk, &session->id, count_row, &rows, why))
		return false;
	/* It was taken back after all: memory has what was said until then. */
	session->kept = rows > 0;
	return true;
}

/* After a failed write nothing is known: open anew, and see what is there. */
static bool recover(struct session *session, struct fault *why)
{
	size_t known = session->visit.event_count;
	if (!session->failed || !session->disk)
		return true;
	if (!session->disk->ops->reopen(session->disk, why) || !find_side(session, why)
		|| !book_catch_up(session->kept ? session->disk : session->memory, &session->id,
			&session->visit, &session->tag, why))
		return false;
	if (session->visit.event_count != known) {
		session->behind = true;
		session->failed = false;
	}
	return true;
}

static bool keep(struct session *session, const struct batch *batch, struct fault *why)
{
	struct store_row rows[BATCH_MAX];
	bool keeps = visit_keeps_after(&session->visit, batch) && !session->trial;
	const char *settled = visit_ends_draft(&session->visit, batch);
	if (!encode(session, batch, rows))
		return fault_set(why, NULL, "make it shorter", "this is too long to be kept");
	if (keeps && !session->kept)
		return move_to_disk(session, rows, batch->count, settled, why);
	if (!keeps && session->kept)
		return move_to_memory(session, rows, batch->count, settled, why);
	const struct store_append more = append_of(session, rows, batch->count, settled);
	return store_append(session->kept ? session->disk : session->memory, &session->id, &more,
		       &session->tag, why)
	       == STORE_DONE;
}

static void put_draft(struct session *session, const char *question, const struct buf *draft)
{
	struct fault why;
	struct store *store = session->kept ? session->disk : session->memory;
	bool ok = store->ops->draft(store, &session->id, question,
		draft->len ? draft->data : NULL, draft->len, &why);
	/* Memory knows nothing of the disk, which may have failed at the yes. */
	if (session->kept)
		session->failed = !ok;
}

static bool commit(struct session *session, const struct batch *batch, struct fault *why)
{
	if (batch->count == 0)
		return true;
	if (!keep(session, batch, why)) {
		session->failed = true;
		return false;
	}
	session->failed = false;
	const char *settled = visit_ends_draft(&session->visit, batch);
	visit_apply(&session->visit, batch);
	/* What is half done in rows that do not show outlives the answer to the others. */
	const struct buf *left = draft_bytes(&session->visit, settled);
	if (left)
		put_draft(session, settled, left);
	return true;
}

/* ---- life ---------------------------------------------------------------------------- */

static bool start(struct session *session, struct pack *pack, int path, const char *label,
	const struct store_ref *after, bool trial, struct moment now, struct fault *why)
{
	char after_id[BOOK_ID_SIZE];
	struct batch batch;
	prepare(session, pack, new_memory(why));
	session->trial = trial;
	visit_init(&session->visit, pack, content_last_words);
	if (!session->memory)
		return false;
	if (!file_random(&session->id, sizeof session->id))
		return fault_set(why, NULL, NULL, "the system gave no random bytes");
	book_code(&session->id, session->code);
	if (!session->memory->ops->put_pack(session->memory, pack->digest.bytes, pack->bundle,
		    pack->bundle_len, why))
		return false;
	visit_begin(&session->visit, path, label, now, &batch);
	if (after) {
		/* Whose visit it is does not change from one to the next. */
		session->id.subject = after->subject;
		book_id(after, after_id);
		batch.list[0].from = after_id;
	}
	return commit(session, &batch, why);
}

bool session_start(struct session *session, struct pack *pack, int path, const char *label,
	bool trial, struct moment now, struct fault *why)
{
	return start(session, pack, path, label, NULL, trial, now, why);
}

/* As many at a time as one act may be. */
static bool bring_along(struct session *session, const struct event *events, size_t count,
	struct moment now, struct fault *why)
{
	struct batch batch;
	for (size_t i = 0; i < count; i += batch.count) {
		batch.count = count - i < BATCH_MAX ? count - i : BATCH_MAX;
		memcpy(batch.list, events + i, batch.count * sizeof *events);
		visit_number(&session->visit, &batch, now);
		if (!commit(session, &batch, why))
			return false;
	}
	return true;
}

bool session_start_after(struct session *session, struct pack *pack, int path,
	const struct visit *earlier, const struct store_ref *after, bool trial, struct moment now,
	struct fault *why)
{
	struct arena arena;
	size_t count;
	if (!start(session, pack, path, earlier->state.label, after, trial, now, why))
		return false;
	arena_init(&arena, content_last_words);
	const struct event *events = carry_events(&session->visit, earlier, &arena, &count);
	bool ok = bring_along(session, events, count, now, why);
	arena_release(&arena);
	return ok;
}

bool session_resume(struct session *session, struct store *disk, const struct store_ref *id,
	struct fault *why)
{
	struct book_visit found;
	struct store *memory = new_memory(why);
	if (!memory)
		return false;
	if (!book_open(disk, id, &found, why)) {
		store_close(memory);
		return false;
	}
	prepare(session, found.pack, memory);
	session->visit = found.visit;
	session->tag = found.tag;
	session->id = *id;
	session->disk = disk;
	session->kept = true;
	book_code(id, session->code);
	return true;
}

void session_end(struct session *session)
{
	if (session->pack)
		visit_release(&session->visit);
	pack_free(session->pack);
	store_close(session->memory);
	store_close(session->disk);
	buf_release(&session->bytes);
	*session = (struct session){ 0 };
}

/* ---- acting ----------------------------------------------------------------------------- */

/* Yes and done are said to the plan as it is; the engine does not know plans. */
static void add_digest(struct session *session, struct act *act)
{
	struct arena arena;
	struct plan plan;
	const struct pack_question *question = visit_question(&session->visit);
	if (!question || question->kind != VIEW_AGREE)
		return;
	arena_init(&arena, content_last_words);
	plan_assemble(&session->visit, true, &arena, &plan);
	memcpy(act->digest, plan.digest.bytes, sizeof act->digest);
	arena_release(&arena);
}

bool session_act(struct session *session, const struct act *given, struct moment now)
{
	struct act act = *given;
	struct batch batch;
	struct fault *why = &session->refused;
	*why = (struct fault){ 0 };
	if (!recover(session, why))
		return false;
	/* The last act was kept after all: that is to be seen before the next. */
	if (session->behind) {
		session->behind = false;
		return true;
	}
	/* What is no answer yet is not lost by going back, or elsewhere. */
	bool leaves = act.kind == ACT_BACK || act.kind == ACT_LATER || act.kind == ACT_JUMP;
	if (leaves && act.value.type != VALUE_NONE)
		session_draft(session, &act.value);
	add_digest(session, &act);
	return visit_decide(&session->visit, &act, now, &batch, why)
	       && commit(session, &batch, why);
}

void session_draft(struct session *session, const struct value *value)
{
	const struct pack_question *question = visit_question(&session->visit);
	if (!question)
		return;
	const struct buf *draft = visit_draft(&session->visit, value);
	struct fault why;
	if (!draft)
		return;
	/* Before the yes in memory, from where the yes takes it to the disk. */
	if (session->kept && (!recover(session, &why) || session->behind))
		return;
	put_draft(session, question->id, draft);
}

void session_follow(struct session *session, const struct value *value)
{
	visit_draft(&session->visit, value);
}

/* ---- showing ------------------------------------------------------------------------------- */

static enum view_saving saving(const struct session *session)
{
	if (session->failed)
		return SAVING_FAILED;
	if (session->trial)
		return SAVING_NOTHING;
	if (session->kept)
		return SAVING_SAVED;
	return session->visit.state.consent == CONSENT_NO ? SAVING_NOT_KEPT : SAVING_NOT_KEPT_YET;
}

static void show_end(const struct session *session, struct arena *frame, struct view *view)
{
	if (session->visit.state.end == END_DECLINED)
		return;
	const char *before = view->text;
	view->may |= MAY_PRESENT; /* whoever comes in or leaves now, the plan follows */
	if (session->printing)
		printing_show(session, frame, view);
	else
		view->text = printing_by_hand(session, frame);
	if (before && view->text)
		view->text = arena_printf(frame, "%s\n\n%s", before, view->text);
	else if (before)
		view->text = before;
}

void session_show(struct session *session, unsigned wants, struct arena *frame,
	struct view *view)
{
	struct plan plan;
	session->behind = false;
	visit_show(&session->visit, wants, frame, view);
	view->saving = saving(session);
	/* A visit that is not kept cannot be gone on with. */
	if (!session->kept)
		view->may &= ~(unsigned)MAY_LEAVE;
	if (session->refused.what[0])
		view->refused = arena_strdup(frame, session->refused.what);
	if (wants & WANT_PLAN && view->may & MAY_LOOK) {
		plan_so_far(&session->visit, frame, &plan);
		plan_show_so_far(&plan, frame, view);
	}
	if (view->kind == VIEW_PAGE)
		plan_show_page(&session->visit, frame, view);
	if (view->kind != VIEW_AGREE && view->kind != VIEW_END)
		return;
	plan_assemble(&session->visit, false, frame, &plan);
	plan_show(&plan, &session->visit, frame, view);
	if (view->kind == VIEW_END)
		show_end(session, frame, view);
}

int session_exit_code(const struct session *session)
{
	switch (session->visit.state.end) {
	case END_AGREED:
		return EXIT_AGREED;
	case END_DECLINED:
		return EXIT_DECLINED;
	case END_STOPPED:
		return EXIT_STOPPED;
	default:
		/* Left unfinished: saved, unless nobody agreed to that. */
		return session->kept || session->trial ? EXIT_UNFINISHED : EXIT_DECLINED;
	}
}
