/* Moves of a clinician, by their names in content and in the field. */
#include "train/course.h"

#include "base/str.h"

static const char *const names[MOVES] = { [MOVE_NONE] = "none",
	[MOVE_QUESTION_OPEN] = "question-open", [MOVE_QUESTION_CLOSED] = "question-closed",
	[MOVE_REFLECTION_SIMPLE] = "reflection-simple",
	[MOVE_REFLECTION_COMPLEX] = "reflection-complex", [MOVE_AFFIRM] = "affirm",
	[MOVE_SEEK] = "seek", [MOVE_AUTONOMY] = "autonomy", [MOVE_INFORM] = "inform",
	[MOVE_PERSUADE] = "persuade", [MOVE_PERSUADE_LEAVE] = "persuade-leave",
	[MOVE_CONFRONT] = "confront" };

const char *move_name(enum move move)
{
	return names[move];
}

int move_named(const char *name)
{
	for (int i = 1; i < MOVES; i++)
		if (str_is(names[i], name))
			return i;
	return -1;
}

bool move_is_adherent(enum move move)
{
	return move == MOVE_AFFIRM || move == MOVE_SEEK || move == MOVE_AUTONOMY;
}

bool move_is_against(enum move move)
{
	return move == MOVE_PERSUADE || move == MOVE_CONFRONT;
}
