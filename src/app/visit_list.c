#include "app/visit_list.h"

#include "app/report.h"
#include "base/utf8.h"

#include <assert.h>
#include <string.h>

#define FIND_BYTES 1024

void visit_list_init(struct visit_list *list, const struct words *words, const char *screen,
	const char *heading, const char *text)
{
	*list = (struct visit_list){ .shown = VISIT_LIST_STEP };
	dialog_init(&list->dialog, words, VIEW_CHOOSE, screen);
	list->dialog.view.where = WHERE_HOME;
	list->dialog.chooses = list->dialog.names_people = true;
	list->dialog.view.heading = heading;
	list->dialog.view.text = text;
	arena_init(&list->rows, report_last_words);
	buf_init(&list->find, FIND_BYTES);
}

void visit_list_release(struct visit_list *list)
{
	arena_release(&list->dialog.arena);
	arena_release(&list->rows);
	buf_release(&list->find);
}

/* ---- what is shown ----------------------------------------------------------------- */

static const char *find_text(const struct visit_list *list)
{
	return list->find.len ? list->find.data : "";
}

static struct view_item item_of(struct visit_list *list, const struct listed *one)
{
	const char *label = one->head.label;
	return (struct view_item){ .value = -1, .id = one->code, .detail = list->detail(list, one),
		.label = *label ? label : list->dialog.words->text[WORD_no_label] };
}

static struct view_item more_item(struct visit_list *list, size_t left)
{
	const char *all = arena_printf(&list->rows, "%zu", left);
	return (struct view_item){ .value = -1, .id = "more",
		.label = words_put(list->dialog.words->text[WORD_list_more], all, &list->rows) };
}

/* With `first` the row where the focus begins. */
static void show(struct visit_list *list, size_t first)
{
	struct view *view = &list->dialog.view;
	size_t count = list->match_count < list->shown ? list->match_count : list->shown;
	assert(list->detail && list->match_count <= list->count);
	arena_reset(&list->rows);
	struct view_item *items = arena_array(&list->rows, count + 2, sizeof *items);
	for (size_t i = 0; i < count; i++)
		items[i] = item_of(list, list->matches[i]);
	view->item_count = count;
	if (count < list->match_count)
		items[view->item_count++] = more_item(list, list->match_count - count);
	if (first < view->item_count)
		items[first].marked = first > 0;
	view->items = items;
	view->find = list->count ? find_text(list) : NULL;
	view->refused_at = 1;
	view->refused = view->item_count ? NULL
	                                 : list->dialog.words->text[WORD_list_find_none];
	view->version++;
}

void visit_list_of(struct visit_list *list, const struct listed *const *all, size_t count,
	visit_list_detail *detail)
{
	assert(!list->all && (all || count == 0)); /* once */
	list->all = all;
	list->count = list->match_count = count;
	list->detail = detail;
	list->matches = arena_array(&list->dialog.arena, count + 1, sizeof *list->matches);
	if (count)
		memcpy(list->matches, all, count * sizeof *list->matches);
	else
		list->dialog.view.kind = VIEW_SAY;
	list->dialog.chooses = count > 0;
	show(list, 0);
	if (count == 0)
		list->dialog.view.refused = NULL;
}

/* ---- looking for one ------------------------------------------------------------------ */

static const char *upper_of(struct arena *arena, const char *text)
{
	struct buf upper;
	buf_init(&upper, 8 * FIND_BYTES);
	utf8_upper(text, strlen(text), &upper);
	const char *copy = arena_strndup(arena, upper.data ? upper.data : "", upper.len);
	buf_release(&upper);
	return copy;
}

/* Once, and only where something is looked for: most lists are read as they are. */
static void make_upper(struct visit_list *list)
{
	struct arena *arena = &list->dialog.arena;
	if (list->upper)
		return;
	list->upper = arena_array(arena, list->count + 1, sizeof *list->upper);
	for (size_t i = 0; i < list->count; i++) {
		const struct listed *one = list->all[i];
		list->upper[i] = upper_of(arena,
			arena_printf(arena, "%s %s", one->head.label, one->code));
	}
}

/* Each word of `wanted`, wherever it stands. */
static bool has_all(const char *text, const char *wanted)
{
	char word[FIND_BYTES];
	while (*(wanted += strspn(wanted, " "))) {
		size_t len = strcspn(wanted, " ");
		if (len >= sizeof word)
			return false;
		memcpy(word, wanted, len);
		word[len] = '\0';
		if (!strstr(text, word))
			return false;
		wanted += len;
	}
	return true;
}

static bool find(struct visit_list *list, const char *text)
{
	assert(text);
	buf_clear(&list->find);
	buf_add_text(&list->find, text);
	make_upper(list);
	const char *wanted = upper_of(&list->rows, find_text(list));
	list->match_count = 0;
	for (size_t i = 0; i < list->count; i++)
		if (has_all(list->upper[i], wanted))
			list->matches[list->match_count++] = list->all[i];
	list->shown = VISIT_LIST_STEP;
	show(list, 0);
	return true;
}

/* ---- acts ----------------------------------------------------------------------------- */

static bool is_more(const struct visit_list *list, const struct act *act)
{
	return act->kind == ACT_NEXT && !list->dialog.asks_who && act->value.type == VALUE_CHOICES && act->value.count
	       && list->shown < list->match_count && (size_t)act->value.pick[0] == list->shown;
}

bool visit_list_act(void *ctx, const struct act *act, struct moment now)
{
	struct visit_list *list = ctx;
	size_t before = list->shown;
	if (act->kind == ACT_FIND)
		return find(list, act->value.text ? act->value.text : "");
	if (!is_more(list, act))
		return dialog_act(&list->dialog, act, now);
	list->shown += VISIT_LIST_STEP;
	show(list, before);
	return true;
}

const struct listed *visit_list_picked(const struct visit_list *list)
{
	int picked = list->dialog.went_back ? -1 : list->dialog.picked;
	return picked >= 0 && (size_t)picked < list->match_count ? list->matches[picked] : NULL;
}
