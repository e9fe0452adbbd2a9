/*
 * A random walk of 10,000 steps over the pack that is shipped: every screen is
 * reached, no answer is lost, and nothing private is there while others are.
 */
#include "tests/check.h"
#include "tests/visit/held.h"
#include "tests/visit/seen.h"

#include "base/str.h"
#include "export/export.h"

#define PACK "content/back-pain"
#define STEPS 10000
#define IN_A_WALK 250
#define WANT_ALL (WANT_PLAN | WANT_NOTES | WANT_MAP)
#define CANARY "CANARY"
#define TEXT_MAX ((size_t)1 << 20)

/* What is private in this pack, by what a person could read of it. */
static const char *const private_words[] = { CANARY, "Would you like anyone to help",
	"who helps", "Is it safe for you", "is it safe to ring", "Who I tell",
	"One more question about safety", "one more question" };

static bool reached[100];

static bool is_private(const struct held *held)
{
	return held->pack->screens[held->visit.state.screen].is_private;
}

/* ---- what is answered ------------------------------------------------------------- */

static const char *random_part(const struct view_part *part, uint32_t *seed)
{
	if (part->form == PART_ONE || part->form == PART_SET)
		return part->choice_count ? part->codes[roll(seed, (uint32_t)part->choice_count)]
		                          : "";
	if (strcmp(part->id, "tell") == 0)
		return CANARY "-PART";
	if (strcmp(part->id, "weeks") == 0)
		return roll(seed, 4) ? "3" : "many";
	return roll(seed, 3) ? "half of it" : "";
}

static struct value random_parts(const struct view *view, uint32_t *seed, const char **texts)
{
	for (size_t i = 0; i < view->part_count; i++)
		texts[i] = random_part(&view->parts[i], seed);
	return (struct value){ .type = VALUE_PARTS, .part = texts, .count = view->part_count };
}

static struct value random_picks(const struct view *view, uint32_t *seed, int *picks)
{
	size_t count = view->kind == VIEW_ITEMS ? view->item_count : 1;
	uint32_t sides = (uint32_t)(view->kind == VIEW_ITEMS ? view->answer_count
	                                                     : view->item_count);
	for (size_t i = 0; i < count; i++)
		picks[i] = (int)roll(seed, sides);
	/* Mostly no danger sign: else nobody gets past the second screen. */
	for (size_t i = 0; view->kind == VIEW_ITEMS && i < count && roll(seed, 4); i++)
		picks[i] = 0;
	return (struct value){ .type = view->kind == VIEW_ITEMS ? VALUE_ITEMS : VALUE_CHOICES,
		.pick = picks, .count = count };
}

static struct value random_ruler(const struct view *view, uint32_t *seed, int *picks)
{
	picks[0] = (int)roll(seed, (uint32_t)view->scale_count);
	if (roll(seed, 3) == 0)
		return (struct value){ .type = VALUE_CHOICES, .pick = picks, .count = 1 };
	return (struct value){ .type = VALUE_NUMBER, .number = (int)roll(seed, 11) };
}

static struct value random_value(const struct held *held, uint32_t *seed, int *picks,
	const char **texts)
{
	const struct view *view = &held->view;
	if (view->part_count)
		return random_parts(view, seed, texts);
	switch (view->kind) {
	case VIEW_WRITE:
		return (struct value){ .type = VALUE_TEXT,
			.text = is_private(held) ? CANARY "-TEXT" : "a few words" };
	case VIEW_RULER:
		return random_ruler(view, seed, picks);
	case VIEW_CHOOSE:
	case VIEW_MANY:
	case VIEW_COMPARE:
	case VIEW_ITEMS:
		return random_picks(view, seed, picks);
	case VIEW_STOP:
		picks[0] = 1;
		return (struct value){ .type = VALUE_DONE, .pick = picks, .count = 1,
			.by = "Amy", .text = "seen" };
	default:
		return (struct value){ .type = VALUE_NONE };
	}
}

/* ---- what is done ------------------------------------------------------------------ */

static const enum act_kind kinds[] = { ACT_NEXT, ACT_NEXT, ACT_NEXT, ACT_NEXT, ACT_NEXT, ACT_NEXT,
	ACT_NEXT, ACT_BACK, ACT_SKIP, ACT_JUMP, ACT_PRESENT, ACT_NOTE, ACT_UNDO, ACT_REDO,
	ACT_YES, ACT_TAKE_BACK, ACT_LATER };

static void random_act(struct held *held, uint32_t *seed)
{
	int picks[40];
	const char *texts[16];
	struct act act = { .kind = kinds[roll(seed, sizeof kinds / sizeof *kinds)] };
	act.value = random_value(held, seed, picks, texts);
	act.number = (int)roll(seed, 2);
	act.role = (enum act_role)roll(seed, 2);
	if (act.kind == ACT_JUMP)
		act.number = (int)roll(seed, (uint32_t)held->pack->screen_count + 1) - 1;
	if (act.kind == ACT_NOTE) {
		act.number = (int)roll(seed, NOTE_TAGS);
		act.value = (struct value){ .type = VALUE_TEXT,
			.text = is_private(held) ? CANARY "-NOTE" : "heard" };
	}
	held_act(held, &act);
	/* Ends of a visit are undone, so that the walk goes on. */
	if (held->visit.state.end > END_NOT && held->visit.state.end < END_UNFINISHED)
		held_do(held, ACT_UNDO);
}

/* ---- what holds -------------------------------------------------------------------- */

/* The view with all that can be asked for beside it. */
static void look(struct held *held)
{
	struct plan plan;
	held_show(held);
	visit_show(&held->visit, WANT_ALL, &held->frame, &held->view);
	plan_so_far(&held->visit, &held->frame, &plan);
	plan_show_so_far(&plan, &held->frame, &held->view);
	plan_assemble(&held->visit, false, &held->frame, &plan);
	plan_show(&plan, &held->visit, &held->frame, &held->view);
}

static void check_page(const struct held *held)
{
	struct arena arena;
	struct plan plan;
	struct buf text;
	arena_init(&arena, NULL);
	buf_init(&text, TEXT_MAX);
	plan_assemble(&held->visit, false, &arena, &plan);
	export_text.write(&plan, &text);
	CHECK(text.data && !strstr(text.data, CANARY));
	buf_release(&text);
	arena_release(&arena);
}

static void check_private(const struct held *held)
{
	if (!held->visit.state.with_others)
		return;
	for (size_t i = 0; i < sizeof private_words / sizeof *private_words; i++)
		if (seen_has(&held->view, private_words[i])) {
			printf("\n'%s' is seen on '%s'\n", private_words[i], held->view.screen);
			CHECK(false);
		}
	check_page(held);
}

/* The last event of each question is its answer, whatever is hidden now. */
static void check_answers(const struct held *held)
{
	const struct visit *visit = &held->visit;
	for (size_t q = 0; q < held->pack->question_count; q++) {
		char type = 0;
		if (held->pack->questions[q].asks != ASKS_NOTHING)
			continue;
		for (size_t i = 0; i < visit->event_count; i++)
			if (!visit->dead[i] && visit->events[i].kind == EVENT_ANSWERED
				&& str_is(visit->events[i].question, held->pack->questions[q].id))
				type = visit->events[i].value.type;
		CHECK_INT(type != 0, visit->state.answers[q].value.type != VALUE_NONE);
	}
}

static int walk(uint32_t seed)
{
	struct held held;
	int private_seen = 0;
	held_begin(&held, PACK, "brief");
	NEED(held.pack->screen_count <= sizeof reached / sizeof *reached);
	for (int i = 0; i < IN_A_WALK; i++) {
		random_act(&held, &seed);
		look(&held);
		reached[held.visit.state.screen] = true;
		private_seen += !held.visit.state.with_others && seen_has(&held.view, CANARY);
		check_private(&held);
		CHECK(held.visit.state.live[held.visit.state.screen]);
	}
	check_answers(&held);
	held_end(&held);
	return private_seen;
}

static void test_walk(void)
{
	int private_seen = 0;
	for (uint32_t seed = 1; seed <= STEPS / IN_A_WALK; seed++)
		private_seen += walk(seed);
	/* Else the search above finds nothing because nothing was there. */
	CHECK(private_seen > 100);
}

static void test_every_screen_is_reached(void)
{
	struct pack *pack = test_pack(PACK);
	NEED(pack != NULL);
	for (size_t i = 0; i < pack->screen_count; i++) {
		if (!reached[i])
			printf("\nno walk came to the screen '%s'\n", pack->screens[i].id);
		CHECK(reached[i]);
	}
	pack_free(pack);
}

TESTS("visit/shipped", { "10,000 steps", test_walk },
	{ "every screen is reached", test_every_screen_is_reached })
