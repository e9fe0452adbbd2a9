/*
 * No memory for the store of a visit: said, and nothing of it is left over.  The
 * store that fails stands here in place of the program's.
 */
#include "app/session.h"

#include "app/records.h"

#include "tests/pack/packs.h"
#include "tests/term/world.h"

struct store *store_memory_new(void)
{
	return NULL;
}

static void test_start(void)
{
	static const struct moment nine = { 1772438400000, 60 };
	struct session session;
	struct fault why = { 0 };
	struct pack *pack = test_pack("tests/pack/kinds");
	NEED(pack != NULL);
	CHECK(!session_start(&session, pack, 0, "Jo", false, nine, &why));
	CHECK_STR("there is no memory left for the visit", why.what);
	CHECK(*why.fix != '\0');
	session_end(&session);
}

static void test_resume(void)
{
	static const struct store_ref none;
	struct world world;
	struct session session;
	struct fault why = { 0 };
	world_begin(&world);
	struct pack_cache packs;
	pack_cache_init(&packs, NULL);
	struct store *store = records_make(NULL, &why);
	NEED(store != NULL);
	CHECK(!session_resume(&session, store, &none, &packs, &why));
	CHECK_STR("there is no memory left for the visit", why.what);
	store_close(store);
	pack_cache_release(&packs);
	world_end(&world);
}

TESTS("app/no memory", { "at the start", test_start }, { "at going on", test_resume })
