/*
 * Events: a visit is a list of them, append-only, and nothing else is true.
 *
 * On the disk an event is bytes: format version (1), kind (1), then fields as
 * pairs, each with its length: tag (1), length (4, big endian), bytes; the last
 * is empty, and says that nothing was cut off.  Numbers are decimal text.  An
 * unknown version, kind or tag is refused with a sentence, never skipped: who
 * cannot read all of a visit must not show part.
 *
 * Texts are borrowed: from the bytes decoded, or from the visit's arena.
 */
#ifndef TANDEM_VISIT_EVENT_H
#define TANDEM_VISIT_EVENT_H

#include "base/buf.h"
#include "base/date.h"
#include "base/digest.h"
#include "base/fault.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

#define EVENT_VERSION 1
/* No event is longer, whatever was typed: a text of 4,000 characters and room. */
#define EVENT_MAX_BYTES ((size_t)64 << 10)

enum event_kind {
	/* All but the first carry `screen`: where it was done (MOVED: where to). */
	EVENT_BEGAN = 1, /* pack, path, language, label, digest; from: the visit it follows */
	EVENT_PRESENT,   /* word: alone, later, interpreter, others, or person-1 ... (a supporter,
	                  * by invitation) */
	EVENT_CONSENTED, /* to, word: yes, no */
	EVENT_ANSWERED,  /* question, value (none: taken back) */
	EVENT_MOVED,     /* from, word: next, back, jump, review; again: as next, on
	                  * the way back to the review */
	EVENT_SKIPPED,   /* - */
	EVENT_RESOLVED,  /* question (the stop), signs in ids, action, name, text as
	                  * reason */
	EVENT_NOTED,     /* word: reason, worry, strength, words; text */
	EVENT_PARKED,    /* text */
	EVENT_COVERED,   /* word: pressed, idle */
	EVENT_UNCOVERED, /* - */
	EVENT_UNDONE,    /* first, last: these events no longer count */
	EVENT_REDONE,    /* first, last: they do again */
	EVENT_YES,       /* word: patient, clinician; digest of the plan */
	EVENT_TOOK_BACK, /* word: patient, clinician */
	EVENT_ENDED,     /* word: agreed, declined, stopped, unfinished */
	/* What came along from the visit before; `text` is the day of that visit. */
	EVENT_CARRIED,   /* question, value: as it was answered then, but a number, which is one
	                  * of that day.  Where a plan is changed also word: stands (the number
	                  * is the answer now), or note (question: its word, or parked) */
	EVENT_RECALLED,  /* value: lines of the plan, each with its section, and ".private" */
	EVENT_DISCLOSED, /* word: plan (to those who are here now) */
	EVENT_KINDS
};

/* A value with its choices and items by id, as the pack names them. */
struct event_value {
	char type;        /* 0 none, 't'ext, 'n'umber, 'c'hoices, 'i'tems, 'p'arts */
	const char *text; /* 't' */
	int number;       /* 'n' */
	const char *const *ids;     /* 'c': in the order picked; 'i', 'p': those answered */
	const char *const *answers; /* 'i': the answer of each; 'p': the text of each */
	size_t count;
};

struct event {
	enum event_kind kind;
	uint64_t seq;   /* 1, 2, 3 ... without a gap; order never depends on the clock */
	uint64_t batch; /* seq of the first event of the same act; undone together */
	struct moment at;
	/* What a kind does not use is NULL or 0. */
	const char *word, *screen, *from, *question, *text, *name, *action;
	const char *pack, *path, *language, *label, *to;
	const char *const *ids;
	size_t id_count;
	uint64_t first, last;
	struct digest digest; /* EVENT_BEGAN: of the pack; EVENT_YES: of the plan */
	struct event_value value;
};

/* What one act comes to: committed in one transaction, then applied. */
#define BATCH_MAX 4
struct batch {
	struct event list[BATCH_MAX];
	size_t count;
};

/* One more event of the act; there is no other way into a batch. */
void batch_add(struct batch *batch, const struct event *event);

/* Adds the bytes of one event to `out`. */
bool event_encode(const struct event *event, struct buf *out);
/*
 * The event in bytes[0..len), all texts copied to the arena.  False, with what
 * is wrong: unknown version, kind or tag, cut off, a field missing, no UTF-8.
 */
bool event_decode(const void *bytes, size_t len, struct arena *arena, struct event *event,
	struct fault *why);

/* "answered", for lists and messages. */
const char *event_kind_name(enum event_kind kind);

#endif
