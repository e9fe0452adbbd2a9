#include "visit/kind.h"

/* Words to read together; and lines to read, which plan_show_page() puts in. */
static const struct kind kind_say = { .kind = VIEW_SAY };
static const struct kind kind_page = { .kind = VIEW_PAGE };

static const struct kind *const kinds[] = { &kind_say, &kind_write, &kind_choose, &kind_many,
	&kind_items, &kind_ruler, &kind_review, &kind_agree, &kind_stop, &kind_schedule,
	&kind_ifthen, &kind_card, &kind_teach, &kind_compare, &kind_people, &kind_share,
	&kind_amount, &kind_trend, &kind_page };

const struct kind *kind_of(enum view_kind kind)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (kinds[i]->kind == kind)
			return kinds[i];
	return &kind_say;
}
