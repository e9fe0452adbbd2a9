#include "sys/clock.h"

#include <time.h>

static int64_t in_ms(const struct timespec *time)
{
	return (int64_t)time->tv_sec * 1000 + time->tv_nsec / 1000000;
}

struct moment clock_now(void)
{
	struct timespec now;
	struct tm local = { 0 };
	clock_gettime(CLOCK_REALTIME, &now);
	localtime_r(&now.tv_sec, &local);
	return (struct moment){ in_ms(&now), (int16_t)(local.tm_gmtoff / 60) };
}

int64_t clock_since_boot(void)
{
	struct timespec now;
	clock_gettime(CLOCK_BOOTTIME, &now);
	return in_ms(&now);
}
