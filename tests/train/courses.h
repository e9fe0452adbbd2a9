/*
 * Courses for tests: the shipped one, or one made of a head and what is given.
 */
#ifndef TANDEM_TESTS_COURSES_H
#define TANDEM_TESTS_COURSES_H

#include "tests/pack/packs.h"
#include "train/course.h"

#define COURSE_FOLDER "content/training"

/* NULL with the faults printed, where `quiet` is not wanted; else only counted. */
static inline struct course *test_course_of(const struct test_files *files, struct buf *faults_out)
{
	struct arena arena;
	struct faults faults;
	struct test_files copy = *files;
	const struct conf_source source = { &copy, test_has, test_get, NULL };
	arena_init(&arena, NULL);
	faults_init(&faults, &arena);
	struct course *course = course_load(&source, &faults, NULL);
	for (size_t i = 0; i < faults.count; i++) {
		const struct fault *fault = &faults.list[i];
		if (faults_out)
			buf_printf(faults_out, "%d: %s\n", fault->at.line, fault->what);
		else
			printf("\n%s:%d: %s\n", fault->at.file, fault->at.line, fault->what);
	}
	arena_release(&arena);
	return course;
}

static inline struct course *test_course(void)
{
	const struct test_files files = { NULL, COURSE_FOLDER };
	return test_course_of(&files, NULL);
}

#endif
