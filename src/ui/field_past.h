/*
 * The past of a field: what undoing takes back.
 */
#ifndef TANDEM_UI_FIELD_PAST_H
#define TANDEM_UI_FIELD_PAST_H

#include "ui/field.h"

#define FIELD_BYTES ((size_t)1 << 20) /* what a text may never pass */

/*
 * Before the text changes: at `at`, `inserted` bytes will stand for `removed`.
 * `typed`: letters that may join those typed just before.
 */
void field_past_add(struct field *field, size_t at, const char *removed, size_t removed_len,
	size_t inserted, bool typed);
enum field_did field_past_undo(struct field *field);
/* All of it, wiped. */
void field_past_forget(struct field *field);

#endif
