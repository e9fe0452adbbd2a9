#include "view/words.h"

#include "base/arena.h"
#include "base/buf.h"

#include <assert.h>
#include <string.h>

/* What stands around the %s of a pattern. */
struct around {
	int before;        /* bytes; all of them where there is no %s */
	const char *after; /* NULL where there is none */
};

static struct around around_hole(const char *pattern)
{
	const char *hole = strstr(pattern, "%s");
	return hole ? (struct around){ (int)(hole - pattern), hole + 2 }
	            : (struct around){ (int)strlen(pattern), NULL };
}

const char *words_put(const char *pattern, const char *text, struct arena *arena)
{
	assert(pattern && text);
	struct around around = around_hole(pattern);
	return around.after ? arena_printf(arena, "%.*s%s%s", around.before, pattern, text,
				      around.after)
	                    : pattern;
}

void words_add(const char *pattern, const char *text, struct buf *out)
{
	assert(pattern && text);
	struct around around = around_hole(pattern);
	buf_add(out, pattern, (size_t)around.before);
	if (!around.after)
		return;
	buf_add_text(out, text);
	buf_add_text(out, around.after);
}

/* ---- days ---------------------------------------------------------------------------- */

const char *day_name(const struct words *words, enum word which, int n, struct arena *arena)
{
	assert(which < WORD_COUNT && n >= 0);
	const char *names = words->text[which];
	while (n-- > 0 && *names) {
		names += strcspn(names, ",");
		names += *names == ',';
	}
	return arena_strndup(arena, names, strcspn(names, ","));
}

const char *day_words(const struct words *words, const struct date *date, struct arena *arena)
{
	assert(date->month >= 1 && date->month <= 12);
	assert(date->weekday >= 0 && date->weekday < 7);
	const char *day = arena_printf(arena, "%s, %d %s",
		day_name(words, WORD_weekdays, date->weekday, arena), date->day,
		day_name(words, WORD_months, date->month - 1, arena));
	return date->year ? arena_printf(arena, "%s %d", day, date->year) : day;
}

const char *day_short(const struct words *words, const struct date *date, struct arena *arena)
{
	assert(date->month >= 1 && date->month <= 12);
	return arena_printf(arena, "%d %s", date->day,
		day_name(words, WORD_months_short, date->month - 1, arena));
}

const char *day_list(const struct words *words, const char *const *names, size_t count,
	struct arena *arena)
{
	const char *all = "";
	for (size_t i = 0; i < count; i++) {
		bool last = i > 0 && i + 1 == count;
		all = last ? arena_printf(arena, "%s %s %s", all, words->text[WORD_and_then],
				     names[i])
		           : arena_printf(arena, "%s%s%s", all, i ? ", " : "", names[i]);
	}
	return all;
}
