#include "base/date.h"
#include "tests/check.h"

static void test_round_trip(void)
{
	static const char *const all[] = { "2026-03-02 09:00 +01:00", "1970-01-01 00:00 +00:00",
		"2024-02-29 23:59 -03:30", "2100-12-31 12:00 +14:00" };
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		struct moment moment;
		char text[DATE_SIZE];
		NEED(date_parse(all[i], &moment));
		date_format(moment, text);
		CHECK_STR(all[i], text);
	}
}

static void test_known_moment(void)
{
	struct moment moment;
	NEED(date_parse("2026-03-02 09:00 +01:00", &moment));
	CHECK_INT(1772438400000LL, moment.ms);
	CHECK_INT(1, date_of(moment).weekday);
}

static void test_refused(void)
{
	static const char *const bad[] = { "", "2026-03-02", "2026-13-02 09:00 +01:00",
		"2025-02-29 09:00 +01:00", "2026-03-02 24:00 +01:00", "2026-03-02 09:00 +01:00 ",
		"2026-3-2 9:00 +01:00", "2026-03-02 09:00 01:00", "2026-04-31 09:00 +01:00",
		"2026- 3- 2 09:00 +01:00", "+026-03-02 09:00 +01:00", "2026-03-02  9:00 +01:00",
		"2026-03-02 09:00 +01:0", "2026-03-02 09:00 ", "2026-03-02 09:00 +1:000" };
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct moment moment;
		CHECK(!date_parse(bad[i], &moment));
	}
}

static void test_days(void)
{
	static const char *const bad[] = { "", "2026-03", "2026- 3- 2", "2026-03-02 ", "2026-02-30",
		"1969-12-31", "2026-00-10", "2026-10-00", "02026-3-02" };
	struct date date;
	char text[DATE_SIZE];
	NEED(date_parse_day("2024-02-29", &date));
	date_format_day(&date, text);
	CHECK_STR("2024-02-29", text);
	CHECK_INT(4, date.weekday);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		CHECK(!date_parse_day(bad[i], &date));
}

TESTS("base/date", { "days", test_days }, { "round trip", test_round_trip }, { "known moment", test_known_moment },
	{ "refused", test_refused })
