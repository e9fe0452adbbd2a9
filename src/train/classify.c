#include "train/classify.h"

#include "base/str.h"

#include <string.h>

#define WORDS_MOST 3

static enum move input_move(const char *kind)
{
	if (str_is(kind, "advice"))
		return MOVE_PERSUADE;
	return str_is(kind, "negotiation") ? MOVE_SEEK : MOVE_INFORM;
}

static enum move move_of(const struct code *code)
{
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

static const char *words_of(const struct code *code, const char *text, struct arena *arena)
{
	const char *all = NULL;
	for (size_t i = 0; i < code->word_count && i < WORDS_MOST; i++) {
		const char *word = arena_strndup(arena, text + code->words[i].at,
			code->words[i].len);
		all = all ? arena_printf(arena, "%s, “%s”", all, word)
		          : arena_printf(arena, "“%s”", word);
	}
	return all;
}

struct classified classify(const struct classifier *classifier, const char *before,
	const char *text, struct arena *arena)
{
	struct code code;
	if (!classifier->coder)
		return (struct classified){ MOVE_NONE, false, NULL };
	coder_begin(classifier->talk);
	if (before)
		coder_code(classifier->coder, classifier->talk, SPEAKER_CLIENT, before, strlen(before),
			&code);
	coder_code(classifier->coder, classifier->talk, SPEAKER_THERAPIST, text, strlen(text), &code);
	enum move move = move_of(&code);
	return (struct classified){ move, !code.unsure && move != MOVE_NONE,
		words_of(&code, text, arena) };
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
	return family(one) == family(other);
}
