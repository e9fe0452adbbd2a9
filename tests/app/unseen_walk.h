/*
 * Walks by chance over whole frontends: the loop of the program on a terminal without one, and
 * lines.  What is typed are words of their own (unseen.h); every picture, line, page and print
 * is searched for those that whoever is here may not see.
 */
#ifndef TANDEM_TESTS_UNSEEN_WALK_H
#define TANDEM_TESTS_UNSEEN_WALK_H

#include "app/printing.h"
#include "app/session.h"
#include "export/writer.h"
#include "sys/spawn.h"
#include "tests/app/terminal.h"
#include "tests/app/unseen.h"
#include "tests/check.h"
#include "tests/pack/packs.h"
#include "tests/plan/written.h"
#include "ui/plain.h"
#include "visit/presence.h"
#include "visit/presence_page.h"

#define PACK "content/back-pain"
#define COVER_MINUTES 10
#define QUEUE_MOST 256
#define TEXT_MOST ((size_t)1 << 20)
#define TOLD_MOST 6

struct figures { /* so that a search which finds nothing is known to have looked */
	long walks, acts, frames, lines, pages, prints, shown, hidden, sittings, faults;
	long others, guests, shared; /* pictures and lines with somebody there; in the third chair;
	                              * with the plan or a page shown to them */
};

struct walk {
	struct pack *pack;
	struct session session;
	struct store *disk;
	struct store_ops ops; /* of the disk, which outlives a session */
	const struct store_ops *own_ops;
	struct pack_cache packs;
	struct said said;
	struct figures *figures;
	struct config config;
	struct printing printing;
	struct term term;
	struct frontend frontend;
	struct controller controller;
	struct arena frame;
	struct view view;     /* what the next keys are chosen by */
	uint32_t seed;
	int left;             /* so many acts */
	struct key queue[QUEUE_MOST];
	char pastes[QUEUE_MOST][24];
	size_t queued, next;
	uint64_t exported;    /* version of the visit whose pages were looked at */
	size_t looked;        /* so many of its events were looked at */
	bool was_covered;     /* on the last picture */
};

static struct walk *walking; /* whose prints they are; NULL: nobody walks */

/* ---- looking ----------------------------------------------------------------------------- */

/* Where it stands, and all that bears on who may see it. */
static inline void tell(const struct walk *walk, int word, const char *at, const char *where)
{
	const struct visit *visit = &walk->session.record.visit;
	const struct state *state = &visit->state;
	char text[24];
	snprintf(text, sizeof text, "W%04dW", word);
	printf("\n%s is seen %s on '%s' (%s): page %d, others since %llu, shown %llu, asked in %x, "
	       "guest %d, typed for %llu\n", text, where, visit->pack->screens[state->screen].id,
		visit->pack->paths[state->path].id, (int)state->page,
		(unsigned long long)state->came_in, (unsigned long long)state->disclosed,
		state->asked_in, state->guest,
		(unsigned long long)walk->said.typed[word].seq);
	for (size_t i = 0; i < visit->event_count; i++) {
		const struct event *event = &visit->events[i];
		bool has = seen_text(event->text, text) || seen_text(event->value.text, text);
		for (size_t j = 0; j < event->value.count && event->value.answers; j++)
			has |= seen_text(event->value.answers[j], text);
		if (has)
			printf("    event %llu, %s on '%s'\n", (unsigned long long)event->seq,
				event_kind_name(event->kind), event->screen);
	}
	printf("    ...%.60s...\n", at);
}

static inline void search(struct walk *walk, const char *text, const char *where)
{
	const struct visit *visit = &walk->session.record.visit;
	size_t len;
	for (const char *at = text; (at = strchr(at, 'W')); at += len > 2 ? len : 1) {
		int word = word_at(at, &len);
		if (word < 0 || (size_t)word >= walk->said.count)
			continue;
		walk->figures->shown++;
		if (may_be_seen(&walk->said, visit, (size_t)word))
			continue;
		CHECK(false);
		if (walk->figures->faults++ < TOLD_MOST)
			tell(walk, word, at, where);
	}
}

/* Whoever has come in on words meets a page without any; and undo leaves them alone. */
static inline void look_at_events(struct walk *walk)
{
	const struct visit *visit = &walk->session.record.visit;
	const struct state *state = &visit->state;
	for (; walk->looked < visit->event_count; walk->looked++) {
		const struct event *event = &visit->events[walk->looked];
		bool last = walk->looked + 1 == visit->event_count;
		bool others = event->kind == EVENT_PRESENT
		              && str_is(event->word, presence_word(PRESENT_OTHERS));
		/* In another sitting it is asked again who is here. */
		if (others && last && state->consent != CONSENT_NOT_ASKED)
			CHECK(state->page == PAGE_NEUTRAL || state->page == PAGE_WHO);
		if ((event->kind == EVENT_UNDONE || event->kind == EVENT_REDONE)
			&& state->with_others && last)
			CHECK(event->first >= state->came_in);
	}
	if (walk->looked > visit->event_count) /* another sitting */
		walk->looked = visit->event_count;
}

static inline void look_at_pages(struct walk *walk)
{
	const struct visit *visit = &walk->session.record.visit;
	struct arena arena;
	struct plan plan;
	struct buf out;
	if (visit->version == walk->exported || visit->state.page != PAGE_NONE)
		return;
	walk->exported = visit->version;
	arena_init(&arena, NULL);
	buf_init(&out, TEXT_MOST);
	plan_assemble(visit, false, &arena, &plan);
	for (size_t i = 0; writer_at(i); i++)
		if (plan_written(&plan, writer_at(i), &out)) {
			buf_add(&out, "", 1);
			search(walk, out.data, "written");
			walk->figures->pages++;
			buf_clear(&out);
		}
	buf_release(&out);
	arena_release(&arena);
}

static inline void look(struct walk *walk, const char *text, const char *where)
{
	const struct state *state = &walk->session.record.visit.state;
	walk->figures->others += state->with_others;
	walk->figures->guests += state->guest != 0;
	walk->figures->shared += state->with_others && state->disclosed > state->came_in;
	walk->figures->hidden += state->with_others || state->page == PAGE_WHO
		? (long)walk->said.count : 0;
	look_at_events(walk);
	search(walk, text, where);
	if (state->with_others)
		look_at_pages(walk);
}

static inline bool was_said(const struct visit *visit)
{
	for (size_t i = 0; i < visit->event_count; i++)
		if (visit->events[i].kind == EVENT_PRESENT)
			return true;
	return false;
}

/* Whatever stood under the cover, what comes after it asks who is here. */
static inline void look_at_cover(struct walk *walk, const char *text)
{
	const char *const *words = walk->pack->words.text;
	bool covered = strstr(text, words[WORD_cover]) != NULL;
	if (walk->was_covered && !covered && was_said(&walk->session.record.visit))
		CHECK(strstr(text, words[WORD_presence_heading]) != NULL);
	walk->was_covered = covered;
}

static inline void seen(void *ctx, const struct canvas *canvas)
{
	static char text[64 << 10];
	struct walk *walk = ctx;
	size_t len = 0;
	for (int row = 0; row < canvas->rows; row++) {
		const struct cell *cells = canvas_row(canvas, row);
		for (int col = 0; col < canvas->cols; col++)
			text[len++] = cells[col].text[0] > 0 && cells[col].text[0] < 128
				? (char)cells[col].text[0] : ' ';
		text[len++] = '\n';
	}
	text[len] = '\0';
	walk->figures->frames++;
	look_at_cover(walk, text);
	look(walk, text, "drawn");
}

bool spawn_feed(const char *path, const void *bytes, size_t len, int seconds, struct fault *why)
{
	struct buf text;
	(void)path, (void)seconds, (void)why;
	if (!walking)
		return false;
	buf_init(&text, TEXT_MOST);
	buf_add(&text, bytes, len);
	buf_add(&text, "", 1);
	walking->figures->prints++;
	search(walking, text.data, "printed");
	buf_release(&text);
	return true;
}

/* ---- what comes next --------------------------------------------------------------------- */

static inline void show(struct walk *walk)
{
	arena_reset(&walk->frame);
	memset(&walk->view, 0, sizeof walk->view);
	session_show(&walk->session, 0, &walk->frame, &walk->view);
}

static inline void press(struct walk *walk, struct key key)
{
	if (walk->queued < QUEUE_MOST)
		walk->queue[walk->queued++] = key;
}

static inline void press_code(struct walk *walk, enum key_code code)
{
	press(walk, (struct key){ .code = code });
}

static inline void press_char(struct walk *walk, char c)
{
	press(walk, (struct key){ .code = K_CHAR, .cp = (uint32_t)c });
}

static inline void type_word(struct walk *walk)
{
	if (walk->queued == QUEUE_MOST)
		return;
	char *paste = walk->pastes[walk->queued];
	snprintf(paste, sizeof *walk->pastes, "%s",
		say_word(&walk->said, &walk->session.record.visit));
	press(walk, (struct key){ .code = K_PASTE, .paste = paste, .paste_len = strlen(paste) });
}

static inline char digit(struct walk *walk, size_t most)
{
	return (char)('1' + roll(&walk->seed, (uint32_t)(most < 1 ? 1 : most > 9 ? 9 : most)));
}

static inline void type_parts(struct walk *walk)
{
	for (size_t i = 0; i < walk->view.part_count; i++) {
		const struct view_part *part = &walk->view.parts[i];
		if (part->form == PART_TEXT || part->form == PART_LINES)
			type_word(walk);
		else
			press_char(walk, digit(walk, part->choice_count));
		if (walk->view.kind == VIEW_PEOPLE && i == 1 + roll(&walk->seed, 2))
			break;
		press_code(walk, K_ENTER);
	}
	press_code(walk, K_ENTER);
}

/* Enter goes from person to person, and on from the last. */
static inline void press_share(struct walk *walk)
{
	for (size_t i = 0; i < walk->view.part_count; i++) {
		for (uint32_t j = roll(&walk->seed, 4); j > 0; j--)
			press_char(walk, digit(walk, walk->view.parts[i].choice_count));
		if (roll(&walk->seed, 2)) {
			press_code(walk, K_DOWN);
			press_char(walk, ' ');
		}
		press_code(walk, K_ENTER);
	}
}

static inline void press_items(struct walk *walk)
{
	for (size_t i = 0; i < walk->view.item_count; i++)
		press_char(walk, roll(&walk->seed, 30) ? '1' : digit(walk, 4));
	press_code(walk, K_ENTER);
}

static inline void press_agree(struct walk *walk)
{
	for (int i = 0; i < 4; i++)
		press_code(walk, K_PGDN);
	press_char(walk, '1');
	press_char(walk, '2');
	press_code(walk, K_ENTER);
}

/* As the screen wants it. */
static inline void press_answer(struct walk *walk)
{
	switch (walk->view.kind) {
	case VIEW_WRITE:
		type_word(walk);
		press_code(walk, K_ENTER);
		return;
	case VIEW_SHARE:
		press_share(walk);
		return;
	case VIEW_ITEMS:
		press_items(walk);
		return;
	case VIEW_AGREE:
		press_agree(walk);
		return;
	default:
		break;
	}
	if (walk->view.part_count)
		type_parts(walk);
	else if (walk->view.item_count)
		press_char(walk, digit(walk, walk->view.item_count));
	if (!walk->view.part_count)
		press_code(walk, K_ENTER);
}

static inline void press_note(struct walk *walk)
{
	press_code(walk, K_F4);
	type_word(walk);
	press_code(walk, K_ENTER);
	press_char(walk, digit(walk, NOTE_TAGS));
	press_code(walk, K_ESC);
}

static inline void press_present(struct walk *walk)
{
	press_code(walk, K_CTRL_O);
	press_char(walk, '7');
	press_char(walk, roll(&walk->seed, 2) ? '3' : digit(walk, 4));
}

static inline void press_panel(struct walk *walk)
{
	static const enum key_code panels[] = { K_F1, K_F2, K_F3, K_F4, K_F5, K_CTRL_O };
	press_code(walk, panels[roll(&walk->seed, 6)]);
	for (uint32_t i = roll(&walk->seed, 3); i > 0; i--)
		press_code(walk, K_DOWN);
	/* On the map Enter goes there, in a menu it does what stands there. */
	press_code(walk, roll(&walk->seed, 3) ? K_ESC : K_ENTER);
}

static inline void press_cover(struct walk *walk)
{
	press_code(walk, roll(&walk->seed, 4) ? K_F12 : K_CTRL_Z);
	press_char(walk, 'x');
}

static inline void press_any(struct walk *walk)
{
	static const enum key_code any[] = { K_ENTER, K_ENTER, K_ESC, K_ESC, K_TAB, K_UP, K_DOWN,
		K_UNDO, K_UNDO, K_UNDO, K_CTRL_R, K_CTRL_K, K_CTRL_U, K_CTRL_Y, K_CTRL_Y,
		K_PGDN, K_HOME };
	press_code(walk, any[roll(&walk->seed, sizeof any / sizeof *any)]);
}

static inline void press_something(struct walk *walk)
{
	uint32_t what = roll(&walk->seed, 100);
	if (what < 56)
		press_answer(walk);
	else if (what < 62)
		press_present(walk);
	else if (what < 66)
		press_note(walk);
	else if (what < 73)
		press_panel(walk);
	else if (what < 76)
		press_cover(walk);
	else if (what < 80)
		type_word(walk);
	else if (what < 82)
		press_char(walk, digit(walk, 9));
	else
		press_any(walk);
}

/* Size changes, and nobody there for a while. */
static inline enum term_got turn_aside(struct walk *walk, uint32_t what)
{
	static const int sizes[][2] = { { 12, 40 }, { 24, 80 }, { 40, 120 } };
	if (what == 0) {
		uint32_t size = roll(&walk->seed, 3);
		walk->term.rows = sizes[size][0];
		walk->term.cols = sizes[size][1];
		return TERM_RESIZE;
	}
	terminal_ms += what == 1 ? COVER_MINUTES * 60000 : 2000;
	return TERM_TIMEOUT;
}

static inline enum term_got next_key(void *ctx, struct key *key)
{
	struct walk *walk = ctx;
	uint32_t aside = roll(&walk->seed, 100);
	if (aside < 4)
		return turn_aside(walk, aside);
	if (walk->next == walk->queued) {
		/* A sitting ends, now and then, by hanging up. */
		if (walk->left-- <= 0 || roll(&walk->seed, 60) == 0
			|| walk->said.count + 40 > SAID_MOST)
			return TERM_GONE;
		walk->next = walk->queued = 0;
		show(walk);
		press_something(walk);
		walk->figures->acts++;
	}
	*key = walk->queue[walk->next++];
	return TERM_KEY;
}

/* ---- a sitting --------------------------------------------------------------------------- */

/* As the program does it (app/run_visit.c). */
static inline void sit_at_terminal(struct walk *walk)
{
	bool gone;
	walk->next = walk->queued = 0;
	do
		gone = frontend_play(&walk->frontend, &walk->controller) == CONTROLLER_GONE;
	while (!gone && printing_serve(&walk->printing, &walk->frontend, &gone));
}

static inline const char *random_line(struct walk *walk, char line[64])
{
	static const char *const commands[] = { ":b", ":u", ":r", ":plan", ":note", ":map", ":s",
		":skip", "", "", ":h", ":o" };
	uint32_t what = roll(&walk->seed, 10);
	if (what < 3)
		snprintf(line, 64, "%s", say_word(&walk->said, &walk->session.record.visit));
	else if (what < 7)
		snprintf(line, 64, "%c", digit(walk, 4));
	else
		snprintf(line, 64, "%s", commands[roll(&walk->seed,
			sizeof commands / sizeof *commands)]);
	return line;
}

/* As app/plainloop.c does it, but for the reading and writing. */
static inline void sit_at_lines(struct walk *walk)
{
	struct plain plain;
	struct buf out;
	char line[64];
	bool goes = true;
	plain_init(&plain, false);
	buf_init(&out, TEXT_MOST);
	while (goes && walk->left-- > 0 && roll(&walk->seed, 80)) {
		struct act act = { .kind = ACT_NONE };
		arena_reset(&walk->frame);
		memset(&walk->view, 0, sizeof walk->view);
		walk->controller.show(walk->controller.ctx, plain_wants(&plain), &walk->frame,
			&walk->view);
		plain_show(&plain, &walk->view, &out);
		bool done = plain_line(&plain, &walk->view, random_line(walk, line), &act, &out);
		buf_add(&out, "", 1);
		walk->figures->lines++, walk->figures->acts++;
		look(walk, out.data, "said in lines");
		buf_clear(&out);
		if (done && act.kind == ACT_DRAFT)
			walk->controller.draft(walk->controller.ctx, &act.value);
		else if (done)
			goes = walk->controller.act(walk->controller.ctx, &act, clock_now());
	}
	plain_release(&plain);
	buf_release(&out);
}

static inline void stay_open(struct store *store)
{
	(void)store;
}

/* The same visit in another sitting; false: it is kept nowhere. */
static inline bool sit_down_again(struct walk *walk)
{
	struct fault why = { 0 };
	struct moment since;
	bool is_kept = walk->session.record.kept;
	struct store_ref ref = walk->session.record.ref;
	session_end(&walk->session);
	if (!is_kept)
		return false;
	NEED(session_resume(&walk->session, walk->disk, &ref, &walk->packs, &why));
	NEED(session_take(&walk->session, clock_now(), false, &since));
	walk->figures->sittings++;
	return true;
}

/* ---- a walk ------------------------------------------------------------------------------ */

static inline void begin_walk(struct walk *walk, struct pack *pack, struct figures *figures,
	uint32_t seed, int acts)
{
	memset(walk, 0, sizeof *walk);
	walk->pack = pack;
	walk->figures = figures;
	walk->seed = seed;
	walk->left = acts;
	walk->disk = store_memory_new();
	walk->own_ops = walk->disk->ops;
	walk->ops = *walk->own_ops;
	walk->ops.close = stay_open;
	walk->disk->ops = &walk->ops;
	walk->config.cover_after = COVER_MINUTES;
	snprintf(walk->config.print, sizeof walk->config.print, "/print");
	walk->term = (struct term){ .rows = 24, .cols = 80, .ctx = walk, .next = next_key,
		.seen = seen };
	walk->frontend.term = &walk->term;
	arena_init(&walk->frame, NULL);
	pack_cache_init(&walk->packs, NULL);
	walking = walk;
	figures->walks++;
}

static inline void end_walk(struct walk *walk)
{
	walk->own_ops->close(walk->disk);
	pack_cache_release(&walk->packs);
	arena_release(&walk->frame);
}

static inline void open_disk(struct walk *walk)
{
	walk->session.own_pack = NULL; /* it is for all walks */
	walk->session.record.disk = walk->disk;
}

static inline struct act answer(struct walk *walk, const char **texts, int *picks, char words[][24])
{
	const struct view *view = &walk->view;
	struct act act = { .kind = ACT_NEXT };
	for (size_t i = 0; i < view->part_count; i++) {
		const struct view_part *part = &view->parts[i];
		bool typed = part->form == PART_TEXT || part->form == PART_LINES;
		bool number = str_is(part->id, "weeks") || view->kind == VIEW_AMOUNT;
		bool none = view->kind == VIEW_PEOPLE && i > 1;
		snprintf(words[i], 24, "%s", number ? "2" : none ? ""
			: typed ? say_word(&walk->said, &walk->session.record.visit)
			: part->form == PART_SET && roll(&walk->seed, 3) == 0 ? ""
			: part->codes[roll(&walk->seed, (uint32_t)part->choice_count)]);
		texts[i] = words[i];
	}
	if (view->part_count)
		act.value = (struct value){ .type = VALUE_PARTS, .part = texts,
			.count = view->part_count };
	else if (view->kind == VIEW_WRITE)
		act.value = (struct value){ .type = VALUE_TEXT,
			.text = say_word(&walk->said, &walk->session.record.visit) };
	else if (view->kind == VIEW_RULER)
		act.value = (struct value){ .type = VALUE_NUMBER, .number = 8 };
	/* Somebody who was asked in stays, now and then. */
	else if (walk->session.record.visit.state.guest && view->item_count == 2)
		picks[0] = roll(&walk->seed, 4) == 0;
	if (view->item_count && view->kind != VIEW_REVIEW)
		act.value = (struct value){ .pick = picks,
			.type = view->kind == VIEW_ITEMS ? VALUE_ITEMS : VALUE_CHOICES,
			.count = view->kind == VIEW_ITEMS ? view->item_count : 1 };
	return act;
}

/* So that there is something to be seen: the two alone answer, as far as `most` screens. */
static inline void answer_alone(struct walk *walk, int most)
{
	const char *texts[16];
	char words[16][24];
	for (int i = 0; i < most; i++) {
		int picks[40] = { 0 };
		show(walk);
		if (walk->view.kind == VIEW_AGREE || walk->view.kind == VIEW_END)
			break;
		if (walk->session.record.visit.state.guest && most < 400
			&& roll(&walk->seed, 6) == 0)
			break;
		struct act act = answer(walk, texts, picks, words);
		if (!session_act(&walk->session, &act, clock_now()))
			break;
	}
}

static inline void agree_alone(struct walk *walk)
{
	for (int role = 0; role < 2; role++)
		session_act(&walk->session, &(struct act){ .kind = ACT_YES,
			.role = (enum act_role)role }, clock_now());
	session_act(&walk->session, &(struct act){ .kind = ACT_NEXT }, clock_now());
}

static inline void begin_visit(struct walk *walk, const char *path)
{
	struct fault why = { 0 };
	NEED(session_start(&walk->session, walk->pack, pack_find_path(walk->pack, path), "Jo",
		false, clock_now(), &why));
	open_disk(walk);
}

/* A visit that follows one in which everything was said. */
static inline void begin_after(struct walk *walk, const char *path)
{
	struct session earlier;
	struct fault why = { 0 };
	begin_visit(walk, "full");
	answer_alone(walk, 400);
	earlier = walk->session;
	earlier.record.disk = NULL;
	NEED(session_start_after(&walk->session, walk->pack, pack_find_path(walk->pack, path),
		&earlier.record.visit, &earlier.record.ref, false, clock_now(), &why));
	open_disk(walk);
	session_end(&earlier);
	for (size_t i = 0; i < walk->said.count; i++)
		walk->said.typed[i] = (struct spoken){ .question = -1, .item = -1 };
}

static inline void sit(struct walk *walk, bool lines)
{
	printing_init(&walk->printing, &walk->session, &walk->config);
	walk->controller = printing_controller(&walk->printing);
	if (lines)
		sit_at_lines(walk);
	else
		sit_at_terminal(walk);
	walk->session.prints = false;
}

static inline void walk_once(struct pack *pack, struct figures *figures, const char *path,
	uint32_t seed, int acts)
{
	static struct walk walk;
	begin_walk(&walk, pack, figures, seed, acts);
	if (pack->paths[pack_find_path(pack, path)].after)
		begin_after(&walk, path);
	else
		begin_visit(&walk, path);
	if (seed % 4)
		answer_alone(&walk, seed % 4 == 1 ? 400 : (int)roll(&walk.seed, 110));
	if (seed % 8 == 1)
		agree_alone(&walk);
	bool goes = true;
	while (goes && walk.left > 0) {
		sit(&walk, roll(&walk.seed, 4) == 0);
		goes = sit_down_again(&walk);
	}
	if (goes)
		session_end(&walk.session);
	end_walk(&walk);
}

static inline void say_figures(const struct figures *figures)
{
	printf("%ld walks, %ld acts, %ld sittings again, %ld frames and %ld times lines (%ld with "
	       "others, %ld with somebody in the third chair, %ld with a plan or page shown), %ld "
	       "pages, %ld prints; %ld words seen, %ld looked for while others were here ",
		figures->walks, figures->acts, figures->sittings, figures->frames, figures->lines,
		figures->others, figures->guests, figures->shared, figures->pages,
		figures->prints, figures->shown, figures->hidden);
}

static inline void walk_all(uint32_t first, uint32_t count, int acts)
{
	static const char *const paths[] = { "full", "brief", "follow" };
	struct figures figures = { 0 };
	struct pack *pack = test_pack(PACK);
	NEED(pack != NULL);
	/* Under valgrind fewer, and they may not meet all there is. */
	count /= (uint32_t)check_patience();
	for (uint32_t seed = first; seed < first + count; seed++)
		walk_once(pack, &figures, paths[seed % 3], seed, acts);
	say_figures(&figures);
	pack_free(pack);
	if (check_patience() > 1)
		return;
	/* Else nothing was found because nothing was there. */
	CHECK(figures.shown > 1000 && figures.others > 1000 && figures.hidden > 1000);
	CHECK(figures.guests > 0 && figures.shared > 0);
	CHECK(figures.prints > 0 && figures.pages > 0 && figures.sittings > 0);
}

#endif
