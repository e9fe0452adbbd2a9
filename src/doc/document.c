#include "doc/document.h"

#include <assert.h>
#include <string.h>

/* Behind the next empty line; the end of the text where there is none. */
static const char *next_paragraph(const char *text)
{
	const char *end = strstr(text, "\n\n");
	return end ? end + 2 : text + strlen(text);
}

static struct document_section paragraphs(const char *text, struct arena *arena)
{
	size_t most = 1;
	for (const char *at = text; *at; at = next_paragraph(at))
		most++;
	struct document_line *lines = arena_array(arena, most, sizeof *lines);
	struct document_section section = { .lines = lines };
	for (const char *at = text; *at; at = next_paragraph(at)) {
		const char *end = strstr(at, "\n\n");
		size_t len = end ? (size_t)(end - at) : strlen(at);
		assert(section.line_count < most);
		lines[section.line_count++].text = arena_strndup(arena, at, len);
	}
	return section;
}

void document_page(const char *language, const char *title, const char *text,
	struct arena *arena, struct document *out)
{
	struct document_section *section = ARENA_NEW(arena, struct document_section);
	*section = paragraphs(text, arena);
	*out = (struct document){ .form = FORM_PROSE, .language = language, .title = title,
		.sections = section, .section_count = 1 };
}

void document_of_lines(const char *language, const char *title,
	const struct view_line *from, size_t count, struct arena *arena, struct document *out)
{
	struct document_section *sections = arena_array(arena, count + 1, sizeof *sections);
	struct document_line *lines = arena_array(arena, count + 1, sizeof *lines);
	size_t used = 0;
	for (size_t i = 0; i < count; i++) {
		lines[i].text = from[i].text;
		if (from[i].label || used == 0)
			sections[used++] = (struct document_section){ .title = from[i].label,
				.lines = &lines[i] };
		sections[used - 1].line_count++;
	}
	*out = (struct document){ .form = FORM_ENTRIES, .language = language, .title = title,
		.sections = sections, .section_count = used };
}
