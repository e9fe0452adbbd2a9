#include "train/exercise.h"

#include "base/str.h"
#include "base/utf8.h"

#include <assert.h>
#include <ctype.h>
#include <string.h>

#define OWN_WORDS_LAST 1 /* behind the choices of a case: "in my own words" */

static bool is_case(const struct exercise *exercise)
{
	return exercise->practice.what == PRACTICE_CASE;
}

static bool is_written(const struct exercise *exercise)
{
	return !is_case(exercise) && practice_drill(&exercise->practice)->how == HOW_WRITE;
}

/* ---- what is kept ------------------------------------------------------------------ */

static const char *turn_id(const struct practice *practice, int turn)
{
	assert(turn >= 0);
	return practice->what == PRACTICE_CASE ? practice_case(practice)->turns[turn].id
	                                       : practice_drill(practice)->items[turn].id;
}

static const char *choice_id(const struct practice *practice, int turn, int choice)
{
	assert(turn >= 0 && choice >= 0);
	return practice->what == PRACTICE_CASE
		? practice_case(practice)->turns[turn].choices[choice].id
		: practice_drill(practice)->items[turn].choices[choice].id;
}

static void keep_reply(struct exercise *exercise, struct buf *row)
{
	assert(exercise->practice.reply_count > 0);
	const struct practice *practice = &exercise->practice;
	const struct practice_reply *reply = &practice->replies[practice->reply_count - 1];
	struct log_reply kept = { .turn = turn_id(practice, reply->turn), .typed = reply->typed,
		.move = reply->move, .right = reply->right };
	for (size_t i = 0; i < reply->pick_count; i++) {
		const char *id = choice_id(practice, reply->turn, reply->picks[i]);
		kept.choice = kept.choice
			? arena_printf(&exercise->arena, "%s,%s", kept.choice, id) : id;
	}
	log_write_reply(&kept, row);
}

static void keep_end(struct exercise *exercise, struct moment now, struct buf *row)
{
	assert(practice_is_over(&exercise->practice) && !exercise->log.is_over);
	const struct course_ending *ending = practice_ending(&exercise->practice);
	exercise->log.is_over = true;
	exercise->log.ending = ending ? ending->id : NULL;
	exercise->log.is_good = ending ? ending->good : practice_passed(&exercise->practice);
	exercise->log.ended = now;
	log_write_end(&exercise->log, row);
}

/* ---- what the coder sees ---------------------------------------------------------- */

/* What was said just before; NULL where it was no patient who spoke. */
static const char *patient_line(const struct practice *practice)
{
	assert(!practice_is_over(practice)); /* behind the last turn nobody speaks */
	if (practice->what == PRACTICE_CASE)
		return practice_case(practice)->turns[practice->at].says;
	const struct course_item *item =
		&practice_drill(practice)->items[practice->order[practice->at]];
	return item->who == WHO_PATIENT ? item->says : NULL;
}

/* In own words, or in the line that was picked in a case, whose words are shown where the
 * coder sees what the course says. */
static struct classified look_at(struct exercise *exercise, const char *typed, int choice)
{
	const struct practice *practice = &exercise->practice;
	size_t count;
	const struct course_choice *choices = practice_choices(practice, &count);
	bool picked = is_case(exercise) && choice >= 0 && (size_t)choice < count;
	const char *line = typed ? typed : picked ? choices[choice].text : NULL;
	if (!line)
		return (struct classified){ .move = MOVE_NONE };
	return classify(&exercise->classifier, patient_line(practice), line, &exercise->arena);
}

/* ---- life ------------------------------------------------------------------------- */

static void start(struct exercise *exercise, const struct exercise_start *start)
{
	*exercise = (struct exercise){ .before = start->before, .classifier = start->classifier,
		.version = 1, .retry = -1 };
	arena_init(&exercise->arena, start->last_words);
	practice_begin(&exercise->practice, start->course, start->what, start->number,
		start->seed);
	exercise->log = (struct log){ .who = start->who, .course = start->course->id,
		.version = start->course->version, .seed = start->seed, .began = start->now,
		.estimate = -1, .what = is_case(exercise) ? LOG_CASE : LOG_DRILL,
		.id = is_case(exercise) ? practice_case(&exercise->practice)->id
		                        : practice_drill(&exercise->practice)->id };
}

static void find_mode(struct exercise *exercise)
{
	exercise->mode = practice_is_over(&exercise->practice) ? EXERCISE_ESTIMATE
	                 : is_written(exercise) && !exercise->practice.feedback ? EXERCISE_WRITE
	                                                                       : EXERCISE_ASK;
}

void exercise_begin(struct exercise *exercise, const struct exercise_start *begin,
	struct buf *row)
{
	assert(row->len == 0);
	start(exercise, begin);
	log_write_head(&exercise->log, row);
	find_mode(exercise);
}

/* The numbers of choices by their ids, a comma between; false: one is not there any more. */
static bool find_choices(const struct practice *practice, const char *ids, int *picks,
	size_t *count)
{
	size_t all;
	const struct course_choice *choices = practice_choices(practice, &all);
	*count = 0;
	while (ids && *ids) {
		size_t len = strcspn(ids, ","), i = 0;
		while (i < all && !(strlen(choices[i].id) == len
				&& memcmp(choices[i].id, ids, len) == 0))
			i++;
		if (i == all || *count == PRACTICE_PICKS)
			return false;
		picks[(*count)++] = (int)i;
		ids += len + (ids[len] == ',');
	}
	return true;
}

static bool take_again(struct exercise *exercise, const struct log_reply *reply)
{
	struct practice *practice = &exercise->practice;
	int picks[PRACTICE_PICKS];
	size_t count;
	if (practice_is_over(practice))
		return false;
	int turn = practice->what == PRACTICE_CASE ? practice->at
	                                           : practice->order[practice->at];
	if (!str_is(turn_id(practice, turn), reply->turn)
		|| !find_choices(practice, reply->choice, picks, &count))
		return false;
	const char *typed = reply->typed ? arena_strdup(&exercise->arena, reply->typed) : NULL;
	const struct practice_said said = { .picks = picks, .count = count, .move = reply->move,
		.right = reply->right, .typed = typed,
		.seen = look_at(exercise, typed, count ? picks[0] : -1) };
	bool taken = practice_take(practice, &said);
	practice_on(practice);
	return taken;
}

bool exercise_resume(struct exercise *exercise, const struct exercise_start *begin,
	const struct log *log)
{
	assert(log->what == (begin->what == PRACTICE_CASE ? LOG_CASE : LOG_DRILL));
	start(exercise, begin);
	exercise->log.began = log->began;
	exercise->log.taken_back = log->taken_back;
	for (size_t i = 0; i < log->count; i++) {
		if (!take_again(exercise, &log->replies[i])) {
			exercise_release(exercise);
			return false;
		}
	}
	find_mode(exercise);
	return true;
}

bool exercise_repeat(struct exercise *exercise, const struct exercise *earlier,
	struct buf *row)
{
	struct practice *practice = &exercise->practice;
	size_t next = practice->reply_count;
	assert(practice->number == earlier->practice.number && row->len == 0);
	if (earlier->retry < 0 || next >= (size_t)earlier->retry)
		return false;
	assert((size_t)earlier->retry < earlier->practice.reply_count);
	const struct practice_reply *reply = &earlier->practice.replies[next];
	const char *typed = reply->typed ? arena_strdup(&exercise->arena, reply->typed) : NULL;
	const struct practice_said said = { .picks = reply->picks, .count = reply->pick_count,
		.move = reply->move, .right = reply->right, .typed = typed,
		.seen = look_at(exercise, typed, reply->choice) };
	if (!practice_take(practice, &said))
		return false;
	keep_reply(exercise, row);
	practice_on(practice);
	find_mode(exercise);
	return true;
}

void exercise_release(struct exercise *exercise)
{
	arena_release(&exercise->arena);
}

/* ---- the choice nearest to own words ---------------------------------------------- */

#define WORD_LEAST 4 /* letters: shorter ones stand in any line */

static size_t word_at(const char *text)
{
	size_t len = 0;
	while (isalnum((unsigned char)text[len]) || (unsigned char)text[len] >= 0x80)
		len++;
	return len;
}

static bool is_same(const char *a, const char *b, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (tolower((unsigned char)a[i]) != tolower((unsigned char)b[i]))
			return false;
	return true;
}

static bool has_word(const char *text, const char *word, size_t len)
{
	while (*text) {
		size_t own = word_at(text);
		if (own == len && is_same(text, word, len))
			return true;
		text += own ? own : 1;
	}
	return false;
}

static int shared_words(const char *one, const char *other)
{
	int shared = 0;
	while (*one) {
		size_t len = word_at(one);
		shared += len >= WORD_LEAST && has_word(other, one, len);
		one += len ? len : 1;
	}
	return shared;
}

/*
 * Of the choices that stand there now, the one of the same move that shares most words with
 * the text; else one of the same family.  -1: none does the like.
 */
static int nearest_choice(const struct practice *practice, enum move move, const char *text)
{
	int best = -1, most = -1;
	size_t count;
	const struct course_choice *choices = practice_choices(practice, &count);
	for (size_t i = 0; i < count; i++) {
		if (!classify_is_akin(choices[i].move, move))
			continue;
		int like = shared_words(text, choices[i].text)
		           + (choices[i].move == move ? 1000 : 0);
		if (like > most) {
			most = like;
			best = (int)i;
		}
	}
	return best;
}

/* ---- answers ------------------------------------------------------------------------ */

static bool refuse(struct exercise *exercise, enum word why)
{
	exercise->refused = why;
	exercise->has_refused = true;
	return true;
}

static bool say(struct exercise *exercise, const struct practice_said *said, struct buf *row)
{
	if (!practice_take(&exercise->practice, said))
		return refuse(exercise, WORD_need_choice);
	keep_reply(exercise, row);
	exercise->typed = NULL;
	exercise->mode = EXERCISE_ASK;
	return true;
}

static bool answer_choices(struct exercise *exercise, const struct value *value,
	struct buf *row)
{
	int picks[PRACTICE_PICKS];
	size_t count;
	practice_choices(&exercise->practice, &count);
	if (value->type != VALUE_CHOICES || value->count == 0 || value->count > PRACTICE_PICKS)
		return refuse(exercise, WORD_need_choice);
	if (is_case(exercise) && (size_t)value->pick[0] == count) {
		exercise->mode = EXERCISE_WRITE;
		return true;
	}
	for (size_t i = 0; i < value->count; i++)
		picks[i] = practice_choice(&exercise->practice, value->pick[i]);
	return say(exercise, &(struct practice_said){ .picks = picks, .count = value->count,
		.seen = look_at(exercise, NULL, picks[0]) }, row);
}

static bool does_what_is_wanted(enum move move, enum drill_wants wants)
{
	if (wants == WANTS_QUESTION)
		return move == MOVE_QUESTION_OPEN;
	return (wants == WANTS_SIMPLE || wants == WANTS_COMPLEX)
	       && (move == MOVE_REFLECTION_SIMPLE || move == MOVE_REFLECTION_COMPLEX);
}

/* Affirmations and summaries have no label of their own in the coder's data. */
static bool can_judge(const struct exercise *exercise)
{
	const struct practice *practice = &exercise->practice;
	enum drill_wants wants =
		practice_drill(practice)->items[practice->order[practice->at]].wants;
	return exercise->typed_seen.sure && wants != WANTS_AFFIRM && wants != WANTS_SUMMARY;
}

static bool write_drill(struct exercise *exercise, struct buf *row)
{
	const struct practice *practice = &exercise->practice;
	if (!can_judge(exercise)) {
		exercise->mode = EXERCISE_JUDGE;
		return true;
	}
	const struct course_drill *drill = practice_drill(practice);
	return say(exercise, &(struct practice_said){ .typed = exercise->typed,
		.seen = exercise->typed_seen, .right = does_what_is_wanted(exercise->typed_seen.move,
			drill->items[practice->order[practice->at]].wants) }, row);
}

static bool write_case(struct exercise *exercise, struct buf *row)
{
	int nearest = exercise->typed_seen.sure
		? nearest_choice(&exercise->practice, exercise->typed_seen.move, exercise->typed) : -1;
	if (nearest < 0) {
		exercise->mode = EXERCISE_NEAREST;
		return true;
	}
	return say(exercise, &(struct practice_said){ .picks = &nearest, .count = 1,
		.typed = exercise->typed, .seen = exercise->typed_seen, .move = exercise->typed_seen.move }, row);
}

static bool answer_words(struct exercise *exercise, const struct value *value, struct buf *row)
{
	if (value->type != VALUE_TEXT || str_is_blank(value->text))
		return refuse(exercise, WORD_need_answer);
	if (utf8_count(value->text, strlen(value->text)) > LOG_TYPED_LIMIT)
		return refuse(exercise, WORD_too_long);
	exercise->typed = arena_strdup(&exercise->arena, value->text);
	exercise->typed_seen = look_at(exercise, exercise->typed, -1);
	return is_case(exercise) ? write_case(exercise, row) : write_drill(exercise, row);
}

/* What they say that it was counts, since the coder does not know. */
static bool answer_nearest(struct exercise *exercise, const struct value *value,
	struct buf *row)
{
	size_t count;
	assert(is_case(exercise) && exercise->typed);
	const struct course_choice *choices = practice_choices(&exercise->practice, &count);
	int choice = value->type == VALUE_CHOICES && value->count == 1
		? practice_choice(&exercise->practice, value->pick[0]) : -1;
	if (choice < 0)
		return refuse(exercise, WORD_need_choice);
	return say(exercise, &(struct practice_said){ .picks = &choice, .count = 1,
		.typed = exercise->typed, .seen = exercise->typed_seen, .move = choices[choice].move }, row);
}

static bool answer_judge(struct exercise *exercise, const struct value *value, struct buf *row)
{
	assert(is_written(exercise) && exercise->typed);
	if (value->type != VALUE_CHOICES || value->count != 1)
		return refuse(exercise, WORD_need_choice);
	return say(exercise, &(struct practice_said){ .typed = exercise->typed,
		.seen = exercise->typed_seen, .right = value->pick[0] == 0 }, row);
}

static bool answer_estimate(struct exercise *exercise, const struct act *act,
	struct moment now, struct buf *row)
{
	assert(exercise->mode == EXERCISE_ESTIMATE);
	if (act->kind == ACT_NEXT && (act->value.type != VALUE_NUMBER || act->value.number < 0
			|| act->value.number > 10))
		return refuse(exercise, WORD_need_number);
	exercise->log.estimate = act->kind == ACT_NEXT ? act->value.number : -1;
	keep_end(exercise, now, row);
	exercise->mode = EXERCISE_END;
	return true;
}

static bool answer_retry(struct exercise *exercise, const struct value *value)
{
	assert(exercise->retry < 0 && practice_turning(&exercise->practice) >= 0);
	if (value->type != VALUE_CHOICES || value->count != 1)
		return refuse(exercise, WORD_need_choice);
	if (value->pick[0] == 0)
		exercise->retry = practice_turning(&exercise->practice);
	exercise->mode = EXERCISE_OVER;
	return false;
}

/* ---- on and back ---------------------------------------------------------------------- */

static bool go_on(struct exercise *exercise, const struct act *act, struct moment now,
	struct buf *row)
{
	switch (exercise->mode) {
	case EXERCISE_ASK:
		if (!exercise->practice.feedback)
			return answer_choices(exercise, &act->value, row);
		practice_on(&exercise->practice);
		find_mode(exercise);
		return true;
	case EXERCISE_WRITE:
		return answer_words(exercise, &act->value, row);
	case EXERCISE_NEAREST:
		return answer_nearest(exercise, &act->value, row);
	case EXERCISE_JUDGE:
		return answer_judge(exercise, &act->value, row);
	case EXERCISE_ESTIMATE:
		return answer_estimate(exercise, act, now, row);
	case EXERCISE_END:
		exercise->mode = is_case(exercise) ? EXERCISE_REPLAY : EXERCISE_OVER;
		return is_case(exercise);
	case EXERCISE_REPLAY:
		exercise->mode = practice_turning(&exercise->practice) < 0 ? EXERCISE_OVER
		                                                           : EXERCISE_RETRY;
		return exercise->mode == EXERCISE_RETRY;
	case EXERCISE_RETRY:
		return answer_retry(exercise, &act->value);
	default:
		exercise->mode = EXERCISE_OVER;
		return false;
	}
}

/* Back from the feedback on a reply of a case takes it back; else what was before is shown. */
static bool go_back(struct exercise *exercise, struct buf *row)
{
	struct practice *practice = &exercise->practice;
	switch (exercise->mode) {
	case EXERCISE_NEAREST:
	case EXERCISE_JUDGE:
		exercise->mode = EXERCISE_WRITE;
		return true;
	case EXERCISE_WRITE:
		if (is_case(exercise)) {
			exercise->typed = NULL;
			exercise->mode = EXERCISE_ASK;
			return true;
		}
		break;
	case EXERCISE_ASK:
		if (practice->feedback && practice_again(practice)) {
			exercise->log.taken_back++;
			log_write_again(row);
			return true;
		}
		break;
	case EXERCISE_REPLAY:
		exercise->mode = EXERCISE_END;
		return true;
	case EXERCISE_RETRY:
		exercise->mode = EXERCISE_REPLAY;
		return true;
	case EXERCISE_END:
		return false;
	default:
		break;
	}
	if (!practice->feedback && practice_back(practice)) {
		exercise->mode = EXERCISE_ASK;
		exercise->typed = NULL;
		return true;
	}
	return false;
}

bool exercise_act(struct exercise *exercise, const struct act *act, struct moment now,
	struct buf *row)
{
	assert(row->len == 0); /* an act is one row, or none */
	exercise->has_refused = false;
	exercise->version++;
	switch (act->kind) {
	case ACT_NEXT:
		return go_on(exercise, act, now, row);
	case ACT_SKIP:
		return exercise->mode != EXERCISE_ESTIMATE
		       || answer_estimate(exercise, act, now, row);
	case ACT_BACK:
	case ACT_CLOSE:
		return go_back(exercise, row);
	case ACT_LEAVE:
	case ACT_LATER:
	case ACT_NOTODAY:
		return false;
	default:
		return true;
	}
}
