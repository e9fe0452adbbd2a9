/*
 * An observer's pad of any bytes: it is read whole or refused in words; what was read is
 * written as it was, its times add up, and its timeline has as many cells as were asked for.
 */
#include "tests/fuzz/fuzz.h"
#include "train/pad.h"

#include <stdlib.h>
#include <string.h>

static struct pad pad, again;

static void must_be_pad(const struct pad *one)
{
	int64_t end = one->count ? one->marks[one->count - 1].at : 0;
	struct pad_time time = pad_time(one, end);
	struct practice_count count = pad_count(one);
	char line[61];
	MUST(time.clinician >= 0 && time.patient >= 0 && time.clinician + time.patient <= end);
	MUST(count.of >= 0 && count.of <= (int)one->count);
	for (int cells = 1; cells <= 60; cells += 13) {
		pad_timeline(one, end, cells, line);
		MUST(strlen(line) == (size_t)cells);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fault why = { 0 };
	struct buf once, twice;
	char *text = malloc(size + 1);
	MUST(text);
	memcpy(text, data, size);
	text[size] = '\0';
	buf_init(&once, 1 << 20);
	buf_init(&twice, 1 << 20);
	if (pad_decode(text, &pad, &why)) {
		must_be_pad(&pad);
		pad_encode(&pad, &once);
		MUST(pad_decode(once.data ? once.data : "", &again, NULL));
		pad_encode(&again, &twice);
		MUST(once.len == twice.len && memcmp(once.data ? once.data : "",
			twice.data ? twice.data : "", once.len) == 0);
		MUST(again.count == pad.count);
	} else {
		MUST(why.what[0] && pad.count == 0);
	}
	buf_release(&once);
	buf_release(&twice);
	free(text);
	return 0;
}
