/*
 * tandem: a shared-decision-making coach for two people at one terminal.
 * See tandem(1); the design of the code stands in README.md.
 */
#include "app/cmd.h"
#include "app/exit.h"
#include "app/report.h"
#include "base/str.h"
#include "base/utf8.h"
#include "sys/process.h"

#include <stddef.h>

static const struct command *find_command(const char *name)
{
	for (size_t i = 0; command_at(i); i++)
		if (str_is(command_at(i)->name, name))
			return command_at(i);
	return NULL;
}

static int unknown_command(const char *name)
{
	const char *names[COMMANDS_MOST];
	size_t count = 0;
	for (size_t i = 0; command_at(i); i++)
		if (command_at(i)->name)
			names[count++] = command_at(i)->name;
	const char *near = str_nearest(name, names, count);
	if (near)
		report_line("there is no command '%s'; did you mean '%s'?", name, near);
	else
		report_line("there is no command '%s'", name);
	report_line("Try 'tandem --help'");
	return EXIT_WRONG_USE;
}

int main(int argc, char **argv)
{
	struct fault why;
	struct given given;
	const struct command *command = &cmd_home;
	if (!process_harden(&why)) {
		report_fault(&why);
		return EXIT_NOT_ALLOWED;
	}
	utf8_locale();
	if (argc > 1 && argv[1][0] != '-') {
		command = find_command(argv[1]);
		if (!command)
			return unknown_command(argv[1]);
		argc--;
		argv++;
	}
	int code = options_parse(command, argc, argv, &given);
	return code >= 0 ? code : command->run(&given);
}
