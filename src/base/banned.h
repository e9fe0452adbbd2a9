/*
 * Functions that do not build in tandem (as git has it): those that cannot be
 * told how much room there is, those that keep hidden state, and those that
 * start a shell.  The Makefile includes this before every file of src.
 */
#ifndef TANDEM_BASE_BANNED_H
#define TANDEM_BASE_BANNED_H

/* Declared first: no later #include may meet the names below. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define BANNED(name) sorry_##name##_is_banned_see_base_banned_h

#undef strcpy
#define strcpy(to, from) BANNED(strcpy)
#undef strcat
#define strcat(to, from) BANNED(strcat)
#undef strncpy
#define strncpy(to, from, size) BANNED(strncpy)
#undef sprintf
#define sprintf(...) BANNED(sprintf)
#undef vsprintf
#define vsprintf(...) BANNED(vsprintf)
#undef gets
#define gets(line) BANNED(gets)
#undef strtok
#define strtok(text, parts) BANNED(strtok)
#undef localtime
#define localtime(time) BANNED(localtime)
#undef gmtime
#define gmtime(time) BANNED(gmtime)
#undef system
#define system(command) BANNED(system)
#undef popen
#define popen(command, mode) BANNED(popen)

#endif
