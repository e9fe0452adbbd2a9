#include "app/report.h"

#include "app/exit.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "sys/file.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

#define REPORT_MAX ((size_t)1 << 20)

/* Is the person's own locale UTF-8?  LC_CTYPE may have been set to C.UTF-8 for widths. */
static bool shows_utf8(void)
{
	locale_t own = newlocale(LC_CTYPE_MASK, "", (locale_t)0);
	if (own == (locale_t)0)
		return false;
	bool utf8 = strcmp(nl_langinfo_l(CODESET, own), "UTF-8") == 0;
	freelocale(own);
	return utf8;
}

static bool send(int fd, const char *text, size_t len)
{
	struct buf clean, ascii;
	bool ok;
	buf_init(&clean, REPORT_MAX * 4);
	utf8_clean(text, len, REPORT_MAX, true, &clean);
	if (shows_utf8() || clean.len == 0) {
		ok = file_write_all(fd, clean.data ? clean.data : "", clean.len);
	} else {
		buf_init(&ascii, REPORT_MAX * 4);
		utf8_to_ascii(clean.data, clean.len, &ascii);
		ok = file_write_all(fd, ascii.data ? ascii.data : "", ascii.len);
		buf_release(&ascii);
	}
	buf_release(&clean);
	return ok;
}

bool report_out(const char *text, size_t len)
{
	return send(STDOUT_FILENO, text, len);
}

int report_no_stdout(void)
{
	report_line("standard output cannot be written: %s", strerror(errno));
	return EXIT_IO;
}

void report_line(const char *format, ...)
{
	char line[512];
	va_list args;
	va_start(args, format);
	int used = snprintf(line, sizeof line, "tandem: ");
	vsnprintf(line + used, sizeof line - (size_t)used - 1, format, args);
	va_end(args);
	size_t end = strlen(line);
	line[end] = '\n';
	send(STDERR_FILENO, line, end + 1);
}
