#include "train/show.h"

#include "base/str.h"
#include "view/day.h"

static const char *put(const struct words *words, enum word word, const char *text,
	struct arena *frame)
{
	return words_put(words->text[word], text, frame);
}

/* `all`, and a sentence in a paragraph of its own; a sentence of nothing is left out. */
static const char *and_then(const char *all, const char *text, struct arena *frame)
{
	if (str_is_empty(text))
		return all;
	return str_is_empty(all) ? text : arena_printf(frame, "%s\n\n%s", all, text);
}

static const struct course_case *the_case(const struct practice *practice)
{
	return &practice->course->cases[practice->number];
}

static const struct course_drill *the_drill(const struct practice *practice)
{
	return &practice->course->drills[practice->number];
}

static const char *title_of(const struct practice *practice)
{
	return practice->what == PRACTICE_CASE ? the_case(practice)->title
	                                       : the_drill(practice)->title;
}

/* ---- the question -------------------------------------------------------------------- */

static const struct course_choice *shown(const struct practice *practice, size_t *count)
{
	if (practice->what == PRACTICE_CASE) {
		const struct course_turn *turn = &the_case(practice)->turns[practice->at];
		*count = turn->choice_count;
		return turn->choices;
	}
	const struct course_item *item =
		&the_drill(practice)->items[practice->order[practice->at]];
	*count = item->choice_count;
	return item->choices;
}

static void show_choices(const struct practice *practice, struct arena *frame, struct view *view)
{
	size_t count;
	const struct course_choice *choices = shown(practice, &count);
	struct view_item *items = arena_array(frame, count + 1, sizeof *items);
	for (size_t i = 0; i < count; i++) {
		const struct course_choice *choice =
			&choices[practice_choice(practice, (int)i)];
		items[i] = (struct view_item){ .id = choice->id, .label = choice->text,
			.value = -1 };
	}
	view->items = items;
	view->item_count = count;
}

static void show_question(const struct practice *practice, struct arena *frame,
	struct view *view)
{
	bool one = practice->what == PRACTICE_CASE;
	enum drill_how how = one ? HOW_CHOOSE : the_drill(practice)->how;
	view->kind = how == HOW_CHOOSE ? VIEW_CHOOSE : VIEW_MANY;
	view->ranked = how == HOW_ORDER;
	if (one) {
		view->heading = practice->reply_count ? NULL : the_case(practice)->opening;
		view->text = the_case(practice)->turns[practice->at].says;
	} else {
		view->heading = the_drill(practice)->about;
		view->text = the_drill(practice)->items[practice->order[practice->at]].says;
	}
	show_choices(practice, frame, view);
}

/* ---- feedback ------------------------------------------------------------------------ */

static const struct course_choice *chosen(const struct practice *practice,
	const struct practice_reply *reply)
{
	if (reply->choice < 0)
		return NULL;
	if (practice->what == PRACTICE_CASE)
		return &the_case(practice)->turns[reply->turn].choices[reply->choice];
	return &the_drill(practice)->items[reply->turn].choices[reply->choice];
}

static const char *if_any(const struct words *words, enum word word, const char *text,
	struct arena *frame)
{
	return str_is_empty(text) ? NULL : put(words, word, text, frame);
}

static const char *move_words(const struct words *words, enum move move, struct arena *frame)
{
	return day_name(words, WORD_train_moves, (int)move, frame);
}

static void show_feedback(const struct practice *practice, const struct words *words,
	struct arena *frame, struct view *view)
{
	const struct practice_reply *last = &practice->replies[practice->reply_count - 1];
	const struct course_choice *choice = chosen(practice, last);
	view->kind = VIEW_SAY;
	view->quote = choice ? choice->text : NULL;
	if (practice->what == PRACTICE_CASE) {
		view->heading = put(words, WORD_train_did, move_words(words, choice->move, frame),
			frame);
		view->text = if_any(words, WORD_train_back, choice->back, frame);
	} else {
		view->heading = words->text[last->right ? WORD_train_well : WORD_train_else];
	}
	if (!choice)
		return;
	view->text = and_then(view->text, if_any(words, WORD_train_why, choice->why, frame), frame);
	view->text = and_then(view->text,
		if_any(words, WORD_train_better, choice->better, frame), frame);
}

/* ---- the end -------------------------------------------------------------------------- */

static const char *of_all(int part, int all, struct arena *frame)
{
	return arena_printf(frame, "%d / %d", part, all);
}

static const char *counted_case(const struct practice_count *count, const struct words *words,
	struct arena *frame)
{
	int reflections = count->simple + count->complex, questions = count->open + count->closed;
	const char *lines[] = { words->text[WORD_train_counts],
		put(words, WORD_train_ratio,
			arena_printf(frame, "%d : %d", reflections, questions), frame),
		put(words, WORD_train_complex, of_all(count->complex, reflections, frame), frame),
		put(words, WORD_train_open, of_all(count->open, questions, frame), frame),
		put(words, WORD_train_adherent, arena_printf(frame, "%d", count->adherent), frame),
		put(words, WORD_train_against, arena_printf(frame, "%d", count->against), frame) };
	const char *all = "";
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		all = arena_printf(frame, "%s%s%s", all, i ? "\n" : "", lines[i]);
	return all;
}

const char *practice_counted(const struct practice *practice, const struct words *words,
	struct arena *frame)
{
	struct practice_count count = practice_count(practice);
	if (practice->what == PRACTICE_CASE)
		return counted_case(&count, words, frame);
	return arena_printf(frame, "%s %s",
		put(words, WORD_train_right, of_all(count.right, count.of, frame), frame),
		words->text[practice_passed(practice) ? WORD_train_passed : WORD_train_again]);
}

static void show_over(const struct practice *practice, const struct words *words,
	struct arena *frame, struct view *view)
{
	const struct course_ending *ending = practice_ending(practice);
	view->kind = VIEW_SAY;
	view->heading = ending ? ending->title : title_of(practice);
	view->text = and_then(ending ? ending->text : NULL,
		practice_counted(practice, words, frame), frame);
}

void practice_show(const struct practice *practice, const struct words *words,
	struct arena *frame, struct view *view)
{
	size_t done = practice->reply_count;
	*view = (struct view){ .words = words, .version = 2 * done + practice->feedback + 1,
		.label = words->text[WORD_train_mark], .step_title = title_of(practice),
		.screen = arena_printf(frame, "practice-%zu%s", done,
			practice->feedback ? "-back" : ""),
		.question = "practice", .saving = SAVING_NO_VISIT, .may = MAY_NEXT | MAY_BACK };
	view->step = (int)done + !practice->feedback;
	view->steps = practice->what == PRACTICE_DRILL ? (int)practice->order_count : view->step;
	if (practice->feedback)
		show_feedback(practice, words, frame, view);
	else if (practice_is_over(practice))
		show_over(practice, words, frame, view);
	else
		show_question(practice, frame, view);
}

/* ---- the way again ---------------------------------------------------------------------- */

static const char *state_words(const struct practice_state *state, const struct words *words,
	struct arena *frame)
{
	return arena_printf(frame, "%s, %s, %s",
		put(words, WORD_train_state, arena_printf(frame, "%d", state->trust), frame),
		put(words, WORD_train_ready, arena_printf(frame, "%d", state->readiness), frame),
		put(words, WORD_train_discord, arena_printf(frame, "%d", state->discord), frame));
}

void practice_show_replay(const struct practice *practice, const struct words *words,
	struct arena *frame, struct view *view)
{
	const struct course_case *one = the_case(practice);
	struct view_line *lines = arena_array(frame, practice->reply_count + 2, sizeof *lines);
	*view = (struct view){ .kind = VIEW_PAGE, .words = words, .version = 1,
		.label = words->text[WORD_train_mark], .step_title = one->title, .screen = "replay",
		.step = 1, .steps = 1, .saving = SAVING_NO_VISIT, .may = MAY_NEXT | MAY_BACK,
		.heading = words->text[WORD_train_replay], .lines = lines,
		.text = put(words, WORD_train_hidden, one->hidden, frame) };
	for (size_t i = 0; i < practice->reply_count; i++) {
		const struct practice_reply *reply = &practice->replies[i];
		const struct course_choice *choice = chosen(practice, reply);
		lines[view->line_count++] = (struct view_line){
			move_words(words, choice->move, frame),
			arena_printf(frame, "%s\n%s\n%s", one->turns[reply->turn].says,
				choice->text, state_words(&reply->after, words, frame)) };
	}
}
