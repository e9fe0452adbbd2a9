/* A small corpus as a file, in AnnoMI's columns: what is said tells what it is. */
#ifndef TANDEM_TESTS_FIT_CORPORA_H
#define TANDEM_TESTS_FIT_CORPORA_H

#include "fit/corpus.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define CORPUS_HEAD \
	"transcript_id,interlocutor,utterance_id,utterance_text,therapist_input_exists," \
	"therapist_input_subtype,reflection_exists,reflection_subtype,question_exists," \
	"question_subtype,main_therapist_behaviour,client_talk_type\n"

static const struct {
	const char *labels;
	const char *lines[2];
} corpus_said[] = {
	{ "False,n/a,False,n/a,True,open,question,n/a",
		{ "What helps you most?", "How would that be?" } },
	{ "False,n/a,False,n/a,True,closed,question,n/a",
		{ "Do you walk at all?", "Are you here alone?" } },
	{ "False,n/a,True,simple,False,n/a,reflection,n/a",
		{ "You miss the market.", "So you stopped walking." } },
	{ "True,information,False,n/a,False,n/a,therapist_input,n/a",
		{ "Walking is safe for most backs.", "There are two kinds of pain." } },
	{ "False,n/a,False,n/a,False,n/a,other,n/a", { "Okay.", "Thank you." } },
	{ "n/a,n/a,n/a,n/a,n/a,n/a,n/a,change",
		{ "I want to walk again.", "I will try that." } },
	{ "n/a,n/a,n/a,n/a,n/a,n/a,n/a,neutral", { "On Monday, yes.", "Mm-hmm." } },
	{ "n/a,n/a,n/a,n/a,n/a,n/a,n/a,sustain",
		{ "I can't do that.", "It is no problem for me." } },
};

#define CORPUS_SAID (sizeof corpus_said / sizeof *corpus_said)

static inline void corpus_row(FILE *file, int transcript, int id, size_t which, size_t line)
{
	fprintf(file, "%d,%s,%d,%s,%s\n", transcript, which < 5 ? "therapist" : "client", id,
		corpus_said[which].lines[line], corpus_said[which].labels);
}

/* A new file to write to; its name in `path`. */
static inline FILE *corpus_file(char path[256])
{
	const char *temp = getenv("TMPDIR");
	snprintf(path, 256, "%s/tandem.XXXXXX", temp ? temp : "/tmp");
	int fd = mkstemp(path);
	FILE *file = fd < 0 ? NULL : fdopen(fd, "w");
	if (!file)
		abort();
	return file;
}

/* `text`, or all of the above in so many transcripts; false if it cannot be read. */
static inline bool corpus_make(const char *text, int transcripts, struct corpus *corpus)
{
	char path[256];
	FILE *file = corpus_file(path);
	fputs(text ? text : CORPUS_HEAD, file);
	for (int t = 0; t < transcripts; t++)
		for (size_t i = 0; i < 2 * CORPUS_SAID; i++)
			corpus_row(file, 200 + t, (int)i, (i * 3 + (size_t)t) % CORPUS_SAID,
				(i + (size_t)t / 2) % 2);
	fclose(file);
	bool ok = corpus_read(path, corpus);
	unlink(path);
	return ok;
}

#endif
