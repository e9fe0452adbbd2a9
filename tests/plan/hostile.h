/*
 * Texts as people and accidents type them: pieces put together at random, the
 * same at each run, and cleaned as everything that comes in is.
 */
#ifndef TANDEM_TESTS_PLAN_HOSTILE_H
#define TANDEM_TESTS_PLAN_HOSTILE_H

#include "base/utf8.h"
#include "tests/check.h"

#include <stdbool.h>

#define HOSTILE_MAX 65536

static const char *const hostile_pieces[] = {
	"walk", "a", " ", "  ", "\n", "\n\n", "\t", "“", "”", "\"", "'", "{hope}", "{sure-2}", "${HOME}",
	"%s", "%n", "\\", "____", "— ", "é", "e\xcc\x81\xcc\x82", "王", "我想再和孙女一起玩",
	"👵🏽", "👨‍👩‍👧", "🇩🇪", "مرحبا", "שלום", "\xe2\x80\xae", "\xe2\x80\x8b", "\033[31m", "\x7f", "\xc2\x9b",
	"\xff", "\xe4\xb8", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbau",
	"0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567",
	"What I will do\n", "My plan", "---", "<b>", "&amp;", "1. ", "If this, then that. ",
};

static inline unsigned hostile_next(unsigned *seed)
{
	*seed = *seed * 1103515245u + 12345u;
	return *seed >> 16;
}

/* At most `limit` characters; something can be seen in it. */
static inline void hostile_text(unsigned *seed, size_t limit, struct buf *out)
{
	struct buf raw;
	buf_init(&raw, HOSTILE_MAX);
	buf_add_text(&raw, "x");
	for (unsigned count = hostile_next(seed) % 30; count > 0; count--)
		buf_add_text(&raw, hostile_pieces[hostile_next(seed)
				       % (sizeof hostile_pieces / sizeof *hostile_pieces)]);
	buf_clear(out);
	utf8_clean(raw.data, raw.len, limit, true, out);
	buf_release(&raw);
}

/* Nothing in it acts on a terminal. */
static inline bool is_harmless(const char *text, size_t len)
{
	struct buf clean;
	buf_init(&clean, 16 * HOSTILE_MAX);
	utf8_clean(text, len, 16 * HOSTILE_MAX, true, &clean);
	bool same = clean.len == len && memcmp(clean.data, text, len) == 0;
	buf_release(&clean);
	return same;
}

/* Both without their blanks and newlines: wrapping changes nothing else. */
static inline void without_blanks(const char *text, struct buf *out)
{
	buf_clear(out);
	buf_add(out, "", 0);
	for (; *text; text++)
		if (*text != ' ' && *text != '\n')
			buf_add_char(out, *text);
}

#endif
