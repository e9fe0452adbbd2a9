#include "app/shapes.h"

#include "app/dialogs.h"
#include "sys/dirs.h"
#include "sys/file.h"
#include "ui/term.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#define SHAPES "▦  ◉  ╭  ◆  ●  ○  ▸  ▌"
#define NAME "shapes"
#define SAID_MOST 64

enum { ANSWER_WHOLE, ANSWER_BROKEN, ANSWERS, ANSWER_NONE = ANSWERS };
static const char *const said[ANSWERS] = { "whole\n", "broken\n" };

/* What cannot be read, or is no answer, leaves the question open. */
static int kept_answer(void)
{
	char folder[PATH_MAX];
	struct buf text;
	struct fault why;
	int answer = ANSWER_NONE;
	buf_init(&text, SAID_MOST);
	if (dirs_state(folder) && file_read_in(folder, NAME, SAID_MOST, &text, &why))
		for (int i = 0; i < ANSWERS; i++)
			if (text.len == strlen(said[i]) && memcmp(text.data, said[i], text.len) == 0)
				answer = i;
	buf_release(&text);
	return answer;
}

/* Where it cannot be kept it is asked again: no visit is worse for it. */
static void keep_answer(int answer)
{
	char folder[PATH_MAX], path[PATH_MAX + sizeof "/" NAME];
	struct fault why;
	if (!dirs_state(folder) || !dirs_make(folder, &why))
		return;
	snprintf(path, sizeof path, "%s/" NAME, folder);
	file_replace(path, said[answer], strlen(said[answer]), &why);
}

bool shapes_are_broken(const struct config *config)
{
	return config->glyphs == GLYPHS_ASCII
	       || (config->glyphs == GLYPHS_AUTO && kept_answer() == ANSWER_BROKEN);
}

static void fill(struct dialog *dialog, struct view_item items[ANSWERS])
{
	const char *const *words = dialog->words->text;
	items[ANSWER_WHOLE] = (struct view_item){ .id = "whole", .value = -1,
		.label = words[WORD_shapes_whole] };
	items[ANSWER_BROKEN] = (struct view_item){ .id = "broken", .value = -1,
		.label = words[WORD_shapes_broken] };
	dialog->view.heading = words[WORD_shapes_heading];
	dialog->view.text = arena_printf(&dialog->arena, "%s\n\n%s", SHAPES,
		words[WORD_shapes_text]);
	dialog->view.where = WHERE_HOME;
	dialog->view.items = items;
	dialog->view.item_count = ANSWERS;
	dialog->chooses = true;
}

bool shapes_ask(struct frontend *frontend, const struct config *config,
	const struct words *words)
{
	struct dialog dialog;
	struct view_item items[ANSWERS];
	if (!frontend->term || frontend->ascii || config->glyphs != GLYPHS_AUTO
		|| kept_answer() != ANSWER_NONE)
		return true;
	dialog_init(&dialog, words, VIEW_CHOOSE, "shapes");
	fill(&dialog, items);
	bool gone = dialog_play(&dialog, frontend, 0) == CONTROLLER_GONE;
	if (!gone && !dialog.went_back && dialog.picked >= 0)
		keep_answer(dialog.picked);
	frontend->ascii = !gone && dialog.picked == ANSWER_BROKEN;
	if (frontend->ascii)
		term_use_ascii(frontend->term);
	arena_release(&dialog.arena);
	return !gone && !dialog.left;
}
