/*
 * All that a frontend could show of a view, searched for a word; and chance that comes
 * again with its seed.
 */
#ifndef TANDEM_TESTS_SEEN_H
#define TANDEM_TESTS_SEEN_H

#include "view/view.h"

#include <string.h>

static inline uint32_t roll(uint32_t *seed, uint32_t sides)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % sides;
}

static inline bool seen_text(const char *text, const char *word)
{
	return text && strstr(text, word);
}

static inline bool seen_list(const char *const *list, size_t count, const char *word)
{
	for (size_t i = 0; i < count; i++)
		if (seen_text(list[i], word))
			return true;
	return false;
}

static inline bool seen_lines(const struct view_line *lines, size_t count, const char *word)
{
	for (size_t i = 0; i < count; i++)
		if (seen_text(lines[i].text, word) || seen_text(lines[i].label, word))
			return true;
	return false;
}

static inline bool seen_items(const struct view *view, const char *word)
{
	for (size_t i = 0; i < view->item_count; i++)
		if (seen_text(view->items[i].label, word)
			|| seen_text(view->items[i].detail, word)
			|| seen_text(view->items[i].more, word)
			|| seen_text(view->items[i].group, word))
			return true;
	for (size_t i = 0; i < view->coach_count; i++)
		if (seen_text(view->coach[i].text, word))
			return true;
	return false;
}

static inline bool seen_parts(const struct view *view, const char *word)
{
	for (size_t i = 0; i < view->part_count; i++)
		if (seen_text(view->parts[i].id, word) || seen_text(view->parts[i].label, word)
			|| seen_text(view->parts[i].hint, word)
			|| seen_text(view->parts[i].offer, word)
			|| seen_list(view->parts[i].starters, view->parts[i].starter_count, word))
			return true;
	return view->value.type == VALUE_PARTS
	       && seen_list(view->value.part, view->value.count, word);
}

/* What stands beside the screen when it is asked for. */
static inline bool seen_beside(const struct view *view, const char *word)
{
	for (size_t i = 0; i < view->note_count; i++)
		if (seen_text(view->notes[i].text, word))
			return true;
	for (size_t i = 0; i < view->place_count; i++)
		if (seen_text(view->places[i].title, word))
			return true;
	return seen_lines(view->plan, view->plan_count, word)
	       || seen_list(view->starters, view->starter_count, word)
	       || seen_text(view->guest, word);
}

/* What only one kind has. */
static inline bool seen_own(const struct view *view, const char *word)
{
	if (view->kind == VIEW_SCHEDULE)
		return seen_text(view->schedule.large, word);
	if (view->kind == VIEW_AGREE)
		return seen_text(view->agree.shut, word);
	for (size_t i = 0; view->kind == VIEW_TREND && i < view->trend.series_count; i++)
		if (view->trend.series[i].count && seen_text(view->trend.series[i].label, word))
			return true;
	return false;
}

static inline bool seen_has(const struct view *view, const char *word)
{
	return seen_text(view->heading, word) || seen_text(view->text, word)
	       || seen_text(view->quote, word) || seen_text(view->offer, word) || seen_text(view->screen, word)
	       || seen_text(view->question, word) || seen_own(view, word)
	       || seen_text(view->value.text, word) || seen_text(view->refused, word)
	       || seen_text(view->turned, word)
	       || seen_list(view->wordbank, view->wordbank_count, word)
	       || seen_items(view, word) || seen_parts(view, word)
	       || seen_lines(view->lines, view->line_count, word) || seen_beside(view, word);
}

#endif
