#include "app/frontend.h"

#include "app/report.h"
#include "app/session.h"
#include "base/str.h"

#include <assert.h>

static void show(void *ctx, unsigned wants, struct arena *frame, struct view *view)
{
	session_show(ctx, wants, frame, view);
}

/* The screen has it in words for whoever sits there; who looks after tandem wants it all. */
static void report_new(struct session *session)
{
	const struct fault *why = &session->refused;
	bool failed = why->what[0] && why->kind != FAULT_REFUSED;
	if (failed && !str_is(why->what, session->reported.what))
		report_fault(why);
	session->reported = failed ? *why : (struct fault){ 0 };
}

static bool act(void *ctx, const struct act *act, struct moment now)
{
	struct session *session = ctx;
	if (act->kind == ACT_CLOSE || act->kind == ACT_LEAVE)
		return false;
	/* It is another's to be stopped for now. */
	if (act->kind == ACT_LATER && (session->record.lost || session->record.looking)) {
		session_draft(session, &act->value);
		return false;
	}
	bool taken = session_act(session, act, now);
	report_new(session);
	/* Stopping for now, or the last act of an ended visit, leaves the controller. */
	return !(taken && session->record.visit.state.end == END_UNFINISHED);
}

static void draft(void *ctx, const struct value *value)
{
	session_draft(ctx, value);
}

static void follow(void *ctx, const struct value *value)
{
	session_follow(ctx, value);
}

static bool tick(void *ctx)
{
	return session_tick(ctx);
}

struct controller controller_of_session(struct session *session, int cover_after)
{
	assert(session->pack && cover_after >= 0);
	return (struct controller){ .ctx = session, .show = show, .act = act, .draft = draft,
		.follow = follow, .tick = tick, .cover_after = cover_after };
}
