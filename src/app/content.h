/*
 * Where packs come from: a folder of the tree, of the prefix, or one that was
 * named; a site folder over it; the words beside it.  Faults of all of them name
 * their files by paths that can be opened.
 */
#ifndef TANDEM_APP_CONTENT_H
#define TANDEM_APP_CONTENT_H

#include "app/language.h"
#include "pack/pack.h"
#include "base/buf.h"
#include "train/course.h"

/*
 * Loads a pack by its folder (a path with a slash in it, or that there is) or
 * by its name among the shipped ones; NULL: "back-pain".  `site`: a site folder,
 * NULL for the one in the configuration folder, if any.  In the language that it is
 * written in.  Of a folder of words, or "words", the words alone.  All faults go to
 * `faults`; NULL then.
 */
struct pack *content_load(const char *name, const char *site, struct faults *faults);
/*
 * As content_load() in the language that is wished, and the faults printed.  A
 * language that was asked for and that there is not is a fault, too.  *code is the
 * exit code on NULL.
 */
struct pack *content_open(const char *name, const char *site, const struct language_wish *wish,
	int *code);
/* Only the program's words (pack_load_words()), as content_open(). */
struct pack *content_words(const char *name, const char *site, const struct language_wish *wish,
	int *code);
/* The pack that content_words() was called for before (pack_load_with_words()). */
struct pack *content_open_with_words(const struct pack *words, const char *name,
	const char *site, const struct language_wish *wish, int *code);

/* The languages that the pack, the site or the words have files of, in their order. */
const char *const *content_languages(const char *name, const char *site, struct arena *arena,
	size_t *count);
/* Remarks on files that are no languages for their names (language_files_review()). */
void content_review_names(const char *name, const char *site, struct faults *remarks);
/* As content_load(), with remarks on the pack's language of that name
 * (pack_review_language()). */
struct pack *content_review(const char *name, const char *site, const char *language,
	bool missing, struct faults *faults, struct faults *remarks);
/* Is it the program's words: "words", or a folder with a words.conf? */
bool content_is_words(const char *name);
/* The language file of a pack, of the site over it where one is named, or of the
 * program's words, whole (pack_translate()). */
bool content_translate(const char *name, const char *site, const char *language,
	struct buf *out, struct faults *faults);
/* The folder that this file belongs into; NULL: there is no such pack or site. */
const char *content_language_folder(const char *name, const char *site, struct arena *arena);

/* Is this a folder with a course.conf, or the name of the shipped course ("training")? */
bool content_is_course(const char *name);
/* Loads the course of new staff: the shipped one for NULL.  As content_load(). */
struct course *content_load_course(const char *name, struct faults *faults);
/* As content_open(): the shipped course, its faults printed. */
struct course *content_open_course(int *code);

/* The bytes of the coder's weights: the shipped ones for NULL. */
bool content_weights(const char *file, struct buf *bytes, struct fault *why);

#endif
