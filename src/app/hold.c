#include "app/hold.h"

#include "app/content.h"
#include "app/exit.h"
#include "app/paper.h"
#include "app/report.h"
#include "app/rooms.h"
#include "app/session.h"
#include "sys/clock.h"

#define LABEL_BYTES 1024

static int play_session(struct face *face, const struct hold *hold, struct session *session,
	bool *gone)
{
	const struct stage stage = stage_of_session(session, hold->config->cover_after);
	struct paper paper = { .config = hold->config };
	session->paper = *hold->config->print ? &paper : NULL;
	do
		*gone = face_play(face, &stage) == STAGE_GONE;
	while (!*gone && session->paper && paper_serve(&paper, face, session, gone));
	int code = session_exit_code(session);
	session_end(session);
	return code;
}

static int find_path(const struct pack *pack, const char *id)
{
	int path = id ? pack_find_path(pack, id) : 0;
	if (path < 0)
		report_line("the pack '%s' has no path '%s'; its first is '%s'", pack->id, id,
			pack->paths[0].id);
	return path;
}

static int start(struct face *face, const struct hold *hold, struct pack *pack, int path,
	const char *label, bool *gone)
{
	struct session session;
	struct fault why;
	if (!session_start(&session, pack, path, label, hold->trial, clock_now(), &why)) {
		report_fault(&why);
		session_end(&session);
		return EXIT_SYSTEM;
	}
	return play_session(face, hold, &session, gone);
}

int hold_new(struct face *face, const struct hold *hold, bool *gone)
{
	int code = EXIT_BAD_DATA;
	bool back = false;
	struct buf label;
	struct pack *pack = content_open(hold->pack, hold->site, &code);
	int path = pack ? find_path(pack, hold->path) : -1;
	if (path < 0) {
		pack_free(pack);
		return pack ? EXIT_BAD_DATA : code;
	}
	buf_init(&label, LABEL_BYTES);
	if (!hold->trial)
		*gone = rooms_label(face, &pack->words, &label, &back) == STAGE_GONE;
	if (*gone || back) {
		pack_free(pack);
		code = *gone ? EXIT_UNFINISHED : -1;
	} else {
		code = start(face, hold, pack, path, label.data ? label.data : "", gone);
	}
	buf_release(&label);
	return code;
}

int hold_again(struct face *face, const struct hold *hold, const struct store_id *id, bool *gone)
{
	struct session session;
	struct fault why;
	int code;
	struct store *store = book_store(false, &code);
	if (!store) {
		if (code == EXIT_DONE)
			report_line("there are no records yet");
		return code == EXIT_DONE ? EXIT_NO : code;
	}
	if (!session_resume(&session, store, id, &why)) {
		report_fault(&why);
		store_close(store);
		return EXIT_BAD_DATA;
	}
	return play_session(face, hold, &session, gone);
}
