/*
 * A document: what a page says, as data, before any format makes bytes of it.
 *
 * Whoever has something to say fills one: the plan, the sheet for the next team, the page
 * of a supporter, what changed between two plans (src/plan), the progress of somebody who
 * practises (src/train), the pages of a pack (src/app).  Whatever writes one (src/export)
 * knows nothing of those: what is said, in which words and in which order stands here,
 * and what it looks like there.
 *
 * A document owns nothing: its texts and lists are those of whoever filled it, or lie in
 * the arena that they were given.
 */
#ifndef TANDEM_DOC_DOCUMENT_H
#define TANDEM_DOC_DOCUMENT_H

#include "base/arena.h"
#include "view/view.h"

#include <stdbool.h>
#include <stddef.h>

/* What its lines are. */
enum document_form {
	FORM_SAID,    /* short, mostly in the words of those whom it is about, lines as typed */
	FORM_ENTRIES, /* of a record, one after the other, each as long as it needs */
	FORM_PROSE    /* paragraphs, to be read from top to bottom */
};

/* What part of a line is: for formats that show own words, or a blank, in a way of theirs. */
enum piece_kind {
	PIECE_TEXT,
	PIECE_LABEL,     /* what the rest of the line is: "When: " */
	PIECE_OWN_WORDS, /* as somebody typed it, without quotation marks */
	PIECE_ANSWER,    /* an answer in the words of the page, or a number */
	PIECE_GAP        /* not known yet: to be filled in by hand */
};

struct document_piece {
	enum piece_kind kind;
	const char *text;   /* of a gap, what marks it where nothing else does */
	const char *source; /* NULL, or the question that was answered: "hope", "first.days" */
};

struct document_line {
	const char *text; /* all of it as it is read; may hold newlines, as typed */
	const struct document_piece *pieces; /* the same in pieces, for whoever tells them apart */
	size_t piece_count;                  /* 0: nothing more is known than the text */
	const char *source; /* NULL, or the screen on which it was said */
	bool is_private;    /* not for everybody who is in the room */
	int person;         /* the supporter whom it is about, from 1; 0: none */
};

struct document_section {
	const char *title; /* NULL: it has none */
	const struct document_line *lines;
	size_t line_count;
	struct view_series series; /* for a picture below the lines, which say the same in
	                            * words; no points: there is none */
};

struct document {
	enum document_form form;
	const char *language; /* that its words are in, as a locale has it: "de", "pt_BR" */
	const char *title;
	const char *whose; /* NULL: nothing says whose it is */
	int person;        /* the supporter for whom it is, from 1; 0: for none of them */
	const char *made;  /* NULL, or on which day */
	const char *const *preface; /* paragraphs on what kind of document it is */
	size_t preface_count;
	const char *nothing; /* said where there is nothing to tell; NULL: there is */
	const struct document_section *sections;
	size_t section_count;
};

/* A page of prose: its paragraphs are parted by an empty line. */
void document_page(const char *language, const char *title, const char *text,
	struct arena *arena, struct document *out);

/* What a screen shows as lines with their headings. */
void document_of_lines(const char *language, const char *title,
	const struct view_line *from, size_t count, struct arena *arena, struct document *out);

#endif
