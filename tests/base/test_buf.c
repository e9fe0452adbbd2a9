#include "base/buf.h"
#include "tests/check.h"

#include <stdint.h>

static void test_grows(void)
{
	struct buf buf;
	buf_init(&buf, 10000);
	CHECK(buf.data == NULL);
	for (int i = 0; i < 1000; i++)
		CHECK(buf_printf(&buf, "%03d,", i));
	CHECK_INT(4000, buf.len);
	CHECK_INT(4000, strlen(buf.data));
	CHECK(memcmp(buf.data + 3996, "999,", 4) == 0);
	buf_release(&buf);
	CHECK(buf.data == NULL);
}

static void test_limit_is_exact(void)
{
	struct buf buf;
	buf_init(&buf, 5);
	CHECK(buf_add_text(&buf, "12345"));
	CHECK(!buf.failed);
	CHECK(!buf_add_char(&buf, '6'));
	CHECK(buf.failed);
	CHECK_STR("12345", buf.data);
	buf_release(&buf);
}

/* A part that does not fit is not added in part. */
static void test_adds_whole_or_nothing(void)
{
	struct buf buf;
	buf_init(&buf, 5);
	CHECK(buf_add_text(&buf, "123"));
	CHECK(!buf_add_text(&buf, "456"));
	CHECK_STR("123", buf.data);
	buf_release(&buf);
	buf_init(&buf, 5);
	CHECK(buf_add_text(&buf, "123"));
	CHECK(!buf_printf(&buf, "%d", 456));
	CHECK_STR("123", buf.data);
	buf_release(&buf);
}

static void test_stays_failed_until_cleared(void)
{
	struct buf buf;
	buf_init(&buf, 3);
	CHECK(!buf_add_text(&buf, "1234"));
	CHECK(!buf_add_text(&buf, "1"));
	CHECK(!buf_add(&buf, "", 0));
	CHECK_INT(0, buf.len);
	buf_clear(&buf);
	CHECK(buf_add_text(&buf, "123"));
	CHECK_STR("123", buf.data);
	buf_release(&buf);
}

static void test_empty_adds_are_texts(void)
{
	struct buf buf;
	buf_init(&buf, 0);
	CHECK(buf_add(&buf, NULL, 0));
	CHECK_STR("", buf.data);
	CHECK(buf_printf(&buf, "%s", ""));
	CHECK(!buf_add_char(&buf, 'x'));
	buf_release(&buf);
}

static void test_repeats(void)
{
	struct buf buf;
	buf_init(&buf, 7);
	CHECK(buf_add_repeat(&buf, "ab", 3));
	CHECK_STR("ababab", buf.data);
	CHECK(buf_add_repeat(&buf, "ab", 0));
	CHECK(!buf_add_repeat(&buf, "ab", 2));
	CHECK_STR("ababab", buf.data);
	buf_release(&buf);
}

static void test_bytes_with_nul(void)
{
	struct buf buf;
	buf_init(&buf, SIZE_MAX);
	CHECK(buf_add(&buf, "a\0b", 3));
	CHECK_INT(3, buf.len);
	CHECK(memcmp(buf.data, "a\0b", 4) == 0);
	buf_release(&buf);
}

TESTS("base/buf", { "grows", test_grows }, { "limit is exact", test_limit_is_exact },
	{ "adds whole or nothing", test_adds_whole_or_nothing },
	{ "stays failed until cleared", test_stays_failed_until_cleared },
	{ "empty adds are texts", test_empty_adds_are_texts }, { "repeats", test_repeats },
	{ "bytes with NUL", test_bytes_with_nul })
