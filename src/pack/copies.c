/*
 * A screen for each supporter.
 *
 * Whoever writes `screen "wants-#"` means wants-1 to wants-8: the tree is copied
 * before anything is made of it, with the number in place of each `#`, so that
 * all that follows (placeholders, conditions, the site's words) knows nothing of it.
 * Parts without a `#` are shared by the copies.
 */
#include "pack/build.h"

#include "base/str.h"

#include <assert.h>
#include <string.h>

static bool has_mark(const struct conf *conf)
{
	if (conf->title && strchr(conf->title, '#'))
		return true;
	for (size_t i = 0; i < conf->value_count; i++) {
		const struct conf_value *value = &conf->values[i];
		if (value->text && strchr(value->text, '#'))
			return true;
		for (size_t j = 0; j < value->count; j++)
			if (strchr(value->list[j], '#'))
				return true;
	}
	for (size_t i = 0; i < conf->section_count; i++)
		if (has_mark(&conf->sections[i]))
			return true;
	return false;
}

static const char *numbered(const char *text, int person, struct arena *arena)
{
	assert(person >= 1 && person <= PEOPLE_MOST && PEOPLE_MOST < 10); /* one digit */
	if (!text || !strchr(text, '#'))
		return text;
	char *copy = arena_strdup(arena, text);
	for (char *at = copy; *at; at++)
		if (*at == '#')
			*at = (char)('0' + person);
	return copy;
}

static struct conf_value copy_value(const struct conf_value *value, int person,
	struct arena *arena)
{
	struct conf_value copy = *value;
	copy.text = numbered(value->text, person, arena);
	if (value->count == 0)
		return copy;
	const char **list = arena_array(arena, value->count, sizeof *list);
	for (size_t i = 0; i < value->count; i++)
		list[i] = numbered(value->list[i], person, arena);
	copy.list = list;
	return copy;
}

/* Titles become names in the pack, and outlive the trees. */
static struct conf copy_conf(struct build *build, const struct conf *conf, int person,
	struct arena *arena)
{
	struct conf copy = *conf;
	copy.copy = person;
	if (!has_mark(conf))
		return copy;
	copy.title = numbered(conf->title, person, build->arena);
	copy.values = arena_array(arena, conf->value_count, sizeof *copy.values);
	for (size_t i = 0; i < conf->value_count; i++)
		copy.values[i] = copy_value(&conf->values[i], person, arena);
	copy.sections = arena_array(arena, conf->section_count, sizeof *copy.sections);
	for (size_t i = 0; i < conf->section_count; i++)
		copy.sections[i] = copy_conf(build, &conf->sections[i], person, arena);
	return copy;
}

static bool is_for_each(const struct conf *conf)
{
	return str_is(conf->field->name, "screen") && conf->title && strchr(conf->title, '#');
}

static struct conf *with_persons(struct build *build, const struct conf *root,
	struct arena *arena)
{
	size_t cap = root->section_count;
	for (size_t i = 0; i < root->section_count; i++)
		cap += is_for_each(&root->sections[i]) ? PEOPLE_MOST - 1 : 0;
	if (cap == root->section_count)
		return NULL;
	struct conf *copy = arena_array(arena, 1, sizeof *copy);
	*copy = *root;
	copy->section_count = 0;
	copy->sections = arena_array(arena, cap, sizeof *copy->sections);
	for (size_t i = 0; i < root->section_count; i++) {
		const struct conf *section = &root->sections[i];
		if (!is_for_each(section)) {
			copy->sections[copy->section_count++] = *section;
			continue;
		}
		for (int person = 1; person <= PEOPLE_MOST; person++)
			copy->sections[copy->section_count++] =
				copy_conf(build, section, person, arena);
	}
	assert(copy->section_count == cap);
	return copy;
}

void build_persons(struct build *build, struct arena *trees)
{
	struct conf *copy;
	for (size_t i = 0; i < build->files.count; i++)
		if ((copy = with_persons(build, build->files.roots[i], trees)))
			build->files.roots[i] = copy;
	for (size_t i = 0; i < build->site.count; i++)
		if ((copy = with_persons(build, build->site.roots[i], trees)))
			build->site.roots[i] = copy;
}

/* ---- in a path ----------------------------------------------------------------------- */

static size_t run_at(const char *const *ids, size_t count, size_t from)
{
	size_t end = from;
	while (end < count && strchr(ids[end], '#'))
		end++;
	return end - from;
}

const char *const *persons_in_path(struct build *build, const char *const *ids, size_t *count)
{
	size_t marked = 0, filled = 0;
	for (size_t i = 0; i < *count; i++)
		marked += strchr(ids[i], '#') != NULL;
	if (marked == 0)
		return ids;
	const char **all = arena_array(build->arena, *count + marked * (PEOPLE_MOST - 1),
		sizeof *all);
	for (size_t i = 0; i < *count;) {
		size_t run = run_at(ids, *count, i);
		for (int person = 1; run && person <= PEOPLE_MOST; person++)
			for (size_t j = 0; j < run; j++)
				all[filled++] = numbered(ids[i + j], person, build->arena);
		if (run == 0)
			all[filled++] = ids[i++];
		i += run;
	}
	assert(filled == *count + marked * (PEOPLE_MOST - 1));
	*count = filled;
	return all;
}

/* ---- faults -------------------------------------------------------------------------- */

struct faults *build_aside(struct build *build, const struct conf *conf)
{
	struct faults *before = build->faults;
	assert(before != &build->repeated); /* none within another */
	if (conf->copy > 1)
		build->faults = &build->repeated;
	return before;
}

void build_aside_end(struct build *build, struct faults *before)
{
	assert(before != &build->repeated);
	build->faults = before;
}

void build_count_repeated(struct build *build)
{
	assert(build->faults != &build->repeated);
	/* What is wrong with one copy alone must not pass. */
	if (build->repeated.count && build->faults->count == 0)
		faults_add(build->faults, &build->repeated.list[0]);
}
