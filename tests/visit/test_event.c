/*
 * Events as bytes: what is written is read back, and what was not written like
 * that is refused with a sentence.
 */
#include "visit/event.h"

#include "base/arena.h"
#include "tests/check.h"

#include <stdlib.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define AT { 1772438400000, 60 }

static const char *const flags[] = { "numb", "pee" };
static const char *const picks[] = { "sleep", "work" };
static const char *const rows[] = { "numb", "pee", "tear" };
static const char *const answers[] = { "no", "yes", "skip" };

/* One of each kind, and of each type of answer, with all that it may hold. */
static const char *const sections[] = { "will", "helpers.private" };
static const char *const lines[] = { "“walk”", "I’ll ask “Rosa”" };

static const struct event samples[] = {
	{ .kind = EVENT_BEGAN, .seq = 1, .batch = 1, .at = AT, .pack = "back-pain",
		.path = "brief", .language = "en", .label = "Zoë · 王", .digest = { { 1, 2, 255 } } },
	{ .kind = EVENT_PRESENT, .seq = 2, .batch = 2, .at = AT, .word = "others",
		.screen = "room" },
	{ .kind = EVENT_CONSENTED, .seq = 3, .batch = 3, .at = AT, .word = "yes",
		.screen = "consent", .to = "keep" },
	{ .kind = EVENT_ANSWERED, .seq = 4, .batch = 4, .at = AT, .screen = "hope",
		.question = "hope", .value = { .type = 't', .text = "my garden,\nand “his”" } },
	{ .kind = EVENT_ANSWERED, .seq = 5, .batch = 5, .at = AT, .screen = "sure",
		.question = "sure", .value = { .type = 'n', .number = -7 } },
	{ .kind = EVENT_ANSWERED, .seq = 6, .batch = 6, .at = AT, .screen = "topics",
		.question = "topics", .value = { .type = 'c', .ids = picks, .count = COUNT(picks) } },
	{ .kind = EVENT_ANSWERED, .seq = 7, .batch = 7, .at = AT, .screen = "safety",
		.question = "flag", .value = { .type = 'i', .ids = rows, .answers = answers,
			.count = 3 } },
	{ .kind = EVENT_ANSWERED, .seq = 8, .batch = 8, .at = AT, .screen = "hope",
		.question = "hope" },
	{ .kind = EVENT_MOVED, .seq = 9, .batch = 8, .at = AT, .from = "hope", .screen = "sure",
		.word = "next" },
	{ .kind = EVENT_SKIPPED, .seq = 10, .batch = 10, .at = AT, .screen = "sure" },
	{ .kind = EVENT_RESOLVED, .seq = 11, .batch = 11, .at = AT, .question = "stopped",
		.screen = "stopped", .action = "examined", .name = "Dr Amy Cole", .ids = flags,
		.id_count = COUNT(flags), .text = "known" },
	{ .kind = EVENT_NOTED, .seq = 12, .batch = 12, .at = AT, .word = "strength",
		.text = "kept a garden", .screen = "hope" },
	{ .kind = EVENT_PARKED, .seq = 13, .batch = 13, .at = AT, .text = "the letter",
		.screen = "hope" },
	{ .kind = EVENT_COVERED, .seq = 14, .batch = 14, .at = AT, .word = "idle",
		.screen = "hope" },
	{ .kind = EVENT_UNCOVERED, .seq = 15, .batch = 15, .at = AT, .screen = "hope" },
	{ .kind = EVENT_UNDONE, .seq = 16, .batch = 16, .at = AT, .first = 4, .last = 9,
		.screen = "hope" },
	{ .kind = EVENT_REDONE, .seq = 17, .batch = 17, .at = AT, .first = 4, .last = 9,
		.screen = "hope" },
	{ .kind = EVENT_YES, .seq = 18, .batch = 18, .at = AT, .word = "patient",
		.digest = { { 9, 8, 7 } }, .screen = "agree" },
	{ .kind = EVENT_TOOK_BACK, .seq = 19, .batch = 19, .at = AT, .word = "patient",
		.screen = "agree" },
	{ .kind = EVENT_ENDED, .seq = 20, .batch = 20, .at = { -1, -1439 }, .word = "agreed",
		.screen = "agree" },
	{ .kind = EVENT_CARRIED, .seq = 21, .batch = 21, .at = AT, .screen = "room",
		.question = "sure", .text = "2026-03-02", .value = { .type = 'n', .number = 7 } },
	{ .kind = EVENT_RECALLED, .seq = 22, .batch = 22, .at = AT, .screen = "room",
		.text = "2026-03-02", .value = { .type = 'p', .ids = sections,
			.answers = lines, .count = 2 } },
	{ .kind = EVENT_DISCLOSED, .seq = 23, .batch = 23, .at = AT, .screen = "room",
		.word = "plan" },
};

/* ---- bytes, and what becomes of them -------------------------------------------- */

struct coded {
	struct arena arena;
	struct buf bytes;
	struct event event;
	struct fault why;
};

static void coded_init(struct coded *coded)
{
	*coded = (struct coded){ 0 };
	arena_init(&coded->arena, NULL);
	buf_init(&coded->bytes, 4 * EVENT_MAX_BYTES);
}

static void coded_release(struct coded *coded)
{
	arena_release(&coded->arena);
	buf_release(&coded->bytes);
}

static void encode(struct coded *coded, const struct event *event)
{
	buf_clear(&coded->bytes);
	NEED(event_encode(event, &coded->bytes));
}

static bool decode_first(struct coded *coded, size_t len)
{
	arena_reset(&coded->arena);
	coded->why = (struct fault){ 0 };
	return event_decode(coded->bytes.data, len, &coded->arena, &coded->event, &coded->why);
}

static bool decode(struct coded *coded)
{
	return decode_first(coded, coded->bytes.len);
}

/* Refused, and a sentence on it, in which `says` stands. */
static bool is_refused(struct coded *coded, const char *says)
{
	bool ok = decode(coded);
	bool said = !ok && strstr(coded->why.what, says) && coded->why.fix[0];
	if (!said)
		printf("\n%s, '%s', not '%s'\n", ok ? "taken" : "refused", coded->why.what, says);
	return said;
}

/* Where the pair after `at` begins; the first begins at 2. */
static size_t next_pair(const struct buf *bytes, size_t at)
{
	const unsigned char *p = (const unsigned char *)bytes->data + at;
	return at + 5 + ((size_t)p[1] << 24 | (size_t)p[2] << 16 | (size_t)p[3] << 8 | p[4]);
}

static void add_pair(struct buf *bytes, char tag, const char *text, size_t len)
{
	const char header[] = { tag, (char)(len >> 24), (char)(len >> 16), (char)(len >> 8),
		(char)len };
	buf_add(bytes, header, sizeof header);
	buf_add(bytes, text, len);
}

/* The pair of a tag with other bytes. */
static void change_pair(struct coded *coded, char tag, const char *text, size_t len)
{
	struct buf copy;
	buf_init(&copy, 4 * EVENT_MAX_BYTES);
	buf_add(&copy, coded->bytes.data, 2);
	for (size_t at = 2, next; at < coded->bytes.len; at = next) {
		next = next_pair(&coded->bytes, at);
		if (coded->bytes.data[at] == tag)
			add_pair(&copy, tag, text, len);
		else
			buf_add(&copy, coded->bytes.data + at, next - at);
	}
	buf_clear(&coded->bytes);
	buf_add(&coded->bytes, copy.data, copy.len);
	buf_release(&copy);
}

/* ---- tests ---------------------------------------------------------------------- */

static void check_same_values(const struct event_value *want, const struct event_value *got)
{
	CHECK_INT(want->type, got->type);
	CHECK_STR(want->text, got->text);
	CHECK_INT(want->number, got->number);
	CHECK_INT(want->count, got->count);
	for (size_t i = 0; i < want->count && i < got->count; i++) {
		CHECK_STR(want->ids[i], got->ids[i]);
		if (want->answers)
			CHECK_STR(want->answers[i], got->answers[i]);
	}
}

static void check_same(const struct event *want, const struct event *got)
{
	const char *const wants[] = { want->word, want->screen, want->from, want->question,
		want->text, want->name, want->action, want->pack, want->path, want->language,
		want->label, want->to };
	const char *const gots[] = { got->word, got->screen, got->from, got->question, got->text,
		got->name, got->action, got->pack, got->path, got->language, got->label, got->to };
	for (size_t i = 0; i < COUNT(wants); i++)
		CHECK_STR(wants[i], gots[i]);
	CHECK(want->kind == got->kind && want->seq == got->seq && want->batch == got->batch);
	CHECK(want->at.ms == got->at.ms && want->at.offset == got->at.offset);
	CHECK(want->first == got->first && want->last == got->last);
	CHECK(memcmp(&want->digest, &got->digest, sizeof want->digest) == 0);
	CHECK_INT(want->id_count, got->id_count);
	for (size_t i = 0; i < want->id_count && i < got->id_count; i++)
		CHECK_STR(want->ids[i], got->ids[i]);
	check_same_values(&want->value, &got->value);
}

static void test_round_trip(void)
{
	bool seen[EVENT_KINDS] = { false };
	struct coded coded;
	coded_init(&coded);
	for (size_t i = 0; i < COUNT(samples); i++) {
		encode(&coded, &samples[i]);
		NEED(decode(&coded));
		check_same(&samples[i], &coded.event);
		seen[samples[i].kind] = true;
	}
	for (int kind = EVENT_BEGAN; kind < EVENT_KINDS; kind++)
		CHECK(seen[kind]);
	coded_release(&coded);
}

static void test_cut_off(void)
{
	struct coded coded;
	coded_init(&coded);
	for (size_t i = 0; i < COUNT(samples); i++) {
		encode(&coded, &samples[i]);
		for (size_t len = 0; len < coded.bytes.len; len++) {
			bool ok = decode_first(&coded, len);
			if (ok)
				printf("\n%s cut at %zu was taken\n",
					event_kind_name(samples[i].kind), len);
			CHECK(!ok);
			CHECK(strstr(coded.why.what, "event is damaged") != NULL);
		}
	}
	coded_release(&coded);
}

/* Of each field of each kind: what happens without it, and with two of it. */
static void check_fields(struct coded *coded, const struct event *sample)
{
	struct buf whole;
	buf_init(&whole, EVENT_MAX_BYTES);
	encode(coded, sample);
	buf_add(&whole, coded->bytes.data, coded->bytes.len);
	for (size_t at = 2, next; at < whole.len; at = next) {
		char tag = whole.data[at];
		next = next_pair(&whole, at);
		buf_clear(&coded->bytes);
		buf_add(&coded->bytes, whole.data, at);
		buf_add(&coded->bytes, whole.data + next, whole.len - next);
		/* A reason need not be; nor one of several choices or signs. */
		if (!(sample->kind == EVENT_RESOLVED && strchr("xF", tag))
			&& !(sample->value.type == 'c' && tag == 'C'))
			CHECK(is_refused(coded, strchr("XNCA", tag) ? "an answer is not whole"
								    : "a field is missing"));
		buf_clear(&coded->bytes);
		buf_add(&coded->bytes, whole.data, whole.len);
		buf_add(&coded->bytes, whole.data + at, next - at);
		bool list = tag == 'F' || tag == 'C' || tag == 'A';
		if (!list)
			CHECK(is_refused(coded, "a field comes twice"));
		if (list && sample->value.type == 'i')
			CHECK(is_refused(coded, "an answer is not whole"));
	}
	buf_release(&whole);
}

static void test_missing_and_twice(void)
{
	struct coded coded;
	coded_init(&coded);
	for (size_t i = 0; i < COUNT(samples); i++)
		check_fields(&coded, &samples[i]);
	coded_release(&coded);
}

static void test_unknown(void)
{
	struct coded coded;
	coded_init(&coded);
	for (int byte = 0; byte < 256; byte++) {
		encode(&coded, &samples[1]);
		coded.bytes.data[0] = (char)byte;
		CHECK(byte == EVENT_VERSION ? decode(&coded) : is_refused(&coded, "event has format"));
		encode(&coded, &samples[1]);
		coded.bytes.data[1] = (char)byte;
		if (byte < EVENT_BEGAN || byte >= EVENT_KINDS)
			CHECK(is_refused(&coded, "event is of kind"));
		encode(&coded, &samples[1]);
		add_pair(&coded.bytes, (char)byte, "x", 1);
		CHECK(!decode(&coded));
	}
	encode(&coded, &samples[1]);
	add_pair(&coded.bytes, '~', "x", 1);
	CHECK(is_refused(&coded, "event has a field '~' that this version does not know"));
	/* A field of another kind is no more welcome. */
	encode(&coded, &samples[1]);
	add_pair(&coded.bytes, 'p', "x", 1);
	CHECK(is_refused(&coded, "event has a field 'p'"));
	/* Nor is one that would act on the terminal on which it is told. */
	encode(&coded, &samples[1]);
	add_pair(&coded.bytes, '\033', "x", 1);
	CHECK(is_refused(&coded, "event has a field '?'"));
	/* Nothing comes after the end. */
	encode(&coded, &samples[5]);
	add_pair(&coded.bytes, 'C', "people", 6);
	CHECK(is_refused(&coded, "goes on after its end"));
	coded_release(&coded);
}

static void test_bad_bytes(void)
{
	static const struct {
		size_t sample;
		char tag;
		const char *bytes;
		size_t len;
		const char *says;
	} bad[] = {
		{ 1, 'w', "\xff", 1, "a text is no UTF-8" }, { 1, 'w', "a\0b", 3, "a text is no UTF-8" },
		{ 1, 'n', "-1", 2, "a number is out of range" }, { 1, 'n', "", 0, "a number" },
		{ 1, 'n', "1x", 2, "a number" }, { 1, 'n', "99999999999999999999999", 23, "a number" },
		{ 1, 't', "9999999999999999", 16, "a number" }, { 1, 'z', "1440", 4, "a number" },
		{ 4, 'N', "1000001", 7, "a number" }, { 0, 'd', "short", 5, "a digest" },
		{ 4, 'V', "q", 1, "unknown type of answer" }, { 4, 'V', "nn", 2, "unknown type" },
		{ 4, 'V', "t", 1, "an answer is not whole" }, { 3, 'V', "n", 1, "an answer is not whole" },
		{ 1, '.', "x", 1, "its end" },
		{ 1, 'b', "0", 1, "its act begins after it" },
		{ 0, 'b', "7", 1, "its act begins after it" },
		{ 5, 'V', "i", 1, "an answer is not whole" }, { 6, 'V', "c", 1, "an answer is not whole" },
	};
	struct coded coded;
	coded_init(&coded);
	for (size_t i = 0; i < COUNT(bad); i++) {
		encode(&coded, &samples[bad[i].sample]);
		change_pair(&coded, bad[i].tag, bad[i].bytes, bad[i].len);
		CHECK(is_refused(&coded, bad[i].says));
	}
	coded_release(&coded);
}

/* What got into a store past the program is cleaned on its way out. */
static void test_hostile_text(void)
{
	static const char hostile[] = "a\033[31mb\xe2\x80\xae" "c\x7f";
	struct coded coded;
	coded_init(&coded);
	encode(&coded, &samples[3]);
	change_pair(&coded, 'X', hostile, sizeof hostile - 1);
	NEED(decode(&coded));
	CHECK_STR("a[31mbc", coded.event.value.text);
	coded_release(&coded);
}

static void test_too_long(void)
{
	char *text = malloc(EVENT_MAX_BYTES + 1);
	struct coded coded;
	coded_init(&coded);
	NEED(text != NULL);
	memset(text, 'x', EVENT_MAX_BYTES + 1);
	encode(&coded, &samples[3]);
	size_t rest = coded.bytes.len - strlen(samples[3].value.text);
	change_pair(&coded, 'X', text, EVENT_MAX_BYTES - rest);
	CHECK_INT(EVENT_MAX_BYTES, coded.bytes.len);
	CHECK(decode(&coded));
	change_pair(&coded, 'X', text, EVENT_MAX_BYTES - rest + 1);
	CHECK(is_refused(&coded, "too long"));
	/* A length that points beyond the end. */
	encode(&coded, &samples[1]);
	memset(coded.bytes.data + 3, 0xff, 4);
	CHECK(is_refused(&coded, "cut off"));
	free(text);
	coded_release(&coded);
}

TESTS("visit/event", { "round trip", test_round_trip }, { "cut off", test_cut_off },
	{ "missing and twice", test_missing_and_twice }, { "unknown", test_unknown },
	{ "bad bytes", test_bad_bytes }, { "hostile text", test_hostile_text },
	{ "too long", test_too_long })
