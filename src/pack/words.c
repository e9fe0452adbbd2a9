/* The program's own words: a file of them, with a site's over it. */
#include "pack/build.h"

#include "base/str.h"

#include <string.h>

static const char *const names[] = {
#define X(name) #name,
	WORDS(X)
#undef X
};

static size_t count_holes(const char *text)
{
	size_t holes = 0;
	while ((text = strstr(text, "%s"))) {
		holes++;
		text += 2;
	}
	return holes;
}

static const struct conf *over_words(struct build *build)
{
	const struct conf *found = NULL;
	for (size_t i = 0; i < build->site.count; i++) {
		const struct conf *words = conf_next(build->site.roots[i], "words", NULL);
		if (words && found && !build->was_kept)
			faults_say(build->faults, &words->at, "put both into one",
				"the site has words already");
		found = found ? found : words;
	}
	return found;
}

/* The values of a section by number of the word: its fields stand in that order. */
static void sort_words(const struct conf *words, const struct conf_value **values)
{
	for (size_t i = 0; words && i < words->value_count; i++)
		values[words->values[i].field - words->field->inner] = &words->values[i];
}

static void build_word_text(struct build *build, size_t word, const struct conf_value *base,
	const struct conf_value *over, const struct place *section)
{
	const struct conf_value *value = over ? over : base;
	const char *text = value ? layer_fold(value->text, build->arena) : NULL;
	if (!base && !build->was_kept)
		faults_say(build->faults, section, "every word is needed",
			"the word '%s' is missing", names[word]);
	else if (base && (count_holes(text) > 1 || count_holes(text) < count_holes(base->text)))
		faults_say(build->faults, &value->at, "write %s once, as the words file has it",
			"something is put into '%s' where %%s stands", names[word]);
	build->pack->words.text[word] = text ? text : "";
}

void build_words(struct build *build, const struct conf *root)
{
	const struct conf_value *base_values[WORD_COUNT] = { NULL };
	const struct conf_value *over_values[WORD_COUNT] = { NULL };
	const struct conf *base = root ? conf_next(root, "words", NULL) : NULL;
	if (!base) {
		faults_say(build->faults, root ? &root->at : NULL, "write words { ... }",
			"there are no words for the program");
		return;
	}
	sort_words(base, base_values);
	sort_words(over_words(build), over_values);
	for (size_t i = 0; i < WORD_COUNT; i++)
		build_word_text(build, i, base_values[i], over_values[i], &base->at);
}
