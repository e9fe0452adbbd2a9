#include "app/rooms.h"

#include "app/content.h"
#include "app/due.h"
#include "base/utf8.h"
#include "sys/clock.h"
#include "visit/step_summary.h"

#include <string.h>

#define LABEL_LIMIT 60
#define DUE_SOON 7 /* days */

/* ---- a screen of the program's own ------------------------------------------------- */

void room_init(struct room *room, const struct words *words, enum view_kind kind,
	const char *screen)
{
	*room = (struct room){ .words = words, .picked = -1 };
	arena_init(&room->arena, content_last_words);
	room->view = (struct view){ .kind = kind, .words = words, .screen = screen,
		.question = screen, .version = 1, .saving = SAVING_NO_VISIT, .label = "tandem",
		.may = MAY_NEXT | MAY_BACK };
}

void room_show(void *ctx, unsigned wants, struct arena *frame, struct view *view)
{
	(void)wants;
	struct room *room = ctx;
	(void)frame;
	*view = room->view;
}

/* A screen has no room for more; by lines it is refused. */
static bool take_text(struct room *room, const char *text)
{
	bool fits = room->view.limit == 0
	            || utf8_count(text, strlen(text)) <= room->view.limit;
	room->view.refused = fits ? NULL : room->words->text[WORD_too_long];
	room->view.version++;
	return fits && buf_add_text(room->text, text);
}

bool room_act(void *ctx, const struct act *act, struct moment now)
{
	struct room *room = ctx;
	(void)now;
	switch (act->kind) {
	case ACT_NEXT:
		if (act->value.type == VALUE_CHOICES && act->value.count)
			room->picked = act->value.pick[0];
		else if (act->value.type == VALUE_TEXT && room->text)
			return !take_text(room, act->value.text);
		else if (room->view.kind == VIEW_CHOOSE || room->view.kind == VIEW_TREND)
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

enum stage_end room_play(struct room *room, struct face *face, int cover_after)
{
	const struct stage stage = { .ctx = room, .show = room_show, .act = room_act,
		.cover_after = cover_after };
	return face_play(face, &stage);
}

/* ---- home ---------------------------------------------------------------------- */

/* Counts what the rows of the home screen say. */
static void count_visits(struct room *room, struct view_item *items, const struct digest *pack)
{
	const char *const *words = room->words->text;
	struct due_list all = { 0 };
	struct date today = date_of(clock_now());
	size_t due = 0;
	int code;
	struct store *store = book_store(false, &code);
	if (store)
		due_read(store, pack, &room->arena, &all, NULL);
	store_close(store);
	for (size_t i = 0; i < all.count; i++)
		due += all.list[i].has_day && due_in(&all.list[i], &today) <= DUE_SOON;
	items[HOME_GO_ON].detail = all.unfinished
		? words_put(words[WORD_home_unfinished],
			arena_printf(&room->arena, "%zu", all.unfinished), &room->arena)
		: words[WORD_home_none];
	items[HOME_FOLLOW].detail = due
		? words_put(words[WORD_home_due], arena_printf(&room->arena, "%zu", due),
			&room->arena)
		: words[WORD_home_due_none];
}

struct home {
	struct room room;
	struct view_item *items;
	int *code; /* why the stage is over before anybody chose */
};

static bool late(void *ctx)
{
	struct home *home = ctx;
	/* A pack with faults is told before anybody sits down with it. */
	struct pack *pack = content_open(NULL, NULL, home->code);
	if (!pack)
		return false;
	count_visits(&home->room, home->items, &pack->digest);
	pack_free(pack);
	home->room.view.version++;
	return true;
}

enum stage_end rooms_home(struct face *face, const struct words *words, enum home_choice *choice,
	int *code)
{
	struct home home = { .code = code };
	struct room *room = &home.room;
	room_init(room, words, VIEW_CHOOSE, "home");
	struct view_item items[] = {
		[HOME_START] = { .id = "start", .label = words->text[WORD_home_start] },
		[HOME_GO_ON] = { .id = "go-on", .label = words->text[WORD_home_go_on] },
		[HOME_FOLLOW] = { .id = "follow", .label = words->text[WORD_home_follow] },
		[HOME_TRAIN] = { .id = "train", .label = words->text[WORD_home_train],
			.detail = words->text[WORD_home_no_patient] },
		[HOME_TRY] = { .id = "try", .label = words->text[WORD_home_try],
			.detail = words->text[WORD_home_nothing_kept] },
		[HOME_STAFF] = { .id = "staff", .label = words->text[WORD_home_staff],
			.detail = words->text[WORD_home_alone] },
		[HOME_AFTER] = { .id = "after", .label = words->text[WORD_home_after],
			.detail = words->text[WORD_home_alone] },
		[HOME_LEAVE] = { .id = "leave", .label = words->text[WORD_home_leave] },
	};
	home.items = items;
	room->view.may = MAY_NEXT; /* nothing lies before home but the way out */
	room->view.heading = words->text[WORD_home_heading];
	room->view.items = items;
	room->view.item_count = sizeof items / sizeof *items;
	const struct stage stage = { .ctx = &home, .show = room_show, .act = room_act, .late = late,
		.cover_after = ROOM_COVER };
	enum stage_end end = face_play(face, &stage);
	*choice = room->went_back || room->picked < 0 ? HOME_LEAVE
	                                            : (enum home_choice)room->picked;
	arena_release(&room->arena);
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

/* "Plan   6   in part": what a step took, and whether it was held. */
static const char *step_line(struct room *room, const struct step_summary *step)
{
	const char *const *words = room->words->text;
	enum word held = step->answered == 0 && (step->asked || !step->seen) ? WORD_after_left
	                 : step->answered < step->asked                     ? WORD_after_parts
	                                                                    : WORD_after_asked;
	return words_put(words[held],
		arena_printf(&room->arena, "%s, %lld min", step->title,
			(long long)((step->ms + 30000) / 60000)), &room->arena);
}

static void add_account(struct room *room, const struct visit *visit)
{
	size_t count;
	const struct step_summary *steps = step_summaries(visit, &room->arena, &count);
	const char *all = room->words->text[WORD_after_minutes];
	for (size_t i = 0; i < count; i++)
		all = arena_printf(&room->arena, "%s\n%s", all, step_line(room, &steps[i]));
	room->view.label = *visit->state.label ? arena_strdup(&room->arena, visit->state.label)
	                                       : room->words->text[WORD_no_label];
	room->view.text = room->view.text
		? arena_printf(&room->arena, "%s\n\n%s", all, room->view.text) : all;
}

/* `visit` may be NULL. */
static enum stage_end play_page(struct face *face, const struct words *words, const char *page,
	const struct visit *visit)
{
	struct room room;
	int code;
	struct pack *pack = content_open(NULL, NULL, &code);
	if (!pack)
		return STAGE_OVER;
	room_init(&room, words, VIEW_SAY, page);
	fill_page(&room, pack, page);
	if (visit)
		add_account(&room, visit);
	pack_free(pack);
	const struct stage stage = { .ctx = &room, .show = room_show, .act = room_act,
		.cover_after = ROOM_COVER };
	enum stage_end end = face_play(face, &stage);
	arena_release(&room.arena);
	return end;
}

enum stage_end rooms_page(struct face *face, const struct words *words, const char *page)
{
	return play_page(face, words, page, NULL);
}

enum stage_end rooms_after(struct face *face, const struct words *words,
	const struct book_visit *visit)
{
	return play_page(face, words, "after", &visit->visit);
}

/* ---- whose ------------------------------------------------------------------------ */

struct label_room {
	struct room room;
	const struct room_late *late;
};

static bool run_late(void *ctx)
{
	struct label_room *label = ctx;
	return label->late->run(label->late->ctx);
}

enum stage_end rooms_label(struct face *face, const struct words *words,
	const struct room_late *late, struct buf *label, bool *went_back)
{
	struct label_room own = { .late = late };
	struct room *room = &own.room;
	room_init(room, words, VIEW_WRITE, "label");
	room->text = label;
	room->view.heading = words->text[WORD_label_heading];
	room->view.text = words->text[WORD_label_text];
	room->view.one_line = true;
	room->view.limit = LABEL_LIMIT;
	room->view.saving = SAVING_NOT_KEPT_YET;
	const struct stage stage = { .ctx = &own, .show = room_show, .act = room_act, .late = run_late,
		.cover_after = ROOM_COVER };
	enum stage_end end = face_play(face, &stage);
	*went_back = room->went_back;
	arena_release(&room->arena);
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
	room.view.items = question->items ? question->items : items;
	room.view.item_count = question->items ? question->count : 2;
	if (room.view.item_count == 0)
		room.view.kind = VIEW_SAY;
	items[1].marked = question->second;
	const struct stage stage = { .ctx = &room, .show = room_show, .act = room_act,
		.cover_after = question->cover_after };
	enum stage_end end = face_play(face, &stage);
	*picked = room.went_back ? -1 : room.picked;
	arena_release(&room.arena);
	return end;
}
