/* Practice of many years: the report is whole, to the last line, however long. */
#include "store/store.h"

#include "tests/term/world.h"

static const char *const rows[] = {
	"tandem training 1\nwho A\ncase d\ncourse c 1\nseed 1\nat 2026-03-02 09:00 +01:00\n",
	"reply t\nchoice a\nmove affirm\nright no\n",
	"end -\ngood yes\nat 2026-03-02 09:10 +01:00\n" };

#define ROWS (sizeof rows / sizeof *rows)
#define YEARS 12000 /* practices; of each the report has a line */

static void fill_years(const char *path)
{
	struct fault why = { 0 };
	struct store *store = store_sqlite_open(path, STORE_TRAINING, STORE_CREATE, NULL, &why);
	struct store_row all[ROWS];
	NEED(store != NULL);
	for (size_t i = 0; i < ROWS; i++)
		all[i] = (struct store_row){ .seq = i + 1, .bytes = rows[i],
			.len = strlen(rows[i]) };
	const struct store_append practice = { .rows = all, .count = ROWS, .head = "" };
	CHECK(store->ops->begin(store, NULL));
	for (uint32_t i = 0; i < YEARS; i++) {
		struct store_ref ref = { { "subject" }, { "practice" } };
		memcpy(ref.visit.bytes + 8, &i, sizeof i);
		NEED(store->ops->append(store, &ref, &practice, NULL, &why) == STORE_DONE);
	}
	/* Somebody else is the last. */
	struct store_ref last = { { "subject" }, { "last" } };
	all[0].bytes = "tandem training 1\nwho Ben\ncase d\ncourse c 1\nseed 1\n"
		       "at 2026-03-02 09:00 +01:00\n";
	all[0].len = strlen(all[0].bytes);
	CHECK_INT(STORE_DONE, store->ops->append(store, &last, &practice, NULL, &why));
	CHECK(store->ops->end(store, true, NULL));
	store_close(store);
}

/* A report of years is whole: to the last line, however long. */
static void test_years(void)
{
	struct world world;
	struct buf text;
	char path[PATH_MAX];
	const char *const argv[] = { world_program(), "train", "report", "all", NULL };
	world_begin(&world);
	snprintf(path, sizeof path, "%s/years.db", world.folder);
	setenv("TANDEM_TRAINING", path, 1);
	fill_years(path);
	buf_init(&text, WORLD_MAX);
	CHECK_INT(0, world_go(&(struct world_run){ .argv = argv }, &text, NULL));
	CHECK(strstr(text.data, "Practice of A") != NULL);
	CHECK(strstr(text.data, "Practice of Ben") > strstr(text.data, "Practice of A"));
	CHECK(text.len > (size_t)1 << 20);
	CHECK_INT('\n', text.data[text.len - 1]);
	buf_release(&text);
	unsetenv("TANDEM_TRAINING");
	world_end(&world);
}

TESTS("a report of years", { "whole", test_years })
