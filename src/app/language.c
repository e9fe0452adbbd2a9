#include "app/language.h"

#include "app/config.h"
#include "app/exit.h"
#include "base/str.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void set(struct language_wish *wish, const char *name, size_t len, enum language_from from)
{
	*wish = (struct language_wish){ .from = from };
	snprintf(wish->name, sizeof wish->name, "%.*s", (int)len, name);
	/* As the web writes it: pt-BR. */
	for (char *at = wish->name; *at; at++)
		if (*at == '-')
			*at = '_';
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

/* "de_DE.UTF-8" is de_DE; in "C" and "POSIX" nobody wishes anything. */
static void take_locale(struct language_wish *wish)
{
	const char *name = locale_name();
	size_t len = strcspn(name, ".@");
	bool none = (len == 1 && *name == 'C') || (len == 5 && str_starts(name, "POSIX"));
	set(wish, name, none ? 0 : len, LANGUAGE_LOCALE);
}

bool language_choose(const char *option, const struct config *config,
	struct language_wish *wish, int *code)
{
	struct config read;
	*wish = (struct language_wish){ .name = "" };
	if (option) {
		set(wish, option, strlen(option), LANGUAGE_OPTION);
		return true;
	}
	if (!config && !config_read(&read)) {
		*code = EXIT_BAD_CONFIG;
		return false;
	}
	const char *name = config ? config->language : read.language;
	if (*name)
		set(wish, name, strlen(name), LANGUAGE_CONFIG);
	else
		take_locale(wish);
	return true;
}

bool language_is(const char *got, const char *wished)
{
	size_t len = strlen(got);
	return str_starts(wished, got) && (!wished[len] || strchr("_@", wished[len]));
}
