/*
 * The only place that prints faults.  All goes to stderr, cleaned of anything
 * that could act on a terminal.
 *
 *     tandem: FILE:LINE: what
 *         the line
 *           ^^^^
 *       what to do
 */
#ifndef TANDEM_APP_REPORT_H
#define TANDEM_APP_REPORT_H

#include "base/fault.h"

#include <stdio.h>

void report_fault(const struct fault *fault);
void report_faults(const struct faults *faults);
/* A remark: printed like a fault, and no failure. */
void report_remarks(const struct faults *remarks);
void report_line(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Bytes to stdout, ASCII where the locale has no more; false: stdout is closed or full. */
bool report_out(const char *text, size_t len);
/* The same of a file, which is UTF-8 wherever it is written: in ASCII it would say something
 * else, or be no file of its kind. */
bool report_file_out(const char *text, size_t len);
/* Says that stdout failed, and returns EXIT_IO. */
int report_no_stdout(void);

/* Out of memory: the terminal restored, a sentence, exit 71. */
void report_last_words(void);

#endif
