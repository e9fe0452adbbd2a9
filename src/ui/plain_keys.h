/*
 * Keys that a text speaks of, as what is typed for them where there are lines: a pack's
 * "F4 keeps it" is ":note keeps it".  What persons have said stays as they said it.
 */
#ifndef TANDEM_UI_PLAIN_KEYS_H
#define TANDEM_UI_PLAIN_KEYS_H

#include "base/arena.h"
#include "view/words.h"

/* `text` itself where it speaks of none; NULL is NULL. */
const char *plain_keys(const struct words *words, const char *text, struct arena *arena);

#endif
