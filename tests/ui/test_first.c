/*
 * The first screen, which nothing lies before: Esc asks; and what the header says of saving, in
 * each state that there is.
 */
#include "tests/ui/pressed.h"

static void test_esc_asks(void)
{
	show(&view_home, 24, 80);
	CHECK(!press(K_ESC));
	CHECK(sees("Leave tandem?"));
	/* Enter stays, and so does Esc. */
	CHECK(!press(K_ENTER));
	CHECK(sees("Start a visit"));
	press(K_ESC);
	CHECK(!press(K_ESC));
	CHECK(sees("Start a visit"));
	press(K_ESC);
	CHECK(type("2"));
	CHECK_INT(ACT_LEAVE, act.kind);
}

/* The label's screen is the first where a visit is begun at once: nothing typed is lost. */
static void test_esc_keeps(void)
{
	struct view label = { .words = &test_words, .screen = "label", .question = "label",
		.version = 1, .kind = VIEW_WRITE, .write = { .one_line = true, .limit = 60 },
		.label = "tandem", .heading = "Who is this visit for?", .may = MAY_NEXT };
	show(&label, 24, 80);
	type("Jo");
	CHECK(!press(K_ESC));
	CHECK(sees("Leave tandem?"));
	press(K_ESC);
	CHECK_STR("Jo", field_text(&focus.answer.field));
	/* With a screen before it, it leads there. */
	label.may |= MAY_BACK;
	show(&label, 24, 80);
	type("Jo");
	CHECK(press(K_ESC));
	CHECK_INT(ACT_BACK, act.kind);
}

/* ---- redo --------------------------------------------------------------------------- */

/* By its key, and on the second page of the menu by a digit: no function without one. */
static void test_redo(void)
{
	struct view one = view_guest;
	one.may |= MAY_REDO;
	show(&one, 24, 80);
	CHECK(press(K_CTRL_R));
	CHECK_INT(ACT_REDO, act.kind);
	press(K_CTRL_O);
	CHECK(sees("undo") && !sees("redo"));
	CHECK(sees("Tab  more"));
	CHECK(!press(K_TAB));
	CHECK(sees("1  redo") && !sees("undo"));
	CHECK(!press(K_TAB));
	CHECK(sees("6  undo"));
	press(K_TAB);
	CHECK(type("1"));
	CHECK_INT(ACT_REDO, act.kind);
	/* Where there is nothing to bring back there is no second page. */
	show(&view_guest, 24, 80);
	press(K_CTRL_O);
	CHECK(!sees("Tab  more"));
	press(K_TAB);
	CHECK(sees("6  undo"));
}

/* What was taken back, or brought back, is said. */
static void test_turned(void)
{
	struct view one = view_guest;
	one.turned = "Brought back: sleep.";
	show(&one, 24, 80);
	CHECK(sees("Brought back: sleep."));
	type("a");
	CHECK(sees("Brought back: sleep."));
}

/* ---- saving ------------------------------------------------------------------------- */

static const struct {
	enum view_saving saving;
	const char *says, *half; /* and while something is half done */
} states[] = {
	{ SAVING_NOT_KEPT_YET, "not kept yet", "not kept yet" },
	{ SAVING_NOT_KEPT, "not kept", "not kept" },
	{ SAVING_NOTHING, "nothing is kept", "nothing is kept" },
	{ SAVING_SAVED, "saved", "typing" },
	{ SAVING_FAILED, "NOT saved", "NOT saved" },
};

static bool header_ends_in(const char *text)
{
	struct buf dump;
	buf_init(&dump, 1 << 20);
	canvas_dump(paint(), false, &dump);
	dump.data[strcspn(dump.data, "\n")] = '\0';
	size_t len = strlen(dump.data), want = strlen(text);
	bool ends = len > want && strcmp(dump.data + len - want, text) == 0
	            && dump.data[len - want - 1] == ' ';
	if (!ends)
		printf("\nno '%s' at the end of '%s'", text, dump.data);
	buf_release(&dump);
	return ends;
}

/* Never "saved" over something that is not, on any kind of screen. */
static void test_saving(void)
{
	for (size_t i = 0; i < COUNT(test_views); i++)
		for (size_t s = 0; s < COUNT(states); s++) {
			if (!view_has_steps(test_views[i].view))
				continue;
			struct view one = *test_views[i].view;
			one.saving = states[s].saving;
			show(&one, 24, 80);
			CHECK(header_ends_in(states[s].says));
			focus.answer.dirty = true;
			CHECK(header_ends_in(states[s].half));
		}
}

/* A draft is saved as one; and typed on, it is not. */
static void test_draft(void)
{
	show(&view_guest, 24, 80);
	type("a");
	CHECK(header_ends_in("typing"));
	CHECK(draw_draft(&view, &focus, &act));
	CHECK(header_ends_in("draft saved"));
	type("b");
	CHECK(header_ends_in("typing"));
	press(K_BACKSPACE);
	press(K_BACKSPACE);
	CHECK(header_ends_in("saved"));
}

TESTS("ui/first", { "esc asks", test_esc_asks }, { "esc keeps", test_esc_keeps }, { "redo", test_redo },
	{ "turned", test_turned },
	{ "saving", test_saving }, { "draft", test_draft })
