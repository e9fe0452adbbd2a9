/* tandem records: what is kept, and whether it is whole. */
#include "app/cmd.h"
#include "app/exit.h"
#include "app/records.h"
#include "app/report.h"
#include "app/trainbook.h"
#include "base/str.h"
#include "record/list.h"

#include <assert.h>
#include <stdio.h>

#define LIST_BYTES ((size_t)16 << 20)

enum { OPT_TRAINING };

static const struct option_spec options[] = {
	[OPT_TRAINING] = { "training", 0, NULL, "verify the practice records instead of the visits" },
	{ NULL, 0, NULL, NULL },
};

/* What verify found. */
struct found {
	size_t damages;
	enum fault_kind unseen; /* why not all could be looked at; FAULT_OTHER: it could */
};

struct look {
	struct store *store;
	struct arena arena;
	struct record_list all;
	struct buf out;
	size_t events;
	struct found found;
};

static void count_one(struct found *found, const struct fault *fault)
{
	if (records_is_unseen(fault))
		found->unseen = fault->kind;
	else
		found->damages++;
}

static void count_all(struct found *found, const struct faults *faults)
{
	for (size_t i = 0; i < faults->count; i++)
		count_one(found, &faults->list[i]);
	found->damages += faults->unlisted;
}

static int exit_of_found(const struct found *found)
{
	if (found->unseen != FAULT_OTHER)
		return exit_of(found->unseen, EXIT_IO);
	return found->damages ? EXIT_NO : EXIT_DONE;
}

/* A pack's own words may have nothing in them that parts columns or lines. */
static const char *column(struct look *look, const char *text)
{
	char *clean = arena_strdup(&look->arena, text);
	for (char *at = clean; *at; at++)
		if (*at == '\t' || *at == '\n' || *at == '\r')
			*at = ' ';
	return clean;
}

/* Tab separated: id, begun, last event, how it stands, events, pack, its version.
 * No label: what is listed may stand in a window for long. */
static void list_one(struct look *look, const struct listed *one)
{
	char began[DATE_SIZE], last[DATE_SIZE];
	const struct head *head = &one->head;
	date_format(head->began, began);
	date_format(head->last, last);
	buf_printf(&look->out, "%s\t%s\t%s\t%s\t%llu\t%s\t%s\n", one->code, began, last,
		head_state_name(head->state), (unsigned long long)head->events,
		column(look, head->pack), column(look, head->pack_version));
}

static int list_all(struct look *look)
{
	for (size_t i = 0; i < look->all.count; i++)
		list_one(look, look->all.list[i]);
	return records_report_damaged(&look->all);
}

static void open_one(struct look *look, const struct store_ref *ref, const struct head *head,
	struct pack_cache *packs)
{
	struct kept kept;
	struct fault why = { 0 };
	char code[CODE_SIZE];
	if (kept_open(look->store, ref, packs, &kept, &why)) {
		look->events += kept.visit.event_count;
		bool fits = head_check(head, &kept.visit, &why);
		kept_close(&kept);
		if (fits)
			return;
	}
	ref_code(ref, code);
	struct fault damage = why;
	bool unseen = records_is_unseen(&why);
	fault_set(&damage, NULL, why.fix, unseen ? "visit %s cannot be looked at: %s"
						 : "visit %s is damaged: %s", code, why.what);
	if (unseen)
		report_fault(&damage);
	else
		records_report_closed(&damage);
	count_one(&look->found, &why);
}

static int verify_all(struct look *look)
{
	struct faults faults;
	struct fault why = { 0 };
	struct pack_cache packs;
	faults_init(&faults, &look->arena);
	pack_cache_init(&packs, report_last_words);
	if (!look->store->ops->verify(look->store, &faults, &why))
		faults_add(&faults, &why);
	report_faults(&faults);
	count_all(&look->found, &faults);
	for (size_t i = 0; i < look->all.count; i++)
		open_one(look, &look->all.list[i]->ref, &look->all.list[i]->head, &packs);
	for (size_t i = 0; i < look->all.damaged_count; i++)
		open_one(look, &look->all.damaged[i], NULL, &packs);
	pack_cache_release(&packs);
	buf_printf(&look->out, "visits: %zu, events: %zu, faults: %zu\n",
		look->all.count + look->all.damaged_count, look->events, look->found.damages);
	return exit_of_found(&look->found);
}

static int look_at(struct look *look, bool verify)
{
	struct fault why = { 0 };
	bool is_read = record_list_read(look->store, &look->arena, &look->all, &why);
	int code = exit_of(why.kind, EXIT_IO);
	if (!is_read) {
		report_fault(&why);
		count_one(&look->found, &why);
	}
	/* Whatever else is wrong is named all the same. */
	if (verify)
		code = verify_all(look);
	else if (is_read)
		code = list_all(look);
	if (!report_out(look->out.data ? look->out.data : "", look->out.len))
		return report_no_stdout();
	return code;
}

/* Without a store there is nothing, and nothing is damaged. */
static int nothing(bool verify)
{
	static const char none[] = "visits: 0, events: 0, faults: 0\n";
	if (verify && !report_out(none, sizeof none - 1))
		return report_no_stdout();
	return EXIT_DONE;
}

/* ---- practice --------------------------------------------------------------------- */

static size_t count_rows(const struct trainbook *book)
{
	size_t rows = 0;
	for (size_t i = 0; i < book->count; i++)
		rows += book->list[i].rows;
	return rows;
}

static int verify_training(void)
{
	struct trainbook book;
	struct found found = { 0 };
	struct faults faults;
	struct arena arena;
	char text[100];
	int code;
	if (!trainbook_open_unread(&book, false, &code))
		return code;
	arena_init(&arena, report_last_words);
	faults_init(&faults, &arena);
	if (book.store)
		trainbook_verify(&book, &faults);
	report_faults(&faults);
	count_all(&found, &faults);
	int len = snprintf(text, sizeof text, "practices: %zu, rows: %zu, faults: %zu\n",
		book.count + book.damaged, count_rows(&book), found.damages);
	bool is_out = report_out(text, (size_t)len);
	arena_release(&arena);
	trainbook_close(&book);
	return is_out ? exit_of_found(&found) : report_no_stdout();
}

static int run(const struct given *given)
{
	struct look look = { 0 };
	assert(given->count == 1);
	bool verify = str_is(given->arguments[0], "verify");
	int code;
	if (!verify && !str_is(given->arguments[0], "list")) {
		report_line("'records' has 'list' and 'verify', not '%s'", given->arguments[0]);
		return EXIT_WRONG_USE;
	}
	if (given->text[OPT_TRAINING] && !verify) {
		report_line("'--training' works only with 'verify'; 'tandem train people' lists who "
			    "has practised");
		return EXIT_WRONG_USE;
	}
	if (given->text[OPT_TRAINING])
		return verify_training();
	look.store = records_open_existing(&code);
	if (!look.store)
		return code == EXIT_DONE ? nothing(verify) : code;
	arena_init(&look.arena, report_last_words);
	buf_init(&look.out, LIST_BYTES);
	code = look_at(&look, verify);
	buf_release(&look.out);
	arena_release(&look.arena);
	store_close(look.store);
	return code;
}

const struct command cmd_records = {
	.name = "records", .arguments = "list|verify", .least = 1, .most = 1, .options = options,
	.run = run, .about = "List what is kept, or prove that it is whole.",
};
