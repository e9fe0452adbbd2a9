#include "ui/keyread.h"

#include "base/utf8.h"
#include "ui/background.h"
#include "ui/keyseq.h"

#include <assert.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- keys as bytes ------------------------------------------------------------- */

/* What terminals send beside what terminfo knows of. */
static const struct {
	const char *bytes;
	enum key_code code;
} common_forms[] = {
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

/* ---- a paste ------------------------------------------------------------------- */

#define PASTE_MAX 1048576
#define PASTE_MARK (sizeof PASTE_END - 1)

static const char mark[] = PASTE_END;

static void paste_begin(struct paste *paste)
{
	buf_clear(&paste->bytes);
	paste->matched = 0;
}

static bool paste_is_over(const struct paste *paste)
{
	return paste->matched == PASTE_MARK;
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

/* How many of the bytes were of it: fewer than `len` when the mark was among them. */
static size_t paste_add(struct paste *paste, const char *bytes, size_t len)
{
	size_t i = 0;
	while (i < len && !paste_is_over(paste))
		add_byte(paste, bytes[i++]);
	return i;
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

#define ESC 0x1B
#define CHAR_MS 1000   /* how long a character that has begun waits for its rest */
#define LATE_MS 1000   /* how long a letter after Esc may be the rest of something */
#define LINE_MS 20     /* how long a line that came at once waits for the next one */
#define PAUSE_MS 100   /* what ends lines that are pasted, and a reply without end */
#define PASTE_MS 2000  /* how long a paste that stopped in the middle waits */
#define FLOW_MOST 8    /* so many letters at once are not typed */
#define KEY_MOST 16    /* and so many bytes at once are no key */

void keyread_init(struct keyread *keyread, int esc_ms)
{
	assert(esc_ms >= 0);
	*keyread = (struct keyread){ .esc_ms = esc_ms, .due = -1, .at = KEYREAD_FRONT,
		.end = KEYREAD_FRONT };
	buf_init(&keyread->paste.bytes, PASTE_MAX);
}

void keyread_release(struct keyread *keyread)
{
	buf_release(&keyread->paste.bytes);
	explicit_bzero(keyread->bytes, sizeof keyread->bytes);
	explicit_bzero(&keyread->said, sizeof keyread->said);
}

void keyread_add_form(struct keyread *keyread, const char *bytes, enum key_code code)
{
	size_t len = strlen(bytes);
	if (keyread->form_count == KEYREAD_FORMS || len == 0
		|| len >= sizeof keyread->forms->bytes)
		return;
	memcpy(keyread->forms[keyread->form_count].bytes, bytes, len + 1);
	keyread->forms[keyread->form_count++].code = code;
}

/* ---- the bytes that are held */

static const unsigned char *first(const struct keyread *keyread)
{
	return keyread->bytes + keyread->at;
}

static size_t held(const struct keyread *keyread)
{
	return keyread->end - keyread->at;
}

static void drop(struct keyread *keyread, size_t count)
{
	assert(count <= held(keyread));
	keyread->at += count;
}

/* One in front of them: there is always room for it. */
static void put_back(struct keyread *keyread, unsigned char byte)
{
	assert(keyread->at > 0);
	keyread->bytes[--keyread->at] = byte;
}

static void compact(struct keyread *keyread)
{
	size_t count = held(keyread);
	memmove(keyread->bytes + KEYREAD_FRONT, first(keyread), count);
	keyread->at = KEYREAD_FRONT;
	keyread->end = KEYREAD_FRONT + count;
}

/* Are all of them Esc? */
static bool are_escs(const struct keyread *keyread)
{
	for (size_t i = 0; i < held(keyread); i++)
		if (first(keyread)[i] != ESC)
			return false;
	return held(keyread) > 0;
}

size_t keyread_room(const struct keyread *keyread)
{
	return sizeof keyread->bytes - KEYREAD_FRONT - held(keyread);
}

/* What had stopped goes on, if this is no key; keys are short. */
static bool goes_on(const struct keyread *keyread, const char *bytes, size_t len)
{
	return keyread->paste.matched > 0 || len > KEY_MOST
	       || memmem(bytes, len, PASTE_END, PASTE_MARK);
}

/* The pause before these bytes says what those before them were. */
static void heed_pause(struct keyread *keyread, long long pause)
{
	if (keyread->in == KEYREAD_KEYS && keyread->lone == 0 && pause >= keyread->esc_ms
		&& are_escs(keyread))
		keyread->lone = held(keyread);
	if (keyread->in == KEYREAD_KEYS && held(keyread) == 2)
		keyread->slow = pause >= keyread->esc_ms;
	bool endless = keyread->in == KEYREAD_REPLY || keyread->in == KEYREAD_REPORT;
	if (endless && keyread->swallowed >= KEYSEQ_MOST && pause >= PAUSE_MS)
		keyread->in = KEYREAD_KEYS;
	keyread->flows = keyread->flows && pause < LINE_MS;
	/* What waited for a second line was typed. */
	keyread->typed = pause < LINE_MS ? 0 : keyread->end;
}

void keyread_take(struct keyread *keyread, const char *bytes, size_t len, long long now)
{
	assert(len <= keyread_room(keyread));
	compact(keyread);
	heed_pause(keyread, now - keyread->read_at);
	if (keyread->in == KEYREAD_STALLED) {
		keyread->in = goes_on(keyread, bytes, len) ? KEYREAD_PASTE : KEYREAD_KEYS;
		buf_clear(&keyread->paste.bytes);
	}
	memcpy(keyread->bytes + keyread->end, bytes, len);
	keyread->end += len;
	keyread->read_at = now;
	keyread->due = -1;
}

/* ---- one thing at a time */

/* What became of the bytes at the beginning. */
enum step {
	STEP_WAIT, /* they are not all there */
	STEP_ON,   /* look again: some are gone, or mean something else now */
	STEP_KEY
};

/* Nothing more comes: has it been waited for so long? */
static bool is_over(struct keyread *keyread, long long now, int ms)
{
	keyread->due = keyread->read_at + ms;
	return now >= keyread->due;
}

static enum step wait_for_more(struct keyread *keyread)
{
	keyread->due = -1;
	return STEP_WAIT;
}

/* What comes next is no rest of what came before. */
static void forget_escs(struct keyread *keyread)
{
	keyread->resumed = keyread->muted = keyread->slow = keyread->escaped = false;
}

/* A key of so many bytes. */
static enum step give(struct keyread *keyread, struct key *key, enum key_code code, size_t len)
{
	bool is_rest = keyread->resumed || keyread->muted;
	drop(keyread, len);
	key->code = is_rest ? K_NONE : code;
	forget_escs(keyread);
	return STEP_KEY;
}

static enum step give_paste(struct keyread *keyread, struct key *key, enum keyread_in then)
{
	const struct buf *bytes = &keyread->paste.bytes;
	keyread->in = then;
	keyread->said.kept = false;
	forget_escs(keyread);
	key->code = K_PASTE;
	key->paste = bytes->data ? bytes->data : "";
	key->paste_len = bytes->len;
	return STEP_KEY;
}

static enum step begin(struct keyread *keyread, enum keyread_in in, size_t len)
{
	drop(keyread, len);
	keyread->in = in;
	keyread->swallowed = 0;
	keyread->said.kept = false;
	return STEP_ON;
}

/* ---- keys that are known */

static enum key_code form_of(const struct keyread *keyread, const unsigned char *bytes, size_t len)
{
	for (size_t i = 0; i < keyread->form_count; i++)
		if (strlen(keyread->forms[i].bytes) == len
			&& memcmp(keyread->forms[i].bytes, bytes, len) == 0)
			return keyread->forms[i].code;
	for (size_t i = 0; i < COUNT(common_forms); i++)
		if (strlen(common_forms[i].bytes) == len
			&& memcmp(common_forms[i].bytes, bytes, len) == 0)
			return common_forms[i].code;
	return K_NONE;
}

/* Does the terminal send a key that begins so, and is longer? */
static bool begins_form(const struct keyread *keyread, const unsigned char *bytes, size_t len)
{
	for (size_t i = 0; i < keyread->form_count; i++)
		if (strlen(keyread->forms[i].bytes) > len
			&& memcmp(keyread->forms[i].bytes, bytes, len) == 0)
			return true;
	return false;
}

/* ---- what begins with Esc */

static enum step give_mouse(struct keyread *keyread, struct key *key, size_t len)
{
	const unsigned char *bytes = first(keyread);
	enum mouse_step step = MOUSE_MORE;
	mouse_begin(&keyread->mouse, bytes[2]);
	for (size_t i = 3; i < len && step == MOUSE_MORE; i++)
		step = mouse_add(&keyread->mouse, bytes[i]);
	if (keyread->has_mouse && step == MOUSE_DONE)
		mouse_read(&keyread->mouse, key);
	return give(keyread, key, key->code, len);
}

static bool is_mouse(const unsigned char *bytes, size_t len)
{
	return len > 3 && mouse_begins(bytes[2]);
}

static enum step read_csi(struct keyread *keyread, struct key *key)
{
	const unsigned char *bytes = first(keyread);
	size_t len = held(keyread);
	enum key_code own = len >= 3 ? form_of(keyread, bytes, 3) : K_NONE;
	struct keyseq found = own != K_NONE ? (struct keyseq){ KEYSEQ_WHOLE, 3 }
	                                    : keyseq_csi(bytes, len);
	if (found.is == KEYSEQ_OPEN && found.len > KEYSEQ_KEY)
		return begin(keyread, KEYREAD_REPORT, found.len);
	if (found.is == KEYSEQ_OPEN)
		return wait_for_more(keyread);
	if (found.is == KEYSEQ_CUT)
		return give(keyread, key, K_NONE, found.len);
	if (found.len == PASTE_MARK && memcmp(bytes, PASTE_BEGIN, PASTE_MARK) == 0) {
		paste_begin(&keyread->paste);
		return begin(keyread, KEYREAD_PASTE, found.len);
	}
	return is_mouse(bytes, found.len) ? give_mouse(keyread, key, found.len)
	                                  : give(keyread, key, form_of(keyread, bytes, found.len),
						  found.len);
}

/*
 * After a pause: what stands behind Esc was typed, after all.  With Esc in the past it is
 * text; with Esc just now it is Alt and a key, which means nothing.
 */
static enum step take_as_typed(struct keyread *keyread, struct key *key)
{
	bool is_text = keyread->resumed;
	keyread->resumed = keyread->slow = false;
	if (!is_text)
		return give(keyread, key, K_NONE, 2);
	drop(keyread, 1);
	return STEP_ON;
}

static enum step begin_reply(struct keyread *keyread, int intro)
{
	enum step step = begin(keyread, KEYREAD_REPLY, 2);
	keyread->said.kept = intro == ']';
	keyread->said.len = 0;
	return step;
}

/* Esc and a letter that more must follow. */
static enum step read_opened(struct keyread *keyread, long long now, struct key *key)
{
	int intro = first(keyread)[1];
	bool doubtful = keyread->resumed || keyread->slow;
	if (held(keyread) == 2) {
		bool is_letter = keyread->resumed && intro != ']';
		return is_letter && is_over(keyread, now, LATE_MS) ? take_as_typed(keyread, key)
		     : is_letter ? STEP_WAIT : wait_for_more(keyread);
	}
	if (doubtful && !keyseq_goes_on(intro, first(keyread)[2]))
		return take_as_typed(keyread, key);
	if (intro != 'O')
		return begin_reply(keyread, intro);
	struct keyseq found = keyseq_ss3(first(keyread), held(keyread));
	if (found.is == KEYSEQ_OPEN && found.len < KEYSEQ_KEY)
		return wait_for_more(keyread);
	enum key_code code = form_of(keyread, first(keyread), found.len);
	return give(keyread, key, found.is == KEYSEQ_WHOLE ? code : K_NONE, found.len);
}

/* Esc that nothing followed. */
static enum step give_esc(struct keyread *keyread, long long now, struct key *key)
{
	if (keyread->lone > 0)
		keyread->lone--;
	give(keyread, key, K_ESC, 1);
	keyread->escaped = true;
	keyread->esc_at = now;
	return STEP_KEY;
}

/* Alt and an arrow, where Alt is an Esc before it; else the first was a key. */
static enum step read_two_escs(struct keyread *keyread, long long now, struct key *key)
{
	assert(held(keyread) >= 2);
	if (held(keyread) == 2)
		return is_over(keyread, now, keyread->esc_ms) ? give_esc(keyread, now, key)
		                                              : STEP_WAIT;
	int third = first(keyread)[2];
	if (third != '[' && third != 'O')
		return give_esc(keyread, now, key);
	drop(keyread, 1);
	keyread->muted = true;
	return STEP_ON;
}

static enum step read_escape(struct keyread *keyread, long long now, struct key *key)
{
	if (keyread->lone > 0)
		return give_esc(keyread, now, key);
	if (held(keyread) == 1)
		return is_over(keyread, now, keyread->esc_ms) ? give_esc(keyread, now, key)
		                                              : STEP_WAIT;
	int second = first(keyread)[1];
	if (second == ESC)
		return read_two_escs(keyread, now, key);
	if (second == '[')
		return read_csi(keyread, key);
	if (second == 'O' || keyseq_begins_string(second))
		return read_opened(keyread, now, key);
	if (second >= 0x20 && second < 0x7F)
		return give(keyread, key, form_of(keyread, first(keyread), 2), 2);
	drop(keyread, 1);
	keyread->muted = true;
	return STEP_ON;
}

/* ---- characters */

/* A sequence that begins with one control is the same as the one with Esc. */
static enum step read_c1(struct keyread *keyread, int intro, size_t len)
{
	drop(keyread, len);
	put_back(keyread, (unsigned char)intro);
	put_back(keyread, ESC);
	return STEP_ON;
}

/* U+FFFD where it is none. */
static enum step read_char(struct keyread *keyread, long long now, struct key *key)
{
	const unsigned char *bytes = first(keyread);
	bool is_cut;
	size_t have = keyseq_char(bytes, held(keyread), &is_cut), len;
	/* Of this one the rest may begin a reply, which is no letter, however late. */
	if (is_cut && bytes[0] == 0xC2)
		return wait_for_more(keyread);
	if (is_cut && !is_over(keyread, now, CHAR_MS))
		return STEP_WAIT;
	bool whole = utf8_is_valid((const char *)bytes, have);
	uint32_t cp = whole ? utf8_decode((const char *)bytes, &len) : 0xFFFD;
	int intro = keyseq_of_c1(whole ? cp : have == 1 ? bytes[0] : 0);
	bool is_c1 = whole ? cp >= 0x80 && cp < 0xA0 : have == 1 && bytes[0] < 0xA0;
	if (intro)
		return read_c1(keyread, intro, have);
	key->cp = cp;
	return give(keyread, key, is_c1 ? K_NONE : K_CHAR, have);
}

/* A control, or what the terminal sends for a key that begins with one. */
static enum step read_control(struct keyread *keyread, long long now, struct key *key)
{
	const unsigned char *bytes = first(keyread);
	size_t len = 1;
	while (len < held(keyread) && begins_form(keyread, bytes, len))
		len++;
	if (len == held(keyread) && begins_form(keyread, bytes, len)
		&& !is_over(keyread, now, keyread->esc_ms))
		return STEP_WAIT;
	while (len > 1 && form_of(keyread, bytes, len) == K_NONE)
		len--;
	enum key_code own = form_of(keyread, bytes, len);
	if (own != K_NONE)
		return give(keyread, key, own, len);
	return give(keyread, key, *bytes == 0x7F ? K_BACKSPACE : control_key(*bytes), 1);
}

static bool is_control(unsigned char byte)
{
	return byte < 0x20 || byte == 0x7F;
}

/* ---- keys, or lines that are pasted */

/* Did Esc act, and is this what should have stood behind it? */
static bool is_rest_of_esc(const struct keyread *keyread)
{
	int byte = *first(keyread);
	if (byte == '[' || byte == ']')
		return true;
	bool soon = keyread->read_at - keyread->esc_at < LATE_MS;
	return soon && (byte == 'O' || keyseq_begins_string(byte));
}

static enum step begin_lines(struct keyread *keyread)
{
	paste_begin(&keyread->paste);
	return begin(keyread, KEYREAD_LINES, 0);
}

/* Is what is held much text without an end of line, to its last byte? */
static bool is_flow(const struct keyread *keyread)
{
	const unsigned char *bytes = first(keyread);
	size_t len = held(keyread), run;
	return len >= FLOW_MOST && !memchr(bytes, '\r', len)
	       && keyseq_lines(bytes, len, false, &run) == KEYSEQ_KEYS && run == len;
}

/* STEP_KEY: they are not; the first byte is a key. */
static enum step find_lines(struct keyread *keyread, long long now)
{
	size_t run;
	if (keyread->at < keyread->typed)
		return STEP_KEY;
	enum keyseq_lines are = keyseq_lines(first(keyread), held(keyread), keyread->flows, &run);
	bool is_much = are == KEYSEQ_MAYBE_LINES && held(keyread) > KEYREAD_ROOM / 2;
	if (are == KEYSEQ_LINES || is_much)
		return begin_lines(keyread);
	if (are == KEYSEQ_MAYBE_LINES && !is_over(keyread, now, LINE_MS))
		return STEP_WAIT;
	keyread->flows = is_flow(keyread);
	keyread->typed = keyread->at + run;
	return STEP_KEY;
}

static enum step read_key(struct keyread *keyread, long long now, struct key *key)
{
	if (keyread->escaped && is_rest_of_esc(keyread)) {
		keyread->escaped = false;
		keyread->resumed = true;
		put_back(keyread, ESC);
	}
	unsigned char byte = *first(keyread);
	if (byte == ESC)
		return read_escape(keyread, now, key);
	keyread->escaped = false;
	enum step lines = find_lines(keyread, now);
	if (lines != STEP_KEY)
		return lines;
	return is_control(byte) ? read_control(keyread, now, key) : read_char(keyread, now, key);
}

/* ---- what is no key */

/* So many bytes of the reply. */
static void keep_said(struct keyread *keyread, size_t len)
{
	keyread->said.kept = keyread->said.kept && len <= KEYREAD_SAID - keyread->said.len;
	if (!keyread->said.kept)
		return;
	memcpy(keyread->said.bytes + keyread->said.len, first(keyread), len);
	keyread->said.len += len;
}

/* A reply that ended as it should; K_NONE but for the one that is asked for. */
static enum key_code said_what(struct keyread *keyread, struct key *key)
{
	key->paste = keyread->said.bytes;
	key->paste_len = keyread->said.kept ? keyread->said.len : 0;
	return background_is_reply(key->paste, key->paste_len) ? K_BACKGROUND : K_NONE;
}

static enum step swallow(struct keyread *keyread, struct key *key)
{
	bool is_string = keyread->in == KEYREAD_REPLY;
	struct keyseq found = (is_string ? keyseq_string : keyseq_csi_rest)(first(keyread),
		held(keyread));
	keyread->swallowed += found.len;
	keep_said(keyread, found.len);
	if (found.is == KEYSEQ_OPEN) {
		drop(keyread, found.len);
		return wait_for_more(keyread);
	}
	keyread->in = KEYREAD_KEYS;
	enum key_code code = found.is == KEYSEQ_WHOLE ? said_what(keyread, key) : K_NONE;
	return give(keyread, key, code, found.len);
}

static enum step read_paste(struct keyread *keyread, long long now, struct key *key)
{
	drop(keyread, paste_add(&keyread->paste, (const char *)first(keyread), held(keyread)));
	if (paste_is_over(&keyread->paste))
		return give_paste(keyread, key, KEYREAD_KEYS);
	if (!is_over(keyread, now, PASTE_MS))
		return STEP_WAIT;
	return give_paste(keyread, key, KEYREAD_STALLED);
}

/* What stands behind Esc, or would where it is a C1 control in its two bytes of UTF-8; 0: neither
 * begins here. */
static int intro_at(const unsigned char *bytes, size_t len)
{
	if (len < 2)
		return 0;
	return bytes[0] == ESC ? bytes[1] : bytes[0] == 0xC2 ? keyseq_of_c1(bytes[1]) : 0;
}

/* How long what begins so is; 0: nothing does. */
static struct keyseq sequence_at(const unsigned char *bytes, size_t len)
{
	int intro = intro_at(bytes, len);
	struct keyseq found = { KEYSEQ_WHOLE, 0 };
	if (keyseq_begins_string(intro))
		found = keyseq_string(bytes + 2, len - 2);
	else if (intro == '[')
		found = keyseq_csi_rest(bytes + 2, len - 2);
	else if (intro != 0) /* a key of Esc and `O`, or Alt and a letter */
		return (struct keyseq){ KEYSEQ_WHOLE, intro == 'O' && len > 2 ? 3 : 2 };
	else
		return (struct keyseq){ KEYSEQ_WHOLE, len > 0 && bytes[0] == ESC };
	found.len += 2;
	return found;
}

/*
 * What a terminal replies, and its keys, are no part of the lines that came at the same time.
 * Where one has not ended it goes on behind them: so it is returned what is read next.
 */
static enum keyread_in drop_sequences(struct buf *lines)
{
	enum keyread_in then = KEYREAD_KEYS;
	unsigned char *bytes = (unsigned char *)lines->data;
	size_t to = 0;
	for (size_t at = 0; at < lines->len;) {
		struct keyseq found = sequence_at(bytes + at, lines->len - at);
		if (found.is == KEYSEQ_OPEN)
			then = intro_at(bytes + at, lines->len - at) == '[' ? KEYREAD_REPORT
			                                                    : KEYREAD_REPLY;
		at += found.len;
		if (found.len == 0)
			bytes[to++] = bytes[at++];
	}
	lines->len = to;
	if (bytes)
		bytes[to] = '\0';
	return then;
}

static enum step read_lines(struct keyread *keyread, long long now, struct key *key)
{
	buf_add(&keyread->paste.bytes, first(keyread), held(keyread));
	drop(keyread, held(keyread));
	if (!is_over(keyread, now, PAUSE_MS))
		return STEP_WAIT;
	enum keyread_in then = drop_sequences(&keyread->paste.bytes);
	keyread->swallowed = 0;
	return give_paste(keyread, key, then);
}

static enum step look(struct keyread *keyread, long long now, struct key *key)
{
	switch (keyread->in) {
	case KEYREAD_PASTE:
		return read_paste(keyread, now, key);
	case KEYREAD_LINES:
		return read_lines(keyread, now, key);
	case KEYREAD_REPLY:
	case KEYREAD_REPORT:
		return held(keyread) ? swallow(keyread, key) : wait_for_more(keyread);
	case KEYREAD_STALLED:
	case KEYREAD_KEYS:
		break;
	}
	return held(keyread) ? read_key(keyread, now, key) : wait_for_more(keyread);
}

bool keyread_has(struct keyread *keyread, long long now)
{
	enum step step = keyread->has_next ? STEP_KEY : STEP_ON;
	if (step == STEP_ON)
		keyread->next = (struct key){ .code = K_NONE };
	while (step == STEP_ON)
		step = look(keyread, now, &keyread->next);
	keyread->has_next = step == STEP_KEY;
	return keyread->has_next;
}

bool keyread_get(struct keyread *keyread, long long now, struct key *key)
{
	if (!keyread_has(keyread, now))
		return false;
	*key = keyread->next;
	keyread->has_next = false;
	return true;
}

long long keyread_due(const struct keyread *keyread)
{
	return keyread->due;
}
