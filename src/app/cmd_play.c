/*
 * tandem play: a whole visit from a file of answers, through the same engine
 * and the same session as a visit at the terminal, and its plan.
 */
#include "app/cmd.h"
#include "app/config.h"
#include "app/content.h"
#include "app/exit.h"
#include "app/language.h"
#include "app/output.h"
#include "app/play.h"
#include "app/report.h"
#include "plan/plan.h"
#include "sys/file.h"

#include <assert.h>
#include <stdio.h>
#include <unistd.h>

#define OUT_MAX ((size_t)8 << 20)

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

struct look_on {
	const struct given *given;
	uint64_t acked;
};

/* write(2), not stdio: an ack must be out before the next event is begun. */
static bool say_saved(struct look_on *look, const struct session *session)
{
	char line[40];
	uint64_t seq = session->record.visit.event_count;
	if (!session->record.kept || seq == look->acked)
		return true;
	look->acked = seq;
	int len = snprintf(line, sizeof line, "saved %llu\n", (unsigned long long)seq);
	assert(len > 0 && (size_t)len < sizeof line);
	return file_write_all(STDOUT_FILENO, line, (size_t)len);
}

static bool shown(void *ctx, struct play *play)
{
	struct look_on *look = ctx;
	if (!look->given->text[OPT_ACK] || say_saved(look, &play->session))
		return true;
	report_no_stdout();
	return false;
}

static struct pack *open_pack(const struct given *given, int *code)
{
	struct language_wish wish;
	if (!config_choose_language(given->text[OPT_LANG], NULL, &wish, code))
		return NULL;
	return content_open(given->text[OPT_PACK], given->text[OPT_SITE], &wish, code);
}

static struct pack *pack_of(void *ctx, int *code)
{
	const struct look_on *look = ctx;
	return open_pack(look->given, code);
}

static int print_plan(const struct session *session)
{
	struct arena arena;
	struct plan plan;
	struct document document;
	arena_init(&arena, report_last_words);
	plan_assemble(&session->record.visit, true, &arena, &plan);
	plan_document(&plan, &arena, &document);
	int code = output_document(writer_at(0), &document, NULL, NULL);
	arena_release(&arena);
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
	struct look_on look = { .given = given };
	const struct play_with with = { pack_of, shown, &look,
		given->text[OPT_KEEP] != NULL };
	if (given->text[OPT_TEMPLATE])
		return print_template(given);
	if (given->count == 0) {
		report_line("'ANSWERS' is missing");
		report_line("Try 'tandem play --help'");
		return EXIT_WRONG_USE;
	}
	int code = play_chain(&play, given->arguments[0], &with);
	int printed = play.over ? print_plan(&play.session) : EXIT_DONE;
	if (printed != EXIT_DONE)
		code = printed;
	play_release(&play);
	return code;
}

const struct command cmd_play = {
	.name = "play", .arguments = "ANSWERS", .least = 0, .most = 1, .options = options,
	.run = run, .about = "Hold a visit from a file of answers; print its plan.",
};
