/*
 * What the parts of the store over a database share: writing, transactions and
 * life in disk.c, reading in disk_read.c, who has a visit in disk_lease.c.
 */
#ifndef TANDEM_STORE_DISK_H
#define TANDEM_STORE_DISK_H

#include "base/buf.h"
#include "store/db.h"
#include "store/holders.h"
#include "store/row_ref.h"
#include "store/seal.h"
#include "store/store.h"

#define SEALED_MAX ((size_t)256 << 20)
#define COUNT(array) (sizeof(array) / sizeof *(array))

struct disk {
	struct store store;
	struct db *db; /* owned */
	/* Made with the first write: until then there is nothing to be of a store. */
	struct store_id id;
	bool has_id, id_is_new;
	/* In the open transaction: something was deleted; a call has failed. */
	bool in_transaction, forgotten, failed;
	bool may_repeat;
	/* Who writes here, and the visit that it has taken. */
	struct holders *holders; /* owned; NULL: nobody is asked */
	struct store_id terminal;
	struct store_ref taken;
	int64_t since;
	bool has_taken;
};

static inline struct disk *disk_of(struct store *store)
{
	return (struct disk *)store;
}

struct db_value disk_id(const struct store_id *id);
bool disk_query(struct disk *disk, enum sql sql, const struct db_value *args, size_t count,
	db_row_fn *fn, void *ctx, struct fault *why);
bool disk_change(struct disk *disk, enum sql sql, const struct db_value *args, size_t count,
	int64_t *changed, struct fault *why);
/* What a call writes, its arguments in `ctx`: as a transaction of its own, run again where
 * another writer made it fail, or as part of the one that is open. */
typedef enum store_result disk_write_fn(struct disk *disk, void *ctx, struct fault *why);
enum store_result disk_write(struct disk *disk, disk_write_fn *fn, void *ctx, struct fault *why);
bool disk_has_visit(struct disk *disk, const struct store_ref *ref, bool *there,
	struct fault *why);
/* The id of the store, where it has one by now.  False: its row is damaged. */
bool disk_know_store(struct disk *disk, struct fault *why);

/* What a row of a visit is about, but for its place in it. */
struct row_ref disk_ref(enum row_domain domain, const struct store_ref *ref);
struct row_ref disk_pack_ref(const unsigned char *digest);
/* Opens it into `out`, in place of what is there; `tag` may be NULL. */
bool disk_unseal(const struct disk *disk, const struct row_ref *ref,
	const struct db_value *sealed, struct buf *out, struct store_tag *tag);
/* A head lies in its seal behind the tag of the last row, which `seq` is. */
bool disk_open_head(const struct disk *disk, const struct store_ref *of, uint64_t seq,
	const struct db_value *sealed, struct buf *out, struct store_tag *tag);
/* Names a field without saying it, and in no two visits alike. */
bool disk_name_field(const struct store_id *visit, const char *field, struct store_id *id,
	struct fault *why);

/* Where the visit was taken here: is it still?  What is not there any more was deleted by
 * another. */
enum store_result disk_check_lease(struct disk *disk, const struct store_ref *ref,
	struct fault *why);
/* With the first rows of a visit that was taken before. */
bool disk_add_lease(struct disk *disk, const struct store_ref *ref, struct fault *why);

/* Of struct store_ops. */
enum store_result disk_take(struct store *store, const struct store_ref *ref, int64_t *since,
	bool anyway, struct fault *why);
enum store_result disk_held(struct store *store, const struct store_ref *ref, struct fault *why);
bool disk_get_pack(struct store *store, const unsigned char digest[STORE_PACK_SIZE],
	store_bytes_fn *fn, void *ctx, struct fault *why);
bool disk_each_head(struct store *store, store_head_fn *fn, void *ctx, struct fault *why);
bool disk_each_row(struct store *store, const struct store_ref *ref, store_row_fn *fn,
	void *ctx, struct fault *why);
bool disk_each_draft(struct store *store, const struct store_ref *ref, store_draft_fn *fn,
	void *ctx, struct fault *why);

#endif
