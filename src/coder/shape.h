/*
 * An utterance by its shape: a short dense vector of lengths, marks, how it
 * begins, what it takes up of what was said before, counts of classes and
 * turns of phrase.
 */
#ifndef TANDEM_CODER_SHAPE_H
#define TANDEM_CODER_SHAPE_H

#include "coder/phrases.h"
#include "coder/task.h"
#include "coder/tokens.h"

enum shape_value {
	SHAPE_WORDS, SHAPE_SENTENCES, SHAPE_ASKED, SHAPE_ASKS_LAST, SHAPE_ASK_AT,
	SHAPE_WORDS_LAST, SHAPE_OPENER, SHAPE_OPENER_LAST, SHAPE_YOU, SHAPE_I, SHAPE_CUT_OFF,
	SHAPE_GOES_ON, SHAPE_STEMS, SHAPE_NUMBERS, SHAPE_COMMAS, SHAPE_UNASKED,
	/* and of what went before */
	SHAPE_ECHO, SHAPE_ECHO_SHARE, SHAPE_SAID_SHARE, SHAPE_NEW, SHAPE_BEFORE_WORDS,
	SHAPE_BEFORE_ASKS, SHAPE_BEFORE_ASKED, SHAPE_BEFORE_SPEAKER, SHAPE_RATIO, SHAPE_TURNS,
	SHAPE_BEFORE_NOT, SHAPE_BEFORE_DOUBT, SHAPE_BEFORE_YES, SHAPE_LAST_OWN_WORDS,
	SHAPE_CLASS,                              /* one each from CLASS_FUNCTION on */
	SHAPE_DENIED = SHAPE_CLASS + CLASSES,     /* under a "not" */
	SHAPE_PHRASE,
	SHAPE_END_PHRASE = SHAPE_PHRASE + PHRASE_GROUPS, /* in the last sentence */
	SHAPE_BEFORE_PHRASE = SHAPE_END_PHRASE + PHRASE_GROUPS,
	SHAPE_VALUES = SHAPE_BEFORE_PHRASE + PHRASE_GROUPS
};

struct shape {
	float values[SHAPE_VALUES];
};

#define STEMS_SLOTS 1024

/* What is known of the talk so far; all zero at its beginning. */
struct earlier {
	struct tokens last;
	enum speaker last_speaker, before_speaker;
	size_t turns, words_of[SPEAKERS];
	uint32_t before[4];         /* the last tokens of the one before the last */
	uint32_t said[STEMS_SLOTS]; /* stems the patient said, a hash set that forgets */
	unsigned char phrases[PHRASE_GROUPS]; /* of the last */
};

/* `earlier` may be NULL: the words alone, as they stand. */
void shape_of(const struct phrases *phrases, const struct tokens *tokens,
	enum speaker speaker, const struct earlier *earlier, struct shape *shape);

/* The utterance becomes the last. */
void earlier_add(struct earlier *earlier, const struct tokens *tokens, const struct shape *shape,
	enum speaker speaker);

#endif
