#include "view/words.h"

#include "base/arena.h"
#include "base/buf.h"

#include <assert.h>
#include <stdarg.h>
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

/* ---- several things in one pattern ----------------------------------------------------- */

#define HOLES_MOST 6

struct hole {
	const char *name, *text;
};

/* The hole that `at` begins with: {name}; NULL where it is a brace, or another's. */
static const struct hole *hole_at(const char *at, const struct hole *holes, size_t count)
{
	for (size_t i = 0; *at == '{' && i < count; i++) {
		size_t len = strlen(holes[i].name);
		if (strncmp(at + 1, holes[i].name, len) == 0 && at[1 + len] == '}')
			return &holes[i];
	}
	return NULL;
}

/* Returns the length; with NULL as `out` that is all. */
static size_t fill(const char *pattern, const struct hole *holes, size_t count, char *out)
{
	size_t len = 0;
	while (*pattern) {
		const struct hole *hole = hole_at(pattern, holes, count);
		const char *text = hole ? hole->text : pattern;
		size_t more = hole ? strlen(text) : 1;
		if (out)
			memcpy(out + len, text, more);
		len += more;
		pattern += hole ? strlen(hole->name) + 2 : 1;
	}
	return len;
}

const char *words_fill(const struct words *words, enum word word, struct arena *arena, ...)
{
	struct hole holes[HOLES_MOST];
	size_t count = 0;
	va_list names;
	assert(word < WORD_COUNT);
	va_start(names, arena);
	for (const char *name; (name = va_arg(names, const char *)); count++) {
		assert(count < HOLES_MOST);
		holes[count] = (struct hole){ name, va_arg(names, const char *) };
		assert(holes[count].text);
	}
	va_end(names);
	const char *pattern = words->text[word];
	char *filled = arena_alloc(arena, fill(pattern, holes, count, NULL) + 1);
	fill(pattern, holes, count, filled);
	return filled;
}

const char *words_count(const struct words *words, enum word one, enum word many, long n,
	struct arena *arena)
{
	return words_put(words->text[n == 1 ? one : many], arena_printf(arena, "%ld", n), arena);
}

const char *words_percent(const struct words *words, int share, struct arena *arena)
{
	return words_put(words->text[WORD_percent], arena_printf(arena, "%d", share), arena);
}

const char *words_of(const struct words *words, long n, long all, struct arena *arena)
{
	return words_fill(words, WORD_step_of, arena, "n", arena_printf(arena, "%ld", n), "of",
		arena_printf(arena, "%ld", all), NULL);
}

const char *words_label(const struct words *words, const char *label, const char *text,
	struct arena *arena)
{
	return words_fill(words, WORD_label_value, arena, "label", label, "text", text, NULL);
}

const char *words_aside(const struct words *words, const char *text, const char *aside,
	struct arena *arena)
{
	return words_fill(words, WORD_text_aside, arena, "text", text, "aside", aside, NULL);
}

const char *words_quote(const struct words *words, const char *text, struct arena *arena)
{
	return words_put(words->text[WORD_quoted], text, arena);
}

/* ---- faults ---------------------------------------------------------------------------- */

const char *words_fault(const struct words *words, const struct fault *fault)
{
	static const enum word kinds[FAULT_KINDS] = { [FAULT_OTHER] = WORD_fault_other,
		[FAULT_DISK_FULL] = WORD_fault_disk_full, [FAULT_DISK] = WORD_fault_disk,
		[FAULT_READ_ONLY] = WORD_fault_read_only,
		[FAULT_NO_ACCESS] = WORD_fault_no_access, [FAULT_DAMAGED] = WORD_fault_damaged,
		[FAULT_LOST] = WORD_fault_damaged, [FAULT_NEWER] = WORD_fault_no_access,
		[FAULT_FOREIGN] = WORD_fault_no_access,
		[FAULT_BUSY] = WORD_fault_busy, [FAULT_ELSEWHERE] = WORD_fault_elsewhere,
		[FAULT_NO_MEMORY] = WORD_fault_no_memory, [FAULT_TOO_LONG] = WORD_too_long,
		[FAULT_NOT_RUN] = WORD_fault_other, [FAULT_PROGRAM] = WORD_fault_other,
		[FAULT_TOO_SLOW] = WORD_fault_other };
	assert(fault->kind < FAULT_KINDS);
	if (fault->kind == FAULT_REFUSED)
		return fault->what;
	/* A visit that was kept before has no words for it but these. */
	const char *text = words->text[kinds[fault->kind]];
	return *text ? text : words->text[WORD_not_saved];
}

/* ---- lists ----------------------------------------------------------------------------- */

const char *words_append(const struct words *words, const char *list, const char *item,
	struct arena *arena)
{
	return !*list ? item
	              : words_fill(words, WORD_list_next, arena, "list", list, "item", item, NULL);
}

const char *words_list(const struct words *words, const char *const *names, size_t count,
	struct arena *arena)
{
	const char *all = "";
	for (size_t i = 0; i + 1 < count; i++)
		all = words_append(words, all, names[i], arena);
	if (count == 0)
		return all;
	return count == 1 ? names[0]
	                  : words_fill(words, WORD_and_then, arena, "list", all, "item",
				names[count - 1], NULL);
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
	return words_fill(words, date->year ? WORD_date_year : WORD_date_long, arena, "weekday",
		day_name(words, WORD_weekdays, date->weekday, arena), "day",
		arena_printf(arena, "%d", date->day), "month",
		day_name(words, WORD_months, date->month - 1, arena), "year",
		arena_printf(arena, "%d", date->year), NULL);
}

const char *day_short(const struct words *words, const struct date *date, bool with_year,
	struct arena *arena)
{
	assert(date->month >= 1 && date->month <= 12);
	return words_fill(words, with_year ? WORD_date_short_year : WORD_date_short, arena, "day",
		arena_printf(arena, "%d", date->day), "month",
		day_name(words, WORD_months_short, date->month - 1, arena), "year",
		arena_printf(arena, "%d", date->year), NULL);
}

const char *day_time(const struct words *words, const char *day, const char *time,
	struct arena *arena)
{
	return words_fill(words, WORD_date_time, arena, "date", day, "time", time, NULL);
}
