/*
 * The plan as text: 80 columns, no control codes, nothing but what a line
 * printer has.  Words as typed keep their lines.
 */
#include "export/export.h"

#include "base/str.h"
#include "base/utf8.h"
#include "base/wrap.h"

#include <string.h>

#define COLUMNS 80
#define INDENT 4

static void write_rows(struct buf *out, int indent, const char *text, struct arena *arena)
{
	struct wrap wrap = wrap_text(text, strlen(text), COLUMNS - indent, arena);
	for (size_t i = 0; i < wrap.count; i++) {
		if (wrap.rows[i].len)
			buf_add_repeat(out, " ", (size_t)indent);
		buf_add(out, text + wrap.rows[i].at, wrap.rows[i].len);
		buf_add_char(out, '\n');
	}
}

static void write_head(const struct plan *plan, struct arena *arena, struct buf *out)
{
	const char *const *words = plan->words->text;
	const char *day = plan_date(plan->words, plan->began, arena);
	write_rows(out, 0, plan->title, arena);
	if (!str_is_empty(plan->label))
		write_rows(out, 0, words_put(words[WORD_plan_for], plan->label, arena), arena);
	write_rows(out, 0, words_put(words[WORD_plan_from], day, arena), arena);
}

static void write_part(const struct plan_part *part, struct arena *arena, struct buf *out)
{
	buf_add_char(out, '\n');
	write_rows(out, 0, part->title, arena);
	for (size_t i = 0; i < part->line_count; i++)
		write_rows(out, INDENT, part->lines[i].text, arena);
}

static void write_agreement(const struct plan *plan, struct arena *arena, struct buf *out)
{
	const char *const *words = plan->words->text;
	char clock[DATE_SIZE];
	buf_add_char(out, '\n');
	write_rows(out, 0, words[WORD_plan_agreed], arena);
	if (!plan->agreed) {
		write_rows(out, INDENT, words[WORD_plan_not_agreed], arena);
		return;
	}
	date_clock(plan->agreed_at, clock);
	const char *when = arena_printf(arena, "%s, %s",
		plan_date(plan->words, plan->agreed_at, arena), clock);
	write_rows(out, INDENT, words_put(words[WORD_plan_agreed_both], when, arena), arena);
}

static void write_plan(const struct plan *plan, struct buf *out)
{
	struct arena arena;
	arena_init(&arena, NULL);
	write_head(plan, &arena, out);
	if (plan->part_count == 0)
		write_rows(out, INDENT, plan->words->text[WORD_plan_empty], &arena);
	for (size_t i = 0; i < plan->part_count; i++)
		write_part(&plan->parts[i], &arena, out);
	if (!plan->is_sheet)
		write_agreement(plan, &arena, out);
	arena_release(&arena);
}

const struct export export_text = { .name = "text", .write = write_plan };
