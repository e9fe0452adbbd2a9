/*
 * Labels: by what a clinic calls a person, "Jo MR-1042".  A visit is found, followed and
 * compared by its label, so that one person has one, however it was typed.
 */
#ifndef TANDEM_BASE_LABEL_H
#define TANDEM_BASE_LABEL_H

#include "base/buf.h"

#include <stdbool.h>

/*
 * Adds to `out` the label as it identifies: clean and in NFC (utf8_clean()), no blank before
 * or after it, one space where blanks of any kind or ends of lines stood within; what cannot
 * be seen (a joiner, a soft hyphen) only within a word.  Nothing where
 * there is nothing but blanks: that is no label.  Folding twice changes nothing.
 */
void label_fold(const char *text, struct buf *out);

/* Do both stand for one person?  No label stands for nobody: two of them are not the same. */
bool label_is_same(const char *a, const char *b);

#endif
