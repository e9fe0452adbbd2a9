/*
 * Short names for the rows of a table of keys, for the .c file that has such a table:
 *
 *     static const struct conf_field item_fields[] = { TEXT("text"), BOOL("private"), END };
 *     static const struct conf_field list_fields[] = { MANY("item", item_fields), END };
 */
#ifndef TANDEM_CONF_TABLE_H
#define TANDEM_CONF_TABLE_H

#include "conf/conf.h"

#define TEXT(key) { .name = key, .type = CONF_TEXT }
#define LIST(key) { .name = key, .type = CONF_LIST }
/* Texts that people read: a site may change them, a language translates them. */
#define SHOWN(key) { .name = key, .type = CONF_TEXT, .translatable = true }
#define SHOWN_LIST(key) { .name = key, .type = CONF_LIST, .translatable = true }
#define INT(key, least, most) { .name = key, .type = CONF_INT, .low = least, .high = most }
#define BOOL(key) { .name = key, .type = CONF_BOOL }
/* Sections with a title, as many as one likes. */
#define MANY(key, keys) \
	{ .name = key, .type = CONF_SECTION, .titled = true, .many = true, .inner = keys }
#define END { .type = CONF_END }

#endif
