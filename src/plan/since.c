#include "plan/plan.h"

#include "base/str.h"

#include <assert.h>
#include <string.h>

/* ---- which line is which -------------------------------------------------------------- */

/* How two lines come to be one that has changed, surest first. */
enum likeness { LIKE_TEXT, LIKE_ANSWERS, LIKE_SOME_ANSWER, LIKENESSES };

static int person_of(const struct plan_line *line)
{
	return line->screen ? line->screen->person : 0;
}

/* "wants-1" and "wants-2" ask the same, of whoever has that number in the visit. */
static bool same_id(const char *left, int left_person, const char *right, int right_person)
{
	for (; *left && *right; left++, right++)
		if (*left != *right
			&& (*left != '0' + left_person || *right != '0' + right_person))
			return false;
	return *left == *right;
}

static bool same_answer(const struct plan_line *was, const struct fill_piece *left,
	const struct plan_line *is, const struct fill_piece *right)
{
	int was_person = person_of(was), is_person = person_of(is);
	if (!left->question || !right->question || !left->item != !right->item)
		return false;
	return same_id(left->question->id, was_person, right->question->id, is_person)
	       && (!left->item
		       || same_id(left->item->id, was_person, right->item->id, is_person));
}

/* Is the answer one of those that stand in the line? */
static bool has_answer(const struct plan_line *line, const struct plan_line *other,
	const struct fill_piece *piece)
{
	for (size_t i = 0; i < line->piece_count; i++)
		if (same_answer(other, piece, line, &line->pieces[i]))
			return true;
	return false;
}

static size_t answers_in(const struct plan_line *line)
{
	size_t count = 0;
	for (size_t i = 0; i < line->piece_count; i++)
		count += line->pieces[i].question != NULL;
	return count;
}

static size_t answers_shared(const struct plan_line *was, const struct plan_line *is)
{
	size_t count = 0;
	for (size_t i = 0; i < is->piece_count; i++)
		count += is->pieces[i].question && has_answer(was, is, &is->pieces[i]);
	return count;
}

/* A number over visits; or what an author wrote for one choice or another of a screen. */
static bool same_source(const struct plan_line *was, const struct plan_line *is)
{
	if (was->series || is->series)
		return was->series && is->series && str_is(was->series->id, is->series->id);
	return was->screen && is->screen && str_is(was->screen->id, is->screen->id);
}

static bool is_like(const struct plan_line *was, const struct plan_line *is,
	enum likeness likeness)
{
	/* What is said of one person never takes the place of what is said of another. */
	if (!str_is(was->whom ? was->whom : "", is->whom ? is->whom : ""))
		return false;
	if (likeness == LIKE_TEXT)
		return str_is(was->text, is->text);
	size_t before = answers_in(was), now = answers_in(is), shared = answers_shared(was, is);
	if (before == 0 && now == 0)
		return same_source(was, is);
	if (likeness == LIKE_ANSWERS)
		return shared == before && shared == now;
	return shared > 0;
}

/* ---- one section ---------------------------------------------------------------------- */

struct compare {
	const struct words *words;
	const struct plan_part *was, *is; /* NULL: not a line of it */
	struct arena *arena;
	const struct plan_line **before; /* by line of `is`: what it was; NULL: it is new */
	bool *taken;                     /* by line of `was` */
	struct plan_line *lines;
	size_t count;
};

static void pair_line(struct compare *compare, size_t at, enum likeness likeness)
{
	for (size_t i = 0; i < compare->was->line_count && !compare->before[at]; i++)
		if (!compare->taken[i]
			&& is_like(&compare->was->lines[i], &compare->is->lines[at], likeness)) {
			compare->before[at] = &compare->was->lines[i];
			compare->taken[i] = true;
		}
}

static void pair_lines(struct compare *compare)
{
	for (int likeness = 0; likeness < LIKENESSES; likeness++)
		for (size_t at = 0; at < compare->is->line_count; at++)
			if (!compare->before[at])
				pair_line(compare, at, (enum likeness)likeness);
}

static void add(struct compare *compare, enum word word, const struct plan_line *line,
	const char *text)
{
	compare->lines[compare->count++] = (struct plan_line){
		.text = words_fill(compare->words, word, compare->arena, "line", text, NULL),
		.is_private = line->is_private, .screen = line->screen, .whom = line->whom };
}

/* What it is now, and below it what it was. */
static void add_changed(struct compare *compare, const struct plan_line *was,
	const struct plan_line *is)
{
	const char *before =
		words_put(compare->words->text[WORD_since_before], was->text, compare->arena);
	add(compare, WORD_since_changed, is,
		arena_printf(compare->arena, "%s\n%s", is->text, before));
	compare->lines[compare->count - 1].is_private = was->is_private || is->is_private;
}

static void add_line(struct compare *compare, size_t at)
{
	const struct plan_line *is = &compare->is->lines[at], *was = compare->before[at];
	if (!was)
		add(compare, WORD_since_new, is, is->text);
	else if (str_is(was->text, is->text))
		add(compare, WORD_since_same, is, is->text);
	else
		add_changed(compare, was, is);
}

/* As the plan has them now, and then what stands there no longer. */
static void add_lines(struct compare *compare)
{
	size_t was = compare->was->line_count, is = compare->is->line_count;
	compare->before = arena_array(compare->arena, is + 1, sizeof(void *));
	compare->taken = arena_array(compare->arena, was + 1, sizeof *compare->taken);
	compare->lines = arena_array(compare->arena, was + is + 1, sizeof *compare->lines);
	pair_lines(compare);
	for (size_t i = 0; i < is; i++)
		add_line(compare, i);
	for (size_t i = 0; i < was; i++)
		if (!compare->taken[i])
			add(compare, WORD_since_gone, &compare->was->lines[i],
				compare->was->lines[i].text);
	assert(compare->count <= was + is);
}

static const struct plan_part *part_of(const struct plan *plan, enum plan_section section)
{
	static const struct plan_part none = { .line_count = 0 };
	for (size_t i = 0; i < plan->part_count; i++)
		if (plan->parts[i].section == section)
			return &plan->parts[i];
	return &none;
}

static void add_section(const struct plan *before, const struct plan *now,
	enum plan_section section, struct arena *arena, struct plan *out)
{
	struct compare compare = { .words = now->words, .was = part_of(before, section),
		.is = part_of(now, section), .arena = arena };
	add_lines(&compare);
	if (compare.count)
		out->parts[out->part_count++] = (struct plan_part){ section,
			plan_section_title(now->words, section), compare.lines, compare.count };
}

void plan_since(const struct plan *before, const struct plan *now, struct arena *arena,
	struct plan *out)
{
	*out = (struct plan){ .words = now->words, .label = now->label, .is_page = true,
		.began = now->began,
		.title = words_put(now->words->text[WORD_since_title],
			plan_date(now->words, before->began, arena), arena) };
	for (int section = 0; section < PLAN_SECTIONS; section++)
		if (section != PLAN_DANGER) /* those are no news */
			add_section(before, now, (enum plan_section)section, arena, out);
}
