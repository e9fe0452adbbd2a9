#include "app/report.h"
#include "app/train_dialogs.h"

#include "app/dialogs.h"
#include "base/str.h"

#include <assert.h>

/* `unread`: NULL, or what is said first. */
static enum controller_end ask_name(struct frontend *frontend, const struct words *words,
	enum word heading, const char *unread, struct buf *name, bool *went_back)
{
	struct dialog dialog;
	dialog_init(&dialog, words, VIEW_WRITE, "trainee");
	dialog.text = name;
	dialog.need = WORD_train_need_name;
	dialog.view.label = words->text[WORD_train_mark];
	dialog.view.heading = words->text[heading];
	dialog.view.text = words->text[WORD_train_who_text];
	if (unread)
		dialog.view.text = arena_printf(&dialog.arena, "%s\n\n%s", unread,
			dialog.view.text);
	dialog.view.write.one_line = true;
	dialog.view.write.limit = LOG_NAME_LIMIT;
	enum controller_end end = dialog_play(&dialog, frontend, DIALOG_COVER);
	*went_back = dialog.went_back;
	arena_release(&dialog.arena);
	return end;
}

static const char **all_people(const struct trainbook *book, const char *also,
	struct arena *arena, size_t *count)
{
	const char **some = past_people(&book->past, arena, count);
	const char **all = arena_array(arena, *count + 1, sizeof *all);
	bool there = also == NULL;
	for (size_t i = 0; i < *count; i++) {
		all[i] = some[i];
		there = there || str_is(some[i], also);
	}
	if (!there)
		all[(*count)++] = also;
	return all;
}

enum controller_end train_ask_who(struct frontend *frontend, const struct words *words,
	const struct trainbook *book, enum word heading, const char *also, struct buf *name,
	bool *found)
{
	struct arena arena;
	size_t count;
	int picked = -1;
	bool went_back = false;
	enum controller_end end = CONTROLLER_OVER;
	assert(name->len == 0);
	arena_init(&arena, report_last_words);
	const char **people = all_people(book, also, &arena, &count);
	struct view_item *items = arena_array(&arena, count + 1, sizeof *items);
	for (size_t i = 0; i < count; i++)
		items[i] = (struct view_item){ .id = "person", .label = people[i] };
	items[count] = (struct view_item){ .id = "new", .label = words->text[WORD_train_new_name] };
	const char *unread = trainbook_unread(book, words, &arena);
	const struct dialog_question question = { .words = words, .screen = "trainees",
		.label = words->text[WORD_train_mark], .heading = words->text[heading],
		.text = unread, .items = items, .count = count + 1, .saving = SAVING_NO_VISIT,
		.cover_after = DIALOG_COVER };
	if (count)
		end = dialogs_ask(frontend, &question, &picked);
	if (end == CONTROLLER_OVER && picked >= 0 && picked < (int)count)
		buf_add_text(name, people[picked]);
	else if (end == CONTROLLER_OVER && (picked == (int)count || count == 0))
		end = ask_name(frontend, words, heading, unread, name, &went_back);
	*found = end == CONTROLLER_OVER && name->len > 0 && !went_back;
	arena_release(&arena);
	return end;
}
