#include "record/kept.h"

#include "visit/event.h"

#include <assert.h>

/* Rows that come in while a visit is read. */
struct reading {
	struct store *store;
	struct pack_cache *packs;
	struct kept *kept;
	struct arena arena;
	struct fault *why;
	uint64_t end;     /* this row and those behind it are left where they are */
	uint64_t refused; /* the row that could not be replayed; 0: all could */
};

static bool decode(const struct store_row *row, struct arena *arena, struct event *event,
	struct fault *why)
{
	arena_reset(arena);
	return event_decode(row->bytes, row->len, arena, event, why)
	       && (event->seq == row->seq
		       || fault_set(why, NULL, NULL, "event %llu is in the place of another",
				(unsigned long long)event->seq));
}

bool kept_replay(struct visit *visit, const struct store_row *row, struct arena *arena,
	struct fault *why)
{
	struct event event;
	return decode(row, arena, &event, why) && visit_replay(visit, &event, why);
}

/* The first event names the pack; without it there is nothing to open a visit with. */
static bool begin(struct reading *reading, const struct store_row *row)
{
	struct event event;
	struct kept *kept = reading->kept;
	if (!decode(row, &reading->arena, &event, reading->why))
		return false;
	if (event.kind != EVENT_BEGAN)
		return fault_set(reading->why, NULL, NULL, "the beginning of the visit is missing");
	kept->pack = pack_cache_get(reading->packs, reading->store, &event.digest, reading->why);
	if (!kept->pack)
		return false;
	visit_init(&kept->visit, kept->pack, reading->packs->last_words);
	return visit_replay(&kept->visit, &event, reading->why);
}

static bool read_row(void *ctx, const struct store_row *row)
{
	struct reading *reading = ctx;
	struct kept *kept = reading->kept;
	if (row->seq >= reading->end)
		return false;
	bool ok = kept->pack ? kept_replay(&kept->visit, row, &reading->arena, reading->why)
	                     : begin(reading, row);
	kept->tag = row->tag;
	reading->refused = ok ? 0 : row->seq;
	return ok;
}

static bool read_draft(void *ctx, const char *field, const void *bytes, size_t len)
{
	struct kept *kept = ctx;
	assert(kept->pack); /* rows come first */
	/* A draft that no longer fits is no loss worth refusing a visit for. */
	visit_take_draft(&kept->visit, field, bytes, len, NULL);
	return true;
}

static bool open_rows(struct reading *reading)
{
	struct store *store = reading->store;
	struct kept *kept = reading->kept;
	*kept = (struct kept){ .ref = kept->ref };
	bool ok = store->ops->each_row(store, &kept->ref, read_row, reading, reading->why)
	          && !reading->refused;
	if (ok && !kept->pack)
		ok = fault_set(reading->why, NULL, NULL, "the visit has no events");
	if (ok)
		ok = store->ops->each_draft(store, &kept->ref, read_draft, kept, reading->why);
	assert(!ok || kept->visit.event_count > 0);
	if (!ok)
		kept_close(kept);
	return ok;
}

static bool open(struct store *store, const struct store_ref *ref, struct pack_cache *packs,
	struct kept *kept, bool may_be_part, struct fault *why)
{
	struct fault unused;
	struct reading reading = { .store = store, .packs = packs, .kept = kept,
		.why = why ? why : &unused, .end = UINT64_MAX };
	kept->ref = *ref;
	arena_init(&reading.arena, packs->last_words);
	bool ok = open_rows(&reading);
	/* A row that was refused has left its traces: all are read again, up to it. */
	if (!ok && may_be_part && reading.refused > 1) {
		kept->ref = *ref;
		reading.end = reading.refused;
		reading.refused = 0;
		reading.why = &unused;
		ok = kept->part = open_rows(&reading);
	}
	arena_release(&reading.arena);
	return ok;
}

bool kept_open(struct store *store, const struct store_ref *ref, struct pack_cache *packs,
	struct kept *kept, struct fault *why)
{
	return open(store, ref, packs, kept, false, why);
}

bool kept_open_part(struct store *store, const struct store_ref *ref, struct pack_cache *packs,
	struct kept *kept, struct fault *why)
{
	return open(store, ref, packs, kept, true, why);
}

void kept_close(struct kept *kept)
{
	if (kept->pack)
		visit_release(&kept->visit);
	*kept = (struct kept){ 0 };
}
