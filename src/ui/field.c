#include "ui/field.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "base/wrap.h"
#include "ui/canvas.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define FIELD_BYTES ((size_t)1 << 20) /* what a text may never pass */

/* ---- the past ------------------------------------------------------------------ */

/*
 * Every edit is one replacement: `removed` bytes at `at` gave way to `inserted`
 * ones.  The past is the list of them, so undoing is the same replacement the
 * other way round.  Typed letters of one word share an entry.
 */

struct field_past {
	struct field_past *before; /* owned */
	size_t at, inserted, removed, cursor;
	bool typed; /* grows while a word is typed */
	char bytes[];
};

static void forget_last(struct field *field)
{
	assert(field->past);
	struct field_past *past = field->past;
	field->past = past->before;
	explicit_bzero(past->bytes, past->removed);
	free(past);
}

/* All of it, wiped. */
static void past_forget(struct field *field)
{
	while (field->past)
		forget_last(field);
}

/*
 * Before the text changes: at `at`, `inserted` bytes will stand for `removed`.
 * `typed`: letters that may join those typed just before.
 */
static void past_add(struct field *field, size_t at, const char *removed,
	size_t removed_len, size_t inserted, bool typed)
{
	assert(at <= field->text.len && removed_len <= field->text.len - at);
	struct field_past *last = field->past;
	bool same_word = typed && last && last->typed && removed_len == 0
	                 && last->at + last->inserted == at
	                 && field_text(field)[at - 1] != ' ';
	if (same_word) {
		last->inserted += inserted;
		return;
	}
	struct field_past *past = malloc(sizeof *past + removed_len);
	if (!past)
		return; /* the text is right, only this edit can't be undone */
	*past = (struct field_past){ last, at, inserted, removed_len, field->cursor, typed };
	memcpy(past->bytes, removed, removed_len);
	field->past = past;
}

static enum field_did past_undo(struct field *field)
{
	struct field_past *past = field->past;
	if (!past)
		return FIELD_IGNORED;
	struct buf text;
	buf_init(&text, FIELD_BYTES);
	size_t after = past->at + past->inserted;
	assert(after <= field->text.len); /* the past is of this text */
	buf_add(&text, field_text(field), past->at);
	buf_add(&text, past->bytes, past->removed);
	buf_add(&text, field_text(field) + after, field->text.len - after);
	buf_clear(&field->text);
	buf_add(&field->text, text.data ? text.data : "", text.len);
	field->cursor = past->cursor <= field->text.len ? past->cursor : field->text.len;
	field->goal = -1;
	buf_release(&text);
	forget_last(field);
	return FIELD_CHANGED;
}

/* ---- rows ---------------------------------------------------------------------- */

/*
 * A field in rows: painting them, and moving from one to the other.  A row is one
 * cell short of the width: the cursor after the last letter needs one.
 */

static size_t row_of(const struct wrap *wrap, size_t cursor)
{
	assert(wrap->count > 0); /* also of no text */
	size_t row = 0;
	while (row + 1 < wrap->count && wrap->rows[row + 1].at <= cursor)
		row++;
	return row;
}

/* Blanks may hang over the end of a row; the cursor does not. */
static int column_of(const struct field *field, const struct wrap_row *row, int width)
{
	assert(field->cursor >= row->at);
	int col = utf8_width(field_text(field) + row->at, field->cursor - row->at);
	return col < width ? col : width - 1;
}

static size_t at_column(const struct field *field, const struct wrap_row *row, int goal)
{
	assert(row->at + row->len <= field->text.len);
	const char *text = field_text(field);
	size_t end = row->at + row->len, at = row->at;
	int col = 0;
	while (at < end && col < goal) {
		size_t next = utf8_next(text, field->text.len, at);
		col += utf8_width(text + at, next - at);
		at = next;
	}
	/* The end of a row that goes on is the start of the next one. */
	return at == end && row->next == end && end < field->text.len && at > row->at
	               ? utf8_prev(text, field->text.len, at)
	               : at;
}

static int text_width(int width)
{
	return width > 1 ? width - 1 : 1;
}

/* `step` -1 or 1; FIELD_EDGE where there is no such row. */
static enum field_did move_rows(struct field *field, int step)
{
	assert(step == -1 || step == 1);
	struct arena arena;
	arena_init(&arena, NULL);
	struct wrap wrap = wrap_text(field_text(field), field->text.len,
		text_width(field->width), &arena);
	size_t row = row_of(&wrap, field->cursor);
	int goal = field->goal >= 0 ? field->goal
	                            : column_of(field, &wrap.rows[row], field->width);
	bool edge = step < 0 ? row == 0 : row + 1 == wrap.count;
	if (!edge) {
		field->cursor = at_column(field, &wrap.rows[step < 0 ? row - 1 : row + 1],
			goal);
		field->goal = goal;
	}
	arena_release(&arena);
	return edge ? FIELD_EDGE : FIELD_MOVED;
}

int field_rows(const struct field *field, int width)
{
	const char *text = field_text(field);
	size_t lines = 1;
	for (const char *s = text; (s = strchr(s, '\n')); s++)
		lines++;
	/* A row and the word that did not fit on it are more than the width. */
	return (int)(lines + 2 * field->text.len / (size_t)text_width(width) + 1);
}

int field_paint(struct field *field, struct canvas *canvas, int row, int col, int width,
	bool focused, struct arena *arena)
{
	const char *text = field_text(field);
	struct wrap wrap = wrap_text(text, field->text.len, text_width(width), arena);
	field->width = width;
	for (size_t i = 0; i < wrap.count; i++)
		canvas_text(canvas, row + (int)i, col, canvas->cols, STYLE_WORDS,
			text + wrap.rows[i].at, wrap.rows[i].len);
	if (focused) {
		size_t at = row_of(&wrap, field->cursor);
		canvas_cursor(canvas, row + (int)at,
			col + column_of(field, &wrap.rows[at], width), true);
	}
	return (int)wrap.count;
}

/* ---- a field ------------------------------------------------------------------- */

void field_init(struct field *field)
{
	*field = (struct field){ .width = 1, .goal = -1 };
	buf_init(&field->text, FIELD_BYTES);
	buf_init(&field->killed, FIELD_BYTES);
}

void field_release(struct field *field)
{
	past_forget(field);
	buf_release(&field->text);
	buf_release(&field->killed);
}

void field_start(struct field *field, const char *text, size_t limit, bool one_line)
{
	past_forget(field);
	buf_clear(&field->text);
	/* What was cut elsewhere may have been said to somebody else. */
	buf_clear(&field->killed);
	if (text)
		buf_add_text(&field->text, text);
	field->cursor = field->text.len;
	field->limit = limit;
	field->one_line = one_line;
	field->goal = -1;
	field->begun = false;
}

const char *field_text(const struct field *field)
{
	return field->text.data ? field->text.data : "";
}

bool field_can_undo(const struct field *field)
{
	return field->past != NULL;
}

/* ---- edits --------------------------------------------------------------------- */

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
	past_add(field, same, old + same, old_len - same - tail, fresh->len - same - tail,
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
	assert(at <= field->text.len && removed <= field->text.len - at);
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
	assert(field->cursor <= field->text.len);
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
	field->begun = false;
}

/* Removes what lies between the cursor and `to`. */
static enum field_did delete_to(struct field *field, size_t to, bool kill)
{
	assert(to <= field->text.len && field->cursor <= field->text.len);
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

/* ---- moving -------------------------------------------------------------------- */

static enum field_did move_to(struct field *field, size_t to)
{
	assert(to <= field->text.len);
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

/* ---- keys ---------------------------------------------------------------------- */

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
	return move_rows(f, -1);
}

static enum field_did key_down(struct field *f)
{
	return move_rows(f, 1);
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
	{ K_UNDO, past_undo }, { K_NEWLINE, key_newline },
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
	if (key->code == K_PASTE && begun && key->paste_len > 0
		&& begins_word((unsigned char)*key->paste))
		insert(field, " ", 1, false);
	if (key->code == K_PASTE)
		return insert(field, key->paste, key->paste_len, false);
	for (size_t i = 0; i < sizeof bindings / sizeof *bindings; i++)
		if (bindings[i].code == key->code)
			return bindings[i].run(field);
	return FIELD_IGNORED;
}
