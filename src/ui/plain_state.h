/*
 * What the plain frontend remembers of a talk: the screen that is asked, how far, and what
 * was answered so far.
 */
#ifndef TANDEM_UI_PLAIN_STATE_H
#define TANDEM_UI_PLAIN_STATE_H

#include "base/buf.h"
#include "view/view.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PLAIN_PICKS 64
#define PLAIN_TEXT 65536
#define PLAIN_PARTS 8

enum plain_asks { PLAIN_ASKS_VIEW, PLAIN_ASKS_MENU, PLAIN_ASKS_PRESENT, PLAIN_ASKS_NOTODAY,
	PLAIN_ASKS_NOTYET, PLAIN_ASKS_PLAN, PLAIN_ASKS_NOTE, PLAIN_ASKS_TAG, PLAIN_ASKS_MAP };

struct plain {
	bool ascii;       /* only ASCII goes out */
	char screen[64];  /* of the view that is being asked */
	uint64_t version;
	size_t at;        /* VIEW_ITEMS: the row that is asked; VIEW_STOP: the part */
	bool changes_one; /* VIEW_ITEMS: a row was gone to from all of them, and leads back there */
	int pick[PLAIN_PICKS];
	size_t pick_count;
	struct buf text;  /* owned: lines of a text so far */
	struct buf by;    /* owned: VIEW_STOP, the name */
	struct buf note;  /* owned: what was heard, until its tag is picked */
	struct buf parts[PLAIN_PARTS]; /* owned: the texts so far, where there are several */
	const char *part_texts[PLAIN_PARTS]; /* borrowed from these */
	bool parts_touched; /* something was typed: they are more than what they began with */
	size_t part_count;
	struct buf said;  /* owned: the answer that was sent, to say that it is saved */
	enum act_kind sent; /* the last act, until plain_show() has seen what came of it */
	enum plain_asks asks; /* what the next line answers */
};

void plain_init(struct plain *plain, bool ascii);
void plain_release(struct plain *plain);

#endif
