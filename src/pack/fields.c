#include "pack/build.h"

#include "conf/table.h"

#include <assert.h>
#include <string.h>

#define COUNT(fields) (sizeof(fields) / sizeof *(fields))

static const struct conf_field step_fields[] = { SHOWN("title"), SHOWN("why"), SHOWN("pitfall"),
	END };
static const struct conf_field page_fields[] = { SHOWN("title"), SHOWN("text"), END };
static const struct conf_field path_fields[] = { SHOWN("title"), INT("minutes", 0, 240),
	LIST("screens"), BOOL("after"), BOOL("changes"), END };
static const struct conf_field pack_fields[] = {
	SHOWN("title"), TEXT("version"), TEXT("language"), TEXT("authors"), TEXT("reviewed"),
	TEXT("funding"), LIST("files"), SHOWN_LIST("stems"), SHOWN_LIST("not-asked"),
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
	BOOL("private"), SHOWN("title"), TEXT("pass"), TEXT("waits-for"), BOOL("carry"),
	BOOL("guest"), BOOL("brings"), LIST("about") };

static struct conf_field many(const char *name, const struct conf_field *inner)
{
	return (struct conf_field){ .name = name, .type = CONF_SECTION, .titled = true,
		.many = true, .inner = inner };
}

/* The keys of a screen, a section for each kind, coach and plan. */
static const struct conf_field *screen_fields(struct arena *arena)
{
	size_t at = COUNT(screen_keys);
	struct conf_field *fields = arena_array(arena, at + PACK_KINDS + 4, sizeof *fields);
	memcpy(fields, screen_keys, sizeof screen_keys);
	for (int i = 0; i < PACK_KINDS; i++)
		if (pack_kinds[i]->fields)
			fields[at++] = many(pack_kinds[i]->name, pack_kinds[i]->fields);
	fields[at++] = coach;
	fields[at++] = plan;
	fields[at++] = family;
	assert(at < COUNT(screen_keys) + PACK_KINDS + 4);
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
	assert((size_t)(to - fields) <= count);
	*to = (struct conf_field)END;
	return fields;
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

/* words { saved = "..." }: the keys are the list of view/words.h, and behind them those that
 * were in it once, for a pack that was kept with them. */
static const struct conf_field *word_fields(bool was_kept, struct arena *arena)
{
	static const char *const names[] = {
#define X(name) #name,
		WORDS(X)
#undef X
	};
	static const char *const gone[] = { "does_cover", "does_map", "end_later", "plan_sure",
		"role_text", "role_print", "train_lesson", "train_drill", "train_case", "train_step",
		"after_held", "plain_resumed", "plain_clear", "step_short", "page_of", "more_below", "more_above",
		"does_plan", "does_note", "people_you", "does_move", "does_notyet",
		"does_row", "row_answered", "answer_more" };
	_Static_assert(COUNT(names) == WORD_COUNT, "a key for each word");
	size_t gone_count = was_kept ? sizeof gone / sizeof *gone : 0;
	struct conf_field *fields = arena_array(arena, WORD_COUNT + gone_count + 1,
		sizeof *fields);
	for (size_t i = 0; i < WORD_COUNT; i++)
		fields[i] = (struct conf_field)SHOWN(names[i]);
	for (size_t i = 0; i < gone_count; i++)
		fields[WORD_COUNT + i] = (struct conf_field)TEXT(gone[i]);
	fields[WORD_COUNT + gone_count] = (struct conf_field)END;
	return fields;
}

const struct conf_field *fields_of_words(bool was_kept, struct arena *arena)
{
	struct conf_field *fields = arena_array(arena, 3, sizeof *fields);
	fields[0] = (struct conf_field){ .name = "words", .type = CONF_SECTION,
		.inner = word_fields(was_kept, arena) };
	fields[1] = (struct conf_field)TEXT("language");
	fields[2] = (struct conf_field)END;
	return fields;
}

const struct conf_field *fields_of_site(bool was_kept, struct arena *arena)
{
	struct conf_field *fields = arena_array(arena, 6, sizeof *fields);
	fields[0] = (struct conf_field){ .name = "site", .type = CONF_SECTION,
		.inner = site_fields };
	fields[1] = many("screen", site_keys(screen_fields(arena), arena));
	fields[2] = many("number", number_fields);
	fields[3] = fields_of_words(was_kept, arena)[0];
	fields[4] = many("page", page_fields);
	fields[5] = (struct conf_field)END;
	return fields;
}
