/*
 * A bare ncurses menu, the measure for the terminal frontend: rows to move in, a
 * second page behind Enter, a line to type into.  As plain as it can be written.
 */
#include <curses.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#define ROWS 10
#define TYPED_MAX 4000

static void paint_menu(int row)
{
	mvaddstr(1, 3, "Which of these matters most to you?");
	for (int i = 0; i < ROWS; i++) {
		attrset(i == row ? A_REVERSE : A_NORMAL);
		mvprintw(3 + i, 5, " %c  %d  A choice in words that are long enough ",
			i == row ? '>' : ' ', i + 1);
		attrset(A_NORMAL);
	}
	mvaddstr(LINES - 2, 3, "Up Down move, Enter turns the page, q ends");
}

static void paint_page(void)
{
	mvaddstr(1, 3, "The other page");
	for (int i = 0; i < ROWS; i++)
		mvprintw(3 + i, 5, "Line %d, which has nothing in common with the one before", i);
	mvaddstr(LINES - 2, 3, "Enter turns back");
}

static void paint(int row, bool turned, const char *typed)
{
	size_t len = strlen(typed);
	erase();
	if (turned)
		paint_page();
	else
		paint_menu(row);
	mvprintw(15, 3, "%zu: %s", len, typed + (len > 50 ? len - 50 : 0));
	refresh();
}

int main(void)
{
	char typed[TYPED_MAX + 1] = "";
	int row = 0, key, escapes = 0;
	bool turned = false;
	setlocale(LC_ALL, "");
	initscr();
	cbreak();
	noecho();
	keypad(stdscr, TRUE);
	set_escdelay(25);
	do {
		size_t len = strlen(typed);
		paint(row, turned, typed);
		key = getch();
		if (key == KEY_DOWN)
			row = (row + 1) % ROWS;
		else if (key == KEY_UP)
			row = (row + ROWS - 1) % ROWS;
		else if (key == '\n')
			turned = !turned;
		else if (key == '\033')
			typed[0] = (char)('a' + escapes++ % 26);
		else if (key >= ' ' && key < 127 && len < TYPED_MAX)
			typed[len] = (char)key;
	} while (key != 'q' && key != ERR);
	endwin();
	return 0;
}
