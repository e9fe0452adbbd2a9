#include "pack/build.h"

#include "base/str.h"

#include <assert.h>

#define NUMBERS_MOST 100

/* A text of pack.conf that every pack must have. */
static const char *needed(struct build *build, const char *key)
{
	struct layer conf = { build->files.head, NULL };
	const char *text = layer_text(conf, key, build->arena);
	if (str_is_blank(text)) {
		build_fault(build, conf, key,
			arena_printf(build->arena, "write %s = \"...\"", key),
			"the pack has no '%s'", key);
		return "";
	}
	return text;
}

static void build_steps(struct build *build)
{
	struct pack_step *steps = arena_array(build->arena, build->files.head->section_count + 1,
		sizeof *steps);
	size_t count = 0;
	for (const struct conf *at = NULL; (at = conf_next(build->files.head, "step", at));) {
		struct layer conf = { at, NULL };
		const char *title = layer_text(conf, "title", build->arena);
		if (!build_is_id(at->title))
			build_fault(build, conf, "", "use lower-case letters, digits and dashes",
				"'%s' cannot be the name of a step", at->title);
		if (str_is_blank(title))
			build_fault(build, conf, "title", "write title = \"...\"",
				"the step '%s' has no title", at->title);
		id_map_add(&build->step_map, at->title, (int)count, build->arena);
		steps[count++] = (struct pack_step){ at->title, title ? title : "",
			layer_text(conf, "why", build->arena),
			layer_text(conf, "pitfall", build->arena) };
	}
	assert(count <= build->files.head->section_count);
	build->pack->steps = steps;
	build->pack->step_count = count;
	if (count == 0)
		build_fault(build, (struct layer){ build->files.head, NULL }, "step",
			"write step \"welcome\" { title = \"Welcome\" }", "the pack has no step");
}

static const struct conf *site_number(const struct build *build, const char *id)
{
	int over = id_map_find(&build->over_number_map, id);
	assert(over < (int)build->over_number_map.count);
	return over < 0 ? NULL : build->over_numbers[over];
}

static void build_number(struct build *build, const struct conf *at)
{
	struct pack *pack = build->pack;
	struct layer conf = { at, site_number(build, at->title) };
	const char *value = layer_text(conf, "value", build->arena);
	if (pack->site_count == NUMBERS_MOST) {
		build_fault(build, conf, "", NULL, "a pack cannot have more than %d numbers",
			NUMBERS_MOST);
		return;
	}
	if (!build_is_id(at->title)
		|| !id_map_add(&build->site_map, at->title, (int)pack->site_count, build->arena)) {
		build_fault(build, conf, "", "give each an own name: lower-case letters, dashes",
			"'%s' cannot be the name of a number here", at->title);
		return;
	}
	build->sites[pack->site_count++] = (struct pack_site){ at->title,
		layer_text(conf, "text", build->arena), value ? value : "" };
}

/* A number that the pack does not ask for would never be seen. */
static void check_site_numbers(struct build *build)
{
	for (size_t i = 0; i < build->over_number_map.count; i++) {
		const struct conf *at = build->over_numbers[i];
		if (id_map_find(&build->site_map, at->title) >= 0)
			continue;
		const char *near = build_nearest(build, &build->site_map, at->title);
		faults_say(build->faults, &at->at,
			near ? arena_printf(build->arena, "write number \"%s\"", near)
			     : "remove it",
			"the pack has no number '%s'", at->title);
	}
}

static void build_numbers(struct build *build)
{
	build->sites = arena_array(build->arena, NUMBERS_MOST, sizeof *build->sites);
	build->over_numbers = build_overs(build, "number", &build->over_number_map);
	for (size_t i = 0; i < build->files.count; i++)
		for (const struct conf *at = NULL;
			(at = conf_next(build->files.roots[i], "number", at));)
			build_number(build, at);
	build->pack->sites = build->sites;
	check_site_numbers(build);
}

/* ---- pages ------------------------------------------------------------------------ */

static const struct conf *site_page(const struct build *build, const char *id)
{
	for (size_t i = 0; i < build->site.count; i++)
		for (const struct conf *at = NULL;
			(at = conf_next(build->site.roots[i], "page", at));)
			if (str_is(at->title, id))
				return at;
	return NULL;
}

/* Read outside of any visit: there is nothing that could be filled in but site numbers. */
static void build_page(struct build *build, const struct conf *at, struct pack_page *pages)
{
	struct layer conf = { at, site_page(build, at->title) };
	struct pack_page page = { .id = at->title,
		.title = layer_text(conf, "title", build->arena),
		.text = pattern_read(build, conf, "text") };
	if (!build_is_id(page.id) || pack_find_page(build->pack, page.id) >= 0)
		build_fault(build, conf, "", "give each an own name: lower-case letters, dashes",
			"'%s' cannot be the name of a page here", page.id);
	if (str_is_blank(page.title) || page.text.count == 0)
		build_fault(build, conf, "", "write title = \"...\" and text = \"...\"",
			"the page '%s' has no title or no text", page.id);
	for (size_t i = 0; i < page.text.count; i++)
		if (page.text.spans[i].kind != SPAN_TEXT && page.text.spans[i].kind != SPAN_SITE)
			build_fault(build, conf, "text", "only {number.NAME} may stand there",
				"the page '%s' is read when there are no answers", page.id);
	pages[build->pack->page_count++] = page;
}

void build_pages(struct build *build)
{
	size_t most = build_count(build, "page");
	struct pack_page *pages = arena_array(build->arena, most, sizeof *pages);
	build->pack->pages = pages;
	for (size_t i = 0; i < build->files.count; i++)
		for (const struct conf *at = NULL; (at = conf_next(build->files.roots[i], "page", at));)
			build_page(build, at, pages);
	assert(build->pack->page_count == most);
}

void build_head(struct build *build)
{
	struct pack *pack = build->pack;
	pack->id = build->files.head->title;
	pack->title = needed(build, "title");
	pack->version = needed(build, "version");
	pack->base_language = needed(build, "language");
	pack->authors = needed(build, "authors");
	pack->reviewed = needed(build, "reviewed");
	pack->funding = needed(build, "funding");
	if (!build_is_id(pack->id))
		build_fault(build, (struct layer){ build->files.head, NULL }, "",
			"use lower-case letters, digits and dashes",
			"'%s' cannot be the name of a pack", pack->id);
	pack->stems = layer_list((struct layer){ build->files.head, NULL }, "stems", &pack->stem_count,
		build->arena);
	pack->not_asked = layer_list((struct layer){ build->files.head, NULL }, "not-asked",
		&pack->not_asked_count, build->arena);
	build_steps(build);
	build_numbers(build);
}

/* ---- paths --------------------------------------------------------------------------- */

static void unknown_screen(struct build *build, struct layer conf, const char *id)
{
	const char *near = build_nearest(build, &build->screen_map, id);
	struct place at = build_find(build, layer_place(conf, "screens"), id);
	faults_say(build->faults, &at,
		near ? arena_printf(build->arena, "write \"%s\"", near)
		     : "add such a screen, or remove it",
		"no screen is called '%s'", id);
}

static void build_path(struct build *build, const struct conf *at, struct pack_path *path)
{
	struct layer conf = { at, NULL };
	size_t count;
	const char *const *written = layer_list(conf, "screens", &count, build->arena);
	const char *const *ids = persons_in_path(build, written, &count);
	int *screens = arena_array(build->arena, count + 1, sizeof *screens);
	bool *had = arena_array(build->arena, build->pack->screen_count + 1, sizeof *had);
	*path = (struct pack_path){ .id = at->title, .screens = screens,
		.title = layer_text(conf, "title", build->arena),
		.minutes = (int)conf_int(at, "minutes", 0),
		.after = conf_bool(at, "after", false),
		.changes = conf_bool(at, "changes", false) };
	if (!path->title)
		path->title = at->title;
	for (size_t i = 0; i < count; i++) {
		int screen = id_map_find(&build->screen_map, ids[i]);
		if (screen < 0)
			unknown_screen(build, conf, ids[i]);
		else if (had[screen])
			build_fault(build, conf, "screens", "keep it in one place",
				"the screen '%s' stands twice in the path", ids[i]);
		else
			screens[path->screen_count++] = screen;
		if (screen >= 0)
			had[screen] = true;
	}
	assert(path->screen_count <= count);
	if (count == 0)
		build_fault(build, conf, "screens", "write screens = {\"...\"}",
			"the path '%s' has no screens", at->title);
}

static void note_steps(struct build *build, struct pack_path *path)
{
	int *steps = arena_array(build->arena, build->pack->step_count + 1, sizeof *steps);
	bool *had = arena_array(build->arena, build->pack->step_count + 1, sizeof *had);
	for (size_t i = 0; i < path->screen_count; i++) {
		int step = build->screens[path->screens[i]].step;
		if (step < 0 || had[step])
			continue;
		assert((size_t)step < build->pack->step_count);
		had[step] = true;
		steps[path->step_count++] = step;
	}
	path->steps = steps;
}

void build_paths(struct build *build)
{
	struct pack_path *paths = arena_array(build->arena, build->files.head->section_count + 1,
		sizeof *paths);
	size_t count = 0;
	for (const struct conf *at = NULL; (at = conf_next(build->files.head, "path", at));) {
		build_path(build, at, &paths[count]);
		note_steps(build, &paths[count++]);
	}
	build->pack->paths = paths;
	build->pack->path_count = count;
	if (count == 0)
		build_fault(build, (struct layer){ build->files.head, NULL }, "path",
			"write path \"brief\" { screens = {\"...\"} }", "the pack has no path");
}
