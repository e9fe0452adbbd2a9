#include "tests/check.h"
#include "tests/pack/conds.h"

#include "base/arena.h"

/* ---- parsing ---------------------------------------------------------------------- */

struct parsed {
	struct arena arena;
	struct faults faults;
	const struct cond *cond;
};

static const struct place start = { .file = "a.conf", .line = 3, .column = 10 };

static struct parsed *parse(const char *text)
{
	static struct parsed parsed;
	arena_init(&parsed.arena, NULL);
	faults_init(&parsed.faults, &parsed.arena);
	parsed.cond = cond_parse(text, &start, &test_cond_names, &parsed.arena, &parsed.faults);
	return &parsed;
}

/* Prefix form, names as they were written: what binds to what is seen. */
static const char *show(const struct cond *cond, struct arena *arena)
{
	static const char *const ops[] = { "or", "and", "not", "answered", "has", "==", "!=", "<",
		"<=", ">", ">=" };
	if (cond->op == COND_NOT)
		return arena_printf(arena, "(not %s)", show(cond->left, arena));
	if (cond->op < COND_NOT)
		return arena_printf(arena, "(%s %s %s)", ops[cond->op], show(cond->left, arena),
			show(cond->right, arena));
	const char *name = test_name_of(&cond->ref)->name;
	if (cond->op == COND_ANSWERED)
		return arena_printf(arena, "(answered %s)", name);
	return arena_printf(arena, "(%s %s %d)", ops[cond->op], name, cond->number);
}

static void check_tree(const char *want, const char *text)
{
	struct parsed *parsed = parse(text);
	CHECK_INT(0, parsed->faults.count);
	CHECK_STR(want, parsed->cond ? show(parsed->cond, &parsed->arena) : NULL);
	arena_release(&parsed->arena);
}

static void test_tests(void)
{
	check_tree("(answered hope)", "answered hope");
	check_tree("(answered topics)", "answered topics");
	check_tree("(has topics 2)", "topics has money");
	check_tree("(== room 1)", "room == others");
	check_tree("(!= flag.numb 0)", "flag.numb != no");
	check_tree("(== flag.night-pain 2)", "flag.night-pain == unsure");
	check_tree("(== path 0)", "path == brief");
	check_tree("(== sure 7)", "sure == 7");
	check_tree("(!= sure 7)", "sure != 7");
	check_tree("(< sure 10)", "sure < 10");
	check_tree("(<= impact.sleep 0)", "impact.sleep <= 0");
	check_tree("(> sure 3)", "sure > 3");
	check_tree("(>= sure 3)", "sure >= 3");
}

static void test_binding(void)
{
	check_tree("(or (answered hope) (and (> sure 1) (< sure 5)))",
		"answered hope or sure > 1 and sure < 5");
	check_tree("(and (or (answered hope) (> sure 1)) (< sure 5))",
		"(answered hope or sure > 1) and sure < 5");
	check_tree("(and (not (answered hope)) (> sure 1))", "not answered hope and sure > 1");
	check_tree("(not (not (> sure 1)))", "not not sure > 1");
	check_tree("(or (or (> sure 1) (> sure 2)) (> sure 3))", "sure > 1 or sure > 2 or sure > 3");
	check_tree("(not (or (> sure 1) (> sure 2)))", "not (sure > 1 or sure > 2)");
}

static void test_blanks(void)
{
	check_tree("(and (>= sure 3) (<= sure 5))", "sure>=3 and sure<=5");
	check_tree("(> sure 3)", "  ((\tsure\n  >\n3) )  ");
}

/* ---- faults ---------------------------------------------------------------------------- */

/* `carets` stands under `text`: where the fault must point, and how wide. */
static void check_fault(const char *text, const char *carets, const char *what, const char *fix)
{
	struct parsed *parsed = parse(text);
	CHECK(parsed->cond == NULL);
	CHECK_INT(1, parsed->faults.count);
	if (parsed->faults.count) {
		const struct fault *fault = &parsed->faults.list[0];
		CHECK_STR(what, fault->what);
		CHECK_STR(fix, fault->fix);
		CHECK_STR("a.conf", fault->at.file);
		CHECK_INT(3, fault->at.line);
		CHECK_INT(10 + strspn(carets, " "), fault->at.column);
		CHECK_INT(strlen(carets) - strspn(carets, " "), fault->at.span);
	}
	arena_release(&parsed->arena);
}

static void test_unknown(void)
{
	check_fault("answered hope and impact.slep > 3",
		"                  ^^^^^^^^^^^",
		"no screen sets 'impact.slep'", "write 'impact.sleep'");
	check_fault("answered zzz",
		"         ^^^",
		"no screen sets 'zzz'", "add a screen that sets it");
	check_fault("topics has slep",
		"           ^^^^",
		"it can never be 'slep'", "write 'sleep'");
	check_fault("room == 7",
		"        ^",
		"it can never be '7'", "write one of its choices");
	check_fault("path == breif",
		"        ^^^^^",
		"it can never be 'breif'", "write 'brief'");
}

static void test_types(void)
{
	static const char manual[] = "see 'Conditions' in tandem-pack(5)";
	check_fault("sure > 1 and hope == 3",
		"             ^^^^",
		"this can only be asked for by 'answered'", manual);
	check_fault("room has alone",
		"^^^^",
		"only where many are picked can be asked 'has'", manual);
	check_fault("topics == sleep",
		"^^^^^^",
		"of many that are picked can only be asked 'has'", manual);
	check_fault("room < others",
		"^^^^",
		"words have no order: only == and != compare them", manual);
	check_fault("path >= full",
		"^^^^",
		"words have no order: only == and != compare them", manual);
}

static void test_numbers(void)
{
	check_fault("sure == yes",
		"        ^^^",
		"'yes' is compared with a number here", "write a number");
	check_fault("sure < 99999999999999999999",
		"       ^^^^^^^^^^^^^^^^^^^^",
		"'99999999999999999999' is compared with a number here", "write a number");
	check_fault("sure < 3.5",
		"       ^^^",
		"'3.5' is compared with a number here", "write a number");
}

static void test_grammar(void)
{
	check_fault("", "^", "a name is missing here", "write the name of a question");
	check_fault("sure > 1 and",
		"            ^",
		"a name is missing here", "write the name of a question");
	check_fault("== 3", "^^", "a name is missing here", "write the name of a question");
	check_fault("not", "   ^", "a name is missing here", "write the name of a question");
	check_fault("sure", "    ^", "a comparison is missing here",
		"write == != < <= > >= or has");
	check_fault("sure = 3",
		"     ^",
		"a comparison is missing here", "write == != < <= > >= or has");
	check_fault("sure >",
		"      ^",
		"what it is compared with is missing here", "write a number or a choice");
	check_fault("(sure > 3",
		"         ^",
		"a ) is missing here", "close it with )");
	check_fault("sure > 3)",
		"        ^",
		"the condition should end here", "join conditions by 'and' or 'or'");
	check_fault("sure > 3 answered hope",
		"         ^^^^^^^^",
		"the condition should end here", "join conditions by 'and' or 'or'");
}

/* A word of the language is not blamed for being no question. */
static void test_reserved(void)
{
	static const char name[] = "write the name of a question";
	check_fault("or sure > 3", "^^", "a name is missing here", name);
	check_fault("sure > 3 and or sure > 4",
		"             ^^",
		"a name is missing here", name);
	check_fault("answered not hope",
		"         ^^^",
		"a name is missing here", name);
}

/* The carets stand under the whole of a character that is none of ours. */
static void test_foreign(void)
{
	struct parsed *parsed = parse("sure ≥ 3");
	NEED(parsed->faults.count == 1);
	CHECK_STR("a comparison is missing here", parsed->faults.list[0].what);
	CHECK_INT(15, parsed->faults.list[0].at.column);
	CHECK_INT(3, parsed->faults.list[0].at.span);
	arena_release(&parsed->arena);
}

static void test_lines(void)
{
	struct parsed *parsed = parse("answered hope\n   and zzz > 3");
	NEED(parsed->faults.count == 1);
	CHECK_INT(4, parsed->faults.list[0].at.line);
	CHECK_INT(8, parsed->faults.list[0].at.column);
	arena_release(&parsed->arena);
}

static void nest(char *out, size_t depth, const char *open, const char *close)
{
	*out = '\0';
	for (size_t i = 0; i < depth; i++)
		strcat(out, open);
	strcat(out, "sure > 1");
	for (size_t i = 0; i < depth; i++)
		strcat(out, close);
}

static void check_depth(const char *open, const char *close)
{
	char text[1000];
	nest(text, 31, open, close);
	struct parsed *parsed = parse(text);
	CHECK(parsed->cond != NULL);
	CHECK_INT(0, parsed->faults.count);
	arena_release(&parsed->arena);
	nest(text, 32, open, close);
	parsed = parse(text);
	CHECK(parsed->cond == NULL);
	NEED(parsed->faults.count == 1);
	CHECK_STR("the condition is nested too deeply", parsed->faults.list[0].what);
	CHECK_INT(10 + 32 * strlen(open), parsed->faults.list[0].at.column);
	arena_release(&parsed->arena);
}

static void test_depth(void)
{
	check_depth("(", ")");
	check_depth("not ", "");
}

/* Depth is how far in we are, not how much there has been. */
static void test_wide(void)
{
	char text[4096] = "(sure > 1)";
	for (int i = 0; i < 200; i++)
		strcat(text, " or (sure > 1)");
	struct parsed *parsed = parse(text);
	CHECK(parsed->cond != NULL);
	CHECK_INT(0, parsed->faults.count);
	arena_release(&parsed->arena);
}

static void test_long(void)
{
	static char text[5000];
	memset(text, ' ', sizeof text - 1);
	struct parsed *parsed = parse(text);
	CHECK(parsed->cond == NULL);
	NEED(parsed->faults.count == 1);
	CHECK_STR("the condition is too long", parsed->faults.list[0].what);
	arena_release(&parsed->arena);
}

/* ---- meaning ------------------------------------------------------------------------------ */

/* By number of the question; -1 is not answered.  The path is always there. */
struct answers {
	int number[6];
	int path;
};

static const int *answer_of(const struct answers *answers, const struct cond_ref *ref)
{
	return ref->question < 0 ? &answers->path : &answers->number[ref->question];
}

static bool answered(void *ctx, const struct cond_ref *ref)
{
	return *answer_of(ctx, ref) >= 0;
}

static bool number_of(void *ctx, const struct cond_ref *ref, int *number)
{
	int answer = *answer_of(ctx, ref);
	if (answer < 0)
		return false;
	*number = answer;
	return true;
}

static bool has(void *ctx, const struct cond_ref *ref, int choice)
{
	int bits = *answer_of(ctx, ref);
	return bits >= 0 && (bits >> choice & 1);
}

static void check_holds(bool want, const char *text, const struct answers *answers)
{
	struct answers copy = *answers;
	const struct cond_state state = { &copy, answered, number_of, has };
	struct parsed *parsed = parse(text);
	NEED(parsed->cond != NULL);
	if (want != cond_holds(parsed->cond, &state))
		printf("\n%s\n", text);
	CHECK(want == cond_holds(parsed->cond, &state));
	arena_release(&parsed->arena);
}

static void test_holds(void)
{
	/* sure 5, room others, topics sleep and money, hope, numb yes, sleep 0, full */
	static const struct answers all = { { 5, 1, 5, 0, 1, 0 }, 1 };
	static const char *const yes[] = { "sure == 5", "sure != 4", "sure < 6", "sure <= 5",
		"sure > 4", "sure >= 5", "room == others", "room != alone", "topics has sleep",
		"topics has money", "answered hope", "flag.numb == yes", "impact.sleep == 0",
		"path == full", "not path == brief", "sure > 9 or sure < 9",
		"sure > 1 and sure < 9" };
	static const char *const no[] = { "sure == 4", "sure != 5", "sure < 5", "sure <= 4",
		"sure > 5", "sure >= 6", "room == alone", "room != others", "topics has work",
		"not answered hope", "path == brief", "sure > 9 or sure < 1",
		"sure > 1 and sure < 2", "sure > 9 and sure > 1" };
	for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
		check_holds(true, yes[i], &all);
	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		check_holds(false, no[i], &all);
}

static void test_unanswered(void)
{
	static const struct answers none = { { -1, -1, -1, -1, -1, -1 }, 0 };
	static const char *const no[] = { "sure == 5", "sure != 5", "sure < 5", "sure <= 5",
		"sure > 5", "sure >= 5", "room != alone", "topics has sleep", "answered hope",
		"flag.numb != no", "impact.sleep <= 0" };
	for (size_t i = 0; i < sizeof no / sizeof *no; i++) {
		char text[100];
		check_holds(false, no[i], &none);
		snprintf(text, sizeof text, "not (%s)", no[i]);
		check_holds(true, text, &none);
	}
	check_holds(true, "path == brief", &none);
	CHECK(cond_holds(NULL, NULL));
}

/* ---- who asks what --------------------------------------------------------------------------- */

struct asked {
	char names[200];
};

static void note(void *ctx, const struct cond_ref *ref)
{
	struct asked *asked = ctx;
	strcat(asked->names, test_name_of(ref)->name);
	strcat(asked->names, " ");
}

static void test_refs(void)
{
	struct asked asked = { "" };
	struct parsed *parsed = parse("not (answered hope or path == brief) and "
				      "(topics has work or not flag.numb != yes and sure > 3)");
	NEED(parsed->cond != NULL);
	cond_refs(parsed->cond, note, &asked);
	cond_refs(NULL, note, &asked);
	CHECK_STR("hope path topics flag.numb sure ", asked.names);
	arena_release(&parsed->arena);
}

TESTS("pack/cond", { "tests", test_tests }, { "binding", test_binding },
	{ "blanks", test_blanks }, { "unknown names", test_unknown }, { "types", test_types },
	{ "numbers", test_numbers }, { "grammar", test_grammar }, { "reserved", test_reserved },
	{ "foreign characters", test_foreign }, { "lines", test_lines }, { "depth", test_depth },
	{ "wide", test_wide }, { "long", test_long }, { "holds", test_holds },
	{ "unanswered", test_unanswered }, { "refs", test_refs })
