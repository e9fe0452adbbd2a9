/*
 * What a visit is called: a short code for people, the whole id where a visit
 * names the one that it follows.
 */
#ifndef TANDEM_RECORD_REF_H
#define TANDEM_RECORD_REF_H

#include "store/store.h"

/* What people type: eight letters. */
#define CODE_BYTES 5
#define CODE_SIZE 9
void ref_code(const struct store_ref *ref, char code[CODE_SIZE]);

#define REF_TEXT_SIZE (2 * STORE_ID_SIZE + 1)
void ref_text(const struct store_ref *ref, char text[REF_TEXT_SIZE]);
/* The id of a visit from such a text; false: it is none. */
bool ref_parse(const char *text, struct store_id *visit);

#endif
