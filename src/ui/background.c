#include "ui/background.h"

#include "base/str.h"

#include <stdlib.h>
#include <string.h>

#define BEGINS "11;"
#define SAID_MOST 64
#define DIGITS_MOST 4

enum { RED, GREEN, BLUE, COLOURS };

/* The grey on which black and white are read equally well. */
#define MIDDLE 0x76

static enum theme theme_on(const int colour[COLOURS])
{
	const long weights[COLOURS] = { 2126, 7152, 722 };
	long light = 0;
	for (int i = 0; i < COLOURS; i++)
		light += weights[i] * colour[i] * colour[i];
	return light < 10000L * MIDDLE * MIDDLE ? THEME_DARK : THEME_LIGHT;
}

static int digit_of(char byte)
{
	return byte >= '0' && byte <= '9' ? byte - '0'
	     : byte >= 'a' && byte <= 'f' ? byte - 'a' + 10
	     : byte >= 'A' && byte <= 'F' ? byte - 'A' + 10 : -1;
}

/* One to four digits, of which all F is white: 0 to 255; -1: they are none. */
static int number_of(const char *text, size_t digits)
{
	long number = 0, most = 0;
	if (digits == 0 || digits > DIGITS_MOST)
		return -1;
	for (size_t i = 0; i < digits; i++) {
		if (digit_of(text[i]) < 0)
			return -1;
		number = number * 16 + digit_of(text[i]);
		most = most * 16 + 15;
	}
	return (int)(number * 255 / most);
}

/* "1616/1818/1d1d", and with `count` numbers, of which the first three are the colour. */
static bool read_slashed(const char *text, int count, int colour[COLOURS])
{
	for (int i = 0; i < count; i++) {
		size_t digits = strcspn(text, "/");
		int number = number_of(text, digits);
		bool ends = text[digits] == '\0';
		if (number < 0 || ends != (i == count - 1))
			return false;
		if (i < COLOURS)
			colour[i] = number;
		text += digits + !ends;
	}
	return true;
}

/* "16181d" */
static bool read_joined(const char *text, int colour[COLOURS])
{
	size_t digits = strlen(text) / COLOURS;
	if (digits * COLOURS != strlen(text))
		return false;
	for (int i = 0; i < COLOURS; i++, text += digits)
		if ((colour[i] = number_of(text, digits)) < 0)
			return false;
	return true;
}

static bool read_colour(const char *text, int colour[COLOURS])
{
	if (str_starts(text, "rgb:"))
		return read_slashed(text + 4, COLOURS, colour);
	if (str_starts(text, "rgba:"))
		return read_slashed(text + 5, COLOURS + 1, colour);
	return *text == '#' && read_joined(text + 1, colour);
}

bool background_is_reply(const char *text, size_t len)
{
	return len >= sizeof BEGINS - 1 && memcmp(text, BEGINS, sizeof BEGINS - 1) == 0;
}

bool background_of_reply(const char *text, size_t len, enum theme *theme)
{
	char said[SAID_MOST + 1];
	int colour[COLOURS];
	size_t end = 0;
	if (!background_is_reply(text, len))
		return false;
	text += sizeof BEGINS - 1, len -= sizeof BEGINS - 1;
	/* ST and BEL are no part of it, nor is anything that no colour is written with. */
	while (end < len && text[end] > ' ' && text[end] < 0x7F)
		end++;
	if (end > SAID_MOST)
		return false;
	memcpy(said, text, end);
	said[end] = '\0';
	if (!read_colour(said, colour))
		return false;
	*theme = theme_on(colour);
	return true;
}

/* Of the sixteen colours white and the bright ones, but bright black, are light. */
bool background_of_colorfgbg(const char *text, enum theme *theme)
{
	const char *last = text ? strrchr(text, ';') : NULL;
	char *end;
	if (!last || digit_of(last[1]) < 0)
		return false;
	long number = strtol(last + 1, &end, 10);
	if (*end || number < 0 || number > 15)
		return false;
	*theme = number == 7 || number > 8 ? THEME_LIGHT : THEME_DARK;
	return true;
}
