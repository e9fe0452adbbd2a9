/*
 * A command is one file, cmd_X.c, that ends in its table: name, usage, options
 * and function.  A new command is
 *
 *     src/app/cmd_X.c     the function, and `const struct command cmd_X`
 *     src/app/cmd.h       its name among those at the end
 *     src/app/commands.c  a line in the table, where --help is to have it
 *     man/tandem.1        .Ss X under COMMANDS, and each option that is new under OPTIONS
 *     tests/app/run_X     or lines in a script that is there: what it prints and how it exits
 *
 * The rest follows from the table: parsing, --help, completions and what
 * tests/docs compares the manual with.  No name, no answer and no passphrase is
 * ever an argument.
 */
#ifndef TANDEM_APP_CMD_H
#define TANDEM_APP_CMD_H

#include <stdbool.h>
#include <stddef.h>

struct option_spec {
	const char *name;  /* without the dashes; NULL ends the table */
	char letter;       /* 0: no short form */
	const char *value; /* what it takes ("PATH", OUTPUT_FORMAT), NULL for a switch */
	const char *about; /* one line of --help: small letters, no full stop */
};

#define OPTIONS_MAX 12

/* What was given; `text[i]` belongs to options[i]: NULL not given, "" a switch. */
struct given {
	const char *text[OPTIONS_MAX];
	const char *const *arguments;
	size_t count;
};

struct command {
	const char *name;      /* NULL: tandem without a command */
	const char *arguments; /* "VISIT", "" where there are none */
	const char *about;     /* one line of --help: a sentence, with a full stop */
	size_t least, most;    /* arguments */
	/* Never NULL: where there are none, the end alone.  --help and --version come by themselves. */
	const struct option_spec *options;
	int (*run)(const struct given *given);
};

#define COMMANDS_MOST 16
/* Every command, in the order of --help; NULL after the last. */
const struct command *command_at(size_t i);

/*
 * Parses the words after the command.  Prints what is wrong, or the help that
 * was asked for, and returns its exit code; -1 when the command is to run.
 */
int options_parse(const struct command *command, int argc, char **argv, struct given *given);

extern const struct command cmd_home, cmd_visit, cmd_plan, cmd_records, cmd_check, cmd_translate, cmd_preview,
	cmd_play, cmd_train, cmd_code, cmd_due, cmd_page, cmd_completion;

#endif
