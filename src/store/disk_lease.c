/*
 * Who has a visit: a row that says since when, checked in every transaction that
 * writes to it, and the lock of whoever that is.
 */
#include "store/disk.h"

#include <assert.h>
#include <string.h>

struct lease {
	struct store_id terminal;
	int64_t since;
	bool found;
};

static bool read_lease(void *ctx, const struct db_value *columns)
{
	struct lease *lease = ctx;
	lease->found = columns[0].bytes && columns[0].len == sizeof lease->terminal.bytes;
	if (lease->found)
		memcpy(lease->terminal.bytes, columns[0].bytes, sizeof lease->terminal.bytes);
	lease->since = columns[1].number;
	return false;
}

static bool get_lease(struct disk *disk, const struct store_ref *ref, struct lease *lease,
	struct fault *why)
{
	const struct db_value args[] = { disk_id(&ref->subject), disk_id(&ref->visit) };
	*lease = (struct lease){ .found = false };
	return disk_query(disk, SQL_GET_LEASE, args, COUNT(args), read_lease, lease, why);
}

static bool is_own(const struct disk *disk, const struct lease *lease)
{
	return lease->found && memcmp(&lease->terminal, &disk->terminal, sizeof disk->terminal) == 0;
}

static bool has_taken(const struct disk *disk, const struct store_ref *ref)
{
	return disk->has_taken && store_ref_is(&disk->taken, ref);
}

static bool shows(struct disk *disk, const struct store_ref *ref, struct fault *why)
{
	return !disk->holders || disk->holders->ops->hold(disk->holders, ref, &disk->terminal, why);
}

/* Where it was taken here: is it still?  What is not there any more was deleted by another. */
enum store_result disk_check_lease(struct disk *disk, const struct store_ref *ref,
	struct fault *why)
{
	struct lease lease;
	bool there;
	if (!has_taken(disk, ref))
		return STORE_DONE;
	if (!get_lease(disk, ref, &lease, why))
		return STORE_FAILED;
	if (is_own(disk, &lease))
		return shows(disk, ref, why) ? STORE_DONE : STORE_FAILED;
	if (!disk_has_visit(disk, ref, &there, why))
		return STORE_FAILED;
	fault_set_kind(why, FAULT_ELSEWHERE, NULL,
		there ? "another terminal has gone on with this visit"
		      : "another terminal has deleted this visit");
	return STORE_NOT_HELD;
}

bool disk_add_lease(struct disk *disk, const struct store_ref *ref, struct fault *why)
{
	const struct db_value args[] = { disk_id(&ref->subject), disk_id(&ref->visit),
		disk_id(&disk->terminal), db_number(disk->since) };
	return !has_taken(disk, ref) || disk_change(disk, SQL_ADD_LEASE, args, COUNT(args), NULL, why);
}

static bool set_lease(struct disk *disk, const struct store_ref *ref, struct fault *why)
{
	int64_t changed = 0;
	const struct db_value args[] = { disk_id(&disk->terminal), db_number(disk->since),
		disk_id(&ref->subject), disk_id(&ref->visit) };
	return disk_change(disk, SQL_SET_LEASE, args, COUNT(args), &changed, why)
	       && (changed || disk_add_lease(disk, ref, why));
}

struct taking {
	struct store_ref ref;
	int64_t since; /* of who has it, where it is not to be had */
	bool anyway;
};

static bool is_living(const struct disk *disk, const struct store_ref *ref,
	const struct lease *lease)
{
	return lease->found && !is_own(disk, lease) && disk->holders
	       && disk->holders->ops->is_there(disk->holders, ref, &lease->terminal);
}

static enum store_result write_take(struct disk *disk, void *ctx, struct fault *why)
{
	struct taking *taking = ctx;
	struct lease lease;
	bool there;
	if (!disk_has_visit(disk, &taking->ref, &there, why)
		|| !get_lease(disk, &taking->ref, &lease, why))
		return STORE_FAILED;
	if (!taking->anyway && is_living(disk, &taking->ref, &lease)) {
		taking->since = lease.since;
		fault_set_kind(why, FAULT_ELSEWHERE, NULL, "the visit is open on another terminal");
		return STORE_NOT_HELD;
	}
	return !there || set_lease(disk, &taking->ref, why) ? STORE_DONE : STORE_FAILED;
}

/* What shows that this one is there comes first: from the row on it is asked for. */
enum store_result disk_take(struct store *store, const struct store_ref *ref,
	int64_t *since, bool anyway, struct fault *why)
{
	struct disk *disk = disk_of(store);
	struct taking taking = { *ref, 0, anyway };
	assert(!disk->in_transaction);
	if (!shows(disk, ref, why))
		return STORE_FAILED;
	disk->taken = *ref;
	disk->since = *since;
	disk->has_taken = true;
	enum store_result result = disk_write(disk, write_take, &taking, why);
	assert(result != STORE_NOT_HELD || !anyway);
	disk->has_taken = result == STORE_DONE;
	if (result == STORE_NOT_HELD)
		*since = taking.since;
	return result;
}

enum store_result disk_held(struct store *store, const struct store_ref *ref,
	struct fault *why)
{
	return disk_check_lease(disk_of(store), ref, why);
}
