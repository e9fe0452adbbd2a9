#include "app/face.h"

#include "app/content.h"
#include "app/exit.h"
#include "app/report.h"
#include "base/utf8.h"
#include "ui/term.h"

#include <unistd.h>

static bool can_draw(void)
{
	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

void face_open(struct face *face, const struct config *config, bool plain)
{
	struct fault why;
	*face = (struct face){ .ascii = !utf8_locale() };
	const struct term_options options = { config->theme, config->mouse, face->ascii };
	if (plain || !can_draw())
		return;
	if (!term_open(&face->term, &options, &why)) {
		face->term = NULL;
		report_fault(&why);
	}
}

void face_close(struct face *face)
{
	if (face->term)
		term_close(face->term);
	face->term = NULL;
}

int face_run(bool plain, int (*play)(struct face *face, const struct config *config,
	const struct words *words))
{
	struct config config;
	struct face face;
	int code = EXIT_BAD_CONFIG;
	if (!config_read(&config))
		return code;
	struct pack *words = content_words(&code);
	if (!words)
		return code;
	face_open(&face, &config, plain);
	code = play(&face, &config, &words->words);
	face_close(&face);
	pack_free(words);
	return face.exit_code ? face.exit_code : code;
}

enum stage_end face_play(struct face *face, const struct stage *stage)
{
	enum stage_end end = face->term ? loop_play(face, stage) : plain_play(face, stage);
	if (end == STAGE_GONE && face->term && term_signal(face->term))
		face->exit_code = EXIT_SIGNAL + term_signal(face->term);
	return end;
}
