/* What kinds of screen mean to a visit: those of which anything in pack.h holds. */
#include "pack/pack.h"

#include <assert.h>

static const struct pack_traits traits[VIEW_KINDS] = {
	[VIEW_WRITE] = { .may_leave = true },
	[VIEW_CHOOSE] = { .leaves_with_name = true, .may_leave = true },
	[VIEW_MANY] = { .several = true, .may_leave = true },
	[VIEW_REVIEW] = { .lists_answers = true },
	[VIEW_AGREE] = { .agrees = true },
	[VIEW_STOP] = { .watches = true },
	[VIEW_SCHEDULE] = { .may_leave = true },
	[VIEW_IFTHEN] = { .may_leave = true },
	[VIEW_CARD] = { .may_leave = true },
	[VIEW_COMPARE] = { .may_leave = true },
	[VIEW_PEOPLE] = { .names_people = true },
	[VIEW_SHARE] = { .shares = true, .asked_anew = true },
	[VIEW_TREND] = { .shows_past = true },
};

const struct pack_traits *pack_traits(enum view_kind kind)
{
	assert(kind < VIEW_KINDS);
	return &traits[kind];
}
