/* An exercise on the screen: the question, the feedback on the answer, and the end. */
#include "train/exercise.h"

#include "base/str.h"
#include "train/tally.h"
#include "view/words.h"

#include <assert.h>

static const char *put(const struct words *words, enum word word, const char *text,
	struct arena *frame)
{
	return words_put(words->text[word], text, frame);
}

/* The sentence with the text in it; NULL where there is none. */
static const char *if_any(const struct words *words, enum word word, const char *text,
	struct arena *frame)
{
	return str_is_blank(text) ? NULL : put(words, word, text, frame);
}

/* `all`, and a sentence in a paragraph of its own; a sentence of nothing is left out. */
static const char *and_then(const char *all, const char *text, struct arena *frame)
{
	if (str_is_blank(text))
		return all;
	return str_is_blank(all) ? text : arena_printf(frame, "%s\n\n%s", all, text);
}

static bool is_case(const struct practice *practice)
{
	return practice->what == PRACTICE_CASE;
}

static const struct course_item *the_item(const struct practice *practice)
{
	return &practice_drill(practice)->items[practice->order[practice->at]];
}

static const char *says(const struct practice *practice)
{
	return is_case(practice) ? practice_case(practice)->turns[practice->at].says
	                         : the_item(practice)->says;
}

/* ---- the question -------------------------------------------------------------------- */

static void show_choices(const struct practice *practice, const char *more,
	struct arena *frame, struct view *view)
{
	size_t count;
	const struct course_choice *choices = practice_choices(practice, &count);
	struct view_item *items = arena_array(frame, count + 1, sizeof *items);
	for (size_t i = 0; i < count; i++) {
		int number = practice_choice(practice, (int)i);
		assert(number >= 0); /* no turn has more than PRACTICE_PICKS */
		const struct course_choice *choice = &choices[number];
		items[i] = (struct view_item){ .id = choice->id, .label = choice->text,
			.value = -1 };
	}
	if (more)
		items[count++] = (struct view_item){ .id = "own", .label = more, .value = -1 };
	view->items = items;
	view->item_count = count;
}

static void show_question(const struct exercise *exercise, struct arena *frame,
	struct view *view)
{
	const struct practice *practice = &exercise->practice;
	bool one = is_case(practice);
	enum drill_how how = one ? HOW_CHOOSE : practice_drill(practice)->how;
	view->kind = how == HOW_CHOOSE ? VIEW_CHOOSE : VIEW_MANY;
	if (how != HOW_CHOOSE)
		view->many.ranked = how == HOW_ORDER;
	view->heading = !one ? practice_drill(practice)->about
	                : practice->reply_count ? NULL : practice_case(practice)->opening;
	view->text = says(practice);
	show_choices(practice, one ? view->words->text[WORD_train_own] : NULL, frame, view);
}

static void show_write(const struct exercise *exercise, struct arena *frame, struct view *view)
{
	const struct practice *practice = &exercise->practice;
	const struct words *words = view->words;
	view->kind = VIEW_WRITE;
	view->write.limit = LOG_TYPED_LIMIT;
	view->heading = is_case(practice) ? words->text[WORD_train_own_heading]
	                                  : practice_drill(practice)->about;
	view->text = says(practice);
	if (!is_case(practice))
		view->text = and_then(view->text, put(words, WORD_train_wants,
			day_name(words, WORD_train_wanted, (int)the_item(practice)->wants, frame),
			frame), frame);
	if (exercise->typed)
		view->value = (struct value){ .type = VALUE_TEXT, .text = exercise->typed };
}

static void show_nearest(const struct exercise *exercise, struct arena *frame,
	struct view *view)
{
	view->kind = VIEW_CHOOSE;
	view->heading = view->words->text[WORD_train_nearest];
	view->quote = exercise->typed ? words_quote(view->words, exercise->typed, frame) : NULL;
	show_choices(&exercise->practice, NULL, frame, view);
}

static const char *examples(const struct course_item *item, const struct words *words,
	struct arena *frame)
{
	const char *all = words->text[WORD_train_examples];
	for (size_t i = 0; i < item->good_count; i++)
		all = arena_printf(frame, "%s\n%s", all, words_quote(words, item->good[i], frame));
	return all;
}

static void show_judge(const struct exercise *exercise, struct arena *frame, struct view *view)
{
	struct view_item *items = arena_array(frame, 2, sizeof *items);
	const struct words *words = view->words;
	items[0] = (struct view_item){ .id = "yes", .label = words->text[WORD_train_judge_yes],
		.value = -1 };
	items[1] = (struct view_item){ .id = "not", .label = words->text[WORD_train_judge_not],
		.value = -1 };
	view->kind = VIEW_CHOOSE;
	view->heading = words->text[WORD_train_judge];
	view->quote = exercise->typed ? words_quote(view->words, exercise->typed, frame) : NULL;
	view->text = examples(the_item(&exercise->practice), words, frame);
	view->items = items;
	view->item_count = 2;
}

static void show_estimate(const struct exercise *exercise, struct view *view)
{
	const struct words *words = view->words;
	view->kind = VIEW_RULER;
	view->heading = words->text[is_case(&exercise->practice) ? WORD_train_guess_case
	                                                         : WORD_train_guess_drill];
	view->high = 10;
	view->low_text = words->text[WORD_train_guess_none];
	view->high_text = words->text[WORD_train_guess_all];
	view->may |= MAY_SKIP;
}

/* ---- feedback ------------------------------------------------------------------------ */

/* “so you”, “sounds”: NULL where there are none. */
static const char *what_spoke(const struct classified *seen, const struct words *words,
	struct arena *frame)
{
	const char *all = "";
	for (size_t i = 0; i < seen->word_count; i++)
		all = words_append(words, all, words_quote(words, seen->words[i], frame), frame);
	return if_any(words, WORD_train_words, all, frame);
}

/* The words that spoke for it, where the coder sees the same as the course says. */
static const char *what_shows_it(const struct practice_reply *reply,
	const struct words *words, struct arena *frame)
{
	const struct classified *seen = &reply->seen;
	bool same = seen->sure && classify_is_akin(seen->move, reply->move);
	return same ? what_spoke(seen, words, frame) : NULL;
}

#define MARKS_MOST 12

static const char *marks(const char *mark, int count, struct arena *frame)
{
	const char *all = "";
	for (int i = 0; i < count && i < MARKS_MOST; i++)
		all = arena_printf(frame, "%s%s ", all, mark);
	return all;
}

/* A mark for each reflection, and another for each question. */
static const char *so_far(const struct practice *practice, const struct words *words,
	struct arena *frame)
{
	struct practice_count count = practice_count(practice);
	return put(words, WORD_train_so_far_line,
		arena_printf(frame, "%s%s%s", marks("●", count.simple + count.complex, frame),
			marks("○", count.open + count.closed, frame),
			words_put(words->text[WORD_train_short_ratio],
				tally_ratio(&count, frame), frame)),
		frame);
}

static void show_case_back(const struct exercise *exercise, const struct practice_reply *reply,
	struct arena *frame, struct view *view)
{
	const struct words *words = view->words;
	const struct course_choice *choice = practice_chosen(&exercise->practice, reply);
	bool own = reply->typed && !reply->seen.sure;
	assert(choice); /* own words in a case stand for the choice that is nearest */
	view->heading = put(words, WORD_train_did,
		reply->typed ? tally_hint(reply->move, words, frame)
		             : tally_move(reply->move, words, frame), frame);
	view->text = and_then(words_quote(words, reply->typed ? reply->typed : choice->text, frame),
		if_any(words, WORD_train_back, choice->back, frame), frame);
	view->text = and_then(view->text, own ? words->text[WORD_train_unsure]
		    : what_shows_it(reply, words, frame), frame);
	view->text = and_then(view->text, if_any(words, WORD_train_why, choice->why, frame), frame);
	if (!reply->typed || move_is_against(reply->move))
		view->text = and_then(view->text,
			if_any(words, WORD_train_better, choice->better, frame), frame);
	view->text = and_then(view->text, arena_printf(frame, "%s\n%s",
		so_far(&exercise->practice, words, frame), words->text[WORD_train_take_back]),
		frame);
}

/* What would have been right; of an order all of it, with its reasons. */
static const char *right_ones(const struct course_item *item, enum drill_how how,
	const struct words *words, struct arena *frame)
{
	const char *all = words->text[WORD_train_would_be];
	if (how == HOW_CHOOSE)
		return NULL;
	for (size_t i = 0; i < item->choice_count; i++) {
		const struct course_choice *choice = &item->choices[i];
		if (how == HOW_ORDER)
			all = arena_printf(frame, "%s\n%zu  %s%s%s", all, i + 1, choice->text,
				choice->why ? "\n" : "", choice->why ? choice->why : "");
		else if (choice->right)
			all = arena_printf(frame, "%s\n%s", all, choice->text);
	}
	return all;
}

/* Of several, why each of those that were picked does not belong there. */
static const char *why_not(const struct course_item *item, const struct practice_reply *reply,
	const struct words *words, struct arena *frame)
{
	const char *all = NULL;
	for (size_t i = 0; i < reply->pick_count; i++) {
		const struct course_choice *choice = &item->choices[reply->picks[i]];
		if (!choice->right && choice->why)
			all = and_then(all, arena_printf(frame, "%s\n%s",
				words_quote(words, choice->text, frame), choice->why), frame);
	}
	return all;
}

static void show_pick_back(const struct exercise *exercise, const struct practice_reply *reply,
	struct arena *frame, struct view *view)
{
	const struct practice *practice = &exercise->practice;
	const struct words *words = view->words;
	const struct course_choice *choice = practice_chosen(practice, reply);
	enum drill_how how = practice_drill(practice)->how;
	assert(choice && how != HOW_WRITE);
	const struct course_item *item = &practice_drill(practice)->items[reply->turn];
	if (how == HOW_CHOOSE)
		view->text = words_quote(words, choice->text, frame);
	if (how != HOW_ORDER && (how == HOW_CHOOSE || reply->right))
		view->text = and_then(view->text,
			if_any(words, WORD_train_why, choice->why, frame), frame);
	if (!reply->right || how == HOW_ORDER)
		view->text = and_then(and_then(view->text, right_ones(item, how, words, frame),
			frame), how == HOW_CHOOSE
			? if_any(words, WORD_train_better, choice->better, frame)
			: how == HOW_ORDER ? NULL : why_not(item, reply, words, frame), frame);
}

/* Whether a reflection is simple or complex people hardly agree on: that is a hint. */
static void show_words_back(const struct exercise *exercise,
	const struct practice_reply *reply, struct arena *frame, struct view *view)
{
	assert(reply->typed);
	const struct words *words = view->words;
	const struct classified *seen = &reply->seen;
	const struct course_item *item =
		&practice_drill(&exercise->practice)->items[reply->turn];
	view->text = words_quote(words, reply->typed, frame);
	if (seen->sure)
		view->text = and_then(view->text, and_then(put(words, WORD_train_hint,
			tally_hint(seen->move, words, frame), frame),
			what_spoke(seen, words, frame), frame), frame);
	view->text = and_then(view->text, if_any(words, WORD_train_why, item->why, frame), frame);
	view->text = and_then(view->text, examples(item, words, frame), frame);
}

static void show_feedback(const struct exercise *exercise, struct arena *frame,
	struct view *view)
{
	assert(exercise->practice.feedback && exercise->practice.reply_count > 0);
	const struct practice *practice = &exercise->practice;
	const struct practice_reply *last = &practice->replies[practice->reply_count - 1];
	view->kind = VIEW_SAY;
	if (is_case(practice)) {
		show_case_back(exercise, last, frame, view);
		return;
	}
	view->heading = view->words->text[last->right ? WORD_train_well : WORD_train_else];
	if (last->typed)
		show_words_back(exercise, last, frame, view);
	else
		show_pick_back(exercise, last, frame, view);
}

/* ---- the end: what was tally, beside their own guess, and the way again ----------- */

#define LINES_MOST 8

static const char *put_number(const struct words *words, enum word word, int number,
	struct arena *frame)
{
	return put(words, word, arena_printf(frame, "%d", number), frame);
}

/* ---- the count ------------------------------------------------------------------------ */

static const char *counts(const struct exercise *exercise, const struct practice_count *count,
	const struct words *words, struct arena *frame)
{
	return is_case(&exercise->practice)
		? tally_talk(count, words, frame)
		: tally_drill(count, practice_passed(&exercise->practice), words, frame);
}

static const char *guess(const struct exercise *exercise, const struct practice_count *count,
	const struct words *words, struct arena *frame)
{
	const char *was = put_number(words, WORD_train_counted,
		tally_of_ten(count, !is_case(&exercise->practice)), frame);
	const char *thought = exercise->log.estimate < 0
		? words->text[WORD_train_not_guessed]
		: put_number(words, WORD_train_guessed, exercise->log.estimate, frame);
	return arena_printf(frame, "%s %s", thought, was);
}

static const char *before(const struct exercise *exercise, const struct words *words,
	struct arena *frame)
{
	if (!exercise->before)
		return words->text[WORD_train_first_time];
	struct practice_count count = log_count(exercise->before);
	if (is_case(&exercise->practice))
		return put(words, WORD_train_before_ratio, tally_ratio(&count, frame), frame);
	return put(words, WORD_train_before_right,
		arena_printf(frame, "%d / %d", count.right, count.of), frame);
}

/* A letter a turn: which way the patient's talk went. */
static const char *talk(const struct practice *practice, const struct words *words,
	struct arena *frame)
{
	const struct course_case *one = practice_case(practice);
	const char *all = "";
	for (size_t i = 0; i < practice->reply_count; i++)
		all = arena_printf(frame, "%s%s%s", all, i ? " " : "",
			day_name(words, WORD_train_talk_letters,
				(int)one->turns[practice->replies[i].turn].talk, frame));
	return arena_printf(frame, "%s\n%s", all, words->text[WORD_train_talk_key]);
}

static void add(struct view *view, struct view_line *lines, const char *label,
	const char *text)
{
	lines[view->line_count++] = (struct view_line){ .label = label,
		.text = text };
}

static void add_case(const struct exercise *exercise, struct view_line *lines,
	struct arena *frame, struct view *view)
{
	const struct words *words = view->words;
	const struct course_ending *ending = practice_ending(&exercise->practice);
	if (ending)
		add(view, lines, words->text[WORD_train_end_how], ending->text);
	add(view, lines, words->text[WORD_train_end_talk],
		talk(&exercise->practice, words, frame));
	if (exercise->log.taken_back)
		add(view, lines, words->text[WORD_train_end_back],
			arena_printf(frame, "%d", exercise->log.taken_back));
}

static void show_outcome(const struct exercise *exercise, struct arena *frame, struct view *view)
{
	const struct words *words = view->words;
	struct practice_count count = practice_count(&exercise->practice);
	const struct course_ending *ending = practice_ending(&exercise->practice);
	struct view_line *lines = arena_array(frame, LINES_MOST, sizeof *lines);
	bool drill = !is_case(&exercise->practice);
	view->kind = VIEW_PAGE;
	view->heading = ending ? ending->title
	                : drill ? view->step_title : practice_case(&exercise->practice)->title;
	view->lines = lines;
	add(view, lines, words->text[WORD_train_end_guess],
		guess(exercise, &count, words, frame));
	add(view, lines, words->text[WORD_train_end_counts],
		counts(exercise, &count, words, frame));
	add(view, lines, words->text[WORD_train_end_before], before(exercise, words, frame));
	add(view, lines, words->text[WORD_train_end_keep],
		words->text[tally_keep(&count, drill)]);
	add(view, lines, words->text[WORD_train_end_try],
		words->text[tally_try(&count, drill)]);
	if (!drill)
		add_case(exercise, lines, frame, view);
	assert(view->line_count <= LINES_MOST);
}

/* ---- the way again ---------------------------------------------------------------------- */

static const char *state_words(const struct practice_state *state, const struct words *words,
	struct arena *frame)
{
	const char *all = put_number(words, WORD_train_state, state->trust, frame);
	all = words_append(words, all,
		put_number(words, WORD_train_ready, state->readiness, frame), frame);
	return words_append(words, all,
		put_number(words, WORD_train_discord, state->discord, frame), frame);
}

static void show_replay(const struct exercise *exercise, struct arena *frame,
	struct view *view)
{
	const struct words *words = view->words;
	const struct practice *practice = &exercise->practice;
	const struct course_case *one = practice_case(practice);
	struct view_line *lines = arena_array(frame, practice->reply_count + 2, sizeof *lines);
	view->kind = VIEW_PAGE;
	view->heading = words->text[WORD_train_replay];
	view->lines = lines;
	add(view, lines, words->text[WORD_train_underneath], one->hidden);
	for (size_t i = 0; i < practice->reply_count; i++) {
		const struct practice_reply *reply = &practice->replies[i];
		const char *said = reply->typed ? reply->typed
		                                : practice_chosen(practice, reply)->text;
		add(view, lines, tally_move(reply->move, words, frame),
			arena_printf(frame, "%s\n%s\n%s", one->turns[reply->turn].says,
				words_quote(words, said, frame), state_words(&reply->after, words, frame)));
	}
}

static void show_retry(const struct exercise *exercise, struct arena *frame,
	struct view *view)
{
	const struct words *words = view->words;
	const struct practice *practice = &exercise->practice;
	int turning = practice_turning(practice);
	assert(turning >= 0); /* else it is not asked */
	const struct practice_reply *reply = &practice->replies[turning];
	struct view_item *items = arena_array(frame, 2, sizeof *items);
	items[0] = (struct view_item){ .id = "yes", .label = words->text[WORD_train_retry_yes],
		.value = -1 };
	items[1] = (struct view_item){ .id = "no", .label = words->text[WORD_train_retry_no],
		.value = -1 };
	view->kind = VIEW_CHOOSE;
	view->heading = words->text[WORD_train_retry];
	view->text = practice_case(practice)->turns[reply->turn].says;
	view->items = items;
	view->item_count = 2;
}

/* ---- all of it -------------------------------------------------------------------------- */

static void show_body(const struct exercise *exercise, struct arena *frame, struct view *view)
{
	switch (exercise->mode) {
	case EXERCISE_ASK:
		(exercise->practice.feedback ? show_feedback : show_question)(exercise, frame,
			view);
		break;
	case EXERCISE_WRITE:
		show_write(exercise, frame, view);
		break;
	case EXERCISE_NEAREST:
		show_nearest(exercise, frame, view);
		break;
	case EXERCISE_JUDGE:
		show_judge(exercise, frame, view);
		break;
	case EXERCISE_ESTIMATE:
		show_estimate(exercise, view);
		break;
	case EXERCISE_REPLAY:
		show_replay(exercise, frame, view);
		break;
	case EXERCISE_RETRY:
		show_retry(exercise, frame, view);
		break;
	default:
		show_outcome(exercise, frame, view);
		break;
	}
}

static const char *title_label(const struct practice *practice, const struct words *words,
	struct arena *frame)
{
	const char *mark = words->text[WORD_train_mark];
	return is_case(practice)
		? arena_printf(frame, "%s  %s", mark, practice_case(practice)->title)
		: mark;
}

void exercise_show(struct exercise *exercise, const struct words *words, struct arena *frame,
	struct view *view)
{
	const struct practice *practice = &exercise->practice;
	int done = (int)practice->reply_count;
	*view = (struct view){ .words = words, .version = exercise->version,
		.label = title_label(practice, words, frame), .question = "practice",
		.screen = arena_printf(frame, "practice-%d-%d%s", done, (int)exercise->mode,
			practice->feedback ? "-back" : ""),
		.where = WHERE_TRAINING, .saving = SAVING_NO_VISIT,
		.may = MAY_NEXT | MAY_BACK | MAY_LEAVE };
	view->step = done + (practice->feedback || practice_is_over(practice) ? 0 : 1);
	/* How long a talk will be nobody knows. */
	view->steps = is_case(practice) ? 0 : (int)practice->order_count;
	view->step_title = is_case(practice)
		? put(words, WORD_train_turn, arena_printf(frame, "%d", view->step), frame)
		: practice_drill(practice)->title;
	if (exercise->has_refused) {
		view->refused = words->text[exercise->refused];
		view->refused_at = 1;
	}
	show_body(exercise, frame, view);
}
