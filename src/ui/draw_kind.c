#include "ui/draw_kind.h"

#include <assert.h>

const struct draw *draw_of(enum view_kind kind)
{
	static const struct draw *const kinds[VIEW_KINDS] = {
#define DRAW_LINE(NAME, name) [VIEW_##NAME] = &draw_##name,
		VIEW_KIND_LIST(DRAW_LINE)
	};
	assert(kind < VIEW_KINDS);
	return kinds[kind];
}
