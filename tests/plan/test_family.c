/*
 * The page of a person: what was shared with just that person, and nothing else.
 * Walks at random over random tables of sharing, with an own mark in every answer;
 * who may see which mark is worked out here anew, by hand.
 */
#include "plan/family.h"

#include "tests/check.h"
#include "tests/plan/written.h"
#include "tests/visit/held.h"
#include "tests/visit/seen.h"
#include "visit/kind.h"
#include "visit/supporters.h"

#define VISITS 60
#define STEPS 400
#define TEXT_ROOM 40000

/* Which row a question of the packs here belongs to; what is not named leaves by none. */
static const struct {
	const char *question;
	const char *row;
} rows[] = {
	{ "hope", "goal" }, { "goals", "goal" }, { "why", "goal" },
	{ "step", "plan" }, { "first", "plan" }, { "smaller", "plan" }, { "less", "plan" },
	{ "again", "plan" }, { "much", "plan" }, { "flare", "flare" },
	/* About that person alone. */
	{ "wants", "roles" }, { "own-role", "roles" }, { "not", "not" }, { "reframe", "roles" },
	{ "style", "roles" }, { "ask", "roles" },
};

static const char *row_of(const char *question, int *person)
{
	size_t len = strlen(question);
	bool numbered = len > 2 && question[len - 2] == '-' && question[len - 1] >= '1'
	                && question[len - 1] <= '8';
	*person = numbered ? question[len - 1] - '0' : 0;
	len -= numbered ? 2 : 0;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (strlen(rows[i].question) == len && memcmp(rows[i].question, question, len) == 0)
			return rows[i].row;
	return NULL;
}

/* ---- a walk ------------------------------------------------------------------------ */

struct walk {
	struct held held;
	uint32_t seed;
	bool shares; /* what stands in the table is what was meant */
	long *offers; /* pages that were compared with what was offered */
};

/* "M12-3M": of this question, and this part of it. */
static const char *mark(struct arena *arena, int question, size_t part)
{
	return arena_printf(arena, "M%d-%zuM", question, part);
}

static const char *random_rows(struct walk *walk)
{
	const char *all = "";
	for (int i = 0; i < SHARE_ROWS; i++)
		if (roll(&walk->seed, 2))
			all = arena_printf(&walk->held.frame, "%s%s%s", all, *all ? " " : "",
				pack_share_name((enum share_row)i));
	return all;
}

static const char *random_part(struct walk *walk, const struct pack_question *question,
	size_t shown, const struct pack_part *part)
{
	struct arena *arena = &walk->held.frame;
	switch (part->means) {
	case MEANS_SET:
		return random_rows(walk);
	case MEANS_DAYS:
		return "mon fri";
	case MEANS_DATE:
	case MEANS_DAY_AHEAD:
		return "2026-03-16";
	case MEANS_WEEKS:
	case MEANS_COUNT:
		return "3";
	case MEANS_CHOICE:
		return part->choices[roll(&walk->seed, (uint32_t)part->choice_count)].id;
	case MEANS_NAME:
		return roll(&walk->seed, 3) ? mark(arena, question->number, shown) : "";
	default:
		return mark(arena, question->number, shown);
	}
}

static struct value random_parts(struct walk *walk, const struct pack_question *question)
{
	const char **part = arena_array(&walk->held.frame, question->item_count + 1, sizeof *part);
	struct value value = { .type = VALUE_PARTS, .part = part };
	for (size_t i = 0; i < question->item_count; i++)
		if (visit_item_shows(&walk->held.visit, &question->items[i]))
			part[value.count++] =
				random_part(walk, question, i, question->items[i].part);
	return value;
}

static struct value random_value(struct walk *walk, const struct pack_question *question)
{
	int *pick = arena_array(&walk->held.frame, question->item_count + 2, sizeof *pick);
	switch (question->value) {
	case VALUE_TEXT:
		return (struct value){ .type = VALUE_TEXT,
			.text = mark(&walk->held.frame, question->number, 0) };
	case VALUE_NUMBER:
		return (struct value){ .type = VALUE_NUMBER, .number = (int)roll(&walk->seed, 11) };
	case VALUE_CHOICES:
		*pick = (int)roll(&walk->seed, (uint32_t)question->choice_count);
		/* They stay alone, and keep it: else there is nothing to look at. */
		if (question->asks != ASKS_NOTHING)
			*pick = 0;
		return (struct value){ .type = VALUE_CHOICES, .pick = pick, .count = 1 };
	case VALUE_ITEMS:
		for (size_t i = 0; i < question->item_count; i++)
			pick[i] = 0;
		return (struct value){ .type = VALUE_ITEMS, .pick = pick,
			.count = question->item_count };
	case VALUE_PARTS:
		return random_parts(walk, question);
	default:
		return (struct value){ .type = VALUE_NONE };
	}
}

static void step(struct walk *walk)
{
	const struct pack_question *question = visit_question(&walk->held.visit);
	struct act act = { .kind = ACT_NEXT };
	/* Now and then somebody is called something else. */
	if (roll(&walk->seed, 25) == 0)
		act = (struct act){ .kind = ACT_JUMP,
			.number = pack_find_screen(walk->held.pack, "circle") };
	else if (roll(&walk->seed, 40) == 0)
		act.kind = ACT_UNDO;
	else if (question && question->value != VALUE_NONE)
		act.value = random_value(walk, question);
	held_act(&walk->held, &act);
}

/* ---- who may see what -------------------------------------------------------------- */

static const char *page_text(struct walk *walk, int person, struct buf *out)
{
	struct plan page;
	buf_clear(out);
	if (!family_assemble(&walk->held.visit, person, &walk->held.frame, &page))
		return NULL;
	CHECK(plan_written(&page, &writer_text, out));
	buf_add(out, "", 1);
	return out->data;
}

static bool may_see(struct walk *walk, const struct pack_question *question, size_t part,
	int person)
{
	int whose;
	const char *row = row_of(question->id, &whose);
	if (question->kind == VIEW_PEOPLE)
		return (int)part + 1 == person;
	return row && (whose == 0 || whose == person)
	       && value_has_code(supporters_shared(&walk->held.visit, person), row);
}

static size_t check_marks(struct walk *walk, const char *text, int person)
{
	size_t found = 0;
	for (size_t i = 0; i < walk->held.pack->question_count; i++) {
		const struct pack_question *question = &walk->held.pack->questions[i];
		size_t parts = question->value == VALUE_PARTS ? question->item_count : 1;
		for (size_t j = 0; j < parts; j++) {
			if (!strstr(text, mark(&walk->held.frame, question->number, j)))
				continue;
			found++;
			if (!may_see(walk, question, j, person))
				printf("\n'%s' stands on the page of person %d\n", question->id,
					person);
			CHECK(may_see(walk, question, j, person));
		}
	}
	return found;
}

/* ---- what is offered ---------------------------------------------------------------- */

static const struct pack_question *share_of(const struct pack *pack)
{
	return &pack->questions[pack_find_question(pack, "may-see")];
}

static bool same_line(const struct plan_line *left, const struct plan_line *right)
{
	return strcmp(left->text, right->text) == 0;
}

static void check_part(const struct plan_part *offered, const struct plan_part *stands)
{
	CHECK_STR(stands->title, offered->title);
	NEED(offered->line_count == stands->line_count);
	for (size_t i = 0; i < stands->line_count; i++)
		CHECK(same_line(&offered->lines[i], &stands->lines[i]));
}

/* The page of a person is what was offered, but for what needs a row that is not shared. */
static void check_offer(struct walk *walk, int person)
{
	struct arena *frame = &walk->held.frame;
	const struct visit *visit = &walk->held.visit;
	const char *needs[FAMILY_PARTS];
	struct plan page, offer;
	if (!family_assemble(visit, person, frame, &page))
		return;
	const char *shared = supporters_shared(visit, person);
	NEED(family_offer(visit, share_of(walk->held.pack), person, frame, &offer, needs));
	size_t at = 0;
	for (size_t i = 0; i < offer.part_count; i++) {
		if (needs[i] && !value_has_code(shared, needs[i]))
			continue;
		NEED(at < page.part_count);
		check_part(&offer.parts[i], &page.parts[at++]);
	}
	CHECK(at == page.part_count);
	++*walk->offers;
}

/* Returns how many marks stood on the pages: a walk that shows none proves nothing. */
static size_t check_pages(struct walk *walk, struct buf *out)
{
	size_t found = 0;
	for (int person = 0; person <= PEOPLE_MOST + 1; person++) {
		const char *text = page_text(walk, person, out);
		bool nothing = person < 1 || person > PEOPLE_MOST
		               || !supporters_name(&walk->held.visit, person)
		               || !*supporters_shared(&walk->held.visit, person);
		if (nothing)
			CHECK(!text);
		if (text)
			found += check_marks(walk, text, person);
		check_offer(walk, person);
	}
	return found;
}

static size_t walk_pack(const char *folder, const char *path, uint32_t seed, long *offers)
{
	struct walk walk = { .seed = seed, .offers = offers };
	struct buf out;
	size_t found = 0;
	buf_init(&out, TEXT_ROOM);
	held_begin(&walk.held, folder, path);
	for (int i = 0; i < STEPS; i++) {
		step(&walk);
		if (walk.held.visit.state.end != END_NOT)
			break;
		if (i % 20 == 19)
			found += check_pages(&walk, &out);
	}
	found += check_pages(&walk, &out);
	held_end(&walk.held);
	buf_release(&out);
	return found;
}

static void test_small_pack(void)
{
	size_t found = 0;
	long offers = 0;
	for (uint32_t seed = 1; seed <= VISITS; seed++)
		found += walk_pack("tests/pack/circle", "first", seed, &offers);
	CHECK(found > VISITS);
	CHECK(offers > VISITS);
}

static void test_shipped_pack(void)
{
	size_t found = 0;
	long offers = 0;
	for (uint32_t seed = 1; seed <= VISITS / 4; seed++)
		found += walk_pack("content/back-pain", "full", seed, &offers);
	CHECK(found > VISITS / 4);
	CHECK(offers > VISITS / 4);
}

/* ---- the page itself --------------------------------------------------------------- */

static void test_stands_alone(void)
{
	struct walk walk = { .seed = 1 };
	struct buf out;
	const char *const names[PEOPLE_MOST] = { "Rosa", "Ben", "", "", "", "", "", "" };
	const char *const shared[] = { "roles danger", "" };
	buf_init(&out, TEXT_ROOM);
	held_begin(&walk.held, "tests/pack/circle", "first");
	struct held *held = &walk.held;
	const int circle = pack_find_screen(held->pack, "circle");
	const int wants = pack_find_screen(held->pack, "wants-2");
	const int may_see = pack_find_screen(held->pack, "may-see");
	NEED(held_pick(held, 0) && held_pick(held, 0));
	NEED(held_act(held, &(struct act){ .kind = ACT_JUMP, .number = circle }));
	NEED(held_act(held, &(struct act){ .kind = ACT_NEXT,
		.value = { .type = VALUE_PARTS, .part = names, .count = PEOPLE_MOST } }));
	NEED(held_pick(held, 0));
	NEED(held_act(held, &(struct act){ .kind = ACT_JUMP, .number = wants }));
	NEED(held_pick(held, 1));
	NEED(held_act(held, &(struct act){ .kind = ACT_JUMP, .number = may_see }));
	NEED(held_act(held, &(struct act){ .kind = ACT_NEXT,
		.value = { .type = VALUE_PARTS, .part = shared, .count = 2 } }));
	CHECK_STR("How you can help me\nMade on Monday, 2 March 2026\n\n"
		"How you can help\n    walk with me\n\n"
		"Good words to say\n    I believe you.\n\n"
		"Get help now\n    Call 112.\n", page_text(&walk, 1, &out));
	CHECK(page_text(&walk, 2, &out) == NULL);
	/* It is made as if they were alone; who may look at it is for others to say. */
	NEED(held_present(held, 1));
	CHECK(page_text(&walk, 1, &out) != NULL);
	held_end(held);
	buf_release(&out);
}

static bool jump(struct held *held, const char *screen)
{
	return held_act(held, &(struct act){ .kind = ACT_JUMP,
		.number = pack_find_screen(held->pack, screen) });
}

static bool parts(struct held *held, const char *const *texts, size_t count)
{
	return held_act(held, &(struct act){ .kind = ACT_NEXT,
		.value = { .type = VALUE_PARTS, .part = texts, .count = count } });
}

/* As if the pack had never had it. */
static void forget_row(struct pack *pack, const char *row)
{
	const struct pack_question *share =
		&pack->questions[pack_find_question(pack, "may-see")];
	struct pack_choice *list = (struct pack_choice *)share->items[0].part->choices;
	for (size_t i = 0; i < share->items[0].part->choice_count; i++)
		if (strcmp(list[i].id, row) == 0)
			list[i].id = "-";
}

/* What would not help is shared by a row of its own; in a pack from before there was one, with
 * how they help. */
static void test_what_would_not_help(void)
{
	static const char *const shared[] = { "roles", "not", "roles not" };
	for (int old = 0; old < 2; old++)
		for (size_t i = 0; i < sizeof shared / sizeof *shared; i++) {
			struct walk walk = { .seed = 1 };
			struct buf out;
			const char *const names[PEOPLE_MOST] = { "Rosa", "", "", "", "", "", "", "" };
			const char *const rows_of_her[] = { shared[i] };
			buf_init(&out, TEXT_ROOM);
			held_begin(&walk.held, "tests/pack/circle", "first");
			struct held *held = &walk.held;
			NEED(held_pick(held, 0) && held_pick(held, 0) && jump(held, "circle"));
			NEED(parts(held, names, PEOPLE_MOST));
			NEED(jump(held, "wants-1") && held_pick(held, 1));
			NEED(jump(held, "not-1") && held_text(held, "SIGHS"));
			NEED(jump(held, "may-see") && parts(held, rows_of_her, 1));
			if (old)
				forget_row(held->pack, "not");
			const char *page = page_text(&walk, 1, &out);
			CHECK(page && (strstr(page, "SIGHS") != NULL)
					       == value_has_code(shared[i], old ? "roles" : "not"));
			held_end(held);
			buf_release(&out);
		}
}

TESTS("plan/family", { "a small pack", test_small_pack }, { "the shipped pack", test_shipped_pack },
	{ "it stands alone", test_stands_alone },
	{ "what would not help", test_what_would_not_help })
