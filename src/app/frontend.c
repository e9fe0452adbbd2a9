#include "app/frontend.h"

#include "app/content.h"
#include "app/exit.h"
#include "app/report.h"
#include "app/shapes.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "sys/file.h"
#include "ui/term.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool can_draw(void)
{
	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

void frontend_open(struct frontend *frontend, const struct config *config, bool plain)
{
	struct fault why;
	*frontend = (struct frontend){ .ascii = !utf8_locale() || shapes_are_broken(config) };
	const struct term_options options = { config->theme, config->mouse, frontend->ascii };
	if (plain || !can_draw())
		return;
	if (!term_open(&frontend->term, &options, &why)) {
		frontend->term = NULL;
		report_fault(&why);
	}
}

void frontend_part(struct frontend *frontend, const char *text, bool stays)
{
	if (frontend->parts_badly)
		return;
	frontend->parts_badly = stays;
	snprintf(frontend->parting, sizeof frontend->parting, "%s", text ? text : "");
}

/* Lines of text have said it all along. */
static void say_parting(const struct frontend *frontend)
{
	struct buf line;
	if (!*frontend->parting)
		return;
	buf_init(&line, 4 * sizeof frontend->parting);
	if (frontend->ascii)
		utf8_to_ascii(frontend->parting, strlen(frontend->parting), &line);
	else
		buf_add_text(&line, frontend->parting);
	buf_add_char(&line, '\n');
	/* A terminal that is gone is told nothing. */
	file_write_all(STDOUT_FILENO, line.data, line.len);
	buf_release(&line);
}

void frontend_close(struct frontend *frontend)
{
	if (!frontend->term)
		return;
	term_close(frontend->term);
	frontend->term = NULL;
	say_parting(frontend);
}

int frontend_run(bool plain, const char *language,
	int (*play)(struct frontend *frontend, const struct config *config,
		const struct words *words))
{
	struct config config;
	struct frontend frontend;
	struct language_wish wish;
	int code = EXIT_BAD_CONFIG;
	if (!config_read(&config) || !config_choose_language(language, &config, &wish, &code))
		return code;
	struct pack *words = content_words(NULL, NULL, &wish, &code);
	if (!words)
		return code;
	frontend_open(&frontend, &config, plain);
	frontend.language = wish;
	code = EXIT_DONE;
	if (shapes_ask(&frontend, &config, &words->words))
		code = play(&frontend, &config, &words->words);
	frontend_close(&frontend);
	pack_free(words);
	return frontend.exit_code ? frontend.exit_code : code;
}

enum controller_end frontend_play(struct frontend *frontend, const struct controller *controller)
{
	assert(controller->show && controller->act && controller->cover_after >= 0);
	enum controller_end end = frontend->term ? loop_play(frontend, controller)
	                                       : plain_play(frontend, controller);
	if (end == CONTROLLER_GONE && frontend->term && term_signal(frontend->term))
		frontend->exit_code = EXIT_SIGNAL + term_signal(frontend->term);
	return end;
}
