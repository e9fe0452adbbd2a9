#include "store/seal.h"

#include "tests/check.h"

static void test_opens_what_it_closed(void)
{
	char bytes[400];
	for (size_t len = 0; len <= sizeof bytes; len++) {
		struct buf sealed;
		const void *opened = NULL;
		size_t opened_len = 999;
		memset(bytes, 'a' + (int)(len % 26), sizeof bytes);
		buf_init(&sealed, 10000);
		CHECK(seal_close(bytes, len, &sealed));
		CHECK_INT(0, sealed.len % SEAL_STEP);
		NEED(seal_open(sealed.data, sealed.len, &opened, &opened_len));
		CHECK_INT(len, opened_len);
		CHECK(memcmp(bytes, opened, len) == 0);
		buf_release(&sealed);
	}
}

/* Every bit counts, and so does every length. */
static void test_sees_damage(void)
{
	struct buf sealed;
	const void *opened;
	size_t len;
	buf_init(&sealed, 10000);
	CHECK(seal_close("the words of a patient", 22, &sealed));
	for (size_t i = 0; i < sealed.len * 8; i++) {
		sealed.data[i / 8] = (char)(sealed.data[i / 8] ^ 1 << i % 8);
		CHECK(!seal_open(sealed.data, sealed.len, &opened, &len));
		sealed.data[i / 8] = (char)(sealed.data[i / 8] ^ 1 << i % 8);
	}
	for (size_t cut = 0; cut < sealed.len; cut++)
		CHECK(!seal_open(sealed.data, cut, &opened, &len));
	CHECK(seal_open(sealed.data, sealed.len, &opened, &len));
	buf_release(&sealed);
}

static void test_says_when_there_is_no_room(void)
{
	struct buf sealed;
	buf_init(&sealed, SEAL_STEP - 1);
	CHECK(!seal_close("x", 1, &sealed));
	buf_release(&sealed);
}

TESTS("store/seal", { "opens what it closed", test_opens_what_it_closed },
	{ "sees damage", test_sees_damage },
	{ "says when there is no room", test_says_when_there_is_no_room })
