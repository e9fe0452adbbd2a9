#include "app/rooms.h"

#include "app/content.h"
#include "sys/clock.h"

#include <string.h>

#define LABEL_LIMIT 60
#define LIST_COVER 3 /* minutes: lists name people */
#define LISTED_MOST 200

struct room {
	const struct words *words;
	struct view view; /* but for what changes */
	struct view_item *items;
	struct arena arena;
	bool went_back, left;
	int picked;
	int *code; /* home: why the stage is over before anybody chose */
	struct buf *text;
	struct store_id *ids;
};

static void room_init(struct room *room, const struct words *words, enum view_kind kind,
	const char *screen)
{
	*room = (struct room){ .words = words, .picked = -1 };
	arena_init(&room->arena, content_last_words);
	room->view = (struct view){ .kind = kind, .words = words, .screen = screen,
		.question = screen, .version = 1, .saving = SAVING_NO_VISIT, .label = "tandem",
		.may = MAY_NEXT | MAY_BACK };
}

static void show(void *ctx, unsigned wants, struct arena *frame, struct view *view)
{
	(void)wants;
	struct room *room = ctx;
	(void)frame;
	*view = room->view;
}

static bool act(void *ctx, const struct act *act, struct moment now)
{
	struct room *room = ctx;
	(void)now;
	switch (act->kind) {
	case ACT_NEXT:
		if (act->value.type == VALUE_CHOICES && act->value.count)
			room->picked = act->value.pick[0];
		else if (act->value.type == VALUE_TEXT && room->text)
			buf_add_text(room->text, act->value.text);
		else if (room->view.kind != VIEW_WRITE && room->view.kind != VIEW_SAY)
			return true;
		return false;
	case ACT_BACK:
	case ACT_CLOSE:
		room->went_back = true;
		return false;
	case ACT_LEAVE:
	case ACT_LATER:
	case ACT_NOTODAY:
		room->went_back = room->left = true;
		return false;
	default:
		return true;
	}
}

/* ---- home ---------------------------------------------------------------------- */

static bool is_unfinished(struct store *store, const struct store_id *id,
	struct book_shelf *shelf)
{
	struct book_visit visit;
	if (!book_look(store, id, shelf, &visit, NULL))
		return false;
	bool open = strcmp(book_state(&visit.visit), "unfinished") == 0;
	book_close(&visit);
	return open;
}

static size_t count_unfinished(struct arena *arena)
{
	struct store_id *ids;
	struct book_shelf shelf = { 0 };
	size_t count, open = 0;
	int code;
	struct store *store = book_store(false, &code);
	if (!store)
		return 0;
	if (book_list(store, arena, &ids, &count, NULL))
		for (size_t i = 0; i < count; i++)
			open += is_unfinished(store, &ids[i], &shelf);
	book_shelf_release(&shelf);
	store_close(store);
	return open;
}

static bool late(void *ctx)
{
	struct room *room = ctx;
	/* A pack with faults is told before anybody sits down with it. */
	struct pack *pack = content_open(NULL, NULL, room->code);
	pack_free(pack);
	if (!pack)
		return false;
	size_t open = count_unfinished(&room->arena);
	const char *const *words = room->words->text;
	room->items[HOME_GO_ON].detail = open ? words_put(words[WORD_home_unfinished],
						       arena_printf(&room->arena, "%zu", open),
						       &room->arena)
	                                      : words[WORD_home_none];
	room->view.version++;
	return true;
}

enum stage_end rooms_home(struct face *face, const struct words *words, enum home_choice *choice,
	int *code)
{
	struct room room;
	room_init(&room, words, VIEW_CHOOSE, "home");
	struct view_item items[] = {
		[HOME_START] = { .id = "start", .label = words->text[WORD_home_start] },
		[HOME_GO_ON] = { .id = "go-on", .label = words->text[WORD_home_go_on] },
		[HOME_TRY] = { .id = "try", .label = words->text[WORD_home_try],
			.detail = words->text[WORD_home_nothing_kept] },
		[HOME_STAFF] = { .id = "staff", .label = words->text[WORD_home_staff],
			.detail = words->text[WORD_home_alone] },
		[HOME_AFTER] = { .id = "after", .label = words->text[WORD_home_after],
			.detail = words->text[WORD_home_alone] },
		[HOME_LEAVE] = { .id = "leave", .label = words->text[WORD_home_leave] },
	};
	room.items = items;
	room.code = code;
	room.view.may = MAY_NEXT; /* nothing lies before home but the way out */
	room.view.heading = words->text[WORD_home_heading];
	room.view.items = items;
	room.view.item_count = sizeof items / sizeof *items;
	const struct stage stage = { .ctx = &room, .show = show, .act = act, .late = late,
		.cover_after = LIST_COVER };
	enum stage_end end = face_play(face, &stage);
	*choice = room.went_back || room.picked < 0 ? HOME_LEAVE : (enum home_choice)room.picked;
	arena_release(&room.arena);
	return end;
}

/* ---- pages for staff ---------------------------------------------------------------- */

static void fill_page(struct room *room, const struct pack *pack, const char *id)
{
	int page = pack_find_page(pack, id);
	room->view.heading = page < 0 ? room->words->text[WORD_home_no_page]
	                              : arena_strdup(&room->arena, pack->pages[page].title);
	room->view.text = page < 0 ? NULL : pack_page_text(pack, page, &room->arena);
}

enum stage_end rooms_page(struct face *face, const struct words *words, const char *page)
{
	struct room room;
	int code;
	struct pack *pack = content_open(NULL, NULL, &code);
	if (!pack)
		return STAGE_OVER;
	room_init(&room, words, VIEW_SAY, page);
	fill_page(&room, pack, page);
	pack_free(pack);
	const struct stage stage = { .ctx = &room, .show = show, .act = act,
		.cover_after = LIST_COVER };
	enum stage_end end = face_play(face, &stage);
	arena_release(&room.arena);
	return end;
}

/* ---- whose ------------------------------------------------------------------------ */

enum stage_end rooms_label(struct face *face, const struct words *words, struct buf *label,
	bool *went_back)
{
	struct room room;
	room_init(&room, words, VIEW_WRITE, "label");
	room.text = label;
	room.view.heading = words->text[WORD_label_heading];
	room.view.text = words->text[WORD_label_text];
	room.view.one_line = true;
	room.view.limit = LABEL_LIMIT;
	room.view.saving = SAVING_NOT_KEPT_YET;
	const struct stage stage = { .ctx = &room, .show = show, .act = act,
		.cover_after = LIST_COVER };
	enum stage_end end = face_play(face, &stage);
	*went_back = room.went_back;
	arena_release(&room.arena);
	return end;
}

/* ---- this or that ---------------------------------------------------------------- */

enum stage_end rooms_ask(struct face *face, const struct room_question *question, int *picked)
{
	struct room room;
	struct view_item items[2] = { { .id = "first", .label = question->answers[0] },
		{ .id = "second", .label = question->answers[1] } };
	room_init(&room, question->words, VIEW_CHOOSE, question->screen);
	room.view.label = question->label;
	room.view.heading = question->heading;
	room.view.text = question->text;
	room.view.saving = question->saving;
	room.view.items = items;
	room.view.item_count = 2;
	const struct stage stage = { .ctx = &room, .show = show, .act = act,
		.cover_after = question->cover_after };
	enum stage_end end = face_play(face, &stage);
	*picked = room.went_back ? -1 : room.picked;
	arena_release(&room.arena);
	return end;
}

/* ---- which ------------------------------------------------------------------------- */

/* A row for an unfinished visit: its label, and when it was begun. */
static bool add_row(struct room *room, struct store *store, const struct store_id *id,
	struct book_shelf *shelf)
{
	struct book_visit visit;
	size_t row = room->view.item_count;
	if (!book_look(store, id, shelf, &visit, NULL))
		return false;
	bool open = strcmp(book_state(&visit.visit), "unfinished") == 0;
	if (open) {
		const char *label = visit.visit.state.label;
		char code[CODE_SIZE], day[DATE_SIZE];
		book_code(id, code);
		date_format(visit.visit.state.began, day);
		room->items[row] = (struct view_item){
			.id = arena_strdup(&room->arena, code), .value = -1,
			.label = arena_strdup(&room->arena,
				*label ? label : room->words->text[WORD_no_label]),
			.detail = arena_printf(&room->arena, "%.16s  %s", day, code) };
		room->ids[row] = *id;
	}
	book_close(&visit);
	return open;
}

static void add_rows(struct room *room, struct store *store)
{
	struct store_id *ids;
	struct book_shelf shelf = { 0 };
	size_t count = 0;
	room->items = arena_array(&room->arena, LISTED_MOST, sizeof *room->items);
	room->ids = arena_array(&room->arena, LISTED_MOST, sizeof *room->ids);
	if (!book_list(store, &room->arena, &ids, &count, NULL))
		return;
	for (size_t i = 0; i < count && room->view.item_count < LISTED_MOST; i++)
		room->view.item_count += add_row(room, store, &ids[i], &shelf);
	book_shelf_release(&shelf);
	room->view.items = room->items;
}

enum stage_end rooms_which(struct face *face, const struct words *words, struct store *store,
	struct store_id *id, bool *found)
{
	struct room room;
	enum stage_end end = STAGE_OVER;
	room_init(&room, words, VIEW_CHOOSE, "which");
	add_rows(&room, store);
	room.view.heading = words->text[room.view.item_count ? WORD_home_which : WORD_home_none];
	if (room.view.item_count == 0)
		room.view.kind = VIEW_SAY;
	const struct stage stage = { .ctx = &room, .show = show, .act = act,
		.cover_after = LIST_COVER };
	end = face_play(face, &stage);
	*found = !room.went_back && room.picked >= 0;
	if (*found)
		*id = room.ids[room.picked];
	arena_release(&room.arena);
	return end;
}
