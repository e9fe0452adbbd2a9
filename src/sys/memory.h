/*
 * The heap and the system: memory for much that is made at once and soon gone.
 *
 *     memory_expect(bytes);    before so much is made
 *     ...
 *     memory_settle();         when most of it is free again
 */
#ifndef TANDEM_SYS_MEMORY_H
#define TANDEM_SYS_MEMORY_H

#include <stddef.h>

/*
 * Has the system give so many bytes to the heap in one go, for malloc() to take from.
 * Page by page, as each is touched, costs ten times as much or more.  Where that
 * cannot be, it is no fault: then they come page by page.
 */
void memory_expect(size_t bytes);
/* Gives back what is free, and expects nothing more. */
void memory_settle(void);

#endif
