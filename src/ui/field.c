#include "ui/field.h"

#include "base/utf8.h"
#include "ui/field_past.h"
#include "ui/field_rows.h"

#include <string.h>

void field_init(struct field *field)
{
	*field = (struct field){ .width = 1, .goal = -1 };
	buf_init(&field->text, FIELD_BYTES);
	buf_init(&field->killed, FIELD_BYTES);
}

void field_release(struct field *field)
{
	field_past_forget(field);
	buf_release(&field->text);
	buf_release(&field->killed);
}

void field_start(struct field *field, const char *text, size_t limit, bool one_line)
{
	field_past_forget(field);
	buf_clear(&field->text);
	if (text)
		buf_add_text(&field->text, text);
	field->cursor = field->text.len;
	field->limit = limit;
	field->one_line = one_line;
	field->goal = -1;
}

const char *field_text(const struct field *field)
{
	return field->text.data ? field->text.data : "";
}

bool field_can_undo(const struct field *field)
{
	return field->past != NULL;
}

/* ---- edits ----------------------------------------------------------------- */

static bool is_ascii(const char *bytes, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)bytes[i] >= 0x80)
			return false;
	return true;
}

/* The border of a cluster at or after `at`. */
static size_t to_border(const struct field *field, size_t at)
{
	size_t len = field->text.len;
	if (at == 0 || at >= len)
		return at > len ? len : at;
	return utf8_next(field_text(field), len, utf8_prev(field_text(field), len, at));
}

/* The text becomes `fresh`; what differs is remembered. */
static void take(struct field *field, const struct buf *fresh, bool typed)
{
	const char *old = field_text(field), *new = fresh->data ? fresh->data : "";
	size_t old_len = field->text.len, same = 0, tail = 0;
	size_t least = old_len < fresh->len ? old_len : fresh->len;
	while (same < least && old[same] == new[same])
		same++;
	while (tail < least - same && old[old_len - 1 - tail] == new[fresh->len - 1 - tail])
		tail++;
	field_past_add(field, same, old + same, old_len - same - tail, fresh->len - same - tail,
		typed);
	buf_clear(&field->text);
	buf_add(&field->text, new, fresh->len);
}

/*
 * `removed` bytes at `at` give way to `bytes`, which are clean.  Letters beside
 * each other may compose, so beyond ASCII the whole is cleaned once more.
 */
static void replace(struct field *field, size_t at, size_t removed, const char *bytes,
	size_t len, bool typed)
{
	const char *text = field_text(field);
	size_t after = field->text.len - at - removed;
	struct buf raw, fresh;
	buf_init(&raw, FIELD_BYTES);
	buf_init(&fresh, FIELD_BYTES);
	buf_add(&raw, text, at);
	buf_add(&raw, bytes, len);
	buf_add(&raw, text + at + removed, after);
	bool plain = is_ascii(bytes, len) && (after == 0 || is_ascii(text + at + removed,
		1));
	if (!plain)
		utf8_clean(raw.data ? raw.data : "", raw.len, FIELD_BYTES, true, &fresh);
	struct buf *whole = plain ? &raw : &fresh;
	if (!whole->failed) {
		take(field, whole, typed);
		size_t tail = after < field->text.len ? after : field->text.len;
		field->cursor = to_border(field, field->text.len - tail);
	}
	buf_release(&raw);
	buf_release(&fresh);
	field->goal = -1;
}

static enum field_did insert(struct field *field, const char *bytes, size_t len, bool typed)
{
	struct buf clean;
	size_t used = utf8_count(field_text(field), field->text.len);
	size_t room = used < field->limit ? field->limit - used : 0;
	buf_init(&clean, FIELD_BYTES);
	bool whole = utf8_clean(bytes, len, room, !field->one_line, &clean);
	bool any = clean.len > 0;
	if (any)
		replace(field, field->cursor, 0, clean.data, clean.len, typed);
	buf_release(&clean);
	if (!whole)
		return FIELD_FULL;
	return any ? FIELD_CHANGED : FIELD_MOVED;
}

enum field_did field_type(struct field *field, const char *text, size_t len)
{
	return insert(field, text, len, false);
}

void field_put(struct field *field, const char *text)
{
	replace(field, 0, field->text.len, text, strlen(text), false);
}

/* Removes what lies between the cursor and `to`. */
static enum field_did delete_to(struct field *field, size_t to, bool kill)
{
	size_t from = to < field->cursor ? to : field->cursor;
	size_t end = to < field->cursor ? field->cursor : to;
	if (from == end)
		return FIELD_MOVED;
	if (kill) {
		buf_clear(&field->killed);
		buf_add(&field->killed, field_text(field) + from, end - from);
	}
	replace(field, from, end - from, "", 0, false);
	return FIELD_CHANGED;
}

/* ---- moving ---------------------------------------------------------------- */

static enum field_did move_to(struct field *field, size_t to)
{
	field->cursor = to;
	field->goal = -1;
	return FIELD_MOVED;
}

static size_t line_start(const struct field *field)
{
	const char *text = field_text(field);
	size_t at = field->cursor;
	while (at > 0 && text[at - 1] != '\n')
		at--;
	return at;
}

static size_t line_end(const struct field *field)
{
	return field->cursor + strcspn(field_text(field) + field->cursor, "\n");
}

/* ---- keys ------------------------------------------------------------------ */

static enum field_did key_left(struct field *f)
{
	return move_to(f, utf8_prev(field_text(f), f->text.len, f->cursor));
}

static enum field_did key_right(struct field *f)
{
	return move_to(f, utf8_next(field_text(f), f->text.len, f->cursor));
}

static enum field_did key_word_left(struct field *f)
{
	return move_to(f, utf8_prev_word(field_text(f), f->text.len, f->cursor));
}

static enum field_did key_word_right(struct field *f)
{
	return move_to(f, utf8_next_word(field_text(f), f->text.len, f->cursor));
}

static enum field_did key_up(struct field *f)
{
	return field_move_rows(f, -1);
}

static enum field_did key_down(struct field *f)
{
	return field_move_rows(f, 1);
}

static enum field_did key_home(struct field *f)
{
	return move_to(f, line_start(f));
}

static enum field_did key_end(struct field *f)
{
	return move_to(f, line_end(f));
}

static enum field_did key_backspace(struct field *f)
{
	return delete_to(f, utf8_prev(field_text(f), f->text.len, f->cursor), false);
}

static enum field_did key_delete(struct field *f)
{
	return delete_to(f, utf8_next(field_text(f), f->text.len, f->cursor), false);
}

static enum field_did key_kill(struct field *f)
{
	return delete_to(f, line_end(f), true);
}

static enum field_did key_kill_back(struct field *f)
{
	return delete_to(f, line_start(f), true);
}

static enum field_did key_kill_word(struct field *f)
{
	return delete_to(f, utf8_prev_word(field_text(f), f->text.len, f->cursor), true);
}

static enum field_did key_yank(struct field *f)
{
	return insert(f, f->killed.data ? f->killed.data : "", f->killed.len, false);
}

static enum field_did key_newline(struct field *f)
{
	return f->one_line ? FIELD_IGNORED : insert(f, "\n", 1, false);
}

static const struct {
	enum key_code code;
	enum field_did (*run)(struct field *field);
} bindings[] = {
	{ K_LEFT, key_left }, { K_CTRL_B, key_left }, { K_RIGHT, key_right },
	{ K_CTRL_F, key_right }, { K_WORD_LEFT, key_word_left }, { K_WORD_RIGHT, key_word_right },
	{ K_UP, key_up }, { K_DOWN, key_down }, { K_HOME, key_home }, { K_CTRL_A, key_home },
	{ K_END, key_end }, { K_CTRL_E, key_end }, { K_BACKSPACE, key_backspace },
	{ K_DELETE, key_delete }, { K_CTRL_D, key_delete }, { K_CTRL_K, key_kill },
	{ K_CTRL_U, key_kill_back }, { K_CTRL_W, key_kill_word }, { K_CTRL_Y, key_yank },
	{ K_UNDO, field_past_undo }, { K_NEWLINE, key_newline },
};

/* A letter or digit of any script; not a mark that belongs to the word before it. */
static bool begins_word(uint32_t cp)
{
	return cp >= 0x80 || (cp >= '0' && cp <= '9') || (cp >= 'a' && cp <= 'z')
	       || (cp >= 'A' && cp <= 'Z');
}

enum field_did field_key(struct field *field, const struct key *key)
{
	bool begun = field->begun && field->cursor == field->text.len;
	field->begun = false;
	if (key->code == K_CHAR) {
		char bytes[4];
		if (begun && begins_word(key->cp))
			insert(field, " ", 1, true);
		return insert(field, bytes, utf8_encode(key->cp, bytes), true);
	}
	if (key->code == K_PASTE)
		return insert(field, key->paste, key->paste_len, false);
	for (size_t i = 0; i < sizeof bindings / sizeof *bindings; i++)
		if (bindings[i].code == key->code)
			return bindings[i].run(field);
	return FIELD_IGNORED;
}
