/*
 * Lines written for tandem, each with its labels: a second teacher, who has
 * never heard a recorded conversation but knows what the labels mean.
 *
 *     [reflection complex]            what the lines below are
 *     you {feel|are feeling} {torn|stuck}
 *
 * {a|b} stands for either; `spread` of the possible sentences are drawn by the
 * seed, and together weigh as one line.  After # comes a comment.
 */
#ifndef TANDEM_FIT_LINES_H
#define TANDEM_FIT_LINES_H

#include "fit/corpus.h"

/* Adds a file's lines; prints what is wrong, with the line's number. */
bool lines_read(const char *path, size_t spread, uint64_t seed, struct corpus *lines);
void lines_release(struct corpus *lines);

#endif
