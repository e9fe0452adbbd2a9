/*
 * Quotation marks stand only around words as typed.  Random walks over the shipped pack, in
 * which all that is typed is a word of its own, and what is picked from lists is as the author
 * wrote it: whatever then stands in marks, on screens, on the plan and on paper, is such a word;
 * so is what is offered as the patient's own.
 */
#include "tests/check.h"
#include "tests/plan/written.h"
#include "tests/visit/answered.h"
#include "tests/visit/random.h"

#define WALKS 12 /* of each path */
#define STEPS 250
#define WORD_MOST 16
#define TEXT_MAX ((size_t)1 << 20)
#define WANT_ALL (WANT_PLAN | WANT_NOTES | WANT_MAP)

static int marked, picked;

static const char *say(bool is_private)
{
	static char words[64][WORD_MOST]; /* as many as one answer may have, and more */
	static unsigned next;
	char *word = words[next++ % 64];
	(void)is_private;
	snprintf(word, WORD_MOST, "W%uW", next);
	return word;
}

static bool is_typed(const char *text)
{
	size_t digits = *text == 'W' ? strspn(text + 1, "0123456789") : 0;
	return digits > 0 && text[1 + digits] == 'W';
}

static void check_marks(const char *text, const char *where)
{
	static const char mark[] = "“";
	for (const char *at = text; at && (at = strstr(at, mark));) {
		at += strlen(mark);
		marked++;
		if (!is_typed(at))
			printf("\nnobody typed, on '%s': %.60s\n", where, at);
		CHECK(is_typed(at));
	}
}

static void check_lines(const struct view *view, const struct view_line *lines, size_t count)
{
	for (size_t i = 0; i < count; i++)
		check_marks(lines[i].text, view->screen);
}

static void check_view(const struct view *view)
{
	check_marks(view->heading, view->screen);
	check_marks(view->text, view->screen);
	check_marks(view->quote, view->screen);
	check_lines(view, view->lines, view->line_count);
	check_lines(view, view->plan, view->plan_count);
	for (size_t i = 0; i < view->item_count; i++) {
		check_marks(view->items[i].label, view->screen);
		check_marks(view->items[i].detail, view->screen);
	}
	for (size_t i = 0; i < view->wordbank_count; i++)
		CHECK(is_typed(view->wordbank[i]));
}

/* What is kept with what was said: the program that reads it must know who found the words. */
static void check_facts(struct held *held, const struct plan *plan)
{
	struct plan_facts facts;
	plan_facts(&held->visit, plan, &held->frame, &facts);
	for (size_t i = 0; i < facts.count; i++)
		if (facts.list[i].is_own_words)
			CHECK(is_typed(facts.list[i].text));
}

static void look(struct held *held)
{
	struct plan plan;
	struct buf page;
	visit_show(&held->visit, WANT_ALL, &held->frame, &held->view);
	plan_so_far(&held->visit, &held->frame, &plan);
	plan_show_so_far(&plan, &held->frame, &held->view);
	plan_show_page(&held->visit, &held->frame, &held->view);
	plan_assemble(&held->visit, false, &held->frame, &plan);
	check_view(&held->view);
	check_facts(held, &plan);
	buf_init(&page, TEXT_MAX);
	CHECK(plan_written(&plan, &writer_text, &page) && buf_add(&page, "", 1));
	check_marks(page.data, "paper");
	buf_release(&page);
}

/* One of the list, or two: a blank is put between them, as by the key that picks. */
static const char *pick(struct held *held, const char *const *list, size_t count, uint32_t *seed)
{
	const char *one = list[roll(seed, (uint32_t)count)];
	const char *other = list[roll(seed, (uint32_t)count)];
	picked++;
	return roll(seed, 2) ? one : arena_printf(&held->visit.log, "%s %s", one, other);
}

/* As random_act() answers, but that texts are picked where there is a list of them. */
static void pick_texts(struct held *held, uint32_t *seed)
{
	int picks[64];
	const char *texts[16];
	const struct view *view = &held->view;
	struct act act = { .kind = ACT_NEXT, .value = random_value(held, seed, picks, texts) };
	for (size_t i = 0; i < view->part_count; i++)
		if (view->parts[i].starter_count && roll(seed, 2))
			texts[i] = pick(held, view->parts[i].starters,
				view->parts[i].starter_count, seed);
	if (act.value.type == VALUE_TEXT && view->starter_count)
		act.value.text = pick(held, view->starters, view->starter_count, seed);
	held_act(held, &act);
}

static void walk(const char *path, uint32_t seed)
{
	struct held held;
	held_begin(&held, PACK, path);
	/* What came along has no marks of this test's. */
	for (int i = 0; i < STEPS; i++) {
		if (roll(&seed, 2) && held.visit.state.page == PAGE_NONE)
			pick_texts(&held, &seed);
		else
			random_act(&held, &seed);
		arena_reset(&held.frame);
		look(&held);
	}
	held_end(&held);
}

static void test_walks(void)
{
	random_words = say;
	marked = picked = 0;
	for (uint32_t seed = 1; seed <= WALKS; seed++) {
		walk("brief", seed);
		walk("full", seed);
		walk("follow", seed);
	}
	/* Else nothing was found because nothing was there. */
	CHECK(marked > 1000 && picked > 100);
}

/* ---- what was picked, in the patient's own words ------------------------------------- */

static void go_to(struct held *held, const char *screen)
{
	held_act(held, &(struct act){ .kind = ACT_JUMP,
		.number = pack_find_screen(held->pack, screen) });
	CHECK_STR(screen, held->view.screen);
}

static void to_ways(struct held *held)
{
	static const int no[64];
	held_begin(held, PACK, "follow");
	while (!str_is(held->view.screen, "last"))
		CHECK(held_picks(held, held->view.kind == VIEW_ITEMS ? VALUE_ITEMS : VALUE_CHOICES,
			no, held->view.kind == VIEW_ITEMS ? held->view.item_count : 1));
	go_to(held, "ways");
}

static int own_choice(const struct held *held)
{
	return pack_find_choice(&held->pack->questions[pack_find_question(held->pack, "pick")],
		"own");
}

/* An option's label is the author's; for "something else" stands what was typed, in marks. */
static void test_what_was_picked(void)
{
	struct held held;
	to_ways(&held);
	CHECK(held_pick(&held, 0));
	go_to(&held, "still-right");
	CHECK_STR("walking more", held.view.quote);
	go_to(&held, "ways");
	CHECK(held_pick(&held, own_choice(&held)));
	go_to(&held, "still-right");
	CHECK_STR("something else of mine", held.view.quote);
	go_to(&held, "own");
	CHECK(held_text(&held, "tai chi with Ann"));
	go_to(&held, "still-right");
	CHECK_STR("“tai chi with Ann”", held.view.quote);
	held_end(&held);
}

/* A way to begin is the author's, until somebody has made it their own. */
static void test_ways_to_begin(void)
{
	struct held held;
	to_ways(&held);
	go_to(&held, "step");
	const char *starter = held.view.starters[0];
	CHECK(held_text(&held, starter));
	go_to(&held, "sure");
	CHECK_STR(starter, held.view.quote);
	CHECK_INT(0, held.view.wordbank_count);
	go_to(&held, "step");
	CHECK(held_text(&held, arena_printf(&held.frame, "%s, with Ann", starter)));
	go_to(&held, "sure");
	CHECK(strstr(held.view.quote, ", with Ann”") != NULL);
	held_end(&held);
}

/* Of a plan as it was digested before marks were a matter of who found the words. */
static struct digest digest_with_marks(struct held *held, const struct plan *plan,
	const char *starter)
{
	struct buf text;
	buf_init(&text, TEXT_MAX);
	for (size_t i = 0; i < plan->part_count; i++)
		for (size_t j = 0; j < plan->parts[i].line_count; j++) {
			const char *line = plan->parts[i].lines[j].text;
			if (str_is(line, starter))
				line = words_quote(plan->words, line, &held->frame);
			buf_add_text(&text, pack_section_name(plan->parts[i].section));
			buf_add(&text, "", 1);
			buf_add(&text, line, strlen(line) + 1);
		}
	struct digest digest = digest_of(text.data, text.len);
	buf_release(&text);
	return digest;
}

/* A yes to a plan that had marks around a way to begin is one to the plan without them. */
static void test_a_yes_does_not_fall(void)
{
	struct held held;
	struct plan plan;
	to_ways(&held);
	go_to(&held, "step");
	const char *starter = held.pack->questions[pack_find_question(held.pack, "step")]
		.write.starters[0];
	CHECK(held_text(&held, starter));
	plan_assemble(&held.visit, true, &held.frame, &plan);
	struct digest before = digest_with_marks(&held, &plan, starter);
	CHECK(memcmp(before.bytes, plan.digest.bytes, DIGEST_SIZE) == 0);
	held_end(&held);
}

TESTS("visit/typed", { "random walks", test_walks }, { "what was picked", test_what_was_picked },
	{ "ways to begin", test_ways_to_begin },
	{ "a yes does not fall", test_a_yes_does_not_fall })
