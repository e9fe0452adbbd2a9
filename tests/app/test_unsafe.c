/*
 * A visit in which family is not safe: a name was said, and then no.  From then on
 * the name, and every screen about family, is nowhere: on no screen, alone or with
 * whoever came in, in no export, and in no byte of the store that is not sealed.
 */
#include "app/session.h"

#include "plan/family.h"
#include "plan/plan.h"
#include "tests/pack/packs.h"
#include "tests/plan/written.h"
#include "tests/store/raw.h"
#include "tests/term/world.h"
#include "tests/visit/seen.h"

#define WANT_ALL (WANT_PLAN | WANT_NOTES | WANT_MAP)
#define CANARY "QWILFRIDQ"

static const struct moment nine = { 1772438400000, 60 };

struct held {
	struct world world;
	struct session session;
	struct arena frame;
	struct view view;
};

static bool act(struct held *held, const struct act *act)
{
	bool taken = session_act(&held->session, act, nine);
	arena_reset(&held->frame);
	memset(&held->view, 0, sizeof held->view);
	session_show(&held->session, WANT_ALL, &held->frame, &held->view);
	return taken;
}

static bool pick(struct held *held, int number)
{
	return act(held, &(struct act){ .kind = ACT_NEXT,
		.value = { .type = VALUE_CHOICES, .pick = &number, .count = 1 } });
}

static bool text(struct held *held, const char *words)
{
	return act(held, &(struct act){ .kind = ACT_NEXT,
		.value = { .type = VALUE_TEXT, .text = words } });
}

static bool go_to(struct held *held, const char *screen)
{
	return act(held, &(struct act){ .kind = ACT_JUMP,
		.number = pack_find_screen(held->session.pack, screen) });
}

static bool name_them(struct held *held)
{
	const char *const names[PEOPLE_MOST] = { CANARY, "", "", "", "", "", "", "" };
	return act(held, &(struct act){ .kind = ACT_NEXT,
		.value = { .type = VALUE_PARTS, .part = names, .count = PEOPLE_MOST } });
}

/* Kept, alone, a name is said with all that goes with it; then the patient says no. */
static void begin(struct held *held)
{
	static const int no[8] = { 0 };
	struct fault why;
	memset(held, 0, sizeof *held);
	world_begin(&held->world);
	arena_init(&held->frame, NULL);
	struct pack *pack = test_pack("content/back-pain");
	NEED(pack != NULL);
	NEED(session_start(&held->session, pack, pack_find_path(pack, "full"), "Jo", false, nine,
		&why));
	NEED(pick(held, 0) && pick(held, 0));
	NEED(act(held, &(struct act){ .kind = ACT_NEXT,
		.value = { .type = VALUE_ITEMS, .pick = no, .count = 8 } }));
	NEED(go_to(held, "step") && text(held, "walk to the gate"));
	NEED(go_to(held, "family") && pick(held, 0));
	NEED(name_them(held) && pick(held, 0));
	NEED(go_to(held, "ask-1") && text(held, CANARY ", could you walk with me?"));
	const char *const shared[] = { "goal plan roles" };
	NEED(go_to(held, "may-see") && act(held, &(struct act){ .kind = ACT_NEXT,
		.value = { .type = VALUE_PARTS, .part = shared, .count = 1 } }));
	/* Else the search below finds nothing because nothing was there. */
	NEED(seen_has(&held->view, CANARY));
	NEED(go_to(held, "family") && pick(held, 1));
}

static void end(struct held *held)
{
	session_end(&held->session);
	arena_release(&held->frame);
	world_end(&held->world);
}

/* Is it one of the screens that only a yes opens? */
static bool is_family(const struct pack_screen *screen)
{
	return screen->person > 0 || screen->kind == VIEW_PEOPLE || screen->kind == VIEW_SHARE;
}

static void check_view(struct held *held)
{
	CHECK(!seen_has(&held->view, CANARY));
	for (size_t i = 0; i < held->session.pack->screen_count; i++) {
		const struct pack_screen *screen = &held->session.pack->screens[i];
		if (!is_family(screen))
			continue;
		CHECK(!visit_is_live(&held->session.record.visit, (int)i));
		for (size_t j = 0; j < held->view.place_count; j++)
			CHECK(held->view.places[j].screen != (int)i);
	}
}

static void test_every_screen(void)
{
	struct held held;
	begin(&held);
	for (int others = 0; others < 2; others++) {
		act(&held, &(struct act){ .kind = ACT_PRESENT, .number = others });
		for (size_t i = 0; i < held.session.pack->screen_count; i++) {
			go_to(&held, held.session.pack->screens[i].id);
			check_view(&held);
		}
		act(&held, &(struct act){ .kind = ACT_BACK });
		check_view(&held);
	}
	end(&held);
}

static void check_export(const struct plan *plan)
{
	for (size_t i = 0; writer_at(i); i++) {
		struct buf out;
		buf_init(&out, (size_t)1 << 20);
		CHECK(plan_written(plan, writer_at(i), &out));
		CHECK(out.data && !strstr(out.data, CANARY));
		buf_release(&out);
	}
}

static void test_every_export(void)
{
	struct held held;
	struct plan plan, page;
	begin(&held);
	for (int all = 0; all < 2; all++) {
		plan_assemble(&held.session.record.visit, all, &held.frame, &plan);
		check_export(&plan);
	}
	plan_since(&plan, &plan, &held.frame, &page);
	check_export(&page);
	plan_so_far(&held.session.record.visit, &held.frame, &page);
	check_export(&page);
	for (int person = 1; person <= PEOPLE_MOST; person++)
		CHECK(!family_assemble(&held.session.record.visit, person, &held.frame, &page));
	end(&held);
}

static bool has_bytes(const struct held *held, const char *word)
{
	static const char *const names[] = { "tandem.db", "tandem.db-wal", "tandem.db-shm" };
	struct buf all;
	buf_init(&all, WORLD_MAX);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		char path[PATH_MAX + 20];
		snprintf(path, sizeof path, "%s/%s", held->world.data, names[i]);
		int fd = open(path, O_RDONLY | O_CLOEXEC);
		if (fd < 0)
			continue;
		world_slurp(fd, &all);
		close(fd);
	}
	bool found = all.len && memmem(all.data, all.len, word, strlen(word)) != NULL;
	buf_release(&all);
	return found;
}

/* What is sealed is a question of keys; all else must know nothing of it. */
static void test_clear_bytes(void)
{
	struct held held;
	char file[PATH_MAX + 20];
	begin(&held);
	NEED(held.session.record.kept);
	act(&held, &(struct act){ .kind = ACT_LATER });
	session_end(&held.session);
	CHECK(has_bytes(&held, CANARY));
	snprintf(file, sizeof file, "%s/tandem.db", held.world.data);
	CHECK(raw_sql(file, "UPDATE event SET sealed = zeroblob(length(sealed));"
			    "UPDATE draft SET sealed = zeroblob(length(sealed));"
			    "UPDATE pack SET sealed = zeroblob(length(sealed));"
			    "VACUUM; PRAGMA wal_checkpoint(TRUNCATE)") >= 0);
	CHECK(!has_bytes(&held, CANARY));
	CHECK(!has_bytes(&held, "could you walk"));
	arena_release(&held.frame);
	world_end(&held.world);
}

TESTS("app/unsafe", { "every screen", test_every_screen }, { "every export", test_every_export },
	{ "clear bytes", test_clear_bytes })
