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

static const struct conf *over_words(const struct build *build)
{
	for (size_t i = 0; i < build->site_count; i++) {
		const struct conf *words = conf_next(build->site_roots[i], "words", NULL);
		if (words)
			return words;
	}
	return NULL;
}

void build_words(struct build *build, const struct conf *root)
{
	const struct conf *base = root ? conf_next(root, "words", NULL) : NULL;
	if (!base) {
		faults_say(build->faults, root ? &root->at : NULL, "write words { ... }",
			"there are no words for the program");
		return;
	}
	struct layer words = { base, over_words(build) };
	for (size_t i = 0; i < WORD_COUNT; i++) {
		const char *text = layer_text(words, names[i], build->arena);
		const char *first = conf_text(base, names[i]);
		if (!text)
			build_fault(build, words, names[i], "every word is needed",
				"the word '%s' is missing", names[i]);
		else if (count_holes(text) > 1 || count_holes(text) < count_holes(first ? first : ""))
			build_fault(build, words, names[i], "write %s once, as the words file has it",
				"something is put into '%s' where %%s stands", names[i]);
		build->pack->words.text[i] = text ? text : "";
	}
}
