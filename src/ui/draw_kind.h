/*
 * What the curses frontend does for each kind of screen: one file, draw_X.c, that ends
 * in its table.  The body alone is the kind's; what is around it is the frame's.
 */
#ifndef TANDEM_UI_DRAW_KIND_H
#define TANDEM_UI_DRAW_KIND_H

#include "ui/focus.h"
#include "ui/hints.h"
#include "ui/keys.h"
#include "ui/page.h"
#include "view/view.h"

#include <stdbool.h>

/* What view->refused_at counts; forms count their parts, which are rows of the focus. */
enum refused_in {
	REFUSED_IN_ALL,   /* there is only one thing, part 0 of the focus; lists stand beside it */
	REFUSED_IN_ROWS,  /* its rows */
	REFUSED_IN_PARTS, /* parts of the focus */
	REFUSED_ANYWHERE  /* one thing, whichever part has the focus */
};

struct draw {
	enum word help; /* what F1 says of this kind */
	/* What is half done is a text of its own: it means the same whatever else comes to stand
	 * on the screen, and a draft of it is what stands in the field. */
	bool is_text;
	/* ^_ takes back what was typed in its fields, edit by edit, before the visit's last act. */
	bool undoes_edits;
	/* The plan never stands beside it: it has the plan itself, or must be all that is seen. */
	bool stands_alone;
	/* What it shows follows what is half done, so that its view is made anew at each mark. */
	bool follows_draft;
	/* Much must be seen at once: under so many rows that it matters, the coach strip gives way. */
	bool is_tall;
	/* A part that is one of a few choices is a list of them, one under the other. */
	bool lists_choices;
	/* Its parts read as one sentence: labels beside them, days as caps, the one that takes the
	 * keys in a frame, and no lines to write on. */
	bool is_sentence;
	/* Rows, one of which has the mark: PgUp and PgDn move it, and the title stays above. */
	bool is_list;
	enum refused_in refused_in;
	/* The focus for a screen that is new, from view->value; NULL: as it is. */
	void (*start)(const struct view *view, struct focus *focus);
	/* Its body; there always is one. */
	void (*paint)(const struct view *view, struct focus *focus, struct page *page);
	/* True when the key was used.  act->kind is ACT_NONE when only the focus changed. */
	bool (*key)(const struct view *view, struct focus *focus, const struct key *key,
		struct act *act);
	/* Esc: true when there was a way back within the screen; NULL: never. */
	bool (*back)(const struct view *view, struct focus *focus);
	/* In how many ms what is painted changes by itself, -1 never; NULL: never. */
	int (*due)(const struct view *view, const struct focus *focus);
	/* Keys of this kind, the frame adds back, help, menu; NULL: none. */
	void (*hints)(const struct view *view, const struct focus *focus, struct hints *hints);
	/* How many may be picked, which a remark speaks of; NULL: it never does. */
	int (*most)(const struct view *view);
	/* What is half done here, as a value that points into the focus; NULL: never any. */
	struct value (*pending)(const struct view *view, const struct focus *focus);
};

/* Never NULL. */
const struct draw *draw_of(enum view_kind kind);

#define DRAW_DECLARE(NAME, name) extern const struct draw draw_##name;
VIEW_KIND_LIST(DRAW_DECLARE)
#undef DRAW_DECLARE

#endif
