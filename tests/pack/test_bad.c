/*
 * Every fault of a pack, to the letter: tests/pack/bad/NAME.conf is a whole
 * pack.conf with something wrong in it, NAME.site a local.conf over the pack of
 * all kinds; NAME.want is what `tandem check` has to say.  GOLDEN=write in the
 * environment writes them anew.
 */
#include "tests/check.h"
#include "tests/pack/packs.h"

#include <dirent.h>
#include <stdlib.h>

#define FOLDER "tests/pack/bad"
#define TEXT_MAX_BYTES ((size_t)1 << 16)

/* The file under test, which may hold a NUL. */
struct subject {
	struct buf text;
	bool is_site;
};

static bool subject_has(void *ctx, const char *name)
{
	struct subject *subject = ctx;
	struct test_files kinds = { NULL, "tests/pack/kinds" };
	if (strcmp(name, "site/local.conf") == 0)
		return subject->is_site;
	return test_has(&kinds, name);
}

static bool subject_get(void *ctx, const char *name, struct buf *out, struct fault *why)
{
	struct subject *subject = ctx;
	struct test_files kinds = { NULL, subject->is_site ? "tests/pack/kinds" : NULL };
	if (strcmp(name, subject->is_site ? "site/local.conf" : "pack/pack.conf") == 0)
		return buf_add(out, subject->text.data ? subject->text.data : "",
			subject->text.len);
	return test_get(&kinds, name, out, why);
}

static void read_file(const char *name, struct buf *out)
{
	char path[400], bytes[4096];
	size_t got;
	snprintf(path, sizeof path, FOLDER "/%s", name);
	FILE *file = fopen(path, "rb");
	if (!file)
		return;
	while ((got = fread(bytes, 1, sizeof bytes, file)) > 0)
		buf_add(out, bytes, got);
	fclose(file);
}

static void add_fault(const struct fault *fault, struct buf *out)
{
	buf_printf(out, "%s:%d:%d+%d: %s\n", *fault->at.file ? fault->at.file : "-", fault->at.line,
		fault->at.column, fault->at.span, fault->what);
	if (*fault->fix)
		buf_printf(out, "  %s\n", fault->fix);
}

static void check_one(struct subject *subject, struct buf *got)
{
	struct arena arena;
	struct faults faults;
	const struct conf_source source = { subject, subject_has, subject_get, NULL };
	arena_init(&arena, NULL);
	faults_init(&faults, &arena);
	struct pack *pack = pack_load(&source, &faults, NULL);
	faults_sort(&faults);
	for (size_t i = 0; i < faults.count; i++)
		add_fault(&faults.list[i], got);
	CHECK(pack == NULL);
	CHECK(faults.count > 0);
	pack_free(pack);
	arena_release(&arena);
}

static void compare(const char *stem, const struct buf *got)
{
	char name[220], path[400];
	struct buf want;
	snprintf(name, sizeof name, "%s.want", stem);
	snprintf(path, sizeof path, FOLDER "/%s", name);
	if (getenv("GOLDEN")) {
		FILE *file = fopen(path, "wb");
		NEED(file != NULL);
		fwrite(got->data, 1, got->len, file);
		fclose(file);
	}
	buf_init(&want, TEXT_MAX_BYTES);
	read_file(name, &want);
	buf_add(&want, "", 0);
	if (!want.len || strcmp(want.data, got->data ? got->data : "") != 0)
		printf("\n%s", name);
	CHECK_STR(want.data, got->data ? got->data : "");
	buf_release(&want);
}

static void test_file_of(const char *name)
{
	char stem[200];
	struct subject subject = { .is_site = strstr(name, ".site") != NULL };
	struct buf got;
	snprintf(stem, sizeof stem, "%.*s", (int)strcspn(name, "."), name);
	buf_init(&subject.text, TEXT_MAX_BYTES);
	buf_init(&got, TEXT_MAX_BYTES);
	read_file(name, &subject.text);
	check_one(&subject, &got);
	compare(stem, &got);
	buf_release(&subject.text);
	buf_release(&got);
}

static void test_all(void)
{
	struct dirent *entry;
	int count = 0;
	DIR *folder = opendir(FOLDER);
	NEED(folder != NULL);
	while ((entry = readdir(folder)))
		if (strstr(entry->d_name, ".conf") || strstr(entry->d_name, ".site")) {
			test_file_of(entry->d_name);
			count++;
		}
	closedir(folder);
	CHECK(count >= 60);
}

/* A pack cut off anywhere gives faults or a pack, and never anything else. */
static void test_cut_anywhere(void)
{
	struct subject subject = { .is_site = false };
	struct buf whole;
	FILE *file = fopen("content/back-pain/welcome.conf", "rb");
	char bytes[4096];
	NEED(file != NULL);
	size_t len = fread(bytes, 1, sizeof bytes, file);
	fclose(file);
	buf_init(&whole, TEXT_MAX_BYTES);
	buf_add_text(&whole, "pack \"p\" { title = \"t\" }\n");
	buf_add(&whole, bytes, len);
	for (size_t cut = 0; cut < whole.len; cut += 7) {
		struct buf got;
		buf_init(&subject.text, TEXT_MAX_BYTES);
		buf_init(&got, TEXT_MAX_BYTES * 16);
		buf_add(&subject.text, whole.data, cut);
		check_one(&subject, &got);
		buf_release(&subject.text);
		buf_release(&got);
	}
	buf_release(&whole);
}

TESTS("pack/bad", { "every fault", test_all }, { "cut anywhere", test_cut_anywhere })
