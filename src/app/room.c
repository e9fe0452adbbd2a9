#include "app/room.h"

#include "app/content.h"
#include "base/utf8.h"

#include <string.h>

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
