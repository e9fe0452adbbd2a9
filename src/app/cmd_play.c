/*
 * tandem play: a whole visit from a file of answers, through the same engine
 * and the same session as a visit at the terminal, and its plan.
 */
#include "app/answers.h"
#include "app/cmd.h"
#include "app/content.h"
#include "app/exit.h"
#include "app/report.h"
#include "app/session.h"
#include "base/str.h"
#include "export/export.h"
#include "sys/file.h"
#include "record/head.h"
#include "visit/kind.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define OUT_MAX ((size_t)8 << 20)
#define MINUTE 60000
/* No path is so long; a loop of jumps that never ends is a bug, not a visit. */
#define STEPS_MOST 1000000

enum { OPT_KEEP, OPT_ACK, OPT_TEMPLATE, OPT_PATH, OPT_PACK, OPT_SITE, OPT_LANG };

static const struct option_spec options[] = {
	[OPT_KEEP] = { "keep", 0, NULL, "keep the visit in the records, if it consents" },
	[OPT_ACK] = { "ack", 0, NULL, "write 'saved N' once event N is on the disk" },
	[OPT_TEMPLATE] = { "template", 0, NULL, "print an answers file to fill in" },
	[OPT_PATH] = { "path", 0, "PATH", "with --template: the path (the pack's first)" },
	[OPT_PACK] = { "pack", 0, "PACK", "the pack: a name or a folder (back-pain)" },
	[OPT_SITE] = { "site", 0, "FOLDER", "words and numbers of this clinic" },
	[OPT_LANG] = { "lang", 0, "LANGUAGE", "the language, such as de (as the locale has it)" },
	{ NULL, 0, NULL, NULL },
};

struct play {
	struct answers answers;
	struct session session;
	struct moment now;
	bool ack, ended;
	uint64_t acked;
};

/* write(2), not stdio: an ack must be out before the next event is begun. */
static bool say_saved(struct play *play)
{
	char line[40];
	uint64_t seq = play->session.record.visit.event_count;
	if (!play->ack || !play->session.record.kept || seq == play->acked)
		return true;
	play->acked = seq;
	int len = snprintf(line, sizeof line, "saved %llu\n", (unsigned long long)seq);
	return file_write_all(STDOUT_FILENO, line, (size_t)len);
}

static bool act(struct play *play, const struct act *act, const struct conf *answer)
{
	if (session_act(&play->session, act, play->now))
		return say_saved(play);
	faults_say(&play->answers.faults,
		answer ? &answer->at : &(struct place){ .file = play->answers.file },
		"change the answer", "%s", play->session.refused.what);
	return false;
}

static bool act_kind(struct play *play, enum act_kind kind, const struct conf *answer)
{
	return act(play, &(struct act){ .kind = kind }, answer);
}

static bool end_visit(struct play *play, const struct conf *answer, const char *how)
{
	play->ended = true;
	return act_kind(play, str_is(how, "later") ? ACT_LATER : ACT_NOTODAY, answer);
}

static bool agree(struct play *play, const struct conf *answer)
{
	static const struct {
		const char *key;
		enum act_role role;
	} roles[] = { { "patient", ROLE_PATIENT }, { "clinician", ROLE_CLINICIAN } };
	int said = 0;
	for (size_t i = 0; i < 2; i++) {
		const struct act yes = { .kind = ACT_YES, .role = roles[i].role };
		if (!answer || !conf_bool(answer, roles[i].key, false))
			continue;
		if (!act(play, &yes, answer))
			return false;
		said++;
	}
	/* One alone agrees nothing: the visit waits. */
	return said == 2 ? act_kind(play, ACT_NEXT, answer) : end_visit(play, answer, "later");
}

/* Only rows that show are answered: the frontend does not see the others. */
static struct value shown_rows(struct play *play, const struct pack_question *question,
	struct value value)
{
	int *pick = arena_array(&play->answers.arena, value.count + 1, sizeof *pick);
	const char **part = arena_array(&play->answers.arena, value.count + 1, sizeof *part);
	bool parts = value.type == VALUE_PARTS;
	size_t count = 0;
	if (value.type != VALUE_ITEMS && !parts)
		return value;
	for (size_t i = 0; i < value.count; i++) {
		if (!kind_item_shows(&play->session.record.visit, &question->items[i]))
			continue;
		if (parts)
			part[count++] = value.part[i];
		else
			pick[count++] = value.pick[i];
	}
	return (struct value){ .type = value.type, .pick = parts ? NULL : pick,
		.part = parts ? part : NULL, .count = count };
}

/* What was heard on this screen; the keys are in the order of the tags. */
static bool note(struct play *play, const struct conf *answer)
{
	static const char *const keys[NOTE_TAGS] = { "reason", "worry", "strength", "words",
		"park" };
	for (int tag = 0; tag < NOTE_TAGS; tag++) {
		const char *text = answer ? conf_text(answer, keys[tag]) : NULL;
		const struct act act_note = { .kind = ACT_NOTE, .number = tag,
			.value = { .type = VALUE_TEXT, .text = text } };
		if (!str_is_empty(text) && !act(play, &act_note, answer))
			return false;
	}
	return true;
}

/* Stopped for now, and gone on with on another day, when who is here is asked anew. */
static bool pause_until(struct play *play, const struct conf *answer)
{
	const char *until = answer ? conf_text(answer, "pause") : NULL;
	if (!until)
		return true;
	const struct act present = { .kind = ACT_PRESENT,
		.number = play->session.record.visit.state.with_others };
	return act_kind(play, ACT_LATER, answer) && date_parse(until, &play->now)
	       && act(play, &present, answer);
}

static bool missing(struct play *play, const struct pack_question *question)
{
	faults_say(&play->answers.faults, &(struct place){ .file = play->answers.file },
		"'tandem play --template' prints every question and what it permits",
		"the question '%s' needs an answer", question->id);
	return false;
}

static bool before_answer(struct play *play, const struct conf *answer)
{
	const char *at = answer ? conf_text(answer, "at") : NULL;
	const char *present = answer ? conf_text(answer, "present") : NULL;
	bool others = str_is(present, "others");
	if (at)
		date_parse(at, &play->now);
	else
		play->now.ms += MINUTE;
	if (!present || others == play->session.record.visit.state.with_others)
		return true;
	return act(play, &(struct act){ .kind = ACT_PRESENT, .number = others }, answer);
}

static bool answer_question(struct play *play, const struct pack_question *question)
{
	const struct conf *answer = answers_find(&play->answers, question->id);
	struct act next = { .kind = ACT_NEXT };
	if (answer && answers_is_blank(answer))
		answer = NULL;
	int screen = play->session.record.visit.state.screen;
	if (!before_answer(play, answer))
		return false;
	/* Who comes in may take the question away with it. */
	if (play->session.record.visit.state.screen != screen)
		return true;
	if (!note(play, answer) || !pause_until(play, answer))
		return false;
	if (answer && conf_text(answer, "end"))
		return end_visit(play, answer, conf_text(answer, "end"));
	if (question->kind == VIEW_AGREE)
		return agree(play, answer);
	if (question->value == VALUE_NONE)
		return act_kind(play, ACT_NEXT, answer);
	if (!answer && (question->required || question->kind == VIEW_STOP))
		return missing(play, question);
	if (!answer || conf_bool(answer, "skip", false))
		return act_kind(play, ACT_SKIP, answer);
	next.value = shown_rows(play, question,
		answers_value(&play->answers, question, answer));
	return act(play, &next, answer);
}

static bool step(struct play *play)
{
	const struct pack_question *question = visit_question(&play->session.record.visit);
	if (question)
		return answer_question(play, question);
	play->now.ms += MINUTE;
	return act_kind(play, ACT_NEXT, NULL);
}

static bool is_over(const struct play *play)
{
	enum visit_end end = play->session.record.visit.state.end;
	return play->ended || end == END_AGREED || end == END_DECLINED || end == END_STOPPED;
}

static bool play_all(struct play *play)
{
	for (long i = 0; i < STEPS_MOST && !is_over(play); i++)
		if (!step(play))
			return false;
	return true;
}

static bool print_plan(struct play *play)
{
	struct arena arena;
	struct plan plan;
	struct buf out;
	arena_init(&arena, content_last_words);
	buf_init(&out, OUT_MAX);
	plan_assemble(&play->session.record.visit, true, &arena, &plan);
	export_text.write(&plan, &out);
	bool ok = !out.failed && report_out(out.data ? out.data : "", out.len);
	buf_release(&out);
	arena_release(&arena);
	return ok;
}

/* What went wrong: bad answers are the file's fault, all else is the disk's. */
static int report_failure(struct play *play)
{
	faults_sort(&play->answers.faults);
	report_faults(&play->answers.faults);
	return play->session.record.failed ? EXIT_IO : EXIT_BAD_DATA;
}

static int play_visit(struct play *play, bool prints)
{
	if (!play_all(play))
		return play->answers.faults.count ? report_failure(play) : report_no_stdout();
	if (prints && !print_plan(play))
		return report_no_stdout();
	return session_exit_code(&play->session);
}

/* Without a name: the first, or the first for what it is. */
static int find_path(struct answers *answers, const struct pack *pack)
{
	int path = answers->path ? pack_find_path(pack, answers->path) : 0;
	for (size_t i = 0; !answers->path && answers->follows && i < pack->path_count; i++)
		if (pack->paths[i].after)
			return (int)i;
	if (path < 0)
		faults_say(&answers->faults, conf_place(answers->conf, "path"),
			"'tandem play --template' names the path", "the pack has no path '%s'",
			answers->path);
	return path;
}

static bool begin(struct play *play, struct pack *pack, int path, const struct play *earlier,
	bool keep)
{
	struct fault why;
	const char *label = play->answers.label ? play->answers.label : "";
	play->now = play->answers.start;
	if (earlier ? session_start_after(&play->session, pack, path, &earlier->session.record.visit,
			      &earlier->session.record.ref, !keep, play->now, &why)
	            : session_start(&play->session, pack, path, label, !keep, play->now, &why))
		return true;
	report_fault(&why);
	return false;
}

static struct pack *open_pack(const struct given *given, int *code)
{
	struct language_wish wish;
	if (!language_choose(given->text[OPT_LANG], NULL, &wish, code))
		return NULL;
	return content_open(given->text[OPT_PACK], given->text[OPT_SITE], &wish, code);
}

/* Over `earlier`, where the file follows another. */
static int play_file(struct play *play, const struct given *given, const struct play *earlier,
	bool prints)
{
	int code;
	struct pack *pack = open_pack(given, &code);
	if (!pack)
		return code;
	int path = find_path(&play->answers, pack);
	answers_check(&play->answers, pack);
	if (play->answers.faults.count) {
		pack_free(pack);
		return report_failure(play);
	}
	play->ack = given->text[OPT_ACK] != NULL;
	if (!begin(play, pack, path, earlier, given->text[OPT_KEEP] != NULL))
		return EXIT_SYSTEM;
	return play_visit(play, prints);
}

/* ---- one visit after another ---------------------------------------------------------- */

#define CHAIN_MOST 50 /* visits; a file that follows itself is a slip */

static int read_answers(struct play *play, const char *path)
{
	struct fault why = { 0 };
	if (answers_read(&play->answers, path, &why))
		return EXIT_DONE;
	if (play->answers.faults.count)
		return report_failure(play);
	report_fault(&why);
	return EXIT_NO_FILE;
}

/* The name of a file beside `path`. */
static const char *beside(struct arena *arena, const char *path, const char *name)
{
	const char *slash = strrchr(path, '/');
	if (*name == '/' || !slash)
		return name;
	return arena_printf(arena, "%.*s/%s", (int)(slash - path), path, name);
}

static int play_chain(const char *path, const struct given *given, int depth, struct play *play);

static int play_before(struct play *play, const char *path, const struct given *given, int depth,
	struct play *earlier)
{
	if (depth == CHAIN_MOST) {
		report_line("'%s' is the %dth visit in a row; does a file follow itself?", path,
			depth);
		return EXIT_BAD_DATA;
	}
	int code = play_chain(beside(&play->answers.arena, path, play->answers.follows), given,
		depth + 1, earlier);
	if (code == EXIT_AGREED || code == EXIT_UNFINISHED || code == EXIT_DECLINED
		|| code == EXIT_STOPPED) {
		if (head_state_of(&earlier->session.record.visit) == HEAD_AGREED)
			return EXIT_AGREED;
		report_line("'%s' did not end with a plan that both agreed to",
			play->answers.follows);
		return EXIT_BAD_DATA;
	}
	return code;
}

/* Plays the file, and first what it follows; only the last prints. */
static int play_chain(const char *path, const struct given *given, int depth, struct play *play)
{
	struct play earlier = { 0 };
	int code = read_answers(play, path);
	if (code != EXIT_DONE)
		return code;
	bool follows = play->answers.follows != NULL;
	code = follows ? play_before(play, path, given, depth, &earlier) : EXIT_AGREED;
	if (code == EXIT_AGREED)
		code = play_file(play, given, follows ? &earlier : NULL, depth == 1);
	session_end(&earlier.session);
	answers_release(&earlier.answers);
	return code;
}

static int print_template(const struct given *given)
{
	int code;
	struct buf out;
	const char *id = given->text[OPT_PATH];
	struct pack *pack = open_pack(given, &code);
	if (!pack)
		return code;
	int path = id ? pack_find_path(pack, id) : 0;
	if (path < 0) {
		report_line("the pack '%s' has no path '%s'", pack->id, id);
		pack_free(pack);
		return EXIT_BAD_DATA;
	}
	buf_init(&out, OUT_MAX);
	answers_template(pack, path, &out);
	bool ok = report_out(out.data ? out.data : "", out.len);
	buf_release(&out);
	pack_free(pack);
	return ok ? EXIT_DONE : report_no_stdout();
}

static int run(const struct given *given)
{
	struct play play = { 0 };
	if (given->text[OPT_TEMPLATE])
		return print_template(given);
	if (given->count == 0) {
		report_line("'ANSWERS' is missing");
		report_line("Try 'tandem play --help'");
		return EXIT_WRONG_USE;
	}
	int code = play_chain(given->arguments[0], given, 1, &play);
	session_end(&play.session);
	answers_release(&play.answers);
	return code;
}

const struct command cmd_play = {
	.name = "play", .arguments = "ANSWERS", .least = 0, .most = 1, .options = options,
	.run = run, .about = "Hold a visit from a file of answers; print its plan.",
};
