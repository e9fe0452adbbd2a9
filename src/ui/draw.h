/*
 * Drawing a view on a canvas, and keys to acts: the curses frontend but for curses.
 *
 * A kind of screen is one file, draw_X.c, that ends in its table (draw_kind.h): how it
 * starts, paints its body, takes keys, and which hints it has.  Everything around the
 * body (header, coach strip, footer, scrolling, menu, help, cover, questions
 * before leaving) is frame.c's and the same for all.
 *
 * A body is painted on a page as tall as it needs.  The frame shows the part
 * with the focus in it and says when there is more: so everything works at
 * 40x12, and nothing is cut unseen.
 *
 * Order of the files, the lower ones first: canvas and field; focus, page, hints; lists
 * and forms; the kinds (draw_kind.h); the frame; what lies over it (overlay.h, panel.h);
 * the keys (act.c) and the painting (draw.c) of a whole screen, which are here.
 */
#ifndef TANDEM_UI_DRAW_H
#define TANDEM_UI_DRAW_H

#include "ui/focus.h"
#include "ui/keys.h"
#include "view/view.h"

#include <stdbool.h>

struct arena;
struct canvas;

/* Paints the whole screen.  `arena` lives as long as the canvas is needed. */
void draw_paint(const struct view *view, struct focus *focus, struct canvas *canvas,
	struct arena *arena);
/*
 * A key; true when there is an act for app or the engine in *act.  Values in it
 * point into the focus.  An ACT_DRAFT says that what was half done is so no
 * longer; the view must be made anew before it is used again.
 */
bool draw_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act);
/*
 * K_CLICK, K_WHEEL_UP or K_WHEEL_DOWN on the picture that a person sees: what was
 * painted there says which key is meant.  As draw_key().
 */
bool draw_mouse(const struct view *view, struct focus *focus, const struct canvas *picture,
	const struct key *key, struct act *act);
/*
 * The time in ms, that only grows, before a picture or a key: what has to be seen before it
 * is answered waits by it.  Where nobody says it nothing waits.
 */
void draw_time(struct focus *focus, int64_t now);
/* In how many ms the screen is to be painted anew although nothing happens; -1: never. */
int draw_due(const struct view *view, const struct focus *focus);
/* Something half done that was not handed out yet?  Then it is in *act (ACT_DRAFT). */
bool draw_draft(const struct view *view, struct focus *focus, struct act *act);
/* As draw_draft(), to be looked at only: it stays to be handed out. */
bool draw_half(const struct view *view, struct focus *focus, struct act *act);
/* The engine took the act, or refused it: view->refused stands below the body. */
void draw_taken(struct focus *focus);
/* What the view must have beside its screen (WANT_*), for what lies open over it. */
unsigned draw_wants(const struct focus *focus);

#endif
