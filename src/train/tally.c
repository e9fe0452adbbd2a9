#include "train/tally.h"

#include "base/arena.h"
#include "view/words.h"

#include <assert.h>

static int reflections(const struct practice_count *count)
{
	return count->simple + count->complex;
}

static int questions(const struct practice_count *count)
{
	return count->open + count->closed;
}

static const char *number(int value, struct arena *arena)
{
	return arena_printf(arena, "%d", value);
}

static const char *of_all(int part, int all, struct arena *arena)
{
	return arena_printf(arena, "%d / %d", part, all);
}

const char *tally_ratio(const struct practice_count *count, struct arena *arena)
{
	return arena_printf(arena, "%d : %d", reflections(count), questions(count));
}

const char *tally_talk(const struct practice_count *count, const struct words *words,
	struct arena *arena)
{
	const struct {
		enum word word;
		const char *value;
	} lines[] = { { WORD_train_ratio, tally_ratio(count, arena) },
		{ WORD_train_complex, of_all(count->complex, reflections(count), arena) },
		{ WORD_train_open, of_all(count->open, questions(count), arena) },
		{ WORD_train_adherent, number(count->adherent, arena) },
		{ WORD_train_against, number(count->against, arena) } };
	const char *all = words->text[WORD_train_counts];
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		all = arena_printf(arena, "%s\n%s", all,
			words_put(words->text[lines[i].word], lines[i].value, arena));
	return all;
}

const char *tally_drill(const struct practice_count *count, bool passed,
	const struct words *words, struct arena *arena)
{
	return arena_printf(arena, "%s %s",
		words_put(words->text[WORD_train_right], of_all(count->right, count->of, arena),
			arena),
		words->text[passed ? WORD_train_passed : WORD_train_again]);
}

int tally_of_ten(const struct practice_count *count, bool drill)
{
	int part = drill ? count->right : reflections(count);
	assert(part >= 0 && part <= count->of);
	return count->of ? (10 * part + count->of / 2) / count->of : 0;
}

enum word tally_keep(const struct practice_count *count, bool drill)
{
	if (drill)
		return 10 * count->right >= 6 * count->of ? WORD_train_keep_right
		                                     : WORD_train_keep_done;
	if (reflections(count) > 0 && reflections(count) >= questions(count))
		return WORD_train_keep_listen;
	if (count->adherent > count->against)
		return WORD_train_keep_spirit;
	return count->open > count->closed ? WORD_train_keep_open : WORD_train_keep_done;
}

enum word tally_try(const struct practice_count *count, bool drill)
{
	if (drill)
		return count->right < count->of ? WORD_train_try_read : WORD_train_try_other;
	if (count->against > 0)
		return WORD_train_try_ask;
	if (reflections(count) < questions(count))
		return WORD_train_try_listen;
	if (count->closed > count->open)
		return WORD_train_try_open;
	return count->adherent == 0 ? WORD_train_try_spirit : WORD_train_try_other;
}

const char *tally_hint(enum move move, const struct words *words, struct arena *arena)
{
	assert(move < MOVES);
	return day_name(words, WORD_train_hints, (int)move, arena);
}

const char *tally_move(enum move move, const struct words *words, struct arena *arena)
{
	assert(move < MOVES);
	return day_name(words, WORD_train_moves, (int)move, arena);
}
