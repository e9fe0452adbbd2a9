/*
 * The loop of the plain frontend: text out, a line in.  One read at a time, so that
 * a script and a person are served alike.
 */
#include "app/frontend.h"
#include "app/report.h"
#include "base/buf.h"
#include "sys/clock.h"
#include "sys/file.h"
#include "ui/plain.h"
#include "ui/plain_line.h"

#include <assert.h>
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#define OUT_MAX ((size_t)4 << 20)

static bool fill(struct input *input)
{
	ssize_t got;
	do
		got = read(STDIN_FILENO, input->bytes, sizeof input->bytes);
	while (got < 0 && errno == EINTR);
	input->at = 0;
	input->len = got > 0 ? (size_t)got : 0;
	return got > 0;
}

/* What came of the next line; it is in `text` where it is taken. */
static enum plain_line_end read_line(struct input *input, struct plain_line *line,
	struct buf *text)
{
	assert(input->at <= input->len && input->len <= sizeof input->bytes);
	plain_line_begin(line);
	while (input->at < input->len || fill(input))
		if (plain_line_add(line, input->bytes[input->at++]))
			break;
	return plain_line_end(line, text);
}

struct talk {
	const struct controller *controller;
	struct plain plain;
	struct arena frame;
	struct view view;
	unsigned wants; /* what the view was made with beside the screen (WANT_*) */
	struct plain_line typed;
	struct buf out, line;
	struct frontend *frontend; /* borrowed */
};

static bool say(struct talk *talk)
{
	bool ok = file_write_all(STDOUT_FILENO, talk->out.data ? talk->out.data : "",
		talk->out.len);
	buf_clear(&talk->out);
	if (!ok)
		talk->frontend->exit_code = report_no_stdout();
	return ok;
}

static void make_view(struct talk *talk)
{
	arena_reset(&talk->frame);
	memset(&talk->view, 0, sizeof talk->view);
	talk->wants = plain_wants(&talk->plain);
	talk->controller->show(talk->controller->ctx, talk->wants, &talk->frame, &talk->view);
	assert(talk->view.words && talk->view.screen && talk->view.kind < VIEW_KINDS);
}

/* What came of a line; false: the controller is over. */
static bool take_line(struct talk *talk)
{
	struct act act = { .kind = ACT_NONE };
	if (!plain_line(&talk->plain, &talk->view, talk->line.data ? talk->line.data : "", &act,
		    &talk->out))
		return true;
	assert(act.kind != ACT_NONE);
	if (act.kind == ACT_DRAFT) {
		if (talk->controller->draft)
			talk->controller->draft(talk->controller->ctx, &act.value);
		/* What is asked next may follow from it: the days that are offered. */
		make_view(talk);
		return true;
	}
	if (!talk->controller->act(talk->controller->ctx, &act, clock_now()))
		return false;
	make_view(talk);
	return true;
}

static enum controller_end converse(struct talk *talk)
{
	if (talk->controller->late && !talk->controller->late(talk->controller->ctx))
		return CONTROLLER_OVER;
	make_view(talk);
	for (;;) {
		if (plain_wants(&talk->plain) & ~talk->wants)
			make_view(talk);
		plain_show(&talk->plain, &talk->view, &talk->out);
		if (!say(talk))
			return CONTROLLER_GONE;
		enum plain_line_end end = read_line(&talk->frontend->input, &talk->typed,
			&talk->line);
		if (end == PLAIN_LINE_NONE)
			return CONTROLLER_GONE;
		if (end != PLAIN_LINE_TAKEN)
			plain_refuse(&talk->plain, &talk->view, end == PLAIN_LINE_LONG
				? WORD_plain_long : WORD_plain_keys, &talk->out);
		else if (!take_line(talk))
			return say(talk) ? CONTROLLER_OVER : CONTROLLER_GONE;
	}
}

enum controller_end plain_play(struct frontend *frontend, const struct controller *controller)
{
	struct talk talk = { .controller = controller, .frontend = frontend };
	plain_init(&talk.plain, frontend->ascii);
	arena_init(&talk.frame, report_last_words);
	buf_init(&talk.out, OUT_MAX);
	buf_init(&talk.line, PLAIN_LINE_BYTES);
	plain_line_init(&talk.typed, isatty(STDIN_FILENO) == 1);
	enum controller_end end = converse(&talk);
	plain_release(&talk.plain);
	plain_line_release(&talk.typed);
	arena_release(&talk.frame);
	buf_release(&talk.out);
	buf_release(&talk.line);
	return end;
}
