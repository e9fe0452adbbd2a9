/*
 * What the bench programs share: samples and their median, and rows of a table
 * with the aim beside the figure.  No figure fails anything: `missed` is for
 * whoever reads it.
 */
#ifndef TANDEM_TESTS_BENCH_MEASURE_H
#define TANDEM_TESTS_BENCH_MEASURE_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define NONE (-1.0) /* not measured */

struct samples {
	double *values; /* owned */
	size_t count, room;
};

static inline void samples_add(struct samples *samples, double value)
{
	if (samples->count == samples->room) {
		size_t room = samples->room ? samples->room * 2 : 64;
		double *more = realloc(samples->values, room * sizeof *more);
		if (!more)
			return;
		samples->values = more;
		samples->room = room;
	}
	samples->values[samples->count++] = value;
}

static inline void samples_release(struct samples *samples)
{
	free(samples->values);
	*samples = (struct samples){ 0 };
}

static inline int samples_by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

static inline double samples_median(struct samples *samples)
{
	size_t count = samples->count;
	if (count == 0)
		return NONE;
	qsort(samples->values, count, sizeof *samples->values, samples_by_size);
	return (samples->values[(count - 1) / 2] + samples->values[count / 2]) / 2;
}

/* ---- time */

static inline long long now_ns(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000000000LL + now.tv_nsec;
}

static inline double ms_since(long long from)
{
	return (double)(now_ns() - from) / 1e6;
}

/* CPU time of this process. */
static inline double cpu_ms(void)
{
	struct timespec used;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
	return (double)used.tv_sec * 1e3 + (double)used.tv_nsec / 1e6;
}

/* ---- the table */

enum aim_of { AIM_NOTHING, AIM_VALUE, AIM_RATIO };

struct aim {
	enum aim_of of;
	double most;
};

static inline double ratio_of(double ours, double theirs)
{
	return ours >= 0 && theirs > 0 ? ours / theirs : NONE;
}

static inline bool aim_missed(const struct aim *aim, double value, double ratio)
{
	return (aim->of == AIM_VALUE && value > aim->most)
	       || (aim->of == AIM_RATIO && ratio > aim->most);
}

static inline void print_number(double value)
{
	if (value < 0)
		printf("  %9s", "-");
	else
		printf("  %9.*f", value < 10 ? 2 : value < 1000 ? 1 : 0, value);
}

/* Ends the row. */
static inline void print_aim(const struct aim *aim, bool missed)
{
	if (aim->of == AIM_NOTHING)
		printf("\n");
	else
		printf("  %s<= %.*f%s\n", aim->of == AIM_RATIO ? "ratio " : "",
			aim->of == AIM_RATIO ? 1 : 0, aim->most, missed ? "  missed" : "");
}

static inline void print_head(const char *what, const char *ours, const char *theirs)
{
	printf("%-36s  %9s  %9s  %9s  aim\n", what, ours, theirs, "ratio");
}

/* `theirs` is NONE where there is nothing to compare with. */
static inline void print_row(const char *what, double ours, double theirs, struct aim aim)
{
	double ratio = ratio_of(ours, theirs);
	printf("%-36s", what);
	print_number(ours);
	print_number(theirs);
	print_number(ratio);
	print_aim(&aim, aim_missed(&aim, ours, ratio));
}

#endif
