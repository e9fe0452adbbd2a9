#include "train/outcome.h"

#include "base/str.h"
#include "train/counted.h"
#include "view/words.h"

#define LINES_MOST 8

static const char *put(const struct words *words, enum word word, const char *text,
	struct arena *frame)
{
	return words_put(words->text[word], text, frame);
}

static const char *put_number(const struct words *words, enum word word, int number,
	struct arena *frame)
{
	return put(words, word, arena_printf(frame, "%d", number), frame);
}

static bool is_case(const struct exercise *exercise)
{
	return exercise->practice.what == PRACTICE_CASE;
}

/* ---- the count ------------------------------------------------------------------------ */

static const char *counts(const struct exercise *exercise, const struct practice_count *count,
	const struct words *words, struct arena *frame)
{
	return is_case(exercise)
		? counted_talk(count, words, frame)
		: counted_drill(count, practice_passed(&exercise->practice), words, frame);
}

static const char *guess(const struct exercise *exercise, const struct practice_count *count,
	const struct words *words, struct arena *frame)
{
	const char *was = put_number(words, WORD_train_counted,
		counted_of_ten(count, !is_case(exercise)), frame);
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
	if (is_case(exercise))
		return put(words, WORD_train_before_ratio, counted_ratio(&count, frame), frame);
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
	lines[view->line_count++] = (struct view_line){ label, text };
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

void outcome_show(const struct exercise *exercise, struct arena *frame, struct view *view)
{
	const struct words *words = view->words;
	struct practice_count count = practice_count(&exercise->practice);
	const struct course_ending *ending = practice_ending(&exercise->practice);
	struct view_line *lines = arena_array(frame, LINES_MOST, sizeof *lines);
	bool drill = !is_case(exercise);
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
		words->text[counted_keep(&count, drill)]);
	add(view, lines, words->text[WORD_train_end_try],
		words->text[counted_try(&count, drill)]);
	if (!drill)
		add_case(exercise, lines, frame, view);
}

/* ---- the way again ---------------------------------------------------------------------- */

static const char *state_words(const struct practice_state *state, const struct words *words,
	struct arena *frame)
{
	return arena_printf(frame, "%s, %s, %s",
		put_number(words, WORD_train_state, state->trust, frame),
		put_number(words, WORD_train_ready, state->readiness, frame),
		put_number(words, WORD_train_discord, state->discord, frame));
}

void outcome_show_replay(const struct exercise *exercise, struct arena *frame,
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
		add(view, lines, counted_move(reply->move, words, frame),
			arena_printf(frame, "%s\n“%s”\n%s", one->turns[reply->turn].says, said,
				state_words(&reply->after, words, frame)));
	}
}

void outcome_show_retry(const struct exercise *exercise, struct arena *frame,
	struct view *view)
{
	const struct words *words = view->words;
	const struct practice *practice = &exercise->practice;
	const struct practice_reply *reply = &practice->replies[practice_turning(practice)];
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
