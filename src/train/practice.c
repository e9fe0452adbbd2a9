#include "train/practice.h"

#include <assert.h>
#include <string.h>

/* ---- chance that comes again with its seed ----------------------------------------- */

static uint32_t mixed(uint32_t seed, uint32_t salt)
{
	uint32_t x = seed * 2654435761u ^ salt * 2246822519u;
	x ^= x >> 15;
	x *= 2246822519u;
	x ^= x >> 13;
	x *= 3266489917u;
	return x ^ x >> 16;
}

/* Numbers 0 to count - 1 in an order of this seed. */
static void shuffle(int *list, size_t count, uint32_t seed)
{
	for (size_t i = 0; i < count; i++)
		list[i] = (int)i;
	for (size_t i = count; i > 1; i--) {
		size_t j = mixed(seed, (uint32_t)i) % i;
		int kept = list[i - 1];
		list[i - 1] = list[j];
		list[j] = kept;
	}
}

/* ---- where we are -------------------------------------------------------------------- */

const struct course_case *practice_case(const struct practice *practice)
{
	assert(practice->what == PRACTICE_CASE && practice->number >= 0);
	assert((size_t)practice->number < practice->course->case_count);
	return &practice->course->cases[practice->number];
}

const struct course_drill *practice_drill(const struct practice *practice)
{
	assert(practice->what == PRACTICE_DRILL && practice->number >= 0);
	assert((size_t)practice->number < practice->course->drill_count);
	return &practice->course->drills[practice->number];
}

static const struct course_item *the_item(const struct practice *practice)
{
	assert(practice->at >= 0 && (size_t)practice->at < practice->order_count);
	return &practice_drill(practice)->items[practice->order[practice->at]];
}

const struct course_choice *practice_choices(const struct practice *practice, size_t *count)
{
	*count = 0;
	if (practice_is_over(practice))
		return NULL;
	if (practice->what == PRACTICE_DRILL) {
		*count = the_item(practice)->choice_count;
		return the_item(practice)->choices;
	}
	const struct course_turn *turn = &practice_case(practice)->turns[practice->at];
	*count = turn->choice_count;
	return turn->choices;
}

const struct course_choice *practice_chosen(const struct practice *practice,
	const struct practice_reply *reply)
{
	if (reply->choice < 0)
		return NULL;
	assert(reply->turn >= 0 && (size_t)reply->choice < PRACTICE_PICKS);
	if (practice->what == PRACTICE_CASE)
		return &practice_case(practice)->turns[reply->turn].choices[reply->choice];
	return &practice_drill(practice)->items[reply->turn].choices[reply->choice];
}

int practice_choice(const struct practice *practice, int place)
{
	int order[PRACTICE_PICKS];
	size_t count;
	practice_choices(practice, &count);
	if (place < 0 || (size_t)place >= count || count > PRACTICE_PICKS)
		return -1;
	shuffle(order, count, mixed(practice->seed, 1000 + (uint32_t)practice->reply_count));
	return order[place];
}

void practice_begin(struct practice *practice, const struct course *course,
	enum practice_what what, int number, uint32_t seed)
{
	*practice = (struct practice){ .course = course, .what = what, .number = number,
		.seed = seed };
	if (what == PRACTICE_CASE) {
		const struct course_case *one = practice_case(practice);
		practice->state = (struct practice_state){ one->trust, one->readiness,
			one->discord };
		return;
	}
	int all[1000];
	const struct course_drill *drill = practice_drill(practice);
	size_t count = drill->item_count < 1000 ? drill->item_count : 1000;
	shuffle(all, count, seed);
	practice->order_count = (size_t)drill->of < PRACTICE_MOST ? (size_t)drill->of
	                                                          : PRACTICE_MOST;
	assert(drill->of > 0 && practice->order_count <= count); /* or it had not loaded */
	memcpy(practice->order, all, practice->order_count * sizeof *all);
}

bool practice_is_over(const struct practice *practice)
{
	if (practice->what == PRACTICE_DRILL)
		return (size_t)practice->at >= practice->order_count;
	return practice->at >= (int)practice_case(practice)->turn_count
	       || practice->reply_count == PRACTICE_MOST;
}

/* ---- answering ----------------------------------------------------------------------- */

static int within(int value)
{
	return value < 0 ? 0 : value > 10 ? 10 : value;
}

static void change(struct practice_state *state, const struct course_choice *choice)
{
	state->trust = within(state->trust + choice->trust);
	state->readiness = within(state->readiness + choice->readiness);
	state->discord = within(state->discord + choice->discord);
}

/* What is hidden comes out only where there is enough trust. */
static int turn_after(const struct practice *practice, int next)
{
	const struct course_case *one = practice_case(practice);
	for (size_t i = 0; i < one->turn_count && next < (int)one->turn_count; i++) {
		const struct course_turn *turn = &one->turns[next];
		if (!turn->hides || practice->state.trust >= one->opens)
			break;
		next = turn->otherwise;
	}
	assert(next >= 0 && (size_t)next < one->turn_count + one->ending_count);
	return next;
}

/* Several are right when all of them are picked, and none else; an order when it is the
 * course's own. */
static bool all_right(const struct course_item *item, enum drill_how how, const int *picked,
	size_t count)
{
	size_t right = 0;
	assert(how != HOW_WRITE && count > 0);
	for (size_t i = 0; i < item->choice_count; i++)
		right += item->choices[i].right;
	if (how == HOW_ORDER) {
		for (size_t i = 0; i < count; i++)
			if (picked[i] != (int)i)
				return false;
		return count == item->choice_count;
	}
	for (size_t i = 0; i < count; i++)
		if (!item->choices[picked[i]].right)
			return false;
	return count == right;
}

static bool take_drill(struct practice *practice, const struct practice_said *said,
	struct practice_reply *reply)
{
	enum drill_how how = practice_drill(practice)->how;
	if (how == HOW_WRITE ? said->count > 0 || !said->typed : said->count == 0)
		return false;
	reply->turn = practice->order[practice->at];
	reply->right = how == HOW_WRITE ? said->right
	                                : all_right(the_item(practice), how, said->picks, said->count);
	return true;
}

static bool take_case(struct practice *practice, const struct practice_said *said,
	struct practice_reply *reply)
{
	if (said->count != 1)
		return false;
	const struct course_choice *choice =
		&practice_case(practice)->turns[practice->at].choices[said->picks[0]];
	reply->turn = practice->at;
	reply->move = said->typed ? said->move : choice->move;
	change(&practice->state, choice);
	reply->after = practice->state;
	return true;
}

bool practice_take(struct practice *practice, const struct practice_said *said)
{
	size_t count;
	practice_choices(practice, &count);
	assert(said->count == 0 || said->picks);
	if (practice->feedback || practice_is_over(practice) || said->count > PRACTICE_PICKS)
		return false;
	struct practice_reply reply = { .choice = said->count ? said->picks[0] : -1,
		.pick_count = said->count, .typed = said->typed, .seen = said->seen };
	for (size_t i = 0; i < said->count; i++) {
		if (said->picks[i] < 0 || (size_t)said->picks[i] >= count)
			return false;
		reply.picks[i] = said->picks[i];
	}
	if (!(practice->what == PRACTICE_DRILL ? take_drill(practice, said, &reply)
	                                       : take_case(practice, said, &reply)))
		return false;
	assert(practice->reply_count < PRACTICE_MOST);
	practice->replies[practice->reply_count++] = reply;
	practice->feedback = true;
	return true;
}

void practice_on(struct practice *practice)
{
	if (!practice->feedback)
		return;
	assert(practice->reply_count > 0); /* that the feedback is about */
	practice->feedback = false;
	if (practice->what == PRACTICE_DRILL) {
		practice->at = (int)practice->reply_count;
		return;
	}
	const struct practice_reply *last = &practice->replies[practice->reply_count - 1];
	const struct course_choice *choice = practice_chosen(practice, last);
	if (choice)
		practice->at = turn_after(practice, choice->next);
}

bool practice_back(struct practice *practice)
{
	if (practice->reply_count == 0 || practice->feedback)
		return false;
	practice->feedback = true;
	practice->at = practice->what == PRACTICE_DRILL
		? (int)practice->reply_count - 1
		: practice->replies[practice->reply_count - 1].turn;
	return true;
}

bool practice_again(struct practice *practice)
{
	if (practice->what != PRACTICE_CASE || practice->reply_count == 0)
		return false;
	const struct course_case *one = practice_case(practice);
	practice->at = practice->replies[--practice->reply_count].turn;
	practice->state = practice->reply_count
		? practice->replies[practice->reply_count - 1].after
		: (struct practice_state){ one->trust, one->readiness, one->discord };
	practice->feedback = false;
	return true;
}

/* ---- what was counted ------------------------------------------------------------------ */

void practice_count_move(struct practice_count *count, enum move move)
{
	assert(move < MOVES);
	count->moves[move]++;
	count->open += move == MOVE_QUESTION_OPEN;
	count->closed += move == MOVE_QUESTION_CLOSED;
	count->simple += move == MOVE_REFLECTION_SIMPLE;
	count->complex += move == MOVE_REFLECTION_COMPLEX;
	count->adherent += move_is_adherent(move);
	count->against += move_is_against(move);
}

struct practice_count practice_count(const struct practice *practice)
{
	struct practice_count count = { 0 };
	for (size_t i = 0; i < practice->reply_count; i++) {
		const struct practice_reply *reply = &practice->replies[i];
		count.of++;
		count.right += reply->right;
		if (practice->what == PRACTICE_CASE)
			practice_count_move(&count, reply->move);
	}
	return count;
}

int practice_turning(const struct practice *practice)
{
	int turning = -1, most = 0;
	for (size_t i = 0; i < practice->reply_count && practice->what == PRACTICE_CASE; i++) {
		int before = i ? practice->replies[i - 1].after.trust
		               : practice_case(practice)->trust;
		int lost = before - practice->replies[i].after.trust;
		if (lost > most) {
			most = lost;
			turning = (int)i;
		}
	}
	assert(turning < (int)practice->reply_count);
	return turning;
}

const struct course_ending *practice_ending(const struct practice *practice)
{
	if (practice->what != PRACTICE_CASE)
		return NULL;
	const struct course_case *one = practice_case(practice);
	int ending = practice->at - (int)one->turn_count;
	return ending >= 0 && ending < (int)one->ending_count ? &one->endings[ending] : NULL;
}

bool practice_passed(const struct practice *practice)
{
	return practice->what == PRACTICE_DRILL
	       && practice_count(practice).right >= practice_drill(practice)->pass;
}
