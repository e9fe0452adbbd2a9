/* One suite for both stores, and what only the one on the disk promises. */
#include "store/store.h"

#include "base/arena.h"
#include "tests/check.h"

#include <fcntl.h>
#include <limits.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct store_id ada = { "ada" }, ben = { "ben" };
static const unsigned char digest[STORE_PACK_SIZE] = { 1, 2, 3 };

/* ---- a folder, and stores in it ------------------------------------------------------- */

struct ground {
	char folder[PATH_MAX / 2], path[PATH_MAX];
};

static struct ground ground_in(const char *tmp)
{
	struct ground ground;
	snprintf(ground.folder, sizeof ground.folder, "%s/store.XXXXXX", tmp);
	NEED(mkdtemp(ground.folder) != NULL);
	snprintf(ground.path, sizeof ground.path, "%s/tandem.db", ground.folder);
	return ground;
}

static struct ground ground_new(void)
{
	const char *tmp = getenv("TMPDIR");
	return ground_in(tmp ? tmp : "/tmp");
}

static void ground_end(const struct ground *ground)
{
	static const char *const ends[] = { "", "-wal", "-shm", "-journal" };
	char path[PATH_MAX + 16];
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		snprintf(path, sizeof path, "%s%s", ground->path, ends[i]);
		unlink(path);
	}
	CHECK_INT(0, rmdir(ground->folder));
}

static struct store *disk(const struct ground *ground)
{
	struct fault why = { 0 };
	struct store *store = store_sqlite_open(ground->path, STORE_CREATE, NULL, &why);
	if (!store)
		printf("\n%s\n", why.what);
	NEED(store != NULL);
	return store;
}

static void on_both(void (*test)(struct store *store))
{
	struct store *memory = store_memory_new();
	NEED(memory != NULL);
	test(memory);
	store_close(memory);
	struct ground ground = ground_new();
	struct store *store = disk(&ground);
	test(store);
	store_close(store);
	ground_end(&ground);
}

#define ON_BOTH(name) \
	static void name(void) \
	{ \
		on_both(name##_in); \
	}

/* ---- what is in a store, as text ---------------------------------------------------------- */

static bool tell_row(void *ctx, uint64_t seq, const void *bytes, size_t len)
{
	return buf_printf(ctx, "%d:%.*s ", (int)seq, (int)len, (const char *)bytes);
}

static bool tell_draft(void *ctx, const char *field, const void *bytes, size_t len)
{
	return buf_printf(ctx, "%s=%.*s ", field, (int)len, (const char *)bytes);
}

static bool tell_visit(void *ctx, const struct store_id *visit)
{
	return buf_printf(ctx, "%s ", (const char *)visit->bytes);
}

static bool tell_pack(void *ctx, const void *bytes, size_t len)
{
	return buf_printf(ctx, "pack %.*s", (int)len, (const char *)bytes);
}

static bool tell_first_only(void *ctx, uint64_t seq, const void *bytes, size_t len)
{
	tell_row(ctx, seq, bytes, len);
	return false;
}

static void check_visit(struct store *store, const struct store_id *visit, const char *want)
{
	struct buf out;
	buf_init(&out, 4096);
	CHECK(store->ops->each_row(store, visit, tell_row, &out, NULL));
	CHECK(store->ops->each_draft(store, visit, tell_draft, &out, NULL));
	CHECK_STR(want, out.data ? out.data : "");
	buf_release(&out);
}

static void check_visits(struct store *store, const char *want)
{
	struct buf out;
	buf_init(&out, 4096);
	CHECK(store->ops->each_visit(store, tell_visit, &out, NULL));
	CHECK_STR(want, out.data ? out.data : "");
	buf_release(&out);
}

static void check_pack(struct store *store, const char *want)
{
	struct buf out;
	buf_init(&out, 4096);
	CHECK(store->ops->get_pack(store, digest, tell_pack, &out, NULL));
	CHECK_STR(want, out.data ? out.data : "");
	buf_release(&out);
}

static void check_damages(struct store *store, size_t count, const char *first)
{
	struct arena arena;
	struct faults faults;
	arena_init(&arena, NULL);
	faults_init(&faults, &arena);
	CHECK(store->ops->verify(store, &faults, NULL));
	CHECK_INT(count, faults.count);
	if (faults.count)
		CHECK_STR(first, faults.list[0].what);
	arena_release(&arena);
}

static bool add(struct store *store, const struct store_id *visit, uint64_t seq, const char *text)
{
	struct store_row row = { seq, text, strlen(text) };
	return store_append(store, visit, &row, 1, NULL, NULL);
}

static bool set_draft(struct store *store, const char *field, const char *text)
{
	return store->ops->draft(store, &ada, field, text, strlen(text), NULL);
}

/* ---- both ------------------------------------------------------------------------------------ */

static void rows_in(struct store *store)
{
	struct store_row two[] = { { 2, "two", 3 }, { 3, "", 0 } };
	struct buf first;
	CHECK(add(store, &ben, 1, "other"));
	CHECK(add(store, &ada, 1, "one"));
	CHECK(store_append(store, &ada, two, 2, NULL, NULL));
	check_visit(store, &ada, "1:one 2:two 3: ");
	check_visits(store, "ada ben ");
	check_damages(store, 0, NULL);
	buf_init(&first, 64);
	CHECK(store->ops->each_row(store, &ada, tell_first_only, &first, NULL));
	CHECK_STR("1:one ", first.data);
	buf_release(&first);
}
ON_BOTH(rows)

static void nothing_twice_in(struct store *store)
{
	struct store_row rows[] = { { 2, "new", 3 }, { 1, "again", 5 } };
	struct fault why = { 0 };
	CHECK(add(store, &ada, 1, "one"));
	CHECK(!store_append(store, &ada, rows, 2, NULL, &why));
	CHECK(why.what[0] != '\0');
	CHECK(store->ops->reopen(store, &why));
	check_visit(store, &ada, "1:one ");
	CHECK(add(store, &ada, 2, "two"));
	check_visit(store, &ada, "1:one 2:two ");
}
ON_BOTH(nothing_twice)

static void drafts_in(struct store *store)
{
	CHECK(set_draft(store, "sleep", "half"));
	CHECK(set_draft(store, "sleep", "half a sent"));
	check_visit(store, &ada, "sleep=half a sent ");
	check_visits(store, "");
	CHECK(set_draft(store, "sleep", ""));
	check_visit(store, &ada, "");
	CHECK(set_draft(store, "sleep", "x"));
	struct store_row row = { 1, "slept", 5 };
	CHECK(store_append(store, &ada, &row, 1, "other", NULL));
	check_visit(store, &ada, "1:slept sleep=x ");
	row.seq = 2;
	CHECK(store_append(store, &ada, &row, 1, "sleep", NULL));
	check_visit(store, &ada, "1:slept 2:slept ");
}
ON_BOTH(drafts)

static void packs_in(struct store *store)
{
	static const unsigned char other[STORE_PACK_SIZE] = { 9 };
	struct fault why = { 0 };
	CHECK(store->ops->put_pack(store, digest, "bytes", 5, NULL));
	CHECK(store->ops->put_pack(store, digest, "bytes", 5, NULL));
	check_pack(store, "pack bytes");
	CHECK(!store->ops->get_pack(store, other, tell_pack, NULL, &why));
	CHECK_STR("the content of this visit is not kept here", why.what);
}
ON_BOTH(packs)

static void forgets_in(struct store *store)
{
	CHECK(add(store, &ada, 1, "one"));
	CHECK(add(store, &ben, 1, "other"));
	CHECK(set_draft(store, "sleep", "x"));
	CHECK(store->ops->forget(store, &ada, NULL));
	check_visit(store, &ada, "");
	check_visits(store, "ben ");
	CHECK(store->ops->forget(store, &ada, NULL));
}
ON_BOTH(forgets)

static void together_in(struct store *store)
{
	CHECK(add(store, &ada, 1, "one"));
	CHECK(store->ops->begin(store, NULL));
	CHECK(add(store, &ada, 2, "two"));
	CHECK(set_draft(store, "sleep", "x"));
	CHECK(store->ops->put_pack(store, digest, "bytes", 5, NULL));
	CHECK(store->ops->forget(store, &ben, NULL));
	CHECK(store->ops->end(store, false, NULL));
	check_visit(store, &ada, "1:one ");
	CHECK(!store->ops->get_pack(store, digest, tell_pack, NULL, NULL));
	CHECK(store->ops->begin(store, NULL));
	CHECK(add(store, &ada, 2, "two"));
	CHECK(store->ops->end(store, true, NULL));
	CHECK(store->ops->reopen(store, NULL));
	check_visit(store, &ada, "1:one 2:two ");
}
ON_BOTH(together)

static void gaps_in(struct store *store)
{
	CHECK(add(store, &ada, 1, "one"));
	CHECK(add(store, &ada, 3, "three"));
	check_damages(store, 1, "visit 'mfsgcaaaaaaaaaaaaaaaaaaaaa' lacks row 2");
	CHECK(add(store, &ben, 2, "two"));
	check_damages(store, 2, "visit 'mfsgcaaaaaaaaaaaaaaaaaaaaa' lacks row 2");
}
ON_BOTH(gaps)

/* ---- from one to the other ---------------------------------------------------------------------- */

static void copies(void)
{
	struct ground ground = ground_new();
	struct store *memory = store_memory_new(), *store = disk(&ground);
	struct store_row yes = { 2, "yes", 3 }, no = { 3, "no", 2 };
	CHECK(add(memory, &ada, 1, "one"));
	CHECK(set_draft(memory, "sleep", "x"));
	CHECK(!store_copy(memory, store, &ada, digest, &yes, 1, NULL)); /* no pack yet */
	check_visits(store, "");
	CHECK(memory->ops->put_pack(memory, digest, "bytes", 5, NULL));
	CHECK(store_copy(memory, store, &ada, digest, &yes, 1, NULL));
	check_visit(store, &ada, "1:one 2:yes sleep=x ");
	check_pack(store, "pack bytes");
	check_visit(memory, &ada, "1:one sleep=x ");
	/* Once more, as after a copy that was said to have failed. */
	CHECK(store_copy(memory, store, &ada, digest, &yes, 1, NULL));
	check_visit(store, &ada, "1:one 2:yes sleep=x ");
	CHECK(store_copy(store, memory, &ada, digest, &no, 1, NULL));
	check_visit(memory, &ada, "1:one 2:yes 3:no sleep=x ");
	store_close(memory);
	store_close(store);
	ground_end(&ground);
}

/* ---- the disk --------------------------------------------------------------------------------------- */

static void stays(void)
{
	struct ground ground = ground_new();
	struct fault why = { 0 };
	bool missing = false;
	CHECK(store_sqlite_open(ground.path, STORE_EXISTING, &missing, &why) == NULL);
	CHECK(missing);
	CHECK(access(ground.path, F_OK) != 0);
	struct store *store = disk(&ground);
	CHECK(add(store, &ada, 1, "one"));
	store_close(store);
	store = store_sqlite_open(ground.path, STORE_EXISTING, &missing, &why);
	NEED(store != NULL);
	CHECK(!missing);
	check_visit(store, &ada, "1:one ");
	/* A file that is gone is not begun anew under our hands. */
	unlink(ground.path);
	CHECK(!store->ops->reopen(store, &why));
	CHECK(!add(store, &ada, 2, "two"));
	CHECK(access(ground.path, F_OK) != 0);
	store_close(store);
	ground_end(&ground);
}

static int mode_of(const char *path, const char *end)
{
	char whole[PATH_MAX + 8];
	struct stat found;
	snprintf(whole, sizeof whole, "%s%s", path, end);
	return stat(whole, &found) == 0 ? (int)(found.st_mode & 07777) : -1;
}

static void modes(void)
{
	struct ground ground = ground_new();
	mode_t mask = umask(0);
	struct store *store = disk(&ground);
	CHECK(add(store, &ada, 1, "one"));
	CHECK_INT(0600, mode_of(ground.path, ""));
	CHECK_INT(0600, mode_of(ground.path, "-wal"));
	CHECK_INT(0600, mode_of(ground.path, "-shm"));
	CHECK_INT(0, umask(0));
	store_close(store);
	umask(mask);
	CHECK_INT(-1, mode_of(ground.path, "-wal")); /* emptied into the file, and gone */
	ground_end(&ground);
}

static void sql(const struct ground *ground, const char *text)
{
	sqlite3 *db = NULL;
	char *error = NULL;
	CHECK_INT(SQLITE_OK, sqlite3_open(ground->path, &db));
	CHECK_INT(SQLITE_OK, sqlite3_exec(db, text, NULL, NULL, &error));
	if (error)
		printf("\n%s\n", error);
	sqlite3_free(error);
	sqlite3_close(db);
}

static void write_file(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");
	NEED(file != NULL);
	fputs(text, file);
	fclose(file);
}

static void check_refused(const struct ground *ground, const char *part)
{
	for (int mode = STORE_CREATE; mode <= STORE_EXISTING; mode++) {
		struct fault why = { 0 };
		bool missing = true;
		struct store *store =
			store_sqlite_open(ground->path, (enum store_mode)mode, &missing, &why);
		CHECK(store == NULL);
		CHECK(!missing);
		if (!strstr(why.what, part))
			CHECK_STR(part, why.what);
		CHECK(why.fix[0] != '\0');
		store_close(store);
	}
}

static void foreign(void)
{
	struct ground ground = ground_new();
	write_file(ground.path, "Dear diary, today I have written more than a hundred letters,"
			       " so that nobody could take this for the head of a database.\n");
	check_refused(&ground, "is no store of tandem");
	unlink(ground.path);
	sql(&ground, "CREATE TABLE recipe (name TEXT)");
	check_refused(&ground, "is no store of tandem");
	unlink(ground.path);
	store_close(disk(&ground));
	sql(&ground, "PRAGMA user_version = 1");
	check_refused(&ground, "has format 1, which this version does not know");
	ground_end(&ground);
}

static void links(void)
{
	struct ground ground = ground_new(), other = ground_new();
	struct ground through = other;
	char folder[PATH_MAX];
	CHECK_INT(0, symlink(other.path, ground.path));
	check_refused(&ground, "is no file");
	CHECK(access(other.path, F_OK) != 0);
	/* Over a folder that is a link: many a home is. */
	snprintf(folder, sizeof folder, "%s/link", ground.folder);
	CHECK_INT(0, symlink(other.folder, folder));
	snprintf(through.path, sizeof through.path, "%.2000s/tandem.db", folder);
	store_close(disk(&through));
	CHECK_INT(0600, mode_of(other.path, ""));
	unlink(folder);
	ground_end(&ground);
	ground_end(&other);
}

static void lost_file(void)
{
	struct ground ground = ground_new();
	char log[PATH_MAX + 8];
	snprintf(log, sizeof log, "%s-wal", ground.path);
	write_file(ground.path, "");
	store_close(disk(&ground)); /* empty: never finished, so it is made now */
	CHECK(truncate(ground.path, 0) == 0);
	write_file(log, "what was saved lies here");
	check_refused(&ground, "the records are damaged");
	CHECK(mode_of(ground.path, "-wal") >= 0);
	ground_end(&ground);
}

/* As an account that may read and not write; root may all, so it takes another's place. */
static void read_only(void)
{
	bool root = geteuid() == 0;
	struct ground ground = root ? ground_in("/tmp") : ground_new();
	store_close(disk(&ground));
	chmod(ground.path, 0444);
	chmod(ground.folder, 0555);
	if (root)
		CHECK_INT(0, seteuid(65534));
	check_refused(&ground, "read-only");
	if (root)
		CHECK_INT(0, seteuid(0));
	chmod(ground.folder, 0700);
	ground_end(&ground);
}

static void damaged(void)
{
	struct ground ground = ground_new();
	struct store *store = disk(&ground);
	char text[600];
	memset(text, 'x', sizeof text);
	text[sizeof text - 1] = '\0';
	for (uint64_t seq = 1; seq <= 50; seq++)
		CHECK(add(store, &ada, seq, text));
	store_close(store);
	int fd = open(ground.path, O_RDWR);
	NEED(fd >= 0);
	for (off_t page = 4; page < 8; page++)
		CHECK_INT(8, pwrite(fd, "\xff\xff\xff\xff\xff\xff\xff\xff", 8, page * 4096));
	close(fd);
	store = disk(&ground);
	struct arena arena;
	struct faults faults;
	arena_init(&arena, NULL);
	faults_init(&faults, &arena);
	CHECK(store->ops->verify(store, &faults, NULL));
	CHECK(faults.count > 1);
	CHECK(strstr(faults.list[0].what, "the records are damaged") != NULL);
	arena_release(&arena);
	store_close(store);
	ground_end(&ground);
}

static void bad_drafts(void)
{
	static const char *const bytes[] = { "x''", "x'0000'", "x'0900616263'", "x'0400616263'",
		"x'04006162630078'" };
	struct ground ground = ground_new();
	for (size_t i = 0; i < sizeof bytes / sizeof *bytes; i++) {
		char text[100];
		struct store *store = disk(&ground);
		CHECK(set_draft(store, "sleep", "x"));
		snprintf(text, sizeof text, "UPDATE draft SET sealed = %s", bytes[i]);
		sql(&ground, text);
		struct fault why = { 0 };
		CHECK(!store->ops->each_draft(store, &ada, tell_draft, NULL, &why));
		CHECK_STR("the records are damaged: a seal does not open", why.what);
		check_damages(store, 1, "the records are damaged: a seal does not open");
		store_close(store);
	}
	ground_end(&ground);
}

static bool file_has(const char *path, const char *end, const char *text)
{
	char whole[PATH_MAX + 8];
	static char bytes[1 << 20];
	snprintf(whole, sizeof whole, "%s%s", path, end);
	FILE *file = fopen(whole, "r");
	size_t len = file ? fread(bytes, 1, sizeof bytes, file) : 0;
	if (file)
		fclose(file);
	return memmem(bytes, len, text, strlen(text)) != NULL;
}

static void forgotten_is_gone(void)
{
	struct ground ground = ground_new();
	struct store *store = disk(&ground);
	CHECK(add(store, &ada, 1, "nobody may read this"));
	CHECK(set_draft(store, "sleep", "nor may they read this"));
	CHECK(file_has(ground.path, "-wal", "may read this"));
	CHECK(store->ops->forget(store, &ada, NULL));
	CHECK(!file_has(ground.path, "", "read this"));
	CHECK(!file_has(ground.path, "-wal", "read this"));
	store_close(store);
	CHECK(!file_has(ground.path, "", "read this"));
	ground_end(&ground);
}

/* Two programs in one visit: the second writer learns of it, and finds the first's row. */
static void two_writers(void)
{
	struct ground ground = ground_new();
	struct store *one = disk(&ground), *two = disk(&ground);
	struct store_row row = { 2, "mine", 4 };
	struct fault why = { 0 };
	CHECK(add(one, &ada, 1, "one"));
	CHECK(add(one, &ada, 2, "two"));
	CHECK(!store_append(two, &ada, &row, 1, NULL, &why));
	CHECK_STR("another program has written into this visit", why.what);
	CHECK(!add(two, &ada, 3, "three"));
	CHECK(!two->ops->each_row(two, &ada, tell_row, NULL, NULL));
	CHECK(!two->ops->begin(two, NULL));
	CHECK(two->ops->reopen(two, NULL));
	check_visit(two, &ada, "1:one 2:two ");
	CHECK(add(two, &ada, 3, "three"));
	check_visit(one, &ada, "1:one 2:two 3:three ");
	store_close(one);
	store_close(two);
	ground_end(&ground);
}

/* A failure inside begin and end takes all of it, and end says so. */
static void broken_inside(void)
{
	struct ground ground = ground_new();
	struct store *store = disk(&ground);
	CHECK(add(store, &ada, 1, "one"));
	CHECK(store->ops->begin(store, NULL));
	CHECK(add(store, &ada, 2, "two"));
	CHECK(!add(store, &ada, 1, "again"));
	CHECK(!store->ops->end(store, true, NULL));
	CHECK(store->ops->reopen(store, NULL));
	check_visit(store, &ada, "1:one ");
	store_close(store);
	ground_end(&ground);
}

TESTS("store", { "rows in order, by visit", rows },
	{ "no row twice, all or none", nothing_twice }, { "drafts", drafts },
	{ "packs, kept once", packs }, { "forgets a visit", forgets },
	{ "begin and end, all or none", together }, { "verify sees gaps", gaps },
	{ "copies from one to the other", copies }, { "disk: stays", stays },
	{ "disk: 0600 whatever the umask", modes }, { "disk: foreign and newer files", foreign },
	{ "disk: links", links }, { "disk: a log without its file", lost_file },
	{ "disk: read-only", read_only }, { "disk: verify sees damage", damaged },
	{ "disk: drafts that are none", bad_drafts },
	{ "disk: what is forgotten is gone", forgotten_is_gone },
	{ "disk: two writers", two_writers }, { "disk: broken inside", broken_inside })
