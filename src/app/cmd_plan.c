/* tandem plan: the plan of a visit, as bytes on standard output. */
#include "app/book.h"
#include "app/cmd.h"
#include "app/content.h"
#include "app/exit.h"
#include "app/report.h"
#include "export/export.h"

#define PLAN_BYTES ((size_t)8 << 20)

enum { OPT_FORMAT };

static const struct option_spec options[] = {
	[OPT_FORMAT] = { "format", 'f', "FORMAT", "text (the one there is so far)" },
	{ NULL, 0, NULL, NULL },
};

static int write_plan(const struct visit *visit, const char *code, const struct export *format)
{
	struct arena arena;
	struct plan plan;
	struct buf out;
	arena_init(&arena, content_last_words);
	buf_init(&out, PLAN_BYTES);
	plan_assemble(visit, true, &arena, &plan);
	plan.code = code;
	format->write(&plan, &out);
	bool ok = !out.failed && report_out(out.data ? out.data : "", out.len);
	buf_release(&out);
	arena_release(&arena);
	return ok ? EXIT_DONE : report_no_stdout();
}

static int write_one(struct store *store, const char *code, const struct export *format)
{
	struct store_id id;
	struct book_visit visit;
	struct fault why;
	int result = book_find(store, code, &id);
	if (result != EXIT_DONE)
		return result;
	if (!book_open(store, &id, &visit, &why)) {
		report_fault(&why);
		return EXIT_BAD_DATA;
	}
	result = write_plan(&visit.visit, code, format);
	book_close(&visit);
	return result;
}

static int run(const struct given *given)
{
	int result;
	const char *name = given->text[OPT_FORMAT] ? given->text[OPT_FORMAT] : "text";
	const struct export *format = export_find(name);
	if (!format) {
		report_line("there is no format '%s'; there is '%s'", name, export_name(0));
		return EXIT_WRONG_USE;
	}
	struct store *store = book_store(false, &result);
	if (!store) {
		if (result == EXIT_DONE)
			report_line("there are no records yet, so no visit '%s'",
				given->arguments[0]);
		return result == EXIT_DONE ? EXIT_NO : result;
	}
	result = write_one(store, given->arguments[0], format);
	store_close(store);
	return result;
}

const struct command cmd_plan = {
	.name = "plan", .arguments = "VISIT", .least = 1, .most = 1, .options = options,
	.run = run, .about = "Print the plan of a visit.",
};
