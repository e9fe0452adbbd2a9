#include "app/language.h"

#include "app/config.h"
#include "app/exit.h"
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

static void set(struct language_wish *wish, const char *given, enum language_from from)
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
static void take_locale(struct language_wish *wish)
{
	set(wish, locale_name(), LANGUAGE_LOCALE);
	wish->name[strcspn(wish->name, "@")] = '\0';
	bool c = wish->name[0] == 'C' && !wish->name[1];
	if (c || str_is(wish->name, "POSIX"))
		wish->name[0] = '\0';
}

bool language_choose(const char *option, const struct config *config,
	struct language_wish *wish, int *code)
{
	struct config read;
	*wish = (struct language_wish){ .name = "" };
	if (option) {
		set(wish, option, LANGUAGE_OPTION);
		return true;
	}
	if (!config && !config_read(&read)) {
		*code = EXIT_BAD_CONFIG;
		return false;
	}
	const char *name = config ? config->language : read.language;
	if (*name)
		set(wish, name, LANGUAGE_CONFIG);
	else
		take_locale(wish);
	return true;
}

bool language_is(const char *got, const char *wished)
{
	size_t len = strlen(got);
	return str_starts(wished, got) && (!wished[len] || strchr("_@", wished[len]));
}
