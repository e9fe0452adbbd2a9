#include "tests/fit/corpora.h"

#include "fit/lines.h"
#include "tests/check.h"

static struct corpus corpus;

static void test_fields(void)
{
	NEED(corpus_make(CORPUS_HEAD
		"4,therapist,0,\"So, \"\"fine\"\"\nyou say?\",False,n/a,True,complex,True,closed,"
		"reflection,n/a\r\n"
		"4,client,1,no,n/a,n/a,n/a,n/a,n/a,n/a,n/a,sustain\n"
		"5,client,0,yes,n/a,n/a,n/a,n/a,n/a,n/a,n/a,change", 0, &corpus));
	NEED(corpus.count == 3);
	CHECK_STR("So, \"fine\"\nyou say?", corpus.list[0].text);
	CHECK_INT(1 << 1, corpus.list[0].gold[TASK_BEHAVIOUR]);
	CHECK_INT(1, gold_label(&corpus.list[0], TASK_QUESTION));
	CHECK_INT(1, gold_label(&corpus.list[0], TASK_REFLECTION_KIND));
	CHECK_INT(0, gold_label(&corpus.list[0], TASK_INPUT));
	CHECK_INT(-1, gold_label(&corpus.list[0], TASK_TALK));
	CHECK_INT(2, gold_label(&corpus.list[1], TASK_TALK));
	CHECK(corpus.list[0].is_first && !corpus.list[1].is_first && corpus.list[2].is_first);
	corpus_release(&corpus);
}

#define VOTE(labels) "7,therapist,3,Hm?," labels ",n/a\n"

/* Of several coders most decide; a tie leaves both right, and a tied gate asks nothing. */
static void test_votes(void)
{
	NEED(corpus_make(CORPUS_HEAD VOTE("False,n/a,False,n/a,True,open,question")
		VOTE("False,n/a,True,simple,True,closed,reflection")
		VOTE("False,n/a,True,complex,True,open,reflection")
		VOTE("False,n/a,False,n/a,True,open,question"), 0, &corpus));
	CHECK_INT(1, corpus.count);
	CHECK_INT(3, corpus.list[0].gold[TASK_BEHAVIOUR]);
	CHECK_INT(0, gold_label(&corpus.list[0], TASK_BEHAVIOUR));
	CHECK_INT(3, corpus.list[0].gold[TASK_REFLECTION]);
	CHECK_INT(1, gold_label(&corpus.list[0], TASK_REFLECTION));
	CHECK_INT(0, corpus.list[0].gold[TASK_REFLECTION_KIND]);
	CHECK_INT(1, corpus.list[0].gold[TASK_QUESTION_KIND]);
	corpus_release(&corpus);
}

/* Rows may end in a return alone: no fewer utterances fit in than there are. */
static void test_ends_of_rows(void)
{
	static const char head[] = CORPUS_HEAD;
	static char text[sizeof head + 4000];
	size_t len = sizeof head - 2;
	memcpy(text, head, len);
	for (int i = 0; i < 64; i++)
		len += (size_t)snprintf(text + len, sizeof text - len,
			"\r%d,client,0,yes,n/a,n/a,n/a,n/a,n/a,n/a,n/a,change", i);
	NEED(corpus_make(text, 0, &corpus));
	CHECK_INT(64, corpus.count);
	CHECK_STR("yes", corpus.list[63].text);
	CHECK_INT(0, gold_label(&corpus.list[63], TASK_TALK));
	corpus_release(&corpus);
}

static void test_no_column(void)
{
	CHECK(!corpus_make("transcript_id,utterance_id\n1,2\n", 0, &corpus));
	CHECK(!corpus_make("", 0, &corpus));
	CHECK(!corpus_make(CORPUS_HEAD, 0, &corpus));
	CHECK(!corpus_read("/nowhere/annomi-train.csv", &corpus));
}

static int fold_of(int transcript)
{
	for (size_t i = 0; i < corpus.count; i++)
		if (corpus.list[i].transcript == transcript)
			return corpus.list[i].fold;
	return -1;
}

/* A conversation is in one fold; no fold is much fuller than another. */
static void test_folds(void)
{
	size_t filled[FOLDS] = { 0 };
	NEED(corpus_make(NULL, 40, &corpus));
	corpus_make_folds(&corpus, 1);
	for (size_t i = 0; i < corpus.count; i++) {
		NEED(corpus.list[i].fold >= 0 && corpus.list[i].fold < FOLDS);
		filled[corpus.list[i].fold]++;
		CHECK_INT(fold_of(corpus.list[i].transcript), corpus.list[i].fold);
	}
	for (int i = 0; i < FOLDS; i++)
		CHECK(filled[i] >= corpus.count / FOLDS / 2);
	corpus_release(&corpus);
}

#define SAID(transcript) transcript ",client,0,yes,n/a,n/a,n/a,n/a,n/a,n/a,n/a,change\n"

/* Takes of one script, and parts of one video, stay together whatever the seed. */
static void test_together(void)
{
	NEED(corpus_make(CORPUS_HEAD SAID("128") SAID("130") SAID("21") SAID("44") SAID("53")
		SAID("68"), 20, &corpus));
	for (uint64_t seed = 1; seed < 9; seed++) {
		corpus_make_folds(&corpus, seed);
		CHECK_INT(fold_of(128), fold_of(130));
		CHECK_INT(fold_of(21), fold_of(44));
		CHECK_INT(fold_of(21), fold_of(53));
		CHECK_INT(fold_of(21), fold_of(68));
	}
	corpus_release(&corpus);
}

/* Numbers of transcripts are what the file says, and it may say anything. */
static void test_odd_transcripts(void)
{
	NEED(corpus_make(CORPUS_HEAD SAID("-5") SAID("x") SAID("2147483647") SAID("-2147483648")
		SAID("1025") SAID("-1"), 0, &corpus));
	CHECK_INT(6, corpus.count);
	corpus_make_folds(&corpus, 1);
	for (size_t i = 0; i < corpus.count; i++)
		CHECK(corpus.list[i].fold >= 0 && corpus.list[i].fold < FOLDS);
	corpus_release(&corpus);
}

/* ---- written lines */

static bool read_lines(const char *text, uint64_t seed)
{
	char path[256];
	FILE *file = corpus_file(path);
	fputs(text, file);
	fclose(file);
	corpus = (struct corpus){ 0 };
	bool ok = lines_read(path, 4, seed, &corpus);
	unlink(path);
	return ok;
}

static void test_lines(void)
{
	NEED(read_lines("# a comment\n[reflection complex question]\nSo {you|they} {stay|go}.\n\n"
			"[change]\nYes.\n", 1));
	NEED(corpus.count == 5);
	for (size_t i = 0; i < 4; i++) {
		const struct utterance *u = &corpus.list[i];
		CHECK(strncmp(u->text, "So you ", 7) == 0 || strncmp(u->text, "So they ", 8) == 0);
		CHECK(strchr(u->text, '{') == NULL && strchr(u->text, '|') == NULL);
		CHECK(u->weight == 0.25F);
		CHECK_INT(1, gold_label(u, TASK_BEHAVIOUR));
		CHECK_INT(1, gold_label(u, TASK_QUESTION));
		CHECK_INT(1, gold_label(u, TASK_REFLECTION_KIND));
		CHECK_INT(0, gold_label(u, TASK_INPUT));
		CHECK_INT(-1, gold_label(u, TASK_QUESTION_KIND));
	}
	CHECK_STR("Yes.", corpus.list[4].text);
	CHECK(corpus.list[4].weight == 1);
	CHECK_INT(SPEAKER_CLIENT, corpus.list[4].speaker);
	lines_release(&corpus);
}

static void test_lines_of_a_seed(void)
{
	char first[600];
	static const char text[] = "[change]\nI {a|b|c|d|e|f|g} {a|b|c|d|e|f|g} {a|b|c|d|e|f|g}\n";
	NEED(read_lines(text, 1));
	snprintf(first, sizeof first, "%s%s", corpus.list[0].text, corpus.list[1].text);
	lines_release(&corpus);
	NEED(read_lines(text, 1));
	CHECK(strncmp(first, corpus.list[0].text, strlen(corpus.list[0].text)) == 0);
	CHECK_STR(first + strlen(corpus.list[0].text), corpus.list[1].text);
	lines_release(&corpus);
	NEED(read_lines(text, 2));
	CHECK(strncmp(first, corpus.list[0].text, strlen(corpus.list[0].text)) != 0);
	lines_release(&corpus);
}

static void test_wrong_lines(void)
{
	static const char *const wrong[] = { "[change\nYes.\n", "[nothing]\nYes.\n",
		"[change]\nI {want|will\n" };
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		CHECK(!read_lines(wrong[i], 1));
		lines_release(&corpus);
	}
}

TESTS("fit/corpus", { "fields", test_fields }, { "votes", test_votes },
	{ "ends of rows", test_ends_of_rows }, { "no column", test_no_column },
	{ "folds", test_folds }, { "together", test_together },
	{ "odd transcripts", test_odd_transcripts },
	{ "lines", test_lines }, { "lines of a seed", test_lines_of_a_seed },
	{ "wrong lines", test_wrong_lines })
