#include "plan/carry.h"

#include "base/str.h"
#include "plan/plan.h"
#include "visit/answer.h"
#include "visit/flow.h"
#include "visit/notes.h"
#include "visit/state.h"
#include "visit/supporters.h"

#include <assert.h>
#include <string.h>

/* Of the lines in one event: so that none is too long to be kept. */
#define LINES_MOST ((size_t)24 << 10)

struct carry {
	const struct visit *visit, *earlier;
	struct arena *arena;
	struct event *list;
	size_t count, cap;
	const char *day; /* of the earlier visit */
};

static void add(struct carry *carry, const struct event *event)
{
	carry->list = arena_grow(carry->arena, carry->list, carry->count, &carry->cap,
		sizeof *carry->list);
	carry->list[carry->count++] = *event;
}

static const char *day_text(const struct date *day, struct arena *arena)
{
	char text[DATE_SIZE];
	date_format_day(day, text);
	return arena_strdup(arena, text);
}

/* ---- numbers ----------------------------------------------------------------------- */

static void add_number(struct carry *carry, const char *id, const char *day, int number)
{
	const struct pack *pack = carry->visit->pack;
	int question = pack_find_question(pack, id);
	if (question >= 0 && pack_series(&pack->questions[question]))
		add(carry, &(struct event){ .kind = EVENT_CARRIED, .question = id, .text = day,
			.value = { .type = 'n', .number = number } });
}

static void add_numbers(struct carry *carry)
{
	const struct visit *earlier = carry->earlier;
	const struct pack_question *all = earlier->pack->questions;
	for (size_t i = 0; i < earlier->state.past_count; i++) {
		const struct visit_past *past = &earlier->state.past[i];
		add_number(carry, all[past->question].id, day_text(&past->day, carry->arena),
			past->number);
	}
	for (size_t i = 0; i < earlier->pack->question_count; i++) {
		const struct value *value = &earlier->state.answers[i].value;
		/* One that came along is among those above. */
		if (pack_series(&all[i]) && value->type == VALUE_NUMBER
			&& earlier->state.answers[i].said
			&& visit_is_live(earlier, all[i].screen))
			add_number(carry, all[i].id, carry->day, value->number);
	}
}

/* ---- answers ----------------------------------------------------------------------- */

static const struct pack_path *path_of(const struct carry *carry)
{
	return &carry->visit->pack->paths[carry->visit->state.path];
}

/* A day that has gone by is no plan, but on one that is changed days stand; and what is asked
 * for no more has no place. */
static struct value still_asked(const struct carry *carry, const struct pack_question *question,
	const struct pack_question *now, const struct value *value)
{
	struct value copy = *value;
	if (value->type != VALUE_PARTS)
		return copy;
	const char **part = arena_array(carry->arena, value->count + 1, sizeof *part);
	for (size_t i = 0; i < value->count; i++) {
		enum part_means means = question->items[i].part->means;
		bool day = means == MEANS_DATE || means == MEANS_DAY_AHEAD;
		bool gone = (day && !path_of(carry)->changes)
		            || pack_find_item(now, question->items[i].id) < 0;
		part[i] = gone ? "" : value->part[i];
	}
	copy.part = part;
	return copy;
}

/* With whom it has ended is nobody next time: they are not asked about again. */
static struct value without_ended(const struct visit *alone,
	const struct pack_question *question, const struct value *value, struct arena *arena)
{
	struct value copy = *value;
	if (!pack_traits(question->kind)->names_people || value->type != VALUE_PARTS)
		return copy;
	const char **part = arena_array(arena, value->count + 1, sizeof *part);
	for (size_t i = 0; i < value->count; i++)
		part[i] = supporters_has(alone, &alone->state, (int)i + 1) ? value->part[i] : "";
	copy.part = part;
	return copy;
}

static bool fits(const struct pack_question *question, const struct event_value *value,
	struct arena *arena)
{
	struct value read;
	return value->type && answer_from_event(question, value, arena, &read);
}

static void add_answer(struct carry *carry, const struct visit *alone,
	const struct pack_question *question)
{
	const struct pack_question *theirs;
	int number = pack_find_question(alone->pack, question->id);
	const struct value *value = number < 0 ? NULL : visit_answer(alone, number);
	if (!value)
		return;
	theirs = &alone->pack->questions[number];
	struct value named = without_ended(alone, theirs, value, carry->arena);
	struct value kept = still_asked(carry, theirs, question, &named);
	struct event event = { .kind = EVENT_CARRIED, .question = question->id,
		.text = carry->day, .word = value->type == VALUE_NUMBER ? "stands" : NULL,
		.value = answer_to_event(theirs, &kept, carry->arena) };
	if (fits(question, &event.value, carry->arena))
		add(carry, &event);
}

/* Does the answer come along?  Where a plan is changed, all of them do, but for who is there
 * and whether it is kept: that is asked each time. */
static bool comes_along(const struct carry *carry, const struct pack_screen *screen)
{
	const struct pack_question *question = screen->question < 0
		? NULL : &carry->visit->pack->questions[screen->question];
	if (!question || question->asks != ASKS_NOTHING)
		return false;
	if (path_of(carry)->changes)
		return question->value != VALUE_RESOLUTION
		       && flow_comes_along(carry->visit, screen->number);
	return screen->carry && question->value != VALUE_NUMBER;
}

/* In the order of the path: what follows from names comes after them. */
static void add_answers(struct carry *carry, const struct visit *alone)
{
	const struct pack *pack = carry->visit->pack;
	const struct pack_path *path = &pack->paths[carry->visit->state.path];
	for (size_t i = 0; i < path->screen_count; i++) {
		const struct pack_screen *screen = &pack->screens[path->screens[i]];
		if (comes_along(carry, screen))
			add_answer(carry, alone, &pack->questions[screen->question]);
	}
}

/* ---- notes ----------------------------------------------------------------------------- */

/* A reason, or what is parked, may stand on the plan. */
static void add_notes(struct carry *carry)
{
	const struct visit *earlier = carry->earlier;
	for (size_t i = 0; i < earlier->state.note_count && path_of(carry)->changes; i++) {
		const struct visit_note *note = &earlier->state.notes[i];
		const char *screen = earlier->pack->screens[note->screen].id;
		if (pack_find_screen(carry->visit->pack, screen) >= 0)
			add(carry, &(struct event){ .kind = EVENT_CARRIED, .word = "note",
				.screen = screen, .question = notes_word(notes_tag(note)),
				.text = carry->day, .value = { .type = 't', .text = note->text } });
	}
}

/* ---- the plan ------------------------------------------------------------------------- */

/* As much of a text as one line may have, cut between characters at a blank if there is one. */
static size_t line_len(const char *text)
{
	size_t len = strlen(text);
	if (len <= LINES_MOST)
		return len;
	len = LINES_MOST;
	while (len > LINES_MOST / 2 && text[len] != ' ' && text[len] != '\n')
		len--;
	while (len > 1 && ((unsigned char)text[len] & 0xC0) == 0x80)
		len--;
	return len;
}

static void add_line(struct carry *carry, const char *section, const char *text, size_t len)
{
	assert(len > 0 && len <= LINES_MOST);
	const char **ids = arena_array(carry->arena, 1, sizeof *ids);
	const char **texts = arena_array(carry->arena, 1, sizeof *texts);
	ids[0] = section;
	texts[0] = arena_strndup(carry->arena, text, len);
	add(carry, &(struct event){ .kind = EVENT_RECALLED, .text = carry->day,
		.value = { .type = 'p', .ids = ids, .answers = texts, .count = 1 } });
}

/* The danger signs stand on every plan; so do the numbers, which come along by themselves. */
static bool is_recalled(enum plan_section section)
{
	return section != PLAN_DANGER && section != PLAN_STAND;
}

static void add_part(struct carry *carry, const struct plan_part *part)
{
	for (size_t i = 0; i < part->line_count; i++) {
		const struct plan_line *line = &part->lines[i];
		const char *section = arena_printf(carry->arena, "%s%s",
			pack_section_name(part->section), line->is_private ? ".private" : "");
		for (const char *at = line->text; *at;) {
			size_t len = line_len(at);
			add_line(carry, section, at, len);
			at += len;
		}
	}
}

const struct event *carry_events(const struct visit *visit, const struct visit *earlier,
	struct arena *arena, size_t *count)
{
	assert(visit->event_count == 1); /* it has only begun */
	assert(visit != earlier);
	struct carry carry = { .visit = visit, .earlier = earlier, .arena = arena };
	struct date day = date_of(earlier->state.began);
	struct visit alone;
	struct plan plan;
	carry.day = day_text(&day, arena);
	state_if_alone(earlier, arena, &alone);
	add_numbers(&carry);
	add_answers(&carry, &alone);
	add_notes(&carry);
	plan_assemble(earlier, true, arena, &plan);
	for (size_t i = 0; !plan.is_sheet && i < plan.part_count; i++)
		if (is_recalled(plan.parts[i].section))
			add_part(&carry, &plan.parts[i]);
	*count = carry.count;
	return carry.list;
}
