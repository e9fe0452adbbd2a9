#include "visit/draft.h"

#include "base/str.h"
#include "visit/answer.h"
#include "visit/disclosure.h"
#include "visit/supporters.h"

#include <assert.h>
#include <stdlib.h>

/*
 * A draft on the disk is an EVENT_ANSWERED that nobody has sent: one format for both.  On
 * a screen about one supporter it is an EVENT_CARRIED, whose text is the name
 * that it was typed under, and on the table of who may see what all their names:
 * under another one it is no draft.
 */

/* Of the table of who may see what, all of them: each column is under its name. */
static const char *all_names(const struct visit *visit, struct arena *arena)
{
	const char *all = "";
	for (int person = 1; person <= PEOPLE_MOST; person++) {
		const char *name = supporters_name(visit, person);
		all = arena_printf(arena, "%s%s\n", all, name ? name : "");
	}
	return all;
}

static const char *name_over(const struct visit *visit, const struct pack_question *question,
	struct arena *arena)
{
	int person = visit->pack->screens[question->screen].person;
	if (pack_traits(question->kind)->shares)
		return all_names(visit, arena);
	const char *name = person ? supporters_name(visit, person) : NULL;
	return person && !name ? "" : name;
}

static struct visit_draft *draft_of(struct visit *visit, int question)
{
	assert(question >= 0 && (size_t)question < visit->pack->question_count);
	if (!visit->drafts) {
		visit->drafts = arena_array(&visit->log, visit->pack->question_count,
			sizeof *visit->drafts);
		for (size_t i = 0; i < visit->pack->question_count; i++)
			buf_init(&visit->drafts[i].bytes, EVENT_MAX_BYTES);
	}
	return &visit->drafts[question];
}

static void encode(struct visit *visit, const struct pack_question *question,
	const struct value *value, struct buf *out)
{
	assert(answer_is_of(question, value));
	const char *name = name_over(visit, question, &visit->scratch);
	struct event event = { .kind = name ? EVENT_CARRIED : EVENT_ANSWERED, .seq = 1, .batch = 1,
		.question = question->id, .text = name,
		.screen = visit->pack->screens[question->screen].id,
		.value = answer_to_event(question, value, &visit->scratch) };
	event_encode(&event, out);
}

static bool decode(const struct visit *visit, const void *bytes, size_t len, struct arena *arena,
	struct value *value, int *question, struct fault *why)
{
	struct event event;
	if (!event_decode(bytes, len, arena, &event, why))
		return false;
	*question = event.kind == EVENT_ANSWERED || event.kind == EVENT_CARRIED
	                    ? pack_find_question(visit->pack, event.question)
	                    : -1;
	const char *name = *question < 0 ? NULL
	                                 : name_over(visit, &visit->pack->questions[*question], arena);
	if ((event.kind == EVENT_CARRIED) != (name != NULL) || (name && !str_is(name, event.text)))
		return fault_set(why, NULL, NULL, "a draft was typed under another name");
	return (*question >= 0
		       && answer_from_event(&visit->pack->questions[*question], &event.value,
			       arena, value))
	       || fault_set(why, NULL, NULL, "a draft does not fit the visit's pack");
}

/* Whoever is here. */
static bool get(const struct visit *visit, int question, struct arena *arena, struct value *value)
{
	const struct buf *draft = visit->drafts ? &visit->drafts[question].bytes : NULL;
	int number;
	return draft && draft->len
	       && decode(visit, draft->data, draft->len, arena, value, &number, NULL);
}

static bool has_rows(const struct pack_question *question)
{
	return question->value == VALUE_ITEMS || question->value == VALUE_PARTS;
}

/* Was it half said before somebody came in?  Rows that were left blank are then those of the
 * answer, and as little to be seen. */
static bool is_unseen(const struct visit *visit, int question)
{
	return visit->drafts
	       && (!disclosure_of_event(&visit->state, visit->drafts[question].seq)
		       || (has_rows(&visit->pack->questions[question])
			       && !disclosure_of_answer(visit, question)));
}

bool draft_get(const struct visit *visit, int question, struct arena *arena, struct value *value)
{
	return !is_unseen(visit, question) && get(visit, question, arena, value);
}

/*
 * The draft of a question is `value` now.  Rows that do not show are not touched:
 * what was half done there stays so, also when those that show are answered.
 */
static void set_draft(struct visit *visit, const struct pack_question *question,
	const struct value *value)
{
	struct visit_draft *draft = draft_of(visit, question->number);
	struct arena *arena = &visit->scratch;
	struct value answer = visit->state.answers[question->number].value, all = *value, old;
	if (has_rows(question)) {
		if (value->type != question->value)
			all = answer_to_frontend(visit, question, &answer, arena);
		all = answer_with_hidden(visit, question, &all,
			get(visit, question->number, arena, &old) ? &old : &answer, arena);
	}
	/* Rows that were half done before somebody came in are still among them. */
	bool unseen = draft->bytes.len && has_rows(question)
	              && is_unseen(visit, question->number);
	buf_clear(&draft->bytes);
	if (!unseen)
		draft->seq = visit->event_count;
	if (!answer_is_of(question, &all) || all.type == VALUE_RESOLUTION)
		return;
	/* What says the same as the answer is no draft; nor is nothing where nothing was. */
	bool nothing = value_is_empty(&all)
	               && (value_is_empty(&answer)
			       || !disclosure_of_answer(visit, question->number));
	if (!value_same(&answer, &all) && !nothing)
		encode(visit, question, &all, &draft->bytes);
}

const struct buf *visit_draft(struct visit *visit, const struct value *value)
{
	const struct pack_question *question = visit_question(visit);
	if (!question || question->value == VALUE_NONE)
		return NULL;
	arena_reset(&visit->scratch);
	struct visit_draft *draft = draft_of(visit, question->number);
	/* Whoever came in since does not see it, and so does not remove it. */
	if (value_is_empty(value) && !has_rows(question) && draft->bytes.len
		&& is_unseen(visit, question->number))
		return &draft->bytes;
	draft->came_back = false;
	set_draft(visit, question, value);
	return &visit->drafts[question->number].bytes;
}

void draft_settle(struct visit *visit, const char *question)
{
	int number = question ? pack_find_question(visit->pack, question) : -1;
	if (visit->drafts && number >= 0 && visit->drafts[number].bytes.len > 0)
		set_draft(visit, &visit->pack->questions[number],
			&(struct value){ .type = VALUE_NONE });
}

const struct buf *draft_bytes(const struct visit *visit, const char *question)
{
	int number = question ? pack_find_question(visit->pack, question) : -1;
	return visit->drafts && number >= 0 && visit->drafts[number].bytes.len > 0
	               ? &visit->drafts[number].bytes
	               : NULL;
}

bool visit_take_draft(struct visit *visit, const char *question, const void *bytes, size_t len,
	struct fault *why)
{
	struct value value;
	int number;
	arena_reset(&visit->scratch);
	if (!decode(visit, bytes, len, &visit->scratch, &value, &number, why))
		return false;
	if (number != pack_find_question(visit->pack, question))
		return fault_set(why, NULL, NULL, "a draft belongs to another question");
	struct visit_draft *draft = draft_of(visit, number);
	buf_clear(&draft->bytes);
	buf_add(&draft->bytes, bytes, len);
	draft->seq = 0;
	draft->came_back = true;
	return true;
}

const char *visit_ends_draft(const struct visit *visit, const struct batch *batch)
{
	bool went_on = false, left_open = false;
	if (visit->event_count == 0)
		return NULL;
	for (size_t i = 0; i < batch->count; i++) {
		const struct event *event = &batch->list[i];
		if (event->question)
			return event->question;
		went_on |= event->kind == EVENT_MOVED
		           && (str_is(event->word, "next") || str_is(event->word, "again"));
		left_open |= event->kind == EVENT_SKIPPED;
	}
	const struct pack_question *question = visit_question(visit);
	return question && went_on && !left_open ? question->id : NULL;
}

bool draft_came_back(const struct visit *visit, int question)
{
	assert(question >= 0 && (size_t)question < visit->pack->question_count);
	return visit->drafts && visit->drafts[question].came_back
	       && visit->drafts[question].bytes.len > 0 && !is_unseen(visit, question);
}
