/*
 * Files of twice the size take twice as long: lists of many texts, many answers, many
 * unknown names, up to the limits of size.  The ratio is what counts; a loop in a loop
 * shows as four.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "conf/table.h"
#include "tests/bench/measure.h"

#include <string.h>

static const struct conf_field item_fields[] = { TEXT("is"), END };
static const struct conf_field answer_fields[] = { TEXT("text"), LIST("choices"),
	MANY("item", item_fields), END };
static const struct conf_field fields[] = { LIST("list"), MANY("answer", answer_fields), END };

/* What stands once, then `count` times, then once more. */
static const struct shape {
	const char *name, *before, *each, *after;
	unsigned count;
} shapes[] = {
	{ "a list of 60,000 texts", "list = {", "\"a\",", "\"b\"}\n", 30000 },
	{ "a list of 60,000 words", "list = {", "a,", "b}\n", 30000 },
	{ "100,000 answers", "", "answer \"a%u\" { text = \"b\" }\n", "", 50000 },
	{ "100,000 answers of one name", "", "answer \"a\" { text = \"b\" }\n", "", 50000 },
	{ "100,000 unknown keys", "", "answr%u = 1\n", "", 50000 },
	{ "a line of 100,000 sections", "", "answer \"a%u\" { } ", "", 50000 },
	{ "100,000 missing commas", "list = {", "\"a\" ", "\"b\"}\n", 50000 },
	{ "60,000 curly quotation marks", "", "list = \u201Ca\u201D\n", "", 30000 },
	{ "100,000 braces that close nothing", "", "}\n", "", 50000 },
};

static void write_text(const struct shape *shape, unsigned count, struct buf *text)
{
	char one[100];
	buf_add_text(text, shape->before);
	for (unsigned i = 0; i < count; i++) {
		const char *number = strstr(shape->each, "%u");
		int before = number ? (int)(number - shape->each) : (int)strlen(shape->each);
		snprintf(one, sizeof one, "%.*s", before, shape->each);
		buf_add_text(text, one);
		if (number)
			buf_printf(text, "%u%s", i, number + 2);
	}
	buf_add_text(text, shape->after);
}

/* Milliseconds of the quickest of a few. */
static double read_ms(const struct shape *shape, unsigned count)
{
	double best = NONE;
	struct buf text;
	buf_init(&text, CONF_MAX_BYTES);
	write_text(shape, count, &text);
	for (int i = 0; i < 5 && !text.failed; i++) {
		struct arena arena;
		struct faults faults;
		double from = cpu_ms();
		arena_init(&arena, NULL);
		faults_init(&faults, &arena);
		conf_read("file", text.data, text.len, fields, &arena, &faults);
		faults_sort(&faults);
		arena_release(&arena);
		double ms = cpu_ms() - from;
		best = best < 0 || ms < best ? ms : best;
	}
	buf_release(&text);
	return best;
}

int main(void)
{
	utf8_locale();
	print_head("read, ms", "all", "half");
	for (size_t i = 0; i < COUNT(shapes); i++)
		print_row(shapes[i].name, read_ms(&shapes[i], 2 * shapes[i].count),
			read_ms(&shapes[i], shapes[i].count),
			(struct aim){ AIM_RATIO, 2.7 });
	return 0;
}
