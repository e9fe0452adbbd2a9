#include "ui/focus_sync.h"

#include "base/str.h"
#include "ui/draw_kind.h"
#include "ui/overlay.h"
#include "ui/refusal.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

static uint64_t mix(uint64_t hash, const char *text)
{
	return hash * 31 + (text ? str_hash(text) : 1);
}

/* Rows are known by number here: other items than before, and a number is a lie. */
static uint64_t shape_of(const struct view *view)
{
	uint64_t hash = (uint64_t)view->kind + 1; /* 0 is no shape */
	for (size_t i = 0; i < view->item_count; i++)
		hash = mix(hash, view->items[i].id);
	for (size_t i = 0; i < view->part_count; i++)
		hash = mix(hash, view->parts[i].id);
	return hash;
}

static uint64_t lines_of(const struct view *view)
{
	uint64_t hash = view->line_count;
	for (size_t i = 0; i < view->line_count; i++)
		hash = mix(mix(hash, view->lines[i].label), view->lines[i].text);
	return hash;
}

static void go_to_top(struct focus *focus)
{
	focus->part = focus->row = focus->column = focus->page.top = 0;
	focus->page.rows = 0;
	focus->page.loose = true;
	focus->page.seen_end = false;
}

static void start(const struct view *view, struct focus *focus)
{
	assert(view->kind < VIEW_KINDS);
	struct focus_answer *answer = &focus->answer;
	focus->made_for.shape = shape_of(view);
	focus->made_for.lines = lines_of(view);
	focus->made_for.version = view->version;
	answer->pick_count = 0;
	answer->number = -1;
	answer->on_part = answer->on_choice = -1;
	focus->remark.kind = REMARK_NONE;
	answer->asked = answer->sent = answer->forgot = false;
	answer->dirty = answer->drafted = answer->handed = answer->came_back = view->is_draft;
	field_start(&answer->field, "", 0, false);
	field_start(&answer->by, "", 0, true);
	if (draw_of(view->kind)->start)
		draw_of(view->kind)->start(view, focus);
}

/* What was typed on the list that led here, behind what stands here already. */
static void begin_with_typed(const struct view *view, struct focus *focus)
{
	struct field *field = &focus->answer.field;
	if (*focus->typed.letter && draw_of(view->kind)->is_text
		&& str_is(view->question, focus->typed.question)) {
		if (*field_text(field))
			field_type(field, " ", 1);
		field_type(field, focus->typed.letter, strlen(focus->typed.letter));
		focus->answer.dirty = true;
		focus->answer.drafted = focus->answer.came_back = false;
	}
	focus->typed = (struct focus_typed){ .letter = "" };
}

static void start_screen(const struct view *view, struct focus *focus)
{
	snprintf(focus->made_for.screen, sizeof focus->made_for.screen, "%s",
		view->screen ? view->screen : "");
	go_to_top(focus);
	start(view, focus);
	begin_with_typed(view, focus);
	field_start(&focus->note.field, "", NOTE_LIMIT, true);
	if (focus->overlay.kind != OVERLAY_COVER)
		overlay_close(focus);
}

static bool is_here(const struct view *view, const struct focus *focus)
{
	return strncmp(focus->made_for.screen, view->screen ? view->screen : "",
		       sizeof focus->made_for.screen - 1) == 0;
}

/* The same screen after something happened in the visit. */
static void start_again(const struct view *view, struct focus *focus)
{
	bool moved_on = focus->answer.sent, same = focus->made_for.shape == shape_of(view);
	bool same_plan = focus->made_for.lines == lines_of(view);
	int row = focus->row, part = focus->part;
	start(view, focus);
	if (moved_on || !same || !same_plan)
		go_to_top(focus);
	if (moved_on || !same)
		return;
	focus->row = row;
	focus->part = part;
}

static void sync(const struct view *view, struct focus *focus)
{
	focus->answer.sent = focus->answer.sent && !view->refused;
	if (!is_here(view, focus) || focus->made_for.shape == 0) {
		start_screen(view, focus);
		return;
	}
	bool same = focus->made_for.version == view->version
	            && focus->made_for.shape == shape_of(view);
	if (same && !focus->answer.forgot)
		return;
	bool fits = draw_of(view->kind)->is_text || focus->made_for.shape == shape_of(view);
	if (!focus->answer.dirty || focus->answer.sent || !fits)
		start_again(view, focus);
	focus->made_for.version = view->version;
	focus->made_for.shape = shape_of(view);
	focus->answer.sent = false;
}

void focus_sync(const struct view *view, struct focus *focus)
{
	bool refused = view->refused && focus->answer.asked;
	sync(view, focus);
	/* Once, when it has just been refused: from there the cursor goes where it is moved. */
	if (refused)
		refusal_go(view, focus);
	focus->answer.asked = focus->answer.asked && !refused;
}

void focus_say(struct focus *focus, enum word word)
{
	focus->remark = (struct focus_remark){ .kind = REMARK_WORD, .word = (int)word };
}

const char *focus_says(const struct view *view, const struct focus *focus)
{
	switch (focus->remark.kind) {
	case REMARK_WORD:
		return view->words->text[focus->remark.word];
	case REMARK_SHUT: /* another view may have opened them */
		return view->agree.shut;
	default:
		return NULL;
	}
}
