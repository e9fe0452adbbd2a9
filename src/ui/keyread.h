/*
 * Keys out of what is read: characters put together, pastes gathered, reports of
 * the mouse read, what the terminal replies swallowed (keyseq.h), but for the one that we ask for.  Bytes come in with
 * the time at which they were read, so nothing here waits, and any split can be tested.
 */
#ifndef TANDEM_UI_KEYREAD_H
#define TANDEM_UI_KEYREAD_H

#include "base/buf.h"
#include "ui/keys.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ---- a bracketed paste */

#define PASTE_BEGIN "\033[200~"
#define PASTE_END "\033[201~"
#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"

/* Raw bytes up to the mark that ends it. */
struct paste {
	struct buf bytes; /* owned; what is beyond its limit is swallowed */
	size_t matched;   /* of the mark */
};

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

/*
 * Esc by itself is a key when nothing follows it for `esc_ms`.  What follows later cannot
 * take that back, but it is held, and never typed: the rest of an arrow or of a reply that
 * was split there is swallowed.  (`[` and `]` whenever they come; O P _ ^ X, which begin
 * words, within a second, and where keyseq_goes_on().)  Alt and a key that is none of ours
 * is nothing: never Esc, and never the key.
 *
 * A paste is text, whatever is in it.  One without marks is known by what comes together:
 * text, the end of a line, more text.  It is a paste from its first letter on, up to a
 * pause.  Whoever types so fast that two lines come in one read has them in the field
 * with the focus, where they can be seen, and nothing was answered.
 */
#define KEYREAD_FORMS 64
#define KEYREAD_ROOM 4096
#define KEYREAD_FRONT 2 /* for what is put back before them */
#define KEYREAD_SAID 64 /* a longer reply says nothing */

enum keyread_in {
	KEYREAD_KEYS,
	KEYREAD_REPLY,  /* a string, to its end */
	KEYREAD_REPORT, /* a CSI report that is longer than any key */
	KEYREAD_PASTE,  /* with marks */
	KEYREAD_STALLED, /* its end mark did not come; what there was is given out */
	KEYREAD_LINES   /* a paste without marks */
};

struct keyread {
	int esc_ms;
	bool has_mouse; /* reports have been asked for */
	struct {
		char bytes[16];
		enum key_code code;
	} forms[KEYREAD_FORMS]; /* of this terminal; they go first */
	size_t form_count;
	struct mouse mouse;
	struct paste paste; /* owned */
	enum keyread_in in;
	/* what was read and not yet understood: [at, end) */
	unsigned char bytes[KEYREAD_FRONT + KEYREAD_ROOM];
	size_t at, end;
	size_t typed;      /* up to here no lines are pasted */
	size_t lone;       /* Escs at the beginning that nothing followed in time */
	size_t swallowed;  /* of the reply */
	struct {
		char bytes[KEYREAD_SAID];
		size_t len;
		bool kept; /* it is an OSC, and has room */
	} said; /* of the reply, what stands before its end */
	long long read_at; /* when the last byte came; ms */
	long long esc_at;  /* when a lone Esc was given out */
	long long due;     /* when what is held is to be looked at again; -1: when more comes */
	bool escaped;      /* a lone Esc was the last key: what follows may be its rest */
	bool resumed;      /* and is */
	bool muted;        /* the next key came with Alt */
	bool slow;         /* what stands behind the first two bytes came after a pause */
	bool flows;        /* much text came right before */
	struct key next;   /* understood, and not yet given out */
	bool has_next;
};

void keyread_init(struct keyread *keyread, int esc_ms);
void keyread_release(struct keyread *keyread);
/* What this terminal sends for a key; copied.  Longer ones than it holds are left out. */
void keyread_add_form(struct keyread *keyread, const char *bytes, enum key_code code);

/* How many bytes it can take; never 0 when keyread_has() has said no. */
size_t keyread_room(const struct keyread *keyread);
/* Bytes of one read, at `now`. */
void keyread_take(struct keyread *keyread, const char *bytes, size_t len, long long now);
/* Is there a whole key? */
bool keyread_has(struct keyread *keyread, long long now);
/* That key; false: there is none yet.  K_NONE where it means nothing to us. */
bool keyread_get(struct keyread *keyread, long long now, struct key *key);
/* After which time keyread_has() may say yes although nothing more came; -1: never. */
long long keyread_due(const struct keyread *keyread);

#endif
