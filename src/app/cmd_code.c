/*
 * tandem code: what each utterance of a conversation does, by the coder
 * (coder/coder.h).  A line in, a line out, in order; a line that is no
 * utterance gets its sentence at its place, and on stderr.
 */
#include "app/cmd.h"
#include "app/content.h"
#include "app/exit.h"
#include "app/report.h"
#include "base/str.h"
#include "base/utf8.h"
#include "coder/coder.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#define LINE_LIMIT ((size_t)64 << 10) /* what is behind it is not looked at */

enum { OPT_JSON, OPT_WEIGHTS };

static const struct option_spec options[] = {
	[OPT_JSON] = { "json", 0, NULL, "one JSON object a line" },
	[OPT_WEIGHTS] = { "weights", 0, "FILE", "these weights, not those that came with tandem" },
	{ NULL, 0, NULL, NULL },
};

struct coding {
	struct coder coder;
	struct talk talk;
	struct buf line, out;
	size_t number;
	bool json, cut, refused;
};

/* ---- lines in */

/* Some editors begin a file with a mark of its byte order, which nobody sees. */
static void drop_mark(struct buf *line)
{
	if (line->len < 3 || memcmp(line->data, "\xef\xbb\xbf", 3) != 0)
		return;
	memmove(line->data, line->data + 3, line->len - 3 + 1);
	line->len -= 3;
}

/* The next line without its end; what is over the limit is dropped.  False at the end. */
static bool next_line(struct coding *coding)
{
	int c;
	buf_clear(&coding->line);
	coding->cut = false;
	while ((c = getc(stdin)) != EOF && c != '\n')
		if (coding->line.len < LINE_LIMIT)
			buf_add_char(&coding->line, (char)c);
		else
			coding->cut = true;
	assert(coding->line.len <= LINE_LIMIT);
	coding->number++;
	while (coding->line.len > 0 && coding->line.data[coding->line.len - 1] == '\r')
		coding->line.data[--coding->line.len] = '\0';
	if (coding->number == 1)
		drop_mark(&coding->line);
	return c != EOF || coding->line.len > 0;
}

static bool find_speaker(const struct buf *line, enum speaker *speaker, size_t *at)
{
	static const char *const names[SPEAKERS] = { "therapist", "client" };
	for (int i = 0; i < SPEAKERS; i++) {
		size_t len = strlen(names[i]);
		if (line->len > len && memcmp(line->data, names[i], len) == 0
			&& line->data[len] == '\t') {
			*speaker = (enum speaker)i;
			*at = len + 1;
			return true;
		}
	}
	return false;
}

/* ---- lines out */

static bool is_yes_or_no(const struct task_spec *task)
{
	return str_is(task->labels[0], "false");
}

static void add_word(const struct coding *coding, const struct code_word *word, size_t from,
	struct buf *out)
{
	assert(from + word->at + word->len <= coding->line.len);
	utf8_clean(coding->line.data + from + word->at, word->len, 64, false, out);
}

/* Letters, marks inside words and "?": nothing that JSON would have escaped. */
static void add_words(const struct coding *coding, const struct code *code, size_t from,
	const char *quote, const char *between, struct buf *out)
{
	for (size_t i = 0; i < code->word_count; i++) {
		buf_add_text(out, i ? between : "");
		buf_add_text(out, quote);
		add_word(coding, &code->words[i], from, out);
		buf_add_text(out, quote);
	}
}

static void write_json(const struct coding *coding, const struct code *code, size_t from,
	struct buf *out)
{
	buf_add_char(out, '{');
	for (size_t i = 0; i < TASKS; i++) {
		const struct task_spec *task = &task_specs[i];
		const char *quote = is_yes_or_no(task) ? "" : "\"";
		if (task->speaker == code->speaker)
			buf_printf(out, "\"%s\":%s%s%s,", task->name, quote,
				code_label(code, (enum task)i), quote);
	}
	buf_printf(out, "\"confidence\":%.3f,\"unsure\":%s,\"words\":[",
		(double)code->confidence, code->unsure ? "true" : "false");
	add_words(coding, code, from, "\"", ",", out);
	buf_add_text(out, "]}\n");
}

/* What is there beside the main thing: "question open, reflection complex". */
static void write_found(const struct code *code, struct buf *out)
{
	static const struct {
		enum task is_there, kind;
		const char *name;
	} found[] = {
		{ TASK_QUESTION, TASK_QUESTION_KIND, "question" },
		{ TASK_REFLECTION, TASK_REFLECTION_KIND, "reflection" },
		{ TASK_INPUT, TASK_INPUT_KIND, "input" },
	};
	const char *between = "";
	for (size_t i = 0; i < 3 && code->speaker == SPEAKER_THERAPIST; i++) {
		if (!code->labels[found[i].is_there])
			continue;
		buf_printf(out, "%s%s %s", between, found[i].name,
			code_label(code, found[i].kind));
		between = ", ";
	}
	if (!*between)
		buf_add_char(out, '-');
}

static void write_columns(const struct coding *coding, const struct code *code, size_t from,
	struct buf *out)
{
	buf_printf(out, "%s\t", code_label(code, task_main(code->speaker)));
	write_found(code, out);
	buf_printf(out, "\t%.2f\t%s\t", (double)code->confidence,
		code->unsure ? "unsure" : "sure");
	add_words(coding, code, from, "", " ", out);
	buf_add_char(out, '\n');
}

/* ---- one after the other */

static void refuse(struct coding *coding, struct buf *out)
{
	static const char *const what =
		"it does not begin with 'therapist' or 'client' and a tab";
	report_line("line %zu: %s", coding->number, what);
	buf_printf(out, coding->json ? "{\"fault\":\"line %zu: %s\"}\n" : "-\t-\t-\tline %zu: %s\n",
		coding->number, what);
	coding->refused = true;
}

static void code_line(struct coding *coding)
{
	enum speaker speaker;
	struct code code;
	size_t from;
	if (coding->line.len == 0) {
		coder_begin(&coding->talk);
		return;
	}
	if (!find_speaker(&coding->line, &speaker, &from)) {
		refuse(coding, &coding->out);
		return;
	}
	assert(from <= coding->line.len);
	coder_code(&coding->coder, &coding->talk, speaker, coding->line.data + from,
		coding->line.len - from, &code);
	code.unsure = code.unsure || coding->cut;
	if (coding->json)
		write_json(coding, &code, from, &coding->out);
	else
		write_columns(coding, &code, from, &coding->out);
}

static int code_all(struct coding *coding)
{
	coder_begin(&coding->talk);
	while (next_line(coding)) {
		buf_clear(&coding->out);
		code_line(coding);
		if (coding->out.len && !report_out(coding->out.data, coding->out.len))
			return report_no_stdout();
	}
	if (!ferror(stdin))
		return coding->refused ? EXIT_BAD_DATA : EXIT_DONE;
	report_line("standard input cannot be read: %s", strerror(errno));
	return EXIT_IO;
}

static int run(const struct given *given)
{
	struct arena arena;
	struct buf bytes;
	struct fault why;
	int code = EXIT_BAD_DATA;
	arena_init(&arena, report_last_words);
	buf_init(&bytes, WEIGHTS_MAX);
	struct coding *coding = ARENA_NEW(&arena, struct coding);
	buf_init(&coding->line, LINE_LIMIT + 1);
	buf_init(&coding->out, LINE_LIMIT);
	coding->json = given->text[OPT_JSON] != NULL;
	if (!content_weights(given->text[OPT_WEIGHTS], &bytes, &why)) {
		report_fault(&why);
		code = EXIT_NO_FILE;
	} else if (!coder_read(&coding->coder, &arena, bytes.data ? bytes.data : "", bytes.len,
			   &why)) {
		report_fault(&why);
	} else {
		code = code_all(coding);
	}
	buf_release(&coding->line);
	buf_release(&coding->out);
	buf_release(&bytes);
	arena_release(&arena);
	return code;
}

const struct command cmd_code = {
	.name = "code", .arguments = "", .options = options, .run = run,
	.about = "Say what each line of a conversation does.",
};
