/*
 * Reading packs of 60, 1,000 and 10,000 screens: the time for a byte must not
 * grow with the pack.
 */
#include "tests/pack/packs.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <time.h>

#define BYTES_MAX ((size_t)64 << 20)
#define FILE_SCREENS 250 /* a file holds so many, as large packs have several */

static double milliseconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

struct made {
	struct buf head, *files;
	int screens, file_count;
	size_t bytes;
};

static void make_screen(struct buf *out, int number)
{
	buf_printf(out, "screen \"s%d\" {\n    step = talk  turn = patient  stance = evoke\n"
			"    heading = \"What would you like to do, number %d?\"\n"
			"    text = \"One small step is plenty. Small things count.\"\n",
		number, number);
	if (number > 0 && number % 3 == 0)
		buf_printf(out, "    when = \"answered q%d\"\n", number - 1);
	buf_printf(out, "    write \"q%d\" { starters = {\"a walk\", \"music\", \"a slow tea\"} }\n"
			"    plan { section = will  line = \"I will: {q%d}\" }\n"
			"    coach { ask = {\"What else?\"} listen = {\"places\"} avoid = {\"advice\"} }\n}\n",
		number, number);
}

static void make(struct made *made, int screens)
{
	*made = (struct made){ .screens = screens,
		.file_count = (screens + FILE_SCREENS - 1) / FILE_SCREENS };
	made->files = calloc((size_t)made->file_count, sizeof *made->files);
	buf_init(&made->head, BYTES_MAX);
	buf_add_text(&made->head,
		"pack \"big\" { title = \"t\" version = \"1\" language = \"en\" authors = \"a\" "
		"reviewed = \"r\" funding = \"f\" step \"talk\" { title = \"Talk\" }\nfiles = {");
	for (int i = 0; i < made->file_count; i++)
		buf_printf(&made->head, "\"f%d.conf\", ", i);
	buf_add_text(&made->head, "}\npath \"all\" { screens = {");
	for (int i = 0; i < screens; i++)
		buf_printf(&made->head, "\"s%d\", ", i);
	buf_add_text(&made->head, "\"end\"} } }\nscreen \"end\" { step = talk turn = both stance = neutral "
				  "heading = \"Agree?\" agree \"plan\" { } }\n");
	for (int i = 0; i < made->file_count; i++) {
		buf_init(&made->files[i], BYTES_MAX);
		for (int s = i * FILE_SCREENS; s < (i + 1) * FILE_SCREENS && s < screens; s++)
			make_screen(&made->files[i], s);
		made->bytes += made->files[i].len;
	}
	made->bytes += made->head.len;
}

static bool made_has(void *ctx, const char *name)
{
	(void)ctx;
	return strncmp(name, "site/", 5) != 0;
}

static bool made_get(void *ctx, const char *name, struct buf *out, struct fault *why)
{
	struct made *made = ctx;
	struct test_files words = { NULL, NULL };
	int file;
	if (strcmp(name, "pack/pack.conf") == 0)
		return buf_add(out, made->head.data, made->head.len);
	if (sscanf(name, "pack/f%d.conf", &file) == 1)
		return buf_add(out, made->files[file].data, made->files[file].len);
	return test_get(&words, name, out, why);
}

/* Milliseconds of the best of some loads; negative when it does not load. */
static double load(struct made *made, int rounds)
{
	const struct pack_source source = { made, made_has, made_get };
	double best = -1;
	for (int i = 0; i < rounds; i++) {
		struct arena arena;
		struct faults faults;
		arena_init(&arena, NULL);
		faults_init(&faults, &arena);
		double began = milliseconds();
		struct pack *pack = pack_load(&source, &faults, NULL);
		double took = milliseconds() - began;
		if (!pack)
			printf("%s\n", faults.list[0].what);
		if (pack && (best < 0 || took < best))
			best = took;
		pack_free(pack);
		arena_release(&arena);
	}
	return best;
}

static void release(struct made *made)
{
	for (int i = 0; i < made->file_count; i++)
		buf_release(&made->files[i]);
	free(made->files);
	buf_release(&made->head);
}

int main(void)
{
	static const int sizes[] = { 60, 1000, 10000 };
	double first = 0;
	utf8_locale();
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct made made;
		make(&made, sizes[i]);
		double ms = load(&made, sizes[i] > 1000 ? 3 : 20);
		double each = ms / ((double)made.bytes / 1e6);
		if (i == 0)
			first = each;
		printf("%6d screens  %8.0f kB  %9.2f ms  %7.1f ms/MB  %5.2f of the small one's\n",
			sizes[i], (double)made.bytes / 1e3, ms, each, each / first);
		release(&made);
	}
	return 0;
}
