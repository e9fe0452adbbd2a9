#include "app/report.h"

#include "app/exit.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "base/utf8.h"
#include "sys/file.h"
#include "ui/term.h"

#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

#define REPORT_MAX ((size_t)1 << 20)
#define REPORT_PIECE ((size_t)64 << 10)

/* Cleaning makes a blank of a tab, and what machines read is parted by tabs. */
static void clean_columns(const char *text, size_t len, struct buf *clean)
{
	const char *end = text + len, *tab;
	while ((tab = memchr(text, '\t', (size_t)(end - text)))) {
		utf8_clean(text, (size_t)(tab - text), REPORT_MAX, true, clean);
		buf_add_char(clean, '\t');
		text = tab + 1;
	}
	utf8_clean(text, (size_t)(end - text), REPORT_MAX, true, clean);
}

/* What there was no memory for is not there in part. */
static bool send_whole(int fd, const struct buf *text)
{
	if (text->failed)
		errno = ENOMEM;
	return !text->failed && file_write_all(fd, text->data ? text->data : "", text->len);
}

static bool send_piece(int fd, const char *text, size_t len, bool utf8)
{
	struct buf clean, ascii;
	bool ok;
	buf_init(&clean, REPORT_MAX * 4);
	clean_columns(text, len, &clean);
	if (utf8 || clean.len == 0) {
		ok = send_whole(fd, &clean);
	} else {
		buf_init(&ascii, REPORT_MAX * 4);
		utf8_to_ascii(clean.data, clean.len, &ascii);
		ok = send_whole(fd, &ascii);
		buf_release(&ascii);
	}
	buf_release(&clean);
	return ok;
}

/* Whole lines, some at a time: what is cleaned at once may not be longer than REPORT_MAX. */
static size_t piece_of(const char *text, size_t len)
{
	if (len <= REPORT_PIECE)
		return len;
	const char *end = memrchr(text, '\n', REPORT_PIECE);
	if (!end)
		end = memchr(text + REPORT_PIECE, '\n', len - REPORT_PIECE);
	return end ? (size_t)(end + 1 - text) : len;
}

static bool send(int fd, const char *text, size_t len, bool utf8)
{
	bool ok = true;
	for (size_t piece; ok && len > 0; text += piece, len -= piece) {
		piece = piece_of(text, len);
		assert(piece > 0 && piece <= len);
		ok = send_piece(fd, text, piece, utf8);
	}
	return ok;
}

bool report_out(const char *text, size_t len)
{
	return send(STDOUT_FILENO, text, len, utf8_is_shown());
}

bool report_file_out(const char *text, size_t len)
{
	return send(STDOUT_FILENO, text, len, true);
}

int report_no_stdout(void)
{
	report_line("standard output cannot be written: %s", strerror(errno));
	return EXIT_IO;
}

static void send_line(struct buf *line)
{
	static const char no_memory[] = "tandem: out of memory\n";
	buf_add_char(line, '\n');
	if (line->failed || !send(STDERR_FILENO, line->data, line->len, utf8_is_shown()))
		file_write_all(STDERR_FILENO, no_memory, sizeof no_memory - 1);
	buf_release(line);
}

void report_line(const char *format, ...)
{
	char text[1024];
	struct buf line;
	va_list args;
	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	buf_init(&line, REPORT_MAX);
	buf_printf(&line, "tandem: %s", text);
	send_line(&line);
}

/* Carets stand under cells, so the cells before them are counted; a tab is one blank. */
static void add_carets(struct buf *out, const char *line, size_t len,
	const struct fault_place *at)
{
	size_t before = at->column > 0 ? (size_t)at->column - 1 : 0;
	size_t span = at->span > 0 ? (size_t)at->span : 1;
	if (before > len)
		before = len;
	if (span > len - before)
		span = len - before ? len - before : 1;
	int cells = utf8_width(line + before, span < len - before ? span : len - before);
	buf_add_text(out, "\n    ");
	for (size_t i = 0; i < before;) {
		size_t next = utf8_next(line, len, i);
		int width = line[i] == '\t' ? 1 : utf8_width(line + i, next - i);
		buf_add_repeat(out, " ", (size_t)width);
		i = next;
	}
	buf_add_repeat(out, "^", cells > 0 ? (size_t)cells : 1);
}

static void add_source(struct buf *out, const struct fault_place *at)
{
	size_t len = strlen(at->source);
	if (len == 0 || !utf8_is_valid(at->source, len))
		return;
	buf_add_text(out, "\n    ");
	for (size_t i = 0; i < len; i++)
		buf_add_char(out, at->source[i] == '\t' ? ' ' : at->source[i]);
	add_carets(out, at->source, len, at);
}

static void report(const char *kind, const struct fault *fault)
{
	struct buf line;
	buf_init(&line, REPORT_MAX);
	buf_add_text(&line, "tandem: ");
	if (*fault->at.file)
		buf_printf(&line, "%s:", fault->at.file);
	if (*fault->at.file && fault->at.line > 0)
		buf_printf(&line, "%d:", fault->at.line);
	buf_printf(&line, "%s%s%s", *fault->at.file ? " " : "", kind, fault->what);
	add_source(&line, &fault->at);
	if (*fault->fix)
		buf_printf(&line, "\n  %s", fault->fix);
	send_line(&line);
}

void report_fault(const struct fault *fault)
{
	report("", fault);
}

/* Whoever has mended so many looks again. */
#define EACH_FILE_MOST 50

/* Those of one file, which stand together; returns how many there are. */
static size_t report_file(const char *kind, const struct fault *list, size_t count)
{
	size_t of_file = 0;
	for (; of_file < count && strcmp(list[of_file].at.file, list->at.file) == 0; of_file++)
		if (of_file < EACH_FILE_MOST || !*list->at.file)
			report(kind, &list[of_file]);
	if (of_file > EACH_FILE_MOST && *list->at.file)
		report_line("%s: %s%zu more", list->at.file, kind,
			of_file - EACH_FILE_MOST);
	return of_file;
}

static void report_all(const char *kind, const struct faults *faults)
{
	for (size_t i = 0; i < faults->count;)
		i += report_file(kind, &faults->list[i], faults->count - i);
	if (faults->unlisted)
		report_line("and %zu more", faults->unlisted);
}

void report_faults(const struct faults *faults)
{
	report_all("", faults);
}

void report_remarks(const struct faults *remarks)
{
	report_all("remark: ", remarks);
}

/* Also of texts and lists that know of nobody to ask. */
void out_of_memory(void)
{
	report_last_words();
}

void report_last_words(void)
{
	static const char text[] =
		"tandem: out of memory; what was saved is safe, the visit can be gone on with\n";
	term_rescue();
	file_write_all(STDERR_FILENO, text, sizeof text - 1);
	_exit(EXIT_SYSTEM);
}
