#include "app/due.h"

#include "base/str.h"
#include "plan/plan.h"

#include <stdlib.h>
#include <string.h>

struct reading {
	struct arena *arena;
	const struct digest *pack;
	struct due_list *out;
	const char **followed; /* ids of visits that another follows */
	size_t followed_count;
};

static void read_visit(struct reading *reading, const struct book_visit *one)
{
	const struct state *state = &one->visit.state;
	struct due_list *out = reading->out;
	/* A follow-up that was put off to another day has followed nothing. */
	if (state->after && state->end != END_DECLINED)
		reading->followed[reading->followed_count++] =
			arena_strdup(reading->arena, state->after);
	out->unfinished += str_is(book_state(&one->visit), "unfinished");
	if (state->end != END_AGREED)
		return;
	struct due *due = &out->list[out->count++];
	*due = (struct due){ .id = one->id, .began = state->began,
		.label = arena_strdup(reading->arena, state->label),
		.other_words = reading->pack && memcmp(reading->pack->bytes,
			one->pack->digest.bytes, DIGEST_SIZE) != 0 };
	due->has_day = plan_due(&one->visit, &due->day);
}

static bool is_followed(const struct reading *reading, const struct due *due)
{
	char id[BOOK_ID_SIZE];
	book_id(&due->id, id);
	for (size_t i = 0; i < reading->followed_count; i++)
		if (str_is(reading->followed[i], id))
			return true;
	return false;
}

static void leave_out_followed(struct reading *reading)
{
	size_t left = 0;
	for (size_t i = 0; i < reading->out->count; i++)
		if (!is_followed(reading, &reading->out->list[i]))
			reading->out->list[left++] = reading->out->list[i];
	reading->out->count = left;
}

static int by_day(const void *a, const void *b)
{
	const struct due *left = a, *right = b;
	if (left->has_day != right->has_day)
		return left->has_day ? -1 : 1;
	long days = left->has_day ? date_days(&left->day) - date_days(&right->day) : 0;
	if (days)
		return days < 0 ? -1 : 1;
	return left->began.ms < right->began.ms ? -1 : left->began.ms > right->began.ms;
}

bool due_read(struct store *store, const struct digest *pack, struct arena *arena,
	struct due_list *out, struct fault *why)
{
	struct book_shelf shelf = { 0 };
	struct store_ref *ids;
	size_t count;
	*out = (struct due_list){ 0 };
	if (!book_list(store, arena, &ids, &count, why))
		return false;
	struct reading reading = { .arena = arena, .pack = pack, .out = out,
		.followed = arena_array(arena, count + 1, sizeof *reading.followed) };
	out->list = arena_array(arena, count + 1, sizeof *out->list);
	for (size_t i = 0; i < count; i++) {
		struct book_visit one;
		if (!book_look(store, &ids[i], &shelf, &one, NULL)) {
			out->damaged++;
			continue;
		}
		read_visit(&reading, &one);
		book_close(&one);
	}
	book_shelf_release(&shelf);
	leave_out_followed(&reading);
	qsort(out->list, out->count, sizeof *out->list, by_day);
	return true;
}

long due_in(const struct due *due, const struct date *today)
{
	return date_days(&due->day) - date_days(today);
}
