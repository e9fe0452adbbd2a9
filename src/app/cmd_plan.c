/* tandem plan: the plan of a visit, as bytes on standard output or in a new file. */
#include "app/cmd.h"
#include "app/exit.h"
#include "app/output.h"
#include "app/records.h"
#include "app/report.h"
#include "base/label.h"
#include "base/str.h"
#include "plan/plan.h"
#include "plan/family.h"

#include <assert.h>
#include <string.h>

enum { OPT_FORMAT, OPT_OUT, OPT_TITLE, OPT_LEAVE_OUT, OPT_FOR, OPT_SINCE };

static const struct option_spec options[] = {
	[OPT_FORMAT] = { "format", 'f', OUTPUT_FORMAT, OUTPUT_FORMATS },
	[OPT_OUT] = { "output", 'o', "FILE", "into a new file; '-' is standard output (-)" },
	[OPT_TITLE] = { "title", 0, "TITLE", "plan or week: 'My plan' or 'My week' (plan)" },
	[OPT_LEAVE_OUT] = { "leave-out", 0, "WHAT", "helpers, words or helpers,words" },
	[OPT_FOR] = { "for", 0, "READER", "patient, or family:N: what person N may see (patient)" },
	[OPT_SINCE] = { "since", 0, "VISIT", "what changed since the plan of that visit" },
	{ NULL, 0, NULL, NULL },
};

struct wish {
	const char *code;
	const struct writer *writer;
	struct plan_cut cut;
	const char *path; /* NULL: standard output */
	int person;        /* family:N; 0: the patient */
	const char *since; /* NULL: the plan itself */
};

struct looking { /* at a visit, and at others where that is needed */
	struct store *store;
	struct pack_cache packs;
	struct kept one;
	struct record_list all;
};

/* ---- what is wanted ------------------------------------------------------------- */

static bool read_title(const char *title, struct plan_cut *cut)
{
	cut->week = title && str_is(title, "week");
	if (!title || cut->week || str_is(title, "plan"))
		return true;
	report_line("there is no title '%s'; write 'plan' or 'week'", title);
	return false;
}

/* "helpers,words": names with a comma between. */
static bool read_leave_out(const char *what, struct plan_cut *cut)
{
	for (const char *at = what; at; at = strchr(at, ',') ? strchr(at, ',') + 1 : NULL) {
		size_t len = strcspn(at, ",");
		if (len == 7 && memcmp(at, "helpers", len) == 0)
			cut->helpers = true;
		else if (len == 5 && memcmp(at, "words", len) == 0)
			cut->words = true;
		else {
			report_line("'%.*s' cannot be left out; write 'helpers', 'words' or "
				    "'helpers,words'", (int)len, at);
			return false;
		}
	}
	return true;
}

static bool read_for(const char *reader, struct wish *wish)
{
	long person;
	if (!reader || str_is(reader, "patient"))
		return true;
	if (str_starts(reader, "family:") && str_to_long(reader + strlen("family:"), &person)
		&& person >= 1 && person <= PEOPLE_MOST) {
		wish->person = (int)person;
		return true;
	}
	report_line("there is no page for '%s'; write 'patient', or 'family:N' with the number of "
		    "the person, 1 to %d", reader, PEOPLE_MOST);
	return false;
}

/* A page that holds just what was shared has nothing to be left out, or compared. */
static bool agrees_with_itself(const struct wish *wish)
{
	bool cut = wish->cut.helpers || wish->cut.words || wish->cut.week;
	if ((wish->person == 0 || (!cut && !wish->since)) && !(wish->since && cut))
		return true;
	report_line("'--for family:N' and '--since' stand alone: leave the other options out");
	return false;
}

static bool read_wish(const struct given *given, struct wish *wish)
{
	const char *path = given->text[OPT_OUT];
	assert(given->count == 1);
	*wish = (struct wish){ .code = given->arguments[0],
		.path = path && !str_is(path, "-") ? path : NULL };
	wish->since = given->text[OPT_SINCE];
	return output_find_writer(given->text[OPT_FORMAT], &wish->writer)
	       && read_for(given->text[OPT_FOR], wish)
	       && read_title(given->text[OPT_TITLE], &wish->cut)
	       && read_leave_out(given->text[OPT_LEAVE_OUT], &wish->cut)
	       && agrees_with_itself(wish);
}

/* ---- and done -------------------------------------------------------------------- */

static int write_out(const struct plan *plan, const struct plan_facts *facts,
	const struct wish *wish, struct arena *arena)
{
	struct document document;
	plan_document(plan, arena, &document);
	return output_document(wish->writer, &document, facts, wish->path);
}

static int write_plan(const struct visit *visit, const struct wish *wish,
	struct arena *arena)
{
	struct plan whole, plan;
	struct plan_facts facts;
	plan_assemble(visit, true, arena, &whole);
	whole.code = wish->code;
	plan_cut(&whole, &wish->cut, arena, &plan);
	plan_facts(visit, &plan, arena, &facts);
	return write_out(&plan, plan.is_sheet ? NULL : &facts, wish, arena);
}

/* Whose a damaged visit was, and what it followed, nobody can say: not even what stands beside
 * it, for that is not sealed.  Of one whose own row is gone no head is left to be listed. */
static bool may_have_followed(const struct looking *looking, struct arena *arena)
{
	struct store *store = looking->store;
	struct faults damages;
	faults_init(&damages, arena);
	return looking->all.damaged_count || !store->ops->verify(store, &damages, NULL)
	       || damages.count;
}

/* What is shared can be changed on any day: the last word is that of the last visit. */
static int write_family(const struct looking *looking, const struct wish *wish,
	struct arena *arena)
{
	assert(wish->person >= 1 && wish->person <= PEOPLE_MOST);
	struct plan page;
	const struct kept *one = &looking->one;
	const struct listed *listed = record_list_at(&looking->all, &one->ref);
	if (listed && listed->later) {
		const char *later = listed->later->code;
		report_line("the visit '%s' followed '%s', and what is shared may have changed; "
			    "print the page from '%s'", later, wish->code, later);
		return EXIT_NO;
	}
	if (may_have_followed(looking, arena)) {
		report_line("a visit that may have followed '%s' could not be read, and what is "
			    "shared may have changed; 'tandem records verify' says why",
			wish->code);
		return EXIT_NO;
	}
	if (family_assemble(&one->visit, wish->person, arena, &page))
		return write_out(&page, NULL, wish, arena);
	/* Whether there is such a person is nobody's business who asks by number. */
	report_line("nothing is shared with person %d of the visit '%s'", wish->person,
		wish->code);
	return EXIT_NO;
}

/* Which of two visits was the later one, as far as anything says it. */
enum order { ORDER_UNKNOWN, ORDER_SAME, ORDER_LATER, ORDER_EARLIER };

/* That one followed the other says more than the clock, which may have been wrong. */
static enum order order_of(const struct record_list *all, const struct kept *now,
	const struct kept *before)
{
	const struct listed *one = record_list_at(all, &now->ref);
	const struct listed *other = record_list_at(all, &before->ref);
	if (!one || !other)
		return ORDER_UNKNOWN;
	if (one == other)
		return ORDER_SAME;
	if (listed_follows(one, other))
		return ORDER_LATER;
	return listed_follows(other, one) ? ORDER_EARLIER : ORDER_UNKNOWN;
}

/* Of one person's visits that do not follow each other the clock says it. */
static enum order order_by_clock(const struct plan *now, const struct plan *before)
{
	return now->began.ms < before->began.ms ? ORDER_EARLIER : ORDER_LATER;
}

static int compare(const struct looking *looking, const struct kept *earlier,
	const struct wish *wish, struct arena *arena)
{
	const struct kept *one = &looking->one;
	struct plan before, now, page;
	plan_assemble(&earlier->visit, true, arena, &before);
	plan_assemble(&one->visit, true, arena, &now);
	if ((*before.label || *now.label) && !label_is_same(before.label, now.label)) {
		report_line("'%s' and '%s' are visits of two people", wish->since, wish->code);
		return EXIT_BAD_DATA;
	}
	enum order order = order_of(&looking->all, one, earlier);
	if (order == ORDER_SAME) {
		report_line("'%s' and '%s' are one visit: give the visit before it to '--since'",
			wish->since, wish->code);
		return EXIT_BAD_DATA;
	}
	if (!*now.label && order == ORDER_UNKNOWN) {
		report_line("'%s' and '%s' have no label, and neither follows from the other: "
			    "nothing says that they are visits of one person; give the visit "
			    "that '%s' follows", wish->since, wish->code, wish->code);
		return EXIT_BAD_DATA;
	}
	if (order == ORDER_UNKNOWN)
		order = order_by_clock(&now, &before);
	if (order == ORDER_EARLIER) {
		report_line("'%s' came before '%s': to see what changed, write "
			    "'tandem plan %s --since %s'", wish->code, wish->since, wish->since,
			wish->code);
		return EXIT_BAD_DATA;
	}
	if (before.is_sheet || now.is_sheet) {
		report_line("a visit that was stopped has no plan to compare");
		return EXIT_NO;
	}
	plan_since(&before, &now, arena, &page);
	return write_out(&page, NULL, wish, arena);
}

static int write_since(struct looking *looking, const struct wish *wish, struct arena *arena)
{
	assert(wish->since && !wish->person);
	struct kept earlier;
	int result = records_find_kept(looking->store, wish->since, &looking->packs, &earlier);
	if (result != EXIT_DONE)
		return result;
	result = compare(looking, &earlier, wish, arena);
	kept_close(&earlier);
	return result;
}

static int write_wish(struct looking *looking, const struct wish *wish, struct arena *arena)
{
	struct fault why;
	if (!wish->person && !wish->since)
		return write_plan(&looking->one.visit, wish, arena);
	/* Other visits are looked at, too. */
	if (!record_list_read(looking->store, arena, &looking->all, &why)) {
		report_fault(&why);
		return exit_of(why.kind, EXIT_IO);
	}
	return wish->person ? write_family(looking, wish, arena)
	                    : write_since(looking, wish, arena);
}

static int write_one(struct store *store, const struct wish *wish)
{
	struct looking looking = { .store = store };
	struct arena arena;
	pack_cache_init(&looking.packs, report_last_words);
	int result = records_find_kept(store, wish->code, &looking.packs, &looking.one);
	if (result == EXIT_DONE) {
		arena_init(&arena, report_last_words);
		result = write_wish(&looking, wish, &arena);
		arena_release(&arena);
		kept_close(&looking.one);
	}
	pack_cache_release(&looking.packs);
	return result;
}

static int run(const struct given *given)
{
	int result;
	struct wish wish;
	if (!read_wish(given, &wish))
		return EXIT_WRONG_USE;
	struct store *store = records_open_existing(&result);
	if (!store) {
		if (result == EXIT_DONE)
			report_line("there are no records yet, so no visit '%s'", wish.code);
		return result == EXIT_DONE ? EXIT_NO : result;
	}
	result = write_one(store, &wish);
	store_close(store);
	return result;
}

const struct command cmd_plan = {
	.name = "plan", .arguments = "VISIT", .least = 1, .most = 1, .options = options,
	.run = run, .about = "Print the plan of a visit.",
};
