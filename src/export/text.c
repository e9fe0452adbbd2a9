/*
 * Text: 80 columns or less, no control codes, nothing but what a line printer has.
 * Words as typed keep their lines.
 */
#include "export/writer.h"

#include "base/utf8.h"
#include "base/wrap.h"
#include "view/plot.h"

#include <assert.h>
#include <string.h>

struct layout {
	int indent; /* of lines; titles have none */
	int hang;   /* what goes on from the row before stands so much further in */
	int margin; /* of a picture, on the right */
	bool apart; /* an empty row above a picture, and between lines that are paragraphs */
};

static const struct layout layouts[] = {
	[FORM_SAID] = { .indent = 4, .margin = 4, .apart = true },
	[FORM_ENTRIES] = { .indent = 2, .hang = 2 },
	[FORM_PROSE] = { .apart = true },
};

struct sheet {
	struct arena arena;
	struct buf *out;
	enum document_form form;
	struct layout layout;
	int columns;
};

static void write_rows(struct sheet *sheet, int indent, const char *text)
{
	int hang = sheet->layout.hang;
	assert(indent >= 0 && indent + hang < sheet->columns);
	struct wrap wrap =
		wrap_text(text, strlen(text), sheet->columns - indent - hang, &sheet->arena);
	for (size_t i = 0; i < wrap.count; i++) {
		if (wrap.rows[i].len)
			buf_add_repeat(sheet->out, " ", (size_t)(i ? indent + hang : indent));
		buf_add(sheet->out, text + wrap.rows[i].at, wrap.rows[i].len);
		buf_add_char(sheet->out, '\n');
	}
}

static void write_head(struct sheet *sheet, const struct document *document)
{
	write_rows(sheet, 0, document->title);
	if (document->whose)
		write_rows(sheet, 0, document->whose);
	if (document->made)
		write_rows(sheet, 0, document->made);
	for (size_t i = 0; i < document->preface_count; i++)
		write_rows(sheet, 0, document->preface[i]);
	if (document->nothing)
		write_rows(sheet, sheet->layout.indent, document->nothing);
}

/* The numbers stand in words above it: a picture is for those who would rather look. */
static void write_picture(struct sheet *sheet, const struct view_series *series)
{
	struct plot plot = plot_draw(series->points, series->count,
		sheet->columns - sheet->layout.indent - sheet->layout.margin, PLOT_LOW,
		&sheet->arena);
	if (plot.count && sheet->layout.apart)
		buf_add_char(sheet->out, '\n');
	for (size_t i = 0; i < plot.count; i++) {
		buf_add_repeat(sheet->out, " ", (size_t)sheet->layout.indent);
		buf_printf(sheet->out, "%s\n", plot.rows[i]);
	}
}

static void write_section(struct sheet *sheet, const struct document_section *section)
{
	buf_add_char(sheet->out, '\n');
	if (section->title)
		write_rows(sheet, 0, section->title);
	for (size_t i = 0; i < section->line_count; i++) {
		if (i && sheet->form == FORM_PROSE)
			buf_add_char(sheet->out, '\n');
		write_rows(sheet, sheet->layout.indent, section->lines[i].text);
	}
	if (section->series.count > 1)
		write_picture(sheet, &section->series);
}

static struct layout layout_of(enum document_form form, bool large)
{
	struct layout layout = layouts[form];
	if (large)
		layout.indent = layout.margin = layout.indent / 2;
	return layout;
}

static bool write_text(const struct document *document, const struct plan_facts *facts,
	const struct write_options *options, struct buf *out, struct fault *why)
{
	(void)facts; /* the lines say them */
	struct sheet sheet = { .out = out, .form = document->form,
		.layout = layout_of(document->form, options->large),
		.columns = options->large ? TEXT_LARGE_COLUMNS : TEXT_COLUMNS };
	arena_init(&sheet.arena, NULL);
	write_head(&sheet, document);
	for (size_t i = 0; i < document->section_count; i++)
		write_section(&sheet, &document->sections[i]);
	arena_release(&sheet.arena);
	return writer_ended(out, why);
}

const struct writer writer_text = { .write = write_text, .is_read_as_is = true };
