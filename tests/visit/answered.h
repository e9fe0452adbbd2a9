/*
 * Visits over the shipped pack in which everything is answered, each text with a word of its
 * own; and one that follows such a visit.
 */
#ifndef TANDEM_TESTS_ANSWERED_H
#define TANDEM_TESTS_ANSWERED_H

#include "tests/check.h"
#include "tests/visit/held.h"

#include "plan/carry.h"

#define PACK "content/back-pain"

/* An own word for each text, so that each can be found. */
static inline const char *mark(struct held *held, const char *question, const char *part)
{
	return arena_printf(&held->visit.log, "Q%s%s%sQ", question, part ? "-" : "",
		part ? part : "");
}

static inline struct act answer_with_marks(struct held *held, const char **texts)
{
	static const int first[40];
	const struct view *view = &held->view;
	struct act act = { .kind = ACT_NEXT };
	for (size_t i = 0; i < view->part_count; i++) {
		const struct view_part *part = &view->parts[i];
		bool typed = part->form == PART_TEXT || part->form == PART_LINES;
		bool number = strcmp(part->id, "weeks") == 0 || view->kind == VIEW_AMOUNT;
		texts[i] = number ? "2"
		           : typed ? mark(held, view->question, part->id)
		                   : part->codes[0];
	}
	if (view->part_count)
		act.value = (struct value){ .type = VALUE_PARTS, .part = texts,
			.count = view->part_count };
	else if (view->kind == VIEW_WRITE)
		act.value = (struct value){ .type = VALUE_TEXT,
			.text = mark(held, view->question, NULL) };
	else if (view->kind == VIEW_RULER)
		act.value = (struct value){ .type = VALUE_NUMBER, .number = 5 };
	else if (view->item_count && view->kind != VIEW_REVIEW)
		act.value = (struct value){ .pick = first,
			.type = view->kind == VIEW_ITEMS ? VALUE_ITEMS : VALUE_CHOICES,
			.count = view->kind == VIEW_ITEMS ? view->item_count : 1 };
	return act;
}

static inline void answer_all(struct held *held, const char *path)
{
	const char *texts[16];
	held_begin(held, PACK, path);
	for (int i = 0; i < 400 && held->view.kind != VIEW_AGREE; i++) {
		struct act act = answer_with_marks(held, texts);
		CHECK(held_act(held, &act));
	}
	CHECK_INT(VIEW_AGREE, held->view.kind);
	CHECK(held->view.agree.shut == NULL);
}

/* A follow-up begins with what another visit left. */
static inline void bring_along(struct held *held)
{
	struct held earlier;
	size_t count;
	answer_all(&earlier, "full");
	const struct event *events = carry_events(&held->visit, &earlier.visit, &held->visit.log,
		&count);
	CHECK(count > 20);
	for (size_t i = 0; i < count; i++) {
		struct batch batch = { .count = 0 };
		batch_add(&batch, &events[i]);
		visit_number(&held->visit, &batch, held->now);
		visit_apply(&held->visit, &batch);
	}
	held_end(&earlier);
	held_show(held);
}

#endif
