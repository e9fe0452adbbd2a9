/* What the kinds of screen are called, for tests that say which one lacks something. */
#ifndef TANDEM_TESTS_KINDS_H
#define TANDEM_TESTS_KINDS_H

#include "view/kinds.h"

static const char *const kind_names[VIEW_KINDS] = {
#define KIND_NAME(NAME, name) #name,
	VIEW_KIND_LIST(KIND_NAME)
#undef KIND_NAME
};

#endif
