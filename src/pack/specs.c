#include "pack/build.h"

#include "conf/table.h"

#include <ctype.h>
#include <string.h>

#define COUNT(specs) (sizeof(specs) / sizeof *(specs))

static const struct conf_spec step_specs[] = { TEXT("title"), TEXT("why"), TEXT("pitfall"),
	END };
static const struct conf_spec page_specs[] = { TEXT("title"), TEXT("text"), END };
static const struct conf_spec path_specs[] = { TEXT("title"), INT("minutes"), LIST("screens"),
	BOOL("after"), END };
static const struct conf_spec pack_specs[] = {
	TEXT("title"), TEXT("version"), TEXT("language"), TEXT("authors"), TEXT("reviewed"),
	TEXT("funding"), LIST("files"), LIST("stems"),
	{ .name = "step", .type = CONF_SECTION, .titled = true, .many = true,
		.inner = step_specs },
	{ .name = "path", .type = CONF_SECTION, .titled = true, .many = true,
		.inner = path_specs },
	END,
};
static const struct conf_spec number_specs[] = { TEXT("text"), TEXT("value"), END };
static const struct conf_spec value_specs[] = { TEXT("value"), END };
static const struct conf_spec plan_specs[] = { TEXT("section"), TEXT("line"), TEXT("when"),
	BOOL("private"), END };
static const struct conf_spec family_specs[] = { TEXT("part"), TEXT("line"), TEXT("when"), END };
static const struct conf_spec coach_specs[] = { LIST("say"), LIST("ask"), LIST("listen"),
	LIST("try"), LIST("avoid"), LIST("more"), END };
static const struct conf_spec site_specs[] = { LIST("files"), END };

static const struct conf_spec coach = { .name = "coach", .type = CONF_SECTION,
	.inner = coach_specs };
static const struct conf_spec plan = { .name = "plan", .type = CONF_SECTION, .many = true,
	.inner = plan_specs };

static const struct conf_spec family = { .name = "family", .type = CONF_SECTION, .many = true,
	.inner = family_specs };

static const struct conf_spec screen_keys[] = { TEXT("step"), TEXT("turn"), TEXT("stance"),
	TEXT("oars"), TEXT("heading"), TEXT("text"), TEXT("quote"), TEXT("when"),
	BOOL("private"), TEXT("title"), TEXT("pass"), BOOL("carry"), BOOL("guest"),
	BOOL("brings") };
static const struct conf_spec screen_words[] = { TEXT("title"), TEXT("heading"), TEXT("text"),
	TEXT("quote") };

static size_t count_kinds(void)
{
	size_t count = 0;
	while (pack_kinds[count].name)
		count++;
	return count;
}

/* The keys of a screen, a section for each kind, coach and plan. */
static const struct conf_spec *screen_specs(bool site, struct arena *arena)
{
	const struct conf_spec *keys = site ? screen_words : screen_keys;
	size_t at = site ? COUNT(screen_words) : COUNT(screen_keys), kinds = count_kinds();
	struct conf_spec *specs = arena_array(arena, at + kinds + 4, sizeof *specs);
	memcpy(specs, keys, at * sizeof *keys);
	for (size_t i = 0; i < kinds; i++)
		specs[at++] = (struct conf_spec){ .name = pack_kinds[i].name,
			.type = CONF_SECTION, .titled = true, .many = true,
			.inner = site ? pack_kinds[i].words : pack_kinds[i].specs };
	specs[at++] = coach;
	if (!site) {
		specs[at++] = plan;
		specs[at++] = family;
	}
	specs[at] = (struct conf_spec)END;
	return specs;
}

static struct conf_spec many(const char *name, const struct conf_spec *inner)
{
	return (struct conf_spec){ .name = name, .type = CONF_SECTION, .titled = true,
		.many = true, .inner = inner };
}

const struct conf_spec *specs_of_pack(struct arena *arena)
{
	struct conf_spec *specs = arena_array(arena, 7, sizeof *specs);
	specs[0] = (struct conf_spec){ .name = "pack", .type = CONF_SECTION, .titled = true,
		.inner = pack_specs };
	specs[1] = many("screen", screen_specs(false, arena));
	specs[2] = many("number", number_specs);
	specs[3] = plan;
	specs[4] = many("page", page_specs);
	specs[5] = family;
	specs[6] = (struct conf_spec)END;
	return specs;
}

/* words { saved = "..." }: the keys are the list of view/words.h. */
static const struct conf_spec *word_specs(struct arena *arena)
{
	static const char *const names[] = {
#define X(name) #name,
		WORDS(X)
#undef X
	};
	struct conf_spec *specs = arena_array(arena, WORD_COUNT + 1, sizeof *specs);
	for (size_t i = 0; i < WORD_COUNT; i++)
		specs[i] = (struct conf_spec)TEXT(names[i]);
	specs[WORD_COUNT] = (struct conf_spec)END;
	return specs;
}

const struct conf_spec *specs_of_words(struct arena *arena)
{
	struct conf_spec *specs = arena_array(arena, 2, sizeof *specs);
	specs[0] = (struct conf_spec){ .name = "words", .type = CONF_SECTION,
		.inner = word_specs(arena) };
	specs[1] = (struct conf_spec)END;
	return specs;
}

const struct conf_spec *specs_of_site(struct arena *arena)
{
	struct conf_spec *specs = arena_array(arena, 6, sizeof *specs);
	specs[0] = (struct conf_spec){ .name = "site", .type = CONF_SECTION, .inner = site_specs };
	specs[1] = many("screen", screen_specs(true, arena));
	specs[2] = many("number", value_specs);
	specs[3] = specs_of_words(arena)[0];
	specs[4] = many("page", page_specs);
	specs[5] = (struct conf_spec)END;
	return specs;
}
