/*
 * A pack from its files, or from the bundle of all bytes that once were in
 * force.  The bundle is the files in the order in which they were asked for:
 * name and bytes, each with its length.  So a visit that is opened years later
 * reads just what it was held with, through the same code.
 */
#include "pack/build.h"

#include "base/str.h"
#include "pack/language.h"
#include "pack/translate.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define BUNDLE_MAX ((size_t)32 << 20)
#define LENGTH_BYTES 4 /* the highest first */

/* One file of a bundle. */
struct bundled {
	const char *name;
	size_t name_len; /* in a bundle there is no NUL behind it */
	const char *bytes;
	size_t len;
};

struct load {
	struct build build;
	struct arena trees; /* the files as trees: what the pack is built of, gone after */
	const struct conf_source *source;
	struct conf_reader reader;
	const struct conf_field *tables[LAYERS]; /* by which the files of a layer were read */
	struct conf *words; /* NULL: could not be read, or need not */
	const struct pack *known; /* words that are taken over as they are; NULL: none */
	struct language language;
	struct bundled *files; /* in the order in which they were asked for */
	size_t file_count, file_cap;
	size_t faults_before;
	bool broken; /* a file breaks off: what seems to lack may stand in it */
};

/* Returns what follows it. */
static char *put_length(char *out, size_t len)
{
	assert(len <= UINT32_MAX);
	for (int shift = 24; shift >= 0; shift -= 8)
		*out++ = (char)(unsigned char)(len >> shift);
	return out;
}

/* Its length, and then so many bytes. */
static char *put(char *out, const char *bytes, size_t len)
{
	out = put_length(out, len);
	memcpy(out, bytes, len);
	return out + len;
}

static size_t bundle_len(const struct load *load)
{
	size_t len = 0;
	for (size_t i = 0; i < load->file_count; i++)
		len += 2 * LENGTH_BYTES + load->files[i].name_len + load->files[i].len;
	return len;
}

static void keep_file(void *ctx, const char *name, const char *bytes, size_t len,
	const struct conf *root)
{
	struct load *load = ctx;
	load->files = arena_grow(&load->trees, load->files, load->file_count, &load->file_cap,
		sizeof *load->files);
	load->files[load->file_count++] = (struct bundled){ name, strlen(name), bytes, len };
	if (root && !load->build.was_kept)
		build_lengths(&load->build, root, strstr(name, "/lang/") != NULL);
}

static void keep_read(void *ctx, const char *name, const char *bytes, size_t len,
	const struct conf *root)
{
	struct load *load = ctx;
	load->broken |= !root || root->broken;
	keep_file(ctx, name, bytes, len, root);
}

static void read_pack(struct load *load)
{
	struct build *build = &load->build;
	struct conf_folder *files = &build->files;
	load->tables[LAYER_PACK] = fields_of_pack(&load->trees);
	conf_folder_read(&load->reader, "pack", "pack.conf", "pack", load->tables[LAYER_PACK],
		files);
	load->broken |= files->lacks;
	if (files->count && !files->head && !load->broken)
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
	load->tables[LAYER_SITE] = fields_of_site(load->build.was_kept, &load->trees);
	conf_folder_read(&load->reader, "site", "local.conf", "site", load->tables[LAYER_SITE],
		site);
	load->broken |= site->lacks;
	if (!load->build.was_kept)
		conf_folder_once(&load->reader, site, "site", "local.conf");
}

/* ---- languages ----------------------------------------------------------------------------- */

/* The language that a layer is written in; NULL: nobody knows. */
static const char *written_in(const struct load *load, enum pack_layer layer)
{
	assert(layer < LAYERS);
	const struct conf *head = load->build.files.head;
	if (layer == LAYER_WORDS)
		return load->words   ? conf_text(load->words, "language")
		       : load->known ? load->known->base_language
		                     : NULL;
	return head ? conf_text(head, "language") : NULL;
}

/* An empty file is none: a shell makes one before the command runs that is to fill it. */
static bool has_language(const struct load *load, enum pack_layer layer, const char *code)
{
	const struct conf_source *source = load->source;
	const char *name = language_path(layer, code, load->build.arena);
	struct buf bytes;
	if (!source->has(source->ctx, name))
		return false;
	buf_init(&bytes, CONF_MAX_BYTES);
	bool is_empty = source->get(source->ctx, name, &bytes, NULL) && bytes.len == 0;
	buf_release(&bytes);
	return !is_empty;
}

/* Of "de_AT" the "de"; NULL when there is no more to leave out. */
static const char *less_exact(const char *code, struct arena *arena)
{
	size_t len = strlen(code);
	while (len > 0 && code[len - 1] != '_' && code[len - 1] != '@')
		len--;
	return len > 1 ? arena_strndup(arena, code, len - 1) : NULL;
}

/* Whose file a layer has of a language, however exactly; NULL: it needs none, or has none. */
static const char *code_of(const struct load *load, enum pack_layer layer, const char *wanted)
{
	const char *base = written_in(load, layer);
	for (; wanted; wanted = less_exact(wanted, load->build.arena)) {
		if (str_is(wanted, base))
			return NULL;
		if (has_language(load, layer, wanted))
			return wanted;
	}
	return NULL;
}

/* Is a layer written in it, however exactly? */
static bool is_written_in(const struct load *load, enum pack_layer layer, const char *wanted)
{
	const char *base = written_in(load, layer);
	while (wanted && base && !str_is(wanted, base))
		wanted = less_exact(wanted, load->build.arena);
	return wanted != NULL;
}

/* The language that is wanted; NULL: none that could be. */
static const char *wanted_language(const struct load *load)
{
	const char *wanted = load->source->language;
	/* Without a wish the program speaks as the pack does. */
	if (!wanted)
		wanted = written_in(load, load->build.files.head ? LAYER_PACK : LAYER_WORDS);
	return wanted && language_is_name(wanted) ? wanted : NULL;
}

static void read_language_file(struct load *load, enum pack_layer layer, const char *code)
{
	struct language *language = &load->language;
	assert(language_is_name(code));
	struct conf *root = conf_file_read(&load->reader, language_folder(layer),
		arena_printf(load->build.arena, "lang/%s.conf", code), language_fields());
	if (root)
		language_file(language, layer, root, code, load->build.faults);
	if (!language->name || strlen(code) > strlen(language->name))
		language->name = code;
}

static void read_texts(struct load *load)
{
	struct build *build = &load->build;
	struct language *language = &load->language;
	const enum pack_layer pack = LAYER_PACK, site = LAYER_SITE, words = LAYER_WORDS;
	if (build->files.count)
		language_texts(language, pack, build->files.roots, build->files.count,
			load->tables[pack]);
	if (build->site.count)
		language_texts(language, site, build->site.roots, build->site.count,
			load->tables[site]);
	if (load->words)
		language_texts(language, words, &load->words, 1, load->tables[words]);
}

/* From here on the trees are in the language that is wanted, as far as there are words. */
static void read_language(struct load *load)
{
	struct language *language = &load->language;
	const char *wanted = wanted_language(load);
	language_init(language, &load->trees);
	if (!wanted)
		return;
	language->wanted = wanted;
	for (int layer = 0; layer < LAYERS; layer++) {
		const char *code = code_of(load, (enum pack_layer)layer, wanted);
		language->lacks[layer] =
			!code && !is_written_in(load, (enum pack_layer)layer, wanted);
		/* With the words alone, that the pack has it is enough to know. */
		if (code && layer == LAYER_PACK && !load->build.files.head)
			language->name = code;
		else if (code)
			read_language_file(load, (enum pack_layer)layer, code);
	}
	if (!language->name)
		return;
	read_texts(load);
	if (!load->build.was_kept)
		language_check(language, &load->build);
	language_apply(language);
}

/* Once the pack is made, which knows what it was written in. */
static void note_language(struct load *load)
{
	struct pack *pack = load->build.pack;
	const char *base = written_in(load, load->build.files.head ? LAYER_PACK : LAYER_WORDS);
	pack->base_language = arena_strdup(&pack->arena, base ? base : "");
	pack->language = load->language.name ? arena_strdup(&pack->arena, load->language.name)
	                                     : pack->base_language;
	pack->words.language = pack->language;
}

/* ---- words --------------------------------------------------------------------------------- */

/* Were the known words made of this file, and of no other: no site's, no language's? */
static bool is_known(struct load *load, const char *name, const struct buf *bytes)
{
	const struct pack *known = load->known;
	size_t name_len = strlen(name), head_len = 2 * LENGTH_BYTES + name_len;
	if (known->bundle_len != head_len + bytes->len || bytes->len == 0)
		return false;
	char *head = arena_alloc(&load->trees, head_len);
	put_length(put(head, name, name_len), bytes->len);
	return memcmp(known->bundle, head, head_len) == 0
	       && memcmp(known->bundle + head_len, bytes->data, bytes->len) == 0;
}

/* Does nothing come over the words, neither from the site nor from a language? */
static bool stand_alone(const struct load *load)
{
	const char *wanted = wanted_language(load);
	return load->build.site.count == 0 && is_written_in(load, LAYER_WORDS, wanted)
	       && !code_of(load, LAYER_WORDS, wanted);
}

/* The file is the same, and so are its words: its bytes are kept, and not read again. */
static bool keep_known_words(struct load *load)
{
	static const char name[] = "words/words.conf";
	const struct conf_source *source = load->source;
	struct buf bytes;
	buf_init(&bytes, CONF_MAX_BYTES);
	bool same = load->known && stand_alone(load)
	            && source->get(source->ctx, name, &bytes, NULL)
	            && is_known(load, name, &bytes);
	if (same)
		keep_file(load, name, load->known->bundle + load->known->bundle_len - bytes.len,
			bytes.len, NULL);
	buf_release(&bytes);
	return same;
}

static void read_words(struct load *load)
{
	if (keep_known_words(load))
		return;
	load->known = NULL;
	load->tables[LAYER_WORDS] = fields_of_words(load->build.was_kept, &load->trees);
	load->words = conf_file_read(&load->reader, "words", "words.conf",
		load->tables[LAYER_WORDS]);
	if (load->words && !load->build.was_kept && !conf_text(load->words, "language"))
		faults_say(load->build.faults, &load->words->at, "write language = \"...\"",
			"the words do not say which language they are in");
}

/* They die with their pack, earlier than this one. */
static void take_known_words(struct load *load)
{
	struct pack *pack = load->build.pack;
	for (size_t i = 0; i < WORD_COUNT; i++)
		pack->words.text[i] = arena_strdup(&pack->arena, load->known->words.text[i]);
}

/* ---- loading ------------------------------------------------------------------------------- */

/* Once all files have been asked for. */
static void make_bundle(struct load *load)
{
	struct pack *pack = load->build.pack;
	size_t len = bundle_len(load);
	if (len > BUNDLE_MAX) {
		faults_say(load->build.faults, NULL, "make it smaller",
			"the files of the pack are too large together");
		return;
	}
	char *bundle = arena_alloc(&pack->arena, len + 1), *at = bundle;
	for (size_t i = 0; i < load->file_count; i++) {
		at = put(at, load->files[i].name, load->files[i].name_len);
		at = put(at, load->files[i].bytes, load->files[i].len);
	}
	assert(at == bundle + len);
	pack->bundle = bundle;
	pack->bundle_len = len;
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
		.titles = &pack->arena, .faults = faults, .each = keep_read, .ctx = load };
	faults_init(&load->build.repeated, &load->trees);
	load->faults_before = faults->count + faults->unlisted;
	return load;
}

/* What a pack that has loaded stands for: whoever uses it checks nothing again. */
static bool is_sound(const struct pack *pack)
{
	for (size_t i = 0; i < pack->screen_count; i++) {
		const struct pack_screen *screen = &pack->screens[i];
		if (screen->number != (int)i || screen->step < 0
			|| (size_t)screen->step >= pack->step_count
			|| screen->question >= (int)pack->question_count
			|| (screen->question < 0) == (pack_kinds[screen->kind]->fields != NULL))
			return false;
	}
	for (size_t i = 0; i < pack->question_count; i++) {
		const struct pack_question *question = &pack->questions[i];
		if (question->number != (int)i
			|| pack->screens[question->screen].question != (int)i)
			return false;
	}
	for (size_t i = 0; i < pack->path_count; i++)
		if (pack->paths[i].screen_count == 0 || pack->paths[i].step_count == 0)
			return false;
	return true;
}

/* A pack without fault, or none. */
static struct pack *finish(struct load *load)
{
	const struct faults *faults = load->build.faults;
	struct pack *pack = load->build.pack;
	if (!pack->bundle)
		make_bundle(load);
	arena_release(&load->trees);
	pack->screen_map = &load->build.screen_map;
	pack->question_map = &load->build.question_map;
	if (faults->count + faults->unlisted == load->faults_before) {
		assert(pack->bundle && is_sound(pack));
		pack->digest = digest_of(pack->bundle, pack->bundle_len);
		return pack;
	}
	pack_free(pack);
	return NULL;
}

static void build(struct load *load)
{
	if (load->words)
		build_words(&load->build, load->words);
	else if (load->known)
		take_known_words(load);
	note_language(load);
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
}

/* Of a pack that breaks off only that is said. */
static void go_on(struct load *load)
{
	if (!load->broken)
		read_language(load);
	if (!load->broken)
		build(load);
}

static void load_pack(struct load *load)
{
	read_pack(load);
	read_site(load);
	read_words(load);
	go_on(load);
}

static void load_words(struct load *load)
{
	read_site(load);
	read_words(load);
	go_on(load);
}

struct pack *pack_load_with_words(const struct pack *words, const struct conf_source *source,
	struct faults *faults, void (*last_words)(void))
{
	struct load *load = begin(source, faults, last_words);
	if (!load)
		return NULL;
	load->known = words;
	load_pack(load);
	return finish(load);
}

struct pack *pack_load(const struct conf_source *source, struct faults *faults,
	void (*last_words)(void))
{
	return pack_load_with_words(NULL, source, faults, last_words);
}

struct pack *pack_review_language(const struct conf_source *source, enum pack_layer layer,
	bool missing, struct faults *faults, struct faults *remarks, void (*last_words)(void))
{
	struct load *load = begin(source, faults, last_words);
	if (!load)
		return NULL;
	if (layer == LAYER_WORDS)
		load_words(load);
	else
		load_pack(load);
	if (load->language.name)
		language_review(&load->language, missing, remarks);
	return finish(load);
}

struct pack *pack_load_words(const struct conf_source *source, struct faults *faults,
	void (*last_words)(void))
{
	struct load *load = begin(source, faults, last_words);
	if (!load)
		return NULL;
	load_words(load);
	return finish(load);
}

/* The trees of a layer, and of those that lie under it. */
static void read_layer(struct load *load, enum pack_layer layer)
{
	if (layer != LAYER_WORDS)
		read_pack(load);
	if (layer == LAYER_SITE)
		read_site(load);
	if (layer != LAYER_PACK)
		read_words(load);
}

bool pack_translate(const struct conf_source *source, enum pack_layer layer,
	pack_translate_fn *translate, void *ctx, struct buf *out, struct faults *faults,
	void (*last_words)(void))
{
	const char *code = source->language;
	struct load *load = begin(source, faults, last_words);
	if (!load)
		return false;
	read_layer(load, layer);
	language_init(&load->language, &load->trees);
	load->language.name = code;
	if (!code || !language_is_name(code))
		faults_say(faults, NULL, "name it as a locale does: \"de\", \"pt_BR\"",
			"'%s' cannot be the name of a language", code ? code : "");
	else if (str_is(code, written_in(load, layer)))
		faults_say(faults, NULL, "name another language",
			"this is written in '%s', and needs no translation", code);
	else if (has_language(load, layer, code))
		read_language_file(load, layer, code);
	read_texts(load);
	if (faults->count + faults->unlisted == load->faults_before)
		translate_print(&load->language, layer, translate, ctx, load->build.arena, out);
	struct pack *pack = finish(load);
	pack_free(pack);
	return pack != NULL;
}

/* ---- the bundle as a source ---------------------------------------------------------------- */

struct bundle {
	const unsigned char *bytes;
	size_t len;
};

static bool take_length(const struct bundle *bundle, size_t *at, size_t *len)
{
	assert(*at <= bundle->len);
	const unsigned char *p = bundle->bytes + *at;
	if (bundle->len - *at < LENGTH_BYTES)
		return false;
	*len = (size_t)p[0] << 24 | (size_t)p[1] << 16 | (size_t)p[2] << 8 | p[3];
	*at += LENGTH_BYTES;
	return *len <= bundle->len - *at;
}

/* The next file from *at on, which goes behind it; false where there is none. */
static bool next_file(const struct bundle *bundle, size_t *at, struct bundled *file)
{
	if (*at >= bundle->len || !take_length(bundle, at, &file->name_len))
		return false;
	file->name = (const char *)bundle->bytes + *at;
	*at += file->name_len;
	if (!take_length(bundle, at, &file->len))
		return false;
	file->bytes = (const char *)bundle->bytes + *at;
	*at += file->len;
	return true;
}

/* To its last byte?  A language that is cut off would else be one that there is not. */
static bool is_whole(const struct bundle *bundle)
{
	struct bundled file;
	size_t at = 0;
	while (next_file(bundle, &at, &file))
		;
	return at == bundle->len;
}

static bool is_named(const struct bundled *file, const char *name)
{
	return file->name_len == strlen(name) && memcmp(file->name, name, file->name_len) == 0;
}

static bool is_below(const struct bundled *file, const char *folder)
{
	size_t len = strlen(folder);
	return file->name_len > len && memcmp(file->name, folder, len) == 0
	       && !memchr(file->name + len, '/', file->name_len - len);
}

/* False where it is not in the bundle. */
static bool find_file(const struct bundle *bundle, const char *name, struct bundled *file)
{
	/* In bundles before 0.5 the words go by the name of their language. */
	bool words = str_is(name, "words/words.conf");
	for (size_t at = 0; next_file(bundle, &at, file);)
		if (is_named(file, name) || (words && is_below(file, "words/")))
			return true;
	return false;
}

static bool bundle_has(void *ctx, const char *name)
{
	struct bundled file;
	return find_file(ctx, name, &file);
}

static bool bundle_get(void *ctx, const char *name, struct buf *out, struct fault *why)
{
	struct bundled file;
	if (!find_file(ctx, name, &file))
		return fault_set(why, NULL, "restore a backup that passes 'tandem records verify'",
			"'%s' is not in the pack that was kept", name);
	return buf_add(out, file.bytes, file.len)
	       || fault_set(why, NULL, "restore a backup that passes 'tandem records verify'",
		       "'%s' is larger than any file of a pack", name);
}

/* The language of a file "pack/lang/de.conf"; NULL: it is none. */
static const char *language_of_file(const struct bundled *file, struct arena *arena)
{
	static const char ending[] = ".conf";
	size_t end = sizeof ending - 1;
	for (int layer = 0; layer < LAYERS; layer++) {
		const char *folder = arena_printf(arena, "%s/lang/",
			language_folder((enum pack_layer)layer));
		size_t begin = strlen(folder);
		if (is_below(file, folder) && file->name_len > begin + end
			&& memcmp(file->name + file->name_len - end, ending, end) == 0)
			return arena_strndup(arena, file->name + begin,
				file->name_len - begin - end);
	}
	return NULL;
}

/* Which language was in force: the most exact that there is a file of; NULL: none was. */
static const char *bundle_language(const struct bundle *bundle, struct arena *arena)
{
	const char *language = NULL;
	struct bundled file;
	for (size_t at = 0; next_file(bundle, &at, &file);) {
		const char *found = language_of_file(&file, arena);
		if (found && (!language || strlen(found) > strlen(language)))
			language = found;
	}
	return language;
}

struct pack *pack_open_bundle(const void *bytes, size_t len, struct faults *faults,
	void (*last_words)(void))
{
	struct bundle bundle = { bytes, len };
	struct conf_source source = { &bundle, bundle_has, bundle_get, NULL };
	struct load *load = begin(&source, faults, last_words);
	if (!load)
		return NULL;
	source.language = bundle_language(&bundle, load->build.arena);
	load->build.was_kept = load->reader.was_kept = true;
	if (!is_whole(&bundle))
		faults_say(faults, NULL, "restore a backup that passes 'tandem records verify'",
			"the pack that was kept is cut off");
	load_pack(load);
	/* It is these bytes that the visit names, whatever was read of them. */
	load->build.pack->bundle = arena_strndup(load->build.arena, bytes, len);
	load->build.pack->bundle_len = len;
	return finish(load);
}
