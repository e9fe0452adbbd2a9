/*
 * The plan as text: 80 columns or less, no control codes, nothing but what a
 * line printer has.  Words as typed keep their lines.
 */
#include "export/export.h"

#include "base/utf8.h"
#include "base/wrap.h"
#include "view/plot.h"

#include <assert.h>
#include <string.h>

struct sheet {
	struct arena arena;
	struct buf *out;
	int columns, indent;
};

static void write_rows(struct sheet *sheet, int indent, const char *text)
{
	assert(indent >= 0 && indent < sheet->columns);
	struct wrap wrap = wrap_text(text, strlen(text), sheet->columns - indent, &sheet->arena);
	for (size_t i = 0; i < wrap.count; i++) {
		if (wrap.rows[i].len)
			buf_add_repeat(sheet->out, " ", (size_t)indent);
		buf_add(sheet->out, text + wrap.rows[i].at, wrap.rows[i].len);
		buf_add_char(sheet->out, '\n');
	}
}

static void write_head(struct sheet *sheet, const struct plan *plan)
{
	const struct export_head head = export_head(plan, &sheet->arena);
	write_rows(sheet, 0, head.title);
	if (head.whose)
		write_rows(sheet, 0, head.whose);
	write_rows(sheet, 0, head.from);
}

static void write_title(struct sheet *sheet, const char *title)
{
	buf_add_char(sheet->out, '\n');
	write_rows(sheet, 0, title);
}

/* The numbers stand in words above it: a picture is for those who would rather look. */
static void write_plot(struct sheet *sheet, const struct view_series *series)
{
	struct plot plot = plot_draw(series->points, series->count,
		sheet->columns - 2 * sheet->indent, PLOT_LOW, &sheet->arena);
	if (plot.count)
		buf_add_char(sheet->out, '\n');
	for (size_t i = 0; i < plot.count; i++) {
		buf_add_repeat(sheet->out, " ", (size_t)sheet->indent);
		buf_printf(sheet->out, "%s\n", plot.rows[i]);
	}
}

static void write_part(struct sheet *sheet, const struct plan *plan, const struct plan_part *part)
{
	write_title(sheet, part->title);
	for (size_t i = 0; i < part->line_count; i++)
		write_rows(sheet, sheet->indent, part->lines[i].text);
	if (part->section == PLAN_STAND && plan->series.count)
		write_plot(sheet, &plan->series);
}

void export_text_columns(const struct plan *plan, int columns, struct buf *out)
{
	struct sheet sheet = { .out = out, .columns = columns,
		.indent = columns < EXPORT_COLUMNS ? 2 : 4 };
	arena_init(&sheet.arena, NULL);
	write_head(&sheet, plan);
	if (plan->part_count == 0)
		write_rows(&sheet, sheet.indent, plan->words->text[WORD_plan_empty]);
	for (size_t i = 0; i < plan->part_count; i++)
		write_part(&sheet, plan, &plan->parts[i]);
	if (!plan->is_sheet && !plan->is_page) {
		write_title(&sheet, plan->words->text[WORD_plan_agreed]);
		write_rows(&sheet, sheet.indent, export_agreement(plan, &sheet.arena));
	}
	arena_release(&sheet.arena);
}

void export_page(const char *title, const char *text, struct buf *out)
{
	struct sheet sheet = { .out = out, .columns = EXPORT_COLUMNS };
	arena_init(&sheet.arena, NULL);
	write_rows(&sheet, 0, title);
	buf_add_char(out, '\n');
	write_rows(&sheet, 0, text);
	arena_release(&sheet.arena);
}

static void write_plan(const struct plan *plan, struct buf *out)
{
	export_text_columns(plan, EXPORT_COLUMNS, out);
}

const struct export export_text = { .name = "text", .write = write_plan };
