#include "view/words.h"

#include "base/arena.h"

#include <string.h>

const char *words_put(const char *pattern, const char *text, struct arena *arena)
{
	const char *hole = strstr(pattern, "%s");
	if (!hole)
		return pattern;
	return arena_printf(arena, "%.*s%s%s", (int)(hole - pattern), pattern, text, hole + 2);
}
