/*
 * libconfuse, and nowhere else: parts of prelexed text to the contents of the
 * tree that prelex.c made.
 *
 * Each top-level part is parsed alone, from memory, with an empty environment.
 * After the prelexer there is nothing left that libconfuse could stumble over;
 * where it does all the same, that is a fault with the place of the part.
 */
#include "conf/conf.h"

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "conf/prelex.h"

#include <confuse.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/*
 * libconfuse's error function gets no pointer of ours, so this one is where its
 * message goes: set for the length of one parse, never kept.
 */
static struct {
	char text[160];
} parse_error;

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

/* The fields as libconfuse's options: the same table for both. */
static cfg_opt_t *make_opts(const struct conf_field *fields, struct arena *arena)
{
	size_t count = count_fields(fields), at = 0;
	cfg_opt_t *opts = arena_array(arena, count + 1, sizeof *opts);
	for (; at < count; at++) {
		const struct conf_field *field = &fields[at];
		/* Without titles: lex.h says why. */
		cfg_flag_t flags = field->many ? CFGF_MULTI : CFGF_NONE;
		if (field->type == CONF_SECTION)
			opts[at] = (cfg_opt_t)CFG_SEC(field->name,
				make_opts(field->inner, arena), flags);
		else if (field->type == CONF_INT)
			opts[at] = (cfg_opt_t)CFG_INT(field->name, 0, CFGF_NODEFAULT);
		else if (field->type == CONF_BOOL)
			opts[at] = (cfg_opt_t)CFG_BOOL(field->name, cfg_false, CFGF_NODEFAULT);
		else if (field->type == CONF_LIST)
			opts[at] = (cfg_opt_t)CFG_STR_LIST(field->name, NULL, CFGF_NODEFAULT);
		else
			opts[at] = (cfg_opt_t)CFG_STR(field->name, NULL, CFGF_NODEFAULT);
	}
	opts[count] = (cfg_opt_t)CFG_END();
	return opts;
}

/* Cleaned: a text can hold whatever its escapes made of it. */
static const char *clean_copy(const char *text, struct arena *arena)
{
	struct buf clean;
	buf_init(&clean, CONF_MAX_SECTION * 4);
	utf8_clean(text ? text : "", text ? strlen(text) : 0, CONF_MAX_SECTION, true, &clean);
	const char *copy = arena_strndup(arena, clean.data ? clean.data : "", clean.len);
	buf_release(&clean);
	return copy;
}

static void fill_list(struct conf_value *value, cfg_opt_t *opt, struct arena *arena)
{
	size_t count = cfg_opt_size(opt);
	const char **list = arena_array(arena, count ? count : 1, sizeof *list);
	for (size_t i = 0; i < count; i++)
		list[i] = clean_copy(cfg_opt_getnstr(opt, (unsigned)i), arena);
	value->list = list;
	value->count = count;
}

/* `index`: the option's place, which is that of its field: libconfuse would compare names. */
static void fill_value(struct conf_value *value, cfg_t *cfg, size_t index, struct arena *arena)
{
	cfg_opt_t *opt = cfg_getnopt(cfg, (unsigned)index);
	switch (value->field->type) {
	case CONF_INT:
		value->number = cfg_opt_getnint(opt, 0);
		break;
	case CONF_BOOL:
		value->flag = cfg_opt_getnbool(opt, 0) == cfg_true;
		break;
	case CONF_LIST:
		fill_list(value, opt, arena);
		break;
	default:
		value->text = clean_copy(cfg_opt_getnstr(opt, 0), arena);
		break;
	}
}

/* Sections of one name keep their order: the n-th here is the n-th there. */
static void fill(struct conf *conf, cfg_t *cfg, struct arena *arena)
{
	const struct conf_field *fields = conf->field->inner;
	for (size_t i = 0; i < conf->value_count; i++)
		fill_value(&conf->values[i], cfg, (size_t)(conf->values[i].field - fields), arena);
	if (conf->section_count == 0)
		return;
	unsigned *seen = arena_array(arena, count_fields(fields), sizeof *seen);
	for (size_t i = 0; i < conf->section_count; i++) {
		unsigned kind = (unsigned)(conf->sections[i].field - fields);
		cfg_t *inner = cfg_opt_getnsec(cfg_getnopt(cfg, kind), seen[kind]++);
		if (inner)
			fill(&conf->sections[i], inner, arena);
	}
}

static void take(struct conf *root, const struct prelex_part *part, cfg_t *cfg,
	struct arena *arena)
{
	if (part->value >= 0) {
		fill_value(&root->values[part->value], cfg, 0, arena);
		return;
	}
	cfg_t *inner = cfg_getnsec(cfg, root->sections[part->section].field->name, 0);
	if (inner)
		fill(&root->sections[part->section], inner, arena);
}

/* Only the option that the part is about: cfg_init() copies all that it is given. */
static cfg_t *init_for(const struct conf *root, const struct prelex_part *part,
	const struct conf_field *fields, const cfg_opt_t *opts)
{
	const struct conf_field *field = part->section >= 0 ? root->sections[part->section].field
	                                                   : root->values[part->value].field;
	cfg_opt_t one[] = { opts[field - fields], CFG_END() };
	return cfg_init(one, CFGF_NONE);
}

static void parse_piece(const struct prelex *prelex, const struct prelex_part *part,
	const struct conf_field *fields, const cfg_opt_t *opts, struct arena *arena,
	struct faults *faults)
{
	struct conf *root = prelex->root;
	char *text = prelex->text + part->from, *end = prelex->text + part->to;
	char kept = *end;
	cfg_t *cfg = init_for(root, part, fields, opts);
	if (!cfg)
		return;
	cfg_set_error_function(cfg, note_error);
	*end = '\0';
	parse_error.text[0] = '\0';
	int result = cfg_parse_buf(cfg, text);
	*end = kept;
	if (result == CFG_SUCCESS)
		take(root, part, cfg, arena);
	else
		faults_say(faults,
			part->section >= 0 ? &root->sections[part->section].at
			                    : &root->values[part->value].at,
			NULL, "%s", parse_error.text);
	cfg_free(cfg);
}

struct conf *conf_read(const char *file, const char *bytes, size_t len,
	const struct conf_field *fields, struct arena *arena, struct faults *faults)
{
	struct prelex prelex;
	char *no_environment[] = { NULL };
	if (!prelex_read(file, bytes, len, fields, arena, faults, &prelex))
		return NULL;
	cfg_opt_t *opts = make_opts(fields, arena);
	/* libconfuse asks getenv(); while it works there is nothing to be had. */
	char **environment = environ;
	environ = no_environment;
	for (size_t i = 0; i < prelex.count; i++)
		parse_piece(&prelex, &prelex.parts[i], fields, opts, arena, faults);
	environ = environment;
	return prelex.root;
}
