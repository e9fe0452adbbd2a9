#include "app/train_dialogs.h"

#include "app/content.h"
#include "app/exit.h"
#include "app/report.h"
#include "app/dialogs.h"

#include <assert.h>

enum { MENU_GO_ON, MENU_DUE, MENU_LESSONS, MENU_DRILLS, MENU_CASES, MENU_ROLE,
	MENU_PAST, MENU_LEAVE, MENU_ROWS };

/* ---- with what ------------------------------------------------------------------------ */

static enum controller_end choose(const struct trainee *trainee, int picked)
{
	assert(picked >= 0 && picked < MENU_LEAVE);
	switch (picked) {
	case MENU_GO_ON:
		return train_list_unfinished(trainee);
	case MENU_DUE:
		return train_list_due(trainee);
	case MENU_LESSONS:
		return train_list_lessons(trainee);
	case MENU_DRILLS:
		return train_list_drills(trainee);
	case MENU_CASES:
		return train_list_cases(trainee);
	case MENU_ROLE:
		return train_role(trainee);
	default:
		return train_show_past(trainee);
	}
}

static void fill_menu(const struct trainee *trainee, const char *unread, struct arena *arena,
	struct view_item items[MENU_ROWS])
{
	static const enum word labels[MENU_ROWS] = { WORD_train_menu_go_on, WORD_train_menu_due,
		WORD_train_menu_lessons, WORD_train_menu_drills, WORD_train_menu_cases,
		WORD_role_menu, WORD_train_so_far, WORD_train_leave };
	size_t open = train_count_unfinished(trainee), due = train_count_due(trainee);
	for (int i = 0; i < MENU_ROWS; i++)
		items[i] = (struct view_item){ .id = "menu",
			.label = trainee->words->text[labels[i]] };
	items[MENU_GO_ON].detail = open
		? words_count(trainee->words, WORD_train_menu_open_one, WORD_train_menu_open,
			(long)open, arena)
		: trainee->words->text[unread ? WORD_home_unread : WORD_home_none];
	items[MENU_DUE].detail = due ? words_count(trainee->words, WORD_train_due_today_one,
					     WORD_train_due_today, (long)due, arena)
	                             : trainee->words->text[unread ? WORD_home_unread
	                                                           : WORD_train_due_none];
}

static enum controller_end stay_with(const struct trainee *trainee)
{
	enum controller_end end;
	int picked;
	do {
		struct arena arena;
		struct view_item items[MENU_ROWS];
		arena_init(&arena, report_last_words);
		const char *unread = trainbook_unread(trainee->book, trainee->words, &arena);
		fill_menu(trainee, unread, &arena, items);
		const struct dialog_question question = { .words = trainee->words,
			.screen = "training", .label = trainee->words->text[WORD_train_mark],
			.heading = trainee->words->text[WORD_train_pick], .text = unread,
			.items = items,
			.count = MENU_ROWS, .saving = SAVING_NO_VISIT, .cover_after = DIALOG_COVER };
		end = dialogs_ask(trainee->frontend, &question, &picked);
		arena_release(&arena);
		if (end == CONTROLLER_OVER && picked >= 0 && picked != MENU_LEAVE)
			end = choose(trainee, picked);
	} while (end == CONTROLLER_OVER && picked >= 0 && picked != MENU_LEAVE);
	return end;
}

/* ---- what is needed --------------------------------------------------------------------- */

/* Without weights own words are not read: whoever typed them says what they are. */
static struct classifier open_classifier(struct arena *arena, struct buf *bytes)
{
	struct coder *coder = ARENA_NEW(arena, struct coder);
	struct fault why = { 0 };
	if (content_weights(NULL, bytes, &why)
		&& coder_read(coder, arena, bytes->data ? bytes->data : "", bytes->len, &why))
		return (struct classifier){ coder, ARENA_NEW(arena, struct talk) };
	report_fault(&why);
	return (struct classifier){ NULL, NULL };
}

static enum controller_end train_all(struct trainee *trainee)
{
	struct buf name;
	bool found = true;
	enum controller_end end = CONTROLLER_OVER;
	while (found && end == CONTROLLER_OVER) {
		buf_init(&name, 1024);
		end = train_ask_who(trainee->frontend, trainee->words, trainee->book,
			WORD_train_who, NULL, &name, &found);
		trainee->who = name.data;
		if (found)
			end = stay_with(trainee);
		buf_release(&name);
	}
	return end;
}

int train_stay(struct frontend *frontend, const struct words *words, bool *gone)
{
	struct trainbook book;
	struct arena arena;
	struct buf weights;
	int code = EXIT_DONE;
	struct course *course = content_open_course(&code);
	if (!course)
		return code;
	if (!trainbook_open(&book, true, &code)) {
		course_free(course);
		return code;
	}
	assert(book.store); /* it was made where there was none */
	arena_init(&arena, report_last_words);
	buf_init(&weights, WEIGHTS_MAX);
	struct trainee trainee = { .frontend = frontend, .words = words, .course = course,
		.book = &book, .classifier = open_classifier(&arena, &weights) };
	*gone = train_all(&trainee) == CONTROLLER_GONE;
	buf_release(&weights);
	arena_release(&arena);
	trainbook_close(&book);
	course_free(course);
	return EXIT_DONE;
}
