/*
 * libconfuse, and nowhere else: parts of prelexed text to the contents of the
 * tree that prelex.c made.
 *
 * Each part is parsed alone, from memory, with an empty environment.  libconfuse
 * copies all options that a section can have for each section there is, so it is
 * told of those alone that stand in the part.  After the prelexer there is nothing
 * left that it could stumble over; where it does all the same, that is a fault with
 * the place of the part.
 */
#include "conf/conf.h"

#include "base/arena.h"
#include "base/guard.h"
#include "base/str.h"
#include "base/utf8.h"
#include "conf/prelex.h"

#include <assert.h>
#include <confuse.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/*
 * libconfuse's error function gets no pointer of ours, and neither does the end
 * of its lexer without memory, so this one is where they look: of the file that is parsed.
 */
static struct {
	char text[160];
	bool parses;  /* just now */
	bool at_exit; /* say_no_memory() is called by exit() */
} parse_error;

/* ---- without memory -------------------------------------------------------------- */

static void say_no_memory(void)
{
	if (parse_error.parses && out_of_memory)
		out_of_memory();
}

/* Its lexer calls exit(2). */
static void parse_begin(struct guard *guard)
{
	if (!parse_error.at_exit)
		parse_error.at_exit = atexit(say_no_memory) == 0;
	parse_error.parses = true;
	guard_begin(guard);
}

static void parse_end(const struct guard *guard)
{
	guard_end(guard);
	parse_error.parses = false;
}

/* ---- options ----------------------------------------------------------------------- */

__attribute__((format(printf, 2, 0))) static void note_error(cfg_t *cfg, const char *format,
	va_list args)
{
	(void)cfg;
	vsnprintf(parse_error.text, sizeof parse_error.text, format, args);
}

static size_t count_fields(const struct conf_field *fields)
{
	size_t count = 0;
	while (fields[count].type != CONF_END)
		count++;
	return count;
}

/* The options of sections that are read as one: what any of them has. */
struct options {
	cfg_opt_t *opts;
	unsigned *numbers;     /* by number of the field: its option's, from 1; 0: none has it */
	struct options *inner; /* by number of the option: those of its sections */
};

/* Sections beside each other, of one name. */
struct group {
	const struct conf **list;
	size_t count;
};

static cfg_opt_t make_opt(const struct conf_field *field, cfg_opt_t *inner)
{
	assert(field->type != CONF_END && (field->type == CONF_SECTION) == (inner != NULL));
	/* Without titles: lex.h says why. */
	cfg_flag_t flags = field->many ? CFGF_MULTI : CFGF_NONE;
	switch (field->type) {
	case CONF_SECTION:
		return (cfg_opt_t)CFG_SEC(field->name, inner, flags);
	case CONF_INT:
		return (cfg_opt_t)CFG_INT(field->name, 0, CFGF_NODEFAULT);
	case CONF_BOOL:
		return (cfg_opt_t)CFG_BOOL(field->name, cfg_false, CFGF_NODEFAULT);
	case CONF_LIST:
		return (cfg_opt_t)CFG_STR_LIST(field->name, NULL, CFGF_NODEFAULT);
	default:
		return (cfg_opt_t)CFG_STR(field->name, NULL, CFGF_NODEFAULT);
	}
}

/* How often each field stands in the group, by its number. */
static unsigned *count_uses(const struct group *group, const struct conf_field *fields,
	struct arena *arena)
{
	unsigned *uses = arena_array(arena, count_fields(fields) + 1, sizeof *uses);
	for (size_t i = 0; i < group->count; i++) {
		const struct conf *conf = group->list[i];
		for (size_t j = 0; j < conf->value_count; j++)
			uses[conf->values[j].field - fields]++;
		for (size_t j = 0; j < conf->section_count; j++)
			uses[conf->sections[j].field - fields]++;
	}
	return uses;
}

/* All sections of one field in the group. */
static struct group gather(const struct group *group, const struct conf_field *field, size_t count,
	struct arena *arena)
{
	struct group all = { arena_array(arena, count, sizeof *all.list), 0 };
	for (size_t i = 0; i < group->count; i++) {
		const struct conf *conf = group->list[i];
		for (size_t j = 0; j < conf->section_count; j++)
			if (conf->sections[j].field == field)
				all.list[all.count++] = &conf->sections[j];
	}
	assert(all.count == count);
	return all;
}

/* The fields that stand in the group as libconfuse's options: the same table for both. */
static struct options make_options(const struct group *group, const struct conf_field *fields,
	struct arena *arena)
{
	struct options all = { .numbers = count_uses(group, fields, arena) };
	size_t count = 0, used = 0;
	for (size_t i = 0; fields[i].type != CONF_END; i++)
		used += all.numbers[i] > 0;
	all.opts = arena_array(arena, used + 1, sizeof *all.opts);
	all.inner = arena_array(arena, used + 1, sizeof *all.inner);
	for (size_t i = 0; fields[i].type != CONF_END; i++) {
		const struct conf_field *field = &fields[i];
		if (all.numbers[i] == 0)
			continue;
		if (field->type == CONF_SECTION) {
			struct group inner = gather(group, field, all.numbers[i], arena);
			all.inner[count] = make_options(&inner, field->inner, arena);
		}
		all.opts[count] = make_opt(field, all.inner[count].opts);
		all.numbers[i] = (unsigned)++count;
	}
	assert(count == used);
	all.opts[count] = (cfg_opt_t)CFG_END();
	return all;
}

/* What is parsed at once. */
struct parse {
	cfg_t *cfg;
	const struct conf_field *fields;
	struct arena *arena;   /* of the tree */
	struct arena *scratch; /* of what only the parse needs */
	bool plain;            /* the file's texts need no more cleaning than that of tabs */
};

static const char *plain_copy(const char *text, struct arena *arena)
{
	char *copy = arena_strdup(arena, text);
	for (char *tab = copy; (tab = strchr(tab, '\t'));)
		*tab = ' ';
	return copy;
}

/* Cleaned: a text can hold whatever its escapes made of it, which is a newline, a tab, or
 * what could stand there without. */
static const char *clean_copy(const struct parse *parse, const char *text)
{
	struct buf clean;
	if (!text) /* it stands in the part, and is lost */
		arena_no_memory(parse->arena);
	if (parse->plain)
		return plain_copy(text, parse->arena);
	buf_init(&clean, CONF_MAX_SECTION * 4);
	utf8_clean(text, strlen(text), CONF_MAX_SECTION, true, &clean);
	if (clean.failed)
		arena_no_memory(parse->arena);
	const char *copy = arena_strndup(parse->arena, clean.data ? clean.data : "", clean.len);
	buf_release(&clean);
	return copy;
}

static void fill_list(const struct parse *parse, struct conf_value *value, cfg_opt_t *opt)
{
	size_t count = cfg_opt_size(opt);
	const char **list = arena_array(parse->arena, count ? count : 1, sizeof *list);
	for (size_t i = 0; i < count; i++)
		list[i] = clean_copy(parse, cfg_opt_getnstr(opt, (unsigned)i));
	value->list = list;
	value->count = count;
}

static void fill_value(const struct parse *parse, struct conf_value *value, cfg_opt_t *opt)
{
	switch (value->field->type) {
	case CONF_INT: /* prelex.c has read it */
		break;
	case CONF_BOOL:
		value->flag = cfg_opt_getnbool(opt, 0) == cfg_true;
		break;
	case CONF_LIST:
		fill_list(parse, value, opt);
		break;
	default:
		assert(value->field->type == CONF_TEXT);
		value->text = clean_copy(parse, cfg_opt_getnstr(opt, 0));
		break;
	}
}

/* Sections of one name keep their order: the n-th here is the n-th there. */
static void fill(const struct parse *parse, struct conf *conf, const struct options *options)
{
	for (size_t i = 0; i < conf->value_count; i++) {
		/* By number: libconfuse would compare names. */
		unsigned number = options->numbers[conf->values[i].field - parse->fields];
		assert(number > 0); /* make_options() has seen it */
		fill_value(parse, &conf->values[i], cfg_getnopt(parse->cfg, number - 1));
	}
	if (conf->section_count == 0)
		return;
	unsigned *seen = arena_array(parse->scratch, count_fields(parse->fields), sizeof *seen);
	for (size_t i = 0; i < conf->section_count; i++) {
		struct conf *section = &conf->sections[i];
		unsigned number = options->numbers[section->field - parse->fields];
		assert(number > 0);
		struct parse inner = *parse;
		inner.fields = section->field->inner;
		inner.cfg = cfg_opt_getnsec(cfg_getnopt(parse->cfg, number - 1),
			seen[number - 1]++);
		if (!inner.cfg)
			arena_no_memory(parse->arena);
		fill(&inner, section, &options->inner[number - 1]);
	}
}

static bool parse_text(cfg_t *cfg, char *text, size_t len)
{
	char kept = text[len];
	text[len] = '\0';
	parse_error.text[0] = '\0';
	errno = 0;
	cfg_set_error_function(cfg, note_error);
	int result = cfg_parse_buf(cfg, text);
	text[len] = kept;
	return result == CFG_SUCCESS;
}

/* What the part has of the section or root that it stands in. */
static struct conf within(const struct prelex *prelex, const struct prelex_part *part)
{
	struct conf some = part->within < 0 ? *prelex->root : prelex->root->sections[part->within];
	assert(part->value + part->value_count <= some.value_count
		&& part->section + part->section_count <= some.section_count);
	/* Where there are none there may be no list, in which nothing has a place. */
	if (part->value_count > 0)
		some.values += part->value;
	some.value_count = part->value_count;
	if (part->section_count > 0)
		some.sections += part->section;
	some.section_count = part->section_count;
	return some;
}

static void parse_part(const struct prelex *prelex, const struct prelex_part *part,
	struct parse *parse, struct faults *faults)
{
	struct conf some = within(prelex, part);
	assert(part->from <= part->to && part->to <= prelex->len);
	assert(some.section_count + some.value_count > 0); /* no part is empty */
	const struct conf *list[] = { &some };
	const struct group group = { list, 1 };
	const struct options options = make_options(&group, parse->fields, parse->scratch);
	parse->cfg = cfg_init(options.opts, CFGF_NONE);
	if (!parse->cfg)
		arena_no_memory(parse->arena);
	if (parse_text(parse->cfg, prelex->text + part->from, part->to - part->from))
		fill(parse, &some, &options);
	else if (errno == ENOMEM || !*parse_error.text)
		arena_no_memory(parse->arena);
	else
		faults_say(faults,
			some.section_count > 0 ? &some.sections[0].at : &some.values[0].at, NULL,
			"%s", parse_error.text);
	cfg_free(parse->cfg);
	arena_reset(parse->scratch);
}

static void parse_parts(const struct prelex *prelex, const struct conf_field *fields,
	struct arena *arena, struct arena *scratch, struct faults *faults)
{
	char *no_environment[] = { NULL };
	/* libconfuse asks getenv(); while it works there is nothing to be had. */
	char **environment = environ;
	environ = no_environment;
	for (size_t i = 0; i < prelex->count; i++) {
		const struct prelex_part *part = &prelex->parts[i];
		struct parse parse = { .arena = arena, .scratch = scratch, .plain = prelex->plain,
			.fields = part->within < 0 ? fields
			                           : prelex->root->sections[part->within].field->inner };
		parse_part(prelex, part, &parse, faults);
	}
	environ = environment;
}

static struct conf *read_file(const char *file, const char *bytes, size_t len,
	const struct conf_field *fields, struct arena *arena, bool was_kept,
	struct faults *faults)
{
	struct prelex prelex = { .was_kept = was_kept };
	struct arena of_file, of_part;
	arena_init(&of_file, arena->last_words);
	arena_init(&of_part, arena->last_words);
	if (prelex_read(file, bytes, len, fields, arena, &of_file, faults, &prelex)) {
		struct guard guard;
		parse_begin(&guard);
		parse_parts(&prelex, fields, arena, &of_part, faults);
		parse_end(&guard);
	}
	arena_release(&of_file);
	arena_release(&of_part);
	return prelex.root;
}

struct conf *conf_read(const char *file, const char *bytes, size_t len,
	const struct conf_field *fields, struct arena *arena, struct faults *faults)
{
	return read_file(file, bytes, len, fields, arena, false, faults);
}

struct conf *conf_read_kept(const char *file, const char *bytes, size_t len,
	const struct conf_field *fields, struct arena *arena, struct faults *faults)
{
	return read_file(file, bytes, len, fields, arena, true, faults);
}
