#include "app/run_visit.h"

#include "app/content.h"
#include "app/exit.h"
#include "app/printing.h"
#include "app/report.h"
#include "app/dialogs.h"
#include "app/session.h"
#include "plan/plan.h"
#include "record/head.h"
#include "sys/clock.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#define LABEL_BYTES 1024

static const char *label_of(const struct session *session)
{
	const char *label = session->record.visit.state.label;
	return *label ? label : session->pack->words.text[WORD_no_label];
}

/* ---- the last look at a plan that is not kept ------------------------------------------- */

enum { GONE_BACK, GONE_CLOSE }; /* Enter alone takes nothing from anybody */

/* Is the plan on paper as it is now? */
static bool is_printed(const struct visit *visit, const struct printing *printing)
{
	struct arena arena;
	struct plan plan;
	if (!printing || !printing->on_paper)
		return false;
	arena_init(&arena, report_last_words);
	plan_assemble(visit, true, &arena, &plan);
	bool same = memcmp(plan.digest.bytes, printing->paper.bytes, DIGEST_SIZE) == 0;
	arena_release(&arena);
	return same;
}

/* Both have agreed to it, and it is nowhere but on this screen. */
static bool would_be_gone(const struct session *session, const struct printing *printing)
{
	const struct record *record = &session->record;
	return !record->kept && !record->trial && plan_is_agreed(&record->visit)
	       && !is_printed(&record->visit, printing);
}

/* Once more, before it is too late; true: back to it. */
static bool ask_back(struct frontend *frontend, const struct run_visit *run,
	const struct session *session, const struct controller *over, bool *gone)
{
	const struct words *words = &session->pack->words;
	bool prints = *run->config->print;
	int picked;
	const struct dialog_question question = { .words = words, .screen = "gone", .over = over,
		.label = label_of(session), .heading = words->text[WORD_gone_heading],
		.text = words->text[prints ? WORD_gone_print : WORD_gone_copy],
		.answers = { words->text[WORD_gone_back], words->text[WORD_gone_close] },
		.saving = SAVING_NOT_KEPT, .cover_after = run->config->cover_after };
	*gone = dialogs_ask(frontend, &question, &picked) == CONTROLLER_GONE;
	return !*gone && picked != GONE_CLOSE;
}

/* The visit is on the screen, or who has it is asked there. */
static void tell_shown(const struct run_visit *run)
{
	if (run->shown)
		*run->shown = true;
}

static int play_session(struct frontend *frontend, const struct run_visit *run,
	struct session *session, bool *gone)
{
	struct controller controller = controller_of_session(session, run->config->cover_after);
	/* What came after may have taken back what is printed: of a part there is no page. */
	bool has_page = *run->config->print && !session->record.part;
	struct printing printing, *prints = has_page ? &printing : NULL;
	bool again;
	if (prints) {
		printing_init(prints, session, run->config);
		controller = printing_controller(prints);
	}
	tell_shown(run);
	do {
		*gone = frontend_play(frontend, &controller) == CONTROLLER_GONE;
		again = !*gone && prints && printing_serve(prints, frontend, gone);
		if (!again && !*gone && would_be_gone(session, prints))
			again = ask_back(frontend, run, session, prints ? &prints->visit : &controller,
				gone);
	} while (again);
	int code = session_exit_code(session);
	frontend_part(frontend, session_parting(session), session->record.failed);
	session_end(session);
	return code;
}

static int find_path(const struct pack *pack, const char *id)
{
	int path = id ? pack_find_path(pack, id) : 0;
	if (path < 0)
		report_line("the pack '%s' has no path '%s'; its first is '%s'", pack->id, id,
			pack->paths[0].id);
	return path;
}

static int start(struct frontend *frontend, const struct run_visit *run, struct pack *pack,
	int path, const char *label, bool *gone)
{
	struct session session;
	struct fault why;
	assert(path >= 0 && (size_t)path < pack->path_count);
	if (!session_start(&session, pack, path, label, run->trial, clock_now(), &why)) {
		report_fault(&why);
		session_end(&session);
		return exit_of(why.kind, EXIT_SYSTEM);
	}
	return play_session(frontend, run, &session, gone);
}

/* The path that is given, or chosen; -1 with *code when there is none. */
static int choose_path(struct frontend *frontend, const struct run_visit *run,
	const struct pack *pack, int *code, bool *gone)
{
	int path;
	bool found = true;
	*code = EXIT_BAD_DATA;
	if (run->path || !run->asks_path)
		return find_path(pack, run->path);
	*gone = dialogs_path(frontend, pack, false, &path, &found) == CONTROLLER_GONE;
	*code = *gone ? EXIT_UNFINISHED : -1;
	return found ? path : -1;
}

/* The pack is read while the label is typed: nobody waits for it. */
struct loading {
	const struct run_visit *run;
	const struct frontend *frontend;
	const struct pack *words; /* borrowed, while the label is asked for; NULL: it is not */
	struct pack *pack;
	int code;
};

static bool load_pack(void *ctx)
{
	struct loading *loading = ctx;
	loading->pack = content_open_with_words(loading->words, loading->run->pack,
		loading->run->site, &loading->frontend->language, &loading->code);
	/* Before anybody types a label, not after it. */
	if (loading->pack && loading->run->path && find_path(loading->pack, loading->run->path) < 0) {
		pack_free(loading->pack);
		loading->pack = NULL;
		loading->code = EXIT_BAD_DATA;
	}
	return loading->pack != NULL;
}

/* Whose visit it is, over words that are there at once.  False: there is to be none. */
static bool ask_label(struct frontend *frontend, struct loading *loading, struct buf *label,
	bool *gone)
{
	bool back = false, first = !loading->pack;
	const struct dialog_late late = { load_pack, loading };
	struct pack *words = first ? content_words(loading->run->pack, loading->run->site,
				     &frontend->language, &loading->code)
	                           : loading->pack;
	if (!words)
		return false;
	loading->words = words;
	*gone = dialogs_label(frontend, &words->words, first ? &late : NULL,
			 loading->run->is_first, label, &back) == CONTROLLER_GONE;
	loading->words = NULL;
	if (first)
		pack_free(words);
	if (*gone || (back && loading->pack))
		loading->code = *gone ? EXIT_UNFINISHED : -1;
	return !*gone && !back && loading->pack;
}

/* What comes of a label: a new visit, one that is gone on with, the label once more, or none. */
enum opening { OPENING_NEW, OPENING_GO_ON, OPENING_BACK, OPENING_NONE };

static enum opening ask_which(struct frontend *frontend, struct loading *loading,
	const char *label, struct store_ref *id, bool *gone)
{
	bool found, back;
	struct store *store = records_open_or_empty();
	*gone = dialogs_unfinished(frontend, &loading->pack->words, store, label, id, &found, &back)
	        == CONTROLLER_GONE;
	store_close(store);
	if (*gone)
		loading->code = EXIT_UNFINISHED;
	return *gone ? OPENING_NONE : back ? OPENING_BACK : found ? OPENING_GO_ON : OPENING_NEW;
}

/* The questions before a visit; from each Esc goes to the one before, with what was typed. */
static enum opening open_visit(struct frontend *frontend, struct loading *loading,
	struct buf *label, struct store_ref *id, int *path, bool *gone)
{
	bool trial = loading->run->trial;
	if (!(trial ? load_pack(loading) : ask_label(frontend, loading, label, gone)))
		return OPENING_NONE;
	enum opening opening = trial ? OPENING_NEW
	                             : ask_which(frontend, loading, label->data, id, gone);
	if (opening != OPENING_NEW)
		return opening;
	*path = choose_path(frontend, loading->run, loading->pack, &loading->code, gone);
	if (*path >= 0)
		return OPENING_NEW;
	return trial || *gone || loading->code != -1 ? OPENING_NONE : OPENING_BACK;
}

int run_visit_new(struct frontend *frontend, const struct run_visit *run, bool *gone)
{
	struct loading loading = { .run = run, .frontend = frontend, .code = EXIT_BAD_DATA };
	struct buf label;
	struct store_ref id;
	int path = -1;
	enum opening opening;
	buf_init(&label, LABEL_BYTES);
	do
		opening = open_visit(frontend, &loading, &label, &id, &path, gone);
	while (opening == OPENING_BACK);
	int code = loading.code;
	if (opening == OPENING_NEW)
		code = start(frontend, run, loading.pack, path, label.data ? label.data : "", gone);
	else
		pack_free(loading.pack);
	if (opening == OPENING_GO_ON)
		code = run_visit_resume(frontend, run, &id, gone);
	buf_release(&label);
	return code;
}

/* ---- a visit that there is ------------------------------------------------------------ */

static struct store *records(int *code)
{
	struct store *store = records_open_existing(code);
	if (!store && *code == EXIT_DONE) {
		report_line("there are no records yet");
		*code = EXIT_NO;
	}
	return store;
}

/* ---- one that is open elsewhere ---------------------------------------------------------- */

enum { HELD_LOOK, HELD_TAKE };
enum { SURE_NO, SURE_YES }; /* Enter alone takes nothing from anybody */

static bool ask_held(struct frontend *frontend, const struct run_visit *run,
	struct session *session, struct moment since, int *picked)
{
	const struct words *words = &session->pack->words;
	char time[DATE_SIZE], heading[256];
	date_clock(since, time);
	struct arena arena;
	arena_init(&arena, report_last_words);
	snprintf(heading, sizeof heading, "%s",
		words_put(words->text[WORD_held_heading], time, &arena));
	arena_release(&arena);
	const struct dialog_question question = { .words = words, .screen = "held",
		.label = label_of(session), .heading = heading, .names_people = true,
		.saving = SAVING_NO_VISIT, .cover_after = run->config->cover_after,
		.answers = { words->text[WORD_held_look], words->text[WORD_held_take] } };
	return dialogs_ask(frontend, &question, picked) != CONTROLLER_GONE;
}

static bool ask_sure(struct frontend *frontend, const struct run_visit *run,
	struct session *session, int *picked)
{
	const struct words *words = &session->pack->words;
	const struct dialog_question question = { .words = words, .screen = "held-sure",
		.label = label_of(session), .heading = words->text[WORD_held_confirm],
		.text = words->text[WORD_held_text], .names_people = true, .saving = SAVING_NO_VISIT,
		.answers = { words->text[WORD_held_no], words->text[WORD_held_yes] },
		.cover_after = run->config->cover_after };
	return dialogs_ask(frontend, &question, picked) != CONTROLLER_GONE;
}

/* Makes the visit this terminal's, or only looks, as they say.  False: they went back. */
static bool take_visit(struct frontend *frontend, const struct run_visit *run,
	struct session *session, bool *gone)
{
	struct moment since;
	int picked, sure;
	while (!session_take(session, clock_now(), false, &since)) {
		tell_shown(run);
		*gone = !ask_held(frontend, run, session, since, &picked);
		if (*gone || picked < 0)
			return false;
		if (picked == HELD_LOOK) {
			session_look(session);
			return true;
		}
		*gone = !ask_sure(frontend, run, session, &sure);
		if (*gone)
			return false;
		if (sure == SURE_YES)
			return session_take(session, clock_now(), true, &since);
	}
	return true;
}

int run_visit_resume(struct frontend *frontend, const struct run_visit *run, const struct store_ref *id, bool *gone)
{
	struct session session;
	struct fault why;
	int code;
	struct store *store = records(&code);
	if (!store)
		return code;
	if (!session_resume(&session, store, id, run->packs, &why)) {
		records_report_closed(&why);
		store_close(store);
		return exit_of(why.kind, EXIT_BAD_DATA);
	}
	if (session.record.part)
		records_report_closed(&why);
	if (session.record.part || take_visit(frontend, run, &session, gone))
		return play_session(frontend, run, &session, gone);
	session_end(&session);
	return EXIT_TRY_AGAIN;
}

/* ---- a visit after another ------------------------------------------------------------- */

static bool has_after(const struct pack *pack)
{
	for (size_t i = 0; i < pack->path_count; i++)
		if (pack->paths[i].after)
			return true;
	report_line("the pack '%s' has no path for a visit after another; add 'after = yes' to one",
		pack->id);
	return false;
}

static int first_after(const struct pack *pack)
{
	int path = 0;
	while (!pack->paths[path].after)
		path++;
	return path;
}

/* That path, chosen path or the first for it; -1 with *code when there is none. */
static int path_after(struct frontend *frontend, const struct run_visit *run,
	const struct pack *pack, int *code, bool *gone)
{
	int path;
	bool found = true;
	*code = EXIT_BAD_DATA;
	if (run->path)
		return find_path(pack, run->path);
	if (!has_after(pack))
		return -1;
	if (!run->asks_path)
		return first_after(pack);
	*gone = dialogs_path(frontend, pack, true, &path, &found) == CONTROLLER_GONE;
	*code = *gone ? EXIT_UNFINISHED : -1;
	return found ? path : -1;
}

static int start_after(struct frontend *frontend, const struct run_visit *run, struct pack *pack,
	const struct kept *earlier, bool *gone)
{
	struct session session;
	struct fault why;
	int code, path = path_after(frontend, run, pack, &code, gone);
	if (path < 0) {
		pack_free(pack);
		return code;
	}
	if (!session_start_after(&session, pack, path, &earlier->visit, &earlier->ref,
		    run->trial, clock_now(), &why)) {
		report_fault(&why);
		session_end(&session);
		return exit_of(why.kind, EXIT_SYSTEM);
	}
	return play_session(frontend, run, &session, gone);
}

int run_visit_after(struct frontend *frontend, const struct run_visit *run, const struct store_ref *id, bool *gone)
{
	struct kept earlier;
	struct fault why;
	int code;
	struct store *store = records(&code);
	if (!store)
		return code;
	bool opened = kept_open(store, id, run->packs, &earlier, &why);
	store_close(store);
	if (!opened) {
		records_report_closed(&why);
		return exit_of(why.kind, EXIT_BAD_DATA);
	}
	struct pack *pack = content_open(run->pack, run->site, &frontend->language, &code);
	if (pack && head_state_of(&earlier.visit) != HEAD_AGREED) {
		report_line("that visit did not end with a plan that both agreed to; "
			    "go on with it, or begin a new one");
		pack_free(pack);
		pack = NULL;
		code = EXIT_BAD_DATA;
	}
	if (pack)
		code = start_after(frontend, run, pack, &earlier, gone);
	kept_close(&earlier);
	return code;
}
