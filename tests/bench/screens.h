/*
 * A pack of as many screens as wanted, in files of two hundred, made of what packs
 * are made of: questions of several kinds, conditions on earlier answers, placeholders,
 * plan lines, coach lines.
 */
#ifndef TANDEM_TESTS_BENCH_SCREENS_H
#define TANDEM_TESTS_BENCH_SCREENS_H

#include "pack/pack.h"

#include <stdio.h>
#include <string.h>

#define SCREENS_A_FILE 200
#define SCREENS_BYTES ((size_t)32 << 20)

struct screens {
	int count;
	size_t bytes; /* counted: what was read, the words among it */
};

static inline void screens_add_agree(struct buf *out)
{
	buf_add_text(out, "screen \"agree\" {\n\tstep = all\n\tturn = both\n"
			  "\tstance = neutral\n\theading = \"Is this the plan?\"\n"
			  "\tagree \"plan\" { }\n}\n");
}

static inline void screens_add_pack(const struct screens *screens, struct buf *out)
{
	buf_add_text(out, "pack \"bench\" {\n\ttitle = \"Bench\"\n\tversion = \"1\"\n"
			  "\tlanguage = \"en\"\n\tauthors = \"the tandem project\"\n"
			  "\treviewed = \"never\"\n\tfunding = \"none\"\n\tfiles = {");
	for (int i = 0; i * SCREENS_A_FILE < screens->count; i++)
		buf_printf(out, "%s\"part-%03d.conf\"", i ? ", " : "", i);
	buf_add_text(out, "}\n\tstep \"all\" { title = \"All\" }\n"
			  "\tpath \"all\" {\n\t\tscreens = {");
	for (int i = 0; i < screens->count; i++)
		buf_printf(out, "\"s%d\", ", i);
	buf_add_text(out, "\"agree\"}\n\t}\n}\n\n");
	screens_add_agree(out);
}

/* The first asks; every other one is there when something was said before. */
static inline void screens_add_head(int i, struct buf *out)
{
	buf_printf(out,
		"\n# A screen as authors write them, with a remark of its own.\n"
		"screen \"s%d\" {\n\tstep    = all\n\tturn    = patient\n\tstance  = evoke\n"
		"\toars    = open\n\theading = \"What would you like to say about part %d?\"\n"
		"\ttext    = \"Say as much as you like. Small things count.\"\n", i, i);
	if (i >= 4 && i % 2)
		buf_printf(out, "\twhen    = \"not answered q%d or q%d != 3\"\n", i / 4 * 4 - 4,
			i / 4 * 4 - 3);
}

static inline void screens_add_question(int i, struct buf *out)
{
	switch (i % 4) {
	case 0:
		buf_printf(out, "\twrite \"q%d\" {\n\t\tlimit = 400\n"
				"\t\tstarters = {\"a short walk\", \"heat\", \"music\"}\n\t}\n", i);
		break;
	case 1:
		buf_printf(out, "\truler \"q%d\" {\n\t\tlow-text = \"not at all\"\n"
				"\t\thigh-text = \"very\"\n\t}\n", i);
		break;
	case 2:
		buf_printf(out, "\tchoose \"q%d\" {\n"
				"\t\tchoice \"a\" { text = \"in the morning\" }\n"
				"\t\tchoice \"b\" { text = \"at noon\" }\n"
				"\t\tchoice \"c\" { text = \"at night\" }\n\t}\n", i);
		break;
	default:
		buf_printf(out, "\tmany \"q%d\" {\n\t\tmost = 2\n"
				"\t\tchoice \"a\" { text = \"with a friend\" }\n"
				"\t\tchoice \"b\" { text = \"alone\" }\n\t}\n", i);
	}
}

static inline void screens_add_screen(int i, struct buf *out)
{
	screens_add_head(i, out);
	screens_add_question(i, out);
	buf_printf(out,
		"\tplan { section = will  line = \"{q%d}\" }\n\tcoach {\n"
		"\t\task    = {\"“What else?”\", \"“How would that be?”\"}\n"
		"\t\tlisten = {\"a pause\"}\n\t\tmore   = {\"Wait. Then ask why {q%d}.\"}\n"
		"\t}\n}\n", i, i < 4 ? 1 : i / 4 * 4 - 3);
}

static inline bool screens_has(void *ctx, const char *name)
{
	(void)ctx;
	return strncmp(name, "site/", 5) != 0;
}

static inline bool screens_get_words(const char *name, struct buf *out, struct fault *why)
{
	char path[300], bytes[4096];
	size_t got;
	snprintf(path, sizeof path, "content/%s", name);
	FILE *file = fopen(path, "rb");
	if (!file)
		return fault_set(why, NULL, NULL, "there is no file '%s'", path);
	while ((got = fread(bytes, 1, sizeof bytes, file)) > 0)
		buf_add(out, bytes, got);
	fclose(file);
	return true;
}

static inline bool screens_get(void *ctx, const char *name, struct buf *out, struct fault *why)
{
	struct screens *screens = ctx;
	size_t before = out->len;
	int part, ok = 1;
	if (strcmp(name, "pack/pack.conf") == 0)
		screens_add_pack(screens, out);
	else if (sscanf(name, "pack/part-%d.conf", &part) == 1)
		for (int i = part * SCREENS_A_FILE;
			i < (part + 1) * SCREENS_A_FILE && i < screens->count; i++)
			screens_add_screen(i, out);
	else
		ok = screens_get_words(name, out, why);
	screens->bytes += out->len - before;
	return ok;
}

/* NULL with the faults printed. */
static inline struct pack *screens_load(struct screens *screens)
{
	struct arena arena;
	struct faults faults;
	const struct conf_source source = { screens, screens_has, screens_get, NULL };
	arena_init(&arena, NULL);
	faults_init(&faults, &arena);
	screens->bytes = 0;
	struct pack *pack = pack_load(&source, &faults, NULL);
	for (size_t i = 0; i < faults.count && i < 5; i++)
		printf("%s:%d: %s\n", faults.list[i].at.file, faults.list[i].at.line,
			faults.list[i].what);
	arena_release(&arena);
	return pack;
}

#endif
