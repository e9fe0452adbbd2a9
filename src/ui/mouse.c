#include "ui/mouse.h"

#define NUMBER_MOST 9999
#define BASE 32 /* of the form in three bytes: what is 0 there */

enum { BUTTON, COLUMN, ROW, NUMBERS };
/* What the first number says; all others are buttons and keys that mean nothing here. */
enum { LEFT = 0, UP_OLD = 3, WHEEL_UP = 64, WHEEL_DOWN = 65 };

bool mouse_begins(int byte)
{
	return byte == '<' || byte == 'M';
}

void mouse_begin(struct mouse *mouse, int byte)
{
	mouse->three = byte == 'M';
	mouse->broken = mouse->up = false;
	mouse->at = 0;
	for (int i = 0; i < NUMBERS; i++)
		mouse->number[i] = -1;
}

/* Terminals stop at 255, which is column 223. */
static enum mouse_step add_of_three(struct mouse *mouse, int byte)
{
	if (byte < BASE || byte > 0xFF)
		return MOUSE_NOT_ITS_OWN;
	mouse->number[mouse->at++] = byte - BASE;
	mouse->up = mouse->number[BUTTON] == UP_OLD;
	return mouse->at == NUMBERS ? MOUSE_DONE : MOUSE_MORE;
}

static void add_digit(struct mouse *mouse, int digit)
{
	int *number = &mouse->number[mouse->at];
	*number = (*number < 0 ? 0 : *number) * 10 + digit;
	if (*number > NUMBER_MOST)
		*number = NUMBER_MOST;
}

static enum mouse_step add_of_numbers(struct mouse *mouse, int byte)
{
	if (byte < 0x20 || byte > 0x7E)
		return MOUSE_NOT_ITS_OWN;
	if (byte >= '0' && byte <= '9')
		add_digit(mouse, byte - '0');
	else if (byte == ';' && mouse->at + 1 < NUMBERS)
		mouse->at++;
	else if (byte != 'M' && byte != 'm')
		mouse->broken = true;
	mouse->up = byte == 'm';
	return byte >= 0x40 ? MOUSE_DONE : MOUSE_MORE;
}

enum mouse_step mouse_add(struct mouse *mouse, int byte)
{
	return mouse->three ? add_of_three(mouse, byte) : add_of_numbers(mouse, byte);
}

static enum key_code code_of(struct mouse *mouse, int row, int col)
{
	int button = mouse->number[BUTTON];
	bool down = mouse->down;
	if (button == WHEEL_UP || button == WHEEL_DOWN)
		return button == WHEEL_UP ? K_WHEEL_UP : K_WHEEL_DOWN;
	mouse->down = button == LEFT && !mouse->up;
	if (mouse->down) {
		mouse->row = row;
		mouse->col = col;
	}
	bool left = button == LEFT || mouse->three;
	bool clicked = down && mouse->up && left && mouse->row == row && mouse->col == col;
	return clicked ? K_CLICK : K_NONE;
}

void mouse_read(struct mouse *mouse, struct key *key)
{
	int row = mouse->number[ROW] - 1, col = mouse->number[COLUMN] - 1;
	*key = (struct key){ .code = K_NONE };
	if (mouse->broken || mouse->number[BUTTON] < 0 || row < 0 || col < 0)
		return;
	key->code = code_of(mouse, row, col);
	key->row = row;
	key->col = col;
}
