#include "visit/kind.h"

#include "base/str.h"
#include "base/utf8.h"
#include "visit/agreement.h"
#include "visit/answer.h"
#include "visit/disclosure.h"
#include "visit/draft.h"
#include "visit/flow.h"
#include "visit/notes.h"
#include "visit/presence.h"
#include "visit/presence_page.h"
#include "visit/state.h"
#include "visit/supporters.h"

#include <assert.h>
#include <string.h>

/*
 * An act to events.  A handler adds events without seq and time; visit_decide()
 * numbers them and says on which screen they were done.
 */
struct decision {
	struct visit *visit;
	const struct act *act;
	struct moment now;
	struct batch *batch;
	struct fault *why;
};

static const struct pack_screen *here(const struct visit *visit)
{
	return &visit->pack->screens[visit->state.screen];
}

void visit_number(const struct visit *visit, struct batch *batch, struct moment now)
{
	for (size_t i = 0; i < batch->count; i++) {
		struct event *event = &batch->list[i];
		event->seq = visit->event_count + 1 + i;
		event->batch = visit->event_count + 1;
		event->at = now;
		if (!event->screen)
			event->screen = here(visit)->id;
	}
}

static bool refuse_text(struct decision *d, const char *text)
{
	return fault_set_kind(d->why, FAULT_REFUSED, NULL, "%s", text);
}

static bool refuse(struct decision *d, enum word word)
{
	assert(word < WORD_COUNT);
	return refuse_text(d, d->visit->pack->words.text[word]);
}

/* As refuse(), of a part or row of the answer. */
static bool refuse_at(struct decision *d, enum word word, size_t at)
{
	d->visit->refused_at = at;
	return refuse(d, word);
}

/* The same for words that may name a number. */
static bool refuse_number(struct decision *d, enum word word, int number)
{
	return refuse_text(d, words_put(d->visit->pack->words.text[word],
		arena_printf(&d->visit->scratch, "%d", number), &d->visit->scratch));
}

static bool add(struct decision *d, struct event event)
{
	batch_add(d->batch, &event);
	return true;
}

static bool move(struct decision *d, int to, const char *word)
{
	if (to < 0)
		return true;
	assert((size_t)to < d->visit->pack->screen_count);
	return add(d, (struct event){ .kind = EVENT_MOVED, .from = here(d->visit)->id,
		.screen = d->visit->pack->screens[to].id, .word = word });
}

static struct value answered_before(const struct visit *visit,
	const struct pack_question *question)
{
	return visit->state.answers[question->number].value;
}

/* ---- answering ---------------------------------------------------------------- */

/* The value, where it differs from what is there, as the kind's events. */
static void answer(struct decision *d, const struct pack_question *question,
	const struct value *value)
{
	const struct kind *kind = kind_of(question->kind);
	struct value before = answered_before(d->visit, question);
	bool same = value_same(&before, value) && !presence_comes_again(d->visit, question);
	/* Nobody takes away what they do not see. */
	bool unseen = value_is_empty(value)
	              && !disclosure_of_answer(d->visit, question->number);
	if (same || unseen || (value_is_empty(&before) && value_is_empty(value)))
		return;
	if (kind->decide && !value_is_empty(value)) {
		kind->decide(d->visit, question, value, d->batch);
		return;
	}
	add(d, (struct event){ .kind = EVENT_ANSWERED, .question = question->id,
		.value = answer_to_event(question, value, &d->visit->scratch) });
}

/* What is shown, and that may be half done from before; what is hidden does not count, and
 * what is only offered is nothing yet. */
static struct value as_it_stands(struct decision *d, const struct pack_question *question)
{
	struct value value, before = answered_before(d->visit, question);
	struct arena *arena = &d->visit->scratch;
	if (!draft_get(d->visit, question->number, arena, &value))
		return before;
	if (question->value != VALUE_ITEMS && question->value != VALUE_PARTS)
		return value;
	value = answer_to_frontend(d->visit, question, &value, arena);
	return answer_with_hidden(d->visit, question, &value, &before, arena);
}

/* Words that stand under somebody's name are theirs: the two alone may read them. */
static bool is_of_absent(const struct visit *visit, const struct pack_question *question,
	const struct value *value)
{
	const struct value before = answered_before(visit, question);
	return visit->pack->screens[question->screen].guest && !visit->state.guest
	       && question->asks != ASKS_PRESENCE && !value_same(value, &before);
}

/* What is taken as the answer: the value sent, or where none was, as it stands. */
static bool take_answer(struct decision *d, const struct pack_question *question)
{
	struct value value = answer_from_frontend(d->visit, question, &d->act->value,
		&d->visit->scratch);
	struct refusal why = { WORD_need_answer, 1 };
	if (value.type == VALUE_NONE)
		value = as_it_stands(d, question);
	if (value.type != VALUE_NONE && !answer_is_of(question, &value))
		return refuse_at(d, WORD_need_answer, 1);
	if (is_of_absent(d->visit, question, &value))
		return refuse(d, WORD_guest_gone);
	if (!value_is_empty(&value)) {
		if (!kind_of(question->kind)->accept(d->visit, question, &value, &why)) {
			d->visit->refused_at = why.at;
			return refuse_number(d, why.word, pack_most(question));
		}
		answer(d, question, &value);
		return true;
	}
	if (question->required)
		return refuse_at(d, question->value == VALUE_CHOICES ? WORD_need_choice
		                    : question->value == VALUE_ITEMS ? WORD_need_all
		                    : question->value == VALUE_RESOLUTION  ? WORD_need_done
		                                                     : WORD_need_answer, 1);
	answer(d, question, &value);
	if (!d->visit->state.skipped[here(d->visit)->number])
		add(d, (struct event){ .kind = EVENT_SKIPPED });
	return true;
}

/* Back must never be blocked: what is no answer yet stays behind as a draft. */
static void take_if_answer(struct decision *d, const struct pack_question *question)
{
	struct value value = answer_from_frontend(d->visit, question, &d->act->value,
		&d->visit->scratch);
	struct refusal why;
	if (!answer_is_of(question, &value) || !answer_is_kept(question)
		|| is_of_absent(d->visit, question, &value))
		return;
	if (value_is_empty(&value) ? !question->required
	                           : kind_of(question->kind)->accept(d->visit, question, &value,
				             &why))
		answer(d, question, &value);
}

/* ---- moving ---------------------------------------------------------------------- */

static bool agree_on(struct decision *d)
{
	const char *shut = agreement_shut(d->visit, d->now, &d->visit->scratch);
	if (shut)
		return refuse_text(d, shut);
	if (!agreement_stands(d->visit, d->act->digest))
		return refuse(d, WORD_agree_missing);
	return add(d, (struct event){ .kind = EVENT_ENDED, .word = "agreed" });
}

/* Where going on leads once the answer counts: it may open or close what follows.  Who came
 * from the review goes back to it, by way of what is asked again. */
static bool go_on(struct decision *d)
{
	struct visit after;
	visit_number(d->visit, d->batch, d->now);
	state_after(d->visit, d->batch, &d->visit->scratch, &after);
	/* Somebody has come in: that page is gone on from, and not the screen behind it. */
	if (after.state.page != PAGE_NONE)
		return true;
	bool review = d->visit->state.in_review && flow_may_be(&after, after.state.review_screen);
	int again = review ? flow_asked_again(&after) : -1;
	if (again >= 0)
		return move(d, again, "again");
	return move(d, review ? after.state.review_screen
	                      : visit_next(&after, d->visit->state.screen), "next");
}

static bool go_on_from_page(struct decision *d)
{
	enum word why;
	return presence_decide(d->visit, &d->act->value, d->batch, &why) || refuse_at(d, why, 1);
}

static bool decide_next(struct decision *d)
{
	const struct pack_question *question = visit_question(d->visit);
	if (d->visit->state.page != PAGE_NONE)
		return go_on_from_page(d);
	if (visit_has_ended(d->visit))
		return true;
	if (question && pack_traits(question->kind)->agrees)
		return agree_on(d);
	if (question && question->value != VALUE_NONE && !take_answer(d, question))
		return false;
	/* Whoever was asked in is here now: the third chair has its own screens. */
	if (here(d->visit)->brings)
		return add(d, (struct event){ .kind = EVENT_PRESENT,
			.word = supporters_word(here(d->visit)->person) });
	/* A stop goes on by being resolved: the fold leaves it, or shows what is left. */
	if (question && question->value == VALUE_RESOLUTION)
		return true;
	return go_on(d);
}

static bool decide_back(struct decision *d)
{
	const struct state *state = &d->visit->state;
	const struct pack_question *question = visit_question(d->visit);
	if (state->page != PAGE_NONE)
		return go_on_from_page(d);
	bool review = state->in_review && flow_may_be(d->visit, state->review_screen);
	int to = review ? state->review_screen : visit_back(d->visit, state->screen);
	if (to < 0)
		return refuse(d, WORD_leave_heading);
	if (question)
		take_if_answer(d, question);
	return move(d, to, "back");
}

static bool decide_skip(struct decision *d)
{
	const struct pack_question *question = visit_question(d->visit);
	if (question && question->required)
		return refuse(d, WORD_need_answer);
	if (question && pack_traits(question->kind)->agrees)
		return refuse(d, WORD_agree_missing);
	if (question && question->value != VALUE_NONE)
		add(d, (struct event){ .kind = EVENT_SKIPPED });
	return go_on(d);
}

/* The last screen that lists the answers, for "change a line". */
static int find_review(const struct visit *visit)
{
	const struct pack_path *path = &visit->pack->paths[visit->state.path];
	for (size_t i = path->screen_count; i-- > 0;)
		if (pack_traits(visit->pack->screens[path->screens[i]].kind)->lists_answers
			&& flow_may_be(visit, path->screens[i]))
			return path->screens[i];
	return -1;
}

/* From the list of answers, or where the agree screen says that something is missing. */
static bool comes_back(struct decision *d, int to)
{
	const struct pack_traits *kind = pack_traits(here(d->visit)->kind);
	struct missing missing;
	return kind->lists_answers
	       || (kind->agrees && agreement_fills(d->visit, d->now, &d->visit->scratch, &missing)
		       && missing.screen->number == to);
}

static bool decide_jump(struct decision *d)
{
	int to = d->act->number < 0 ? find_review(d->visit) : d->act->number;
	if (!flow_may_be(d->visit, to))
		return refuse(d, WORD_plain_not_here);
	return move(d, to, comes_back(d, to) ? "review" : "jump");
}

/* ---- the rest ---------------------------------------------------------------------- */

static const char *role_word(enum act_role role)
{
	assert(role == ROLE_CLINICIAN || role == ROLE_PATIENT);
	return role == ROLE_CLINICIAN ? "clinician" : "patient";
}

static bool decide_yes(struct decision *d)
{
	struct event event = { .kind = EVENT_YES, .word = role_word(d->act->role) };
	if (!pack_traits(here(d->visit)->kind)->agrees)
		return refuse(d, WORD_plain_not_here);
	const char *shut = agreement_shut(d->visit, d->now, &d->visit->scratch);
	if (shut)
		return refuse_text(d, shut);
	memcpy(event.digest.bytes, d->act->digest, DIGEST_SIZE);
	return add(d, event);
}

static bool decide_note(struct decision *d)
{
	const struct value *value = &d->act->value;
	enum note_tag tag = (enum note_tag)d->act->number;
	struct event event = { .kind = tag == NOTE_PARK ? EVENT_PARKED : EVENT_NOTED };
	if (value_is_empty(value) || value->type != VALUE_TEXT || d->act->number < 0
		|| d->act->number >= NOTE_TAGS)
		return refuse(d, WORD_need_note);
	if (utf8_count(value->text, strlen(value->text)) > NOTE_LIMIT)
		return refuse(d, WORD_too_long);
	event.text = value->text;
	if (tag != NOTE_PARK)
		event.word = notes_word(tag);
	return add(d, event);
}

static bool decide_take_back(struct decision *d)
{
	return add(d, (struct event){ .kind = EVENT_TOOK_BACK,
		.word = role_word(d->act->role) });
}

static bool decide_present(struct decision *d)
{
	if (d->act->number < 0 || d->act->number >= PRESENCES)
		return refuse(d, WORD_need_choice);
	return add(d, (struct event){ .kind = EVENT_PRESENT,
		.word = presence_word((enum act_presence)d->act->number) });
}

static bool turn(struct decision *d, enum event_kind kind, const struct visit_steps *steps)
{
	const struct visit_step *step = disclosure_of_steps(d->visit, steps);
	if (!step)
		return true;
	return add(d, (struct event){ .kind = kind, .first = step->first, .last = step->last,
		.screen = step->screen });
}

static bool decide_undo(struct decision *d)
{
	return turn(d, EVENT_UNDONE, &d->visit->undo);
}

static bool decide_redo(struct decision *d)
{
	return turn(d, EVENT_REDONE, &d->visit->redo);
}

static bool decide_later(struct decision *d)
{
	const struct pack_question *question = visit_question(d->visit);
	if (question)
		take_if_answer(d, question);
	/* After both yeses there is nothing to go on with: it ends as it would with Enter. */
	bool agreed = question && pack_traits(question->kind)->agrees
	              && agreement_stands(d->visit, d->act->digest);
	return add(d, (struct event){ .kind = EVENT_ENDED,
		.word = agreed ? "agreed" : "unfinished" });
}

static bool decide_notoday(struct decision *d)
{
	return add(d, (struct event){ .kind = EVENT_ENDED, .word = "declined" });
}

static bool decide_cover(struct decision *d)
{
	return add(d, (struct event){ .kind = EVENT_COVERED,
		.word = d->act->number ? "pressed" : "idle" });
}

static bool decide_uncover(struct decision *d)
{
	return !d->visit->state.covered || add(d, (struct event){ .kind = EVENT_UNCOVERED });
}

static bool (*const decide[])(struct decision *) = {
	[ACT_NEXT] = decide_next,
	[ACT_BACK] = decide_back,
	[ACT_SKIP] = decide_skip,
	[ACT_JUMP] = decide_jump,
	[ACT_YES] = decide_yes,
	[ACT_TAKE_BACK] = decide_take_back,
	[ACT_PRESENT] = decide_present,
	[ACT_UNDO] = decide_undo,
	[ACT_REDO] = decide_redo,
	[ACT_LATER] = decide_later,
	[ACT_NOTODAY] = decide_notoday,
	[ACT_NOTE] = decide_note,
	[ACT_COVER] = decide_cover,
	[ACT_UNCOVER] = decide_uncover,
};

/* Whoever sits in the third chair has own answers, and no say over the rest. */
static bool is_theirs(enum act_kind kind)
{
	return kind != ACT_UNDO && kind != ACT_REDO && kind != ACT_NOTE && kind != ACT_NOTODAY
	       && kind != ACT_YES && kind != ACT_TAKE_BACK;
}

/* What is over is as it was agreed to. */
static bool adds(enum act_kind kind)
{
	return kind == ACT_NOTE || kind == ACT_YES || kind == ACT_TAKE_BACK;
}

bool visit_decide(struct visit *visit, const struct act *act, struct moment now,
	struct batch *batch, struct fault *why)
{
	assert(visit->event_count > 0); /* visit_begin() came first */
	struct decision decision = { visit, act, now, batch, why };
	arena_reset(&visit->scratch);
	batch->count = 0;
	visit->refused_at = 0;
	if (act->kind >= sizeof decide / sizeof *decide || !decide[act->kind])
		return true;
	bool off_page = visit->state.page != PAGE_NONE && !presence_takes(act->kind);
	if (off_page || (visit->state.guest && !is_theirs(act->kind))
		|| (visit_has_ended(visit) && adds(act->kind)))
		return refuse(&decision, WORD_plain_not_here);
	if (!decide[act->kind](&decision)) {
		batch->count = 0;
		return false;
	}
	visit_number(visit, batch, now);
	return true;
}
