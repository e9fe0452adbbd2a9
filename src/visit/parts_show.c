#include "visit/parts_show.h"

#include "base/str.h"
#include "base/utf8.h"
#include "view/day.h"
#include "view/words.h"
#include "visit/disclosure.h"
#include "visit/parts.h"
#include "visit/supporters.h"
#include "visit/wordbank.h"

#include <assert.h>
#include <string.h>

/* To look at it again: from a week on, for so long. */
#define WEEK 7
#define WEEKS_AHEAD 8

/* ---- what is shown --------------------------------------------------------------- */

/* What is filled in may have lines; a part has one. */
static const char *one_line(const char *text, struct arena *arena)
{
	char *line = arena_strdup(arena, text);
	for (char *at = line; *at; at++)
		if (*at == '\n')
			*at = ' ';
	return line;
}

/* The preset, filled, where it says all that it is to say and fits. */
static const char *offer_of(const struct visit *visit, const struct pack_part *part,
	struct arena *frame)
{
	bool whole;
	if (part->preset.count == 0)
		return NULL;
	const char *text = one_line(visit_fill(visit, &part->preset, false, frame, &whole), frame);
	return whole && *text && utf8_count(text, strlen(text)) <= part->limit ? text : NULL;
}

/* What was said of something else before is offered first; where it is picked and not typed,
 * it stands beside the blank. */
static void offer_again(const struct visit *visit, const struct pack_question *question,
	size_t item, struct arena *frame, struct view_part *part)
{
	const struct value *aside = disclosure_of_aside(visit, question->number);
	const char *said = aside ? parts_words(visit, question, aside, item, frame) : NULL;
	if (!said || str_is_blank(aside->part[item]))
		return;
	if (part->form == PART_TEXT || part->form == PART_LINES)
		part->offer = said;
	else
		part->hint = words_put(visit->pack->words.text[WORD_was_before], said, frame);
}

static void show_days(const struct visit *visit, struct arena *frame, struct view_part *part)
{
	const char **names = arena_array(frame, PARTS_DAYS, sizeof *names);
	for (int i = 0; i < PARTS_DAYS; i++)
		names[i] = day_name(&visit->pack->words, WORD_day_names, (i + 1) % PARTS_DAYS,
			frame);
	part->form = PART_SET;
	part->choices = names;
	part->codes = parts_day_codes;
	part->choice_count = PARTS_DAYS;
	part->all = visit->pack->words.text[WORD_every_day];
}

static void show_choices(const struct pack_part *from, struct arena *frame,
	struct view_part *part)
{
	const char **texts = arena_array(frame, from->choice_count, sizeof *texts);
	const char **codes = arena_array(frame, from->choice_count, sizeof *codes);
	for (size_t i = 0; i < from->choice_count; i++) {
		texts[i] = from->choices[i].text;
		codes[i] = from->choices[i].id;
	}
	part->form = from->means == MEANS_SET ? PART_SET : PART_ONE;
	part->choices = texts;
	part->codes = codes;
	part->choice_count = from->choice_count;
}

/* Is the day of the date among those named?  All are, where none is. */
static bool is_named(const char *days, const struct date *date)
{
	assert(date->weekday >= 0 && date->weekday < PARTS_DAYS);
	return !*days || value_has_code(days, parts_day_codes[(date->weekday + 6) % PARTS_DAYS]);
}

struct dates {
	const char **texts, **codes;
	size_t count;
};

static void add_date(const struct visit *visit, const struct date *date, struct arena *frame,
	struct dates *dates)
{
	char code[DATE_SIZE];
	date_format_day(date, code);
	dates->texts[dates->count] = day_words(&visit->pack->words, date, frame);
	dates->codes[dates->count++] = arena_strdup(frame, code);
}

static bool has_date(const struct dates *dates, const char *code)
{
	for (size_t i = 0; i < dates->count; i++)
		if (str_is(dates->codes[i], code))
			return true;
	return false;
}

void parts_offer_dates(const struct visit *visit, int from, int count, const char *days,
	const char *picked, struct arena *frame, struct view_part *part)
{
	assert(from >= 0 && count > 0);
	struct dates dates = { arena_array(frame, (size_t)count + 1, sizeof *dates.texts),
		arena_array(frame, (size_t)count + 1, sizeof *dates.codes), 0 };
	struct date date;
	for (int i = 0; i < count; i++) {
		date = date_after(visit->state.last, from + i);
		if (is_named(days, &date))
			add_date(visit, &date, frame, &dates);
	}
	/* What was picked before is still what stands there. */
	if (date_parse_day(picked, &date) && !has_date(&dates, picked))
		add_date(visit, &date, frame, &dates);
	part->form = PART_ONE;
	part->choices = dates.texts;
	part->codes = dates.codes;
	part->choice_count = dates.count;
}

static struct view_part show_part(const struct visit *visit, const struct pack_item *item,
	struct arena *frame)
{
	const struct pack_part *from = item->part;
	struct view_part part = { .id = item->id, .label = item->text, .form = PART_TEXT,
		.starters = from->starters, .starter_count = from->starter_count,
		.limit = from->limit, .needed = from->needed,
		.otherwise = from->means == MEANS_CHOICE && from->choice_count == 1,

		.offer = offer_of(visit, from, frame) };
	if (from->means == MEANS_LINES)
		part.form = PART_LINES;
	else if (from->means == MEANS_DAYS)
		show_days(visit, frame, &part);
	else if (from->means == MEANS_CHOICE || from->means == MEANS_SET)
		show_choices(from, frame, &part);
	if (from->person)
		part.label = supporters_name(visit, from->person);
	return part;
}

static const struct view_day *day_ahead(const struct visit *visit, struct arena *frame)
{
	struct view_day *day = arena_alloc(frame, sizeof *day);
	*day = (struct view_day){ .now = visit->state.last };
	return day;
}

/* While nothing is typed, the texts are all blank: the frontend needs as many as parts. */
static void fill_up(struct arena *frame, struct view *view)
{
	if (view->value.type == VALUE_PARTS)
		return;
	const char **part = arena_array(frame, view->part_count + 1, sizeof *part);
	for (size_t i = 0; i < view->part_count; i++)
		part[i] = "";
	view->value = (struct value){ .type = VALUE_PARTS, .part = part,
		.count = view->part_count };
}

void parts_show(const struct visit *visit, const struct pack_question *question,
	struct arena *frame, struct view *view)
{
	struct view_part *parts = arena_array(frame, question->item_count + 1, sizeof *parts);
	for (size_t i = 0; i < question->item_count; i++)
		if (visit_item_shows(visit, &question->items[i]))
			parts[view->part_count++] = show_part(visit, &question->items[i], frame);
	view->parts = parts;
	fill_up(frame, view);
	for (size_t i = 0, shown = 0; i < question->item_count; i++) {
		if (!visit_item_shows(visit, &question->items[i]))
			continue;
		if (question->items[i].part->means == MEANS_DAY_AHEAD) {
			parts_offer_dates(visit, WEEK, WEEKS_AHEAD * WEEK, "",
				view->value.part[shown], frame, &parts[shown]);
			parts[shown].day = day_ahead(visit, frame);
		}
		if (str_is_blank(view->value.part[shown]))
			offer_again(visit, question, i, frame, &parts[shown]);
		shown++;
	}
	wordbank_show(visit, question, frame, view);
}
