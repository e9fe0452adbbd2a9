/*
 * tandem.conf: settings of this workstation.  It is not needed; what it does not
 * give has its default.  An unknown key or a bad value stops the program before
 * any screen opens, with file and line.
 */
#ifndef TANDEM_APP_CONFIG_H
#define TANDEM_APP_CONFIG_H

#include "app/language.h"
#include "ui/theme.h"

#include <limits.h>
#include <stdbool.h>

/* Which characters pictures are made of: auto is what the eight shapes were answered with. */
enum glyphs { GLYPHS_AUTO, GLYPHS_ASCII, GLYPHS_UNICODE, GLYPHS };

struct config {
	enum theme theme;
	enum glyphs glyphs;
	bool mouse;
	int cover_after; /* minutes of idleness in a visit; 0 never */
	int lock_after;  /* minutes; read and checked now, used when there are keys to lock */
	char language[LANGUAGE_NAME]; /* "de"; "": as the locale has it */
	char print[PATH_MAX]; /* the program that is fed with a page; "" none */
};

/* From $XDG_CONFIG_HOME/tandem/tandem.conf.  False when it was bad; then it was said. */
bool config_read(struct config *config);

/*
 * Which language the program speaks: what --lang asks for (`option`; NULL: it was not
 * given), else `language` of tandem.conf, else the one of the locale.  `config`: NULL where
 * it was not read yet, and then it is, where it is needed.  False with *code when that was
 * bad.
 */
bool config_choose_language(const char *option, const struct config *config,
	struct language_wish *wish, int *code);

#endif
