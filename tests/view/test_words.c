/* Texts put into a pattern, by the frame and by a buffer alike. */
#include "view/words.h"

#include "tests/check.h"

#include "base/arena.h"
#include "base/buf.h"

static void test_put_and_add(void)
{
	static const struct {
		const char *pattern, *text, *want;
	} all[] = {
		{ "page %s", "2", "page 2" },
		{ "%s people", "two", "two people" },
		{ "from %s on", "", "from  on" },
		{ "nothing to put", "here", "nothing to put" },
		{ "", "here", "" },
		{ "%s", "100 %s %d", "100 %s %d" },
		{ "%s and %s", "one", "one and %s" },
	};
	struct arena arena;
	struct buf out;
	arena_init(&arena, NULL);
	buf_init(&out, 1000);
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		CHECK_STR(all[i].want, words_put(all[i].pattern, all[i].text, &arena));
		buf_clear(&out);
		buf_add_text(&out, "> ");
		words_add(all[i].pattern, all[i].text, &out);
		CHECK_STR(arena_printf(&arena, "> %s", all[i].want), out.data);
	}
	buf_release(&out);
	arena_release(&arena);
}

TESTS("view/words", { "put and add", test_put_and_add })
