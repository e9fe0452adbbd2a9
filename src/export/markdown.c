/*
 * Markdown (CommonMark): a heading for each section, an item for each line, and prose
 * in paragraphs.  Whatever was typed comes back from a reader as it was typed: what would
 * act is escaped, a newline is a hard break, and blanks that a reader would drop
 * are written by their numbers.
 */
#include "export/writer.h"

#include <assert.h>
#include <string.h>

/* These act anywhere; those at the beginning of a line alone. */
#define ACTS_ANYWHERE "\\`*_[]<>&#~|$"
#define ACTS_FIRST "+-=:"
#define BLANKS " \t"
#define CONTINUED "  " /* as deep as the text of an item */

static bool is_one_of(char c, const char *set)
{
	return c != '\0' && strchr(set, c) != NULL;
}

static void write_by_number(struct buf *out, const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++)
		buf_printf(out, "&#%d;", text[i]);
}

/* "1." and "12)" at the beginning of a line make a list: its mark, else behind the text. */
static size_t list_mark(const char *line, size_t len)
{
	size_t digits = strspn(line, "0123456789");
	return digits > 0 && digits < len && is_one_of(line[digits], ".)") ? digits : len;
}

static void write_escaped(struct buf *out, const char *line, size_t len)
{
	size_t mark = list_mark(line, len);
	for (size_t i = 0; i < len; i++) {
		if (is_one_of(line[i], ACTS_ANYWHERE) || i == mark
			|| (i == 0 && is_one_of(line[i], ACTS_FIRST)))
			buf_add_char(out, '\\');
		if (line[i] == '\t')
			write_by_number(out, &line[i], 1);
		else
			buf_add_char(out, line[i]);
	}
}

static void write_line(struct buf *out, const char *line, size_t len)
{
	assert(!memchr(line, '\n', len));
	size_t lead = strspn(line, BLANKS), last = len;
	lead = lead < len ? lead : len;
	while (last > lead && is_one_of(line[last - 1], BLANKS))
		last--;
	write_by_number(out, line, lead);
	write_escaped(out, line + lead, last - lead);
	write_by_number(out, line + last, len - last);
}

/* Lines as typed; each but the first begins with `indent`. */
static void write_text(struct buf *out, const char *text, const char *indent)
{
	for (;;) {
		size_t len = strcspn(text, "\n");
		write_line(out, text, len);
		text += len;
		if (!*text)
			return;
		/* A break at the very end would be none. */
		if (!*++text) {
			write_by_number(out, "\n", 1);
			return;
		}
		buf_add_text(out, "\\\n");
		buf_add_text(out, indent);
	}
}

static void write_heading(struct buf *out, const char *mark, const char *title)
{
	buf_add_text(out, mark);
	write_text(out, title, "");
	buf_add_text(out, "\n");
}

static void write_paragraph(struct buf *out, const char *text)
{
	buf_add_char(out, '\n');
	write_text(out, text, "");
	buf_add_char(out, '\n');
}

static void write_item(struct buf *out, const char *text)
{
	buf_add_text(out, "- ");
	write_text(out, text, CONTINUED);
	buf_add_char(out, '\n');
}

/* Whose it is and of when: two lines of one paragraph. */
static void write_whose(const struct document *document, struct buf *out)
{
	if (!document->whose && !document->made)
		return;
	buf_add_char(out, '\n');
	if (document->whose)
		write_text(out, document->whose, "");
	if (document->whose && document->made)
		buf_add_text(out, "\\\n");
	if (document->made)
		write_text(out, document->made, "");
	buf_add_char(out, '\n');
}

static void write_head(const struct document *document, struct buf *out)
{
	write_heading(out, "# ", document->title);
	write_whose(document, out);
	for (size_t i = 0; i < document->preface_count; i++)
		write_paragraph(out, document->preface[i]);
	if (document->nothing)
		write_paragraph(out, document->nothing);
}

/* A picture is for those who look: the lines say the same. */
static void write_section(const struct document_section *section, enum document_form form,
	struct buf *out)
{
	if (section->title)
		write_heading(out, "\n## ", section->title);
	if (form != FORM_PROSE)
		buf_add_char(out, '\n');
	for (size_t i = 0; i < section->line_count; i++)
		(form == FORM_PROSE ? write_paragraph : write_item)(out, section->lines[i].text);
}

static bool write_markdown(const struct document *document, const struct plan_facts *facts,
	const struct write_options *options, struct buf *out, struct fault *why)
{
	(void)facts; /* the lines say them */
	(void)options; /* how large it is set is for whoever sets it */
	write_head(document, out);
	for (size_t i = 0; i < document->section_count; i++)
		write_section(&document->sections[i], document->form, out);
	return writer_ended(out, why);
}

const struct writer writer_markdown = { .write = write_markdown };
