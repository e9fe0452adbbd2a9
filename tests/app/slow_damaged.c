/*
 * Home and training over visits and practices of which some are damaged: each list and count
 * says so, and a visit that cannot be opened leads back to home only with a word.
 */
#include "app/exit.h"
#include "app/trainbook.h"

#include "tests/store/raw.h"
#include "tests/term/world.h"

struct damaged {
	struct world world;
	char visits[PATH_MAX + 16], practices[PATH_MAX + 16];
	struct buf out;
};

static void begin(struct damaged *damaged)
{
	world_begin(&damaged->world);
	unsetenv("TANDEM_TRAINING");
	snprintf(damaged->visits, sizeof damaged->visits, "%s/tandem.db", damaged->world.data);
	snprintf(damaged->practices, sizeof damaged->practices, "%s/training.db",
		damaged->world.data);
	buf_init(&damaged->out, WORLD_MAX);
}

static void end(struct damaged *damaged)
{
	buf_release(&damaged->out);
	world_end(&damaged->world);
}

static void keep(const char *answers)
{
	const char *const argv[] = { world_program(), "play", "--keep", answers, NULL };
	world_go(&(struct world_run){ .argv = argv }, NULL, NULL);
}

/* Line by line; `word`: a command, or NULL for home. */
static void type(struct damaged *damaged, const char *word, const char *lines)
{
	const char *const home[] = { world_program(), "--plain", NULL };
	const char *const other[] = { world_program(), word, "--plain", NULL };
	world_go(&(struct world_run){ .argv = word ? other : home, .input = lines },
		&damaged->out, NULL);
}

static bool says(const struct damaged *damaged, const char *text)
{
	return strstr(world_text(&damaged->out), text) != NULL;
}

/* A row of it is broken, its head is whole: the list has it, and it cannot be opened. */
static void test_visit(void)
{
	struct damaged damaged;
	begin(&damaged);
	keep("tests/app/cases/unfinished.visit");
	CHECK(raw_sql(damaged.visits, "UPDATE event SET sealed = zeroblob(128) WHERE seq = 5") >= 0);
	type(&damaged, NULL, "2\n1\n\n8\n");
	CHECK(says(&damaged, "1 not finished"));
	CHECK(says(&damaged, "This visit can't be opened now."));
	type(&damaged, NULL, "7\n1\n\n8\n");
	CHECK(says(&damaged, "This visit can't be opened now."));
	keep("tests/app/cases/agreed.visit");
	CHECK(raw_sql(damaged.visits, "UPDATE event SET sealed = zeroblob(128) WHERE seq = 5") >= 0);
	type(&damaged, NULL, "3\n1\n1\n\n8\n");
	CHECK(says(&damaged, "This visit can't be opened now."));
	end(&damaged);
}

/* What the head would say is not known: whether there are some to go on with, either. */
static void test_head(void)
{
	struct damaged damaged;
	static const char *const rows[] = { "2\n\n8\n", "3\n\n8\n", "7\n\n8\n" };
	begin(&damaged);
	keep("tests/app/cases/unfinished.visit");
	CHECK(raw_sql(damaged.visits, "UPDATE head SET sealed = zeroblob(128)") >= 0);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		type(&damaged, NULL, rows[i]);
		CHECK(says(&damaged, "1 could not be read."));
		CHECK(says(&damaged, "none that can be read"));
		CHECK(!says(&damaged, "none to go on with"));
		CHECK(!says(&damaged, "nobody is due"));
		CHECK(!says(&damaged, "Nothing is kept yet"));
		CHECK(!says(&damaged, "no plan to come back to"));
	}
	end(&damaged);
}

/* ---- from the command line -------------------------------------------------------------- */

static int call(struct damaged *damaged, struct buf *err, const char *word, const char *more)
{
	const char *const argv[] = { world_program(), word, more, NULL };
	return world_go(&(struct world_run){ .argv = argv }, &damaged->out, err);
}

/* Whoever is told of a damage is told what can be done. */
static void test_hint(void)
{
	struct damaged damaged;
	struct buf err;
	char code[CODE_SIZE];
	static const char hint[] = "an earlier copy of the file may have all of it";
	begin(&damaged);
	buf_init(&err, WORLD_MAX);
	keep("tests/app/cases/agreed.visit");
	world_code(0, code);
	CHECK(raw_sql(damaged.visits, "PRAGMA foreign_keys = OFF; DELETE FROM pack") >= 0);
	CHECK_INT(EXIT_BAD_DATA, call(&damaged, &err, "plan", code));
	CHECK(strstr(world_text(&err), hint) != NULL);
	CHECK_INT(EXIT_NO, call(&damaged, &err, "records", "verify"));
	CHECK(strstr(world_text(&err), hint) != NULL);
	CHECK(says(&damaged, "visits: 1, events: 0, "));
	buf_release(&err);
	end(&damaged);
}

/* ---- a page for one of the family ------------------------------------------------------ */

static int print_page(struct damaged *damaged, const char *code)
{
	const char *const argv[] = { world_program(), "plan", code, "--for", "family:1", NULL };
	return world_go(&(struct world_run){ .argv = argv }, &damaged->out, NULL);
}

/* What may have been taken back in a visit that nobody can read is not printed. */
static void check_page(const char *damage)
{
	struct damaged damaged;
	char code[CODE_SIZE];
	begin(&damaged);
	keep("tests/app/cases/third-chair.visit");
	world_code(0, code);
	CHECK_INT(EXIT_DONE, print_page(&damaged, code));
	const char *const argv[] = { world_program(), "visit", "--plain", "--after", code, NULL };
	world_go(&(struct world_run){ .argv = argv, .input = "1\n1\n:s\n" }, NULL, NULL);
	CHECK_INT(EXIT_NO, print_page(&damaged, code));
	CHECK_INT(2, raw_sql(damaged.visits, "SELECT count(*) FROM visit"));
	CHECK(raw_sql(damaged.visits, damage) >= 0);
	CHECK_INT(EXIT_NO, print_page(&damaged, code));
	CHECK_STR("", world_text(&damaged.out));
	end(&damaged);
}

static void test_family(void)
{
	check_page("DELETE FROM visit WHERE number = (SELECT max(number) FROM visit)");
	check_page("UPDATE visit SET subject = randomblob(16)"
		   " WHERE number = (SELECT max(number) FROM visit)");
	check_page("PRAGMA foreign_keys = OFF; UPDATE head SET sealed = zeroblob(128)"
		   " WHERE visit = (SELECT visit FROM visit ORDER BY number DESC LIMIT 1)");
}

/* ---- practices -------------------------------------------------------------------------- */

static void keep_practice(const char *who)
{
	struct trainbook book;
	struct journal journal;
	struct buf row;
	int code;
	NEED(trainbook_open(&book, true, &code));
	NEED(trainbook_begin(&book, &journal));
	buf_init(&row, LOG_BYTES_MAX);
	buf_printf(&row, "tandem training 1\nwho %s\ncase d\ncourse c 1\nseed 1\n"
			 "at 2026-03-02 09:00 +01:00\n", who);
	CHECK(journal_add(&journal, &row, NULL));
	buf_release(&row);
	trainbook_close(&book);
}

static void test_practice(void)
{
	struct damaged damaged;
	static const char *const rows[] = { "1\n1\n\n8\n", "1\n2\n\n8\n", "1\n7\n\n8\n" };
	begin(&damaged);
	keep_practice("Bo");
	CHECK(raw_sql(damaged.practices, "UPDATE event SET sealed = zeroblob(128)") >= 0);
	/* Who practises, where nobody is left to pick from. */
	type(&damaged, "train", "");
	CHECK(says(&damaged, "1 couldn't be read and is left out."));
	keep_practice("Al");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		type(&damaged, "train", rows[i]);
		CHECK(says(&damaged, "1 couldn't be read and is left out."));
		CHECK(says(&damaged, "none that can be read"));
		CHECK(!says(&damaged, "none to go on with"));
		CHECK(!says(&damaged, "nothing today"));
		CHECK(!says(&damaged, "Nothing is kept yet"));
	}
	end(&damaged);
}

TESTS("app/damaged", { "a visit", test_visit }, { "a head", test_head }, { "a hint", test_hint },
	{ "a page of the family", test_family }, { "a practice", test_practice })
