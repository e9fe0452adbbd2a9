/* Every kind of screen has what the frontends need of it: whoever adds one is told what is
 * left.  A kind without its draw_X or plain_X does not link. */
#include "tests/check.h"
#include "tests/kinds.h"
#include "tests/ui/hostile.h"

#include "ui/draw_kind.h"
#include "ui/plain_kind.h"

/* `has`: what the kind must have there; `what` says so where it has not. */
static void check(int kind, bool has, const char *what, const char *file)
{
	if (!has)
		printf("\nthe kind '%s' has no %s in %s\n", kind_names[kind], what, file);
	CHECK(has);
}

static void test_draw(void)
{
	for (int i = 0; i < VIEW_KINDS; i++) {
		const struct draw *draw = draw_of((enum view_kind)i);
		check(i, draw->paint != NULL, "paint", "its src/ui/draw_X.c");
		check(i, draw->key != NULL, "key", "its src/ui/draw_X.c");
		check(i, draw->help >= WORD_help_say && draw->help <= WORD_help_end, "help",
			"its src/ui/draw_X.c");
		/* A draft of it is asked of the kind. */
		check(i, draw->pending || !draw->is_text, "pending", "its src/ui/draw_X.c");
	}
}

static void test_plain(void)
{
	for (int i = 0; i < VIEW_KINDS; i++) {
		const struct plain_kind *plain = plain_kind_of((enum view_kind)i);
		check(i, plain->ask != NULL, "ask", "its src/ui/plain_X.c");
		check(i, plain->take != NULL, "take", "its src/ui/plain_X.c");
		/* What waits for more than one line goes along when the screen is left. */
		check(i, plain->start || !plain->confirm, "start", "its src/ui/plain_X.c");
	}
}

/* Without one nobody would see what it looks like, and no golden would say so. */
static void test_seen(void)
{
	bool seen[VIEW_KINDS] = { false };
	for (size_t i = 0; i < COUNT(test_views); i++)
		seen[test_views[i].view->kind] = true;
	for (int i = 0; i < VIEW_KINDS; i++)
		check(i, seen[i], "view", "tests/ui/views.h");
}

/* Is there anything in what only one kind has? */
static bool has_own(const struct view *view)
{
	const char *bytes = (const char *)view;
	for (size_t i = offsetof(struct view, write); i < offsetof(struct view, coach); i++)
		if (bytes[i])
			return true;
	return false;
}

/* What a friendly view has of its own a hostile one has, too. */
static void test_hostile(void)
{
	for (size_t i = 0; i < COUNT(test_views); i++) {
		struct view hostile = hostile_view(test_views[i].view->kind);
		check((int)hostile.kind, has_own(&hostile) || !has_own(test_views[i].view),
			"texts of its own", "hostile_own() of tests/ui/hostile.h");
	}
}

TESTS("ui/kinds", { "a view", test_seen }, { "a hostile view", test_hostile }, { "drawn", test_draw }, { "in lines", test_plain })
