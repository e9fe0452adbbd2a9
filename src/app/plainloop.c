/*
 * The loop of the plain frontend: text out, a line in.  One read at a time, so that
 * a script and a person are served alike.
 */
#include "app/frontend.h"
#include "app/report.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "sys/clock.h"
#include "sys/file.h"
#include "ui/plain.h"

#include <assert.h>
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#define LINE_MAX_BYTES ((size_t)64 << 10)
#define OUT_MAX ((size_t)4 << 20)
#define LINE_MAX_CHARS 4000

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

/* A line without its end, cleaned.  What is over the limit is left out.  False: no more. */
static bool read_line(struct input *input, struct buf *line)
{
	assert(input->at <= input->len && input->len <= sizeof input->bytes);
	struct buf raw;
	bool any = false;
	buf_init(&raw, LINE_MAX_BYTES);
	buf_clear(line);
	while (input->at < input->len || fill(input)) {
		char c = input->bytes[input->at++];
		any = true;
		if (c == '\n')
			break;
		buf_add_char(&raw, c);
	}
	utf8_clean(raw.data ? raw.data : "", raw.len, LINE_MAX_CHARS, false, line);
	buf_add(line, "", 0);
	buf_release(&raw);
	return any;
}

struct talk {
	const struct controller *controller;
	struct plain plain;
	struct arena frame;
	struct view view;
	unsigned wants; /* what the view was made with beside the screen (WANT_*) */
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
		if (!say(talk) || !read_line(&talk->frontend->input, &talk->line))
			return CONTROLLER_GONE;
		if (!take_line(talk))
			return say(talk) ? CONTROLLER_OVER : CONTROLLER_GONE;
	}
}

enum controller_end plain_play(struct frontend *frontend, const struct controller *controller)
{
	struct talk talk = { .controller = controller, .frontend = frontend };
	plain_init(&talk.plain, frontend->ascii);
	arena_init(&talk.frame, report_last_words);
	buf_init(&talk.out, OUT_MAX);
	buf_init(&talk.line, LINE_MAX_BYTES);
	enum controller_end end = converse(&talk);
	plain_release(&talk.plain);
	arena_release(&talk.frame);
	buf_release(&talk.out);
	buf_release(&talk.line);
	return end;
}
