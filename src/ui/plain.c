/*
 * The plain face: the talk about a view, turn by turn.
 */
#include "ui/plain.h"

#include "base/str.h"
#include "ui/plain_kind.h"
#include "ui/plain_menu.h"
#include "ui/turn.h"

#include <stdio.h>
#include <string.h>

#define NAME_MAX_BYTES 1024
#define COUNT(array) (sizeof(array) / sizeof *(array))

void plain_init(struct plain *plain, bool ascii)
{
	*plain = (struct plain){ .ascii = ascii };
	buf_init(&plain->text, PLAIN_TEXT);
	buf_init(&plain->by, NAME_MAX_BYTES);
	buf_init(&plain->note, NAME_MAX_BYTES);
	for (size_t i = 0; i < PLAIN_PARTS; i++)
		buf_init(&plain->parts[i], PLAIN_TEXT);
	buf_init(&plain->said, PLAIN_TEXT + NAME_MAX_BYTES);
}

void plain_release(struct plain *plain)
{
	buf_release(&plain->text);
	buf_release(&plain->by);
	buf_release(&plain->note);
	for (size_t i = 0; i < PLAIN_PARTS; i++)
		buf_release(&plain->parts[i]);
	buf_release(&plain->said);
}

/* ---- kinds */

const struct plain_kind *plain_kind_of(enum view_kind kind)
{
	static const struct plain_kind *const kinds[VIEW_KINDS] = { [VIEW_SAY] = &plain_say,
		[VIEW_WRITE] = &plain_write, [VIEW_CHOOSE] = &plain_choose,
		[VIEW_MANY] = &plain_many, [VIEW_ITEMS] = &plain_items,
		[VIEW_RULER] = &plain_ruler, [VIEW_REVIEW] = &plain_review,
		[VIEW_AGREE] = &plain_agree, [VIEW_STOP] = &plain_stop,
		[VIEW_SCHEDULE] = &plain_parts, [VIEW_IFTHEN] = &plain_parts,
		[VIEW_CARD] = &plain_parts, [VIEW_TEACH] = &plain_parts,
		[VIEW_COMPARE] = &plain_compare, [VIEW_PEOPLE] = &plain_people,
		[VIEW_SHARE] = &plain_share, [VIEW_AMOUNT] = &plain_parts,
		[VIEW_TREND] = &plain_trend, [VIEW_PAGE] = &plain_page, [VIEW_PAD] = &plain_pad,
		[VIEW_END] = &plain_end };
	return kinds[kind];
}

/* ---- commands */

static bool open_menu(struct turn *turn)
{
	turn->plain->asks = PLAIN_ASKS_MENU;
	return false;
}

bool plain_leave(struct turn *turn, enum act_kind kind)
{
	const struct plain_kind *of = plain_kind_of(turn->view->kind);
	if (of->pending)
		turn->act->value = of->pending(turn->plain);
	return turn_send(turn, kind);
}

static bool ask_notoday(struct turn *turn)
{
	turn->plain->asks = PLAIN_ASKS_NOTODAY;
	return false;
}

static const struct {
	const char *name;
	unsigned may;
	bool (*run)(struct turn *turn); /* NULL: leave with `act` */
	enum act_kind act;
} commands[] = {
	{ ":b", MAY_BACK, NULL, ACT_BACK },
	{ ":h", 0, plain_menu_help, ACT_NONE },
	{ ":o", 0, open_menu, ACT_NONE },
	{ ":u", MAY_UNDO, NULL, ACT_UNDO },
	{ ":s", MAY_LEAVE, NULL, ACT_LATER },
	{ ":skip", MAY_SKIP, NULL, ACT_SKIP },
	{ ":notoday", MAY_NOTODAY, ask_notoday, ACT_NONE },
	{ ":plan", MAY_LOOK, plain_look_plan, ACT_NONE },
	{ ":note", MAY_NOTE, plain_look_note, ACT_NONE },
	{ ":map", MAY_LOOK, plain_look_map, ACT_NONE },
};

static bool run_command(struct turn *turn, const char *line)
{
	turn->plain->asks = PLAIN_ASKS_VIEW;
	for (size_t i = 0; i < COUNT(commands); i++) {
		if (!str_is(line, commands[i].name))
			continue;
		if (commands[i].run && turn_may(turn, commands[i].may))
			return commands[i].run(turn);
		if (turn_may(turn, commands[i].may))
			return plain_leave(turn, commands[i].act);
		/* Outside a visit there is nothing to go on with later. */
		if (commands[i].act == ACT_LATER)
			return turn_send(turn, ACT_LEAVE);
		return turn_refuse(turn, WORD_plain_not_here);
	}
	return turn_refuse(turn, WORD_plain_unknown);
}

/* ---- a turn */

/* Asking begins anew: with the answers as they stand. */
static void start(struct plain *plain, const struct view *view)
{
	plain->at = 0;
	plain->pick_count = 0;
	plain->asks = PLAIN_ASKS_VIEW;
	buf_clear(&plain->text);
	buf_clear(&plain->by);
	if (plain_kind_of(view->kind)->start)
		plain_kind_of(view->kind)->start(plain, view);
}

static void say_screen(struct turn *turn)
{
	const struct view *view = turn->view;
	turn_say(turn, "\n");
	/* Whoever hears the first screen of a visit must know the way back and to help. */
	if (view->step_title && !turn->plain->screen[0])
		turn_say_word(turn, WORD_plain_commands);
	turn_say_head(turn);
	turn_say_coach(turn, false);
	turn_say_line(turn, view->heading);
	turn_say_line(turn, view->text);
	turn_say_quoted(turn, view->quote);
	if (plain_kind_of(view->kind)->list)
		plain_kind_of(view->kind)->list(turn);
}

static void say_saved(struct turn *turn)
{
	bool saved = turn->view->saving == SAVING_SAVED;
	turn_say_with(turn, saved ? WORD_plain_saved : WORD_plain_kept,
		turn_bytes(&turn->plain->said));
	turn_say(turn, "\n");
}

/* What came of the last act. */
static void say_outcome(struct turn *turn, bool changed)
{
	struct plain *plain = turn->plain;
	if (turn->view->refused)
		turn_say_line(turn, turn->view->refused);
	else if (changed && plain->sent == ACT_NEXT && plain->said.len)
		say_saved(turn);
	else if (changed && plain->sent == ACT_NOTE)
		turn_say_word(turn, WORD_note_kept);
	buf_clear(&plain->said);
}

static void remember(struct plain *plain, const struct view *view)
{
	snprintf(plain->screen, sizeof plain->screen, "%s", view->screen);
	plain->version = view->version;
	plain->sent = ACT_NONE;
}

unsigned plain_wants(const struct plain *plain)
{
	switch (plain->asks) {
	case PLAIN_ASKS_PLAN:
		return WANT_PLAN;
	case PLAIN_ASKS_NOTE:
		return WANT_NOTES;
	case PLAIN_ASKS_MAP:
		return WANT_MAP;
	default:
		return 0;
	}
}

static void ask(struct turn *turn)
{
	enum plain_asks asks = turn->plain->asks;
	if (asks >= PLAIN_ASKS_PLAN && plain_look_ask(turn))
		return;
	if (asks == PLAIN_ASKS_VIEW || asks == PLAIN_ASKS_PLAN)
		plain_kind_of(turn->view->kind)->ask(turn);
	else
		plain_menu_ask(turn);
}

void plain_show(struct plain *plain, const struct view *view, struct buf *out)
{
	struct turn turn;
	bool moved = strncmp(plain->screen, view->screen, sizeof plain->screen - 1) != 0;
	bool changed = moved || plain->version != view->version;
	bool drafted = plain->sent == ACT_DRAFT && !moved;
	bool noted = plain->sent == ACT_NOTE && !moved;
	turn_init(&turn, plain, view, NULL);
	if (plain->sent != ACT_NONE && !drafted)
		say_outcome(&turn, changed);
	/* Beside the question: what is half answered there stays so. */
	if ((changed || plain->sent != ACT_NONE) && !drafted && !noted)
		start(plain, view);
	/* A yes changes two lines of the plan's screen, not the plan. */
	bool same_plan = view->kind == VIEW_AGREE && !noted;
	bool aside = drafted || (noted && view->kind != VIEW_AGREE);
	if (moved || (changed && !aside && !same_plan))
		say_screen(&turn);
	remember(plain, view);
	ask(&turn);
	turn_say(&turn, "> ");
	turn_finish(&turn, out);
}

bool plain_line(struct plain *plain, const struct view *view, const char *line, struct act *act,
	struct buf *out)
{
	struct turn turn;
	bool sends;
	*act = (struct act){ .kind = ACT_NONE };
	turn_init(&turn, plain, view, act);
	if (str_is_blank(line))
		line = "";
	if (line[0] == ':' && line[1] != ':')
		sends = run_command(&turn, line);
	else if (plain->asks >= PLAIN_ASKS_PLAN)
		sends = plain_look_take(&turn, line[0] == ':' ? line + 1 : line);
	else if (plain->asks != PLAIN_ASKS_VIEW)
		sends = plain_menu_take(&turn, line);
	else
		sends = plain_kind_of(view->kind)->take(&turn, line[0] == ':' ? line + 1 : line);
	turn_finish(&turn, out);
	return sends;
}
