#include "record/head.h"

#include "plan/plan.h"
#include "record/ref.h"

#include <assert.h>
#include <string.h>

#define FORM 1
#define BYTES_MAX ((size_t)1 << 20)

/* ---- how a visit stands ---------------------------------------------------------- */

enum head_state head_state_of(const struct visit *visit)
{
	if (plan_is_agreed(visit))
		return HEAD_AGREED;
	if (visit->state.end == END_DECLINED)
		return HEAD_DECLINED;
	return visit->state.end == END_STOPPED ? HEAD_STOPPED : HEAD_UNFINISHED;
}

const char *head_state_name(enum head_state state)
{
	static const char *const names[HEAD_STATES] = { [HEAD_UNFINISHED] = "unfinished",
		[HEAD_AGREED] = "agreed", [HEAD_DECLINED] = "declined", [HEAD_STOPPED] = "stopped" };
	assert(state < HEAD_STATES);
	return names[state];
}

void head_of(const struct visit *visit, struct head *head)
{
	const struct state *state = &visit->state;
	const struct pack *pack = visit->pack;
	assert(state->label && state->path >= 0 && (size_t)state->path < pack->path_count);
	*head = (struct head){ .state = head_state_of(visit), .events = visit->event_count,
		.event_format = EVENT_VERSION, .began = state->began, .last = state->last,
		.label = state->label, .path = pack->paths[state->path].id, .pack = pack->id,
		.pack_version = pack->version, .digest = pack->digest };
	head->follows = ref_parse(state->after, &head->followed);
	head->has_due = plan_due(visit, &head->due);
}

/* ---- bytes ------------------------------------------------------------------------ */

static void put_number(struct buf *out, uint64_t number)
{
	unsigned char bytes[8];
	for (int i = 0; i < 8; i++)
		bytes[i] = (unsigned char)(number >> 8 * (7 - i));
	buf_add(out, bytes, sizeof bytes);
}

static void put_text(struct buf *out, const char *text)
{
	buf_add(out, text, strlen(text) + 1);
}

static void put_moment(struct buf *out, struct moment moment)
{
	put_number(out, (uint64_t)moment.ms);
	put_number(out, (uint64_t)(int64_t)moment.offset);
}

bool head_encode(const struct head *head, struct buf *out)
{
	char due[DATE_SIZE] = "";
	assert(head->state < HEAD_STATES && head->label && head->path);
	if (head->has_due)
		date_format_day(&head->due, due);
	buf_add_char(out, FORM);
	put_number(out, head->state);
	put_number(out, head->events);
	put_number(out, (uint64_t)head->event_format);
	put_moment(out, head->began);
	put_moment(out, head->last);
	put_text(out, head->label);
	put_text(out, head->path);
	put_text(out, head->pack);
	put_text(out, head->pack_version);
	buf_add(out, head->digest.bytes, sizeof head->digest.bytes);
	buf_add_char(out, head->follows);
	buf_add(out, head->followed.bytes, sizeof head->followed.bytes);
	put_text(out, due);
	return !out->failed;
}

/* What is left of the bytes; `bad` once something did not fit. */
struct cursor {
	const unsigned char *at, *end;
	bool bad;
};

static const unsigned char *get_bytes(struct cursor *cursor, size_t len)
{
	static const unsigned char nothing[DIGEST_SIZE];
	const unsigned char *at = cursor->at;
	assert(cursor->at <= cursor->end && len <= sizeof nothing);
	cursor->bad = cursor->bad || (size_t)(cursor->end - at) < len;
	if (cursor->bad)
		return nothing;
	cursor->at += len;
	return at;
}

static uint64_t get_number(struct cursor *cursor)
{
	const unsigned char *bytes = get_bytes(cursor, 8);
	uint64_t number = 0;
	for (int i = 0; i < 8; i++)
		number = number << 8 | bytes[i];
	return number;
}

static const char *get_text(struct cursor *cursor)
{
	size_t left = cursor->bad ? 0 : (size_t)(cursor->end - cursor->at);
	const unsigned char *nul = left ? memchr(cursor->at, '\0', left) : NULL;
	if (!nul) {
		cursor->bad = true;
		return "";
	}
	const char *text = (const char *)cursor->at;
	cursor->at = nul + 1;
	return text;
}

static struct moment get_moment(struct cursor *cursor)
{
	struct moment moment = { .ms = (int64_t)get_number(cursor) };
	int64_t offset = (int64_t)get_number(cursor);
	cursor->bad = cursor->bad || offset < -1439 || offset > 1439;
	moment.offset = cursor->bad ? 0 : (int16_t)offset;
	return moment;
}

static void get_due(struct cursor *cursor, struct head *head)
{
	const char *due = get_text(cursor);
	head->has_due = *due != '\0';
	if (head->has_due)
		cursor->bad = cursor->bad || !date_parse_day(due, &head->due);
}

static bool get_all(struct cursor *cursor, struct head *head)
{
	uint64_t state = get_number(cursor);
	cursor->bad = cursor->bad || state >= HEAD_STATES;
	head->state = cursor->bad ? HEAD_UNFINISHED : (enum head_state)state;
	head->events = get_number(cursor);
	head->event_format = (int)get_number(cursor);
	head->began = get_moment(cursor);
	head->last = get_moment(cursor);
	head->label = get_text(cursor);
	head->path = get_text(cursor);
	head->pack = get_text(cursor);
	head->pack_version = get_text(cursor);
	memcpy(head->digest.bytes, get_bytes(cursor, DIGEST_SIZE), DIGEST_SIZE);
	unsigned char follows = *get_bytes(cursor, 1);
	cursor->bad = cursor->bad || follows > 1;
	head->follows = follows == 1;
	memcpy(head->followed.bytes, get_bytes(cursor, STORE_ID_SIZE), STORE_ID_SIZE);
	get_due(cursor, head);
	return !cursor->bad && cursor->at == cursor->end;
}

static const char fix[] = "keep a copy of the file, and restore a backup";

static bool is_unknown(struct fault *why)
{
	return fault_set_kind(why, FAULT_DAMAGED, fix,
		"the head of the visit has an unknown format");
}

/* Written by an older program it may name another version of events. */
static bool says_the_same(const struct head *head, const struct head *own)
{
	struct head of_now = *own;
	struct buf said, known;
	buf_init(&said, BYTES_MAX);
	buf_init(&known, BYTES_MAX);
	of_now.event_format = head->event_format;
	bool same = head_encode(head, &said) && head_encode(&of_now, &known)
	            && said.len == known.len && memcmp(said.data, known.data, said.len) == 0;
	buf_release(&said);
	buf_release(&known);
	return same;
}

bool head_check(const struct head *head, const struct visit *visit, struct fault *why)
{
	struct head own;
	if (!head)
		return is_unknown(why);
	head_of(visit, &own);
	return says_the_same(head, &own)
	       || fault_set_kind(why, FAULT_DAMAGED, fix,
			"the head of the visit does not match its events");
}

bool head_decode(const void *bytes, size_t len, struct head *head, struct fault *why)
{
	const unsigned char *at = bytes;
	struct cursor cursor = { .at = at + 1, .end = at + len };
	*head = (struct head){ 0 };
	return (len > 0 && at[0] == FORM && get_all(&cursor, head))
	       || is_unknown(why);
}
