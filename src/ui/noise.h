/*
 * Descriptor 2 while the screen is ours: what libraries write there goes into
 * memory, and comes out, cleaned, at the end.
 */
#ifndef TANDEM_UI_NOISE_H
#define TANDEM_UI_NOISE_H

struct noise {
	int real, memory; /* owned: descriptor 2 as it was, and where it leads now; -1 */
};

#define NOISE_NONE { -1, -1 }

void noise_catch(struct noise *noise);
/* Descriptor 2 as it was, and on it what came meanwhile. */
void noise_release(struct noise *noise);
/* The same from a signal handler: async-signal-safe, in ASCII without controls. */
void noise_rescue(const struct noise *noise);

#endif
