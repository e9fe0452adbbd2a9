/*
 * tandem preview: a pack, or one screen of it, as the patient would see it.
 * Nothing is kept.  Without a terminal the screens are printed as text.
 */
#include "app/cmd.h"
#include "app/content.h"
#include "app/exit.h"
#include "app/frontend.h"
#include "app/report.h"
#include "app/session.h"
#include "base/str.h"
#include "sys/clock.h"
#include "ui/plain.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define OUT_MAX ((size_t)16 << 20)

enum { OPT_SITE, OPT_PLAIN, OPT_LANG };

static const struct option_spec options[] = {
	[OPT_SITE] = { "site", 0, "FOLDER", "with words and numbers of this clinic over it" },
	[OPT_PLAIN] = { "plain", 0, NULL, "print as lines of text" },
	[OPT_LANG] = { "lang", 0, "LANGUAGE", "the language, such as de (as the locale has it)" },
	{ NULL, 0, NULL, NULL },
};

/* Goes to a screen whatever its condition says: the author wants to see it. */
static void go_to(struct session *session, int screen)
{
	assert(screen >= 0 && (size_t)screen < session->pack->screen_count);
	const struct act jump = { .kind = ACT_JUMP, .number = screen };
	visit_preview(&session->record.visit, screen);
	session_act(session, &jump, session->record.visit.state.last);
}

static void print_screen(struct session *session, struct plain *plain, int screen,
	struct buf *out)
{
	struct arena frame;
	struct view view;
	arena_init(&frame, report_last_words);
	go_to(session, screen);
	session_show(session, 0, &frame, &view);
	plain_show(plain, &view, out);
	buf_add_text(out, "\n\n");
	arena_release(&frame);
}

static int print_screens(struct session *session, int screen)
{
	const struct pack_path *path = &session->pack->paths[session->record.visit.state.path];
	struct plain plain;
	struct buf out;
	buf_init(&out, OUT_MAX);
	plain_init(&plain, false);
	if (screen >= 0)
		print_screen(session, &plain, screen, &out);
	for (size_t i = 0; screen < 0 && i < path->screen_count; i++)
		print_screen(session, &plain, path->screens[i], &out);
	bool ok = report_out(out.data ? out.data : "", out.len);
	plain_release(&plain);
	buf_release(&out);
	return ok ? EXIT_DONE : report_no_stdout();
}

static int look(struct session *session, int screen, bool plain)
{
	struct config config;
	struct frontend frontend;
	if (!config_read(&config))
		return EXIT_BAD_CONFIG;
	frontend_open(&frontend, &config, plain);
	if (!frontend.term)
		return print_screens(session, screen);
	if (screen >= 0)
		go_to(session, screen);
	const struct controller controller = controller_of_session(session, 0);
	frontend_play(&frontend, &controller);
	frontend_close(&frontend);
	return frontend.exit_code;
}

/* The path that has the screen, the first one for none. */
static int path_with(const struct pack *pack, int screen)
{
	for (size_t i = 0; screen >= 0 && i < pack->path_count; i++)
		for (size_t j = 0; j < pack->paths[i].screen_count; j++)
			if (pack->paths[i].screens[j] == screen)
				return (int)i;
	return 0;
}

static int preview(struct pack *pack, const char *id, bool plain)
{
	struct session session;
	struct fault why;
	int screen = id ? pack_find_screen(pack, id) : -1;
	if (id && screen < 0) {
		report_line("the pack '%s' has no screen '%s'", pack->id, id);
		pack_free(pack);
		return EXIT_NO;
	}
	int code = EXIT_SYSTEM;
	if (session_start(&session, pack, path_with(pack, screen), "", true, clock_now(), &why))
		code = look(&session, screen, plain);
	else
		report_fault(&why);
	session_end(&session);
	return code;
}

static int run(const struct given *given)
{
	struct language_wish wish;
	int code;
	assert(given->count == 1);
	/* PACK:SCREEN; a path may hold a colon, an id does not. */
	const char *colon = strrchr(given->arguments[0], ':');
	size_t len = colon ? (size_t)(colon - given->arguments[0]) : strlen(given->arguments[0]);
	char *name = strndup(given->arguments[0], len);
	if (!name)
		report_last_words();
	struct pack *pack = config_choose_language(given->text[OPT_LANG], NULL, &wish, &code)
		? content_open(name, given->text[OPT_SITE], &wish, &code) : NULL;
	free(name);
	if (!pack)
		return code;
	return preview(pack, colon ? colon + 1 : NULL, given->text[OPT_PLAIN] != NULL);
}

const struct command cmd_preview = {
	.name = "preview", .arguments = "PACK[:SCREEN]", .least = 1, .most = 1,
	.options = options, .run = run,
	.about = "See a pack as the patient would.",
};
