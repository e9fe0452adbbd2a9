/*
 * Keys as bytes: what terminals send for them, and characters of which the
 * bytes come one by one.
 */
#ifndef TANDEM_UI_KEYBYTES_H
#define TANDEM_UI_KEYBYTES_H

#include "ui/keys.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Forms that terminals send beside what terminfo knows of them; ends in a NULL. */
struct keybytes_form {
	const char *bytes;
	enum key_code code;
};
extern const struct keybytes_form keybytes_forms[];

/* What a byte below 0x20 means by itself. */
enum key_code keybytes_control(int byte);
/* Is `byte` the last one of a sequence that began with Esc and `intro`? */
bool keybytes_ends(int intro, int byte);

/* A character that has begun with `lead`, and takes the bytes that go on. */
struct keybytes_char {
	char bytes[5]; /* and a NUL */
	size_t have, want;
};
struct keybytes_char keybytes_begin(int lead);
bool keybytes_is_whole(const struct keybytes_char *one);
/* False when the byte cannot go on: it belongs to the next key. */
bool keybytes_add(struct keybytes_char *one, int byte);
/* U+FFFD where it is none. */
uint32_t keybytes_read(const struct keybytes_char *one);

#endif
