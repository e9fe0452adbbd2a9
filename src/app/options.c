#include "app/cmd.h"

#include "app/exit.h"
#include "app/report.h"
#include "base/buf.h"
#include "base/str.h"

#include <assert.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#define HELP_MAX ((size_t)64 << 10)

/* The same sentences stand in the help screen (`intended_use`) and in the manual. */
#define INTENDED_USE \
	"tandem supports a conversation and shows what its words rest on.\n" \
	"It does not diagnose, score, recommend a treatment or decide.\n"

static size_t count_options(const struct command *command)
{
	size_t count = 0;
	while (command->options[count].name)
		count++;
	return count;
}

static void add_usage(const struct command *command, struct buf *out)
{
	buf_add_text(out, "usage: tandem");
	if (command->name)
		buf_printf(out, " %s", command->name);
	if (count_options(command))
		buf_add_text(out, " [OPTION]...");
	if (*command->arguments)
		buf_printf(out, " %s", command->arguments);
	if (!command->name)
		buf_add_text(out, " [COMMAND ...]");
	buf_printf(out, "\n%s\n", command->about);
}

static void add_option(const struct option_spec *option, struct buf *out)
{
	char left[48];
	if (option->letter)
		snprintf(left, sizeof left, "-%c, --%s", option->letter, option->name);
	else
		snprintf(left, sizeof left, "    --%s", option->name);
	assert(strlen(left) + (option->value ? strlen(option->value) + 1 : 0) < 24);
	buf_printf(out, "  %s%s%s%*s%s\n", left, option->value ? " " : "",
		option->value ? option->value : "",
		(int)(24 - strlen(left) - (option->value ? strlen(option->value) + 1 : 0)), "",
		option->about);
}

static void add_commands(struct buf *out)
{
	buf_add_text(out, "\nCommands ('tandem COMMAND --help' tells more):\n");
	for (size_t i = 0; command_at(i); i++)
		if (command_at(i)->name)
			buf_printf(out, "  %-10s %-14s %s\n", command_at(i)->name,
				command_at(i)->arguments, command_at(i)->about);
}

static const struct option_spec standard[] = {
	{ "help", 'h', NULL, "this help" },
	{ "version", 0, NULL, "version, licence and intended use" },
};

static int show_help(const struct command *command)
{
	struct buf out;
	buf_init(&out, HELP_MAX);
	add_usage(command, &out);
	if (!command->name)
		buf_add_text(&out, INTENDED_USE);
	buf_add_text(&out, "\nOptions:\n");
	for (size_t i = 0; command->options[i].name; i++)
		add_option(&command->options[i], &out);
	add_option(&standard[0], &out);
	add_option(&standard[1], &out);
	if (!command->name)
		add_commands(&out);
	bool ok = report_out(out.data, out.len);
	buf_release(&out);
	return ok ? EXIT_DONE : report_no_stdout();
}

static int show_version(void)
{
	static const char text[] =
		"tandem " TANDEM_VERSION "\n"
		"Copyright (c) 2026 the tandem project. ISC licence; there is no warranty.\n"
		"Intended use: " INTENDED_USE;
	return report_out(text, strlen(text)) ? EXIT_DONE : report_no_stdout();
}

static int wrong_use(const struct command *command)
{
	report_line("Try 'tandem %s%s--help'", command->name ? command->name : "",
		command->name ? " " : "");
	return EXIT_WRONG_USE;
}

static const char *nearest_option(const struct command *command, const char *word)
{
	assert(count_options(command) <= OPTIONS_MAX);
	const char *names[OPTIONS_MAX + 2];
	size_t count = count_options(command);
	for (size_t i = 0; i < count; i++)
		names[i] = command->options[i].name;
	names[count++] = standard[0].name;
	names[count++] = standard[1].name;
	return str_nearest(word, names, count);
}

static int bad_option(const struct command *command, char **argv, int index)
{
	const char *word = argv[index];
	const char *near = str_starts(word, "--") ? nearest_option(command, word + 2) : NULL;
	if (near)
		report_line("there is no option '%s' here; did you mean '--%s'?", word, near);
	else
		report_line("there is no option '%s' here, or it lacks its value", word);
	return wrong_use(command);
}

/* The first would be forgotten without a word. */
static int twice(const struct command *command, const char *name)
{
	report_line("'--%s' is given twice; give it once", name);
	return wrong_use(command);
}

/* getopt's form of the same table. */
struct forms {
	struct option list[OPTIONS_MAX + 3];
	char letters[2 * OPTIONS_MAX + 4];
};

static void make_forms(const struct command *command, struct forms *forms)
{
	assert(count_options(command) <= OPTIONS_MAX);
	size_t count = count_options(command), used = 0;
	*forms = (struct forms){ 0 };
	forms->letters[used++] = ':';
	forms->letters[used++] = 'h';
	for (size_t i = 0; i < count; i++) {
		const struct option_spec *option = &command->options[i];
		forms->list[i] = (struct option){ option->name,
			option->value ? required_argument : no_argument, NULL, 256 + (int)i };
		if (option->letter) {
			forms->letters[used++] = option->letter;
			if (option->value)
				forms->letters[used++] = ':';
		}
	}
	forms->list[count] = (struct option){ "help", no_argument, NULL, 'h' };
	forms->list[count + 1] = (struct option){ "version", no_argument, NULL, 'V' };
}

static int option_number(const struct command *command, int got)
{
	if (got >= 256)
		return got - 256;
	for (int i = 0; command->options[i].name; i++)
		if (command->options[i].letter == got)
			return i;
	return -1;
}

static int check_count(const struct command *command, const struct given *given)
{
	assert(command->least <= command->most);
	if (given->count < command->least) {
		report_line("'%s' is missing", command->arguments);
		return wrong_use(command);
	}
	if (given->count > command->most) {
		report_line("'%s' is one word too many", given->arguments[command->most]);
		return wrong_use(command);
	}
	return -1;
}

int options_parse(const struct command *command, int argc, char **argv, struct given *given)
{
	struct forms forms;
	int got;
	*given = (struct given){ 0 };
	make_forms(command, &forms);
	opterr = 0;
	optind = 1;
	for (;;) {
		int index = optind;
		got = getopt_long(argc, argv, forms.letters, forms.list, NULL);
		if (got < 0)
			break;
		if (got == 'h')
			return show_help(command);
		if (got == 'V')
			return show_version();
		int number = option_number(command, got);
		if (got == '?' || got == ':' || number < 0)
			return bad_option(command, argv, index < argc ? index : argc - 1);
		assert(number < OPTIONS_MAX);
		if (optarg && given->text[number])
			return twice(command, command->options[number].name);
		given->text[number] = optarg ? optarg : "";
	}
	given->arguments = (const char *const *)argv + optind;
	given->count = (size_t)(argc - optind);
	return check_count(command, given);
}
