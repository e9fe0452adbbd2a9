#include "ui/keybytes.h"

#include <string.h>

#include "base/utf8.h"

const struct keybytes_form keybytes_forms[] = {
	{ "\033b", K_WORD_LEFT }, { "\033f", K_WORD_RIGHT },
	{ "\033[1;5D", K_WORD_LEFT }, { "\033[1;5C", K_WORD_RIGHT },
	{ "\033[1;3D", K_WORD_LEFT }, { "\033[1;3C", K_WORD_RIGHT },
	{ "\033OP", K_F1 }, { "\033OQ", K_F2 }, { "\033OR", K_F3 }, { "\033OS", K_F4 },
	{ "\033[[A", K_F1 }, { "\033[[B", K_F2 }, { "\033[[C", K_F3 }, { "\033[[D", K_F4 },
	{ "\033[[E", K_F5 },
	{ "\033[11~", K_F1 }, { "\033[12~", K_F2 }, { "\033[13~", K_F3 }, { "\033[14~", K_F4 },
	{ "\033[15~", K_F5 }, { "\033[24~", K_F12 },
	{ "\033[A", K_UP }, { "\033[B", K_DOWN }, { "\033[C", K_RIGHT }, { "\033[D", K_LEFT },
	{ "\033OA", K_UP }, { "\033OB", K_DOWN }, { "\033OC", K_RIGHT }, { "\033OD", K_LEFT },
	{ "\033[H", K_HOME }, { "\033[F", K_END }, { "\033OH", K_HOME }, { "\033OF", K_END },
	{ "\033[1~", K_HOME }, { "\033[4~", K_END }, { "\033[7~", K_HOME }, { "\033[8~", K_END },
	{ "\033[3~", K_DELETE }, { "\033[5~", K_PGUP }, { "\033[6~", K_PGDN },
	{ "\033[Z", K_BACKTAB }, { "\033OM", K_ENTER },
	{ NULL, K_NONE },
};

static const enum key_code controls[32] = {
	['A' & 31] = K_CTRL_A, ['B' & 31] = K_CTRL_B, ['C' & 31] = K_CTRL_C,
	['D' & 31] = K_CTRL_D, ['E' & 31] = K_CTRL_E, ['F' & 31] = K_CTRL_F,
	['H' & 31] = K_BACKSPACE, ['I' & 31] = K_TAB, ['J' & 31] = K_NEWLINE,
	['K' & 31] = K_CTRL_K, ['L' & 31] = K_CTRL_L, ['M' & 31] = K_ENTER,
	['O' & 31] = K_CTRL_O, ['U' & 31] = K_CTRL_U, ['W' & 31] = K_CTRL_W,
	['Y' & 31] = K_CTRL_Y, ['Z' & 31] = K_CTRL_Z, ['[' & 31] = K_ESC,
	['_' & 31] = K_UNDO,
};

enum key_code keybytes_control(int byte)
{
	return controls[byte];
}

bool keybytes_ends(int intro, int byte)
{
	return intro == 'O' || (byte >= 0x40 && byte <= 0x7E);
}

static size_t length_by_lead(int lead)
{
	return lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
}

struct keybytes_char keybytes_begin(int lead)
{
	return (struct keybytes_char){ { (char)lead }, 1, length_by_lead(lead) };
}

bool keybytes_is_whole(const struct keybytes_char *one)
{
	return one->have == one->want;
}

bool keybytes_add(struct keybytes_char *one, int byte)
{
	if (byte < 0x80 || byte > 0xBF)
		return false;
	one->bytes[one->have++] = (char)byte;
	return true;
}

uint32_t keybytes_read(const struct keybytes_char *one)
{
	size_t len;
	return utf8_is_valid(one->bytes, one->have) ? utf8_decode(one->bytes, &len) : 0xFFFD;
}
