/* The program's own words: a file of them, with a site's over it. */
#include "pack/build.h"

#include "base/str.h"
#include "pack/texts.h"

#include <assert.h>
#include <string.h>

static const char *const names[] = {
#define X(name) #name,
	WORDS(X)
#undef X
};

_Static_assert(sizeof names / sizeof *names == WORD_COUNT, "a name for each word");

static size_t count_holes(const char *text)
{
	size_t holes = 0;
	while ((text = strstr(text, "%s"))) {
		holes++;
		text += 2;
	}
	return holes;
}

/* Words that are several names with commas between, of which the program picks one by its
 * number: days and months, and what the coder tells apart. */
static const struct {
	enum word word;
	size_t names;
} lists[] = { { WORD_weekdays, 7 }, { WORD_day_names, 7 }, { WORD_months, 12 },
	{ WORD_months_short, 12 }, { WORD_pad_labels, 12 }, { WORD_train_hints, 12 },
	{ WORD_train_moves, 12 }, { WORD_train_wanted, 5 }, { WORD_train_talk_letters, 4 } };

/* 0: it is no list of names. */
static size_t names_wanted(size_t word)
{
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		if (lists[i].word == word)
			return lists[i].names;
	return 0;
}

static size_t count_names(const char *text, bool *has_blank)
{
	*has_blank = false;
	for (size_t count = 1;; count++) {
		size_t len = strcspn(text, ",");
		*has_blank |= strspn(text, " ") >= len;
		if (!text[len])
			return count;
		text += len + 1;
	}
}

/* A name too few, and a plan would be without its day. */
static void check_list(struct build *build, size_t word, const char *text, const struct place *at)
{
	bool has_blank;
	size_t wanted = names_wanted(word), count = count_names(text, &has_blank);
	if (wanted == 0 || (count == wanted && !has_blank))
		return;
	const char *fix = arena_printf(build->arena,
		"write %zu names, with commas between them and none inside", wanted);
	if (count == wanted)
		faults_say(build->faults, at, fix, "one of the names in '%s' is empty",
			names[word]);
	else
		faults_say(build->faults, at, fix, "'%s' has %zu name%s, not %zu",
			names[word], count, count == 1 ? "" : "s", wanted);
}

/* Words that are patterns now, around what they were, or in place of nothing: a visit that
 * was kept before has no others. */
static const struct {
	enum word word;
	const char *pattern;
} patterns[] = { { WORD_step_of, "{n} %s {of}" },
	{ WORD_and_then, "{list} %s {item}" }, { WORD_list_next, "{list}, {item}" },
	{ WORD_label_value, "{label}: {text}" }, { WORD_text_aside, "{text} ({aside})" },
	{ WORD_quoted, "“%s”" }, { WORD_sheet_by, "%s %s" }, { WORD_sheet_because, "%s %s" },
	{ WORD_date_year, "{weekday}, {day} {month} {year}" },
	{ WORD_date_long, "{weekday}, {day} {month}" }, { WORD_date_short, "{day} {month}" },
	{ WORD_date_short_year, "{day} {month} {year}" }, { WORD_date_time, "{date}, {time}" },
	{ WORD_since_same, "%s: {line}" }, { WORD_since_changed, "%s: {line}" },
	{ WORD_since_new, "%s: {line}" }, { WORD_since_gone, "%s: {line}" },
	{ WORD_agree_gone_by, "%s" } };

static const char *as_pattern(const char *text, enum word word, struct arena *arena)
{
	for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++)
		if (patterns[i].word == word && count_holes(text) == 0 && !strchr(text, '{'))
			return *text ? words_put(patterns[i].pattern, text, arena)
			             : patterns[i].pattern;
	return text;
}

static const struct conf *over_words(struct build *build)
{
	const struct conf *found = NULL;
	for (size_t i = 0; i < build->site.count; i++) {
		const struct conf *words = conf_next(build->site.roots[i], "words", NULL);
		if (words && found && !build->was_kept)
			faults_say(build->faults, &words->at, "put both into one",
				"the site has words already");
		found = found ? found : words;
	}
	return found;
}

/* The values of a section by number of the word: its fields stand in that order. */
static void sort_words(const struct conf *words, const struct conf_value **values)
{
	for (size_t i = 0; words && i < words->value_count; i++) {
		size_t word = (size_t)(words->values[i].field - words->field->inner);
		if (word < WORD_COUNT)
			values[word] = &words->values[i];
	}
}

/* A site may put things in another order, and other words between them.  Some words may
 * have a %s that the words file does without. */
static void check_names(struct build *build, const char *name, const char *base, const char *text,
	const struct place *at)
{
	const char *wrong, *right;
	if (text_same_placeholders(base, text, build->arena, &wrong, &right))
		return;
	if (right)
		faults_say(build->faults, at, arena_printf(build->arena, "write %s", right),
			"something is put into '%s' where %s stands", name, right);
	else if (!str_is(wrong, "%s"))
		faults_say(build->faults, at, "remove it", "nothing is put into '%s' as %s",
			name, wrong);
}

static void build_word_text(struct build *build, size_t word, const struct conf_value *base,
	const struct conf_value *over, const struct place *section)
{
	assert(word < WORD_COUNT);
	const struct conf_value *value = over ? over : base;
	const char *text = value ? layer_fold(value->text, build->arena) : NULL;
	if (!base && !build->was_kept)
		faults_say(build->faults, section, "every word is needed",
			"the word '%s' is missing", names[word]);
	else if (base && (count_holes(text) > 1 || count_holes(text) < count_holes(base->text)))
		faults_say(build->faults, &value->at, "write %s once, as the words file has it",
			"something is put into '%s' where %%s stands", names[word]);
	else if (base && over)
		check_names(build, names[word], base->text, text, &value->at);
	if (value && !build->was_kept)
		check_list(build, word, text, &value->at);
	text = text ? text : "";
	build->pack->words.text[word] =
		build->was_kept ? as_pattern(text, (enum word)word, build->arena) : text;
}

void build_words(struct build *build, const struct conf *root)
{
	const struct conf_value *base_values[WORD_COUNT] = { NULL };
	const struct conf_value *over_values[WORD_COUNT] = { NULL };
	const struct conf *base = root ? conf_next(root, "words", NULL) : NULL;
	if (!base) {
		faults_say(build->faults, root ? &root->at : NULL, "write words { ... }",
			"there are no words for the program");
		return;
	}
	sort_words(base, base_values);
	sort_words(over_words(build), over_values);
	for (size_t i = 0; i < WORD_COUNT; i++)
		build_word_text(build, i, base_values[i], over_values[i], &base->at);
}
