/*
 * A whole pack of any bytes: pack.conf, screens.conf, local.conf, more.conf and the
 * German of pack and site, one after the other, parted by a line `---`; or (first
 * byte 'b') a bundle.  It loads
 * or has faults; what loads is whole and can be held: a visit begins on it, shows
 * its first screens, and its bundle opens again.
 */
#include "plan/family.h"
#include "tests/fuzz/tree.h"
#include "visit/visit.h"

#define FILES 6

struct input {
	const char *bytes[FILES];
	size_t len[FILES];
};

static const char *const names[FILES] = { "pack/pack.conf", "pack/screens.conf",
	"site/local.conf", "site/more.conf", "pack/lang/de.conf", "site/lang/de.conf" };

static void cut(const char *bytes, size_t len, struct input *input)
{
	static const char mark[] = "\n---\n";
	*input = (struct input){ .bytes = { bytes } };
	for (int i = 0; i < FILES; i++) {
		const char *end = memmem(bytes, len, mark, sizeof mark - 1);
		bool last = !end || i == FILES - 1;
		input->bytes[i] = bytes;
		input->len[i] = last ? len : (size_t)(end - bytes) + 1;
		if (last)
			return;
		len -= (size_t)(end - bytes) + sizeof mark - 1;
		bytes = end + sizeof mark - 1;
	}
}

static bool has_file(void *ctx, const char *name)
{
	const struct input *input = ctx;
	for (int i = 0; i < FILES; i++)
		if (strcmp(names[i], name) == 0)
			return input->bytes[i] != NULL;
	return strcmp(name, "words/words.conf") == 0;
}

/* The shipped words as German ones: so no language comes over them, and they are read once. */
static const char *words_file(void)
{
	static char text[1 << 20];
	if (*text)
		return text;
	FILE *file = fopen("content/words/words.conf", "rb");
	MUST(file);
	text[fread(text, 1, sizeof text - 1, file)] = '\0';
	fclose(file);
	char *language = strstr(text, "\"en\"");
	MUST(language);
	memcpy(language, "\"de\"", 4);
	return text;
}

static bool get_file(void *ctx, const char *name, struct buf *out, struct fault *why)
{
	const struct input *input = ctx;
	for (int i = 0; i < FILES; i++)
		if (strcmp(names[i], name) == 0 && input->bytes[i])
			return buf_add(out, input->bytes[i], input->len[i]);
	if (strcmp(name, "words/words.conf") != 0)
		return fault_set(why, NULL, NULL, "there is no file '%s'", name);
	return buf_add_text(out, words_file());
}

/* They are the same each time, and more than most packs are. */
static const struct pack *known_words(void)
{
	static struct pack *words;
	struct input none = { .bytes = { NULL } };
	const struct conf_source source = { &none, has_file, get_file, "de" };
	struct arena arena;
	struct faults faults;
	if (words)
		return words;
	arena_init(&arena, NULL);
	faults_init(&faults, &arena);
	words = pack_load_words(&source, &faults, NULL);
	MUST(words);
	arena_release(&arena);
	return words;
}

/* ---- what a pack without fault is ------------------------------------------ */

static void must_name(const struct pack *pack, const struct cond_ref *ref)
{
	if (ref->question == COND_NOTES) {
		MUST(ref->item >= 0 && ref->item < NOTE_TAGS);
		return;
	}
	MUST(ref->question >= -1 && ref->question < (int)pack->question_count);
	int items = ref->question < 0 ? 0 : (int)pack->questions[ref->question].item_count;
	MUST(ref->item >= -1 && ref->item < items);
}

static void each_ref(void *ctx, const struct cond_ref *ref)
{
	must_name(ctx, ref);
}

static void must_be_pattern(const struct pack *pack, const struct pattern *pattern)
{
	for (size_t i = 0; i < pattern->count; i++) {
		const struct span *span = &pattern->spans[i];
		if (span->kind == SPAN_TEXT)
			must_be_text(span->text, true);
		else if (span->kind == SPAN_SITE)
			MUST(span->site >= 0 && span->site < (int)pack->site_count);
		else if (span->kind == SPAN_NOTES)
			MUST(span->tag < NOTE_TAGS);
		else
			must_name(pack, &span->ref);
		MUST(span->minus >= 0 && span->minus <= 10);
	}
}

static void must_be_lines(const struct pack *pack, const struct pack_plan *lines, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		MUST(lines[i].section < PLAN_SECTIONS && lines[i].line.count > 0);
		must_be_pattern(pack, &lines[i].line);
		cond_refs(lines[i].when, each_ref, (void *)pack);
	}
}

static void must_be_parts(const struct pack *pack, const struct pack_question *question)
{
	MUST(question->item_count >= 1 && question->item_count <= 8);
	for (size_t i = 0; i < question->item_count; i++) {
		const struct pack_part *part = question->items[i].part;
		MUST(part && part->limit > 0);
		bool picked = part->means == MEANS_CHOICE || part->means == MEANS_SET
		              || part->means == MEANS_HIGH;
		MUST(picked == (part->choice_count > 0));
		MUST(part->person >= 0 && part->person <= PEOPLE_MOST);
		MUST(!part->person || pack->questions[part->people].kind == VIEW_PEOPLE);
		MUST(!part->needed || !question->items[i].is_private);
		must_be_pattern(pack, &part->preset);
	}
}

static void must_be_options(const struct pack_question *question)
{
	size_t all = question->choice_count + question->withheld;
	size_t rows = question->compare.row_count;
	MUST(rows >= 1 && rows <= 10);
	for (size_t i = 0; i < all; i++)
		for (size_t j = 0; question->choices[i].cells && j < rows; j++)
			must_be_text(question->choices[i].cells[j], true);
}

static bool is_question(const struct pack *pack, int number)
{
	return number >= 0 && number < (int)pack->question_count;
}

static void must_be_trend(const struct pack *pack, const struct pack_trend *trend)
{
	MUST(is_question(pack, trend->of) && pack_series(&pack->questions[trend->of]));
	for (size_t i = 0; i < trend->also_count; i++)
		MUST(pack_series(&pack->questions[trend->also[i]]));
	MUST((trend->change > 0) == (trend->source && *trend->source));
}

static void must_name_others(const struct pack *pack, const struct pack_question *question)
{
	switch (question->kind) {
	case VIEW_WRITE:
		MUST(question->write.asks_of == -1 || is_question(pack, question->write.asks_of));
		break;
	case VIEW_RULER:
		MUST(question->ruler.before == -1 || is_question(pack, question->ruler.before));
		break;
	case VIEW_STOP:
		MUST(is_question(pack, question->stop.of) && question->stop.watch > 0);
		break;
	case VIEW_SHARE:
		MUST(is_question(pack, question->share.people));
		break;
	case VIEW_TREND:
		must_be_trend(pack, &question->trend);
		break;
	default:
		break;
	}
}

static void must_be_question(const struct pack *pack, const struct pack_question *question)
{
	must_be_text(question->id, false);
	MUST(pack_find_question(pack, question->id) == question->number);
	MUST(question->choice_count <= 40 && question->item_count <= 40);
	for (size_t i = 0; i < question->choice_count; i++)
		must_be_text(question->choices[i].text, true);
	for (size_t i = 0; i < question->item_count; i++)
		must_be_text(question->items[i].text, true);
	MUST(question->kind != VIEW_ITEMS
		|| (question->answer_count >= 2 && question->answer_count <= 11));
	if (question->value == VALUE_PARTS)
		must_be_parts(pack, question);
	if (question->kind == VIEW_COMPARE)
		must_be_options(question);
	must_name_others(pack, question);
}

/* Nothing that never leaves, and nobody's name but that of the person. */
static void must_be_family(const struct pack *pack, const struct pack_family *lines,
	size_t count)
{
	for (size_t i = 0; i < count; i++) {
		MUST(lines[i].part < FAMILY_PARTS && lines[i].line.count > 0);
		must_be_pattern(pack, &lines[i].line);
		cond_refs(lines[i].when, each_ref, (void *)pack);
		for (size_t j = 0; j < lines[i].line.count; j++) {
			const struct span *span = &lines[i].line.spans[j];
			MUST(span->kind == SPAN_TEXT || span->kind == SPAN_SITE
				|| span->kind == SPAN_ANSWER);
			MUST(span->kind != SPAN_ANSWER
				|| pack->questions[span->ref.question].kind != VIEW_PEOPLE
				|| span->ref.item == lines[i].person - 1);
		}
	}
}

static void must_be_screen(const struct pack *pack, const struct pack_screen *screen)
{
	must_be_text(screen->id, false);
	MUST(pack_find_screen(pack, screen->id) == screen->number);
	MUST(screen->step >= 0 && screen->step < (int)pack->step_count);
	MUST(screen->question >= -1 && screen->question < (int)pack->question_count);
	MUST(screen->heading.count > 0);
	must_be_pattern(pack, &screen->heading);
	must_be_pattern(pack, &screen->text);
	must_be_pattern(pack, &screen->quote);
	cond_refs(screen->when, each_ref, (void *)pack);
	for (size_t i = 0; i < screen->coach_count; i++)
		must_be_pattern(pack, &screen->coach[i].text);
	cond_refs(screen->pass, each_ref, (void *)pack);
	cond_refs(screen->waits_for, each_ref, (void *)pack);
	MUST(!screen->waits_for || (!screen->is_private && !screen->guest));
	must_be_lines(pack, screen->plan, screen->plan_count);
	must_be_family(pack, screen->family, screen->family_count);
	MUST(!(screen->guest || screen->brings) || screen->person > 0);
	MUST(!screen->guest || !screen->is_private);
	MUST(!screen->brings || (screen->is_private && screen->question < 0));
}

static void must_be_path(const struct pack *pack, const struct pack_path *path)
{
	int step = 0;
	MUST(path->screen_count > 0 && path->step_count > 0);
	for (size_t i = 0; i < path->screen_count; i++) {
		MUST(path->screens[i] >= 0 && path->screens[i] < (int)pack->screen_count);
		const struct pack_screen *screen = &pack->screens[path->screens[i]];
		MUST((screen->kind == VIEW_AGREE) == (i == path->screen_count - 1));
		MUST(screen->step >= step);
		step = screen->step;
	}
}

static void must_be_pack(const struct pack *pack)
{
	MUST(pack->path_count > 0);
	for (size_t i = 0; i < pack->screen_count; i++)
		must_be_screen(pack, &pack->screens[i]);
	for (size_t i = 0; i < pack->question_count; i++)
		must_be_question(pack, &pack->questions[i]);
	for (size_t i = 0; i < pack->path_count; i++)
		must_be_path(pack, &pack->paths[i]);
	must_be_lines(pack, pack->plan, pack->plan_count);
	must_be_family(pack, pack->family, pack->family_count);
	for (size_t i = 0; i < WORD_COUNT; i++)
		must_be_text(pack->words.text[i], true);
}

/* ---- what is done with it ------------------------------------------------- */

static void hold(const struct pack *pack)
{
	struct visit visit;
	struct batch batch;
	struct view view;
	struct arena frame;
	const struct moment now = { 0, 0 };
	static const char *const people[PEOPLE_MOST] = { "Rosa", "", "Ben", "", "", "", "", "x" };
	arena_init(&frame, NULL);
	visit_init(&visit, pack, NULL);
	visit_begin(&visit, 0, "fuzz", NULL, now, &batch);
	visit_apply(&visit, &batch);
	for (int i = 0; i < 16; i++) {
		struct act act = { .kind = i % 2 ? ACT_SKIP : ACT_NEXT };
		visit_show(&visit, WANT_NOTES | WANT_MAP, &frame, &view);
		MUST(view.place_count > 0 || view.kind == VIEW_END);
		/* As it stands, and as the frontend would send what it began with. */
		if (view.part_count && i % 3)
			act = (struct act){ .kind = ACT_NEXT, .value = view.value };
		if (view.kind == VIEW_PEOPLE)
			act = (struct act){ .kind = ACT_NEXT, .value = { .type = VALUE_PARTS,
				.part = people, .count = PEOPLE_MOST } };
		plan_show_page(&visit, &frame, &view);
		MUST(view.heading && view.step >= 1 && view.step <= view.steps);
		if (visit_decide(&visit, &act, now, &batch, NULL))
			visit_apply(&visit, &batch);
	}
	struct plan plan;
	plan_so_far(&visit, &frame, &plan);
	for (int person = 0; person <= PEOPLE_MOST; person++)
		family_assemble(&visit, person, &frame, &plan);
	visit_release(&visit);
	arena_release(&frame);
}

/* ---- the target ------------------------------------------------------------ */

/* An old visit opens with the same pack. */
static void must_open_again(const struct pack *pack, struct faults *faults)
{
	struct pack *again = pack_open_bundle(pack->bundle, pack->bundle_len, faults, NULL);
	MUST(again);
	MUST(memcmp(&again->digest, &pack->digest, sizeof pack->digest) == 0);
	MUST(again->screen_count == pack->screen_count);
	pack_free(again);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct arena arena;
	struct faults faults;
	struct input input;
	utf8_locale();
	arena_init(&arena, NULL);
	faults_init(&faults, &arena);
	cut((const char *)bytes, len, &input);
	const struct conf_source source = { &input, has_file, get_file, "de" };
	bool bundle = len > 0 && bytes[0] == 'b';
	struct pack *pack = bundle ? pack_open_bundle(bytes + 1, len - 1, &faults, NULL)
	                           : pack_load_with_words(known_words(), &source,
				     &faults, NULL);
	MUST((pack != NULL) == (faults.count == 0));
	must_be_faults(&faults);
	if (pack) {
		must_be_pack(pack);
		hold(pack);
		must_open_again(pack, &faults);
		pack_review_words(pack, &faults);
		must_be_faults(&faults);
	}
	pack_free(pack);
	arena_release(&arena);
	return 0;
}
