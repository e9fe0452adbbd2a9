#include "base/label.h"

#include "base/str.h"
#include "base/utf8.h"

#include <string.h>

#define LABEL_BYTES ((size_t)64 << 10)
#define LABEL_CHARS 4000

/* What parts words, in any script: also where Unicode calls it a letter.  Not all that looks like
 * nothing, as utf8_is_blank(): a joiner that cannot be seen belongs within a name. */
static bool is_blank(uint32_t cp)
{
	static const uint32_t blanks[] = { ' ', '\t', '\n', '\v', '\f', '\r', 0x85, 0xA0, 0x1680,
		0x2028, 0x2029, 0x202F, 0x205F, 0x2800, 0x3000, 0x3164, 0xFFA0, 0x115F, 0x1160,
		0 };
	for (size_t i = 0; blanks[i]; i++)
		if (cp == blanks[i])
			return true;
	return cp >= 0x2000 && cp <= 0x200A;
}

/* One blank for several, and none at either end. */
static void join(const char *text, struct buf *out)
{
	size_t len, begin = out->len;
	bool parted = false;
	for (uint32_t cp; (cp = utf8_decode(text, &len)); text += len) {
		if (is_blank(cp)) {
			parted = out->len > begin;
			continue;
		}
		if (parted)
			buf_add_char(out, ' ');
		parted = false;
		buf_add(out, text, len);
	}
}

void label_fold(const char *text, struct buf *out)
{
	struct buf clean;
	buf_init(&clean, LABEL_BYTES);
	/* Before control characters are dropped: the end of a line parts two words. */
	utf8_clean(text, strlen(text), LABEL_CHARS, true, &clean);
	if (!str_is_blank(clean.data))
		join(clean.data, out);
	buf_release(&clean);
}

bool label_is_same(const char *a, const char *b)
{
	struct buf one, other;
	buf_init(&one, LABEL_BYTES);
	buf_init(&other, LABEL_BYTES);
	label_fold(a, &one);
	label_fold(b, &other);
	bool same = one.len > 0 && one.len == other.len
	            && memcmp(one.data, other.data, one.len) == 0;
	buf_release(&one);
	buf_release(&other);
	return same;
}
