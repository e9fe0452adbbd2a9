#include "app/language.h"

#include "base/str.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *language_name(const char *given, char name[LANGUAGE_NAME])
{
	assert(given != name);
	size_t len = strcspn(given, ".");
	snprintf(name, LANGUAGE_NAME, "%.*s", len ? (int)len : LANGUAGE_NAME, given);
	/* As the web writes it: pt-BR. */
	for (char *at = name; *at; at++)
		if (*at == '-')
			*at = '_';
	return name;
}

void language_wish(struct language_wish *wish, const char *given, enum language_from from)
{
	*wish = (struct language_wish){ .from = from };
	snprintf(wish->given, sizeof wish->given, "%s", given);
	language_name(given, wish->name);
}

/* As the C library goes by them: the first that says anything. */
static const char *locale_name(void)
{
	static const char *const variables[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
	for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
		const char *value = getenv(variables[i]);
		if (!str_is_empty(value))
			return value;
	}
	return "";
}

/* "de_DE.UTF-8@euro" is de_DE; in "C" and "POSIX" nobody wishes anything. */
void language_wish_locale(struct language_wish *wish)
{
	language_wish(wish, locale_name(), LANGUAGE_LOCALE);
	wish->name[strcspn(wish->name, "@")] = '\0';
	bool c = wish->name[0] == 'C' && !wish->name[1];
	if (c || str_is(wish->name, "POSIX"))
		wish->name[0] = '\0';
}

bool language_is(const char *got, const char *wished)
{
	size_t len = strlen(got);
	return str_starts(wished, got) && (!wished[len] || strchr("_@", wished[len]));
}
