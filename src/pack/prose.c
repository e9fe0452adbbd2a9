#include "pack/prose.h"

#include "pack/pack.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#define GRADED_WORDS 30

static bool is_letter(char c)
{
	return isalpha((unsigned char)c) || (unsigned char)c >= 0x80;
}

static bool is_vowel(char c)
{
	return strchr("aeiouy", tolower((unsigned char)c)) && c;
}

/* A word: letters, digits, and what joins them. */
static bool is_word(const char *s)
{
	return is_letter(*s) || isdigit((unsigned char)*s)
	       || ((*s == '\'' || *s == '-') && is_letter(s[1]));
}

/*
 * Runs of vowels, less what English does not say: a last e, and the e of "ed"
 * after most letters.  Never none.
 */
size_t prose_syllables(const char *word, size_t len)
{
	size_t count = 0;
	for (size_t i = 0; i < len; i++)
		count += is_vowel(word[i]) && (i == 0 || !is_vowel(word[i - 1]));
	bool silent_e = len > 2 && tolower((unsigned char)word[len - 1]) == 'e'
	                && !is_vowel(word[len - 2]) && word[len - 2] != 'l';
	bool silent_ed = len > 3 && strncasecmp(word + len - 2, "ed", 2) == 0
	                 && !strchr("tdTD", word[len - 3]) && !is_vowel(word[len - 3]);
	if ((silent_e || silent_ed) && count > 1)
		count--;
	return count ? count : 1;
}

static void end_sentence(struct prose *prose, size_t words, const char *from)
{
	if (words == 0)
		return;
	prose->sentences++;
	if (words > prose->longest) {
		prose->longest = words;
		prose->longest_at = from;
	}
}

/* A sentence ends at . ! ? before a blank or the end, and with its paragraph. */
static bool ends_sentence(const char *s)
{
	if (*s == '\n')
		return true;
	if (!strchr(".!?", *s))
		return false;
	return s[1] == '\0' || isspace((unsigned char)s[1]) || (unsigned char)s[1] >= 0x80;
}

void prose_count(const char *text, struct prose *prose)
{
	size_t words = 0;
	const char *from = text;
	while (*text) {
		size_t len = 0;
		while (text[len] && is_word(text + len))
			len++;
		if (len) {
			prose->words++;
			words++;
			prose->syllables += prose_syllables(text, len);
			text += len;
			continue;
		}
		if (ends_sentence(text)) {
			end_sentence(prose, words, from);
			words = 0;
			from = text + 1;
		}
		text++;
	}
	end_sentence(prose, words, from);
}

double prose_grade(const struct prose *prose)
{
	if (prose->words < GRADED_WORDS || prose->sentences == 0)
		return -1;
	return 0.39 * (double)prose->words / (double)prose->sentences
	       + 11.8 * (double)prose->syllables / (double)prose->words - 15.59;
}

double pack_grade(const char *text)
{
	struct prose prose = { 0 };
	prose_count(text, &prose);
	return prose_grade(&prose);
}

/* Idioms that not everybody knows, blame, and words that raise fear of one's own back. */
static const struct {
	const char *idiom, *instead;
} idioms[] = {
	{ "had less say", "say \"hurt you less\"" },
	{ "leaning", "say \"which one would you pick today\"" },
	{ "takes grit", "say \"is hard\"" },
	{ "upside", "say \"good and bad\"" },
	{ "downside", "say \"good and bad\"" },
	{ "at half size", "say \"half as much\"" },
	{ "touch base", "say \"talk\"" },
	{ "on board", "say \"agree\"" },
	{ "get the ball rolling", "say \"begin\"" },
	{ "wear and tear", "say what it means for the day, not what it looks like inside" },
	{ "out of place", "a back is not out of place" },
	{ "slipped", "nothing has slipped" },
	{ "correct posture", "no one posture is right" },
	{ "never lift", "say what can be done" },
	{ "cure", "promise no cure" },
	{ "failed", "say \"not yet\"" },
	{ "failure", "say \"not yet\"" },
	{ "non-compliant", "say what happened, without blame" },
	{ "you must", "say \"you can\"" },
	{ "you have to", "say \"you can\"" },
};

static bool holds_word(const char *text, const char *word)
{
	size_t len = strlen(word);
	for (const char *at = text; (at = strcasestr(at, word)); at++)
		if ((at == text || !is_letter(at[-1])) && !is_letter(at[len]))
			return true;
	return false;
}

const char *prose_idiom(const char *text, size_t i, const char **instead)
{
	for (size_t k = 0; k < sizeof idioms / sizeof *idioms; k++)
		if (holds_word(text, idioms[k].idiom) && i-- == 0) {
			*instead = idioms[k].instead;
			return idioms[k].idiom;
		}
	return NULL;
}
