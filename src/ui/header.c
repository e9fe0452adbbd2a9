/*
 * The header: of whom we speak and who speaks, the step, the clock, the state of saving.
 */
#include "ui/frame.h"

#include "base/arena.h"
#include "base/str.h"
#include "ui/say.h"

#include <string.h>

#define GUEST_LEAST 8 /* cells that are worth the beginning of a name */

struct part {
	const char *text;
	enum style style;
};

static struct part saving_part(const struct view *view, const struct focus *focus)
{
	const char *const *w = view->words->text;
	switch (view->saving) {
	case SAVING_NOT_KEPT_YET:
		return (struct part){ w[WORD_not_kept_yet], STYLE_HINT };
	case SAVING_NOT_KEPT:
		return (struct part){ w[WORD_not_kept], STYLE_HINT };
	case SAVING_NOTHING:
		return (struct part){ w[WORD_nothing_kept], STYLE_HINT };
	case SAVING_FAILED:
		return (struct part){ w[WORD_not_saved], STYLE_ALERT };
	case SAVING_NO_VISIT:
		return (struct part){ "", STYLE_HINT };
	case SAVING_SAVED:
		break;
	}
	/* A note that is half typed is on no disk. */
	bool note = field_text(&focus->note)[0];
	if (!focus->dirty && !note)
		return (struct part){ w[WORD_saved], STYLE_SAVED };
	return (struct part){ w[focus->drafted && !note ? WORD_draft_saved : WORD_typing],
		STYLE_HINT };
}

static const char *turn_text(const struct view *view, struct arena *arena)
{
	static const enum word turns[] = { [TURN_PATIENT] = WORD_turn_patient,
		[TURN_CLINICIAN] = WORD_turn_clinician, [TURN_BOTH] = WORD_turn_both,
		[TURN_GUEST] = WORD_turn_guest };
	if (view->turn == TURN_GUEST)
		return say_fill(view->words, WORD_turn_guest, view->guest ? view->guest : "",
			arena);
	const char *label = view->label ? view->label : "";
	const char *dot = strstr(label, " ·");
	size_t len = dot ? (size_t)(dot - label) : strlen(label);
	const char *name = len ? arena_strndup(arena, label, len)
	                       : view->words->text[WORD_name_patient];
	return say_fill(view->words, turns[view->turn], name, arena);
}

static const char *label_text(const struct view *view)
{
	return str_is_empty(view->label) ? view->words->text[WORD_no_label] : view->label;
}

/* Clock and saving, from the right edge; returns the column where they begin. */
static int header_right(const struct view *view, const struct focus *focus,
	const struct layout *l, struct canvas *canvas)
{
	/* Without a rule the last column is for the mark that says that there is more. */
	int end = l->head_rows > 1 ? l->end : l->end - 2;
	bool visit = view->step_title != NULL;
	struct part part = visit ? saving_part(view, focus) : (struct part){ "",
		STYLE_HINT };
	const char *clock = l->narrow || !view->clock ? "" : view->clock;
	int col = end - say_width(part.text);
	if (col < l->left)
		return end;
	canvas_say(canvas, 0, col, part.style, part.text);
	int gap = visit && *clock ? 2 : 0;
	if (!*clock || col - gap - say_width(clock) < l->left + 20)
		return col;
	col -= gap + say_width(clock);
	canvas_say(canvas, 0, col, STYLE_HINT, clock);
	return col;
}

static const char *step_text(const struct view *view, const struct layout *l,
	struct arena *arena)
{
	if (!view->step_title)
		return "";
	if (view->steps == 0)
		return view->step_title;
	const char *of = say_of(view->words, view->step, view->steps, arena);
	if (!l->narrow)
		return arena_printf(arena, "%s  %s", view->step_title, of);
	const char *step = view->words->text[WORD_step_short];
	return strstr(step, "%s") ? say_fill(view->words, WORD_step_short, of, arena)
	                          : arena_printf(arena, "%s %s", step, of);
}

/* The step, where it always is, if it leaves the label its room. */
static int header_step(const struct view *view, const struct layout *l, int right,
	struct canvas *canvas, struct arena *arena)
{
	const char *text = step_text(view, l, arena);
	int width = say_width(text), col = l->narrow ? right - 2 - width : l->cols / 2 - 1;
	if (!*text)
		return right;
	if (col + width > right - 2)
		col = right - 2 - width;
	if (col < l->left + (l->narrow ? 6 : 16))
		return right;
	canvas_say(canvas, 0, col, STYLE_HINT, text);
	return col;
}

void frame_header(const struct view *view, const struct focus *focus,
	const struct layout *layout, struct canvas *canvas, struct arena *arena)
{
	int right = header_right(view, focus, layout, canvas);
	int room = header_step(view, layout, right, canvas, arena) - 2 - layout->left;
	const char *label = say_cut(label_text(view), room, arena);
	int used = canvas_say(canvas, 0, layout->left, STYLE_HINT, label);
	if (view->has_turn && !layout->narrow) {
		const char *turn = arena_printf(arena, " · %s", turn_text(view, arena));
		/* That somebody else answers is said, also where the name is long. */
		if (view->turn == TURN_GUEST && room - used >= GUEST_LEAST)
			turn = say_cut(turn, room - used, arena);
		if (used + say_width(turn) <= room)
			canvas_say(canvas, 0, layout->left + used, STYLE_HINT, turn);
	}
	if (layout->head_rows > 1)
		canvas_fill(canvas, 1, layout->left, layout->end - layout->left, STYLE_RULE,
			0x2500);
}
