#include "base/date_said.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

#define TOKENS_MOST 8
#define WORD_SIZE 32
#define NUMBER_MOST 9999
#define NAME_LEAST 3 /* bytes that a name may be cut to */
#define AHEAD_MOST 3660

struct token {
	char sign;            /* '0' a number, 'a' a word, or . / + - */
	int number;
	char word[WORD_SIZE];
};

struct said { /* what is left of it to be read */
	struct token tokens[TOKENS_MOST];
	size_t count, at;
	const struct date_tongue *tongue;
	struct moment now;
};

/* ---- tokens --------------------------------------------------------------------------- */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_sign(char c)
{
	return c && strchr("./+-", c);
}

static bool is_blank(char c)
{
	return c == ' ' || c == ',' || c == '\t';
}

static const char *read_number(const char *text, struct token *token)
{
	token->sign = '0';
	for (; is_digit(*text); text++)
		if (token->number <= NUMBER_MOST)
			token->number = 10 * token->number + (*text - '0');
	return token->number <= NUMBER_MOST ? text : NULL;
}

static const char *read_word(const char *text, struct token *token)
{
	size_t len = 0;
	token->sign = 'a';
	while (text[len] && !is_digit(text[len]) && !is_sign(text[len]) && !is_blank(text[len]))
		len++;
	if (len >= WORD_SIZE)
		return NULL;
	memcpy(token->word, text, len);
	return text + len;
}

/* Is the word in the list: whole, or where it `may_be_cut`, its beginning?  Its place or -1. */
static int find(const char *list, const char *word, bool may_be_cut)
{
	size_t len = strlen(word);
	for (int i = 0; *list; i++) {
		size_t name = strcspn(list, ",");
		bool whole = name == len;
		bool cut = may_be_cut && len >= NAME_LEAST && len < name;
		if ((whole || cut) && strncasecmp(list, word, len) == 0)
			return i;
		list += name + (list[name] == ',');
	}
	return -1;
}

static bool read_tokens(const char *text, struct said *said)
{
	while (*text) {
		struct token token = { 0 };
		if (is_blank(*text)) {
			text++;
			continue;
		}
		token.sign = *text;
		text = is_digit(*text) ? read_number(text, &token)
		       : is_sign(*text) ? text + 1 : read_word(text, &token);
		if (!text)
			return false;
		if (token.sign == 'a' && find(said->tongue->small, token.word, false) >= 0)
			continue;
		if (said->count == TOKENS_MOST)
			return false;
		said->tokens[said->count++] = token;
	}
	return said->count > 0;
}

/* ---- what is taken from them ----------------------------------------------------------- */

static bool takes_number(struct said *said, int *number)
{
	if (said->at == said->count || said->tokens[said->at].sign != '0')
		return false;
	*number = said->tokens[said->at++].number;
	return true;
}

static bool takes_sign(struct said *said, char sign)
{
	bool takes = said->at < said->count && said->tokens[said->at].sign == sign;
	said->at += takes;
	return takes;
}

static bool takes_name(struct said *said, const char *list, bool may_be_cut, int *which)
{
	if (said->at == said->count || said->tokens[said->at].sign != 'a')
		return false;
	*which = find(list, said->tokens[said->at].word, may_be_cut);
	said->at += *which >= 0;
	return *which >= 0;
}

static bool is_done(const struct said *said)
{
	return said->at == said->count;
}

/* ---- days ------------------------------------------------------------------------------ */

static bool make(int year, int month, int day, struct date *date)
{
	char text[DATE_SIZE];
	if (year < 1970 || year > NUMBER_MOST || month < 1 || month > 12 || day < 1 || day > 31)
		return false;
	date_format_day(&(struct date){ .year = year, .month = month, .day = day }, text);
	return date_parse_day(text, date);
}

/* Without a year: the next one. */
static bool coming(const struct said *said, int month, int day, struct date *date)
{
	struct date today = date_after(said->now, 0);
	return (make(today.year, month, day, date) && date_days(date) > date_days(&today))
	       || make(today.year + 1, month, day, date);
}

/* A year may follow, of two digits or four. */
static bool ends_with_year(struct said *said, int month, int day, struct date *date)
{
	int year;
	if (!takes_number(said, &year))
		return is_done(said) && coming(said, month, day, date);
	return is_done(said) && year >= 10 && make(year < 100 ? 2000 + year : year, month, day, date);
}

static bool is_ahead(struct said said, struct date *date)
{
	int number, which;
	bool plus = takes_sign(&said, '+');
	if (!plus && takes_name(&said, said.tongue->tomorrow, false, &which)) {
		*date = date_after(said.now, 1);
		return is_done(&said);
	}
	if (!takes_number(&said, &number) || number > AHEAD_MOST)
		return false;
	bool weeks = takes_name(&said, said.tongue->weeks, false, &which);
	if (!weeks && !takes_name(&said, said.tongue->days, false, &which))
		return false;
	*date = date_after(said.now, weeks ? 7 * number : number);
	return is_done(&said);
}

static int from_monday(int weekday)
{
	return (weekday + 6) % 7;
}

static bool is_weekday(struct said said, struct date *date)
{
	int which, weekday, today = date_after(said.now, 0).weekday;
	bool next = takes_name(&said, said.tongue->next, false, &which);
	if (!takes_name(&said, said.tongue->weekdays, true, &weekday) || !is_done(&said))
		return false;
	int ahead = (weekday - today + 7) % 7;
	ahead = ahead ? ahead : 7;
	if (next)
		ahead = 7 - from_monday(today) + from_monday(weekday);
	*date = date_after(said.now, ahead);
	return true;
}

/* `14 dec`, `14. dec`, `dec 14`. */
static bool is_named(struct said said, struct date *date)
{
	int day, month = 0;
	bool month_first = takes_name(&said, said.tongue->months, true, &month);
	if (!takes_number(&said, &day))
		return false;
	takes_sign(&said, '.');
	if (!month_first && !takes_name(&said, said.tongue->months, true, &month))
		return false;
	takes_sign(&said, '.');
	return ends_with_year(&said, month + 1, day, date);
}

/* `14.12`, `14.12.`, `14.12.2026`: the day is first wherever points are. */
static bool is_pointed(struct said said, struct date *date)
{
	int day, month = 0;
	if (!takes_number(&said, &day) || !takes_sign(&said, '.') || !takes_number(&said, &month))
		return false;
	takes_sign(&said, '.');
	return ends_with_year(&said, month, day, date);
}

/* `12/14`, `12/14/26`. */
static bool is_slashed(struct said said, bool month_first, struct date *date)
{
	int one, two;
	if (!takes_number(&said, &one) || !takes_sign(&said, '/') || !takes_number(&said, &two))
		return false;
	if (takes_sign(&said, '/') && is_done(&said))
		return false;
	return ends_with_year(&said, month_first ? one : two, month_first ? two : one, date);
}

static enum date_said slashed(struct said said, struct date days[2])
{
	bool first = said.tongue->month_first, here = is_slashed(said, first, &days[0]);
	bool other = is_slashed(said, !first, &days[here]);
	if (!here || !other)
		return here || other ? DATE_SAID_ONE : DATE_SAID_NONE;
	return date_days(&days[0]) == date_days(&days[1]) ? DATE_SAID_ONE : DATE_SAID_TWO;
}

/* `Monday, 14 December`: the weekday must be that of the day. */
static enum date_said with_weekday(struct said said, struct date days[2])
{
	int weekday = -1;
	takes_name(&said, said.tongue->weekdays, true, &weekday);
	if (weekday >= 0)
		takes_sign(&said, '.');
	if (!is_named(said, &days[0]) && !is_pointed(said, &days[0]))
		return weekday < 0 ? slashed(said, days) : DATE_SAID_NONE;
	return weekday < 0 || weekday == days[0].weekday ? DATE_SAID_ONE : DATE_SAID_NONE;
}

enum date_said date_said(const char *text, struct moment now, const struct date_tongue *tongue,
	struct date days[2])
{
	struct said said = { .tongue = tongue, .now = now };
	if (date_parse_day(text, &days[0]))
		return DATE_SAID_ONE;
	if (!read_tokens(text, &said))
		return DATE_SAID_NONE;
	if (is_ahead(said, &days[0]) || is_weekday(said, &days[0]))
		return DATE_SAID_ONE;
	return with_weekday(said, days);
}
