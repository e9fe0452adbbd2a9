#include "app/printing.h"

#include "app/dialogs.h"
#include "app/report.h"
#include "export/writer.h"
#include "plan/plan.h"
#include "plan/family.h"
#include "sys/spawn.h"
#include "visit/supporters.h"

#include <assert.h>

#define PAGE_BYTES ((size_t)8 << 20)
#define PRINT_SECONDS 30

/* ---- on the end screen ------------------------------------------------------------ */

/* Nothing is printed that whoever has come in has not been shown. */
static bool is_shown(const struct session *session)
{
	struct arena arena;
	struct plan plan;
	arena_init(&arena, report_last_words);
	plan_assemble(&session->record.visit, false, &arena, &plan);
	bool is_shown = !plan.is_part;
	arena_release(&arena);
	return is_shown;
}

static bool has_page(const struct session *session)
{
	enum visit_end end = session->record.visit.state.end;
	/* Who is here comes first. */
	if (session->record.visit.state.page != PAGE_NONE)
		return false;
	return end == END_STOPPED || (end == END_AGREED && is_shown(session));
}

/* A sheet is for staff: it has one size. */
static bool has_large(const struct session *session)
{
	return session->record.visit.state.end == END_AGREED;
}

/* Is there a page for that person, and may it be spoken of now? */
static bool has_person(const struct session *session, int person)
{
	assert(person >= 1 && person <= PEOPLE_MOST);
	struct arena arena;
	struct plan page;
	if (session->record.visit.state.with_others || session->record.visit.state.end != END_AGREED
		|| !supporters_name(&session->record.visit, person))
		return false;
	arena_init(&arena, report_last_words);
	bool has = family_assemble(&session->record.visit, person, &arena, &page);
	arena_release(&arena);
	return has;
}

/* The person whose page is the n-th of those offered; 0: there are fewer. */
static int nth_person(const struct session *session, int n)
{
	for (int person = 1; n >= 0 && person <= PEOPLE_MOST; person++)
		if (has_person(session, person) && n-- == 0)
			return person;
	return 0;
}

/* For persons, in the sentence that it was not printed; stderr has the rest. */
static enum word why(const struct fault *failed)
{
	switch (failed->kind) {
	case FAULT_NOT_RUN:
		return WORD_print_not_run;
	case FAULT_PROGRAM:
		return WORD_print_program;
	case FAULT_TOO_SLOW:
		return WORD_print_too_slow;
	case FAULT_TOO_LONG:
		return WORD_print_too_long;
	default:
		return WORD_print_other;
	}
}

static const char *outcome(const struct printing *printing, struct arena *frame)
{
	const struct session *session = printing->session;
	const char *const *words = session->pack->words.text;
	if (!printing->asked)
		return session->record.kept ? NULL : words[WORD_end_print_now];
	if (!printing->failed.what[0])
		return words[WORD_print_went];
	return arena_printf(frame, "%s\n\n%s",
		words_put(words[WORD_print_failed], words[why(&printing->failed)], frame),
		session_by_hand(session, frame));
}

/* Adds to an end screen what can be done there, and what came of it. */
static void show_end(const struct printing *printing, struct arena *frame, struct view *view)
{
	const struct session *session = printing->session;
	const char *const *words = session->pack->words.text;
	const char *came_of_it = outcome(printing, frame);
	struct view_item *items = arena_array(frame, 3 + PEOPLE_MOST, sizeof *items);
	assert(has_page(session) && view->item_count == 0);
	items[view->item_count++] = (struct view_item){ .id = "print",
		.label = words[WORD_print_page] };
	if (has_large(session))
		items[view->item_count++] = (struct view_item){ .id = "large",
			.label = words[WORD_print_large] };
	for (int person = 1; person <= PEOPLE_MOST; person++)
		if (has_person(session, person))
			items[view->item_count++] = (struct view_item){ .id = "person",
				.label = words_put(words[WORD_print_person],
					supporters_name(&session->record.visit, person), frame) };
	items[view->item_count++] = (struct view_item){ .id = "done",
		.label = words[WORD_print_close] };
	assert(view->item_count <= 3 + PEOPLE_MOST);
	view->items = items;
	if (view->text && came_of_it)
		view->text = arena_printf(frame, "%s\n\n%s", view->text, came_of_it);
	else if (came_of_it)
		view->text = came_of_it;
}

/* Takes the choice on an end screen; false where that was none. */
static bool choose(struct printing *printing, const struct act *act)
{
	const struct session *session = printing->session;
	if (!has_page(session) || act->value.type != VALUE_CHOICES || act->value.count == 0)
		return false;
	int large = has_large(session) ? 1 : 0, picked = act->value.pick[0];
	printing->person = nth_person(session, picked - large - 1);
	printing->wish = picked == 0        ? PRINTING_PRINT
	                 : picked == large  ? PRINTING_LARGE
	                 : printing->person ? PRINTING_PERSON
	                                    : PRINTING_NONE;
	return true;
}

/* ---- the visit, and printing at its end ---------------------------------------------- */

static void show(void *ctx, unsigned wants, struct arena *frame, struct view *view)
{
	const struct printing *printing = ctx;
	printing->visit.show(printing->visit.ctx, wants, frame, view);
	if (has_page(printing->session))
		show_end(printing, frame, view);
}

/* What becomes of the page is no part of the visit. */
static bool act(void *ctx, const struct act *act, struct moment now)
{
	struct printing *printing = ctx;
	if (act->kind == ACT_NEXT && choose(printing, act))
		return false;
	return printing->visit.act(printing->visit.ctx, act, now);
}

static void draft(void *ctx, const struct value *value)
{
	const struct printing *printing = ctx;
	printing->visit.draft(printing->visit.ctx, value);
}

static void follow(void *ctx, const struct value *value)
{
	const struct printing *printing = ctx;
	printing->visit.follow(printing->visit.ctx, value);
}

static bool tick(void *ctx)
{
	const struct printing *printing = ctx;
	return printing->visit.tick(printing->visit.ctx);
}

void printing_init(struct printing *printing, struct session *session,
	const struct config *config)
{
	assert(*config->print && !session->prints);
	*printing = (struct printing){ .config = config, .session = session,
		.visit = controller_of_session(session, config->cover_after) };
	session->prints = true;
}

struct controller printing_controller(struct printing *printing)
{
	assert(printing->visit.show); /* printing_init() came first */
	return (struct controller){ .ctx = printing, .show = show, .act = act, .draft = draft,
		.follow = follow, .tick = tick, .cover_after = printing->visit.cover_after };
}

/* ---- asking -------------------------------------------------------------------------- */

struct asking {
	struct frontend *frontend;
	const struct session *session;
	struct dialog_question question; /* but for what changes */
	const struct plan *plan;
	struct plan_cut cut;
	bool gone;
};

static size_t count_lines(const struct plan *plan)
{
	size_t count = 0;
	for (size_t i = 0; i < plan->part_count; i++)
		count += plan->parts[i].line_count;
	return count;
}

/* What would leave nothing out is not asked. */
static bool would_cut(const struct plan *plan, const struct plan_cut *cut)
{
	struct arena arena;
	struct plan left;
	arena_init(&arena, report_last_words);
	plan_cut(plan, cut, &arena, &left);
	bool less = count_lines(&left) < count_lines(plan);
	assert(count_lines(&left) <= count_lines(plan));
	arena_release(&arena);
	return less;
}

/* 0 or 1; -1: they went back, or the terminal is gone. */
static int ask(struct asking *asking, const char *screen, enum word heading, const char *text)
{
	assert(asking->question.answers[0] && asking->question.answers[1]);
	int picked;
	asking->question.screen = screen;
	asking->question.heading = asking->question.words->text[heading];
	asking->question.text = text;
	asking->gone = dialogs_ask(asking->frontend, &asking->question, &picked) == CONTROLLER_GONE;
	return asking->gone ? -1 : picked;
}

static bool ask_title(struct asking *asking)
{
	const char *const *words = asking->question.words->text;
	asking->question.answers[0] = words[WORD_plan_title];
	asking->question.answers[1] = words[WORD_plan_week];
	int picked = ask(asking, "print-title", WORD_print_heading, NULL);
	asking->cut.week = picked == 1;
	return picked >= 0;
}

static bool ask_private(struct asking *asking, const char *screen, enum word heading,
	const char *text, bool *leave_out)
{
	const char *const *words = asking->question.words->text;
	asking->question.answers[0] = words[WORD_print_keep];
	asking->question.answers[1] = words[WORD_print_leave_out];
	int picked = ask(asking, screen, heading, text);
	*leave_out = picked == 1;
	return picked >= 0;
}

static bool ask_helpers(struct asking *asking)
{
	const char *const *words = asking->question.words->text;
	return !would_cut(asking->plan, &(struct plan_cut){ .helpers = true })
	       || ask_private(asking, "print-helpers", WORD_print_helpers,
			  words[WORD_print_alone], &asking->cut.helpers);
}

static bool ask_words(struct asking *asking, struct arena *arena)
{
	const char *const *words = asking->question.words->text;
	const char *text = arena_printf(arena, "%s\n\n%s", words[WORD_print_words_text],
		words[WORD_print_alone]);
	return !would_cut(asking->plan, &(struct plan_cut){ .words = true })
	       || ask_private(asking, "print-words", WORD_print_words, text,
			  &asking->cut.words);
}

/* False: they went back, and nothing is printed. */
static bool ask_all(struct asking *asking, struct arena *arena)
{
	/* A sheet is handed over whole. */
	if (asking->plan->is_sheet)
		return true;
	if (!ask_title(asking))
		return false;
	/* Whoever else is here must not learn what there is to leave out. */
	if (asking->session->record.visit.state.with_others) {
		asking->cut.helpers = asking->cut.words = true;
		return true;
	}
	return ask_helpers(asking) && ask_words(asking, arena);
}

/* ---- printing -------------------------------------------------------------------------- */

static void print(struct printing *printing, const struct plan *plan, struct arena *arena)
{
	assert(printing->wish != PRINTING_NONE);
	struct buf out;
	struct document document;
	const struct write_options options = { .large = printing->wish == PRINTING_LARGE };
	buf_init(&out, PAGE_BYTES);
	plan_document(plan, arena, &document);
	printing->asked = true;
	printing->failed = (struct fault){ 0 };
	if (writer_text.write(&document, NULL, &options, &out, &printing->failed))
		spawn_feed(printing->config->print, out.data, out.len, PRINT_SECONDS,
			&printing->failed);
	if (printing->failed.what[0])
		report_fault(&printing->failed);
	buf_release(&out);
}

bool printing_serve(struct printing *printing, struct frontend *frontend, bool *gone)
{
	const struct session *session = printing->session;
	struct arena arena;
	struct plan plan, left;
	if (printing->wish == PRINTING_NONE)
		return false;
	arena_init(&arena, report_last_words);
	plan_assemble(&session->record.visit, false, &arena, &plan);
	if (printing->wish == PRINTING_PERSON) {
		assert(printing->person >= 1 && printing->person <= PEOPLE_MOST);
		if (family_assemble(&session->record.visit, printing->person, &arena, &left))
			print(printing, &left, &arena);
		printing->wish = PRINTING_NONE;
		arena_release(&arena);
		return true;
	}
	struct asking asking = { .frontend = frontend, .session = session, .plan = &plan,
		.question = { .words = plan.words, .over = &printing->visit, .saving = SAVING_NO_VISIT,
			.label = *plan.label ? plan.label : plan.words->text[WORD_no_label],
			.cover_after = printing->config->cover_after } };
	if (ask_all(&asking, &arena)) {
		plan_cut(&plan, &asking.cut, &arena, &left);
		print(printing, &left, &arena);
		printing->on_paper = !printing->failed.what[0];
		printing->paper = plan.digest;
	}
	printing->wish = PRINTING_NONE;
	arena_release(&arena);
	*gone = asking.gone;
	return !*gone;
}
