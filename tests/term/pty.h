/*
 * A program on a terminal of its own, for tests: keys go in by their names, the
 * screen is read back as text.  Every wait has an end.
 *
 *     struct pty pty;
 *     struct pty_options options = { .rows = 24, .cols = 80, .argv = argv };
 *     NEED(pty_open(&pty, &options));
 *     CHECK(pty_wait_text(&pty, "My plan", 2000));
 *     pty_send(&pty, "some words<Enter><Down><C-o>");
 *     CHECK_STR("...", pty_screen(&pty));
 *     pty_close(&pty);
 */
#ifndef TANDEM_TESTS_TERM_PTY_H
#define TANDEM_TESTS_TERM_PTY_H

#include "base/buf.h"
#include "tests/term/vt.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include <termios.h>

struct pty_options {
	int rows, cols;          /* 0: 24 and 80 */
	const char *const *argv; /* ends in NULL; argv[0] is looked up in PATH */
	int (*run)(void *arg);   /* instead of argv: runs in the child, which exits with it */
	void *arg;
	const char *const *env;  /* "NAME=value", or "NAME" to take it out; ends in NULL */
	const char *stderr_path; /* NULL: the terminal */
};

struct pty {
	pid_t pid;
	int fd;           /* the master, -1 once hung up */
	int slave;        /* kept, so that the modes can be looked at after the end */
	struct vt *vt;    /* owned */
	struct buf raw;   /* owned: all bytes that came */
	struct buf text;  /* owned: for pty_screen() */
	long long read_at; /* when the last bytes came, in ns of CLOCK_MONOTONIC */
	bool ended;
	int status;       /* of waitpid(), once it has ended */
	struct termios before; /* as the child found them */
};

/* TERM is xterm-256color, LC_ALL C.UTF-8, unless options->env says otherwise;
 * LINES, COLUMNS, NO_COLOR and ESCDELAY are not passed on. */
bool pty_open(struct pty *pty, const struct pty_options *options);
/* Ends the program (by force, if it is still there) and forgets all. */
void pty_close(struct pty *pty);

/*
 * Bytes, with keys in angle brackets: <Enter> <Esc> <Tab> <BackTab> <Up> <Down>
 * <Left> <Right> <Home> <End> <PgUp> <PgDn> <Delete> <Backspace> <Space> <F1> to
 * <F5> <F12>, <C-x> for any letter and _, <M-x> for any, <lt> for `<`.  A name
 * that is not there aborts the test.  After Enter and Esc the program has read them
 * before more is sent, as with a person.
 */
void pty_send(struct pty *pty, const char *keys);
void pty_send_bytes(struct pty *pty, const char *bytes, size_t len);
/* As a terminal pastes: with brackets when the program has asked for them. */
void pty_paste(struct pty *pty, const char *text, size_t len);
/* The left button, down and up. */
void pty_click(struct pty *pty, int row, int col);
/* In the middle of `text`, which is on the screen; false: it is not. */
bool pty_click_on(struct pty *pty, const char *text);
void pty_resize(struct pty *pty, int rows, int cols);

/* Reads what comes until nothing came for `quiet` ms, at most `most`; returns bytes. */
size_t pty_read(struct pty *pty, int quiet, int most);
/* Until the text is on the screen; false: not within `most` ms. */
bool pty_wait_text(struct pty *pty, const char *text, int most);
bool pty_wait_gone(struct pty *pty, const char *text, int most);
/* Until the program has asked for the background. */
bool pty_wait_asked(struct pty *pty, int most);
/* Until the program has ended; reads all it says. */
bool pty_wait_end(struct pty *pty, int most);

/* The screen as text, borrowed until the next call. */
const char *pty_screen(struct pty *pty);
bool pty_shows(struct pty *pty, const char *text);

void pty_signal(struct pty *pty, int sig);
/* The terminal is closed, as a window is. */
void pty_hang_up(struct pty *pty);
/* Modes, cursor, screen and paste as they were before? */
bool pty_is_restored(struct pty *pty);
/* The number after NAME in /proc/PID/FILE, as of "io", "syscw"; -1 where it cannot be read. */
long pty_proc(const struct pty *pty, const char *file, const char *name);

#endif
