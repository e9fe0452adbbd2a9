#include "ui/plain_kind.h"

#include <assert.h>

const struct plain_kind *plain_kind_of(enum view_kind kind)
{
	static const struct plain_kind *const kinds[VIEW_KINDS] = {
#define PLAIN_LINE(NAME, name) [VIEW_##NAME] = &plain_##name,
		VIEW_KIND_LIST(PLAIN_LINE)
	};
	assert(kind < VIEW_KINDS);
	return kinds[kind];
}
