/*
 * Holding a visit on a frontend, from whose it is to its end.
 */
#ifndef TANDEM_APP_RUN_VISIT_H
#define TANDEM_APP_RUN_VISIT_H

#include "app/config.h"
#include "app/frontend.h"
#include "app/records.h"
#include "pack/pack.h"

struct run_visit {
	const struct config *config;
	const char *pack, *site; /* as content_load() takes them */
	const char *path;        /* id; NULL: the pack's first, or the one for follow-ups */
	bool asks_path;          /* without one, where there are several to begin with */
	bool trial;
	bool is_first; /* nothing lies before the visit but the way out of the program */
	struct pack_cache *packs; /* of visits that there are */
	bool *shown; /* set once the visit is on the screen, or who has it; NULL: nobody asks */
};

/*
 * Each returns the exit code of the visit, -1 when they went back before it
 * began; *gone when the terminal is.  With another code and `shown` unset it could not be
 * opened, and why was printed: the codes are the same ones as of a visit that was held.
 */
int run_visit_new(struct frontend *frontend, const struct run_visit *run, bool *gone);
int run_visit_resume(struct frontend *frontend, const struct run_visit *run, const struct store_ref *id,
	bool *gone);
/* A visit that follows that one, on the path for it. */
int run_visit_after(struct frontend *frontend, const struct run_visit *run, const struct store_ref *id,
	bool *gone);

#endif
