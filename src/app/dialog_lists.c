#include "app/dialogs.h"

#include "app/content.h"
#include "app/due.h"
#include "base/str.h"
#include "plan/plan.h"
#include "view/words.h"

#define LIST_COVER 3 /* minutes: lists name people */
#define LISTED_MOST 200

struct list {
	const struct words *words;
	struct arena arena;
	struct view_item *items;
	struct store_ref *ids;
	size_t count;
};

static void list_init(struct list *list, const struct words *words)
{
	*list = (struct list){ .words = words };
	arena_init(&list->arena, content_last_words);
	list->items = arena_array(&list->arena, LISTED_MOST, sizeof *list->items);
	list->ids = arena_array(&list->arena, LISTED_MOST, sizeof *list->ids);
}

static void list_add(struct list *list, const struct store_ref *id, const char *label,
	const char *detail)
{
	char code[CODE_SIZE];
	if (list->count == LISTED_MOST)
		return;
	book_code(id, code);
	list->ids[list->count] = *id;
	list->items[list->count++] = (struct view_item){ .value = -1,
		.id = arena_strdup(&list->arena, code), .detail = detail,
		.label = str_is_empty(label) ? list->words->text[WORD_no_label]
		                             : arena_strdup(&list->arena, label) };
}

/* Shows it, and takes which was picked; -1: none. */
static enum controller_end list_pick(struct list *list, struct frontend *frontend, const char *screen,
	enum word heading, enum word none, int *picked)
{
	const struct dialog_question question = { .words = list->words, .screen = screen,
		.label = "tandem", .saving = SAVING_NO_VISIT, .cover_after = LIST_COVER,
		.heading = list->words->text[list->count ? heading : none],
		.items = list->items, .count = list->count };
	return dialogs_ask(frontend, &question, picked);
}

/* ---- visits ------------------------------------------------------------------------ */

typedef bool wanted_fn(const struct visit *visit);

static bool is_unfinished(const struct visit *visit)
{
	return str_is(book_state(visit), "unfinished");
}

static bool is_any(const struct visit *visit)
{
	(void)visit;
	return true;
}

static void add_visit(struct list *list, const struct book_visit *one)
{
	char code[CODE_SIZE], day[DATE_SIZE];
	book_code(&one->id, code);
	date_format(one->visit.state.began, day);
	list_add(list, &one->id, one->visit.state.label,
		arena_printf(&list->arena, "%.16s  %s", day, code));
}

/* The last ones, where there are more than a list holds. */
static void add_visits(struct list *list, struct store *store, wanted_fn *wanted, bool last)
{
	struct book_shelf shelf = { 0 };
	struct store_ref *ids;
	size_t count;
	if (!book_list(store, &list->arena, &ids, &count, NULL))
		return;
	for (size_t i = 0; i < count && list->count < LISTED_MOST; i++) {
		struct book_visit one;
		if (!book_look(store, &ids[last ? count - 1 - i : i], &shelf, &one, NULL))
			continue;
		if (wanted(&one.visit))
			add_visit(list, &one);
		book_close(&one);
	}
	book_shelf_release(&shelf);
}

static enum controller_end pick_visit(struct frontend *frontend, const struct words *words,
	struct store *store, wanted_fn *wanted, bool last, enum word heading, enum word none,
	struct store_ref *id, bool *found)
{
	struct list list;
	int picked;
	list_init(&list, words);
	add_visits(&list, store, wanted, last);
	enum controller_end end = list_pick(&list, frontend, "which", heading, none, &picked);
	*found = picked >= 0;
	if (*found)
		*id = list.ids[picked];
	arena_release(&list.arena);
	return end;
}

enum controller_end dialogs_which(struct frontend *frontend, const struct words *words, struct store *store,
	struct store_ref *id, bool *found)
{
	return pick_visit(frontend, words, store, is_unfinished, false, WORD_home_which,
		WORD_home_none, id, found);
}

enum controller_end dialogs_any(struct frontend *frontend, const struct words *words, struct store *store,
	struct store_ref *id, bool *found)
{
	return pick_visit(frontend, words, store, is_any, true, WORD_after_heading,
		WORD_after_not_kept, id, found);
}

/* ---- follow-up ----------------------------------------------------------------------- */

static const char *due_words(struct list *list, const struct due *due)
{
	const char *const *words = list->words->text;
	return due->has_day ? words_put(words[WORD_follow_day],
				      day_short(list->words, &due->day, &list->arena),
				      &list->arena)
	                    : words[WORD_follow_no_day];
}

/* Two details that must fit the person, and the way back is where it begins. */
static enum controller_end confirm(struct list *list, struct frontend *frontend, const struct due *due,
	bool *right)
{
	const char *const *words = list->words->text;
	int picked;
	const char *text = words_put(words[WORD_follow_last],
		plan_date(list->words, due->began, &list->arena), &list->arena);
	if (due->other_words)
		text = arena_printf(&list->arena, "%s\n\n%s", text, words[WORD_follow_changed]);
	const struct dialog_question question = { .words = list->words, .screen = "confirm",
		.label = *due->label ? due->label : words[WORD_no_label],
		.heading = words[WORD_follow_confirm],
		.text = arena_printf(&list->arena, "%s\n\n%s",
			*due->label ? due->label : words[WORD_no_label], text),
		.answers = { words[WORD_follow_yes], words[WORD_follow_no] }, .second = true,
		.saving = SAVING_NO_VISIT, .cover_after = LIST_COVER };
	enum controller_end end = dialogs_ask(frontend, &question, &picked);
	*right = picked == 0;
	return end;
}

enum controller_end dialogs_follow(struct frontend *frontend, const struct words *words, struct store *store,
	const struct digest *pack, struct store_ref *id, bool *found)
{
	struct list list;
	struct due_list all;
	int picked;
	list_init(&list, words);
	if (due_read(store, pack, &list.arena, &all, NULL))
		for (size_t i = 0; i < all.count; i++)
			list_add(&list, &all.list[i].id, all.list[i].label,
				due_words(&list, &all.list[i]));
	*found = false;
	enum controller_end end = list_pick(&list, frontend, "follow", WORD_follow_heading,
		WORD_follow_none, &picked);
	if (end == CONTROLLER_OVER && picked >= 0) {
		end = confirm(&list, frontend, &all.list[picked], found);
		*id = all.list[picked].id;
	}
	arena_release(&list.arena);
	return end;
}

/* ---- path ------------------------------------------------------------------------------ */

enum controller_end dialogs_path(struct frontend *frontend, const struct pack *pack, int *path, bool *found)
{
	struct list list;
	int picked = 0;
	int *paths;
	enum controller_end end = CONTROLLER_OVER;
	list_init(&list, &pack->words);
	paths = arena_array(&list.arena, pack->path_count, sizeof *paths);
	for (size_t i = 0; i < pack->path_count && list.count < LISTED_MOST; i++) {
		if (pack->paths[i].after)
			continue;
		paths[list.count] = (int)i;
		list.items[list.count++] = (struct view_item){ .id = pack->paths[i].id,
			.label = pack->paths[i].title, .value = -1,
			.detail = pack->paths[i].minutes
				? words_put(pack->words.text[WORD_path_minutes],
					arena_printf(&list.arena, "%d",
						pack->paths[i].minutes), &list.arena)
				: NULL };
	}
	if (list.count > 1)
		end = list_pick(&list, frontend, "path", WORD_path_heading, WORD_path_heading,
			&picked);
	*found = end == CONTROLLER_OVER && picked >= 0 && list.count > 0;
	if (*found)
		*path = paths[picked];
	arena_release(&list.arena);
	return end;
}
