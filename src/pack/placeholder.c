/* {hope}, {flag.numb}, {sure-2}, {number.emergency}: what a text takes from answers. */
#include "pack/build.h"

#include "base/str.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define SPANS_MOST 64

struct spans {
	struct build *build;
	const struct place *at;
	struct span list[SPANS_MOST];
	size_t count;
};

static void pattern_fault(struct spans *spans, const char *name, const char *what)
{
	struct build *build = spans->build;
	struct place at = build_find(build, spans->at, arena_printf(build->arena, "{%s}", name));
	const char *near = build_nearest(build, &build->question_map, name);
	faults_say(build->faults, &at,
		near ? arena_printf(build->arena, "write {%s}", near)
		     : "write the name of a question or number; {{ is a brace",
		"%s '{%s}'", what, name);
}

static bool site_span(struct spans *spans, const char *name, struct span *span)
{
	if (!str_starts(name, "number."))
		return false;
	span->kind = SPAN_SITE;
	span->site = id_map_find(&spans->build->site_map, name + strlen("number."));
	if (span->site < 0) {
		pattern_fault(spans, name, "there is no number for");
		span->kind = SPAN_TEXT;
		span->text = "";
	}
	return true;
}

static const char *const tags[NOTE_TAGS] = { "reason", "worry", "strength", "words", "park" };

int note_tag_named(const char *name)
{
	for (int tag = 0; tag < NOTE_TAGS; tag++)
		if (str_is(tags[tag], name))
			return tag;
	return -1;
}

static bool notes_span(struct spans *spans, const char *name, struct span *span)
{
	if (!str_starts(name, "notes."))
		return false;
	int tag = note_tag_named(name + strlen("notes."));
	if (tag < 0)
		pattern_fault(spans, name, "nothing is noted as");
	else
		*span = (struct span){ .kind = SPAN_NOTES, .tag = (enum note_tag)tag };
	return true;
}

/* question or question.item */
static bool find_ref(struct build *build, const char *name, struct cond_ref *ref)
{
	const char *dot = strchr(name, '.');
	size_t len = dot ? (size_t)(dot - name) : strlen(name);
	ref->question = id_map_find(&build->question_map, arena_strndup(build->arena, name, len));
	ref->item = -1;
	if (ref->question < 0)
		return false;
	if (dot)
		ref->item = pack_find_item(&build->questions[ref->question], dot + 1);
	return !dot || ref->item >= 0;
}

/* sure/10: the number of a ruler and how far it goes. */
static bool out_of_span(struct spans *spans, const char *name, struct span *span)
{
	size_t len = strlen(name), end = strlen("/10");
	if (len <= end || !str_is(name + len - end, "/10")
		|| !find_ref(spans->build, arena_strndup(spans->build->arena, name, len - end),
			&span->ref))
		return false;
	span->kind = SPAN_OUT_OF;
	if (span->ref.item >= 0
		|| spans->build->questions[span->ref.question].value != VALUE_NUMBER)
		pattern_fault(spans, name, "only a ruler goes to 10:");
	return true;
}

/* sure-2: the number of a ruler, less so much. */
static bool number_span(struct spans *spans, const char *name, struct span *span)
{
	const char *dash = strrchr(name, '-');
	long minus;
	if (!dash || dash == name || !str_to_long(dash + 1, &minus) || minus < 0 || minus > 10
		|| !find_ref(spans->build,
			arena_strndup(spans->build->arena, name, (size_t)(dash - name)),
			&span->ref))
		return false;
	span->kind = SPAN_NUMBER;
	span->minus = (int)minus;
	if (span->ref.item >= 0
		|| spans->build->questions[span->ref.question].value != VALUE_NUMBER)
		pattern_fault(spans, name, "only a ruler has a number to take from:");
	return true;
}

static bool has_words(const struct pack_question *question)
{
	return question->value != VALUE_NONE && question->value != VALUE_RESOLUTION
	       && question->value != VALUE_ITEMS;
}

static void answer_span(struct spans *spans, const char *name, struct span *span)
{
	span->kind = SPAN_ANSWER;
	if (!find_ref(spans->build, name, &span->ref)) {
		if (!number_span(spans, name, span) && !out_of_span(spans, name, span))
			pattern_fault(spans, name, "no screen sets");
		return;
	}
	if (span->ref.item < 0 && !has_words(&spans->build->questions[span->ref.question]))
		pattern_fault(spans, name, "there are no words in the answer to");
}

static void add(struct spans *spans, struct span span)
{
	if (spans->count == SPANS_MOST)
		return;
	spans->list[spans->count++] = span;
}

static void add_text(struct spans *spans, const char *text, size_t len)
{
	if (len)
		add(spans, (struct span){ .kind = SPAN_TEXT,
			.text = arena_strndup(spans->build->arena, text, len) });
}

/* One { ... }; returns what follows it. */
static const char *add_pattern(struct spans *spans, const char *text)
{
	struct span span = { .kind = SPAN_TEXT, .text = "" };
	const char *end = strchr(text, '}');
	assert(*text == '{');
	if (text[1] == '{') {
		add_text(spans, "{", 1);
		return text + 2;
	}
	if (!end) {
		faults_say(spans->build->faults, spans->at, "close it with }; {{ is a brace",
			"a { in the text is never closed");
		return text + strlen(text);
	}
	const char *name = arena_strndup(spans->build->arena, text + 1, (size_t)(end - text - 1));
	if (!site_span(spans, name, &span) && !notes_span(spans, name, &span))
		answer_span(spans, name, &span);
	add(spans, span);
	return end + 1;
}

static struct pattern keep(struct arena *arena, const struct span *list, size_t count)
{
	struct span *kept = arena_array(arena, count, sizeof *kept);
	memcpy(kept, list, count * sizeof *kept);
	return (struct pattern){ kept, count };
}

struct pattern pattern_parse(struct build *build, const char *text, const struct place *at)
{
	/* Most texts have none, and are shown as they stand. */
	if (!strchr(text, '{'))
		return keep(build->arena, &(struct span){ .kind = SPAN_TEXT, .text = text }, 1);
	struct spans spans;
	spans.build = build;
	spans.at = at;
	spans.count = 0;
	while (*text) {
		size_t len = strcspn(text, "{");
		add_text(&spans, text, len);
		text += len;
		if (*text)
			text = add_pattern(&spans, text);
	}
	if (spans.count == SPANS_MOST)
		faults_say(build->faults, at, "make it shorter", "one text has too many placeholders");
	if (spans.count == 0)
		add(&spans, (struct span){ .kind = SPAN_TEXT, .text = "" });
	assert(spans.count > 0 && spans.count <= SPANS_MOST);
	return keep(build->arena, spans.list, spans.count);
}

struct pattern pattern_read(struct build *build, struct layer conf, const char *key)
{
	const char *text = layer_text(conf, key, build->arena);
	return text ? pattern_parse(build, text, layer_place(conf, key)) : (struct pattern){ NULL, 0 };
}
