/* Names in conditions: questions, their rows and choices, paths and notes. */
#include "pack/build.h"

#include "base/str.h"

#include <assert.h>
#include <string.h>

static enum cond_type type_of(const struct pack_question *question, int item)
{
	assert(item < (int)question->item_count);
	const struct pack_part *part = item >= 0 ? question->items[item].part : NULL;
	if (part)
		return part->means == MEANS_CHOICE || part->means == MEANS_HIGH ? COND_WORD
		                                                                : COND_TEXT;
	if (item >= 0)
		return question->answers ? COND_WORD : COND_NUMBER;
	if (question->value == VALUE_NUMBER)
		return COND_NUMBER;
	if (question->value == VALUE_CHOICES)
		return pack_traits(question->kind)->several ? COND_WORDS : COND_WORD;
	return COND_TEXT;
}

static const char *nearest_name(struct build *build, const char *name, int question)
{
	const char *dot = strchr(name, '.');
	if (question < 0 || !dot)
		return build_nearest(build, &build->question_map, name);
	const struct pack_question *q = &build->questions[question];
	const char **names = arena_array(build->arena, q->item_count + 1, sizeof *names);
	for (size_t i = 0; i < q->item_count; i++)
		names[i] = q->items[i].id;
	const char *near = str_nearest(dot + 1, names, q->item_count);
	return near ? arena_printf(build->arena, "%s.%s", q->id, near) : NULL;
}

static bool find_name(void *ctx, const char *name, struct cond_ref *ref, enum cond_type *type,
	const char **nearest)
{
	struct build *build = ctx;
	const char *dot = strchr(name, '.');
	size_t len = dot ? (size_t)(dot - name) : strlen(name);
	*nearest = NULL;
	*ref = (struct cond_ref){ -1, -1 };
	if (str_is(name, "path")) {
		*type = COND_WORD;
		return true;
	}
	if (str_starts(name, "notes.") && note_tag_named(name + strlen("notes.")) >= 0) {
		*ref = (struct cond_ref){ COND_NOTES, note_tag_named(name + strlen("notes.")) };
		*type = COND_TEXT;
		return true;
	}
	ref->question = id_map_find(&build->question_map, arena_strndup(build->arena, name, len));
	if (ref->question >= 0 && dot)
		ref->item = pack_find_item(&build->questions[ref->question], dot + 1);
	if (ref->question < 0 || (dot && ref->item < 0)) {
		*nearest = nearest_name(build, name, ref->question);
		return false;
	}
	*type = type_of(&build->questions[ref->question], ref->item);
	return true;
}

static int word_in(const char *word, const char *const *words, size_t count,
	const char **nearest)
{
	for (size_t i = 0; i < count; i++)
		if (str_is(words[i], word))
			return (int)i;
	*nearest = str_nearest(word, words, count);
	return -1;
}

int link_choice(struct build *build, const struct pack_choice *choices, size_t count,
	const char *word, const char **nearest)
{
	const char **words = arena_array(build->arena, count + 1, sizeof *words);
	for (size_t i = 0; i < count; i++)
		words[i] = choices[i].id;
	return word_in(word, words, count, nearest);
}

static int find_word(void *ctx, const struct cond_ref *ref, const char *word,
	const char **nearest)
{
	struct build *build = ctx;
	const struct pack *pack = build->pack;
	assert(ref->question != COND_NOTES); /* of notes nothing is asked but 'answered' */
	*nearest = NULL;
	if (ref->question >= 0 && ref->item >= 0) {
		const struct pack_question *q = &build->questions[ref->question];
		if (q->items[ref->item].part)
			return link_choice(build, q->items[ref->item].part->choices,
				q->items[ref->item].part->choice_count, word, nearest);
		return q->answers ? link_choice(build, q->answers, q->answer_count, word, nearest)
			          : -1;
	}
	if (ref->question >= 0) {
		const struct pack_question *q = &build->questions[ref->question];
		return link_choice(build, q->choices, q->choice_count + q->withheld, word,
			nearest);
	}
	const char **words = arena_array(build->arena, pack->path_count + 1, sizeof *words);
	for (size_t i = 0; i < pack->path_count; i++)
		words[i] = pack->paths[i].id;
	return word_in(word, words, pack->path_count, nearest);
}

struct cond_names link_names(struct build *build)
{
	return (struct cond_names){ build, find_name, find_word };
}

const struct cond *link_when(struct build *build, struct layer conf, const char *key)
{
	const struct conf_value *value = conf_find(conf.base, key);
	struct cond_names names = link_names(build);
	if (!value || !value->text)
		return NULL;
	struct place at = value->at;
	/* Inside the quotation marks; only a bare word is as long as what it says. */
	if ((size_t)at.span != strlen(value->text))
		at.column++;
	return cond_parse(value->text, &at, &names, build->arena, build->faults);
}
