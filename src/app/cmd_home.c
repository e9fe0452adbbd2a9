/* tandem: the home screen, and from it a visit. */
#include "app/cmd.h"
#include "app/content.h"
#include "app/exit.h"
#include "app/run_visit.h"
#include "app/dialogs.h"
#include "app/train_dialogs.h"

enum { OPT_PLAIN, OPT_LANG };

static const struct option_spec options[] = {
	[OPT_PLAIN] = { "plain", 0, NULL, "lines of text instead of a screen" },
	[OPT_LANG] = { "lang", 0, "LANGUAGE", "the language, such as de (as the locale has it)" },
	{ NULL, 0, NULL, NULL },
};

static void go_on(struct frontend *frontend, const struct run_visit *run,
	const struct words *words, bool *gone)
{
	struct store_ref id;
	bool found = false;
	int code;
	struct store *store = records_open_existing(&code);
	/* Without records the list is empty, and says so. */
	struct store *listed = store ? store : store_memory_new();
	enum controller_end end = dialogs_which(frontend, words, listed, &id, &found);
	store_close(listed);
	*gone = end == CONTROLLER_GONE;
	if (found && !*gone)
		run_visit_resume(frontend, run, &id, gone);
}

static void follow(struct frontend *frontend, const struct run_visit *run,
	const struct words *words, bool *gone)
{
	struct store_ref id;
	bool found = false;
	int code;
	struct pack *pack = content_open(NULL, NULL, &frontend->language, &code);
	if (!pack)
		return;
	struct store *store = records_open_existing(&code);
	struct store *listed = store ? store : store_memory_new();
	*gone = dialogs_follow(frontend, words, listed, &pack->digest, &id, &found) == CONTROLLER_GONE;
	store_close(listed);
	pack_free(pack);
	if (found && !*gone)
		run_visit_after(frontend, run, &id, gone);
}

/* Which visit it was; where nothing is kept there is only the page. */
static void after(struct frontend *frontend, const struct run_visit *run,
	const struct words *words, bool *gone)
{
	struct store_ref id;
	struct kept visit;
	bool found = false;
	int code;
	struct store *store = records_open_existing(&code);
	if (!store) {
		*gone = dialogs_page(frontend, words, "after") == CONTROLLER_GONE;
		return;
	}
	*gone = dialogs_any(frontend, words, store, &id, &found) == CONTROLLER_GONE;
	if (found && !*gone && kept_open(store, &id, run->packs, &visit, NULL)) {
		*gone = dialogs_after(frontend, words, &visit) == CONTROLLER_GONE;
		kept_close(&visit);
	}
	store_close(store);
}

/* What is wrong is printed when the terminal is given back: here is said that there is. */
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
	struct run_visit run = { .config = config, .packs = &packs };
	enum home_choice choice;
	int code = EXIT_DONE;
	bool gone = false;
	pack_cache_init(&packs, content_last_words);
	while (!gone && dialogs_home(frontend, words, &choice, &code) == CONTROLLER_OVER
		&& choice != HOME_LEAVE) {
		run.trial = choice == HOME_TRY;
		run.asks_path = choice == HOME_START;
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
		else
			run_visit_new(frontend, &run, &gone);
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
