#include "sys/clock.h"

#include <time.h>

struct moment clock_now(void)
{
	struct timespec now;
	struct tm local;
	clock_gettime(CLOCK_REALTIME, &now);
	struct moment moment = { .ms = (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000 };
	if (localtime_r(&now.tv_sec, &local))
		moment.offset = (int16_t)(local.tm_gmtoff / 60);
	return moment;
}

int64_t clock_since_boot(void)
{
	struct timespec now;
	clock_gettime(CLOCK_BOOTTIME, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
