/* Remarks on the words that a patient sees, screen by screen. */
#include "base/str.h"
#include "base/utf8.h"
#include "pack/pack.h"
#include "pack/prose.h"

#include <stdio.h>
#include <string.h>

#define GRADE_MOST 8.0
#define SENTENCE_MOST 20
#define BEGINNING 40

struct review {
	struct faults *remarks;
	const char *where; /* "screen 'hope'" */
	bool is_english; /* prose.c counts and lists no other language */
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
static void review_pattern(struct review *review, const struct pattern *pattern, struct arena *arena)
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

static void review_question(struct review *review, const struct pack_question *question,
	struct arena *arena)
{
	for (size_t i = 0; i < question->choice_count; i++) {
		review_text(review, question->choices[i].text);
		review_text(review, question->choices[i].group);
		review_text(review, question->choices[i].ask);
		review_list(review, question->choices[i].cells, question->row_count);
	}
	for (size_t i = 0; i < question->item_count; i++) {
		review_text(review, question->items[i].text);
		review_text(review, question->items[i].more);
		if (question->items[i].part)
			review_part(review, question->items[i].part, arena);
	}
	review_list(review, question->rows, question->row_count);
	review_text(review, question->real);
	for (size_t i = 0; i < question->starter_count; i++)
		review_text(review, question->starters[i]);
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
		/* The copies for other persons of the circle say the same. */
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
