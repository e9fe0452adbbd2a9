/*
 * Packs for tests: from a folder below tests/ or from strings, with the shipped
 * words, as they were written: a test brings the translations that it is about, and
 * stays as it is when the program learns a language.  Run from the root of the tree,
 * as tests/run does.
 */
#ifndef TANDEM_TESTS_PACKS_H
#define TANDEM_TESTS_PACKS_H

#include "pack/pack.h"

#include <stdio.h>
#include <string.h>

struct test_file {
	const char *name, *text; /* "pack/pack.conf", "..." */
};

struct test_files {
	const struct test_file *list; /* looked at first; ends with name NULL */
	const char *folder;           /* then this folder, for "pack/..." */
};

static inline FILE *test_file_open(const struct test_files *files, const char *name)
{
	char path[300];
	const char *file = strchr(name, '/');
	if (strncmp(name, "pack/", 5) == 0 && files->folder)
		snprintf(path, sizeof path, "%s%s", files->folder, file);
	else if (strcmp(name, "words/words.conf") == 0)
		snprintf(path, sizeof path, "content/words%s", file);
	else
		return NULL;
	return fopen(path, "rb");
}

static inline const char *test_file_text(const struct test_files *files, const char *name)
{
	for (size_t i = 0; files->list && files->list[i].name; i++)
		if (strcmp(files->list[i].name, name) == 0)
			return files->list[i].text;
	return NULL;
}

static inline bool test_has(void *ctx, const char *name)
{
	FILE *file = test_file_text(ctx, name) ? NULL : test_file_open(ctx, name);
	bool has = file || test_file_text(ctx, name);
	if (file)
		fclose(file);
	return has;
}

static inline bool test_get(void *ctx, const char *name, struct buf *out, struct fault *why)
{
	char bytes[4096];
	size_t got;
	const char *text = test_file_text(ctx, name);
	if (text)
		return buf_add_text(out, text);
	FILE *file = test_file_open(ctx, name);
	if (!file)
		return fault_set(why, NULL, NULL, "there is no file '%s'", name);
	while ((got = fread(bytes, 1, sizeof bytes, file)) > 0)
		buf_add(out, bytes, got);
	fclose(file);
	return true;
}

/* NULL with the faults printed, so that a broken fixture is seen. */
static inline struct pack *test_pack_of(const struct test_files *files)
{
	struct arena arena;
	struct faults faults;
	struct test_files copy = *files;
	const struct conf_source source = { &copy, test_has, test_get, NULL };
	arena_init(&arena, NULL);
	faults_init(&faults, &arena);
	struct pack *pack = pack_load(&source, &faults, NULL);
	for (size_t i = 0; i < faults.count; i++)
		printf("%s:%d: %s\n", faults.list[i].at.file, faults.list[i].at.line,
			faults.list[i].what);
	arena_release(&arena);
	return pack;
}

static inline struct pack *test_pack(const char *folder)
{
	const struct test_files files = { NULL, folder };
	return test_pack_of(&files);
}

#endif
