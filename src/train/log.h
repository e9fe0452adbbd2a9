/*
 * What is kept of a practice: rows of text, in the order in which things were done.
 *
 *     tandem training 1          first row: whose, what, of which course
 *     who Maya
 *     case joan                  or: drill, lesson, role
 *     course back-pain-mi 1.0
 *     seed 12345
 *     as clinician               of a role play alone: or patient
 *     at 2026-11-23 10:00 +01:00
 *
 *     reply walk                 a reply: the turn or item, what was picked, what it is
 *     choice a
 *     move reflection-simple
 *     right no
 *     typed I'd say it so ...    only where it was typed
 *
 *     again                      the last reply was taken back
 *     pad                        role play: the rest of the row is the observer's pad so
 *                                far (train/pad.h), in place of the one before
 *     end bench                  how it ended ("-" where there are no endings), and when
 *     good yes
 *     estimate 5                 what they thought themselves, 0 to 10; may be left out
 *     at 2026-11-23 10:09 +01:00
 *
 * Counts are made from these rows alone: they hold when the course has changed since.
 */
#ifndef TANDEM_TRAIN_LOG_H
#define TANDEM_TRAIN_LOG_H

#include "base/buf.h"
#include "base/date.h"
#include "train/pad.h"
#include "train/practice.h"

enum log_what { LOG_CASE, LOG_DRILL, LOG_LESSON, LOG_ROLE, LOG_WHATS };

#define LOG_NAME_LIMIT 40  /* code points of a name that somebody practises under */
#define LOG_TYPED_LIMIT 400 /* code points of a typed reply */
#define LOG_BYTES_MAX ((size_t)256 << 10)

struct log_reply {
	const char *turn;   /* id of the turn, or of the item */
	const char *choice; /* ids, a comma between; NULL: typed, and like none of them */
	const char *typed;  /* NULL, or own words */
	enum move move;     /* of a drill MOVE_NONE */
	bool right;         /* of a drill */
};

/* All strings lie in the arena that was given to log_read(). */
struct log {
	const char *who, *id, *course, *version;
	enum log_what what;
	uint32_t seed;
	struct moment began, ended; /* ended: of a pad so far, by its last mark */
	struct log_reply *replies;
	size_t count, cap;
	int taken_back; /* replies */
	int estimate;   /* -1: none */
	bool is_over, is_good;
	const char *ending; /* NULL, or its id */
	const char *as;     /* NULL, or who they were in a role play */
	const char *pad;    /* NULL, or the pad's lines, whole */
};

/* Each adds one row's text to `out`. */
void log_write_head(const struct log *log, struct buf *out);
void log_write_reply(const struct log_reply *reply, struct buf *out);
void log_write_again(struct buf *out);
void log_write_pad(const struct pad *pad, struct buf *out);
/* By `ending` (NULL: there are none), `is_good`, `estimate` and `ended`. */
void log_write_end(const struct log *log, struct buf *out);

/* Takes the rows one after the other, row 1 first; `log` begins as { 0 }.  False with `why`
 * where a row is none of these, or stands where it cannot. */
bool log_read(struct log *log, uint64_t seq, const void *bytes, size_t len, struct arena *arena,
	struct fault *why);

/* A reply more; the list lies in `arena`. */
void log_add(struct log *log, const struct log_reply *reply, struct arena *arena);

/* What was counted of it. */
struct practice_count log_count(const struct log *log);

#endif
