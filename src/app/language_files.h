/*
 * The files in the folder `lang` of a pack, a site or the words: those that are not
 * called as a language is are never read, and nobody else would say so.
 */
#ifndef TANDEM_APP_LANGUAGE_FILES_H
#define TANDEM_APP_LANGUAGE_FILES_H

#include "base/fault.h"

/* Where language files lie, beside what they translate. */
#define LANGUAGE_FOLDER "lang"

/* Remarks on files below `folder` whose names should be others. */
void language_files_review(const char *folder, struct faults *remarks);

#endif
