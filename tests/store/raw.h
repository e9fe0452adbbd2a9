/*
 * The file of a store seen from outside: SQL on it, its bytes, a process that
 * may not write to it.
 */
#ifndef TANDEM_TESTS_STORE_RAW_H
#define TANDEM_TESTS_STORE_RAW_H

#include "tests/store/places.h"

#include <linux/capability.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>

static inline int raw_number(void *ctx, int columns, char **values, char **names)
{
	(void)columns, (void)names;
	*(long *)ctx = values[0] ? atol(values[0]) : -1;
	return 0;
}

/* The number that the last row begins with; -2 where the SQL did not run. */
static inline long raw_sql(const char *file, const char *sql)
{
	sqlite3 *handle = NULL;
	char *error = NULL;
	long number = 0;
	int code = sqlite3_open(file, &handle);
	if (code == SQLITE_OK)
		code = sqlite3_exec(handle, sql, raw_number, &number, &error);
	if (code != SQLITE_OK)
		printf("\n%s: %s\n", sql, error ? error : sqlite3_errstr(code));
	sqlite3_free(error);
	sqlite3_close(handle);
	return code == SQLITE_OK ? number : -2;
}

static inline void raw_write(const char *file, const void *bytes, size_t len)
{
	FILE *out = fopen(file, "wb");
	NEED(out != NULL);
	CHECK_INT(len, fwrite(bytes, 1, len, out));
	fclose(out);
}

static inline struct buf raw_read(const char *file)
{
	struct buf bytes;
	char chunk[4096];
	size_t got;
	buf_init(&bytes, 64 << 20);
	buf_add_text(&bytes, "");
	FILE *in = fopen(file, "rb");
	while (in && (got = fread(chunk, 1, sizeof chunk, in)) > 0)
		buf_add(&bytes, chunk, got);
	if (in)
		fclose(in);
	return bytes;
}

/* How many files of the folder hold the word. */
static inline int raw_find(const char *folder, const char *word)
{
	char path[PATH_MAX];
	int found = 0;
	DIR *dir = opendir(folder);
	for (struct dirent *entry; dir && (entry = readdir(dir)) != NULL;) {
		snprintf(path, sizeof path, "%.2000s/%.1000s", folder, entry->d_name);
		struct buf bytes = raw_read(path);
		found += memmem(bytes.data, bytes.len, word, strlen(word)) != NULL;
		buf_release(&bytes);
	}
	if (dir)
		closedir(dir);
	return found;
}

static inline unsigned raw_mode(const char *path)
{
	struct stat info;
	return lstat(path, &info) == 0 ? info.st_mode & 07777 : 0;
}

/* Runs it where permissions count, for root as well; what it returns. */
static inline bool raw_in_child(bool (*body)(const struct place_of_test *place),
	const struct place_of_test *place)
{
	int status = 0;
	pid_t child = fork();
	if (child == 0) {
		struct __user_cap_header_struct head = { .version = _LINUX_CAPABILITY_VERSION_3 };
		struct __user_cap_data_struct none[2] = { { 0 } };
		bool bare = syscall(SYS_capset, &head, none) == 0;
		bool ok = bare && body(place);
		fflush(stdout);
		_exit(ok ? 0 : 1);
	}
	return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

#endif
