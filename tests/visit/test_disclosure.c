/*
 * Nothing that was said alone is seen by whoever comes in.
 *
 * Random walks over the shipped pack, in which all that is typed is a word of its own.  Who is
 * here changes by chance, people are asked in, the cover goes on and off, and the visit is gone
 * on with in another sitting.  After each act everything that a frontend is given is searched
 * (the screen, the plan beside it, the map, the notes, the word bank, the page that would be
 * printed, and what was refused): frontends have nothing else to draw.
 */
#include "tests/check.h"
#include "tests/plan/written.h"
#include "tests/visit/answered.h"
#include "tests/visit/random.h"

#include "visit/supporters.h"

#define WALKS 24 /* of each path */
#define STEPS 250
#define WORDS_MOST 4096
#define WORD_MOST 40
#define WANT_ALL (WANT_PLAN | WANT_NOTES | WANT_MAP)
#define TEXT_MAX ((size_t)1 << 20)

/* A word that was typed, and where. */
struct said {
	char text[WORD_MOST + 3];
	uint64_t seq; /* of the event that it would be in */
	bool is_private;
};

static struct said said[WORDS_MOST];
static size_t said_count;
static struct held *speaking; /* whose next word it is */
static int words_hidden, words_seen; /* so that the search is known to find something */

static const char *say(bool is_private)
{
	NEED(said_count < WORDS_MOST);
	struct said *one = &said[said_count];
	snprintf(one->text, sizeof one->text, "W%zuW", said_count++);
	one->seq = speaking->visit.event_count + 1;
	one->is_private = is_private;
	return one->text;
}

/* What came along from the visit before: marks of tests/visit/answered.h. */
static void remember(struct held *held)
{
	for (size_t i = 0; i < held->pack->question_count; i++) {
		const struct pack_question *question = &held->pack->questions[i];
		const struct pack_screen *screen = &held->pack->screens[question->screen];
		if (question->value != VALUE_TEXT || screen->person > 1)
			continue;
		NEED(said_count < WORDS_MOST);
		struct said *one = &said[said_count++];
		*one = (struct said){ .is_private = is_private_screen(screen) };
		snprintf(one->text, sizeof one->text, "Q%.*sQ", WORD_MOST, question->id);
	}
}

static bool is_shared(const struct held *held)
{
	for (int person = 1; person <= PEOPLE_MOST; person++)
		if (held->visit.state.asked_in >> person & 1
			&& !*supporters_shared(&held->visit, person))
			return false;
	return true;
}

/* May it be seen by whoever is here?  `page` is what would be on paper. */
static bool may_be_seen(const struct held *held, const struct said *one, const char *page)
{
	const struct state *state = &held->visit.state;
	if (state->page == PAGE_WHO)
		return false;
	if (!state->with_others || (one->seq >= state->came_in && !state->guest))
		return true;
	if (state->guest)
		return one->seq >= state->came_in || is_shared(held);
	/* What came along may stand on the plan of the visit before, which is shown with it. */
	bool on_plan = strstr(page, one->text) || (one->seq == 0 && !state->asked_in);
	return !one->is_private && state->disclosed > state->came_in && on_plan;
}

static void look(struct held *held)
{
	struct plan plan;
	visit_show(&held->visit, WANT_ALL, &held->frame, &held->view);
	if (held->view.may & MAY_LOOK) {
		plan_so_far(&held->visit, &held->frame, &plan);
		plan_show_so_far(&plan, &held->frame, &held->view);
	}
	plan_show_page(&held->visit, &held->frame, &held->view);
	plan_assemble(&held->visit, false, &held->frame, &plan);
	if (held->visit.state.page == PAGE_NONE)
		plan_show(&plan, &held->visit, &held->frame, &held->view);
}

/* What would be on paper now. */
static void write_page(const struct held *held, struct arena *arena, struct buf *text)
{
	struct plan plan;
	plan_assemble(&held->visit, false, arena, &plan);
	CHECK(plan_written(&plan, &writer_text, text));
	CHECK(buf_add(text, "", 1));
}

static void check_seen(const struct held *held)
{
	struct arena arena;
	struct buf page;
	arena_init(&arena, NULL);
	buf_init(&page, TEXT_MAX);
	write_page(held, &arena, &page);
	for (size_t i = 0; i < said_count; i++) {
		bool on_paper = held->visit.state.page == PAGE_NONE
		                && strstr(page.data, said[i].text);
		bool seen = seen_has(&held->view, said[i].text) || on_paper
		            || strstr(held->why.what, said[i].text);
		bool may = may_be_seen(held, &said[i], page.data);
		words_seen += seen;
		words_hidden += !may;
		if (seen && !may) {
			printf("\n'%s' of event %llu is seen on '%s', with others since %llu\n",
				said[i].text, (unsigned long long)said[i].seq, held->view.screen,
				(unsigned long long)held->visit.state.came_in);
			CHECK(false);
		}
	}
	buf_release(&page);
	arena_release(&arena);
}

/* Undo takes back nothing that was said before somebody came in. */
static void check_turned(const struct held *held, const uint64_t *before)
{
	const struct state *state = &held->visit.state;
	enum event_kind last = held->visit.events[held->visit.event_count - 1].kind;
	if (!state->with_others || (last != EVENT_UNDONE && last != EVENT_REDONE))
		return;
	for (size_t i = 0; i < held->pack->question_count; i++) {
		uint64_t seq = state->answers[i].seq;
		/* What was said since over it may be taken back, and put again. */
		if (before[i] > 0 && before[i] < state->came_in)
			CHECK(seq == before[i] || seq > state->came_in);
	}
}

/* Something is half said, and left so. */
static void half_say(struct held *held, uint32_t *seed)
{
	int picks[64];
	const char *texts[16];
	struct value value = random_value(held, seed, picks, texts);
	visit_draft(&held->visit, &value);
}

static void step(struct held *held, uint32_t *seed)
{
	uint64_t *before = arena_array(&held->visit.log, held->pack->question_count,
		sizeof *before);
	for (size_t i = 0; i < held->pack->question_count; i++)
		before[i] = held->visit.state.answers[i].seq;
	uint32_t what = roll(seed, 40);
	if (what == 0)
		visit_sit_down(&held->visit);
	else if (what == 1 && held_act(held, &(struct act){ .kind = ACT_COVER, .number = 1 }))
		held_do(held, ACT_UNCOVER);
	else if (what < 5)
		half_say(held, seed);
	else
		random_act(held, seed);
	check_turned(held, before);
}

static void walk(const char *path, uint32_t seed)
{
	struct held held;
	held_begin(&held, PACK, path);
	said_count = 0;
	speaking = &held;
	if (held.pack->paths[held.visit.state.path].after) {
		bring_along(&held);
		remember(&held);
	}
	for (int i = 0; i < STEPS; i++) {
		step(&held, &seed);
		arena_reset(&held.frame);
		look(&held);
		check_seen(&held);
	}
	held_end(&held);
}

static void test_walks(void)
{
	random_words = say;
	words_hidden = words_seen = 0;
	for (uint32_t seed = 1; seed <= WALKS; seed++) {
		walk("brief", seed);
		walk("full", seed);
		walk("follow", seed);
	}
	/* Else nothing was found because nothing was there. */
	CHECK(words_seen > 1000 && words_hidden > 1000);
	printf("%d walks of %d steps, %d words seen, %d hidden ", 3 * WALKS, STEPS, words_seen,
		words_hidden);
}

TESTS("visit/disclosure", { "random walks", test_walks })
