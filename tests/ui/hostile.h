/*
 * Texts that break layouts: long words, wide letters, stacked accents, emoji, a
 * whole page where a word was expected.
 */
#ifndef TANDEM_TESTS_UI_HOSTILE_H
#define TANDEM_TESTS_UI_HOSTILE_H

#include "pack/build.h"
#include "tests/ui/views.h"

#define HOSTILE_CJK "我想再和孙女一起在地板上玩。"
#define HOSTILE_WORD "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamten" \
	"gesellschaft"
#define HOSTILE_MARKS "e\xCC\x81\xCC\x82\xCC\x83\xCC\x84 a\xCC\x8A"
#define HOSTILE_EMOJI "👵🏽👨‍👩‍👧 🇩🇪 ❤️"
#define HOSTILE HOSTILE_WORD " " HOSTILE_CJK " " HOSTILE_MARKS " " HOSTILE_EMOJI

static const char *const hostile_rows[] = { HOSTILE, HOSTILE_CJK, "" };
static const char *const hostile_cells[] = { "x", HOSTILE, HOSTILE_WORD };
static const char *const blank_cells[] = { HOSTILE_CJK, "", "" };
static const struct view_item hostile_items[] = {
	{ .id = "a", .label = HOSTILE, .detail = HOSTILE, .more = HOSTILE, .value = 0,
		.cells = hostile_cells },
	{ .id = "b", .label = HOSTILE_CJK, .detail = "kurz", .value = 1, .group = HOSTILE,
		.cells = blank_cells },
	{ .id = "c", .label = "", .value = -1 },
	{ .id = "d", .label = "plain", .detail = HOSTILE_WORD, .value = -1 },
	{ .id = "e", .label = HOSTILE_EMOJI, .value = -1 },
	{ .id = "f", .label = "f", .value = -1, .group = HOSTILE_CJK },
	{ .id = "g", .label = "g", .value = -1 },
	{ .id = "h", .label = "h", .value = -1 },
	{ .id = "i", .label = "i", .value = -1 },
	{ .id = "j", .label = "ten", .value = -1 },
	{ .id = "k", .label = "eleven", .value = -1 },
};

static const char *const hostile_answers[] = { "no", HOSTILE_WORD, HOSTILE_CJK };
static const char *const hostile_phrases[] = { HOSTILE, HOSTILE_CJK, "x", HOSTILE_WORD };
static const struct view_part hostile_parts[] = {
	{ .id = "a", .label = HOSTILE, .limit = 400, .starters = hostile_phrases,
		.starter_count = COUNT(hostile_phrases), .hint = HOSTILE, .needed = true },
	{ .id = "b", .label = HOSTILE_CJK, .form = PART_SET, .choices = hostile_phrases,
		.codes = hostile_phrases, .choice_count = COUNT(hostile_phrases), .limit = 400 },
	{ .id = "c", .label = "", .form = PART_ONE, .choices = hostile_phrases,
		.codes = hostile_phrases, .choice_count = COUNT(hostile_phrases), .limit = 400 },
	{ .id = "d", .label = "d", .form = PART_LINES, .limit = 400 },
};
static const char *const hostile_texts[] = { "", HOSTILE_CJK, "x", "one\ntwo " HOSTILE };
static const struct view_line hostile_lines[] = {
	{ .label = HOSTILE, .text = HOSTILE }, { .label = NULL, .text = "“one\ntwo\n\nfour”" }, { .label = HOSTILE_CJK, .text = HOSTILE_CJK },
	{ .label = "", .text = "" },
};
static const struct view_point hostile_points[] = {
	{ HOSTILE, -9999999, -5 }, { "", 0, 0 }, { HOSTILE_CJK, 0, 10 }, { "x", 1, 11 },
	{ HOSTILE_WORD, 9999999, 1000 },
};
static const struct view_series hostile_series[] = {
	{ HOSTILE, true, hostile_points, COUNT(hostile_points) },
	{ "", false, NULL, 0 }, { HOSTILE_CJK, false, hostile_points, 2 },
};
static const struct view_note hostile_notes[] = {
	{ NOTE_WORDS, HOSTILE }, { NOTE_PARK, HOSTILE_WORD }, { NOTE_REASON, "" },
};
static const struct view_place hostile_places[] = {
	{ .step = HOSTILE_WORD, .title = HOSTILE, .screen = 1, .may = true },
	{ .title = HOSTILE_CJK, .screen = 2, .may = true, .here = true },
	{ .step = HOSTILE_CJK, .title = "", .screen = 3, .state = PLACE_DONE },
	{ .title = "x", .screen = 4, .state = PLACE_SKIPPED, .may = true },
	{ .title = HOSTILE_EMOJI, .screen = 5, .may = true },
	{ .step = "", .title = HOSTILE_WORD, .screen = 6, .may = true },
};
static const struct view_coach hostile_coach[] = {
	{ COACH_ASK, HOSTILE }, { COACH_ASK, HOSTILE_CJK }, { COACH_MORE, HOSTILE },
};

static const struct view_pad_row hostile_taps[] = {
	{ "q", HOSTILE, 5 }, { "c", HOSTILE_CJK, 9999 }, { "!", "", 0 },
};
static const struct view_pad hostile_pad = {
	.rows = hostile_taps, .row_count = COUNT(hostile_taps),
	.scales = { { HOSTILE, HOSTILE, 300, 100, 200, 300 }, { HOSTILE_CJK, "", -1, 0, 0, 1 } },
	.adherent = HOSTILE, .speaker = HOSTILE_CJK, .share = 100, .share_label = HOSTILE,
	.timeline = "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq",
};

static inline bool hostile_has_parts(enum view_kind kind)
{
	return kind < PACK_KINDS && pack_kinds[kind]->value == VALUE_PARTS;
}

/* What only one kind has; tests/ui/test_kinds names a kind that has something, and nothing
 * here. */
static inline void hostile_own(struct view *view)
{
	switch (view->kind) {
	case VIEW_WRITE:
		view->write.limit = 4000;
		break;
	case VIEW_MANY:
		view->many = (struct view_many){ .ranked = true, .most = 11 };
		break;
	case VIEW_ITEMS:
		view->set = (struct view_set){ .answers = hostile_answers,
			.answer_count = COUNT(hostile_answers) };
		break;
	case VIEW_RULER:
		view->ruler = (struct view_ruler){ .before = 3, .has_before = true,
			.scale = hostile_phrases, .scale_count = COUNT(hostile_phrases) };
		break;
	case VIEW_STOP:
		view->stop.needs_reason[0] = true;
		break;
	case VIEW_SCHEDULE:
		view->schedule = (struct view_schedule){ HOSTILE, HOSTILE_CJK };
		break;
	case VIEW_COMPARE:
		view->compare = (struct view_compare){ hostile_rows, COUNT(hostile_rows) };
		break;
	case VIEW_TREND:
		view->trend = (struct view_trend){ .series = hostile_series,
			.series_count = COUNT(hostile_series), .verdict = HOSTILE,
			.source = HOSTILE_CJK };
		break;
	case VIEW_PAD:
		view->pad = &hostile_pad;
		break;
	default:
		break;
	}
}

/* Every list is filled for every kind: what a kind does not use, it must not show. */
static inline struct view hostile_view(enum view_kind kind)
{
	struct view view = {
		.words = &test_words, .kind = kind, .screen = HOSTILE, .question = "q",
		.version = 1, .label = HOSTILE, .where = WHERE_VISIT, .step_title = HOSTILE,
		.step = 2, .steps = 700,
		.turn = TURN_BOTH, .has_turn = true, .clock = "23:59", .saving = SAVING_FAILED,
		.heading = HOSTILE, .text = HOSTILE "\n\n" HOSTILE_CJK, .quote = HOSTILE,
		.items = hostile_items, .item_count = COUNT(hostile_items),
		.starters = hostile_phrases, .starter_count = COUNT(hostile_phrases),
		.wordbank = hostile_phrases, .wordbank_count = COUNT(hostile_phrases),
		.low = 0, .high = 10, .low_text = HOSTILE, .half_text = HOSTILE_CJK,
		.high_text = HOSTILE_WORD,
		.parts = hostile_parts, .part_count = COUNT(hostile_parts),
		.value = { .type = hostile_has_parts(kind) ? VALUE_PARTS : VALUE_NONE,
			.part = hostile_texts, .count = COUNT(hostile_texts) },
		.guest = HOSTILE,
		.lines = hostile_lines, .line_count = COUNT(hostile_lines),
		.coach = hostile_coach, .coach_count = COUNT(hostile_coach),
		.plan = hostile_lines, .plan_count = COUNT(hostile_lines),
		.notes = hostile_notes, .note_count = COUNT(hostile_notes),
		.stems = hostile_phrases, .stem_count = COUNT(hostile_phrases),
		.why = HOSTILE, .pitfall = HOSTILE_CJK,
		.places = hostile_places, .place_count = COUNT(hostile_places),
		.refused = HOSTILE, .is_draft = true, .may = ~0U,
	};
	hostile_own(&view);
	return view;
}

#endif
