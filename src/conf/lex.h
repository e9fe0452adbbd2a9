/*
 * Tokens of libconfuse's format: words, quoted texts, braces, = and commas.
 * Comments are passed over (and blanked in the text), faults of a token are
 * added where they stand.
 */
#ifndef TANDEM_CONF_LEX_H
#define TANDEM_CONF_LEX_H

#include "conf/conf.h"

#include <stdint.h>

enum token_kind { TOKEN_END, TOKEN_WORD, TOKEN_QUOTED, TOKEN_OPEN, TOKEN_CLOSE, TOKEN_IS,
	TOKEN_COMMA, TOKEN_BAD };

struct token {
	enum token_kind kind;
	size_t at, len; /* with its quotation marks */
	int line, column;
};

struct lex {
	const char *file;
	const char *bytes; /* as they came: places point here */
	char *text;        /* the copy that is blanked */
	size_t len, at;
	int line;
	size_t line_at; /* where the line begins */
	struct faults *faults;
	bool was_kept; /* given: texts may touch words, as they once could */
	bool broken; /* a quotation mark is missing: there are no more tokens */
	bool unsure; /* a text was none: what seems to lack may be there */
	/* Where the last text over several lines began and ended; 0 none.  After a
	 * forgotten quotation mark all texts are inside out: it is the first of them. */
	int long_text_line, long_text_end;
};

struct token lex_next(struct lex *lex);
struct place lex_place(const struct lex *lex, const struct token *token);
/* Makes [from, to) blanks, newlines stay. */
void lex_blank(struct lex *lex, size_t from, size_t to);

/*
 * Titles: what they say, and which a section has had already.  libconfuse never sees them: it
 * would put sections of one title together, and compare each with all before it.
 */

/* Names that were noted, by hash. */
struct titles {
	uint64_t *hashes; /* 0: free */
	size_t count, cap;
};

/* False when `name` was noted before. */
bool titles_note(struct titles *titles, const char *name, struct arena *arena);

/*
 * What a title says: the token with its quotation marks taken off, its escapes
 * as libconfuse reads those of a value, cleaned, in one line.
 */
const char *title_read(const char *token, size_t len, struct arena *arena);

#endif
