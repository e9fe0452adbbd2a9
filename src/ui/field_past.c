/*
 * Every edit is one replacement: `removed` bytes at `at` gave way to `inserted`
 * ones.  The past is the list of them, so undoing is the same replacement the
 * other way round.  Typed letters of one word share an entry.
 */
#include "ui/field_past.h"

#include <stdlib.h>
#include <string.h>

struct field_past {
	struct field_past *before; /* owned */
	size_t at, inserted, removed, cursor;
	bool typed; /* grows while a word is typed */
	char bytes[];
};

static void forget_last(struct field *field)
{
	struct field_past *past = field->past;
	field->past = past->before;
	explicit_bzero(past->bytes, past->removed);
	free(past);
}

void field_past_forget(struct field *field)
{
	while (field->past)
		forget_last(field);
}

void field_past_add(struct field *field, size_t at, const char *removed,
	size_t removed_len, size_t inserted, bool typed)
{
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

enum field_did field_past_undo(struct field *field)
{
	struct field_past *past = field->past;
	if (!past)
		return FIELD_IGNORED;
	struct buf text;
	buf_init(&text, FIELD_BYTES);
	size_t after = past->at + past->inserted;
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
