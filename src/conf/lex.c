#include "conf/lex.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "base/utf8.h"

#include <assert.h>
#include <string.h>

#define WORD_MAX 200
#define TEXT_MAX ((size_t)64 << 10)

struct place lex_place(const struct lex *lex, const struct token *token)
{
	assert(token->at <= lex->len && token->line > 0 && token->column > 0);
	size_t left = lex->len - token->at;
	size_t span = token->len < left ? token->len : left;
	const char *newline = memchr(lex->bytes + token->at, '\n', span);
	/* Carets stand under one line. */
	if (newline)
		span = (size_t)(newline - (lex->bytes + token->at));
	return (struct place){ .file = lex->file, .line = token->line, .column = token->column,
		.span = (int)span, .text = lex->bytes, .text_len = (unsigned)lex->len };
}

void lex_blank(struct lex *lex, size_t from, size_t to)
{
	assert(from <= to && to <= lex->len);
	for (size_t i = from; i < to; i++)
		if (lex->text[i] != '\n')
			lex->text[i] = ' ';
}

static struct token begin(const struct lex *lex, enum token_kind kind)
{
	return (struct token){ .kind = kind, .at = lex->at, .line = lex->line,
		.column = (int)(lex->at - lex->line_at) + 1 };
}

static void step(struct lex *lex)
{
	assert(lex->at < lex->len);
	if (lex->bytes[lex->at++] == '\n') {
		lex->line++;
		lex->line_at = lex->at;
	}
}

static bool looking_at(const struct lex *lex, const char *what)
{
	size_t len = strlen(what);
	return lex->len - lex->at >= len && memcmp(lex->bytes + lex->at, what, len) == 0;
}

static void skip_line(struct lex *lex)
{
	size_t from = lex->at;
	while (lex->at < lex->len && lex->bytes[lex->at] != '\n')
		lex->at++;
	lex_blank(lex, from, lex->at);
}

static void skip_block(struct lex *lex)
{
	struct token open = begin(lex, TOKEN_BAD);
	open.len = 2;
	while (lex->at < lex->len && !looking_at(lex, "*/"))
		step(lex);
	if (lex->at < lex->len) {
		lex->at += 2;
	} else {
		struct place at = lex_place(lex, &open);
		faults_say(lex->faults, &at, "end it with */", "the comment is never closed");
	}
	lex_blank(lex, open.at, lex->at);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* A blank of another script, or nothing that can be seen: what looks right and is not. */
static bool pass_unseen(struct lex *lex)
{
	size_t len;
	struct token token = begin(lex, TOKEN_BAD);
	if ((unsigned char)lex->bytes[lex->at] < 0x80)
		return false;
	uint32_t cp = utf8_decode(lex->bytes + lex->at, &len);
	if (!utf8_is_blank(cp))
		return false;
	token.len = len;
	struct place at = lex_place(lex, &token);
	faults_say(lex->faults, &at, "type a blank with the space bar",
		cp == 0xA0 ? "this is a no-break space (U+%04X)"
		           : "here is an invisible character (U+%04X)", (unsigned)cp);
	lex_blank(lex, lex->at, lex->at + len);
	lex->at += len;
	return true;
}

static void skip_blanks(struct lex *lex)
{
	while (lex->at < lex->len) {
		if (is_blank(lex->bytes[lex->at]))
			step(lex);
		else if (pass_unseen(lex))
			continue;
		else if (looking_at(lex, "#") || looking_at(lex, "//"))
			skip_line(lex);
		else if (looking_at(lex, "/*"))
			skip_block(lex);
		else
			return;
	}
}

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
	       || c == '_' || c == '-' || c == '.' || c == ':';
}

static void fault_here(struct lex *lex, size_t at, size_t len, const char *what, const char *fix)
{
	struct token token = { .at = at, .len = len, .line = lex->line,
		.column = (int)(at - lex->line_at) + 1 };
	struct place place = lex_place(lex, &token);
	faults_say(lex->faults, &place, fix, "%s", what);
}

/* In double quotes; what libconfuse would make of another letter is not what it says. */
static bool check_escape(struct lex *lex)
{
	char next = lex->at + 1 < lex->len ? lex->bytes[lex->at + 1] : '\0';
	if (next && strchr("\"\\nt$\n", next))
		return true;
	fault_here(lex, lex->at, 2, "there is no such escape in a text",
		"write \\\\ for a backslash, \\\" for a quotation mark, \\n for a new line");
	return false;
}

static bool check_quoted(struct lex *lex, char mark)
{
	if (mark == '"' && looking_at(lex, "${")) {
		fault_here(lex, lex->at, 2, "'${' would be filled in from the environment",
			"write \\${, or put the text in single quotation marks");
		return false;
	}
	return mark != '"' || lex->bytes[lex->at] != '\\' || check_escape(lex);
}

/* To behind the closing mark, or the end. */
static bool pass_quoted(struct lex *lex, char mark)
{
	bool ok = true;
	assert(lex->bytes[lex->at] == mark);
	step(lex);
	while (lex->at < lex->len && lex->bytes[lex->at] != mark) {
		char c = lex->bytes[lex->at];
		if (c == '\\' || c == '$')
			ok = check_quoted(lex, mark) && ok;
		if (c == '\\' && lex->at + 1 < lex->len)
			step(lex);
		step(lex);
	}
	return ok;
}

static void note_long_text(struct lex *lex, const struct token *token)
{
	bool goes_on = lex->long_text_line && lex->long_text_end == token->line;
	if (lex->line == token->line)
		lex->long_text_line = 0;
	else if (!goes_on)
		lex->long_text_line = token->line;
	lex->long_text_end = lex->line;
}

/* What stood there was read inside out: that much of it is no fault of the file. */
static void forget_line(struct lex *lex, int line)
{
	struct faults *faults = lex->faults;
	while (faults->count > 0 && !faults->unlisted
		&& strcmp(faults->list[faults->count - 1].at.file, lex->file) == 0
		&& faults->list[faults->count - 1].at.line >= line)
		faults->count--;
}

/* A quotation mark is missing, here or hereabouts: beyond it all texts are inside out. */
static struct token break_off(struct lex *lex, struct token token, const char *fix,
	const char *what)
{
	forget_line(lex, token.line);
	token.len = 1;
	struct place at = lex_place(lex, &token);
	faults_say(lex->faults, &at, fix, "%s", what);
	lex->broken = true;
	lex_blank(lex, token.at, lex->len);
	lex->at = lex->len;
	token.kind = TOKEN_BAD;
	token.len = lex->at - token.at;
	return token;
}

/* Between a text and what stands beside it there is a blank or a sign. */
static bool is_apart(const struct lex *lex, size_t at)
{
	return at >= lex->len || strchr(" \t\n\r{}=,#/\"'", lex->bytes[at])
	       || (unsigned char)lex->bytes[at] >= 0x80;
}

/* The text that has no end ends where the next one begins. */
static struct token runs_on(struct lex *lex, struct token token)
{
	if (lex->line == token.line)
		return break_off(lex, token, "close it; write \\\" for a quotation mark inside it",
			"the text that begins here has no end, or it has a quotation mark inside");
	return break_off(lex, token, "close it with a quotation mark",
		"the text that begins here has no end: it runs on into the text on another line");
}

static struct token quoted(struct lex *lex, char mark)
{
	struct token token = begin(lex, TOKEN_QUOTED);
	if (token.at > 0 && is_word(lex->bytes[token.at - 1]) && !lex->was_kept)
		return break_off(lex, token, "put all of the text between quotation marks",
			"the text that ends here has no beginning");
	bool ok = pass_quoted(lex, mark);
	if (lex->at >= lex->len)
		return break_off(lex, token, "close it, or look for a missing one before",
			"the quotation mark that opens here is never closed");
	lex->at++;
	token.len = lex->at - token.at;
	if (!is_apart(lex, lex->at) && !lex->was_kept)
		return runs_on(lex, token);
	note_long_text(lex, &token);
	if (token.len > TEXT_MAX) {
		struct token head = { .at = token.at, .len = 1, .line = token.line,
			.column = token.column };
		struct place at = lex_place(lex, &head);
		faults_say(lex->faults, &at, "make it shorter",
			"a text of %zu bytes is longer than any screen", token.len);
		ok = false;
	}
	if (!ok)
		token.kind = TOKEN_BAD;
	return token;
}

static struct token word(struct lex *lex)
{
	struct token token = begin(lex, TOKEN_WORD);
	while (lex->at < lex->len && is_word(lex->bytes[lex->at]))
		lex->at++;
	token.len = lex->at - token.at;
	assert(token.len > 0); /* each token takes something */
	if (token.len > WORD_MAX) {
		token.kind = TOKEN_BAD;
		fault_here(lex, token.at, WORD_MAX, "this word is too long",
			"put texts in quotation marks");
	}
	return token;
}

static bool is_curly(uint32_t cp)
{
	return (cp >= 0x2018 && cp <= 0x201F) || cp == 0xAB || cp == 0xBB || cp == 0x2039
	       || cp == 0x203A || cp == 0xFF02 || (cp >= 0x301D && cp <= 0x301F);
}

/* To behind the one that closes it, in this line. */
static size_t curly_len(const struct lex *lex, size_t first)
{
	size_t at = lex->at + first, len;
	for (; at < lex->len && lex->bytes[at] != '\n'; at += len) {
		uint32_t cp = utf8_decode(lex->bytes + at, &len);
		/* An apostrophe closes nothing. */
		if (cp != 0x2019 && is_curly(cp))
			return at + len - lex->at;
	}
	return at - lex->at;
}

/* What an editor for letters makes of quotation marks.  The text between them is one. */
static bool curly(struct lex *lex, struct token *token)
{
	size_t len;
	uint32_t cp = utf8_decode(lex->bytes + lex->at, &len);
	if (!is_curly(cp))
		return false;
	*token = begin(lex, TOKEN_BAD);
	token->len = len;
	struct place at = lex_place(lex, token);
	faults_say(lex->faults, &at, "write \" on both sides of the text",
		"this is a curly quotation mark (U+%04X)", (unsigned)cp);
	lex->unsure = true;
	token->len = curly_len(lex, len);
	lex->at += token->len;
	return true;
}

static struct token sign(struct lex *lex)
{
	static const char signs[] = "{}=,";
	static const enum token_kind kinds[] = { TOKEN_OPEN, TOKEN_CLOSE, TOKEN_IS, TOKEN_COMMA };
	const char *found = strchr(signs, lex->bytes[lex->at]);
	struct token token = begin(lex, found ? kinds[found - signs] : TOKEN_BAD);
	token.len = 1;
	/* One fault for the whole of a character that has no place here. */
	while (!found && lex->at + token.len < lex->len
		&& ((unsigned char)lex->bytes[lex->at + token.len] & 0xC0) == 0x80)
		token.len++;
	lex->at += token.len;
	if (!found) {
		struct place at = lex_place(lex, &token);
		faults_say(lex->faults, &at, "put texts in quotation marks",
			"this character has no meaning here");
	}
	return token;
}

struct token lex_next(struct lex *lex)
{
	skip_blanks(lex);
	if (lex->at >= lex->len)
		return begin(lex, TOKEN_END);
	char c = lex->bytes[lex->at];
	struct token token;
	if (c == '"' || c == '\'')
		return quoted(lex, c);
	if ((unsigned char)c >= 0x80 && curly(lex, &token))
		return token;
	return is_word(c) ? word(lex) : sign(lex);
}

/* ---- titles ----------------------------------------------------------------------- */

static void put(struct titles *titles, uint64_t hash)
{
	assert(hash && titles->count < titles->cap);
	size_t at = hash & (titles->cap - 1);
	while (titles->hashes[at])
		at = (at + 1) & (titles->cap - 1);
	titles->hashes[at] = hash;
}

static void grow(struct titles *titles, struct arena *arena)
{
	struct titles more = { .cap = titles->cap ? titles->cap * 2 : 16,
		.count = titles->count };
	more.hashes = arena_array(arena, more.cap, sizeof *more.hashes);
	for (size_t i = 0; i < titles->cap; i++)
		if (titles->hashes[i])
			put(&more, titles->hashes[i]);
	*titles = more;
}

static bool has(const struct titles *titles, uint64_t hash)
{
	assert(titles->cap && (titles->cap & (titles->cap - 1)) == 0);
	size_t at = hash & (titles->cap - 1);
	while (titles->hashes[at] && titles->hashes[at] != hash)
		at = (at + 1) & (titles->cap - 1);
	return titles->hashes[at] != 0;
}

bool titles_note(struct titles *titles, const char *name, struct arena *arena)
{
	uint64_t hash = str_hash(name) | 1;
	if (titles->count * 2 >= titles->cap)
		grow(titles, arena);
	if (has(titles, hash))
		return false;
	put(titles, hash);
	titles->count++;
	return true;
}

/* What a backslash and `next` say; NULL: just what they are. */
static const char *escape(char mark, char next)
{
	static const struct {
		char mark, next;
		const char *says;
	} escapes[] = { { '"', 'n', "\n" }, { '"', 't', "\t" }, { '"', '"', "\"" },
		{ '"', '\\', "\\" }, { '"', '$', "$" }, { '"', '\n', "" }, { '\'', '\'', "'" },
		{ '\'', '\\', "\\" }, { '\'', '\n', "" } };
	for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++)
		if (escapes[i].mark == mark && escapes[i].next == next)
			return escapes[i].says;
	return NULL;
}

static size_t unescape(const char *text, size_t len, char mark, char *out)
{
	size_t at = 0;
	for (size_t i = 0; i < len; i++) {
		const char *says = text[i] == '\\' && i + 1 < len ? escape(mark, text[i + 1]) : NULL;
		if (says) {
			if (*says)
				out[at++] = *says;
			i++;
		} else {
			out[at++] = text[i];
		}
	}
	assert(at <= len);
	return at;
}

/* Most titles are ids, which say what they say. */
static bool is_plain(const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (text[i] < ' ' || text[i] > '~' || text[i] == '\\')
			return false;
	return true;
}

const char *title_read(const char *token, size_t len, struct arena *arena)
{
	struct buf clean;
	char mark = *token;
	bool quoted = mark == '"' || mark == '\'';
	assert(!quoted || (len > 1 && token[len - 1] == mark));
	if (quoted) {
		token++;
		len -= 2;
	}
	if (!quoted || is_plain(token, len))
		return arena_strndup(arena, token, len);
	char *text = arena_alloc(arena, len + 1);
	len = unescape(token, len, mark, text);
	buf_init(&clean, len * 16 + 64);
	utf8_clean(text, len, len, false, &clean);
	const char *title = arena_strndup(arena, clean.data ? clean.data : "", clean.len);
	buf_release(&clean);
	return title;
}
