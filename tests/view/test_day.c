#include "view/day.h"
#include "tests/check.h"
#include "tests/ui/words.h"

/* A Tuesday. */
static struct view_day today(void)
{
	struct view_day day;
	CHECK(date_parse("2026-12-01 09:00 +01:00", &day.now));
	return day;
}

static void test_reads(void)
{
	static const struct {
		const char *typed, *reads, *code;
	} all[] = {
		{ "in 3 weeks", "Tuesday, 22 December, in 3 weeks", "2026-12-22" },
		{ "tue", "Tuesday, 8 December, in a week", "2026-12-08" },
		{ "tomorrow", "Wednesday, 2 December, tomorrow", "2026-12-02" },
		{ "1/4/2027", NULL, NULL },
		{ "14 jan", "Thursday, 14 January 2027, in 44 days", "2027-01-14" },
		{ "2026-12-01", "Tuesday, 1 December is past, or today. Please type a later day.",
			NULL },
		{ "2027-12-03", NULL, NULL },
		{ "2027-12-02", NULL, "2027-12-02" },
		{ "soon", "Not a day yet. Type it like 14 Dec, Tue or in 3 weeks.", NULL },
		{ "", "Not a day yet. Type it like 14 Dec, Tue or in 3 weeks.", NULL },
		{ "3/4", "Is this Thursday, 4 March 2027 or Saturday, 3 April 2027? Please type "
			 "the month as a word.", NULL },
	};
	struct view_day day = today();
	struct arena arena;
	arena_init(&arena, NULL);
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		char code[DATE_SIZE];
		bool taken = day_typed(&test_words, &day, all[i].typed, code);
		CHECK_INT(all[i].code != NULL, taken);
		if (taken && all[i].code)
			CHECK_STR(all[i].code, code);
		if (all[i].reads)
			CHECK_STR(all[i].reads,
				day_reads(&test_words, &day, all[i].typed, &arena));
	}
	arena_release(&arena);
}

static void test_moved(void)
{
	struct view_day day = today();
	char code[DATE_SIZE];
	CHECK(day_moved(&test_words, &day, "", -1, code));
	CHECK_STR("2026-12-08", code);
	CHECK(day_moved(&test_words, &day, "in 3 weeks", 7, code));
	CHECK_STR("2026-12-29", code);
	CHECK(day_moved(&test_words, &day, "2026-12-03", -7, code));
	CHECK_STR("2026-12-02", code);
	CHECK(day_moved(&test_words, &day, "2027-12-01", 7, code));
	CHECK_STR("2027-12-02", code);
	CHECK(!day_moved(&test_words, &day, "soon", 1, code));
}

TESTS("view/day", { "reads", test_reads }, { "moved", test_moved })
