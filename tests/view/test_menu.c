/* The menus: what shows when, under which word, and what it sends. */
#include "view/menu.h"

#include "tests/check.h"

static const struct menu *const menus[] = { &menu_main, &menu_leave, &menu_leave_home, &menu_notoday,
	&menu_notyet, &menu_present };
#define MENUS (sizeof menus / sizeof *menus)

/* Who types a number must mean one entry by it. */
static void test_numbers_are_unique(void)
{
	for (size_t m = 0; m < MENUS; m++)
		for (size_t i = 0; i < menus[m]->count; i++)
			for (size_t j = 0; j < i; j++)
				CHECK(menus[m]->entries[i].number != menus[m]->entries[j].number);
}

/* With everything allowed each entry shows; with nothing, what needs nothing. */
static void test_may(void)
{
	const struct view_coach line = { COACH_ASK, "How is it?" };
	const struct view all = { .may = ~0U, .coach = &line, .coach_count = 1 };
	const struct view none = { .may = 0, .coach = &line, .coach_count = 1 };
	for (size_t m = 0; m < MENUS; m++)
		for (size_t i = 0; i < menus[m]->count; i++) {
			const struct menu_entry *entry = &menus[m]->entries[i];
			CHECK(menu_has(&all, entry));
			CHECK_INT(entry->may == 0, menu_has(&none, entry));
		}
}

static void test_no_coach_lines(void)
{
	const struct view view = { .may = ~0U };
	for (size_t i = 0; i < menu_main.count; i++) {
		const struct menu_entry *entry = &menu_main.entries[i];
		CHECK_INT(entry->opens != MENU_OPENS_COACH, menu_has(&view, entry));
	}
}

/* Where nothing is kept there is nothing to go on with later. */
static void test_leaving(void)
{
	const struct view kept = { .may = MAY_LEAVE }, unkept = { .may = 0 };
	const struct menu_entry *stay = &menu_leave.entries[0], *leave = &menu_leave.entries[1];
	CHECK_INT(ACT_NONE, menu_act(&unkept, stay));
	CHECK_INT(WORD_leave_stay, menu_word(&unkept, stay));
	CHECK_INT(ACT_LATER, menu_act(&kept, leave));
	CHECK_INT(WORD_leave_later, menu_word(&kept, leave));
	CHECK_INT(ACT_LEAVE, menu_act(&unkept, leave));
	CHECK_INT(WORD_home_leave, menu_word(&unkept, leave));
}

/* Outside a visit it is the program that is left. */
static void test_leaving_home(void)
{
	const struct view home = { .where = WHERE_HOME }, visit = { .where = WHERE_VISIT };
	CHECK(menu_leave_of(&home) == &menu_leave_home && menu_leave_of(&visit) == &menu_leave);
	CHECK_INT(ACT_LEAVE, menu_act(&home, &menu_leave_home.entries[1]));
}

TESTS("view/menu", { "numbers are unique", test_numbers_are_unique }, { "may", test_may },
	{ "no coach lines", test_no_coach_lines }, { "leaving", test_leaving },
	{ "leaving home", test_leaving_home })
