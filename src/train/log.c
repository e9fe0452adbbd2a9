#include "train/log.h"

#include "base/str.h"
#include "base/utf8.h"

#include <assert.h>
#include <string.h>

#define FORMAT "tandem training 1"

static const char *const whats[LOG_WHATS] = { "case", "drill", "lesson", "role" };

/* ---- out ------------------------------------------------------------------------ */

static void write_at(struct moment at, struct buf *out)
{
	char text[DATE_SIZE];
	date_format(at, text);
	buf_printf(out, "at %s\n", text);
}

void log_write_head(const struct log *log, struct buf *out)
{
	assert(log->what < LOG_WHATS && log->who && log->id);
	assert((log->as != NULL) == (log->what == LOG_ROLE));
	buf_printf(out, FORMAT "\nwho %s\n%s %s\ncourse %s %s\nseed %lu\n", log->who,
		whats[log->what], log->id, log->course, log->version, (unsigned long)log->seed);
	if (log->as)
		buf_printf(out, "as %s\n", log->as);
	write_at(log->began, out);
}

/* On one line: what is typed may have none other. */
static void write_typed(const char *typed, struct buf *out)
{
	buf_add_text(out, "typed ");
	for (; *typed; typed++)
		buf_add_char(out, *typed == '\n' ? ' ' : *typed);
	buf_add_char(out, '\n');
}

void log_write_reply(const struct log_reply *reply, struct buf *out)
{
	assert(reply->turn && (reply->choice || reply->typed));
	buf_printf(out, "reply %s\n", reply->turn);
	if (reply->choice)
		buf_printf(out, "choice %s\n", reply->choice);
	buf_printf(out, "move %s\nright %s\n", move_name(reply->move),
		reply->right ? "yes" : "no");
	if (reply->typed)
		write_typed(reply->typed, out);
}

void log_write_again(struct buf *out)
{
	buf_add_text(out, "again\n");
}

void log_write_pad(const struct pad *pad, struct buf *out)
{
	buf_add_text(out, "pad\n");
	pad_encode(pad, out);
}

void log_write_end(const struct log *log, struct buf *out)
{
	assert(log->estimate >= -1 && log->estimate <= 10);
	buf_printf(out, "end %s\ngood %s\n", log->ending ? log->ending : "-",
		log->is_good ? "yes" : "no");
	if (log->estimate >= 0)
		buf_printf(out, "estimate %d\n", log->estimate);
	write_at(log->ended, out);
}

/* ---- in -------------------------------------------------------------------------- */

struct lines { /* of a row */
	char *at;
	const char *key, *value; /* of the line that was taken last; the value may be "" */
};

static bool next_line(struct lines *lines)
{
	if (!*lines->at)
		return false;
	char *end = strchr(lines->at, '\n');
	char *next = end ? end + 1 : lines->at + strlen(lines->at);
	if (end)
		*end = '\0';
	lines->key = lines->at;
	char *blank = strchr(lines->at, ' ');
	lines->value = blank ? blank + 1 : "";
	if (blank)
		*blank = '\0';
	lines->at = next;
	return true;
}

static bool next_is(struct lines *lines, const char *key)
{
	return next_line(lines) && str_is(lines->key, key) && *lines->value;
}

static bool is_yes(struct lines *lines, const char *key, bool *yes)
{
	if (!next_is(lines, key))
		return false;
	*yes = str_is(lines->value, "yes");
	return *yes || str_is(lines->value, "no");
}

static bool read_course(struct lines *lines, struct log *log)
{
	if (!next_is(lines, "course"))
		return false;
	char *blank = strrchr(lines->value, ' ');
	if (!blank)
		return false;
	*blank = '\0';
	log->course = lines->value;
	log->version = blank + 1;
	return *log->course != '\0' && *log->version != '\0';
}

static bool read_what(struct lines *lines, struct log *log)
{
	if (!next_line(lines) || !*lines->value)
		return false;
	log->id = lines->value;
	for (int i = 0; i < LOG_WHATS; i++) {
		if (str_is(lines->key, whats[i])) {
			log->what = (enum log_what)i;
			return true;
		}
	}
	return false;
}

static bool read_head(struct log *log, struct lines *lines)
{
	long seed;
	log->estimate = -1;
	if (!next_line(lines) || !str_is(lines->key, "tandem")
		|| !str_is(lines->value, FORMAT + sizeof "tandem"))
		return false;
	if (!next_is(lines, "who"))
		return false;
	log->who = lines->value;
	if (!read_what(lines, log) || !read_course(lines, log) || !next_is(lines, "seed")
		|| !str_to_long(lines->value, &seed) || seed < 0 || seed > UINT32_MAX)
		return false;
	log->seed = (uint32_t)seed;
	if (!next_line(lines))
		return false;
	if (str_is(lines->key, "as")) {
		log->as = lines->value;
		if (!*log->as || !next_line(lines))
			return false;
	}
	return (log->as != NULL) == (log->what == LOG_ROLE) && str_is(lines->key, "at")
	       && date_parse(lines->value, &log->began);
}

static int move_of(const char *name)
{
	return str_is(name, move_name(MOVE_NONE)) ? MOVE_NONE : move_named(name);
}

void log_add(struct log *log, const struct log_reply *reply, struct arena *arena)
{
	log->replies = arena_grow(arena, log->replies, log->count, &log->cap,
		sizeof *log->replies);
	log->replies[log->count++] = *reply;
}

/* `lines` is behind its first line. */
static bool read_reply(struct log *log, struct lines *lines, struct arena *arena)
{
	struct log_reply reply = { .turn = lines->value };
	if (log->count == PRACTICE_MOST || !*reply.turn || !next_line(lines))
		return false;
	if (str_is(lines->key, "choice")) {
		reply.choice = lines->value;
		if (!*reply.choice || !next_line(lines))
			return false;
	}
	int move = str_is(lines->key, "move") ? move_of(lines->value) : -1;
	if (move < 0 || !is_yes(lines, "right", &reply.right))
		return false;
	reply.move = (enum move)move;
	if (*lines->at && !next_is(lines, "typed"))
		return false;
	if (str_is(lines->key, "typed"))
		reply.typed = lines->value;
	log_add(log, &reply, arena);
	return reply.choice || reply.typed;
}

static bool read_again(struct log *log)
{
	if (log->count == 0)
		return false;
	log->count--;
	log->taken_back++;
	return true;
}

static bool read_estimate(struct log *log, const struct lines *lines)
{
	long estimate;
	if (!str_to_long(lines->value, &estimate) || estimate < 0 || estimate > 10)
		return false;
	log->estimate = (int)estimate;
	return true;
}

static bool read_end(struct log *log, struct lines *lines)
{
	log->ending = str_is(lines->value, "-") ? NULL : lines->value;
	log->is_over = true;
	if (!*lines->value || !is_yes(lines, "good", &log->is_good) || !next_line(lines))
		return false;
	if (str_is(lines->key, "estimate") && (!read_estimate(log, lines) || !next_line(lines)))
		return false;
	return str_is(lines->key, "at") && date_parse(lines->value, &log->ended);
}

/* Where it was cut off, it ended with its last mark. */
static bool read_pad(struct log *log, struct lines *lines)
{
	struct pad pad;
	log->pad = lines->at;
	lines->at += strlen(lines->at);
	if (!pad_decode(log->pad, &pad, NULL))
		return false;
	log->ended = log->began;
	log->ended.ms += pad.count ? pad.marks[pad.count - 1].at : 0;
	return true;
}

static bool read_row(struct log *log, struct lines *lines, struct arena *arena)
{
	if (log->is_over || !next_line(lines))
		return false;
	if (str_is(lines->key, "pad"))
		return log->what == LOG_ROLE && read_pad(log, lines);
	return (str_is(lines->key, "reply") && read_reply(log, lines, arena))
	       || (str_is(lines->key, "again") && read_again(log))
	       || (str_is(lines->key, "end") && read_end(log, lines));
}

bool log_read(struct log *log, uint64_t seq, const void *bytes, size_t len, struct arena *arena,
	struct fault *why)
{
	bool text = len <= LOG_BYTES_MAX && !memchr(bytes, '\0', len)
	            && utf8_is_valid(bytes, len);
	struct lines lines = { .at = text ? arena_strndup(arena, bytes, len) : NULL };
	bool fits = (seq == 1) == (log->who == NULL);
	if (text && fits && (seq == 1 ? read_head(log, &lines) : read_row(log, &lines, arena))
		&& !*lines.at)
		return true;
	return fault_set(why, NULL, "keep a copy of the file, and restore a backup",
		"row %llu of a practice is damaged", (unsigned long long)seq);
}

/* ---- what was counted --------------------------------------------------------------- */

static struct practice_count count_pad(const struct log *log)
{
	struct pad pad;
	if (!pad_decode(log->pad, &pad, NULL))
		return (struct practice_count){ 0 };
	return pad_count(&pad);
}

struct practice_count log_count(const struct log *log)
{
	struct practice_count count = { 0 };
	if (log->pad)
		return count_pad(log);
	for (size_t i = 0; i < log->count; i++) {
		count.of++;
		count.right += log->replies[i].right;
		if (log->what == LOG_CASE)
			practice_count_move(&count, log->replies[i].move);
	}
	return count;
}
