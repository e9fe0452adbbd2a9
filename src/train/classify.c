#include "train/classify.h"

#include "base/str.h"

#include <assert.h>
#include <string.h>

static enum move input_move(const char *kind)
{
	if (str_is(kind, "advice"))
		return MOVE_PERSUADE;
	return str_is(kind, "negotiation") ? MOVE_SEEK : MOVE_INFORM;
}

static enum move move_of(const struct code *code)
{
	assert(code->speaker == SPEAKER_THERAPIST);
	const char *behaviour = code_label(code, TASK_BEHAVIOUR);
	if (str_is(behaviour, "question"))
		return str_is(code_label(code, TASK_QUESTION_KIND), "open") ? MOVE_QUESTION_OPEN
		                                                            : MOVE_QUESTION_CLOSED;
	if (str_is(behaviour, "reflection"))
		return str_is(code_label(code, TASK_REFLECTION_KIND), "simple")
			? MOVE_REFLECTION_SIMPLE : MOVE_REFLECTION_COMPLEX;
	if (str_is(behaviour, "therapist_input"))
		return input_move(code_label(code, TASK_INPUT_KIND));
	return MOVE_NONE;
}

static void add_words(const struct code *code, const char *text, struct arena *arena,
	struct classified *seen)
{
	assert(code->word_count <= CODE_WORDS_MAX && seen->word_count == 0);
	for (; seen->word_count < code->word_count && seen->word_count < CLASSIFY_WORDS;
		seen->word_count++)
		seen->words[seen->word_count] = arena_strndup(arena,
			text + code->words[seen->word_count].at,
			code->words[seen->word_count].len);
}

struct classified classify(const struct classifier *classifier, const char *before,
	const char *text, struct arena *arena)
{
	struct code code;
	assert(!classifier->coder || classifier->talk);
	if (!classifier->coder)
		return (struct classified){ .move = MOVE_NONE };
	coder_begin(classifier->talk);
	if (before)
		coder_code(classifier->coder, classifier->talk, SPEAKER_CLIENT, before, strlen(before),
			&code);
	coder_code(classifier->coder, classifier->talk, SPEAKER_THERAPIST, text, strlen(text), &code);
	enum move move = move_of(&code);
	struct classified seen = { .move = move, .sure = !code.unsure && move != MOVE_NONE };
	add_words(&code, text, arena, &seen);
	return seen;
}

static int family(enum move move)
{
	if (move == MOVE_QUESTION_OPEN || move == MOVE_QUESTION_CLOSED)
		return 1;
	if (move == MOVE_REFLECTION_SIMPLE || move == MOVE_REFLECTION_COMPLEX)
		return 2;
	if (move_is_adherent(move))
		return 3;
	return move_is_against(move) ? 4 : 5 + (int)move;
}

bool classify_is_akin(enum move one, enum move other)
{
	assert(one < MOVES && other < MOVES);
	return family(one) == family(other);
}
