/* Every kind of screen stands in every table: whoever adds one is told what is left. */
#include "tests/check.h"

#include "ui/draw_kind.h"
#include "ui/plain_kind.h"
#include "visit/kind.h"

static const char *const names[] = {
	[VIEW_SAY] = "say", [VIEW_WRITE] = "write", [VIEW_CHOOSE] = "choose",
	[VIEW_MANY] = "many", [VIEW_ITEMS] = "items", [VIEW_RULER] = "ruler",
	[VIEW_REVIEW] = "review", [VIEW_AGREE] = "agree", [VIEW_STOP] = "stop",
	[VIEW_SCHEDULE] = "schedule", [VIEW_IFTHEN] = "ifthen", [VIEW_CARD] = "card",
	[VIEW_TEACH] = "teach", [VIEW_COMPARE] = "compare", [VIEW_PEOPLE] = "people",
	[VIEW_SHARE] = "share", [VIEW_AMOUNT] = "amount", [VIEW_TREND] = "trend",
	[VIEW_PAGE] = "page", [VIEW_PAD] = "pad", [VIEW_END] = "end",
};
_Static_assert(sizeof names / sizeof *names == VIEW_KINDS, "every kind has a name here");

/* `has`: what the kind must have there; `what` says so where it has not. */
static bool check(enum view_kind kind, bool has, const char *what, const char *file)
{
	if (!has)
		printf("\nthe kind '%s' has no %s in %s\n", names[kind] ? names[kind] : "?", what,
			file);
	CHECK(has);
	return has;
}

static void test_names(void)
{
	for (int kind = 0; kind < VIEW_KINDS; kind++)
		check((enum view_kind)kind, names[kind] != NULL, "name", "tests/ui/test_kinds.c");
}

static void test_draw(void)
{
	for (int i = 0; i < VIEW_KINDS; i++) {
		enum view_kind kind = (enum view_kind)i;
		const struct draw *draw = draw_of(kind);
		if (!check(kind, draw != NULL, "line", "src/ui/draw_kind.c"))
			continue;
		CHECK_INT(kind, draw->kind);
		check(kind, draw->paint != NULL, "paint", "its src/ui/draw_X.c");
		check(kind, draw->key != NULL, "key", "its src/ui/draw_X.c");
		check(kind, draw->help >= WORD_help_say && draw->help <= WORD_help_end, "help",
			"its src/ui/draw_X.c");
		/* A draft of it is asked of the kind. */
		check(kind, draw->pending || !draw->is_text, "pending", "its src/ui/draw_X.c");
	}
}

static void test_plain(void)
{
	for (int i = 0; i < VIEW_KINDS; i++) {
		enum view_kind kind = (enum view_kind)i;
		const struct plain_kind *plain = plain_kind_of(kind);
		if (!check(kind, plain != NULL, "line", "src/ui/plain_kind.c"))
			continue;
		check(kind, plain->ask != NULL, "ask", "its src/ui/plain_X.c");
		check(kind, plain->take != NULL, "take", "its src/ui/plain_X.c");
		/* What waits for more than one line goes along when the screen is left. */
		check(kind, plain->start || !plain->confirm, "start", "its src/ui/plain_X.c");
	}
}

static void test_visit(void)
{
	for (int i = 0; i < VIEW_KINDS; i++) {
		enum view_kind kind = (enum view_kind)i;
		/* The end and the pad are no screens of a pack. */
		if (kind == VIEW_END || kind == VIEW_PAD)
			continue;
		if (check(kind, kind_of(kind) != NULL, "line", "src/visit/kind.c"))
			CHECK_INT(kind, kind_of(kind)->kind);
	}
}

TESTS("ui/kinds", { "each has a name", test_names }, { "drawn", test_draw },
	{ "in lines", test_plain }, { "in a visit", test_visit })
