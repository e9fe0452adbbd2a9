#include "train/nearest.h"

#include "train/classify.h"

#include <ctype.h>
#include <string.h>

#define WORD_LEAST 4 /* letters: shorter ones stand in any line */

static size_t word_at(const char *text)
{
	size_t len = 0;
	while (isalnum((unsigned char)text[len]) || (unsigned char)text[len] >= 0x80)
		len++;
	return len;
}

static bool is_same(const char *a, const char *b, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (tolower((unsigned char)a[i]) != tolower((unsigned char)b[i]))
			return false;
	return true;
}

static bool has_word(const char *text, const char *word, size_t len)
{
	while (*text) {
		size_t own = word_at(text);
		if (own == len && is_same(text, word, len))
			return true;
		text += own ? own : 1;
	}
	return false;
}

static int shared_words(const char *one, const char *other)
{
	int shared = 0;
	while (*one) {
		size_t len = word_at(one);
		shared += len >= WORD_LEAST && has_word(other, one, len);
		one += len ? len : 1;
	}
	return shared;
}

int nearest_choice(const struct practice *practice, enum move move, const char *text)
{
	int best = -1, most = -1;
	size_t count;
	const struct course_choice *choices = practice_choices(practice, &count);
	for (size_t i = 0; i < count; i++) {
		if (!classify_is_akin(choices[i].move, move))
			continue;
		int like = shared_words(text, choices[i].text)
		           + (choices[i].move == move ? 1000 : 0);
		if (like > most) {
			most = like;
			best = (int)i;
		}
	}
	return best;
}
