/*
 * A pseudo-language: every text of a pack and of the program's words in letters that are
 * none of ASCII's, a letter in three twice, and brackets around it.
 *
 *     How sure are you?    [Ĥôŵŵ šûŕŕé áŕéé ýôûû?]
 *
 * What stays in plain letters on a screen has not come from the content; a text whose
 * bracket is missing has been cut; and one that has no room for a third more would have
 * none in German.  What is put in ({hope}, %s) and blanks (____) stay as they are.
 *
 * What people type is spelt in another alphabet (typed_text()), so that it is nobody's
 * English either.
 */
#ifndef TANDEM_TESTS_PACK_PSEUDO_H
#define TANDEM_TESTS_PACK_PSEUDO_H

#include "tests/pack/packs.h"

#include "base/utf8.h"

#include <ctype.h>

#define PSEUDO_LANGUAGE "qps" /* private use, as ISO 639-2 has it */
#define PSEUDO_BYTES ((size_t)4 << 20)

static const char *const pseudo_letters[2][26] = {
	{ "á", "ƀ", "ç", "đ", "é", "ƒ", "ĝ", "ĥ", "í", "ĵ", "ķ", "ļ", "ɱ", "ñ",
		"ô", "ƥ", "ɋ", "ŕ", "š", "ţ", "û", "ṽ", "ŵ", "ẋ", "ý", "ž" },
	{ "Á", "Ɓ", "Ç", "Đ", "É", "Ƒ", "Ĝ", "Ĥ", "Í", "Ĵ", "Ķ", "Ļ", "Ɱ", "Ñ",
		"Ô", "Ƥ", "Ɋ", "Ŕ", "Š", "Ţ", "Û", "Ṽ", "Ŵ", "Ẋ", "Ý", "Ž" },
};

static const char *const typed_letters[2][26] = {
	{ "а", "б", "ц", "д", "е", "ф", "г", "х", "и", "й", "к", "л", "м", "н",
		"о", "п", "я", "р", "с", "т", "у", "в", "ю", "ж", "ы", "з" },
	{ "А", "Б", "Ц", "Д", "Е", "Ф", "Г", "Х", "И", "Й", "К", "Л", "М", "Н",
		"О", "П", "Я", "Р", "С", "Т", "У", "В", "Ю", "Ж", "Ы", "З" },
};

static inline const char *pseudo_letter(const char *const letters[2][26], char letter)
{
	return islower((unsigned char)letter) ? letters[0][letter - 'a'] : letters[1][letter - 'A'];
}

/* Bytes at `text` that are no words: what is put in, and blanks to be filled in. */
static inline size_t pseudo_kept(const char *text)
{
	size_t len = strspn(text, "_");
	if (text[0] == '%' && text[1] == 's')
		return 2;
	if (len > 1)
		return len;
	if (text[0] != '{')
		return 0;
	len = text[1] == '{' ? 2 : strcspn(text, "}");
	return text[1] != '{' && text[len] ? len + 1 : len;
}

/* "Mon,Tue,Wed": names in one text, each for itself. */
static inline bool pseudo_is_list(const char *text)
{
	for (const char *at = text; (at = strchr(at, ',')); at++)
		if (at[1] == ' ' || at[1] == '\n' || !at[1])
			return false;
	return strchr(text, ',') != NULL;
}

static inline const char *pseudo_text(const char *text, struct arena *arena)
{
	bool list = pseudo_is_list(text);
	struct buf out;
	int letters = 0;
	buf_init(&out, PSEUDO_BYTES);
	buf_add_text(&out, list ? "" : "[");
	for (size_t kept; *text; text += kept ? kept : 1) {
		kept = pseudo_kept(text);
		if (kept || !isalpha((unsigned char)*text)) {
			buf_add(&out, text, kept ? kept : 1);
			letters = list && *text == ',' ? 0 : letters;
			continue;
		}
		buf_add_text(&out, pseudo_letter(pseudo_letters, *text));
		if (++letters % 3 == 0)
			buf_add_text(&out, pseudo_letter(pseudo_letters, (char)tolower(*text)));
	}
	buf_add_text(&out, list ? "" : "]");
	const char *copy = arena_strdup(arena, out.data);
	buf_release(&out);
	return copy;
}

static inline const char *typed_text(const char *text, struct arena *arena)
{
	struct buf out;
	buf_init(&out, PSEUDO_BYTES);
	for (; *text; text++) {
		if (isalpha((unsigned char)*text))
			buf_add_text(&out, pseudo_letter(typed_letters, *text));
		else
			buf_add_char(&out, *text);
	}
	const char *copy = arena_strdup(arena, out.data ? out.data : "");
	buf_release(&out);
	return copy;
}

static inline const char *pseudo_translate(void *ctx, const char *id, const char *text,
	struct arena *arena)
{
	(void)ctx, (void)id;
	return pseudo_text(text, arena);
}

/* The files of the language over a pack and the program's words. */
struct pseudo {
	const char *folder;
	struct buf pack, words;
};

static inline void pseudo_say(const struct faults *faults)
{
	for (size_t i = 0; i < faults->count && i < 20; i++)
		printf("%s:%d: %s\n    %s\n", faults->list[i].at.file, faults->list[i].at.line,
			faults->list[i].what, faults->list[i].fix);
}

static inline bool pseudo_write(const char *folder, enum pack_layer layer, struct buf *out)
{
	struct test_files files = { NULL, folder };
	const struct conf_source source = { &files, test_has, test_get, PSEUDO_LANGUAGE };
	struct arena arena;
	struct faults faults;
	arena_init(&arena, NULL);
	faults_init(&faults, &arena);
	buf_init(out, PSEUDO_BYTES);
	bool ok = pack_translate(&source, layer, pseudo_translate, NULL, out, &faults, NULL);
	pseudo_say(&faults);
	arena_release(&arena);
	return ok;
}

static inline bool pseudo_begin(struct pseudo *pseudo, const char *folder)
{
	pseudo->folder = folder;
	return pseudo_write(folder, LAYER_PACK, &pseudo->pack)
	       & pseudo_write(folder, LAYER_WORDS, &pseudo->words);
}

static inline void pseudo_end(struct pseudo *pseudo)
{
	buf_release(&pseudo->pack);
	buf_release(&pseudo->words);
}

/* The pack in that language; NULL with its faults printed. */
static inline struct pack *pseudo_pack(const struct pseudo *pseudo)
{
	const struct test_file list[] = { { "pack/lang/" PSEUDO_LANGUAGE ".conf", pseudo->pack.data },
		{ "words/lang/" PSEUDO_LANGUAGE ".conf", pseudo->words.data }, { NULL, NULL } };
	struct test_files files = { list, pseudo->folder };
	const struct conf_source source = { &files, test_has, test_get, PSEUDO_LANGUAGE };
	struct arena arena;
	struct faults faults;
	arena_init(&arena, NULL);
	faults_init(&faults, &arena);
	struct pack *pack = pack_load(&source, &faults, NULL);
	pseudo_say(&faults);
	arena_release(&arena);
	return pack;
}

#endif
