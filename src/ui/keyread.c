#include "ui/keyread.h"

#include "base/utf8.h"
#include "ui/tty.h"

#include <assert.h>
#include <string.h>
#include <unistd.h>

/* ---- keys as bytes ------------------------------------------------------------- */

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
	['O' & 31] = K_CTRL_O, ['R' & 31] = K_CTRL_R, ['U' & 31] = K_CTRL_U, ['W' & 31] = K_CTRL_W,
	['Y' & 31] = K_CTRL_Y, ['Z' & 31] = K_CTRL_Z, ['[' & 31] = K_ESC,
	['_' & 31] = K_UNDO,
};

/* What a byte below 0x20 means by itself. */
static enum key_code control_key(int byte)
{
	assert(byte >= 0 && byte < 32);
	return controls[byte];
}

/* Is `byte` the last one of a sequence that began with Esc and `intro`? */
static bool ends_sequence(int intro, int byte)
{
	return intro == 'O' || (byte >= 0x40 && byte <= 0x7E);
}

static size_t length_by_lead(int lead)
{
	return lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
}

/* A character that has begun with `lead`, and takes the bytes that go on. */
struct char_bytes {
	char bytes[5]; /* and a NUL */
	size_t have, want;
};

static struct char_bytes char_begin(int lead)
{
	return (struct char_bytes){ { (char)lead }, 1, length_by_lead(lead) };
}

static bool char_is_whole(const struct char_bytes *one)
{
	return one->have == one->want;
}

/* False when the byte cannot go on: it belongs to the next key. */
static bool char_add(struct char_bytes *one, int byte)
{
	assert(one->have < one->want);
	if (byte < 0x80 || byte > 0xBF)
		return false;
	one->bytes[one->have++] = (char)byte;
	return true;
}

/* U+FFFD where it is none. */
static uint32_t char_read(const struct char_bytes *one)
{
	size_t len;
	return utf8_is_valid(one->bytes, one->have) ? utf8_decode(one->bytes, &len) : 0xFFFD;
}

/* ---- a paste ------------------------------------------------------------------- */

#define PASTE_MAX 1048576

static const char mark[] = PASTE_END;

void paste_init(struct paste *paste)
{
	buf_init(&paste->bytes, PASTE_MAX);
	paste->matched = 0;
}

void paste_release(struct paste *paste)
{
	buf_release(&paste->bytes);
}

void paste_begin(struct paste *paste)
{
	buf_clear(&paste->bytes);
	paste->matched = 0;
}

size_t paste_lacks(const struct paste *paste)
{
	return PASTE_MARK - paste->matched;
}

static void add_byte(struct paste *paste, char byte)
{
	assert(paste->matched < PASTE_MARK);
	if (byte != mark[paste->matched]) {
		buf_add(&paste->bytes, mark, paste->matched);
		paste->matched = 0;
	}
	if (byte == mark[paste->matched])
		paste->matched++;
	else
		buf_add_char(&paste->bytes, byte);
}

void paste_add(struct paste *paste, const char *bytes, size_t len)
{
	for (size_t i = 0; i < len; i++)
		add_byte(paste, bytes[i]);
}

const char *paste_text(const struct paste *paste)
{
	return paste->bytes.data ? paste->bytes.data : "";
}

/* ---- the mouse ----------------------------------------------------------------- */

#define NUMBER_MOST 9999
#define BASE 32 /* of the form in three bytes: what is 0 there */

enum { BUTTON, COLUMN, ROW, NUMBERS };
/* What the first number says; all others are buttons and keys that mean nothing here. */
enum { LEFT = 0, UP_OLD = 3, WHEEL_UP = 64, WHEEL_DOWN = 65 };

bool mouse_begins(int byte)
{
	return byte == '<' || byte == 'M';
}

void mouse_begin(struct mouse *mouse, int byte)
{
	assert(mouse_begins(byte));
	mouse->three = byte == 'M';
	mouse->broken = mouse->up = false;
	mouse->at = 0;
	for (int i = 0; i < NUMBERS; i++)
		mouse->number[i] = -1;
}

/* Terminals stop at 255, which is column 223. */
static enum mouse_step add_of_three(struct mouse *mouse, int byte)
{
	assert(mouse->at < NUMBERS);
	if (byte < BASE || byte > 0xFF)
		return MOUSE_NOT_ITS_OWN;
	mouse->number[mouse->at++] = byte - BASE;
	mouse->up = mouse->number[BUTTON] == UP_OLD;
	return mouse->at == NUMBERS ? MOUSE_DONE : MOUSE_MORE;
}

static void add_digit(struct mouse *mouse, int digit)
{
	assert(mouse->at < NUMBERS && digit >= 0 && digit <= 9);
	int *number = &mouse->number[mouse->at];
	*number = (*number < 0 ? 0 : *number) * 10 + digit;
	if (*number > NUMBER_MOST)
		*number = NUMBER_MOST;
}

static enum mouse_step add_of_numbers(struct mouse *mouse, int byte)
{
	if (byte < 0x20 || byte > 0x7E)
		return MOUSE_NOT_ITS_OWN;
	if (byte >= '0' && byte <= '9')
		add_digit(mouse, byte - '0');
	else if (byte == ';' && mouse->at + 1 < NUMBERS)
		mouse->at++;
	else if (byte != 'M' && byte != 'm')
		mouse->broken = true;
	mouse->up = byte == 'm';
	return byte >= 0x40 ? MOUSE_DONE : MOUSE_MORE;
}

enum mouse_step mouse_add(struct mouse *mouse, int byte)
{
	return mouse->three ? add_of_three(mouse, byte) : add_of_numbers(mouse, byte);
}

static enum key_code code_of(struct mouse *mouse, int row, int col)
{
	int button = mouse->number[BUTTON];
	bool down = mouse->down;
	if (button == WHEEL_UP || button == WHEEL_DOWN)
		return button == WHEEL_UP ? K_WHEEL_UP : K_WHEEL_DOWN;
	mouse->down = button == LEFT && !mouse->up;
	if (mouse->down) {
		mouse->row = row;
		mouse->col = col;
	}
	bool left = button == LEFT || mouse->three;
	bool clicked = down && mouse->up && left && mouse->row == row && mouse->col == col;
	return clicked ? K_CLICK : K_NONE;
}

void mouse_read(struct mouse *mouse, struct key *key)
{
	int row = mouse->number[ROW] - 1, col = mouse->number[COLUMN] - 1;
	*key = (struct key){ .code = K_NONE };
	if (mouse->broken || mouse->number[BUTTON] < 0 || row < 0 || col < 0)
		return;
	key->code = code_of(mouse, row, col);
	key->row = row;
	key->col = col;
}

/* ---- reading ------------------------------------------------------------------- */

#define BYTE_MS 100   /* how long the first byte of a character waits for the next */
#define REPORT_MS 1000 /* how long a report of the mouse does: its rest would be typed */
#define PASTE_MS 2000 /* how long a paste that stopped in the middle does */

void keyread_init(struct keyread *keyread, int (*raw)(void))
{
	assert(raw);
	keyread->raw = raw;
	keyread->held = KEYREAD_NOTHING;
	keyread->has_mouse = false;
	keyread->mouse = (struct mouse){ .down = false };
	paste_init(&keyread->paste);
}

void keyread_release(struct keyread *keyread)
{
	paste_release(&keyread->paste);
}

bool keyread_holds(const struct keyread *keyread)
{
	return keyread->held != KEYREAD_NOTHING;
}

static int next(struct keyread *keyread)
{
	int key = keyread->held;
	keyread->held = KEYREAD_NOTHING;
	return key != KEYREAD_NOTHING ? key : keyread->raw();
}

/*
 * The next byte of what has begun, waited for; KEYREAD_NOTHING: it does not come.
 * It may have been read ahead by whoever looked for a longer key.
 */
static int next_byte(struct keyread *keyread, int ms)
{
	int c = next(keyread);
	return c == KEYREAD_NOTHING && tty_has_bytes(ms) ? next(keyread) : c;
}

/* A character that begins with `lead`; U+FFFD where it is none. */
static uint32_t read_char(struct keyread *keyread, int lead)
{
	struct char_bytes one = char_begin(lead);
	while (!char_is_whole(&one)) {
		int c = next_byte(keyread, BYTE_MS);
		if (!char_add(&one, c)) {
			keyread->held = c;
			break;
		}
	}
	return char_read(&one);
}

/* A sequence that nobody knows must not come apart into Esc and letters. */
static void skip_sequence(struct keyread *keyread, int intro)
{
	for (int i = 0; i < 32; i++) {
		int c = next_byte(keyread, BYTE_MS);
		if (c > 0xFF)
			keyread->held = c;
		if (c == KEYREAD_NOTHING || c > 0xFF || ends_sequence(intro, c))
			return;
	}
}

static void read_report(struct keyread *keyread, int intro, struct key *key)
{
	enum mouse_step step = MOUSE_MORE;
	mouse_begin(&keyread->mouse, intro);
	while (step == MOUSE_MORE) {
		int c = next_byte(keyread, REPORT_MS);
		step = mouse_add(&keyread->mouse, c);
		if (step == MOUSE_NOT_ITS_OWN)
			keyread->held = c;
	}
	if (step == MOUSE_DONE)
		mouse_read(&keyread->mouse, key);
}

/* What came after Esc and `[` or `O`. */
static void read_sequence(struct keyread *keyread, int intro, struct key *key)
{
	bool may = keyread->has_mouse && intro == '[';
	int c = may ? next_byte(keyread, BYTE_MS) : KEYREAD_NOTHING;
	key->code = K_NONE;
	if (c != KEYREAD_NOTHING && mouse_begins(c)) {
		read_report(keyread, c, key);
		return;
	}
	if (c != KEYREAD_NOTHING)
		keyread->held = c;
	skip_sequence(keyread, intro);
}

static void read_control(struct keyread *keyread, int c, struct key *key)
{
	/* Whoever read it may have read on while it looked for a longer key. */
	if (c != '\r' && c != '\n' && c != '\t' && keyread->held == KEYREAD_NOTHING)
		keyread->held = keyread->raw();
	if (c == '\033' && (keyread->held == '[' || keyread->held == 'O'))
		read_sequence(keyread, next(keyread), key);
	else
		key->code = control_key(c);
}

/* All of a paste, without a repaint between. */
static void read_paste(struct paste *paste, struct key *key)
{
	char bytes[PASTE_MARK];
	ssize_t n = 1;
	paste_begin(paste);
	while (paste_lacks(paste) && n > 0) {
		n = tty_has_bytes(PASTE_MS) ? read(TTY_IN, bytes, paste_lacks(paste)) : 0;
		paste_add(paste, bytes, n > 0 ? (size_t)n : 0);
	}
	key->code = K_PASTE;
	key->paste = paste_text(paste);
	key->paste_len = paste->bytes.len;
}

/* What was read, as a key; K_NONE where it means nothing to us. */
static void translate(struct keyread *keyread, int c, struct key *key)
{
	if (c == KEYREAD_PASTE) {
		read_paste(&keyread->paste, key);
	} else if (c > 0xFF) {
		key->code = (enum key_code)(c - KEYREAD_KEY);
	} else if (c < 0x20) {
		read_control(keyread, c, key);
	} else if (c == 0x7F) {
		key->code = K_BACKSPACE;
	} else {
		key->cp = read_char(keyread, c);
		key->code = key->cp >= 0x80 && key->cp < 0xA0 ? K_NONE : K_CHAR;
	}
}

bool keyread_get(struct keyread *keyread, struct key *key)
{
	int c = next(keyread);
	if (c == KEYREAD_NOTHING)
		return false;
	translate(keyread, c, key);
	return true;
}
