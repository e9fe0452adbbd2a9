#include "ui/say.h"

#include <string.h>

#include "base/arena.h"

const char *say_put(const char *text, const char *with, struct arena *arena)
{
	const char *hole = strstr(text, "%s");
	if (!hole)
		return text;
	return arena_printf(arena, "%.*s%s%s", (int)(hole - text), text, with, hole + 2);
}

const char *say_fill(const struct words *words, enum word word, const char *with,
	struct arena *arena)
{
	return say_put(words->text[word], with, arena);
}

const char *say_of(const struct words *words, int number, int all, struct arena *arena)
{
	const char *of = words->text[WORD_step_of];
	if (!strstr(of, "%s"))
		return arena_printf(arena, "%d %s %d", number, of, all);
	return say_fill(words, WORD_step_of, arena_printf(arena, "%d/%d", number, all),
		arena);
}
