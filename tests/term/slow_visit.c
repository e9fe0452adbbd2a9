/*
 * Whole visits on a terminal, from the home screen to the agreed end, by keys
 * alone; and the same visit by lines.
 */
#include "tests/term/scenes.h"

/* S9, and that all was sent is known to our reader. */
static void check_sent(const struct pty *pty)
{
	CHECK_INT(0, pty->vt->strings);
	CHECK_INT(0, pty->vt->unknown);
	CHECK(pty_is_restored((struct pty *)(uintptr_t)pty));
}

static void check_kept(void)
{
	struct buf out;
	char code[CODE_SIZE];
	buf_init(&out, WORLD_MAX);
	CHECK_INT(0, world_say(&out, "records", "list"));
	CHECK(strstr(world_text(&out), "\tagreed\t") != NULL);
	world_code(0, code);
	CHECK_INT(0, world_say(&out, "plan", code));
	for (size_t i = 0; i < COUNT(typed); i++)
		if (!strstr(world_text(&out), typed[i])) {
			printf("\nmissing in the plan: %s\n%s", typed[i], world_text(&out));
			CHECK(false);
		}
	buf_release(&out);
}

/* ---- what every screen must have ------------------------------------------------ */

static const char *row_text(struct pty *pty, int row, char *out, size_t size)
{
	const char *text = pty_screen(pty);
	while (row-- > 0 && *text)
		text += strcspn(text, "\n") + 1;
	snprintf(out, size, "%.*s", (int)strcspn(text, "\n"), text);
	return out;
}

static bool has(struct pty *pty, const char *text)
{
	bool shows = pty_shows(pty, text);
	if (!shows)
		printf("\nno '%s' on\n%s", text, pty_screen(pty));
	return shows;
}

/* Whose visit it is, where the keys are, and the cursor where the focus is. */
static void check_screen(struct pty *pty, size_t scene, const char *mark)
{
	char row[2048];
	if (scene >= FIRST_OF_VISIT && scene < SCENES)
		CHECK(has(pty, "Jo"));
	CHECK(has(pty, "Ctrl-O") || has(pty, "^O"));
	/* In a small window help is in the menu. */
	CHECK(pty->vt->cols < 60 || has(pty, "F1"));
	/* On the plan's last page the two yeses go on, and nothing else. */
	const char *on = scene == AGREE ? "1-3  agree" : scene == SAFETY ? " answer" : " choose";
	CHECK(has(pty, pty_shows(pty, "Enter") ? "Enter" : on));
	if (scene > FIRST_OF_VISIT && scene + 1 < SCENES)
		CHECK(has(pty, "Esc"));
	row_text(pty, pty->vt->cursor.row, row, sizeof row);
	if (pty_shows(pty, mark) && !strstr(row, mark)) {
		printf("\nthe cursor is on '%s'\n%s", row, pty_screen(pty));
		CHECK(false);
	}
}

static void each_utf8(struct pty *pty, size_t scene)
{
	check_screen(pty, scene, "▸");
}

static void each_ascii(struct pty *pty, size_t scene)
{
	check_screen(pty, scene, "    > ");
}

/* ---- tests ---------------------------------------------------------------------- */

/* Everything that the terminal was sent stays in `pty`, which the caller closes. */
static void hold_visit(struct world *world, struct pty *pty, const struct setting *setting)
{
	world_begin(world);
	NEED(open_home(pty, setting));
	NEED(play_scenes(pty, setting, 0, SCENES));
	CHECK(leave_home(pty, 0));
	/* The last that was sent, on the ordinary screen. */
	CHECK(pty_shows(pty, "Everything said in the visit is saved."));
	check_sent(pty);
	check_kept();
}

static void hold_and_forget(const struct setting *setting)
{
	struct world world;
	struct pty pty;
	hold_visit(&world, &pty, setting);
	pty_close(&pty);
	world_end(&world);
}

static void test_full_size(void)
{
	hold_and_forget(&(struct setting){ 24, 80, NULL, each_utf8 });
}

static void test_enlarged(void)
{
	hold_and_forget(&(struct setting){ 12, 40, NULL, each_utf8 });
}

static void test_large(void)
{
	hold_and_forget(&(struct setting){ 60, 200, NULL, each_utf8 });
}

/* U9: nothing but ASCII goes out; the records stay UTF-8. */
static void test_c_locale(void)
{
	static const char *const env[] = { "LC_ALL=C", NULL };
	struct world world;
	struct pty pty;
	hold_visit(&world, &pty, &(struct setting){ 24, 80, env, each_ascii });
	size_t beyond = 0;
	for (size_t i = 0; i < pty.raw.len; i++)
		beyond += (unsigned char)pty.raw.data[i] > 127;
	CHECK_INT(0, beyond);
	pty_close(&pty);
	world_end(&world);
}

static void test_vt100(void)
{
	static const char *const env[] = { "TERM=vt100", NULL };
	hold_and_forget(&(struct setting){ 24, 80, env, each_utf8 });
}

/* U7 */
static void test_no_colour(void)
{
	static const char *const env[] = { "NO_COLOR=1", NULL };
	struct world world;
	struct pty pty;
	hold_visit(&world, &pty, &(struct setting){ 24, 80, env, each_utf8 });
	CHECK_INT(0, pty.vt->colours);
	pty_close(&pty);
	world_end(&world);
}

/* ---- by lines ------------------------------------------------------------------- */

static int hold_by_lines(struct buf *out)
{
	const char *const argv[] = { world_program(), "--plain", NULL };
	struct buf lines;
	buf_init(&lines, WORLD_MAX);
	for (size_t i = 0; i < COUNT(scenes); i++)
		buf_add_text(&lines, scenes[i].lines);
	int code = world_go(&(struct world_run){ .argv = argv, .input = lines.data }, out, NULL);
	buf_release(&lines);
	return code;
}

static void test_plain(void)
{
	struct world world;
	struct buf out;
	world_begin(&world);
	buf_init(&out, WORLD_MAX);
	CHECK_INT(0, hold_by_lines(&out));
	for (size_t i = 0; i < COUNT(scenes); i++)
		CHECK(strstr(world_text(&out), scenes[i].see) != NULL);
	CHECK(memchr(out.data, '\033', out.len) == NULL);
	check_kept();
	buf_release(&out);
	world_end(&world);
}

/* U11: what was done is the same, whichever frontend it was done on. */
static void test_faces_agree(void)
{
	struct world world;
	struct pty pty;
	struct buf by_keys, by_lines;
	buf_init(&by_keys, WORLD_MAX);
	buf_init(&by_lines, WORLD_MAX);
	hold_visit(&world, &pty, &(struct setting){ 24, 80, NULL, NULL });
	pty_close(&pty);
	world_events(0, &by_keys);
	world_end(&world);
	world_begin(&world);
	CHECK_INT(0, hold_by_lines(NULL));
	world_events(0, &by_lines);
	world_end(&world);
	CHECK(by_keys.len > 1000);
	CHECK_STR(world_text(&by_keys), world_text(&by_lines));
	buf_release(&by_keys);
	buf_release(&by_lines);
}

/* A terminal that cannot be drawn on gets lines, unasked. */
static void test_dumb(void)
{
	static const char *const env[] = { "TERM=dumb", NULL };
	struct world world;
	struct pty pty;
	world_begin(&world);
	NEED(open_home(&pty, &(struct setting){ 24, 80, env, NULL }));
	CHECK(memchr(pty.raw.data, '\033', pty.raw.len) == NULL);
	pty_send(&pty, "8\n");
	CHECK(pty_wait_end(&pty, SOON));
	CHECK_INT(0, WEXITSTATUS(pty.status));
	pty_close(&pty);
	world_end(&world);
}

/* An empty TERM gets lines, an unknown one the nearest; and both are told (U14). */
static void test_unknown_terminal(void)
{
	static const struct { const char *term, *said; } unknown[] = {
		{ "TERM=", "TERM is not set, or says 'dumb'" },
		{ "TERM", "TERM is not set, or says 'dumb'" },
		{ "TERM=xterm-nonsense", "doesn't know this terminal, xterm-nonsense." },
		{ "TERM=nonsense\033[2J", "doesn't know this terminal, nonsense" },
	};
	for (size_t i = 0; i < COUNT(unknown); i++) {
		const char *const env[] = { unknown[i].term, NULL };
		struct world world;
		struct pty pty;
		world_begin(&world);
		NEED(open_home(&pty, &(struct setting){ 24, 80, env, NULL }));
		CHECK(pty_wait_text(&pty, unknown[i].said, SOON));
		pty_close(&pty);
		world_end(&world);
	}
}

/* ---- by the menu (U1, U17) ------------------------------------------------------ */

static bool open_menu(struct pty *pty)
{
	send(pty, "<C-o>");
	return pty_wait_text(pty, "stop now, go on later", SOON);
}

/* A number of the menu, and what then stands there or has gone. */
static bool by_menu(struct pty *pty, const char *keys, const char *see, bool shown)
{
	if (!open_menu(pty))
		return false;
	send(pty, keys);
	bool ok = shown ? pty_wait_text(pty, see, SOON) : pty_wait_gone(pty, see, SOON);
	if (!ok)
		printf("\nmenu %s: %s\n%s", keys, see, pty_screen(pty));
	return ok;
}

static void check_dialogs(struct pty *pty)
{
	CHECK(by_menu(pty, "1", "The plan so far", true));
	send(pty, "<Esc>");
	CHECK(has(pty, scenes[5].see));
	CHECK(by_menu(pty, "2", "What did you hear?", true));
	send(pty, "<Esc>");
	CHECK(has(pty, scenes[5].see));
	CHECK(by_menu(pty, "3", "Where we are", true));
	send(pty, "<Esc>");
	CHECK(has(pty, scenes[5].see));
	CHECK(by_menu(pty, "5", "Talk first.", true));
	send(pty, "<Esc>");
	CHECK(has(pty, scenes[5].see));
	CHECK(by_menu(pty, "7", "Who's here now?", true));
	send(pty, "<Esc>");
	CHECK(has(pty, scenes[5].see));
	CHECK(by_menu(pty, "9", "End for today?", true));
	send(pty, "<Esc>");
	CHECK(has(pty, scenes[5].see));
	CHECK(by_menu(pty, "<Esc>", "stop now", false));
	CHECK(has(pty, scenes[5].see));
}

static void check_functions(struct pty *pty)
{
	CHECK(by_menu(pty, "4", "for the clinician", false));
	CHECK(by_menu(pty, "4", "for the clinician", true));
	CHECK(by_menu(pty, "0", "The screen is covered.", true));
	send(pty, "x");
	CHECK(has(pty, "Who's here now?"));
	CHECK(!pty_shows(pty, scenes[5].see));
	send(pty, "1");
	CHECK(has(pty, scenes[5].see));
	CHECK(by_menu(pty, "6", scenes[4].see, true));
	/* Redo stands on the second page. */
	CHECK(has(pty, "1 of 8"));
	CHECK(by_menu(pty, "<Tab>1", "Brought back", true));
	CHECK(go_on(pty, scenes[5].see));
	CHECK(by_menu(pty, "7", "Who's here now?", true));
	send(pty, "3");
	CHECK(has(pty, "What would you like to do next?"));
	send(pty, "1");
	CHECK(has(pty, scenes[5].see));
	CHECK(by_menu(pty, "8", scenes[0].see, true));
}

static void test_menu(void)
{
	struct world world;
	struct pty pty;
	struct buf before, after;
	buf_init(&before, WORLD_MAX);
	buf_init(&after, WORLD_MAX);
	world_begin(&world);
	NEED(open_home(&pty, &(struct setting){ 24, 80, NULL, NULL }));
	NEED(play_scenes(&pty, &(struct setting){ 0 }, 0, 5));
	world_events(0, &before);
	check_dialogs(&pty);
	world_events(0, &after);
	CHECK_STR(world_text(&before), world_text(&after));
	check_functions(&pty);
	CHECK(leave_home(&pty, 0));
	world_events(0, &after);
	CHECK(strstr(world_text(&after), "undone") && strstr(world_text(&after), "redone"));
	CHECK(strstr(world_text(&after), "covered|pressed") != NULL);
	CHECK(strstr(world_text(&after), "present|others") != NULL);
	CHECK(strstr(world_text(&after), "ended|unfinished") != NULL);
	check_sent(&pty);
	pty_close(&pty);
	buf_release(&before);
	buf_release(&after);
	world_end(&world);
}

TESTS("a visit on a terminal", { "at 80x24", test_full_size }, { "at 40x12", test_enlarged },
	{ "at 200x60", test_large }, { "in the C locale", test_c_locale },
	{ "on a vt100", test_vt100 }, { "without colour", test_no_colour },
	{ "by lines", test_plain }, { "the frontends agree", test_faces_agree },
	{ "a terminal that is none", test_dumb },
	{ "an unknown terminal", test_unknown_terminal }, { "all by the menu", test_menu })
