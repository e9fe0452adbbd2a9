#include "visit/event.h"

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"

#include <assert.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * One table says where each tag goes, another which tags a kind has.  Encoder
 * and decoder only follow them, so neither can forget what the other does.
 */

enum field_type { FIELD_STRING, FIELD_COUNT, FIELD_MS, FIELD_OFFSET, FIELD_HASH, FIELD_TYPE,
	FIELD_INT, FIELD_STRINGS, FIELD_END };

struct field {
	char tag;
	enum field_type type;
	size_t offset;
	size_t count; /* FIELD_STRINGS: offset of their number */
};

#define AT(member) offsetof(struct event, member)

static const struct field fields[] = {
	{ 'n', FIELD_COUNT, AT(seq), 0 }, { 'b', FIELD_COUNT, AT(batch), 0 },
	{ 't', FIELD_MS, AT(at.ms), 0 }, { 'z', FIELD_OFFSET, AT(at.offset), 0 },
	{ 'w', FIELD_STRING, AT(word), 0 }, { 's', FIELD_STRING, AT(screen), 0 },
	{ 'f', FIELD_STRING, AT(from), 0 }, { 'q', FIELD_STRING, AT(question), 0 },
	{ 'x', FIELD_STRING, AT(text), 0 }, { 'a', FIELD_STRING, AT(name), 0 },
	{ 'c', FIELD_STRING, AT(action), 0 }, { 'p', FIELD_STRING, AT(pack), 0 },
	{ 'h', FIELD_STRING, AT(path), 0 }, { 'l', FIELD_STRING, AT(language), 0 },
	{ 'm', FIELD_STRING, AT(label), 0 }, { 'o', FIELD_STRING, AT(to), 0 },
	{ 'F', FIELD_STRINGS, AT(ids), AT(id_count) }, { '1', FIELD_COUNT, AT(first), 0 },
	{ '2', FIELD_COUNT, AT(last), 0 }, { 'd', FIELD_HASH, AT(digest), 0 },
	{ 'V', FIELD_TYPE, AT(value.type), 0 }, { 'X', FIELD_STRING, AT(value.text), 0 },
	{ 'N', FIELD_INT, AT(value.number), 0 },
	{ 'C', FIELD_STRINGS, AT(value.ids), AT(value.count) },
	/* As many as 'C' has: item by item. */
	{ 'A', FIELD_STRINGS, AT(value.answers), AT(value.count) },
	/* The last: one that was cut off after a whole field would lack it. */
	{ '.', FIELD_END, 0, 0 },
};

#define FIELDS (sizeof fields / sizeof *fields)

static const struct {
	const char *name, *needs, *may;
} kinds[EVENT_KINDS] = {
	[EVENT_BEGAN] = { "began", "phlmd", "f" },
	[EVENT_PRESENT] = { "present", "ws", "" },
	[EVENT_CONSENTED] = { "consented", "ows", "" },
	[EVENT_ANSWERED] = { "answered", "qsV", "XNCA" },
	[EVENT_MOVED] = { "moved", "fsw", "" },
	[EVENT_SKIPPED] = { "skipped", "s", "" },
	[EVENT_RESOLVED] = { "resolved", "qscaF", "x" },
	[EVENT_NOTED] = { "noted", "wxs", "" },
	[EVENT_PARKED] = { "parked", "xs", "" },
	[EVENT_COVERED] = { "covered", "ws", "" },
	[EVENT_UNCOVERED] = { "uncovered", "s", "" },
	[EVENT_UNDONE] = { "undone", "12s", "" },
	[EVENT_REDONE] = { "redone", "12s", "" },
	[EVENT_YES] = { "said yes", "wds", "" },
	[EVENT_TOOK_BACK] = { "took back", "ws", "" },
	[EVENT_ENDED] = { "ended", "ws", "" },
	[EVENT_CARRIED] = { "carried", "qsVx", "XNCAw" },
	[EVENT_RECALLED] = { "recalled", "sVx", "CA" },
	[EVENT_DISCLOSED] = { "disclosed", "ws", "" },
};

#define NEEDED_BY_ALL "nbtz."

const char *event_kind_name(enum event_kind kind)
{
	assert(kind >= EVENT_BEGAN && kind < EVENT_KINDS);
	return kinds[kind].name;
}

static bool kind_has(enum event_kind kind, char tag)
{
	return strchr(NEEDED_BY_ALL, tag) || strchr(kinds[kind].needs, tag)
	       || strchr(kinds[kind].may, tag);
}

static void *member(const struct event *event, size_t offset)
{
	return (char *)(uintptr_t)event + offset;
}

void batch_add(struct batch *batch, const struct event *event)
{
	/* A handler that wants more would need an act of its own. */
	assert(batch->count < BATCH_MAX);
	assert(event->kind >= EVENT_BEGAN && event->kind < EVENT_KINDS);
	batch->list[batch->count++] = *event;
}

/* ---- encode -------------------------------------------------------------- */

static void put_pair(struct buf *out, char tag, const void *bytes, size_t len)
{
	unsigned char head[5] = { (unsigned char)tag, (unsigned char)(len >> 24),
		(unsigned char)(len >> 16), (unsigned char)(len >> 8), (unsigned char)len };
	buf_add(out, head, sizeof head);
	buf_add(out, bytes, len);
}

static void put_number(struct buf *out, char tag, int64_t number)
{
	char text[24];
	int len = snprintf(text, sizeof text, "%lld", (long long)number);
	put_pair(out, tag, text, (size_t)len);
}

static void put_strings(struct buf *out, const struct field *field, const struct event *event)
{
	const char *const *list = *(const char *const **)member(event, field->offset);
	size_t count = *(size_t *)member(event, field->count);
	assert(list || count == 0 || field->tag == 'A'); /* choices have no answers each */
	for (size_t i = 0; list && i < count; i++)
		put_pair(out, field->tag, list[i], strlen(list[i]));
}

static void put_field(struct buf *out, const struct field *field, const struct event *event)
{
	const void *at = member(event, field->offset);
	const char *text;
	switch (field->type) {
	case FIELD_STRING:
		text = *(const char *const *)at;
		if (text)
			put_pair(out, field->tag, text, strlen(text));
		break;
	case FIELD_COUNT:
		put_number(out, field->tag, (int64_t)*(const uint64_t *)at);
		break;
	case FIELD_MS:
		put_number(out, field->tag, *(const int64_t *)at);
		break;
	case FIELD_OFFSET:
		put_number(out, field->tag, *(const int16_t *)at);
		break;
	case FIELD_INT:
		if (event->value.type == 'n')
			put_number(out, field->tag, *(const int *)at);
		break;
	case FIELD_HASH:
		put_pair(out, field->tag, at, DIGEST_SIZE);
		break;
	case FIELD_TYPE:
		put_pair(out, field->tag, at, *(const char *)at ? 1 : 0);
		break;
	case FIELD_STRINGS:
		put_strings(out, field, event);
		break;
	case FIELD_END:
		put_pair(out, field->tag, "", 0);
		break;
	}
}

bool event_encode(const struct event *event, struct buf *out)
{
	assert(event->kind >= EVENT_BEGAN && event->kind < EVENT_KINDS);
	assert(event->seq > 0 && event->batch > 0 && event->batch <= event->seq);
	unsigned char head[2] = { EVENT_VERSION, (unsigned char)event->kind };
	buf_add(out, head, sizeof head);
	for (size_t i = 0; i < FIELDS; i++)
		if (kind_has(event->kind, fields[i].tag))
			put_field(out, &fields[i], event);
	return !out->failed;
}

/* ---- decode -------------------------------------------------------------- */

struct reader {
	const unsigned char *bytes;
	size_t len, at;
	struct arena *arena;
	struct event *event;
	struct fault *why;
	char seen[FIELDS + 1];  /* tags that have come */
	size_t filled[FIELDS]; /* of each list */
};

struct pair {
	char tag;
	const char *bytes;
	size_t len;
};

static bool damaged(struct reader *reader, const char *what)
{
	return fault_set(reader->why, NULL, "restore a backup that passes 'tandem records verify'",
		"event is damaged: %s", what);
}

static bool next_pair(struct reader *reader, struct pair *pair)
{
	assert(reader->at <= reader->len);
	const unsigned char *p = reader->bytes + reader->at;
	size_t left = reader->len - reader->at;
	if (left < 5)
		return damaged(reader, "cut off in a field");
	size_t len = (size_t)p[1] << 24 | (size_t)p[2] << 16 | (size_t)p[3] << 8 | p[4];
	if (len > left - 5)
		return damaged(reader, "cut off in a field");
	*pair = (struct pair){ (char)p[0], (const char *)p + 5, len };
	reader->at += 5 + len;
	return true;
}

static const struct field *find_field(char tag)
{
	for (size_t i = 0; i < FIELDS; i++)
		if (fields[i].tag == tag)
			return &fields[i];
	return NULL;
}

static bool get_string(struct reader *reader, const struct pair *pair, const char **text)
{
	struct buf clean;
	if (!utf8_is_valid(pair->bytes, pair->len) || memchr(pair->bytes, 0, pair->len))
		return damaged(reader, "a text is no UTF-8");
	/* Cleaned again on the way out: a store can have been written by others. */
	buf_init(&clean, EVENT_MAX_BYTES);
	bool ok = utf8_clean(pair->bytes, pair->len, EVENT_MAX_BYTES, true, &clean);
	*text = arena_strndup(reader->arena, clean.data ? clean.data : "", clean.len);
	buf_release(&clean);
	return ok || damaged(reader, "a text is too long");
}

static bool get_number(struct reader *reader, const struct pair *pair, long low, long high,
	long *number)
{
	char text[24] = "";
	if (pair->len < sizeof text)
		memcpy(text, pair->bytes, pair->len);
	if (!str_to_long(text, number) || *number < low || *number > high)
		return damaged(reader, "a number is out of range");
	return true;
}

static bool get_any_number(struct reader *reader, const struct field *field,
	const struct pair *pair)
{
	void *at = member(reader->event, field->offset);
	long number = 0;
	switch (field->type) {
	case FIELD_COUNT:
		if (!get_number(reader, pair, 0, INT64_MAX, &number))
			return false;
		*(uint64_t *)at = (uint64_t)number;
		return true;
	case FIELD_MS:
		if (!get_number(reader, pair, -(1L << 52), 1L << 52, &number))
			return false;
		*(int64_t *)at = number;
		return true;
	case FIELD_OFFSET:
		if (!get_number(reader, pair, -1439, 1439, &number))
			return false;
		*(int16_t *)at = (int16_t)number;
		return true;
	default:
		if (!get_number(reader, pair, -1000000, 1000000, &number))
			return false;
		*(int *)at = (int)number;
		return true;
	}
}

static bool get_hash(struct reader *reader, const struct field *field, const struct pair *pair)
{
	if (pair->len != DIGEST_SIZE)
		return damaged(reader, "a digest has another length");
	memcpy(member(reader->event, field->offset), pair->bytes, DIGEST_SIZE);
	return true;
}

static bool get_type(struct reader *reader, const struct pair *pair)
{
	if (pair->len > 1 || (pair->len == 1 && !strchr("tncip", *pair->bytes)))
		return damaged(reader, "unknown type of answer");
	reader->event->value.type = pair->len ? *pair->bytes : 0;
	return true;
}

/* How many of `tag` there are in all: so that the list is made once. */
static size_t count_tag(const struct reader *reader, char tag)
{
	struct reader scan = *reader;
	struct pair pair = { .bytes = "" };
	size_t count = 0;
	scan.why = NULL;
	scan.at = 2;
	while (scan.at < scan.len && next_pair(&scan, &pair))
		count += pair.tag == tag;
	return count;
}

static bool get_strings(struct reader *reader, const struct field *field, const struct pair *pair)
{
	const char ***list = member(reader->event, field->offset);
	size_t at = reader->filled[field - fields]++;
	if (!*list)
		*list = arena_array(reader->arena, count_tag(reader, field->tag), sizeof **list);
	*(size_t *)member(reader->event, field->count) = at + 1;
	return get_string(reader, pair, &(*list)[at]);
}

static bool get_field(struct reader *reader, const struct field *field, const struct pair *pair)
{
	switch (field->type) {
	case FIELD_STRING:
		return get_string(reader, pair, member(reader->event, field->offset));
	case FIELD_HASH:
		return get_hash(reader, field, pair);
	case FIELD_TYPE:
		return get_type(reader, pair);
	case FIELD_STRINGS:
		return get_strings(reader, field, pair);
	case FIELD_END:
		return pair->len == 0 || damaged(reader, "something is in its end");
	default:
		return get_any_number(reader, field, pair);
	}
}

static bool get_pair(struct reader *reader, const struct pair *pair)
{
	const struct field *field = find_field(pair->tag);
	if (!field || !kind_has(reader->event->kind, pair->tag))
		return fault_set(reader->why, NULL, "open it with the version that wrote it",
			"event has a field '%c' that this version does not know",
			pair->tag >= '!' && pair->tag <= '~' ? pair->tag : '?');
	if (field->type != FIELD_STRINGS && strchr(reader->seen, pair->tag))
		return damaged(reader, "a field comes twice");
	if (!strchr(reader->seen, pair->tag))
		reader->seen[strlen(reader->seen)] = pair->tag;
	return get_field(reader, field, pair);
}

static bool has_all(struct reader *reader, const char *needs)
{
	for (; *needs; needs++)
		if (!strchr(reader->seen, *needs))
			return damaged(reader, "a field is missing");
	return true;
}

/* Has each type of answer what it needs, and items as many answers as ids? */
static bool value_is_whole(struct reader *reader)
{
	const struct event_value *value = &reader->event->value;
	bool items = value->type == 'i' || value->type == 'p';
	if ((value->type == 't') != (value->text != NULL)
		|| (value->type == 'n') != (strchr(reader->seen, 'N') != NULL)
		|| ((value->ids != NULL) && value->type != 'c' && !items)
		|| items != (value->answers != NULL)
		|| (items && count_tag(reader, 'C') != count_tag(reader, 'A')))
		return damaged(reader, "an answer is not whole");
	return true;
}

static bool read_head(struct reader *reader)
{
	if (reader->len > EVENT_MAX_BYTES)
		return damaged(reader, "too long");
	if (reader->len < 2)
		return damaged(reader, "cut off");
	if (reader->bytes[0] != EVENT_VERSION)
		return fault_set(reader->why, NULL, "open it with the version that wrote it",
			"event has format %d, this version knows %d", reader->bytes[0],
			EVENT_VERSION);
	if (reader->bytes[1] < EVENT_BEGAN || reader->bytes[1] >= EVENT_KINDS)
		return fault_set(reader->why, NULL, "open it with the version that wrote it",
			"event is of kind %d, which this version does not know",
			reader->bytes[1]);
	reader->event->kind = (enum event_kind)reader->bytes[1];
	reader->at = 2;
	return true;
}

bool event_decode(const void *bytes, size_t len, struct arena *arena, struct event *event,
	struct fault *why)
{
	struct reader reader = { .bytes = bytes, .len = len, .arena = arena, .event = event,
		.why = why };
	struct pair pair = { .bytes = "" };
	*event = (struct event){ 0 };
	if (!read_head(&reader))
		return false;
	while (reader.at < reader.len)
		if (!next_pair(&reader, &pair) || !get_pair(&reader, &pair))
			return false;
	return has_all(&reader, NEEDED_BY_ALL) && has_all(&reader, kinds[event->kind].needs)
	       && value_is_whole(&reader)
	       && ((event->batch > 0 && event->batch <= event->seq)
		       || damaged(&reader, "its act begins after it"))
	       && (pair.tag == '.' || damaged(&reader, "it goes on after its end"));
}
