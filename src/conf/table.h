/*
 * Short names for the rows of a table of keys, for the .c file that has such a table:
 *
 *     static const struct conf_spec item_specs[] = { TEXT("text"), BOOL("private"), END };
 *     static const struct conf_spec list_specs[] = { MANY("item", item_specs), END };
 */
#ifndef TANDEM_CONF_TABLE_H
#define TANDEM_CONF_TABLE_H

#include "conf/conf.h"

#define TEXT(key) { .name = key, .type = CONF_TEXT }
#define LIST(key) { .name = key, .type = CONF_LIST }
#define INT(key) { .name = key, .type = CONF_INT }
#define BOOL(key) { .name = key, .type = CONF_BOOL }
/* Sections with a title, as many as one likes. */
#define MANY(key, keys) \
	{ .name = key, .type = CONF_SECTION, .titled = true, .many = true, .inner = keys }
#define END { .type = CONF_END }

#endif
