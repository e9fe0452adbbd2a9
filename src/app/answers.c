#include "app/answers.h"

#include "app/report.h"
#include "base/label.h"
#include "base/str.h"
#include "base/utf8.h"
#include "sys/file.h"
#include "visit/answer.h"
#include "visit/presence.h"

#include <assert.h>
#include <string.h>

static const struct conf_field item_fields[] = {
	{ .name = "is", .type = CONF_TEXT },
	{ .type = CONF_END },
};

static const struct conf_field answer_fields[] = {
	{ .name = "text", .type = CONF_TEXT },
	{ .name = "choice", .type = CONF_TEXT },
	{ .name = "choices", .type = CONF_LIST },
	{ .name = "number", .type = CONF_INT, .low = 0, .high = 99999 },
	{ .name = "item", .type = CONF_SECTION, .titled = true, .many = true,
		.inner = item_fields },
	{ .name = "part", .type = CONF_SECTION, .titled = true, .many = true,
		.inner = item_fields },
	{ .name = "action", .type = CONF_TEXT },
	{ .name = "by", .type = CONF_TEXT },
	{ .name = "because", .type = CONF_TEXT },
	{ .name = "patient", .type = CONF_BOOL },
	{ .name = "clinician", .type = CONF_BOOL },
	{ .name = "at", .type = CONF_TEXT },
	{ .name = "skip", .type = CONF_BOOL },
	{ .name = "present", .type = CONF_TEXT },
	{ .name = "show-plan", .type = CONF_BOOL },
	{ .name = "pause", .type = CONF_TEXT },
	{ .name = "reason", .type = CONF_TEXT },
	{ .name = "worry", .type = CONF_TEXT },
	{ .name = "strength", .type = CONF_TEXT },
	{ .name = "words", .type = CONF_TEXT },
	{ .name = "park", .type = CONF_TEXT },
	{ .name = "end", .type = CONF_TEXT },
	{ .type = CONF_END },
};

static const struct conf_field file_fields[] = {
	{ .name = "start", .type = CONF_TEXT },
	{ .name = "label", .type = CONF_TEXT },
	{ .name = "path", .type = CONF_TEXT },
	{ .name = "follows", .type = CONF_TEXT },
	{ .name = "answer", .type = CONF_SECTION, .titled = true, .many = true,
		.inner = answer_fields },
	{ .type = CONF_END },
};

static bool is_blank_label(const char *label)
{
	struct buf folded;
	buf_init(&folded, CONF_MAX_BYTES);
	label_fold(label, &folded);
	bool blank = folded.len == 0;
	buf_release(&folded);
	return blank;
}

static void read_head(struct answers *answers)
{
	const char *start = conf_text(answers->conf, "start");
	answers->label = conf_text(answers->conf, "label");
	answers->path = conf_text(answers->conf, "path");
	answers->follows = conf_text(answers->conf, "follows");
	if (!start || !date_parse(start, &answers->start))
		faults_say(&answers->faults, conf_place(answers->conf, "start"),
			"write start = \"2026-03-02 09:00 +01:00\"",
			start ? "'%s' is not a date and time" : "'%s' is missing",
			start ? start : "start");
	if (!str_is_empty(answers->label) && is_blank_label(answers->label))
		faults_say(&answers->faults, conf_place(answers->conf, "label"),
			"write a name or a number, or leave the line out", "'label' is blank");
}

bool answers_read(struct answers *answers, const char *path, struct fault *why)
{
	*answers = (struct answers){ .file = path };
	arena_init(&answers->arena, report_last_words);
	faults_init(&answers->faults, &answers->arena);
	buf_init(&answers->bytes, CONF_MAX_BYTES);
	if (!file_read(path, CONF_MAX_BYTES, &answers->bytes, why))
		return false;
	answers->conf = conf_read(path, answers->bytes.data ? answers->bytes.data : "",
		answers->bytes.len, file_fields, &answers->arena, &answers->faults);
	if (answers->conf)
		read_head(answers);
	return answers->conf && answers->faults.count == 0;
}

void answers_release(struct answers *answers)
{
	buf_release(&answers->bytes);
	arena_release(&answers->arena);
}

const struct conf *answers_find(const struct answers *answers, const char *question)
{
	for (const struct conf *at = NULL; (at = conf_next(answers->conf, "answer", at));)
		if (str_is(at->title, question))
			return at;
	return NULL;
}

static bool has_words(const struct conf *conf)
{
	for (size_t i = 0; i < conf->value_count; i++) {
		const struct conf_value *value = &conf->values[i];
		if (value->field->type == CONF_TEXT ? !str_is_blank(value->text)
		    : value->field->type == CONF_LIST ? value->count > 0 : true)
			return true;
	}
	return false;
}

bool answers_is_blank(const struct conf *answer)
{
	for (const struct conf *at = NULL; (at = conf_next(answer, "item", at));)
		if (has_words(at))
			return false;
	for (const struct conf *at = NULL; (at = conf_next(answer, "part", at));)
		if (has_words(at))
			return false;
	return !has_words(answer);
}

/* ---- values ------------------------------------------------------------------------ */

static struct value choices(struct answers *answers, const struct pack_question *question,
	const char *const *ids, size_t count)
{
	assert(ids || count == 0);
	int *pick = arena_array(&answers->arena, count ? count : 1, sizeof *pick);
	for (size_t i = 0; i < count; i++)
		pick[i] = pack_find_choice(question, ids[i]);
	return (struct value){ .type = VALUE_CHOICES, .pick = pick, .count = count };
}

static struct value items(struct answers *answers, const struct pack_question *question,
	const struct conf *answer)
{
	assert(question->value == VALUE_ITEMS);
	int *pick = arena_array(&answers->arena, question->item_count, sizeof *pick);
	for (size_t i = 0; i < question->item_count; i++)
		pick[i] = -1;
	for (const struct conf *at = NULL; (at = conf_next(answer, "item", at));) {
		int item = pack_find_item(question, at->title);
		const char *is = conf_text(at, "is");
		if (item >= 0 && is)
			pick[item] = answer_number(question, is);
	}
	return (struct value){ .type = VALUE_ITEMS, .pick = pick, .count = question->item_count };
}

static struct value parts(struct answers *answers, const struct pack_question *question,
	const struct conf *answer)
{
	assert(question->value == VALUE_PARTS);
	const char **part = arena_array(&answers->arena, question->item_count, sizeof *part);
	for (size_t i = 0; i < question->item_count; i++)
		part[i] = "";
	for (const struct conf *at = NULL; (at = conf_next(answer, "part", at));) {
		int number = pack_find_item(question, at->title);
		const char *is = conf_text(at, "is");
		if (number >= 0 && is)
			part[number] = is;
	}
	return (struct value){ .type = VALUE_PARTS, .part = part, .count = question->item_count };
}

static struct value resolution(struct answers *answers, const struct pack_question *question,
	const struct conf *answer)
{
	assert(question->value == VALUE_RESOLUTION);
	const char *action = conf_text(answer, "action");
	struct value value = choices(answers, question, &action, 1);
	value.type = VALUE_RESOLUTION;
	value.by = conf_text(answer, "by");
	value.text = conf_text(answer, "because");
	return value;
}

struct value answers_value(struct answers *answers, const struct pack_question *question,
	const struct conf *answer)
{
	const struct conf_value *list = conf_find(answer, "choices");
	const char *one = conf_text(answer, "choice");
	switch (question->value) {
	case VALUE_TEXT:
		return (struct value){ .type = VALUE_TEXT, .text = conf_text(answer, "text") };
	case VALUE_NUMBER:
		if (one)
			return choices(answers, question, &one, 1);
		return (struct value){ .type = VALUE_NUMBER,
			.number = (int)conf_int(answer, "number", -1) };
	case VALUE_CHOICES:
		if (list)
			return choices(answers, question, list->list, list->count);
		return choices(answers, question, &one, 1);
	case VALUE_ITEMS:
		return items(answers, question, answer);
	case VALUE_RESOLUTION:
		return resolution(answers, question, answer);
	case VALUE_PARTS:
		return parts(answers, question, answer);
	case VALUE_NONE:
		break;
	}
	return (struct value){ .type = VALUE_NONE };
}

/* ---- checking --------------------------------------------------------------------------- */

struct check {
	struct answers *answers;
	const struct pack_question *question;
	const struct conf *answer;
};

static void say(const struct check *check, const char *key, const char *fix, const char *what)
{
	faults_say(&check->answers->faults, conf_place(check->answer, key), fix, "%s", what);
}

static const char *known_choices(const struct check *check)
{
	const struct pack_question *question = check->question;
	struct arena *arena = &check->answers->arena;
	const char *all = "write one of:";
	for (size_t i = 0; i < question->choice_count; i++)
		all = arena_printf(arena, "%s%s %s", all, i ? "," : "", question->choices[i].id);
	return all;
}

static void check_choice(const struct check *check, const char *key, const char *id)
{
	if (pack_find_choice(check->question, id) < 0)
		say(check, key, known_choices(check),
			arena_printf(&check->answers->arena, "'%s' has no choice '%s'",
				check->question->id, id));
}

static void check_choices(const struct check *check)
{
	const struct conf_value *list = conf_find(check->answer, "choices");
	const char *one = conf_text(check->answer, "choice");
	for (size_t i = 0; list && i < list->count; i++)
		check_choice(check, "choices", list->list[i]);
	if (one)
		check_choice(check, "choice", one);
	if (!list && !one)
		say(check, "choice", known_choices(check), "the answer has no 'choice'");
}

static void check_text(const struct check *check)
{
	const char *text = conf_text(check->answer, "text");
	if (!text)
		say(check, "text", "write text = \"...\"", "the answer has no 'text'");
	else if (utf8_count(text, strlen(text)) > pack_write(check->question)->limit)
		say(check, "text", "make it shorter", "the text is too long to be kept");
}

static void check_number(const struct check *check)
{
	const struct pack_question *question = check->question;
	long number = conf_int(check->answer, "number", -1);
	const char *word = conf_text(check->answer, "choice");
	struct arena *arena = &check->answers->arena;
	if (word && question->choice_count)
		check_choice(check, "choice", word);
	else if (number < question->low || number > question->high)
		say(check, "number",
			arena_printf(arena, "write a number from %d to %d", question->low,
				question->high),
			conf_find(check->answer, "number")
				? arena_printf(arena, "%ld is out of range", number)
				: "the answer has no 'number'");
}

static const char *known_answers(const struct check *check)
{
	const struct pack_question *question = check->question;
	struct arena *arena = &check->answers->arena;
	const char *all = "write one of:";
	if (!question->answers)
		return arena_printf(arena, "write a number from %d to %d", question->low,
			question->high);
	for (size_t i = 0; i < question->answer_count; i++)
		all = arena_printf(arena, "%s%s %s", all, i ? "," : "", question->answers[i].id);
	return all;
}

static void check_item(const struct check *check, const struct conf *item)
{
	struct arena *arena = &check->answers->arena;
	const char *is = conf_text(item, "is");
	if (pack_find_item(check->question, item->title) < 0)
		faults_say(&check->answers->faults, &item->at, "name a row of the question",
			"'%s' has no item '%s'", check->question->id, item->title);
	else if (!is || answer_number(check->question, is) < 0)
		faults_say(&check->answers->faults, conf_place(item, "is"), known_answers(check),
			"%s", is ? arena_printf(arena, "'%s' is not an answer here", is)
			         : "the item has no 'is'");
}

static void check_items(const struct check *check)
{
	for (const struct conf *at = NULL; (at = conf_next(check->answer, "item", at));)
		check_item(check, at);
}

static void check_length(const struct check *check, const char *key, size_t limit)
{
	const char *text = conf_text(check->answer, key);
	struct arena *arena = &check->answers->arena;
	if (text && utf8_count(text, strlen(text)) > limit)
		say(check, key,
			arena_printf(arena, "make it shorter: %zu characters at most", limit),
			arena_printf(arena, "'%s' is too long to be kept", key));
}

static const char *known_parts(const struct check *check)
{
	const struct pack_question *question = check->question;
	const char *all = "write one of:";
	for (size_t i = 0; i < question->item_count; i++)
		all = arena_printf(&check->answers->arena, "%s%s %s", all, i ? "," : "",
			question->items[i].id);
	return all;
}

static bool is_choice(const struct pack_part *part, const char *id)
{
	for (size_t i = 0; i < part->choice_count; i++)
		if (str_is(part->choices[i].id, id))
			return true;
	return false;
}

/* What is picked must be one of its choices; blank is none of them. */
static void check_picked(const struct check *check, const struct conf *at,
	const struct pack_part *part)
{
	const char *is = conf_text(at, "is"), *all = "write one of:";
	if (part->means != MEANS_CHOICE || str_is_blank(is) || is_choice(part, is))
		return;
	for (size_t i = 0; i < part->choice_count; i++)
		all = arena_printf(&check->answers->arena, "%s%s %s", all, i ? "," : "",
			part->choices[i].id);
	faults_say(&check->answers->faults, conf_place(at, "is"), all, "'%s' has no choice '%s'",
		at->title, is);
}

static void check_parts(const struct check *check)
{
	for (const struct conf *at = NULL; (at = conf_next(check->answer, "part", at));) {
		int item = pack_find_item(check->question, at->title);
		if (item < 0)
			faults_say(&check->answers->faults, &at->at, known_parts(check),
				"'%s' has no part '%s'", check->question->id, at->title);
		else
			check_picked(check, at, check->question->items[item].part);
	}
}

static void check_resolution(const struct check *check)
{
	const char *action = conf_text(check->answer, "action");
	if (action)
		check_choice(check, "action", action);
	else
		say(check, "action", known_choices(check), "the answer has no 'action'");
	if (str_is_blank(conf_text(check->answer, "by")))
		say(check, "by", "write by = \"NAME\"", "the answer does not say who did it");
	check_length(check, "by", RESOLUTION_BY_LIMIT);
	check_length(check, "because", RESOLUTION_TEXT_LIMIT);
}

static void check_any(const struct check *check)
{
	const char *at = conf_text(check->answer, "at");
	const char *present = conf_text(check->answer, "present");
	const char *end = conf_text(check->answer, "end");
	const char *pause = conf_text(check->answer, "pause");
	enum act_presence presence;
	struct moment moment;
	if (at && !date_parse(at, &moment))
		say(check, "at", "write at = \"2026-03-02 09:00 +01:00\"",
			"this is not a date and time");
	if (pause && !date_parse(pause, &moment))
		say(check, "pause", "write pause = \"2026-03-05 10:00 +01:00\"",
			"this is not a date and time");
	if (present && !presence_named(present, &presence))
		say(check, "present", "write alone, later, interpreter or others",
			"nobody can be present like that");
	if (end && !str_is(end, "not today") && !str_is(end, "later"))
		say(check, "end", "write \"not today\" or \"later\"", "a visit cannot end like that");
}

static void check_answer(const struct check *check)
{
	static void (*const by_type[])(const struct check *) = { [VALUE_TEXT] = check_text,
		[VALUE_NUMBER] = check_number, [VALUE_CHOICES] = check_choices,
		[VALUE_ITEMS] = check_items, [VALUE_RESOLUTION] = check_resolution,
		[VALUE_PARTS] = check_parts };
	check_any(check);
	if (answers_is_blank(check->answer))
		return;
	if (conf_bool(check->answer, "skip", false) || conf_text(check->answer, "end"))
		return;
	assert(check->question->value < sizeof by_type / sizeof *by_type);
	if (by_type[check->question->value])
		by_type[check->question->value](check);
}

static const char *nearest(const struct pack *pack, const char *id, struct arena *arena)
{
	const char **names = arena_array(arena, pack->question_count, sizeof *names);
	for (size_t i = 0; i < pack->question_count; i++)
		names[i] = pack->questions[i].id;
	const char *near = str_nearest(id, names, pack->question_count);
	return near ? arena_printf(arena, "write answer \"%s\"", near)
	            : "'tandem play --template' prints every question";
}

void answers_check(struct answers *answers, const struct pack *pack)
{
	assert(answers->conf); /* answers_read() said yes */
	for (const struct conf *at = NULL; (at = conf_next(answers->conf, "answer", at));) {
		int number = pack_find_question(pack, at->title);
		if (number < 0) {
			faults_say(&answers->faults, &at->at,
				nearest(pack, at->title, &answers->arena),
				"the pack has no question '%s'", at->title);
			continue;
		}
		const struct check check = { answers, &pack->questions[number], at };
		check_answer(&check);
	}
}

/* ---- a file to fill in ---------------------------------------------------------------- */

/* Text of the pack as a comment: placeholders by their question's id, one line. */
static void add_pattern(const struct pack *pack, const struct pattern *pattern, struct buf *out)
{
	for (size_t i = 0; i < pattern->count; i++) {
		const struct span *span = &pattern->spans[i];
		if (span->kind == SPAN_TEXT) {
			for (const char *c = span->text; *c; c++)
				buf_add_char(out, *c == '\n' ? ' ' : *c);
		} else if (span->kind == SPAN_SITE || span->kind == SPAN_NOTES) {
			buf_add_text(out, PLACEHOLDER_BLANK);
		} else if (span->ref.item >= 0) {
			assert(span->ref.question >= 0); /* the pack has loaded */
			const struct pack_question *asked = &pack->questions[span->ref.question];
			buf_printf(out, "{%s.%s}", asked->id, asked->items[span->ref.item].id);
		} else {
			buf_printf(out, "{%s}", pack->questions[span->ref.question].id);
		}
	}
}

static void add_choices(const struct pack_question *question, struct buf *out)
{
	for (size_t i = 0; i < question->choice_count; i++)
		buf_printf(out, "    # %s: %s\n", question->choices[i].id,
			question->choices[i].text);
}

static void add_permitted(const struct pack_question *question, struct buf *out)
{
	if (!question->answers) {
		buf_printf(out, "    # each: a number from %d to %d\n", question->low,
			question->high);
		return;
	}
	buf_add_text(out, "    # each one of:");
	for (size_t i = 0; i < question->answer_count; i++)
		buf_printf(out, "%s %s", i ? "," : "", question->answers[i].id);
	buf_add_char(out, '\n');
}

static void add_items(const struct pack_question *question, struct buf *out)
{
	add_permitted(question, out);
	for (size_t i = 0; i < question->item_count; i++)
		buf_printf(out, "    item \"%s\" { is = \"\" }   # %s\n", question->items[i].id,
			question->items[i].text);
}

static void add_part(const struct pack_item *item, struct buf *out)
{
	const struct pack_part *part = item->part;
	buf_printf(out, "    part \"%s\" { is = \"\" }   # %s", item->id, item->text);
	for (size_t i = 0; part->means == MEANS_CHOICE && i < part->choice_count; i++)
		buf_printf(out, i ? ", %s" : " (one of: %s", part->choices[i].id);
	buf_add_text(out, part->means == MEANS_CHOICE ? ")\n" : "\n");
}

static void add_parts(const struct pack_question *question, struct buf *out)
{
	assert(question->value == VALUE_PARTS);
	for (size_t i = 0; i < question->item_count; i++)
		if (question->items[i].part->means != MEANS_HIGH)
			add_part(&question->items[i], out);
}

/* One key, whichever of them is picked. */
static void add_because(const struct pack_question *question, struct buf *out)
{
	int count = 0;
	for (size_t i = 0; i < question->choice_count; i++)
		if (question->choices[i].because)
			buf_printf(out, "%s%s", count++ ? " or " : "    because = \"\"   # with ",
				question->choices[i].id);
	if (count)
		buf_add_text(out, "\n");
}

static void add_done(const struct pack_question *question, struct buf *out)
{
	add_choices(question, out);
	buf_add_text(out, "    action  = \"\"\n    by      = \"\"\n");
	add_because(question, out);
}

static void add_picks(const struct pack_question *question, struct buf *out)
{
	add_choices(question, out);
	if (pack_traits(question->kind)->several)
		buf_printf(out, "    choices = {}   # in order%s\n",
			pack_most(question) ? ", not more than it allows" : "");
	else
		buf_add_text(out, "    choice = \"\"\n");
}

static void add_fields(const struct pack_question *question, struct buf *out)
{
	switch (question->value) {
	case VALUE_TEXT:
		buf_printf(out, "    text = \"\"   # up to %zu characters\n",
			pack_write(question)->limit);
		break;
	case VALUE_NUMBER:
		buf_printf(out, "    # number = 0   # %d to %d\n", question->low, question->high);
		break;
	case VALUE_CHOICES:
		add_picks(question, out);
		break;
	case VALUE_ITEMS:
		add_items(question, out);
		break;
	case VALUE_RESOLUTION:
		add_done(question, out);
		break;
	case VALUE_PARTS:
		add_parts(question, out);
		break;
	case VALUE_NONE:
		buf_add_text(out, "    patient   = yes\n    clinician = yes\n");
		break;
	}
}

/* Is there anything to fill in?  Two yeses are no value, and yet are said. */
static bool is_asked(const struct pack_question *question)
{
	return question->value != VALUE_NONE || pack_traits(question->kind)->agrees;
}

static void add_question(const struct pack *pack, const struct pack_screen *screen,
	struct buf *out)
{
	assert(screen->question >= 0);
	const struct pack_question *question = &pack->questions[screen->question];
	const char *need = question->required ? ", needed" : "";
	if (screen->when)
		need = ", only when its condition holds";
	if (pack_traits(question->kind)->watches)
		need = ", only after a danger sign";
	buf_add_text(out, "\n# ");
	add_pattern(pack, &screen->heading, out);
	buf_printf(out, "\n# (%s%s)\nanswer \"%s\" {\n", pack_kind_name(question->kind), need,
		question->id);
	add_fields(question, out);
	buf_add_text(out, "}\n");
}

void answers_template(const struct pack *pack, int path, struct buf *out)
{
	assert(path >= 0 && (size_t)path < pack->path_count);
	const struct pack_path *way = &pack->paths[path];
	buf_printf(out,
		"# Answers for 'tandem play': %s, path %s.\n"
		"# Fill in what is between the quotation marks, and take the first # away from\n"
		"# numbers.  What stays empty is left open.  In any answer:\n"
		"# at = \"DATE TIME ZONE\", present = \"others\", end = \"later\" or end = \"not today\";\n"
		"# pause = \"DATE TIME ZONE\" stops before it and goes on then; and what was heard:\n"
		"# reason, worry, strength, words, park = \"...\".\n\n"
		"start = \"2026-03-02 09:00 +01:00\"\nlabel = \"\"\npath  = \"%s\"\n",
		pack->title, way->id, way->id);
	for (size_t i = 0; i < way->screen_count; i++) {
		const struct pack_screen *screen = &pack->screens[way->screens[i]];
		if (screen->question >= 0 && is_asked(&pack->questions[screen->question]))
			add_question(pack, screen, out);
	}
}
