#include "conf/folder.h"

#include "base/arena.h"
#include "base/str.h"

#include <assert.h>
#include <string.h>

/* All else that is kept of a tree is a copy; its titles are used as they are. */
static void keep_titles(struct conf *conf, struct arena *arena)
{
	for (size_t i = 0; i < conf->section_count; i++) {
		struct conf *section = &conf->sections[i];
		if (section->title)
			section->title = arena_strdup(arena, section->title);
		keep_titles(section, arena);
	}
}

static struct conf *read_bytes(const struct conf_reader *reader, const char *name,
	const char *shown, const struct buf *bytes, const struct conf_field *fields)
{
	/* Places of the tree point into it. */
	const char *text = arena_strndup(reader->faults->arena, bytes->data ? bytes->data : "",
		bytes->len);
	struct conf *root = (reader->was_kept ? conf_read_kept : conf_read)(shown, text, bytes->len,
		fields, reader->trees, reader->faults);
	if (root)
		keep_titles(root, reader->titles);
	if (reader->each)
		reader->each(reader->ctx, name, text, bytes->len, root);
	return root;
}

/* `named`: where a file names it; NULL: none does. */
static struct conf *read_one(const struct conf_reader *reader, const char *folder,
	const char *file, const struct place *named, const struct conf_field *fields)
{
	struct fault why = { 0 };
	struct buf bytes;
	struct conf *root = NULL;
	const char *name = arena_printf(reader->faults->arena, "%s/%s", folder, file);
	const char *shown = reader->bare ? name + strlen(folder) + 1 : name;
	buf_init(&bytes, CONF_MAX_BYTES);
	if (reader->source->get(reader->source->ctx, name, &bytes, &why)) {
		if (bytes.len == 0 && !reader->was_kept)
			faults_say(reader->faults, &(struct place){ .file = shown },
				"put back what was in it", "the file is empty");
		root = read_bytes(reader, name, shown, &bytes, fields);
	} else {
		fault_set_place(&why, named ? named : &(struct place){ .file = shown });
		faults_add(reader->faults, &why);
	}
	buf_release(&bytes);
	return root;
}

struct conf *conf_file_read(const struct conf_reader *reader, const char *folder,
	const char *file, const struct conf_field *fields)
{
	return read_one(reader, folder, file, NULL, fields);
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
	if (i >= CONF_FILES_MOST)
		return "is one file too many";
	*fix = "take one of them away";
	if (is_twice(files, i))
		return "is named twice";
	*fix = "write the name of a file in this folder";
	return is_file_name(files->list[i]) ? NULL : "is not the name of a file here";
}

/* The files that the head names, after the first; each once. */
static void read_named(const struct conf_reader *reader, const char *name,
	const struct conf_field *fields, struct conf_folder *folder)
{
	const struct conf_value *files = folder->head ? conf_find(folder->head, "files") : NULL;
	for (size_t i = 0; files && i < files->count; i++) {
		const char *file = files->list[i], *fix, *why = why_not(files, i, &fix);
		assert(folder->count <= CONF_FILES_MOST); /* one place is left */
		/* Beyond the list nobody looks for places. */
		struct place at = reader->faults->unlisted ? files->at
		                                           : place_find(&files->at, file);
		struct conf *root;
		if (why)
			faults_say(reader->faults, &at, fix, "'%s' %s", file, why);
		else if ((root = read_one(reader, name, file, &at, fields)))
			folder->roots[folder->count++] = root;
		else
			folder->lacks = true;
	}
}

void conf_folder_read(const struct conf_reader *reader, const char *folder, const char *first,
	const char *head, const struct conf_field *fields, struct conf_folder *out)
{
	*out = (struct conf_folder){ .roots = arena_array(reader->trees, CONF_FILES_MOST + 1,
					     sizeof *out->roots) };
	struct conf *root = conf_file_read(reader, folder, first, fields);
	if (!root)
		return;
	out->roots[out->count++] = root;
	out->head = conf_next(root, head, NULL);
	read_named(reader, folder, fields, out);
}

void conf_folder_once(const struct conf_reader *reader, const struct conf_folder *folder,
	const char *head, const char *first)
{
	for (size_t i = 1; i < folder->count; i++) {
		const struct conf *again = conf_next(folder->roots[i], head, NULL);
		if (again)
			faults_say(reader->faults, &again->at,
				arena_printf(reader->faults->arena, "keep it in %s", first),
				"a %s has one section '%s'", head, head);
	}
}
