/* tandem: the home screen, and from it a visit. */
#include "app/cmd.h"
#include "app/content.h"
#include "app/exit.h"
#include "app/hold.h"
#include "app/rooms.h"
#include "app/train_rooms.h"

enum { OPT_PLAIN };

static const struct option_spec options[] = {
	[OPT_PLAIN] = { "plain", 0, NULL, "lines of text instead of a screen" },
	{ NULL, 0, NULL, NULL },
};

static void go_on(struct face *face, const struct hold *hold,
	const struct words *words, bool *gone)
{
	struct store_ref id;
	bool found = false;
	int code;
	struct store *store = book_store(false, &code);
	/* Without records the list is empty, and says so. */
	struct store *listed = store ? store : store_memory_new();
	enum stage_end end = rooms_which(face, words, listed, &id, &found);
	store_close(listed);
	*gone = end == STAGE_GONE;
	if (found && !*gone)
		hold_again(face, hold, &id, gone);
}

static void follow(struct face *face, const struct hold *hold, const struct words *words,
	bool *gone)
{
	struct store_ref id;
	bool found = false;
	int code;
	struct pack *pack = content_open(NULL, NULL, &code);
	if (!pack)
		return;
	struct store *store = book_store(false, &code);
	struct store *listed = store ? store : store_memory_new();
	*gone = rooms_follow(face, words, listed, &pack->digest, &id, &found) == STAGE_GONE;
	store_close(listed);
	pack_free(pack);
	if (found && !*gone)
		hold_after(face, hold, &id, gone);
}

/* Which visit it was; where nothing is kept there is only the page. */
static void after(struct face *face, const struct words *words, bool *gone)
{
	struct store_ref id;
	struct book_visit visit;
	bool found = false;
	int code;
	struct store *store = book_store(false, &code);
	if (!store) {
		*gone = rooms_page(face, words, "after") == STAGE_GONE;
		return;
	}
	*gone = rooms_any(face, words, store, &id, &found) == STAGE_GONE;
	if (found && !*gone && book_open(store, &id, &visit, NULL)) {
		*gone = rooms_after(face, words, &visit) == STAGE_GONE;
		book_close(&visit);
	}
	store_close(store);
}

/* What is wrong is printed when the terminal is given back: here is said that there is. */
static void train(struct face *face, const struct words *words, bool *gone)
{
	int picked;
	if (train_stay(face, words, gone) == EXIT_DONE || *gone)
		return;
	const struct room_question no = { .words = words, .screen = "no-training",
		.label = words->text[WORD_train_mark], .heading = words->text[WORD_train_closed],
		.items = (const struct view_item[1]){ { 0 } }, .saving = SAVING_NO_VISIT };
	*gone = rooms_ask(face, &no, &picked) == STAGE_GONE;
}

static int stay(struct face *face, const struct config *config, const struct words *words)
{
	struct hold hold = { .config = config };
	enum home_choice choice;
	int code = EXIT_DONE;
	bool gone = false;
	while (!gone && rooms_home(face, words, &choice, &code) == STAGE_OVER
		&& choice != HOME_LEAVE) {
		hold.trial = choice == HOME_TRY;
		hold.asks_path = choice == HOME_START;
		if (choice == HOME_TRAIN)
			train(face, words, &gone);
		else if (choice == HOME_STAFF)
			gone = rooms_page(face, words, "staff") == STAGE_GONE;
		else if (choice == HOME_AFTER)
			after(face, words, &gone);
		else if (choice == HOME_GO_ON)
			go_on(face, &hold, words, &gone);
		else if (choice == HOME_FOLLOW)
			follow(face, &hold, words, &gone);
		else
			hold_new(face, &hold, &gone);
	}
	return code;
}

static int run(const struct given *given)
{
	struct config config;
	struct face face;
	int code = EXIT_BAD_CONFIG;
	if (!config_read(&config))
		return code;
	struct pack *words = content_words(&code);
	if (!words)
		return code;
	face_open(&face, &config, given->text[OPT_PLAIN] != NULL);
	code = stay(&face, &config, &words->words);
	face_close(&face);
	pack_free(words);
	return face.exit_code ? face.exit_code : code;
}

const struct command cmd_home = {
	.name = NULL, .arguments = "", .options = options, .run = run,
	.about = "Helps a clinician and a patient to make a plan together, screen by screen.",
};
