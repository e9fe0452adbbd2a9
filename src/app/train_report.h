/* How somebody's practice has gone, as bytes. */
#ifndef TANDEM_APP_TRAIN_REPORT_H
#define TANDEM_APP_TRAIN_REPORT_H

#include "base/buf.h"
#include "train/progress.h"

/* 80 columns, with pictures; no control codes. */
void train_report_text(const struct progress *progress, struct buf *out);
/* Lines with their headings, as on a page of the screen. */
void train_report_lines(const char *title, const struct view_line *lines, size_t count,
	struct buf *out);
void train_report_markdown(const struct progress *progress, struct buf *out);

#endif
