#include "plan/facts.h"

#include "base/str.h"
#include "plan/family.h"
#include "visit/parts.h"
#include "visit/state.h"
#include "visit/supporters.h"
#include "visit/typed.h"

#include <assert.h>
#include <string.h>

struct facts { /* while they are found */
	const struct visit *visit; /* as it was when the plan was made */
	struct arena *arena;
	struct fact *list;
	size_t count, cap;
	enum plan_section section;
	const struct plan_line *line;
};

/* The same answer may stand on several lines; it is private if all of them are. */
static bool is_there(struct facts *facts, const struct fact *fact)
{
	for (size_t i = 0; i < facts->count; i++) {
		struct fact *old = &facts->list[i];
		bool same = str_is(old->question, fact->question)
		            && (fact->part ? str_is(old->part, fact->part) : !old->part);
		if (!same || old->is_past || fact->is_past)
			continue;
		old->is_private = old->is_private && fact->is_private;
		return true;
	}
	return false;
}

static void add(struct facts *facts, struct fact fact)
{
	assert(facts->line && fact.question);
	fact.section = facts->section;
	fact.is_private = facts->line->is_private;
	if (!fact.person && facts->line->screen)
		fact.person = facts->line->screen->person;
	if (is_there(facts, &fact))
		return;
	facts->list = arena_grow(facts->arena, facts->list, facts->count, &facts->cap,
		sizeof *facts->list);
	facts->list[facts->count++] = fact;
}

/* ---- parts --------------------------------------------------------------------------- */

static void set_days(struct facts *facts, const char *text, struct fact *fact)
{
	struct fact_choice *days = arena_array(facts->arena, PARTS_DAYS, sizeof *days);
	fact->kind = FACT_DAYS;
	for (int i = 0; i < PARTS_DAYS; i++)
		if (value_has_code(text, parts_day_codes[i]))
			days[fact->choice_count++].id = parts_day_codes[i];
	fact->choices = days;
}

static void set_codes(struct facts *facts, const struct pack_part *part, const char *text,
	struct fact *fact)
{
	struct fact_choice *choices =
		arena_array(facts->arena, part->choice_count + 1, sizeof *choices);
	fact->kind = FACT_CHOICES;
	for (size_t i = 0; i < part->choice_count; i++)
		if (value_has_code(text, part->choices[i].id))
			choices[fact->choice_count++] = (struct fact_choice){
				part->choices[i].id, part->choices[i].text };
	fact->choices = choices;
}

static void set_number(const char *text, struct fact *fact)
{
	long number;
	if (str_to_long(text, &number)) {
		fact->kind = FACT_NUMBER;
		fact->number = (int)number;
		fact->text = NULL;
	}
}

static void set_date(const char *text, struct fact *fact)
{
	if (date_parse_day(text, &fact->date)) {
		fact->kind = FACT_DATE;
		fact->text = NULL;
	}
}

/* What a part means says what its text is. */
static void set_part(struct facts *facts, const struct pack_part *part, const char *text,
	struct fact *fact)
{
	switch (part->means) {
	case MEANS_DAYS:
		set_days(facts, text, fact);
		break;
	case MEANS_CHOICE:
	case MEANS_HIGH:
	case MEANS_SET:
		set_codes(facts, part, text, fact);
		break;
	case MEANS_DATE:
	case MEANS_DAY_AHEAD:
		fact->text = text;
		set_date(text, fact);
		break;
	case MEANS_WEEKS:
	case MEANS_COUNT:
		fact->text = text;
		set_number(text, fact);
		break;
	case MEANS_TIME:
		fact->kind = FACT_TIME;
		fact->text = text;
		fact->minute = parts_minute(text);
		break;
	case MEANS_NAME:
		fact->kind = FACT_NAME;
		fact->text = text;
		break;
	case MEANS_TEXT:
	case MEANS_LINES:
	case MEANS_OFTEN:
		fact->text = text;
		break;
	}
}

static void add_part(struct facts *facts, const struct pack_question *question,
	const struct value *value, size_t item)
{
	const struct pack_part *part = question->items[item].part;
	const char *text = value->part[item];
	struct fact fact = { .question = question->id, .part = question->items[item].id,
		.kind = FACT_TEXT, .person = part->person };
	/* What follows from another part (how often) is no fact of its own. */
	if (str_is_blank(text)
		|| !parts_words(facts->visit, question, value, item, facts->arena))
		return;
	if (part->means == MEANS_NAME)
		fact.person = (int)item + 1;
	set_part(facts, part, text, &fact);
	fact.is_own_words = fact.kind == FACT_TEXT
	                    && typed_text(facts->visit, question, (int)item, text);
	add(facts, fact);
}

/* ---- other answers ------------------------------------------------------------------- */

static void add_choices(struct facts *facts, const struct pack_question *question,
	const struct value *value)
{
	struct fact_choice *choices =
		arena_array(facts->arena, value->count + 1, sizeof *choices);
	struct fact fact = { .question = question->id, .kind = FACT_CHOICES,
		.choices = choices };
	for (size_t i = 0; i < value->count; i++) {
		const struct pack_choice *choice = &question->choices[value->pick[i]];
		choices[fact.choice_count++] = (struct fact_choice){ choice->id, choice->text };
	}
	add(facts, fact);
}

/* A row of items: one of the answers that the rows have, or a number. */
static void add_row(struct facts *facts, const struct pack_question *question,
	const struct value *value, size_t item)
{
	int pick = value->pick[item];
	struct fact fact = { .question = question->id, .part = question->items[item].id,
		.kind = FACT_NUMBER, .low = question->low, .high = question->high };
	struct fact_choice *choice = ARENA_NEW(facts->arena, struct fact_choice);
	if (pick < 0)
		return;
	fact.number = question->low + pick;
	if (question->answers) {
		*choice = (struct fact_choice){ question->answers[pick].id,
			question->answers[pick].text };
		fact = (struct fact){ .question = fact.question, .part = fact.part,
			.kind = FACT_CHOICES, .choices = choice, .choice_count = 1 };
	}
	add(facts, fact);
}

static void add_parts(struct facts *facts, const struct pack_question *question,
	const struct value *value, const struct pack_item *item)
{
	for (size_t i = 0; i < value->count; i++)
		if (!item || item == &question->items[i])
			add_part(facts, question, value, i);
}

static void add_answer(struct facts *facts, const struct pack_question *question,
	const struct pack_item *item)
{
	const struct value *value = visit_answer(facts->visit, question->number);
	if (!value)
		return;
	if (value->type == VALUE_PARTS)
		add_parts(facts, question, value, item);
	else if (value->type == VALUE_TEXT)
		add(facts, (struct fact){ .question = question->id, .kind = FACT_TEXT,
			.text = value->text,
			.is_own_words = typed_text(facts->visit, question, -1, value->text) });
	else if (value->type == VALUE_NUMBER)
		add(facts, (struct fact){ .question = question->id, .kind = FACT_NUMBER,
			.number = value->number, .low = question->low, .high = question->high });
	else if (value->type == VALUE_CHOICES)
		add_choices(facts, question, value);
	else if (value->type == VALUE_ITEMS && item)
		add_row(facts, question, value, (size_t)(item - question->items));
}

/* The numbers of the visits before, and that of this one. */
static void add_series(struct facts *facts, const struct pack_question *ruler)
{
	const struct state *state = &facts->visit->state;
	for (size_t i = 0; i < state->past_count; i++)
		if (state->past[i].question == ruler->number)
			add(facts, (struct fact){ .question = ruler->id, .kind = FACT_NUMBER,
				.number = state->past[i].number, .low = ruler->low,
				.high = ruler->high, .is_past = true,
				.date = state->past[i].day });
	/* One that came along is among those. */
	if (state->answers[ruler->number].said)
		add_answer(facts, ruler, NULL);
}

static void add_line(struct facts *facts, enum plan_section section,
	const struct plan_line *line)
{
	facts->section = section;
	facts->line = line;
	for (size_t i = 0; i < line->piece_count; i++)
		if (line->pieces[i].question && line->pieces[i].kind != FILL_BLANK)
			add_answer(facts, line->pieces[i].question, line->pieces[i].item);
	if (line->series)
		add_series(facts, line->series);
}

/* ---- people, and when ----------------------------------------------------------------- */

static void add_person(const struct visit *visit, const struct fact *fact,
	struct plan_facts *out)
{
	assert(fact->person >= 1 && fact->person <= PEOPLE_MOST);
	struct fact_person *person = &out->people[out->person_count++];
	const char *shared = family_shared(visit, fact->person);
	*person = (struct fact_person){ .number = fact->person, .name = fact->text };
	for (int row = 0; row < SHARE_ROWS; row++)
		if (value_has_code(shared, pack_share_name((enum share_row)row)))
			person->shared[person->shared_count++] =
				pack_share_name((enum share_row)row);
}

static bool is_due(const struct pack *pack, const struct fact *fact)
{
	const struct pack_question *question =
		&pack->questions[pack_find_question(pack, fact->question)];
	return fact->kind == FACT_DATE && fact->part
	       && question->items[pack_find_item(question, fact->part)].part->due;
}

static void add_people_and_due(const struct facts *facts, struct plan_facts *out)
{
	for (size_t i = 0; i < facts->count; i++) {
		if (facts->list[i].kind == FACT_NAME && out->person_count < PEOPLE_MOST)
			add_person(facts->visit, &facts->list[i], out);
		if (!out->has_due && is_due(facts->visit->pack, &facts->list[i])) {
			out->has_due = true;
			out->due = facts->list[i].date;
		}
	}
}

void plan_facts(const struct visit *visit, const struct plan *plan, struct arena *arena,
	struct plan_facts *out)
{
	struct visit alone;
	struct facts facts = { .visit = visit, .arena = arena };
	*out = (struct plan_facts){ .pack = visit->pack->id, .version = visit->pack->version,
		.language = visit->pack->language, .began = plan->began,
		.yes = { plan->yes[0], plan->yes[1] }, .agreed = plan->agreed,
		.agreed_at = plan->agreed_at };
	if (plan->is_sheet || plan->is_page)
		return;
	if (plan->is_whole) {
		state_if_alone(visit, arena, &alone);
		facts.visit = &alone;
	}
	for (size_t i = 0; i < plan->part_count; i++)
		for (size_t j = 0; j < plan->parts[i].line_count; j++)
			add_line(&facts, plan->parts[i].section, &plan->parts[i].lines[j]);
	add_people_and_due(&facts, out);
	out->list = facts.list;
	out->count = facts.count;
}
