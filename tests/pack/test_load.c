/* What pack_load() makes of files: the pack of all kinds, field by field, and a site over it. */
#include "tests/check.h"
#include "tests/kinds.h"
#include "tests/pack/packs.h"

#include <stdlib.h>
#include <time.h>

#define FOLDER "tests/pack/kinds"
#define BYTES_MAX ((size_t)8 << 20)

static struct pack *kinds(void)
{
	struct pack *pack = test_pack(FOLDER);
	NEED(pack != NULL);
	return pack;
}

static const struct pack_screen *screen(const struct pack *pack, const char *id)
{
	int number = pack_find_screen(pack, id);
	NEED(number >= 0);
	return &pack->screens[number];
}

static const struct pack_question *question(const struct pack *pack, const char *id)
{
	int number = pack_find_question(pack, id);
	NEED(number >= 0);
	return &pack->questions[number];
}

static const char *text_of(const struct pattern *pattern)
{
	return pattern->count == 1 && pattern->spans[0].kind == SPAN_TEXT ? pattern->spans[0].text : NULL;
}

/* ---- all kinds ------------------------------------------------------------- */

static void test_head(void)
{
	struct pack *pack = kinds();
	CHECK_STR("kinds", pack->id);
	CHECK_STR("All kinds", pack->title);
	CHECK_STR("1.0", pack->version);
	CHECK_STR("en", pack->language);
	CHECK_STR("never", pack->reviewed);
	CHECK_INT(3, pack->step_count);
	CHECK_STR("Middle", pack->steps[1].title);
	CHECK_INT(4, pack->path_count);
	CHECK_INT(15, pack->paths[0].screen_count);
	CHECK_INT(3, pack->paths[0].step_count);
	CHECK_INT(pack_find_screen(pack, "agree"), pack->paths[1].screens[3]);
	CHECK_INT(1, pack_find_path(pack, "short"));
	CHECK_INT(-1, pack_find_path(pack, "long"));
	CHECK_INT(1, pack->site_count);
	CHECK_STR("", pack->sites[0].value);
	CHECK_INT(1, pack->plan_count);
	CHECK_INT(-1, pack->plan[0].screen);
	pack_free(pack);
}

static bool has_kind(const struct pack *pack, int kind)
{
	for (size_t i = 0; i < pack->screen_count; i++)
		if ((int)pack->screens[i].kind == kind)
			return true;
	return false;
}

static void test_every_kind(void)
{
	static const struct {
		const char *id, *name;
		enum view_kind kind;
	} want[] = { { "room", "choose", VIEW_CHOOSE }, { "safety", "items", VIEW_ITEMS },
		{ "stopped", "stop", VIEW_STOP }, { "hello", "say", VIEW_SAY },
		{ "hope", "write", VIEW_WRITE }, { "topics", "many", VIEW_MANY },
		{ "sure", "ruler", VIEW_RULER }, { "answers", "review", VIEW_REVIEW },
		{ "agree", "agree", VIEW_AGREE } };
	struct pack *pack = kinds();
	for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
		CHECK_INT(want[i].kind, screen(pack, want[i].id)->kind);
		CHECK_STR(want[i].name, pack_kind_name(want[i].kind));
	}
	for (int kind = 0; kind < PACK_KINDS; kind++) {
		if (!has_kind(pack, kind))
			printf("\nthe kind '%s' has no screen in " FOLDER "\n", kind_names[kind]);
		CHECK(has_kind(pack, kind));
	}
	CHECK_INT(-1, screen(pack, "hello")->question);
	CHECK_STR("danger", pack_section_name(PLAN_DANGER));
	pack_free(pack);
}

static void test_screen(void)
{
	struct pack *pack = kinds();
	const struct pack_screen *hope = screen(pack, "hope");
	CHECK_INT(1, hope->step);
	CHECK_INT(TURN_PATIENT, hope->turn);
	CHECK_INT(STANCE_EVOKE, hope->stance);
	CHECK_INT(OARS_OPEN, hope->oars);
	CHECK_STR("What do you hope for?", text_of(&hope->heading));
	CHECK(!hope->is_private && !hope->when);
	CHECK_INT(2, hope->coach_count);
	CHECK_INT(COACH_ASK, hope->coach[0].kind);
	CHECK_STR("advice", text_of(&hope->coach[1].text));
	CHECK_INT(1, hope->plan_count);
	CHECK_INT(PLAN_MATTERS, hope->plan[0].section);
	CHECK_INT(hope->number, hope->plan[0].screen);
	CHECK(screen(pack, "secret")->is_private);
	CHECK(screen(pack, "secret")->plan[0].is_private);
	CHECK_STR("One line goes on.\n\nA new paragraph.", text_of(&screen(pack, "hello")->text));
	pack_free(pack);
}

static void test_questions(void)
{
	struct pack *pack = kinds();
	CHECK_INT(ASKS_PRESENCE, question(pack, "room")->asks);
	CHECK(question(pack, "room")->required);
	CHECK_INT(ASKS_CONSENT, question(pack, "keep")->asks);
	const struct pack_question *hope = question(pack, "hope");
	CHECK_INT(40, hope->write.limit);
	CHECK_INT(2, hope->write.starter_count);
	CHECK_STR("work", hope->write.starters[1]);
	CHECK_INT(4000, question(pack, "secret")->write.limit);
	const struct pack_question *topics = question(pack, "topics");
	CHECK(topics->many.ranked && !topics->required);
	CHECK_INT(2, topics->many.most);
	CHECK_INT(2, pack_find_choice(topics, "people"));
	CHECK_INT(-1, pack_find_choice(topics, "nobody"));
	CHECK_STR("very", question(pack, "sure")->high_text);
	CHECK_INT(10, question(pack, "sure")->high);
	CHECK_INT(screen(pack, "sure")->number, question(pack, "sure")->screen);
	pack_free(pack);
}

static void test_items_and_stops(void)
{
	struct pack *pack = kinds();
	const struct pack_question *flag = question(pack, "flag"), *impact = question(pack, "impact");
	CHECK_INT(3, flag->item_count);
	CHECK_INT(4, flag->answer_count);
	CHECK_INT(1, flag->items[0].tier);
	CHECK_STR("Do you feel numb?", flag->items[0].more);
	CHECK(flag->items[1].is_private);
	CHECK_INT(0, flag->items[2].tier);
	CHECK(flag->items[2].more == NULL);
	CHECK(impact->answers == NULL);
	CHECK_INT(11, impact->answer_count);
	const struct pack_question *stopped = question(pack, "stopped"), *open = question(pack, "open");
	CHECK_INT(flag->number, stopped->stop.of);
	CHECK_INT(1u << 1, stopped->stop.watch);
	CHECK(stopped->stop.locks && !stopped->stop.each);
	CHECK(stopped->choices[0].ends && !stopped->choices[0].because);
	CHECK(stopped->choices[1].because && !stopped->choices[1].ends);
	CHECK_INT(1u << 2 | 1u << 3, open->stop.watch);
	CHECK(open->stop.each && !open->stop.locks);
	pack_free(pack);
}

static void test_conditions_and_pipes(void)
{
	struct pack *pack = kinds();
	const struct cond *when = screen(pack, "sleep")->when;
	NEED(when && when->op == COND_AND);
	CHECK_INT(COND_GE, when->left->op);
	CHECK_INT(question(pack, "impact")->number, when->left->ref.question);
	CHECK_INT(0, when->left->ref.item);
	CHECK_INT(COND_HAS, when->right->op);
	const struct pattern *why = &screen(pack, "sure")->coach[0].text;
	NEED(why->count == 5);
	CHECK_STR("Why ", why->spans[0].text);
	CHECK_INT(SPAN_ANSWER, why->spans[1].kind);
	CHECK_INT(SPAN_NUMBER, why->spans[3].kind);
	CHECK_INT(2, why->spans[3].minus);
	const struct pattern *call = &screen(pack, "stopped")->text;
	NEED(call->count == 2);
	CHECK_INT(SPAN_SITE, call->spans[1].kind);
	pack_free(pack);
}

/* ---- small packs ----------------------------------------------------------- */

#define HEAD \
	"pack \"p\" { title=\"t\" version=\"1\" language=\"en\" authors=\"a\" reviewed=\"r\" " \
	"funding=\"f\" step \"s\" { title=\"S\" } path \"way\" { screens = {\"x\", \"end\"} } }\n" \
	"screen \"end\" { step=s turn=both stance=neutral heading=\"Agree?\" agree \"plan\" { } }\n"

static struct pack *small(const char *screen_x)
{
	struct buf text;
	buf_init(&text, 1 << 20);
	buf_add_text(&text, HEAD);
	buf_add_text(&text, screen_x);
	const struct test_file list[] = { { "pack/pack.conf", text.data }, { NULL, NULL } };
	const struct test_files files = { list, NULL };
	struct pack *pack = test_pack_of(&files);
	buf_release(&text);
	return pack;
}

static void check_text(const char *want, const char *written)
{
	struct buf x;
	buf_init(&x, 1 << 20);
	buf_printf(&x, "screen \"x\" { step=s turn=both stance=neutral heading=\"H\" text=\"%s\" }\n",
		written);
	struct pack *pack = small(x.data);
	NEED(pack != NULL);
	CHECK_STR(want, text_of(&screen(pack, "x")->text));
	pack_free(pack);
	buf_release(&x);
}

static void test_folding(void)
{
	check_text("a b", "a\n        b");
	check_text("a\n\nb", "a\n\n   b");
	check_text("a\n\nb", "a\n  \n \n\n  b");
	check_text("a  b", "a  b");
	check_text("a b", "\n  a\r\n  b\n");
	check_text("", " \n ");
}

static void test_braces(void)
{
	struct pack *pack = small("screen \"x\" { step=s turn=both stance=neutral heading=\"{{a} b\" }\n");
	NEED(pack != NULL);
	const struct pattern *heading = &screen(pack, "x")->heading;
	NEED(heading->count == 2);
	CHECK_STR("{", heading->spans[0].text);
	CHECK_STR("a} b", heading->spans[1].text);
	pack_free(pack);
}

/* ---- a site ---------------------------------------------------------------- */

static struct pack *with_site(const char *site, const char *more)
{
	const struct test_file list[] = { { "site/local.conf", site },
		{ more ? "site/more.conf" : NULL, more }, { NULL, NULL } };
	const struct test_files files = { list, FOLDER };
	return test_pack_of(&files);
}

static void test_site(void)
{
	struct pack *pack = with_site("site { files = {\"more.conf\"} }\n"
		"screen \"hope\" { heading = \"Best day?\" coach { ask = {\"And?\"} }\n"
		"write \"hope\" { starters = {\"one\"} } }\n"
		"screen \"safety\" { items \"flag\" { answer \"yes\" { text = \"ja\" }"
		" item \"numb\" { text = \"new\" } } }\n"
		"number \"emergency\" { value = \"112\" }\n",
		"screen \"room\" { choose \"room\" { choice \"alone\" { text = \"we two\" } } }\n"
		"screen \"hello\" { coach { say = {\"Hi.\"} } }\nwords { saved = \"kept\" }\n");
	NEED(pack != NULL);
	const struct pack_screen *hope = screen(pack, "hope");
	CHECK_STR("Best day?", text_of(&hope->heading));
	CHECK_STR("And?", text_of(&hope->coach[0].text));
	CHECK_STR("advice", text_of(&hope->coach[1].text));
	CHECK_INT(1, question(pack, "hope")->write.starter_count);
	CHECK_INT(40, question(pack, "hope")->write.limit);
	CHECK_STR("new", question(pack, "flag")->items[0].text);
	CHECK_STR("Do you feel numb?", question(pack, "flag")->items[0].more);
	CHECK_INT(1, question(pack, "flag")->items[0].tier);
	CHECK_STR("yes", question(pack, "flag")->answers[1].id);
	CHECK_STR("ja", question(pack, "flag")->answers[1].text);
	CHECK(question(pack, "flag")->answers[1].danger);
	CHECK_STR("we two", question(pack, "room")->choices[0].text);
	CHECK_STR("somebody else too", question(pack, "room")->choices[1].text);
	CHECK_STR("Hi.", text_of(&screen(pack, "hello")->coach[0].text));
	CHECK_STR("112", pack->sites[0].value);
	CHECK_STR("kept", pack->words.text[WORD_saved]);
	pack_free(pack);
}

/* Another digest: a visit names the bytes that it was held with, the site's too. */
static void test_site_in_bundle(void)
{
	struct pack *bare = kinds(), *pack = with_site("words { saved = \"kept\" }\n", NULL);
	struct arena arena;
	struct faults faults;
	NEED(pack != NULL);
	CHECK(memcmp(&bare->digest, &pack->digest, sizeof bare->digest) != 0);
	arena_init(&arena, NULL);
	faults_init(&faults, &arena);
	struct pack *again = pack_open_bundle(pack->bundle, pack->bundle_len, &faults, NULL);
	NEED(again != NULL);
	CHECK_STR("kept", again->words.text[WORD_saved]);
	pack_free(again);
	pack_free(pack);
	pack_free(bare);
	arena_release(&arena);
}

/* "WHAT\n" of every fault of a site in two files. */
static void check_site_faults(const char *want, const char *first, const char *second)
{
	struct arena arena;
	struct faults faults;
	struct buf got;
	const struct test_file list[] = { { "site/local.conf", first }, { "site/more.conf", second },
		{ NULL, NULL } };
	struct test_files files = { list, FOLDER };
	const struct conf_source source = { &files, test_has, test_get, NULL };
	arena_init(&arena, NULL);
	faults_init(&faults, &arena);
	buf_init(&got, 1 << 16);
	CHECK(pack_load(&source, &faults, NULL) == NULL);
	for (size_t i = 0; i < faults.count; i++)
		buf_printf(&got, "%s:%d: %s\n", faults.list[i].at.file, faults.list[i].at.line,
			faults.list[i].what);
	CHECK_STR(want, got.data);
	buf_release(&got);
	arena_release(&arena);
}

/* What stands twice would be dropped once, and nobody would know which. */
static void test_site_twice(void)
{
#define FILES "site { files = {\"more.conf\"} }\n"
	check_site_faults("site/more.conf:1: the site has a screen 'hope' already\n",
		FILES "screen \"hope\" { heading = \"A\" }\n", "screen \"hope\" { heading = \"B\" }\n");
	check_site_faults("site/more.conf:2: the site has a number 'emergency' already\n",
		FILES "number \"emergency\" { value = \"1\" }\n",
		"\nnumber \"emergency\" { value = \"2\" }\n");
	check_site_faults("site/more.conf:1: the site has words already\n",
		FILES "words { saved = \"a\" }\n", "words { saved = \"b\" }\n");
	check_site_faults("site/more.conf:1: a site has one section 'site'\n", FILES, "site { }\n");
#undef FILES
}

/* ---- sizes ----------------------------------------------------------------- */

struct big {
	struct buf pack, words;
};

static bool big_has(void *ctx, const char *name)
{
	(void)ctx;
	return strncmp(name, "site/", 5) != 0 && !strstr(name, "/lang/");
}

static bool big_get(void *ctx, const char *name, struct buf *out, struct fault *why)
{
	struct big *big = ctx;
	struct test_files words = { NULL, NULL };
	int part = 0;
	if (strcmp(name, "pack/pack.conf") == 0)
		return buf_add(out, big->pack.data, big->pack.len);
	if (big->words.data && strncmp(name, "words/", 6) == 0)
		return buf_add(out, big->words.data, big->words.len);
	if (sscanf(name, "pack/%d.conf", &part) != 1)
		return test_get(&words, name, out, why);
	for (int i = part * 1000; i < (part + 1) * 1000; i++)
		buf_printf(out, "screen \"s%d\" { step=s turn=both stance=neutral heading=\"H %d\" "
				"when=\"answered q%d\" write \"q%d\" { } }\n", i, i, i ? i - 1 : 0, i);
	return true;
}

/* Milliseconds of the processor; *pack is what came of it. */
static long load_big(struct big *big, struct faults *faults, struct pack **pack)
{
	const struct conf_source source = { big, big_has, big_get, NULL };
	clock_t began = clock();
	*pack = pack_load(&source, faults, NULL);
	return (long)((clock() - began) * 1000 / CLOCKS_PER_SEC / check_patience());
}

static void add_head(struct buf *out, int parts, const char *screens)
{
	buf_add_text(out, "pack \"p\" { title=\"t\" version=\"1\" language=\"en\" authors=\"a\" "
			  "reviewed=\"r\" funding=\"f\" step \"s\" { title=\"S\" }\nfiles = {");
	for (int i = 0; i < parts; i++)
		buf_printf(out, "\"%d.conf\", ", i);
	buf_printf(out, "} path \"way\" { screens = {\"first\", %s", screens);
	for (int i = 0; i < parts * 1000; i++)
		buf_printf(out, "\"s%d\", ", i);
	buf_add_text(out, "\"end\"} } }\n"
		"screen \"first\" { step=s turn=both stance=neutral heading=\"F\" }\n"
		"screen \"end\" { step=s turn=both stance=neutral heading=\"E\" agree \"a\" { } }\n");
}

/* A path of `parts` thousand screens, with `screens` in it that there may not be. */
static long check_big(int parts, const char *screens, const char *words, const char *fault,
	size_t count)
{
	struct big big = { .pack = { 0 } };
	struct arena arena;
	struct faults faults;
	struct pack *pack;
	arena_init(&arena, NULL);
	faults_init(&faults, &arena);
	buf_init(&big.pack, BYTES_MAX);
	buf_init(&big.words, BYTES_MAX);
	add_head(&big.pack, parts, screens);
	if (words)
		buf_add_text(&big.words, words);
	long took = load_big(&big, &faults, &pack);
	CHECK((pack == NULL) == (fault != NULL));
	CHECK_INT(count, faults.count + faults.unlisted);
	if (fault && faults.count)
		CHECK_STR(fault, faults.list[0].what);
	pack_free(pack);
	buf_release(&big.pack);
	buf_release(&big.words);
	arena_release(&arena);
	return took;
}

static void test_ten_thousand_screens(void)
{
	/* q0 asks for itself: s0 is the one fault, and all else is read and checked. */
	CHECK(check_big(10, "", NULL, "'q0' is set on this screen in the path 'way'", 1) < 20000);
}

static void test_unknown_screens(void)
{
	struct buf ids;
	buf_init(&ids, 1 << 20);
	for (int i = 0; i < 20000; i++)
		buf_printf(&ids, "\"x%d\", ", i);
	/* Took 9 s where each was compared with all. */
	CHECK(check_big(2, ids.data, NULL, "no screen is called 'x0'", 20001) < 20000);
	buf_release(&ids);
}

static void test_words_too_large(void)
{
	struct buf words;
	buf_init(&words, 1 << 20);
	buf_add_text(&words, "language = \"en\" words {\n");
	for (int i = 0; i < 5; i++) {
		buf_printf(&words, "%s = \"", i == 0 ? "saved" : i == 1 ? "not_saved" : i == 2
				? "weekdays" : i == 3 ? "months" : "sheet_title");
		buf_add_repeat(&words, "x", 60000);
		buf_add_text(&words, "\"\n");
	}
	buf_add_text(&words, "}\n");
	/* libconfuse never sees it, and no text is missing for that: this crashed. */
	check_big(0, "", words.data, "a section of 300079 bytes is too large", 2);
	buf_release(&words);
}

TESTS("pack/load", { "head", test_head }, { "every kind", test_every_kind },
	{ "screen", test_screen }, { "questions", test_questions },
	{ "items and stops", test_items_and_stops },
	{ "conditions and placeholders", test_conditions_and_pipes }, { "folding", test_folding },
	{ "braces", test_braces }, { "site", test_site },
	{ "site in the bundle", test_site_in_bundle }, { "site twice", test_site_twice },
	{ "ten thousand screens", test_ten_thousand_screens },
	{ "unknown screens", test_unknown_screens },
	{ "words too large", test_words_too_large })
