/* What a pack that has loaded answers, and its end. */
#include "pack/pack.h"

#include "base/arena.h"
#include "base/str.h"
#include "pack/idmap.h"

#include <assert.h>
#include <stdlib.h>

/* ---- names to numbers ------------------------------------------------------------- */

int pack_find_path(const struct pack *pack, const char *id)
{
	for (size_t i = 0; i < pack->path_count; i++)
		if (str_is(pack->paths[i].id, id))
			return (int)i;
	return -1;
}

int pack_find_screen(const struct pack *pack, const char *id)
{
	assert(pack->screen_map); /* it has loaded */
	return id_map_find(pack->screen_map, id);
}

int pack_find_question(const struct pack *pack, const char *id)
{
	assert(pack->question_map);
	return id_map_find(pack->question_map, id);
}

int pack_find_choice(const struct pack_question *question, const char *id)
{
	for (size_t i = 0; i < question->choice_count; i++)
		if (str_is(question->choices[i].id, id))
			return (int)i;
	return -1;
}

int pack_find_page(const struct pack *pack, const char *id)
{
	for (size_t i = 0; i < pack->page_count; i++)
		if (str_is(pack->pages[i].id, id))
			return (int)i;
	return -1;
}

int pack_find_item(const struct pack_question *question, const char *id)
{
	for (size_t i = 0; i < question->item_count; i++)
		if (str_is(question->items[i].id, id))
			return (int)i;
	return -1;
}

/* ---- what one kind has ------------------------------------------------------------ */

const struct pack_write *pack_write(const struct pack_question *question)
{
	assert(question->kind == VIEW_WRITE);
	return &question->write;
}

const struct pack_ruler *pack_ruler(const struct pack_question *question)
{
	assert(question->kind == VIEW_RULER);
	return &question->ruler;
}

const struct pack_stop *pack_stop(const struct pack_question *question)
{
	assert(question->kind == VIEW_STOP);
	return &question->stop;
}

const struct pack_share *pack_share(const struct pack_question *question)
{
	assert(question->kind == VIEW_SHARE);
	return &question->share;
}

int pack_most(const struct pack_question *question)
{
	return question->kind == VIEW_MANY ? question->many.most : 1;
}

const char *pack_series(const struct pack_question *question)
{
	return question->kind == VIEW_RULER ? question->ruler.series : NULL;
}

/* ---- pages, and the end ----------------------------------------------------------- */

const char *pack_page_text(const struct pack *pack, int page, struct arena *arena)
{
	assert(page >= 0 && (size_t)page < pack->page_count);
	const struct pattern *text = &pack->pages[page].text;
	const char *all = "";
	for (size_t i = 0; i < text->count; i++) {
		const struct span *span = &text->spans[i];
		assert(span->kind == SPAN_TEXT || span->kind == SPAN_SITE);
		const char *site = span->kind == SPAN_SITE ? pack->sites[span->site].value : "";
		all = arena_printf(arena, "%s%s", all,
			span->kind == SPAN_TEXT ? span->text
			: *site                   ? site
			                          : pack->words.text[WORD_plan_blank]);
	}
	return all;
}

void pack_free(struct pack *pack)
{
	if (!pack)
		return;
	arena_release(&pack->arena);
	free(pack);
}
