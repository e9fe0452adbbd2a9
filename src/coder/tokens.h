/*
 * An utterance as the coder sees it: words in lower case, numbers and marks,
 * cut into sentences.
 *
 * A stutter ("I-I-I think") is one word: transcripts are full of it, and
 * nobody types it.
 */
#ifndef TANDEM_CODER_TOKENS_H
#define TANDEM_CODER_TOKENS_H

#include "coder/lexicon.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TOKENS_MAX 512 /* what is behind them is not looked at */

struct token {
	uint32_t hash;
	uint32_t stem;    /* without its ending; 0 for marks and little words */
	uint32_t at, len; /* in the text, bytes */
	uint8_t word_class;
	bool is_word, is_first, is_last; /* of its sentence */
	bool is_denied;                  /* within four words of a "not" */
};

struct tokens {
	struct token list[TOKENS_MAX];
	size_t count, words;
	size_t asked; /* question marks */
	bool cut;     /* there was more than TOKENS_MAX */
};

/* `text` is UTF-8 (or not: what is no ASCII is taken for letters). */
void tokens_of(const struct lexicon *lexicon, const char *text, size_t len, struct tokens *tokens);

#endif
