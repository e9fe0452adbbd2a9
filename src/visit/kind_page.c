/* page: lines to read, which plan_show_page() puts in; nothing is answered. */
#include "visit/kind.h"

const struct kind kind_page = { .kind = VIEW_PAGE };
