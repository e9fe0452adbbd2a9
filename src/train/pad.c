#include "train/pad.h"

#include "base/str.h"

#include <assert.h>
#include <string.h>

static const struct {
	char letter;
	enum move move;
} letters[] = { { 'q', MOVE_QUESTION_OPEN }, { 'c', MOVE_QUESTION_CLOSED },
	{ 's', MOVE_REFLECTION_SIMPLE }, { 'x', MOVE_REFLECTION_COMPLEX },
	{ 'a', MOVE_AFFIRM }, { 'k', MOVE_SEEK }, { 'm', MOVE_AUTONOMY }, { 'n', MOVE_INFORM },
	{ 'v', MOVE_PERSUADE_LEAVE }, { 'p', MOVE_PERSUADE }, { '!', MOVE_CONFRONT } };

#define LETTERS (sizeof letters / sizeof *letters)

char pad_letter(enum move move)
{
	assert(move > MOVE_NONE && move < MOVES);
	for (size_t i = 0; i < LETTERS; i++)
		if (letters[i].move == move)
			return letters[i].letter;
	return '?';
}

enum move pad_move(uint32_t letter)
{
	uint32_t small = letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
	for (size_t i = 0; i < LETTERS; i++)
		if ((uint32_t)(unsigned char)letters[i].letter == small)
			return letters[i].move;
	return MOVE_NONE;
}

/* ---- marks ------------------------------------------------------------------------ */

static bool has_ended(const struct pad *pad)
{
	return pad->count && pad->marks[pad->count - 1].kind == PAD_END;
}

static int64_t last_at(const struct pad *pad)
{
	return pad->count ? pad->marks[pad->count - 1].at : 0;
}

static bool is_paused(const struct pad *pad)
{
	bool paused = false;
	for (size_t i = 0; i < pad->count; i++)
		if (pad->marks[i].kind == PAD_PAUSE || pad->marks[i].kind == PAD_GO_ON)
			paused = pad->marks[i].kind == PAD_PAUSE;
	return paused;
}

/* A clock that was set back makes no time run backwards.  One place is kept for the end. */
static bool add(struct pad *pad, enum pad_kind kind, enum move move, int64_t at)
{
	size_t most = kind == PAD_END ? PAD_MOST : PAD_MOST - 1;
	assert(kind < PAD_KINDS && (kind == PAD_TAP) == (move != MOVE_NONE));
	if (has_ended(pad) || pad->count >= most)
		return false;
	at = at < last_at(pad) ? last_at(pad) : at;
	at = at > PAD_LONGEST ? PAD_LONGEST : at;
	assert(at >= last_at(pad));
	pad->marks[pad->count++] = (struct pad_mark){ kind, move, at };
	return true;
}

bool pad_tap(struct pad *pad, enum move move, int64_t at)
{
	return move > MOVE_NONE && move < MOVES && !is_paused(pad)
	       && add(pad, PAD_TAP, move, at);
}

bool pad_speaker(struct pad *pad, int64_t at)
{
	return !is_paused(pad) && add(pad, PAD_SPEAKER, MOVE_NONE, at);
}

bool pad_pause(struct pad *pad, int64_t at)
{
	return add(pad, is_paused(pad) ? PAD_GO_ON : PAD_PAUSE, MOVE_NONE, at);
}

bool pad_undo(struct pad *pad)
{
	if (pad->count == 0 || has_ended(pad))
		return false;
	pad->count--;
	return true;
}

bool pad_end(struct pad *pad, int64_t at)
{
	return add(pad, PAD_END, MOVE_NONE, at);
}

/* ---- what came of it ---------------------------------------------------------------- */

/* Who speaks from a mark on. */
static void turn(struct pad_time *time, const struct pad_mark *mark)
{
	time->patient_speaks ^= mark->kind == PAD_SPEAKER;
	if (mark->kind == PAD_PAUSE || mark->kind == PAD_GO_ON)
		time->paused = mark->kind == PAD_PAUSE;
	time->ended |= mark->kind == PAD_END;
}

static void spend(struct pad_time *time, int64_t ms)
{
	if (time->paused || time->ended || ms < 0)
		return;
	*(time->patient_speaks ? &time->patient : &time->clinician) += ms;
}

struct pad_time pad_time(const struct pad *pad, int64_t at)
{
	struct pad_time time = { 0 };
	int64_t before = 0;
	for (size_t i = 0; i < pad->count; i++) {
		spend(&time, pad->marks[i].at - before);
		turn(&time, &pad->marks[i]);
		before = pad->marks[i].at;
	}
	spend(&time, at - before);
	return time;
}

struct practice_count pad_count(const struct pad *pad)
{
	struct practice_count count = { 0 };
	for (size_t i = 0; i < pad->count; i++) {
		if (pad->marks[i].kind != PAD_TAP)
			continue;
		count.of++;
		practice_count_move(&count, pad->marks[i].move);
	}
	return count;
}

static char silence(const struct pad_time *time)
{
	return time->paused || time->ended ? ' ' : time->patient_speaks ? '.' : '-';
}

void pad_timeline(const struct pad *pad, int64_t at, int cells, char *out)
{
	struct pad_time time = { 0 };
	size_t next = 0;
	assert(cells > 0);
	at = has_ended(pad) ? last_at(pad) : at < last_at(pad) ? last_at(pad) : at;
	for (int i = 0; i < cells; i++) {
		int64_t end = at * (i + 1) / cells;
		char shown = silence(&time);
		bool tapped = false;
		for (; next < pad->count && (pad->marks[next].at <= end || i == cells - 1); next++) {
			turn(&time, &pad->marks[next]);
			bool tap = pad->marks[next].kind == PAD_TAP;
			if (tap)
				shown = pad_letter(pad->marks[next].move);
			else if (!tapped)
				shown = silence(&time);
			tapped |= tap;
		}
		out[i] = shown;
	}
	assert(next == pad->count); /* the last cell has all that is left */
	out[cells] = '\0';
}

/* ---- kept ------------------------------------------------------------------------------ */

static const char *const kinds[PAD_KINDS] = { "tap", "speaker", "pause", "go-on", "end" };

void pad_encode(const struct pad *pad, struct buf *out)
{
	for (size_t i = 0; i < pad->count; i++) {
		const struct pad_mark *mark = &pad->marks[i];
		assert(mark->kind < PAD_KINDS);
		buf_printf(out, "%s %lld%s%s\n", kinds[mark->kind], (long long)mark->at,
			mark->kind == PAD_TAP ? " " : "",
			mark->kind == PAD_TAP ? move_name(mark->move) : "");
	}
}

static bool add_read(struct pad *pad, const char *kind, int64_t at, const char *move)
{
	int named = *move ? move_named(move) : -1;
	if (at < last_at(pad) || at > PAD_LONGEST || (*move && named < 0)
		|| (*move != '\0') != str_is(kind, kinds[PAD_TAP]))
		return false;
	if (str_is(kind, kinds[PAD_TAP]))
		return pad_tap(pad, (enum move)named, at);
	if (str_is(kind, kinds[PAD_SPEAKER]))
		return pad_speaker(pad, at);
	if (str_is(kind, kinds[PAD_END]))
		return pad_end(pad, at);
	return (str_is(kind, kinds[PAD_PAUSE]) || str_is(kind, kinds[PAD_GO_ON]))
	       && str_is(kind, kinds[PAD_GO_ON]) == is_paused(pad) && pad_pause(pad, at);
}

static bool read_line(struct pad *pad, const char *line, size_t len)
{
	char text[80], *at, *move;
	long ms;
	if (len >= sizeof text)
		return false;
	memcpy(text, line, len);
	text[len] = '\0';
	at = strchr(text, ' ');
	if (!at)
		return false;
	*at++ = '\0';
	move = strchr(at, ' ');
	if (move)
		*move++ = '\0';
	return (!move || *move) && str_to_long(at, &ms) && ms >= 0
	       && add_read(pad, text, ms, move ? move : "");
}

bool pad_decode(const char *text, struct pad *pad, struct fault *why)
{
	pad->count = 0;
	for (size_t line = 1; *text; line++) {
		size_t len = strcspn(text, "\n");
		if (!read_line(pad, text, len)) {
			pad->count = 0;
			return fault_set(why, NULL, "keep a copy of the file, and restore a backup",
				"line %zu of a pad is damaged", line);
		}
		text += len + (text[len] == '\n');
	}
	return true;
}
