#include "visit/parts.h"

#include "base/str.h"
#include "base/utf8.h"
#include "view/words.h"

#include <assert.h>
#include <string.h>

const char *const parts_day_codes[PARTS_DAYS] = { "mon", "tue", "wed", "thu", "fri", "sat",
	"sun" };

const char *parts_text(const struct pack_question *question, const struct value *value,
	enum part_means means)
{
	for (size_t i = 0; value->type == VALUE_PARTS && i < value->count; i++)
		if (question->items[i].part->means == means)
			return value->part[i];
	return "";
}

/* ---- in words -------------------------------------------------------------------- */

static size_t count_days(const char *text)
{
	size_t count = 0;
	for (int i = 0; i < PARTS_DAYS; i++)
		count += value_has_code(text, parts_day_codes[i]);
	return count;
}

static const char *days_words(const struct words *words, const char *text, struct arena *arena)
{
	const char *names[PARTS_DAYS];
	size_t count = 0;
	if (count_days(text) == PARTS_DAYS)
		return words->text[WORD_every_day];
	for (int i = 0; i < PARTS_DAYS; i++)
		if (value_has_code(text, parts_day_codes[i]))
			names[count++] = day_name(words, WORD_weekdays, (i + 1) % PARTS_DAYS,
				arena);
	return count ? words_list(words, names, count, arena) : NULL;
}

/* The days, where they may be shown: what follows from hidden ones would tell of them. */
static const char *shown_days(const struct visit *visit, const struct pack_question *question,
	const struct value *value)
{
	for (size_t i = 0; i < question->item_count; i++)
		if (question->items[i].part->means == MEANS_DAYS
			&& !visit_item_shows(visit, &question->items[i]))
			return "";
	return parts_text(question, value, MEANS_DAYS);
}

/* As often as there are days; NULL where none is picked. */
static const char *often_of_days(const struct words *words, const char *days,
	struct arena *arena)
{
	size_t count = count_days(days);
	if (count == 0)
		return NULL;
	if (count == PARTS_DAYS)
		return words->text[WORD_every_day];
	return words_count(words, WORD_one_day_a_week, WORD_days_a_week, (long)count, arena);
}

static const char *date_words(const struct words *words, const char *text, struct arena *arena)
{
	struct date date;
	return date_parse_day(text, &date) ? day_words(words, &date, arena) : NULL;
}

static const char *choice_words(const struct pack_part *part, const char *text)
{
	for (size_t i = 0; i < part->choice_count; i++)
		if (str_is(part->choices[i].id, text))
			return part->choices[i].text;
	return NULL;
}

static const char *set_words(const struct words *words, const struct pack_part *part,
	const char *text, struct arena *arena)
{
	const char **names = arena_array(arena, part->choice_count + 1, sizeof *names);
	size_t count = 0;
	for (size_t i = 0; i < part->choice_count; i++)
		if (value_has_code(text, part->choices[i].id))
			names[count++] = part->choices[i].text;
	return count ? words_list(words, names, count, arena) : NULL;
}

const char *parts_words(const struct visit *visit, const struct pack_question *question,
	const struct value *value, size_t item, struct arena *arena)
{
	assert(value->type == VALUE_PARTS && item < value->count);
	const struct pack_part *part = question->items[item].part;
	const struct words *words = &visit->pack->words;
	const char *text = value->part[item];
	if (!visit_item_shows(visit, &question->items[item]))
		return NULL;
	if (part->means == MEANS_OFTEN && str_is_blank(text))
		return often_of_days(words, shown_days(visit, question, value), arena);
	if (str_is_blank(text))
		return NULL;
	switch (part->means) {
	case MEANS_DAYS:
		return days_words(words, text, arena);
	case MEANS_DATE:
	case MEANS_DAY_AHEAD:
		return date_words(words, text, arena);
	case MEANS_CHOICE:
	case MEANS_HIGH:
		return choice_words(part, text);
	case MEANS_SET:
		return set_words(words, part, text, arena);
	default:
		return text;
	}
}

const char *parts_all_words(const struct visit *visit, const struct pack_question *question,
	const struct value *value, struct arena *arena)
{
	const char *all = "";
	for (size_t i = 0; i < value->count; i++) {
		const char *words = parts_words(visit, question, value, i, arena);
		if (words)
			all = words_append(&visit->pack->words, all, words, arena);
	}
	return all;
}

/* ---- what may be kept ------------------------------------------------------------ */

static bool is_number(const char *text, long low, long high)
{
	long number;
	return str_to_long(text, &number) && number >= low && number <= high;
}

static bool is_days(const char *text)
{
	size_t words = 1;
	for (const char *at = text; *at; at++)
		words += *at == ' ';
	return count_days(text) == words;
}

/* Each code is one of the choices, once. */
static bool is_set(const struct pack_part *part, const char *text)
{
	size_t words = 1, known = 0;
	for (const char *at = text; *at; at++)
		words += *at == ' ';
	for (size_t i = 0; i < part->choice_count; i++)
		known += value_has_code(text, part->choices[i].id);
	return known == words;
}

static bool part_accept(const struct pack_part *part, const char *text, struct refusal *why)
{
	struct date date;
	why->word = WORD_too_long;
	if (utf8_count(text, strlen(text)) > part->limit)
		return false;
	if (str_is_blank(text))
		return true;
	switch (part->means) {
	case MEANS_WEEKS:
		why->word = WORD_need_weeks;
		return is_number(text, 1, 52);
	case MEANS_DATE:
	case MEANS_DAY_AHEAD:
		why->word = part->means == MEANS_DATE ? WORD_need_date : WORD_need_day;
		return date_parse_day(text, &date);
	case MEANS_DAYS:
		why->word = WORD_need_choice;
		return is_days(text);
	case MEANS_CHOICE:
	case MEANS_HIGH:
		why->word = WORD_need_choice;
		return choice_words(part, text) != NULL;
	case MEANS_SET:
		why->word = WORD_need_choice;
		return is_set(part, text);
	case MEANS_COUNT:
		why->word = WORD_need_count;
		return is_number(text, 0, 99999);
	default:
		return true;
	}
}

bool parts_accept(const struct visit *visit, const struct pack_question *question,
	const struct value *value, struct refusal *why)
{
	(void)visit;
	why->word = WORD_need_all;
	if (value->count != question->item_count)
		return false;
	for (size_t i = 0; i < value->count; i++) {
		why->at = i + 1;
		if (!part_accept(question->items[i].part, value->part[i], why))
			return false;
	}
	return true;
}

/* ---- times --------------------------------------------------------------------------- */

/* `least` to two digits; `*text` is then behind them. */
static bool read_digits(const char **text, size_t least, int *number)
{
	size_t count = strspn(*text, "0123456789");
	if (count < least || count > 2)
		return false;
	*number = 0;
	while (count-- > 0)
		*number = *number * 10 + *(*text)++ - '0';
	return true;
}

int parts_minute(const char *text)
{
	const char *at = text;
	int hour, minute = 0;
	if (!read_digits(&at, 1, &hour))
		return -1;
	if (*at == ':' || *at == '.') {
		at++;
		if (!read_digits(&at, 2, &minute))
			return -1;
	}
	return *at || hour > 23 || minute > 59 ? -1 : hour * 60 + minute;
}
