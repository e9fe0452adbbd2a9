#include "visit/kind.h"

/* Words to read together; and lines to read, which plan_show_page() puts in. */
static const struct kind kind_say = { .kind = VIEW_SAY };
static const struct kind kind_page = { .kind = VIEW_PAGE };

static const struct kind *const kinds[] = {
	[VIEW_SAY] = &kind_say,
	[VIEW_WRITE] = &kind_write,
	[VIEW_CHOOSE] = &kind_choose,
	[VIEW_MANY] = &kind_many,
	[VIEW_ITEMS] = &kind_items,
	[VIEW_RULER] = &kind_ruler,
	[VIEW_REVIEW] = &kind_review,
	[VIEW_AGREE] = &kind_agree,
	[VIEW_STOP] = &kind_stop,
	[VIEW_SCHEDULE] = &kind_schedule,
	[VIEW_IFTHEN] = &kind_ifthen,
	[VIEW_CARD] = &kind_card,
	[VIEW_TEACH] = &kind_teach,
	[VIEW_COMPARE] = &kind_compare,
	[VIEW_PEOPLE] = &kind_people,
	[VIEW_SHARE] = &kind_share,
	[VIEW_AMOUNT] = &kind_amount,
	[VIEW_TREND] = &kind_trend,
	[VIEW_PAGE] = &kind_page,
};
_Static_assert(sizeof kinds / sizeof *kinds == PACK_KINDS,
	"a line for each kind");

const struct kind *kind_of(enum view_kind kind)
{
	return kind < PACK_KINDS ? kinds[kind] : NULL;
}
