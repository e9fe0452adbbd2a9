/*
 * Where packs come from: a folder of the tree, of the prefix, or one that was
 * named; a site folder over it; the words beside it.
 */
#ifndef TANDEM_APP_CONTENT_H
#define TANDEM_APP_CONTENT_H

#include "pack/pack.h"
#include "base/buf.h"
#include "train/course.h"

/*
 * Loads a pack by its folder (a path with a slash in it, or that there is) or
 * by its name among the shipped ones; NULL: "back-pain".  `site`: a site folder,
 * NULL for the one in the configuration folder, if any.  All faults go to
 * `faults`; NULL then.
 */
struct pack *content_load(const char *name, const char *site, struct faults *faults);
/* As content_load(), and the faults printed.  *code is the exit code on NULL. */
struct pack *content_open(const char *name, const char *site, int *code);
/* Only the program's words (pack_load_words()); faults printed. */
struct pack *content_words(int *code);

/* Is this a folder with a course.conf, or the name of the shipped course ("training")? */
bool content_is_course(const char *name);
/* Loads the course of new staff: the shipped one for NULL.  As content_load(). */
struct course *content_load_course(const char *name, struct faults *faults);
/* As content_open(): the shipped course, its faults printed. */
struct course *content_open_course(int *code);

/* The bytes of the coder's weights: the shipped ones for NULL. */
bool content_weights(const char *file, struct buf *bytes, struct fault *why);

/* Out of memory: the terminal restored, a sentence, exit 71. */
void content_last_words(void);

#endif
