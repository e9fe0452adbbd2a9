#include "ui/noise.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "ui/tty.h"

#define NOISE_MAX 65536

void noise_catch(struct noise *noise)
{
	noise->memory = memfd_create("stderr", MFD_CLOEXEC);
	noise->real = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
	if (noise->memory >= 0)
		dup2(noise->memory, STDERR_FILENO);
}

void noise_rescue(const struct noise *noise)
{
	char bytes[512];
	off_t at = 0;
	ssize_t n;
	if (noise->memory < 0 || noise->real < 0)
		return;
	dup2(noise->real, STDERR_FILENO);
	while (at < NOISE_MAX && (n = pread(noise->memory, bytes, sizeof bytes, at)) > 0) {
		for (ssize_t i = 0; i < n; i++)
			if ((bytes[i] < ' ' || bytes[i] > '~') && bytes[i] != '\n')
				bytes[i] = '?';
		tty_write(STDERR_FILENO, bytes, (size_t)n);
		at += n;
	}
}

static void speak(const struct noise *noise)
{
	struct buf clean;
	char *bytes = malloc(NOISE_MAX);
	ssize_t n = bytes ? pread(noise->memory, bytes, NOISE_MAX, 0) : 0;
	buf_init(&clean, 4 * NOISE_MAX);
	if (n > 0) {
		utf8_clean(bytes, (size_t)n, NOISE_MAX, true, &clean);
		tty_write(STDERR_FILENO, clean.data, clean.len);
	}
	buf_release(&clean);
	free(bytes);
}

void noise_release(struct noise *noise)
{
	if (noise->real >= 0 && noise->memory >= 0) {
		dup2(noise->real, STDERR_FILENO);
		speak(noise);
	}
	if (noise->real >= 0)
		close(noise->real);
	if (noise->memory >= 0)
		close(noise->memory);
	noise->real = noise->memory = -1;
}
