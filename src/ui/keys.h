/*
 * Keys, as the frontends know them; keyread.c makes them of what came.
 */
#ifndef TANDEM_UI_KEYS_H
#define TANDEM_UI_KEYS_H

#include <stddef.h>
#include <stdint.h>

enum key_code {
	K_NONE,
	K_CHAR,  /* cp: printable */
	K_PASTE, /* paste, paste_len: raw bytes as they came */
	K_ENTER, K_NEWLINE /* ^J */, K_ESC, K_TAB, K_BACKTAB,
	K_UP, K_DOWN, K_LEFT, K_RIGHT, K_PGUP, K_PGDN, K_HOME, K_END,
	K_BACKSPACE, K_DELETE,
	K_WORD_LEFT, K_WORD_RIGHT,  /* Alt-B, Alt-F */
	K_F1, K_F2, K_F3, K_F4, K_F5, K_F12,
	K_CTRL_A, K_CTRL_B, K_CTRL_C, K_CTRL_D, K_CTRL_E, K_CTRL_F, K_CTRL_K, K_CTRL_L, K_CTRL_O,
	K_CTRL_U, K_CTRL_W, K_CTRL_Y, K_CTRL_Z, K_UNDO /* ^_ */, K_CTRL_R,
	K_CLICK, K_WHEEL_UP, K_WHEEL_DOWN, /* row, col; see draw_mouse() */
	K_SET, /* cp: the number that is set at once, as a click on a scale does */
	K_BACKGROUND /* paste, paste_len: what a terminal says of its background (background.h);
	              * no key, and term_get() hands out none */
};

struct key {
	enum key_code code;
	uint32_t cp;
	const char *paste; /* borrowed until the next term_get() */
	size_t paste_len;
	int row, col; /* of the screen, from 0 */
};

#endif
