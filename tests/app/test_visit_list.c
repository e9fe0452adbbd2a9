/* Visits to pick one from, however many: nothing is out of reach, and typing finds. */
#include "app/visit_list.h"

#include "tests/check.h"
#include "tests/pack/packs.h"
#include "ui/draw.h"
#include "ui/plain.h"

#define MANY 260

static const struct moment nine = { 1772438400000, 60 };

struct shown {
	struct pack *pack; /* its words */
	struct listed listed[MANY];
	const struct listed *all[MANY];
	struct visit_list list;
};

static const char *no_detail(struct visit_list *list, const struct listed *listed)
{
	(void)list;
	(void)listed;
	return NULL;
}

static void begin(struct shown *shown, size_t count)
{
	static char labels[MANY][32];
	memset(shown, 0, sizeof *shown);
	shown->pack = test_pack("tests/pack/kinds");
	NEED(shown->pack != NULL);
	for (size_t i = 0; i < count; i++) {
		struct listed *one = &shown->listed[i];
		snprintf(labels[i], sizeof labels[i], "%s %03d", i == 200 ? "Zoë" : "Jo", (int)i);
		one->head.label = labels[i];
		snprintf(one->code, sizeof one->code, "abcde%03d", (int)i);
		shown->all[i] = one;
	}
	visit_list_init(&shown->list, &shown->pack->words, "which", "Which?", NULL);
	visit_list_of(&shown->list, shown->all, count, no_detail);
}

static void end(struct shown *shown)
{
	visit_list_release(&shown->list);
	pack_free(shown->pack);
}

static bool act(struct shown *shown, enum act_kind kind, const char *text, int pick)
{
	const struct act act = { .kind = kind, .value = { .text = text, .pick = &pick,
		.count = pick >= 0, .type = text ? VALUE_TEXT : VALUE_CHOICES } };
	return visit_list_act(&shown->list, &act, nine);
}

static const struct view *view_of(const struct shown *shown)
{
	return &shown->list.dialog.view;
}

static void test_all_are_in_reach(void)
{
	struct shown shown;
	begin(&shown, MANY);
	for (size_t rows = VISIT_LIST_STEP; rows < MANY; rows += VISIT_LIST_STEP) {
		CHECK_INT(rows + 1, view_of(&shown)->item_count);
		CHECK_STR("more", view_of(&shown)->items[rows].id);
		CHECK(act(&shown, ACT_NEXT, NULL, (int)rows));
		CHECK(view_of(&shown)->items[rows].marked);
	}
	CHECK_INT(MANY, view_of(&shown)->item_count);
	CHECK(!act(&shown, ACT_NEXT, NULL, MANY - 1));
	CHECK(visit_list_picked(&shown.list) == shown.all[MANY - 1]);
	end(&shown);
}

static void test_finds(void)
{
	struct shown shown;
	begin(&shown, MANY);
	CHECK(act(&shown, ACT_FIND, "zoË", -1));
	CHECK_INT(1, view_of(&shown)->item_count);
	CHECK_STR("Zoë 200", view_of(&shown)->items[0].label);
	CHECK(act(&shown, ACT_FIND, "17 jo", -1));
	CHECK_INT(13, view_of(&shown)->item_count);
	CHECK(act(&shown, ACT_FIND, "nobody", -1));
	CHECK_INT(0, view_of(&shown)->item_count);
	CHECK(view_of(&shown)->refused != NULL);
	CHECK(act(&shown, ACT_NEXT, NULL, -1));
	CHECK(act(&shown, ACT_FIND, "ABCDE003", -1));
	CHECK(view_of(&shown)->refused == NULL);
	CHECK(!act(&shown, ACT_NEXT, NULL, 0));
	CHECK(visit_list_picked(&shown.list) == shown.all[3]);
	end(&shown);
}

static void test_few(void)
{
	struct shown shown;
	begin(&shown, 3);
	CHECK_STR("", view_of(&shown)->find);
	CHECK_INT(3, view_of(&shown)->item_count);
	CHECK(!act(&shown, ACT_BACK, NULL, -1));
	CHECK(visit_list_picked(&shown.list) == NULL);
	end(&shown);
	begin(&shown, 0);
	CHECK_INT(VIEW_SAY, view_of(&shown)->kind);
	CHECK(view_of(&shown)->refused == NULL);
	end(&shown);
}

/* Keys on the screen: the act that they come to is carried out at once. */
static void press(struct shown *shown, struct focus *focus, const char *keys)
{
	for (; *keys; keys++) {
		struct act act = { .kind = ACT_NONE };
		const struct key key = { .code = *keys == '<'    ? K_BACKSPACE
			                       : *keys == '\r' ? K_ENTER
			                                       : K_CHAR,
			.cp = (unsigned char)*keys };
		struct arena arena;
		arena_init(&arena, NULL);
		draw_paint(view_of(shown), focus, canvas_new(&arena, 24, 80), &arena);
		if (draw_key(view_of(shown), focus, &key, &act) && act.kind != ACT_NONE)
			visit_list_act(&shown->list, &act, nine);
		arena_release(&arena);
	}
}

static void test_keys(void)
{
	struct shown shown;
	struct focus focus;
	begin(&shown, MANY);
	focus_init(&focus);
	press(&shown, &focus, "jo 017");
	CHECK_STR("jo 017", view_of(&shown)->find);
	CHECK_INT(1, view_of(&shown)->item_count);
	press(&shown, &focus, "<<");
	CHECK_STR("jo 0", view_of(&shown)->find);
	press(&shown, &focus, "<<<<<<");
	CHECK_STR("", view_of(&shown)->find);
	CHECK_INT(VISIT_LIST_STEP + 1, view_of(&shown)->item_count);
	/* A number of a record, which opens nobody else. */
	press(&shown, &focus, "017");
	CHECK_STR("017", view_of(&shown)->find);
	CHECK_INT(1, view_of(&shown)->item_count);
	CHECK(visit_list_picked(&shown.list) == NULL);
	focus_release(&focus);
	end(&shown);
}

/* A scanner types what stands on the paper in hand, digits and Enter: in a list of two no
 * digit of it opens the visit of one of them, and Enter none that it does not find. */
static void test_scanned(void)
{
	struct shown shown;
	struct focus focus;
	begin(&shown, 2);
	focus_init(&focus);
	press(&shown, &focus, "MR-111\r");
	CHECK_STR("MR-111", view_of(&shown)->find);
	CHECK_INT(0, view_of(&shown)->item_count);
	CHECK(visit_list_picked(&shown.list) == NULL);
	press(&shown, &focus, "<<<<<<001");
	CHECK_INT(1, view_of(&shown)->item_count);
	CHECK(visit_list_picked(&shown.list) == NULL);
	press(&shown, &focus, "\r");
	CHECK(visit_list_picked(&shown.list) == shown.all[1]);
	focus_release(&focus);
	end(&shown);
}

/* By lines: what is no number of the list is looked for. */
static void test_lines(void)
{
	struct shown shown;
	struct plain plain;
	struct buf out;
	struct act act = { .kind = ACT_NONE };
	begin(&shown, MANY);
	plain_init(&plain, false);
	buf_init(&out, 1 << 20);
	plain_show(&plain, view_of(&shown), &out);
	CHECK(strstr(out.data, "part of a label") != NULL);
	CHECK(plain_line(&plain, view_of(&shown), "Zo", &act, &out));
	CHECK_INT(ACT_FIND, act.kind);
	CHECK(visit_list_act(&shown.list, &act, nine));
	buf_clear(&out);
	plain_show(&plain, view_of(&shown), &out);
	CHECK(strstr(out.data, "Zoë 200") != NULL);
	CHECK(plain_line(&plain, view_of(&shown), "1", &act, &out));
	CHECK(!visit_list_act(&shown.list, &act, nine));
	CHECK(visit_list_picked(&shown.list) == shown.all[200]);
	buf_release(&out);
	plain_release(&plain);
	end(&shown);
}

TESTS("app/visit_list", { "all are in reach", test_all_are_in_reach }, { "finds", test_finds },
	{ "few", test_few }, { "keys", test_keys }, { "scanned", test_scanned }, { "lines", test_lines })
