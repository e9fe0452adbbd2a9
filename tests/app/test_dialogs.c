/* The program's own screens: what an act on one comes to. */
#include "app/dialogs.h"

#include "tests/check.h"

static const struct words words;
static const struct moment nine = { 1772438400000, 60 };

static bool act(struct dialog *dialog, const struct act *act)
{
	return dialog_act(dialog, act, nine);
}

static void begin(struct dialog *dialog, const struct view_item *items, size_t count)
{
	dialog_init(dialog, &words, VIEW_CHOOSE, "this-or-that");
	dialog->view.items = items;
	dialog->view.item_count = count;
	dialog->chooses = true;
}

static void test_picks(void)
{
	static const struct view_item items[] = { { .id = "yes" }, { .id = "no" } };
	static const int second[] = { 1 };
	struct dialog dialog;
	begin(&dialog, items, 2);
	/* Nobody picked: Enter answers nothing. */
	CHECK(act(&dialog, &(struct act){ .kind = ACT_NEXT }));
	CHECK_INT(-1, dialog.picked);
	CHECK(!act(&dialog, &(struct act){ .kind = ACT_NEXT,
		.value = { .type = VALUE_CHOICES, .pick = second, .count = 1 } }));
	CHECK_INT(1, dialog.picked);
	CHECK(!dialog.went_back);
	arena_release(&dialog.arena);
}

/* Enter, or its number, on the answer where the focus begins. */
static void test_takes_what_is_marked(void)
{
	static const struct view_item items[] = { { .id = "yes" }, { .id = "no", .marked = true } };
	struct dialog dialog;
	begin(&dialog, items, 2);
	CHECK(!act(&dialog, &(struct act){ .kind = ACT_NEXT }));
	CHECK_INT(1, dialog.picked);
	arena_release(&dialog.arena);
}

static void test_goes_back(void)
{
	struct dialog dialog;
	begin(&dialog, NULL, 0);
	CHECK(!act(&dialog, &(struct act){ .kind = ACT_BACK }));
	CHECK(dialog.went_back && !dialog.left);
	arena_release(&dialog.arena);
	begin(&dialog, NULL, 0);
	CHECK(!act(&dialog, &(struct act){ .kind = ACT_LEAVE }));
	CHECK(dialog.went_back && dialog.left);
	arena_release(&dialog.arena);
}

static bool says(struct dialog *dialog, const char *text)
{
	return act(dialog, &(struct act){ .kind = ACT_NEXT,
		.value = { .type = VALUE_TEXT, .text = text } });
}

/* A name is needed, and is one however it was typed; why not stands at the field. */
static void test_takes_a_name(void)
{
	struct dialog dialog;
	struct words some = { .text = { [WORD_need_label] = "a label, please",
		[WORD_too_long] = "too long" } };
	struct buf name;
	buf_init(&name, 1024);
	dialog_init(&dialog, &some, VIEW_WRITE, "label");
	dialog.text = &name;
	dialog.need = WORD_need_label;
	dialog.view.write.limit = 8;
	CHECK(act(&dialog, &(struct act){ .kind = ACT_NEXT }));
	CHECK_STR("a label, please", dialog.view.refused);
	CHECK_INT(1, dialog.view.refused_at);
	CHECK(says(&dialog, " \xc2\xa0\xe3\x80\x80"));
	CHECK_STR("a label, please", dialog.view.refused);
	CHECK(says(&dialog, "Jo Smithson"));
	CHECK_STR("too long", dialog.view.refused);
	CHECK_INT(0, name.len);
	CHECK(!says(&dialog, " Jo\xc2\xa0 Smith "));
	CHECK_STR("Jo Smith", name.data);
	/* What stands there already is taken as it stands. */
	dialog.view.value = (struct value){ .type = VALUE_TEXT, .text = "Jo Smith" };
	buf_clear(&name);
	CHECK(!act(&dialog, &(struct act){ .kind = ACT_NEXT }));
	CHECK_STR("Jo Smith", name.data);
	arena_release(&dialog.arena);
	buf_release(&name);
}

TESTS("app/dialogs", { "picks", test_picks }, { "takes a name", test_takes_a_name }, { "takes what is marked", test_takes_what_is_marked },
	{ "goes back", test_goes_back })
