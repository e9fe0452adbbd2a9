/*
 * ifthen, card, teachback, people, share, amount: short texts with a name each, as
 * typed.  What differs is how they are asked for (ui/draw_X.c) and what authors name
 * (pack/parts.c); visit/supporters.h says what follows from a name.
 */
#include "visit/answer.h"
#include "visit/kind.h"
#include "visit/parts.h"
#include "visit/parts_show.h"
#include "visit/supporters.h"

#include "base/label.h"
#include "base/str.h"

const struct kind kind_ifthen = {
	.accept = parts_accept, .show = parts_show, .words = parts_all_words,
};

const struct kind kind_card = {
	.accept = parts_accept, .show = parts_show, .words = parts_all_words,
};

const struct kind kind_teach = {
	.accept = parts_accept, .show = parts_show, .words = parts_all_words,
};

/* ---- people: nobody could say which of two people with one name is meant ------------- */

static bool people_accept(const struct visit *visit, const struct pack_question *question,
	const struct value *value, struct refusal *why)
{
	if (!parts_accept(visit, question, value, why))
		return false;
	why->word = WORD_need_other_name;
	for (why->at = 1; why->at <= value->count; why->at++)
		for (size_t j = 0; j + 1 < why->at; j++)
			if (label_is_same(value->part[why->at - 1], value->part[j]))
				return false;
	return true;
}

const struct kind kind_people = {
	.accept = people_accept, .show = parts_show, .words = parts_all_words,
};

/* ---- share: who sees what ------------------------------------------------------------- */

static const char *share_words(const struct visit *visit, const struct pack_question *question,
	const struct value *value, struct arena *arena)
{
	const struct words *words = &visit->pack->words;
	const char *all = NULL;
	for (size_t i = 0; i < value->count; i++) {
		const char *sees = parts_words(visit, question, value, i, arena);
		if (!sees)
			continue;
		sees = words_label(words, supporters_name(visit, (int)i + 1), sees, arena);
		all = all ? words_fill(words, WORD_list_parts, arena, "list", all, "item", sees,
				    NULL)
		          : sees;
	}
	return all ? all : "";
}

const struct kind kind_share = {
	.accept = parts_accept, .show = parts_show, .words = share_words,
};

/* ---- amount: so much before, so much from now on --------------------------------------
 * Whether that is a good deal more is worked out when it is answered, and kept with it,
 * so that a condition can ask. */

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
	bool high = now == 0 ? then > question->amount.most_first
	                     : then * 100 > now * question->amount.most_percent;
	return high ? "yes" : "no";
}

static void amount_decide(struct visit *visit, const struct pack_question *question,
	const struct value *value, struct batch *batch)
{
	struct arena *arena = &visit->scratch;
	struct value all = *value;
	const char **part = arena_array(arena, value->count, sizeof *part);
	for (size_t i = 0; i < value->count; i++) {
		bool made = question->items[i].part->means == MEANS_HIGH;
		part[i] = made ? is_high(question, value) : value->part[i];
	}
	all.part = part;
	batch_add(batch, &(struct event){ .kind = EVENT_ANSWERED, .question = question->id,
		.value = answer_to_event(question, &all, arena) });
}

const struct kind kind_amount = {
	.accept = parts_accept, .decide = amount_decide, .show = parts_show,
	.words = parts_all_words,
};
