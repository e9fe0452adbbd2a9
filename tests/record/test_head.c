#include "record/head.h"

#include "record/ref.h"
#include "tests/record/heads.h"

static void check_same(const struct head *a, const struct head *b)
{
	CHECK_INT(a->state, b->state);
	CHECK_INT(a->events, b->events);
	CHECK_INT(a->event_format, b->event_format);
	CHECK_INT(a->began.ms, b->began.ms);
	CHECK_INT(a->began.offset, b->began.offset);
	CHECK_INT(a->last.ms, b->last.ms);
	CHECK_INT(a->last.offset, b->last.offset);
	CHECK_STR(a->label, b->label);
	CHECK_STR(a->path, b->path);
	CHECK_STR(a->pack, b->pack);
	CHECK_STR(a->pack_version, b->pack_version);
	CHECK(memcmp(&a->digest, &b->digest, sizeof a->digest) == 0);
	CHECK_INT(a->follows, b->follows);
	CHECK(memcmp(&a->followed, &b->followed, sizeof a->followed) == 0);
	CHECK_INT(a->has_due, b->has_due);
	CHECK(!a->has_due || date_days(&a->due) == date_days(&b->due));
}

static void test_there_and_back(void)
{
	struct head all[4];
	all[0] = head_example("Jo MR-1042");
	all[1] = head_example("");
	all[1].state = HEAD_UNFINISHED;
	all[1].has_due = false;
	all[2] = head_example("Zoë · “七”");
	all[2].follows = true;
	all[2].followed = (struct store_id){ "an earlier one" };
	all[3] = head_example("before 1970");
	all[3].began = (struct moment){ -5, -1439 };
	for (size_t i = 0; i < 4; i++) {
		struct buf bytes;
		struct head back;
		buf_init(&bytes, 10000);
		CHECK(head_encode(&all[i], &bytes));
		NEED(head_decode(bytes.data, bytes.len, &back, NULL));
		check_same(&all[i], &back);
		buf_release(&bytes);
	}
}

/* Cut anywhere, or with a byte too many, it is refused and nothing is read behind its end. */
static void test_refuses(void)
{
	struct buf bytes;
	struct head head = head_example("Jo"), back;
	struct fault why = { 0 };
	buf_init(&bytes, 10000);
	CHECK(head_encode(&head, &bytes));
	for (size_t len = 0; len < bytes.len; len++) {
		char *cut = malloc(len ? len : 1);
		NEED(cut != NULL);
		memcpy(cut, bytes.data, len);
		CHECK(!head_decode(cut, len, &back, &why));
		free(cut);
	}
	CHECK_STR("the head of the visit has an unknown format", why.what);
	bytes.data[0]++;
	CHECK(!head_decode(bytes.data, bytes.len, &back, &why));
	bytes.data[0]--;
	buf_add_char(&bytes, 'x');
	CHECK(!head_decode(bytes.data, bytes.len, &back, &why));
	buf_release(&bytes);
}

static void test_any_byte(void)
{
	struct buf bytes;
	struct head head = head_example("Jo"), back;
	buf_init(&bytes, 10000);
	CHECK(head_encode(&head, &bytes));
	for (size_t i = 0; i < bytes.len * 8; i++) {
		bytes.data[i / 8] = (char)(bytes.data[i / 8] ^ 1 << i % 8);
		if (head_decode(bytes.data, bytes.len, &back, NULL))
			CHECK(back.state < HEAD_STATES && back.label && back.path && back.pack);
		bytes.data[i / 8] = (char)(bytes.data[i / 8] ^ 1 << i % 8);
	}
	buf_release(&bytes);
}

static void test_ids(void)
{
	const struct store_ref ref = { { "s" }, { { 0xC0, 1, 0xFF } } };
	struct store_id back;
	char text[REF_TEXT_SIZE], code[CODE_SIZE];
	ref_text(&ref, text);
	CHECK_STR("c001ff00000000000000000000000000", text);
	CHECK(ref_parse(text, &back));
	CHECK(memcmp(&back, &ref.visit, sizeof back) == 0);
	CHECK(!ref_parse(NULL, &back));
	CHECK(!ref_parse("", &back));
	CHECK(!ref_parse("c001ff0000000000000000000000000", &back));
	CHECK(!ref_parse("c001ff0000000000000000000000000x", &back));
	ref_code(&ref, code);
	CHECK_STR("yaa76aaa", code);
}

TESTS("record/head", { "there and back", test_there_and_back }, { "refuses", test_refuses },
	{ "any byte", test_any_byte }, { "ids", test_ids })
