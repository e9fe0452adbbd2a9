/*
 * The header, row 0: of whom we speak and whose turn it is, with whom; where we are; the
 * truth about saving.  Whose turn it is is never dropped: what has no room goes in this order:
 * the step in words, the dots, the name, the words beside the sign of saving.
 */
#include "ui/frame.h"

#include "base/arena.h"
#include "base/str.h"
#include "ui/textfit.h"
#include "ui/who.h"

#include <assert.h>
#include <string.h>

#define GAP 2
#define NAME_LEAST 4 /* cells that are worth the beginning of a name */
#define MIDDLE 6     /* cells before the middle at which the step begins */

struct part {
	const char *sign, *text;
	enum style style;
};

static struct part saving_part(const struct view *view, const struct focus *focus)
{
	const char *const *w = view->words->text;
	switch (view->saving) {
	case SAVING_NOT_KEPT_YET:
		return (struct part){ "", w[WORD_not_kept_yet], STYLE_MUTED };
	case SAVING_NOT_KEPT:
		return (struct part){ "", w[WORD_not_kept], STYLE_MUTED };
	case SAVING_NOTHING:
		return (struct part){ "", w[WORD_nothing_kept], STYLE_MUTED };
	case SAVING_FAILED:
		return (struct part){ "! ", w[WORD_not_saved], STYLE_ALERT };
	case SAVING_NO_VISIT:
		return (struct part){ "", "", STYLE_MUTED };
	case SAVING_SAVED:
		break;
	}
	/* A note that is half typed is on no disk. */
	bool note = field_text(&focus->note.field)[0];
	if (!focus->answer.dirty && !note)
		return (struct part){ "✓ ", w[WORD_saved], STYLE_GOOD };
	return (struct part){ "", w[focus->answer.drafted && !note ? WORD_draft_saved : WORD_typing],
		STYLE_MUTED };
}

/* ---- who ------------------------------------------------------------------------- */

static const char *name_of(const struct view *view, struct arena *arena)
{
	if (!who_has_label(view))
		return view->words->text[WORD_no_label];
	return view->where == WHERE_VISIT ? who_name(view, arena) : view->label;
}

/* Returns the column after it. */
static int paint_who(const struct view *view, const struct layout *l, int room,
	struct canvas *canvas, struct arena *arena)
{
	int col = l->left, end = l->left + room;
	const char *turn = who_speaks(view, arena), *name = name_of(view, arena);
	int need = *turn ? textfit_width(turn) + GAP : 0;
	if (view->where == WHERE_TRAINING) {
		const char *word = view->words->text[WORD_training];
		col += canvas_say(canvas, 0, col, STYLE_ALERT, textfit_cut(word, room, arena)) + GAP;
	}
	if (textfit_width(name) > end - col - need)
		name = end - col - need >= NAME_LEAST ? textfit_cut(name, end - col - need, arena)
		                                      : "";
	if (*name)
		col += canvas_say(canvas, 0, col, STYLE_TITLE, name) + GAP;
	if (*turn && col < end)
		col += canvas_say(canvas, 0, col, STYLE_ACCENT,
			textfit_cut(turn, end - col, arena)) + GAP;
	return col;
}

/* How many cells it wants at least, so that whose turn it is stands there whole. */
static int who_least(const struct view *view, struct arena *arena)
{
	const char *turn = who_speaks(view, arena);
	return *turn ? textfit_width(turn) + GAP + NAME_LEAST : NAME_LEAST;
}

static int who_most(const struct view *view, struct arena *arena)
{
	const char *turn = who_speaks(view, arena);
	int training = view->where == WHERE_TRAINING
		? textfit_width(view->words->text[WORD_training]) + GAP : 0;
	return training + textfit_width(name_of(view, arena))
	       + (*turn ? textfit_width(turn) + GAP : 0);
}

/* ---- where ----------------------------------------------------------------------- */

#define STEPS_MOST 12 /* more are told in words alone */

static const char *dots_of(const struct view *view, struct arena *arena)
{
	const char *dots = "";
	if (view->steps < 2 || view->steps > STEPS_MOST || view->where != WHERE_VISIT)
		return dots;
	for (int i = 1; i <= view->steps; i++)
		dots = arena_printf(arena, "%s%s", dots,
			i < view->step ? "●" : i == view->step ? "◉" : "○");
	return dots;
}

struct step {
	const char *dots, *title, *of;
};

static int step_width(const struct step *step)
{
	int dots = textfit_width(step->dots), title = textfit_width(step->title);
	int of = textfit_width(step->of);
	return dots + title + of + (dots && title + of) + (title && of);
}

static void paint_step(const struct step *step, int col, struct canvas *canvas)
{
	if (*step->dots)
		col += canvas_say(canvas, 0, col, STYLE_ACCENT, step->dots) + 1;
	if (*step->title)
		col += canvas_say(canvas, 0, col, STYLE_TITLE, step->title) + 1;
	canvas_say(canvas, 0, col, STYLE_TEXT, step->of);
}

/* What of the step has room in so many cells. */
static struct step step_fitting(const struct view *view, const struct layout *l, int room,
	struct arena *arena)
{
	struct step step = { "", "", "" };
	if (!view_has_steps(view))
		return step;
	step.dots = dots_of(view, arena);
	step.title = l->narrow ? "" : view->step_title;
	if (view->steps > 0 && (!l->narrow || !*step.dots))
		step.of = words_of(view->words, view->step, view->steps, arena);
	if (step_width(&step) > room)
		step.title = "";
	if (step_width(&step) > room && *step.dots)
		step.of = "";
	return step_width(&step) > room ? (struct step){ "", "", "" } : step;
}

static void paint_where(const struct view *view, const struct layout *l, int from, int right,
	struct canvas *canvas, struct arena *arena)
{
	struct step step = step_fitting(view, l, right - GAP - from, arena);
	int width = step_width(&step), col = l->narrow ? right - GAP - width : l->middle - MIDDLE;
	if (col + width > right - GAP)
		col = right - GAP - width;
	if (width)
		paint_step(&step, col > from ? col : from, canvas);
}

/* ---- the whole ------------------------------------------------------------------- */

/* At the right edge; returns the column where it begins. */
static int paint_right(const struct view *view, const struct focus *focus,
	const struct layout *l, struct canvas *canvas, struct arena *arena)
{
	/* Without a blank row the last column is for the mark that says that there is more. */
	int end = l->head_rows > 1 ? l->end : l->end - 2;
	if (!view_has_steps(view)) {
		const char *clock = l->narrow || !view->clock ? "" : view->clock;
		canvas_say(canvas, 0, end - textfit_width(clock), STYLE_MUTED, clock);
		return *clock ? end - textfit_width(clock) : end + GAP;
	}
	struct part part = saving_part(view, focus);
	int sign = textfit_width(part.sign), room = end - l->left - who_least(view, arena) - GAP;
	bool words = sign + textfit_width(part.text) <= room || !sign;
	const char *text = words ? textfit_cut(part.text, room - sign, arena) : "";
	int width = sign + textfit_width(text);
	if (width == 0 || width > end - l->left)
		return end + GAP;
	int col = end - width;
	canvas_say(canvas, 0, col, part.style, arena_printf(arena, "%s%s", part.sign, text));
	return col;
}

void frame_header(const struct view *view, const struct focus *focus,
	const struct layout *layout, struct canvas *canvas, struct arena *arena)
{
	int right = paint_right(view, focus, layout, canvas, arena);
	int most = right - GAP - layout->left, want = who_most(view, arena);
	int from = paint_who(view, layout, want < most ? want : most, canvas, arena);
	paint_where(view, layout, from, right, canvas, arena);
}
