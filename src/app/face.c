#include "app/face.h"

#include "app/report.h"
#include "app/exit.h"
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

enum stage_end face_play(struct face *face, const struct stage *stage)
{
	enum stage_end end = face->term ? loop_play(face, stage) : plain_play(face, stage);
	if (end == STAGE_GONE && face->term && term_signal(face->term))
		face->exit_code = EXIT_SIGNAL + term_signal(face->term);
	return end;
}
