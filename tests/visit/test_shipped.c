/*
 * Random walks over each path of the pack that is shipped: every
 * screen is reached, no answer is lost, and nothing private is there while others
 * are, nor anything of others while somebody sits in the third chair.
 */
#include "tests/check.h"
#include "tests/plan/written.h"
#include "tests/visit/answered.h"
#include "tests/visit/random.h"

#include "base/str.h"
#include "plan/carry.h"
#include "visit/answer.h"
#include "visit/supporters.h"

#define STEPS 10000
#define STEPS_LONG 13000 /* of the longer paths */
#define IN_A_WALK 500
#define WALKS_MOST 200 /* of each, to come to every screen */
#define PEOPLE_LOOKED_AT 1 /* of the copies for each person */
#define WANT_ALL (WANT_PLAN | WANT_NOTES | WANT_MAP)
#define TEXT_MAX ((size_t)1 << 20)

/* What is private in this pack, by what a person could read of it. */
static const char *const private_words[] = { CANARY, "Would you like anyone to help",
	"who helps", "Is it safe for you", "is it safe to ring", "Who I tell",
	"One more question about safety", "one more question" };

static bool reached[400];

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
	CHECK(plan_written(&plan, &writer_text, &text));
	CHECK(text.data && !strstr(text.data, CANARY));
	buf_release(&text);
	arena_release(&arena);
}

/* A title of a private screen that no other screen has. */
static void check_titles(const struct held *held)
{
	for (size_t i = 0; i < held->pack->screen_count; i++) {
		const struct pack_screen *screen = &held->pack->screens[i];
		if (!screen->is_private || screen->person > 1)
			continue;
		for (size_t j = 0; j < held->view.place_count; j++)
			CHECK(!str_is(held->view.places[j].title, screen->title));
		CHECK(!str_is(held->view.screen, screen->id));
	}
}

/* Who was asked in, and is here; 0: nobody, or several. */
static int one_asked_in(const struct state *state)
{
	int one = 0;
	for (int person = 1; person <= PEOPLE_MOST; person++)
		if (state->asked_in >> person & 1)
			one = one ? PEOPLE_MOST + 1 : person;
	return one <= PEOPLE_MOST ? one : 0;
}

/* Who sits in the third chair, or stays after that, reads the own name, and that of nobody
 * else. */
static void check_names(const struct held *held)
{
	static const char *const names[] = { "NAME-A", "NAME-B", "NAME-C" };
	int person = held->visit.state.guest ? held->visit.state.guest
	                                     : one_asked_in(&held->visit.state);
	const char *own = person ? supporters_name(&held->visit, person) : "";
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		CHECK(str_is(own, names[i]) || !seen_has(&held->view, names[i]));
}

static void check_private(const struct held *held)
{
	if (!held->visit.state.with_others)
		return;
	check_names(held);
	check_titles(held);
	/* What was shared with just that person may be read by it, also where they stay. */
	if (held->visit.state.guest || held->visit.state.asked_in)
		return;
	for (size_t i = 0; i < sizeof private_words / sizeof *private_words; i++)
		if (seen_has(&held->view, private_words[i])) {
			printf("\n'%s' is seen on '%s'\n", private_words[i], held->view.screen);
			CHECK(false);
		}
	check_page(held);
}

/* What a name takes back when it changes is no answer that was lost. */
static bool follows_name(const struct held *held, const struct pack_question *question)
{
	return held->pack->screens[question->screen].person > 0
	       || question->kind == VIEW_SHARE;
}

/* The last event of each question is its answer, whatever is hidden now; or it was set aside,
 * and is not lost. */
static void check_answer(struct held *held, const struct pack_question *question)
{
	const struct visit *visit = &held->visit;
	struct value value = { .type = VALUE_NONE };
	for (size_t i = 0; i < visit->event_count; i++) {
		const struct event *event = &visit->events[i];
		bool answers = event->kind == EVENT_ANSWERED
		               || (event->kind == EVENT_CARRIED && event->value.type != 'n');
		if (!visit->dead[i] && answers && str_is(event->question, question->id))
			CHECK(answer_from_event(question, &event->value, &held->frame, &value));
	}
	const struct visit_answer *answer = &visit->state.answers[question->number];
	CHECK(value_same(&value, answer->aside.type ? &answer->aside : &answer->value));
}

static void check_answers(struct held *held)
{
	for (size_t q = 0; q < held->pack->question_count; q++)
		if (held->pack->questions[q].asks == ASKS_NOTHING
			&& !follows_name(held, &held->pack->questions[q]))
			check_answer(held, &held->pack->questions[q]);
}

static int walk(const char *path, uint32_t seed)
{
	struct held held;
	int private_seen = 0;
	held_begin(&held, PACK, path);
	if (held.pack->paths[held.visit.state.path].after)
		bring_along(&held);
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

static void walk_path(const char *path, int steps)
{
	int private_seen = 0;
	for (uint32_t seed = 1; seed <= (uint32_t)(steps / IN_A_WALK); seed++)
		private_seen += walk(path, seed);
	/* Else the search above finds nothing because nothing was there. */
	CHECK(private_seen > 100);
}

static void test_brief(void)
{
	walk_path("brief", STEPS);
}

static void test_full(void)
{
	walk_path("full", STEPS_LONG);
}

static void test_follow(void)
{
	walk_path("follow", STEPS_LONG);
}

/* Everything is answered, one screen after the other. */
static void walk_straight(const char *path)
{
	struct held held;
	const char *texts[16];
	held_begin(&held, PACK, path);
	if (held.pack->paths[held.visit.state.path].after)
		bring_along(&held);
	for (int i = 0; i < 400 && held.view.kind != VIEW_AGREE; i++) {
		struct act act = answer_with_marks(&held, texts);
		reached[held.visit.state.screen] = true;
		CHECK(held_act(&held, &act));
	}
	CHECK_INT(VIEW_AGREE, held.view.kind);
	held_end(&held);
}

/* NULL: all are. */
static const char *not_reached(const struct pack *pack)
{
	for (size_t i = 0; i < pack->screen_count; i++)
		if (pack->screens[i].person <= PEOPLE_LOOKED_AT && !reached[i])
			return pack->screens[i].id;
	return NULL;
}

/* Some lie behind several turns of chance: the walks go on until they have been there. */
static void test_every_screen_is_reached(void)
{
	walk_straight("change");
	struct pack *pack = test_pack(PACK);
	NEED(pack != NULL);
	for (uint32_t seed = STEPS_LONG / IN_A_WALK; not_reached(pack) && seed < WALKS_MOST;) {
		walk("full", ++seed);
		walk("follow", seed);
	}
	if (not_reached(pack))
		printf("\nno walk came to the screen '%s'\n", not_reached(pack));
	CHECK(!not_reached(pack));
	pack_free(pack);
}

/* ---- what was agreed stands on the page --------------------------------------------- */

/* What a line of the plan placeholders, and was typed, is to be found on the page. */
static int check_line(struct held *held, const struct pack_plan *line, const char *page)
{
	int found = 0;
	for (size_t i = 0; visit_holds(&held->visit, line->when) && i < line->line.count; i++) {
		const struct span *span = &line->line.spans[i];
		if (span->kind != SPAN_ANSWER)
			continue;
		const struct pack_question *asked =
			&held->pack->questions[span->ref.question];
		const struct value *value = visit_answer(&held->visit, asked->number);
		const char *text = !value ? NULL
		                   : value->type == VALUE_TEXT  ? value->text
		                   : value->type == VALUE_PARTS ? value->part[span->ref.item]
		                                                : NULL;
		if (!text || text[0] != 'Q')
			continue;
		if (!strstr(page, text))
			printf("\nnot on the page: %s\n", text);
		CHECK(strstr(page, text) != NULL);
		found++;
	}
	return found;
}

static void check_every_field(const struct writer *writer, const char *path)
{
	struct held held;
	struct plan plan;
	struct buf page;
	int found = 0;
	answer_all(&held, path);
	buf_init(&page, TEXT_MAX);
	plan_assemble(&held.visit, true, &held.frame, &plan);
	CHECK(plan_written(&plan, writer, &page));
	for (size_t i = 0; i < held.pack->screen_count; i++)
		for (size_t j = 0; j < held.pack->screens[i].plan_count
			&& visit_is_live(&held.visit, (int)i); j++)
			found += check_line(&held, &held.pack->screens[i].plan[j], page.data);
	CHECK(found >= 15);
	CHECK(!strstr(page.data, "{"));
	buf_release(&page);
	held_end(&held);
}

static void test_every_agreed_field_is_on_the_page(void)
{
	check_every_field(&writer_text, "brief");
	check_every_field(&writer_markdown, "brief");
	check_every_field(&writer_text, "full");
}

/* Whatever fails, there is something to say. */
static void test_faults_have_words(void)
{
	struct pack *pack = test_pack("content/back-pain");
	NEED(pack != NULL);
	for (int kind = 0; kind < FAULT_KINDS; kind++) {
		const struct fault fault = { .kind = (enum fault_kind)kind, .what = "refused" };
		const char *text = words_fault(&pack->words, &fault);
		CHECK(*text && (kind == FAULT_REFUSED) == (strcmp(text, "refused") == 0));
		CHECK(strstr(text, "%s") == NULL && strchr(text, '{') == NULL);
	}
	pack_free(pack);
}

TESTS("visit/shipped", { "every agreed field", test_every_agreed_field_is_on_the_page },
	{ "10,000 steps of the short visit", test_brief },
	{ "5,000 steps of the full visit", test_full },
	{ "5,000 steps of a follow-up", test_follow },
	{ "every screen is reached", test_every_screen_is_reached },
	{ "faults have words", test_faults_have_words })
