#include "visit/state.h"

#include "base/str.h"
#include "visit/answer.h"
#include "visit/flow.h"
#include "visit/notes.h"
#include "visit/presence.h"
#include "visit/supporters.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

void state_init(const struct visit *visit, struct state *state, struct arena *arena)
{
	const struct pack *pack = visit->pack;
	*state = (struct state){ .label = "", .language = pack->language };
	state->answers = arena_array(arena, pack->question_count, sizeof *state->answers);
	state->skipped = arena_array(arena, pack->screen_count, sizeof *state->skipped);
	state->seen = arena_array(arena, pack->screen_count, sizeof *state->seen);
	state->live = arena_array(arena, pack->screen_count, sizeof *state->live);
	for (size_t i = 0; i < pack->question_count; i++)
		if (pack->questions[i].item_count)
			state->answers[i].rows = arena_array(arena,
				pack->questions[i].item_count, sizeof(struct visit_row));
}

struct fold {
	const struct visit *visit;
	struct state *state;
	struct arena *arena;
};

static bool apply_began(struct fold *fold, const struct event *event)
{
	struct state *state = fold->state;
	const struct pack *pack = fold->visit->pack;
	state->path = pack_find_path(pack, event->path);
	if (state->path < 0)
		return false;
	state->label = event->label;
	state->language = event->language;
	state->after = event->from;
	state->began = event->at;
	/* Until somebody said who is here, others may be: what came along is not for them. */
	state->with_others = presence_is_asked(pack, &pack->paths[state->path]);
	state->screen = pack->paths[state->path].screens[0];
	flow_place(pack, state, fold->arena);
	return true;
}

/* A pack may leave out who joins later, and an interpreter: both count as alone. */
static int find_asked(const struct pack_question *question, const char *id)
{
	int choice = pack_find_choice(question, id);
	return choice < 0 ? pack_find_choice(question, presence_word(PRESENT_ALONE)) : choice;
}

/* What a `choose` that is about something else shows as its answer. */
static void answer_asks(struct fold *fold, enum asks asks, const char *id, uint64_t seq)
{
	const struct pack *pack = fold->visit->pack;
	for (size_t i = 0; i < pack->question_count; i++) {
		const struct pack_question *question = &pack->questions[i];
		if (question->asks != asks)
			continue;
		int *pick = arena_array(fold->arena, 1, sizeof *pick);
		*pick = find_asked(question, id);
		struct visit_answer *answer = &fold->state->answers[i];
		answer->value = (struct value){ .type = VALUE_CHOICES, .pick = pick, .count = 1 };
		answer->seq = answer->said = seq;
	}
}

static bool apply_present(struct fold *fold, const struct event *event)
{
	struct state *state = fold->state;
	enum act_presence presence = PRESENT_OTHERS;
	int person = supporters_number(event->word);
	if (!person && !presence_named(event->word, &presence))
		return false;
	answer_asks(fold, ASKS_PRESENCE, presence_word(presence), event->seq);
	presence_say(fold->visit->pack, state, presence, person, event->seq);
	return true;
}

static bool apply_disclosed(struct fold *fold, const struct event *event)
{
	fold->state->disclosed = event->seq;
	fold->state->page = PAGE_PLAN;
	return str_is(event->word, "plan");
}

static bool apply_consented(struct fold *fold, const struct event *event)
{
	if (!str_is(event->word, "yes") && !str_is(event->word, "no"))
		return false;
	fold->state->consent = str_is(event->word, "yes") ? CONSENT_YES : CONSENT_NO;
	answer_asks(fold, ASKS_CONSENT, event->word, event->seq);
	return true;
}

static bool keeps_row(const struct value *before, const struct value *now, size_t i)
{
	if (now->type == VALUE_ITEMS)
		return now->pick[i] >= 0 && now->pick[i] == before->pick[i];
	return !str_is_blank(now->part[i]) && str_is(now->part[i], before->part[i]);
}

/* A row keeps when it got the answer that it has; 0: it came along. */
static void note_rows(struct visit_answer *answer, const struct value *now, size_t rows,
	uint64_t seq, bool beside)
{
	assert(rows == 0 || answer->rows);
	bool same_kind = answer->value.type == now->type
	                 && (now->type == VALUE_ITEMS || now->type == VALUE_PARTS);
	for (size_t i = 0; i < rows; i++)
		if (!same_kind || !keeps_row(&answer->value, now, i))
			answer->rows[i] = (struct visit_row){ seq, beside };
}

/* As event `seq`, or where a row still stands that was said before, as then: whoever hears
 * one row has not heard them all. */
static uint64_t said_at(const struct visit_answer *before, const struct value *now, uint64_t seq)
{
	bool rows = now->type == VALUE_ITEMS || now->type == VALUE_PARTS;
	if (!rows || before->value.type != now->type)
		return seq;
	assert(before->value.count == now->count); /* the pack's rows */
	for (size_t i = 0; i < now->count; i++)
		if (keeps_row(&before->value, now, i))
			return before->said < seq ? before->said : seq;
	return seq;
}

static bool is_about(const struct pack_screen *screen, int question)
{
	for (size_t i = 0; i < screen->about_count; i++)
		if (screen->about[i] == question)
			return true;
	return false;
}

/* What was said of something else is no answer any more.  It is not lost: the question is
 * asked again, and offers it. */
static void set_aside(struct fold *fold, int question, uint64_t seq)
{
	const struct pack *pack = fold->visit->pack;
	for (size_t i = 0; i < pack->question_count; i++) {
		struct visit_answer *answer = &fold->state->answers[i];
		int screen = pack->questions[i].screen;
		if (answer->value.type == VALUE_NONE || !is_about(&pack->screens[screen], question))
			continue;
		const struct value none = { .type = VALUE_NONE };
		note_rows(answer, &none, pack->questions[i].item_count, seq, false);
		answer->aside = answer->value;
		answer->value = none;
		answer->seq = seq;
		fold->state->skipped[screen] = false;
		set_aside(fold, (int)i, seq);
	}
}

/* Answers of this visit and those that came along are the same to all that follows. */
static bool apply_answered(struct fold *fold, const struct event *event)
{
	const struct pack *pack = fold->visit->pack;
	int number = pack_find_question(pack, event->question);
	struct value value;
	if (number < 0
		|| !answer_from_event(&pack->questions[number], &event->value, fold->arena, &value))
		return false;
	struct visit_answer *answer = &fold->state->answers[number];
	struct value before = answer->value;
	uint64_t said = event->kind == EVENT_CARRIED ? 0 : event->seq;
	note_rows(answer, &value, pack->questions[number].item_count, said,
		fold->state->with_others);
	answer->said = said_at(answer, &value, said);
	answer->value = value;
	answer->seq = event->seq;
	answer->aside = (struct value){ .type = VALUE_NONE };
	if (!value_is_empty(&before) && !value_same(&before, &value))
		set_aside(fold, number, event->seq);
	if (pack_traits(pack->questions[number].kind)->names_people)
		supporters_settle(fold->visit, fold->state, &pack->questions[number], &before,
			fold->arena);
	fold->state->skipped[pack->questions[number].screen] = false;
	return true;
}

static bool go_to(struct fold *fold, const char *screen)
{
	assert(fold->state->place); /* nothing comes before the beginning */
	int to = pack_find_screen(fold->visit->pack, screen);
	if (to < 0 || fold->state->place[to] < 0)
		return false;
	fold->state->screen = to;
	return true;
}

static bool apply_moved(struct fold *fold, const struct event *event)
{
	struct state *state = fold->state;
	int from = pack_find_screen(fold->visit->pack, event->from);
	if (from < 0)
		return false;
	/* Whoever was here before still is. */
	state->presence_known |= state->page == PAGE_WHO;
	state->page = PAGE_NONE;
	if (str_is(event->word, "review"))
		state->review_screen = from;
	/* On the way back to the review to what is asked again. */
	bool stays = str_is(event->word, "again") && state->in_review;
	state->in_review = stays || str_is(event->word, "review");
	return go_to(fold, event->screen);
}

static bool apply_skipped(struct fold *fold, const struct event *event)
{
	int screen = pack_find_screen(fold->visit->pack, event->screen);
	if (screen < 0)
		return false;
	fold->state->skipped[screen] = true;
	return true;
}

static bool add_resolution(struct fold *fold, const struct event *event, int stop,
	const char *item)
{
	struct state *state = fold->state;
	const struct pack_question *asked = &fold->visit->pack->questions[stop];
	int of = pack_stop(asked)->of;
	const struct pack_question *signs = &fold->visit->pack->questions[of];
	struct visit_resolution resolution = { .question = of,
		.item = pack_find_item(signs, item), .seq = event->seq, .stop = stop,
		.action = pack_find_choice(asked, event->action), .name = event->name, .reason = event->text };
	if (resolution.item < 0 || resolution.action < 0)
		return false;
	state->resolutions = arena_grow(fold->arena, state->resolutions, state->resolution_count,
		&state->resolution_cap, sizeof *state->resolutions);
	state->resolutions[state->resolution_count++] = resolution;
	return true;
}

static bool apply_resolved(struct fold *fold, const struct event *event)
{
	const struct pack *pack = fold->visit->pack;
	int stop = pack_find_question(pack, event->question);
	if (stop < 0 || !pack_traits(pack->questions[stop].kind)->watches)
		return false;
	for (size_t i = 0; i < event->id_count; i++)
		if (!add_resolution(fold, event, stop, event->ids[i]))
			return false;
	return true;
}

static bool add_note(struct fold *fold, const char *tag, const struct event *event)
{
	struct state *state = fold->state;
	int screen = pack_find_screen(fold->visit->pack, event->screen);
	if (screen < 0)
		return false;
	state->notes = arena_grow(fold->arena, state->notes, state->note_count, &state->note_cap,
		sizeof *state->notes);
	state->notes[state->note_count++] = (struct visit_note){ tag, event->text, screen,
		event->seq };
	return true;
}

static bool apply_noted(struct fold *fold, const struct event *event)
{
	enum note_tag tag;
	return notes_named(event->word, &tag) && tag != NOTE_PARK
	       && add_note(fold, event->word, event);
}

static bool apply_parked(struct fold *fold, const struct event *event)
{
	return add_note(fold, NULL, event);
}

static bool apply_covered(struct fold *fold, const struct event *event)
{
	fold->state->covered = event->kind == EVENT_COVERED;
	/* Whoever uncovers it may not be who covered it. */
	if (!fold->state->covered)
		presence_ask(fold->visit->pack, fold->state, event->seq);
	return true;
}

static bool apply_undone(struct fold *fold, const struct event *event)
{
	fold->state->in_review = false;
	return go_to(fold, event->screen);
}

static bool role_of(const char *word, int *role)
{
	*role = str_is(word, "clinician") ? ROLE_CLINICIAN : ROLE_PATIENT;
	return *role == ROLE_CLINICIAN || str_is(word, "patient");
}

static bool apply_yes(struct fold *fold, const struct event *event)
{
	int role;
	if (!role_of(event->word, &role))
		return false;
	bool yes = event->kind == EVENT_YES;
	fold->state->yes[role].seq = yes ? event->seq : 0;
	fold->state->yes[role].digest = event->digest;
	fold->state->yes[role].at = event->at;
	return true;
}

static bool apply_ended(struct fold *fold, const struct event *event)
{
	static const char *const ends[] = { [END_AGREED] = "agreed", [END_DECLINED] = "declined",
		[END_STOPPED] = "stopped", [END_UNFINISHED] = "unfinished" };
	for (size_t i = 1; i < sizeof ends / sizeof *ends; i++)
		if (str_is(event->word, ends[i])) {
			fold->state->end = (enum visit_end)i;
			return true;
		}
	return false;
}

/* ---- what came along --------------------------------------------------------------- */

static bool add_past(struct fold *fold, const struct event *event)
{
	struct state *state = fold->state;
	struct visit_past past = { .number = event->value.number,
		.question = pack_find_question(fold->visit->pack, event->question) };
	if (past.question < 0 || !date_parse_day(event->text, &past.day) || past.number < 0
		|| past.number > 10)
		return false;
	state->past = arena_grow(fold->arena, state->past, state->past_count, &state->past_cap,
		sizeof *state->past);
	state->past[state->past_count++] = past;
	return true;
}

static bool carry_note(struct fold *fold, const struct event *event)
{
	enum note_tag tag;
	struct event noted = *event;
	noted.text = event->value.text;
	noted.seq = 0; /* nobody who is here now has heard it */
	if (event->value.type != 't' || !notes_named(event->question, &tag))
		return false;
	return add_note(fold, tag == NOTE_PARK ? NULL : event->question, &noted);
}

/* A number of an earlier visit is no answer of this one, but where it is said to stand: it is
 * only looked at. */
static bool apply_carried(struct fold *fold, const struct event *event)
{
	if (event->word && str_is(event->word, "note"))
		return carry_note(fold, event);
	if (event->word && !str_is(event->word, "stands"))
		return false;
	return event->value.type == 'n' && !event->word ? add_past(fold, event)
	                                                : apply_answered(fold, event);
}

static bool section_named(const char *id, struct visit_recalled *line)
{
	size_t len = strcspn(id, ".");
	line->is_private = str_is(id + len, ".private");
	for (int i = 0; i < PLAN_SECTIONS; i++) {
		const char *name = pack_section_name((enum plan_section)i);
		line->section = (enum plan_section)i;
		if (strlen(name) == len && memcmp(name, id, len) == 0)
			return line->is_private || !id[len];
	}
	return false;
}

static bool apply_recalled(struct fold *fold, const struct event *event)
{
	struct state *state = fold->state;
	struct date day;
	if (event->value.type != 'p' || !date_parse_day(event->text, &day))
		return false;
	state->recalled_day = event->text;
	for (size_t i = 0; i < event->value.count; i++) {
		struct visit_recalled line = { .text = event->value.answers[i] };
		if (!section_named(event->value.ids[i], &line))
			return false;
		state->recalled = arena_grow(fold->arena, state->recalled, state->recalled_count,
			&state->recalled_cap, sizeof *state->recalled);
		state->recalled[state->recalled_count++] = line;
	}
	return true;
}

static bool (*const apply[EVENT_KINDS])(struct fold *, const struct event *) = {
	[EVENT_BEGAN] = apply_began,
	[EVENT_PRESENT] = apply_present,
	[EVENT_CONSENTED] = apply_consented,
	[EVENT_ANSWERED] = apply_answered,
	[EVENT_MOVED] = apply_moved,
	[EVENT_SKIPPED] = apply_skipped,
	[EVENT_RESOLVED] = apply_resolved,
	[EVENT_NOTED] = apply_noted,
	[EVENT_PARKED] = apply_parked,
	[EVENT_COVERED] = apply_covered,
	[EVENT_UNCOVERED] = apply_covered,
	[EVENT_UNDONE] = apply_undone,
	[EVENT_REDONE] = apply_undone,
	[EVENT_YES] = apply_yes,
	[EVENT_TOOK_BACK] = apply_yes,
	[EVENT_ENDED] = apply_ended,
	[EVENT_CARRIED] = apply_carried,
	[EVENT_RECALLED] = apply_recalled,
	[EVENT_DISCLOSED] = apply_disclosed,
};

/* A yes is to the plan as it was when it was said: whatever is said after it takes it back, also
 * where the lines come out the same. */
static bool changes_plan(enum event_kind kind)
{
	return kind == EVENT_ANSWERED || kind == EVENT_RESOLVED || kind == EVENT_NOTED
	       || kind == EVENT_PARKED;
}

bool state_apply(const struct visit *visit, struct state *state, const struct event *event,
	struct arena *arena)
{
	assert(event->kind >= EVENT_BEGAN && event->kind < EVENT_KINDS && apply[event->kind]);
	assert(state->answers); /* state_init() came first */
	struct fold fold = { visit, state, arena };
	/* Whoever goes on with a visit has ended its interruption. */
	if (state->end == END_UNFINISHED)
		state->end = END_NOT;
	if (!apply[event->kind](&fold, event))
		return false;
	if (changes_plan(event->kind))
		state->yes[ROLE_PATIENT].seq = state->yes[ROLE_CLINICIAN].seq = 0;
	state->last = event->at;
	flow_settle(visit, state, flow_from(visit, state, event));
	return true;
}

void state_sit_down(const struct visit *visit, struct state *state, size_t count)
{
	if (count > 0 && count == visit->sitting)
		presence_ask(visit->pack, state, count);
}

static void *copied(struct arena *arena, const void *list, size_t count, size_t size)
{
	void *copy = arena_array(arena, count ? count : 1, size);
	if (count)
		memcpy(copy, list, count * size);
	return copy;
}

/* Is the event left out of the fold, with what the batch undoes and redoes? */
static bool is_dead_after(const struct visit *visit, const struct batch *batch, size_t i)
{
	bool dead = visit->dead[i];
	for (size_t j = 0; j < batch->count; j++) {
		const struct event *event = &batch->list[j];
		bool turned = event->kind == EVENT_UNDONE || event->kind == EVENT_REDONE;
		if (turned && i + 1 >= event->first && i + 1 <= event->last)
			dead = event->kind == EVENT_UNDONE;
	}
	return dead;
}

static bool has_turned(const struct batch *batch)
{
	for (size_t i = 0; i < batch->count; i++)
		if (batch->list[i].kind == EVENT_UNDONE || batch->list[i].kind == EVENT_REDONE)
			return true;
	return false;
}

/* From the first event on: nothing else tells what was before one that is undone. */
static bool fold_anew(const struct visit *visit, const struct batch *batch, struct arena *arena,
	struct visit *after)
{
	bool ok = true;
	state_init(after, &after->state, arena);
	for (size_t i = 0; ok && i < visit->event_count; i++) {
		state_sit_down(after, &after->state, i);
		if (!is_dead_after(visit, batch, i))
			ok = state_apply(after, &after->state, &visit->events[i], arena);
	}
	state_sit_down(after, &after->state, visit->event_count);
	return ok;
}

static void copy_state(const struct pack *pack, struct state *state, struct arena *arena)
{
	state->answers = copied(arena, state->answers, pack->question_count,
		sizeof *state->answers);
	state->skipped = copied(arena, state->skipped, pack->screen_count, sizeof *state->skipped);
	state->seen = copied(arena, state->seen, pack->screen_count, sizeof *state->seen);
	state->live = copied(arena, state->live, pack->screen_count, sizeof *state->live);
	/* Full lists: adding to one makes a new one in `arena`. */
	state->resolution_cap = state->resolution_count;
	state->note_cap = state->note_count;
	state->past_cap = state->past_count;
	state->recalled_cap = state->recalled_count;
	for (size_t i = 0; i < pack->question_count; i++)
		if (state->answers[i].rows)
			state->answers[i].rows = copied(arena, state->answers[i].rows,
				pack->questions[i].item_count, sizeof(struct visit_row));
}

bool state_after(const struct visit *visit, const struct batch *batch, struct arena *arena,
	struct visit *after)
{
	bool ok = true;
	assert(after != visit && batch->count <= BATCH_MAX);
	*after = (struct visit){ .pack = visit->pack, .events = visit->events,
		.event_count = visit->event_count, .dead = visit->dead, .state = visit->state,
		.version = visit->version, .sitting = visit->sitting, .preview = PREVIEW_NONE };
	arena_init(&after->log, visit->log.last_words);
	if (visit->event_count == 0 || has_turned(batch))
		ok = fold_anew(visit, batch, arena, after);
	else
		copy_state(visit->pack, &after->state, arena);
	for (size_t i = 0; ok && i < batch->count; i++)
		ok = state_apply(after, &after->state, &batch->list[i], arena);
	return ok;
}

void state_if_alone(const struct visit *visit, struct arena *arena, struct visit *alone)
{
	struct batch batch = { .count = 0 };
	batch_add(&batch, &(struct event){ .kind = EVENT_PRESENT, .word = "alone",
		.seq = visit->event_count + 1, .batch = visit->event_count + 1,
		.at = visit->state.last });
	state_after(visit, &batch, arena, alone);
}

void state_if_answered(const struct visit *visit, const struct pack_question *question,
	const struct value *value, struct arena *arena, struct visit *alone)
{
	struct batch batch = { .count = 0 };
	uint64_t seq = visit->event_count + 1;
	batch_add(&batch, &(struct event){ .kind = EVENT_PRESENT, .word = "alone", .seq = seq,
		.batch = seq, .at = visit->state.last });
	batch_add(&batch, &(struct event){ .kind = EVENT_ANSWERED, .question = question->id,
		.value = answer_to_event(question, value, arena), .seq = seq + 1, .batch = seq,
		.at = visit->state.last });
	state_after(visit, &batch, arena, alone);
}

void state_if_shown(const struct visit *visit, struct arena *arena, struct visit *shown)
{
	const struct batch nothing = { .count = 0 };
	state_after(visit, &nothing, arena, shown);
	shown->state.all_shown = true;
}
