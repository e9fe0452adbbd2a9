#include "ui/plain_state.h"

#define NAME_MAX_BYTES 1024

void plain_init(struct plain *plain, bool ascii)
{
	*plain = (struct plain){ .ascii = ascii };
	buf_init(&plain->text, PLAIN_TEXT);
	buf_init(&plain->by, NAME_MAX_BYTES);
	buf_init(&plain->note, NAME_MAX_BYTES);
	for (size_t i = 0; i < PLAIN_PARTS; i++)
		buf_init(&plain->parts[i], PLAIN_TEXT);
	buf_init(&plain->said, PLAIN_TEXT + NAME_MAX_BYTES);
}

void plain_release(struct plain *plain)
{
	buf_release(&plain->text);
	buf_release(&plain->by);
	buf_release(&plain->note);
	for (size_t i = 0; i < PLAIN_PARTS; i++)
		buf_release(&plain->parts[i]);
	buf_release(&plain->said);
}
