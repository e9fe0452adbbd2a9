#include "ui/who.h"

#include "base/arena.h"
#include "base/str.h"

#include <assert.h>
#include <string.h>

bool who_has_label(const struct view *view)
{
	return !str_is_empty(view->label) && view->label != view->words->text[WORD_no_label];
}

const char *who_name(const struct view *view, struct arena *arena)
{
	if (!who_has_label(view))
		return view->words->text[WORD_name_patient];
	size_t len = strcspn(view->label, " ");
	return len ? arena_strndup(arena, view->label, len) : view->label;
}

static const char *whose_turn(const struct view *view, struct arena *arena)
{
	assert(view->turn <= TURN_GUEST);
	static const enum word turns[] = { [TURN_PATIENT] = WORD_turn_patient,
		[TURN_CLINICIAN] = WORD_turn_clinician, [TURN_BOTH] = WORD_turn_both,
		[TURN_GUEST] = WORD_turn_guest };
	const char *guest = view->guest ? view->guest : "";
	return words_put(view->words->text[turns[view->turn]],
		view->turn == TURN_GUEST ? guest : who_name(view, arena), arena);
}

const char *who_speaks(const struct view *view, struct arena *arena)
{
	static const enum word companies[] = { [COMPANY_ALONE] = WORD_company_alone,
		[COMPANY_SOMEONE] = WORD_company_someone };
	if (!view->has_turn)
		return "";
	const char *turn = whose_turn(view, arena);
	if (view->company == COMPANY_UNKNOWN)
		return turn;
	return arena_printf(arena, "%s · %s", turn,
		view->words->text[companies[view->company]]);
}
