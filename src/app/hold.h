/*
 * Holding a visit on a face, from whose it is to its end.
 */
#ifndef TANDEM_APP_HOLD_H
#define TANDEM_APP_HOLD_H

#include "app/book.h"
#include "app/config.h"
#include "app/face.h"
#include "pack/pack.h"

struct hold {
	const struct config *config;
	const char *pack, *site; /* as content_load() takes them */
	const char *path;        /* id; NULL: the pack's first, or the one for follow-ups */
	bool asks_path;          /* without one, where there are several to begin with */
	bool trial;
};

/*
 * Each returns the exit code of the visit, -1 when they went back before it
 * began; *gone when the terminal is.
 */
int hold_new(struct face *face, const struct hold *hold, bool *gone);
int hold_again(struct face *face, const struct hold *hold, const struct store_ref *id,
	bool *gone);
/* A visit that follows that one, on the path for it. */
int hold_after(struct face *face, const struct hold *hold, const struct store_ref *id,
	bool *gone);

#endif
