#include "base/digest.h"
#include "tests/check.h"

static void check_hex(const char *want, const struct digest *digest)
{
	char got[DIGEST_SIZE * 2 + 1];
	for (size_t i = 0; i < DIGEST_SIZE; i++)
		snprintf(got + i * 2, 3, "%02x", digest->bytes[i]);
	CHECK_STR(want, got);
}

/* BLAKE2b-256 as Python's hashlib.blake2b(digest_size=32) has it. */
static void test_known(void)
{
	struct digest none = digest_of("", 0), abc = digest_of("abc", 3);
	check_hex("0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8", &none);
	check_hex("bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319", &abc);
}

/* The vectors of RFC 4648, in lower case and without padding. */
static void test_base32(void)
{
	static const char *const known[] = { "", "my", "mzxq", "mzxw6", "mzxw6yq", "mzxw6ytb",
		"mzxw6ytboi" };
	for (size_t len = 0; len < sizeof known / sizeof *known; len++) {
		char text[32];
		digest_base32((const unsigned char *)"foobar", len, text);
		CHECK_STR(known[len], text);
		CHECK_INT((len * 8 + 4) / 5, strlen(text));
	}
}

static void test_base32_of_all_bits(void)
{
	char text[32];
	digest_base32((const unsigned char *)"\xff\xff\xff\xff\xff", 5, text);
	CHECK_STR("77777777", text);
}

TESTS("base/digest", { "known", test_known }, { "base32", test_base32 },
	{ "base32 of all bits", test_base32_of_all_bits })
