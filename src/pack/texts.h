/*
 * The texts of trees that people read, each with an id: what is translated.
 *
 * Which keys hold such texts stands in the tables of keys (`translatable`).  The
 * id is the way to the key, by the names of the sections and their titles:
 * "screen.story.heading".  A section that there is only once goes by its name
 * alone ("pack.title", "screen.story.coach.ask.2"), one of several without title
 * by its number from 1 ("screen.hope.plan.1.line"), and so does a text of a list.
 *
 * texts_init(), texts_add() with the trees of one layer, then texts_find() or
 * `list`, which has the order of the files.  All lies in the arena.
 */
#ifndef TANDEM_PACK_TEXTS_H
#define TANDEM_PACK_TEXTS_H

#include "conf/conf.h"
#include "pack/idmap.h"

/* Letters of a text's digest. */
#define TEXT_DIGEST 8

struct text {
	const char *id;
	const char *words; /* with its lines joined, as it is shown */
	char digest[TEXT_DIGEST + 1]; /* of those words: another text has another one */
	struct place at;
	const char **slot; /* where it stands in the tree: write here to change it */
	struct conf_value *value; /* that it is, or is one of */
};

struct texts {
	struct arena *arena; /* borrowed */
	struct text *list;
	size_t count, cap;
	struct id_map map;
};

void texts_init(struct texts *texts, struct arena *arena);
/* The texts of `roots`, all of which were read by the same table. */
void texts_add(struct texts *texts, struct conf *const *roots, size_t count,
	const struct conf_field *fields);
/* NULL where there is none of that id. */
struct text *texts_find(const struct texts *texts, const char *id);

/* Is there a word in it?  "{hope}", "911" and "" are the same in every language. */
bool text_has_words(const char *words);

/*
 * Has `words` the same placeholders as `base`, in whatever order?  Else false, with
 * the one that is wrong in *wrong (in `words`; NULL: one is missing) and the one that
 * should stand there in *right (NULL: none); both lie in the arena.
 */
bool text_same_placeholders(const char *base, const char *words, struct arena *arena,
	const char **wrong, const char **right);

#endif
