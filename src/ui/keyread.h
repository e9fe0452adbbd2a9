/*
 * Keys out of what is read: characters put together, pastes gathered, reports of
 * the mouse read, sequences that nobody knows skipped.
 */
#ifndef TANDEM_UI_KEYREAD_H
#define TANDEM_UI_KEYREAD_H

#include "ui/keys.h"
#include "ui/mouse.h"
#include "ui/paste.h"

#include <stdbool.h>

/* What `raw` returns beside bytes: codes above all of them. */
#define KEYREAD_NOTHING -1
#define KEYREAD_KEY 0x1000 /* + enum key_code */
#define KEYREAD_PASTE (KEYREAD_KEY + 0xFFF)

struct keyread {
	int (*raw)(void); /* the next that came, or KEYREAD_NOTHING; never waits long */
	int held;         /* read ahead */
	struct paste paste; /* owned */
	bool has_mouse;     /* reports have been asked for */
	struct mouse mouse;
};

void keyread_init(struct keyread *keyread, int (*raw)(void));
void keyread_release(struct keyread *keyread);
/* False when nothing came; K_NONE where it means nothing to us. */
bool keyread_get(struct keyread *keyread, struct key *key);
/* Has something been read that was not yet given out? */
bool keyread_holds(const struct keyread *keyread);

#endif
