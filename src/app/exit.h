/*
 * Exit codes, after sysexits; a visit has its own four.
 *
 * Of what is kept: what exit_of() makes of the fault; where its kind does not say,
 * EXIT_BAD_DATA if the file, or the visit that was asked for, cannot be opened, and EXIT_IO
 * if it is open and cannot be read or written.  EXIT_NO where the rest was read and printed,
 * and something is damaged.
 */
#ifndef TANDEM_APP_EXIT_H
#define TANDEM_APP_EXIT_H

#include "base/fault.h"

enum exit_code {
	EXIT_DONE = 0,
	EXIT_NO = 1,       /* the answer is no: faults found, damage found, nothing found */
	EXIT_WRONG_USE = 2,
	EXIT_BAD_DATA = 65,
	EXIT_NO_FILE = 66,
	EXIT_SYSTEM = 71, /* out of memory and the like */
	EXIT_CANT_CREATE = 73,
	EXIT_IO = 74,
	EXIT_TRY_AGAIN = 75,
	EXIT_NOT_ALLOWED = 77,
	EXIT_BAD_CONFIG = 78,
	EXIT_SIGNAL = 128, /* plus the signal */

	/* how a visit ended */
	EXIT_AGREED = 0,
	EXIT_DECLINED = 3,
	EXIT_STOPPED = 4,
	EXIT_UNFINISHED = 5
};

/* The code of a fault of this kind, whatever was done; `otherwise` where that decides. */
int exit_of(enum fault_kind kind, int otherwise);

#endif
