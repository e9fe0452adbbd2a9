#include "plan/plan.h"

#include "base/str.h"

#include <assert.h>
#include <string.h>

/* Who agreed and when, or that it is not agreed. */
static const char *agreement(const struct plan *plan, struct arena *arena)
{
	assert(!plan->is_sheet && !plan->is_page); /* nobody agrees to these */
	const char *const *words = plan->words->text;
	char clock[DATE_SIZE];
	if (!plan->agreed)
		return words[WORD_plan_not_agreed];
	date_clock(plan->agreed_at, clock);
	const char *day = plan_date(plan->words, plan->agreed_at, arena);
	return words_put(words[WORD_plan_agreed_both],
		day_time(plan->words, day, clock, arena), arena);
}

static struct document_section agreement_section(const struct plan *plan, struct arena *arena)
{
	struct document_line *lines = arena_array(arena, 2, sizeof *lines);
	bool one = plan->yes[ROLE_PATIENT] != plan->yes[ROLE_CLINICIAN];
	lines[0].text = agreement(plan, arena);
	if (one && !plan->agreed)
		lines[1].text = plan->words->text[plan_waits_for(plan)];
	return (struct document_section){ .title = plan->words->text[WORD_plan_agreed],
		.lines = lines, .line_count = lines[1].text ? 2 : 1 };
}

/* ---- lines ------------------------------------------------------------------------- */

/* The author's words before what is filled in, where they end in a colon. */
static bool is_label(const struct plan_line *line, size_t i)
{
	const char *text = line->pieces[i].text;
	size_t len = strlen(text);
	if (i > 0 || line->piece_count < 2 || line->pieces[i].kind != FILL_TEXT)
		return false;
	while (len > 0 && text[len - 1] == ' ')
		len--;
	return len > 0 && text[len - 1] == ':';
}

static const char *source_of(const struct fill_piece *piece, struct arena *arena)
{
	if (!piece->question)
		return NULL;
	return piece->item ? arena_printf(arena, "%s.%s", piece->question->id, piece->item->id)
	                   : piece->question->id;
}

static struct document_piece piece_of(const struct plan_line *line, size_t i,
	struct arena *arena)
{
	static const enum piece_kind kinds[] = { [FILL_TEXT] = PIECE_TEXT,
		[FILL_OWN_WORDS] = PIECE_OWN_WORDS, [FILL_ANSWER] = PIECE_ANSWER,
		[FILL_BLANK] = PIECE_GAP };
	const struct fill_piece *piece = &line->pieces[i];
	return (struct document_piece){
		.kind = is_label(line, i) ? PIECE_LABEL : kinds[piece->kind],
		.text = piece->text, .source = source_of(piece, arena) };
}

static struct document_line line_of(const struct plan_line *line, struct arena *arena)
{
	struct document_piece *pieces =
		arena_array(arena, line->piece_count + 1, sizeof *pieces);
	for (size_t i = 0; i < line->piece_count; i++)
		pieces[i] = piece_of(line, i, arena);
	return (struct document_line){ .text = line->text, .pieces = pieces,
		.piece_count = line->piece_count, .is_private = line->is_private,
		.source = line->screen ? line->screen->id : NULL,
		.person = line->screen ? line->screen->person : 0 };
}

static struct document_section section_of(const struct plan *plan, const struct plan_part *part,
	struct arena *arena)
{
	struct document_line *lines = arena_array(arena, part->line_count + 1, sizeof *lines);
	for (size_t i = 0; i < part->line_count; i++)
		lines[i] = line_of(&part->lines[i], arena);
	return (struct document_section){ .title = part->title, .lines = lines,
		.line_count = part->line_count,
		.series = part->section == PLAN_STAND ? plan->series : (struct view_series){ 0 } };
}

void plan_document(const struct plan *plan, struct arena *arena, struct document *out)
{
	assert(plan->title && plan->words);
	const char *const *words = plan->words->text;
	struct document_section *sections =
		arena_array(arena, plan->part_count + 1, sizeof *sections);
	*out = (struct document){ .form = FORM_SAID, .language = plan->words->language,
		.title = plan->title, .person = plan->person, .sections = sections };
	if (!str_is_empty(plan->label))
		out->whose = words_put(words[WORD_plan_for], plan->label, arena);
	out->made = words_put(words[WORD_plan_from],
		plan_date(plan->words, plan->began, arena), arena);
	if (plan->part_count == 0)
		out->nothing = words[WORD_plan_empty];
	for (size_t i = 0; i < plan->part_count; i++)
		sections[out->section_count++] = section_of(plan, &plan->parts[i], arena);
	if (!plan->is_sheet && !plan->is_page)
		sections[out->section_count++] = agreement_section(plan, arena);
}
