/*
 * JSON: the facts as they were given, and text that no reader takes for anything else.
 */
#include "export/writer.h"

#include "tests/check.h"

#define OUT_MAX ((size_t)1 << 20)

static const char *written(const struct document *document, const struct plan_facts *facts,
	struct buf *out)
{
	struct fault why;
	buf_clear(out);
	CHECK(writer_json.write(document, facts, &(struct write_options){ .large = false }, out,
		&why));
	return out->data;
}

static void test_least(void)
{
	struct buf out;
	buf_init(&out, OUT_MAX);
	CHECK_STR("{\n"
		  "  \"document\": {\n"
		  "    \"title\": \"A \\\"page\\\" \\\\ of\\n"
		  "\\u00e4\\u2026\\ud83d\\ude42\\u0001\\u007f\",\n"
		  "    \"sections\": []\n"
		  "  }\n"
		  "}\n",
		written(&(struct document){ .title = "A \"page\" \\ of\nä…🙂\x01\x7f" }, NULL,
			&out));
	buf_release(&out);
}

static void test_facts(void)
{
	static const struct fact_choice days[] = { { "mon", NULL }, { "wed", NULL } };
	static const struct fact_choice choice = { "walk", "Walk more" };
	static const struct fact list[] = {
		{ .question = "first", .part = "days", .section = PLAN_WILL, .kind = FACT_DAYS,
			.choices = days, .choice_count = 2 },
		{ .question = "first", .part = "time", .section = PLAN_WILL, .kind = FACT_TIME,
			.text = "9:00", .minute = 540 },
		{ .question = "first", .part = "first", .section = PLAN_WILL, .kind = FACT_DATE,
			.date = { .year = 2026, .month = 3, .day = 4 } },
		{ .question = "sure", .section = PLAN_WILL, .kind = FACT_NUMBER, .number = 7,
			.high = 10, .is_private = true },
		{ .question = "pick", .section = PLAN_CHOSE, .kind = FACT_CHOICES,
			.choices = &choice, .choice_count = 1 },
		{ .question = "hope", .section = PLAN_MATTERS, .kind = FACT_TEXT, .text = "dance",
			.is_own_words = true },
	};
	static const struct plan_facts facts = { .pack = "back", .version = "1",
		.language = "en", .began = { 1772438400000, 60 }, .yes = { true, true },
		.agreed = true, .agreed_at = { 1772442000000, 60 }, .has_due = true,
		.due = { .year = 2026, .month = 3, .day = 16 },
		.people = { { 2, "Rosa", { "goal", "plan" }, 2 } }, .person_count = 1,
		.list = list, .count = 6 };
	struct buf out;
	buf_init(&out, OUT_MAX);
	const char *all = strstr(written(&(struct document){ .title = "A" }, &facts, &out),
		"  \"facts\"");
	CHECK_STR("  \"facts\": {\n"
		  "    \"pack\": \"back\",\n"
		  "    \"version\": \"1\",\n"
		  "    \"language\": \"en\",\n"
		  "    \"began\": \"2026-03-02T09:00:00+01:00\",\n"
		  "    \"agreed\": {\n"
		  "      \"patient\": true,\n"
		  "      \"clinician\": true,\n"
		  "      \"at\": \"2026-03-02T10:00:00+01:00\"\n"
		  "    },\n"
		  "    \"due\": \"2026-03-16\",\n"
		  "    \"people\": [\n"
		  "      {\n"
		  "        \"person\": 2,\n"
		  "        \"name\": \"Rosa\",\n"
		  "        \"may-see\": [\n"
		  "          \"goal\",\n"
		  "          \"plan\"\n"
		  "        ]\n"
		  "      }\n"
		  "    ],\n"
		  "    \"answers\": [\n"
		  "      {\n"
		  "        \"question\": \"first\",\n"
		  "        \"part\": \"days\",\n"
		  "        \"section\": \"will\",\n"
		  "        \"kind\": \"days\",\n"
		  "        \"days\": [\n"
		  "          \"mon\",\n"
		  "          \"wed\"\n"
		  "        ]\n"
		  "      },\n"
		  "      {\n"
		  "        \"question\": \"first\",\n"
		  "        \"part\": \"time\",\n"
		  "        \"section\": \"will\",\n"
		  "        \"kind\": \"time\",\n"
		  "        \"text\": \"9:00\",\n"
		  "        \"minute\": 540\n"
		  "      },\n"
		  "      {\n"
		  "        \"question\": \"first\",\n"
		  "        \"part\": \"first\",\n"
		  "        \"section\": \"will\",\n"
		  "        \"kind\": \"date\",\n"
		  "        \"date\": \"2026-03-04\"\n"
		  "      },\n"
		  "      {\n"
		  "        \"question\": \"sure\",\n"
		  "        \"section\": \"will\",\n"
		  "        \"kind\": \"number\",\n"
		  "        \"number\": 7,\n"
		  "        \"low\": 0,\n"
		  "        \"high\": 10,\n"
		  "        \"private\": true\n"
		  "      },\n"
		  "      {\n"
		  "        \"question\": \"pick\",\n"
		  "        \"section\": \"chose\",\n"
		  "        \"kind\": \"choices\",\n"
		  "        \"choices\": [\n"
		  "          {\n"
		  "            \"id\": \"walk\",\n"
		  "            \"text\": \"Walk more\"\n"
		  "          }\n"
		  "        ]\n"
		  "      },\n"
		  "      {\n"
		  "        \"question\": \"hope\",\n"
		  "        \"section\": \"matters\",\n"
		  "        \"kind\": \"text\",\n"
		  "        \"text\": \"dance\",\n"
		  "        \"own-words\": true\n"
		  "      }\n"
		  "    ]\n"
		  "  }\n"
		  "}\n",
		all);
	buf_release(&out);
}

TESTS("export/json", { "the least", test_least }, { "facts", test_facts })
