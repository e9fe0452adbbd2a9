#include "base/date_said.h"
#include "tests/check.h"

#include <stdio.h>

static const struct date_tongue english = {
	.weekdays = "Sunday,Monday,Tuesday,Wednesday,Thursday,Friday,Saturday",
	.months = "January,February,March,April,May,June,July,August,September,October,"
		  "November,December",
	.tomorrow = "tomorrow", .next = "next", .small = "in,on,the,of,st,nd,rd,th",
	.days = "d,day,days", .weeks = "w,wk,week,weeks", .month_first = true,
};

/* A Tuesday. */
static enum date_said say(const char *text, bool month_first, struct date days[2])
{
	struct date_tongue tongue = english;
	struct moment now;
	tongue.month_first = month_first;
	CHECK(date_parse("2026-12-01 09:00 +01:00", &now));
	return date_said(text, now, &tongue, days);
}

static void test_table(void)
{
	static const struct {
		const char *said, *day;
	} all[] = {
		{ "14 dec", "2026-12-14" }, { "dec 14", "2026-12-14" }, { "14dec", "2026-12-14" },
		{ "14. Dec.", "2026-12-14" }, { "DECEMBER 14th", "2026-12-14" },
		{ "the 14th of December 2027", "2027-12-14" }, { "1 dec", "2027-12-01" },
		{ "2 dec", "2026-12-02" }, { "30 nov", "2027-11-30" }, { "3 may", "2027-05-03" },
		{ "tue", "2026-12-08" }, { "wed", "2026-12-02" }, { "Mon", "2026-12-07" },
		{ "on thursday", "2026-12-03" }, { "next tue", "2026-12-08" },
		{ "next fri", "2026-12-11" }, { "next sun", "2026-12-13" },
		{ "+2w", "2026-12-15" }, { "+10d", "2026-12-11" }, { "in 3 weeks", "2026-12-22" },
		{ "1 week", "2026-12-08" }, { "tomorrow", "2026-12-02" },
		{ "  Tomorrow ", "2026-12-02" }, { "14.12.", "2026-12-14" },
		{ "14.12", "2026-12-14" }, { "14.12.26", "2026-12-14" },
		{ "3.4.", "2027-04-03" }, { "2026-12-14", "2026-12-14" },
		{ "12/14", "2026-12-14" }, { "14/12", "2026-12-14" }, { "12/14/2026", "2026-12-14" },
		{ "12/12", "2026-12-12" }, { "Monday, 14 December 2026", "2026-12-14" },
		{ "mon 14.12.", "2026-12-14" }, { "31 dec", "2026-12-31" },
	};
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		struct date days[2];
		char text[DATE_SIZE];
		CHECK_INT(DATE_SAID_ONE, say(all[i].said, true, days));
		date_format_day(&days[0], text);
		CHECK_STR(all[i].day, text);
	}
}

/* Asked back, not guessed. */
static void test_either(void)
{
	struct date days[2];
	CHECK_INT(DATE_SAID_TWO, say("3/4", true, days));
	CHECK(days[0].month == 3 && days[0].day == 4 && days[1].month == 4 && days[1].day == 3);
	CHECK_INT(DATE_SAID_TWO, say("3/4", false, days));
	CHECK(days[0].month == 4 && days[0].day == 3 && days[1].month == 3);
}

static void test_none(void)
{
	static const char *const bad[] = { "", " ", "14", "dec", "ma 3", "31 feb", "29 feb",
		"0 dec", "32 dec", "13/13", "14.13.", "next", "next week", "+w", "+2", "in weeks",
		"tue wed", "tue 14 dec", "dec 14 2026 x", "99999999999999999999 dec", "+99999d",
		"14 dec 0", "2026-02-30", "12/14/", "--", "....", "1 2 3 4 5 6 7 8 9",
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "\xff\xfe" };
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct date days[2];
		if (say(bad[i], true, days) != DATE_SAID_NONE)
			printf("taken: '%s'\n", bad[i]);
		CHECK_INT(DATE_SAID_NONE, say(bad[i], true, days));
	}
}

/* Whatever is typed, a day that comes out is one that there is, and reads back as itself. */
static void test_whatever(void)
{
	static const char signs[] = "0123456789 ./+-,decmontuwkinxt\xc3";
	unsigned seed = 1;
	for (int round = 0; round < 200000; round++) {
		char text[16] = "", back[DATE_SIZE];
		struct date days[2], again;
		for (int i = 0; i < 1 + round % 14; i++) {
			seed = seed * 1664525U + 1013904223U;
			text[i] = signs[(seed >> 16) % (sizeof signs - 1)];
		}
		enum date_said said = say(text, round % 2, days);
		for (int i = 0; i < (int)said; i++) {
			date_format_day(&days[i], back);
			CHECK(date_parse_day(back, &again) && again.weekday == days[i].weekday);
		}
	}
}

TESTS("base/date_said", { "table", test_table }, { "either", test_either },
	{ "none", test_none }, { "whatever", test_whatever })
