/*
 * Whole programs, of which one call fails: the first that asks for memory, the second,
 * and so on until none does; likewise each statement, read, write and sync; once, and
 * from then on for good (countdown.c).  None ends by a signal, whatever fails; who does
 * not do what was asked says so and has another exit code than 0; what is printed with
 * code 0 is all of it (in ASCII where it was the locale that failed); no answer that was
 * said to be saved is lost; and what is whole is not called damaged.
 *
 * Not tried: the requests of ncurses while it draws (countdown.c).
 *
 * Every seventh is tried, of libconfuse's requests for memory every 97th, and for good a
 * fifth of those: `make faults` tries them all.
 */
#include "tests/term/pty.h"
#include "tests/term/world.h"

#include <stdint.h>

#define SOON 60000
#define EACH_MOST 100000

static const char pack_text[] =
	"pack \"small\" {\n"
	"  title = \"Small\" version = \"1.0\" language = \"en\" authors = \"the tandem project\"\n"
	"  reviewed = \"never\" funding = \"none\"\n"
	"  step \"one\" { title = \"One\" }\n"
	"  path \"all\" { screens = {\"keep\", \"hope\", \"fear\", \"agree\"} }\n"
	"}\n"
	"screen \"keep\" {\n"
	"  step = one turn = clinician stance = neutral heading = \"May we keep it?\"\n"
	"  choose \"keep\" { asks = consent required = yes\n"
	"    choice \"yes\" { text = \"yes\" } choice \"no\" { text = \"no\" } }\n"
	"}\n"
	"screen \"hope\" { step = one turn = patient stance = evoke oars = open\n"
	"  heading = \"What do you hope for?\" write \"hope\" { limit = 200 }\n"
	"  plan { section = will line = \"{hope}\" } }\n"
	"screen \"fear\" { step = one turn = patient stance = evoke oars = open\n"
	"  heading = \"What stands in the way?\" write \"fear\" { limit = 200 }\n"
	"  plan { section = will line = \"{fear}\" } }\n"
	"screen \"agree\" { step = one turn = both stance = neutral heading = \"Agree?\"\n"
	"  agree \"agree\" { }\n"
	"}\n";

static const char answers_text[] =
	"start = \"2026-03-02 09:00 +01:00\"\n"
	"label = \"Jo\"\n"
	"answer \"keep\" { choice = \"yes\" }\n"
	"answer \"hope\" { text = \"to sew again\" }\n"
	"answer \"fear\" { text = \"the stairs\" }\n"
	"answer \"agree\" { patient = yes clinician = yes }\n";

/* A program that is run again and again. */
struct story {
	const char *name;
	const char *argv[8]; /* without the program; PACK, ANSWERS and VISIT stand for what they are */
	bool anew;           /* in a store of its own each time, which is proven afterwards */
	bool on_terminal;
	bool verifies;       /* what is whole */
};

static const struct story stories[] = {
	{ .name = "play", .argv = { "play", "--keep", "--ack", "--pack", "PACK", "ANSWERS" },
		.anew = true },
	{ .name = "verify", .argv = { "records", "verify" }, .verifies = true },
	{ .name = "plan", .argv = { "plan", "VISIT" } },
	{ .name = "home", .on_terminal = true },
	{ .name = "practice", .argv = { "records", "verify", "--training" }, .verifies = true },
};

static const struct failure {
	const char *kind;
	long step;
} failures[] = { { "prepare", 1 }, { "read", 7 }, { "write", 7 }, { "sync", 1 },
	{ "malloc", 7 }, { "parse", 97 } };

static struct {
	struct world world;
	char pack[PATH_MAX], answers[PATH_MAX], hit[PATH_MAX], visit[CODE_SIZE];
	struct buf out, err;
	struct buf whole, ascii; /* what is printed when nothing fails; likewise without a locale */
	long runs;
} tried;

/* ---- the world ------------------------------------------------------------------------ */

static void write_file(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");
	NEED(file != NULL);
	fputs(text, file);
	NEED(fclose(file) == 0);
}

static void use_store(const char *name)
{
	char path[PATH_MAX + 64];
	snprintf(path, sizeof path, "%s/%s/tandem.db", tried.world.folder, name);
	setenv("TANDEM_STORE", path, 1);
}

static const char *argument(const char *word)
{
	return strcmp(word, "PACK") == 0      ? tried.pack
	       : strcmp(word, "ANSWERS") == 0 ? tried.answers
	       : strcmp(word, "VISIT") == 0   ? tried.visit
					      : word;
}

static void fill_argv(const struct story *story, const char *argv[9])
{
	size_t count = 0;
	argv[count++] = world_program();
	for (size_t i = 0; story->argv[i]; i++)
		argv[count++] = argument(story->argv[i]);
	argv[count] = NULL;
}

static int run_whole(const struct story *story, struct buf *out)
{
	const char *argv[9];
	fill_argv(story, argv);
	return world_go(&(struct world_run){ .argv = argv }, out, NULL);
}

static void run_ascii(const struct story *story)
{
	setenv("LC_ALL", "C", 1);
	use_store(story->anew ? "ascii" : "kept");
	run_whole(story, &tried.ascii);
	setenv("LC_ALL", "C.UTF-8", 1);
}

/* Somebody has begun a drill. */
static void practise(void)
{
	char path[PATH_MAX + 64];
	const char *const train[] = { world_program(), "train", "--plain", NULL };
	const char *const verify[] = { world_program(), "records", "verify", "--training", NULL };
	snprintf(path, sizeof path, "%s/training.db", tried.world.folder);
	setenv("TANDEM_TRAINING", path, 1);
	world_go(&(struct world_run){ .argv = train, .input = "Maya\n4\n1\n1\n" }, &tried.out, NULL);
	CHECK_INT(0, world_go(&(struct world_run){ .argv = verify }, &tried.out, NULL));
	CHECK(strncmp(world_text(&tried.out), "practices: 1,", strlen("practices: 1,")) == 0);
}

static void begin(void)
{
	char folder[PATH_MAX];
	world_begin(&tried.world);
	snprintf(folder, sizeof folder, "%.2000s/small", tried.world.folder);
	NEED(mkdir(folder, 0700) == 0);
	snprintf(tried.pack, sizeof tried.pack, "%s", folder);
	snprintf(tried.answers, sizeof tried.answers, "%.2000s/answers", tried.world.folder);
	snprintf(tried.hit, sizeof tried.hit, "%.2000s/hit", tried.world.folder);
	snprintf(folder, sizeof folder, "%.2000s/small/pack.conf", tried.world.folder);
	write_file(folder, pack_text);
	write_file(tried.answers, answers_text);
	buf_init(&tried.out, WORLD_MAX);
	buf_init(&tried.err, WORLD_MAX);
	buf_init(&tried.whole, WORLD_MAX);
	buf_init(&tried.ascii, WORLD_MAX);
	use_store("kept");
	CHECK_INT(0, run_whole(&stories[0], &tried.whole));
	world_code(0, tried.visit);
	NEED(*tried.visit);
	practise();
}

static void end(void)
{
	buf_release(&tried.out);
	buf_release(&tried.err);
	buf_release(&tried.whole);
	buf_release(&tried.ascii);
	world_end(&tried.world);
}

/* ---- one run -------------------------------------------------------------------------- */

static const char *preload(void)
{
	const char *build = getenv("BUILD");
	static char path[PATH_MAX + 64], folder[PATH_MAX];
	NEED(getcwd(folder, sizeof folder) != NULL);
	snprintf(path, sizeof path, "%s%s%s/tests/faults/countdown.so",
		build && *build == '/' ? "" : folder, build && *build == '/' ? "" : "/",
		build ? build : "build");
	NEED(access(path, R_OK) == 0);
	return path;
}

struct attempt {
	const struct story *story;
	const char *kind;
	long at;
	bool good;
	int code; /* 128 and more: a signal */
};

static void set_countdown(const struct attempt *attempt)
{
	char at[32];
	snprintf(at, sizeof at, "%ld", attempt->at);
	setenv("COUNTDOWN", attempt->kind, 1);
	setenv("COUNTDOWN_AT", at, 1);
	setenv("COUNTDOWN_FOR", attempt->good ? "good" : "once", 1);
	setenv("COUNTDOWN_SAY", tried.hit, 1);
	setenv("LD_PRELOAD", preload(), 1);
	unlink(tried.hit);
}

static void unset_countdown(void)
{
	unsetenv("LD_PRELOAD");
	unsetenv("COUNTDOWN_AT");
}

/* Until it shows where to begin, or has ended; then it is asked to end. */
static int go_on_terminal(const char *const argv[])
{
	struct pty pty;
	struct pty_options options = { .argv = argv };
	NEED(pty_open(&pty, &options));
	unset_countdown();
	pty_wait_text(&pty, "Start a visit", SOON);
	pty_signal(&pty, SIGTERM);
	CHECK(pty_wait_end(&pty, SOON));
	int status = pty.status;
	buf_clear(&tried.err);
	buf_add(&tried.err, pty.raw.data ? pty.raw.data : "", pty.raw.len);
	pty_close(&pty);
	/* So it ends that is asked to: curses restores the terminal first, lines need not. */
	int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	return code == 128 + SIGTERM ? 0 : code;
}

/* False: nothing failed, for there are not so many calls. */
static bool go(struct attempt *attempt)
{
	const char *argv[9];
	fill_argv(attempt->story, argv);
	set_countdown(attempt);
	attempt->code = attempt->story->on_terminal
	                        ? go_on_terminal(argv)
	                        : world_go(&(struct world_run){ .argv = argv }, &tried.out, &tried.err);
	unset_countdown();
	tried.runs++;
	return access(tried.hit, F_OK) == 0;
}

/* ---- what must hold --------------------------------------------------------------------- */

static bool is_so(const struct attempt *attempt, bool so, const char *what)
{
	if (!so)
		printf("\n%s, %s %ld fails %s: %s; exit %d: %s\n", attempt->story->name,
			attempt->kind, attempt->at, attempt->good ? "for good" : "once", what,
			attempt->code, world_text(&tried.err));
	CHECK(so);
	return so;
}

static unsigned long count_saved(void)
{
	unsigned long last = 0;
	const char *text = world_text(&tried.out);
	for (const char *line = text; (line = strstr(line, "saved ")); line += strlen("saved "))
		last = strtoul(line + strlen("saved "), NULL, 10);
	return last;
}

static bool has_saved(unsigned long saved)
{
	unsigned long visits, events = 0, damages = 1;
	const char *const argv[] = { world_program(), "records", "verify", NULL };
	int code = world_go(&(struct world_run){ .argv = argv }, &tried.out, NULL);
	bool there = sscanf(world_text(&tried.out), "visits: %lu, events: %lu, faults: %lu", &visits,
			     &events, &damages) == 3;
	return there ? code == 0 && damages == 0 && events >= saved : saved == 0;
}

static bool holds(const struct attempt *attempt)
{
	const struct story *story = attempt->story;
	bool ok = is_so(attempt, attempt->code < 128, "ended by a signal");
	ok = ok && is_so(attempt, attempt->code == 0 || tried.err.len > 0, "nothing was said");
	if (ok && attempt->code == 0 && !story->on_terminal)
		ok = is_so(attempt, strcmp(world_text(&tried.whole), world_text(&tried.out)) == 0
				|| strcmp(world_text(&tried.ascii), world_text(&tried.out)) == 0,
			"printed in part");
	/* A disk that reports an error may well be damaged. */
	if (ok && story->verifies && strcmp(attempt->kind, "malloc") == 0)
		ok = is_so(attempt, strstr(world_text(&tried.err), "is damaged") == NULL,
			"called damaged");
	if (ok && story->anew)
		ok = is_so(attempt, has_saved(count_saved()), "lost");
	return ok;
}

/* What fails for good mostly ends the program there, which is soon seen. */
static long step_of(const struct failure *failure, bool good)
{
	const char *all = getenv("FAULTS");
	if (all && strcmp(all, "all") == 0)
		return 1;
	return good && failure->step > 1 ? 5 * failure->step : failure->step;
}

/* At least one of each kind that the program calls at all. */
static bool count_down(const struct story *story, const struct failure *failure, bool good)
{
	char store[64];
	struct attempt attempt = { .story = story, .kind = failure->kind, .at = 1, .good = good };
	for (; attempt.at < EACH_MOST; attempt.at += step_of(failure, good)) {
		snprintf(store, sizeof store, "anew-%ld", tried.runs);
		use_store(story->anew ? store : "kept");
		if (!go(&attempt))
			return true;
		if (!holds(&attempt))
			return false;
	}
	return is_so(&attempt, false, "there is no end to it");
}

static bool has_malloc(const struct failure *failure)
{
#ifdef __SANITIZE_ADDRESS__
	return strcmp(failure->kind, "malloc") != 0 && strcmp(failure->kind, "parse") != 0;
#else
	return failure->kind;
#endif
}

static void test_story(const struct story *story)
{
	begin();
	if (!story->on_terminal) {
		run_ascii(story);
		use_store(story->anew ? "whole" : "kept");
		CHECK_INT(0, run_whole(story, &tried.whole));
	}
	for (size_t i = 0; i < sizeof failures / sizeof *failures; i++) {
		if (!has_malloc(&failures[i]))
			continue;
		long before = tried.runs;
		for (int good = 0; good < 2; good++)
			count_down(story, &failures[i], good);
		printf("\n%s: %s: %ld failed\n", story->name, failures[i].kind, tried.runs - before - 2);
	}
	end();
}

static void test_play(void)
{
	test_story(&stories[0]);
}

static void test_verify(void)
{
	test_story(&stories[1]);
}

static void test_plan(void)
{
	test_story(&stories[2]);
}

static void test_home(void)
{
	test_story(&stories[3]);
}

static void test_practice(void)
{
	test_story(&stories[4]);
}

TESTS("one call fails", { "tandem play", test_play }, { "tandem records verify", test_verify },
	{ "tandem plan", test_plan }, { "home", test_home },
	{ "tandem records verify --training", test_practice })
