#include "view/view.h"

#include "base/str.h"

#include <assert.h>

/* Is something said that is no other way to answer? */
static bool is_answered(const struct view *view, const struct value *value)
{
	for (size_t i = 0; i < value->count; i++)
		if (!view->parts[i].otherwise && !str_is_blank(value->part[i]))
			return true;
	return false;
}

size_t view_part_after(const struct view *view, const struct value *value, size_t part)
{
	assert(value->type == VALUE_PARTS && value->count <= view->part_count);
	bool answered = is_answered(view, value);
	do
		part++;
	while (part < value->count && view->parts[part].otherwise && answered
		&& str_is_blank(value->part[part]));
	return part < value->count ? part : value->count;
}
