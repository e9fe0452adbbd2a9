#include "coder/shape.h"

#include <assert.h>
#include <string.h>

/* ---- how it begins: words such as "okay, so" aside */

static bool is_lead_in(const struct token *token)
{
	return !token->is_word || token->word_class == CLASS_FILLER
	       || token->word_class == CLASS_YES || token->hash == lexicon_hash("so", 2)
	       || token->hash == lexicon_hash("and", 3) || token->hash == lexicon_hash("but", 3);
}

static size_t opener_at(const struct tokens *tokens, size_t from)
{
	assert(from < tokens->count);
	size_t i = from;
	while (i + 1 < tokens->count && is_lead_in(&tokens->list[i]) && !tokens->list[i].is_last)
		i++;
	return i;
}

/* Classes in an order in which a threshold means something: questions first. */
static float opener_rank(const struct tokens *tokens, size_t from)
{
	if (from >= tokens->count)
		return -1;
	switch (tokens->list[opener_at(tokens, from)].word_class) {
	case CLASS_WH: return 0;
	case CLASS_HELPER: return 1;
	case CLASS_NOT: return 2;
	case CLASS_YES: return 3;
	case CLASS_FILLER: return 4;
	case CLASS_THANKS: return 5;
	case CLASS_NONE: return 6;
	case CLASS_FUNCTION: return 7;
	case CLASS_YOU: return 9;
	case CLASS_SEEM: return 10;
	case CLASS_I: return 11;
	default: return 8;
	}
}

static size_t last_sentence(const struct tokens *tokens)
{
	size_t i = tokens->count;
	while (i > 0 && !tokens->list[i - 1].is_first)
		i--;
	return i > 0 ? i - 1 : 0;
}

static bool ends_asking(const struct tokens *tokens)
{
	return tokens->count > 0 && tokens->list[tokens->count - 1].hash == '?';
}

/* ---- what it takes up */

static bool holds_stem(const struct tokens *tokens, uint32_t stem)
{
	for (size_t i = 0; i < tokens->count; i++)
		if (tokens->list[i].stem == stem)
			return true;
	return false;
}

static void take_up(const struct tokens *tokens, const struct earlier *earlier, float *values)
{
	float echo = 0, said = 0, stems = values[SHAPE_STEMS];
	for (size_t i = 0; i < tokens->count; i++) {
		uint32_t stem = tokens->list[i].stem;
		if (!stem)
			continue;
		echo += holds_stem(&earlier->last, stem);
		said += earlier->said[stem % STEMS_SLOTS] == stem;
	}
	values[SHAPE_ECHO] = echo;
	values[SHAPE_ECHO_SHARE] = stems > 0 ? echo / stems : -1;
	values[SHAPE_SAID_SHARE] = stems > 0 ? said / stems : -1;
	values[SHAPE_NEW] = stems - said;
}

static void look_back(const struct tokens *tokens, enum speaker speaker,
	const struct earlier *earlier, float *values)
{
	const struct tokens *last = &earlier->last;
	take_up(tokens, earlier, values);
	values[SHAPE_BEFORE_WORDS] = (float)last->words;
	values[SHAPE_BEFORE_ASKS] = ends_asking(last);
	values[SHAPE_BEFORE_ASKED] = (float)last->asked;
	values[SHAPE_BEFORE_SPEAKER] = earlier->turns ? 1 + (float)earlier->last_speaker : 0;
	values[SHAPE_RATIO] = (float)tokens->words / (1 + (float)last->words);
	values[SHAPE_TURNS] = (float)earlier->turns;
	values[SHAPE_LAST_OWN_WORDS] = (float)earlier->words_of[speaker];
	for (size_t i = 0; i < last->count; i++) {
		values[SHAPE_BEFORE_NOT] += last->list[i].word_class == CLASS_NOT;
		values[SHAPE_BEFORE_DOUBT] += last->list[i].word_class == CLASS_DOUBT;
		values[SHAPE_BEFORE_YES] += last->list[i].word_class == CLASS_YES;
	}
	for (size_t i = 0; i < PHRASE_GROUPS; i++)
		values[SHAPE_BEFORE_PHRASE + i] = earlier->phrases[i];
}

/* ---- itself */

static void count_tokens(const struct tokens *tokens, float *values)
{
	bool asked = false;
	size_t since = 0;
	for (size_t i = 0; i < tokens->count; i++) {
		const struct token *token = &tokens->list[i];
		values[SHAPE_SENTENCES] += token->is_first;
		values[SHAPE_STEMS] += token->stem != 0;
		values[SHAPE_COMMAS] += token->hash == ',';
		values[SHAPE_NUMBERS] += !token->is_word && token->hash >= '1'
			&& token->hash <= '4';
		since = token->is_first ? 0 : since;
		since += token->is_word;
		if (token->is_last && token->hash != '?')
			values[SHAPE_UNASKED] += (float)since;
		if (token->hash == '?' && !asked)
			values[SHAPE_ASK_AT] = (float)(i + 1) / (float)tokens->count;
		asked = asked || token->hash == '?';
		if (!token->is_word)
			continue;
		assert(token->word_class < CLASSES);
		values[SHAPE_CLASS + token->word_class]++;
		values[SHAPE_DENIED] += token->is_denied && token->word_class > CLASS_NOT;
	}
	values[SHAPE_WORDS_LAST] = (float)since;
}

static void look_at(const struct phrases *phrases, const struct tokens *tokens, float *values)
{
	unsigned char counts[PHRASE_GROUPS];
	float words = (float)(tokens->words ? tokens->words : 1);
	uint32_t end = tokens->count ? tokens->list[tokens->count - 1].hash : 0;
	count_tokens(tokens, values);
	values[SHAPE_WORDS] = (float)tokens->words;
	values[SHAPE_ASKED] = (float)tokens->asked;
	values[SHAPE_ASKS_LAST] = ends_asking(tokens);
	values[SHAPE_OPENER] = opener_rank(tokens, 0);
	values[SHAPE_OPENER_LAST] = opener_rank(tokens, last_sentence(tokens));
	values[SHAPE_YOU] = values[SHAPE_CLASS + CLASS_YOU] / words;
	values[SHAPE_I] = values[SHAPE_CLASS + CLASS_I] / words;
	values[SHAPE_CUT_OFF] = end == '-' || end == '=';
	values[SHAPE_GOES_ON] = tokens->count && tokens->list[0].hash == '-';
	phrases_count(phrases, tokens, 0, counts);
	for (size_t i = 0; i < PHRASE_GROUPS; i++)
		values[SHAPE_PHRASE + i] = counts[i];
	phrases_count(phrases, tokens, last_sentence(tokens), counts);
	for (size_t i = 0; i < PHRASE_GROUPS; i++)
		values[SHAPE_END_PHRASE + i] = counts[i];
}

void shape_of(const struct phrases *phrases, const struct tokens *tokens,
	enum speaker speaker, const struct earlier *earlier, struct shape *shape)
{
	memset(shape, 0, sizeof *shape);
	look_at(phrases, tokens, shape->values);
	if (earlier)
		look_back(tokens, speaker, earlier, shape->values);
}

void earlier_add(struct earlier *earlier, const struct tokens *tokens, const struct shape *shape,
	enum speaker speaker)
{
	assert(speaker < SPEAKERS);
	memset(earlier->before, 0, sizeof earlier->before);
	for (size_t i = earlier->last.count, n = 0; i-- > 0 && n < 4;)
		earlier->before[n++] = earlier->last.list[i].hash;
	earlier->before_speaker = earlier->last_speaker;
	earlier->last = *tokens;
	earlier->last_speaker = speaker;
	earlier->words_of[speaker] = tokens->words;
	earlier->turns++;
	for (size_t i = 0; i < PHRASE_GROUPS; i++)
		earlier->phrases[i] = (unsigned char)shape->values[SHAPE_PHRASE + i];
	for (size_t i = 0; speaker == SPEAKER_CLIENT && i < tokens->count; i++)
		if (tokens->list[i].stem)
			earlier->said[tokens->list[i].stem % STEMS_SLOTS] = tokens->list[i].stem;
}
