#include "app/language_files.h"

#include "base/arena.h"
#include "base/str.h"
#include "pack/pack.h"
#include "sys/file.h"

#include <ctype.h>
#include <string.h>

#define ENDING ".conf"

static bool are_letters(const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (!isalpha((unsigned char)text[i]))
			return false;
	return true;
}

/* "DE" is meant as "de", "pt-br" as "pt_BR"; NULL: nobody knows. */
static const char *meant(const char *name, struct arena *arena)
{
	size_t language = strcspn(name, "-_"), country = strlen(name) - language;
	bool plain = (language == 2 || language == 3) && are_letters(name, language);
	bool country_too = country == 3 && are_letters(name + language + 1, 2);
	if (!plain || (country && !country_too))
		return NULL;
	char *copy = arena_strdup(arena, name);
	for (size_t i = 0; copy[i]; i++)
		copy[i] = (char)(i < language ? tolower((unsigned char)copy[i])
		                              : toupper((unsigned char)copy[i]));
	if (country)
		copy[language] = '_';
	return copy;
}

struct look {
	const char *folder;
	struct faults *remarks;
};

/* Other files may lie there, too: a README, what an editor left. */
static void look_at(void *ctx, const char *file)
{
	struct look *look = ctx;
	struct arena *arena = look->remarks->arena;
	const char *dot = strrchr(file, '.');
	if (*file == '.' || !dot)
		return;
	bool ends_right = str_is(dot, ENDING);
	const char *name = arena_strndup(arena, file, (size_t)(dot - file));
	const char *other = meant(name, arena);
	if (ends_right ? language_is_name(name) : !other)
		return;
	const struct place at = { .file = arena_printf(arena, "%s/%s/%s", look->folder,
					  LANGUAGE_FOLDER, arena_strdup(arena, file)) };
	faults_say(look->remarks, &at,
		other ? arena_printf(arena, "call it '%s" ENDING "'", other)
		      : "call it as a locale calls the language: 'de.conf', 'pt_BR.conf'",
		"this file is not read: a language file has another kind of name");
}

void language_files_review(const char *folder, struct faults *remarks)
{
	struct look look = { folder, remarks };
	file_each_in(folder, LANGUAGE_FOLDER, look_at, &look);
}
