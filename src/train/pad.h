/*
 * The observer's pad: a third person taps a letter for each thing that the clinician
 * says, and Space when the other one speaks; in a role play, or beside a recording.
 *
 * Times are milliseconds since the pad was begun.  While it is paused nobody speaks.
 * Pure; kept as lines of text:
 *
 *     tap 12345 question-open
 *     speaker 13000                 the other one speaks
 *     pause 14000                   and "go-on 15000"
 *     end 61000                     last
 */
#ifndef TANDEM_TRAIN_PAD_H
#define TANDEM_TRAIN_PAD_H

#include "base/buf.h"
#include "base/fault.h"
#include "train/practice.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PAD_MOST 2000 /* taps: hours */
#define PAD_LONGEST ((int64_t)12 * 60 * 60 * 1000)

enum pad_kind { PAD_TAP, PAD_SPEAKER, PAD_PAUSE, PAD_GO_ON, PAD_END, PAD_KINDS };

struct pad_mark {
	enum pad_kind kind;
	enum move move; /* PAD_TAP */
	int64_t at;
};

struct pad { /* begins as { 0 }: the clinician speaks, and time goes */
	struct pad_mark marks[PAD_MOST];
	size_t count;
};

/* The letter of a move, and the move of a letter, large or small; MOVE_NONE: of none. */
char pad_letter(enum move move);
enum move pad_move(uint32_t letter);

/* Each is false when there is no room, or when it cannot be now. */
bool pad_tap(struct pad *pad, enum move move, int64_t at);
bool pad_speaker(struct pad *pad, int64_t at);
/* Pauses, or goes on. */
bool pad_pause(struct pad *pad, int64_t at);
/* The last mark was none, whatever it was; false: there is none. */
bool pad_undo(struct pad *pad);
bool pad_end(struct pad *pad, int64_t at);

struct pad_time {
	int64_t clinician, patient; /* milliseconds that each has spoken */
	bool patient_speaks, paused, ended;
};
struct pad_time pad_time(const struct pad *pad, int64_t at);
struct practice_count pad_count(const struct pad *pad);

/* So many cells of time from the beginning: the letter of what was tapped last in each; else
 * '-' while the clinician speaks, '.' the patient, ' ' nobody.  `out` has room for cells + 1. */
void pad_timeline(const struct pad *pad, int64_t at, int cells, char *out);

void pad_encode(const struct pad *pad, struct buf *out);
/* A NUL ends the text.  All or nothing. */
bool pad_decode(const char *text, struct pad *pad, struct fault *why);

#endif
