#include "app/dialogs.h"

#include "app/records.h"
#include "app/report.h"
#include "app/visit_list.h"
#include "base/label.h"
#include "plan/plan.h"
#include "record/list.h"
#include "view/words.h"

#include <assert.h>
#include <string.h>

#define LIST_COVER 3 /* minutes: lists name people */

/* Shows it until one is picked; *picked NULL: they went back, or there is none. */
static enum controller_end pick(struct visit_list *list, struct frontend *frontend,
	const struct listed **picked)
{
	const struct controller controller = { .ctx = list, .show = dialog_show,
		.act = visit_list_act, .cover_after = LIST_COVER };
	enum controller_end end = frontend_play(frontend, &controller);
	*picked = visit_list_picked(list);
	return end;
}

struct kept_visits {
	struct record_list all;
	bool is_read;
};

static void read_visits(struct store *store, struct arena *arena, struct kept_visits *visits)
{
	visits->is_read = records_read_list(store, arena, &visits->all);
}

/* Over a list without rows.  What cannot be read is no reason to say that there is none. */
static enum word heading_of_none(const struct kept_visits *visits, enum word none)
{
	if (!visits->is_read)
		return WORD_unread_heading;
	return visits->all.damaged_count ? WORD_list_unread : none;
}

static void begin(struct visit_list *list, const struct words *words, const char *screen,
	enum word heading, const struct kept_visits *visits)
{
	visit_list_init(list, words, screen, words->text[heading], NULL);
	list->dialog.view.text = visits->is_read
		? dialogs_damaged(words, visits->all.damaged_count, &list->dialog.arena)
		: words->text[WORD_unread_text];
}

/* ---- visits ------------------------------------------------------------------------ */

typedef bool wanted_fn(const struct listed *listed);

static bool is_unfinished(const struct listed *listed)
{
	return listed->head.state == HEAD_UNFINISHED;
}

static bool is_any(const struct listed *listed)
{
	(void)listed;
	return true;
}

static const char *began(struct visit_list *list, const struct listed *one)
{
	char day[DATE_SIZE];
	date_format(one->head.began, day);
	return arena_printf(&list->rows, "%.16s  %s", day, one->code);
}

/* Those that are wanted; with `last` the last one first. */
static const struct listed **choose(const struct record_list *all, wanted_fn *wanted, bool last,
	struct arena *arena, size_t *count)
{
	const struct listed **some = arena_array(arena, all->count + 1, sizeof *some);
	*count = 0;
	for (size_t i = 0; i < all->count; i++) {
		const struct listed *one = all->list[last ? all->count - 1 - i : i];
		if (wanted(one))
			some[(*count)++] = one;
	}
	assert(*count <= all->count);
	return some;
}

static enum controller_end pick_visit(struct frontend *frontend, const struct words *words,
	struct store *store, wanted_fn *wanted, bool last, enum word heading, enum word none,
	struct store_ref *id, bool *found)
{
	struct arena arena;
	struct kept_visits visits;
	struct visit_list list;
	const struct listed *picked;
	size_t count;
	arena_init(&arena, report_last_words);
	read_visits(store, &arena, &visits);
	const struct listed **some = choose(&visits.all, wanted, last, &arena, &count);
	begin(&list, words, "which", count ? heading : heading_of_none(&visits, none), &visits);
	visit_list_of(&list, some, count, began);
	enum controller_end end = pick(&list, frontend, &picked);
	*found = picked != NULL;
	if (picked)
		*id = picked->ref;
	visit_list_release(&list);
	arena_release(&arena);
	return end;
}

enum controller_end dialogs_which(struct frontend *frontend, const struct words *words,
	struct store *store, struct store_ref *id, bool *found)
{
	return pick_visit(frontend, words, store, is_unfinished, false, WORD_home_which,
		WORD_home_none, id, found);
}

enum controller_end dialogs_any(struct frontend *frontend, const struct words *words,
	struct store *store, struct store_ref *id, bool *found)
{
	return pick_visit(frontend, words, store, is_any, true, WORD_after_heading,
		WORD_after_not_kept, id, found);
}

/* ---- one that somebody left unfinished ------------------------------------------------- */

static const struct listed **unfinished_of(const struct record_list *all, const char *label,
	struct arena *arena, size_t *count)
{
	size_t found = 0;
	const struct listed **some = choose(all, is_unfinished, true, arena, count);
	for (size_t i = 0; i < *count; i++)
		if (label_is_same(some[i]->head.label, label))
			some[found++] = some[i];
	*count = found;
	return some;
}

/* The last one first, and a new one after them. */
static const struct view_item *unfinished_items(const struct words *words,
	const struct listed *const *some, size_t count, struct arena *arena)
{
	struct view_item *items = arena_array(arena, count + 1, sizeof *items);
	char day[DATE_SIZE];
	for (size_t i = 0; i < count; i++) {
		date_format(some[i]->head.began, day);
		items[i] = (struct view_item){ .id = some[i]->code, .value = -1,
			.label = words_put(words->text[WORD_unfinished_go_on],
				arena_printf(arena, "%.16s", day), arena) };
	}
	items[count] = (struct view_item){ .id = "new", .value = -1,
		.label = words->text[WORD_unfinished_new] };
	return items;
}

enum controller_end dialogs_unfinished(struct frontend *frontend, const struct words *words,
	struct store *store, const char *label, struct store_ref *id, bool *found, bool *went_back)
{
	struct arena arena;
	struct kept_visits visits;
	size_t count;
	int picked;
	enum controller_end end = CONTROLLER_OVER;
	*found = *went_back = false;
	arena_init(&arena, report_last_words);
	read_visits(store, &arena, &visits);
	const struct listed **some = unfinished_of(&visits.all, label, &arena, &count);
	if (count) {
		const struct dialog_question question = { .words = words, .screen = "unfinished",
			.label = label, .heading = words->text[WORD_unfinished_heading],
			.items = unfinished_items(words, some, count, &arena), .count = count + 1,
			.names_people = true, .saving = SAVING_NO_VISIT,
			.cover_after = LIST_COVER };
		end = dialogs_ask(frontend, &question, &picked);
		*went_back = end == CONTROLLER_OVER && picked < 0;
		*found = end == CONTROLLER_OVER && picked >= 0 && (size_t)picked < count;
		if (*found)
			*id = some[picked]->ref;
	}
	arena_release(&arena);
	return end;
}

/* ---- follow-up ----------------------------------------------------------------------- */

static const char *due_day(struct visit_list *list, const struct listed *one)
{
	const struct words *words = list->dialog.words;
	if (!one->head.has_due)
		return words->text[WORD_follow_no_day];
	bool other_year = one->head.due.year != date_of(one->head.began).year;
	return words_put(words->text[WORD_follow_day],
		day_short(words, &one->head.due, other_year, &list->rows), &list->rows);
}

/* Two details that must fit the person, and the way back is where it begins. */
static enum controller_end confirm(const struct words *all, struct frontend *frontend,
	const struct head *due, bool other_words, struct arena *arena, bool *right)
{
	const char *const *words = all->text;
	int picked;
	const char *text = words_put(words[WORD_follow_last],
		plan_date(all, due->began, arena), arena);
	if (other_words)
		text = arena_printf(arena, "%s\n\n%s", text, words[WORD_follow_changed]);
	const struct dialog_question question = { .words = all, .screen = "confirm",
		.label = *due->label ? due->label : words[WORD_no_label],
		.heading = words[WORD_follow_confirm],
		.text = arena_printf(arena, "%s\n\n%s",
			*due->label ? due->label : words[WORD_no_label], text),
		.answers = { words[WORD_follow_yes], words[WORD_follow_no] }, .second = true,
		.names_people = true, .saving = SAVING_NO_VISIT, .cover_after = LIST_COVER };
	enum controller_end end = dialogs_ask(frontend, &question, &picked);
	*right = picked == 0;
	return end;
}

/* One round: the list, and the question about the one that was picked.  *again: it was somebody
 * else's, or they went back to the list. */
static enum controller_end pick_due(struct frontend *frontend, const struct words *words,
	const struct kept_visits *visits, const struct digest *pack, struct store_ref *id,
	bool *found, bool *again)
{
	struct arena arena;
	struct visit_list list;
	const struct listed *picked;
	size_t count;
	arena_init(&arena, report_last_words);
	const struct listed **due = record_list_due(&visits->all, &arena, &count);
	begin(&list, words, "follow",
		count ? WORD_follow_heading : heading_of_none(visits, WORD_follow_none), visits);
	visit_list_of(&list, due, count, due_day);
	enum controller_end end = pick(&list, frontend, &picked);
	bool asks = end == CONTROLLER_OVER && picked;
	if (asks) {
		end = confirm(words, frontend, &picked->head,
			memcmp(pack, &picked->head.digest, sizeof *pack) != 0, &arena, found);
		*id = picked->ref;
	}
	*again = asks && end == CONTROLLER_OVER && !*found;
	visit_list_release(&list);
	arena_release(&arena);
	return end;
}

enum controller_end dialogs_follow(struct frontend *frontend, const struct words *words,
	struct store *store, const struct digest *pack, struct store_ref *id, bool *found)
{
	struct arena arena;
	struct kept_visits visits;
	enum controller_end end;
	bool again;
	*found = false;
	arena_init(&arena, report_last_words);
	read_visits(store, &arena, &visits);
	do
		end = pick_due(frontend, words, &visits, pack, id, found, &again);
	while (again);
	arena_release(&arena);
	return end;
}

/* ---- path ------------------------------------------------------------------------------ */

static struct view_item path_item(const struct pack *pack, const struct pack_path *path,
	struct arena *arena)
{
	return (struct view_item){ .id = path->id, .label = path->title, .value = -1,
		.detail = path->minutes
			? words_count(&pack->words, WORD_path_minutes_one, WORD_path_minutes,
				path->minutes, arena)
			: NULL };
}

static enum controller_end pick_path(struct frontend *frontend, const struct words *words,
	enum word heading, const struct view_item *items, size_t count, int *picked)
{
	const struct dialog_question question = { .words = words, .screen = "path",
		.label = "tandem", .saving = SAVING_NO_VISIT, .cover_after = LIST_COVER,
		.heading = words->text[heading], .items = items, .count = count };
	return dialogs_ask(frontend, &question, picked);
}

enum controller_end dialogs_path(struct frontend *frontend, const struct pack *pack, bool after,
	int *path, bool *found)
{
	struct arena arena;
	int picked = 0;
	size_t count = 0;
	enum controller_end end = CONTROLLER_OVER;
	arena_init(&arena, report_last_words);
	int *paths = arena_array(&arena, pack->path_count, sizeof *paths);
	struct view_item *items = arena_array(&arena, pack->path_count, sizeof *items);
	for (size_t i = 0; i < pack->path_count; i++) {
		if (pack->paths[i].after != after)
			continue;
		paths[count] = (int)i;
		items[count++] = path_item(pack, &pack->paths[i], &arena);
	}
	if (count > 1)
		end = pick_path(frontend, &pack->words,
			after ? WORD_path_after_heading : WORD_path_heading, items, count,
			&picked);
	*found = end == CONTROLLER_OVER && picked >= 0 && count > 0;
	assert(!*found || (size_t)picked < count);
	if (*found)
		*path = paths[picked];
	arena_release(&arena);
	return end;
}
