#include "visit/notes.h"

#include "base/str.h"
#include "visit/disclosure.h"

#include <assert.h>

static const char *const words[NOTE_TAGS] = { [NOTE_REASON] = "reason", [NOTE_WORRY] = "worry",
	[NOTE_STRENGTH] = "strength", [NOTE_WORDS] = "words", [NOTE_PARK] = "park" };

const char *notes_word(enum note_tag tag)
{
	assert(tag < NOTE_TAGS);
	return words[tag];
}

bool notes_named(const char *word, enum note_tag *tag)
{
	for (int i = 0; i < NOTE_TAGS; i++)
		if (str_is(words[i], word)) {
			*tag = (enum note_tag)i;
			return true;
		}
	return false;
}

enum note_tag notes_tag(const struct visit_note *note)
{
	enum note_tag tag = NOTE_PARK;
	if (note->tag)
		notes_named(note->tag, &tag);
	return tag;
}

bool notes_is_private(const struct visit *visit, const struct visit_note *note)
{
	assert(note->screen >= 0 && (size_t)note->screen < visit->pack->screen_count);
	const struct pack_screen *screen = &visit->pack->screens[note->screen];
	return screen->is_private || screen->guest;
}

bool notes_shows(const struct visit *visit, const struct visit_note *note)
{
	/* Whoever sits in the third chair was not there when it was said. */
	return !visit->state.guest
	       && !(visit->state.with_others && notes_is_private(visit, note))
	       && disclosure_of_event(&visit->state, note->seq);
}

const char *notes_join(const struct visit *visit, enum note_tag tag, struct arena *arena)
{
	const char *all = NULL;
	for (size_t i = 0; i < visit->state.note_count; i++) {
		const struct visit_note *note = &visit->state.notes[i];
		if (notes_tag(note) != tag || !notes_shows(visit, note))
			continue;
		all = all ? words_append(&visit->pack->words, all, note->text, arena)
		          : note->text;
	}
	return all;
}
