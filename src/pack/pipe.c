/* {hope}, {flag.numb}, {sure-2}, {number.emergency}: what a text takes from answers. */
#include "pack/build.h"

#include "base/str.h"

#include <stdlib.h>
#include <string.h>

#define PIECES_MOST 64

struct pieces {
	struct build *build;
	const struct place *at;
	struct piece list[PIECES_MOST];
	size_t count;
};

static void pipe_fault(struct pieces *pieces, const char *name, const char *what)
{
	struct build *build = pieces->build;
	struct place at = build_find(build, pieces->at, arena_printf(build->arena, "{%s}", name));
	const char *near = build_nearest(build, &build->question_map, name);
	faults_say(build->faults, &at,
		near ? arena_printf(build->arena, "write {%s}", near)
		     : "write the name of a question or number; {{ is a brace",
		"%s '{%s}'", what, name);
}

static bool site_piece(struct pieces *pieces, const char *name, struct piece *piece)
{
	if (!str_starts(name, "number."))
		return false;
	piece->kind = PIECE_SITE;
	piece->site = id_map_find(&pieces->build->site_map, name + strlen("number."));
	if (piece->site < 0) {
		pipe_fault(pieces, name, "there is no number for");
		piece->kind = PIECE_TEXT;
		piece->text = "";
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

static bool notes_piece(struct pieces *pieces, const char *name, struct piece *piece)
{
	if (!str_starts(name, "notes."))
		return false;
	int tag = note_tag_named(name + strlen("notes."));
	if (tag < 0)
		pipe_fault(pieces, name, "nothing is noted as");
	else
		*piece = (struct piece){ .kind = PIECE_NOTES, .tag = (enum note_tag)tag };
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
static bool out_of_piece(struct pieces *pieces, const char *name, struct piece *piece)
{
	size_t len = strlen(name), end = strlen("/10");
	if (len <= end || !str_is(name + len - end, "/10")
		|| !find_ref(pieces->build, arena_strndup(pieces->build->arena, name, len - end),
			&piece->ref))
		return false;
	piece->kind = PIECE_OUT_OF;
	if (piece->ref.item >= 0
		|| pieces->build->questions[piece->ref.question].value != VALUE_NUMBER)
		pipe_fault(pieces, name, "only a ruler goes to 10:");
	return true;
}

/* sure-2: the number of a ruler, less so much. */
static bool number_piece(struct pieces *pieces, const char *name, struct piece *piece)
{
	const char *dash = strrchr(name, '-');
	long minus;
	if (!dash || dash == name || !str_to_long(dash + 1, &minus) || minus < 0 || minus > 10
		|| !find_ref(pieces->build,
			arena_strndup(pieces->build->arena, name, (size_t)(dash - name)),
			&piece->ref))
		return false;
	piece->kind = PIECE_NUMBER;
	piece->minus = (int)minus;
	if (piece->ref.item >= 0
		|| pieces->build->questions[piece->ref.question].value != VALUE_NUMBER)
		pipe_fault(pieces, name, "only a ruler has a number to take from:");
	return true;
}

static bool has_words(const struct pack_question *question)
{
	return question->value != VALUE_NONE && question->value != VALUE_DONE
	       && question->value != VALUE_ITEMS;
}

static void answer_piece(struct pieces *pieces, const char *name, struct piece *piece)
{
	piece->kind = PIECE_ANSWER;
	if (!find_ref(pieces->build, name, &piece->ref)) {
		if (!number_piece(pieces, name, piece) && !out_of_piece(pieces, name, piece))
			pipe_fault(pieces, name, "no screen sets");
		return;
	}
	if (piece->ref.item < 0 && !has_words(&pieces->build->questions[piece->ref.question]))
		pipe_fault(pieces, name, "there are no words in the answer to");
}

static void add(struct pieces *pieces, struct piece piece)
{
	if (pieces->count < PIECES_MOST)
		pieces->list[pieces->count++] = piece;
}

static void add_text(struct pieces *pieces, const char *text, size_t len)
{
	if (len)
		add(pieces, (struct piece){ .kind = PIECE_TEXT,
			.text = arena_strndup(pieces->build->arena, text, len) });
}

/* One { ... }; returns what follows it. */
static const char *add_pipe(struct pieces *pieces, const char *text)
{
	struct piece piece = { .kind = PIECE_TEXT, .text = "" };
	const char *end = strchr(text, '}');
	if (text[1] == '{') {
		add_text(pieces, "{", 1);
		return text + 2;
	}
	if (!end) {
		faults_say(pieces->build->faults, pieces->at, "close it with }; {{ is a brace",
			"a { in the text is never closed");
		return text + strlen(text);
	}
	const char *name = arena_strndup(pieces->build->arena, text + 1, (size_t)(end - text - 1));
	if (!site_piece(pieces, name, &piece) && !notes_piece(pieces, name, &piece))
		answer_piece(pieces, name, &piece);
	add(pieces, piece);
	return end + 1;
}

struct pipe pipe_parse(struct build *build, const char *text, const struct place *at)
{
	struct pieces pieces = { .build = build, .at = at };
	while (*text) {
		size_t len = strcspn(text, "{");
		add_text(&pieces, text, len);
		text += len;
		if (*text)
			text = add_pipe(&pieces, text);
	}
	if (pieces.count == PIECES_MOST)
		faults_say(build->faults, at, "make it shorter", "too much is piped into one text");
	if (pieces.count == 0)
		add(&pieces, (struct piece){ .kind = PIECE_TEXT, .text = "" });
	struct piece *list = arena_array(build->arena, pieces.count, sizeof *list);
	memcpy(list, pieces.list, pieces.count * sizeof *list);
	return (struct pipe){ list, pieces.count };
}

struct pipe pipe_read(struct build *build, struct layer conf, const char *key)
{
	const char *text = layer_text(conf, key, build->arena);
	return text ? pipe_parse(build, text, layer_place(conf, key)) : (struct pipe){ NULL, 0 };
}
