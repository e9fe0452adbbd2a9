/* Where a store may lie: on a disk of this machine, where files can be locked, and where nobody
 * else may change it. */
#include "store/filesystem.h"

#include "tests/store/raw.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/magic.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>

static void test_magic(void)
{
	static const struct {
		unsigned long magic;
		const char *type;
		bool may;
	} cases[] = {
		{ EXT4_SUPER_MAGIC, NULL, true }, { TMPFS_MAGIC, NULL, true },
		{ BTRFS_SUPER_MAGIC, NULL, true }, { OVERLAYFS_SUPER_MAGIC, NULL, true },
		{ ECRYPTFS_SUPER_MAGIC, NULL, true }, { NFS_SUPER_MAGIC, NULL, false },
		{ NFS_SUPER_MAGIC, "nfs4", false }, { SMB2_SUPER_MAGIC, NULL, false },
		{ CIFS_SUPER_MAGIC, NULL, false }, { SMB_SUPER_MAGIC, NULL, false },
		{ V9FS_MAGIC, NULL, false }, { CEPH_SUPER_MAGIC, NULL, false },
		{ AFS_SUPER_MAGIC, NULL, false }, { OCFS2_SUPER_MAGIC, NULL, false },
		{ FUSE_SUPER_MAGIC, NULL, false }, { FUSE_SUPER_MAGIC, "fuse.sshfs", false },
		{ FUSE_SUPER_MAGIC, "fuse.s3fs", false }, { FUSE_SUPER_MAGIC, "fuse", false },
		{ FUSE_SUPER_MAGIC, "fuseblk", true },
		{ FUSE_SUPER_MAGIC, "fuse.gocryptfs", true },
		/* A name is no leave for what is another machine. */
		{ NFS_SUPER_MAGIC, "fuseblk", false },
	};
	struct fault why = { 0 };
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		CHECK_INT(cases[i].may, filesystem_may_hold(cases[i].magic, cases[i].type));
	/* Where it cannot be told, it is not. */
	CHECK(!filesystem_is_local("/nowhere/at/all", &why));
	CHECK(strstr(why.what, "/nowhere/at/all") != NULL);
}

/* As on a share without a server for its locks: every lock of a file fails. */
static bool lose_locks(void)
{
	static struct sock_filter steps[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_fcntl, 0, 8),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[1])),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, F_GETLK, 5, 0),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, F_SETLK, 4, 0),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, F_SETLKW, 3, 0),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, F_OFD_GETLK, 2, 0),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, F_OFD_SETLK, 1, 0),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOLCK),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog filter = { sizeof steps / sizeof *steps, steps };
	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
	       && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

static bool says_no_locks(const struct fault *why)
{
	bool says = strstr(why->what, "no file can be locked") != NULL
	            && strcmp(why->fix, "put it on a disk of this machine") == 0;
	if (!says)
		printf("\n%s\n", why->what);
	return says;
}

static bool open_without_locks(const struct place_of_test *place)
{
	for (int create = 0; create < 2; create++) {
		struct fault why = { 0 };
		struct store *store = store_sqlite_open(place->file, STORE_VISITS,
			create ? STORE_CREATE : STORE_EXISTING, NULL, &why);
		if (store || !says_no_locks(&why))
			return false;
	}
	return true;
}

static struct store_tag last_tag; /* of what was kept; raw_in_child() hands on the place alone */

/* Lost while it is open: every act is refused by what is wrong, and what was kept is kept. */
static bool lose_while_open(const struct place_of_test *place)
{
	struct store_ref visit = visit_ref(1);
	struct fault why = { 0 };
	struct store *store = place_open(place, STORE_EXISTING);
	const struct store_row two = ROW(2, "two"), three = ROW(3, "three");
	struct store_append what = { .rows = &two, .count = 1, .head = "", .last = 1,
		.last_tag = last_tag };
	if (!store || store->ops->append(store, &visit, &what, &what.last_tag, &why) || !lose_locks())
		return false;
	what.rows = &three;
	what.last = 2;
	if (store->ops->append(store, &visit, &what, NULL, &why) != STORE_FAILED)
		return false;
	bool ok = says_no_locks(&why);
	ok = ok && !store->ops->reopen(store, &why) && says_no_locks(&why);
	store_close(store);
	return ok;
}

static bool lose_then_open(const struct place_of_test *place)
{
	return lose_locks() && open_without_locks(place);
}

static void test_no_locks(void)
{
	struct place_of_test place = place_new();
	struct store_ref visit = visit_ref(1);
	const struct store_row one = ROW(1, "one");
	const struct store_append what = { .rows = &one, .count = 1, .head = "" };
	struct store *store = place_open(&place, STORE_CREATE);
	NEED(store != NULL);
	CHECK_INT(STORE_DONE, store->ops->append(store, &visit, &what, &last_tag, NULL));
	store_close(store);
	CHECK(raw_in_child(lose_then_open, &place));
	CHECK(raw_in_child(lose_while_open, &place));
	store = place_open(&place, STORE_EXISTING);
	NEED(store != NULL);
	check_rows("1=one;2=two;", store, &visit);
	store_close(store);
	place_remove(&place);
}

/* ---- whose it is ------------------------------------------------------------------- */

static void check_refusal(const struct place_of_test *place, const char *want)
{
	struct fault why = { 0 };
	bool missing = true;
	CHECK(!store_sqlite_open(place->file, STORE_VISITS, STORE_CREATE, &missing, &why));
	CHECK(!missing && strstr(why.what, want) != NULL && *why.fix);
}

/* Where everybody may write, a file is replaced; but each keeps his own in a common /tmp. */
static void test_folder_of_all(void)
{
	struct place_of_test place = place_new();
	CHECK_INT(0, chmod(place.folder, 0777));
	check_refusal(&place, "everybody can write to the folder '");
	CHECK_INT(0, raw_mode(place.file));
	CHECK_INT(0, chmod(place.folder, 01777));
	struct store *store = place_open(&place, STORE_CREATE);
	CHECK(store != NULL);
	store_close(store);
	CHECK_INT(0, chmod(place.folder, 0777));
	check_refusal(&place, "everybody can write to the folder '");
	CHECK_INT(0, chmod(place.folder, 0700));
	place_remove(&place);
}

/* Our own with too many rights is mended; another's is not taken. */
static void test_file_of_another(void)
{
	struct place_of_test place = place_new();
	struct store *store = place_open(&place, STORE_CREATE);
	NEED(store != NULL);
	store_close(store);
	CHECK_INT(0, chmod(place.file, 0666));
	store = place_open(&place, STORE_EXISTING);
	CHECK(store != NULL);
	store_close(store);
	CHECK_INT(0600, raw_mode(place.file));
	/* Only root can give a file away. */
	if (chown(place.file, 65534, 65534) == 0) {
		CHECK_INT(0, chmod(place.file, 0666));
		check_refusal(&place, "' belongs to somebody else, and others can write to it");
		CHECK_INT(0666, raw_mode(place.file));
	}
	place_remove(&place);
}

TESTS("store/filesystem", { "by its kind", test_magic }, { "no locks", test_no_locks },
	{ "a folder of all", test_folder_of_all }, { "a file of another", test_file_of_another })
