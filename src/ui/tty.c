#include "ui/tty.h"

#include "base/buf.h"
#include "base/str.h"
#include "base/utf8.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>

/* ---- descriptors --------------------------------------------------------------- */

void tty_write(int fd, const char *bytes, size_t len)
{
	while (len) {
		ssize_t n = write(fd, bytes, len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return;
		bytes += n;
		len -= (size_t)n;
	}
}

bool tty_has_bytes(void)
{
	struct pollfd in = { .fd = TTY_IN, .events = POLLIN };
	return poll(&in, 1, 0) > 0 && (in.revents & POLLIN);
}

static int at_most(long number, int most)
{
	return number < most ? (int)number : most;
}

/* 0 where it is none. */
static long number_of(const char *name)
{
	const char *said = getenv(name);
	char *end;
	long number = str_is_empty(said) ? 0 : strtol(said, &end, 10);
	return number > 0 && !*end ? number : 0;
}

bool tty_size(int *rows, int *cols)
{
	struct winsize size = { 0 };
	ioctl(TTY_OUT, TIOCGWINSZ, &size);
	long high = size.ws_row ? size.ws_row : number_of("LINES");
	long wide = size.ws_col ? size.ws_col : number_of("COLUMNS");
	if (!high || !wide)
		return false;
	*rows = at_most(high, TTY_ROWS_MOST);
	*cols = at_most(wide, TTY_COLS_MOST);
	return true;
}

long long tty_now(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

/* ---- the name of a terminal ---------------------------------------------------- */

bool termname_pastes(const char *name)
{
	static const char *const families[] = { "xterm", "tmux", "screen", "rxvt", "putty",
		"vte", "konsole", "gnome", "kitty", "alacritty", "foot", "wezterm", "st-",
		"iterm", "linux" };
	for (size_t i = 0; i < sizeof families / sizeof *families; i++)
		if (str_starts(name, families[i]))
			return true;
	return false;
}

/* The console has no mouse of its own; gpm marks and copies there without us. */
bool termname_points(const char *name)
{
	return termname_pastes(name) && !str_starts(name, "linux");
}

const char *termname_stand_in(const char *name)
{
	if (str_starts(name, "linux"))
		return "linux";
	if (str_starts(name, "vt"))
		return "vt100";
	return termname_pastes(name) ? "xterm-256color" : "ansi";
}

void termname_shown(const char *name, char out[TERMNAME_SHOWN])
{
	struct buf text;
	buf_init(&text, TERMNAME_SHOWN - 1);
	utf8_clean(name, strlen(name), 40, false, &text);
	snprintf(out, TERMNAME_SHOWN, "%s", text.data ? text.data : "");
	buf_release(&text);
}
