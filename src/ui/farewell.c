#include "ui/farewell.h"

#include <string.h>

#include "ui/tty.h"

void farewell_begin(struct farewell *farewell)
{
	farewell->len = 0;
	tcgetattr(TTY_IN, &farewell->before);
}

static void add(struct farewell *farewell, const char *bytes, size_t len)
{
	if (farewell->len + len <= FAREWELL_SIZE) {
		memcpy(farewell->bytes + farewell->len, bytes, len);
		farewell->len += len;
	}
}

void farewell_add(struct farewell *farewell, const char *text)
{
	while (*text) {
		size_t len = strcspn(text, "$");
		if (len == 0 && text[1] != '<')
			len = 1;
		add(farewell, text, len);
		text += len;
		if (text[0] == '$' && text[1] == '<')
			text += strcspn(text, ">") + (strchr(text, '>') != NULL);
	}
}

void farewell_give(const struct farewell *farewell)
{
	tty_write(TTY_OUT, farewell->bytes, farewell->len);
	tcsetattr(TTY_IN, TCSANOW, &farewell->before);
}
