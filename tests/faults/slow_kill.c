/*
 * R2: a visit that is killed at any moment loses no answer that was told to be
 * saved, and damages nothing.
 *
 * `tandem play --keep --ack` says `saved N` once event N is on the disk, the
 * curses frontend says it in its header.  Both are killed at random moments of a
 * long visit; what was said is then compared with what is there.
 */
#include "tests/term/pty.h"
#include "tests/term/world.h"

#include <poll.h>
#include <sqlite3.h>
#include <stdint.h>
#include <time.h>

#define KILLS 100
#define QUESTIONS 120
#define SOON 5000
#define LINES_MAX ((size_t)1 << 20)

/* ---- a long visit --------------------------------------------------------------- */

static const char head[] =
	"pack \"long\" {\n"
	"  title = \"Long\" version = \"1.0\" language = \"en\" authors = \"the tandem project\"\n"
	"  reviewed = \"never\" funding = \"none\"\n"
	"  files = {\"screens.conf\"}\n"
	"  step \"one\" { title = \"One\" }\n"
	"  path \"all\" { screens = {\"keep\"";

static const char consent[] =
	"screen \"keep\" {\n"
	"  step = one turn = clinician stance = neutral heading = \"May we keep it?\"\n"
	"  choose \"keep\" { asks = consent required = yes\n"
	"    choice \"yes\" { text = \"yes\" } choice \"no\" { text = \"no\" } }\n"
	"}\n";

static const char agree[] =
	"screen \"agree\" { step = one turn = both stance = neutral heading = \"Agree?\"\n"
	"  agree \"agree\" { }\n"
	"}\n";

static FILE *create(const struct world *world, const char *name)
{
	char path[PATH_MAX + 64];
	snprintf(path, sizeof path, "%s/%s", world->folder, name);
	FILE *file = fopen(path, "w");
	NEED(file != NULL);
	return file;
}

static void write_pack(const struct world *world)
{
	char path[PATH_MAX + 64];
	snprintf(path, sizeof path, "%s/long", world->folder);
	NEED(mkdir(path, 0700) == 0);
	FILE *file = create(world, "long/pack.conf");
	fputs(head, file);
	for (int i = 1; i <= QUESTIONS; i++)
		fprintf(file, ", \"q%03d\"", i);
	fputs(", \"agree\"} }\n}\n", file);
	fclose(file);
	file = create(world, "long/screens.conf");
	fputs(consent, file);
	for (int i = 1; i <= QUESTIONS; i++)
		fprintf(file, "screen \"q%03d\" { step = one turn = patient stance = evoke oars = open\n"
			      "  heading = \"Question %03d?\" write \"q%03d\" { limit = 200 }\n"
			      "  plan { section = will line = \"{q%03d}\" } }\n", i, i, i, i);
	fputs(agree, file);
	fclose(file);
}

static void write_answers(const struct world *world)
{
	FILE *file = create(world, "answers");
	fputs("start = \"2026-03-02 09:00 +01:00\"\nanswer \"keep\" { choice = \"yes\" }\n", file);
	for (int i = 1; i <= QUESTIONS; i++)
		fprintf(file, "answer \"q%03d\" { text = \"words of answer %03d\" }\n", i, i);
	fclose(file);
}

static void long_world(struct world *world)
{
	world_begin(world);
	write_pack(world);
	write_answers(world);
}

/* A store of its own for what follows. */
static void new_store(const struct world *world, int number)
{
	char path[PATH_MAX + 64];
	snprintf(path, sizeof path, "%s/store-%03d/tandem.db", world->folder, number);
	setenv("TANDEM_STORE", path, 1);
}

/* ---- what is there -------------------------------------------------------------- */

/* Is the store whole?  Then *events is how many it has. */
static bool is_whole(unsigned long *events)
{
	struct buf out;
	unsigned long visits, damages = 1;
	buf_init(&out, LINES_MAX);
	int code = world_say(&out, "records", "verify");
	bool whole = code == 0
	             && sscanf(world_text(&out), "visits: %lu, events: %lu, faults: %lu", &visits,
			        events, &damages) == 3
	             && damages == 0;
	if (!whole)
		printf("\nverify: exit %d: %s\n", code, world_text(&out));
	buf_release(&out);
	return whole;
}

/* What the store has now, against what it had and what was said to be saved since. */
static bool keeps_promise(unsigned long before, unsigned long acked, unsigned long *now)
{
	return is_whole(now) && *now >= before + acked;
}

/* ---- tandem play ---------------------------------------------------------------- */

struct run {
	pid_t pid;
	int out;
	struct buf said;
};

static void start_play(const struct world *world, struct run *run)
{
	int ends[2];
	char pack[PATH_MAX + 64], answers[PATH_MAX + 64];
	snprintf(pack, sizeof pack, "%s/long", world->folder);
	snprintf(answers, sizeof answers, "%s/answers", world->folder);
	buf_init(&run->said, LINES_MAX);
	NEED(pipe2(ends, O_CLOEXEC) == 0);
	fflush(NULL);
	run->pid = fork();
	if (run->pid == 0) {
		dup2(ends[1], STDOUT_FILENO);
		execl(world_program(), "tandem", "play", "--keep", "--ack", "--pack", pack, answers,
			(char *)NULL);
		_exit(127);
	}
	close(ends[1]);
	run->out = ends[0];
}

static int end_play(struct run *run)
{
	int status;
	char bytes[4096];
	ssize_t got;
	while ((got = read(run->out, bytes, sizeof bytes)) > 0)
		buf_add(&run->said, bytes, (size_t)got);
	close(run->out);
	while (waitpid(run->pid, &status, 0) < 0)
		;
	return status;
}

/* The last promise: of a whole line only, for a torn one was perhaps not meant. */
static unsigned long last_ack(const struct buf *said)
{
	unsigned long last = 0, number;
	const char *text = world_text(said);
	for (const char *line = text; strchr(line, '\n'); line = strchr(line, '\n') + 1)
		if (sscanf(line, "saved %lu", &number) == 1)
			last = number;
	return last;
}

static void sleep_ms(double ms)
{
	struct timespec rest = { .tv_sec = (time_t)(ms / 1000),
		.tv_nsec = (long)((ms - 1000 * (double)(time_t)(ms / 1000)) * 1e6) };
	nanosleep(&rest, NULL);
}

/* Deterministic, so that a failure can be had again; the moments are the machine's. */
static double part(unsigned *seed)
{
	*seed = *seed * 1103515245u + 12345u;
	return (double)(*seed >> 8 & 0xFFFF) / 65536;
}

/* A visit to its end, and all of what it promised. */
static unsigned long play_whole(const struct world *world)
{
	struct run run;
	start_play(world, &run);
	int status = end_play(&run);
	CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 5);
	unsigned long acked = last_ack(&run.said);
	buf_release(&run.said);
	return acked;
}

/*
 * Killed within the two milliseconds after this ack, whatever it does then; of
 * the first one it is not waited for.
 */
static unsigned long play_killed(const struct world *world, unsigned long ack, double late)
{
	struct run run;
	char bytes[4096];
	ssize_t got;
	start_play(world, &run);
	while (ack > 1 && last_ack(&run.said) < ack
		&& (got = read(run.out, bytes, sizeof bytes)) > 0)
		buf_add(&run.said, bytes, (size_t)got);
	sleep_ms(ack > 1 ? 2 * late : 20 * late);
	kill(run.pid, SIGKILL);
	end_play(&run);
	unsigned long acked = last_ack(&run.said);
	buf_release(&run.said);
	return acked;
}

static void test_play(void)
{
	struct world world;
	unsigned seed = 1;
	unsigned long before = 0, now, whole, in_the_middle = 0;
	long_world(&world);
	new_store(&world, 0);
	whole = play_whole(&world);
	CHECK(whole > QUESTIONS);
	for (int i = 0; i < KILLS; i++) {
		if (i % 10 == 0)
			new_store(&world, i / 10 + 1), before = 0;
		unsigned long ack = 1 + (unsigned long)(part(&seed) * (double)whole);
		unsigned long acked = play_killed(&world, ack, part(&seed));
		in_the_middle += acked > 0 && acked < whole;
		NEED(keeps_promise(before, acked, &now));
		before = now;
	}
	printf("\n%lu of %d killed in the middle of a visit\n", in_the_middle, KILLS);
	CHECK(in_the_middle > KILLS / 2);
	world_end(&world);
}

/* ---- the control: would a loss be seen? ----------------------------------------- */

static void drop_last_event(void)
{
	sqlite3 *db;
	NEED(sqlite3_open(getenv("TANDEM_STORE"), &db) == SQLITE_OK);
	CHECK_INT(SQLITE_OK, sqlite3_exec(db,
		"DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)", NULL, NULL, NULL));
	CHECK_INT(1, sqlite3_changes(db));
	sqlite3_close(db);
}

static bool names_missing(unsigned long seq)
{
	char want[64];
	struct buf err;
	const char *const argv[] = { world_program(), "records", "verify", NULL };
	buf_init(&err, LINES_MAX);
	int code = world_go(&(struct world_run){ .argv = argv }, NULL, &err);
	snprintf(want, sizeof want, "row %lu of the visit is missing", seq);
	bool named = code == 1 && strstr(world_text(&err), want);
	buf_release(&err);
	return named;
}

static void test_control(void)
{
	struct world world;
	unsigned long now, acked;
	long_world(&world);
	new_store(&world, 0);
	acked = play_whole(&world);
	CHECK(keeps_promise(0, acked, &now));
	CHECK_INT(acked, now);
	CHECK(!keeps_promise(0, acked + 1, &now));
	/* A visit that lacks its last event is not read in part: that one is named. */
	drop_last_event();
	CHECK(!keeps_promise(0, acked, &now));
	CHECK(names_missing(acked));
	world_end(&world);
}

/* ---- the curses frontend ------------------------------------------------------------ */

static bool open_visit(const struct world *world, struct pty *pty)
{
	char pack[PATH_MAX + 64];
	snprintf(pack, sizeof pack, "%s/long", world->folder);
	const char *const argv[] = { world_program(), "visit", "--pack", pack, NULL };
	if (!pty_open(pty, &(struct pty_options){ .argv = argv })
		|| !pty_wait_text(pty, "Who is this visit for?", SOON))
		return false;
	pty_send(pty, "Jo<Enter>");
	if (!pty_wait_text(pty, "May we keep it?", SOON))
		return false;
	pty_send(pty, "1");
	return pty_wait_text(pty, "Question 001?", SOON) && pty_wait_text(pty, "✓ saved\n", SOON);
}

/* Answers, and is killed soon after the last key of answer `last`;
 * returns how many answers were seen to be saved. */
static int answer_and_die(struct pty *pty, int last, double late)
{
	char keys[64], next[32];
	for (int i = 1; i <= last; i++) {
		snprintf(keys, sizeof keys, "typed for %03d<Enter>", i);
		snprintf(next, sizeof next, "Question %03d?", i + 1);
		pty_send(pty, keys);
		if (i == last) {
			/* Mostly soon: the write is then under way.  A line that comes at once
			 * waits 20 ms for another (keyread.h). */
			sleep_ms(20 + 12 * late * late);
			pty_signal(pty, SIGKILL);
		}
		if (!pty_wait_text(pty, next, SOON) || !pty_wait_text(pty, "✓ saved\n", SOON))
			return i - 1;
	}
	return last;
}

/* Are the first `count` answers in the plan? */
static bool has_answers(int count)
{
	char code[CODE_SIZE], words[32];
	struct buf plan;
	world_code(0, code);
	buf_init(&plan, LINES_MAX);
	bool all = world_say(&plan, "plan", code) == 0;
	for (int i = 1; i <= count && all; i++) {
		snprintf(words, sizeof words, "typed for %03d", i);
		all = strstr(world_text(&plan), words) != NULL;
	}
	buf_release(&plan);
	return all;
}

static void test_curses(void)
{
	struct world world;
	unsigned seed = 2;
	int told = 0;
	long_world(&world);
	for (int i = 0; i < KILLS; i++) {
		struct pty pty;
		unsigned long events;
		int last = 1 + (int)(part(&seed) * 40);
		new_store(&world, i);
		NEED(open_visit(&world, &pty));
		int saved = answer_and_die(&pty, last, part(&seed));
		CHECK(pty_wait_end(&pty, SOON) && WIFSIGNALED(pty.status));
		pty_close(&pty);
		told += saved == last;
		NEED(is_whole(&events));
		if (!has_answers(saved))
			printf("\n%d answers were shown as saved\n", saved);
		CHECK(has_answers(saved));
		/* The control: this one was never typed. */
		CHECK(!has_answers(last + 1));
	}
	/* Some before the last was told to be saved, some after. */
	printf("\n%d of %d killed after the last was told\n", told, KILLS);
	CHECK(told > 0 && told < KILLS);
	world_end(&world);
}

TESTS("killed at any moment", { "tandem play", test_play },
	{ "the control", test_control }, { "the curses frontend", test_curses })
