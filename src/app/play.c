/*
 * One act after the other, as the file has them for the question at hand.
 */
#include "app/play.h"

#include "app/exit.h"
#include "app/report.h"
#include "base/str.h"
#include "record/head.h"
#include "visit/answer.h"
#include "visit/presence.h"
#include "visit/presence_page.h"

#include <assert.h>
#include <string.h>

#define MINUTE 60000
/* No path is so long; a loop of jumps that never ends is a bug, not a visit. */
#define STEPS_MOST 1000000

static bool show(struct play *play)
{
	return !play->with->shown || play->with->shown(play->with->ctx, play);
}

static bool act(struct play *play, const struct act *act, const struct conf *answer)
{
	if (session_act(&play->session, act, play->now))
		return show(play);
	const struct fault *refused = &play->session.refused;
	/* A disk that fails is no fault of the answer. */
	if (play->session.record.failed && refused->kind != FAULT_TOO_LONG)
		faults_add(&play->answers.faults, refused);
	else
		faults_say(&play->answers.faults,
			answer ? &answer->at : &(struct place){ .file = play->answers.file },
			"change the answer", "%s", refused->what);
	return false;
}

static bool act_kind(struct play *play, enum act_kind kind, const struct conf *answer)
{
	return act(play, &(struct act){ .kind = kind }, answer);
}

/* NULL: nothing is said of it. */
static const char *end_of(const struct conf *answer)
{
	return answer ? conf_text(answer, "end") : NULL;
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
	/* What both have said holds, however they leave. */
	if (end_of(answer))
		return end_visit(play, answer, end_of(answer));
	/* One alone agrees nothing: the visit waits. */
	return said == 2 ? act_kind(play, ACT_NEXT, answer) : end_visit(play, answer, "later");
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
		if (!str_is_blank(text) && !act(play, &act_note, answer))
			return false;
	}
	return true;
}

/* Past the page after somebody has come in, as the answer says. */
static bool pass_page(struct play *play, const struct conf *answer)
{
	const struct state *state = &play->session.record.visit.state;
	int row = answer && conf_bool(answer, "show-plan", false) ? NEUTRAL_SHOW : NEUTRAL_GO_ON;
	const struct act pick = { .kind = ACT_NEXT,
		.value = { .type = VALUE_CHOICES, .pick = &row, .count = 1 } };
	assert(state->page != PAGE_WHO); /* a file says who is here, and is not asked */
	while (state->page != PAGE_NONE)
		if (!act(play, &pick, answer))
			return false;
	return true;
}

/* Stopped for now, and gone on with on another day, when who is here is asked anew. */
static bool pause_until(struct play *play, const struct conf *answer)
{
	const char *until = answer ? conf_text(answer, "pause") : NULL;
	if (!until)
		return true;
	const struct act present = { .kind = ACT_PRESENT,
		.number = play->session.record.visit.state.with_others ? PRESENT_OTHERS
		                                                       : PRESENT_ALONE };
	return act_kind(play, ACT_LATER, answer) && date_parse(until, &play->now)
	       && act(play, &present, answer) && pass_page(play, answer);
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
	enum act_presence presence = PRESENT_ALONE;
	if (at)
		date_parse(at, &play->now);
	else
		play->now.ms += MINUTE;
	if (!present || !presence_named(present, &presence))
		return true;
	const struct act say = { .kind = ACT_PRESENT, .number = (int)presence };
	return act(play, &say, answer) && pass_page(play, answer);
}

static bool answer_question(struct play *play, const struct pack_question *question)
{
	const struct conf *answer = answers_find(&play->answers, question->id);
	struct act next = { .kind = ACT_NEXT };
	if (answer && answers_is_blank(answer))
		answer = NULL;
	int screen = play->session.record.visit.state.screen;
	play->gone_to[question->number] = true;
	if (!before_answer(play, answer))
		return false;
	/* Who comes in may take the question away with it. */
	if (play->session.record.visit.state.screen != screen)
		return true;
	if (!note(play, answer) || !pause_until(play, answer))
		return false;
	if (pack_traits(question->kind)->agrees)
		return agree(play, answer);
	if (end_of(answer))
		return end_visit(play, answer, end_of(answer));
	if (question->value == VALUE_NONE)
		return act_kind(play, ACT_NEXT, answer);
	if (!answer && question->required)
		return missing(play, question);
	if (!answer || conf_bool(answer, "skip", false))
		return act_kind(play, ACT_SKIP, answer);
	const struct value value = answers_value(&play->answers, question, answer);
	next.value = answer_to_frontend(&play->session.record.visit, question, &value,
		&play->answers.arena);
	return act(play, &next, answer) && pass_page(play, answer);
}

/* ---- a line of a plan is changed ------------------------------------------------------ */

/* From the list of answers: to the next that the file changes.  -1: there is none. */
static int next_change(struct play *play)
{
	const struct visit *visit = &play->session.record.visit;
	const struct pack_path *path = &visit->pack->paths[visit->state.path];
	for (size_t i = 0; i < path->screen_count; i++) {
		int question = visit->pack->screens[path->screens[i]].question;
		if (path->screens[i] == visit->state.screen)
			return -1;
		if (question < 0 || play->gone_to[question]
			|| visit->pack->questions[question].asks != ASKS_NOTHING
			|| !answers_find(&play->answers, visit->pack->questions[question].id)
			|| !visit_is_live(visit, path->screens[i]))
			continue;
		return path->screens[i];
	}
	return -1;
}

static bool lists_changes(const struct play *play)
{
	const struct visit *visit = &play->session.record.visit;
	return visit->pack->paths[visit->state.path].changes
	       && visit->state.page == PAGE_NONE
	       && pack_traits(visit->pack->screens[visit->state.screen].kind)->lists_answers;
}

static bool is_over(const struct play *play)
{
	return play->ended || visit_has_ended(&play->session.record.visit);
}

static bool step(struct play *play)
{
	assert(!is_over(play));
	int change = lists_changes(play) ? next_change(play) : -1;
	if (change >= 0)
		return act(play, &(struct act){ .kind = ACT_JUMP, .number = change }, NULL);
	const struct pack_question *question = visit_question(&play->session.record.visit);
	if (question)
		return answer_question(play, question);
	play->now.ms += MINUTE;
	return act_kind(play, ACT_NEXT, NULL);
}

static bool play_all(struct play *play)
{
	for (long i = 0; i < STEPS_MOST && !is_over(play); i++)
		if (!step(play))
			return false;
	return true;
}

/* What went wrong: bad answers are the file's fault, all else is the disk's. */
static int report_failure(struct play *play)
{
	assert(play->answers.faults.count > 0);
	faults_sort(&play->answers.faults);
	report_faults(&play->answers.faults);
	return play->session.record.failed ? session_exit_code(&play->session) : EXIT_BAD_DATA;
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

static bool begin(struct play *play, struct pack *pack, int path, const struct play *earlier)
{
	struct fault why;
	assert(path >= 0 && (size_t)path < pack->path_count);
	bool keep = play->with->keep;
	const char *label = play->answers.label ? play->answers.label : "";
	play->now = play->answers.start;
	if (earlier ? session_start_after(&play->session, pack, path, &earlier->session.record.visit,
			      &earlier->session.record.ref, !keep, play->now, &why)
	            : session_start(&play->session, pack, path, label, !keep, play->now, &why))
		return true;
	report_fault(&why);
	return false;
}

/* Over `earlier`, where the file follows another. */
static int play_file(struct play *play, const struct play *earlier)
{
	int code;
	struct pack *pack = play->with->pack(play->with->ctx, &code);
	if (!pack)
		return code;
	int path = find_path(&play->answers, pack);
	answers_check(&play->answers, pack);
	if (play->answers.faults.count) {
		pack_free(pack);
		return report_failure(play);
	}
	play->gone_to = arena_array(&play->answers.arena, pack->question_count + 1,
		sizeof *play->gone_to);
	if (!begin(play, pack, path, earlier))
		return EXIT_SYSTEM;
	if (!show(play) || !play_all(play))
		return play->answers.faults.count ? report_failure(play) : EXIT_IO;
	play->over = true;
	return session_exit_code(&play->session);
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

static int play_from(struct play *play, const char *path, const struct play_with *with, int depth);

static int play_before(struct play *play, const char *path, int depth, struct play *earlier)
{
	assert(play->answers.follows && !earlier->over);
	if (depth == CHAIN_MOST) {
		faults_say(&play->answers.faults, conf_place(play->answers.conf, "follows"),
			"leave 'follows' out of one of them", "'%s' is visit %d in a row: a file follows "
			"itself", path, depth);
		return report_failure(play);
	}
	int code = play_from(earlier, beside(&play->answers.arena, path, play->answers.follows),
		play->with, depth + 1);
	if (!earlier->over)
		return code;
	if (head_state_of(&earlier->session.record.visit) == HEAD_AGREED)
		return EXIT_AGREED;
	report_line("'%s' did not end with a plan that both agreed to", play->answers.follows);
	return EXIT_BAD_DATA;
}

static int play_from(struct play *play, const char *path, const struct play_with *with, int depth)
{
	struct play earlier = { 0 };
	assert(depth >= 1 && depth <= CHAIN_MOST);
	play->with = with;
	int code = read_answers(play, path);
	if (code != EXIT_DONE)
		return code;
	bool follows = play->answers.follows != NULL;
	code = follows ? play_before(play, path, depth, &earlier) : EXIT_AGREED;
	if (code == EXIT_AGREED)
		code = play_file(play, follows ? &earlier : NULL);
	play_release(&earlier);
	return code;
}

int play_chain(struct play *play, const char *path, const struct play_with *with)
{
	return play_from(play, path, with, 1);
}

void play_release(struct play *play)
{
	session_end(&play->session);
	answers_release(&play->answers);
}
