/* Asking for a person who practises: one of those who have, or somebody new. */
#ifndef TANDEM_APP_TRAIN_PEOPLE_H
#define TANDEM_APP_TRAIN_PEOPLE_H

#include "app/frontend.h"
#include "app/trainbook.h"

/* The name, in `name`; *found false: they went back.  `also`: NULL, or somebody who stands in
 * the list although they have not practised so far. */
enum controller_end train_ask_who(struct frontend *frontend, const struct words *words,
	const struct trainbook *book, enum word heading, const char *also, struct buf *name,
	bool *found);

#endif
