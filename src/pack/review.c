/* Remarks on the words that a patient sees, screen by screen. */
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
	if (!text)
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

/* A pipe counts as one word: what somebody said is theirs. */
static void review_pipe(struct review *review, const struct pipe *pipe, struct arena *arena)
{
	const char *text = "";
	for (size_t i = 0; i < pipe->count; i++)
		text = arena_printf(arena, "%s%s", text,
			pipe->pieces[i].kind == PIECE_TEXT ? pipe->pieces[i].text : "word");
	review_text(review, pipe->count ? text : NULL);
}

static void review_question(struct review *review, const struct pack_question *question)
{
	for (size_t i = 0; i < question->choice_count; i++)
		review_text(review, question->choices[i].text);
	for (size_t i = 0; i < question->item_count; i++) {
		review_text(review, question->items[i].text);
		review_text(review, question->items[i].more);
	}
	for (size_t i = 0; i < question->starter_count; i++)
		review_text(review, question->starters[i]);
}

static void review_grade(struct review *review)
{
	double grade = prose_grade(&review->prose);
	if (grade > GRADE_MOST)
		faults_say(review->remarks, NULL,
			"write shorter words and sentences: grade 6 is wanted",
			"%s reads at grade %.1f", review->where, grade);
}

void pack_review_words(const struct pack *pack, struct faults *remarks)
{
	struct arena arena;
	arena_init(&arena, pack->arena.last_words);
	for (size_t i = 0; i < pack->screen_count; i++) {
		const struct pack_screen *screen = &pack->screens[i];
		struct review review = { .remarks = remarks,
			.where = arena_printf(&arena, "screen '%s'", screen->id) };
		review_pipe(&review, &screen->heading, &arena);
		review_pipe(&review, &screen->text, &arena);
		for (size_t j = 0; j < screen->plan_count; j++)
			review_pipe(&review, &screen->plan[j].line, &arena);
		if (screen->question >= 0)
			review_question(&review, &pack->questions[screen->question]);
		review_grade(&review);
	}
	arena_release(&arena);
}
