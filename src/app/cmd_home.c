/* tandem: the home screen, and from it a visit. */
#include "app/cmd.h"
#include "app/content.h"
#include "app/exit.h"
#include "app/records.h"
#include "app/report.h"
#include "app/run_visit.h"
#include "app/dialogs.h"
#include "app/train_dialogs.h"

#include <assert.h>

enum { OPT_PLAIN, OPT_LANG };

static const struct option_spec options[] = {
	[OPT_PLAIN] = { "plain", 0, NULL, "lines of text instead of a screen" },
	[OPT_LANG] = { "lang", 0, "LANGUAGE", "the language, such as de (as the locale has it)" },
	{ NULL, 0, NULL, NULL },
};

/* What is wrong was printed, for when the terminal is given back: here is said that there is. */
static void say_closed(struct frontend *frontend, const struct words *words, enum word what,
	bool *gone)
{
	int picked;
	const struct dialog_question closed = { .words = words, .screen = "closed",
		.label = "tandem", .heading = words->text[what],
		.text = words->text[WORD_unread_text],
		.items = (const struct view_item[1]){ { 0 } }, .saving = SAVING_NO_VISIT };
	*gone = dialogs_ask(frontend, &closed, &picked) == CONTROLLER_GONE;
}

/* Back on the home screen after a visit that could not be opened, nobody may think it was. */
static void end_visit(struct frontend *frontend, const struct run_visit *run,
	const struct words *words, int code, bool *gone)
{
	if (!*gone && code != -1 && !*run->shown)
		say_closed(frontend, words, WORD_visit_closed, gone);
}

static void begin(struct frontend *frontend, const struct run_visit *run,
	const struct words *words, bool *gone)
{
	end_visit(frontend, run, words, run_visit_new(frontend, run, gone), gone);
}

static void go_on(struct frontend *frontend, const struct run_visit *run,
	const struct words *words, bool *gone)
{
	struct store_ref id;
	bool found = false;
	struct store *store = records_open_or_empty();
	enum controller_end end = dialogs_which(frontend, words, store, &id, &found);
	store_close(store);
	*gone = end == CONTROLLER_GONE;
	if (found && !*gone)
		end_visit(frontend, run, words, run_visit_resume(frontend, run, &id, gone), gone);
}

static void follow(struct frontend *frontend, const struct run_visit *run,
	const struct words *words, bool *gone)
{
	struct store_ref id;
	bool found = false;
	int code;
	struct pack *pack = content_open(NULL, NULL, &frontend->language, &code);
	if (!pack) {
		say_closed(frontend, words, WORD_visit_closed, gone);
		return;
	}
	struct store *store = records_open_or_empty();
	*gone = dialogs_follow(frontend, words, store, &pack->digest, &id, &found)
	        == CONTROLLER_GONE;
	store_close(store);
	pack_free(pack);
	if (found && !*gone)
		end_visit(frontend, run, words, run_visit_after(frontend, run, &id, gone), gone);
}

static void show_after(struct frontend *frontend, const struct run_visit *run,
	const struct words *words, struct store *store, const struct store_ref *id, bool *gone)
{
	assert(store); /* a visit was found in it */
	struct kept visit;
	struct fault why = { 0 };
	if (!kept_open(store, id, run->packs, &visit, &why)) {
		records_report_closed(&why);
		say_closed(frontend, words, WORD_visit_closed, gone);
		return;
	}
	*gone = dialogs_after(frontend, words, &visit) == CONTROLLER_GONE;
	kept_close(&visit);
}

/* Which visit it was; where nothing is kept there is only the page. */
static void after(struct frontend *frontend, const struct run_visit *run,
	const struct words *words, bool *gone)
{
	struct store_ref id;
	bool found = false;
	int code;
	struct store *store = records_open_existing(&code);
	if (!store && code == EXIT_DONE) {
		*gone = dialogs_page(frontend, words, "after") == CONTROLLER_GONE;
		return;
	}
	*gone = dialogs_any(frontend, words, store, &id, &found) == CONTROLLER_GONE;
	if (found && !*gone)
		show_after(frontend, run, words, store, &id, gone);
	store_close(store);
}

static void train(struct frontend *frontend, const struct words *words, bool *gone)
{
	int picked;
	if (train_stay(frontend, words, gone) == EXIT_DONE || *gone)
		return;
	const struct dialog_question no = { .words = words, .screen = "no-training",
		.label = words->text[WORD_train_mark], .heading = words->text[WORD_train_closed],
		.items = (const struct view_item[1]){ { 0 } }, .saving = SAVING_NO_VISIT };
	*gone = dialogs_ask(frontend, &no, &picked) == CONTROLLER_GONE;
}

static int stay(struct frontend *frontend, const struct config *config, const struct words *words)
{
	struct pack_cache packs;
	bool shown;
	struct run_visit run = { .config = config, .packs = &packs, .shown = &shown };
	enum home_choice choice;
	int code = EXIT_DONE;
	bool gone = false;
	pack_cache_init(&packs, report_last_words);
	while (!gone && dialogs_home(frontend, words, &choice, &code) == CONTROLLER_OVER
		&& choice != HOME_LEAVE) {
		shown = false;
		run.trial = choice == HOME_TRY;
		run.asks_path = choice == HOME_START || choice == HOME_FOLLOW;
		if (choice == HOME_TRAIN)
			train(frontend, words, &gone);
		else if (choice == HOME_STAFF)
			gone = dialogs_page(frontend, words, "staff") == CONTROLLER_GONE;
		else if (choice == HOME_AFTER)
			after(frontend, &run, words, &gone);
		else if (choice == HOME_GO_ON)
			go_on(frontend, &run, words, &gone);
		else if (choice == HOME_FOLLOW)
			follow(frontend, &run, words, &gone);
		else {
			assert(choice == HOME_START || choice == HOME_TRY);
			begin(frontend, &run, words, &gone);
		}
	}
	pack_cache_release(&packs);
	return code;
}

static int run(const struct given *given)
{
	return frontend_run(given->text[OPT_PLAIN] != NULL, given->text[OPT_LANG], stay);
}

const struct command cmd_home = {
	.name = NULL, .arguments = "", .options = options, .run = run,
	.about = "Helps a clinician and a patient to make a plan together, screen by screen.",
};
