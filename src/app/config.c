#include "app/config.h"

#include "app/exit.h"
#include "app/report.h"
#include "base/arena.h"
#include "conf/conf.h"
#include "sys/dirs.h"
#include "sys/settings.h"

#include <assert.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#define CONFIG_MAX ((size_t)64 << 10)
#define HOUR 60

static const struct conf_field fields[] = {
	{ .name = "theme", .type = CONF_TEXT },
	{ .name = "glyphs", .type = CONF_TEXT },
	{ .name = "mouse", .type = CONF_BOOL },
	{ .name = "cover_after", .type = CONF_INT, .low = 0, .high = HOUR },
	{ .name = "lock_after", .type = CONF_INT, .low = 1, .high = HOUR },
	{ .name = "print", .type = CONF_TEXT },
	{ .name = "language", .type = CONF_TEXT },
	{ .type = CONF_END },
};

/* One program by its whole path: no search, no arguments, no shell. */
static void take_print(const struct conf *conf, struct config *config, struct faults *faults)
{
	const char *path = conf_text(conf, "print");
	if (!path)
		return;
	if (*path != '/' || strlen(path) >= sizeof config->print)
		faults_say(faults, conf_place(conf, "print"),
			"write the full path of one program, like \"/usr/bin/lp\"",
			"'%s' is not a program to print with", path);
	else
		snprintf(config->print, sizeof config->print, "%s", path);
}

static void take_language(const struct conf *conf, struct config *config, struct faults *faults)
{
	const char *name = conf_text(conf, "language");
	if (!name)
		return;
	if (strlen(name) < 2 || strlen(name) >= sizeof config->language)
		faults_say(faults, conf_place(conf, "language"),
			"write it as a locale does: \"de\", \"pt_BR\"",
			"'%s' is not the name of a language", name);
	else
		snprintf(config->language, sizeof config->language, "%s", name);
}

static void take_glyphs(const struct conf *conf, struct config *config, struct faults *faults)
{
	static const char *const names[GLYPHS] = { "auto", "ascii", "unicode" };
	const char *name = conf_text(conf, "glyphs");
	for (int i = 0; name && i < GLYPHS; i++)
		if (strcmp(name, names[i]) == 0) {
			config->glyphs = (enum glyphs)i;
			return;
		}
	if (name)
		faults_say(faults, conf_place(conf, "glyphs"), "write auto, ascii or unicode",
			"'%s' says nothing about glyphs", name);
}

static void take(const struct conf *conf, struct config *config, struct faults *faults)
{
	const char *theme = conf_text(conf, "theme");
	if (theme && !theme_find(theme, &config->theme))
		faults_say(faults, conf_place(conf, "theme"),
			"write auto, dark, light, mono or high-contrast", "there is no theme '%s'",
			theme);
	take_glyphs(conf, config, faults);
	config->mouse = conf_bool(conf, "mouse", config->mouse);
	config->cover_after = (int)conf_int(conf, "cover_after", config->cover_after);
	config->lock_after = (int)conf_int(conf, "lock_after", config->lock_after);
	take_print(conf, config, faults);
	take_language(conf, config, faults);
}

static bool parse(const char *path, const struct buf *text, struct config *config)
{
	struct arena arena;
	struct faults faults;
	arena_init(&arena, report_last_words);
	faults_init(&faults, &arena);
	const struct conf *conf = conf_read(path, text->data ? text->data : "", text->len, fields,
		&arena, &faults);
	if (conf)
		take(conf, config, &faults);
	faults_sort(&faults);
	report_faults(&faults);
	bool ok = faults.count == 0;
	arena_release(&arena);
	return ok;
}

bool config_read(struct config *config)
{
	char folder[PATH_MAX], path[PATH_MAX + 16];
	struct fault why;
	struct buf text;
	enum settings found;
	*config = (struct config){ .theme = THEME_AUTO, .mouse = true, .cover_after = 10,
		.lock_after = 15 };
	if (!dirs_config(folder))
		return true;
	snprintf(path, sizeof path, "%s/tandem.conf", folder);
	buf_init(&text, CONFIG_MAX);
	found = settings_folder(folder, &why);
	if (found == SETTINGS_THERE)
		found = settings_read(path, CONFIG_MAX, &text, &why);
	if (found == SETTINGS_UNKNOWN)
		report_fault(&why);
	bool ok = found == SETTINGS_NONE
	          || (found == SETTINGS_THERE && parse(path, &text, config));
	buf_release(&text);
	return ok;
}

bool config_choose_language(const char *option, const struct config *config,
	struct language_wish *wish, int *code)
{
	struct config read;
	if (option) {
		language_wish(wish, option, LANGUAGE_OPTION);
		return true;
	}
	if (!config && !config_read(&read)) {
		*code = EXIT_BAD_CONFIG;
		return false;
	}
	const char *name = config ? config->language : read.language;
	if (*name)
		language_wish(wish, name, LANGUAGE_CONFIG);
	else
		language_wish_locale(wish);
	return true;
}
