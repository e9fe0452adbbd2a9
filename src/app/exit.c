#include "app/exit.h"

int exit_of(enum fault_kind kind, int otherwise)
{
	switch (kind) {
	case FAULT_LOST:
	case FAULT_NEWER:
	case FAULT_FOREIGN:
	case FAULT_DAMAGED:
		return EXIT_BAD_DATA;
	case FAULT_DISK:
	case FAULT_DISK_FULL:
		return EXIT_IO;
	case FAULT_BUSY:
		return EXIT_TRY_AGAIN;
	case FAULT_NO_MEMORY:
		return EXIT_SYSTEM;
	default:
		return otherwise;
	}
}
