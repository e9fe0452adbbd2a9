/*
 * Where files lie: XDG folders, the packs of the tree or of the prefix.
 *
 * Empty or relative XDG values are ignored; without HOME the passwd entry is
 * asked.  All functions write a path to `out` (PATH_MAX) and return false when
 * there is none or it does not fit.
 */
#ifndef TANDEM_SYS_DIRS_H
#define TANDEM_SYS_DIRS_H

#include "base/fault.h"

#include <limits.h>
#include <stdbool.h>

/* $XDG_CONFIG_HOME/tandem or ~/.config/tandem; nothing is created. */
bool dirs_config(char out[PATH_MAX]);
/* $XDG_DATA_HOME/tandem or ~/.local/share/tandem; nothing is created. */
bool dirs_data(char out[PATH_MAX]);
/* $XDG_STATE_HOME/tandem or ~/.local/state/tandem; nothing is created. */
bool dirs_state(char out[PATH_MAX]);
/*
 * The content folder: beside the program's own build folder (`build/tandem`
 * finds `content`), else `datadir` of the prefix, else false.
 */
bool dirs_content(const char *datadir, char out[PATH_MAX]);
/* Makes a folder and its parents, each new one 0700 whatever the umask. */
bool dirs_make(const char *path, struct fault *why);
/* The same for the folder that a file is to lie in. */
bool dirs_make_above(const char *path, struct fault *why);

#endif
