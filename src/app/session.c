#include "app/session.h"

#include "app/exit.h"
#include "app/records.h"
#include "app/report.h"
#include "base/str.h"
#include "plan/carry.h"
#include "plan/plan.h"
#include "record/head.h"
#include "visit/disclosure.h"
#include "sys/memory.h"

#include <assert.h>
#include <string.h>

/* ---- in their words ------------------------------------------------------------------ */

static const char *word(const struct session *session, enum word word)
{
	assert(word < WORD_COUNT);
	return session->pack->words.text[word];
}

static bool say(struct session *session, enum word what)
{
	return fault_set_kind(&session->refused, FAULT_REFUSED, NULL, "%s", word(session, what));
}

/* ---- life ---------------------------------------------------------------------------- */

static bool start(struct session *session, struct pack *pack, struct record_start *how,
	struct moment now, struct fault *why)
{
	assert(pack && how->path >= 0 && (size_t)how->path < pack->path_count);
	*session = (struct session){ .pack = pack, .own_pack = pack };
	how->open_disk = records_make;
	how->last_words = report_last_words;
	return record_begin(&session->record, pack, how, now, why);
}

bool session_start(struct session *session, struct pack *pack, int path, const char *label,
	bool trial, struct moment now, struct fault *why)
{
	struct record_start how = { .path = path, .label = label, .trial = trial };
	return start(session, pack, &how, now, why);
}

/* As many at a time as one act may be. */
static bool bring_along(struct session *session, const struct event *events, size_t count,
	struct moment now, struct fault *why)
{
	struct batch batch;
	for (size_t i = 0; i < count; i += batch.count) {
		batch.count = 0;
		while (batch.count < BATCH_MAX && i + batch.count < count)
			batch_add(&batch, &events[i + batch.count]);
		assert(batch.count > 0); /* each turn brings some along */
		visit_number(&session->record.visit, &batch, now);
		if (!record_commit(&session->record, &batch, why))
			return false;
	}
	return true;
}

bool session_start_after(struct session *session, struct pack *pack, int path,
	const struct visit *earlier, const struct store_ref *after, bool trial, struct moment now,
	struct fault *why)
{
	struct record_start how = { .path = path, .label = earlier->state.label, .after = after,
		.trial = trial };
	struct arena arena;
	size_t count;
	if (!start(session, pack, &how, now, why))
		return false;
	arena_init(&arena, report_last_words);
	const struct event *events =
		carry_events(&session->record.visit, earlier, &arena, &count);
	bool ok = bring_along(session, events, count, now, why);
	arena_release(&arena);
	return ok;
}

bool session_resume(struct session *session, struct store *disk, const struct store_ref *ref,
	struct pack_cache *packs, struct fault *why)
{
	*session = (struct session){ 0 };
	if (!record_resume(&session->record, disk, ref, packs, why))
		return false;
	session->pack = session->record.visit.pack;
	if (session->record.part)
		say(session, WORD_held_part);
	return true;
}

void session_end(struct session *session)
{
	if (session->pack)
		record_close(&session->record);
	pack_free(session->own_pack);
	*session = (struct session){ 0 };
}

/* ---- acting ----------------------------------------------------------------------------- */

/* Yes and done are said to the plan as it is; the engine does not know plans.  False: a
 * yes to lines that nobody can see. */
static bool add_digest(struct session *session, struct act *act)
{
	struct arena arena;
	struct plan plan;
	const struct pack_question *question = visit_question(&session->record.visit);
	if (!question || !pack_traits(question->kind)->agrees)
		return true;
	arena_init(&arena, report_last_words);
	plan_assemble(&session->record.visit, false, &arena, &plan);
	memcpy(act->digest, plan.digest.bytes, sizeof act->digest);
	arena_release(&arena);
	return act->kind != ACT_YES || !plan.is_part
	       || say(session, disclosure_of_plan(&session->record.visit.state)
			  ? WORD_agree_later : WORD_agree_part);
}

/* What was refused because another has the visit is not lost: it waits there as a draft. */
static bool say_whose(struct session *session, const struct value *value)
{
	if (session->record.looking)
		return say(session, session->record.part ? WORD_held_part : WORD_held_looking);
	if (!session->record.lost)
		return false;
	record_leave(&session->record, value);
	session->told = true;
	return say(session, WORD_held_lost);
}

/* Who looks goes on from what is there: it is not theirs to change. */
static void only_look(const struct session *session, struct act *act)
{
	if (session->record.looking && act->kind == ACT_NEXT
		&& session->record.visit.state.page == PAGE_NONE)
		act->value = (struct value){ .type = VALUE_NONE };
}

/* Where the act is the yes, or takes it back, the whole visit and its pack went from one
 * store to the other, through memory that is free again. */
static bool commit(struct record *record, const struct batch *batch, struct fault *why)
{
	bool was_kept = record->kept, ok = record_commit(record, batch, why);
	if (record->kept != was_kept)
		memory_settle();
	return ok;
}

bool session_act(struct session *session, const struct act *given, struct moment now)
{
	struct act act = *given;
	struct batch batch;
	struct record *record = &session->record;
	struct fault *why = &session->refused;
	assert(given->kind != ACT_NONE);
	*why = (struct fault){ 0 };
	record->visit.refused_at = 0;
	if (!record_catch_up(record, &act.value, why)) {
		session->failure = why->kind;
		return false;
	}
	/* The last act was kept after all: that is to be seen before the next. */
	if (record->behind) {
		record->behind = false;
		return true;
	}
	/* What is no answer yet is not lost by going back, or elsewhere. */
	only_look(session, &act);
	bool leaves = act.kind == ACT_BACK || act.kind == ACT_LATER || act.kind == ACT_JUMP
	              || act.kind == ACT_COVER || act.kind == ACT_PRESENT;
	if (leaves && act.value.type != VALUE_NONE)
		record_draft(record, &act.value);
	if (!add_digest(session, &act))
		return false;
	bool taken = visit_decide(&record->visit, &act, now, &batch, why)
	             && commit(record, &batch, why);
	if (!taken && record->failed)
		session->failure = why->kind;
	return taken || say_whose(session, &act.value);
}

void session_draft(struct session *session, const struct value *value)
{
	record_draft(&session->record, value);
}

void session_follow(struct session *session, const struct value *value)
{
	visit_draft(&session->record.visit, value);
}

/* ---- whose it is --------------------------------------------------------------------------- */

bool session_take(struct session *session, struct moment now, bool anyway, struct moment *since)
{
	assert(!session->record.looking);
	struct fault why = { 0 };
	if (!record_take(&session->record, now, anyway, since, &why))
		return false;
	/* Where it could not be taken nothing is kept until it can be: that is said at once. */
	if (why.what[0]) {
		session->failure = why.kind;
		report_fault(&why);
		session->refused = why;
	}
	return true;
}

void session_look(struct session *session)
{
	record_look(&session->record);
}

bool session_tick(struct session *session)
{
	/* More was kept than the screen shows: what is typed on must not be said to that. */
	if (session->record.behind)
		return true;
	if (session->told || !record_is_lost(&session->record))
		return false;
	session->told = true;
	say(session, WORD_held_lost);
	return true;
}

/* ---- showing ------------------------------------------------------------------------------- */

static enum view_saving saving(const struct session *session)
{
	if (session->record.failed || session->record.lost)
		return SAVING_FAILED;
	if (session->record.trial || session->record.looking)
		return SAVING_NOTHING;
	if (session->record.kept)
		return SAVING_SAVED;
	return session->record.visit.state.consent == CONSENT_NO ? SAVING_NOT_KEPT : SAVING_NOT_KEPT_YET;
}

const char *session_by_hand(const struct session *session, struct arena *frame)
{
	const char *const *words = session->pack->words.text;
	if (!session->record.kept)
		return words[WORD_end_not_kept];
	/* Whoever else is here may read the command, and type it. */
	const char *less = session->record.visit.state.with_others
		? " --leave-out helpers,words" : "";
	return words_put(words[WORD_end_plan_with],
		arena_printf(frame, "tandem plan %s -f text%s", session->record.code, less),
		frame);
}

static void show_end(const struct session *session, struct arena *frame, struct view *view)
{
	assert(visit_has_ended(&session->record.visit));
	if (session->record.visit.state.end == END_DECLINED)
		return;
	view->may |= MAY_PRESENT; /* whoever comes in or leaves now, the plan follows */
	if (session->prints)
		return;
	const char *how = session_by_hand(session, frame);
	view->text = view->text ? arena_printf(frame, "%s\n\n%s", view->text, how) : how;
}

void session_show(struct session *session, unsigned wants, struct arena *frame,
	struct view *view)
{
	struct plan plan;
	session->record.behind = false;
	visit_show(&session->record.visit, wants, frame, view);
	view->saving = saving(session);
	/* A visit that is not kept cannot be gone on with. */
	if (!session->record.kept)
		view->may &= ~(unsigned)MAY_LEAVE;
	if (session->refused.what[0])
		view->refused = arena_strdup(frame, words_fault(view->words, &session->refused));
	if (wants & WANT_PLAN && view->may & MAY_LOOK) {
		plan_so_far(&session->record.visit, frame, &plan);
		plan_show_so_far(&plan, frame, view);
	}
	bool over = visit_has_ended(&session->record.visit)
	            && session->record.visit.state.page == PAGE_NONE;
	if (!over)
		plan_show_page(&session->record.visit, frame, view);
	if (!over && !pack_traits(view->kind)->agrees)
		return;
	plan_assemble(&session->record.visit, false, frame, &plan);
	plan_show(&plan, &session->record.visit, frame, view);
	if (over)
		show_end(session, frame, view);
}

const char *session_parting(const struct session *session)
{
	const struct record *record = &session->record;
	if (record->lost || record->looking)
		return NULL;
	/* What was said last is on no disk, whatever is. */
	if (record->failed)
		return word(session, WORD_parted_failed);
	return word(session, record->kept ? WORD_parted_saved : WORD_parted_not_kept);
}

int session_exit_code(const struct session *session)
{
	const struct record *record = &session->record;
	if (record->part)
		return EXIT_NO;
	if (record->lost || record->looking)
		return EXIT_TRY_AGAIN;
	/* What was said last is on no disk, however the visit stood before. */
	if (record->failed)
		return exit_of(session->failure, EXIT_IO);
	switch (head_state_of(&record->visit)) {
	case HEAD_AGREED:
		return EXIT_AGREED;
	case HEAD_DECLINED:
		return EXIT_DECLINED;
	case HEAD_STOPPED:
		return EXIT_STOPPED;
	default:
		/* Left unfinished: saved, unless nobody agreed to that. */
		return record->kept || record->trial ? EXIT_UNFINISHED : EXIT_DECLINED;
	}
}
