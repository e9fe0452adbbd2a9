#include "pack/language.h"

#include "base/arena.h"
#include "base/str.h"
#include "conf/layer.h"
#include "conf/table.h"

#include <assert.h>
#include <string.h>

static const char *const folders[LAYERS] = { "pack", "site", "words" };

static const struct conf_field head_fields[] = { TEXT("title"), TEXT("translators"), END };
static const struct conf_field text_fields[] = { TEXT("of"), TEXT("is"), TEXT("was"),
	TEXT("note"), END };
static const struct conf_field fields[] = {
	{ .name = "language", .type = CONF_SECTION, .titled = true, .inner = head_fields },
	{ .name = "text", .type = CONF_SECTION, .titled = true, .many = true,
		.inner = text_fields },
	END,
};

const struct conf_field *language_fields(void)
{
	return fields;
}

bool language_is_name(const char *name)
{
	size_t letters = strspn(name, "abcdefghijklmnopqrstuvwxyz");
	return letters >= 2 && strlen(name) < 20
	       && strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
			       "0123456789_@") == strlen(name);
}

const char *language_folder(enum pack_layer layer)
{
	assert(layer < LAYERS);
	return folders[layer];
}

const char *language_path(enum pack_layer layer, const char *name, struct arena *arena)
{
	assert(layer < LAYERS);
	return arena_printf(arena, "%s/lang/%s.conf", folders[layer], name);
}

void language_init(struct language *language, struct arena *arena)
{
	*language = (struct language){ .arena = arena };
	for (int layer = 0; layer < LAYERS; layer++)
		texts_init(&language->texts[layer], arena);
}

void language_texts(struct language *language, enum pack_layer layer, struct conf *const *roots,
	size_t count, const struct conf_field *table)
{
	assert(layer < LAYERS && !language->has[layer]);
	language->has[layer] = true;
	texts_add(&language->texts[layer], roots, count, table);
}

/* ---- the file ---------------------------------------------------------------------------- */

static const char *joined(const struct conf *conf, const char *key, struct arena *arena)
{
	const char *text = conf_text(conf, key);
	return text ? layer_fold(text, arena) : "";
}

static struct translation translation_of(const struct conf *at, struct arena *arena)
{
	return (struct translation){ .id = at->title, .of = joined(at, "of", arena),
		.is = joined(at, "is", arena), .was = joined(at, "was", arena),
		.note = joined(at, "note", arena), .at = at->at, .of_at = *conf_place(at, "of"),
		.is_at = *conf_place(at, "is") };
}

static void read_head(struct language_file *file, const struct conf *head, const char *code,
	struct arena *arena, struct faults *faults)
{
	const char *fix = arena_printf(arena, "write language \"%s\" { title = \"...\" }", code);
	if (!head) {
		faults_say(faults, &file->root->at, fix,
			"the file does not say which language it is in");
		return;
	}
	file->at = head->at;
	const char *title = conf_text(head, "title");
	if (title && !*title)
		faults_say(faults, conf_place(head, "title"),
			"write what its speakers call the language",
			"the language '%s' has no title", code);
	file->title = title;
	file->translators = conf_text(head, "translators");
	if (!str_is(head->title, code))
		faults_say(faults, &head->at, fix,
			"the file of '%s' says that it is in '%s'", code, head->title);
}

void language_file(struct language *language, enum pack_layer layer, struct conf *root,
	const char *code, struct faults *faults)
{
	struct language_file *file = &language->files[layer];
	assert(!file->root); /* a layer has one */
	*file = (struct language_file){ .root = root, .at = root->at };
	read_head(file, conf_next(root, "language", NULL), code, language->arena, faults);
	file->list = arena_array(language->arena, root->section_count + 1, sizeof *file->list);
	for (const struct conf *at = NULL; (at = conf_next(root, "text", at));) {
		file->list[file->count] = translation_of(at, language->arena);
		if (id_map_add(&file->map, at->title, (int)file->count, language->arena))
			file->count++;
	}
}

static const struct translation *find(const struct language_file *file, const char *id)
{
	int number = id_map_find(&file->map, id);
	assert(number < (int)file->count);
	return number < 0 ? NULL : &file->list[number];
}

static bool counts(const struct translation *translation, const struct text *text)
{
	return translation && !translation->wrong && *translation->is
	       && str_is(translation->of, text->digest);
}

const struct translation *language_of(const struct language *language, enum pack_layer layer,
	const struct text *text)
{
	/* The site may also put differently what the pack's translators wrote. */
	const enum pack_layer order[] = { LAYER_SITE, layer,
		layer == LAYER_SITE ? LAYER_PACK : layer,
		layer == LAYER_SITE ? LAYER_WORDS : layer };
	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		const struct translation *found = find(&language->files[order[i]], text->id);
		if (counts(found, text))
			return found;
	}
	return NULL;
}

const struct text *language_text(const struct language *language, enum pack_layer layer,
	const char *id)
{
	const struct text *text = texts_find(&language->texts[layer], id);
	if (!text && layer == LAYER_SITE)
		text = texts_find(&language->texts[LAYER_PACK], id);
	if (!text && layer == LAYER_SITE)
		text = texts_find(&language->texts[LAYER_WORDS], id);
	return text;
}

/* ---- faults -------------------------------------------------------------------------------- */

/* Its own text changed: then it is not shown, and nothing else about it matters yet. */
static bool is_stale(const struct translation *translation, const struct text *text)
{
	return *translation->is && !str_is(translation->of, text->digest);
}

static void check_placeholders(struct build *build, struct translation *translation,
	const struct text *text)
{
	const char *wrong, *right;
	if (text_same_placeholders(text->words, translation->is, build->arena, &wrong, &right))
		return;
	translation->wrong = true;
	struct place at = wrong ? build_find(build, &translation->is_at, wrong)
	                        : translation->is_at;
	const char *fix = !right ? "remove it"
	                : wrong  ? arena_printf(build->arena, "write %s", right)
	                         : arena_printf(build->arena, "put %s where it belongs", right);
	if (wrong)
		faults_say(build->faults, &at, fix,
			"the text it translates has no '%s' there", wrong);
	else
		faults_say(build->faults, &at, fix, "'%s' is missing in the translation", right);
}

static void check_one(const struct language *language, enum pack_layer layer, struct build *build,
	struct translation *translation)
{
	const struct text *text = language_text(language, layer, translation->id);
	if (!text)
		return;
	if (*translation->is && !*translation->of)
		faults_say(build->faults, &translation->at,
			arena_printf(build->arena, "write of = \"%s\"", text->digest),
			"'%s' does not say which words it translates", text->id);
	else if (counts(translation, text))
		check_placeholders(build, translation, text);
}

void language_check(struct language *language, struct build *build)
{
	for (int layer = 0; layer < LAYERS; layer++)
		for (size_t i = 0; i < language->files[layer].count; i++)
			check_one(language, (enum pack_layer)layer, build,
				&language->files[layer].list[i]);
}

/* ---- into the trees -------------------------------------------------------------------------- */

void language_apply(struct language *language)
{
	for (int layer = 0; layer < LAYERS; layer++)
		for (size_t i = 0; i < language->texts[layer].count; i++) {
			struct text *text = &language->texts[layer].list[i];
			assert(text->slot && *text->slot);
			const struct translation *found =
				language_of(language, (enum pack_layer)layer, text);
			if (!found)
				continue;
			*text->slot = found->is;
			/* What else is wrong with it is wrong there; a list has one place only. */
			if (text->value->field->type == CONF_TEXT)
				text->value->at = found->is_at;
		}
}

/* ---- what a translator has to do ----------------------------------------------------------- */

/* Where names are mistyped one is offered for the first ones: each is compared with all. */
#define NEAREST_MOST 200

/* The text that was meant by an id that there is not; NULL: none is near that is free. */
static const char *meant(const struct language *language, enum pack_layer layer, const char *id,
	const struct faults *remarks)
{
	const char *near = remarks->count < NEAREST_MOST
	                         ? id_map_nearest(&language->texts[layer].map, id, language->arena)
	                         : NULL;
	return near && !find(&language->files[layer], near) ? near : NULL;
}

/* The text has gone, or has another name: a list that lost its first moves on by one. */
static void remark_gone(const struct language *language, enum pack_layer layer,
	const struct translation *translation, struct faults *remarks)
{
	const char *near = meant(language, layer, translation->id, remarks);
	faults_say(remarks, &translation->at,
		near ? arena_printf(language->arena, "write text \"%s\", if that is what you mean", near)
		     : "'tandem translate --write' moves it to its words, or sets it aside",
		"%s: there is no text '%s'", language->name, translation->id);
}

/* "screens.conf:3", as it is called in its folder. */
static const char *place_name(const struct language *language, const struct place *at)
{
	const char *slash = strchr(at->file, '/');
	return arena_printf(language->arena, "%s:%d", slash ? slash + 1 : at->file, at->line);
}

static bool is_mark(const char *of)
{
	return strlen(of) == TEXT_DIGEST
	       && strspn(of, "abcdefghijklmnopqrstuvwxyz234567") == TEXT_DIGEST;
}

static void remark_stale(const struct language *language, const struct translation *translation,
	const struct text *text, struct faults *remarks)
{
	const char *fix = arena_printf(language->arena, "write of = \"%s\" once the translation says what %s says",
		text->digest, place_name(language, &text->at));
	if (is_mark(translation->of))
		faults_say(remarks, &translation->of_at, fix,
			"%s: the words of '%s' have changed since they were translated",
			language->name, text->id);
	else
		faults_say(remarks, &translation->of_at, fix,
			"%s: '%s' is not a mark of any words", language->name, translation->of);
}

/* One text of a list; the list where it cannot be found. */
static struct place text_place(const struct language *language, const struct text *text)
{
	if (text->value->field->type != CONF_LIST)
		return text->at;
	return place_find(&text->at, arena_printf(language->arena, "\"%s\"", *text->slot));
}

static const char *how_to_translate(const struct language *language,
	const struct translation *own, const struct text *text, const struct place *at)
{
	struct arena *arena = language->arena;
	if (!own)
		return arena_printf(arena, "write text \"%s\" { of = \"%s\"  is = \"...\" }", text->id,
			text->digest);
	const char *fix = arena_printf(arena, "write into 'is' a translation of %s",
		place_name(language, at));
	return str_is(own->of, text->digest)
	               ? fix
	               : arena_printf(arena, "%s, and of = \"%s\"", fix, text->digest);
}

/* `own`: the section that waits for it; NULL: there is not even that. */
static void remark_missing(const struct language *language, const struct translation *own,
	const struct text *text, struct faults *remarks)
{
	/* Beyond the list nobody looks for places. */
	struct place at = remarks->unlisted ? text->at : text_place(language, text);
	const char *fix = how_to_translate(language, own, text, &at);
	faults_say(remarks, own ? &own->is_at : &at, fix, "%s: '%s' has no translation",
		language->name, text->id);
}

/* With the words alone nobody can tell what the pack has that a site's file translates. */
static bool may_know(const struct language *language, enum pack_layer layer, const char *id)
{
	return layer != LAYER_SITE || language->has[LAYER_PACK] || str_starts(id, "words.");
}

static size_t review_stale(const struct language *language, enum pack_layer layer,
	struct faults *remarks)
{
	const struct language_file *file = &language->files[layer];
	size_t stale = 0;
	for (size_t i = 0; i < file->count; i++) {
		const struct translation *one = &file->list[i];
		const struct text *text = language_text(language, layer, one->id);
		if (!text && *one->is && may_know(language, layer, one->id))
			remark_gone(language, layer, one, remarks);
		if (!text || !is_stale(one, text))
			continue;
		remark_stale(language, one, text, remarks);
		stale++;
	}
	return stale;
}

static bool is_missing(const struct language *language, enum pack_layer layer,
	const struct text *text)
{
	const struct translation *own = find(&language->files[layer], text->id);
	return text_is_translated(text) && !language_of(language, layer, text)
	       && !(own && is_stale(own, text));
}

static void sum_up(const struct language *language, enum pack_layer layer, size_t stale,
	struct faults *remarks)
{
	const struct texts *texts = &language->texts[layer];
	const struct language_file *file = &language->files[layer];
	size_t missing = 0, all = 0;
	assert(file->root || texts->count > 0);
	for (size_t i = 0; i < texts->count; i++) {
		all += text_is_translated(&texts->list[i]);
		missing += is_missing(language, layer, &texts->list[i]);
	}
	if (missing || stale)
		faults_say(remarks, file->root ? &file->at : &texts->list[0].at, NULL,
			"%s: %zu of %zu text%s %s missing, %zu %s stale", language->name, missing,
			all, all == 1 ? "" : "s", missing == 1 ? "is" : "are", stale,
			stale == 1 ? "is" : "are");
}

/* A site need not have one. */
static void remark_no_file(const struct language *language, enum pack_layer layer,
	struct faults *remarks)
{
	if (layer == LAYER_SITE || !language->lacks[layer] || !language->has[layer])
		return;
	const struct place at = { .file = language_path(layer, language->wanted,
					  remarks->arena) };
	faults_say(remarks, &at, "'tandem translate --write' begins it",
		"%s: there is no such file: all texts are shown as they were written",
		language->name);
}

static void list_missing(const struct language *language, enum pack_layer layer,
	struct faults *remarks)
{
	const struct texts *texts = &language->texts[layer];
	for (size_t i = 0; i < texts->count; i++)
		if (is_missing(language, layer, &texts->list[i]))
			remark_missing(language, find(&language->files[layer], texts->list[i].id),
				&texts->list[i], remarks);
}

/* A pack whose language only the words have is not half translated. */
static bool is_reviewed(const struct language *language, enum pack_layer layer)
{
	bool site = layer == LAYER_SITE && language->files[LAYER_PACK].root;
	return language->files[layer].root || (site && language->texts[layer].count);
}

/* First what is wrong, then how it stands: what is missing may be more than is listed. */
void language_review(const struct language *language, bool missing, struct faults *remarks)
{
	size_t stale[LAYERS];
	for (int layer = 0; layer < LAYERS; layer++)
		stale[layer] = review_stale(language, (enum pack_layer)layer, remarks);
	for (int layer = 0; layer < LAYERS; layer++)
		if (is_reviewed(language, (enum pack_layer)layer))
			sum_up(language, (enum pack_layer)layer, stale[layer], remarks);
	for (int layer = 0; missing && layer < LAYERS; layer++)
		remark_no_file(language, (enum pack_layer)layer, remarks);
	for (int layer = 0; missing && layer < LAYERS; layer++)
		if (is_reviewed(language, (enum pack_layer)layer))
			list_missing(language, (enum pack_layer)layer, remarks);
}
