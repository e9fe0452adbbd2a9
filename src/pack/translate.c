/*
 * A language file, printed whole: for whoever begins a translation or goes on with
 * one.  All that the file had is in what is printed: translations that count, those
 * of words that have changed (as `was`), and the notes; what stands under an id that
 * is gone goes to a text of the same words, or as `was` to the end.
 */
#include "pack/translate.h"

#include "base/str.h"

#include <assert.h>
#include <string.h>

#define LINE_MOST 92

/* A line of a file that was looked at: texts come in its order, and no line is sought from
 * the beginning again. */
struct line_at {
	const char *text; /* of the file */
	const char *begin;
	int line;
};

struct printer {
	const struct language *language;
	enum pack_layer layer;
	pack_translate_fn *translate;
	void *ctx;
	struct arena *arena;
	struct buf *out;
	const char *file; /* whose texts are being printed */
	struct line_at last; /* where the text before stands */
};

/* ---- lines ------------------------------------------------------------------------------- */

/* As many bytes as go on a line: to a blank, or to the end of the first word. */
static size_t line_len(const char *text)
{
	size_t len = strcspn(text, "\n"), at = 0, fits = 0;
	while (at < len) {
		size_t word = at + strcspn(text + at, " \n");
		if (word > LINE_MOST && fits)
			break;
		fits = word;
		at = word + strspn(text + word, " ");
	}
	return fits;
}

static void put_comment(struct buf *out, const char *text)
{
	while (*text) {
		size_t len = line_len(text);
		buf_add_text(out, len ? "# " : "#");
		buf_add(out, text, len);
		buf_add_char(out, '\n');
		text += len;
		text += *text == '\n' ? 1 : strspn(text, " ");
	}
}

/* Where the line of a place begins; NULL: its file is not known. */
static const char *line_begin(struct line_at *last, const struct place *at)
{
	if (last->text != at->text || last->line > at->line)
		*last = (struct line_at){ at->text, at->text, 1 };
	while (last->begin && last->line < at->line) {
		const char *end = strchr(last->begin, '\n');
		last->begin = end ? end + 1 : NULL;
		last->line++;
	}
	return last->begin;
}

/* NULL: there is none. */
static const char *line_before(const char *text, const char *line)
{
	if (!line || line == text)
		return NULL;
	const char *end = line - 1;
	while (end > text && end[-1] != '\n')
		end--;
	return end;
}

/* A comment, and no heading of a part, "# ---- header". */
static bool is_remark(const char *line)
{
	line += strspn(line, " \t");
	return line[0] == '#' && line[1] != '#' && !str_starts(line, "# ----");
}

/* What the authors say of a text, above its key: what is put in, where it stands.  With a
 * sign of its own, since the text follows as a comment, too.  For the first of a list. */
static void put_remark(struct buf *out, struct line_at *last, const struct place *at)
{
	if (last->text == at->text && last->line == at->line)
		return;
	const char *end = line_begin(last, at), *from = end;
	for (const char *line = end; (line = line_before(at->text, line)) && is_remark(line);)
		from = line;
	while (from < end) {
		from += strspn(from, " \t") + 1;
		from += *from == ' ';
		size_t len = strcspn(from, "\n");
		buf_add_text(out, "#. ");
		buf_add(out, from, len);
		buf_add_char(out, '\n');
		from += len + 1;
	}
}

/* In quotation marks; paragraphs stay apart. */
static void put_quoted(struct buf *out, const char *text)
{
	buf_add_char(out, '"');
	for (; *text; text++) {
		if (*text == '"' || *text == '\\' || (text[0] == '$' && text[1] == '{'))
			buf_add_char(out, '\\');
		if (text[0] == '\n' && text[1] != '\n')
			buf_add_text(out, "\n\t      ");
		else
			buf_add_char(out, *text);
	}
	buf_add_char(out, '"');
}

static void put_key(struct buf *out, const char *key, const char *text)
{
	buf_printf(out, "\t%s = ", key);
	put_quoted(out, text);
	buf_add_char(out, '\n');
}

/* ---- the head ---------------------------------------------------------------------------- */

/* The comment that the file begins with is its own: a licence, a name. */
static size_t own_comment(const struct place *file)
{
	size_t at = 0;
	while (file->text && at < file->text_len
		&& (file->text[at] == '#' || file->text[at] == '\n')) {
		const char *end = memchr(file->text + at, '\n', file->text_len - at);
		at = end ? (size_t)(end + 1 - file->text) : file->text_len;
	}
	return at;
}

static const char comment[] =
	"# Each text stands as a comment; write what it is in this language between the\n"
	"# quotation marks of `is`.  {...} and %s stay as they are, wherever they belong.\n"
	"# What is empty is shown as it was written.  `of` says of which words it is the\n"
	"# translation: when they change, what there was goes to `was`, and is not shown.\n"
	"# Lines that start with #. are what its authors say of a text.\n"
	"# Remarks of your own go into note = \"...\".  tandem-pack(5) has more.\n"
	"\n";

static void put_head(struct printer *printer)
{
	const struct language_file *file = &printer->language->files[printer->layer];
	size_t own = file->root ? own_comment(&file->at) : 0;
	if (own)
		buf_add(printer->out, file->at.text, own);
	else
		buf_add_text(printer->out, comment);
	buf_printf(printer->out, "language \"%s\" {\n", printer->language->name);
	/* Without one, the name that it goes by. */
	put_key(printer->out, "title", file->title ? file->title : printer->language->name);
	put_key(printer->out, "translators", file->translators ? file->translators : "");
	buf_add_text(printer->out, "}\n");
}

/* ---- texts ------------------------------------------------------------------------------- */

static const struct translation *entry(const struct printer *printer, const char *id)
{
	const struct language_file *file = &printer->language->files[printer->layer];
	int number = id_map_find(&file->map, id);
	assert(number < (int)file->count);
	return number < 0 ? NULL : &file->list[number];
}

/* Not shown where it stands: the words that it is of are no longer there. */
static bool is_loose(const struct printer *printer, const struct translation *translation)
{
	const struct text *text = language_text(printer->language, printer->layer, translation->id);
	return *translation->is && (!text || !str_is(translation->of, text->digest));
}

/* One under another id: a list or the lines of a plan have moved on by one. */
static const struct translation *moved(const struct printer *printer, const struct text *text)
{
	const struct language_file *file = &printer->language->files[printer->layer];
	for (size_t i = 0; i < file->count; i++)
		if (str_is(file->list[i].of, text->digest) && is_loose(printer, &file->list[i]))
			return &file->list[i];
	return NULL;
}

static const char *offered(struct printer *printer, const struct text *text)
{
	const char *is = printer->translate ? printer->translate(printer->ctx, text->id,
						      text->words, printer->arena)
	                                    : NULL;
	return is ? is : "";
}

static void put_text(struct printer *printer, const struct text *text)
{
	const struct translation *own = entry(printer, text->id);
	const struct translation *found = own;
	if (!own || !*own->is || !str_is(own->of, text->digest))
		found = moved(printer, text);
	const char *is = found ? found->is : offered(printer, text);
	const char *was = !own || *is ? "" : *own->is ? own->is : own->was;
	if (!str_is(printer->file, text->at.file))
		buf_printf(printer->out, "\n# ---- %s\n", text->at.file);
	printer->file = text->at.file;
	buf_add_char(printer->out, '\n');
	put_remark(printer->out, &printer->last, &text->at);
	put_comment(printer->out, text->words);
	buf_printf(printer->out, "text \"%s\" {\n", text->id);
	put_key(printer->out, "of", text->digest);
	put_key(printer->out, "is", is);
	if (*was)
		put_key(printer->out, "was", was);
	if (own && *own->note)
		put_key(printer->out, "note", own->note);
	buf_add_text(printer->out, "}\n");
}

static void put_texts(struct printer *printer)
{
	const struct texts *texts = &printer->language->texts[printer->layer];
	for (size_t i = 0; i < texts->count; i++)
		if (text_is_translated(&texts->list[i]) || entry(printer, texts->list[i].id))
			put_text(printer, &texts->list[i]);
}

/* A site's file may also have texts that the site leaves as they are. */
static void put_others(struct printer *printer)
{
	const struct language_file *file = &printer->language->files[printer->layer];
	for (size_t i = 0; i < file->count; i++) {
		const char *id = file->list[i].id;
		const struct text *text = language_text(printer->language, printer->layer, id);
		if (text && !texts_find(&printer->language->texts[printer->layer], id))
			put_text(printer, text);
	}
}

/* ---- what has no text any more --------------------------------------------------------------- */

static bool is_used(const struct printer *printer, const struct translation *translation)
{
	const struct texts *texts = &printer->language->texts[printer->layer];
	if (language_text(printer->language, printer->layer, translation->id))
		return true;
	if (!*translation->is)
		return false;
	for (size_t i = 0; i < texts->count; i++)
		if (str_is(texts->list[i].digest, translation->of))
			return true;
	return false;
}

static void put_gone(struct printer *printer)
{
	const struct language_file *file = &printer->language->files[printer->layer];
	bool first = true;
	for (size_t i = 0; i < file->count; i++) {
		const struct translation *gone = &file->list[i];
		if (is_used(printer, gone) || (!*gone->is && !*gone->was))
			continue;
		if (first)
			buf_add_text(printer->out,
				"\n# ---- no longer there; look for their words above\n");
		first = false;
		buf_printf(printer->out, "\ntext \"%s\" {\n", gone->id);
		put_key(printer->out, "of", gone->of);
		put_key(printer->out, "is", "");
		put_key(printer->out, "was", *gone->is ? gone->is : gone->was);
		if (*gone->note)
			put_key(printer->out, "note", gone->note);
		buf_add_text(printer->out, "}\n");
	}
}

void translate_print(const struct language *language, enum pack_layer layer,
	pack_translate_fn *translate, void *ctx, struct arena *arena, struct buf *out)
{
	assert(layer < LAYERS && language->name);
	struct printer printer = { .language = language, .layer = layer, .translate = translate,
		.ctx = ctx, .arena = arena, .out = out };
	put_head(&printer);
	put_texts(&printer);
	put_others(&printer);
	put_gone(&printer);
}
