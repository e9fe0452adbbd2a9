#include "conf/prelex.h"

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "conf/lex.h"

#include <assert.h>
#include <string.h>

#define DEPTH_MAX 8
/* After a forgotten quotation mark or brace much is wrong that was right before: so many of
 * those faults are listed. */
#define FOLLOWING_MOST 10
/* More sections in a section are no conversation; below it loops may be plain. */
#define PARTS_MOST 1000
/* libconfuse looks each key up among all it is told of: so many of them are still quick. */
#define RUN_MOST 32

struct prelexer {
	struct lex lex;
	struct token token; /* the one that is looked at */
	struct arena *arena;   /* of the tree */
	struct arena *scratch; /* of what is gone with the prelexer */
	struct faults *faults;
	struct prelex *out;
	bool unclosed; /* the file ended inside a section */
	size_t before, unlisted_before; /* faults when the file began */
	size_t suspect; /* as many with the first after a text that may lack its end; 0: none */
	size_t dropped; /* of those that may follow from another */
};

/* What a section has had so far. */
struct past {
	struct titles titles;
	const struct conf_field *last; /* the key or section before; NULL */
	size_t value_cap, section_cap; /* places in its lists, until keep_lists() */
	bool full;
};

static void advance(struct prelexer *s)
{
	s->token = lex_next(&s->lex);
}

static struct place place(const struct prelexer *s, const struct token *token)
{
	return lex_place(&s->lex, token);
}

/* What a token says: the bytes of a word, or those between the quotation marks. */
static const char *spelled(struct prelexer *s, const struct token *token)
{
	assert(token->kind == TOKEN_WORD || token->kind == TOKEN_QUOTED);
	size_t quote = token->kind == TOKEN_QUOTED;
	return arena_strndup(s->scratch, s->lex.bytes + token->at + quote, token->len - 2 * quote);
}

/* Keeps few of the faults from number `from` on. */
static void drop_following(struct prelexer *s, size_t from)
{
	struct faults *faults = s->faults;
	if (faults->count <= from + FOLLOWING_MOST)
		return;
	s->dropped += faults->count - (from + FOLLOWING_MOST)
	              + (faults->unlisted - s->unlisted_before);
	faults->count = from + FOLLOWING_MOST;
	faults->unlisted = s->unlisted_before;
}

static void say_dropped(struct prelexer *s)
{
	if (s->dropped == 0)
		return;
	assert(s->faults->count > 0); /* some of each file's are kept */
	const struct fault *last = &s->faults->list[s->faults->count - 1];
	const struct place at = { .file = s->lex.file, .line = last->at.line };
	faults_say(s->faults, &at, "mend the first ones in this file, then look again",
		"%zu more fault%s may come from those above", s->dropped,
		s->dropped == 1 ? "" : "s");
}

/* What stands where it should not; a text over several lines before it is suspect. */
static void unexpected(struct prelexer *s, const char *wanted)
{
	struct place at = place(s, &s->token);
	if (s->token.kind == TOKEN_BAD)
		return; /* the lexer has said it */
	if (s->token.kind == TOKEN_END) {
		if (!s->lex.broken)
			faults_say(s->faults, &at, "close it with }",
				"the file ends inside a section");
		return;
	}
	if (s->lex.long_text_line && !s->suspect)
		s->suspect = s->faults->count + 1;
	if (s->lex.long_text_line)
		faults_say(s->faults, &at,
			arena_printf(s->arena,
				"look for a missing quotation mark in the text that begins on "
				"line %d", s->lex.long_text_line),
			"there should be %s here", wanted);
	else
		faults_say(s->faults, &at, "put texts in quotation marks, and look at the line before",
			"there should be %s here", wanted);
}

/* Over a value, or a section with all in it, without looking. */
static void skip_braces(struct prelexer *s)
{
	int depth = 0;
	assert(s->token.kind == TOKEN_OPEN);
	do {
		depth += s->token.kind == TOKEN_OPEN;
		depth -= s->token.kind == TOKEN_CLOSE;
		advance(s);
	} while (depth > 0 && s->token.kind != TOKEN_END);
}

/* ---- fields ------------------------------------------------------------------------ */

static const struct conf_field *search(const struct conf_field *fields,
	const struct conf_field *end, const char *name, size_t len)
{
	for (; fields != end && fields->type != CONF_END; fields++)
		if (strncmp(fields->name, name, len) == 0 && !fields->name[len])
			return fields;
	return NULL;
}

/* From the last one found on: most files keep the order of the manual. */
static const struct conf_field *find_field(const struct prelexer *s, const struct token *token,
	const struct conf_field *fields, const struct conf_field **last)
{
	const char *name = s->lex.bytes + token->at;
	const struct conf_field *from = *last ? *last : fields;
	const struct conf_field *found = search(from, NULL, name, token->len);
	if (!found)
		found = search(fields, from, name, token->len);
	if (found)
		*last = found;
	return found;
}

static const char *nearest(const struct conf_field *fields, const char *name, bool section)
{
	const char *names[200];
	size_t count = 0;
	for (; fields->type != CONF_END && count < 200; fields++)
		if ((fields->type == CONF_SECTION) == section)
			names[count++] = fields->name;
	return str_nearest(name, names, count);
}

static void unknown(struct prelexer *s, const struct conf_field *fields, const struct token *name,
	bool section)
{
	struct place at = place(s, name);
	const char *spelling = spelled(s, name);
	/* Beyond the list nobody reads what is near. */
	bool listed = s->faults->unlisted == 0;
	const char *near = listed ? nearest(fields, spelling, section) : NULL;
	const char *other = near || !listed ? NULL : nearest(fields, spelling, !section);
	const char *fix = near ? arena_printf(s->arena, "write '%s'", near)
	                : other ? arena_printf(s->arena, section ? "write '%s = ...'"
							         : "write '%s { ... }'", other)
	                        : "tandem-pack(5) has all that can stand here";
	faults_say(s->faults, &at, fix, "there is no %s '%s' here", section ? "section" : "key",
		spelling);
}

/* ---- values ------------------------------------------------------------------------ */

static bool is_bool(const char *word)
{
	static const char *const words[] = { "true", "false", "yes", "no", "on", "off" };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_is(words[i], word))
			return true;
	return false;
}

static bool fits(struct prelexer *s, const struct conf_field *field, const struct token *token)
{
	long number;
	switch (field->type) {
	case CONF_INT:
		return token->kind == TOKEN_WORD && str_to_long(spelled(s, token), &number);
	case CONF_BOOL:
		return token->kind == TOKEN_WORD && is_bool(spelled(s, token));
	default:
		return true;
	}
}

static const char *wanted(const struct conf_field *field)
{
	switch (field->type) {
	case CONF_INT:
		return "write a whole number";
	case CONF_BOOL:
		return "write yes or no";
	case CONF_LIST:
		return "write a list: {\"one\", \"two\"}";
	default:
		return "write a text in quotation marks";
	}
}

static void wrong_type(struct prelexer *s, const struct conf_field *field,
	const struct token *token)
{
	struct place at = place(s, token);
	faults_say(s->faults, &at, wanted(field), "this is not a value for '%s'", field->name);
}

/* Beyond the range of its table it is said, and read as the end of that: what would follow
 * from a number that is missing is no fault of the file. */
static void check_range(struct prelexer *s, const struct conf_field *field,
	const struct token *token)
{
	long number = 0;
	struct place at = place(s, token);
	assert(field->low < field->high); /* each field of numbers has one */
	str_to_long(spelled(s, token), &number);
	if ((number < field->low || number > field->high) && !s->out->was_kept)
		faults_say(s->faults, &at,
			arena_printf(s->arena, "write a whole number from %ld to %ld", field->low,
				field->high),
			"'%s' cannot be %ld", field->name, number);
}

/* The number that the token is: for libconfuse 010 would be eight, and 08 none at all.  It
 * sees zeros. */
static long take_number(struct prelexer *s, const struct conf_field *field,
	const struct token *token)
{
	long number = 0;
	str_to_long(spelled(s, token), &number);
	memset(s->lex.text + token->at, '0', token->len);
	return number < field->low ? field->low : number > field->high ? field->high : number;
}

/* "2,5": half of it would be read, and the rest be a riddle. */
static bool has_comma(struct prelexer *s, const struct conf_field *field,
	const struct token *token)
{
	struct token whole = *token, comma = s->token;
	if (field->type != CONF_INT || comma.kind != TOKEN_COMMA
		|| comma.at != token->at + token->len)
		return false;
	advance(s);
	if (s->token.kind == TOKEN_WORD && s->token.at == comma.at + 1) {
		whole.len = s->token.at + s->token.len - token->at;
		advance(s);
	} else {
		whole.len++;
	}
	wrong_type(s, field, &whole);
	return true;
}

/* One word or text; false when it is none, or not of the field's type. */
static bool scalar(struct prelexer *s, const struct conf_field *field)
{
	struct token token = s->token;
	if (token.kind != TOKEN_WORD && token.kind != TOKEN_QUOTED) {
		if (token.kind == TOKEN_BAD)
			advance(s);
		else
			wrong_type(s, field, &token);
		return false;
	}
	advance(s);
	if (has_comma(s, field, &token))
		return false;
	if (!fits(s, field, &token)) {
		wrong_type(s, field, &token);
		return false;
	}
	if (field->type == CONF_INT)
		check_range(s, field, &token);
	return true;
}

/* { a, b }; a comma at its end does no harm, one too many between does. */
static bool list(struct prelexer *s, const struct conf_field *field)
{
	bool ok = true;
	advance(s);
	while (s->token.kind == TOKEN_WORD || s->token.kind == TOKEN_QUOTED
		|| s->token.kind == TOKEN_BAD) {
		ok = scalar(s, field) && ok;
		if (s->token.kind == TOKEN_COMMA) {
			advance(s);
			continue;
		}
		/* A text after a text: the comma is missing, and no more than that. */
		if (s->token.kind != TOKEN_QUOTED)
			break;
		struct place at = place(s, &s->token);
		faults_say(s->faults, &at, "write a comma between texts",
			"a comma is missing before this text");
		ok = false;
	}
	if (s->token.kind != TOKEN_CLOSE) {
		unexpected(s, "a comma, or } at the end of the list");
		return false;
	}
	advance(s);
	return ok;
}

static bool value_of(struct prelexer *s, const struct conf_field *field)
{
	struct token first = s->token;
	bool open = first.kind == TOKEN_OPEN;
	assert(field->type != CONF_SECTION && field->type != CONF_END);
	if (open && field->type == CONF_LIST)
		return list(s, field);
	if (!open && field->type != CONF_LIST)
		return scalar(s, field);
	wrong_type(s, field, &first);
	if (open)
		skip_braces(s);
	else
		advance(s);
	return false;
}

/* A list grows where its leavings are soon gone, and is kept when it is whole. */
static void *keep_list(struct prelexer *s, const void *list, size_t count, size_t size)
{
	if (count == 0)
		return NULL;
	return memcpy(arena_array(s->arena, count, size), list, count * size);
}

static void keep_lists(struct prelexer *s, struct conf *conf)
{
	conf->values = keep_list(s, conf->values, conf->value_count, sizeof *conf->values);
	conf->sections = keep_list(s, conf->sections, conf->section_count,
		sizeof *conf->sections);
}

static void add_value(struct prelexer *s, struct conf *conf, struct past *past,
	const struct conf_field *field, const struct token *token)
{
	conf->values = arena_grow(s->scratch, conf->values, conf->value_count,
		&past->value_cap, sizeof *conf->values);
	/* Where libconfuse gives nothing there is a fault, and a text all the same. */
	struct conf_value *value = &conf->values[conf->value_count++];
	*value = (struct conf_value){ .field = field, .at = place(s, token),
		.text = field->type == CONF_TEXT ? "" : NULL };
	if (field->type == CONF_INT)
		value->number = take_number(s, field, token);
}

static struct conf_value *had_before(struct conf *conf, const struct conf_field *field)
{
	for (size_t i = 0; i < conf->value_count; i++)
		if (conf->values[i].field == field)
			return &conf->values[i];
	return NULL;
}

/* name = value.  False: it was at fault, and is blanked. */
static bool assignment(struct prelexer *s, struct conf *conf, const struct conf_field *fields,
	const struct token *name, struct past *past)
{
	const struct conf_field *field = find_field(s, name, fields, &past->last);
	struct place at = place(s, name);
	bool ok = field && field->type != CONF_SECTION;
	static const struct conf_field any = { .name = "", .type = CONF_TEXT };
	if (!ok)
		unknown(s, fields, name, false);
	advance(s);
	struct token value = s->token;
	if (!ok && value.kind == TOKEN_OPEN)
		skip_braces(s);
	else
		ok = value_of(s, ok ? field : &any) && ok;
	const struct conf_value *before = ok ? had_before(conf, field) : NULL;
	if (before) {
		faults_say(s->faults, &at,
			arena_printf(s->arena, "keep one of them; the other is on line %d",
				before->at.line),
			"'%s' is given twice", field->name);
		ok = false;
	}
	if (ok)
		add_value(s, conf, past, field, &value);
	else
		lex_blank(&s->lex, name->at, s->token.at);
	return ok;
}

/* ---- sections ------------------------------------------------------------------------- */

static bool is_new(struct prelexer *s, struct titles *titles, const struct conf_field *field,
	const char *title)
{
	const char *key = field->many && field->titled
	                          ? arena_printf(s->scratch, "%s\n%s", field->name, title)
	                          : field->name;
	return (field->many && !field->titled) || titles_note(titles, key, s->scratch);
}

static void body(struct prelexer *s, struct conf *conf, const struct conf_field *fields, int depth);

/* The title, where one stands; a word will do. */
static bool title_of(struct prelexer *s, const char **title)
{
	*title = NULL;
	if (s->token.kind != TOKEN_QUOTED && s->token.kind != TOKEN_WORD)
		return false;
	*title = title_read(s->lex.bytes + s->token.at, s->token.len, s->arena);
	/* Ours alone: to libconfuse a section has no title (lex.h). */
	lex_blank(&s->lex, s->token.at, s->token.at + s->token.len);
	advance(s);
	return true;
}

static struct conf *add_section(struct prelexer *s, struct conf *conf, struct past *past,
	const struct conf_field *field, const char *title, struct place at)
{
	assert(field->type == CONF_SECTION);
	conf->sections = arena_grow(s->scratch, conf->sections, conf->section_count,
		&past->section_cap, sizeof *conf->sections);
	struct conf *section = &conf->sections[conf->section_count++];
	*section = (struct conf){ .field = field, .title = title, .at = at };
	return section;
}

static bool may_be_section(struct prelexer *s, struct past *past, const struct conf_field *field,
	const char *title, const struct place *at)
{
	if (field->titled != (title != NULL)) {
		faults_say(s->faults, at,
			field->titled ? "write its name in quotation marks after it"
				     : "remove the name",
			field->titled ? "'%s' has no name" : "'%s' has no name of its own",
			field->name);
		return false;
	}
	if (is_new(s, &past->titles, field, title))
		return true;
	faults_say(s->faults, at,
		field->many ? "give each a different name" : "put all of it into one section",
		title ? "'%s \"%s\"' is here twice" : "'%s' is here twice", field->name,
		title ? title : "");
	return false;
}

/* Has a section more parts than anybody wrote by hand?  Said once. */
static bool is_full(struct prelexer *s, const struct conf *conf, struct past *past, int depth,
	const struct place *at)
{
	if (depth == 0 || conf->section_count < PARTS_MOST)
		return false;
	if (!past->full)
		faults_say(s->faults, at, "split it into several",
			"a section cannot hold more than %d others", PARTS_MOST);
	past->full = true;
	return true;
}

/* The name with the title after it, where one stands: what carets underline. */
static struct place head_of(struct prelexer *s, const struct token *name, const char **title)
{
	struct token head = *name, next = s->token;
	if (title_of(s, title))
		head.len = next.at + next.len - name->at;
	return place(s, &head);
}

static bool section(struct prelexer *s, struct conf *conf, const struct conf_field *fields,
	const struct token *name, struct past *past, int depth)
{
	const struct conf_field *field = find_field(s, name, fields, &past->last);
	const char *title;
	struct place at = head_of(s, name, &title);
	bool bad = s->token.kind == TOKEN_BAD;
	if (bad)
		advance(s); /* a title at fault: so is all that it is the title of */
	if (s->token.kind != TOKEN_OPEN) {
		if (!bad)
			unexpected(s, "= or {");
		return false;
	}
	if (!field || field->type != CONF_SECTION || depth >= DEPTH_MAX) {
		unknown(s, fields, name, true);
	} else if (!bad && !is_full(s, conf, past, depth, &at)
		&& may_be_section(s, past, field, title, &at)) {
		advance(s);
		struct conf *inner = add_section(s, conf, past, field, title, at);
		size_t number = (size_t)(inner - conf->sections);
		struct conf copy = *inner;
		body(s, &copy, field->inner, depth + 1);
		assert(number < conf->section_count); /* the list may lie elsewhere now */
		conf->sections[number] = copy;
		return true;
	}
	skip_braces(s);
	lex_blank(&s->lex, name->at, s->token.at);
	return true;
}

/* To where a new key can begin: nothing is known about what lies between. */
static void recover(struct prelexer *s)
{
	while (s->token.kind != TOKEN_END && s->token.kind != TOKEN_CLOSE
		&& s->token.kind != TOKEN_WORD)
		advance(s);
}

static void one(struct prelexer *s, struct conf *conf, const struct conf_field *fields,
	struct past *past, int depth)
{
	struct token name = s->token;
	if (name.kind != TOKEN_WORD) {
		unexpected(s, "the name of a key or section");
		advance(s);
		recover(s);
		lex_blank(&s->lex, name.at, s->token.at);
		return;
	}
	advance(s);
	if (s->token.kind == TOKEN_IS) {
		assignment(s, conf, fields, &name, past);
	} else if (!section(s, conf, fields, &name, past, depth)) {
		recover(s);
		lex_blank(&s->lex, name.at, s->token.at);
	}
}

/* Where a part begins. */
static struct prelex_part part_from(const struct prelexer *s, const struct conf *conf, int within)
{
	return (struct prelex_part){ .from = s->token.at, .within = within,
		.value = conf->value_count, .section = conf->section_count };
}

/* And that it ends here: what was read since belongs to it. */
static void add_part(struct prelexer *s, const struct conf *conf, struct prelex_part part)
{
	struct prelex *out = s->out;
	part.to = s->token.at;
	assert(part.from <= part.to && part.value <= conf->value_count
		&& part.section <= conf->section_count);
	part.value_count = conf->value_count - part.value;
	part.section_count = conf->section_count - part.section;
	if (part.value_count + part.section_count == 0)
		return;
	out->parts = arena_grow(s->scratch, out->parts, out->count, &out->cap,
		sizeof *out->parts);
	out->parts[out->count++] = part;
}

/* What stands in a section; one of the file's own is cut where it is long. */
static void body(struct prelexer *s, struct conf *conf, const struct conf_field *fields, int depth)
{
	struct past past = { .last = NULL };
	int within = (int)s->out->root->section_count - 1;
	struct prelex_part part = part_from(s, conf, within);
	bool cut = false;
	for (int run = 1; s->token.kind != TOKEN_CLOSE && s->token.kind != TOKEN_END; run++) {
		one(s, conf, fields, &past, depth);
		if (depth == 1 && run % RUN_MOST == 0) {
			add_part(s, conf, part);
			part = part_from(s, conf, within);
			cut = true;
		}
	}
	if (cut)
		add_part(s, conf, part);
	keep_lists(s, conf);
	if (s->token.kind == TOKEN_CLOSE) {
		advance(s);
		return;
	}
	if (!s->unclosed && !s->lex.broken) {
		drop_following(s, s->before);
		faults_say(s->faults, &conf->at, "close it with }", "the section is never closed");
	}
	s->unclosed = true;
}

/* ---- the whole file -------------------------------------------------------------------- */

/* A section that is too large is said, and left out with its parts; so is what has none. */
static void end_entry(struct prelexer *s, const struct prelex_part *part, size_t parts)
{
	struct prelex *out = s->out;
	struct conf *root = out->root;
	assert(parts <= out->count);
	bool is_section = root->section_count > part->section;
	if (s->token.at - part->from > CONF_MAX_SECTION
		&& (is_section || root->value_count > part->value)) {
		const struct place *at = is_section ? &root->sections[part->section].at
		                                    : &root->values[part->value].at;
		faults_say(s->faults, at, "make it smaller",
			"a section of %zu bytes is too large", s->token.at - part->from);
		root->section_count = part->section;
		root->value_count = part->value;
		out->count = parts;
	} else if (out->count == parts) {
		add_part(s, root, *part);
	}
}

static void read_all(struct prelexer *s, const struct conf_field *fields)
{
	struct past past = { .last = NULL };
	advance(s);
	while (s->token.kind != TOKEN_END) {
		const struct prelex_part part = part_from(s, s->out->root, -1);
		size_t parts = s->out->count;
		if (s->token.kind == TOKEN_CLOSE) {
			struct place at = place(s, &s->token);
			faults_say(s->faults, &at, "remove it, or look for a missing { before",
				"this } closes nothing");
			lex_blank(&s->lex, part.from, part.from + 1);
			advance(s);
			continue;
		}
		one(s, s->out->root, fields, &past, 0);
		/* What was never closed goes no further: nobody knows what belongs to it. */
		if (s->unclosed) {
			s->out->root->section_count = part.section;
			s->out->count = parts;
			return;
		}
		end_entry(s, &part, parts);
	}
}

/* Where byte `at` stands: for what the lexer would not live through. */
static struct place place_of_byte(const char *file, const char *bytes, size_t len, size_t at)
{
	struct place place = { .file = file, .line = 1, .column = 1, .text = bytes,
		.text_len = (unsigned)len };
	for (size_t i = 0; i < at; i++) {
		place.column++;
		if (bytes[i] == '\n') {
			place.line++;
			place.column = 1;
		}
	}
	return place;
}

static bool is_control(char c)
{
	return ((unsigned char)c < 0x20 && c != '\n' && c != '\t' && c != '\r') || c == 0x7F;
}

/* With its mark at the beginning, or without: every other byte of plain letters is a NUL. */
static bool is_utf16(const char *bytes, size_t len)
{
	return len >= 2
	       && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0
		       || (!bytes[0] != !bytes[1] && len % 2 == 0));
}

/* Bytes over ASCII, none of which is part of UTF-8: an older set of letters. */
static bool is_latin(const char *bytes, size_t len)
{
	size_t at = utf8_valid_bytes(bytes, len);
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)bytes[i] >= 0x80 && i < at)
			return false;
	return true;
}

/* A mark that turns the direction of writing: what is read is not what stands there. */
static bool turns(uint32_t cp)
{
	return cp == 0x061C || cp == 0x200E || cp == 0x200F || (cp >= 0x202A && cp <= 0x202E)
	       || (cp >= 0x2066 && cp <= 0x2069);
}

/* What can be read all the same, and is not what it looks like. */
static void check_unseen(const char *file, const char *bytes, size_t len, struct faults *faults)
{
	struct place at = { .file = file, .line = 1, .text = bytes, .text_len = (unsigned)len };
	size_t line_at = 0;
	for (size_t i = 0, n; i < len; i += n) {
		uint32_t cp = utf8_decode(bytes + i, &n);
		at.column = (int)(i - line_at) + 1;
		if (cp == '\n') {
			at.line++;
			line_at = i + 1;
		} else if (turns(cp)) {
			faults_say(faults, &at, "remove it: the program sets the direction",
				"here is a mark that changes the direction of writing (U+%04X)",
				(unsigned)cp);
		}
	}
}

/* One without a newline ends no line, be it a comment's. */
static bool check_returns(const char *file, const char *bytes, size_t len, struct faults *faults)
{
	const char *at = bytes, *end = bytes + len;
	while ((at = memchr(at, '\r', (size_t)(end - at))) && at + 1 < end && at[1] == '\n')
		at++;
	if (!at || at + 1 == end)
		return true;
	struct place place = place_of_byte(file, bytes, len, (size_t)(at - bytes));
	place.text = NULL;
	faults_say(faults, &place, "save the file with Unix line endings",
		memchr(bytes, '\n', len) ? "this line ends in a carriage return alone"
		                         : "the lines of this file end in carriage returns alone");
	return false;
}

/* What is plain has been checked with that. */
static bool check_bytes(const char *file, const char *bytes, size_t len, bool *plain,
	struct faults *faults)
{
	struct place at = { .file = file };
	if (is_utf16(bytes, len)) {
		faults_say(faults, &at, "save the file as UTF-8", "this is UTF-16, not UTF-8");
		return false;
	}
	if (len > CONF_MAX_BYTES) {
		faults_say(faults, &at, "split it into several files",
			"the file has %zu bytes, more than %zu", len, CONF_MAX_BYTES);
		return false;
	}
	*plain = utf8_is_plain(bytes, len);
	for (size_t i = 0; !*plain && i < len; i++)
		if (is_control(bytes[i])) {
			at = place_of_byte(file, bytes, len, i);
			at.text = NULL;
			faults_say(faults, &at, "remove it",
				"there is a control character (0x%02x) here",
				(unsigned)(unsigned char)bytes[i]);
			return false;
		}
	size_t valid = *plain ? len : utf8_valid_bytes(bytes, len);
	if (valid == len)
		return true;
	bool latin = is_latin(bytes, len);
	at = place_of_byte(file, bytes, len, valid);
	at.text = NULL;
	faults_say(faults, &at, "save the file as UTF-8",
		latin ? "this is Latin-1 (or Windows-1252), not UTF-8" : "this is not UTF-8");
	return false;
}

bool prelex_read(const char *file, const char *bytes, size_t len, const struct conf_field *fields,
	struct arena *arena, struct arena *scratch, struct faults *faults, struct prelex *prelex)
{
	static const char bom[] = "\xEF\xBB\xBF";
	*prelex = (struct prelex){ .len = len, .was_kept = prelex->was_kept };
	if (!check_bytes(file, bytes, len, &prelex->plain, faults))
		return false;
	if (!prelex->was_kept && !check_returns(file, bytes, len, faults))
		return false;
	if (!prelex->was_kept && !prelex->plain)
		check_unseen(file, bytes, len, faults);
	prelex->text = arena_strndup(scratch, bytes, len);
	prelex->root = ARENA_NEW(arena, struct conf);
	prelex->root->at = (struct place){ .file = file };
	struct prelexer s = { .arena = arena, .scratch = scratch, .faults = faults,
		.out = prelex, .before = faults->count, .unlisted_before = faults->unlisted };
	s.lex = (struct lex){ .file = file, .bytes = bytes, .text = prelex->text, .len = len,
		.line = 1, .faults = faults, .was_kept = prelex->was_kept };
	if (len >= 3 && memcmp(bytes, bom, 3) == 0)
		s.lex.at = 3;
	read_all(&s, fields);
	keep_lists(&s, prelex->root);
	prelex->root->broken = s.lex.broken || s.lex.unsure;
	if (s.suspect)
		drop_following(&s, s.suspect);
	say_dropped(&s);
	return true;
}
