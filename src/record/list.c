#include "record/list.h"

#include "base/arena.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* A visit follows one that was there before it, so there is an end; a doctored one might not
 * have it. */
#define LINKS_MOST 10000

/* ---- reading ----------------------------------------------------------------------- */

struct reading {
	struct arena *arena;
	struct record_list *out;
	size_t cap, damaged_cap;
};

static void add_damaged(struct reading *reading, const struct store_ref *ref)
{
	struct record_list *out = reading->out;
	out->damaged = arena_grow(reading->arena, out->damaged, out->damaged_count,
		&reading->damaged_cap, sizeof *out->damaged);
	out->damaged[out->damaged_count++] = *ref;
}

/* Most visits are of one pack and path: their names lie there once. */
static const char *shared(struct reading *reading, const char *text, const char *before)
{
	return before && strcmp(text, before) == 0 ? before : arena_strdup(reading->arena, text);
}

static void own_texts(struct reading *reading, struct head *head)
{
	const struct record_list *out = reading->out;
	static const struct head none;
	const struct head *before = out->count ? &out->list[out->count - 1]->head : &none;
	head->label = arena_strdup(reading->arena, head->label);
	head->path = shared(reading, head->path, before->path);
	head->pack = shared(reading, head->pack, before->pack);
	head->pack_version = shared(reading, head->pack_version, before->pack_version);
}

static bool read_head(void *ctx, const struct store_head *head)
{
	struct reading *reading = ctx;
	struct record_list *out = reading->out;
	struct head facts;
	if (!head->bytes || !head_decode(head->bytes, head->len, &facts, NULL)
		|| facts.events != head->last) {
		add_damaged(reading, &head->ref);
		return true;
	}
	own_texts(reading, &facts);
	struct listed *one = ARENA_NEW(reading->arena, struct listed);
	*one = (struct listed){ .ref = head->ref, .number = head->number, .head = facts };
	ref_code(&one->ref, one->code);
	out->list = arena_grow(reading->arena, out->list, out->count, &reading->cap,
		sizeof *out->list);
	out->list[out->count++] = one;
	return true;
}

static int by_number(const void *a, const void *b)
{
	const struct listed *const *left = a, *const *right = b;
	return ((*left)->number > (*right)->number) - ((*left)->number < (*right)->number);
}

/* ---- by id ------------------------------------------------------------------------- */

static int by_visit(const void *a, const void *b)
{
	const struct listed *const *left = a, *const *right = b;
	return memcmp(&(*left)->ref.visit, &(*right)->ref.visit, sizeof(struct store_id));
}

static int find_visit(const void *id, const void *element)
{
	const struct listed *const *listed = element;
	return memcmp(id, &(*listed)->ref.visit, sizeof(struct store_id));
}

/* Each learns what it follows, and of what follows it. */
static void link_all(struct record_list *list, struct arena *arena)
{
	struct listed **sorted = arena_array(arena, list->count + 1, sizeof *sorted);
	for (size_t i = 0; i < list->count; i++)
		sorted[i] = list->list[i];
	qsort(sorted, list->count, sizeof *sorted, by_visit);
	for (size_t i = 0; i < list->count; i++) {
		struct listed *one = list->list[i];
		struct listed **before = one->head.follows
			? bsearch(&one->head.followed, sorted, list->count, sizeof *sorted,
				  find_visit)
			: NULL;
		one->before = before ? *before : NULL;
		if (before && one->head.state != HEAD_DECLINED)
			(*before)->later = one;
		if (before && one->head.state == HEAD_AGREED)
			(*before)->is_settled = true;
	}
}

bool record_list_read(struct store *store, struct arena *arena, struct record_list *list,
	struct fault *why)
{
	struct reading reading = { .arena = arena, .out = list };
	*list = (struct record_list){ 0 };
	if (!store->ops->each_head(store, read_head, &reading, why))
		return false;
	if (list->count)
		qsort(list->list, list->count, sizeof *list->list, by_number);
	link_all(list, arena);
	return true;
}

const struct listed *record_list_at(const struct record_list *list, const struct store_ref *ref)
{
	for (size_t i = 0; i < list->count; i++)
		if (store_ref_is(&list->list[i]->ref, ref))
			return list->list[i];
	return NULL;
}

size_t record_list_unfinished(const struct record_list *list)
{
	size_t count = 0;
	for (size_t i = 0; i < list->count; i++)
		count += list->list[i]->head.state == HEAD_UNFINISHED;
	return count;
}

/* ---- due --------------------------------------------------------------------------- */

bool listed_is_due(const struct listed *listed)
{
	return listed->head.state == HEAD_AGREED && !listed->is_settled;
}

static int by_day(const void *a, const void *b)
{
	const struct head *left = &(*(const struct listed *const *)a)->head;
	const struct head *right = &(*(const struct listed *const *)b)->head;
	if (left->has_due != right->has_due)
		return left->has_due ? -1 : 1;
	long days = left->has_due ? date_days(&left->due) - date_days(&right->due) : 0;
	if (days)
		return days < 0 ? -1 : 1;
	return left->began.ms < right->began.ms ? -1 : left->began.ms > right->began.ms;
}

const struct listed **record_list_due(const struct record_list *list, struct arena *arena,
	size_t *count)
{
	const struct listed **due = arena_array(arena, list->count + 1, sizeof *due);
	*count = 0;
	for (size_t i = 0; i < list->count; i++)
		if (listed_is_due(list->list[i]))
			due[(*count)++] = list->list[i];
	assert(*count <= list->count);
	qsort(due, *count, sizeof *due, by_day);
	return due;
}

long listed_due_in(const struct listed *listed, const struct date *today)
{
	assert(listed->head.has_due);
	return date_days(&listed->head.due) - date_days(today);
}

/* ---- chains -------------------------------------------------------------------------- */

bool listed_follows(const struct listed *listed, const struct listed *earlier)
{
	int links = 0;
	for (const struct listed *at = listed->before; at && links < LINKS_MOST; at = at->before) {
		if (at == earlier)
			return true;
		links++;
	}
	return false;
}

/* ---- by its code ------------------------------------------------------------------------ */

bool record_is_code(const char *code)
{
	size_t len = strlen(code);
	return len >= CODE_LEAST && len < CODE_SIZE
	       && strspn(code, "abcdefghijklmnopqrstuvwxyz234567ABCDEFGHIJKLMNOPQRSTUVWXYZ") == len;
}

struct finding {
	const char *code;
	size_t len;
	struct arena *arena;
	struct store_ref *found;
	size_t count, cap;
};

static bool match_code(void *ctx, const struct store_head *head)
{
	struct finding *finding = ctx;
	char code[CODE_SIZE];
	ref_code(&head->ref, code);
	if (strncasecmp(code, finding->code, finding->len) != 0)
		return true;
	finding->found = arena_grow(finding->arena, finding->found, finding->count,
		&finding->cap, sizeof *finding->found);
	finding->found[finding->count++] = head->ref;
	return true;
}

bool record_find(struct store *store, const char *code, struct arena *arena,
	struct store_ref **found, size_t *count, struct fault *why)
{
	struct finding finding = { .code = code, .len = strlen(code), .arena = arena };
	bool ok = store->ops->each_head(store, match_code, &finding, why);
	*found = finding.found;
	*count = finding.count;
	return ok;
}
