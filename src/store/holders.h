/*
 * Which terminals are there: each that goes on with a visit holds something that
 * is gone with it, however it ended.  A row of the store says who has a visit;
 * here is asked whether that one still lives.
 *
 * On this machine it is a lock of an open file description on a file beside the
 * store, which holds nothing: one byte far out for each visit and terminal.  A
 * process that was killed has none.  A server will have leases by its own clock
 * instead, with the same three questions.
 */
#ifndef TANDEM_STORE_HOLDERS_H
#define TANDEM_STORE_HOLDERS_H

#include "store/store.h"

struct holders {
	const struct holders_ops *ops;
};

struct holders_ops {
	void (*close)(struct holders *holders); /* lets go of all */
	/* The name of a new terminal.  It says where it is one, too: in a store that is a copy, or
	 * since this machine was started anew, those of before are not there. */
	struct store_id (*name)(struct holders *holders);
	/* Shows from now on that `terminal` is there with the visit.  Once more, it makes sure
	 * that this still shows: the file of locks may have been deleted. */
	bool (*hold)(struct holders *holders, const struct store_ref *ref,
		const struct store_id *terminal, struct fault *why);
	/* Is another one there?  Where that cannot be told, it is: the file of locks cannot be
	 * used, or hold() has found none just now, and the other's name is of this place. */
	bool (*is_there)(struct holders *holders, const struct store_ref *ref,
		const struct store_id *terminal);
};

/* For the store in the file at `path`; the file of locks is made when it is first needed, 0600.
 * NULL: no memory. */
struct holders *holders_beside(const char *path);

#endif
