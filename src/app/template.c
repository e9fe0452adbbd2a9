#include "app/template.h"

#include <string.h>

/* Text of the pack as a comment: pipes by their question's id, one line. */
static void add_pipe(const struct pack *pack, const struct pipe *pipe, struct buf *out)
{
	for (size_t i = 0; i < pipe->count; i++) {
		const struct piece *piece = &pipe->pieces[i];
		if (piece->kind == PIECE_TEXT) {
			for (const char *c = piece->text; *c; c++)
				buf_add_char(out, *c == '\n' ? ' ' : *c);
		} else if (piece->kind == PIECE_SITE || piece->kind == PIECE_NOTES) {
			buf_add_text(out, PIPE_BLANK);
		} else if (piece->ref.item >= 0) {
			const struct pack_question *asked = &pack->questions[piece->ref.question];
			buf_printf(out, "{%s.%s}", asked->id, asked->items[piece->ref.item].id);
		} else {
			buf_printf(out, "{%s}", pack->questions[piece->ref.question].id);
		}
	}
}

static void add_choices(const struct pack_question *question, struct buf *out)
{
	for (size_t i = 0; i < question->choice_count; i++)
		buf_printf(out, "    # %s: %s\n", question->choices[i].id,
			question->choices[i].text);
}

static void add_permitted(const struct pack_question *question, struct buf *out)
{
	if (!question->answers) {
		buf_printf(out, "    # each: a number from %d to %d\n", question->low,
			question->high);
		return;
	}
	buf_add_text(out, "    # each one of:");
	for (size_t i = 0; i < question->answer_count; i++)
		buf_printf(out, "%s %s", i ? "," : "", question->answers[i]);
	buf_add_char(out, '\n');
}

static void add_items(const struct pack_question *question, struct buf *out)
{
	add_permitted(question, out);
	for (size_t i = 0; i < question->item_count; i++)
		buf_printf(out, "    item \"%s\" { is = \"\" }   # %s\n", question->items[i].id,
			question->items[i].text);
}

static void add_parts(const struct pack_question *question, struct buf *out)
{
	for (size_t i = 0; i < question->item_count; i++)
		if (question->items[i].part->means != MEANS_HIGH)
			buf_printf(out, "    part \"%s\" { is = \"\" }   # %s\n",
				question->items[i].id, question->items[i].text);
}

static void add_done(const struct pack_question *question, struct buf *out)
{
	add_choices(question, out);
	buf_add_text(out, "    action  = \"\"\n    by      = \"\"\n");
	for (size_t i = 0; i < question->choice_count; i++)
		if (question->choices[i].because)
			buf_printf(out, "    because = \"\"   # with %s\n",
				question->choices[i].id);
}

static void add_fields(const struct pack_question *question, struct buf *out)
{
	switch (question->kind) {
	case VIEW_MANY:
		add_choices(question, out);
		buf_printf(out, "    choices = {}   # in order%s\n",
			question->most ? ", not more than it allows" : "");
		return;
	case VIEW_AGREE:
		buf_add_text(out, "    patient   = yes\n    clinician = yes\n");
		return;
	default:
		break;
	}
	switch (question->value) {
	case VALUE_TEXT:
		buf_printf(out, "    text = \"\"   # up to %zu characters\n", question->limit);
		break;
	case VALUE_NUMBER:
		buf_printf(out, "    # number = 0   # %d to %d\n", question->low, question->high);
		break;
	case VALUE_CHOICES:
		add_choices(question, out);
		buf_add_text(out, "    choice = \"\"\n");
		break;
	case VALUE_ITEMS:
		add_items(question, out);
		break;
	case VALUE_DONE:
		add_done(question, out);
		break;
	case VALUE_PARTS:
		add_parts(question, out);
		break;
	case VALUE_NONE:
		break;
	}
}

static void add_question(const struct pack *pack, const struct pack_screen *screen,
	struct buf *out)
{
	const struct pack_question *question = &pack->questions[screen->question];
	const char *need = question->required ? ", needed" : "";
	if (screen->when)
		need = ", only when its condition holds";
	if (question->kind == VIEW_STOP)
		need = ", only after a danger sign";
	buf_add_text(out, "\n# ");
	add_pipe(pack, &screen->heading, out);
	buf_printf(out, "\n# (%s%s)\nanswer \"%s\" {\n", pack_kind_name(question->kind), need,
		question->id);
	add_fields(question, out);
	buf_add_text(out, "}\n");
}

void template_write(const struct pack *pack, int path, struct buf *out)
{
	const struct pack_path *way = &pack->paths[path];
	buf_printf(out,
		"# Answers for 'tandem play': %s, path %s.\n"
		"# Fill in what is between the quotation marks, and take the first # away from\n"
		"# numbers.  What stays empty is left open.  In any answer:\n"
		"# at = \"DATE TIME ZONE\", present = \"others\", end = \"later\" or end = \"not today\";\n"
		"# pause = \"DATE TIME ZONE\" stops before it and goes on then; and what was heard:\n"
		"# reason, worry, strength, words, park = \"...\".\n\n"
		"start = \"2026-03-02 09:00 +01:00\"\nlabel = \"\"\npath  = \"%s\"\n",
		pack->title, way->id, way->id);
	for (size_t i = 0; i < way->screen_count; i++) {
		const struct pack_screen *screen = &pack->screens[way->screens[i]];
		if (screen->question >= 0 && screen->kind != VIEW_REVIEW
			&& screen->kind != VIEW_PAGE)
			add_question(pack, screen, out);
	}
}
