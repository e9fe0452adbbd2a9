/*
 * A pack from its files, or from the bundle of all bytes that once were in
 * force.  The bundle is the files in the order in which they were asked for:
 * name and bytes, each with its length.  So a visit that is opened years later
 * reads just what it was held with, through the same code.
 */
#include "pack/build.h"

#include "base/str.h"
#include "base/utf8.h"
#include "pack/idmap.h"
#include "pack/pack.h"

#include <stdlib.h>
#include <string.h>

#define BUNDLE_MAX ((size_t)32 << 20)

struct load {
	struct build build;
	struct arena trees; /* the files as trees: what the pack is built of, gone after */
	const struct conf_source *source;
	struct conf_reader reader;
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

static void keep_file(void *ctx, const char *name, const char *bytes, size_t len,
	const struct conf *root)
{
	struct load *load = ctx;
	put_file(&load->bundle, name, bytes, len);
	if (root && !load->build.was_kept)
		build_lengths(&load->build, root);
}

static void read_pack(struct load *load)
{
	struct build *build = &load->build;
	struct conf_folder *files = &build->files;
	conf_folder_read(&load->reader, "pack", "pack.conf", "pack", fields_of_pack(&load->trees),
		files);
	if (files->count && !files->head)
		faults_say(build->faults, &files->roots[0]->at, "write pack \"name\" { ... }",
			"pack.conf does not say what the pack is");
	if (!build->was_kept)
		conf_folder_once(&load->reader, files, "pack", "pack.conf");
}

static void read_site(struct load *load)
{
	struct conf_folder *site = &load->build.site;
	if (!load->source->has(load->source->ctx, "site/local.conf"))
		return;
	conf_folder_read(&load->reader, "site", "local.conf", "site", fields_of_site(&load->trees),
		site);
	if (!load->build.was_kept)
		conf_folder_once(&load->reader, site, "site", "local.conf");
}

static void read_words(struct load *load)
{
	struct conf *words = conf_file_read(&load->reader, "words", "en.conf",
		fields_of_words(&load->trees));
	if (words)
		build_words(&load->build, words);
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
static struct load *begin(const struct conf_source *source, struct faults *faults,
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
	load->reader = (struct conf_reader){ .source = source, .trees = &load->trees,
		.titles = &pack->arena, .faults = faults, .each = keep_file, .ctx = load };
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

static struct pack *load_pack(const struct conf_source *source, bool was_kept,
	struct faults *faults, void (*last_words)(void))
{
	struct load *load = begin(source, faults, last_words);
	if (!load)
		return NULL;
	load->build.was_kept = was_kept;
	read_pack(load);
	read_site(load);
	read_words(load);
	if (load->build.files.head) {
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

struct pack *pack_load(const struct conf_source *source, struct faults *faults,
	void (*last_words)(void))
{
	return load_pack(source, false, faults, last_words);
}

struct pack *pack_load_words(const struct conf_source *source, struct faults *faults,
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
	const struct conf_source source = { &bundle, bundle_has, bundle_get };
	return load_pack(&source, true, faults, last_words);
}

/* ---- names to numbers ------------------------------------------------------------- */

int pack_find_path(const struct pack *pack, const char *id)
{
	for (size_t i = 0; i < pack->path_count; i++)
		if (str_is(pack->paths[i].id, id))
			return (int)i;
	return -1;
}

int pack_find_screen(const struct pack *pack, const char *id)
{
	return id_map_find(pack->screen_map, id);
}

int pack_find_question(const struct pack *pack, const char *id)
{
	return id_map_find(pack->question_map, id);
}

int pack_find_choice(const struct pack_question *question, const char *id)
{
	for (size_t i = 0; i < question->choice_count; i++)
		if (str_is(question->choices[i].id, id))
			return (int)i;
	return -1;
}

int pack_find_page(const struct pack *pack, const char *id)
{
	for (size_t i = 0; i < pack->page_count; i++)
		if (str_is(pack->pages[i].id, id))
			return (int)i;
	return -1;
}

const char *pack_page_text(const struct pack *pack, int page, struct arena *arena)
{
	const struct pattern *text = &pack->pages[page].text;
	const char *all = "";
	for (size_t i = 0; i < text->count; i++) {
		const struct span *span = &text->spans[i];
		const char *site = span->kind == SPAN_SITE ? pack->sites[span->site].value : "";
		all = arena_printf(arena, "%s%s", all,
			span->kind == SPAN_TEXT ? span->text
			: *site                   ? site
			                          : PLACEHOLDER_BLANK);
	}
	return all;
}

int pack_find_item(const struct pack_question *question, const char *id)
{
	for (size_t i = 0; i < question->item_count; i++)
		if (str_is(question->items[i].id, id))
			return (int)i;
	return -1;
}
