#include "plan/plan.h"

#include "base/buf.h"
#include "plan/common.h"
#include "plan/family.h"
#include "view/plot.h"
#include "view/words.h"
#include "visit/agreement.h"
#include "visit/disclosure.h"
#include "visit/state.h"
#include "visit/supporters.h"

#include <assert.h>
#include <string.h>

#define PLAN_MAX ((size_t)1 << 20)

static const enum word titles[PLAN_SECTIONS] = {
	[PLAN_MATTERS] = WORD_plan_matters, [PLAN_MANAGED] = WORD_plan_managed,
	[PLAN_WILL] = WORD_plan_will, [PLAN_IFTHEN] = WORD_plan_ifthen,
	[PLAN_EASIER] = WORD_plan_easier, [PLAN_FLARE] = WORD_plan_flare,
	[PLAN_HELPERS] = WORD_plan_helpers, [PLAN_CHOSE] = WORD_plan_chose,
	[PLAN_CLINICIAN] = WORD_plan_clinician, [PLAN_AGAIN] = WORD_plan_again,
	[PLAN_DANGER] = WORD_plan_danger, [PLAN_WORDS] = WORD_plan_words,
	[PLAN_DIFFER] = WORD_plan_differ, [PLAN_STAND] = WORD_plan_stand,
};

const char *plan_section_title(const struct words *words, enum plan_section section)
{
	assert(section < PLAN_SECTIONS);
	return words->text[titles[section]];
}

/* The rules of one section, first those of the visit's screens, then the pack's. */
struct gather {
	const struct visit *visit;
	enum plan_section section;
	bool with_private;
	struct arena *arena;
	struct plan_line *lines;
	size_t count;
};

/* Of the last answer that the line was made from; where it names none, of its screen's. */
static uint64_t answered_at(const struct visit *visit, const struct pack_plan *rule)
{
	const struct visit_answer *answers = visit->state.answers;
	uint64_t at = 0;
	for (size_t i = 0; i < rule->line.count; i++) {
		const struct span *span = &rule->line.spans[i];
		if (span->kind == SPAN_ANSWER && answers[span->ref.question].seq > at)
			at = answers[span->ref.question].seq;
	}
	if (at > 0 || rule->screen < 0 || visit->pack->screens[rule->screen].question < 0)
		return at;
	return answers[visit->pack->screens[rule->screen].question].seq;
}

/* Why it stands there is not for whoever has come in.  (What they may not see is a hole in it.) */
static bool is_unseen(const struct visit *visit, const struct pack_plan *rule)
{
	return !visit_holds_shown(visit, rule->when)
	       || (visit->state.with_others && visit_asks_private(visit, rule->when));
}

static void gather_line(struct gather *gather, const struct pack_plan *rule)
{
	bool whole;
	struct plan_line line = { .piece_count = rule->line.count };
	if (rule->section != gather->section || (rule->is_private && !gather->with_private)
		|| !visit_holds(gather->visit, rule->when) || is_unseen(gather->visit, rule))
		return;
	line.text = visit_fill_pieces(gather->visit, &rule->line, gather->arena, &whole,
		&line.pieces);
	/* A line with a hole in it says nothing: what was not answered is not in the plan. */
	if (!line.text || !whole)
		return;
	line.is_private = rule->is_private || visit_fills_private(gather->visit, &rule->line);
	line.hangs_on_private = visit_asks_private(gather->visit, rule->when);
	if (rule->screen >= 0)
		line.screen = &gather->visit->pack->screens[rule->screen];
	if (line.screen && line.screen->person)
		line.whom = supporters_name(gather->visit, line.screen->person);
	line.answered = answered_at(gather->visit, rule);
	gather->lines[gather->count++] = line;
}

static void gather_lines(struct gather *gather, const struct pack_plan *rules, size_t count)
{
	for (size_t i = 0; i < count; i++)
		gather_line(gather, &rules[i]);
}

static size_t most_lines(const struct visit *visit)
{
	const struct pack_path *path = &visit->pack->paths[visit->state.path];
	size_t most = visit->pack->plan_count;
	for (size_t i = 0; i < path->screen_count; i++)
		most += visit->pack->screens[path->screens[i]].plan_count;
	return most + visit->pack->question_count + 1; /* on the clock */
}

/* "How well I can do it: 4 (2 Mar), 6 (13 Apr)", from the second visit on.  False where its
 * days are not in the order of the visits. */
static bool gather_series(struct gather *gather, const struct pack_question *ruler)
{
	const struct pack_screen *screen = &gather->visit->pack->screens[ruler->screen];
	struct view_series series;
	if (!pack_series(ruler) || !visit_is_live(gather->visit, screen->number)
		|| (screen->is_private && !gather->with_private))
		return true;
	bool in_order = visit_series(gather->visit, ruler, gather->arena, &series);
	if (series.count < 2)
		return true;
	const struct words *words = &gather->visit->pack->words;
	const char *all = words_label(words, series.label,
		plot_points(words, &series, gather->arena), gather->arena);
	gather->lines[gather->count++] = (struct plan_line){ .text = all,
		.is_private = screen->is_private, .screen = screen, .series = ruler };
	return in_order;
}

/* The first one that can be shown. */
static void keep_series(const struct gather *gather, struct plan *plan)
{
	const struct pack *pack = gather->visit->pack;
	for (size_t i = 0; i < pack->question_count && plan->series.count < 2; i++) {
		const struct pack_screen *screen = &pack->screens[pack->questions[i].screen];
		if (pack_series(&pack->questions[i]) && visit_is_live(gather->visit, screen->number)
			&& (!screen->is_private || gather->with_private))
			visit_series(gather->visit, &pack->questions[i], gather->arena,
				&plan->series);
	}
	if (plan->series.count < 2)
		plan->series.count = 0;
}

static void gather_stand(struct gather *gather)
{
	const struct pack *pack = gather->visit->pack;
	bool in_order = true;
	for (size_t i = 0; i < pack->question_count; i++)
		in_order &= gather_series(gather, &pack->questions[i]);
	if (!in_order)
		gather->lines[gather->count++].text = pack->words.text[WORD_trend_clock];
}

static void add_part(struct gather *gather, struct plan *plan)
{
	const struct pack *pack = gather->visit->pack;
	const struct pack_path *path = &pack->paths[gather->visit->state.path];
	size_t most = most_lines(gather->visit);
	gather->lines = arena_array(gather->arena, most, sizeof *gather->lines);
	gather->count = 0;
	for (size_t i = 0; i < path->screen_count; i++) {
		const struct pack_screen *screen = &pack->screens[path->screens[i]];
		if (visit_is_live(gather->visit, screen->number))
			gather_lines(gather, screen->plan, screen->plan_count);
	}
	gather_lines(gather, pack->plan, pack->plan_count);
	if (gather->section == PLAN_STAND) {
		gather_stand(gather);
		keep_series(gather, plan);
	}
	assert(gather->count <= most && plan->part_count < PLAN_SECTIONS);
	if (gather->count)
		plan->parts[plan->part_count++] = (struct plan_part){ gather->section,
			plan_section_title(&pack->words, gather->section), gather->lines,
			gather->count };
}

static void add_parts(const struct visit *visit, bool with_private,
	struct arena *arena, struct plan *plan)
{
	for (int section = 0; section < PLAN_SECTIONS; section++) {
		struct gather gather = { .visit = visit, .section = (enum plan_section)section,
			.with_private = with_private, .arena = arena };
		add_part(&gather, plan);
	}
}

/*
 * What was said in a field stands in marks here, typed or picked: so it stood when the first
 * yeses were said, and a yes must not fall because a mark is gone that nobody agreed to.
 */
static void add_agreed_text(const struct plan *plan, const struct plan_line *line,
	struct arena *arena, struct buf *text)
{
	for (size_t i = 0; i < line->piece_count; i++)
		buf_add_text(text, line->pieces[i].in_field
			? words_quote(plan->words, line->pieces[i].text, arena)
			: line->pieces[i].text);
	if (line->piece_count == 0)
		buf_add_text(text, line->text);
	buf_add(text, "", 1);
}

static struct digest digest_parts(const struct plan *plan, struct arena *arena)
{
	struct buf text;
	buf_init(&text, PLAN_MAX);
	for (size_t i = 0; i < plan->part_count; i++)
		for (size_t j = 0; j < plan->parts[i].line_count; j++) {
			buf_add_text(&text, pack_section_name(plan->parts[i].section));
			buf_add(&text, "", 1);
			add_agreed_text(plan, &plan->parts[i].lines[j], arena, &text);
		}
	struct digest digest = digest_of(text.data ? text.data : "", text.len);
	buf_release(&text);
	return digest;
}

/* The one answer.  How it was left does not matter: Enter, for later, or not at all. */
static bool is_agreed(const struct visit *visit, const struct digest *digest)
{
	switch (visit->state.end) {
	case END_AGREED: /* it could not end so before it was */
		return true;
	case END_DECLINED: /* both yeses, and then not today */
	case END_STOPPED:
		return false;
	default:
		return agreement_stands(visit, digest->bytes);
	}
}

static void note_agreement(const struct visit *visit, struct plan *plan)
{
	assert(!plan->is_sheet && !plan->is_page); /* nobody says yes to those */
	for (int role = 0; role < 2; role++)
		plan->yes[role] = agreement_has_yes(&visit->state, (enum act_role)role,
			plan->digest.bytes);
	plan->agreed = is_agreed(visit, &plan->digest);
	int later = visit->state.yes[1].seq > visit->state.yes[0].seq;
	plan->agreed_at = visit->state.yes[later].at;
}

/* ---- the sheet for the team that goes on ------------------------------------------- */

/* Every danger sign with its answer: the next team wants the no's too. */
static size_t add_signs(const struct visit *visit, const struct pack_question *signs, bool all,
	struct arena *arena, struct plan_line *lines)
{
	const struct value *value = &visit->state.answers[signs->number].value;
	size_t count = 0;
	for (size_t i = 0; i < signs->item_count; i++) {
		/* Whoever else is here may take the page up from the printer. */
		if (signs->items[i].is_private && !all)
			continue;
		if (signs->items[i].tier == 0 || value->type != VALUE_ITEMS || value->pick[i] < 0)
			continue;
		lines[count++].text = words_label(&visit->pack->words, signs->items[i].text,
			signs->answers ? signs->answers[value->pick[i]].text : "", arena);
	}
	return count;
}

static void add_told(const struct visit *visit, bool all, struct arena *arena,
	struct plan *plan)
{
	size_t most = 0, count = 0;
	for (size_t i = 0; i < visit->pack->question_count; i++)
		most += visit->pack->questions[i].item_count;
	struct plan_line *lines = arena_array(arena, most, sizeof *lines);
	for (size_t i = 0; i < visit->pack->question_count; i++)
		if (visit->pack->questions[i].item_count)
			count += add_signs(visit, &visit->pack->questions[i], all, arena,
				lines + count);
	/* A title over nothing would tell that something was left out. */
	if (count)
		plan->parts[plan->part_count++] = (struct plan_part){ PLAN_DANGER,
			visit->pack->words.text[WORD_sheet_told], lines, count };
}

static void add_what_was_done(const struct visit *visit, struct arena *arena, struct plan *plan)
{
	const char *const *words = visit->pack->words.text;
	struct plan_line *lines =
		arena_array(arena, visit->state.resolution_count * 3, sizeof *lines);
	size_t count = 0;
	for (size_t i = 0; i < visit->state.resolution_count; i++) {
		const struct visit_resolution *resolution = &visit->state.resolutions[i];
		/* One line for all signs that one act resolved. */
		if (i > 0 && resolution->seq == visit->state.resolutions[i - 1].seq)
			continue;
		const struct pack_question *stop = &visit->pack->questions[resolution->stop];
		lines[count++].text = stop->choices[resolution->action].text;
		lines[count++].text =
			words_put(words[WORD_sheet_by], resolution->name, arena);
		if (resolution->reason)
			lines[count++].text = words_put(words[WORD_sheet_because],
				resolution->reason, arena);
	}
	plan->parts[plan->part_count++] = (struct plan_part){ PLAN_CLINICIAN,
		words[WORD_sheet_done], lines, count };
}

/* In place of a plan, when a danger sign ended the visit.  Private signs are left out while
 * others are present, unless `all` (records).  It is handed over, never shown on the shared
 * screen. */
static void assemble_sheet(const struct visit *visit, bool all, struct arena *arena,
	struct plan *plan)
{
	assert(visit->state.end == END_STOPPED && plan->part_count == 0);
	plan->is_sheet = true;
	plan->title = visit->pack->words.text[WORD_sheet_title];
	add_told(visit, all || !visit->state.with_others, arena, plan);
	add_what_was_done(visit, arena, plan);
}

/* ---- for whoever has come in --------------------------------------------------------- */

static bool is_open(const struct plan_line *line)
{
	return !line->is_private && !line->hangs_on_private;
}

/* Does it lack a line that is not private? */
static bool lacks(const struct plan *plan, const struct plan *whole)
{
	for (size_t i = 0; i < whole->part_count; i++) {
		const struct plan_part *part = &whole->parts[i];
		for (size_t j = 0; j < part->line_count; j++)
			if (is_open(&part->lines[j])
				&& !common_has(plan, part->title, &part->lines[j]))
				return true;
	}
	return false;
}

/* Those who were asked in see the page that was made for them, once the plan is shown. */
static void add_page(const struct visit *visit, struct arena *arena, struct plan *plan)
{
	struct plan page;
	if (!disclosure_of_plan(&visit->state)
		|| !family_common(visit, visit->state.asked_in, arena, &page))
		return;
	memcpy(plan->parts, page.parts, sizeof plan->parts);
	plan->part_count = page.part_count;
}

/* Once the plan is shown, all of it that is open; before that what was said since. */
static void add_shown(const struct visit *visit, const struct plan *whole, struct arena *arena,
	struct plan *plan)
{
	struct plan since = { .words = plan->words };
	struct visit shown;
	bool is_disclosed = disclosure_of_plan(&visit->state);
	if (is_disclosed)
		state_if_shown(visit, arena, &shown);
	add_parts(is_disclosed ? &shown : visit, false, arena, &since);
	memcpy(plan->parts, whole->parts, sizeof plan->parts);
	plan->part_count = whole->part_count;
	common_keep(plan, &since, is_open, arena);
}

static void add_for_others(const struct visit *visit, const struct plan *whole,
	struct arena *arena, struct plan *plan)
{
	if (visit->state.asked_in)
		add_page(visit, arena, plan);
	else
		add_shown(visit, whole, arena, plan);
	plan->is_part = visit->state.asked_in || lacks(plan, whole);
}

/* ---- the document -------------------------------------------------------------------- */

void plan_assemble(const struct visit *visit, bool all, struct arena *arena, struct plan *plan)
{
	const struct words *words = &visit->pack->words;
	*plan = (struct plan){ .words = words, .title = words->text[WORD_plan_title],
		.label = visit->state.label, .began = visit->state.began };
	if (visit->state.end == END_STOPPED) {
		assemble_sheet(visit, all, arena, plan);
		return;
	}
	struct visit alone;
	struct plan whole = *plan;
	state_if_alone(visit, arena, &alone);
	whole.is_whole = true;
	add_parts(&alone, true, arena, &whole);
	if (all || !visit->state.with_others)
		*plan = whole;
	else
		add_for_others(visit, &whole, arena, plan);
	plan->digest = digest_parts(&whole, arena);
	note_agreement(visit, plan);
}

static void note_gap(const struct visit *visit, struct arena *arena, struct plan *plan)
{
	struct missing missing;
	if (missing_find(visit, arena, &missing))
		plan->gap = words_put(plan->words->text[WORD_agree_blank], missing.name, arena);
}

void plan_so_far(const struct visit *visit, struct arena *arena, struct plan *plan)
{
	const struct words *words = &visit->pack->words;
	/* Who sits in the third chair sees what is shared with them, and no more. */
	if (visit->state.guest) {
		family_common(visit, visit->state.asked_in, arena, plan);
		return;
	}
	/* To whoever has come in, what is missing would tell what they do not see. */
	if (visit->state.with_others) {
		plan_assemble(visit, false, arena, plan);
		return;
	}
	*plan = (struct plan){ .words = words, .title = words->text[WORD_plan_title],
		.label = visit->state.label, .began = visit->state.began };
	add_parts(visit, true, arena, plan);
	note_gap(visit, arena, plan);
}

bool plan_is_agreed(const struct visit *visit)
{
	const struct state *state = &visit->state;
	struct arena arena;
	struct plan plan;
	if (!state->yes[ROLE_PATIENT].seq || !state->yes[ROLE_CLINICIAN].seq)
		return false;
	arena_init(&arena, visit->log.last_words);
	plan_assemble(visit, true, &arena, &plan);
	bool agreed = plan.agreed;
	arena_release(&arena);
	return agreed;
}

bool plan_due(const struct visit *visit, struct date *due)
{
	const struct pack *pack = visit->pack;
	for (size_t i = 0; i < pack->question_count; i++) {
		const struct pack_question *question = &pack->questions[i];
		const struct value *value = visit_answer(visit, (int)i);
		for (size_t j = 0; value && value->type == VALUE_PARTS && j < value->count; j++)
			if (question->items[j].part->due && date_parse_day(value->part[j], due))
				return true;
	}
	return false;
}

const char *plan_date(const struct words *words, struct moment moment, struct arena *arena)
{
	struct date date = date_of(moment);
	return day_words(words, &date, arena);
}
