#include "ui/plain_kind.h"

#include <assert.h>

const struct plain_kind *plain_kind_of(enum view_kind kind)
{
	static const struct plain_kind *const kinds[VIEW_KINDS] = { [VIEW_SAY] = &plain_say,
		[VIEW_WRITE] = &plain_write, [VIEW_CHOOSE] = &plain_choose,
		[VIEW_MANY] = &plain_many, [VIEW_ITEMS] = &plain_items,
		[VIEW_RULER] = &plain_ruler, [VIEW_REVIEW] = &plain_review,
		[VIEW_AGREE] = &plain_agree, [VIEW_STOP] = &plain_stop,
		[VIEW_SCHEDULE] = &plain_schedule, [VIEW_IFTHEN] = &plain_parts,
		[VIEW_CARD] = &plain_parts, [VIEW_TEACH] = &plain_parts,
		[VIEW_COMPARE] = &plain_compare, [VIEW_PEOPLE] = &plain_people,
		[VIEW_SHARE] = &plain_share, [VIEW_AMOUNT] = &plain_amount,
		[VIEW_TREND] = &plain_trend, [VIEW_PAGE] = &plain_page, [VIEW_PAD] = &plain_pad,
		[VIEW_END] = &plain_end };
	assert(kind < VIEW_KINDS);
	return kinds[kind];
}
