/*
 * Up and Down in a field, by the rows that were last painted.
 */
#ifndef TANDEM_UI_FIELD_ROWS_H
#define TANDEM_UI_FIELD_ROWS_H

#include "ui/field.h"

/* `step` -1 or 1; FIELD_EDGE where there is no such row. */
enum field_did field_move_rows(struct field *field, int step);

#endif
