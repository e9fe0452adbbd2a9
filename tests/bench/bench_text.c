/* How fast text from outside is cleaned and measured, per byte. */
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define ROUNDS 2000

static double seconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void bench(const char *name, const char *text)
{
	struct buf in, out;
	buf_init(&in, 1 << 20);
	buf_init(&out, 1 << 20);
	buf_add_repeat(&in, text, 20);
	double began = seconds();
	for (int i = 0; i < ROUNDS; i++) {
		buf_clear(&out);
		utf8_clean(in.data, in.len, 4000, true, &out);
	}
	double cleaned = seconds() - began;
	long width = 0;
	began = seconds();
	for (int i = 0; i < ROUNDS; i++)
		width += utf8_width(out.data, out.len);
	double measured = seconds() - began;
	double megabytes = (double)in.len * ROUNDS / 1e6;
	printf("%-10s clean %8.1f MB/s   width %8.1f MB/s   (%ld cells)\n", name,
		megabytes / cleaned, megabytes / measured, width / ROUNDS);
	buf_release(&in);
	buf_release(&out);
}

int main(void)
{
	utf8_locale();
	bench("ASCII", "Walking to the shop and back, without a rest on the way.\n");
	bench("accents", "Na\u00efve caf\u00e9s \u2013 \u00fcber die Br\u00fccke, \u00e0 pied.\n");
	bench("Chinese", "\u8d70\u8def\u53bb\u5546\u5e97\uff0c\u7136\u540e\u56de\u6765\u3002\n");
	return 0;
}
