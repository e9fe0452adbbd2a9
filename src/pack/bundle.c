/*
 * A pack from its files, or from the bundle of all bytes that once were in
 * force.  The bundle is the files in the order in which they were asked for:
 * name and bytes, each with its length.  So a visit that is opened years later
 * reads just what it was held with, through the same code.
 */
#include "pack/build.h"

#include "base/str.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

#define BUNDLE_MAX ((size_t)32 << 20)
#define FILES_MOST 64

struct load {
	struct build build;
	struct arena trees; /* the files as trees: what the pack is built of, gone after */
	const struct pack_source *source;
	struct buf bundle;
	size_t faults_before;
};

static void put_length(struct buf *out, size_t len)
{
	unsigned char bytes[4] = { (unsigned char)(len >> 24), (unsigned char)(len >> 16),
		(unsigned char)(len >> 8), (unsigned char)len };
	buf_add(out, bytes, sizeof bytes);
}

static void put_file(struct buf *out, const char *name, const char *bytes, size_t len)
{
	put_length(out, strlen(name));
	buf_add_text(out, name);
	put_length(out, len);
	buf_add(out, bytes, len);
}

/* All else that a pack keeps of a tree is a copy; its names are used as they are. */
static void keep_titles(struct conf *conf, struct arena *arena)
{
	for (size_t i = 0; i < conf->section_count; i++) {
		struct conf *section = &conf->sections[i];
		if (section->title)
			section->title = arena_strdup(arena, section->title);
		keep_titles(section, arena);
	}
}

/* Reads one file into a tree; NULL with faults. */
static struct conf *read_file(struct load *load, const char *name, const struct conf_spec *specs)
{
	struct fault why = { 0 };
	struct buf bytes;
	struct conf *root = NULL;
	buf_init(&bytes, CONF_MAX_BYTES);
	bool got = load->source->get(load->source->ctx, name, &bytes, &why);
	if (!got) {
		if (!why.at.file)
			why.at.file = arena_strdup(load->build.faults->arena, name);
		faults_add(load->build.faults, &why);
	} else {
		/* Places point into it, and faults outlive a pack that did not load. */
		struct arena *arena = load->build.faults->arena;
		const char *text = arena_strndup(arena, bytes.data ? bytes.data : "", bytes.len);
		put_file(&load->bundle, name, text, bytes.len);
		root = conf_read(arena_strdup(arena, name), text, bytes.len, specs,
			&load->trees, load->build.faults);
		if (root)
			keep_titles(root, load->build.arena);
		if (root && !load->build.was_kept)
			build_lengths(&load->build, root);
	}
	buf_release(&bytes);
	return root;
}

static bool is_file_name(const char *name)
{
	return *name && *name != '.' && *name != '/' && !strstr(name, "..") && strlen(name) < 100;
}

static bool is_twice(const struct conf_value *files, size_t i)
{
	for (size_t j = 0; j < i; j++)
		if (str_is(files->list[j], files->list[i]))
			return true;
	return false;
}

/* Why the i-th of the files that a folder names is not read; NULL: it is. */
static const char *why_not(const struct conf_value *files, size_t i, const char **fix)
{
	*fix = "put several into one";
	if (i >= FILES_MOST)
		return "is one file too many";
	*fix = "take one of them away";
	if (is_twice(files, i))
		return "is named twice";
	*fix = "write the name of a file in this folder";
	return is_file_name(files->list[i]) ? NULL : "is no name of a file here";
}

/* The files that `head` names, after the first; each once. */
static void read_named(struct load *load, const char *folder, const struct conf *head,
	const struct conf_spec *specs, struct conf **roots, size_t *count)
{
	const struct conf_value *files = head ? conf_find(head, "files") : NULL;
	struct arena *arena = load->build.arena;
	for (size_t i = 0; files && i < files->count; i++) {
		const char *name = files->list[i], *fix, *why = why_not(files, i, &fix);
		struct place at = build_find(&load->build, &files->at, name);
		if (why)
			faults_say(load->build.faults, &at, fix, "'%s' %s", name, why);
		else if ((roots[*count] = read_file(load,
				  arena_printf(arena, "%s/%s", folder, name), specs)))
			(*count)++;
	}
}

/* What a folder says of itself stands in its first file. */
static void check_once(struct build *build, struct conf **roots, size_t count, const char *name,
	const char *file)
{
	for (size_t i = 1; i < count; i++) {
		const struct conf *again = conf_next(roots[i], name, NULL);
		if (again && !build->was_kept)
			faults_say(build->faults, &again->at,
				arena_printf(build->arena, "keep it in %s", file),
				"a %s has one section '%s'", name, name);
	}
}

static void read_pack(struct load *load)
{
	struct build *build = &load->build;
	const struct conf_spec *specs = specs_of_pack(&load->trees);
	build->roots = arena_array(build->arena, FILES_MOST + 1, sizeof *build->roots);
	struct conf *root = read_file(load, "pack/pack.conf", specs);
	if (!root)
		return;
	build->roots[build->root_count++] = root;
	build->head = conf_next(root, "pack", NULL);
	if (!build->head)
		faults_say(build->faults, &root->at, "write pack \"name\" { ... }",
			"pack.conf does not say what the pack is");
	read_named(load, "pack", build->head, specs, build->roots, &build->root_count);
	check_once(build, build->roots, build->root_count, "pack", "pack.conf");
}

static void read_site(struct load *load)
{
	struct build *build = &load->build;
	build->site_roots = arena_array(build->arena, FILES_MOST + 1, sizeof *build->site_roots);
	if (!load->source->has(load->source->ctx, "site/local.conf"))
		return;
	const struct conf_spec *specs = specs_of_site(&load->trees);
	struct conf *root = read_file(load, "site/local.conf", specs);
	if (!root)
		return;
	build->site_roots[build->site_count++] = root;
	read_named(load, "site", conf_next(root, "site", NULL), specs, build->site_roots,
		&build->site_count);
	check_once(build, build->site_roots, build->site_count, "site", "local.conf");
}

static void read_words(struct load *load)
{
	struct build *build = &load->build;
	struct conf *words = read_file(load, "words/en.conf", specs_of_words(&load->trees));
	if (words)
		build_words(build, words);
}

static void keep_bundle(struct load *load)
{
	struct pack *pack = load->build.pack;
	if (load->bundle.failed)
		faults_say(load->build.faults, NULL, "make it smaller",
			"the files of the pack are too large together");
	pack->bundle_len = load->bundle.len;
	pack->bundle = arena_strndup(&pack->arena, load->bundle.data ? load->bundle.data : "",
		load->bundle.len);
	pack->digest = digest_of(pack->bundle, pack->bundle_len);
	pack->screen_map = &load->build.screen_map;
	pack->question_map = &load->build.question_map;
}

/*
 * An empty pack being loaded.  The load lives in the pack's arena, its maps with it;
 * the trees do not, for they are larger than what is made of them.
 */
static struct load *begin(const struct pack_source *source, struct faults *faults,
	void (*last_words)(void))
{
	struct pack *pack = calloc(1, sizeof *pack);
	if (!pack) {
		faults_say(faults, NULL, NULL, "out of memory");
		return NULL;
	}
	arena_init(&pack->arena, last_words);
	struct load *load = ARENA_NEW(&pack->arena, struct load);
	load->source = source;
	arena_init(&load->trees, last_words);
	load->build = (struct build){ .pack = pack, .arena = &pack->arena, .faults = faults };
	faults_init(&load->build.repeated, &load->trees);
	load->faults_before = faults->count + faults->unlisted;
	buf_init(&load->bundle, BUNDLE_MAX);
	return load;
}

/* A pack without fault, or none. */
static struct pack *finish(struct load *load)
{
	const struct faults *faults = load->build.faults;
	struct pack *pack = load->build.pack;
	keep_bundle(load);
	buf_release(&load->bundle);
	arena_release(&load->trees);
	if (faults->count + faults->unlisted == load->faults_before)
		return pack;
	pack_free(pack);
	return NULL;
}

static struct pack *load_pack(const struct pack_source *source, bool was_kept,
	struct faults *faults, void (*last_words)(void))
{
	struct load *load = begin(source, faults, last_words);
	if (!load)
		return NULL;
	load->build.was_kept = was_kept;
	read_pack(load);
	read_site(load);
	read_words(load);
	if (load->build.head) {
		build_persons(&load->build, &load->trees);
		build_head(&load->build);
		build_screens(&load->build);
		build_paths(&load->build);
		build_pages(&load->build);
		build_links(&load->build);
		build_checks(&load->build);
		build_count_repeated(&load->build);
	}
	return finish(load);
}

struct pack *pack_load(const struct pack_source *source, struct faults *faults,
	void (*last_words)(void))
{
	return load_pack(source, false, faults, last_words);
}

struct pack *pack_load_words(const struct pack_source *source, struct faults *faults,
	void (*last_words)(void))
{
	struct load *load = begin(source, faults, last_words);
	if (!load)
		return NULL;
	read_site(load);
	read_words(load);
	return finish(load);
}

void pack_free(struct pack *pack)
{
	if (!pack)
		return;
	arena_release(&pack->arena);
	free(pack);
}

/* ---- the bundle as a source ---------------------------------------------------------------- */

struct bundle {
	const unsigned char *bytes;
	size_t len;
};

static bool take_length(const struct bundle *bundle, size_t *at, size_t *len)
{
	const unsigned char *p = bundle->bytes + *at;
	if (bundle->len - *at < 4)
		return false;
	*len = (size_t)p[0] << 24 | (size_t)p[1] << 16 | (size_t)p[2] << 8 | p[3];
	*at += 4;
	return *len <= bundle->len - *at;
}

/* The bytes of the file `name`; false where it is not in the bundle. */
static bool find_file(const struct bundle *bundle, const char *name, const char **bytes,
	size_t *len)
{
	size_t at = 0, name_len;
	while (at < bundle->len) {
		if (!take_length(bundle, &at, &name_len))
			return false;
		const char *found = (const char *)bundle->bytes + at;
		at += name_len;
		if (!take_length(bundle, &at, len))
			return false;
		*bytes = (const char *)bundle->bytes + at;
		at += *len;
		if (name_len == strlen(name) && memcmp(found, name, name_len) == 0)
			return true;
	}
	return false;
}

static bool bundle_has(void *ctx, const char *name)
{
	const char *bytes;
	size_t len;
	return find_file(ctx, name, &bytes, &len);
}

static bool bundle_get(void *ctx, const char *name, struct buf *out, struct fault *why)
{
	const char *bytes;
	size_t len;
	if (!find_file(ctx, name, &bytes, &len))
		return fault_set(why, NULL, "put back a backup that 'tandem records verify' passes",
			"'%s' is not in the pack that was kept", name);
	return buf_add(out, bytes, len)
	       || fault_set(why, NULL, "put back a backup that 'tandem records verify' passes",
		       "'%s' is larger than any file of a pack", name);
}

struct pack *pack_open_bundle(const void *bytes, size_t len, struct faults *faults,
	void (*last_words)(void))
{
	struct bundle bundle = { bytes, len };
	const struct pack_source source = { &bundle, bundle_has, bundle_get };
	return load_pack(&source, true, faults, last_words);
}
