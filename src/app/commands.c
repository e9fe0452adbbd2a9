/*
 * Every command there is: what main() looks for, and --help and completions list.
 */
#include "app/cmd.h"

static const struct command *const commands[] = { &cmd_home, &cmd_visit, &cmd_plan, &cmd_records,
	&cmd_due, &cmd_page, &cmd_check, &cmd_translate, &cmd_preview, &cmd_play, &cmd_train,
	&cmd_code, &cmd_completion };

#define COMMANDS (sizeof commands / sizeof *commands)
_Static_assert(COMMANDS <= COMMANDS_MOST, "commands");

const struct command *command_at(size_t i)
{
	return i < COMMANDS ? commands[i] : NULL;
}
