/*
 * Feeds a fuzz target without a fuzzer.  replay_NAME feeds every file of
 * tests/fuzz/corpus/NAME; replay_NAME FILE... feeds those, to look at one that
 * was found.  The name goes out before the bytes go in: the last one printed is
 * the one that crashed.
 */
#include "tests/fuzz/fuzz.h"

#include <dirent.h>
#include <limits.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>

#define INPUT_MAX (1 << 20)

static bool is_file(const char *path)
{
	struct stat about;
	return stat(path, &about) == 0 && S_ISREG(about.st_mode);
}

/* A block of exactly its size, so that a sanitizer sees one byte too far. */
static bool feed(const char *path)
{
	static uint8_t room[INPUT_MAX];
	FILE *file = fopen(path, "rb");
	printf("%s\n", path);
	fflush(stdout);
	if (!file)
		return false;
	size_t len = fread(room, 1, sizeof room, file);
	bool whole = !ferror(file) && feof(file);
	fclose(file);
	uint8_t *bytes = malloc(len ? len : 1);
	if (!whole || !bytes) {
		free(bytes);
		return false;
	}
	memcpy(bytes, room, len);
	LLVMFuzzerTestOneInput(bytes, len);
	free(bytes);
	return true;
}

static void feed_folder(const char *folder, unsigned *passed, unsigned *failed)
{
	struct dirent **entry;
	int count = scandir(folder, &entry, NULL, alphasort);
	for (int i = 0; i < count; i++) {
		char path[PATH_MAX];
		int len = snprintf(path, sizeof path, "%s/%s", folder, entry[i]->d_name);
		if (len > 0 && (size_t)len < sizeof path && is_file(path))
			++*(feed(path) ? passed : failed);
		free(entry[i]);
	}
	if (count >= 0)
		free(entry);
}

int main(int argc, char **argv)
{
	unsigned passed = 0, failed = 0;
	const char *name = strrchr(argv[0], '/');
	name = name ? name + 1 : argv[0];
	for (int i = 1; i < argc; i++)
		++*(feed(argv[i]) ? &passed : &failed);
	if (argc == 1 && strncmp(name, "replay_", 7) == 0) {
		char folder[PATH_MAX / 2];
		snprintf(folder, sizeof folder, "tests/fuzz/corpus/%s", name + 7);
		feed_folder(folder, &passed, &failed);
	}
	if (passed + failed == 0)
		printf("no file to feed\n");
	printf("%u passed, %u failed\n", passed, failed);
	return passed == 0 || failed > 0;
}
