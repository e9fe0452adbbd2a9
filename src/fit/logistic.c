#include "fit/logistic.h"

#include "fit/memory.h"

#include <math.h>
#include <stdlib.h>

#define ROUNDS_MAX 60
#define NEAR_ENOUGH 0.02

uint64_t chance_next(uint64_t *state)
{
	*state ^= *state >> 12;
	*state ^= *state << 25;
	*state ^= *state >> 27;
	return *state * 2685821657736338717ULL;
}

static double dot(const struct vector *vector, size_t size, const double *weights)
{
	double sum = weights[size];
	for (size_t i = 0; i < vector->count; i++)
		sum += weights[vector->list[i].index] * (double)vector->list[i].value;
	return sum;
}

static void move(const struct vector *vector, size_t size, double by, double *weights)
{
	for (size_t i = 0; i < vector->count; i++)
		weights[vector->list[i].index] += by * (double)vector->list[i].value;
	weights[size] += by;
}

static double square(const struct vector *vector)
{
	double sum = 1;
	for (size_t i = 0; i < vector->count; i++)
		sum += (double)vector->list[i].value * (double)vector->list[i].value;
	return sum;
}

/* The least of one variable's problem, by Newton's method from `z`. */
static double least(double a, double b, double cost, double old, double *slope)
{
	double z = cost - old < 0.5 * cost ? 0.1 * old : old;
	double gradient = a * (z - old) + b + log(z / (cost - z));
	*slope = fabs(gradient);
	for (int i = 0; i < 100 && fabs(gradient) > 1e-6; i++) {
		double next = z - gradient / (a + cost / (cost - z) / z);
		z = next <= 0 ? z * 0.1 : next;
		gradient = a * (z - old) + b + log(z / (cost - z));
	}
	return z;
}

struct dual {
	double low, high, square;
};

static double step(const struct example *example, struct dual *dual, size_t size,
	double *weights)
{
	double b = example->sign * dot(example->vector, size, weights), slope;
	bool turned = 0.5 * dual->square * (dual->high - dual->low) + b < 0;
	double old = turned ? dual->high : dual->low;
	double z = least(dual->square, turned ? -b : b, example->cost, old, &slope);
	dual->low = turned ? example->cost - z : z;
	dual->high = turned ? z : example->cost - z;
	double by = (turned ? old - z : z - old) * example->sign;
	if (fabs(by) > 0)
		move(example->vector, size, by, weights);
	return slope;
}

static void shuffle(size_t *order, size_t count, uint64_t *chance)
{
	for (size_t i = count; i > 1; i--) {
		size_t j = chance_next(chance) % i, kept = order[i - 1];
		order[i - 1] = order[j];
		order[j] = kept;
	}
}

static void begin(const struct example *examples, size_t count, size_t size, struct dual *duals,
	double *weights)
{
	for (size_t i = 0; i <= size; i++)
		weights[i] = 0;
	for (size_t i = 0; i < count; i++) {
		double low = fmin(0.001 * examples[i].cost, 1e-8);
		duals[i] = (struct dual){ low, examples[i].cost - low,
			square(examples[i].vector) };
		move(examples[i].vector, size, examples[i].sign * low, weights);
	}
}

void logistic_fit(const struct example *examples, size_t count, size_t size, uint64_t seed,
	double *weights)
{
	struct dual *duals = memory_new(count, sizeof *duals);
	size_t *order = memory_new(count, sizeof *order);
	uint64_t chance = seed * 2 + 1;
	begin(examples, count, size, duals, weights);
	for (size_t i = 0; i < count; i++)
		order[i] = i;
	for (int round = 0; round < ROUNDS_MAX; round++) {
		double worst = 0;
		shuffle(order, count, &chance);
		for (size_t i = 0; i < count; i++) {
			size_t at = order[i];
			worst = fmax(worst, step(&examples[at], &duals[at], size, weights));
		}
		if (worst < NEAR_ENOUGH)
			break;
	}
	free(order);
	free(duals);
}
