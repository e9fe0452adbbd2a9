/*
 * What a key costs in the engine: to decide, to apply, to show.  In a visit of
 * 1,000 events against one of 60 (each screen answered once) and one of 10 (most
 * of it still without an answer), over the shipped pack; then over packs of 60
 * and 10,000 screens.  Nothing is written here, and nothing is painted.
 */
#include "base/utf8.h"
#include "tests/bench/measure.h"
#include "tests/bench/screens.h"
#include "tests/visit/held.h"

#define LONG 1000
#define ROUNDS 40
#define TURNS 4 /* keys of each kind in a round */

enum figure { NEXT, BACK, DRAFT, UNDO, REDO, REPLAY, FIGURES };
static const char *const texts[] = { "an answer and on, us", "back, us", "a draft and shown, us",
	"undo, us", "redo, us", "replay, us an event" };
/* Undo makes the state anew from all events: it may cost as much as they. */
static const struct aim aims[] = { { AIM_RATIO, 1.3 }, { AIM_RATIO, 1.3 }, { AIM_RATIO, 1.3 },
	{ AIM_NOTHING, 0 }, { AIM_NOTHING, 0 }, { AIM_NOTHING, 0 } };

struct subject {
	const char *name;
	struct held held;
	size_t events; /* so many when a round begins */
	struct samples us[FIGURES];
};

static double us_since(long long from)
{
	return ms_since(from) * 1e3;
}

/* ---- one key */

static void show(struct held *held)
{
	arena_reset(&held->frame);
	visit_show(&held->visit, 0, &held->frame, &held->view);
}

static bool key(struct held *held, const struct act *act)
{
	struct batch batch;
	held->now.ms += 1000;
	if (!visit_decide(&held->visit, act, held->now, &batch, &held->why))
		return false;
	visit_apply(&held->visit, &batch);
	show(held);
	return true;
}

/* Another answer than the one before, but where it would end or turn the visit. */
static struct act answer(const struct held *held, int turn)
{
	static const int none[16], one[] = { 1 };
	struct act act = { .kind = ACT_NEXT };
	const struct pack_question *question = visit_question(&held->visit);
	if (!question)
		return act;
	/* Parts go on as they stand: any text will not do for a date. */
	if (question->value == VALUE_PARTS)
		return act;
	bool plain = question->value == VALUE_CHOICES && !question->asks;
	act.value.type = question->value;
	act.value.text = turn % 2 ? "a short walk" : "heat, and a walk";
	act.value.number = turn % 2 ? 4 : 5;
	act.value.pick = plain && turn % 2 ? one : none;
	act.value.count = question->value == VALUE_ITEMS ? question->item_count : 1;
	return act;
}

static bool go_back(struct held *held)
{
	return key(held, &(struct act){ .kind = ACT_BACK });
}

/* To the end and back again, until there are so many events. */
static bool grow(struct held *held, size_t events)
{
	bool on = true, stuck = false;
	for (int turn = 0; held->visit.event_count < events && !stuck; turn++) {
		struct act act = answer(held, turn);
		if (on ? key(held, &act) : go_back(held))
			continue;
		on = !on;
		stuck = on ? !key(held, &act) : !go_back(held);
	}
	return !stuck;
}

/* Where something is written, at or after the middle. */
static bool go_to_middle(struct held *held)
{
	const struct pack *pack = held->pack;
	for (size_t i = pack->question_count / 2; i < pack->question_count; i++) {
		const struct act jump = { .kind = ACT_JUMP, .number = pack->questions[i].screen };
		if (pack->questions[i].kind == VIEW_WRITE && key(held, &jump))
			return true;
	}
	return false;
}

/* ---- figures */

static bool time_key(struct subject *subject, enum figure figure, const struct act *act)
{
	long long from = now_ns();
	bool ok = key(&subject->held, act);
	samples_add(&subject->us[figure], us_since(from));
	return ok;
}

static void time_draft(struct subject *subject)
{
	struct act act = answer(&subject->held, 7);
	long long from = now_ns();
	visit_draft(&subject->held.visit, &act.value);
	show(&subject->held);
	samples_add(&subject->us[DRAFT], us_since(from));
}

static bool time_keys(struct subject *subject)
{
	static const struct act back = { .kind = ACT_BACK }, undo = { .kind = ACT_UNDO },
		redo = { .kind = ACT_REDO };
	bool ok = true;
	for (int turn = 0; ok && turn < TURNS; turn++) {
		struct act act = answer(&subject->held, turn);
		time_draft(subject);
		ok = time_key(subject, NEXT, &act) && time_key(subject, BACK, &back);
	}
	return ok && time_key(subject, UNDO, &undo) && time_key(subject, REDO, &redo);
}

/* All events once more, into an empty visit; the pack is the same. */
static bool time_replay(struct subject *subject)
{
	struct visit again;
	bool ok = true;
	visit_init(&again, subject->held.pack, NULL);
	long long from = now_ns();
	for (size_t i = 0; ok && i < subject->events; i++)
		ok = visit_replay(&again, &subject->held.visit.events[i], &subject->held.why);
	samples_add(&subject->us[REPLAY], us_since(from) / (double)subject->events);
	visit_release(&again);
	return ok;
}

/* ---- a visit as long as wanted */

static void begin(struct held *held, struct pack *pack)
{
	struct batch batch;
	memset(held, 0, sizeof *held);
	held->pack = pack;
	arena_init(&held->frame, NULL);
	held->now = (struct moment){ 1772438400000, 60 };
	visit_init(&held->visit, pack, NULL);
	visit_begin(&held->visit, 0, "Jo", NULL, held->now, &batch);
	visit_apply(&held->visit, &batch);
	show(held);
}

static bool measure(struct subject *subject, struct pack *pack)
{
	begin(&subject->held, pack);
	bool ok = grow(&subject->held, subject->events) && go_to_middle(&subject->held)
	          && time_replay(subject) && time_keys(subject);
	if (!ok)
		printf("%s: '%s'\n", subject->name, subject->held.why.what);
	visit_release(&subject->held.visit);
	arena_release(&subject->held.frame);
	return ok;
}

static void print_table(struct subject *subject, struct subject *than, double slack)
{
	print_head("median", subject->name, than->name);
	for (int i = 0; i < FIGURES; i++)
		print_row(texts[i], samples_median(&subject->us[i]), samples_median(&than->us[i]),
			(struct aim){ aims[i].of, aims[i].most * slack });
	printf("\n");
}

static void release(struct subject *subject)
{
	for (int i = 0; i < FIGURES; i++)
		samples_release(&subject->us[i]);
}

static void print_undo(struct subject *subject)
{
	double undo = samples_median(&subject->us[UNDO]);
	double replay = samples_median(&subject->us[REPLAY]) * (double)subject->events;
	print_head("median", "undo", "replay");
	print_row("undo of 1,000 events, us", undo, replay, (struct aim){ AIM_RATIO, 1.3 });
	printf("\n");
}

static void compare_lengths(void)
{
	struct pack *pack = test_pack("content/back-pain");
	struct subject begun = { .name = "10 events", .events = 10 };
	struct subject brief = { .name = "60 events", .events = 60 };
	struct subject lengthy = { .name = "1,000", .events = LONG };
	for (int round = 0; pack && round < ROUNDS; round++)
		if (!measure(&begun, pack) || !measure(&brief, pack) || !measure(&lengthy, pack))
			break;
	print_table(&lengthy, &begun, 2);
	print_table(&lengthy, &brief, 1);
	print_undo(&lengthy);
	release(&begun);
	release(&brief);
	release(&lengthy);
	pack_free(pack);
}

/* Whatever looks at the whole path may cost as much as there are screens, and no more. */
static void compare_packs(void)
{
	struct screens few = { .count = 60 }, many = { .count = 10000 };
	struct pack *small = screens_load(&few), *large = screens_load(&many);
	struct subject here = { .name = "60 scr.", .events = 60 };
	struct subject there = { .name = "10,000", .events = 60 };
	for (int round = 0; small && large && round < ROUNDS; round++)
		if (!measure(&here, small) || !measure(&there, large))
			break;
	print_table(&there, &here, 10000.0 / 60);
	release(&here);
	release(&there);
	pack_free(small);
	pack_free(large);
}

int main(void)
{
	utf8_locale();
	compare_lengths();
	compare_packs();
	return 0;
}
