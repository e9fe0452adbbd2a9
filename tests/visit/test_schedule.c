/*
 * Answers of parts, in visits over small packs: tests/pack/kinds with one screen
 * more, given as a string.
 */
#include "tests/check.h"
#include "tests/visit/held.h"

#define FRONT \
	"pack \"mini\" { title = \"Mini\" version = \"1.0\" language = \"en\" authors = \"a\"\n" \
	" reviewed = \"never\" funding = \"none\"\n" \
	" step \"one\" { title = \"One\" }\n" \
	" path \"all\" { screens = {\"room\", \"keep\", \"safety\", \"stopped\", \"secret\", \"form\"," \
	" \"agree\"} } }\n" \
	"plan { section = danger line = \"Call\" }\n" \
	"screen \"room\" { step = one turn = clinician stance = neutral heading = \"Who?\"\n" \
	" choose \"room\" { asks = presence required = yes choice \"alone\" { text = \"two\" }" \
	" choice \"others\" { text = \"more\" } } }\n" \
	"screen \"keep\" { step = one turn = clinician stance = neutral heading = \"Keep?\"\n" \
	" choose \"keep\" { asks = consent required = yes choice \"yes\" { text = \"yes\" }" \
	" choice \"no\" { text = \"no\" } } }\n" \
	"screen \"safety\" { step = one turn = clinician stance = neutral heading = \"Signs?\"\n" \
	" items \"flag\" { answer \"no\" { text = \"no\" }" \
	" answer \"yes\" { text = \"yes\" danger = yes } required = yes" \
	" item \"numb\" { text = \"numb\" tier = 1 } } }\n" \
	"screen \"stopped\" { step = one turn = clinician stance = neutral heading = \"Pause\"\n" \
	" stop \"stopped\" { of = flag answers = {\"yes\"} locks = yes" \
	" action \"sent\" { text = \"sent\" ends = yes } } }\n" \
	"screen \"secret\" { step = one turn = patient stance = neutral private = yes" \
	" heading = \"S\" write \"secret\" { } }\n" \
	"screen \"agree\" { step = one turn = both stance = neutral heading = \"Agree?\"" \
	" agree \"agree\" { } }\n"
#define FORM "screen \"form\" { step = one turn = patient stance = evoke heading = \"Form\"\n"

/* To the screen `form`, or to `secret` before it while the two are alone. */
static void begin(struct held *held, const char *text, int others)
{
	static const int no = 0;
	const struct test_file list[] = { { "pack/pack.conf", text }, { NULL, NULL } };
	const struct test_files files = { list, NULL };
	struct pack *pack = test_pack_of(&files);
	NEED(pack != NULL);
	held_begin_with(held, pack, "all");
	CHECK(held_pick(held, others));
	CHECK(held_pick(held, 1));
	CHECK(held_picks(held, VALUE_ITEMS, &no, 1));
}

static bool held_parts(struct held *held, const char *const *part, size_t count)
{
	return held_act(held, &(struct act){ .kind = ACT_NEXT,
		.value = { .type = VALUE_PARTS, .part = part, .count = count } });
}

static const struct view_part *shown(const struct held *held, const char *id)
{
	for (size_t i = 0; i < held->view.part_count; i++)
		if (strcmp(held->view.parts[i].id, id) == 0)
			return &held->view.parts[i];
	return NULL;
}

/* ---- schedule ---------------------------------------------------------------------- */

#define PART(name) " part \"" name "\" { text = \"" name "\" }\n"
#define PRIVATE(name) " part \"" name "\" { text = \"" name "\" private = yes }\n"

static void test_schedule_with_hidden_row(void)
{
	static const char *const part[] = { "walk", "mon", "9", "", "2026-03-09" };
	struct held held;
	begin(&held, FRONT FORM "schedule \"form\" { real = \"real?\"\n" PART("what")
		PRIVATE("where") PART("days") PART("time") PART("often") PART("first")
		"} }\n", 1);
	CHECK_STR("form", held.view.screen);
	NEED(shown(&held, "first") != NULL);
	CHECK_INT(5, held.view.part_count);
	CHECK_INT(PART_ONE, shown(&held, "first")->form);
	CHECK_INT(28, shown(&held, "first")->choice_count);
	CHECK_INT(PART_TEXT, shown(&held, "often")->form);
	CHECK(held_parts(&held, part, 5));
	CHECK(held_do(&held, ACT_BACK));
	/* The days that are offered are Mondays, and the first of them is large. */
	CHECK_INT(4, shown(&held, "first")->choice_count);
	CHECK_STR("one day a week", shown(&held, "often")->hint);
	CHECK(held.view.schedule.large && strstr(held.view.schedule.large, "9:00"));
	held_end(&held);
}

/* How often would tell of days that are private. */
static void test_hidden_days_are_not_told(void)
{
	static const char *const part[] = { "walk", "mon tue wed", "9", "" };
	struct held held;
	struct plan plan;
	begin(&held, FRONT FORM "schedule \"form\" {\n" PART("what") PRIVATE("days") PART("time")
		PART("often") "}\n plan { section = will line = \"{form.often}\" } }\n", 0);
	CHECK(held_do(&held, ACT_NEXT));
	CHECK(held_parts(&held, part, 4));
	plan_so_far(&held.visit, &held.frame, &plan);
	CHECK_STR("3 days a week", plan.parts[0].lines[0].text);
	CHECK(held_present(&held, 1));
	plan_so_far(&held.visit, &held.frame, &plan);
	CHECK(strstr(plan.parts[0].lines[0].text, "days") == NULL);
	CHECK(held_do(&held, ACT_BACK));
	CHECK_STR(NULL, shown(&held, "often")->hint);
	held_end(&held);
}

/* What may be a clock time is one, and nothing that may be something else. */
static void test_times(void)
{
	static const char *const times[][2] = { { "9", "9:00" }, { "09", "9:00" },
		{ "9.30", "9:30" }, { "23:59", "23:59" }, { "12.5", "12.5" }, { "10:3", "10:3" },
		{ "24", "24" }, { "9:60", "9:60" }, { "-0", "-0" }, { "9: 5", "9: 5" },
		{ "9:+5", "9:+5" }, { "9 am", "9 am" }, { "1000", "1000" }, { "9:305", "9:305" } };
	for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
		const char *const part[] = { "walk", "mon", times[i][0], "" };
		struct held held;
		begin(&held, FRONT FORM "schedule \"form\" {\n" PART("what") PART("days")
			PART("time") PART("often") "} }\n", 1);
		CHECK(held_parts(&held, part, 4));
		CHECK(held_do(&held, ACT_BACK));
		CHECK_STR(times[i][1], held.view.value.part[2]);
		held_end(&held);
	}
}

TESTS("visit/schedule", { "a schedule with a hidden row", test_schedule_with_hidden_row },
	{ "hidden days are not told", test_hidden_days_are_not_told },
	{ "times", test_times })
