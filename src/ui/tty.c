#include "ui/tty.h"

#include <errno.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <time.h>

void tty_write(int fd, const char *bytes, size_t len)
{
	while (len) {
		ssize_t n = write(fd, bytes, len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return;
		bytes += n;
		len -= (size_t)n;
	}
}

bool tty_has_bytes(int ms)
{
	struct pollfd in = { .fd = TTY_IN, .events = POLLIN };
	return poll(&in, 1, ms) > 0 && (in.revents & POLLIN);
}

bool tty_size(int *rows, int *cols)
{
	struct winsize size;
	if (ioctl(TTY_OUT, TIOCGWINSZ, &size) < 0 || !size.ws_row || !size.ws_col)
		return false;
	*rows = size.ws_row;
	*cols = size.ws_col;
	return true;
}

long long tty_now(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}
