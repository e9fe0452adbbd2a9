/*
 * A folder of text files: one that says what the folder is, and in `files` which
 * others belong to it.
 *
 *     conf_folder_read(&reader, "pack", "pack.conf", "pack", fields, &folder)
 *     conf_folder_once(&reader, &folder, "pack", "pack.conf")    where that is a rule
 *
 * Nothing here opens a file: bytes come from a source (a folder on the disk, a
 * test's strings, a bundle that was kept).
 */
#ifndef TANDEM_CONF_FOLDER_H
#define TANDEM_CONF_FOLDER_H

#include "base/buf.h"
#include "conf/conf.h"

/* So many files are read beside the first. */
#define CONF_FILES_MOST 64

/*
 * Where the files come from.  get() adds the file's bytes to `out`; false with
 * `why` where it cannot.  has() tells whether there is such a file at all.
 */
struct conf_source {
	void *ctx;
	bool (*has)(void *ctx, const char *name);
	bool (*get)(void *ctx, const char *name, struct buf *out, struct fault *why);
	const char *language; /* the one wanted, as a locale has it: "de", "pt_BR"; NULL: any */
};

struct conf_reader {
	const struct conf_source *source; /* borrowed */
	struct arena *trees;   /* what is read lies here, */
	struct arena *titles;  /* but for the titles of sections, which are used as they are */
	struct faults *faults; /* the bytes of files lie in its arena, and outlive the trees */
	bool was_kept; /* by conf_read_kept(); and a file may be empty, which is a fault else */
	bool bare; /* faults name a file as it is called in its folder */
	/* NULL, or told of each file: its bytes, and its tree (NULL: it has none).  Name and
	 * bytes lie where the faults do. */
	void (*each)(void *ctx, const char *name, const char *bytes, size_t len,
		const struct conf *root);
	void *ctx;
};

struct conf_folder {
	struct conf **roots; /* a tree for each file that could be read, the first one's first */
	size_t count;
	bool lacks; /* one that is named could not be read: what seems to lack may stand there */
	const struct conf *head; /* the first file's section that names the others; NULL: none */
};

/* Reads the file FOLDER/FILE; NULL with faults. */
struct conf *conf_file_read(const struct conf_reader *reader, const char *folder,
	const char *file, const struct conf_field *fields);
/* Reads `first`, and what the list `files` of its section `head` names, each file once.  No
 * root at all: the first could not be read.  That there is no head is the caller's to say. */
void conf_folder_read(const struct conf_reader *reader, const char *folder, const char *first,
	const char *head, const struct conf_field *fields, struct conf_folder *out);
/* What a folder says of itself stands in its first file: faults where another has it, too. */
void conf_folder_once(const struct conf_reader *reader, const struct conf_folder *folder,
	const char *head, const char *first);

#endif
