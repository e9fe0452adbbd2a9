/* tandem visit: a visit at once, without the home screen. */
#include "app/cmd.h"
#include "app/exit.h"
#include "app/run_visit.h"
#include "app/report.h"

enum { OPT_PACK, OPT_PATH, OPT_SITE, OPT_PLAIN, OPT_RESUME, OPT_AFTER, OPT_LANG };

static const struct option_spec options[] = {
	[OPT_PACK] = { "pack", 0, "PACK", "the pack: a name or a folder (back-pain)" },
	[OPT_PATH] = { "path", 0, "PATH", "the path through it (its first)" },
	[OPT_SITE] = { "site", 0, "FOLDER", "words and numbers of this clinic" },
	[OPT_PLAIN] = { "plain", 0, NULL, "lines of text instead of a screen" },
	[OPT_RESUME] = { "resume", 0, "VISIT", "go on with a visit that was not finished" },
	[OPT_AFTER] = { "after", 0, "VISIT", "a follow-up: look back at the plan of that visit" },
	[OPT_LANG] = { "lang", 0, "LANGUAGE", "the language, such as de (as the locale has it)" },
	{ NULL, 0, NULL, NULL },
};

static int find(const char *code, struct store_ref *id)
{
	int result;
	struct store *store = records_open_existing(&result);
	if (!store) {
		if (result == EXIT_DONE)
			report_line("there are no records yet, so no visit '%s'", code);
		return result == EXIT_DONE ? EXIT_NO : result;
	}
	result = records_find(store, code, id);
	store_close(store);
	return result;
}

static int run(const struct given *given)
{
	struct config config;
	struct frontend frontend;
	struct language_wish wish;
	struct store_ref id;
	const char *resume = given->text[OPT_RESUME];
	bool gone = false;
	int code;
	if (!config_read(&config))
		return EXIT_BAD_CONFIG;
	if (!config_choose_language(given->text[OPT_LANG], &config, &wish, &code))
		return code;
	const char *after = given->text[OPT_AFTER];
	if (resume && after) {
		report_line("'--resume' goes on with a visit, '--after' begins one: give one of them");
		return EXIT_WRONG_USE;
	}
	if ((resume || after) && (code = find(resume ? resume : after, &id)) != EXIT_DONE)
		return code;
	struct pack_cache packs;
	pack_cache_init(&packs, report_last_words);
	const struct run_visit run = { .config = &config, .pack = given->text[OPT_PACK],
		.site = given->text[OPT_SITE], .path = given->text[OPT_PATH], .packs = &packs,
		.is_first = true };
	frontend_open(&frontend, &config, given->text[OPT_PLAIN] != NULL);
	frontend.language = wish;
	if (resume)
		code = run_visit_resume(&frontend, &run, &id, &gone);
	else if (after)
		code = run_visit_after(&frontend, &run, &id, &gone);
	else
		code = run_visit_new(&frontend, &run, &gone);
	frontend_close(&frontend);
	pack_cache_release(&packs);
	if (frontend.exit_code)
		return frontend.exit_code;
	return code < 0 ? EXIT_DECLINED : code;
}

const struct command cmd_visit = {
	.name = "visit", .arguments = "", .options = options, .run = run,
	.about = "Hold a visit.",
};
