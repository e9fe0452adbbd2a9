#include "ui/draw_kind.h"

#include <assert.h>

const struct draw *draw_of(enum view_kind kind)
{
	static const struct draw *const kinds[VIEW_KINDS] = {
		[VIEW_SAY] = &draw_say, [VIEW_WRITE] = &draw_write, [VIEW_CHOOSE] = &draw_choose,
		[VIEW_MANY] = &draw_many, [VIEW_ITEMS] = &draw_items, [VIEW_RULER] = &draw_ruler,
		[VIEW_REVIEW] = &draw_review, [VIEW_AGREE] = &draw_agree,
		[VIEW_STOP] = &draw_stop, [VIEW_SCHEDULE] = &draw_schedule,
		[VIEW_IFTHEN] = &draw_ifthen, [VIEW_CARD] = &draw_card,
		[VIEW_TEACH] = &draw_teach, [VIEW_END] = &draw_end,
		[VIEW_COMPARE] = &draw_compare, [VIEW_PEOPLE] = &draw_people,
		[VIEW_SHARE] = &draw_share, [VIEW_AMOUNT] = &draw_amount,
		[VIEW_TREND] = &draw_trend, [VIEW_PAGE] = &draw_page, [VIEW_PAD] = &draw_pad,
	};
	assert(kind < VIEW_KINDS);
	return kinds[kind];
}
