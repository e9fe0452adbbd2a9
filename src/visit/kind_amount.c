/*
 * amount: so much before, so much from now on.  Whether that is a good deal more
 * is worked out when it is answered, and kept with it, so that a condition can ask.
 */
#include "visit/kind.h"
#include "visit/parts.h"

#include "base/str.h"

static long count_of(const struct value *value, size_t part)
{
	long count;
	return str_to_long(value->part[part], &count) ? count : -1;
}

static const char *is_high(const struct pack_question *question, const struct value *value)
{
	long now = count_of(value, 0), then = count_of(value, 1);
	if (now < 0 || then < 0)
		return "";
	bool high = now == 0 ? then > question->most_first
	                     : then * 100 > now * question->most_percent;
	return high ? "yes" : "no";
}

static void decide(struct visit *visit, const struct pack_question *question,
	const struct value *value, struct batch *batch)
{
	struct arena *arena = &visit->scratch;
	const char **ids = arena_array(arena, value->count, sizeof *ids);
	const char **texts = arena_array(arena, value->count, sizeof *texts);
	size_t count = 0;
	for (size_t i = 0; i < value->count; i++) {
		bool made = question->items[i].part->means == MEANS_HIGH;
		const char *text = made ? is_high(question, value) : value->part[i];
		if (!*text)
			continue;
		ids[count] = question->items[i].id;
		texts[count++] = text;
	}
	batch->list[batch->count++] = (struct event){ .kind = EVENT_ANSWERED,
		.question = question->id,
		.value = { .type = 'p', .ids = ids, .answers = texts, .count = count } };
}

const struct kind kind_amount = {
	.kind = VIEW_AMOUNT, .accept = parts_accept, .decide = decide, .show = parts_show,
	.words = parts_all_words,
};
