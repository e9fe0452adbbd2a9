/*
 * A language as a layer: translations of the texts of the pack, of the site and of
 * the program's words, each in a file of its own beside what it translates.
 * Private to src/pack.
 *
 * A translation names its text by id and says by `of`, a digest, of which words it
 * is the translation.  It counts only while those are the words in force; else they
 * are shown as they are, for what has changed since may be what matters.  So is a
 * translation of a text that there is no longer: it waits for the translator.
 *
 * In order: language_init(), language_texts() for each layer that was read,
 * language_file() for each file that there is, then language_check(),
 * language_apply(), and whoever wants to know asks language_review().  From
 * language_apply() on the trees are in the language, and nothing made of them
 * knows of languages.
 */
#ifndef TANDEM_PACK_LANGUAGE_H
#define TANDEM_PACK_LANGUAGE_H

#include "pack/build.h"
#include "pack/texts.h"

struct translation {
	const char *id;
	const char *of;   /* digest of what it translates; "" */
	const char *is;   /* lines joined; "": there is none yet */
	const char *was;  /* of earlier words, kept for the translator; "" */
	const char *note; /* the translator's own; "" */
	struct place at, of_at, is_at;
	bool wrong; /* its placeholders are others: a fault, which is said once */
};

struct language_file {
	struct conf *root; /* NULL: there is no such file */
	const char *title; /* of the language, in the language; NULL */
	const char *translators;
	struct place at;   /* its head */
	struct translation *list; /* in the order of the file */
	size_t count;
	struct id_map map;
};

struct language {
	const char *name; /* "de"; NULL: none is read */
	struct arena *arena; /* the trees' */
	const char *wanted; /* as it was asked for: "de_AT" */
	bool has[LAYERS]; /* were the trees of the layer read? */
	bool lacks[LAYERS]; /* no file, and written in another language */
	struct texts texts[LAYERS];
	struct language_file files[LAYERS];
};

void language_init(struct language *language, struct arena *arena);
void language_texts(struct language *language, enum pack_layer layer, struct conf *const *roots,
	size_t count, const struct conf_field *fields);
/* The keys of such a file. */
const struct conf_field *language_fields(void);
/* `code`: what the file is called, "de". */
void language_file(struct language *language, enum pack_layer layer, struct conf *root,
	const char *code, struct faults *faults);

/* Placeholders that differ, translations that do not say of what. */
void language_check(struct language *language, struct build *build);
void language_apply(struct language *language);
/* The translation of a text that counts; NULL: there is none. */
const struct translation *language_of(const struct language *language, enum pack_layer layer,
	const struct text *text);
/* The text in force that an entry of a layer's file is about; NULL: there is none. */
const struct text *language_text(const struct language *language, enum pack_layer layer,
	const char *id);
/* What is stale, or of a text that has gone; how much is missing; `missing`: each of
 * these as well, and files that there are not. */
void language_review(const struct language *language, bool missing, struct faults *remarks);

/* The folder of a layer as a source has it, and a language's file there. */
const char *language_folder(enum pack_layer layer);
const char *language_path(enum pack_layer layer, const char *name, struct arena *arena);

#endif
