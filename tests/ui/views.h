/*
 * Views made by hand: one of each kind, friendly and hostile.
 */
#ifndef TANDEM_TESTS_UI_VIEWS_H
#define TANDEM_TESTS_UI_VIEWS_H

#include "tests/ui/words.h"
#include "view/view.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

static const struct view_coach test_coach[] = {
	{ COACH_ASK, "“Tell me about a day when pain got in the way the least.”" },
	{ COACH_TRY, "reflect before the next question: “Being with her is what ___.”" },
	{ COACH_AVOID, "offering the fix yet" },
};

static const struct view_coach test_long_coach[] = {
	{ COACH_ASK, "“Tell me about a day when pain got in the way the least. What was it "
		     "that you did on that day, and who was there with you?”" },
	{ COACH_LISTEN, "a pause before an answer" },
	{ COACH_TRY, "reflect before the next question: “Being with her is what ___.”" },
	{ COACH_AVOID, "offering the fix yet" },
	{ COACH_MORE, "Pauses are work. Five seconds feel long to you, and are short to them." },
};

#define VIEW_AROUND(id, who) \
	.words = &test_words, .screen = id, .question = id, .version = 1, \
	.label = "Jo · MR-1042", .where = WHERE_VISIT, \
	.step_title = "Understand", .step = 2, .steps = 7, \
	.turn = who, .has_turn = true, .clock = "09:14", .saving = SAVING_SAVED, \
	.coach = test_coach, .coach_count = COUNT(test_coach)

#define MAY_MUCH (MAY_NEXT | MAY_BACK | MAY_UNDO | MAY_LEAVE | MAY_NOTODAY | MAY_PRESENT)

#define VIEW_BASE(id, who) VIEW_AROUND(id, who), .may = MAY_MUCH

static const struct view view_say = {
	VIEW_BASE("hello", TURN_PATIENT), .kind = VIEW_SAY,
	.heading = "Good that you are here.",
	.text = "Today we look for one small step that fits your life. You know your days "
		"best; your clinician knows about backs. We put both together.\n\nYou can skip "
		"any question. You can stop when you like.",
};

static const char *const test_starters[] = { "walking further", "work", "sleeping through",
	"time with family" };
static const char *const test_bank[] = { "“the mall is warm and flat”", "“my sister Rosa”" };

static const struct view view_write = {
	VIEW_BASE("hope", TURN_PATIENT), .kind = VIEW_WRITE, .write.limit = 4000,
	.heading = "What would you love to get back to doing?",
	.text = "Pain can crowd out the things that matter. Picture a good day, six months "
		"from now. What are you doing?",
	.starters = test_starters, .starter_count = COUNT(test_starters),
	.wordbank = test_bank, .wordbank_count = COUNT(test_bank),
	.value = { .type = VALUE_TEXT, .text = "Playing on the floor with my granddaughter" },
};

/* Asked alone: nothing was said so far; and with what was said before. */
static const struct view view_asked = {
	VIEW_BASE("story", TURN_PATIENT), .kind = VIEW_WRITE,
	.write = { .limit = 4000, .say_first = true },
	.heading = "What has it been like to live with this pain?",
	.text = "Say as much or as little as you like.",
	.starters = test_starters, .starter_count = COUNT(test_starters),
};

static const struct view view_kept = {
	VIEW_BASE("story", TURN_PATIENT), .kind = VIEW_WRITE,
	.write = { .limit = 4000, .say_first = true },
	.heading = "What has it been like to live with this pain?",
	.text = "Say as much or as little as you like.",
	.starters = test_starters, .starter_count = COUNT(test_starters),
	.value = { .type = VALUE_TEXT, .text = "It takes the small things. I used to run after "
		"her, now I watch from the bench." },
};

static const struct view_item together_items[] = {
	{ .id = "alone", .label = "just the two of us", .value = -1 },
	{ .id = "others", .label = "someone else is here too", .value = -1 },
};

static const struct view view_choose = {
	VIEW_BASE("together", TURN_PATIENT), .kind = VIEW_CHOOSE,
	.heading = "Who is in the room today?",
	.text = "You can skip any question. You can stop when you like.",
	.items = together_items, .item_count = COUNT(together_items),
};

static const struct view_item shapes_items[] = {
	{ .id = "whole", .label = "yes, all eight", .value = -1 },
	{ .id = "broken", .label = "no, or I'm not sure", .value = -1 },
};
static const struct view view_shapes = {
	.words = &test_words, .screen = "shapes", .where = WHERE_HOME, .kind = VIEW_CHOOSE,
	.label = "tandem", .clock = "09:02", .saving = SAVING_NO_VISIT,
	.heading = "Do all eight look different and whole?",
	.text = "▦  ◉  ╭  ◆  ●  ○  ▸  ▌\n\nIf not, tandem uses plain signs.",
	.items = shapes_items, .item_count = COUNT(shapes_items), .may = MAY_NEXT | MAY_BACK,
};

static const struct view_item home_items[] = {
	{ .id = "start", .label = "Start a visit", .value = -1 },
	{ .id = "go-on", .label = "Go on with a visit", .detail = "1 not finished, from 08:40",
		.value = -1 },
	{ .id = "try", .label = "Try it out", .detail = "nothing is kept", .value = -1 },
};

static const struct view view_home = {
	.words = &test_words, .screen = "home", .where = WHERE_HOME, .kind = VIEW_CHOOSE,
	.version = 1, .label = "tandem", .clock = "09:02", .heading = "Two people, one plan.",
	.items = home_items, .item_count = COUNT(home_items), .may = MAY_NEXT,
};

static const struct view_item topic_items[] = {
	{ .id = "move", .label = "moving more", .value = -1 },
	{ .id = "sleep", .label = "sleep", .value = -1 },
	{ .id = "stress", .label = "stress and mood", .value = -1 },
	{ .id = "eat", .label = "eating and weight", .value = -1 },
	{ .id = "work", .label = "work", .value = -1 },
	{ .id = "people", .label = "people", .value = -1 },
};
static const int topic_picks[] = { 1, 4 };

static const struct view view_many = {
	VIEW_BASE("topics", TURN_PATIENT), .kind = VIEW_MANY, .many = { .ranked = true, .most = 2 },
	.heading = "What would you like to talk about today?",
	.text = "Two for today is plenty. The others are kept for another day.",
	.items = topic_items, .item_count = COUNT(topic_items),
	.value = { .type = VALUE_CHOICES, .pick = topic_picks, .count = 2 },
};

static const char *const flag_answers[] = { "no", "not sure", "yes", "rather not say" };
static const char *const flag_signs[] = { NULL, "?", NULL, "\xe2\x80\x93" };
static const struct view_item flag_items[] = {
	{ .id = "numb", .label = "numb or odd between the legs, or wiping", .value = 0,
		.more = "Numbness where you would sit on a saddle: the inner thighs, the "
			"buttocks, around the anus and the genitals." },
	{ .id = "pee", .label = "trouble peeing, or leaks", .value = 0 },
	{ .id = "bowel", .label = "bowel: leaks, or not feeling it pass", .value = 0 },
	{ .id = "sex", .label = "a change in feeling during sex", .value = 3 },
	{ .id = "legs", .label = "both legs weak or numb; a foot weaker", .value = 0 },
	{ .id = "clumsy", .label = "clumsy legs, odd balance", .value = 0 },
	{ .id = "fever", .label = "fever, chills, very ill", .value = -1 },
	{ .id = "tear", .label = "sudden tearing pain, back or belly; faint", .value = -1 },
};

static const struct view view_items = {
	VIEW_BASE("safety", TURN_CLINICIAN), .kind = VIEW_ITEMS,
	.heading = "Do you have any of these, and is it new or worse?",
	.items = flag_items, .item_count = COUNT(flag_items),
	.set = { .answers = flag_answers, .answer_count = COUNT(flag_answers),
		.signs = flag_signs, .why = "These are rare. So I ask everyone." },
};

static const struct view_item impact_items[] = {
	{ .id = "sleep", .label = "sleep", .value = 7 },
	{ .id = "work", .label = "work", .value = -1 },
	{ .id = "people", .label = "being with people", .value = 10 },
};

static const struct view view_numbers = {
	VIEW_BASE("impact", TURN_PATIENT), .kind = VIEW_ITEMS,
	.heading = "How much does pain get in the way of these?",
	.text = "0 is not at all, 10 is completely.",
	.items = impact_items, .item_count = COUNT(impact_items),
	.low = 0, .high = 10, .set.answer_count = 11,
};

static const struct view view_ruler = {
	VIEW_BASE("sure", TURN_PATIENT), .kind = VIEW_RULER,
	.heading = "How sure are you that you can do this?",
	.text = "Walk to the bakery and back, Monday, Wednesday and Friday at nine.",
	.low = 0, .high = 10,
	.low_text = "not at all", .half_text = "half", .high_text = "completely",
	.value = { .type = VALUE_NUMBER, .number = 5 },
};

static const char *const sure_scale[] = { "not sure", "a little sure", "very sure" };
static const char *const long_scale[] = { "not sure at all, for now", "a little sure of it",
	"rather sure that I can", "very sure" };
static const int sure_picks[] = { 1 };

#define VIEW_SURE(id, words) \
	VIEW_BASE(id, TURN_PATIENT), .kind = VIEW_RULER, \
	.heading = "How sure are you that you can do this?", \
	.text = "Walk to the bakery and back, Monday, Wednesday and Friday at nine.", \
	.low = 0, .high = 10, \
	.low_text = "not at all", .half_text = "half", .high_text = "completely", \
	.ruler.scale = words, .ruler.scale_count = COUNT(words)

static const struct view view_scale = {
	VIEW_SURE("sure", sure_scale), .value = { .type = VALUE_NUMBER, .number = 5 },
};
static const struct view view_words = {
	VIEW_SURE("sure", sure_scale),
	.value = { .type = VALUE_CHOICES, .pick = sure_picks, .count = 1 },
};
static const struct view view_long_words = {
	VIEW_SURE("sure", long_scale),
	.value = { .type = VALUE_CHOICES, .pick = sure_picks, .count = 1 },
};
static const struct view view_again = {
	VIEW_SURE("again", sure_scale), .ruler.before = 5, .ruler.has_before = true,
	.value = { .type = VALUE_NUMBER, .number = 7 },
};

static const char *const way_rows[] = { "what you do", "time, cost", "may help", "may harm",
	"how sure" };
static const char *const walk_cells[] = { "walk 30 min, 5 days a week",
	"2½ hours a week; ask the desk", "no number for pain like yours",
	"legs or feet may get sore", "not very sure" };
static const char *const group_cells[] = { "8 weekly classes and home practice",
	"5 to 7 hours a week; ask the desk", "44 of 100 a lot less bothered",
	"no number for this", "fairly sure" };
static const char *const same_cells[] = { "go on as you are", "none",
	"27 of 100 a lot less bothered", "pain may go on", "fairly sure" };
static const char *const hands_cells[] = { "6 visits for hands-on care",
	"45 minutes a visit; ask the desk", "no number for pain like yours",
	"you may be sore for a day", "not very sure" };
static const struct view_item way_items[] = {
	{ .id = "walk", .label = "walking more", .cells = walk_cells },
	{ .id = "group", .label = "mindfulness group", .cells = group_cells },
	{ .id = "same", .label = "no change now", .cells = same_cells },
	{ .id = "wait", .label = "wait for now" },
	{ .id = "ask", .label = "ask more first" },
};
static const struct view_item four_items[] = {
	{ .id = "walk", .label = "walking more", .cells = walk_cells },
	{ .id = "hands", .label = "hands-on care", .cells = hands_cells },
	{ .id = "group", .label = "mindfulness group", .cells = group_cells },
	{ .id = "same", .label = "no change now", .cells = same_cells },
	{ .id = "ask", .label = "ask more first" },
};
static const struct view_item two_items[] = {
	{ .id = "walk", .label = "walking more", .cells = walk_cells },
	{ .id = "same", .label = "no change now", .cells = same_cells },
	{ .id = "wait", .label = "wait for now" },
};
static const int way_picks[] = { 1 };

#define VIEW_WAYS(id, list) \
	VIEW_BASE(id, TURN_BOTH), .kind = VIEW_COMPARE, \
	.heading = "Which way would you like to go?", \
	.text = "None of them is wrong. You decide; I can help you think.", \
	.compare = { way_rows, COUNT(way_rows) }, .items = list, \
	.item_count = COUNT(list)

static const struct view view_compare = { VIEW_WAYS("pick", way_items) };
static const struct view view_compare_two = { VIEW_WAYS("two", two_items) };
static const struct view view_compare_four = {
	VIEW_WAYS("four", four_items),
	.value = { .type = VALUE_CHOICES, .pick = way_picks, .count = 1 },
};

static const struct view_item review_items[] = {
	{ .id = "hope", .label = "What would you love to get back to doing?",
		.detail = "“Playing on the floor with my granddaughter”", .screen = 3 },
	{ .id = "sure", .label = "How sure are you?", .detail = "5 of 10", .screen = 5 },
	{ .id = "way", .label = "What may get in the way?", .screen = 6 },
};

static const struct view view_review = {
	VIEW_BASE("review", TURN_PATIENT), .kind = VIEW_REVIEW,
	.heading = "Is anything to be changed?",
	.items = review_items, .item_count = COUNT(review_items),
};

static const struct view_line plan_lines[] = {
	{ .label = "What matters to me", .text = "“Playing on the floor with my granddaughter”", .leads = true,
		.screen = 4 },
	{ .label = "What I will do", .text = "walk to the bakery and back, about 20 minutes", .leads = true,
		.screen = 5 },
	{ .label = NULL, .text = "Mon Wed Fri at 9:00, for two weeks", .leads = true,
		.screen = 6 },
	{ .label = "How sure I am", .text = "7 of 10", .leads = true,
		.screen = 7 },
	{ .label = "If this gets in the way", .text = "If “it rains” then “I will walk the long corridor in the mall”", .leads = true,
		.screen = 8 },
	{ .label = "What my clinician will do", .text = "ring me on Monday 16 March; it is safe to ring", .leads = true,
		.screen = 9 },
	{ .label = "Get help now", .text = "if numb between the legs, cannot pee: call 112" },
};

static const struct view view_agree = {
	VIEW_BASE("agree", TURN_BOTH), .kind = VIEW_AGREE,
	.heading = "Is this what we both mean?",
	.lines = plan_lines, .line_count = COUNT(plan_lines),
};

static const struct view_item stop_items[] = {
	{ .id = "sent", .label = "sent to emergency care", .value = -1 },
	{ .id = "examined", .label = "I have examined this; we go on", .value = -1 },
	{ .id = "ends", .label = "the visit ends here", .value = -1 },
};

static const struct view view_stop = {
	VIEW_BASE("stop", TURN_CLINICIAN), .kind = VIEW_STOP,
	.heading = "Let us pause here.",
	.text = "What you told me needs to be checked today, by a team who can do it. It may "
		"not be serious, but we should not wait.\n\nCall 112.",
	.items = stop_items, .item_count = COUNT(stop_items),
	.stop.needs_reason = { false, true, false },
};

static const struct view view_end = {
	.words = &test_words, .screen = "end", .version = 1, .label = "Jo · MR-1042",
	.where = WHERE_VISIT, .step_title = "Agree", .step = 7, .steps = 7, .clock = "09:31",
	.saving = SAVING_SAVED,
	.kind = VIEW_END,
	.heading = "This is your plan. You both said yes to it.",
	.text = "Enter closes this visit.",
	.lines = plan_lines, .line_count = COUNT(plan_lines),
};

static const struct view_item paper_items[] = {
	{ .id = "print", .label = "print" }, { .id = "large", .label = "large print" },
	{ .id = "done", .label = "done" },
};

static const struct view view_end_print = {
	.words = &test_words, .screen = "end", .version = 1, .label = "Jo · MR-1042",
	.where = WHERE_VISIT, .step_title = "Agree", .step = 7, .steps = 7, .clock = "09:31",
	.saving = SAVING_SAVED,
	.kind = VIEW_END,
	.heading = "This is your plan. You both said yes to it.",
	.lines = plan_lines, .line_count = COUNT(plan_lines),
	.items = paper_items, .item_count = COUNT(paper_items),
};

/* ---- parts ------------------------------------------------------------------ */

static const char *const day_names[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
static const char *const day_codes[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
static const char *const date_names[] = { "Monday, 2 March 2026", "Wednesday, 4 March 2026",
	"Friday, 6 March 2026", "Monday, 9 March 2026", "Wednesday, 11 March 2026",
	"Friday, 13 March 2026", "Monday, 16 March 2026" };
static const char *const date_codes[] = { "2026-03-02", "2026-03-04", "2026-03-06",
	"2026-03-09", "2026-03-11", "2026-03-13", "2026-03-16" };
static const char *const where_starters[] = { "at home", "in the park", "in the mall" };

static const struct view_part schedule_parts[] = {
	{ .id = "what", .label = "What", .limit = 200, .needed = true },
	{ .id = "where", .label = "Where", .limit = 200, .starters = where_starters,
		.starter_count = COUNT(where_starters) },
	{ .id = "days", .label = "Which days", .form = PART_SET, .choices = day_names,
		.codes = day_codes, .choice_count = 7, .limit = 200, .needed = true },
	{ .id = "time", .label = "What time", .limit = 200, .needed = true },
	{ .id = "often", .label = "How often", .limit = 200, .hint = "3 days a week" },
	{ .id = "long", .label = "How long", .limit = 200 },
	{ .id = "weeks", .label = "For how many weeks", .limit = 200 },
	{ .id = "first", .label = "First time", .form = PART_ONE, .choices = date_names,
		.codes = date_codes, .choice_count = COUNT(date_names), .limit = 200 },
};
static const char *const schedule_texts[] = { "walk to the bakery and back", "", "mon wed fri",
	"9:00", "", "20 minutes", "2", "2026-03-04" };
static const char *const blank_texts[] = { "walk to the bakery and back", "", "", "", "", "", "",
	"" };

static const struct view view_schedule = {
	VIEW_BASE("first", TURN_PATIENT), .kind = VIEW_SCHEDULE,
	.heading = "When will you do it?",
	.parts = schedule_parts, .part_count = COUNT(schedule_parts),
	.value = { .type = VALUE_PARTS, .part = schedule_texts, .count = 8 },
	.schedule = { "Wednesday, 4 March, 9:00", "Is that real for you?" },
};
static const struct view view_schedule_blank = {
	VIEW_BASE("first", TURN_PATIENT), .kind = VIEW_SCHEDULE,
	.heading = "When will you do it?",
	.parts = schedule_parts, .part_count = COUNT(schedule_parts),
	.value = { .type = VALUE_PARTS, .part = blank_texts, .count = 8 },
	.wordbank = test_bank, .wordbank_count = COUNT(test_bank),
};

static const char *const if_starters[] = { "it rains", "I am tired", "my back hurts more" };
static const struct view_part ifthen_parts[] = {
	{ .id = "if-1", .label = "If", .limit = 200, .starters = if_starters,
		.starter_count = COUNT(if_starters) },
	{ .id = "then-1", .label = "then I will", .limit = 200 },
	{ .id = "if-2", .label = "If", .limit = 200, .starters = if_starters,
		.starter_count = COUNT(if_starters) },
	{ .id = "then-2", .label = "then I will", .limit = 200 },
	{ .id = "easier", .label = "What makes it easier", .limit = 200 },
};
static const char *const ifthen_texts[] = { "it rains", "I will walk the long corridor in the mall",
	"", "", "" };
static const struct view view_ifthen = {
	VIEW_BASE("hurdles", TURN_PATIENT), .kind = VIEW_IFTHEN,
	.heading = "What may get in the way?",
	.quote = "“walk to the bakery and back”",
	.parts = ifthen_parts, .part_count = COUNT(ifthen_parts),
	.value = { .type = VALUE_PARTS, .part = ifthen_texts, .count = 5 },
	.wordbank = test_bank, .wordbank_count = COUNT(test_bank),
};

static const struct view_part card_parts[] = {
	{ .id = "signs", .label = "My early signs", .limit = 200 },
	{ .id = "keep", .label = "I keep doing", .limit = 200 },
	{ .id = "calm", .label = "What calms my body", .limit = 200 },
	{ .id = "say", .label = "What I tell myself", .limit = 200 },
	{ .id = "up", .label = "I step back up", .limit = 200 },
};
static const char *const card_texts[] = { "stiff in the morning, short with people",
	"half as much of what I do", "heat, slow breathing",
	"I have been through this before. I gardened ten minutes at a time.",
	"after three days, a bit more each day" };
static const struct view view_card = {
	VIEW_BASE("flare", TURN_PATIENT), .kind = VIEW_CARD,
	.heading = "A card for days when it gets worse",
	.text = "Most flare-ups do not mean new harm. They do not mean you failed.",
	.parts = card_parts, .part_count = COUNT(card_parts),
	.value = { .type = VALUE_PARTS, .part = card_texts, .count = 5 },
};

static const char *const told_names[] = { "said it all", "I will say it in a new way",
	"would rather not say it" };
static const char *const told_codes[] = { "clear", "again", "no" };
static const struct view_part teach_parts[] = {
	{ .id = "words", .label = "", .form = PART_LINES, .limit = 400 },
	{ .id = "check", .label = "How did that go?", .form = PART_ONE, .choices = told_names,
		.codes = told_codes, .choice_count = 3, .limit = 200 },
};
static const char *const teach_texts[] = { "I walk to the bakery three days,\nand call if it rains",
	"clear" };
static const struct view view_teach = {
	VIEW_BASE("told", TURN_PATIENT), .kind = VIEW_TEACH,
	.heading = "How would you say the plan?",
	.parts = teach_parts, .part_count = COUNT(teach_parts),
	.value = { .type = VALUE_PARTS, .part = teach_texts, .count = 2 },
};

/* ---- the plan so far, what was heard, the map --------------------------------- */

static const struct view_line so_far_lines[] = {
	{ .label = "What matters to me", .text = "“Playing on the floor with my granddaughter”" },
	{ .label = "What I will do", .text = "walk to the bakery and back, about 20 minutes" },
	{ .label = NULL, .text = "Monday, Wednesday and Friday at 9:00, for two weeks" },
	{ .label = "How sure I am", .text = "7 of 10" },
	{ .label = "If this gets in the way", .text = "If “it rains” then “I walk in the mall”",
		.newest = true },
	{ .label = "What my clinician will do", .text = "write to the physiotherapist" },
	{ .label = "Get help now", .text = "if numb between the legs, cannot pee: call 112" },
};
static const struct view_note heard_notes[] = {
	{ NOTE_REASON, "wants to lift the little one again" },
	{ NOTE_WORDS, "it is my back, and it is my life" },
	{ NOTE_PARK, "what the new pills do" },
};
static const char *const heard_stems[] = { "It sounds like the hardest part is ___.",
	"On one side ___, and on the other side ___." };
static const struct view_place visit_places[] = {
	{ .step = "Welcome", .title = "who is here", .screen = 0, .state = PLACE_DONE, .may = true },
	{ .title = "safety", .screen = 1, .state = PLACE_DONE, .may = true },
	{ .step = "Understand", .title = "your story", .screen = 2, .state = PLACE_DONE,
		.may = true },
	{ .title = "managed before", .screen = 3, .here = true },
	{ .step = "Focus", .title = "topics, and what for", .screen = 4, .state = PLACE_SKIPPED,
		.may = true },
	{ .step = "Plan", .title = "first time", .screen = 5, .may = true },
	{ .title = "how sure", .screen = 6, .may = true },
	{ .title = "in the way", .screen = 7, .may = true },
	{ .title = "what makes it easier for you", .screen = 8, .may = true },
	{ .step = "Agree", .title = "read back", .screen = 9, .may = true },
	{ .title = "agree", .screen = 10 },
};

static const struct view view_looks = {
	VIEW_AROUND("hope", TURN_PATIENT), .may = MAY_MUCH | MAY_LOOK | MAY_NOTE,
	.kind = VIEW_WRITE, .write.limit = 4000,
	.heading = "What would you love to get back to doing?",
	.text = "Pain can crowd out the things that matter. Picture a good day, six months "
		"from now. What are you doing?",
	.starters = test_starters, .starter_count = COUNT(test_starters),
	.plan = so_far_lines, .plan_count = COUNT(so_far_lines),
	.plan_gap = "One thing is still missing: the day to look again.",
	.notes = heard_notes, .note_count = COUNT(heard_notes),
	.stems = heard_stems, .stem_count = COUNT(heard_stems),
	.why = "People plan better once they feel heard.",
	.pitfall = "a row of short questions",
	.places = visit_places, .place_count = COUNT(visit_places),
};

/* ---- the circle, numbers over visits, a page -------------------------------------- */

static const char *const who_starters[] = { "my sister", "my son", "a friend", "my neighbour" };
#define NAME_PART(name) { .id = name, .label = "", .limit = 40, .starters = who_starters, \
	.starter_count = COUNT(who_starters) }
static const struct view_part people_parts[] = { NAME_PART("name-1"), NAME_PART("name-2"),
	NAME_PART("name-3"), NAME_PART("name-4"), NAME_PART("name-5"), NAME_PART("name-6"),
	NAME_PART("name-7"), NAME_PART("name-8") };
static const char *const no_names[] = { "", "", "", "", "", "", "", "" };
static const char *const two_names[] = { "Rosa, my sister", "Ben, a friend", "", "", "", "", "",
	"" };
static const char *const gap_names[] = { "Rosa", "", "Ben", "", "", "", "", "" };
static const char *const all_names[] = { "Rosa, my sister", "Ben", "Lu from the choir", "Mr Okoye",
	"Ana", "Father Michael", "the neighbour on the second floor", "Jo" };

#define VIEW_CIRCLE(texts) \
	VIEW_BASE("circle", TURN_PATIENT), .kind = VIEW_PEOPLE, \
	.heading = "Who could help, and how would you like it?", \
	.parts = people_parts, .part_count = COUNT(people_parts), \
	.value = { .type = VALUE_PARTS, .part = texts, .count = 8 }

static const struct view view_people = { VIEW_CIRCLE(two_names) };
static const struct view view_people_none = { VIEW_CIRCLE(no_names) };
static const struct view view_people_gap = { VIEW_CIRCLE(gap_names) };
static const struct view view_people_all = { VIEW_CIRCLE(all_names) };

static const char *const share_rows[] = { "what I want to get back to, and why",
	"what I will do, and when", "how you can help", "my flare-up card",
	"danger signs and numbers" };
static const char *const share_codes[] = { "goal", "plan", "roles", "flare", "danger" };
static const struct view_line share_lines[] = {
	{ .label = "Why you got this", .text = "Jo asked me to show you this." },
	{ .text = "It is fine to say no." },
	{ .label = "What I want", .text = "“Playing on the floor with my granddaughter”" },
	{ .label = "What I will do", .text = "On Monday, Wednesday and Friday, after breakfast, I "
		"walk to the mailbox and back." },
	{ .label = "How you can help", .text = "“Could you walk with me on Wednesday?”" },
	{ .label = "On a bad day", .text = "I walk half as far." },
	{ .label = "Get help now", .text = "Call 112." },
};
static const char *const share_needs[] = { NULL, NULL, "goal", "plan", "roles", "flare", "danger" };
#define SHARE_PART(name, who) { .id = name, .label = who, .form = PART_SET, \
	.choices = share_rows, .codes = share_codes, .choice_count = COUNT(share_rows), \
	.lines = share_lines, .needs = share_needs, .line_count = COUNT(share_lines), \
	.limit = 200 }
static const struct view_part share_parts[] = { SHARE_PART("to-1", "Rosa, my sister"),
	SHARE_PART("to-2", "Ben") };
static const struct view_part share_all_parts[] = { SHARE_PART("to-1", "Rosa, my sister"),
	SHARE_PART("to-2", "Ben"), SHARE_PART("to-3", "Lu from the choir"),
	SHARE_PART("to-4", "Mr Okoye"), SHARE_PART("to-5", "Ana"),
	SHARE_PART("to-6", "Father Michael"),
	SHARE_PART("to-7", "the neighbour on the second floor"), SHARE_PART("to-8", "Jo") };
static const char *const share_texts[] = { "goal plan roles flare danger", "plan roles danger" };

#define VIEW_SHARED(list) \
	VIEW_BASE("may-see", TURN_PATIENT), .kind = VIEW_SHARE, \
	.heading = "What may each of them see? Nothing, unless you say so.", \
	.text = "You can change it on any day. Paper that you gave away stays with them.", \
	.parts = list, .part_count = COUNT(list)

static const struct view view_share = {
	VIEW_SHARED(share_parts),
	.value = { .type = VALUE_PARTS, .part = share_texts, .count = 2 },
};
static const struct view view_share_all = {
	VIEW_SHARED(share_all_parts),
	.value = { .type = VALUE_PARTS, .part = no_names, .count = 8 },
};

static const struct view_part amount_parts[] = {
	{ .id = "now", .label = "minutes last week", .limit = 5 },
	{ .id = "then", .label = "minutes a week from now on", .limit = 5 },
};
static const char *const amount_texts[] = { "60", "" };
static const struct view view_amount = {
	VIEW_BASE("much", TURN_PATIENT), .kind = VIEW_AMOUNT,
	.heading = "How much is that, in numbers?", .text = "A guess is fine.",
	.parts = amount_parts, .part_count = COUNT(amount_parts),
	.value = { .type = VALUE_PARTS, .part = amount_texts, .count = 2 },
};

static const struct view_point own_points[] = { { "2 Mar", 20514, 4 }, { "16 Mar", 20528, 4 },
	{ "13 Apr", 20556, 6 }, { "25 May", 20598, 7 } };
static const struct view_point pain_points[] = { { "2 Mar", 20514, 7 }, { "16 Mar", 20528, 6 },
	{ "13 Apr", 20556, 6 }, { "25 May", 20598, 5 } };
static const struct view_point sure_points[] = { { "2 Mar", 20514, 5 }, { "25 May", 20598, 10 } };
static const struct view_series trend_series[] = {
	{ "playing on the floor", true, own_points, COUNT(own_points) },
	{ "pain in the past week", false, pain_points, COUNT(pain_points) },
	{ "how sure I am", true, sure_points, COUNT(sure_points) },
	{ "rest", true, NULL, 0 },
};
static const struct view_series first_series[] = { { "playing on the floor", true, own_points, 1 } };
static const struct view_item change_items[] = {
	{ .id = "much-better", .label = "much better" }, { .id = "better", .label = "better" },
	{ .id = "same", .label = "the same" }, { .id = "worse", .label = "worse" },
	{ .id = "much-worse", .label = "much worse" },
};
static const int change_picks[] = { 1 };

#define VIEW_CHANGE(list) \
	VIEW_BASE("feel", TURN_BOTH), .kind = VIEW_TREND, \
	.heading = "Where things stand", .text = "Does that feel like a change to you?", \
	.items = change_items, .item_count = COUNT(change_items), \
	.trend.series = list, .trend.series_count = COUNT(list)

static const struct view view_trend = {
	VIEW_CHANGE(trend_series),
	.trend.verdict = "Better than the first time, by 2 points or more.",
	.trend.source = "Suzuki 2020, 161 adults with long-lasting back pain",
};
static const struct view view_trend_picked = {
	VIEW_CHANGE(trend_series),
	.value = { .type = VALUE_CHOICES, .pick = change_picks, .count = 1 },
};
static const struct view view_trend_first = { VIEW_CHANGE(first_series) };

static const struct view view_page = {
	VIEW_BASE("last", TURN_BOTH), .kind = VIEW_PAGE,
	.heading = "Here is what you set out to do.",
	.lines = plan_lines, .line_count = COUNT(plan_lines),
};

static const struct view_pad_row pad_rows[] = { { "q", "open question", 5 },
	{ "c", "closed question", 2 }, { "s", "simple reflection", 4 },
	{ "x", "complex refl.", 14 }, { "v", "persuade with OK", 1 }, { "a", "affirm", 2 },
	{ "k", "seek their view", 1 }, { "m", "their choice", 1 }, { "n", "inform", 112 },
	{ "p", "persuade", 0 }, { "!", "confront", 0 } };
static const struct view_pad pad_seen = { .rows = pad_rows, .row_count = COUNT(pad_rows),
	.scales = { { "reflections to questions", "10 : 7", 142, 100, 200, 300 },
		{ "complex (a hint)", "60 %", 60, 40, 50, 100 } },
	.adherent = "in the spirit of it, to not: 4 : 0", .share = 36,
	.share_label = "the clinician spoke", .speaker = "now: the patient",
	.timeline = "---------q--x---s--c..........x-a---x---s---..........      " };

static const struct view view_pad = {
	VIEW_BASE("pad", TURN_BOTH), .kind = VIEW_PAD, .pad = &pad_seen,
};

static const struct view_item role_items[] = {
	{ .id = "walk", .label = "walk with me on set days", .group = "Doing together" },
	{ .id = "class", .label = "try the class with me" },
	{ .id = "cook", .label = "cook one simple meal" },
	{ .id = "effort", .label = "notice effort, not pain", .group = "Encouraging" },
	{ .id = "wins", .label = "remind me of past wins" },
	{ .id = "lift", .label = "drive me to a visit", .group = "Practical help" },
	{ .id = "chore", .label = "swap one chore for one I can do" },
	{ .id = "halves", .label = "break heavy jobs into halves" },
	{ .id = "child", .label = "watch the children while I walk" },
	{ .id = "ten", .label = "ten minutes, no advice", .group = "Listening" },
	{ .id = "believe", .label = "say “I believe you”" },
};
static const int role_picks[] = { 0, 9 };
static const struct view view_groups = {
	VIEW_BASE("wants-1", TURN_PATIENT), .kind = VIEW_MANY, .many.most = 3,
	.heading = "What would help from Rosa?",
	.items = role_items, .item_count = COUNT(role_items),
	.value = { .type = VALUE_CHOICES, .pick = role_picks, .count = 2 },
};

static const struct view view_guest = {
	VIEW_BASE("can-1", TURN_GUEST), .kind = VIEW_WRITE, .guest = "Rosa", .write.limit = 400,
	.heading = "What could you do, and what would be too much?",
};

struct named_view {
	const char *name;
	const struct view *view;
};

static const struct named_view test_views[] = {
	{ "say", &view_say }, { "write", &view_write }, { "asked", &view_asked },
	{ "kept", &view_kept }, { "choose", &view_choose },
	{ "home", &view_home }, { "shapes", &view_shapes }, { "many", &view_many }, { "items", &view_items },
	{ "numbers", &view_numbers }, { "ruler", &view_ruler }, { "review", &view_review },
	{ "agree", &view_agree }, { "stop", &view_stop }, { "end", &view_end },
	{ "end-print", &view_end_print },
	{ "scale", &view_scale }, { "words", &view_words },
	{ "long-words", &view_long_words }, { "again", &view_again },
	{ "schedule", &view_schedule }, { "schedule-blank", &view_schedule_blank },
	{ "ifthen", &view_ifthen }, { "card", &view_card }, { "teach", &view_teach },
	{ "compare", &view_compare }, { "compare-two", &view_compare_two },
	{ "compare-four", &view_compare_four }, { "looks", &view_looks },
	{ "people", &view_people }, { "people-none", &view_people_none },
	{ "people-gap", &view_people_gap }, { "people-all", &view_people_all },
	{ "share", &view_share }, { "share-all", &view_share_all }, { "amount", &view_amount },
	{ "trend", &view_trend }, { "trend-picked", &view_trend_picked },
	{ "trend-first", &view_trend_first }, { "page", &view_page }, { "pad", &view_pad },
	{ "groups", &view_groups }, { "guest", &view_guest },
};

#endif
