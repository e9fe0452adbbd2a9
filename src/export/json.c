/*
 * JSON (RFC 8259), for programs: the document piece by piece, and the facts of a plan,
 * typed.  ASCII alone, so that no locale changes it; two blanks a level; the same members
 * in the same order, and none where there is nothing to say.  tandem(1) lists them.
 */
#include "export/writer.h"

#include "base/utf8.h"

#include <assert.h>
#include <stdio.h>

struct json {
	struct buf *out;
	size_t depth;
	bool is_first; /* nothing stands before in the innermost object or list */
};

/* ---- the grammar --------------------------------------------------------------------- */

static void write_escaped(struct buf *out, uint32_t cp)
{
	if (cp == '"' || cp == '\\')
		buf_printf(out, "\\%c", (int)cp);
	else if (cp == '\n')
		buf_add_text(out, "\\n");
	else if (cp >= ' ' && cp < 0x7f)
		buf_add_char(out, (char)cp);
	else if (cp < 0x10000)
		buf_printf(out, "\\u%04x", (unsigned)cp);
	else
		buf_printf(out, "\\u%04x\\u%04x", 0xd800 + (unsigned)((cp - 0x10000) >> 10),
			0xdc00 + (unsigned)(cp & 0x3ff));
}

static void write_string(struct buf *out, const char *text)
{
	size_t len;
	buf_add_char(out, '"');
	for (uint32_t cp; (cp = utf8_decode(text, &len)) != 0; text += len)
		write_escaped(out, cp);
	buf_add_char(out, '"');
}

/* The place of the next value; `name` is NULL in a list. */
static void begin_value(struct json *json, const char *name)
{
	buf_add_text(json->out, json->is_first ? "" : ",");
	if (json->depth)
		buf_add_char(json->out, '\n');
	buf_add_repeat(json->out, "  ", json->depth);
	json->is_first = false;
	if (name) {
		write_string(json->out, name);
		buf_add_text(json->out, ": ");
	}
}

static void open_object(struct json *json, const char *name, char bracket)
{
	begin_value(json, name);
	buf_add_char(json->out, bracket);
	json->depth++;
	json->is_first = true;
}

static void close_object(struct json *json, char bracket)
{
	assert(json->depth > 0);
	json->depth--;
	if (!json->is_first) {
		buf_add_char(json->out, '\n');
		buf_add_repeat(json->out, "  ", json->depth);
	}
	buf_add_char(json->out, bracket);
	json->is_first = false;
}

static void add_text(struct json *json, const char *name, const char *text)
{
	if (!text)
		return;
	begin_value(json, name);
	write_string(json->out, text);
}

static void add_number(struct json *json, const char *name, int number)
{
	begin_value(json, name);
	buf_printf(json->out, "%d", number);
}

static void add_bool(struct json *json, const char *name, bool is)
{
	begin_value(json, name);
	buf_add_text(json->out, is ? "true" : "false");
}

static void add_if(struct json *json, const char *name, bool is)
{
	if (is)
		add_bool(json, name, true);
}

static void add_person(struct json *json, int person)
{
	if (person)
		add_number(json, "person", person);
}

/* ---- the document ---------------------------------------------------------------------- */

static void add_pieces(struct json *json, const struct document_line *line)
{
	static const char *const names[] = { [PIECE_TEXT] = "text", [PIECE_LABEL] = "label",
		[PIECE_OWN_WORDS] = "own-words", [PIECE_ANSWER] = "answer",
		[PIECE_GAP] = "gap" };
	if (line->piece_count == 0)
		return;
	open_object(json, "pieces", '[');
	for (size_t i = 0; i < line->piece_count; i++) {
		open_object(json, NULL, '{');
		add_text(json, "kind", names[line->pieces[i].kind]);
		add_text(json, "text", line->pieces[i].text);
		add_text(json, "question", line->pieces[i].source);
		close_object(json, '}');
	}
	close_object(json, ']');
}

static void add_line(struct json *json, const struct document_line *line)
{
	open_object(json, NULL, '{');
	add_text(json, "text", line->text);
	add_text(json, "screen", line->source);
	add_person(json, line->person);
	add_if(json, "private", line->is_private);
	add_pieces(json, line);
	close_object(json, '}');
}

static void add_series(struct json *json, const struct view_series *series)
{
	if (series->count == 0)
		return;
	open_object(json, "series", '{');
	add_text(json, "label", series->label);
	open_object(json, "points", '[');
	for (size_t i = 0; i < series->count; i++) {
		open_object(json, NULL, '{');
		add_text(json, "day", series->points[i].day);
		add_number(json, "value", series->points[i].value);
		close_object(json, '}');
	}
	close_object(json, ']');
	close_object(json, '}');
}

static void add_section(struct json *json, const struct document_section *section)
{
	open_object(json, NULL, '{');
	add_text(json, "title", section->title);
	open_object(json, "lines", '[');
	for (size_t i = 0; i < section->line_count; i++)
		add_line(json, &section->lines[i]);
	close_object(json, ']');
	add_series(json, &section->series);
	close_object(json, '}');
}

static void add_document(struct json *json, const struct document *document)
{
	open_object(json, "document", '{');
	add_text(json, "language", document->language);
	add_text(json, "title", document->title);
	add_text(json, "whose", document->whose);
	add_person(json, document->person);
	add_text(json, "made", document->made);
	if (document->preface_count) {
		open_object(json, "preface", '[');
		for (size_t i = 0; i < document->preface_count; i++)
			add_text(json, NULL, document->preface[i]);
		close_object(json, ']');
	}
	add_text(json, "nothing", document->nothing);
	open_object(json, "sections", '[');
	for (size_t i = 0; i < document->section_count; i++)
		add_section(json, &document->sections[i]);
	close_object(json, ']');
	close_object(json, '}');
}

/* ---- facts ----------------------------------------------------------------------------- */

static void add_date(struct json *json, const char *name, const struct date *date)
{
	char text[DATE_SIZE];
	date_format_day(date, text);
	add_text(json, name, text);
}

/* As RFC 3339 has it, to the minute. */
static void add_moment(struct json *json, const char *name, struct moment moment)
{
	char form[DATE_SIZE], text[DATE_SIZE];
	date_format(moment, form); /* "2026-03-02 09:00 +01:00" */
	snprintf(text, sizeof text, "%.10sT%.5s:00%.6s", form, form + 11, form + 17);
	add_text(json, name, text);
}

static void add_choices(struct json *json, const struct fact *fact)
{
	open_object(json, "choices", '[');
	for (size_t i = 0; i < fact->choice_count; i++) {
		open_object(json, NULL, '{');
		add_text(json, "id", fact->choices[i].id);
		add_text(json, "text", fact->choices[i].text);
		close_object(json, '}');
	}
	close_object(json, ']');
}

static void add_days(struct json *json, const struct fact *fact)
{
	open_object(json, "days", '[');
	for (size_t i = 0; i < fact->choice_count; i++)
		add_text(json, NULL, fact->choices[i].id);
	close_object(json, ']');
}

static void add_fact_number(struct json *json, const struct fact *fact)
{
	add_number(json, "number", fact->number);
	if (fact->low != fact->high) {
		add_number(json, "low", fact->low);
		add_number(json, "high", fact->high);
	}
	if (fact->is_past)
		add_date(json, "date", &fact->date);
}

static void add_minute(struct json *json, const struct fact *fact)
{
	if (fact->minute >= 0)
		add_number(json, "minute", fact->minute);
}

static void add_value(struct json *json, const struct fact *fact)
{
	add_text(json, "text", fact->text);
	switch (fact->kind) {
	case FACT_TEXT:
	case FACT_NAME:
		break;
	case FACT_NUMBER:
		add_fact_number(json, fact);
		break;
	case FACT_CHOICES:
		add_choices(json, fact);
		break;
	case FACT_DAYS:
		add_days(json, fact);
		break;
	case FACT_TIME:
		add_minute(json, fact);
		break;
	case FACT_DATE:
		add_date(json, "date", &fact->date);
		break;
	}
}

static void add_fact(struct json *json, const struct fact *fact)
{
	static const char *const names[] = { [FACT_TEXT] = "text", [FACT_NAME] = "name",
		[FACT_NUMBER] = "number", [FACT_CHOICES] = "choices", [FACT_DAYS] = "days",
		[FACT_TIME] = "time", [FACT_DATE] = "date" };
	open_object(json, NULL, '{');
	add_text(json, "question", fact->question);
	add_text(json, "part", fact->part);
	add_text(json, "section", pack_section_name(fact->section));
	add_text(json, "kind", names[fact->kind]);
	add_value(json, fact);
	add_if(json, "own-words", fact->is_own_words);
	add_person(json, fact->person);
	add_if(json, "private", fact->is_private);
	close_object(json, '}');
}

static void add_people(struct json *json, const struct plan_facts *facts)
{
	open_object(json, "people", '[');
	for (size_t i = 0; i < facts->person_count; i++) {
		const struct fact_person *person = &facts->people[i];
		open_object(json, NULL, '{');
		add_person(json, person->number);
		add_text(json, "name", person->name);
		open_object(json, "may-see", '[');
		for (size_t j = 0; j < person->shared_count; j++)
			add_text(json, NULL, person->shared[j]);
		close_object(json, ']');
		close_object(json, '}');
	}
	close_object(json, ']');
}

static void add_agreement(struct json *json, const struct plan_facts *facts)
{
	open_object(json, "agreed", '{');
	add_bool(json, "patient", facts->yes[ROLE_PATIENT]);
	add_bool(json, "clinician", facts->yes[ROLE_CLINICIAN]);
	if (facts->agreed)
		add_moment(json, "at", facts->agreed_at);
	close_object(json, '}');
}

static void add_facts(struct json *json, const struct plan_facts *facts)
{
	open_object(json, "facts", '{');
	add_text(json, "pack", facts->pack);
	add_text(json, "version", facts->version);
	add_text(json, "language", facts->language);
	add_moment(json, "began", facts->began);
	add_agreement(json, facts);
	if (facts->has_due)
		add_date(json, "due", &facts->due);
	add_people(json, facts);
	open_object(json, "answers", '[');
	for (size_t i = 0; i < facts->count; i++)
		add_fact(json, &facts->list[i]);
	close_object(json, ']');
	close_object(json, '}');
}

static bool write_json(const struct document *document, const struct plan_facts *facts,
	const struct write_options *options, struct buf *out, struct fault *why)
{
	(void)options; /* nobody looks at it */
	struct json json = { .out = out, .is_first = true };
	open_object(&json, NULL, '{');
	add_document(&json, document);
	if (facts)
		add_facts(&json, facts);
	close_object(&json, '}');
	buf_add_char(out, '\n');
	return writer_ended(out, why);
}

const struct writer writer_json = {
	.write = write_json, .has_fixed_names = true, .holds_one = true,
};
