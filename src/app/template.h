/*
 * An answers file to fill in: every question of a path, its kind and what it
 * permits, in the order of the visit.
 */
#ifndef TANDEM_APP_TEMPLATE_H
#define TANDEM_APP_TEMPLATE_H

#include "base/buf.h"
#include "pack/pack.h"

void template_write(const struct pack *pack, int path, struct buf *out);

#endif
