#include "plan/family.h"

#include "base/str.h"
#include "plan/common.h"
#include "visit/state.h"
#include "visit/supporters.h"

#include <assert.h>

static const enum word titles[FAMILY_PARTS] = { WORD_family_why, WORD_family_goal,
	WORD_family_plan, WORD_family_roles, WORD_family_not, WORD_family_lines,
	WORD_family_flare, WORD_family_danger, WORD_family_self, WORD_family_again };

struct page { /* while it is made */
	const struct visit *visit; /* as if they were alone */
	int person;
	const char *shared;
	enum family_part part;
	struct arena *arena;
	struct plan_line *lines;
	size_t count;
};

static bool has_row(const struct pack_question *share, const char *row)
{
	const struct pack_part *column = share->items[0].part;
	for (size_t i = 0; i < column->choice_count; i++)
		if (str_is(column->choices[i].id, row))
			return true;
	return false;
}

/* Before it had a row of its own, what would not help was shared with how they help; visits
 * that were held so still open. */
static enum share_row row_of(const struct pack *pack, enum share_row row)
{
	const char *name = pack_share_name(row);
	for (size_t i = 0; i < pack->question_count && row == SHARE_NOT; i++)
		if (pack_traits(pack->questions[i].kind)->shares
			&& !has_row(&pack->questions[i], name))
			return SHARE_ROLES;
	return row;
}

static bool is_shared(const struct page *page)
{
	int row = pack_share_of(page->part);
	return row < 0 || value_has_code(page->shared,
		pack_share_name(row_of(page->visit->pack, (enum share_row)row)));
}

static const char *need_of(const struct page *page)
{
	int row = pack_share_of(page->part);
	return row < 0 ? NULL
	               : pack_share_name(row_of(page->visit->pack, (enum share_row)row));
}

static void add_line(struct page *page, const struct pack_family *rule)
{
	assert(page->part < FAMILY_PARTS);
	bool whole;
	if (rule->part != page->part || (rule->person && rule->person != page->person)
		|| !visit_holds(page->visit, rule->when))
		return;
	struct plan_line line = { .piece_count = rule->line.count };
	line.text = visit_fill_pieces(page->visit, &rule->line, page->arena, &whole,
		&line.pieces);
	if (rule->screen >= 0)
		line.screen = &page->visit->pack->screens[rule->screen];
	if (whole && line.text)
		page->lines[page->count++] = line;
}

static void add_lines(struct page *page, const struct pack_family *rules, size_t count)
{
	for (size_t i = 0; i < count; i++)
		add_line(page, &rules[i]);
}

static size_t most_lines(const struct visit *visit)
{
	const struct pack_path *path = &visit->pack->paths[visit->state.path];
	size_t most = visit->pack->family_count;
	for (size_t i = 0; i < path->screen_count; i++)
		most += visit->pack->screens[path->screens[i]].family_count;
	return most;
}

static void add_part(struct page *page, struct plan *plan)
{
	const struct pack *pack = page->visit->pack;
	const struct pack_path *path = &pack->paths[page->visit->state.path];
	if (!is_shared(page))
		return;
	page->lines = arena_array(page->arena, most_lines(page->visit) + 1, sizeof *page->lines);
	page->count = 0;
	for (size_t i = 0; i < path->screen_count; i++) {
		const struct pack_screen *screen = &pack->screens[path->screens[i]];
		if (visit_is_live(page->visit, screen->number))
			add_lines(page, screen->family, screen->family_count);
	}
	add_lines(page, pack->family, pack->family_count);
	if (page->count)
		plan->parts[plan->part_count++] = (struct plan_part){ PLAN_HELPERS,
			pack->words.text[titles[page->part]], page->lines, page->count };
}

/* Sharing counts only while the screen it was said on is part of the visit. */
const char *family_shared(const struct visit *alone, int person)
{
	const struct pack *pack = alone->pack;
	if (person < 1 || person > PEOPLE_MOST || !supporters_has(alone, &alone->state, person))
		return "";
	for (size_t i = 0; i < pack->question_count; i++)
		if (pack_traits(pack->questions[i].kind)->shares && visit_answer(alone, (int)i))
			return supporters_shared(alone, person);
	return "";
}

static bool assemble(const struct visit *alone, int person, struct arena *arena,
	struct plan *plan, const char **needs)
{
	const struct words *words = &alone->pack->words;
	*plan = (struct plan){ .words = words, .title = words->text[WORD_family_title],
		.label = "", .is_page = true, .person = person, .began = alone->state.began };
	struct page page = { .visit = alone, .person = person, .arena = arena,
		.shared = family_shared(alone, person) };
	if (!*page.shared || alone->state.end == END_STOPPED)
		return false;
	for (int part = 0; part < FAMILY_PARTS; part++) {
		assert(plan->part_count <= (size_t)part);
		page.part = (enum family_part)part;
		if (needs)
			needs[plan->part_count] = need_of(&page);
		add_part(&page, plan);
	}
	return true;
}

bool family_assemble(const struct visit *visit, int person, struct arena *arena,
	struct plan *plan)
{
	struct visit alone;
	state_if_alone(visit, arena, &alone);
	return assemble(&alone, person, arena, plan, NULL);
}

/* ---- before it is said ---------------------------------------------------------------- */

static const char *all_rows(const struct pack_question *share, struct arena *arena)
{
	const struct pack_part *column = share->items[0].part;
	const char *all = "";
	for (size_t i = 0; i < column->choice_count; i++)
		all = arena_printf(arena, "%s%s%s", all, i ? " " : "", column->choices[i].id);
	return all;
}

bool family_offer(const struct visit *visit, const struct pack_question *share, int person,
	struct arena *arena, struct plan *plan, const char **needs)
{
	const char **part = arena_array(arena, share->item_count + 1, sizeof *part);
	struct visit alone;
	for (size_t i = 0; i < share->item_count; i++)
		part[i] = share->items[i].part->person == person ? all_rows(share, arena) : "";
	const struct value all = { .type = VALUE_PARTS, .part = part,
		.count = share->item_count };
	state_if_answered(visit, share, &all, arena, &alone);
	return assemble(&alone, person, arena, plan, needs);
}

/* ---- several at once ------------------------------------------------------------------ */

bool family_common(const struct visit *visit, unsigned asked_in, struct arena *arena,
	struct plan *plan)
{
	bool begun = false;
	assert(asked_in);
	for (int person = 1; person <= PEOPLE_MOST; person++) {
		struct plan page;
		if (!(asked_in >> person & 1))
			continue;
		/* One to whom nothing is shown leaves nothing: the page is empty. */
		family_assemble(visit, person, arena, &page);
		if (begun)
			common_keep(plan, &page, NULL, arena);
		else
			*plan = page;
		begun = true;
	}
	return plan->part_count > 0;
}
