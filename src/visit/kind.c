#include "visit/kind.h"

/* Words to read together; and lines to read, which plan_show_page() puts in. */
const struct kind kind_say = { .show = NULL };
const struct kind kind_page = { .show = NULL };

const struct kind *kind_of(enum view_kind kind)
{
	static const struct kind *const kinds[PACK_KINDS] = {
#define KIND_LINE(NAME, name) [VIEW_##NAME] = &kind_##name,
		PACK_KIND_LIST(KIND_LINE)
	};
	return kind < PACK_KINDS ? kinds[kind] : NULL;
}
