/*
 * All visits of tests/app/cases in a pseudo-language (tests/pack/pseudo.h): on no screen, plan
 * or page stands a plain English word, and nothing is cut without a mark.
 */
#include "app/play.h"

#include "app/exit.h"
#include "app/printing.h"
#include "plan/family.h"
#include "plan/plan.h"
#include "tests/app/legible.h"
#include "tests/pack/pseudo.h"
#include "tests/plan/written.h"

#include <glob.h>
#include <signal.h>
#include <unistd.h>

#define PLAN_BYTES ((size_t)1 << 20)

struct held {
	struct legible legible;
	struct pseudo pseudo;
	struct play *play, *before; /* the visit, and the one that it follows */
	struct arena arena;
};

/* ---- what the people of a case type ----------------------------------------------------- */

static void spell(struct arena *arena, const struct conf *answer, const char *key)
{
	struct conf_value *value = (struct conf_value *)(uintptr_t)conf_find(answer, key);
	if (value && value->text)
		value->text = typed_text(value->text, arena);
}

static bool is_typed(const struct pack_part *part)
{
	return part && (part->means == MEANS_TEXT || part->means == MEANS_LINES
			       || part->means == MEANS_NAME || part->means == MEANS_TIME);
}

static void spell_parts(struct play *play, const struct pack_question *question,
	const struct conf *answer)
{
	for (const struct conf *at = NULL; (at = conf_next(answer, "part", at));) {
		int item = pack_find_item(question, at->title);
		if (item >= 0 && is_typed(question->items[item].part))
			spell(&play->answers.arena, at, "is");
	}
}

/* In letters of their own, so that no English of theirs is on a screen. */
static void spell_answers(struct play *play)
{
	static const char *const keys[] = { "text", "by", "because", "reason", "worry", "strength",
		"words", "park" };
	const struct pack *pack = play->session.pack;
	for (const struct conf *at = NULL; (at = conf_next(play->answers.conf, "answer", at));) {
		int question = pack_find_question(pack, at->title);
		for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
			spell(&play->answers.arena, at, keys[i]);
		if (question >= 0)
			spell_parts(play, &pack->questions[question], at);
	}
}

/* ---- sentences ----------------------------------------------------------------------------- */

/* What no question takes; nothing comes of it here, whether it is taken or not. */
static void look_at_refusals(struct held *held, struct session *session)
{
	static char long_text[70001];
	static const int none[] = { -1 };
	const struct act acts[] = { { .kind = ACT_NEXT },
		{ .kind = ACT_NEXT, .value = { .type = VALUE_TEXT, .text = "" } },
		{ .kind = ACT_NEXT, .value = { .type = VALUE_TEXT, .text = long_text } },
		{ .kind = ACT_NEXT, .value = { .type = VALUE_CHOICES, .pick = none, .count = 0 } },
		{ .kind = ACT_NEXT, .value = { .type = VALUE_CHOICES, .pick = none, .count = 1 } },
		{ .kind = ACT_NEXT, .value = { .type = VALUE_ITEMS, .pick = none, .count = 1 } },
		{ .kind = ACT_NEXT, .value = { .type = VALUE_NUMBER, .number = 99 } },
		{ .kind = ACT_NEXT, .value = { .type = VALUE_PARTS } },
		{ .kind = ACT_NEXT, .value = { .type = VALUE_RESOLUTION } },
		{ .kind = ACT_BACK }, { .kind = ACT_SKIP }, { .kind = ACT_YES },
		{ .kind = ACT_UNDO }, { .kind = ACT_REDO }, { .kind = ACT_LATER },
		{ .kind = ACT_NOTE, .value = { .type = VALUE_TEXT, .text = "" } } };
	memset(long_text, 'x', sizeof long_text - 1);
	for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
		struct fault why = { 0 };
		struct batch batch;
		if (visit_decide(&session->record.visit, &acts[i], held->play->now, &batch, &why))
			continue;
		legible_text(&held->legible, "refused", why.what);
		/* Once on each kind of screen is enough. */
		if (legible_has_seen(&held->legible, arena_printf(&held->arena, "%d %s",
			    (int)held->legible.view.kind, why.what)))
			continue;
		session->refused = why;
		legible_screens(&held->legible, "refused");
		session->refused = (struct fault){ 0 };
	}
}

/* ---- plans and pages ------------------------------------------------------------------------- */

static void look_at_bytes(struct held *held, const char *what, struct buf *out)
{
	snprintf(held->legible.where, sizeof held->legible.where, "%s", what);
	legible_text(&held->legible, what, out->data);
	buf_clear(out);
}

static void look_at_plan(struct held *held, const char *what, const struct plan *plan)
{
	struct buf out;
	buf_init(&out, PLAN_BYTES);
	for (size_t i = 0; writer_at(i); i++) {
		if (writer_at(i)->has_fixed_names)
			continue;
		plan_written(plan, writer_at(i), &out);
		look_at_bytes(held, what, &out);
	}
	plan_written_as(plan, &writer_text, &(struct write_options){ .large = true }, &out);
	look_at_bytes(held, what, &out);
	buf_release(&out);
}

static void look_at_plans(struct held *held, const struct visit *visit)
{
	static const struct plan_cut cuts[] = { { .week = true }, { .helpers = true },
		{ .words = true } };
	struct plan plan, other;
	plan_so_far(visit, &held->arena, &plan);
	look_at_plan(held, "plan so far", &plan);
	plan_assemble(visit, true, &held->arena, &plan);
	look_at_plan(held, "plan", &plan);
	for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++) {
		plan_cut(&plan, &cuts[i], &held->arena, &other);
		look_at_plan(held, "plan, in part", &other);
	}
	for (int person = 1; person <= PEOPLE_MOST; person++) {
		family_assemble(visit, person, &held->arena, &other);
		look_at_plan(held, "page of a person", &other);
	}
	if (!held->before)
		return;
	struct plan before;
	plan_assemble(&held->before->session.record.visit, true, &held->arena, &before);
	plan_since(&before, &plan, &held->arena, &other);
	look_at_plan(held, "what changed since", &other);
}

static void look_at_pages(struct held *held, const struct pack *pack)
{
	struct buf out;
	buf_init(&out, PLAN_BYTES);
	for (int i = 0; i < (int)pack->page_count; i++) {
		struct document page;
		document_page(pack->language, pack->pages[i].title,
			pack_page_text(pack, i, &held->arena), &held->arena, &page);
		writer_text.write(&page, NULL, &(struct write_options){ .large = false }, &out,
			NULL);
		look_at_bytes(held, pack->pages[i].id, &out);
	}
	buf_release(&out);
}

/* ---- printing -------------------------------------------------------------------------------- */

/* What is asked before something is printed is looked at instead of played; the first answer
 * is the one. */
static struct held *asked;

enum controller_end loop_play(struct frontend *frontend, const struct controller *controller)
{
	static const int first[] = { 0 };
	const struct act act = { .kind = ACT_NEXT,
		.value = { .type = VALUE_CHOICES, .pick = first, .count = 1 } };
	legible_look(&asked->legible, controller);
	controller->act(controller->ctx, &act, asked->play->now);
	return frontend ? CONTROLLER_OVER : CONTROLLER_GONE;
}

static void look_at_printing(struct held *held, struct session *session, const char *program)
{
	struct config config = { .cover_after = 0 };
	struct printing printing;
	struct frontend frontend = { .term = (struct term *)&config }; /* not plain */
	bool gone = false;
	snprintf(config.print, sizeof config.print, "%s", program);
	printing_init(&printing, session, &config);
	const struct controller controller = printing_controller(&printing);
	asked = held;
	for (int pick = 0; pick < 3; pick++) {
		const struct act act = { .kind = ACT_NEXT,
			.value = { .type = VALUE_CHOICES, .pick = &pick, .count = 1 } };
		legible_look(&held->legible, &controller);
		if (!controller.act(controller.ctx, &act, held->play->now))
			printing_serve(&printing, &frontend, &gone);
	}
	legible_look(&held->legible, &controller);
	session->prints = false;
}

/* ---- a visit ------------------------------------------------------------------------------ */

static struct pack *open_pack(void *ctx, int *code)
{
	struct held *held = ctx;
	*code = EXIT_BAD_DATA;
	return pseudo_pack(&held->pseudo);
}

static void begin(struct held *held, struct play *play)
{
	held->before = held->play;
	held->play = play;
	held->legible.known = play->answers.label;
	spell_answers(play);
	look_at_pages(held, play->session.pack);
}

static void look_at_end(struct held *held, struct session *session)
{
	look_at_plans(held, &session->record.visit);
	look_at_printing(held, session, "/bin/true");
	look_at_printing(held, session, "/bin/false");
}

static bool shown(void *ctx, struct play *play)
{
	struct held *held = ctx;
	if (held->play != play)
		begin(held, play);
	const struct controller controller = controller_of_session(&play->session, 0);
	if (legible_look(&held->legible, &controller))
		look_at_refusals(held, &play->session);
	if (play->session.record.visit.state.end != END_NOT)
		look_at_end(held, &play->session);
	arena_reset(&held->arena);
	return true;
}

/* Is it a case of what goes wrong: NAME.visit with a NAME.err beside it? */
static bool goes_wrong(const char *path)
{
	char err[200];
	snprintf(err, sizeof err, "%.*s.err", (int)(strlen(path) - strlen(".visit")), path);
	return access(err, F_OK) == 0;
}

static void hold(const char *path, struct held *held)
{
	struct play play = { 0 };
	const struct play_with with = { .pack = open_pack, .shown = shown, .ctx = held };
	held->legible.file = path;
	held->play = NULL;
	play_chain(&play, path, &with);
	CHECK(play.over || goes_wrong(path));
	play_release(&play);
}

static void begin_all(struct held *held)
{
	*held = (struct held){ .play = NULL };
	legible_begin(&held->legible);
	arena_init(&held->arena, NULL);
	NEED(pseudo_begin(&held->pseudo, "content/back-pain"));
}

static void end_all(struct held *held)
{
	pseudo_end(&held->pseudo);
	legible_end(&held->legible);
	arena_release(&held->arena);
}

static void test_cases(void)
{
	struct held held;
	glob_t cases;
	signal(SIGPIPE, SIG_IGN); /* as the program: what prints may not read to the end */
	begin_all(&held);
	NEED(glob("tests/app/cases/*.visit", 0, NULL, &cases) == 0);
	for (size_t i = 0; i < cases.gl_pathc; i++)
		hold(cases.gl_pathv[i], &held);
	CHECK(held.legible.looks > 1000);
	CHECK_INT(0, held.legible.count);
	globfree(&cases);
	end_all(&held);
}

/* ---- would it be found? ------------------------------------------------------------------- */

static void show_view(void *ctx, unsigned wants, struct arena *frame, struct view *view)
{
	(void)wants, (void)frame;
	*view = *(const struct view *)ctx;
}

/* How many findings are new on this view. */
static size_t found(struct held *held, struct view *view, const char *text)
{
	const struct controller controller = { .ctx = view, .show = show_view };
	size_t before = held->legible.count;
	view->text = text;
	legible_look(&held->legible, &controller);
	return held->legible.count - before;
}

static void test_words_are_found(void)
{
	struct held held;
	begin_all(&held);
	struct pack *pack = pseudo_pack(&held.pseudo);
	NEED(pack != NULL);
	struct view view = { .kind = VIEW_SAY, .words = &pack->words, .screen = "control",
		.heading = "[Ĥéļļô]", .saving = SAVING_NO_VISIT, .may = MAY_NEXT };
	held.legible.file = "(it must say so)";
	CHECK_INT(0, found(&held, &view, "[ŵééļļçôɱé тхере F1 MR 112]"));
	/* At each size, and in lines of text. */
	CHECK_INT(4, found(&held, &view, "[ŵééļļçôɱé to all]"));
	CHECK_INT(3, found(&held, &view, "[ŵééļļçôɱé"));
	held.legible.known = "Jo Hall";
	CHECK_INT(0, found(&held, &view, "[ŵééļļçôɱé Hall]"));
	CHECK_INT(4, found(&held, &view, "[ŵééļļçôɱé Hal]"));
	pack_free(pack);
	end_all(&held);
}

static void test_cuts_are_found(void)
{
	struct held held;
	struct arena arena;
	begin_all(&held);
	arena_init(&arena, NULL);
	held.legible.file = "(it must say so)";
	struct canvas *canvas = canvas_new(&arena, 1, 8);
	canvas_say(canvas, 0, 0, STYLE_TEXT, "[ŵééļļ…");
	legible_canvas(&held.legible, canvas);
	CHECK_INT(0, held.legible.count);
	canvas_say(canvas, 0, 6, STYLE_TEXT, "…ôɱé");
	legible_canvas(&held.legible, canvas);
	CHECK_INT(1, held.legible.count);
	canvas = canvas_new(&arena, 1, 8);
	canvas_say(canvas, 0, 0, STYLE_TEXT, "ŵé");
	canvas_say(canvas, 0, 1, STYLE_TEXT, "çô");
	legible_canvas(&held.legible, canvas);
	CHECK_INT(2, held.legible.count);
	arena_release(&arena);
	end_all(&held);
}

TESTS("app/pseudo", { "English is found", test_words_are_found },
	{ "cuts are found", test_cuts_are_found }, { "every case", test_cases })
