/*
 * The program's own words: keys, headings of the plan, names of states.
 *
 * They live in content/words/words.conf, translations beside it in lang/; this
 * list is all that the program may say.  Whoever shows something gets them as
 * an array indexed by `enum word`; pack/words.c reads the file by the same
 * list, so a missing or unknown key is a fault with file and line.
 *
 * In a text, `%s` stands where the program puts something in (at most one); where it
 * puts in several things, each has a name in braces: `{day} {month}` (words_fill()).
 */
#ifndef TANDEM_VIEW_WORDS_H
#define TANDEM_VIEW_WORDS_H

#include "base/date.h"
#include "base/fault.h"

#include <stddef.h>

/* X(name): the key in the file is the name in lower case. */
#define WORDS(X) \
	/* header */ \
	X(step_of) X(saved) X(not_saved) X(typing) X(draft_saved) X(not_kept_yet) \
	X(not_kept) X(nothing_kept) X(no_label) \
	X(turn_patient) X(turn_clinician) X(turn_both) X(name_patient) X(name_clinician) \
	X(turn_guest) X(company_alone) X(company_someone) X(training) \
	/* coach strip */ \
	X(for_clinician) X(coach_say) X(coach_ask) X(coach_listen) X(coach_try) X(coach_avoid) \
	X(coach_more) X(f2_more) X(f2_hide) \
	/* footer: what a key does */ \
	X(key_enter) X(key_esc) X(key_tab) X(key_space) X(key_arrows) X(key_pages) \
	X(key_newline) X(key_menu) \
	X(does_next) X(does_back) X(does_help) X(does_menu) X(does_leave) \
	X(does_choose) X(does_mark) X(does_answer) X(does_ruler) X(does_list) \
	X(does_field) X(does_open) X(does_close) X(does_agree) X(does_change) \
	X(does_newline) X(does_more) X(does_pick) X(does_someone) X(does_row_before) X(does_few_words) X(does_no_words) X(does_yes) \
	X(does_write) \
	/* kinds of screen */ \
	X(starters) X(your_words) X(answered_of) X(rows_asked) X(rows_right) X(rows_look) X(rows_look_one) \
	X(write_right) X(ranked_hint) X(unanswered) X(choice_given) X(skipped) \
	X(draft_back) X(cut_paste) X(was_before) \
	X(by_name) X(because) X(what_done) \
	X(agree_patient) X(agree_clinician) X(agree_change) X(agree_notyet) X(agree_fill) \
	X(agree_read_on) \
	X(agree_open_safety) X(agree_open_alone) X(agree_missing) X(agree_part) X(agree_later) X(agree_nothing) X(agree_done) \
	X(end_agreed) X(end_agreed_closed) X(end_declined) X(end_stopped) X(end_done) X(end_plan_with) \
	X(end_not_kept) X(label_heading) X(label_text) \
	X(undone) X(redone) X(presence_heading) X(presence_alone) X(presence_later) X(presence_others) \
	X(presence_interpreter) X(presence_same) X(presence_ready) X(presence_go_on) \
	X(presence_show) X(presence_plan) X(presence_title) X(help_who) X(help_ready) X(leave_heading) X(leave_text) X(leave_home_heading) X(parted_saved) X(parted_failed) X(parted_not_kept) \
	X(leave_stay) X(leave_later) X(notoday_heading) X(notoday_text) X(notoday_yes) \
	X(notyet_heading) X(notyet_patient) X(notyet_clinician) X(notyet_both) X(notyet_kept) \
	X(notyet_unkept) X(notyet_stay) \
	X(review_empty) \
	X(scale_words) X(scale_numbers) X(does_scale) X(does_number) \
	X(day_names) X(list_next) X(and_then) X(list_parts) X(label_value) X(text_aside) \
	X(quoted) X(percent) \
	X(every_day) X(sentence_will) X(days_a_week) \
	X(one_day_a_week) \
	X(part_needed) X(agree_blank) X(agree_gone_by) X(compare_pick) X(does_part) X(does_day) \
	X(people_someone) X(people_done) X(does_person) X(share_heading) X(share_people) \
	X(share_yes) X(share_no) X(share_added) \
	X(share_page) X(share_page_none) X(trend_more) X(trend_less) X(trend_none) X(trend_from) X(trend_clock) \
	/* the plan so far, what was heard, the map */ \
	X(so_far_heading) X(so_far_empty) X(note_heading) X(note_text) X(note_reason) \
	X(note_worry) \
	X(note_strength) X(note_words) X(note_park) X(note_stems) X(note_why) X(note_pitfall) \
	X(note_so_far) X(note_empty) X(map_heading) X(map_here) X(map_done) X(map_open) \
	X(map_skipped) X(does_go) X(note_kept) \
	X(help_look) \
	/* why an answer is refused: shown beside the field, nothing typed is lost */ \
	X(need_answer) X(need_choice) X(need_all) X(need_most) X(need_most_one) X(need_number) \
	X(too_long) \
	X(need_name) X(need_reason) X(need_done) X(need_weeks) X(need_date) X(need_note) X(need_other_name) X(need_label) \
	X(fault_other) X(fault_disk_full) X(fault_disk) X(fault_read_only) X(fault_no_access) \
	X(fault_damaged) X(fault_busy) X(fault_elsewhere) X(fault_no_memory) \
	/* the menu, fixed numbers */ \
	X(menu) X(menu_plan) X(menu_note) X(menu_map) X(menu_coach) X(menu_help) X(menu_undo) \
	X(menu_present) X(menu_later) X(menu_notoday) X(menu_cover) X(menu_redo) \
	/* cover, small windows */ \
	X(cover) X(cover_any_key) X(cover_soon) X(too_small) X(suspended) X(term_unknown) X(letters_unshown) \
	X(shapes_heading) X(shapes_text) X(shapes_whole) X(shapes_broken) \
	/* home */ \
	X(home_heading) X(home_start) X(home_go_on) X(home_try) X(home_none) X(home_unfinished) \
	X(home_unfinished_one) X(unfinished_heading) X(unfinished_go_on) X(unfinished_new) X(home_leave) X(home_nothing_kept) X(home_which) X(list_damaged) \
	X(list_damaged_one) X(list_find) X(list_find_how) X(list_find_none) X(list_more) X(list_unread) \
	X(plain_prompt_find) X(held_heading) X(held_look) X(held_take) X(held_confirm) \
	X(held_text) X(held_yes) X(held_no) X(held_lost) X(held_looking) X(held_part) X(home_staff) \
	X(home_after) X(home_alone) \
	X(home_no_page) X(home_unread) X(unread_heading) X(unread_text) \
	X(unread_lost) X(unread_newer) X(unread_foreign) X(unread_damaged) X(unread_busy) \
	X(unread_other) X(unread_read_only) X(visit_closed) \
	X(page_closed) \
	/* help, one text for each kind of screen, and what holds everywhere */ \
	X(help_title) X(help_say) X(help_write) X(help_choose) X(help_many) X(help_items) \
	X(help_ruler) X(help_review) X(help_agree) X(help_stop) \
	X(help_schedule) X(help_ifthen) X(help_card) X(help_teach) \
	X(help_compare) X(help_people) X(help_share) X(help_amount) X(help_trend) X(help_page) \
	X(help_pad) X(help_end) X(help_home) \
	X(help_everywhere) X(help_row) X(help_mouse) X(intended_use) \
	/* the plan as a page */ \
	X(plan_title) X(plan_matters) X(plan_managed) X(plan_will) X(plan_ifthen) \
	X(plan_easier) X(plan_flare) X(plan_helpers) X(plan_chose) X(plan_clinician) \
	X(plan_again) \
	X(plan_danger) X(plan_agreed) X(plan_agreed_both) X(plan_not_agreed) X(plan_patient_yes) \
	X(plan_clinician_yes) X(plan_blank) X(plan_empty) X(plan_for) X(plan_from) \
	X(sheet_title) X(sheet_told) X(sheet_done) X(sheet_by) X(sheet_because) \
	X(plan_week) \
	X(train_retry) X(train_retry_yes) X(train_retry_no) \
	X(train_closed) X(train_damaged) X(train_damaged_one) \
	X(role_as_clinician) X(role_as_patient) X(train_report_roles) \
	X(role_minutes_patient) \
	X(plain_prompt_pad) X(pad_ends) X(pad_other) X(pad_undo) X(pad_pause) X(pad_labels) \
	X(pad_ratio) X(pad_complex) X(pad_adherent) X(pad_share) X(pad_speaks_clinician) \
	X(pad_speaks_patient) X(pad_paused) X(pad_end_heading) X(pad_end_yes) X(pad_end_no) \
	X(role_menu) X(role_clinician) X(role_patient) X(role_what) X(role_own) \
	X(role_card) X(role_card_text) X(role_show) X(role_begin) X(role_who) \
	X(role_opening) X(role_hidden) X(role_lets) X(role_shuts) X(role_lines) X(role_done) \
	X(role_time) X(role_minutes) X(role_line) X(role_line_key) X(role_of) \
	X(train_turn) \
	X(train_own_guess) \
	X(train_hints) \
	X(train_role) X(train_report) X(train_report_about) X(train_report_cases) \
	X(train_report_drills) X(train_report_lessons) X(train_part_done) X(train_part_cases) \
	X(train_part_drills) X(train_part_due) X(train_part_new) \
	X(home_train) X(home_no_patient) \
	X(train_new_name) X(train_menu_go_on) X(train_menu_open) X(train_menu_open_one) \
	X(train_menu_due) \
	X(train_due_today) X(train_due_today_one) X(train_due_none) X(train_menu_lessons) \
	X(train_menu_drills) \
	X(train_menu_cases) X(train_new) X(train_once) X(train_times) X(train_which_lesson) \
	X(train_which_drill) X(train_which_case) X(train_which_open) X(train_which_due) \
	X(train_today) X(train_tomorrow) X(train_in_days) X(train_series_cases) \
	X(train_series_drills) X(train_past) X(train_past_text) X(train_seen) \
	X(train_short_ratio) X(train_would_be) X(train_underneath) \
	X(train_own) X(train_own_heading) X(train_nearest) X(train_judge) X(train_judge_yes) \
	X(train_judge_not) X(train_examples) X(train_words) X(train_hint) X(train_unsure) \
	X(train_take_back) X(train_so_far_line) X(train_wants) X(train_wanted) \
	X(train_guess_case) X(train_guess_drill) X(train_guess_none) X(train_guess_all) \
	X(train_end_how) X(train_end_counts) X(train_end_guess) X(train_end_before) \
	X(train_end_talk) X(train_end_keep) X(train_end_try) X(train_end_back) X(train_guessed) \
	X(train_counted) X(train_not_guessed) X(train_first_time) X(train_before_ratio) \
	X(train_before_right) X(train_talk_letters) X(train_talk_key) X(train_keep_listen) \
	X(train_keep_open) X(train_keep_spirit) X(train_keep_right) X(train_keep_done) \
	X(train_try_ask) X(train_try_listen) X(train_try_open) X(train_try_spirit) \
	X(train_try_read) X(train_try_other) \
	X(train_mark) X(train_who) X(train_who_text) X(train_need_name) X(train_pick) X(train_so_far) \
	X(train_leave) X(train_none) \
	X(train_well) X(train_else) X(train_back) X(train_did) X(train_why) X(train_better) \
	X(train_moves) X(train_counts) X(train_ratio) X(train_complex) X(train_open) \
	X(train_adherent) X(train_against) X(train_right) X(train_passed) X(train_again) \
	X(train_replay) X(train_state) X(train_ready) X(train_discord) \
	X(guest_gone) \
	X(home_follow) X(home_due) X(home_due_one) X(home_due_none) X(follow_heading) \
	X(follow_none) \
	X(follow_day) X(follow_no_day) X(follow_confirm) X(follow_last) X(follow_changed) \
	X(follow_yes) X(follow_no) X(path_heading) X(path_after_heading) \
	X(path_minutes) X(path_minutes_one) \
	X(print_person) X(after_heading) X(after_minutes) X(after_asked) \
	X(after_left) X(after_parts) X(after_not_kept) \
	X(need_count) X(months_short) X(trend_better) X(trend_better_one) X(trend_same) \
	X(trend_same_one) \
	X(trend_worse) X(trend_worse_one) X(plan_words) \
	X(plan_differ) X(plan_stand) X(family_title) X(family_why) X(family_goal) X(family_plan) \
	X(family_roles) X(family_not) X(family_lines) X(family_flare) X(family_danger) \
	X(family_self) X(family_again) X(last_none) X(last_closed) X(family_none) X(since_title) X(since_same) \
	X(since_changed) X(since_before) X(since_new) X(since_gone) \
	X(gone_heading) X(gone_print) X(gone_copy) X(gone_back) X(gone_close) \
	X(end_print_now) X(print_page) X(print_large) X(print_close) X(print_heading) \
	X(print_helpers) X(print_words) X(print_words_text) X(print_alone) \
	X(print_keep) X(print_leave_out) X(print_went) X(print_failed) X(print_not_run) \
	X(print_program) X(print_too_slow) X(print_too_long) X(print_other) \
	/* --plain */ \
	X(plain_step) X(sentence) X(plain_heading) X(in_brackets) \
	X(plain_prompt_text) X(plain_prompt_rows) X(plain_prompt_right) X(plain_prompt_choice) X(plain_prompt_many) \
	X(plain_prompt_number) X(plain_prompt_enter) X(plain_saved) X(plain_kept) \
	X(plain_commands) X(plain_unknown) X(plain_long) X(plain_keys) X(plain_example) X(plain_not_here) \
	X(plain_prompt_scale) \
	X(plain_prompt_person) X(plain_prompt_yes_no) X(plain_may_see) \
	/* days and months, comma between */ \
	X(weekdays) X(months) X(date_year) X(date_long) X(date_short) X(date_short_year) \
	X(date_time) \
	/* a day as it is typed, and as it is read back */ \
	X(need_day) X(day_example) X(day_keys) X(day_past) X(day_far) X(day_unread) X(day_either) X(day_with) \
	X(in_one_day) X(in_days) X(in_one_week) X(in_weeks) X(said_tomorrow) \
	X(said_next) X(said_small) X(said_days) X(said_weeks) X(said_month_first)

enum word {
#define X(name) WORD_##name,
	WORDS(X)
#undef X
		WORD_COUNT
};

struct arena;
struct buf;

/* The texts by number; borrowed from the pack, never NULL after it has loaded. */
struct words {
	const char *text[WORD_COUNT];
	const char *language; /* of the pack that they came with: "de", "pt_BR" */
};

/* `pattern` with `text` in place of its %s: no format of anybody's is ever printed. */
const char *words_put(const char *pattern, const char *text, struct arena *arena);
/* The same at the end of `out`. */
void words_add(const char *pattern, const char *text, struct buf *out);

/*
 * The word with a text for each of its {names}: pairs of a name and its text, then NULL.
 * In which order they stand, and what between them, is the language's.  What is put in is
 * not looked at again: braces that somebody typed stay.
 */
const char *words_fill(const struct words *words, enum word word, struct arena *arena, ...)
	__attribute__((sentinel));

/* "1 begun", "2 begun": words_put() of a number, with a word of its own where it is 1. */
const char *words_count(const struct words *words, enum word one, enum word many, long n,
	struct arena *arena);
/* "40 %" */
const char *words_percent(const struct words *words, int share, struct arena *arena);
/* "2 of 4" */
const char *words_of(const struct words *words, long n, long all, struct arena *arena);
/* "label: text" */
const char *words_label(const struct words *words, const char *label, const char *text,
	struct arena *arena);
/* "text (aside)" */
const char *words_aside(const struct words *words, const char *text, const char *aside,
	struct arena *arena);
/* In the quotation marks of the language. */
const char *words_quote(const struct words *words, const char *text, struct arena *arena);

/* "a, b", one more at a time; of an empty list it is the item alone. */
const char *words_append(const struct words *words, const char *list, const char *item,
	struct arena *arena);
/* "a, b and c"; "" for none. */
const char *words_list(const struct words *words, const char *const *names, size_t count,
	struct arena *arena);

/* What went wrong, what of it is safe, and what to do: for whoever sits at the screen. */
const char *words_fault(const struct words *words, const struct fault *fault);

/* Days in words, so that a language is only files. */

/* "Wednesday, 4 March 2026"; without the year where it is 0. */
const char *day_words(const struct words *words, const struct date *date, struct arena *arena);
/* "4 Mar", where there is room for no more, or "4 Mar 2026", where that is not clear. */
const char *day_short(const struct words *words, const struct date *date, bool with_year,
	struct arena *arena);
/* The n-th of names that a word holds, commas between; n from 0. */
const char *day_name(const struct words *words, enum word names, int n, struct arena *arena);
/* "Wednesday, 4 March, 9:00" of a day in words and a time. */
const char *day_time(const struct words *words, const char *day, const char *time,
	struct arena *arena);

#endif
