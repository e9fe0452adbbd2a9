/*
 * A screen, a page or a sentence in the pseudo-language, looked at: is there a plain English
 * word on it, or a cell that was cut without a mark?
 *
 * A controller is looked at as a person would at 80x24, 40x12 and 120x40: each page of what is
 * shown, what lies over it (help, menu, coach lines, plan, notes, map, questions before
 * leaving), what a few keys do, and the same in lines of text.  Nothing of that is an act.
 */
#ifndef TANDEM_TESTS_APP_LEGIBLE_H
#define TANDEM_TESTS_APP_LEGIBLE_H

#include "app/frontend.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/digest.h"
#include "tests/check.h"
#include "ui/canvas.h"
#include "ui/draw.h"
#include "ui/overlay.h"
#include "ui/plain.h"

#define LEGIBLE_SAID 40  /* findings that are printed; all are counted */
#define LEGIBLE_WORD 3   /* so many plain letters in a row are a word */
#define LEGIBLE_TALL 200 /* rows that hold all of a screen */
#define LEGIBLE_PAGES 60 /* more is no page that ends */

struct legible {
	const char *file;   /* what is played, for the messages */
	const char *known;  /* NULL, or words that were typed in plain letters */
	char where[160];
	int rows, cols;
	int row;            /* of what is looked at, from 1; 0: all of it */
	struct arena frame, picture;
	struct arena said;  /* the findings */
	const char **findings;
	size_t count, cap;
	struct digest *seen;
	size_t seen_count, seen_cap;
	long looks;
	/* What is shown, and the focus on it. */
	const struct controller *controller;
	struct view view;
	struct focus focus;
};

static inline void legible_begin(struct legible *legible)
{
	*legible = (struct legible){ .file = "" };
	arena_init(&legible->frame, NULL);
	arena_init(&legible->picture, NULL);
	arena_init(&legible->said, NULL);
}

static inline void legible_end(struct legible *legible)
{
	arena_release(&legible->frame);
	arena_release(&legible->picture);
	arena_release(&legible->said);
}

/* The same on another screen of the same size is found once. */
static inline void legible_find(struct legible *legible, const char *what, const char *text)
{
	const char *finding = arena_printf(&legible->said, "%dx%d: %s: %s", legible->cols,
		legible->rows, what, text);
	for (size_t i = 0; i < legible->count; i++)
		if (strcmp(legible->findings[i], finding) == 0)
			return;
	if (legible->count == legible->cap)
		legible->findings = arena_grow(&legible->said, legible->findings, legible->count,
			&legible->cap, sizeof *legible->findings);
	legible->findings[legible->count++] = finding;
	if (legible->count <= LEGIBLE_SAID)
		printf("\n%s, %s, row %d, %s", legible->file, legible->where, legible->row,
			finding);
}

/* ---- words ------------------------------------------------------------------------------ */

static inline bool legible_is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Is that one of the words in `known`? */
static inline bool legible_knows(const char *known, const char *word, size_t len)
{
	for (const char *at = known; at && *at; at++) {
		bool begins = at == known || !legible_is_plain(at[-1]);
		if (begins && strncmp(at, word, len) == 0 && !legible_is_plain(at[len]))
			return true;
	}
	return false;
}

static inline bool legible_has_word(const struct legible *legible, const char *text)
{
	for (size_t len; *text; text += len ? len : 1) {
		for (len = 0; legible_is_plain(text[len]);)
			len++;
		if (len >= LEGIBLE_WORD && !legible_knows(legible->known, text, len))
			return true;
	}
	return false;
}

/* Line by line. */
static inline void legible_text(struct legible *legible, const char *what, const char *text)
{
	while (text && *text) {
		size_t len = strcspn(text, "\n");
		char *line = arena_strndup(&legible->picture, text, len);
		legible->row++;
		if (legible_has_word(legible, line))
			legible_find(legible, what, line);
		text += len + (text[len] == '\n');
	}
	legible->row = 0;
}

/* Brackets begin and end every text: is each end there, or the mark of what was cut? */
static inline int legible_unclosed(const char *text)
{
	int open = 0;
	for (; *text; text++) {
		open += *text == '[';
		open -= *text == ']' || strncmp(text, "…", 3) == 0;
	}
	return open;
}

static inline bool legible_is_whole(const struct legible *legible)
{
	const struct focus *focus = &legible->focus;
	if (focus->frame.side) /* the plan there scrolls by itself */
		return false;
	if (focus->overlay.kind == OVERLAY_NONE)
		return focus->page.rows <= focus->page.shown && !focus->frame.strip_more;
	return focus->overlay.rows <= focus->overlay.shown;
}

/* ---- screens ---------------------------------------------------------------------------- */

static inline void legible_canvas(struct legible *legible, const struct canvas *canvas)
{
	struct buf dump;
	buf_init(&dump, 1 << 20);
	canvas_dump(canvas, false, &dump);
	char *end = strstr(dump.data, "--\n");
	*end = '\0';
	legible_text(legible, "English", dump.data);
	if (canvas->lost)
		legible_find(legible, "cells fell off the screen", dump.data);
	if (canvas->covered)
		legible_find(legible, "one text lies over another", dump.data);
	if (legible_is_whole(legible) && legible_unclosed(dump.data) > 0)
		legible_find(legible, "a text without its end", dump.data);
	buf_release(&dump);
	legible->looks++;
}

static inline void legible_show(struct legible *legible)
{
	arena_reset(&legible->frame);
	memset(&legible->view, 0, sizeof legible->view);
	legible->controller->show(legible->controller->ctx, draw_wants(&legible->focus),
		&legible->frame, &legible->view);
	legible->view.clock = "09:14";
}

static inline void legible_paint(struct legible *legible)
{
	arena_reset(&legible->picture);
	struct canvas *canvas = canvas_new(&legible->picture, legible->rows, legible->cols);
	draw_paint(&legible->view, &legible->focus, canvas, &legible->picture);
	legible_canvas(legible, canvas);
}

/* A key, and what it comes to on the screen alone. */
static inline void legible_press(struct legible *legible, enum key_code code, char letter)
{
	struct act act = { .kind = ACT_NONE };
	const struct key key = { .code = code, .cp = (unsigned char)letter };
	draw_key(&legible->view, &legible->focus, &key, &act);
	legible->focus.answer.sent = legible->focus.answer.asked = false;
}

/* All pages of what is on the screen, or of what lies over it. */
static inline void legible_pages(struct legible *legible)
{
	legible_show(legible);
	legible_paint(legible);
	for (int page = 0; page < LEGIBLE_PAGES; page++) {
		int top = legible->focus.page.top, over = legible->focus.overlay.top;
		legible_press(legible, K_PGDN, 0);
		legible_paint(legible);
		if (top == legible->focus.page.top && over == legible->focus.overlay.top)
			return;
	}
	legible_find(legible, "pages without an end", legible->view.screen);
}

static inline void legible_at(struct legible *legible, const char *what)
{
	snprintf(legible->where, sizeof legible->where, "%s (%s)",
		legible->view.screen ? legible->view.screen : "-", what);
}

static inline void legible_anew(struct legible *legible)
{
	focus_release(&legible->focus);
	focus_init(&legible->focus);
	legible_show(legible);
	legible_at(legible, "itself");
}

static inline bool legible_may(const struct legible *legible, enum overlay overlay)
{
	static const unsigned needs[OVERLAY_COVER + 1] = { [OVERLAY_MORE] = MAY_REDO,
		[OVERLAY_NOTODAY] = MAY_NOTODAY, [OVERLAY_PRESENT] = MAY_PRESENT,
		[OVERLAY_PLAN] = MAY_LOOK, [OVERLAY_NOTE] = MAY_NOTE, [OVERLAY_MAP] = MAY_LOOK };
	return (legible->view.may & needs[overlay]) == needs[overlay];
}

static const struct { int rows, cols; } legible_sizes[] = { { 24, 80 }, { 12, 40 }, { 40, 120 } };
#define LEGIBLE_SIZES (sizeof legible_sizes / sizeof *legible_sizes)

static inline void legible_resize(struct legible *legible, size_t size)
{
	legible->rows = legible_sizes[size].rows;
	legible->cols = legible_sizes[size].cols;
}

/* Did something of these bytes come already? */
static inline bool legible_has_seen(struct legible *legible, const char *bytes)
{
	struct digest digest = digest_of(bytes, strlen(bytes));
	for (size_t i = 0; i < legible->seen_count; i++)
		if (memcmp(&legible->seen[i], &digest, sizeof digest) == 0)
			return true;
	if (legible->seen_count == legible->seen_cap)
		legible->seen = arena_grow(&legible->said, legible->seen, legible->seen_count,
			&legible->seen_cap, sizeof digest);
	legible->seen[legible->seen_count++] = digest;
	return false;
}

/* Was the same looked at already, but for whose it is and when? */
static inline bool legible_is_known(struct legible *legible)
{
	struct buf dump;
	buf_init(&dump, 1 << 20);
	legible_show(legible);
	arena_reset(&legible->picture);
	struct canvas *canvas = canvas_new(&legible->picture, LEGIBLE_TALL, 80);
	draw_paint(&legible->view, &legible->focus, canvas, &legible->picture);
	canvas_dump(canvas, false, &dump);
	bool known = legible_has_seen(legible, strchr(dump.data, '\n'));
	buf_release(&dump);
	return known;
}

/* What is open, or the screen itself, at each size and on all its pages. */
static inline void legible_open(struct legible *legible, enum overlay overlay, const char *what)
{
	for (size_t i = 0; i < LEGIBLE_SIZES; i++) {
		legible_resize(legible, i);
		legible_anew(legible);
		legible_at(legible, what);
		legible_paint(legible); /* so that the focus is of this screen */
		overlay_open(&legible->focus, overlay);
		if (overlay == OVERLAY_COVER)
			legible_paint(legible);
		else
			legible_pages(legible);
	}
}

static inline void legible_overlays(struct legible *legible)
{
	static const char *const names[] = { [OVERLAY_HELP] = "help", [OVERLAY_COACH] = "coach",
		[OVERLAY_MENU] = "menu", [OVERLAY_MORE] = "menu, more", [OVERLAY_LEAVE] = "leave",
		[OVERLAY_NOTODAY] = "not today", [OVERLAY_NOTYET] = "not yet",
		[OVERLAY_PRESENT] = "who is here", [OVERLAY_PLAN] = "plan",
		[OVERLAY_NOTE] = "note", [OVERLAY_MAP] = "map", [OVERLAY_COVER] = "cover" };
	for (int overlay = OVERLAY_HELP; overlay <= OVERLAY_COVER; overlay++) {
		legible_anew(legible);
		legible_is_known(legible); /* so that the focus is of this screen */
		overlay_open(&legible->focus, (enum overlay)overlay);
		if (legible_may(legible, (enum overlay)overlay) && !legible_is_known(legible))
			legible_open(legible, (enum overlay)overlay, names[overlay]);
	}
}

/* What is picked, marked or refused by the frontend itself. */
static inline void legible_keys(struct legible *legible)
{
	static const struct { enum key_code code; char letter; } keys[] = { { K_CHAR, '1' },
		{ K_RIGHT, 0 }, { K_CHAR, ' ' }, { K_DOWN, 0 }, { K_CHAR, '2' }, { K_TAB, 0 },
		{ K_DOWN, 0 }, { K_CHAR, '3' }, { K_TAB, 0 }, { K_ENTER, 0 }, { K_CHAR, '9' },
		{ K_END, 0 }, { K_ENTER, 0 }, { K_UP, 0 } };
	for (size_t i = 0; i < LEGIBLE_SIZES * (sizeof keys / sizeof *keys); i++) {
		size_t key = i % (sizeof keys / sizeof *keys);
		if (key == 0) {
			legible_resize(legible, i / (sizeof keys / sizeof *keys));
			legible_anew(legible);
			legible_at(legible, "keys");
			legible_paint(legible);
		}
		legible_press(legible, keys[key].code, keys[key].letter);
		if (legible->focus.overlay.kind == OVERLAY_NONE)
			legible_paint(legible);
		legible->focus.overlay.kind = OVERLAY_NONE;
	}
}

static inline void legible_in_lines(struct legible *legible)
{
	static const char *const lines[] = { "", ":h", ":o", ":plan", "", ":map", "", "?", "99",
		"x" };
	struct plain plain;
	struct buf out;
	struct act act;
	plain_init(&plain, false);
	buf_init(&out, 1 << 20);
	legible_anew(legible);
	legible->rows = legible->cols = 0;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		arena_reset(&legible->frame);
		memset(&legible->view, 0, sizeof legible->view);
		legible->controller->show(legible->controller->ctx, plain_wants(&plain),
			&legible->frame, &legible->view);
		plain_show(&plain, &legible->view, &out);
		plain_line(&plain, &legible->view, lines[i], &act, &out);
	}
	legible_at(legible, "in lines");
	legible_text(legible, "English", out.data);
	buf_release(&out);
	plain_release(&plain);
}

/* The same screen once more, after legible_look(). */
static inline void legible_screens(struct legible *legible, const char *what)
{
	focus_init(&legible->focus);
	legible_open(legible, OVERLAY_NONE, what);
	focus_release(&legible->focus);
}

/* False: it was looked at before. */
static inline bool legible_look(struct legible *legible, const struct controller *controller)
{
	legible->controller = controller;
	focus_init(&legible->focus);
	bool is_new = !legible_is_known(legible);
	if (is_new)
		legible_open(legible, OVERLAY_NONE, "itself");
	legible_overlays(legible);
	if (is_new) {
		legible_keys(legible);
		legible_in_lines(legible);
	}
	focus_release(&legible->focus);
	return is_new;
}

#endif
