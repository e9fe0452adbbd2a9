#include "record/drafts.h"

#include "base/str.h"
#include "visit/draft.h"

#include <assert.h>
#include <stdlib.h>

static struct record_draft *draft_known(struct record *record, const char *question)
{
	int number = pack_find_question(record->visit.pack, question);
	assert(record->drafts); /* drafts_init() came first */
	return number < 0 ? NULL : &record->drafts[number];
}

static void know_draft(struct record *record, const char *question, const void *bytes, size_t len)
{
	struct record_draft *draft = draft_known(record, question);
	if (draft)
		*draft = (struct record_draft){ digest_of(bytes, len), len > 0 };
}

static bool take_draft(void *ctx, const char *field, const void *bytes, size_t len)
{
	struct record *record = ctx;
	if (!draft_bytes(&record->visit, field)
		&& visit_take_draft(&record->visit, field, bytes, len, NULL))
		know_draft(record, field, bytes, len);
	return true;
}

bool drafts_init(struct record *record, struct fault *why)
{
	const struct pack *pack = record->visit.pack;
	record->drafts = calloc(pack->question_count + 1, sizeof *record->drafts);
	if (!record->drafts)
		return fault_set_kind(why, FAULT_NO_MEMORY, NULL, "there is no memory left for the visit");
	for (size_t i = 0; i < pack->question_count; i++) {
		const struct buf *draft = draft_bytes(&record->visit, pack->questions[i].id);
		if (draft)
			know_draft(record, pack->questions[i].id, draft->data, draft->len);
	}
	return true;
}

void drafts_take(struct record *record)
{
	assert(record->took_over && record->disk);
	record->disk->ops->each_draft(record->disk, &record->ref, take_draft, record, NULL);
}

struct newer {
	struct record *record;
	const char *question;
	bool answered;
};

static bool see_newer(void *ctx, const struct store_row *row)
{
	struct newer *newer = ctx;
	struct event event;
	if (row->seq <= newer->record->visit.event_count)
		return true;
	arena_reset(&newer->record->scratch);
	newer->answered = event_decode(row->bytes, row->len, &newer->record->scratch, &event, NULL)
	                  && str_is(event.question, newer->question);
	return !newer->answered;
}

void drafts_leave(struct record *record, const char *question, const struct buf *draft)
{
	struct store *disk = record->disk;
	struct newer newer = { record, question, false };
	struct record_draft *known = draft_known(record, question);
	assert(disk || !record->lost);
	if (!record->lost || !known
		|| !disk->ops->each_row(disk, &record->ref, see_newer, &newer, NULL)
		|| newer.answered)
		return;
	if (disk->ops->leave_draft(disk, &record->ref, question, draft->len ? draft->data : NULL,
		    draft->len, known->known ? &known->digest : NULL, NULL))
		know_draft(record, question, draft->len ? draft->data : "", draft->len);
}

void drafts_keep(struct record *record, const char *question, const struct buf *draft)
{
	struct fault why;
	struct store *store = record->journal.store;
	if (record->looking)
		return;
	if (record->lost) {
		drafts_leave(record, question, draft);
		return;
	}
	enum store_result result = store->ops->draft(store, &record->ref, question,
		draft->len ? draft->data : NULL, draft->len, &why);
	if (result == STORE_DONE)
		know_draft(record, question, draft->len ? draft->data : "", draft->len);
	record->lost = result == STORE_NOT_HELD;
	if (record->lost)
		drafts_leave(record, question, draft);
	/* Memory knows nothing of the disk, which may have failed at the yes. */
	else if (record->kept)
		record->failed = result != STORE_DONE;
}

void drafts_put(struct record *record, const struct pack_question *question,
	const struct buf *draft)
{
	struct visit *visit = &record->visit;
	const struct value *answer = &visit->state.answers[question->number].value;
	struct value value;
	assert(record->behind);
	if (!visit_take_draft(visit, question->id, draft->data, draft->len, NULL))
		return;
	arena_reset(&record->scratch);
	if (draft_get(visit, question->number, &record->scratch, &value)
		&& value_same(answer, &value))
		draft_settle(visit, question->id);
	else
		drafts_keep(record, question->id, draft);
}

const char *drafts_ended(const struct record *record, const struct batch *batch)
{
	const char *ended = visit_ends_draft(&record->visit, batch);
	return record->took_over && !draft_bytes(&record->visit, ended) ? NULL : ended;
}

void drafts_settle(struct record *record, const char *ended)
{
	if (ended)
		know_draft(record, ended, "", 0);
	/* What is half done in rows that do not show outlives the answer to the others. */
	const struct buf *left = draft_bytes(&record->visit, ended);
	if (left)
		drafts_keep(record, ended, left);
	if (record->took_over && record->kept)
		drafts_take(record);
}
