/*
 * What the files that make a pack of conf trees share while they work.
 * Private to src/pack.
 *
 * In order: files (bundle.c), words (words.c), screens and questions
 * (screen.c, question.c; kinds.c has the kinds), then what names others (link.c, by names.c), then rules
 * that hold between them (check.c).
 */
#ifndef TANDEM_PACK_BUILD_H
#define TANDEM_PACK_BUILD_H

#include "conf/layer.h"
#include "pack/idmap.h"
#include "pack/pack.h"

/* A screen and its question while they are made: with the places of their keys. */
struct draft_screen {
	struct layer conf;
	struct layer question; /* base NULL: a say */
	struct pack_part *parts; /* of the question's items, until they are linked */
};

struct build {
	struct pack *pack;
	struct arena *arena; /* the pack's */
	/* From a bundle: it was whole when it was held, so words and rules that came
	 * later than it are no fault. */
	bool was_kept;
	struct faults *faults;
	/* Of the copies of a screen for persons 2 and on: the first has said it all. */
	struct faults repeated;
	struct conf_folder files; /* the pack's; its head is the section `pack` */
	struct conf_folder site;

	struct pack_screen *screens;
	struct draft_screen *drafts; /* by number of the screen */
	struct pack_question *questions;
	struct pack_site *sites;
	struct id_map screen_map, question_map, site_map, step_map;
	/* What the site's files give: screens and numbers, by their names. */
	struct id_map over_map, over_number_map;
	const struct conf **overs, **over_numbers;
};

typedef void pack_text_fn(void *ctx, const char *text); /* may be NULL */

/* A kind of screen as authors write it. */
struct pack_kind {
	const char *name;
	enum value_type value;
	const struct conf_field *fields; /* its keys; NULL: authors write no section for it */
	const char *choices; /* the sections that its choices are; NULL: it reads its own */
	/* Fills what is particular to the kind; NULL: nothing is. */
	void (*build)(struct build *build, struct layer conf, struct pack_question *question);
	/* Finds what it names, once all questions are known; NULL: it names nothing. */
	void (*link)(struct build *build, struct layer conf, struct pack_question *question);
	/* Its texts that are not those of its choices and rows, one by one; NULL: it has none. */
	void (*texts)(const struct pack_question *question, pack_text_fn *text, void *ctx);
};

#define PACK_KIND_DECLARE(NAME, name) extern const struct pack_kind pack_kind_##name;
PACK_KIND_LIST(PACK_KIND_DECLARE)
#undef PACK_KIND_DECLARE

/* All of them, by enum view_kind. */
extern const struct pack_kind *const pack_kinds[PACK_KINDS];
/* The kind that authors write so; VIEW_SAY: none. */
enum view_kind pack_kind_named(const char *name);

/* The keys of a pack's files, of a site's, and of a file of words: made from the
 * tables of kinds, sections and words, so that each stands in one place. */
const struct conf_field *fields_of_pack(struct arena *arena);
const struct conf_field *fields_of_site(bool was_kept, struct arena *arena);
const struct conf_field *fields_of_words(bool was_kept, struct arena *arena);

void build_head(struct build *build);     /* head.c: pack.conf, steps, paths, numbers */
void build_paths(struct build *build);    /* head.c: once the screens are known */
void build_screens(struct build *build);  /* screen.c */
bool build_question(struct build *build, struct pack_screen *screen, struct layer conf,
	enum view_kind named);            /* question.c */
void build_pages(struct build *build);    /* head.c: once the numbers are known */
void build_links(struct build *build);    /* link.c */
void build_checks(struct build *build);   /* check.c */
void build_unsaid(struct build *build);   /* unsaid.c: likewise, of lines that nobody said */
void build_words(struct build *build, const struct conf *words); /* words.c */

/* How many sections `name` the pack's files have, beside each other. */
size_t build_count(const struct build *build, const char *name);
/* The sections `name` of the site's files, with a map of their titles to them; the
 * second of one title would never be seen, and is a fault. */
const struct conf **build_overs(struct build *build, const char *name, struct id_map *map);
/* Lines of the page of a person (people.c). */
const struct pack_family *build_family(struct build *build, const struct conf *conf, int screen,
	size_t *count);
void build_all_family(struct build *build); /* those that stand in no screen */
/* Screens with a `#` (copies.c): before anything is made of the trees, with which the
 * copies go; in a path. */
void build_persons(struct build *build, struct arena *trees);
const char *const *persons_in_path(struct build *build, const char *const *ids, size_t *count);
/* Sends faults of a section's copies for persons 2 and on aside; what it returns goes to
 * build_aside_end(). */
struct faults *build_aside(struct build *build, const struct conf *conf);
void build_aside_end(struct build *build, struct faults *before);
/* Once all is built: a fault that only a copy has is one all the same. */
void build_count_repeated(struct build *build);
/* The condition of a key, NULL without one (names.c). */
const struct cond *link_when(struct build *build, struct layer conf, const char *key);
/* The number of the choice with that id; -1 with the nearest one, or NULL (names.c). */
int link_choice(struct build *build, const struct pack_choice *choices, size_t count,
	const char *id, const char **nearest);
/* The items of a question whose answer is a row for each (rows.c). */
void build_rows(struct build *build, struct layer conf, struct pack_question *question);
/* The choices of sections `name`, after those that are there. */
const struct pack_choice *build_choice_list(struct build *build, struct layer conf,
	const char *name, size_t *count);
/* Text of a part of a question; without one there is nothing to show. */
const char *build_part_text(struct build *build, struct layer part);
/* Has it rows or parts that do not show while others are here? */
bool build_has_private(const struct pack_question *question);
/* Of items: a bit for each answer that is a danger. */
unsigned build_dangers(const struct pack_question *signs);
/* The number of a note's tag; -1 for none of that name. */
int note_tag_named(const char *name);

/* Fault at a key of a section. */
void build_fault(struct build *build, struct layer conf, const char *key, const char *fix,
	const char *what, ...) __attribute__((format(printf, 5, 6)));
/* `id` is lower-case letters, digits and dashes, and begins with a letter. */
bool build_is_id(const char *id);
/* conf_word() of the section below: what a site says is no such word. */
int build_word(struct build *build, struct layer conf, const char *key,
	const char *const *words, size_t count, int otherwise);

/* The text of a key with its placeholders found; no spans where there is no such key. */
struct pattern pattern_read(struct build *build, struct layer conf, const char *key);
/* One text of a list at `place`. */
struct pattern pattern_parse(struct build *build, const char *text, const struct place *at);
/* Faults for texts that no screen can hold. */
void build_lengths(struct build *build, const struct conf *conf, bool translated);
/* What a text may measure that may have `most` as it was written: a translation has more. */
size_t build_most(const struct build *build, size_t most);
/* The names that placeholders and conditions may use. */
struct cond_names link_names(struct build *build);

/*
 * A file can hold more faults than anybody reads, and each must then cost next to
 * nothing: names are compared for the first ones, places sought while faults are
 * listed.
 */
const char *build_nearest(const struct build *build, const struct id_map *map, const char *id);
struct place build_find(const struct build *build, const struct place *from, const char *needle);

#endif
