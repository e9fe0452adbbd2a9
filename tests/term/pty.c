#include "tests/term/pty.h"

#include "base/str.h"
#include "base/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>

#define RAW_MAX ((size_t)64 << 20)
#define COUNT(array) (sizeof(array) / sizeof *(array))

static long long now_ns(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000000000LL + now.tv_nsec;
}

static long long now_ms(void)
{
	return now_ns() / 1000000;
}

/* ---- opening */

static void set_environment(const char *const *env)
{
	static const char *const gone[] = { "LINES", "COLUMNS", "NO_COLOR", "ESCDELAY", "TMUX" };
	for (size_t i = 0; i < COUNT(gone); i++)
		unsetenv(gone[i]);
	setenv("TERM", "xterm-256color", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	for (; env && *env; env++) {
		char *copy = strdup(*env), *value = copy ? strchr(copy, '=') : NULL;
		if (value)
			*value++ = '\0';
		if (value)
			setenv(copy, value, 1);
		else if (copy)
			unsetenv(copy);
		free(copy);
	}
}

static void redirect_stderr(const char *path)
{
	int fd = path ? open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600) : -1;
	if (fd >= 0) {
		dup2(fd, STDERR_FILENO);
		close(fd);
	}
}

_Noreturn static void be_child(const struct pty *pty, const struct pty_options *options)
{
	close(pty->fd);
	login_tty(pty->slave);
	set_environment(options->env);
	redirect_stderr(options->stderr_path);
	if (options->run)
		exit(options->run(options->arg));
	execvp(options->argv[0], (char *const *)options->argv);
	perror(options->argv[0]);
	_exit(127);
}

bool pty_open(struct pty *pty, const struct pty_options *options)
{
	struct winsize size = { .ws_row = (unsigned short)(options->rows ? options->rows : 24),
		.ws_col = (unsigned short)(options->cols ? options->cols : 80) };
	*pty = (struct pty){ .pid = -1, .fd = -1, .slave = -1 };
	if (openpty(&pty->fd, &pty->slave, NULL, NULL, &size) < 0) {
		printf("no pseudo-terminal can be had here, and these tests need one (%s): "
		       "mount a devpts on /dev/pts, with /dev/ptmx\n", strerror(errno));
		return false;
	}
	fcntl(pty->fd, F_SETFD, FD_CLOEXEC);
	tcgetattr(pty->slave, &pty->before);
	buf_init(&pty->raw, RAW_MAX);
	buf_init(&pty->text, RAW_MAX);
	pty->vt = vt_new(size.ws_row, size.ws_col);
	fflush(NULL);
	pty->pid = fork();
	if (pty->pid == 0)
		be_child(pty, options);
	fcntl(pty->slave, F_SETFD, FD_CLOEXEC);
	return pty->pid > 0;
}

static bool has_ended(struct pty *pty)
{
	if (!pty->ended && waitpid(pty->pid, &pty->status, WNOHANG) == pty->pid)
		pty->ended = true;
	return pty->ended;
}

void pty_close(struct pty *pty)
{
	pty_hang_up(pty);
	if (pty->pid > 0 && !has_ended(pty)) {
		kill(pty->pid, SIGKILL);
		waitpid(pty->pid, &pty->status, 0);
	}
	vt_free(pty->vt);
	buf_release(&pty->raw);
	buf_release(&pty->text);
	*pty = (struct pty){ .pid = -1, .fd = -1, .slave = -1 };
}

/* ---- keys */

static const struct {
	const char *name, *bytes;
} named[] = {
	{ "Enter", "\r" }, { "Esc", "\033" }, { "Tab", "\t" }, { "BackTab", "\033[Z" },
	{ "PgUp", "\033[5~" }, { "PgDn", "\033[6~" }, { "Delete", "\033[3~" },
	{ "Backspace", "\177" }, { "Space", " " }, { "lt", "<" },
	{ "F1", "\033OP" }, { "F2", "\033OQ" }, { "F3", "\033OR" }, { "F4", "\033OS" },
	{ "F5", "\033[15~" }, { "F12", "\033[24~" },
};

/* These follow the program's choice of mode. */
static const struct {
	const char *name;
	char final;
} moving[] = {
	{ "Up", 'A' }, { "Down", 'B' }, { "Right", 'C' }, { "Left", 'D' }, { "Home", 'H' },
	{ "End", 'F' },
};

static size_t key_bytes(const struct pty *pty, const char *name, char bytes[8])
{
	for (size_t i = 0; i < COUNT(named); i++)
		if (str_is(name, named[i].name))
			return (size_t)snprintf(bytes, 8, "%s", named[i].bytes);
	for (size_t i = 0; i < COUNT(moving); i++)
		if (str_is(name, moving[i].name))
			return (size_t)snprintf(bytes, 8, "\033%c%c",
				pty->vt->app_keys ? 'O' : '[', moving[i].final);
	if (strlen(name) == 3 && str_starts(name, "C-"))
		bytes[0] = (char)(name[2] & 31);
	else if (strlen(name) == 3 && str_starts(name, "M-"))
		return (size_t)snprintf(bytes, 8, "\033%c", name[2]);
	else
		abort();
	return 1;
}

/* The name between the brackets at `keys`; returns where it goes on. */
static const char *read_name(const char *keys, char name[16])
{
	size_t len = strcspn(keys + 1, ">");
	if (len >= 16 || keys[1 + len] != '>')
		abort();
	snprintf(name, 16, "%.*s", (int)len, keys + 1);
	return keys + len + 2;
}

/* ---- reading */

/* What is there now, at most one read; waits up to `ms` for it. */
static size_t read_some(struct pty *pty, int ms)
{
	char bytes[65536];
	struct pollfd in = { .fd = pty->fd, .events = POLLIN };
	if (pty->fd < 0 || poll(&in, 1, ms) <= 0)
		return 0;
	ssize_t n = read(pty->fd, bytes, sizeof bytes);
	if (n <= 0)
		return 0;
	pty->read_at = now_ns();
	buf_add(&pty->raw, bytes, (size_t)n);
	vt_feed(pty->vt, bytes, (size_t)n);
	return (size_t)n;
}

/* Reads meanwhile: a program that is waited for to read may itself be waiting. */
void pty_send_bytes(struct pty *pty, const char *bytes, size_t len)
{
	while (len && pty->fd >= 0) {
		struct pollfd out = { .fd = pty->fd, .events = POLLIN | POLLOUT };
		if (poll(&out, 1, 5000) <= 0)
			return;
		if (out.revents & POLLIN)
			read_some(pty, 0);
		if (!(out.revents & POLLOUT))
			continue;
		ssize_t n = write(pty->fd, bytes, len < 1024 ? len : 1024);
		if (n <= 0)
			return;
		bytes += n;
		len -= (size_t)n;
	}
}

/* Until the program has read what was sent: what comes together is no key (keyread.h). */
static void wait_taken(struct pty *pty)
{
	long long seen_by = now_ms() + 30, end = now_ms() + 2000;
	struct pollfd in = { .fd = pty->slave, .events = POLLIN };
	bool is_there = false;
	while (pty->slave >= 0 && !is_there && now_ms() < seen_by) {
		is_there = poll(&in, 1, 0) > 0;
		if (!is_there)
			read_some(pty, 1);
	}
	while (is_there && poll(&in, 1, 0) > 0 && now_ms() < end)
		read_some(pty, 1);
}

/* A person presses nothing right after Enter or Esc. */
static void send_pressed(struct pty *pty, struct buf *bytes)
{
	static const int pause_ms = 60;
	pty_send_bytes(pty, bytes->data, bytes->len);
	wait_taken(pty);
	pty_read(pty, pause_ms, pause_ms);
	buf_clear(bytes);
}

void pty_send(struct pty *pty, const char *keys)
{
	struct buf bytes;
	buf_init(&bytes, RAW_MAX);
	while (*keys) {
		size_t plain = strcspn(keys, "<");
		buf_add(&bytes, keys, plain);
		keys += plain;
		if (*keys == '<') {
			char name[16], key[8];
			keys = read_name(keys, name);
			buf_add(&bytes, key, key_bytes(pty, name, key));
			bool alone = str_is(name, "Enter") || str_is(name, "Esc");
			if (alone && *keys)
				send_pressed(pty, &bytes);
		}
	}
	pty_send_bytes(pty, bytes.data, bytes.len);
	buf_release(&bytes);
}

void pty_paste(struct pty *pty, const char *text, size_t len)
{
	bool brackets = pty->vt->pastes;
	if (brackets)
		pty_send_bytes(pty, "\033[200~", 6);
	pty_send_bytes(pty, text, len);
	if (brackets)
		pty_send_bytes(pty, "\033[201~", 6);
}

void pty_click(struct pty *pty, int row, int col)
{
	char bytes[64];
	int len = snprintf(bytes, sizeof bytes, "\033[<0;%d;%dM\033[<0;%d;%dm", col + 1, row + 1,
		col + 1, row + 1);
	pty_send_bytes(pty, bytes, (size_t)len);
}

bool pty_click_on(struct pty *pty, const char *text)
{
	const char *screen = pty_screen(pty), *at = strstr(screen, text), *line = at;
	int row = 0;
	if (!at)
		return false;
	while (line > screen && line[-1] != '\n')
		line--;
	for (const char *s = screen; s < line; s++)
		row += *s == '\n';
	pty_click(pty, row, utf8_width(line, (size_t)(at - line)) + utf8_width(text, strlen(text)) / 2);
	return true;
}

void pty_resize(struct pty *pty, int rows, int cols)
{
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols };
	read_some(pty, 0);
	vt_resize(pty->vt, rows, cols);
	ioctl(pty->fd, TIOCSWINSZ, &size);
}

size_t pty_read(struct pty *pty, int quiet, int most)
{
	long long end = now_ms() + most;
	size_t all = 0, got;
	do {
		got = read_some(pty, quiet);
		all += got;
	} while (got && now_ms() < end);
	return all;
}

static bool wait_for(struct pty *pty, const char *text, bool shown, int most)
{
	long long end = now_ms() + most;
	while (pty_shows(pty, text) != shown) {
		long long left = end - now_ms();
		if (left <= 0)
			return false;
		if (read_some(pty, left < 50 ? (int)left : 50) == 0 && has_ended(pty)
			&& read_some(pty, 0) == 0)
			return pty_shows(pty, text) == shown;
	}
	return true;
}

bool pty_wait_text(struct pty *pty, const char *text, int most)
{
	return wait_for(pty, text, true, most);
}

bool pty_wait_gone(struct pty *pty, const char *text, int most)
{
	return wait_for(pty, text, false, most);
}

bool pty_wait_asked(struct pty *pty, int most)
{
	long long end = now_ms() + most;
	while (!pty->vt->asked && pty->fd >= 0 && now_ms() < end)
		read_some(pty, 2);
	return pty->vt->asked > 0;
}

bool pty_wait_end(struct pty *pty, int most)
{
	long long end = now_ms() + most;
	while (!has_ended(pty) && now_ms() < end)
		if (pty->fd >= 0)
			read_some(pty, 2);
		else
			poll(NULL, 0, 1);
	while (read_some(pty, 0))
		;
	return pty->ended;
}

const char *pty_screen(struct pty *pty)
{
	buf_clear(&pty->text);
	vt_text(pty->vt, &pty->text);
	return pty->text.data ? pty->text.data : "";
}

bool pty_shows(struct pty *pty, const char *text)
{
	return strstr(pty_screen(pty), text) != NULL;
}

/* ---- the rest */

void pty_signal(struct pty *pty, int sig)
{
	if (pty->pid > 0 && !has_ended(pty))
		kill(pty->pid, sig);
}

void pty_hang_up(struct pty *pty)
{
	if (pty->slave >= 0)
		close(pty->slave);
	if (pty->fd >= 0)
		close(pty->fd);
	pty->fd = pty->slave = -1;
}

bool pty_is_restored(struct pty *pty)
{
	struct termios now;
	const struct vt *vt = pty->vt;
	if (tcgetattr(pty->slave, &now) < 0)
		return false;
	return now.c_iflag == pty->before.c_iflag && now.c_oflag == pty->before.c_oflag
	       && now.c_lflag == pty->before.c_lflag && !vt->alternate && !vt->hidden
	       && !vt->pastes && !vt->app_keys && !vt->insert && !vt->points
	       && !vt->points_in_numbers;
}

long pty_proc(const struct pty *pty, const char *file, const char *name)
{
	char path[64], line[256];
	long number = -1;
	size_t len = strlen(name);
	snprintf(path, sizeof path, "/proc/%d/%s", (int)pty->pid, file);
	FILE *from = fopen(path, "r");
	while (from && number < 0 && fgets(line, sizeof line, from))
		if (strncmp(line, name, len) == 0 && line[len] == ':')
			number = strtol(line + len + 1, NULL, 10);
	if (from)
		fclose(from);
	return number;
}
