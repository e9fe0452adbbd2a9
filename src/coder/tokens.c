#include "coder/tokens.h"

#include <assert.h>
#include <string.h>

#define WORD_MAX 64 /* letters of a word that count */

/* The hash of a mark is its character: no word has one so small but by chance. */
#define MARKS "?!.,;:()[]\""

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Bytes of an apostrophe at `text`: plain, or U+2019. */
static size_t apostrophe(const char *text, size_t len)
{
	if (len > 0 && *text == '\'')
		return 1;
	return len > 2 && memcmp(text, "\xe2\x80\x99", 3) == 0 ? 3 : 0;
}

/* Typographic marks that are no letters: U+2000 to U+206F and U+00A0 to U+00BF. */
static size_t foreign_mark(const char *text, size_t len)
{
	if (len > 2 && text[0] == '\xe2' && (text[1] == '\x80' || text[1] == '\x81'))
		return 3;
	return len > 1 && text[0] == '\xc2' ? 2 : 0;
}

/* The word that begins at `text`: bytes taken, and itself in lower case. */
static size_t take_word(const char *text, size_t len, char *word, size_t *word_len)
{
	size_t at = 0;
	*word_len = 0;
	while (at < len) {
		size_t quote = apostrophe(text + at, len - at);
		if (quote && !(at + quote < len && is_letter(text[at + quote])))
			break;
		if (!quote && (!is_letter(text[at]) || foreign_mark(text + at, len - at)))
			break;
		char c = quote ? '\'' : text[at];
		if (*word_len < WORD_MAX)
			word[(*word_len)++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
		at += quote ? quote : 1;
	}
	return at;
}

static bool ends_in(const char *word, size_t len, const char *ending)
{
	size_t more = strlen(ending);
	return len >= more + 3 && memcmp(word + len - more, ending, more) == 0;
}

static uint32_t stem_of(const char *word, size_t len)
{
	static const char *const endings[] = { "ing", "'s", "ed", "es", "s", "ly", "er", "e" };
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (ends_in(word, len, endings[i])) {
			len -= strlen(endings[i]);
			break;
		}
	if (len > 3 && word[len - 1] == word[len - 2])
		len--;
	return lexicon_hash(word, len);
}

static bool is_little(enum word_class word_class)
{
	return (word_class >= CLASS_FUNCTION && word_class <= CLASS_NOT)
	       || word_class == CLASS_YES || word_class == CLASS_FILLER;
}

static struct token *add(struct tokens *tokens, uint32_t hash, size_t at, size_t len)
{
	if (tokens->count == TOKENS_MAX) {
		tokens->cut = true;
		return NULL;
	}
	struct token *token = &tokens->list[tokens->count++];
	*token = (struct token){ .hash = hash, .at = (uint32_t)at, .len = (uint32_t)len };
	return token;
}

/* "I-I": the second is the first once more. */
static bool is_stutter(const struct tokens *tokens, uint32_t hash)
{
	size_t count = tokens->count;
	return count >= 2 && tokens->list[count - 1].hash == '-'
	       && tokens->list[count - 2].hash == hash;
}

static size_t add_word(const struct lexicon *lexicon, const char *text, size_t at, size_t len,
	struct tokens *tokens)
{
	char word[WORD_MAX];
	size_t word_len, taken = take_word(text + at, len - at, word, &word_len);
	assert(taken > 0 && taken <= len - at && word_len > 0);
	uint32_t hash = lexicon_hash(word, word_len);
	if (is_stutter(tokens, hash)) {
		tokens->count--;
		return taken;
	}
	struct token *token = add(tokens, hash, at, taken);
	if (!token)
		return taken;
	token->is_word = true;
	token->word_class = (uint8_t)lexicon_find(lexicon, hash);
	if (!is_little(token->word_class))
		token->stem = stem_of(word, word_len);
	tokens->words++;
	return taken;
}

/* All numbers are alike, but for how many digits they have. */
static size_t add_number(const char *text, size_t at, size_t len, struct tokens *tokens)
{
	size_t taken = 0;
	while (at + taken < len && is_digit(text[at + taken]))
		taken++;
	add(tokens, '0' + (taken < 4 ? (uint32_t)taken : 4), at, taken);
	return taken;
}

static size_t add_mark(const char *text, size_t at, size_t len, struct tokens *tokens)
{
	size_t taken = foreign_mark(text + at, len - at);
	if (taken)
		return taken;
	if (text[at] == '-') {
		while (at + taken < len && text[at + taken] == '-')
			taken++;
		add(tokens, taken > 1 ? '=' : '-', at, taken);
		return taken;
	}
	if (text[at] && strchr(MARKS, text[at]))
		add(tokens, (unsigned char)text[at], at, 1);
	tokens->asked += text[at] == '?';
	return 1;
}

static bool ends_sentence(const struct token *token)
{
	return !token->is_word && (token->hash == '?' || token->hash == '.' || token->hash == '!');
}

static void mark_sentences(struct tokens *tokens)
{
	for (size_t i = 0; i < tokens->count; i++) {
		struct token *token = &tokens->list[i];
		token->is_first = i == 0 || tokens->list[i - 1].is_last;
		token->is_last = i + 1 == tokens->count
			|| (ends_sentence(token) && !ends_sentence(token + 1));
	}
}

static void mark_denied(struct tokens *tokens)
{
	size_t left = 0;
	for (size_t i = 0; i < tokens->count; i++) {
		struct token *token = &tokens->list[i];
		token->is_denied = left > 0;
		if (token->is_last)
			left = 0;
		else if (token->word_class == CLASS_NOT)
			left = 4;
		else if (left > 0)
			left--;
	}
}

void tokens_of(const struct lexicon *lexicon, const char *text, size_t len, struct tokens *tokens)
{
	*tokens = (struct tokens){ 0 };
	for (size_t at = 0; at < len && !tokens->cut;) {
		if (is_letter(text[at]) && !foreign_mark(text + at, len - at))
			at += add_word(lexicon, text, at, len, tokens);
		else if (is_digit(text[at]))
			at += add_number(text, at, len, tokens);
		else
			at += add_mark(text, at, len, tokens);
	}
	assert(tokens->count <= TOKENS_MAX && tokens->words <= tokens->count);
	mark_sentences(tokens);
	mark_denied(tokens);
}
