/*
 * Numbers that are looked at over visits, and how much is a lot: trend and
 * amount, and what a ruler must say to be kept.
 */
#include "pack/build.h"

#include "base/str.h"
#include "conf/table.h"

#define ALSO_MOST 5
#define COUNT_LIMIT 5

static const struct conf_field choice_fields[] = { SHOWN("text"), END };

const struct conf_field trend_fields[] = { TEXT("of"), LIST("also"), INT("change"),
	SHOWN("source"), BOOL("required"), MANY("choice", choice_fields), END };
const struct conf_field amount_fields[] = { SHOWN("now-text"), SHOWN("then-text"), INT("most"),
	INT("first"), BOOL("required"), END };

void build_series(struct build *build, struct layer conf, struct pack_question *ruler)
{
	static const char *const words[] = { "high", "low" };
	ruler->series = layer_text(conf, "series", build->arena);
	if (!ruler->series)
		return;
	/* Nobody can look at a number without knowing which way is up. */
	ruler->more_is_better = build_word(build, conf, "better", words, 2, -1) == 0;
}

/* ---- trend ------------------------------------------------------------------------- */

/* A number that stands behind a verdict is shown with where it is from. */
void build_trend(struct build *build, struct layer conf, struct pack_question *question)
{
	long change = conf_int(conf.base, "change", 0);
	question->source = layer_text(conf, "source", build->arena);
	if (change < 0 || change > 10)
		build_fault(build, conf, "change", "write 1 to 10, or leave it out",
			"a change of %ld cannot be seen on a ruler", change);
	else
		question->change = (int)change;
	if ((change != 0) != !str_is_empty(question->source))
		build_fault(build, conf, change ? "change" : "source",
			"write both change and source, or none",
			"the smallest change that counts needs a source");
}

static int find_series(struct build *build, struct layer conf, const char *key, const char *id)
{
	int number = id ? id_map_find(&build->question_map, id) : -1;
	if (number >= 0 && build->questions[number].series)
		return number;
	build_fault(build, conf, key, "name a ruler that has series = \"...\"",
		"the number of '%s' is not kept over visits", id ? id : "");
	return -1;
}

void link_trend(struct build *build, struct layer conf, struct pack_question *trend)
{
	size_t count;
	const char *const *ids = layer_list(conf, "also", &count, build->arena);
	int *also = arena_array(build->arena, ALSO_MOST, sizeof *also);
	trend->of = find_series(build, conf, "of", conf_text(conf.base, "of"));
	if (count > ALSO_MOST)
		build_fault(build, conf, "also", "keep those that help most",
			"%zu numbers are more than anybody reads", count);
	for (size_t i = 0; i < count && i < ALSO_MOST; i++) {
		int number = find_series(build, conf, "also", ids[i]);
		if (number >= 0)
			also[trend->also_count++] = number;
	}
	trend->also = also;
}

/* ---- amount ------------------------------------------------------------------------- */

static struct pack_item count_item(struct build *build, struct layer conf, const char *id,
	const char *key, struct pack_part *part)
{
	const char *text = layer_text(conf, key, build->arena);
	*part = (struct pack_part){ .means = MEANS_COUNT, .limit = COUNT_LIMIT };
	if (str_is_empty(text))
		build_fault(build, conf, key, arena_printf(build->arena, "write %s = \"...\"", key),
			"'%s' is missing", key);
	return (struct pack_item){ .id = id, .text = text ? text : "", .part = part };
}

void build_amount(struct build *build, struct layer conf, struct pack_question *question)
{
	static const struct pack_choice much[] = { { .id = "no", .text = "no" },
		{ .id = "yes", .text = "yes" } };
	struct pack_part *parts = arena_array(build->arena, 3, sizeof *parts);
	struct pack_item *items = arena_array(build->arena, 3, sizeof *items);
	long most = conf_int(conf.base, "most", 150), first = conf_int(conf.base, "first", 60);
	items[0] = count_item(build, conf, "now", "now-text", &parts[0]);
	items[1] = count_item(build, conf, "then", "then-text", &parts[1]);
	parts[2] = (struct pack_part){ .means = MEANS_HIGH, .limit = COUNT_LIMIT,
		.choices = much, .choice_count = 2 };
	items[2] = (struct pack_item){ .id = "high", .text = "", .part = &parts[2] };
	question->items = items;
	question->item_count = 3;
	if (most < 100 || most > 1000 || first < 1 || first > 10000)
		build_fault(build, conf, "most",
			"write most = 100 to 1000 (percent), first = 1 to 10000",
			"%ld percent, or %ld at first, is no measure", most, first);
	question->most_percent = (int)most;
	question->most_first = (int)first;
}
