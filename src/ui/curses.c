/*
 * The terminal by ncurses: the only file that knows of it.
 *
 * What holds here:
 * 1. A frame is one write: ncurses flushes every cursor move of its own until
 *    the first endwin(), so term_open() does one at once.  (Only where the
 *    cursor begins or ceases to show there is a second, before or after.)
 * 2. Only cells that differ from the last canvas are handed to ncurses.
 * 3. Signals that want something of the loop come in only while we wait for a key; HUP
 *    and TERM while we write, too (terminal_restore.h).  A fatal one gives the terminal
 *    back by bytes prepared at the start, with calls that are allowed in a handler.
 * 4. The screen is erased before it is left, so that nothing can be brought
 *    back from the terminal's other buffer.
 * 5. Whether the background is dark or light is asked behind the first picture; the answer
 *    has the next one painted in its theme.  After a key it is too late: nothing jumps
 *    under somebody's hands.
 */
#include "ui/term.h"

#include <curses.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* terminfo has a `struct term` of its own. */
#define term terminfo_term
#include <term.h>
#undef term

#include "base/buf.h"
#include "base/guard.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ui/background.h"
#include "ui/terminal_restore.h"
#include "ui/keyread.h"
#include "ui/shadow.h"
#include "ui/tty.h"

#define ESC_MS 25         /* how long a lone Esc waits for the rest of a key */
#define ESC_MS_MOST 5000
#define LEAVE_MS 300      /* how long the screen may take to be erased by who was told to end */
#define DEAD_READS 100    /* reads in a row that gave nothing: the terminal is gone */
#define MOVED_ROWS 3      /* fewer are never worth moving to ncurses */
#define RUN 64            /* cells handed to ncurses at once */
#define BLANKS_MOST 6     /* beyond them to move the cursor is cheaper */

struct term {
	SCREEN *screen; /* owned */
	WINDOW *cell;   /* owned; see forget_cell(); NULL: there was no memory */
	int rows, cols;
	struct shadow shadow; /* owned */
	struct {
		attr_t attr;
		short pair;
		bool ground; /* blanks show it */
	} look[STYLES];
	bool has_colours;
	enum { BACKGROUND_KNOWN, BACKGROUND_TO_ASK, BACKGROUND_ASKED } background;
	bool ascii;
	bool pastes;      /* bracketed paste is switched on */
	bool points;      /* reports of the mouse are wanted, and known there */
	struct keyread keys; /* owned */
	int dead_reads;
	bool gone;
	int gone_by;      /* the signal, 0 for a closed terminal */
	char name[TERMNAME_SHOWN]; /* of a terminal that nobody knows */
	const char *instead;       /* and as what it is used; NULL: it is known */
};

/*
 * The one mutable global of this file: a signal handler gets no argument, and
 * last words are spoken where no struct term can be reached.
 */
static struct {
	volatile sig_atomic_t open; /* the terminal is ours: there is something to restore */
	volatile sig_atomic_t writing; /* HUP and TERM are let in, and end that */
	volatile sig_atomic_t leaving; /* told to end: ALRM does, for what told us still waits */
	struct terminal_restore restore;
	struct terminal_output output;
	struct stderr_capture capture;
	struct signals signals;
} at_signal = { .output = TERMINAL_OUTPUT_NONE, .capture = STDERR_CAPTURE_NONE };

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- signals */

static void take_note(int sig)
{
	signals_note(&at_signal.signals, sig);
	if (at_signal.writing && (sig == SIGHUP || sig == SIGTERM))
		terminal_output_give_up(&at_signal.output);
}

/* Around all that is written: who is to end us need not wait for who reads. */
static void write_begin(void)
{
	at_signal.writing = 1;
	if (!at_signal.leaving)
		signals_let_in(true);
}

static void write_end(void)
{
	signals_let_in(false);
	at_signal.writing = 0;
}

static bool was_caught(int sig)
{
	return signals_was_caught(&at_signal.signals, sig);
}

static void give_back_at_once(void)
{
	int real = at_signal.output.real;
	terminal_restore_give(&at_signal.restore, real >= 0 ? real : TTY_OUT);
}

void term_rescue(void)
{
	int saved = errno;
	if (at_signal.open) {
		at_signal.open = 0;
		give_back_at_once();
		stderr_capture_rescue(&at_signal.capture);
	}
	errno = saved;
}

static void die_of(int sig)
{
	if (sig == SIGALRM && at_signal.leaving) {
		terminal_output_give_up(&at_signal.output);
		return;
	}
	term_rescue();
	signals_die_of(&at_signal.signals, sig);
}

/* ---- the bytes that give the terminal back */

static bool has_capability(const char *name)
{
	const char *text = tigetstr(name);
	return text && text != (const char *)-1;
}

static void add_capability(const char *name)
{
	if (has_capability(name))
		terminal_restore_add(&at_signal.restore, tigetstr(name));
}

static void prepare_restore(const struct term *term)
{
	/* CAN ends a sequence that was cut in the middle. */
	terminal_restore_add(&at_signal.restore, "\030");
	add_capability("sgr0");
	add_capability("clear");
	add_capability("rmkx");
	add_capability("cnorm");
	add_capability("rmcup");
	if (term->pastes)
		terminal_restore_add(&at_signal.restore, PASTE_OFF);
	if (term->points)
		terminal_restore_add(&at_signal.restore, MOUSE_OFF);
}

/* ---- keys */

/* What terminfo calls them. */
static const struct {
	const char *capability;
	enum key_code code;
} known[] = {
	{ "kcuu1", K_UP }, { "kcud1", K_DOWN }, { "kcub1", K_LEFT }, { "kcuf1", K_RIGHT },
	{ "kpp", K_PGUP }, { "knp", K_PGDN }, { "khome", K_HOME }, { "kend", K_END },
	{ "ka1", K_HOME }, { "kc1", K_END }, { "ka3", K_PGUP }, { "kc3", K_PGDN },
	{ "kfnd", K_HOME }, { "kslt", K_END },
	{ "kbs", K_BACKSPACE }, { "kdch1", K_DELETE }, { "kcbt", K_BACKTAB },
	{ "kent", K_ENTER }, { "kf1", K_F1 }, { "kf2", K_F2 }, { "kf3", K_F3 },
	{ "kf4", K_F4 }, { "kf5", K_F5 }, { "kf12", K_F12 },
};

static void define_keys(struct term *term)
{
	for (size_t i = 0; i < COUNT(known); i++)
		if (has_capability(known[i].capability))
			keyread_add_form(&term->keys, tigetstr(known[i].capability), known[i].code);
}

/* As ncurses reads it. */
static int esc_ms(void)
{
	const char *said = getenv("ESCDELAY");
	char *end;
	long ms = said ? strtol(said, &end, 10) : ESC_MS;
	if (said && (end == said || *end || ms < 0))
		return ESC_MS;
	return ms < ESC_MS_MOST ? (int)ms : ESC_MS_MOST;
}

/* ---- looks */

static attr_t attributes(const struct look *look, enum depth depth)
{
	bool reverse = look->reverse && !look_has_ground(look, depth);
	return (look->bold ? A_BOLD : A_NORMAL) | (look->underline ? A_UNDERLINE : A_NORMAL)
	       | (reverse ? A_REVERSE : A_NORMAL);
}

/* The pair that shows a style; 0: the terminal's own colours. */
static short pair_of(const struct look *look, enum style style, enum depth depth)
{
	short pair = (short)(style + 1);
	int ink = look->ink.number[depth], ground = look->ground.number[depth];
	if (ink == OWN_COLOUR && ground == OWN_COLOUR)
		return 0;
	return init_pair(pair, (short)ink, (short)ground) == OK ? pair : 0;
}

/*
 * The theme that can be shown.  Without colours ncurses is never told of them: then it sends
 * none, not even a default.
 */
static enum theme begin_colours(struct term *term, enum theme theme)
{
	if (!str_is_empty(getenv("NO_COLOR")))
		theme = THEME_MONO;
	term->has_colours = theme != THEME_MONO && has_colors() && start_color() == OK
	                    && use_default_colors() == OK;
	return term->has_colours ? theme : THEME_MONO;
}

/* COLORFGBG may be of a terminal that is no longer there, so that an answer wins. */
static enum theme find_background(struct term *term, enum theme theme)
{
	if (theme != THEME_AUTO || theme_depth(COLORS) == DEPTH_8)
		return theme;
	background_of_colorfgbg(getenv("COLORFGBG"), &theme);
	/* Those that know of the mouse know where an OSC ends. */
	if (termname_points(getenv("TERM")))
		term->background = BACKGROUND_TO_ASK;
	return theme;
}

static void choose_looks(struct term *term, enum theme theme)
{
	bool colours = term->has_colours;
	enum depth depth = theme_depth(colours ? COLORS : 8);
	for (int style = 0; style < STYLES; style++) {
		struct look look = theme_look(theme, (enum style)style);
		term->look[style].attr = attributes(&look, depth);
		term->look[style].ground = colours && look_has_ground(&look, depth);
		term->look[style].pair = colours ? pair_of(&look, (enum style)style, depth) : 0;
	}
}

/* ---- opening and closing */

/* Asked first, because a newterm() that fails leaves memory behind. */
static bool is_known(const char *name)
{
	int found;
	if (setupterm(name, TTY_OUT, &found) != OK)
		return false;
	del_curterm(cur_term);
	return true;
}

/*
 * ncurses puts the palette back whenever it takes up the screen, by an OSC.  We
 * never change it, so the capability is emptied where ncurses keeps it.
 */
static void keep_palette(void)
{
	if (has_capability("oc"))
		tigetstr("oc")[0] = '\0';
}

static bool find_screen(struct term *term, struct fault *why)
{
	const char *name = getenv("TERM");
	if (!isatty(TTY_IN) || !isatty(TTY_OUT))
		return fault_set(why, NULL, "use --plain", "this is not a terminal");
	if (str_is_empty(name) || str_is(name, "dumb"))
		return fault_set(why, NULL, "use --plain", "TERM is not set, or says 'dumb'");
	term->pastes = termname_pastes(name);
	term->points = term->points && termname_points(name);
	if (!is_known(name)) {
		termname_shown(name, term->name);
		name = term->instead = termname_stand_in(name);
	}
	/* When there is not even that entry, newterm() says so. */
	struct guard guard;
	guard_begin(&guard);
	term->screen = newterm(name, stdout, stdin);
	guard_end(&guard);
	if (!term->screen)
		return fault_set(why, NULL, "use --plain", "TERM names an unknown terminal");
	set_term(term->screen);
	if (has_capability("cup"))
		return true;
	endwin();
	delscreen(term->screen);
	return fault_set(why, NULL, "use --plain", "the terminal cannot place its cursor");
}

static void set_modes(struct term *term)
{
	keep_palette();
	raw();
	noecho();
	nonl();
	leaveok(stdscr, FALSE);
	/* A frame is finished, whatever comes in meanwhile. */
	typeahead(-1);
	define_keys(term);
}

/* What terminfo has no name for. */
static void tell_modes(const struct term *term, bool on)
{
	if (term->pastes)
		tty_write(TTY_OUT, on ? PASTE_ON : PASTE_OFF, sizeof PASTE_ON - 1);
	if (term->points)
		tty_write(TTY_OUT, on ? MOUSE_ON : MOUSE_OFF, sizeof MOUSE_ON - 1);
}

/* After each endwin(). */
static void wake_keys(const struct term *term)
{
	keypad(stdscr, TRUE);
	tell_modes(term, true);
}

/* ncurses would ask by itself, and take what it is told: this it takes from us. */
static void set_size(void)
{
	char number[16];
	int rows, cols;
	use_env(TRUE);
	use_tioctl(FALSE);
	bool is_said = tty_size(&rows, &cols);
	unsetenv("LINES");
	unsetenv("COLUMNS");
	if (!is_said)
		return;
	snprintf(number, sizeof number, "%d", rows);
	setenv("LINES", number, 1);
	snprintf(number, sizeof number, "%d", cols);
	setenv("COLUMNS", number, 1);
}

static struct term *new_term(const struct term_options *options)
{
	struct term *term = calloc(1, sizeof *term);
	if (!term)
		return NULL;
	term->ascii = options->ascii;
	term->points = options->mouse;
	keyread_init(&term->keys, esc_ms());
	return term;
}

bool term_open(struct term **term, const struct term_options *options, struct fault *why)
{
	struct term *new = new_term(options);
	if (!new)
		return fault_set(why, NULL, "", "out of memory");
	terminal_restore_begin(&at_signal.restore);
	signals_take(&at_signal.signals, take_note, die_of);
	set_size();
	terminal_output_begin(&at_signal.output);
	write_begin();
	if (!find_screen(new, why)) {
		write_end();
		terminal_output_release(&at_signal.output);
		signals_release(&at_signal.signals);
		free(new);
		return false;
	}
	prepare_restore(new);
	new->keys.has_mouse = new->points;
	at_signal.open = 1;
	/* Without memory ncurses goes on with NULL in here, or says so and exits: what it says is
	 * not captured yet. */
	struct guard guard;
	guard_begin(&guard);
	set_modes(new);
	new->cell = newwin(1, 1, 0, 0);
	choose_looks(new, find_background(new, begin_colours(new, options->theme)));
	guard_end(&guard);
	stderr_capture_begin(&at_signal.capture);
	getmaxyx(stdscr, new->rows, new->cols);
	endwin();
	wake_keys(new);
	write_end();
	*term = new;
	return true;
}

/* In this order: what was on the screen is gone from both buffers. */
static void leave(struct term *term)
{
	write_begin();
	werase(stdscr);
	clearok(curscr, TRUE);
	wrefresh(stdscr);
	curs_set(1);
	endwin();
	tell_modes(term, false);
	write_end();
}

/* Whoever was told to end does so within a second, also where nobody reads. */
static void leave_for_good(struct term *term)
{
	at_signal.leaving = term->gone;
	if (term->gone)
		terminal_output_alarm(LEAVE_MS);
	leave(term);
	terminal_output_alarm(0);
	at_signal.leaving = 0;
	if (at_signal.output.given_up)
		give_back_at_once();
}

void term_close(struct term *term)
{
	if (!term)
		return;
	leave_for_good(term);
	at_signal.open = 0;
	delwin(term->cell);
	delscreen(term->screen);
	stderr_capture_release(&at_signal.capture, at_signal.output.given_up);
	terminal_output_release(&at_signal.output);
	signals_release(&at_signal.signals);
	keyread_release(&term->keys);
	shadow_forget(&term->shadow);
	free(term);
}

void term_size(const struct term *term, int *rows, int *cols)
{
	*rows = term->rows;
	*cols = term->cols;
}

int term_signal(const struct term *term)
{
	return term->gone_by;
}

bool term_points(const struct term *term)
{
	return term->points;
}

bool term_is_unknown(const struct term *term, const char **name, const char **instead)
{
	*name = term->name;
	*instead = term->instead;
	return term->instead;
}

/* ---- cells */

static bool is_whole_wide(const struct cell *cell, int left)
{
	return cell->width == 2 && left > 1 && cell[1].width == 0;
}

/* Base and marks, and nothing that could move the terminal's cursor. */
static void cell_text(const struct cell *cell, int width, wchar_t text[2 + CELL_MARKS])
{
	int n = 1;
	text[0] = cell->text[0] ? (wchar_t)cell->text[0] : L' ';
	if (utf8_char_width((uint32_t)text[0]) != width)
		text[0] = L'?';
	for (int i = 1; i <= CELL_MARKS && cell->text[i]; i++)
		if (cell->text[i] >= 0xA0 && utf8_char_width(cell->text[i]) == 0)
			text[n++] = (wchar_t)cell->text[i];
	text[n] = L'\0';
}

static bool is_blank(const struct cell *cell)
{
	return cell->width == 1 && !cell->text[0];
}

/* Does a blank look the same with it as without? */
static bool hides_in_blanks(const struct term *term, unsigned style)
{
	return style < STYLES && !term->look[style].ground
	       && !(term->look[style].attr & (A_REVERSE | A_UNDERLINE));
}

/*
 * A few blanks between two cells of one style are sent in that, where nobody sees it:
 * to leave it for them and take it up again costs more than they do.
 */
static struct cell blank_to_send(const struct term *term, const struct cell *row, int cols, int col)
{
	struct cell cell = row[col];
	int left = col - 1, right = col + 1;
	while (left > 0 && right - left <= BLANKS_MOST && is_blank(&row[left]))
		left--;
	while (right < cols - 1 && right - left <= BLANKS_MOST && is_blank(&row[right]))
		right++;
	if (left >= 0 && right < cols && right - left <= BLANKS_MOST + 1
		&& row[left].style == row[right].style && hides_in_blanks(term, cell.style)
		&& hides_in_blanks(term, row[left].style))
		cell.style = row[left].style;
	return cell;
}

static void set_cell(const struct term *term, const struct cell *cell, const wchar_t *text,
	cchar_t *out)
{
	unsigned style = cell->style < STYLES ? cell->style : STYLE_TEXT;
	setcchar(out, text, term->look[style].attr, term->look[style].pair, NULL);
}

/* One cell, or two, as ASCII. */
static int encode_ascii(const struct term *term, const struct cell *cell, int width,
	cchar_t *out)
{
	const char *ascii = cell->width == width ? canvas_ascii(cell) : "";
	for (int i = 0; i < width; i++) {
		wchar_t text[2] = { *ascii ? (wchar_t)*ascii++ : L' ' };
		set_cell(term, cell, text, &out[i]);
	}
	return width;
}

/* Writes to `out` what shows the cell; returns how many. */
static int encode(const struct term *term, const struct cell *cell, int width, cchar_t *out)
{
	if (term->ascii)
		return encode_ascii(term, cell, width, out);
	wchar_t text[2 + CELL_MARKS];
	cell_text(cell, width, text);
	set_cell(term, cell, text, out);
	return 1;
}

/* Columns [from, to) of a row of so many, to ncurses' copy of the screen. */
static void send_cells(const struct term *term, const struct cell *row, int cols, int at, int from,
	int to)
{
	cchar_t run[RUN + 2];
	int count = 0, start = from;
	for (int col = from; col < to;) {
		int width = is_whole_wide(&row[col], to - col) ? 2 : 1;
		const struct cell cell = is_blank(&row[col]) ? blank_to_send(term, row, cols, col)
		                                            : row[col];
		count += encode(term, &cell, width, &run[count]);
		col += width;
		if (count >= RUN || col >= to) {
			mvadd_wchnstr(at, start, run, count);
			start = col;
			count = 0;
		}
	}
}

static void forget(struct term *term)
{
	shadow_forget(&term->shadow);
	werase(stdscr);
}

/*
 * ncurses knows no longer what stands in the cell, so that the row is like no other.  It
 * is told by a window over that cell, which is only moved about and never shown: to end
 * one would have ncurses look at the whole screen again.
 */
static void forget_cell(const struct term *term, int row, int col)
{
	if (term->cell && mvwin(term->cell, row, col) == OK)
		wredrawln(term->cell, 0, 1);
	else
		wredrawln(stdscr, row, 1);
}

/*
 * Where many rows change, ncurses looks for lines that it can move by scroll
 * regions, whatever idlok() says.  That saves few bytes, and not every reader of
 * terminals (recorders, braille) follows it.  So of each row that changes it
 * forgets a cell that is to be written anyway: nothing else is written anew.
 */
static void send_row(const struct term *term, const struct canvas *canvas, int row, int cols,
	bool stays)
{
	int from, to;
	if (shadow_has_row(&term->shadow, canvas, row, cols))
		return;
	shadow_span(&term->shadow, canvas, row, cols, &from, &to);
	if (shadow_is_unsure(&term->shadow, canvas, row, cols))
		wredrawln(stdscr, row, 1);
	else if (stays)
		forget_cell(term, row, from);
	send_cells(term, canvas_row(canvas, row), cols, row, from, to);
}

static void send_frame(struct term *term, const struct canvas *canvas)
{
	int rows = canvas->rows < term->rows ? canvas->rows : term->rows;
	int cols = canvas->cols < term->cols ? canvas->cols : term->cols;
	bool many = shadow_changes(&term->shadow, canvas, rows, cols) >= MOVED_ROWS;
	for (int row = 0; row < rows && cols > 0; row++)
		send_row(term, canvas, row, cols, many);
	/* Where it is hidden it still stands on the focus: screen readers follow it. */
	if (!canvas->cursor_shown)
		curs_set(0);
	wmove(stdscr, canvas->cursor_row, canvas->cursor_col);
	wrefresh(stdscr);
	if (canvas->cursor_shown)
		curs_set(1);
}

static void ask_background(struct term *term)
{
	if (term->background != BACKGROUND_TO_ASK)
		return;
	write_begin();
	tty_write(TTY_OUT, BACKGROUND_QUESTION, sizeof BACKGROUND_QUESTION - 1);
	write_end();
	term->background = BACKGROUND_ASKED;
}

void term_put(struct term *term, const struct canvas *canvas)
{
	if (term->gone)
		return;
	if (!shadow_has_size_of(&term->shadow, canvas))
		forget(term);
	write_begin();
	send_frame(term, canvas);
	write_end();
	shadow_keep(&term->shadow, canvas);
	ask_background(term);
}

void term_use_ascii(struct term *term)
{
	term->ascii = true;
	shadow_forget(&term->shadow);
}

void term_redraw(struct term *term)
{
	if (term->gone)
		return;
	clearok(curscr, TRUE);
	write_begin();
	wrefresh(stdscr);
	write_end();
}

/* The last canvas again, after the screen was given away. */
static void show_again(struct term *term)
{
	const struct shadow all = term->shadow;
	const struct canvas last = shadow_canvas(&all);
	if (!all.row_cells)
		return;
	term->shadow.row_cells = NULL;
	clearok(curscr, TRUE);
	send_frame(term, &last);
	term->shadow = all;
}

/* ---- waiting */

static bool read_size(struct term *term)
{
	int rows, cols;
	if (!tty_size(&rows, &cols) || (rows == term->rows && cols == term->cols))
		return false;
	resize_term(rows, cols);
	/* ncurses widens what was as high or wide as the screen. */
	if (term->cell)
		wresize(term->cell, 1, 1);
	getmaxyx(stdscr, term->rows, term->cols);
	/* Terminals fold long rows in their own way: nothing is known of what is there. */
	forget(term);
	clearok(curscr, TRUE);
	return true;
}

static enum term_got is_gone(struct term *term, int by)
{
	if (!term->gone) {
		term->gone_by = by;
		/* Until the end nobody waits for a lock or a printer any more. */
		signals_leave_waiting(by ? by : SIGHUP);
	}
	term->gone = true;
	return TERM_GONE;
}

/* A terminal that is closed mostly sends HUP, too; which of both is seen first is chance. */
static enum term_got is_hung_up(struct term *term)
{
	signals_poll(&at_signal.signals, NULL, 0);
	return is_gone(term, was_caught(SIGHUP) ? SIGHUP : 0);
}

/* Somebody else has had the terminal: its modes, and what is on it, are unknown. */
static void take_back(struct term *term)
{
	write_begin();
	endwin();
	wake_keys(term);
	show_again(term);
	write_end();
}

/* What signals want of the loop; TERM_TIMEOUT: nothing. */
static enum term_got heed(struct term *term, struct key *key)
{
	if (term->gone)
		return TERM_GONE;
	if (was_caught(SIGHUP))
		return is_gone(term, SIGHUP);
	if (was_caught(SIGTERM))
		return is_gone(term, SIGTERM);
	if (was_caught(SIGCONT)) {
		signals_note(&at_signal.signals, SIGWINCH);
		take_back(term);
	}
	if (was_caught(SIGWINCH) && read_size(term))
		return TERM_RESIZE;
	key->code = was_caught(SIGINT) ? K_CTRL_C : was_caught(SIGTSTP) ? K_CTRL_Z : K_NONE;
	return key->code != K_NONE ? TERM_KEY : TERM_TIMEOUT;
}

/* What came, to the reader of keys; TERM_TIMEOUT: nothing is wrong. */
static enum term_got read_bytes(struct term *term)
{
	char bytes[KEYREAD_ROOM];
	ssize_t n = read(TTY_IN, bytes, keyread_room(&term->keys));
	if (n <= 0)
		return ++term->dead_reads > DEAD_READS ? is_hung_up(term) : TERM_TIMEOUT;
	term->dead_reads = 0;
	keyread_take(&term->keys, bytes, (size_t)n, tty_now());
	return TERM_TIMEOUT;
}

/* Waits for bytes, and takes them; TERM_TIMEOUT: look again, and what time it is. */
static enum term_got wait_for(struct term *term, long long ms)
{
	struct pollfd in = { .fd = TTY_IN, .events = POLLIN };
	int n = signals_poll(&at_signal.signals, &in, ms);
	if (n <= 0)
		return TERM_TIMEOUT;
	return in.revents == POLLIN ? read_bytes(term) : is_hung_up(term);
}

/* The sooner of two times, of which -1 is never. */
static long long sooner(long long a, long long b)
{
	return a < 0 ? b : b < 0 ? a : a < b ? a : b;
}

/* What the terminal says of itself is nothing to the loop, but that it paints again. */
static void hear(struct term *term, struct key *key)
{
	enum theme theme;
	if (key->code == K_NONE)
		return;
	bool tells = key->code == K_BACKGROUND
	             && background_of_reply(key->paste, key->paste_len, &theme);
	if (tells && term->background == BACKGROUND_ASKED) {
		choose_looks(term, theme);
		shadow_forget(&term->shadow);
	}
	if (tells || key->code != K_BACKGROUND)
		term->background = BACKGROUND_KNOWN;
	if (key->code == K_BACKGROUND)
		*key = (struct key){ .code = K_NONE };
}

enum term_got term_get(struct term *term, int timeout, struct key *key)
{
	long long deadline = timeout < 0 ? -1 : tty_now() + timeout;
	*key = (struct key){ .code = K_NONE };
	for (;;) {
		enum term_got got = heed(term, key);
		if (got != TERM_TIMEOUT)
			return got;
		long long now = tty_now();
		if (keyread_get(&term->keys, now, key)) {
			hear(term, key);
			return TERM_KEY;
		}
		long long until = sooner(deadline, keyread_due(&term->keys));
		if (deadline >= 0 && now >= deadline && !tty_has_bytes())
			return TERM_TIMEOUT;
		got = wait_for(term, until < 0 ? -1 : until > now ? until - now : 0);
		if (got == TERM_GONE)
			return got;
	}
}

bool term_has_more(struct term *term)
{
	return keyread_has(&term->keys, tty_now()) || tty_has_bytes();
}

/* ---- suspending */

static void say_line(const struct term *term, const char *line)
{
	struct buf text;
	buf_init(&text, 4096);
	if (term->ascii)
		utf8_to_ascii(line, strlen(line), &text);
	else
		buf_add_text(&text, line);
	buf_add_char(&text, '\n');
	tty_write(TTY_OUT, text.data, text.len);
	buf_release(&text);
}

void term_suspend(struct term *term, const char *line)
{
	if (term->gone)
		return;
	leave(term);
	say_line(term, line);
	signals_stop();
	was_caught(SIGCONT);
	signals_note(&at_signal.signals, SIGWINCH);
	write_begin();
	wake_keys(term);
	show_again(term);
	write_end();
}
