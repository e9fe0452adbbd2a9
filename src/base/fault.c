#include "base/fault.h"

#include "base/arena.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FAULTS_LIMIT 1000

/* The line of the text that holds `at`. */
static const char *line_of(const struct place *at, size_t *len)
{
	const char *line = at->text, *end = at->text + at->text_len;
	assert(line && at->line > 0);
	for (int n = 1; n < at->line && line < end; n++) {
		const char *next = memchr(line, '\n', (size_t)(end - line));
		line = next ? next + 1 : end;
	}
	const char *stop = memchr(line, '\n', (size_t)(end - line));
	*len = (size_t)((stop ? stop : end) - line);
	if (*len && line[*len - 1] == '\r')
		(*len)--;
	return line;
}

void fault_name_file(struct fault *fault, const char *file)
{
	static const char cut[] = "...";
	char *to = fault->at.file;
	size_t len = strlen(file);
	if (len < FAULT_FILE_SIZE) {
		memcpy(to, file, len + 1);
		return;
	}
	memcpy(to, cut, sizeof cut - 1);
	memcpy(to + sizeof cut - 1, file + len - (FAULT_FILE_SIZE - sizeof cut),
		FAULT_FILE_SIZE - sizeof cut + 1);
}

void fault_set_place(struct fault *fault, const struct place *at)
{
	size_t len;
	struct fault_place *own = &fault->at;
	*own = (struct fault_place){ 0 };
	if (!at)
		return;
	own->line = at->line;
	own->column = at->column;
	own->span = at->span;
	if (at->file)
		fault_name_file(fault, at->file);
	if (!at->text || at->line <= 0 || at->column <= 0)
		return;
	const char *line = line_of(at, &len);
	if (len < FAULT_SOURCE_SIZE)
		memcpy(own->source, line, len);
}

__attribute__((format(printf, 4, 0))) static void fill(struct fault *fault, const struct place *at,
	const char *fix, const char *what, va_list args)
{
	*fault = (struct fault){ 0 };
	fault_set_place(fault, at);
	vsnprintf(fault->what, sizeof fault->what, what, args);
	snprintf(fault->fix, sizeof fault->fix, "%s", fix ? fix : "");
}

bool fault_set(struct fault *why, const struct place *at, const char *fix, const char *what, ...)
{
	if (why) {
		va_list args;
		va_start(args, what);
		fill(why, at, fix, what, args);
		va_end(args);
	}
	return false;
}

bool fault_set_kind(struct fault *why, enum fault_kind kind, const char *fix, const char *what,
	...)
{
	assert(kind < FAULT_KINDS);
	if (why) {
		va_list args;
		va_start(args, what);
		fill(why, NULL, fix, what, args);
		va_end(args);
		why->kind = kind;
	}
	return false;
}

void faults_init(struct faults *faults, struct arena *arena)
{
	*faults = (struct faults){ .arena = arena };
}

static bool is_full(const struct faults *faults)
{
	return faults->count == (faults->limit ? faults->limit : FAULTS_LIMIT);
}

void faults_add(struct faults *faults, const struct fault *fault)
{
	assert(faults->arena);
	assert(fault->what[0]); /* whoever finds one says what */
	if (is_full(faults)) {
		faults->unlisted++;
		return;
	}
	faults->list = arena_grow(faults->arena, faults->list, faults->count, &faults->cap,
		sizeof *faults->list);
	faults->list[faults->count++] = *fault;
}

void faults_say(struct faults *faults, const struct place *at, const char *fix, const char *what,
	...)
{
	struct fault fault;
	va_list args;
	if (is_full(faults)) { /* nobody looks at the line of one that is only counted */
		faults->unlisted++;
		return;
	}
	va_start(args, what);
	fill(&fault, at, fix, what, args);
	va_end(args);
	faults_add(faults, &fault);
}

/* Where `file` first appears in the list: files keep the order they were read in. */
static size_t rank_of(const struct faults *faults, const char *file)
{
	for (size_t i = 0; i < faults->count; i++) {
		const char *other = faults->list[i].at.file;
		if (strcmp(other, file) == 0)
			return i;
	}
	return faults->count;
}

static bool comes_after(const struct faults *faults, const struct fault *a, const struct fault *b)
{
	size_t x = rank_of(faults, a->at.file), y = rank_of(faults, b->at.file);
	if (x != y)
		return x > y;
	if (a->at.line != b->at.line)
		return a->at.line > b->at.line;
	return a->at.column > b->at.column;
}

/* Insertion sort: stable, and lists are short or nearly in order already. */
void faults_sort(struct faults *faults)
{
	for (size_t i = 1; i < faults->count; i++) {
		struct fault one = faults->list[i];
		size_t at = i;
		for (; at > 0 && comes_after(faults, &faults->list[at - 1], &one); at--)
			faults->list[at] = faults->list[at - 1];
		faults->list[at] = one;
	}
}
