#include "tests/kinds.h"
#include "tests/ui/golden.h"
#include "tests/ui/hostile.h"

static void golden_all(const char *form, int rows, int cols, bool ascii)
{
	for (size_t i = 0; i < COUNT(test_views); i++) {
		char name[64];
		snprintf(name, sizeof name, "%s-%s", test_views[i].name, form);
		golden_view(name, test_views[i].view, NULL, rows, cols, ascii);
	}
}

static void test_80x24(void)
{
	golden_all("80x24", 24, 80, false);
}

static void test_40x12(void)
{
	golden_all("40x12", 12, 40, false);
}

static void test_120x40(void)
{
	golden_all("120x40", 40, 120, false);
}

static void test_ascii(void)
{
	golden_all("ascii", 24, 80, true);
}

/* What lies over a screen, wide and narrow. */
static void test_overlays(void)
{
	static const struct {
		const char *name;
		enum overlay overlay;
	} overlays[] = { { "help", OVERLAY_HELP }, { "coach", OVERLAY_COACH },
		{ "menu", OVERLAY_MENU }, { "leave", OVERLAY_LEAVE },
		{ "notoday", OVERLAY_NOTODAY }, { "present", OVERLAY_PRESENT },
		{ "cover", OVERLAY_COVER } };
	for (size_t i = 0; i < COUNT(overlays); i++) {
		char name[64];
		struct focus focus;
		focus_init(&focus);
		focus.overlay.kind = OVERLAY_COVER; /* the one that starting a screen leaves */
		golden_paint(&view_items, &focus, 24, 80);
		focus.overlay.kind = overlays[i].overlay;
		snprintf(name, sizeof name, "over-%s-80x24", overlays[i].name);
		golden_view(name, &view_items, &focus, 24, 80, false);
		snprintf(name, sizeof name, "over-%s-40x12", overlays[i].name);
		golden_view(name, &view_items, &focus, 12, 40, false);
		focus_release(&focus);
	}
}

/* The plan so far, what was heard, the map: over a screen, and the plan beside it. */
static void test_panels(void)
{
	static const struct {
		const char *form;
		int rows, cols;
		bool ascii;
	} forms[] = { { "80x24", 24, 80, false }, { "40x12", 12, 40, false },
		{ "120x40", 40, 120, false }, { "ascii", 24, 80, true } };
	static const struct {
		const char *name;
		enum key_code code;
	} keys[] = { { "plan", K_F3 }, { "note", K_F4 }, { "map", K_F5 } };
	for (size_t i = 0; i < COUNT(keys) * COUNT(forms); i++) {
		size_t key = i / COUNT(forms), form = i % COUNT(forms);
		char name[64];
		struct focus focus;
		struct act act;
		focus_init(&focus);
		golden_paint(&view_looks, &focus, forms[form].rows, forms[form].cols);
		draw_key(&view_looks, &focus, &(struct key){ .code = keys[key].code }, &act);
		snprintf(name, sizeof name, "over-%s-%s", keys[key].name, forms[form].form);
		golden_view(name, &view_looks, &focus, forms[form].rows, forms[form].cols,
			forms[form].ascii);
		focus_release(&focus);
	}
}

/* The view after some keys: letters, `>` Tab, `.` Enter, `^` `v` `<` `)` arrows. */
static void after(const char *name, const struct view *view, const char *keys)
{
	static const struct {
		char letter;
		enum key_code code;
	} table[] = { { '>', K_TAB }, { '.', K_ENTER }, { '^', K_UP }, { 'v', K_DOWN },
		{ '<', K_LEFT }, { ')', K_RIGHT }, { '!', K_CTRL_U }, { '_', K_PGDN },
		{ '@', K_F4 }, { '#', K_F5 }, { '$', K_F3 }, { '%', K_CTRL_O } };
	char file[64];
	struct act act;
	struct focus focus;
	int wide = strstr(name, "40x12") == NULL;
	focus_init(&focus);
	golden_paint(view, &focus, wide ? 24 : 12, wide ? 80 : 40);
	for (; *keys; keys++) {
		struct key key = { .code = K_CHAR, .cp = (unsigned char)*keys };
		for (size_t i = 0; i < COUNT(table); i++)
			if (table[i].letter == *keys)
				key.code = table[i].code;
		draw_key(view, &focus, &key, &act);
		golden_paint(view, &focus, wide ? 24 : 12, wide ? 80 : 40);
	}
	snprintf(file, sizeof file, "after-%s", name);
	golden_view(file, view, &focus, wide ? 24 : 12, wide ? 80 : 40, false);
	focus_release(&focus);
}

static void test_after_keys(void)
{
	struct view agree = view_agree, shut = view_agree, fills, one = view_agree, refused = view_write;
	agree.agree.patient = agree.agree.clinician = true;
	shut.agree.shut = test_words.text[WORD_agree_open_safety];
	fills = shut;
	fills.agree.shut = "One thing is still missing: What time (the first time).";
	fills.agree.fills = true;
	refused.refused = test_words.text[WORD_need_answer];
	after("write-empty", &view_write, "!");
	after("write-empty-40x12", &view_write, "!");
	after("write-starters", &view_write, ">)");
	after("write-bank-40x12", &view_write, ">>");
	after("write-refused", &refused, "!");
	after("write-refused-40x12", &refused, "!");
	after("choose-marked", &view_choose, "v ");
	after("many-full", &view_many, "1");
	struct view covered = view_items;
	covered.set.is_covered = true;
	after("items-all", &view_items, "12");
	after("items-all-40x12", &view_items, "12");
	after("items-covered", &covered, "12");
	after("asked-open", &view_asked, ".");
	after("asked-open-40x12", &view_asked, ".");
	after("asked-read", &view_asked, ".It takes the small things..");
	after("asked-read-40x12", &view_asked, ".It takes the small things from me..");
	after("agree-both", &agree, "");
	after("agree-shut", &shut, "");
	after("agree-fills", &fills, "");
	one.agree.clinician = true;
	one.waits = test_words.text[WORD_notyet_patient];
	one.may |= MAY_LEAVE;
	after("agree-notyet", &one, "3");
	after("agree-notyet-40x12", &one, "3");
	after("agree-too-early-40x12", &view_agree, "1");
	after("agree-end-40x12", &view_agree, "..");
	after("stop-reason", &view_stop, "2no weakness.Dr. Lu");
	after("compare-list", &view_compare, ".");
	after("compare-picked", &view_compare_two, ".v ");
	after("compare-list-40x12", &view_compare, ".....");
	after("compare-four-40x12", &view_compare_four, "_^^");
	after("scale-words", &view_scale, ">");
	after("scale-word-set", &view_scale, ">3");
	after("words-numbers", &view_words, ">");
	after("words-numbers-40x12", &view_words, ">");
	after("again-words-40x12", &view_again, ">)");
	after("again-same", &view_again, "5");
	after("review-row", &view_review, "^^");
	after("schedule-days", &view_schedule, "vv))) ");
	after("schedule-days-40x12", &view_schedule, "vv)))))) ");
	after("schedule-date", &view_schedule, "vvvvvvv)");
	after("schedule-date-40x12", &view_schedule, "vvvvvvv");
	after("ifthen-starters", &view_ifthen, "vv>)");
	after("ifthen-bank-40x12", &view_ifthen, "v>)");
	after("card-last-40x12", &view_card, "vvvvvvvvv");
	after("teach-again", &view_teach, ".v ");
	after("teach-again-40x12", &view_teach, ".v ");
	after("people-typed", &view_people, "..my son");
	after("people-starters", &view_people, "..>v");
	after("people-last", &view_people_all, "vvvvvvv");
	after("people-last-40x12", &view_people_all, "vvvvvvv");
	after("share-moved", &view_share, "v) ");
	after("share-next-40x12", &view_share, "vvvvvv ");
	after("share-all-end", &view_share_all, "))))))))vvv ");
	after("amount-next-40x12", &view_amount, ".90");
	after("trend-end", &view_trend, ".");
	after("trend-picked", &view_trend, ".) ");
	after("trend-end-40x12", &view_trend, "....");
	after("page-end-40x12", &view_page, "..");
	after("groups-end", &view_groups, "vvvvvvvvvvv");
	after("groups-end-40x12", &view_groups, "vvvvvvvvv");
	after("note-tags", &view_looks, "@half a phrase>v");
	after("note-blank", &view_looks, "@>3");
	after("note-tags-40x12", &view_looks, "@half a phrase>vvvv");
	after("note-read-40x12", &view_looks, "@_");
	after("map-moved", &view_looks, "#v))");
	after("map-moved-40x12", &view_looks, "#vv");
	after("plan-end-40x12", &view_looks, "$_");
	after("menu", &view_looks, "%");
	after("menu-40x12", &view_looks, "%");
}

static void test_hostile(void)
{
	static const enum view_kind kinds[] = { VIEW_WRITE, VIEW_MANY, VIEW_ITEMS,
		VIEW_RULER, VIEW_AGREE, VIEW_STOP, VIEW_COMPARE, VIEW_PEOPLE, VIEW_SHARE,
		VIEW_TREND, VIEW_PAGE };
	for (size_t i = 0; i < COUNT(kinds); i++) {
		struct view view = hostile_view(kinds[i]);
		const char *of = kind_names[kinds[i]];
		char name[64];
		snprintf(name, sizeof name, "hostile-%s-80x24", of);
		golden_view(name, &view, NULL, 24, 80, false);
		snprintf(name, sizeof name, "hostile-%s-40x12", of);
		golden_view(name, &view, NULL, 12, 40, false);
		snprintf(name, sizeof name, "hostile-%s-ascii", of);
		golden_view(name, &view, NULL, 24, 80, true);
	}
}

/* Below a short head, so that the parts themselves are in the picture. */
static void test_hostile_forms(void)
{
	static const enum view_kind kinds[] = { VIEW_SCHEDULE, VIEW_IFTHEN, VIEW_TEACH };
	for (size_t i = 0; i < COUNT(kinds); i++) {
		struct view view = hostile_view(kinds[i]);
		const char *of = kind_names[kinds[i]];
		char name[64];
		view.heading = "When?";
		view.text = view.quote = NULL;
		view.coach_count = 0;
		snprintf(name, sizeof name, "hostile-form-%s-80x50", of);
		golden_view(name, &view, NULL, 50, 80, false);
		snprintf(name, sizeof name, "hostile-form-%s-40x50", of);
		golden_view(name, &view, NULL, 50, 40, false);
	}
}

/* 4,000 letters, the cursor at their end. */
static void test_long_text(void)
{
	static char text[4001];
	struct view view = view_write;
	for (size_t i = 0; i < 400; i++)
		memcpy(text + 10 * i, "step by st", 10);
	view.value.text = text;
	after("long", &view, "!");
	golden_view("long-80x24", &view, NULL, 24, 80, false);
	golden_view("long-40x12", &view, NULL, 12, 40, false);
}

static void test_small(void)
{
	golden_view("small-30x8", &view_write, NULL, 8, 30, false);
	golden_view("small-20x5", &view_choose, NULL, 5, 20, false);
	golden_view("small-19x4", &view_choose, NULL, 4, 19, false);
	golden_view("small-8x2", &view_choose, NULL, 2, 8, false);
	golden_view("small-80x10", &view_ruler, NULL, 10, 80, false);
	golden_view("small-60x30", &view_compare, NULL, 30, 60, false);
	golden_view("small-60x20", &view_compare_four, NULL, 20, 60, false);
	golden_view("small-53x16", &view_items, NULL, 16, 53, false);
	golden_view("small-60x30-people", &view_people_all, NULL, 30, 60, false);
	golden_view("small-60x30-trend", &view_trend, NULL, 30, 60, false);
	golden_view("small-80x14-trend", &view_trend, NULL, 14, 80, false);
	golden_view("small-60x20-share", &view_share_all, NULL, 20, 60, false);
	golden_view("small-120x12", &view_looks, NULL, 12, 120, false);
}

TESTS("ui/draw", { "looks right at 80x24", test_80x24 }, { "at 40x12", test_40x12 },
	{ "at 120x40", test_120x40 }, { "in ASCII", test_ascii }, { "overlays", test_overlays },
	{ "panels", test_panels },
	{ "after keys", test_after_keys }, { "hostile texts", test_hostile },
	{ "hostile forms", test_hostile_forms },
	{ "a long text", test_long_text }, { "small sizes", test_small })
