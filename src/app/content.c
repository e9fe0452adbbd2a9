#include "app/content.h"

#include "app/exit.h"
#include "app/language_files.h"
#include "app/report.h"
#include "base/str.h"
#include "coder/weights.h"
#include "conf/conf.h"
#include "sys/dirs.h"
#include "sys/file.h"
#include "sys/memory.h"
#include "sys/settings.h"

#include <assert.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DEFAULT_PACK "back-pain"
#define DEFAULT_COURSE "training"
/* What the program's words are called where a pack may be named. */
#define WORDS_NAME "words"
#define WEIGHTS_FILE "coder/en.weights"

bool content_weights(const char *file, struct buf *bytes, struct fault *why)
{
	char content[PATH_MAX] = "";
	if (file)
		return file_read(file, WEIGHTS_MAX, bytes, why);
	if (!dirs_content(TANDEM_DATADIR, content))
		return fault_set(why, NULL, "install tandem, or run it from its own tree",
			"the content folder was not found");
	return file_read_in(content, WEIGHTS_FILE, WEIGHTS_MAX, bytes, why);
}

/* As it was given, but for slashes at its end: names of files come behind it. */
static bool set_path(char out[PATH_MAX], const char *folder, const char *name)
{
	int len = snprintf(out, PATH_MAX, "%s%s%s", folder, *name ? "/" : "", name);
	if (len <= 0 || len >= PATH_MAX)
		return false;
	while (len > 1 && out[len - 1] == '/')
		out[--len] = '\0';
	return true;
}

/* The folders behind the names that a pack asks for ("pack/...", "site/...", "words/..."). */
struct folders {
	char pack[PATH_MAX], site[PATH_MAX], words[PATH_MAX];
};

static const char *folder_of(const struct folders *folders, const char *name, const char **file)
{
	*file = strchr(name, '/');
	if (!*file)
		return NULL;
	(*file)++;
	if (str_starts(name, "pack/"))
		return folders->pack;
	if (str_starts(name, "site/"))
		return *folders->site ? folders->site : NULL;
	return str_starts(name, "words/") ? folders->words : NULL;
}

#define SITE_FILE "local.conf"

/* A link is there as well, and reading it says that it is none of ours. */
static bool has_file(void *ctx, const char *name)
{
	const char *file, *folder = folder_of(ctx, name, &file);
	return folder && file_is_there_in(folder, file);
}

/* What a clinic set up may be a link to where it keeps such things. */
static bool get_settings(const char *folder, const char *file, struct buf *out,
	struct fault *why)
{
	char path[PATH_MAX];
	struct fault found = { 0 };
	if (!set_path(path, folder, file))
		return fault_set(why, NULL, NULL, "the name of the site folder is too long");
	enum settings settings = settings_read(path, CONF_MAX_BYTES, out, &found);
	if (settings == SETTINGS_NONE)
		return fault_set(why, NULL, NULL, "there is no '%s'", file);
	if (settings == SETTINGS_UNKNOWN && why)
		*why = found;
	return settings == SETTINGS_THERE;
}

static bool get_file(void *ctx, const char *name, struct buf *out, struct fault *why)
{
	const char *file, *folder = folder_of(ctx, name, &file);
	if (!folder)
		return fault_set(why, NULL, NULL, "there is no folder for '%s'", name);
	if (str_is(name, "site/" SITE_FILE))
		return get_settings(folder, file, out, why);
	return file_read_in(folder, file, CONF_MAX_BYTES, out, why);
}

/* A name with a slash is a folder; else one of the shipped packs, or a folder here.
 * `head` is the file that makes it one. */
static bool find_pack(struct folders *folders, const char *content, const char *name,
	const char *head)
{
	if (!strchr(name, '/') && *content && set_path(folders->pack, content, name)
		&& file_exists_in(folders->pack, head))
		return true;
	return set_path(folders->pack, name, "");
}

/* The site folder of this place: none, or one with its file.  False with a fault where
 * there may be one, for it is not to be gone on without its numbers. */
static bool find_own_site(struct folders *folders, struct faults *faults)
{
	char config[PATH_MAX];
	struct fault why;
	folders->site[0] = '\0';
	if (!dirs_config(config))
		return true;
	enum settings found = settings_folder(config, &why);
	if (found == SETTINGS_THERE && set_path(folders->site, config, "site"))
		found = settings_folder(folders->site, &why);
	if (found != SETTINGS_UNKNOWN) {
		if (found == SETTINGS_NONE)
			folders->site[0] = '\0';
		return true;
	}
	faults_add(faults, &why);
	return false;
}

static bool find_site(struct folders *folders, const char *site, struct faults *faults)
{
	if (site && !set_path(folders->site, site, ""))
		folders->site[0] = '\0';
	else if (!site && !find_own_site(folders, faults))
		return false;
	if (!*folders->site ? !site : file_is_there_in(folders->site, SITE_FILE))
		return true;
	faults_say(faults, NULL, site ? "name the folder that holds the site's " SITE_FILE
		: "put it there, or remove the folder",
		"there is no '" SITE_FILE "' in the site folder '%s'",
		*folders->site ? folders->site : site);
	return false;
}

bool content_is_words(const char *name)
{
	return str_is(name, WORDS_NAME)
	       || (file_exists_in(name, "words.conf") && !file_exists_in(name, "pack.conf"));
}

/* The shipped words, or where `name` is a folder of words, those. */
static bool find_words(struct folders *folders, const char *content, const char *name)
{
	if (content_is_words(name) && !str_is(name, WORDS_NAME))
		return set_path(folders->words, name, "");
	return set_path(folders->words, content, WORDS_NAME);
}

static bool find_folders(struct folders *folders, const char *name, const char *site,
	struct faults *faults)
{
	char content[PATH_MAX] = "";
	if (!dirs_content(TANDEM_DATADIR, content) || !find_words(folders, content, name)) {
		faults_say(faults, NULL, "install tandem, or run it from its own tree",
			"the content folder was not found");
		return false;
	}
	if (!find_pack(folders, content, name, "pack.conf")) {
		faults_say(faults, NULL, NULL, "the name of the pack is too long");
		return false;
	}
	return find_site(folders, site, faults);
}

/* Faults name files as a pack knows them, "pack/welcome.conf"; a person is told the path that
 * opens one.  A course's have no folder before them.  `from`: the first that has come. */
static void name_paths(const struct folders *folders, struct faults *faults, size_t from)
{
	assert(from <= faults->count);
	for (size_t i = from; i < faults->count; i++) {
		char known[FAULT_FILE_SIZE], path[PATH_MAX + FAULT_FILE_SIZE];
		struct fault *fault = &faults->list[i];
		snprintf(known, sizeof known, "%s", fault->at.file);
		const char *file, *folder = *known ? folder_of(folders, known, &file) : NULL;
		if (!folder) {
			if (!*known || strchr(known, '/'))
				continue;
			folder = folders->pack;
			file = known;
		}
		snprintf(path, sizeof path, "%s/%s", folder, file);
		fault_name_file(fault, path);
	}
}

/* pack_load() or pack_load_words(), and what that takes of memory with the shipped files;
 * for larger ones the rest comes as it is touched. */
struct loader {
	struct pack *(*load)(const struct conf_source *source, struct faults *faults,
		void (*last_words)(void));
	size_t memory;
	const struct pack *words; /* what pack_load_words() has made before; NULL: nothing */
};

#define WHOLE_MEMORY ((size_t)1920 << 10)

static const struct loader whole = { pack_load, WHOLE_MEMORY, NULL };
static const struct loader only_words = { pack_load_words, (size_t)640 << 10, NULL };

static struct pack *load(const char *name, const char *site, const char *language,
	struct faults *faults, const struct loader *how)
{
	struct folders folders;
	if (!find_folders(&folders, name ? name : DEFAULT_PACK, site, faults))
		return NULL;
	const struct conf_source source = { &folders, has_file, get_file, language };
	size_t before = faults->count;
	memory_expect(how->memory);
	struct pack *pack =
		how->words ? pack_load_with_words(how->words, &source, faults, report_last_words)
		           : how->load(&source, faults, report_last_words);
	name_paths(&folders, faults, before);
	/* The trees it was made of were larger than all that stays.  After words alone comes
	 * a pack, into the same memory. */
	if (how != &only_words)
		memory_settle();
	return pack;
}

struct pack *content_load(const char *name, const char *site, struct faults *faults)
{
	bool words = name && content_is_words(name);
	return load(name, site, NULL, faults, words ? &only_words : &whole);
}

/* ---- languages ------------------------------------------------------------------- */

struct languages {
	struct arena *arena;
	const char *folder; /* whose `lang` is being looked through */
	const char **list;
	size_t count, cap;
};

/* "de.conf" is a language, "README" is none. */
static void add_language(void *ctx, const char *file)
{
	static const char ending[] = ".conf";
	struct languages *all = ctx;
	size_t len = strlen(file), end = sizeof ending - 1;
	if (*file == '.' || len <= end || !str_is(file + len - end, ending))
		return;
	if (file_is_empty_in(all->folder, arena_printf(all->arena, "%s/%s", LANGUAGE_FOLDER, file)))
		return;
	const char *name = arena_strndup(all->arena, file, len - end);
	size_t at = 0;
	while (at < all->count && strcmp(all->list[at], name) < 0)
		at++;
	if (at < all->count && str_is(all->list[at], name))
		return;
	all->list = arena_grow(all->arena, all->list, all->count, &all->cap, sizeof *all->list);
	memmove(&all->list[at + 1], &all->list[at], (all->count++ - at) * sizeof *all->list);
	all->list[at] = name;
	assert(at == 0 || strcmp(all->list[at - 1], name) < 0);
}

static void add_languages(struct languages *all, const char *folder)
{
	all->folder = folder;
	file_each_in(folder, LANGUAGE_FOLDER, add_language, all);
}

const char *const *content_languages(const char *name, const char *site, struct arena *arena,
	size_t *count)
{
	struct languages all = { .arena = arena };
	struct folders folders;
	struct faults faults;
	faults_init(&faults, arena);
	if (find_folders(&folders, name ? name : DEFAULT_PACK, site, &faults)) {
		add_languages(&all, folders.pack);
		add_languages(&all, folders.words);
		if (*folders.site)
			add_languages(&all, folders.site);
	}
	*count = all.count;
	return all.list;
}

void content_review_names(const char *name, const char *site, struct faults *remarks)
{
	struct folders folders;
	struct faults faults;
	faults_init(&faults, remarks->arena);
	if (!find_folders(&folders, name, site, &faults))
		return;
	if (!content_is_words(name))
		language_files_review(folders.pack, remarks);
	language_files_review(folders.words, remarks);
	if (*folders.site)
		language_files_review(folders.site, remarks);
}

/* Was it asked for, and is it not what came? */
static bool is_refused(const struct pack *pack, const struct language_wish *wish)
{
	return wish->from != LANGUAGE_LOCALE && !language_is(pack->language, wish->name);
}

static int refuse(const struct pack *pack, const char *name, const char *site,
	const struct language_wish *wish)
{
	assert(wish->from != LANGUAGE_LOCALE); /* that asks for nothing */
	bool config = wish->from == LANGUAGE_CONFIG;
	struct arena arena;
	size_t count;
	arena_init(&arena, report_last_words);
	const char *const *languages = content_languages(name, site, &arena, &count);
	const char *all = arena_printf(&arena, "'%s'", pack->base_language);
	for (size_t i = 0; i < count; i++)
		all = arena_printf(&arena, "%s, '%s'", all, languages[i]);
	report_line("%sthere is no language '%s' here; there %s %s",
		config ? "tandem.conf: " : "", wish->given, count ? "are" : "is", all);
	arena_release(&arena);
	return config ? EXIT_BAD_CONFIG : EXIT_NO_FILE;
}

static struct pack *load_or_report(const char *name, const char *site,
	const struct language_wish *wish, int *code, const struct loader *how)
{
	struct arena arena;
	struct faults faults;
	arena_init(&arena, report_last_words);
	faults_init(&faults, &arena);
	struct pack *pack = load(name, site, *wish->name ? wish->name : NULL, &faults, how);
	assert(pack || faults.count > 0); /* without one, what is wrong is told */
	if (!pack) {
		faults_sort(&faults);
		report_faults(&faults);
		*code = EXIT_BAD_DATA;
	} else if (is_refused(pack, wish)) {
		*code = refuse(pack, name, site, wish);
		pack_free(pack);
		pack = NULL;
	}
	arena_release(&arena);
	return pack;
}

struct pack *content_open(const char *name, const char *site, const struct language_wish *wish,
	int *code)
{
	return load_or_report(name, site, wish, code, &whole);
}

struct pack *content_open_with_words(const struct pack *words, const char *name,
	const char *site, const struct language_wish *wish, int *code)
{
	const struct loader rest = { pack_load, WHOLE_MEMORY, words };
	return load_or_report(name, site, wish, code, &rest);
}

struct pack *content_words(const char *name, const char *site, const struct language_wish *wish,
	int *code)
{
	return load_or_report(name, site, wish, code, &only_words);
}

struct pack *content_review(const char *name, const char *site, const char *language,
	bool missing, struct faults *faults, struct faults *remarks)
{
	struct folders folders;
	if (!find_folders(&folders, name, site, faults))
		return NULL;
	const struct conf_source source = { &folders, has_file, get_file, language };
	enum pack_layer layer = content_is_words(name) ? LAYER_WORDS : LAYER_PACK;
	size_t before = faults->count, remarked = remarks->count;
	struct pack *pack = pack_review_language(&source, layer, missing, faults, remarks,
		report_last_words);
	name_paths(&folders, faults, before);
	name_paths(&folders, remarks, remarked);
	return pack;
}

static enum pack_layer layer_of(const char *name, const char *site)
{
	return site ? LAYER_SITE : content_is_words(name) ? LAYER_WORDS : LAYER_PACK;
}

bool content_translate(const char *name, const char *site, const char *language,
	struct buf *out, struct faults *faults)
{
	struct folders folders;
	if (!find_folders(&folders, name, site, faults))
		return false;
	const struct conf_source source = { &folders, has_file, get_file, language };
	size_t before = faults->count;
	bool ok = pack_translate(&source, layer_of(name, site), NULL, NULL, out, faults,
		report_last_words);
	name_paths(&folders, faults, before);
	return ok;
}

const char *content_language_folder(const char *name, const char *site, struct arena *arena)
{
	struct folders folders;
	struct faults faults;
	faults_init(&faults, arena);
	if (!find_folders(&folders, name, site, &faults))
		return NULL;
	enum pack_layer layer = layer_of(name, site);
	const char *folder = layer == LAYER_SITE ? folders.site
	                   : layer == LAYER_WORDS ? folders.words
	                                           : folders.pack;
	return arena_printf(arena, "%s/%s", folder, LANGUAGE_FOLDER);
}

/* ---- courses --------------------------------------------------------------------- */

static bool find_course(struct folders *folders, const char *name)
{
	char content[PATH_MAX] = "";
	*folders = (struct folders){ 0 };
	return dirs_content(TANDEM_DATADIR, content)
	       && find_pack(folders, content, name, "course.conf");
}

bool content_is_course(const char *name)
{
	struct folders folders;
	return find_course(&folders, name) && file_exists_in(folders.pack, "course.conf");
}

struct course *content_load_course(const char *name, struct faults *faults)
{
	struct folders folders;
	if (!find_course(&folders, name ? name : DEFAULT_COURSE)) {
		faults_say(faults, NULL, "install tandem, or run it from its own tree",
			"the content folder was not found");
		return NULL;
	}
	const struct conf_source source = { &folders, has_file, get_file, NULL };
	size_t before = faults->count;
	struct course *course = course_load(&source, faults, report_last_words);
	name_paths(&folders, faults, before);
	memory_settle();
	return course;
}

struct course *content_open_course(int *code)
{
	struct arena arena;
	struct faults faults;
	arena_init(&arena, report_last_words);
	faults_init(&faults, &arena);
	struct course *course = content_load_course(NULL, &faults);
	assert(course || faults.count > 0);
	if (!course) {
		faults_sort(&faults);
		report_faults(&faults);
		*code = EXIT_BAD_DATA;
	}
	arena_release(&arena);
	return course;
}
