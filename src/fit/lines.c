#include "fit/lines.h"

#include "base/str.h"
#include "fit/csv.h"
#include "fit/memory.h"

#include <string.h>

#define LINE_MAX_BYTES 600

struct lines_in {
	const char *path;
	size_t spread;
	int number;
	unsigned gold[TASKS];
	enum speaker speaker;
	uint64_t chance;
	struct corpus *out;
};

static bool wrong(const struct lines_in *in, const char *what)
{
	fprintf(stderr, "fit: %s:%d: %s\n", in->path, in->number, what);
	return false;
}

/* ---- [question open] */

static void set_label(struct lines_in *in, enum task task, int label)
{
	in->gold[task] = 1U << label;
	in->speaker = task_specs[task].speaker;
}

static const struct {
	const char *word;
	enum task task;
	int label;
} label_words[] = {
	{ "question", TASK_QUESTION, 1 }, { "reflection", TASK_REFLECTION, 1 },
	{ "input", TASK_INPUT, 1 }, { "open", TASK_QUESTION_KIND, 0 },
	{ "closed", TASK_QUESTION_KIND, 1 }, { "simple", TASK_REFLECTION_KIND, 0 },
	{ "complex", TASK_REFLECTION_KIND, 1 }, { "information", TASK_INPUT_KIND, 0 },
	{ "advice", TASK_INPUT_KIND, 1 }, { "negotiation", TASK_INPUT_KIND, 2 },
	{ "options", TASK_INPUT_KIND, 3 }, { "other", TASK_BEHAVIOUR, 3 },
	{ "change", TASK_TALK, 0 }, { "neutral", TASK_TALK, 1 }, { "sustain", TASK_TALK, 2 },
};

static bool set_word(struct lines_in *in, const char *word, size_t len)
{
	for (size_t i = 0; i < sizeof label_words / sizeof *label_words; i++) {
		if (strlen(label_words[i].word) != len || memcmp(label_words[i].word, word, len))
			continue;
		set_label(in, label_words[i].task, label_words[i].label);
		/* The first of the three is what the line mainly does. */
		if (i < 3 && !in->gold[TASK_BEHAVIOUR])
			set_label(in, TASK_BEHAVIOUR, (int)i);
		return true;
	}
	return wrong(in, "no such label");
}

static bool set_labels(struct lines_in *in, const char *at)
{
	memset(in->gold, 0, sizeof in->gold);
	for (at++; *at && *at != ']'; at += *at == ' ') {
		size_t len = strcspn(at, " ]");
		if (!set_word(in, at, len))
			return false;
		at += len;
	}
	for (size_t i = TASK_QUESTION; i <= TASK_INPUT && in->gold[TASK_BEHAVIOUR]; i++)
		if (!in->gold[i])
			in->gold[i] = 1;
	return *at == ']' || wrong(in, "']' is missing");
}

/* ---- {a|b} */

/* One of the ways between the braces; `at` stands behind the opening one. */
static const char *pick(struct lines_in *in, const char *at, const char **way, size_t *len)
{
	size_t ways = 1, end = strcspn(at, "}");
	for (size_t i = 0; i < end; i++)
		ways += at[i] == '|';
	for (size_t skip = chance_next(&in->chance) % ways; skip > 0; skip--)
		at += strcspn(at, "|") + 1, end = strcspn(at, "}");
	*way = at;
	*len = strcspn(at, "|}");
	return at[end] ? at + end + 1 : NULL;
}

static bool draw(struct lines_in *in, const char *line, char *out)
{
	size_t len = 0;
	while (*line && len < LINE_MAX_BYTES - 1) {
		const char *way = line;
		size_t way_len = 1;
		line = *line == '{' ? pick(in, line + 1, &way, &way_len) : line + 1;
		if (!line)
			return wrong(in, "'}' is missing");
		if (way_len > LINE_MAX_BYTES - 1 - len)
			way_len = LINE_MAX_BYTES - 1 - len;
		memcpy(out + len, way, way_len);
		len += way_len;
	}
	out[len] = '\0';
	return true;
}

static bool add_line(struct lines_in *in, const char *line)
{
	size_t spread = strchr(line, '{') ? in->spread : 1;
	struct corpus *out = in->out;
	out->list = realloc(out->list, (out->count + spread) * sizeof *out->list);
	for (size_t i = 0; out->list && i < spread; i++) {
		char *text = memory_new(LINE_MAX_BYTES, 1);
		if (!draw(in, line, text)) {
			free(text);
			return false;
		}
		struct utterance *utterance = &out->list[out->count++];
		*utterance = (struct utterance){ .speaker = in->speaker, .text = text,
			.weight = 1.0F / (float)spread, .is_first = true };
		memcpy(utterance->gold, in->gold, sizeof in->gold);
	}
	return out->list != NULL;
}

bool lines_read(const char *path, size_t spread, uint64_t seed, struct corpus *lines)
{
	struct lines_in in = { .path = path, .spread = spread, .chance = seed * 2 + 1,
		.out = lines };
	char *bytes = read_whole(path);
	bool ok = bytes != NULL;
	for (char *at = bytes; ok && *at;) {
		size_t len = strcspn(at, "\n");
		bool more = at[len] != '\0';
		at[len] = '\0';
		in.number++;
		if (*at == '[')
			ok = set_labels(&in, at);
		else if (*at && *at != '#')
			ok = add_line(&in, at);
		at += len + more;
	}
	free(bytes);
	return ok;
}

/* Here each text is its own. */
void lines_release(struct corpus *lines)
{
	for (size_t i = 0; i < lines->count; i++)
		free((char *)(uintptr_t)lines->list[i].text);
	corpus_release(lines);
}
