#include "ui/keyread.h"

#include <unistd.h>

#include "ui/keybytes.h"
#include "ui/tty.h"

#define BYTE_MS 100   /* how long the first byte of a character waits for the next */
#define REPORT_MS 1000 /* how long a report of the mouse does: its rest would be typed */
#define PASTE_MS 2000 /* how long a paste that stopped in the middle does */

void keyread_init(struct keyread *keyread, int (*raw)(void))
{
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
	struct keybytes_char one = keybytes_begin(lead);
	while (!keybytes_is_whole(&one)) {
		int c = next_byte(keyread, BYTE_MS);
		if (!keybytes_add(&one, c)) {
			keyread->held = c;
			break;
		}
	}
	return keybytes_read(&one);
}

/* A sequence that nobody knows must not come apart into Esc and letters. */
static void skip_sequence(struct keyread *keyread, int intro)
{
	for (int i = 0; i < 32; i++) {
		int c = next_byte(keyread, BYTE_MS);
		if (c > 0xFF)
			keyread->held = c;
		if (c == KEYREAD_NOTHING || c > 0xFF || keybytes_ends(intro, c))
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
		key->code = keybytes_control(c);
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
