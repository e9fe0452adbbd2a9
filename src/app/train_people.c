#include "app/train_people.h"

#include "app/content.h"
#include "app/rooms.h"
#include "base/str.h"

static enum stage_end ask_name(struct face *face, const struct words *words, enum word heading,
	struct buf *name, bool *went_back)
{
	struct room room;
	room_init(&room, words, VIEW_WRITE, "trainee");
	room.text = name;
	room.view.label = words->text[WORD_train_mark];
	room.view.heading = words->text[heading];
	room.view.text = words->text[WORD_train_who_text];
	room.view.one_line = true;
	room.view.limit = LOG_NAME_LIMIT;
	enum stage_end end;
	/* Without a name nobody could find what they did. */
	do
		end = room_play(&room, face, ROOM_COVER);
	while (end == STAGE_OVER && !room.went_back && name->len == 0);
	*went_back = room.went_back;
	arena_release(&room.arena);
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

/* A blank at the end makes nobody somebody else. */
static void trim(struct buf *name)
{
	while (name->len > 0 && name->data[name->len - 1] == ' ')
		name->data[--name->len] = '\0';
}

enum stage_end train_ask_who(struct face *face, const struct words *words,
	const struct trainbook *book, enum word heading, const char *also, struct buf *name,
	bool *found)
{
	struct arena arena;
	size_t count;
	int picked = -1;
	bool went_back = false;
	enum stage_end end = STAGE_OVER;
	arena_init(&arena, content_last_words);
	const char **people = all_people(book, also, &arena, &count);
	struct view_item *items = arena_array(&arena, count + 1, sizeof *items);
	for (size_t i = 0; i < count; i++)
		items[i] = (struct view_item){ .id = "person", .label = people[i] };
	items[count] = (struct view_item){ .id = "new", .label = words->text[WORD_train_new_name] };
	const struct room_question question = { .words = words, .screen = "trainees",
		.label = words->text[WORD_train_mark], .heading = words->text[heading],
		.items = items, .count = count + 1, .saving = SAVING_NO_VISIT,
		.cover_after = ROOM_COVER };
	if (count)
		end = rooms_ask(face, &question, &picked);
	if (end == STAGE_OVER && picked >= 0 && picked < (int)count)
		buf_add_text(name, people[picked]);
	else if (end == STAGE_OVER && (picked == (int)count || count == 0))
		end = ask_name(face, words, heading, name, &went_back);
	trim(name);
	*found = end == STAGE_OVER && name->len > 0 && !went_back;
	arena_release(&arena);
	return end;
}
