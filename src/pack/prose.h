/*
 * How hard a text is to read: sentences, words, syllables, and words that are
 * better not said to somebody in pain.  English; a language of its own brings
 * its own counting.
 */
#ifndef TANDEM_PACK_PROSE_H
#define TANDEM_PACK_PROSE_H

#include <stdbool.h>
#include <stddef.h>

struct prose {
	size_t words, sentences, syllables;
	size_t longest; /* words of the longest sentence */
	const char *longest_at; /* where it begins, in the text */
};

/* Counts into `prose`, which may have counted other texts before. */
void prose_count(const char *text, struct prose *prose);
/* Syllables of one word, by its vowels. */
size_t prose_syllables(const char *word, size_t len);
/* The i-th idiom that the text has, with what to say instead; NULL after the last. */
const char *prose_idiom(const char *text, size_t i, const char **instead);
/* Flesch-Kincaid; -1 under 30 words: a two-word question has no grade. */
double prose_grade(const struct prose *prose);

#endif
