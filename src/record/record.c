#include "record/record.h"

#include "record/drafts.h"
#include "record/head.h"
#include "store/seal.h"
#include "visit/state.h"

#include <assert.h>
#include <stdlib.h>

#define BYTES_MAX (BATCH_MAX * EVENT_MAX_BYTES)
#define HEAD_MAX ((size_t)1 << 20)

static struct store *new_memory(struct fault *why)
{
	struct store *memory = store_memory_new();
	if (!memory)
		fault_set_kind(why, FAULT_NO_MEMORY, "close other programs, then try again",
			"there is no memory left for the visit");
	return memory;
}

/* What holds between two calls. */
static bool is_sound(const struct record *record)
{
	const struct store *has_it = record->kept ? record->disk : record->memory;
	return (record->disk || !(record->kept || record->lost))
	       && !(record->kept && record->trial) && !(record->lost && record->looking)
	       && record->journal.store == has_it;
}

/* ---- what is written ---------------------------------------------------------------- */

/* A batch as the store takes it, and as it will be read from there. */
struct entry {
	struct store_row rows[BATCH_MAX];
	struct batch read; /* its texts lie in record->scratch */
	struct buf head;   /* owned */
	struct store_append append;
	const char *settled; /* the draft that it ends; NULL */
};

/* The events as rows; the bytes lie in record->bytes. */
static bool encode_rows(struct record *record, const struct batch *batch, struct store_row *rows)
{
	size_t ends[BATCH_MAX];
	assert(batch->count > 0 && batch->count <= BATCH_MAX);
	buf_clear(&record->bytes);
	for (size_t i = 0; i < batch->count; i++) {
		event_encode(&batch->list[i], &record->bytes);
		ends[i] = record->bytes.len;
	}
	for (size_t i = 0; i < batch->count; i++) {
		size_t at = i ? ends[i - 1] : 0;
		rows[i] = (struct store_row){ .seq = batch->list[i].seq,
			.bytes = record->bytes.data + at, .len = ends[i] - at };
		if (rows[i].len > EVENT_MAX_BYTES)
			return false;
	}
	return !record->bytes.failed;
}

static bool does_not_fit(struct fault *why)
{
	return fault_set(why, NULL, NULL, "this does not fit the visit");
}

static bool fold(struct record *record, const struct batch *batch, struct visit *after,
	struct fault *why)
{
	return (visit_fits(&record->visit, batch, NULL)
		       && state_after(&record->visit, batch, &record->scratch, after))
	       || does_not_fit(why);
}

/* What could not be read back must never be kept: so it is read back first, and what was read
 * is folded.  That is what becomes true, too. */
static bool read_rows(struct record *record, struct entry *entry, size_t count,
	struct visit *after, struct fault *why)
{
	struct batch *read = &entry->read;
	arena_reset(&record->scratch);
	for (read->count = 0; read->count < count; read->count++) {
		const struct store_row *row = &entry->rows[read->count];
		if (!event_decode(row->bytes, row->len, &record->scratch,
			    &read->list[read->count], NULL))
			return does_not_fit(why);
	}
	return fold(record, read, after, why);
}

/* The head as it is with the batch. */
static bool encode_head(const struct visit *after, size_t count, struct buf *out,
	struct fault *why)
{
	struct head head;
	head_of(after, &head);
	head.events += count;
	return head_encode(&head, out)
	       || fault_set_kind(why, FAULT_NO_MEMORY, NULL, "there is no memory left");
}

static bool make_entry(struct record *record, const struct batch *batch, const char *settled,
	struct entry *entry, struct fault *why)
{
	struct visit after;
	*entry = (struct entry){ .settled = settled };
	buf_init(&entry->head, HEAD_MAX);
	if (!encode_rows(record, batch, entry->rows))
		return fault_set_kind(why, FAULT_TOO_LONG, "make it shorter",
			"this is too long to be kept");
	if (!read_rows(record, entry, batch->count, &after, why)
		|| !encode_head(&after, batch->count, &entry->head, why))
		return false;
	entry->append = (struct store_append){ .rows = entry->rows, .count = batch->count,
		.head = entry->head.data, .head_len = entry->head.len };
	return true;
}

/* ---- memory and disk ----------------------------------------------------------------- */

/* The visit is this terminal's from its first row on. */
static bool open_disk(struct record *record, struct moment now, struct fault *why)
{
	int64_t since = now.ms;
	assert(record->disk || record->open_disk);
	if (!record->disk)
		record->disk = record->open_disk(record->open_ctx, why);
	return record->disk
	       && record->disk->ops->take(record->disk, &record->ref, &since, false, why)
			  == STORE_DONE;
}

/* A draft that a batch ends, where the visit moves with it. */
static void end_in_memory(struct record *record, const char *settled)
{
	struct store *memory = record->memory;
	if (settled)
		memory->ops->draft(memory, &record->ref, settled, NULL, 0, NULL);
}

static bool copy(struct record *record, struct store *from, struct store *to,
	const struct entry *entry, struct store_tag *tag, struct fault *why)
{
	const struct pack *pack = record->visit.pack;
	const struct store_pack bundle = { pack->digest.bytes, pack->bundle, pack->bundle_len };
	return store_copy(from, to, &record->ref, &bundle, &entry->append, tag, why);
}

static void now_in(struct record *record, struct store *store, const struct entry *entry,
	const struct store_tag *tag)
{
	journal_resume(&record->journal, store, &record->ref,
		record->visit.event_count + entry->append.count, tag);
	record->kept = store == record->disk;
}

/* The patient's yes: all so far, and the yes itself, in one transaction. */
static bool move_to_disk(struct record *record, const struct entry *entry, struct moment now,
	struct fault *why)
{
	struct store_tag tag;
	assert(!record->kept && !record->trial);
	end_in_memory(record, entry->settled);
	if (!open_disk(record, now, why)
		|| !copy(record, record->memory, record->disk, entry, &tag, why))
		return false;
	record->memory->ops->forget(record->memory, &record->ref, NULL);
	now_in(record, record->disk, entry, &tag);
	return true;
}

/* A yes taken back: into memory first, then nothing of it stays on the disk. */
static enum store_result move_to_memory(struct record *record, const struct entry *entry,
	struct fault *why)
{
	struct store_tag tag;
	assert(record->kept && record->disk);
	record->memory->ops->forget(record->memory, &record->ref, NULL);
	if (!copy(record, record->disk, record->memory, entry, &tag, why))
		return STORE_FAILED;
	enum store_result result = record->disk->ops->forget(record->disk, &record->ref, why);
	if (result != STORE_DONE)
		return result;
	end_in_memory(record, entry->settled);
	now_in(record, record->memory, entry, &tag);
	return STORE_DONE;
}

/* ---- after a failed write --------------------------------------------------------------- */

static bool count_row(void *ctx, const struct store_row *row)
{
	(void)row;
	++*(size_t *)ctx;
	return false;
}

/* Which store has the visit, where the last write was to change that. */
static bool find_side(struct record *record, struct fault *why)
{
	size_t on_disk = 0, in_memory = 0;
	struct store *disk = record->disk, *memory = record->memory;
	assert(disk && !record->trial);
	/* A yes that was not seen to be kept is as if it was never said. */
	if (!record->kept)
		return disk->ops->forget(disk, &record->ref, why) == STORE_DONE;
	if (!disk->ops->each_row(disk, &record->ref, count_row, &on_disk, why))
		return false;
	/* The copy of a yes that was not taken back after all would be mistaken for one. */
	if (on_disk)
		return memory->ops->forget(memory, &record->ref, why) == STORE_DONE;
	/* It was taken back: memory has what was said until then; or another has deleted it. */
	record->lost = memory->ops->each_row(memory, &record->ref, count_row, &in_memory, why)
	               && in_memory == 0;
	record->kept = record->lost;
	return true;
}

struct replay {
	struct record *record;
	struct fault *why;
};

static bool replay_row(void *ctx, const struct store_row *row)
{
	struct replay *replay = ctx;
	struct record *record = replay->record;
	return kept_replay(&record->visit, row, &record->scratch, replay->why);
}

static bool take_rest(struct record *record, struct fault *why)
{
	struct replay replay = { record, why };
	record->journal.store = record->kept ? record->disk : record->memory;
	record->journal.last = record->visit.event_count;
	return journal_catch_up(&record->journal, replay_row, &replay, why);
}

static bool read_rest(struct record *record, struct fault *why)
{
	return find_side(record, why) && (record->lost || take_rest(record, why));
}

/* What record_take() could not do: another may have been quicker by now. */
static bool take_again(struct record *record, struct fault *why)
{
	int64_t since = record->taken;
	if (!record->untaken)
		return true;
	enum store_result result = record->disk->ops->take(record->disk, &record->ref, &since,
		record->took_over, why);
	record->untaken = result == STORE_FAILED;
	record->lost = result == STORE_NOT_HELD;
	return result != STORE_FAILED;
}

static bool read_again(struct record *record, struct fault *why)
{
	size_t known = record->visit.event_count;
	if (!record->disk || record->lost || record->looking)
		return true;
	if (!record->disk->ops->reopen(record->disk, why) || !take_again(record, why)
		|| !read_rest(record, why))
		return false;
	record->behind = record->behind || record->visit.event_count != known;
	record->failed = record->failed && !record->lost && record->visit.event_count == known;
	return true;
}

bool record_catch_up(struct record *record, const struct value *said, struct fault *why)
{
	const struct pack_question *question = visit_question(&record->visit);
	struct buf half;
	assert(is_sound(record));
	if (!record->failed)
		return true;
	buf_init(&half, EVENT_MAX_BYTES);
	/* It is made before the visit goes on: after that it is about another question. */
	const struct buf *draft = said->type != VALUE_NONE ? visit_draft(&record->visit, said) : NULL;
	if (draft)
		buf_add(&half, draft->data, draft->len);
	bool ok = read_again(record, why);
	if (ok && record->behind && half.len)
		drafts_put(record, question, &half);
	buf_release(&half);
	return ok;
}

/* ---- drafts ----------------------------------------------------------------------------- */

void record_draft(struct record *record, const struct value *value)
{
	const struct pack_question *question = visit_question(&record->visit);
	struct fault why;
	assert(is_sound(record));
	if (!question || record->looking || record->behind)
		return;
	/* Before the yes in memory, from where the yes takes it to the disk. */
	if (record->kept && (!record_catch_up(record, value, &why) || record->behind))
		return;
	const struct buf *draft = visit_draft(&record->visit, value);
	if (draft)
		drafts_keep(record, question->id, draft);
}

void record_leave(struct record *record, const struct value *value)
{
	assert(record->lost);
	const struct buf *draft = value->type != VALUE_NONE ? visit_draft(&record->visit, value)
	                                                    : NULL;
	if (draft)
		drafts_leave(record, visit_question(&record->visit)->id, draft);
}

/* ---- who has the visit -------------------------------------------------------------------- */

bool record_take(struct record *record, struct moment now, bool anyway, struct moment *since,
	struct fault *why)
{
	int64_t ms = now.ms;
	enum store_result result = STORE_DONE;
	assert(is_sound(record) && !record->looking);
	if (record->kept)
		result = record->disk->ops->take(record->disk, &record->ref, &ms, anyway, why);
	*since = (struct moment){ ms, now.offset };
	if (result == STORE_NOT_HELD || !record->kept)
		return !record->kept;
	record->took_over = anyway;
	record->taken = now.ms;
	record->untaken = result == STORE_FAILED;
	/* The other may have gone on since the visit was opened. */
	record->failed = record->untaken || !read_rest(record, why);
	/* Who is here was said to the other, if at all. */
	visit_sit_down(&record->visit);
	if (!record->failed && !record->lost && anyway)
		drafts_take(record);
	return true;
}

void record_look(struct record *record)
{
	assert(is_sound(record) && !record->lost);
	record->looking = true;
}

bool record_is_lost(struct record *record)
{
	assert(is_sound(record));
	if (record->kept && !record->lost && !record->looking && !record->failed)
		record->lost = record->disk->ops->held(record->disk, &record->ref, NULL)
		               == STORE_NOT_HELD;
	return record->lost;
}

/* ---- writing ---------------------------------------------------------------------------- */

static enum store_result keep(struct record *record, const struct batch *batch,
	const char *settled, struct entry *entry, struct fault *why)
{
	enum store_result result = STORE_FAILED;
	bool keeps = visit_keeps_after(&record->visit, batch) && !record->trial;
	assert(record->journal.last == record->visit.event_count || record->journal.failed);
	if (make_entry(record, batch, settled, entry, why)) {
		if (keeps && !record->kept)
			result = move_to_disk(record, entry, batch->list[0].at, why)
				? STORE_DONE : STORE_FAILED;
		else if (!keeps && record->kept)
			result = move_to_memory(record, entry, why);
		else {
			entry->append.clear_draft = entry->settled;
			result = journal_append(&record->journal, &entry->append, why);
		}
	}
	buf_release(&entry->head);
	return result;
}

/* Who is here, or whether the screen is covered. */
static bool is_about_presence(const struct batch *batch)
{
	for (size_t i = 0; i < batch->count; i++)
		if (batch->list[i].kind == EVENT_PRESENT || batch->list[i].kind == EVENT_COVERED
			|| batch->list[i].kind == EVENT_UNCOVERED)
			return true;
	return false;
}

/* Where somebody is, who is there, what is covered: no answer. */
static bool is_only_seen(const struct batch *batch)
{
	for (size_t i = 0; i < batch->count; i++)
		switch (batch->list[i].kind) {
		case EVENT_MOVED:
		case EVENT_PRESENT:
		case EVENT_SKIPPED:
		case EVENT_COVERED:
		case EVENT_UNCOVERED:
		case EVENT_DISCLOSED:
			break;
		default:
			return false;
		}
	return true;
}

static bool apply_unkept(struct record *record, const struct batch *batch, struct fault *why)
{
	assert(record->lost || record->looking);
	if (!is_only_seen(batch))
		return fault_set_kind(why, FAULT_ELSEWHERE, NULL, "nothing more is kept here");
	struct visit after;
	arena_reset(&record->scratch);
	if (!fold(record, batch, &after, why))
		return false;
	visit_apply(&record->visit, batch);
	return true;
}

bool record_commit(struct record *record, const struct batch *batch, struct fault *why)
{
	struct entry entry;
	assert(is_sound(record));
	if (batch->count == 0)
		return true;
	if (record->lost || record->looking)
		return apply_unkept(record, batch, why);
	const char *settled = drafts_ended(record, batch);
	enum store_result result = keep(record, batch, settled, &entry, why);
	record->lost = result == STORE_NOT_HELD;
	record->failed = result != STORE_DONE && !record->lost;
	/* The cover, and who is there, are true whoever keeps the visit. */
	if (record->lost)
		return batch->list[0].kind != EVENT_MOVED && apply_unkept(record, batch, why);
	if (record->failed) {
		/* Nothing shows until somebody could say who is here. */
		if (is_about_presence(batch))
			visit_sit_down(&record->visit);
		return false;
	}
	visit_apply(&record->visit, &entry.read);
	assert(record->journal.last == record->visit.event_count); /* all that is true is kept */
	drafts_settle(record, settled);
	return true;
}

/* ---- life ------------------------------------------------------------------------------- */

static void prepare(struct record *record, struct store *memory, const struct store_ref *ref,
	void (*last_words)(void))
{
	*record = (struct record){ .memory = memory, .ref = *ref };
	buf_init(&record->bytes, BYTES_MAX);
	arena_init(&record->scratch, last_words);
	ref_code(ref, record->code);
}

bool record_begin(struct record *record, const struct pack *pack, const struct record_start *start,
	struct moment now, struct fault *why)
{
	struct batch batch;
	char followed[REF_TEXT_SIZE];
	assert(start->label && (start->trial || start->open_disk));
	/* Whose visit it is does not change from one to the next. */
	const struct store_ref ref = { start->after ? start->after->subject : seal_new_id(),
		seal_new_id() };
	prepare(record, new_memory(why), &ref, start->last_words);
	record->trial = start->trial;
	record->open_disk = start->open_disk;
	record->open_ctx = start->open_ctx;
	visit_init(&record->visit, pack, start->last_words);
	if (!record->memory || !drafts_init(record, why))
		return false;
	journal_begin(&record->journal, record->memory, &ref);
	if (start->after)
		ref_text(start->after, followed);
	visit_begin(&record->visit, start->path, start->label, start->after ? followed : NULL, now,
		&batch);
	return record_commit(record, &batch, why);
}

bool record_resume(struct record *record, struct store *disk, const struct store_ref *ref,
	struct pack_cache *packs, struct fault *why)
{
	struct kept kept;
	struct store *memory = new_memory(why);
	if (!memory)
		return false;
	if (!kept_open_part(disk, ref, packs, &kept, why)) {
		store_close(memory);
		return false;
	}
	prepare(record, memory, ref, packs->last_words);
	visit_move(&record->visit, &kept.visit);
	if (!drafts_init(record, why)) {
		record_close(record);
		return false;
	}
	assert(record->visit.event_count > 0 && !record->trial);
	record->disk = disk;
	record->kept = true;
	/* Behind a row that cannot be read nothing is written: it would hang in the air. */
	record->part = record->looking = kept.part;
	journal_resume(&record->journal, disk, ref, record->visit.event_count, &kept.tag);
	kept_close(&kept);
	visit_sit_down(&record->visit);
	return true;
}

void record_close(struct record *record)
{
	if (record->visit.pack)
		visit_release(&record->visit);
	store_close(record->memory);
	store_close(record->disk);
	arena_release(&record->scratch);
	buf_release(&record->bytes);
	free(record->drafts);
	*record = (struct record){ 0 };
}
