/*
 * The observer's pad: a role play tallied by a script of keys, who spoke how long, what
 * is taken back, and what is kept.
 */
#include "train/pad.h"

#include "tests/check.h"

#include <stdlib.h>

/* A second a key: letters tap, ' ' the other speaks, '\t' pauses, 'u' takes back. */
static void script(struct pad *pad, const char *keys)
{
	int64_t at = 0;
	pad->count = 0;
	for (; *keys; keys++) {
		at += 1000;
		bool taken = *keys == ' ' ? pad_speaker(pad, at)
		             : *keys == '\t' ? pad_pause(pad, at)
		             : *keys == 'u' ? pad_undo(pad)
		                            : pad_tap(pad, pad_move((unsigned char)*keys), at);
		CHECK(taken);
	}
}

static struct pad pad, again;

static void test_tally(void)
{
	/* Large and small letters are one. */
	script(&pad, "qQcsSxXXakmnvp!");
	struct practice_count count = pad_count(&pad);
	CHECK_INT(15, count.of);
	CHECK_INT(2, count.open);
	CHECK_INT(1, count.closed);
	CHECK_INT(2, count.simple);
	CHECK_INT(3, count.complex);
	CHECK_INT(3, count.adherent);
	CHECK_INT(2, count.against);
	CHECK_INT(1, count.moves[MOVE_INFORM]);
	CHECK_INT(1, count.moves[MOVE_PERSUADE_LEAVE]);
	for (int move = 1; move < MOVES; move++)
		CHECK_INT(move, pad_move((unsigned char)pad_letter((enum move)move)));
	CHECK_INT(MOVE_NONE, pad_move('z'));
	CHECK_INT(MOVE_NONE, pad_move(0x1F600));
}

static void test_undo(void)
{
	script(&pad, "qqu s u");
	CHECK_INT(1, pad_count(&pad).open);
	CHECK_INT(1, pad_count(&pad).simple);
	/* The change of speaker before 'u' was what was taken back. */
	CHECK(pad_time(&pad, 7000).patient_speaks);
	pad.count = 0;
	CHECK(!pad_undo(&pad));
}

static void test_pause(void)
{
	pad.count = 0;
	CHECK(pad_tap(&pad, MOVE_AFFIRM, 1000));
	CHECK(pad_speaker(&pad, 4000));
	CHECK(pad_pause(&pad, 6000));
	CHECK(!pad_tap(&pad, MOVE_AFFIRM, 7000));
	CHECK(!pad_speaker(&pad, 7000));
	struct pad_time time = pad_time(&pad, 9000);
	CHECK(time.paused && time.patient_speaks);
	CHECK_INT(4000, time.clinician);
	CHECK_INT(2000, time.patient);
	CHECK(pad_pause(&pad, 10000));
	CHECK(pad_speaker(&pad, 11000));
	/* A clock that was set back. */
	CHECK(pad_tap(&pad, MOVE_SEEK, 500));
	CHECK(pad_end(&pad, 15000));
	time = pad_time(&pad, 99000);
	CHECK(time.ended && !time.paused);
	CHECK_INT(8000, time.clinician);
	CHECK_INT(3000, time.patient);
	CHECK(!pad_tap(&pad, MOVE_SEEK, 16000) && !pad_undo(&pad) && !pad_end(&pad, 16000));
}

static void test_timeline(void)
{
	char out[11];
	pad.count = 0;
	pad_timeline(&pad, 0, 10, out);
	CHECK_STR("----------", out);
	pad_tap(&pad, MOVE_QUESTION_OPEN, 2500);
	pad_speaker(&pad, 4500);
	pad_speaker(&pad, 6500);
	pad_tap(&pad, MOVE_REFLECTION_COMPLEX, 7500);
	pad_pause(&pad, 8500);
	pad_timeline(&pad, 10000, 10, out);
	CHECK_STR("--q-..-x  ", out);
	/* Of several in one cell the last; none is lost at the end. */
	pad.count = 0;
	pad_tap(&pad, MOVE_QUESTION_OPEN, 100);
	pad_tap(&pad, MOVE_AFFIRM, 200);
	pad_tap(&pad, MOVE_CONFRONT, 10000);
	pad_timeline(&pad, 10000, 4, out);
	CHECK_STR("a--!", out);
}

static void test_kept(void)
{
	static const char keys[] = "qcsxakmnvp! ";
	for (unsigned seed = 1; seed < 40; seed++) {
		struct buf text, twice;
		int64_t at = 0;
		srand(seed);
		pad.count = 0;
		for (int i = 0; i < 100; i++) {
			char key = keys[rand() % 12];
			at += rand() % 5000;
			if (rand() % 10 == 0)
				pad_pause(&pad, at);
			else if (key == ' ')
				pad_speaker(&pad, at);
			else
				pad_tap(&pad, pad_move((unsigned char)key), at);
		}
		pad_end(&pad, at);
		buf_init(&text, 1 << 16);
		buf_init(&twice, 1 << 16);
		pad_encode(&pad, &text);
		NEED(pad_decode(text.data, &again, NULL));
		pad_encode(&again, &twice);
		CHECK_STR(text.data, twice.data);
		CHECK_INT(pad_time(&pad, at).patient, pad_time(&again, at).patient);
		buf_release(&text);
		buf_release(&twice);
	}
}

static void test_full(void)
{
	pad.count = 0;
	for (int i = 0; i < PAD_MOST - 1; i++)
		CHECK(pad_tap(&pad, MOVE_AFFIRM, i));
	CHECK(!pad_tap(&pad, MOVE_AFFIRM, PAD_MOST));
	CHECK(pad_end(&pad, PAD_MOST));
}

static void test_refused(void)
{
	static const char *const texts[] = { "tap", "tap 1", "tap x affirm", "tap -1 affirm",
		"tap 1 flying", "tap 1 none", "tap 2 affirm\ntap 1 affirm", "speaker 1 affirm",
		"go-on 1", "pause 1\npause 2", "pause 1\ntap 2 affirm", "end 1\ntap 2 affirm",
		"tap 99999999999999999999 affirm", "tap 50000000 affirm", "tap 1 affirm ",
		"\n", "tap 1  affirm" };
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct fault why = { 0 };
		bool taken = pad_decode(texts[i], &again, &why);
		if (taken)
			printf("\ntaken: %s\n", texts[i]);
		CHECK(!taken && again.count == 0 && strstr(why.what, "is damaged") != NULL);
	}
	CHECK(pad_decode("", &again, NULL) && again.count == 0);
}

TESTS("train/pad", { "tally", test_tally }, { "undo", test_undo }, { "pause", test_pause },
	{ "timeline", test_timeline }, { "kept", test_kept }, { "full", test_full },
	{ "refused", test_refused })
