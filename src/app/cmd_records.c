/* tandem records: what is kept, and whether it is whole. */
#include "app/book.h"
#include "app/cmd.h"
#include "app/content.h"
#include "app/exit.h"
#include "app/report.h"
#include "base/str.h"

#define LIST_BYTES ((size_t)16 << 20)

static const struct option_spec options[] = {
	{ NULL, 0, NULL, NULL },
};

struct look {
	struct store *store;
	struct book_shelf shelf;
	struct arena arena;
	struct store_ref *ids;
	size_t count;
	struct buf out;
	size_t events, damages;
};

/* Tab separated: id, begun, last event, how it stands, events, pack, its version.
 * No label: what is listed may stand in a window for long. */
static void list_one(struct look *look, const struct book_visit *one)
{
	char code[CODE_SIZE], began[DATE_SIZE], last[DATE_SIZE];
	const struct visit *visit = &one->visit;
	book_code(&one->id, code);
	date_format(visit->state.began, began);
	date_format(visit->state.last, last);
	buf_printf(&look->out, "%s\t%s\t%s\t%s\t%zu\t%s\t%s\n", code, began, last,
		book_state(visit), visit->event_count, one->pack->id, one->pack->version);
}

static void list_damaged(struct look *look, const struct store_ref *id, const struct fault *why)
{
	char code[CODE_SIZE];
	book_code(id, code);
	report_line("visit %s is damaged: %s", code, why->what);
	look->damages++;
}

static void list_all(struct look *look)
{
	for (size_t i = 0; i < look->count; i++) {
		struct book_visit one;
		struct fault why = { 0 };
		if (!book_look(look->store, &look->ids[i], &look->shelf, &one, &why)) {
			list_damaged(look, &look->ids[i], &why);
			continue;
		}
		list_one(look, &one);
		book_close(&one);
	}
}

static void verify_all(struct look *look)
{
	struct faults faults;
	struct fault why = { 0 };
	faults_init(&faults, &look->arena);
	if (!look->store->ops->verify(look->store, &faults, &why))
		faults_add(&faults, &why);
	report_faults(&faults);
	look->damages += faults.count;
	for (size_t i = 0; i < look->count; i++) {
		struct book_visit one;
		if (!book_look(look->store, &look->ids[i], &look->shelf, &one, &why)) {
			list_damaged(look, &look->ids[i], &why);
			continue;
		}
		look->events += one.visit.event_count;
		book_close(&one);
	}
	buf_printf(&look->out, "%zu visits, %zu events, %zu damages\n", look->count, look->events,
		look->damages);
}

static int look_at(struct look *look, bool verify)
{
	struct fault why = { 0 };
	if (!book_list(look->store, &look->arena, &look->ids, &look->count, &why)) {
		report_fault(&why);
		return EXIT_NO;
	}
	if (verify)
		verify_all(look);
	else
		list_all(look);
	if (!report_out(look->out.data ? look->out.data : "", look->out.len))
		return report_no_stdout();
	return look->damages ? EXIT_NO : EXIT_DONE;
}

/* Without a store there is nothing, and nothing is damaged. */
static int nothing(bool verify)
{
	static const char none[] = "0 visits, 0 events, 0 damages\n";
	if (verify && !report_out(none, sizeof none - 1))
		return report_no_stdout();
	return EXIT_DONE;
}

static int run(const struct given *given)
{
	struct look look = { 0 };
	bool verify = str_is(given->arguments[0], "verify");
	int code;
	if (!verify && !str_is(given->arguments[0], "list")) {
		report_line("'records' has 'list' and 'verify', not '%s'", given->arguments[0]);
		return EXIT_WRONG_USE;
	}
	look.store = book_store(false, &code);
	if (!look.store)
		return code == EXIT_DONE ? nothing(verify) : EXIT_NO;
	arena_init(&look.arena, content_last_words);
	buf_init(&look.out, LIST_BYTES);
	code = look_at(&look, verify);
	buf_release(&look.out);
	arena_release(&look.arena);
	book_shelf_release(&look.shelf);
	store_close(look.store);
	return code;
}

const struct command cmd_records = {
	.name = "records", .arguments = "list|verify", .least = 1, .most = 1, .options = options,
	.run = run, .about = "List what is kept, or prove that it is whole.",
};
