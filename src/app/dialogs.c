#include "app/dialogs.h"

#include "app/content.h"
#include "app/records.h"
#include "app/report.h"
#include "base/label.h"
#include "base/utf8.h"
#include "sys/clock.h"
#include "record/list.h"
#include "visit/step_summary.h"

#include <assert.h>
#include <string.h>

#define LABEL_LIMIT 60
#define DUE_SOON 7 /* days */

/* ---- a screen of the program's own ------------------------------------------------- */

void dialog_init(struct dialog *dialog, const struct words *words, enum view_kind kind,
	const char *screen)
{
	assert(words && screen);
	*dialog = (struct dialog){ .words = words, .picked = -1 };
	arena_init(&dialog->arena, report_last_words);
	dialog->view = (struct view){ .kind = kind, .words = words, .screen = screen,
		.question = screen, .version = 1, .where = WHERE_PAGE,
		.saving = SAVING_NO_VISIT, .label = "tandem", .may = MAY_NEXT | MAY_BACK };
}

/* ---- under the cover ---- */

enum { WHO_ALONE, WHO_OTHERS, WHO_ROWS };

/* No label: who reads it may be somebody else. */
static void show_who(const struct dialog *dialog, struct arena *frame, struct view *view)
{
	const char *const *words = dialog->words->text;
	struct view_item *items = arena_array(frame, WHO_ROWS, sizeof *items);
	items[WHO_ALONE] = (struct view_item){ .id = "alone", .value = -1,
		.label = words[WORD_presence_alone] };
	items[WHO_OTHERS] = (struct view_item){ .id = "others", .value = -1,
		.label = words[WORD_presence_others] };
	*view = (struct view){ .kind = VIEW_CHOOSE, .words = dialog->words, .screen = "who",
		.question = "who", .version = dialog->view.version, .where = WHERE_HOME,
		.saving = SAVING_NO_VISIT, .label = "tandem", .may = MAY_NEXT | MAY_BACK,
		.heading = words[WORD_presence_heading], .items = items,
		.item_count = WHO_ROWS };
}

/* Whoever uncovers it may not be who covered it.  False: the dialog is over. */
static bool act_on_cover(struct dialog *dialog, const struct act *act, struct moment now)
{
	const struct act bare = { .kind = act->kind, .number = act->number };
	assert(!dialog->over || dialog->over->act);
	if (act->kind == ACT_UNCOVER)
		dialog->asks_who = dialog->names_people;
	if (!dialog->over)
		return true;
	/* What is half picked here is no answer of the visit's. */
	dialog->over->act(dialog->over->ctx, &bare, now);
	dialog->went_back = act->kind == ACT_UNCOVER;
	return !dialog->went_back;
}

/* The answer to who is here: back to the dialog, or with others out of it. */
static bool act_on_who(struct dialog *dialog, const struct act *act)
{
	if (act->value.type != VALUE_CHOICES || act->value.count == 0)
		return true;
	dialog->asks_who = false;
	dialog->went_back = act->value.pick[0] != WHO_ALONE;
	return !dialog->went_back;
}

/* ---- what is shown, and done ---- */

void dialog_show(void *ctx, unsigned wants, struct arena *frame, struct view *view)
{
	const struct dialog *dialog = ctx;
	(void)wants;
	if (dialog->asks_who)
		show_who(dialog, frame, view);
	else
		*view = dialog->view;
}

/* Why it is no name; NULL: it is one.  A screen has no room for more than the limit, but a
 * line has. */
static const char *why_no_name(const struct dialog *dialog, const struct buf *name)
{
	size_t limit = dialog->view.write.limit;
	if (name->len == 0)
		return dialog->words->text[dialog->need];
	bool fits = limit == 0 || utf8_count(name->data, name->len) <= limit;
	return fits && !name->failed ? NULL : dialog->words->text[WORD_too_long];
}

static bool take_name(struct dialog *dialog, const struct act *act)
{
	const struct value *value = act->value.type == VALUE_TEXT ? &act->value
	                                                         : &dialog->view.value;
	struct buf name;
	assert(dialog->text);
	buf_init(&name, dialog->text->limit);
	label_fold(value->type == VALUE_TEXT ? value->text : "", &name);
	dialog->view.refused = why_no_name(dialog, &name);
	dialog->view.refused_at = 1;
	dialog->view.version++;
	bool takes = !dialog->view.refused;
	if (takes) {
		buf_clear(dialog->text);
		buf_add(dialog->text, name.data, name.len);
	}
	buf_release(&name);
	return takes;
}

/* What stands there to begin with, and is taken as it stands; -1: nothing does. */
static int marked_item(const struct view *view)
{
	for (size_t i = 0; i < view->item_count; i++)
		if (view->items[i].marked)
			return (int)i;
	return -1;
}

/* A frontend offers the items of the view, and no others. */
static int pick_of(const struct dialog *dialog, const struct act *act)
{
	int pick = act->value.pick[0];
	assert(pick >= 0 && (size_t)pick < dialog->view.item_count);
	return pick;
}

bool dialog_act(void *ctx, const struct act *act, struct moment now)
{
	struct dialog *dialog = ctx;
	switch (act->kind) {
	case ACT_COVER:
	case ACT_UNCOVER:
		return act_on_cover(dialog, act, now);
	case ACT_NEXT:
		if (dialog->asks_who)
			return act_on_who(dialog, act);
		if (act->value.type == VALUE_CHOICES && act->value.count)
			dialog->picked = pick_of(dialog, act);
		else if (dialog->text)
			return !take_name(dialog, act);
		else if (dialog->chooses) {
			dialog->picked = marked_item(&dialog->view);
			return dialog->picked < 0;
		}
		return false;
	case ACT_BACK:
	case ACT_CLOSE:
		dialog->went_back = true;
		return false;
	case ACT_LEAVE:
	case ACT_LATER:
	case ACT_NOTODAY:
		dialog->went_back = dialog->left = true;
		return false;
	default:
		return true;
	}
}

enum controller_end dialog_play(struct dialog *dialog, struct frontend *frontend, int cover_after)
{
	const struct controller controller = { .ctx = dialog, .show = dialog_show, .act = dialog_act,
		.cover_after = cover_after };
	return frontend_play(frontend, &controller);
}

/* ---- home ---------------------------------------------------------------------- */

static size_t count_due(const struct record_list *all)
{
	const struct date today = date_of(clock_now());
	size_t due = 0;
	for (size_t i = 0; i < all->count; i++) {
		const struct listed *one = all->list[i];
		due += listed_is_due(one) && one->head.has_due
		       && listed_due_in(one, &today) <= DUE_SOON;
	}
	return due;
}

const char *dialogs_damaged(const struct words *words, size_t count, struct arena *arena)
{
	return count ? words_count(words, WORD_list_damaged_one, WORD_list_damaged, (long)count,
			       arena)
	             : NULL;
}

/* Counts what the rows of the home screen say. */
static void count_visits(struct dialog *dialog, struct view_item *items)
{
	const char *const *words = dialog->words->text;
	struct record_list all;
	bool is_read = records_survey(&dialog->arena, dialog->words, &all, &dialog->view.text);
	bool is_whole = is_read && all.damaged_count == 0;
	size_t unfinished = record_list_unfinished(&all), due = count_due(&all);
	items[HOME_GO_ON].detail = unfinished
		? words_count(dialog->words, WORD_home_unfinished_one, WORD_home_unfinished,
			(long)unfinished, &dialog->arena)
		: words[is_whole ? WORD_home_none : WORD_home_unread];
	items[HOME_FOLLOW].detail = due
		? words_count(dialog->words, WORD_home_due_one, WORD_home_due, (long)due,
			&dialog->arena)
		: words[is_whole ? WORD_home_due_none : WORD_home_unread];
}

struct home {
	struct dialog dialog;
	const struct frontend *frontend;
	struct view_item *items;
	int *code; /* why the controller is over before anybody chose */
};

static bool late(void *ctx)
{
	struct home *home = ctx;
	/* A pack with faults is told before anybody sits down with it. */
	struct pack *pack = content_open(NULL, NULL, &home->frontend->language, home->code);
	if (!pack)
		return false;
	count_visits(&home->dialog, home->items);
	pack_free(pack);
	home->dialog.view.version++;
	return true;
}

enum controller_end dialogs_home(struct frontend *frontend, const struct words *words,
	enum home_choice *choice, int *code)
{
	struct home home = { .frontend = frontend, .code = code };
	struct dialog *dialog = &home.dialog;
	dialog_init(dialog, words, VIEW_CHOOSE, "home");
	struct view_item items[] = {
		[HOME_START] = { .id = "start", .label = words->text[WORD_home_start] },
		[HOME_GO_ON] = { .id = "go-on", .label = words->text[WORD_home_go_on] },
		[HOME_FOLLOW] = { .id = "follow", .label = words->text[WORD_home_follow] },
		[HOME_TRAIN] = { .id = "train", .label = words->text[WORD_home_train],
			.detail = words->text[WORD_home_no_patient] },
		[HOME_TRY] = { .id = "try", .label = words->text[WORD_home_try],
			.detail = words->text[WORD_home_nothing_kept] },
		[HOME_STAFF] = { .id = "staff", .label = words->text[WORD_home_staff],
			.detail = words->text[WORD_home_alone] },
		[HOME_AFTER] = { .id = "after", .label = words->text[WORD_home_after],
			.detail = words->text[WORD_home_alone] },
		[HOME_LEAVE] = { .id = "leave", .label = words->text[WORD_home_leave] },
	};
	_Static_assert(sizeof items / sizeof *items == HOME_LEAVE + 1, "choices");
	home.items = items;
	dialog->view.where = WHERE_HOME;
	dialog->chooses = true;
	dialog->view.may = MAY_NEXT; /* nothing lies before home but the way out */
	dialog->view.heading = words->text[WORD_home_heading];
	dialog->view.items = items;
	dialog->view.item_count = sizeof items / sizeof *items;
	const struct controller controller = { .ctx = &home,
		.show = dialog_show, .act = dialog_act, .late = late,
		.cover_after = DIALOG_COVER };
	enum controller_end end = frontend_play(frontend, &controller);
	*choice = dialog->went_back || dialog->picked < 0 ? HOME_LEAVE
	                                            : (enum home_choice)dialog->picked;
	arena_release(&dialog->arena);
	return end;
}

/* ---- pages for staff ---------------------------------------------------------------- */

/* `pack` may be NULL: it could not be opened, which was printed. */
static void fill_page(struct dialog *dialog, const struct pack *pack, const char *id)
{
	if (!pack) {
		dialog->view.heading = dialog->words->text[WORD_page_closed];
		dialog->view.text = dialog->words->text[WORD_unread_text];
		return;
	}
	int page = pack_find_page(pack, id);
	dialog->view.heading = page < 0 ? dialog->words->text[WORD_home_no_page]
	                              : arena_strdup(&dialog->arena, pack->pages[page].title);
	dialog->view.text = page < 0 ? NULL : pack_page_text(pack, page, &dialog->arena);
}

/* "Plan   6   in part": what a step took, and whether it was held. */
static const char *step_line(struct dialog *dialog, const struct step_summary *step)
{
	enum word held = step->answered == 0 && (step->asked || !step->seen) ? WORD_after_left
	                 : step->answered < step->asked                     ? WORD_after_parts
	                                                                    : WORD_after_asked;
	return words_fill(dialog->words, held, &dialog->arena, "step", step->title, "minutes",
		arena_printf(&dialog->arena, "%lld", (long long)((step->ms + 30000) / 60000)),
		NULL);
}

static void add_account(struct dialog *dialog, const struct visit *visit)
{
	size_t count;
	const struct step_summary *steps = step_summaries(visit, &dialog->arena, &count);
	const char *all = dialog->words->text[WORD_after_minutes];
	for (size_t i = 0; i < count; i++)
		all = arena_printf(&dialog->arena, "%s\n%s", all, step_line(dialog, &steps[i]));
	dialog->view.label = *visit->state.label ? arena_strdup(&dialog->arena, visit->state.label)
	                                       : dialog->words->text[WORD_no_label];
	dialog->view.text = dialog->view.text
		? arena_printf(&dialog->arena, "%s\n\n%s", all, dialog->view.text) : all;
}

/* `visit` may be NULL. */
static enum controller_end play_page(struct frontend *frontend, const struct words *words,
	const char *page, const struct visit *visit)
{
	struct dialog dialog;
	int code;
	struct pack *pack = content_open(NULL, NULL, &frontend->language, &code);
	dialog_init(&dialog, words, VIEW_SAY, page);
	fill_page(&dialog, pack, page);
	if (visit)
		add_account(&dialog, visit);
	dialog.names_people = visit != NULL;
	pack_free(pack);
	const struct controller controller = { .ctx = &dialog, .show = dialog_show, .act = dialog_act,
		.cover_after = DIALOG_COVER };
	enum controller_end end = frontend_play(frontend, &controller);
	arena_release(&dialog.arena);
	return end;
}

enum controller_end dialogs_page(struct frontend *frontend, const struct words *words,
	const char *page)
{
	return play_page(frontend, words, page, NULL);
}

enum controller_end dialogs_after(struct frontend *frontend, const struct words *words,
	const struct kept *visit)
{
	return play_page(frontend, words, "after", &visit->visit);
}

/* ---- whose ------------------------------------------------------------------------ */

struct label_dialog {
	struct dialog dialog;
	const struct dialog_late *late;
};

static bool run_late(void *ctx)
{
	struct label_dialog *label = ctx;
	return label->late->run(label->late->ctx);
}

enum controller_end dialogs_label(struct frontend *frontend, const struct words *words,
	const struct dialog_late *late, bool first, struct buf *label, bool *went_back)
{
	struct label_dialog own = { .late = late };
	assert(!late || late->run);
	struct dialog *dialog = &own.dialog;
	dialog_init(dialog, words, VIEW_WRITE, "label");
	dialog->text = label;
	dialog->need = WORD_need_label;
	if (first)
		dialog->view.may &= ~(unsigned)MAY_BACK;
	if (label->len)
		dialog->view.value = (struct value){ .type = VALUE_TEXT,
			.text = arena_strdup(&dialog->arena, label->data) };
	dialog->view.heading = words->text[WORD_label_heading];
	dialog->view.text = words->text[WORD_label_text];
	dialog->view.write.one_line = true;
	dialog->view.write.limit = LABEL_LIMIT;
	dialog->view.saving = SAVING_NOT_KEPT_YET;
	const struct controller controller = { .ctx = &own,
		.show = dialog_show, .act = dialog_act, .late = late ? run_late : NULL,
		.cover_after = DIALOG_COVER };
	enum controller_end end = frontend_play(frontend, &controller);
	*went_back = dialog->went_back;
	arena_release(&dialog->arena);
	return end;
}

/* ---- this or that ---------------------------------------------------------------- */

enum controller_end dialogs_ask(struct frontend *frontend,
	const struct dialog_question *question, int *picked)
{
	assert(question->items || (question->answers[0] && question->answers[1]));
	struct dialog dialog;
	struct view_item items[2] = { { .id = "first", .label = question->answers[0] },
		{ .id = "second", .label = question->answers[1] } };
	dialog_init(&dialog, question->words, VIEW_CHOOSE, question->screen);
	dialog.view.label = question->label;
	dialog.view.heading = question->heading;
	dialog.view.text = question->text;
	dialog.view.saving = question->saving;
	dialog.over = question->over;
	dialog.names_people = question->names_people;
	dialog.view.items = question->items ? question->items : items;
	dialog.view.item_count = question->items ? question->count : 2;
	dialog.chooses = dialog.view.item_count > 0;
	dialog.view.where = dialog.chooses ? WHERE_HOME : WHERE_PAGE;
	if (!dialog.chooses)
		dialog.view.kind = VIEW_SAY;
	items[1].marked = question->second;
	dialog.view.unnumbered = question->second;
	const struct controller controller = { .ctx = &dialog, .show = dialog_show, .act = dialog_act,
		.cover_after = question->cover_after };
	enum controller_end end = frontend_play(frontend, &controller);
	*picked = dialog.went_back ? -1 : dialog.picked;
	assert(*picked < (int)dialog.view.item_count);
	arena_release(&dialog.arena);
	return end;
}
