/*
 * Which language the program speaks: what was asked for by --lang, else by
 * `language` in tandem.conf, else the one of the locale.
 *
 * Whoever asks for a language that there is not is told which there are; a locale
 * asks for nothing, and the texts then stay as they were written.
 */
#ifndef TANDEM_APP_LANGUAGE_H
#define TANDEM_APP_LANGUAGE_H

#include <stdbool.h>

struct config;

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

/*
 * `option`: the value of --lang, or NULL.  `config`: NULL where it was not read yet,
 * and then it is, where it is needed.  False with *code when that was bad.
 */
bool language_choose(const char *option, const struct config *config,
	struct language_wish *wish, int *code);

/* Is `got` what was wished for, however exactly: "de" for "de_AT"? */
bool language_is(const char *got, const char *wished);

#endif
