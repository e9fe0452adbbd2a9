/* say: words to read together, nothing to answer. */
#include "visit/kind.h"

const struct kind kind_say = { .kind = VIEW_SAY };
