#include "app/report.h"
#include "app/train_dialogs.h"

#include "app/dialogs.h"
#include "base/str.h"
#include "sys/clock.h"
#include "train/role.h"

#include <assert.h>

#define NAME_BYTES 1024
#define CARD_SECONDS 15
#define KEEP_EACH 10 /* taps: what a power cut may take */

enum { CLINICIAN, PATIENT, SIDES };

struct role {
	const struct trainee *trainee;
	int which;        /* case; -1: a talk of their own, or a recording */
	struct buf names[SIDES];
	struct journal journal[SIDES]; /* of no store until it begins */
	bool failed;
	bool went_back; /* from the card */
	int64_t until; /* since boot: the card is shown till then; 0: it is not */
	struct moment began;
	int64_t zero;  /* since boot: when the pad was begun; the wall clock may be set back */
	struct pad pad;
	size_t unkept; /* taps, and what was taken back, that are not on the disk */
	bool asks;   /* whether it is over */
	uint64_t version;
};

static const char *word_of(const struct role *role, enum word word)
{
	return role->trainee->words->text[word];
}

static void base_view(struct role *role, const char *screen, struct view *view)
{
	*view = (struct view){ .words = role->trainee->words, .screen = screen,
		.question = screen, .version = ++role->version, .where = WHERE_PAGE,
		.label = word_of(role, WORD_train_mark), .saving = SAVING_NO_VISIT,
		.may = MAY_NEXT | MAY_BACK };
}

/* ---- who, and what --------------------------------------------------------------------- */

static enum controller_end ask_what(struct role *role, bool *found)
{
	const struct course *course = role->trainee->course;
	struct arena arena;
	int picked;
	arena_init(&arena, report_last_words);
	struct view_item *items = arena_array(&arena, course->case_count + 1, sizeof *items);
	for (size_t i = 0; i < course->case_count; i++)
		items[i] = (struct view_item){ .id = course->cases[i].id,
			.label = course->cases[i].title };
	items[course->case_count] = (struct view_item){ .id = "own",
		.label = word_of(role, WORD_role_own) };
	const struct dialog_question question = { .words = role->trainee->words,
		.screen = "role", .label = word_of(role, WORD_train_mark), .items = items,
		.heading = word_of(role, WORD_role_what), .count = course->case_count + 1,
		.saving = SAVING_NO_VISIT };
	enum controller_end end = dialogs_ask(role->trainee->frontend, &question, &picked);
	*found = picked >= 0;
	role->which = picked < (int)course->case_count ? picked : -1;
	arena_release(&arena);
	return end;
}

static enum controller_end ask_names(struct role *role, bool *found)
{
	static const enum word headings[SIDES] = { WORD_role_clinician, WORD_role_patient };
	enum controller_end end = CONTROLLER_OVER;
	for (int i = 0; i < SIDES && end == CONTROLLER_OVER && *found; i++)
		end = train_ask_who(role->trainee->frontend, role->trainee->words,
			role->trainee->book, headings[i], role->trainee->who,
			&role->names[i], found);
	return end;
}

/* ---- the card ---------------------------------------------------------------------------- */

static int card_left(void *ctx)
{
	const struct role *role = ctx;
	int64_t left = role->until - clock_since_boot();
	return role->until == 0 ? 0 : left > 0 ? (int)left : 1;
}

static void card_menu(struct role *role, struct arena *frame, struct view *view)
{
	struct view_item *items = arena_array(frame, 2, sizeof *items);
	items[0] = (struct view_item){ .id = "show", .label = word_of(role, WORD_role_show) };
	items[1] = (struct view_item){ .id = "begin", .label = word_of(role, WORD_role_begin) };
	base_view(role, "card-menu", view);
	view->where = WHERE_HOME;
	view->kind = VIEW_CHOOSE;
	view->heading = word_of(role, WORD_role_card);
	view->text = words_put(word_of(role, WORD_role_card_text),
		arena_printf(frame, "%d", CARD_SECONDS), frame);
	view->items = items;
	view->item_count = 2;
}

/* It goes by itself: whoever looks next must not see it. */
static void card_show(void *ctx, unsigned wants, struct arena *frame, struct view *view)
{
	assert(((const struct role *)ctx)->which >= 0); /* a talk of their own has no card */
	struct role *role = ctx;
	(void)wants;
	if (role->until && clock_since_boot() >= role->until)
		role->until = 0;
	if (!role->until) {
		card_menu(role, frame, view);
		return;
	}
	base_view(role, "card", view);
	view->kind = VIEW_PAGE;
	view->heading = role->trainee->course->cases[role->which].title;
	view->lines = role_card(&role->trainee->course->cases[role->which],
		role->trainee->words, frame, &view->line_count);
}

static bool card_act(void *ctx, const struct act *act, struct moment now)
{
	struct role *role = ctx;
	bool back = act->kind == ACT_BACK || act->kind == ACT_CLOSE;
	(void)now;
	if (act->kind == ACT_LEAVE || act->kind == ACT_LATER || act->kind == ACT_NOTODAY
		|| (back && !role->until)) {
		role->went_back = true;
		return false;
	}
	if (role->until && (act->kind == ACT_NEXT || back)) {
		role->until = 0;
		return true;
	}
	if (act->kind != ACT_NEXT || act->value.type != VALUE_CHOICES || !act->value.count)
		return true;
	if (act->value.pick[0] == 0)
		role->until = clock_since_boot() + CARD_SECONDS * 1000;
	return act->value.pick[0] == 0;
}

static enum controller_end show_card(struct role *role, bool *found)
{
	const struct controller controller = { .ctx = role, .show = card_show, .act = card_act,
		.wake = card_left };
	if (role->which < 0)
		return CONTROLLER_OVER;
	enum controller_end end = frontend_play(role->trainee->frontend, &controller);
	*found = !role->went_back;
	return end;
}

/* ---- kept ------------------------------------------------------------------------------ */

static bool keep_row(struct role *role, int side, struct buf *row)
{
	assert(role->journal[side].store); /* keep_head() came first */
	bool ok = !row->failed && journal_add(&role->journal[side], row, NULL);
	buf_clear(row);
	return ok;
}

static struct log log_of(const struct role *role, int side)
{
	static const char *const as[SIDES] = { "clinician", "patient" };
	assert(side == CLINICIAN || side == PATIENT);
	const struct course *course = role->trainee->course;
	return (struct log){ .who = role->names[side].data, .what = LOG_ROLE,
		.id = role->which < 0 ? "own" : course->cases[role->which].id,
		.course = course->id, .version = course->version, .as = as[side],
		.began = role->began, .ended = clock_now(), .is_good = true, .estimate = -1 };
}

/* Who watches a recording alone has one record of it. */
static int records(const struct role *role)
{
	assert(role->names[CLINICIAN].len && role->names[PATIENT].len);
	return str_is(role->names[CLINICIAN].data, role->names[PATIENT].data) ? 1 : SIDES;
}

static bool keep_head(struct role *role, int side, const struct log *log, struct buf *row)
{
	struct journal *journal = &role->journal[side];
	if (journal->last > 0)
		return true;
	log_write_head(log, row);
	return (journal->store || trainbook_begin(role->trainee->book, journal))
	       && keep_row(role, side, row);
}

static bool keep_side(struct role *role, int side, bool end, struct buf *row)
{
	struct log log = log_of(role, side);
	buf_clear(row);
	if (!keep_head(role, side, &log, row))
		return false;
	log_write_pad(&role->pad, row);
	if (!keep_row(role, side, row))
		return false;
	if (end)
		log_write_end(&log, row);
	return !end || keep_row(role, side, row);
}

/* Each row is the whole pad: what could not be kept is kept with the next. */
static void keep_pad(struct role *role, bool end)
{
	struct buf row;
	buf_init(&row, LOG_BYTES_MAX);
	role->failed = false;
	for (int i = 0; i < records(role); i++)
		role->failed = !keep_side(role, i, end, &row) || role->failed;
	role->unkept = role->failed ? role->unkept : 0;
	buf_release(&row);
}

/* ---- the pad ----------------------------------------------------------------------------- */

static int64_t elapsed(const struct role *role)
{
	return clock_since_boot() - role->zero;
}

static int pad_wake(void *ctx)
{
	const struct role *role = ctx;
	int64_t at = elapsed(role);
	bool still = role->asks || pad_time(&role->pad, at).paused;
	return still ? 0 : (int)(1000 - at % 1000);
}

static void ask_over(struct role *role, struct arena *frame, struct view *view)
{
	struct view_item *items = arena_array(frame, 2, sizeof *items);
	items[0] = (struct view_item){ .id = "no", .label = word_of(role, WORD_pad_end_no) };
	items[1] = (struct view_item){ .id = "yes", .label = word_of(role, WORD_pad_end_yes) };
	view->kind = VIEW_CHOOSE;
	view->screen = view->question = "pad-end";
	view->heading = word_of(role, WORD_pad_end_heading);
	view->items = items;
	view->item_count = 2;
}

static void pad_show(void *ctx, unsigned wants, struct arena *frame, struct view *view)
{
	struct role *role = ctx;
	int64_t at = elapsed(role);
	(void)wants;
	base_view(role, "pad", view);
	view->label = arena_printf(frame, "%s  %s", word_of(role, WORD_train_mark),
		words_append(role->trainee->words, role->names[CLINICIAN].data,
			role->names[PATIENT].data, frame));
	view->where = WHERE_TRAINING;
	view->step_title = role_clock(at, frame);
	view->may |= MAY_UNDO;
	view->saving = role->failed ? SAVING_FAILED
	               : role->unkept ? SAVING_NO_VISIT : SAVING_SAVED;
	if (role->asks)
		ask_over(role, frame, view);
	else
		role_show_pad(&role->pad, at, role->trainee->words, frame, view);
}

static bool tap_one(struct role *role, char letter, int64_t at)
{
	if (letter == ' ')
		return pad_speaker(&role->pad, at);
	if (letter == '=')
		return pad_pause(&role->pad, at);
	if (letter == 'u' || letter == 'U')
		return pad_undo(&role->pad);
	return pad_tap(&role->pad, pad_move((unsigned char)letter), at);
}

static void tap_all(struct role *role, const char *letters, int64_t at)
{
	for (; *letters; letters++)
		role->unkept += tap_one(role, *letters, at);
	if (role->unkept >= KEEP_EACH)
		keep_pad(role, false);
}

static bool pad_act(void *ctx, const struct act *act, struct moment now)
{
	struct role *role = ctx;
	int64_t at = elapsed(role);
	(void)now;
	bool leaves = act->kind == ACT_LEAVE || act->kind == ACT_LATER || act->kind == ACT_NOTODAY;
	if (act->kind == ACT_TAP && act->value.type == VALUE_TEXT)
		tap_all(role, act->value.text, at);
	else if (act->kind == ACT_UNDO)
		tap_all(role, "u", at);
	else if (role->asks && act->kind == ACT_NEXT && act->value.type == VALUE_CHOICES)
		leaves = act->value.count && act->value.pick[0] == 1, role->asks = false;
	else if (act->kind == ACT_NEXT || act->kind == ACT_BACK || act->kind == ACT_CLOSE)
		role->asks = !role->asks;
	if (leaves)
		pad_end(&role->pad, at);
	return !leaves;
}

static enum controller_end play_pad(struct role *role)
{
	const struct controller controller = { .ctx = role, .show = pad_show, .act = pad_act,
		.wake = pad_wake };
	assert(role->pad.count == 0);
	role->began = clock_now();
	role->zero = clock_since_boot();
	keep_pad(role, false);
	enum controller_end end = frontend_play(role->trainee->frontend, &controller);
	pad_end(&role->pad, elapsed(role));
	keep_pad(role, true);
	return end;
}

/* ---- the end ------------------------------------------------------------------------------ */

static enum controller_end show_outcome(struct role *role)
{
	struct dialog dialog;
	dialog_init(&dialog, role->trainee->words, VIEW_PAGE, "role-end");
	dialog.view.label = word_of(role, WORD_train_mark);
	dialog.view.heading = word_of(role, WORD_role_of);
	dialog.view.lines = role_outcome(&role->pad, role->trainee->words, &dialog.arena,
		&dialog.view.line_count);
	enum controller_end end = dialog_play(&dialog, role->trainee->frontend, 0);
	arena_release(&dialog.arena);
	return end;
}

static enum controller_end run(struct role *role)
{
	bool found = true;
	enum controller_end end = ask_what(role, &found);
	if (end == CONTROLLER_OVER && found)
		end = ask_names(role, &found);
	if (end == CONTROLLER_OVER && found)
		end = show_card(role, &found);
	if (end != CONTROLLER_OVER || !found)
		return end;
	end = play_pad(role);
	return end == CONTROLLER_OVER ? show_outcome(role) : end;
}

enum controller_end train_role(const struct trainee *trainee)
{
	struct arena arena;
	arena_init(&arena, report_last_words);
	struct role *role = ARENA_NEW(&arena, struct role);
	role->trainee = trainee;
	for (int i = 0; i < SIDES; i++)
		buf_init(&role->names[i], NAME_BYTES);
	enum controller_end end = run(role);
	for (int i = 0; i < SIDES; i++)
		buf_release(&role->names[i]);
	arena_release(&arena);
	trainbook_refresh(trainee->book);
	return end;
}
