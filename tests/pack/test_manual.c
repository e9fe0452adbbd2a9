/*
 * tandem-pack(5) is true: every example in it loads, every kind of screen is in
 * one, and every key that a pack can have stands in it.  A comment before an example says what it is: a whole
 * `pack`, `screen`s that are added to it, what stands at the `top`, a `site`.
 */
#include "tests/check.h"
#include "tests/kinds.h"
#include "tests/pack/packs.h"

#include "pack/language.h"

#include <stdlib.h>

#define PAGE "man/tandem-pack.5"
#define PAGE_MAX 65536

static char page[PAGE_MAX];

static void read_page(void)
{
	FILE *file = fopen(PAGE, "rb");
	NEED(file != NULL);
	size_t len = fread(page, 1, sizeof page - 1, file);
	page[len] = '\0';
	fclose(file);
}

/* mdoc's escapes, as an author sees them: \e is a backslash. */
static void unescape(char *text)
{
	char *to = text;
	for (; *text; text++) {
		if (text[0] == '\\' && text[1] == 'e')
			text++, *to++ = '\\';
		else
			*to++ = *text;
	}
	*to = '\0';
}

/* The example after a comment `.\" WHAT`; malloc'ed, NULL without one.  `rest`: of the comment. */
static char *example(const char *what, const char **at, char rest[80])
{
	char mark[40];
	snprintf(mark, sizeof mark, "\n.\\\" %s", what);
	const char *found = strstr(*at, mark);
	if (!found)
		return NULL;
	snprintf(rest, 80, "%.*s", (int)strcspn(found + strlen(mark), "\n"), found + strlen(mark));
	const char *begin = strstr(found, ".Bd -literal");
	begin = strchr(begin, '\n') + 1;
	const char *end = strstr(begin, "\n.Ed");
	*at = end;
	char *text = strndup(begin, (size_t)(end - begin) + 1);
	unescape(text);
	return text;
}

/* The whole pack with `screens` before its others, and `more` at its end. */
static char *with(const char *pack, const char *screens, const char *more)
{
	size_t room = strlen(pack) + strlen(more) + 400;
	char *all = malloc(room), names[200] = "", word[80];
	for (const char *s = screens; sscanf(s, " %79s", word) == 1;) {
		snprintf(names + strlen(names), sizeof names - strlen(names), "\"%.40s\", ", word);
		s = strstr(s, word) + strlen(word);
	}
	const char *list = strstr(pack, "{\"hope\"");
	snprintf(all, room, "%.*s{%s%s\n%s", (int)(list - pack), pack, names, list + 1, more);
	return all;
}

static struct pack *load(const char *pack, const char *site)
{
	const struct test_file list[] = { { "pack/pack.conf", pack },
		{ site ? "site/local.conf" : NULL, site }, { NULL, NULL } };
	const struct test_files files = { list, NULL };
	return test_pack_of(&files);
}

static void test_whole_pack(void)
{
	const char *at = page;
	char rest[80];
	read_page();
	char *whole = example("pack", &at, rest);
	NEED(whole != NULL);
	struct pack *pack = load(whole, NULL);
	CHECK(pack != NULL);
	if (pack)
		CHECK_STR("Think of one that you liked. What did you do?\n\nSmall things count.",
			pack->screens[0].text.spans[0].text);
	pack_free(pack);
	free(whole);
}

static void mark_kinds(const struct pack *pack, bool shown[VIEW_KINDS])
{
	for (size_t i = 0; pack && i < pack->screen_count; i++)
		shown[pack->screens[i].kind] = true;
}

static void test_examples(void)
{
	const char *at = page, *from = page;
	char rest[80], unused[80];
	bool shown[VIEW_KINDS] = { false };
	read_page();
	char *whole = example("pack", &from, unused), *more;
	while ((more = example("screen", &at, rest))) {
		char *all = with(whole, rest, more);
		struct pack *pack = load(all, NULL);
		if (!pack)
			printf("%s\n", all);
		CHECK(pack != NULL);
		mark_kinds(pack, shown);
		pack_free(pack);
		free(all);
		free(more);
	}
	for (int kind = 0; kind < PACK_KINDS; kind++) {
		if (!shown[kind])
			printf("\n%s has no example of the kind '%s'\n", PAGE, kind_names[kind]);
		CHECK(shown[kind]);
	}
	free(whole);
}

/* All examples that stand outside of screens, malloc'ed. */
static char *all_tops(void)
{
	const char *at = page;
	char rest[80], *top, *all = calloc(1, PAGE_MAX);
	while ((top = example("top", &at, rest))) {
		strcat(all, top);
		free(top);
	}
	return all;
}

static void test_site(void)
{
	const char *from = page, *site_at = page;
	char rest[80];
	read_page();
	char *whole = example("pack", &from, rest), *top = all_tops();
	char *site = example("site", &site_at, rest), *all = with(whole, "", top);
	struct pack *pack = load(all, site);
	NEED(pack != NULL);
	CHECK_STR("What was your best morning?", pack->screens[0].heading.spans[0].text);
	CHECK_STR("112", pack->sites[0].value);
	CHECK_INT(0, pack_find_page(pack, "staff"));
	CHECK_STR("My week", pack->words.text[WORD_plan_title]);
	pack_free(pack);
	free(all);
	free(site);
	free(top);
	free(whole);
}

static void test_language(void)
{
	const char *from = page, *at = page;
	char rest[80];
	read_page();
	char *whole = example("pack", &from, rest), *german = example("language", &at, rest);
	const struct test_file list[] = { { "pack/pack.conf", whole },
		{ "pack/lang/de.conf", german }, { NULL, NULL } };
	struct test_files files = { list, NULL };
	const struct conf_source source = { &files, test_has, test_get, "de" };
	struct arena arena;
	struct faults faults;
	arena_init(&arena, NULL);
	faults_init(&faults, &arena);
	struct pack *pack = pack_load(&source, &faults, NULL);
	NEED(pack != NULL);
	CHECK_STR("Was macht einen guten Morgen aus?", pack->screens[0].heading.spans[0].text);
	CHECK_STR("ein Spaziergang", pack->questions[0].write.starters[0]);
	CHECK_STR("Mehr davon: ", pack->screens[0].plan[0].line.spans[0].text);
	pack_free(pack);
	arena_release(&arena);
	free(german);
	free(whole);
}

/* Stands the key in the page, as a word of its own? */
static bool page_names(const char *key)
{
	size_t len = strlen(key);
	for (const char *at = page; (at = strstr(at, key)); at += len)
		if (strchr(" \n\"{", at[-1]) && strchr(" \n,;\"={.}", at[len]))
			return true;
	printf("\n%s does not name '%s'\n", PAGE, key);
	return false;
}

static void check_keys(const struct conf_field *fields)
{
	for (; fields->type != CONF_END; fields++) {
		CHECK(page_names(fields->name));
		if (fields->inner && strcmp(fields->name, "words") != 0)
			check_keys(fields->inner);
	}
}

static void test_keys(void)
{
	struct arena arena;
	read_page();
	arena_init(&arena, NULL);
	check_keys(fields_of_pack(&arena));
	check_keys(fields_of_site(false, &arena));
	check_keys(language_fields());
	CHECK(!page_names("no-such-key"));
	arena_release(&arena);
}

TESTS("pack/manual", { "a whole pack", test_whole_pack }, { "examples", test_examples },
	{ "site", test_site }, { "language", test_language }, { "keys", test_keys })
