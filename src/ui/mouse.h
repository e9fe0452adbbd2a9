/*
 * The mouse, as the bytes of its reports: put together here, one by one, and
 * read as keys.
 *
 * A click is a left button that comes up where it went down: whoever drags over
 * a text means no click, and nothing comes any more when a click has ended the
 * program.  Turns of the wheel are keys too; all else is K_NONE.
 */
#ifndef TANDEM_UI_MOUSE_H
#define TANDEM_UI_MOUSE_H

#include "ui/keys.h"

#include <stdbool.h>

/* Buttons and wheel, in numbers; terminals that do not know the second send three bytes. */
#define MOUSE_ON "\033[?1000h\033[?1006h"
#define MOUSE_OFF "\033[?1006l\033[?1000l"

struct mouse {
	bool down; /* the left button, at row and col */
	int row, col;
	/* the report that has begun */
	bool three;      /* bytes, not numbers */
	bool broken;     /* swallowed to its end, and nothing */
	int number[3];   /* button, column, row; -1 where nothing was said */
	int at;
	bool up;
};

enum mouse_step { MOUSE_MORE, MOUSE_DONE, MOUSE_NOT_ITS_OWN };

/* Does a report begin with Esc, `[` and this byte? */
bool mouse_begins(int byte);
void mouse_begin(struct mouse *mouse, int byte);
/* NOT_ITS_OWN: the report was cut off, and the byte (or what is none) belongs to what
 * comes next. */
enum mouse_step mouse_add(struct mouse *mouse, int byte);
/* What was reported, after DONE. */
void mouse_read(struct mouse *mouse, struct key *key);

#endif
