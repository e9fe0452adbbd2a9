/* Every kind of screen stands in every table: whoever adds one is told what is left. */
#include "tests/check.h"

#include "ui/draw_kind.h"
#include "ui/plain_kind.h"
#include "visit/kind.h"

static void test_all_kinds(void)
{
	for (int i = 0; i < VIEW_KINDS; i++) {
		enum view_kind kind = (enum view_kind)i;
		const struct draw *draw = draw_of(kind);
		if (!draw || !plain_kind_of(kind))
			printf("\nkind %d is missing in src/ui/%s\n", i, draw ? "plain.c" : "draw.c");
		CHECK(draw != NULL);
		CHECK(plain_kind_of(kind) != NULL);
		if (draw) {
			CHECK_INT(kind, draw->kind);
			CHECK(draw->paint != NULL);
			CHECK(draw->help >= WORD_help_say && draw->help <= WORD_help_end);
		}
		/* The end and the pad are no screens of a pack. */
		if (kind == VIEW_END || kind == VIEW_PAD)
			continue;
		CHECK(kind_of(kind) != NULL);
		if (kind_of(kind))
			CHECK_INT(kind, kind_of(kind)->kind);
	}
}

TESTS("ui/kinds", { "all kinds", test_all_kinds })
