#include "plan/plan.h"

#include "base/str.h"

#include <assert.h>

enum change { SAME, CHANGED, NEW, GONE, CHANGES };

static const enum word titles[CHANGES] = { WORD_since_same, WORD_since_changed, WORD_since_new,
	WORD_since_gone };

struct compare {
	const struct plan *before, *now;
	struct arena *arena;
	struct plan_line *lines[CHANGES];
	size_t counts[CHANGES];
};

static void add(struct compare *compare, enum change change, const struct plan_line *line)
{
	assert(change < CHANGES && line->text);
	compare->lines[change][compare->counts[change]++] = *line;
}

/* What it is now, and below it what it was. */
static void add_changed(struct compare *compare, const struct plan_line *was,
	const struct plan_line *is)
{
	const char *before = words_put(compare->now->words->text[WORD_since_before], was->text,
		compare->arena);
	add(compare, CHANGED, &(struct plan_line){
		.text = arena_printf(compare->arena, "%s\n%s", is->text, before),
		.is_private = was->is_private || is->is_private, .screen = is->screen });
}

static const struct plan_part *part_of(const struct plan *plan, enum plan_section section)
{
	for (size_t i = 0; i < plan->part_count; i++)
		if (plan->parts[i].section == section)
			return &plan->parts[i];
	return NULL;
}

static bool has(const struct plan_part *part, const char *text)
{
	for (size_t i = 0; part && i < part->line_count; i++)
		if (str_is(part->lines[i].text, text))
			return true;
	return false;
}

/* The n-th line of `part` that `other` does not have; NULL: there are fewer. */
static const struct plan_line *own(const struct plan_part *part, const struct plan_part *other,
	size_t n)
{
	for (size_t i = 0; part && i < part->line_count; i++)
		if (!has(other, part->lines[i].text) && n-- == 0)
			return &part->lines[i];
	return NULL;
}

static void add_same(struct compare *compare, const struct plan_part *was,
	const struct plan_part *is)
{
	for (size_t i = 0; is && i < is->line_count; i++)
		if (has(was, is->lines[i].text))
			add(compare, SAME, &is->lines[i]);
}

/* Where as many lines went as came, each took the place of one. */
static void add_section(struct compare *compare, enum plan_section section)
{
	assert(section != PLAN_DANGER); /* those are no news */
	const struct plan_part *was = part_of(compare->before, section);
	const struct plan_part *is = part_of(compare->now, section);
	const struct plan_line *left, *right;
	add_same(compare, was, is);
	for (size_t n = 0;; n++) {
		left = own(was, is, n);
		right = own(is, was, n);
		if (!left && !right)
			return;
		if (left && right)
			add_changed(compare, left, right);
		else if (right)
			add(compare, NEW, right);
		else
			add(compare, GONE, left);
	}
}

static size_t count_lines(const struct plan *plan)
{
	size_t count = 0;
	for (size_t i = 0; i < plan->part_count; i++)
		count += plan->parts[i].line_count;
	return count;
}

void plan_since(const struct plan *before, const struct plan *now, struct arena *arena,
	struct plan *out)
{
	const char *const *words = now->words->text;
	struct compare compare = { .before = before, .now = now, .arena = arena };
	size_t most = count_lines(before) + count_lines(now) + 1;
	*out = (struct plan){ .words = now->words, .label = now->label, .is_page = true,
		.began = now->began,
		.title = words_put(words[WORD_since_title],
			plan_date(now->words, before->began, arena), arena) };
	for (int change = 0; change < CHANGES; change++)
		compare.lines[change] = arena_array(arena, most, sizeof **compare.lines);
	for (int section = 0; section < PLAN_SECTIONS; section++)
		if (section != PLAN_DANGER)
			add_section(&compare, (enum plan_section)section);
	for (int change = 0; change < CHANGES; change++)
		if (compare.counts[change])
			out->parts[out->part_count++] = (struct plan_part){ PLAN_WILL,
				words[titles[change]], compare.lines[change],
				compare.counts[change] };
}
