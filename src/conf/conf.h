/*
 * Text files in libconfuse's format: bytes to a tree of sections and values.
 *
 * Packs, words, site folders, answers files and tandem.conf are all read here.
 * A table of fields says which keys there are; the same table gives the checks,
 * the nearest name, and the template of `tandem play`.
 *
 * Bytes go through the lexer of prelex.c first, which checks what libconfuse
 * does not (quotes, braces, comments, ${, NUL, UTF-8, sizes, double keys,
 * unknown keys) and notes the place of every key; then each top-level section
 * goes through libconfuse alone.  All faults of a file come in one go.  Nothing
 * is read from the environment, no other file is opened.
 *
 * The tree, its texts (cleaned: utf8_clean(), newlines kept) and the places lie
 * in the arena; `bytes` must live as long, places point into it.
 */
#ifndef TANDEM_CONF_CONF_H
#define TANDEM_CONF_CONF_H

#include "base/fault.h"

#include <stdbool.h>
#include <stddef.h>

/* Larger files are refused unread (a hostile token is quadratic in libconfuse). */
#define CONF_MAX_BYTES ((size_t)8 << 20)
/* One section, one quoted text. */
#define CONF_MAX_SECTION ((size_t)256 << 10)

enum conf_type {
	CONF_END,  /* ends a table */
	CONF_TEXT, /* "..." or a bare word */
	CONF_LIST, /* {"...", "..."}: texts */
	CONF_INT,  /* a whole number, decimal: 010 is ten */
	CONF_BOOL, /* true false yes no on off */
	CONF_SECTION
};

struct conf_field {
	const char *name;
	enum conf_type type;
	long low, high; /* CONF_INT: the least and the most that makes sense; each has both */
	bool translatable; /* CONF_TEXT, CONF_LIST: people read it, in their language */
	bool titled; /* CONF_SECTION: name "title" { } */
	bool many;   /* CONF_SECTION: may come more than once; titles must differ */
	const struct conf_field *inner; /* CONF_SECTION: its keys, ends with CONF_END */
};

struct conf_value {
	const struct conf_field *field;
	struct place at; /* the value; its key where the value is empty */
	const char *text;
	const char *const *list;
	size_t count;
	union {
		long number; /* CONF_INT */
		bool flag;   /* CONF_BOOL */
	};
};

struct conf {
	const struct conf_field *field; /* NULL at the root */
	const char *title;            /* NULL where it has none */
	struct place at;              /* the section's name, to the end of its title */
	struct conf_value *values;
	size_t value_count;
	struct conf *sections; /* in the file's order, of all names together */
	size_t section_count;
	/* At the root: the file has something, as a missing quotation mark, after which nobody can
	 * tell what belongs to what.  It is said; nothing that seems to lack in it is. */
	bool broken;
	int copy; /* which copy of a section this is, for whoever makes such; 0 as it was read */
};

/*
 * Reads `bytes`.  What is wrong is added to `faults`; the tree holds what could
 * be read all the same, so that later checks find more in the same go.  NULL
 * only when nothing could be read.
 */
struct conf *conf_read(const char *file, const char *bytes, size_t len,
	const struct conf_field *fields, struct arena *arena, struct faults *faults);

/* The same of a file that was without fault when it was kept: what is a fault by now was none
 * then. */
struct conf *conf_read_kept(const char *file, const char *bytes, size_t len,
	const struct conf_field *fields, struct arena *arena, struct faults *faults);

/* The value of `key` in this section, or NULL where the file does not give it. */
const struct conf_value *conf_find(const struct conf *conf, const char *key);
/* Its text, or NULL; its number, flag or `otherwise`. */
const char *conf_text(const struct conf *conf, const char *key);
long conf_int(const struct conf *conf, const char *key, long otherwise);
bool conf_bool(const struct conf *conf, const char *key, bool otherwise);
/* Where to point when `key` is at fault: its value, or the section without it. */
const struct place *conf_place(const struct conf *conf, const char *key);
/* The section `name` after `from` (NULL: the first), in the file's order. */
const struct conf *conf_next(const struct conf *conf, const char *name, const struct conf *from);
/* How many sections of that name there are. */
size_t conf_count(const struct conf *conf, const char *name);

/* The number of a word among a few; -1 with a fault that offers the nearest.  Missing:
 * `otherwise`, or a fault when that is -1. */
int conf_word(const struct conf *conf, const char *key, const char *const *words, size_t count,
	int otherwise, struct faults *faults);

/* Where `needle` stands in the text from `from` on, as a whole name if it is one;
 * `from` where it does not. */
struct place place_find(const struct place *from, const char *needle);

#endif
