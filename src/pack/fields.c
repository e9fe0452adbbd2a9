#include "pack/build.h"

#include "conf/table.h"

#include <string.h>

#define COUNT(fields) (sizeof(fields) / sizeof *(fields))

static const struct conf_field step_fields[] = { SHOWN("title"), SHOWN("why"), SHOWN("pitfall"),
	END };
static const struct conf_field page_fields[] = { SHOWN("title"), SHOWN("text"), END };
static const struct conf_field path_fields[] = { SHOWN("title"), INT("minutes"),
	LIST("screens"), BOOL("after"), END };
static const struct conf_field pack_fields[] = {
	SHOWN("title"), TEXT("version"), TEXT("language"), TEXT("authors"), TEXT("reviewed"),
	TEXT("funding"), LIST("files"), SHOWN_LIST("stems"),
	{ .name = "step", .type = CONF_SECTION, .titled = true, .many = true,
		.inner = step_fields },
	{ .name = "path", .type = CONF_SECTION, .titled = true, .many = true,
		.inner = path_fields },
	END,
};
static const struct conf_field number_fields[] = { SHOWN("text"), SHOWN("value"), END };
static const struct conf_field plan_fields[] = { TEXT("section"), SHOWN("line"), TEXT("when"),
	BOOL("private"), END };
static const struct conf_field family_fields[] = { TEXT("part"), SHOWN("line"), TEXT("when"),
	END };
static const struct conf_field coach_fields[] = { SHOWN_LIST("say"), SHOWN_LIST("ask"),
	SHOWN_LIST("listen"), SHOWN_LIST("try"), SHOWN_LIST("avoid"), SHOWN_LIST("more"),
	END };
static const struct conf_field site_fields[] = { LIST("files"), END };

static const struct conf_field coach = { .name = "coach", .type = CONF_SECTION,
	.inner = coach_fields };
static const struct conf_field plan = { .name = "plan", .type = CONF_SECTION, .many = true,
	.inner = plan_fields };

static const struct conf_field family = { .name = "family", .type = CONF_SECTION, .many = true,
	.inner = family_fields };

static const struct conf_field screen_keys[] = { TEXT("step"), TEXT("turn"), TEXT("stance"),
	TEXT("oars"), SHOWN("heading"), SHOWN("text"), SHOWN("quote"), TEXT("when"),
	BOOL("private"), SHOWN("title"), TEXT("pass"), BOOL("carry"), BOOL("guest"),
	BOOL("brings") };
static size_t count_kinds(void)
{
	size_t count = 0;
	while (pack_kinds[count].name)
		count++;
	return count;
}

/* The keys of a screen, a section for each kind, coach and plan. */
static const struct conf_field *screen_fields(struct arena *arena)
{
	size_t at = COUNT(screen_keys), kinds = count_kinds();
	struct conf_field *fields = arena_array(arena, at + kinds + 4, sizeof *fields);
	memcpy(fields, screen_keys, sizeof screen_keys);
	for (size_t i = 0; i < kinds; i++)
		fields[at++] = (struct conf_field){ .name = pack_kinds[i].name,
			.type = CONF_SECTION, .titled = true, .many = true,
			.inner = pack_kinds[i].fields };
	fields[at++] = coach;
	fields[at++] = plan;
	fields[at++] = family;
	fields[at] = (struct conf_field)END;
	return fields;
}

/* What a site may change: texts, in sections that it can name. */
static bool is_site_key(const struct conf_field *field)
{
	if (field->type == CONF_SECTION)
		return field->titled || !field->many;
	return field->translatable;
}

/* Of these keys those that a site may change. */
static const struct conf_field *site_keys(const struct conf_field *all, struct arena *arena)
{
	size_t count = 0;
	while (all[count].type != CONF_END)
		count++;
	struct conf_field *fields = arena_array(arena, count + 1, sizeof *fields), *to = fields;
	for (size_t i = 0; i < count; i++) {
		if (!is_site_key(&all[i]))
			continue;
		*to = all[i];
		if (to->type == CONF_SECTION)
			to->inner = site_keys(all[i].inner, arena);
		to++;
	}
	*to = (struct conf_field)END;
	return fields;
}

static struct conf_field many(const char *name, const struct conf_field *inner)
{
	return (struct conf_field){ .name = name, .type = CONF_SECTION, .titled = true,
		.many = true, .inner = inner };
}

const struct conf_field *fields_of_pack(struct arena *arena)
{
	struct conf_field *fields = arena_array(arena, 7, sizeof *fields);
	fields[0] = (struct conf_field){ .name = "pack", .type = CONF_SECTION, .titled = true,
		.inner = pack_fields };
	fields[1] = many("screen", screen_fields(arena));
	fields[2] = many("number", number_fields);
	fields[3] = plan;
	fields[4] = many("page", page_fields);
	fields[5] = family;
	fields[6] = (struct conf_field)END;
	return fields;
}

/* words { saved = "..." }: the keys are the list of view/words.h. */
static const struct conf_field *word_fields(struct arena *arena)
{
	static const char *const names[] = {
#define X(name) #name,
		WORDS(X)
#undef X
	};
	struct conf_field *fields = arena_array(arena, WORD_COUNT + 1, sizeof *fields);
	for (size_t i = 0; i < WORD_COUNT; i++)
		fields[i] = (struct conf_field)SHOWN(names[i]);
	fields[WORD_COUNT] = (struct conf_field)END;
	return fields;
}

const struct conf_field *fields_of_words(struct arena *arena)
{
	struct conf_field *fields = arena_array(arena, 3, sizeof *fields);
	fields[0] = (struct conf_field){ .name = "words", .type = CONF_SECTION,
		.inner = word_fields(arena) };
	fields[1] = (struct conf_field)TEXT("language");
	fields[2] = (struct conf_field)END;
	return fields;
}

const struct conf_field *fields_of_site(struct arena *arena)
{
	struct conf_field *fields = arena_array(arena, 6, sizeof *fields);
	fields[0] = (struct conf_field){ .name = "site", .type = CONF_SECTION,
		.inner = site_fields };
	fields[1] = many("screen", site_keys(screen_fields(arena), arena));
	fields[2] = many("number", number_fields);
	fields[3] = fields_of_words(arena)[0];
	fields[4] = many("page", page_fields);
	fields[5] = (struct conf_field)END;
	return fields;
}
