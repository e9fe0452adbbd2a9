#include "app/dialogs.h"

#include "app/content.h"
#include "plan/plan.h"
#include "record/list.h"
#include "view/words.h"

#include <string.h>

#define LIST_COVER 3 /* minutes: lists name people */
#define LISTED_MOST 200

struct list {
	const struct words *words;
	struct arena arena;
	struct view_item *items;
	struct store_ref *ids;
	size_t count;
	size_t damaged; /* that could not be read, and are not among the items */
};

static void list_init(struct list *list, const struct words *words)
{
	*list = (struct list){ .words = words };
	arena_init(&list->arena, content_last_words);
	list->items = arena_array(&list->arena, LISTED_MOST, sizeof *list->items);
	list->ids = arena_array(&list->arena, LISTED_MOST, sizeof *list->ids);
}

/* `one` lies in the list's arena. */
static void list_add(struct list *list, const struct listed *one, const char *detail)
{
	if (list->count == LISTED_MOST)
		return;
	list->ids[list->count] = one->ref;
	list->items[list->count++] = (struct view_item){ .value = -1, .id = one->code,
		.detail = detail, .label = *one->head.label ? one->head.label
			: list->words->text[WORD_no_label] };
}

/* Shows it, and takes which was picked; -1: none. */
static enum controller_end list_pick(struct list *list, struct frontend *frontend, const char *screen,
	enum word heading, enum word none, int *picked)
{
	const struct dialog_question question = { .words = list->words, .screen = screen,
		.label = "tandem", .saving = SAVING_NO_VISIT, .cover_after = LIST_COVER,
		.heading = list->words->text[list->count ? heading : none],
		.text = dialogs_damaged(list->words, list->damaged, &list->arena),
		.items = list->items, .count = list->count };
	return dialogs_ask(frontend, &question, picked);
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

static void add_visit(struct list *list, const struct listed *one)
{
	char day[DATE_SIZE];
	date_format(one->head.began, day);
	list_add(list, one, arena_printf(&list->arena, "%.16s  %s", day, one->code));
}

/* The last ones, where there are more than a list holds. */
static void add_visits(struct list *list, struct store *store, wanted_fn *wanted, bool last)
{
	struct record_list all;
	if (!record_list_read(store, &list->arena, &all, NULL))
		return;
	list->damaged = all.damaged_count;
	for (size_t i = 0; i < all.count && list->count < LISTED_MOST; i++) {
		const struct listed *one = all.list[last ? all.count - 1 - i : i];
		if (wanted(one))
			add_visit(list, one);
	}
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

static const char *due_words(struct list *list, const struct head *head)
{
	const char *const *words = list->words->text;
	return head->has_due ? words_put(words[WORD_follow_day],
				       day_short(list->words, &head->due, &list->arena),
				       &list->arena)
	                     : words[WORD_follow_no_day];
}

/* Two details that must fit the person, and the way back is where it begins. */
static enum controller_end confirm(struct list *list, struct frontend *frontend,
	const struct head *due, bool other_words, bool *right)
{
	const char *const *words = list->words->text;
	int picked;
	const char *text = words_put(words[WORD_follow_last],
		plan_date(list->words, due->began, &list->arena), &list->arena);
	if (other_words)
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
	struct record_list all;
	const struct listed **due = NULL;
	size_t count = 0;
	int picked;
	list_init(&list, words);
	if (record_list_read(store, &list.arena, &all, NULL))
		due = record_list_due(&all, &list.arena, &count);
	list.damaged = all.damaged_count;
	for (size_t i = 0; i < count; i++)
		list_add(&list, due[i], due_words(&list, &due[i]->head));
	*found = false;
	enum controller_end end = list_pick(&list, frontend, "follow", WORD_follow_heading,
		WORD_follow_none, &picked);
	if (end == CONTROLLER_OVER && picked >= 0) {
		const struct listed *one = due[picked];
		end = confirm(&list, frontend, &one->head,
			memcmp(pack, &one->head.digest, sizeof *pack) != 0, found);
		*id = one->ref;
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
