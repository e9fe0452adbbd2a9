/* Every kind of screen has what the frontends need of it: whoever adds one is told what is
 * left.  A kind without its draw_X or plain_X does not link. */
#include "tests/check.h"

#include "ui/draw_kind.h"
#include "ui/plain_kind.h"

static const char *const names[VIEW_KINDS] = {
#define NAME_OF(NAME, name) #name,
	VIEW_KIND_LIST(NAME_OF)
};

/* `has`: what the kind must have there; `what` says so where it has not. */
static void check(int kind, bool has, const char *what, const char *file)
{
	if (!has)
		printf("\nthe kind '%s' has no %s in its src/ui/%s\n", names[kind], what, file);
	CHECK(has);
}

static void test_draw(void)
{
	for (int i = 0; i < VIEW_KINDS; i++) {
		const struct draw *draw = draw_of((enum view_kind)i);
		check(i, draw->paint != NULL, "paint", "draw_X.c");
		check(i, draw->key != NULL, "key", "draw_X.c");
		check(i, draw->help >= WORD_help_say && draw->help <= WORD_help_end, "help",
			"draw_X.c");
		/* A draft of it is asked of the kind. */
		check(i, draw->pending || !draw->is_text, "pending", "draw_X.c");
	}
}

static void test_plain(void)
{
	for (int i = 0; i < VIEW_KINDS; i++) {
		const struct plain_kind *plain = plain_kind_of((enum view_kind)i);
		check(i, plain->ask != NULL, "ask", "plain_X.c");
		check(i, plain->take != NULL, "take", "plain_X.c");
		/* What waits for more than one line goes along when the screen is left. */
		check(i, plain->start || !plain->confirm, "start", "plain_X.c");
	}
}

TESTS("ui/kinds", { "drawn", test_draw }, { "in lines", test_plain })
