/* tandem page: a page of the pack, for handing out or for the wall of the staff dialog. */
#include "app/cmd.h"
#include "app/config.h"
#include "app/content.h"
#include "app/exit.h"
#include "app/output.h"
#include "app/report.h"

#include <assert.h>

#define NAMES_BYTES ((size_t)64 << 10)

enum { OPT_FORMAT, OPT_PACK, OPT_SITE, OPT_LANG };

static const struct option_spec options[] = {
	[OPT_FORMAT] = { "format", 'f', OUTPUT_FORMAT, OUTPUT_FORMATS },
	[OPT_PACK] = { "pack", 0, "PACK", "the pack: a name or a folder (back-pain)" },
	[OPT_SITE] = { "site", 0, "FOLDER", "words and numbers of this clinic" },
	[OPT_LANG] = { "lang", 0, "LANGUAGE", "the language, such as de (as the locale has it)" },
	{ NULL, 0, NULL, NULL },
};

static int print_page(const struct pack *pack, int page, const struct writer *writer)
{
	assert(page >= 0 && (size_t)page < pack->page_count);
	struct arena arena;
	struct document document;
	arena_init(&arena, report_last_words);
	document_page(pack->language, pack->pages[page].title,
		pack_page_text(pack, page, &arena), &arena, &document);
	int code = output_document(writer, &document, NULL, NULL);
	arena_release(&arena);
	return code;
}

static int no_page(const struct pack *pack, const char *name)
{
	struct buf all;
	buf_init(&all, NAMES_BYTES);
	for (size_t i = 0; i < pack->page_count; i++)
		buf_printf(&all, "%s'%s'", i ? ", " : "", pack->pages[i].id);
	report_line("the pack '%s' has no page '%s'; it has %s", pack->id, name,
		pack->page_count ? all.data : "none");
	buf_release(&all);
	return EXIT_NO;
}

static int run(const struct given *given)
{
	int code;
	const char *name = given->arguments[0];
	const struct writer *writer;
	struct language_wish wish;
	if (!output_find_writer(given->text[OPT_FORMAT], &writer))
		return EXIT_WRONG_USE;
	if (!config_choose_language(given->text[OPT_LANG], NULL, &wish, &code))
		return code;
	struct pack *pack =
		content_open(given->text[OPT_PACK], given->text[OPT_SITE], &wish, &code);
	if (!pack)
		return code;
	int page = pack_find_page(pack, name);
	code = page < 0 ? no_page(pack, name) : print_page(pack, page, writer);
	pack_free(pack);
	return code;
}

const struct command cmd_page = {
	.name = "page", .arguments = "NAME", .least = 1, .most = 1, .options = options,
	.run = run, .about = "Print a page of the pack, such as a hand-out.",
};
