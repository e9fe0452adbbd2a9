/*
 * Words are no identities: what an answer says may change, or stand twice, and
 * conditions, events and plans still mean the same answer.
 */
#include "tests/check.h"
#include "tests/visit/held.h"

#define SCREEN(id, more) \
	"screen \"" id "\" { step = one turn = patient stance = neutral heading = \"" id "?\" " more \
	" }\n"

#define HEAD(screens) \
	"pack \"ids\" { title = \"Ids\" version = \"1\" language = \"en\" authors = \"a\"" \
	" reviewed = \"r\" funding = \"f\" step \"one\" { title = \"One\" }" \
	" path \"all\" { screens = {" screens ", \"agree\"} } }\n"

/* One row with three answers, two of which say the same; their words are arguments. */
#define PACK(never, some, often) \
	HEAD("\"rows\", \"a\", \"b\"") \
	SCREEN("rows", "items \"rows\" { answer \"never\" { text = \"" never "\" }" \
		" answer \"some\" { text = \"" some "\" } answer \"often\" { text = \"" often "\" }" \
		" item \"sleep\" { text = \"sleep\" } }" \
		" plan { section = matters line = \"Sleep: {rows.sleep}\" }") \
	SCREEN("a", "when = \"rows.sleep == some\"") SCREEN("b", "when = \"rows.sleep == often\"") \
	SCREEN("agree", "agree \"agree\" { }")

static struct pack *pack_of(const char *text)
{
	const struct test_file list[] = { { "pack/pack.conf", text }, { NULL, NULL } };
	const struct test_files files = { list, NULL };
	struct pack *pack = test_pack_of(&files);
	NEED(pack != NULL);
	return pack;
}

static const char *first_line(struct held *held)
{
	struct plan plan;
	plan_assemble(&held->visit, false, &held->frame, &plan);
	return plan.part_count && plan.parts[0].line_count ? plan.parts[0].lines[0].text : NULL;
}

static void test_same_words(void)
{
	static const int some = 1, often = 2;
	struct held held;
	held_begin_with(&held, pack_of(PACK("no", "yes", "yes")), "all");
	CHECK(held_picks(&held, VALUE_ITEMS, &some, 1));
	CHECK_STR("a", held.view.screen);
	CHECK_STR("Sleep: yes", first_line(&held));
	CHECK(held_do(&held, ACT_BACK));
	CHECK(held_picks(&held, VALUE_ITEMS, &often, 1));
	CHECK_STR("b", held.view.screen);
	held_end(&held);
}

/* As the store keeps a pack: from its bundle. */
static struct pack *kept(struct pack *pack)
{
	struct arena arena;
	struct faults faults;
	arena_init(&arena, NULL);
	faults_init(&faults, &arena);
	struct pack *again = pack_open_bundle(pack->bundle, pack->bundle_len, &faults, NULL);
	arena_release(&arena);
	pack_free(pack);
	NEED(again != NULL);
	return again;
}

/* Each event as its bytes lie in the store. */
static void tell_again(const struct held *held, struct held *again)
{
	struct buf bytes;
	buf_init(&bytes, EVENT_MAX_BYTES);
	for (size_t i = 1; i < held->visit.event_count; i++) {
		struct event event;
		buf_clear(&bytes);
		CHECK(event_encode(&held->visit.events[i], &bytes));
		CHECK(event_decode(bytes.data, bytes.len, &again->frame, &event, &again->why));
		CHECK(visit_replay(&again->visit, &event, &again->why));
	}
	buf_release(&bytes);
	held_show(again);
}

/* Events of a visit, told again over a kept pack that says all of it in other words. */
static void test_other_words(void)
{
	static const int often = 2;
	struct held held, again;
	held_begin_with(&held, pack_of(PACK("never", "some", "often")), "all");
	CHECK(held_picks(&held, VALUE_ITEMS, &often, 1));
	CHECK_STR("often", held.visit.events[1].value.answers[0]);
	held_begin_with(&again, kept(pack_of(PACK("nie", "often", "oft"))), "all");
	tell_again(&held, &again);
	CHECK_STR("b", again.view.screen);
	CHECK_STR("Sleep: oft", first_line(&again));
	held_end(&again);
	held_end(&held);
}

/* The same words of harm and of none: only the id says which one the stop watches for. */
#define SIGNS(no, yes) \
	HEAD("\"signs\", \"stop\"") \
	SCREEN("signs", "items \"signs\" { answer \"n\" { text = \"" no "\" }" \
		" answer \"y\" { text = \"" yes "\" danger = yes }" \
		" item \"numb\" { text = \"numb\" tier = 1 } }") \
	SCREEN("stop", "stop \"stop\" { of = signs locks = yes" \
		" action \"seen\" { text = \"seen\" } }") \
	SCREEN("agree", "agree \"agree\" { }")

static void test_danger(void)
{
	static const int picks[] = { 0, 1 };
	static const char *const next[] = { "agree", "stop" };
	for (int i = 0; i < 2; i++) {
		struct held held, again;
		held_begin_with(&held, pack_of(SIGNS("no", "no")), "all");
		CHECK(held_picks(&held, VALUE_ITEMS, &picks[i], 1));
		CHECK_STR(next[i], held.view.screen);
		held_begin_with(&again, kept(pack_of(SIGNS("yes", "ja"))), "all");
		tell_again(&held, &again);
		CHECK_STR(next[i], again.view.screen);
		held_end(&again);
		held_end(&held);
	}
}

/* ---- headings ---------------------------------------------------------------------- */

#define PICKS(more) \
	HEAD("\"picks\"") SCREEN("picks", "many \"picks\" { " more " }") \
	SCREEN("agree", "agree \"agree\" { }")

static void check_headings(struct pack *pack, const char *const *want, size_t count)
{
	struct held held;
	held_begin_with(&held, pack, "all");
	CHECK_INT(count, held.view.item_count);
	for (size_t i = 0; i < count && i < held.view.item_count; i++)
		CHECK_STR(want[i], held.view.items[i].group);
	held_end(&held);
}

/* Two headings that say the same are two; one of no choice between two is still above. */
static void test_same_headings(void)
{
	static const char *const want[] = { "Us", NULL, NULL, "Us" };
	check_headings(pack_of(PICKS("group \"a\" { text = \"Us\" } group \"b\" { text = \"Us\" }"
		" choice \"c\" { text = \"C\" group = a } choice \"d\" { text = \"D\" }"
		" choice \"e\" { text = \"E\" group = a } choice \"f\" { text = \"F\" group = b }")),
		want, 4);
}

/* A visit that was held when a heading had no id but its words. */
static void test_old_headings(void)
{
	static const char old_text[] = PICKS("choice \"c\" { text = \"C\" group = \"Us\" }"
		" choice \"d\" { text = \"D\" group = \"Us\" }"
		" choice \"e\" { text = \"E\" group = \"Me\" }");
	static const char *const want[] = { "Us", NULL, "Me" };
	struct pack *pack = pack_of(PICKS("choice \"c\" { text = \"C\" }"
		" choice \"d\" { text = \"D\" }"));
	struct buf old;
	struct arena arena;
	struct faults faults;
	static const char name[] = "pack/pack.conf";
	const unsigned char *lengths = (const unsigned char *)pack->bundle + 4 + strlen(name);
	size_t head = 8 + strlen(name), len = (size_t)lengths[2] << 8 | lengths[3];
	size_t now = strlen(old_text);
	buf_init(&old, (size_t)1 << 20);
	buf_add(&old, pack->bundle, head - 2);
	buf_add_char(&old, (char)(now >> 8));
	buf_add_char(&old, (char)now);
	buf_add(&old, old_text, now);
	buf_add(&old, (const char *)pack->bundle + head + len, pack->bundle_len - head - len);
	arena_init(&arena, NULL);
	faults_init(&faults, &arena);
	struct pack *kept_then = pack_open_bundle(old.data, old.len, &faults, NULL);
	NEED(kept_then != NULL);
	check_headings(kept_then, want, 3);
	arena_release(&arena);
	buf_release(&old);
	pack_free(pack);
}

TESTS("visit/ids", { "the same words", test_same_words }, { "other words", test_other_words },
	{ "danger", test_danger }, { "the same headings", test_same_headings },
	{ "old headings", test_old_headings })
