#include "app/output.h"

#include "app/exit.h"
#include "app/report.h"
#include "sys/file.h"

bool output_find_writer(const char *name, const struct writer **writer)
{
	struct buf all;
	*writer = name ? writer_find(name) : writer_at(0);
	if (*writer)
		return true;
	buf_init(&all, 1000);
	for (size_t i = 0; writer_name(i); i++)
		buf_printf(&all, "%s'%s'", i ? ", " : "", writer_name(i));
	report_line("there is no format '%s'; there are %s", name, all.data);
	buf_release(&all);
	return false;
}

int output_add(const struct writer *writer, const struct document *document,
	const struct plan_facts *facts, struct buf *out)
{
	const struct write_options options = { .large = false };
	struct fault why;
	if (writer->write(document, facts, &options, out, &why))
		return EXIT_DONE;
	report_fault(&why);
	return why.kind == FAULT_REFUSED ? EXIT_NO : EXIT_SYSTEM;
}

int output_put(const struct writer *writer, const struct buf *out, const char *path)
{
	struct fault why;
	const char *bytes = out->data ? out->data : "";
	if (!writer_ended(out, &why)) {
		report_fault(&why);
		return EXIT_SYSTEM;
	}
	if (!path)
		return (writer->is_read_as_is ? report_out : report_file_out)(bytes, out->len)
		               ? EXIT_DONE : report_no_stdout();
	if (file_create(path, bytes, out->len, &why))
		return EXIT_DONE;
	report_fault(&why);
	return EXIT_CANT_CREATE;
}

int output_document(const struct writer *writer, const struct document *document,
	const struct plan_facts *facts, const char *path)
{
	struct buf out;
	buf_init(&out, OUTPUT_BYTES);
	int code = output_add(writer, document, facts, &out);
	if (code == EXIT_DONE)
		code = output_put(writer, &out, path);
	buf_release(&out);
	return code;
}
