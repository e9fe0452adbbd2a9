#include "pack/prose.h"

#include "base/str.h"
#include "base/utf8.h"
#include "pack/build.h"

#include <assert.h>
#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#define GRADED_WORDS 30

/* Bytes of the letter or digit at `s`; 0 where there is none: quotes and dashes are none. */
static size_t letter_len(const char *s)
{
	size_t len;
	if ((unsigned char)*s < 0x80)
		return isalnum((unsigned char)*s) ? 1 : 0;
	uint32_t cp = utf8_decode(s, &len);
	return cp < 0xC0 || (cp >= 0x2000 && cp <= 0x206F) ? 0 : len;
}

static bool is_vowel(char c)
{
	return strchr("aeiouy", tolower((unsigned char)c)) && c;
}

/* What joins letters to one word. */
static size_t joiner_len(const char *s)
{
	if (*s == '\'' || *s == '-')
		return 1;
	return strncmp(s, "’", strlen("’")) == 0 ? strlen("’") : 0;
}

static size_t word_len(const char *s)
{
	size_t len = letter_len(s);
	for (size_t n = len; n > 0; len += n) {
		n = letter_len(s + len);
		size_t joiner = n ? 0 : joiner_len(s + len);
		if (joiner && letter_len(s + len + joiner))
			n = joiner;
	}
	return len;
}

/* Is the last e of these `len` bytes silent: "make", "while", but not "table"? */
static bool is_silent(const char *word, size_t len)
{
	if (len < 3 || tolower((unsigned char)word[len - 1]) != 'e' || is_vowel(word[len - 2]))
		return false;
	return tolower((unsigned char)word[len - 2]) != 'l' || is_vowel(word[len - 3]);
}

/* As in "walked", not as in "wanted"; as in "makes", not as in "houses". */
static bool is_silent_ending(const char *word, size_t len)
{
	if (len < 4 || is_vowel(word[len - 3]))
		return false;
	if (strncasecmp(word + len - 2, "ed", 2) == 0)
		return !strchr("tdTD", word[len - 3]);
	return strncasecmp(word + len - 2, "es", 2) == 0 && !strchr("sxzhcgSXZHCG", word[len - 3])
	       && is_silent(word, len - 1);
}

/* Runs of vowels, less the e that English does not say.  Never none. */
size_t prose_syllables(const char *word, size_t len)
{
	size_t count = 0;
	for (size_t i = 0; i < len; i++)
		count += is_vowel(word[i]) && (i == 0 || !is_vowel(word[i - 1]));
	if (count > 1 && (is_silent(word, len) || is_silent_ending(word, len)))
		count--;
	return count ? count : 1;
}

static void end_sentence(struct prose *prose, size_t words, const char *from)
{
	assert(words <= prose->words);
	if (words == 0)
		return;
	prose->sentences++;
	if (words > prose->longest) {
		prose->longest = words;
		prose->longest_at = from;
	}
}

/* A sentence ends at . ! ? with no letter or digit behind it, and with its paragraph. */
static bool ends_sentence(const char *s)
{
	if (*s == '\n')
		return true;
	return strchr(".!?", *s) && !letter_len(s + 1);
}

void prose_count(const char *text, struct prose *prose)
{
	size_t words = 0;
	const char *from = text;
	while (*text) {
		size_t len = word_len(text);
		if (len) {
			if (words++ == 0)
				from = text;
			prose->words++;
			prose->syllables += prose_syllables(text, len);
			text += len;
			continue;
		}
		if (ends_sentence(text)) {
			end_sentence(prose, words, from);
			words = 0;
		}
		utf8_decode(text, &len);
		assert(len > 0);
		text += len;
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
	{ "upsides", "say \"good and bad\"" },
	{ "downside", "say \"good and bad\"" },
	{ "downsides", "say \"good and bad\"" },
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
	{ "cures", "promise no cure" },
	{ "cured", "promise no cure" },
	{ "fail", "say \"not yet\"" },
	{ "fails", "say \"not yet\"" },
	{ "failed", "say \"not yet\"" },
	{ "failure", "say \"not yet\"" },
	{ "non-compliant", "say what happened, without blame" },
	{ "you must", "say \"you can\"" },
	{ "you have to", "say \"you can\"" },
};

static bool ends_in_letter(const char *text, const char *end)
{
	if (end == text)
		return false;
	do
		end--;
	while (end > text && ((unsigned char)*end & 0xC0) == 0x80);
	return letter_len(end) > 0;
}

static bool holds_word(const char *text, const char *word)
{
	size_t len = strlen(word);
	for (const char *at = text; (at = strcasestr(at, word)); at++)
		if (!ends_in_letter(text, at) && !letter_len(at + len))
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

/* ---- remarks on what a patient sees ----------------------------------------------- */

/* Remarks on the words that a patient sees, screen by screen. */

#define GRADE_MOST 8.0
#define SENTENCE_MOST 20
#define BEGINNING 40

struct review {
	struct faults *remarks;
	const char *where; /* "screen 'hope'" */
	bool is_english; /* no other language is counted, or has idioms here */
	struct prose prose;
};

/* How a sentence begins, cut between characters. */
static int beginning_of(const char *sentence)
{
	return (int)utf8_valid_bytes(sentence, strnlen(sentence, BEGINNING));
}

static void review_text(struct review *review, const char *text)
{
	struct prose one = { 0 };
	const char *idiom, *instead;
	if (!text || !review->is_english)
		return;
	prose_count(text, &one);
	prose_count(text, &review->prose);
	if (one.longest > SENTENCE_MOST)
		faults_say(review->remarks, NULL, "make two sentences of it",
			"%s: a sentence of %zu words: \"%.*s...\"", review->where, one.longest,
			beginning_of(one.longest_at), one.longest_at);
	for (size_t i = 0; (idiom = prose_idiom(text, i, &instead)); i++)
		faults_say(review->remarks, NULL, instead, "%s: \"%s\"", review->where, idiom);
}

/* A placeholder counts as one word: what somebody said is theirs. */
static void review_pattern(struct review *review, const struct pattern *pattern,
	struct arena *arena)
{
	const char *text = "";
	for (size_t i = 0; i < pattern->count; i++)
		text = arena_printf(arena, "%s%s", text,
			pattern->spans[i].kind == SPAN_TEXT ? pattern->spans[i].text : "word");
	review_text(review, pattern->count ? text : NULL);
}

static void review_list(struct review *review, const char *const *list, size_t count)
{
	for (size_t i = 0; list && i < count; i++)
		review_text(review, list[i]);
}

static void review_part(struct review *review, const struct pack_part *part, struct arena *arena)
{
	review_list(review, part->starters, part->starter_count);
	review_pattern(review, &part->preset, arena);
	for (size_t i = 0; i < part->choice_count; i++)
		review_text(review, part->choices[i].text);
}

static void review_one(void *ctx, const char *text)
{
	review_text(ctx, text);
}

static void review_question(struct review *review, const struct pack_question *question,
	struct arena *arena)
{
	assert(question->kind > VIEW_SAY && question->kind < PACK_KINDS);
	for (size_t i = 0; i < question->choice_count; i++) {
		const struct pack_choice *group = question->choices[i].group;
		review_text(review, question->choices[i].text);
		if (group && (i == 0 || question->choices[i - 1].group != group))
			review_text(review, group->text);
		review_text(review, question->choices[i].ask);
	}
	for (size_t i = 0; i < question->item_count; i++) {
		review_text(review, question->items[i].text);
		review_text(review, question->items[i].more);
		if (question->items[i].part)
			review_part(review, question->items[i].part, arena);
	}
	for (size_t i = 0; question->answers && i < question->answer_count; i++)
		review_text(review, question->answers[i].text);
	if (pack_kinds[question->kind]->texts)
		pack_kinds[question->kind]->texts(question, review_one, review);
}

/* A screen that gives the clinician no words leaves two people alone with a form. */
static void review_coach(struct review *review, const struct pack_screen *screen)
{
	for (size_t i = 0; i < screen->coach_count; i++)
		if (screen->coach[i].kind == COACH_SAY || screen->coach[i].kind == COACH_ASK)
			return;
	faults_say(review->remarks, NULL, "write coach { say = {\"...\"} } or ask = {\"...\"}",
		"%s: the clinician has nothing to say or to ask", review->where);
}

static void review_grade(struct review *review)
{
	double grade = prose_grade(&review->prose);
	if (grade > GRADE_MOST)
		faults_say(review->remarks, NULL,
			"write shorter words and sentences: grade 6 is wanted",
			"%s reads at grade %.1f", review->where, grade);
}

static bool is_english(const struct pack *pack)
{
	return str_is(pack->language, "en") || str_starts(pack->language, "en_");
}

void pack_review_words(const struct pack *pack, struct faults *remarks)
{
	struct arena arena;
	arena_init(&arena, pack->arena.last_words);
	for (size_t i = 0; i < pack->screen_count; i++) {
		const struct pack_screen *screen = &pack->screens[i];
		/* The copies for other supporters say the same. */
		if (screen->person > 1)
			continue;
		struct review review = { .remarks = remarks, .is_english = is_english(pack),
			.where = arena_printf(&arena, "screen '%s'", screen->id) };
		review_pattern(&review, &screen->heading, &arena);
		review_pattern(&review, &screen->text, &arena);
		for (size_t j = 0; j < screen->plan_count; j++)
			review_pattern(&review, &screen->plan[j].line, &arena);
		for (size_t j = 0; j < screen->family_count; j++)
			review_pattern(&review, &screen->family[j].line, &arena);
		if (screen->question >= 0)
			review_question(&review, &pack->questions[screen->question], &arena);
		review_coach(&review, screen);
		review_grade(&review);
	}
	arena_release(&arena);
}
