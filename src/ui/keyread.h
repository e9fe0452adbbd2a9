/*
 * Keys out of what is read: characters put together, pastes gathered, reports of
 * the mouse read, sequences that nobody knows skipped.  keyread_get() is what the
 * terminal calls; below it are the parts, each of which takes bytes one by one.
 */
#ifndef TANDEM_UI_KEYREAD_H
#define TANDEM_UI_KEYREAD_H

#include "base/buf.h"
#include "ui/keys.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ---- keys as bytes */

/* Forms that terminals send beside what terminfo knows of them; ends in a NULL. */
struct keybytes_form {
	const char *bytes;
	enum key_code code;
};
extern const struct keybytes_form keybytes_forms[];

/* ---- a bracketed paste */

/*
 * Raw bytes up to the mark that ends it.
 *
 * So many bytes as the mark still lacks are surely to come; who reads no more
 * than paste_lacks() at a time reads nothing of the key behind it.
 */
#define PASTE_BEGIN "\033[200~"
#define PASTE_END "\033[201~"
#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"
#define PASTE_MARK (sizeof PASTE_END - 1)

struct paste {
	struct buf bytes; /* owned; what is beyond its limit is swallowed */
	size_t matched;   /* of the mark */
};

void paste_init(struct paste *paste);
void paste_release(struct paste *paste);
void paste_begin(struct paste *paste);
/* At most PASTE_MARK; 0 at the end. */
size_t paste_lacks(const struct paste *paste);
void paste_add(struct paste *paste, const char *bytes, size_t len);
const char *paste_text(const struct paste *paste); /* never NULL */

/* ---- the mouse */

/*
 * The mouse, as the bytes of its reports: put together here, one by one, and
 * read as keys.
 *
 * A click is a left button that comes up where it went down: whoever drags over
 * a text means no click, and nothing comes any more when a click has ended the
 * program.  Turns of the wheel are keys too; all else is K_NONE.
 */
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

/* ---- reading */

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
