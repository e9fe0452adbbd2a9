/*
 * Turns of phrase that tell what an utterance does: "sounds like", "how many",
 * "I can't", ... in groups.  As with coder/lexicon.h, the weights belong to them.
 */
#ifndef TANDEM_CODER_PHRASES_H
#define TANDEM_CODER_PHRASES_H

#include "coder/tokens.h"

#define PHRASE_GROUPS 48
#define PHRASE_SLOTS 2048

struct phrases {
	struct {
		uint32_t hash;
		uint8_t group;
	} slots[PHRASE_SLOTS];
	size_t count;
};

void phrases_init(struct phrases *phrases);
/* How often each group comes, from a token on; the longest phrase at each place counts. */
void phrases_count(const struct phrases *phrases, const struct tokens *tokens, size_t from,
	unsigned char counts[PHRASE_GROUPS]);

#endif
