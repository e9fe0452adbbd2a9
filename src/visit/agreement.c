#include "visit/agreement.h"

#include "visit/flow.h"
#include "visit/gone_by.h"

#include <assert.h>
#include <string.h>

bool agreement_has_yes(const struct state *state, enum act_role role, const unsigned char *digest)
{
	assert(role == ROLE_PATIENT || role == ROLE_CLINICIAN);
	return state->yes[role].seq
	       && memcmp(state->yes[role].digest.bytes, digest, DIGEST_SIZE) == 0;
}

/* May somebody resolve what is open here and now?  While others are present the
 * reason says no more than that something is left. */
static enum word why_open(const struct visit *visit)
{
	return visit->state.with_others ? WORD_agree_open_alone : WORD_agree_open_safety;
}

static bool may_be_named(const struct visit *visit, const struct missing *missing)
{
	return !(missing->is_private && visit->state.with_others);
}

const char *agreement_shut(const struct visit *visit, struct moment now, struct arena *arena)
{
	const char *const *words = visit->pack->words.text;
	struct missing missing;
	enum word why = WORD_agree_blank;
	if (visit_has_open(visit))
		return words[why_open(visit)];
	if (!missing_find(visit, arena, &missing)) {
		if (!gone_by(visit, now, arena, &missing))
			return NULL;
		why = WORD_agree_gone_by;
	}
	return may_be_named(visit, &missing) ? words_put(words[why], missing.name, arena)
	                                     : words[WORD_agree_open_alone];
}

bool agreement_fills(const struct visit *visit, struct moment now, struct arena *arena,
	struct missing *missing)
{
	return !visit_has_open(visit)
	       && (missing_find(visit, arena, missing) || gone_by(visit, now, arena, missing))
	       && may_be_named(visit, missing) && flow_may_be(visit, missing->screen->number);
}

static bool is_anything_missing(const struct visit *visit)
{
	struct arena arena;
	struct missing missing;
	arena_init(&arena, visit->log.last_words);
	bool found = missing_find(visit, &arena, &missing);
	arena_release(&arena);
	return found;
}

bool agreement_stands(const struct visit *visit, const unsigned char *digest)
{
	return agreement_has_yes(&visit->state, ROLE_PATIENT, digest)
	       && agreement_has_yes(&visit->state, ROLE_CLINICIAN, digest)
	       && !visit_has_open(visit) && !is_anything_missing(visit);
}
