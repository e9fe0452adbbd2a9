/*
 * A language that is wished for, and by whom: --lang, `language` in tandem.conf, or
 * the locale (config_choose_language()).
 *
 * Whoever asks for a language that there is not is told which there are; a locale
 * asks for nothing, and the texts then stay as they were written.
 */
#ifndef TANDEM_APP_LANGUAGE_H
#define TANDEM_APP_LANGUAGE_H

#include <stdbool.h>

/* Room for the name of a language. */
#define LANGUAGE_NAME 24

enum language_from { LANGUAGE_LOCALE, LANGUAGE_CONFIG, LANGUAGE_OPTION };

struct language_wish {
	char name[LANGUAGE_NAME]; /* "de_AT"; "": none */
	char given[LANGUAGE_NAME]; /* as it was written, "de-AT": to tell persons of it */
	enum language_from from;
};

/* What is meant by a name as locales and the web write it ("de_AT.UTF-8", "de-AT"), in
 * `name`: "de_AT".  Returns it. */
const char *language_name(const char *given, char name[LANGUAGE_NAME]);

/* `wish` becomes the language that is `given`, by whom. */
void language_wish(struct language_wish *wish, const char *given, enum language_from from);
/* The one of the locale; none where that is C. */
void language_wish_locale(struct language_wish *wish);

/* Is `got` what was wished for, however exactly: "de" for "de_AT"? */
bool language_is(const char *got, const char *wished);

#endif
