#include "store/seal.h"

#include "tests/check.h"

static const struct store_id store = { "a store" };

static struct row_ref example(void)
{
	return (struct row_ref){ .domain = ROW_EVENT, .subject = { "a subject" },
		.row = { "a visit" }, .seq = 7, .previous = { "a tag" } };
}

static struct row_aad example_aad(void)
{
	const struct row_ref ref = example();
	return row_ref_encode(&ref, &store, -2);
}

static bool opens(const struct row_aad *about, const struct buf *sealed)
{
	struct buf out;
	buf_init(&out, 10000);
	bool ok = seal_open(NULL, about, sealed->data, sealed->len, &out, NULL);
	buf_release(&out);
	return ok;
}

static void test_opens_what_it_closed(void)
{
	const struct row_aad about = example_aad();
	char bytes[400];
	for (size_t len = 0; len <= sizeof bytes; len++) {
		struct buf sealed, opened;
		struct store_tag made, found;
		memset(bytes, 'a' + (int)(len % 26), sizeof bytes);
		buf_init(&sealed, 10000);
		buf_init(&opened, 10000);
		CHECK(seal_close(NULL, &about, bytes, len, &sealed, &made));
		CHECK_INT(0, sealed.len % SEAL_STEP);
		NEED(seal_open(NULL, &about, sealed.data, sealed.len, &opened, &found));
		CHECK_INT(len, opened.len);
		CHECK(memcmp(bytes, opened.data, len) == 0);
		CHECK(memcmp(&made, &found, sizeof made) == 0);
		const struct store_tag claimed = seal_claim(sealed.data, sealed.len);
		CHECK(memcmp(&made, &claimed, sizeof made) == 0);
		buf_release(&sealed);
		buf_release(&opened);
	}
}

/* Every bit counts, and so does every length. */
static void test_sees_damage(void)
{
	const struct row_aad about = example_aad();
	struct buf sealed;
	buf_init(&sealed, 10000);
	CHECK(seal_close(NULL, &about, "the words of a patient", 22, &sealed, NULL));
	for (size_t i = 0; i < sealed.len * 8; i++) {
		sealed.data[i / 8] = (char)(sealed.data[i / 8] ^ 1 << i % 8);
		CHECK(!opens(&about, &sealed));
		sealed.data[i / 8] = (char)(sealed.data[i / 8] ^ 1 << i % 8);
	}
	size_t whole = sealed.len;
	for (sealed.len = 0; sealed.len < whole; sealed.len++)
		CHECK(!opens(&about, &sealed));
	CHECK(opens(&about, &sealed));
	buf_release(&sealed);
}

/* Every byte of what the row is about counts, too. */
static void test_opens_as_nothing_else(void)
{
	struct row_aad about = example_aad();
	struct buf sealed;
	buf_init(&sealed, 10000);
	CHECK(seal_close(NULL, &about, "words", 5, &sealed, NULL));
	for (size_t i = 0; i < sizeof about.bytes; i++) {
		about.bytes[i] ^= 1;
		CHECK(!opens(&about, &sealed));
		about.bytes[i] ^= 1;
	}
	CHECK(opens(&about, &sealed));
	buf_release(&sealed);
}

/* Every part of a reference lies at its place in the bytes, and nowhere else. */
static void test_layout(void)
{
	const struct row_aad plain = example_aad();
	const char *bytes = (const char *)plain.bytes;
	CHECK_INT(98, ROW_AAD_SIZE);
	CHECK(memcmp(bytes, "event\0\0\0", 8) == 0);
	CHECK_STR("a store", bytes + 8);
	CHECK_STR("a subject", bytes + 24);
	CHECK_STR("a visit", bytes + 40);
	CHECK_STR("a tag", bytes + 56);
	CHECK(memcmp(bytes + 72, "\0\0\0\0\0\0\0\7", 8) == 0);
	CHECK(memcmp(bytes + 80, "\xff\xfe", 2) == 0);
	CHECK_INT('\0', bytes[82]);
	struct row_ref draft = example();
	draft.domain = ROW_DRAFT;
	draft.field = (struct store_id){ "a field" };
	const struct row_aad other = row_ref_encode(&draft, &store, -2);
	CHECK(memcmp(other.bytes, "draft\0\0\0", 8) == 0);
	CHECK_STR("a field", (const char *)other.bytes + 82);
	CHECK(memcmp(other.bytes + 8, plain.bytes + 8, 74) == 0);
}

static void test_says_when_there_is_no_room(void)
{
	const struct row_aad about = example_aad();
	struct buf sealed;
	buf_init(&sealed, SEAL_STEP - 1);
	CHECK(!seal_close(NULL, &about, "x", 1, &sealed, NULL));
	buf_release(&sealed);
}

static void test_ids_differ(void)
{
	const struct store_id one = seal_new_id(), two = seal_new_id();
	CHECK(memcmp(&one, &two, sizeof one) != 0);
}

TESTS("store/seal", { "opens what it closed", test_opens_what_it_closed },
	{ "sees damage", test_sees_damage },
	{ "opens as nothing else", test_opens_as_nothing_else }, { "layout", test_layout },
	{ "says when there is no room", test_says_when_there_is_no_room },
	{ "ids differ", test_ids_differ })
