#include "ui/keyseq.h"

#include <assert.h>

#define ESC 0x1B

static struct keyseq open_at(size_t len)
{
	return (struct keyseq){ KEYSEQ_OPEN, len };
}

static bool is_parameter(unsigned char byte)
{
	return byte >= 0x20 && byte <= 0x3F;
}

static bool is_final(unsigned char byte)
{
	return byte >= 0x40 && byte <= 0x7E;
}

/* So many bytes that are no controls, behind `from`. */
static struct keyseq count_out(const unsigned char *bytes, size_t len, size_t from, size_t count)
{
	for (size_t i = from; i < from + count; i++) {
		if (i == len)
			return open_at(len);
		if (bytes[i] < 0x20)
			return (struct keyseq){ KEYSEQ_CUT, i };
	}
	return (struct keyseq){ KEYSEQ_WHOLE, from + count };
}

static struct keyseq to_final(const unsigned char *bytes, size_t len, size_t from)
{
	size_t i = from;
	while (i < len && is_parameter(bytes[i]))
		i++;
	if (i == len)
		return open_at(len);
	return is_final(bytes[i]) ? (struct keyseq){ KEYSEQ_WHOLE, i + 1 }
	                          : (struct keyseq){ KEYSEQ_CUT, i };
}

/* rxvt ends keys that are pressed with Shift in `$`, behind one number; no report does. */
static size_t shifted_key(const unsigned char *bytes, size_t len)
{
	size_t i = 2;
	while (i < len && bytes[i] >= '0' && bytes[i] <= '9')
		i++;
	return i > 2 && i < len && bytes[i] == '$' ? i + 1 : 0;
}

struct keyseq keyseq_csi(const unsigned char *bytes, size_t len)
{
	assert(len >= 2 && bytes[0] == ESC && bytes[1] == '[');
	size_t shifted = shifted_key(bytes, len);
	if (shifted)
		return (struct keyseq){ KEYSEQ_WHOLE, shifted };
	if (len > 2 && bytes[2] == 'M')
		return count_out(bytes, len, 3, 3);
	if (len > 2 && bytes[2] == '[')
		return count_out(bytes, len, 3, 1);
	return to_final(bytes, len, 2);
}

struct keyseq keyseq_csi_rest(const unsigned char *bytes, size_t len)
{
	return to_final(bytes, len, 0);
}

struct keyseq keyseq_ss3(const unsigned char *bytes, size_t len)
{
	assert(len >= 2 && bytes[0] == ESC && bytes[1] == 'O');
	return to_final(bytes, len, 2);
}

/* ---- characters */

static size_t length_by_lead(unsigned char lead)
{
	return lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
}

size_t keyseq_char(const unsigned char *bytes, size_t len, bool *is_cut)
{
	assert(len > 0);
	size_t want = length_by_lead(bytes[0]), have = 1;
	while (have < want && have < len && (bytes[have] & 0xC0) == 0x80)
		have++;
	*is_cut = have < want && have == len;
	return have;
}

/* ---- strings */

/* The character at the beginning, as far as it is there; ST may be one, of one byte or two. */
static struct keyseq string_char(const unsigned char *bytes, size_t len)
{
	bool is_cut;
	size_t have = keyseq_char(bytes, len, &is_cut);
	bool ends = bytes[0] == 0x9C || (bytes[0] == 0xC2 && have == 2 && bytes[1] == 0x9C);
	if (ends)
		return (struct keyseq){ KEYSEQ_WHOLE, have };
	return open_at(is_cut ? 0 : have);
}

/* What comes next in a string; OPEN and 0: it is not yet there whole. */
static struct keyseq string_step(const unsigned char *bytes, size_t len)
{
	if (bytes[0] == ESC && len == 1)
		return open_at(0);
	if (bytes[0] == ESC)
		return bytes[1] == '\\' ? (struct keyseq){ KEYSEQ_WHOLE, 2 }
		                        : (struct keyseq){ KEYSEQ_CUT, bytes[1] == ESC };
	if (bytes[0] < 0x20)
		return (struct keyseq){ bytes[0] == '\a' ? KEYSEQ_WHOLE : KEYSEQ_CUT, 1 };
	return string_char(bytes, len);
}

struct keyseq keyseq_string(const unsigned char *bytes, size_t len)
{
	size_t at = 0;
	while (at < len) {
		struct keyseq step = string_step(bytes + at, len - at);
		at += step.len;
		if (step.is != KEYSEQ_OPEN)
			return (struct keyseq){ step.is, at };
		if (step.len == 0)
			break;
	}
	return open_at(at);
}

/* ---- how they begin */

bool keyseq_begins_string(int byte)
{
	return byte == ']' || byte == 'P' || byte == '_' || byte == '^' || byte == 'X';
}

int keyseq_of_c1(unsigned cp)
{
	if (cp < 0x80 || cp > 0x9F)
		return 0;
	int byte = (int)cp - 0x40;
	return byte == '[' || byte == 'O' || keyseq_begins_string(byte) ? byte : 0;
}

bool keyseq_goes_on(int intro, int byte)
{
	if (intro == ']')
		return (byte >= '0' && byte <= '9') || byte == 'l' || byte == 'L';
	if (intro == 'P')
		return byte >= 0x20 && byte <= 0x3F;
	if (intro == 'O')
		return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'D')
		       || (byte >= 'P' && byte <= 'S') || byte == 'F' || byte == 'H' || byte == 'M';
	return true;
}

/* ---- lines */

static bool is_line_end(unsigned char byte)
{
	return byte == '\r' || byte == '\n';
}

static bool is_text(unsigned char byte)
{
	return (byte >= 0x20 && byte != 0x7F) || is_line_end(byte) || byte == '\t';
}

enum keyseq_lines keyseq_lines(const unsigned char *bytes, size_t len, bool flows, size_t *run)
{
	size_t letters = flows ? 2 : 0, i = 0;
	bool ended = false;
	enum keyseq_lines are = KEYSEQ_KEYS;
	for (; i < len && is_text(bytes[i]); i++) {
		if (is_line_end(bytes[i]))
			ended = letters > 0;
		else if (ended && bytes[i] != '\t')
			are = KEYSEQ_LINES;
		else
			letters += bytes[i] != '\t';
	}
	*run = i;
	/* One letter and Enter are pressed as fast as that. */
	if (are == KEYSEQ_KEYS && ended && letters > 1 && i == len)
		are = KEYSEQ_MAYBE_LINES;
	return are;
}
