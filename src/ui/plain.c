/*
 * The plain frontend: the talk about a view, turn by turn.
 */
#include "ui/plain.h"

#include "base/str.h"
#include "ui/plain_kind.h"
#include "ui/plain_menu.h"
#include "ui/plain_io.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- commands */

static bool open_menu(struct plain_io *io)
{
	io->plain->asks = PLAIN_ASKS_MENU;
	return false;
}

static bool ask_notoday(struct plain_io *io)
{
	io->plain->asks = PLAIN_ASKS_NOTODAY;
	return false;
}

static const struct {
	const char *name;
	unsigned may;
	bool (*run)(struct plain_io *io); /* NULL: leave with `act` */
	enum act_kind act;
} commands[] = {
	{ ":b", MAY_BACK, NULL, ACT_BACK },
	{ ":h", 0, plain_menu_help, ACT_NONE },
	{ ":o", 0, open_menu, ACT_NONE },
	{ ":u", MAY_UNDO, NULL, ACT_UNDO },
	{ ":r", MAY_REDO, NULL, ACT_REDO },
	{ ":s", MAY_LEAVE, NULL, ACT_LATER },
	{ ":skip", MAY_SKIP, NULL, ACT_SKIP },
	{ ":notoday", MAY_NOTODAY, ask_notoday, ACT_NONE },
	{ ":plan", MAY_LOOK, plain_look_plan, ACT_NONE },
	{ ":note", MAY_NOTE, plain_look_note, ACT_NONE },
	{ ":map", MAY_LOOK, plain_look_map, ACT_NONE },
};

static bool run_command(struct plain_io *io, const char *line)
{
	assert(line[0] == ':');
	io->plain->asks = PLAIN_ASKS_VIEW;
	for (size_t i = 0; i < COUNT(commands); i++) {
		if (!str_is(line, commands[i].name))
			continue;
		if (commands[i].run && plain_io_may(io, commands[i].may))
			return commands[i].run(io);
		if (plain_io_may(io, commands[i].may))
			return plain_io_leave(io, commands[i].act);
		/* Outside a visit there is nothing to go on with later. */
		if (commands[i].act == ACT_LATER)
			return plain_io_send(io, ACT_LEAVE);
		return plain_io_refuse(io, WORD_plain_not_here);
	}
	return plain_io_refuse(io, WORD_plain_unknown);
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

static void say_screen(struct plain_io *io)
{
	const struct view *view = io->view;
	plain_io_say(io, "\n");
	/* Whoever hears the first screen of a visit must know the way back and to help. */
	if (view_has_steps(view) && !io->plain->screen[0])
		plain_io_say_word(io, WORD_plain_commands);
	plain_io_say_head(io);
	plain_io_say_shown(io, view->heading);
	plain_io_say_shown(io, view->text);
	plain_io_say_line(io, view->quote);
	if (view->offer)
		plain_io_say_line(io, words_put(plain_io_word(io, WORD_was_before), view->offer,
			&io->arena));
	if (plain_kind_of(view->kind)->list)
		plain_kind_of(view->kind)->list(io);
	/* Last, so that what both hear is heard first and as one. */
	plain_io_say_coach(io, false);
}

static void say_saved(struct plain_io *io)
{
	bool saved = io->view->saving == SAVING_SAVED;
	plain_io_say_with(io, saved ? WORD_plain_saved : WORD_plain_kept,
		plain_io_bytes(&io->plain->said));
	plain_io_say(io, "\n");
}

/* What came of the last act. */
static void say_outcome(struct plain_io *io, bool changed)
{
	struct plain *plain = io->plain;
	if (io->view->refused)
		plain_io_say_shown(io, io->view->refused);
	else if (changed && io->view->turned)
		plain_io_say_shown(io, io->view->turned);
	else if (changed && plain->sent == ACT_NEXT && plain->said.len)
		say_saved(io);
	else if (changed && plain->sent == ACT_NOTE)
		plain_io_say_word(io, WORD_note_kept);
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

static void ask(struct plain_io *io)
{
	enum plain_asks asks = io->plain->asks;
	if (asks >= PLAIN_ASKS_PLAN && plain_look_ask(io))
		return;
	if (asks == PLAIN_ASKS_VIEW || asks == PLAIN_ASKS_PLAN)
		plain_kind_of(io->view->kind)->ask(io);
	else
		plain_menu_ask(io);
}

void plain_show(struct plain *plain, const struct view *view, struct buf *out)
{
	assert(view->words && view->screen);
	struct plain_io io;
	bool moved = strncmp(plain->screen, view->screen, sizeof plain->screen - 1) != 0;
	bool changed = moved || plain->version != view->version;
	bool drafted = plain->sent == ACT_DRAFT && !moved;
	bool noted = plain->sent == ACT_NOTE && !moved;
	plain_io_init(&io, plain, view, NULL);
	if (plain->sent != ACT_NONE && !drafted)
		say_outcome(&io, changed);
	/* Beside the question: what is half answered there stays so. */
	if ((changed || plain->sent != ACT_NONE) && !drafted && !noted)
		start(plain, view);
	/* A yes changes two lines of the plan's screen, not the plan. */
	bool lists_plan = plain_kind_of(view->kind)->lists_plan;
	bool same_plan = lists_plan && !noted;
	bool aside = drafted || (noted && !lists_plan);
	if (moved || (changed && !aside && !same_plan))
		say_screen(&io);
	remember(plain, view);
	ask(&io);
	plain_io_say(&io, "> ");
	plain_io_finish(&io, out);
}

static bool says_blanks(const struct plain *plain, const struct view *view)
{
	return plain->asks == PLAIN_ASKS_VIEW && plain_kind_of(view->kind)->takes_blanks;
}

bool plain_line(struct plain *plain, const struct view *view, const char *line, struct act *act,
	struct buf *out)
{
	assert(!strchr(line, '\n')); /* app takes it off */
	struct plain_io io;
	bool sends;
	*act = (struct act){ .kind = ACT_NONE };
	plain_io_init(&io, plain, view, act);
	if (str_is_blank(line) && !says_blanks(plain, view))
		line = "";
	if (line[0] == ':' && line[1] != ':')
		sends = run_command(&io, line);
	else if (plain->asks >= PLAIN_ASKS_PLAN)
		sends = plain_look_take(&io, line[0] == ':' ? line + 1 : line);
	else if (plain->asks != PLAIN_ASKS_VIEW)
		sends = plain_menu_take(&io, line);
	else
		sends = plain_kind_of(view->kind)->take(&io, line[0] == ':' ? line + 1 : line);
	plain_io_finish(&io, out);
	return sends;
}

void plain_refuse(struct plain *plain, const struct view *view, enum word why, struct buf *out)
{
	struct plain_io io;
	plain_io_init(&io, plain, view, NULL);
	plain_io_refuse(&io, why);
	plain_io_finish(&io, out);
}
