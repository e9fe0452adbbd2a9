#include "pack/pack.h"

#include "base/str.h"
#include "pack/idmap.h"

int pack_find_path(const struct pack *pack, const char *id)
{
	for (size_t i = 0; i < pack->path_count; i++)
		if (str_is(pack->paths[i].id, id))
			return (int)i;
	return -1;
}

int pack_find_screen(const struct pack *pack, const char *id)
{
	return id_map_find(pack->screen_map, id);
}

int pack_find_question(const struct pack *pack, const char *id)
{
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

const char *pack_page_text(const struct pack *pack, int page, struct arena *arena)
{
	const struct pattern *text = &pack->pages[page].text;
	const char *all = "";
	for (size_t i = 0; i < text->count; i++) {
		const struct span *span = &text->spans[i];
		const char *site = span->kind == SPAN_SITE ? pack->sites[span->site].value : "";
		all = arena_printf(arena, "%s%s", all,
			span->kind == SPAN_TEXT ? span->text
			: *site                   ? site
			                          : PLACEHOLDER_BLANK);
	}
	return all;
}

int pack_find_item(const struct pack_question *question, const char *id)
{
	for (size_t i = 0; i < question->item_count; i++)
		if (str_is(question->items[i].id, id))
			return (int)i;
	return -1;
}
