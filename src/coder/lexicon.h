/*
 * English words by what they do in a conversation about change: wishes, doubts,
 * family, ...  The coder sees an utterance as words and, beside them, as these
 * classes, so that a word that it never met still counts as one of its kind.
 *
 * The weights belong to these lists: whoever changes a list fits anew
 * (FEATURES_VERSION in coder/features.h).
 */
#ifndef TANDEM_CODER_LEXICON_H
#define TANDEM_CODER_LEXICON_H

#include <stddef.h>
#include <stdint.h>

enum word_class {
	CLASS_NONE, CLASS_FUNCTION, CLASS_I, CLASS_YOU, CLASS_WH, CLASS_HELPER, CLASS_NOT,
	CLASS_HABIT, CLASS_HEALTHY, CLASS_LESS, CLASS_DESIRE, CLASS_ABLE, CLASS_NEED,
	CLASS_COMMIT, CLASS_TRIED, CLASS_HARD, CLASS_DOUBT, CLASS_GOOD, CLASS_BAD, CLASS_FAMILY,
	CLASS_BODY, CLASS_WORK, CLASS_MONEY, CLASS_TIME, CLASS_VERY, CLASS_THINK, CLASS_SAY,
	CLASS_HELP, CLASS_EXPERT, CLASS_YES, CLASS_FILLER, CLASS_CHOICE, CLASS_MORE,
	CLASS_THANKS, CLASS_SEEM, CLASSES
};

#define LEXICON_SLOTS 4096

struct lexicon {
	struct {
		uint32_t hash;
		uint8_t word_class;
	} slots[LEXICON_SLOTS];
	size_t count;
};

void lexicon_init(struct lexicon *lexicon);
/* Of a word's hash, see lexicon_hash(). */
enum word_class lexicon_find(const struct lexicon *lexicon, uint32_t hash);
/* FNV-1a of the word in lower case; never 0. */
uint32_t lexicon_hash(const char *word, size_t len);

#endif
