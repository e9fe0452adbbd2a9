#include "visit/visit.h"

#include "base/label.h"
#include "base/str.h"
#include "visit/draft.h"
#include "visit/flow.h"
#include "visit/state.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define LABEL_BYTES ((size_t)64 << 10)

void visit_init(struct visit *visit, const struct pack *pack, void (*last_words)(void))
{
	*visit = (struct visit){ .pack = pack, .preview = PREVIEW_NONE };
	arena_init(&visit->log, last_words);
	arena_init(&visit->fold, last_words);
	arena_init(&visit->scratch, last_words);
}

static void release_drafts(struct visit *visit)
{
	for (size_t i = 0; visit->drafts && i < visit->pack->question_count; i++)
		buf_release(&visit->drafts[i].bytes);
	visit->drafts = NULL;
}

void visit_release(struct visit *visit)
{
	release_drafts(visit);
	arena_release(&visit->log);
	arena_release(&visit->fold);
	arena_release(&visit->scratch);
}

void visit_move(struct visit *to, struct visit *from)
{
	assert(to != from);
	*to = *from;
	*from = (struct visit){ .pack = from->pack, .preview = PREVIEW_NONE };
}

void visit_preview(struct visit *visit, int screen)
{
	assert(screen >= 0 && (size_t)screen < visit->pack->screen_count);
	visit->preview = screen;
}

/* As it identifies, however it came here. */
static const char *folded(struct visit *visit, const char *label)
{
	struct buf text;
	buf_init(&text, LABEL_BYTES);
	label_fold(label, &text);
	const char *copy = arena_strndup(&visit->scratch, text.data ? text.data : "", text.len);
	buf_release(&text);
	return copy;
}

void visit_begin(struct visit *visit, int path, const char *label, const char *from,
	struct moment now, struct batch *batch)
{
	const struct pack *pack = visit->pack;
	assert(visit->event_count == 0);
	assert(path >= 0 && (size_t)path < pack->path_count);
	batch->count = 0;
	batch_add(batch, &(struct event){ .kind = EVENT_BEGAN, .seq = 1, .batch = 1, .at = now,
		.pack = pack->id, .path = pack->paths[path].id, .language = pack->language,
		.label = folded(visit, label), .from = from, .digest = pack->digest });
}

/* ---- keeping an event ------------------------------------------------------- */

/* An optional text as a copy; NULL stays NULL, since absent is not empty. */
static void keep_text(struct arena *arena, const char **text)
{
	if (*text)
		*text = arena_strdup(arena, *text);
}

static const char *const *keep_texts(struct arena *arena, const char *const *list, size_t count)
{
	if (!list)
		return NULL;
	const char **copy = arena_array(arena, count ? count : 1, sizeof *copy);
	for (size_t i = 0; i < count; i++)
		copy[i] = arena_strdup(arena, list[i]);
	return copy;
}

static struct event keep_event(struct arena *arena, const struct event *event)
{
	struct event copy = *event;
	const char **const texts[] = { &copy.word, &copy.screen, &copy.from, &copy.question,
		&copy.text, &copy.name, &copy.action, &copy.pack, &copy.path, &copy.language,
		&copy.label, &copy.to, &copy.value.text };
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		keep_text(arena, texts[i]);
	copy.ids = keep_texts(arena, event->ids, event->id_count);
	copy.value.ids = keep_texts(arena, event->value.ids, event->value.count);
	copy.value.answers = keep_texts(arena, event->value.answers, event->value.count);
	return copy;
}

static const struct event *add_event(struct visit *visit, const struct event *event)
{
	assert(event->seq == visit->event_count + 1);
	size_t cap = visit->event_cap; /* of both lists, which grow together */
	visit->dead = arena_grow(&visit->log, visit->dead, visit->event_count, &cap,
		sizeof *visit->dead);
	visit->events = arena_grow(&visit->log, visit->events, visit->event_count,
		&visit->event_cap, sizeof *visit->events);
	visit->events[visit->event_count] = keep_event(&visit->log, event);
	return &visit->events[visit->event_count++];
}

/* ---- undo ---------------------------------------------------------------------- */

/* Who is in the room is a fact, no answer: undoing it would show what is private. */
static bool can_be_undone(const struct event *event)
{
	switch (event->kind) {
	case EVENT_CONSENTED:
	case EVENT_ANSWERED:
	case EVENT_SKIPPED:
	case EVENT_RESOLVED:
	case EVENT_NOTED:
	case EVENT_PARKED:
	case EVENT_YES: /* taking one back is not undone: nobody says yes by undoing */
		return true;
	case EVENT_ENDED:
		return !str_is(event->word, "unfinished");
	default:
		return false;
	}
}

static void push_step(struct visit *visit, struct visit_steps *steps, struct visit_step step)
{
	steps->list = arena_grow(&visit->log, steps->list, steps->count, &steps->cap,
		sizeof *steps->list);
	steps->list[steps->count++] = step;
}

/* What one act did is undone as one, whatever else its events were. */
static void note_step(struct visit *visit, const struct event *event)
{
	assert(event->batch >= 1 && event->batch <= event->seq);
	size_t count = visit->undo.count;
	struct visit_step *last = count ? &visit->undo.list[count - 1] : NULL;
	if (last && last->first == event->batch) {
		last->last = event->seq;
		return;
	}
	if (!can_be_undone(event))
		return;
	visit->redo.count = 0;
	push_step(visit, &visit->undo,
		(struct visit_step){ event->batch, event->seq, event->screen });
}

static bool rebuild(struct visit *visit)
{
	bool ok = true;
	arena_reset(&visit->fold);
	state_init(visit, &visit->state, &visit->fold);
	for (size_t i = 0; ok && i < visit->event_count; i++) {
		state_sit_down(visit, &visit->state, i);
		if (!visit->dead[i])
			ok = state_apply(visit, &visit->state, &visit->events[i], &visit->fold);
	}
	state_sit_down(visit, &visit->state, visit->event_count);
	return ok;
}

void visit_sit_down(struct visit *visit)
{
	assert(visit->event_count > 0);
	visit->sitting = visit->event_count;
	visit->version++;
	state_sit_down(visit, &visit->state, visit->event_count);
}

static bool is_turn(const struct event *event)
{
	return event->kind == EVENT_UNDONE || event->kind == EVENT_REDONE;
}

/* Mostly the last one: what somebody else said is passed over.  The count: there is none. */
static size_t place_of_step(const struct visit_steps *steps, const struct event *event)
{
	size_t i = steps->count;
	while (i > 0 && (steps->list[i - 1].first != event->first
			       || steps->list[i - 1].last != event->last))
		i--;
	return i ? i - 1 : steps->count;
}

static bool take_step(struct visit_steps *steps, const struct event *event,
	struct visit_step *step)
{
	size_t at = place_of_step(steps, event);
	if (at == steps->count)
		return false;
	*step = steps->list[at];
	steps->count--;
	memmove(&steps->list[at], &steps->list[at + 1], (steps->count - at) * sizeof *steps->list);
	return true;
}

/* Takes a step from one list to the end of the other, and its events in or out of the fold. */
static bool turn_step(struct visit *visit, const struct event *event)
{
	assert(is_turn(event));
	bool undone = event->kind == EVENT_UNDONE;
	struct visit_step step;
	if (!take_step(undone ? &visit->undo : &visit->redo, event, &step))
		return false;
	push_step(visit, undone ? &visit->redo : &visit->undo, step);
	assert(step.first >= 1 && step.last >= step.first && step.last <= visit->event_count);
	for (uint64_t seq = step.first; seq <= step.last; seq++)
		visit->dead[seq - 1] = undone;
	return rebuild(visit);
}

/* ---- applying -------------------------------------------------------------------- */

static bool apply_one(struct visit *visit, const struct event *event)
{
	const struct event *kept = add_event(visit, event);
	visit->version++;
	if (is_turn(kept))
		return turn_step(visit, kept);
	if (!state_apply(visit, &visit->state, kept, &visit->fold))
		return false;
	note_step(visit, kept);
	draft_settle(visit, kept->question);
	return true;
}

/* The last event, as far as the next one hangs on it. */
struct tail {
	size_t count;
	uint64_t batch;
};

static struct tail tail_of(const struct visit *visit)
{
	size_t count = visit->event_count;
	return (struct tail){ count, count ? visit->events[count - 1].batch : 0 };
}

static bool follows(const struct visit *visit, const struct tail *tail, const struct event *event)
{
	if (tail->count == 0)
		return event->kind == EVENT_BEGAN && event->seq == 1
		       && memcmp(event->digest.bytes, visit->pack->digest.bytes, DIGEST_SIZE) == 0;
	/* A batch is the event's own or that of the one before; the beginning stands alone. */
	return event->kind != EVENT_BEGAN && event->seq == tail->count + 1
	       && event->batch >= 2 && (event->batch == event->seq || event->batch == tail->batch);
}

static bool does_not_follow(const struct tail *tail, const struct event *event,
	struct fault *why)
{
	return fault_set(why, NULL, "restore a backup that passes 'tandem records verify'",
		"event %llu ('%s') does not follow event %zu of this visit",
		(unsigned long long)event->seq, event_kind_name(event->kind), tail->count);
}

bool visit_replay(struct visit *visit, const struct event *event, struct fault *why)
{
	const struct tail tail = tail_of(visit);
	if (!follows(visit, &tail, event))
		return does_not_follow(&tail, event, why);
	if (visit->event_count == 0)
		state_init(visit, &visit->state, &visit->fold);
	if (!apply_one(visit, event))
		return fault_set(why, NULL, "restore a backup that passes 'tandem records verify'",
			"event %llu ('%s') does not fit the pack that the visit was held with",
			(unsigned long long)event->seq, event_kind_name(event->kind));
	return true;
}

/* What changes the steps stands alone, so that they are still what is looked at here. */
static bool turns_a_step(const struct visit *visit, const struct batch *batch)
{
	const struct event *event = &batch->list[0];
	const struct visit_steps *steps = event->kind == EVENT_UNDONE ? &visit->undo
	                                                               : &visit->redo;
	return batch->count == 1 && place_of_step(steps, event) < steps->count;
}

bool visit_fits(const struct visit *visit, const struct batch *batch, struct fault *why)
{
	struct tail tail = tail_of(visit);
	assert(batch->count <= BATCH_MAX);
	for (size_t i = 0; i < batch->count; i++) {
		const struct event *event = &batch->list[i];
		if (!follows(visit, &tail, event)
			|| (is_turn(event) && !turns_a_step(visit, batch)))
			return does_not_follow(&tail, event, why);
		tail = (struct tail){ tail.count + 1, event->batch };
	}
	return true;
}

void visit_apply(struct visit *visit, const struct batch *batch)
{
	assert(batch->count <= BATCH_MAX);
	const char *settled = visit_ends_draft(visit, batch);
	for (size_t i = 0; i < batch->count; i++) {
		bool fits_in = visit_replay(visit, &batch->list[i], NULL);
		assert(fits_in); /* decide made it, or visit_fits() and state_after() saw it */
		(void)fits_in;
	}
	draft_settle(visit, settled);
	visit->preview = PREVIEW_NONE;
}

/* Which consent stands when the events from..to count as `dead` or not. */
static enum visit_consent consent_with(const struct visit *visit, const struct event *turn)
{
	assert(turn->kind == EVENT_UNDONE || turn->kind == EVENT_REDONE);
	enum visit_consent consent = CONSENT_NOT_ASKED;
	for (size_t i = 0; i < visit->event_count; i++) {
		const struct event *event = &visit->events[i];
		bool turned = event->seq >= turn->first && event->seq <= turn->last;
		bool dead = turned ? turn->kind == EVENT_UNDONE : visit->dead[i];
		if (!dead && event->kind == EVENT_CONSENTED)
			consent = str_is(event->word, "yes") ? CONSENT_YES : CONSENT_NO;
	}
	return consent;
}

bool visit_keeps_after(const struct visit *visit, const struct batch *batch)
{
	enum visit_consent consent = visit->state.consent;
	for (size_t i = 0; i < batch->count; i++) {
		const struct event *event = &batch->list[i];
		if (event->kind == EVENT_CONSENTED)
			consent = str_is(event->word, "yes") ? CONSENT_YES : CONSENT_NO;
		else if (event->kind == EVENT_UNDONE || event->kind == EVENT_REDONE)
			consent = consent_with(visit, event);
	}
	return consent == CONSENT_YES;
}
