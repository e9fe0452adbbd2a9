/*
 * Prints a language file whole (pack_translate()).  Private to src/pack.
 */
#ifndef TANDEM_PACK_TRANSLATE_H
#define TANDEM_PACK_TRANSLATE_H

#include "base/buf.h"
#include "pack/language.h"

void translate_print(const struct language *language, enum pack_layer layer,
	pack_translate_fn *translate, void *ctx, struct arena *arena, struct buf *out);

#endif
