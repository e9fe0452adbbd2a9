#include "train/role.h"

#include "base/str.h"
#include "train/tally.h"
#include "view/words.h"

#include <assert.h>

#define LINES_MOST 8
#define SAYINGS 1 /* of the patient: the card is looked at for seconds */
#define OUTCOME_CELLS 44

static const char *put(const struct words *words, enum word word, const char *text,
	struct arena *arena)
{
	return words_put(words->text[word], text, arena);
}

static void add(struct view_line *lines, size_t *count, const char *label, const char *text)
{
	assert(*count < LINES_MOST);
	if (!str_is_blank(text))
		lines[(*count)++] = (struct view_line){ .label = label,
		.text = text };
}

/* ---- the card ----------------------------------------------------------------------- */

/* What they may say: lines of turns that nothing hides, the first ones. */
static const char *sayings(const struct course_case *one, struct arena *arena)
{
	const char *all = "";
	int count = 0;
	for (size_t i = 0; i < one->turn_count && count < SAYINGS; i++) {
		if (one->turns[i].hides || one->turns[i].repair)
			continue;
		all = arena_printf(arena, "%s%s%s", all, count ? "\n" : "", one->turns[i].says);
		count++;
	}
	return all;
}

const struct view_line *role_card(const struct course_case *one, const struct words *words,
	struct arena *arena, size_t *count)
{
	struct view_line *lines = arena_array(arena, LINES_MOST, sizeof *lines);
	*count = 0;
	add(lines, count, words->text[WORD_role_who],
		arena_printf(arena, "%s %s", put(words, WORD_sentence, one->title, arena),
			one->about));
	add(lines, count, words->text[WORD_role_opening], one->opening);
	add(lines, count, words->text[WORD_role_hidden],
		arena_printf(arena, "%s\n%s\n%s", one->hidden, words->text[WORD_role_lets],
			words->text[WORD_role_shuts]));
	add(lines, count, words->text[WORD_role_lines], sayings(one, arena));
	return lines;
}

/* ---- the pad -------------------------------------------------------------------------- */

static const enum move order[] = { MOVE_QUESTION_OPEN, MOVE_QUESTION_CLOSED,
	MOVE_REFLECTION_SIMPLE, MOVE_REFLECTION_COMPLEX, MOVE_PERSUADE_LEAVE, MOVE_AFFIRM,
	MOVE_SEEK, MOVE_AUTONOMY, MOVE_INFORM, MOVE_PERSUADE, MOVE_CONFRONT };

#define ROWS (sizeof order / sizeof *order)
_Static_assert(ROWS == MOVES - 1, "moves");

static void fill_rows(const struct practice_count *count, const struct words *words,
	struct arena *frame, struct view_pad *pad)
{
	struct view_pad_row *rows = arena_array(frame, ROWS, sizeof *rows);
	for (size_t i = 0; i < ROWS; i++)
		rows[i] = (struct view_pad_row){
			arena_printf(frame, "%c", pad_letter(order[i])),
			day_name(words, WORD_pad_labels, (int)order[i], frame),
			count->moves[order[i]] };
	pad->rows = rows;
	pad->row_count = ROWS;
}

/* Reflections to a question, in hundredths; complex of all reflections, in percent: with the
 * thresholds of MITI 4.2.1 as marks. */
static void fill_scales(const struct practice_count *count, const struct words *words,
	struct arena *frame, struct view_pad *pad)
{
	int reflections = count->simple + count->complex, asked = count->open + count->closed;
	int share = reflections ? 100 * count->complex / reflections : -1;
	pad->scales[0] = (struct view_scale){ .label = words->text[WORD_pad_ratio],
		.value = tally_ratio(count, frame), .fair = 100, .good = 200, .most = 300,
		.at = asked ? 100 * reflections / asked : reflections ? 300 : -1 };
	pad->scales[1] = (struct view_scale){ .label = words->text[WORD_pad_complex],
		.value = share < 0 ? "-" : words_percent(words, share, frame), .fair = 40,
		.good = 50, .most = 100, .at = share };
	pad->adherent = put(words, WORD_pad_adherent,
		arena_printf(frame, "%d : %d", count->adherent, count->against), frame);
}

static int share_of(const struct pad_time *time)
{
	assert(time->clinician >= 0 && time->patient >= 0);
	int64_t all = time->clinician + time->patient;
	return all ? (int)(100 * time->clinician / all) : -1;
}

void role_show_pad(const struct pad *marks, int64_t at, const struct words *words,
	struct arena *frame, struct view *view)
{
	struct practice_count count = pad_count(marks);
	struct pad_time time = pad_time(marks, at);
	struct view_pad *pad = ARENA_NEW(frame, struct view_pad);
	char *line = arena_alloc(frame, PAD_CELLS + 1);
	fill_rows(&count, words, frame, pad);
	fill_scales(&count, words, frame, pad);
	pad_timeline(marks, at, PAD_CELLS, line);
	pad->timeline = line;
	pad->share = share_of(&time);
	pad->share_label = words->text[WORD_pad_share];
	pad->speaker = words->text[time.paused ? WORD_pad_paused
	                           : time.patient_speaks ? WORD_pad_speaks_patient
	                                                 : WORD_pad_speaks_clinician];
	view->kind = VIEW_PAD;
	view->pad = pad;
}

/* ---- the end --------------------------------------------------------------------------- */

const char *role_clock(int64_t ms, struct arena *arena)
{
	long long seconds = ms / 1000;
	return arena_printf(arena, "%02lld:%02lld", seconds / 60, seconds % 60);
}

/* "clinician 03:12 (40 %), patient 04:48" */
static const char *spoke(const struct pad_time *time, const struct words *words,
	struct arena *frame)
{
	int share = share_of(time);
	const char *clinician = words_aside(words, role_clock(time->clinician, frame),
		words_percent(words, share < 0 ? 0 : share, frame), frame);
	return words_append(words, put(words, WORD_role_minutes, clinician, frame),
		put(words, WORD_role_minutes_patient, role_clock(time->patient, frame), frame),
		frame);
}

const struct view_line *role_outcome(const struct pad *pad, const struct words *words,
	struct arena *frame, size_t *count)
{
	struct view_line *lines = arena_array(frame, LINES_MOST, sizeof *lines);
	struct practice_count counted = pad_count(pad);
	int64_t end = pad->count ? pad->marks[pad->count - 1].at : 0;
	struct pad_time time = pad_time(pad, end);
	char line[OUTCOME_CELLS + 1];
	*count = 0;
	add(lines, count, words->text[WORD_role_done], tally_talk(&counted, words, frame));
	add(lines, count, words->text[WORD_role_time], spoke(&time, words, frame));
	pad_timeline(pad, end, OUTCOME_CELLS, line);
	add(lines, count, words->text[WORD_role_line], arena_printf(frame, "%s\n%s", line,
		words->text[WORD_role_line_key]));
	add(lines, count, words->text[WORD_train_end_keep],
		words->text[tally_keep(&counted, false)]);
	add(lines, count, words->text[WORD_train_end_try],
		words->text[tally_try(&counted, false)]);
	return lines;
}
