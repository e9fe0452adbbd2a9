/*
 * Lines in pieces, and typed facts: what the plan says, and nothing that it does not.
 */
#include "plan/facts.h"

#include "base/str.h"
#include "tests/check.h"
#include "tests/visit/held.h"

static void to_schedule(struct held *held)
{
	static const char *const part[] = { "walk", "mon wed", "9", "", "2", "2026-03-04" };
	held_begin(held, "tests/pack/parts", "all");
	NEED(held->pack != NULL);
	CHECK(held_pick(held, 0));
	CHECK(held_text(held, "one line\nand another"));
	CHECK(held_act(held, &(struct act){ .kind = ACT_NEXT, .value = { .type = VALUE_PARTS,
		.part = part, .count = sizeof part / sizeof *part } }));
}

static void facts_of(struct held *held, const struct plan_cut *cut, struct plan_facts *facts)
{
	struct plan whole, plan;
	plan_assemble(&held->visit, true, &held->frame, &whole);
	plan_cut(&whole, cut, &held->frame, &plan);
	plan_facts(&held->visit, &plan, &held->frame, facts);
}

static const struct fact *find(const struct plan_facts *facts, const char *question,
	const char *part)
{
	for (size_t i = 0; i < facts->count; i++)
		if (str_is(facts->list[i].question, question)
			&& (part ? str_is(facts->list[i].part, part) : !facts->list[i].part))
			return &facts->list[i];
	return NULL;
}

static void test_schedule(void)
{
	struct held held;
	struct plan_facts facts;
	to_schedule(&held);
	facts_of(&held, &(struct plan_cut){ .helpers = false }, &facts);
	const struct fact *days = find(&facts, "first", "days");
	const struct fact *time = find(&facts, "first", "time");
	NEED(days && time);
	CHECK_INT(FACT_DAYS, days->kind);
	CHECK_INT(2, days->choice_count);
	CHECK_STR("mon", days->choices[0].id);
	CHECK_STR("wed", days->choices[1].id);
	CHECK_INT(FACT_TIME, time->kind);
	CHECK_STR("9:00", time->text);
	CHECK_INT(9 * 60, time->minute);
	CHECK_INT(PLAN_WILL, time->section);
	/* How often follows from the days, and was never said. */
	CHECK(find(&facts, "first", "often") == NULL);
	/* What is on no line of the plan is no fact of it. */
	for (size_t i = 0; i < facts.count; i++)
		CHECK(!str_is(facts.list[i].question, "room"));
	CHECK_STR("Jo", held.visit.state.label);
	CHECK(!facts.yes[0] && !facts.agreed && facts.person_count == 0);
	held_end(&held);
}

/* All facts of a cut plan are facts of its lines: cut all, and there is none. */
static void test_cut(void)
{
	struct held held;
	struct plan_facts facts;
	struct plan plan;
	to_schedule(&held);
	plan_assemble(&held.visit, true, &held.frame, &plan);
	plan.part_count = 0;
	plan_facts(&held.visit, &plan, &held.frame, &facts);
	CHECK_INT(0, facts.count);
	plan_assemble(&held.visit, true, &held.frame, &plan);
	plan.is_page = true;
	plan_facts(&held.visit, &plan, &held.frame, &facts);
	CHECK_INT(0, facts.count);
	held_end(&held);
}

/* The pieces of a line are its text, but for quotation marks. */
static void test_pieces(void)
{
	struct held held;
	struct plan plan;
	struct document document;
	size_t pieces = 0;
	to_schedule(&held);
	plan_assemble(&held.visit, true, &held.frame, &plan);
	plan_document(&plan, &held.frame, &document);
	for (size_t i = 0; i < document.section_count; i++)
		for (size_t j = 0; j < document.sections[i].line_count; j++) {
			const struct document_line *line = &document.sections[i].lines[j];
			const char *at = line->text;
			for (size_t k = 0; k < line->piece_count; k++, pieces++) {
				at = strstr(at, line->pieces[k].text);
				NEED(at != NULL);
				at += strlen(line->pieces[k].text);
			}
		}
	CHECK(pieces > 4);
	held_end(&held);
}

/* A label ends in a colon; own words come as typed; a blank is a gap. */
static void test_kinds_of_pieces(void)
{
	static const struct pack_item item = { .id = "what" };
	static const struct pack_question question = { .id = "first" };
	static const struct fill_piece pieces[] = { { .kind = FILL_TEXT, .text = "Where: " },
		{ .kind = FILL_OWN_WORDS, .text = "here",
			.question = &question, .item = &item }, { .kind = FILL_TEXT, .text = ": " },
		{ .kind = FILL_BLANK, .text = "____" } };
	static const struct plan_line lines[] = { { .text = "Where: “here”: ____",
		.is_private = true, .pieces = pieces, .piece_count = 4 } };
	struct held held;
	struct plan plan;
	struct document document;
	to_schedule(&held);
	plan_assemble(&held.visit, true, &held.frame, &plan);
	plan.parts[0] = (struct plan_part){ PLAN_WILL, "I will", lines, 1 };
	plan.part_count = 1;
	plan_document(&plan, &held.frame, &document);
	const struct document_line *line = &document.sections[0].lines[0];
	CHECK(line->is_private);
	CHECK_INT(4, line->piece_count);
	CHECK_INT(PIECE_LABEL, line->pieces[0].kind);
	CHECK(line->pieces[0].source == NULL);
	CHECK_INT(PIECE_OWN_WORDS, line->pieces[1].kind);
	CHECK_STR("here", line->pieces[1].text);
	CHECK_STR("first.what", line->pieces[1].source);
	CHECK_INT(PIECE_TEXT, line->pieces[2].kind);
	CHECK_INT(PIECE_GAP, line->pieces[3].kind);
	held_end(&held);
}

TESTS("plan/facts", { "a schedule", test_schedule }, { "a cut", test_cut },
	{ "pieces", test_pieces }, { "kinds of pieces", test_kinds_of_pieces })
