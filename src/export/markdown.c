/*
 * The plan as Markdown (CommonMark): a heading for each part, an item for each
 * line.  Whatever was typed comes back from a reader as it was typed: what would
 * act is escaped, a newline is a hard break, and blanks that a reader would drop
 * are written by their numbers.
 */
#include "export/export.h"

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

void export_markdown_words(const char *text, struct buf *out)
{
	write_text(out, text, CONTINUED);
}

static void write_head(const struct export_head *head, struct buf *out)
{
	buf_add_text(out, "# ");
	write_text(out, head->title, "");
	buf_add_text(out, "\n\n");
	if (head->whose) {
		write_text(out, head->whose, "");
		buf_add_text(out, "\\\n");
	}
	write_text(out, head->from, "");
	buf_add_char(out, '\n');
}

static void write_title(struct buf *out, const char *title)
{
	buf_add_text(out, "\n## ");
	write_text(out, title, "");
	buf_add_text(out, "\n\n");
}

static void write_item(struct buf *out, const char *text)
{
	buf_add_text(out, "- ");
	write_text(out, text, CONTINUED);
	buf_add_char(out, '\n');
}

static void write_plan(const struct plan *plan, struct buf *out)
{
	struct arena arena;
	arena_init(&arena, NULL);
	const struct export_head head = export_head(plan, &arena);
	write_head(&head, out);
	if (plan->part_count == 0)
		buf_printf(out, "\n%s\n", plan->words->text[WORD_plan_empty]);
	for (size_t i = 0; i < plan->part_count; i++) {
		write_title(out, plan->parts[i].title);
		for (size_t j = 0; j < plan->parts[i].line_count; j++)
			write_item(out, plan->parts[i].lines[j].text);
	}
	if (!plan->is_sheet && !plan->is_page) {
		write_title(out, plan->words->text[WORD_plan_agreed]);
		write_item(out, export_agreement(plan, &arena));
	}
	arena_release(&arena);
}

const struct export export_markdown = { .name = "md", .write = write_plan };
