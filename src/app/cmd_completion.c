/*
 * tandem completion SHELL: what a shell needs to complete commands and options,
 * made from the tables that --help is made from.  Where a value is a format, those
 * that there are are completed, and files where an argument or a value is a path; no
 * name and no answer is ever an argument.
 */
#include "app/cmd.h"
#include "app/exit.h"
#include "app/output.h"
#include "app/report.h"
#include "base/buf.h"
#include "base/str.h"

#include <assert.h>

#define OUT_MAX ((size_t)64 << 10)

static const struct option_spec options[] = { { NULL, 0, NULL, NULL } };

static bool takes_format(const struct option_spec *option)
{
	return option->value && str_is(option->value, OUTPUT_FORMAT);
}

/* With blanks between. */
static void add_formats(struct buf *out)
{
	for (size_t i = 0; writer_name(i); i++)
		buf_printf(out, "%s%s", i ? " " : "", writer_name(i));
}

/* ---- bash -------------------------------------------------------------------------- */

static void add_words(const struct command *command, struct buf *out)
{
	for (size_t i = 0; command->options[i].name; i++)
		buf_printf(out, "--%s ", command->options[i].name);
	buf_add_text(out, "--help --version");
}

static void bash(struct buf *out)
{
	buf_add_text(out,
		"# bash completion for tandem; made by 'tandem completion bash'\n"
		"_tandem()\n{\n"
		"\tlocal word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words\n"
		"\tif [[ $before == -f || $before == --format ]]; then\n"
		"\t\tCOMPREPLY=($(compgen -W '");
	add_formats(out);
	buf_add_text(out, "' -- \"$word\"))\n\t\treturn\n\tfi\n"
		"\tcase ${COMP_WORDS[1]} in\n");
	for (size_t i = 0; command_at(i); i++) {
		if (!command_at(i)->name)
			continue;
		buf_printf(out, "\t%s) words='", command_at(i)->name);
		add_words(command_at(i), out);
		buf_add_text(out, "' ;;\n");
	}
	buf_add_text(out, "\t*) words='");
	for (size_t i = 0; command_at(i); i++)
		if (command_at(i)->name)
			buf_printf(out, "%s ", command_at(i)->name);
	add_words(command_at(0), out);
	buf_add_text(out, "' ;;\n\tesac\n"
		"\tif [[ $word == -* || $COMP_CWORD -eq 1 ]]; then\n"
		"\t\tCOMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
		"\telse\n"
		"\t\tCOMPREPLY=($(compgen -f -- \"$word\"))\n"
		"\tfi\n}\n"
		"complete -o filenames -F _tandem tandem\n");
}

/* ---- zsh --------------------------------------------------------------------------- */

/* Inside single quotes; a colon or bracket would end the description. */
static void add_quoted(struct buf *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '\'')
			buf_add_text(out, "'\\'");
		if (*text == ':' || *text == '[' || *text == ']')
			buf_add_char(out, '\\');
		buf_add_char(out, *text);
	}
}

static void zsh_value(const struct option_spec *option, struct buf *out)
{
	if (takes_format(option)) {
		buf_add_text(out, ":format:(");
		add_formats(out);
		buf_add_char(out, ')');
	} else if (option->value) {
		buf_add_text(out, ":value:_files");
	}
}

static void zsh_options(const struct command *command, struct buf *out)
{
	for (size_t i = 0; command->options[i].name; i++) {
		const struct option_spec *option = &command->options[i];
		buf_printf(out, " \\\n\t\t\t'--%s%s[", option->name, option->value ? "=" : "");
		add_quoted(out, option->about);
		buf_add_char(out, ']');
		zsh_value(option, out);
		buf_add_char(out, '\'');
	}
	buf_add_text(out, " \\\n\t\t\t'--help[this help]' \\\n\t\t\t'*:file:_files'");
}

static void zsh(struct buf *out)
{
	buf_add_text(out, "#compdef tandem\n# made by 'tandem completion zsh'\n"
		"_tandem()\n{\n\tlocal -a commands\n\tcommands=(");
	for (size_t i = 0; command_at(i); i++) {
		if (!command_at(i)->name)
			continue;
		buf_printf(out, "\n\t\t'%s:", command_at(i)->name);
		add_quoted(out, command_at(i)->about);
		buf_add_char(out, '\'');
	}
	buf_add_text(out, ")\n\tif (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then\n"
		"\t\t_describe command commands\n\t\treturn\n\tfi\n"
		"\tlocal command=$words[2]\n"
		"\t(( CURRENT > 2 )) && shift words && (( CURRENT-- ))\n"
		"\tcase $command in\n");
	for (size_t i = 1; command_at(i); i++) {
		assert(command_at(i)->name); /* the first alone has none */
		buf_printf(out, "\t%s)\n\t\t_arguments", command_at(i)->name);
		zsh_options(command_at(i), out);
		buf_add_text(out, " ;;\n");
	}
	buf_add_text(out, "\t*)\n\t\t_arguments");
	zsh_options(command_at(0), out);
	buf_add_text(out, " ;;\n\tesac\n}\n_tandem \"$@\"\n");
}

/* ---- fish -------------------------------------------------------------------------- */

static void fish_quoted(struct buf *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '\'' || *text == '\\')
			buf_add_char(out, '\\');
		buf_add_char(out, *text);
	}
}

static void fish_options(const struct command *command, struct buf *out)
{
	for (size_t i = 0; command->options[i].name; i++) {
		const struct option_spec *option = &command->options[i];
		buf_printf(out, "complete -c tandem -n '%s%s' -l %s%s",
			command->name ? "__fish_seen_subcommand_from " : "__fish_use_subcommand",
			command->name ? command->name : "", option->name,
			option->value ? " -r" : "");
		if (takes_format(option)) {
			buf_add_text(out, " -f -a '");
			add_formats(out);
			buf_add_char(out, '\'');
		}
		buf_add_text(out, " -d '");
		fish_quoted(out, option->about);
		buf_add_text(out, "'\n");
	}
}

static void fish(struct buf *out)
{
	buf_add_text(out, "# fish completion for tandem; made by 'tandem completion fish'\n");
	for (size_t i = 0; command_at(i); i++) {
		const struct command *command = command_at(i);
		if (command->name) {
			buf_printf(out, "complete -c tandem -n __fish_use_subcommand -f -a %s -d '",
				command->name);
			fish_quoted(out, command->about);
			buf_add_text(out, "'\n");
		}
		fish_options(command, out);
	}
}

static const struct {
	const char *name;
	void (*write)(struct buf *out);
} shells[] = { { "bash", bash }, { "zsh", zsh }, { "fish", fish } };

static int run(const struct given *given)
{
	assert(given->count == 1);
	struct buf out;
	for (size_t i = 0; i < sizeof shells / sizeof *shells; i++) {
		if (!str_is(shells[i].name, given->arguments[0]))
			continue;
		buf_init(&out, OUT_MAX);
		shells[i].write(&out);
		bool ok = !out.failed && report_out(out.data, out.len);
		buf_release(&out);
		return ok ? EXIT_DONE : report_no_stdout();
	}
	report_line("there is no completion for '%s'; write bash, zsh or fish",
		given->arguments[0]);
	return EXIT_WRONG_USE;
}

const struct command cmd_completion = {
	.name = "completion", .arguments = "SHELL", .least = 1, .most = 1, .options = options,
	.run = run, .about = "Print completions for bash, zsh or fish.",
};
