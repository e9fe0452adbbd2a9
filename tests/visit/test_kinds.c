/* Every kind of screen says to pack and visit what it must; one that is missing there does
 * not build. */
#include "tests/check.h"
#include "tests/kinds.h"

#include "pack/build.h"
#include "visit/answer.h"
#include "visit/kind.h"

/* Those that are no screen of a pack mean nothing to a visit. */
static void test_own_kinds(void)
{
	for (int i = PACK_KINDS; i < VIEW_KINDS; i++) {
		CHECK(pack_kind_name((enum view_kind)i) == NULL);
		CHECK(kind_of((enum view_kind)i) == NULL);
		CHECK(pack_traits((enum view_kind)i) != NULL);
	}
}

/* Whoever writes a pack finds each by its name, but those that are no section. */
static void test_names(void)
{
	for (int i = 0; i < PACK_KINDS; i++) {
		const char *name = pack_kinds[i]->name;
		if (!name)
			printf("\nthe kind '%s' has no name that authors write\n", kind_names[i]);
		CHECK(name != NULL);
		if (name)
			CHECK_INT(pack_kinds[i]->fields ? i : VIEW_SAY, pack_kind_named(name));
	}
	CHECK_INT(VIEW_SAY, pack_kind_named("nothing"));
}

/* An answer that is taken can be shown in words again. */
static void test_answers(void)
{
	for (int i = 0; i < PACK_KINDS; i++) {
		const struct pack_question question = { .kind = (enum view_kind)i,
			.value = pack_kinds[i]->value };
		const struct kind *kind = kind_of(question.kind);
		if ((kind->accept != NULL) != (question.value != VALUE_NONE)
			|| (kind->words != NULL) != answer_is_kept(&question))
			printf("\nthe kind '%s' takes answers in one table only\n",
				kind_names[i]);
		if (question.value != VALUE_NONE && !kind->show)
			printf("\nthe kind '%s' shows nothing to answer\n", kind_names[i]);
		CHECK(question.value == VALUE_NONE || kind->show);
		CHECK_INT(question.value != VALUE_NONE, kind->accept != NULL);
		CHECK_INT(answer_is_kept(&question), kind->words != NULL);
	}
}

/* What holds of every kind that has a trait, since those who ask for it go by that. */
static void test_traits(void)
{
	for (int i = 0; i < PACK_KINDS; i++) {
		const struct pack_traits *traits = pack_traits((enum view_kind)i);
		const enum value_type value = pack_kinds[i]->value;
		CHECK(!traits->agrees || value == VALUE_NONE);
		CHECK(!traits->lists_answers || value == VALUE_NONE);
		CHECK(!traits->watches || value == VALUE_RESOLUTION);
		CHECK(!traits->several || value == VALUE_CHOICES);
		CHECK(!traits->names_people || value == VALUE_PARTS);
		CHECK(!traits->shares || value == VALUE_PARTS);
		CHECK(!traits->may_leave || (!traits->names_people && !traits->shares));
	}
}

TESTS("visit/kinds", { "own kinds", test_own_kinds }, { "names", test_names },
	{ "answers", test_answers }, { "traits", test_traits })
