#include "base/label.h"

#include "base/utf8.h"

#include <string.h>

#define LABEL_BYTES ((size_t)64 << 10)
#define LABEL_CHARS 4000

/* One blank for several, and none at either end of a word, nor what cannot be seen there. */
static void join(const char *text, struct buf *out)
{
	size_t len, unseen = 0, begin = out->len;
	bool parted = false;
	for (uint32_t cp; (cp = utf8_decode(text, &len)); text += len) {
		if (utf8_is_space(cp)) {
			parted = out->len > begin;
			unseen = 0;
		} else if (utf8_is_blank(cp)) {
			unseen += parted || out->len == begin ? 0 : len;
		} else {
			if (parted)
				buf_add_char(out, ' ');
			buf_add(out, text - unseen, unseen + len);
			parted = false;
			unseen = 0;
		}
	}
}

void label_fold(const char *text, struct buf *out)
{
	struct buf clean;
	buf_init(&clean, LABEL_BYTES);
	/* Before control characters are dropped: the end of a line parts two words. */
	utf8_clean(text, strlen(text), LABEL_CHARS, true, &clean);
	join(clean.data ? clean.data : "", out);
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
