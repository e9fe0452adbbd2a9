/* tandem due: who is to be seen again, and when.  Ids only: a list may lie open for long. */
#include "app/cmd.h"
#include "app/exit.h"
#include "app/records.h"
#include "app/report.h"
#include "base/str.h"
#include "record/list.h"
#include "sys/clock.h"

#define LIST_BYTES ((size_t)16 << 20)
#define DAYS 7

enum { OPT_DAYS, OPT_ON };

static const struct option_spec options[] = {
	[OPT_DAYS] = { "days", 0, "N", "as far ahead as N days; 'all': everybody (7)" },
	[OPT_ON] = { "on", 0, "DAY", "as if it were that day, 2026-03-16 (today)" },
	{ NULL, 0, NULL, NULL },
};

struct wish {
	struct date today;
	long days;
	bool all;
};

static bool read_wish(const struct given *given, struct wish *wish)
{
	const char *days = given->text[OPT_DAYS], *on = given->text[OPT_ON];
	*wish = (struct wish){ .today = date_of(clock_now()), .days = DAYS,
		.all = days && str_is(days, "all") };
	if (days && !wish->all
		&& (!str_to_long(days, &wish->days) || wish->days < 0 || wish->days > 3660)) {
		report_line("'%s' is not a number of days; write 0 to 3660, or 'all'", days);
		return false;
	}
	if (on && !date_parse_day(on, &wish->today)) {
		report_line("'%s' is not a date; write it like 2026-03-16", on);
		return false;
	}
	return true;
}

static bool is_wanted(const struct listed *due, const struct wish *wish)
{
	return wish->all
	       || (due->head.has_due && listed_due_in(due, &wish->today) <= wish->days);
}

/* Tab separated: id, day, and how that lies to today. */
static void list_one(const struct listed *due, const struct wish *wish, struct buf *out)
{
	char day[DATE_SIZE];
	if (!due->head.has_due) {
		buf_printf(out, "%s\t-\tno day\n", due->code);
		return;
	}
	long in = listed_due_in(due, &wish->today);
	date_format_day(&due->head.due, day);
	buf_printf(out, "%s\t%s\t", due->code, day);
	if (in == 0)
		buf_add_text(out, "today\n");
	else
		buf_printf(out, in < 0 ? "%ld days ago\n" : "in %ld days\n", in < 0 ? -in : in);
}

static int list_all(const struct record_list *all, const struct wish *wish, struct arena *arena)
{
	struct buf out;
	size_t count;
	const struct listed **due = record_list_due(all, arena, &count);
	buf_init(&out, LIST_BYTES);
	for (size_t i = 0; i < count; i++)
		if (is_wanted(due[i], wish))
			list_one(due[i], wish, &out);
	bool ok = report_out(out.data ? out.data : "", out.len);
	buf_release(&out);
	return ok ? records_report_damaged(all) : report_no_stdout();
}

static int run(const struct given *given)
{
	struct wish wish;
	struct record_list all;
	struct fault why = { 0 };
	struct arena arena;
	int code;
	if (!read_wish(given, &wish))
		return EXIT_WRONG_USE;
	struct store *store = records_open_existing(&code);
	if (!store)
		return code;
	arena_init(&arena, report_last_words);
	if (record_list_read(store, &arena, &all, &why)) {
		code = list_all(&all, &wish, &arena);
	} else {
		report_fault(&why);
		code = exit_of(why.kind, EXIT_IO);
	}
	arena_release(&arena);
	store_close(store);
	return code;
}

const struct command cmd_due = {
	.name = "due", .arguments = "", .options = options, .run = run,
	.about = "List who is to be seen again, and when.",
};
