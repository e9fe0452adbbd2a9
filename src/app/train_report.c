#include "app/train_report.h"

#include "app/content.h"
#include "base/wrap.h"
#include "export/export.h"
#include "view/plot.h"

#include <string.h>

#define INDENT 2

/* ---- text --------------------------------------------------------------------------- */

static void write_rows(const char *text, int indent, struct arena *arena, struct buf *out)
{
	struct wrap wrap = wrap_text(text, strlen(text), EXPORT_COLUMNS - indent - INDENT, arena);
	for (size_t i = 0; i < wrap.count; i++) {
		/* What goes on from the row before stands a little further in. */
		buf_add_repeat(out, " ", (size_t)(i ? indent + INDENT : indent));
		buf_add(out, text + wrap.rows[i].at, wrap.rows[i].len);
		buf_add_char(out, '\n');
	}
}

static void write_picture(const struct view_series *series, struct arena *arena,
	struct buf *out)
{
	struct plot plot = plot_draw(series->points, series->count, EXPORT_COLUMNS - INDENT,
		PLOT_LOW, arena);
	for (size_t i = 0; series->count > 1 && i < plot.count; i++)
		buf_printf(out, "%*s%s\n", INDENT, "", plot.rows[i]);
}

static void write_part(const struct progress_part *part, struct arena *arena, struct buf *out)
{
	buf_add_char(out, '\n');
	write_rows(part->title, 0, arena, out);
	for (size_t i = 0; i < part->line_count; i++)
		write_rows(part->lines[i], INDENT, arena, out);
	write_picture(&part->series, arena, out);
}

void train_report_text(const struct progress *progress, struct buf *out)
{
	struct arena arena;
	arena_init(&arena, content_last_words);
	write_rows(progress->title, 0, &arena, out);
	for (size_t i = 0; i < 2; i++)
		write_rows(progress->about[i], 0, &arena, out);
	for (size_t i = 0; i < progress->part_count; i++)
		write_part(&progress->parts[i], &arena, out);
	arena_release(&arena);
}

void train_report_lines(const char *title, const struct view_line *lines, size_t count,
	struct buf *out)
{
	struct arena arena;
	arena_init(&arena, content_last_words);
	write_rows(title, 0, &arena, out);
	for (size_t i = 0; i < count; i++) {
		buf_add_char(out, '\n');
		write_rows(lines[i].label, 0, &arena, out);
		write_rows(lines[i].text, INDENT, &arena, out);
	}
	arena_release(&arena);
}

/* ---- Markdown --------------------------------------------------------------------------- */

static void write_marked(const char *mark, const char *text, const char *end, struct buf *out)
{
	buf_add_text(out, mark);
	export_markdown_words(text, out);
	buf_add_text(out, end);
}

void train_report_markdown(const struct progress *progress, struct buf *out)
{
	write_marked("# ", progress->title, "\n\n", out);
	for (size_t i = 0; i < 2; i++)
		write_marked("", progress->about[i], "\n\n", out);
	for (size_t i = 0; i < progress->part_count; i++) {
		const struct progress_part *part = &progress->parts[i];
		write_marked(i ? "\n## " : "## ", part->title, "\n\n", out);
		for (size_t j = 0; j < part->line_count; j++)
			write_marked("- ", part->lines[j], "\n", out);
	}
}
