/*
 * What a sealed row is about.  It is sealed along with the row without lying in
 * it: opened as anything else, at any other place, a seal is broken.
 */
#ifndef TANDEM_STORE_ROW_REF_H
#define TANDEM_STORE_ROW_REF_H

#include "store/store.h"

/* What kind of row. */
enum row_domain { ROW_SUBJECT, ROW_EVENT, ROW_HEAD, ROW_DRAFT, ROW_PACK, ROW_DOMAINS };

struct row_ref {
	enum row_domain domain;
	struct store_id subject;
	struct store_id row;       /* the visit, or what else the row is named by */
	struct store_id field;     /* digest of the name of a draft's field; else zeros */
	uint64_t seq;              /* of a row of a visit; of a head, the last */
	struct store_tag previous; /* of the row before; of a head, zeros */
};

/* As bytes of one layout, without anything between that could be mistaken. */
#define ROW_AAD_SIZE (8 + 16 + 16 + 16 + 16 + 8 + 2 + 16)

struct row_aad {
	unsigned char bytes[ROW_AAD_SIZE];
};

/* domain (8) | store (16) | subject (16) | row (16) | previous tag (16) | seq (8) |
 * format (2) | field (16); numbers with the greatest byte first. */
struct row_aad row_ref_encode(const struct row_ref *ref, const struct store_id *store,
	int format);

#endif
