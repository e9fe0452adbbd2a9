/*
 * A course that is whole loads; one that is not says what is wrong, each with its line.
 */
#include "tests/check.h"
#include "tests/train/courses.h"

#define HEAD \
	"course \"c\" { title = \"T\" version = \"1\" language = \"en\"\n" \
	"  stage \"one\" { title = \"One\" about = \"A\" } }\n"

static const char *faults_of(const char *text, struct buf *out)
{
	const struct test_file list[] = { { "pack/course.conf", text }, { NULL, NULL } };
	const struct test_files files = { list, NULL };
	buf_init(out, 100000);
	struct course *course = test_course_of(&files, out);
	CHECK(course == NULL);
	course_free(course);
	buf_add(out, "", 1);
	return out->data;
}

static void check_fault(const char *text, const char *want)
{
	struct buf out;
	const char *got = faults_of(text, &out);
	if (!strstr(got, want))
		printf("\nwant: %s\ngot:\n%s", want, got);
	CHECK(strstr(got, want) != NULL);
	buf_release(&out);
}

static void test_shipped(void)
{
	struct course *course = test_course();
	NEED(course != NULL);
	CHECK_INT(8, course->stage_count);
	for (size_t i = 0; i < course->case_count; i++) {
		const struct course_case *one = &course->cases[i];
		CHECK(one->turn_count >= 12 && one->ending_count >= 3);
		CHECK_INT(i, course_find_case(course, one->id));
		bool repair = false;
		for (size_t j = 0; j < one->turn_count; j++)
			repair |= one->turns[j].repair;
		CHECK(repair);
	}
	CHECK_INT(-1, course_find_case(course, "nobody"));
	CHECK_INT(-1, course_find_drill(course, "nothing"));
	CHECK_INT(-1, course_find_lesson(course, "nothing"));
	/* Where family is not safe no course says that it may be involved. */
	int joan = course_find_case(course, "joan");
	CHECK(joan >= 0 && !course->cases[joan].family);
	course_free(course);
}

static void test_faults(void)
{
	check_fault("", "'course.conf' has no course");
	check_fault("course \"c\" { }", "1: 'c' has no 'title'");
	check_fault(HEAD "lesson \"l\" { stage = two title = \"L\" text = \"T\" }",
		"3: the course has no stage 'two'");
	check_fault(HEAD "drill \"d\" { stage = one title = \"D\" about = \"A\" how = guess }",
		"3: there is no how 'guess'");
	check_fault(HEAD "drill \"d\" { stage = one title = \"D\" about = \"A\" how = choose\n"
			 "item \"a\" { says = \"S\" choice \"x\" { text = \"X\" right = yes }\n"
			 "choice \"y\" { text = \"Y\" } } }",
		"5: the wrong choice 'y' does not say why, or what is better");
	check_fault(HEAD "drill \"d\" { stage = one title = \"D\" about = \"A\" how = choose\n"
			 "item \"a\" { says = \"S\" choice \"x\" { text = \"X\" right = yes }\n"
			 "choice \"y\" { text = \"Y\" right = yes } } }",
		"4: 'a' has 2 right choices");
	check_fault(HEAD "drill \"d\" { stage = one title = \"D\" about = \"A\" how = write\n"
			 "item \"a\" { says = \"S\" } }",
		"4: 'a' has no example of a good line");
	check_fault(HEAD "drill \"d\" { stage = one title = \"D\" about = \"A\" how = write }",
		"3: the drill 'd' has 0 items");
	check_fault(HEAD "case \"k\" { title = \"K\" about = \"A\" opening = \"O\" hidden = \"H\"\n"
			 "turn \"t\" { says = \"S\" choice \"x\" { text = \"X\" code = shout\n"
			 "trust = 4 why = \"W\" next = \"gone\" } } }",
		"4: there is no move 'shout'");
	check_fault(HEAD "case \"k\" { title = \"K\" about = \"A\" opening = \"O\" hidden = \"H\"\n"
			 "turn \"t\" { says = \"S\" choice \"x\" { text = \"X\" code = affirm\n"
			 "trust = 4 why = \"W\" next = \"gone\" } } }",
		"5: 'trust' cannot be 4");
	check_fault(HEAD "case \"k\" { title = \"K\" about = \"A\" opening = \"O\" hidden = \"H\"\n"
			 "turn \"t\" { says = \"S\" choice \"x\" { text = \"X\" code = affirm\n"
			 "why = \"W\" next = \"gone\" } } }",
		"5: nothing is called 'gone' here");
	check_fault(HEAD "case \"k\" { title = \"K\" about = \"A\" opening = \"O\" hidden = \"H\"\n"
			 "turn \"t\" { says = \"S\" choice \"x\" { text = \"X\" code = affirm\n"
			 "why = \"W\" next = \"t\" } }\n"
			 "ending \"e\" { title = \"E\" text = \"T\" } }",
		"3: no way leads to the ending 'e' of 'k'");
	check_fault(HEAD "case \"k\" { title = \"K\" about = \"A\" opening = \"O\" hidden = \"H\"\n"
			 "trust = 11 }",
		"4: 'trust' cannot be 11");
	check_fault("course \"c\" { title = \"T\" version = \"1\" language = \"en\"\n"
		    "files = {\"../x.conf\", \"gone.conf\"} }",
		"2: '../x.conf' is not the name of a file here");
}

static void test_moves(void)
{
	for (int i = 1; i < MOVES; i++)
		CHECK_INT(i, move_named(move_name((enum move)i)));
	CHECK_INT(-1, move_named("none of these"));
	CHECK(move_is_adherent(MOVE_AFFIRM) && !move_is_adherent(MOVE_INFORM));
	CHECK(move_is_against(MOVE_CONFRONT) && !move_is_against(MOVE_PERSUADE_LEAVE));
}

TESTS("train/course", { "shipped", test_shipped }, { "faults", test_faults },
	{ "moves", test_moves })
