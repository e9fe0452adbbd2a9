#include "ui/circle.h"

#include "base/arena.h"
#include "ui/say.h"

/* Above, left, right, below; then the corners. */
enum { ABOVE, LEFT, RIGHT, BELOW, UP_LEFT, UP_RIGHT, DOWN_LEFT, DOWN_RIGHT };

#define ARM " ── "
#define ARM_CELLS 4

struct frame {
	int left, middle, right; /* columns that names above and below have their middle on */
	int width;               /* of the widest name there */
};

static struct frame frame_of(const struct page *page)
{
	int third = page->width / 3;
	return (struct frame){ page->left + third / 2, page->left + page->width / 2,
		page->left + page->width - 1 - third / 2, third - 2 };
}

static void put_name(struct page *page, int middle, int width, const char *name)
{
	if (!name)
		return;
	const char *text = say_cut(name, width, page->arena);
	canvas_say(page->canvas, page->row, middle - say_width(text) / 2, STYLE_TEXT, text);
}

static void paint_names(struct page *page, const struct frame *frame, const char *left,
	const char *middle, const char *right)
{
	page_need(page, 1);
	put_name(page, frame->left, frame->width, left);
	put_name(page, frame->middle, frame->width, middle);
	put_name(page, frame->right, frame->width, right);
	page->row++;
}

static void put_line(struct page *page, int col, uint32_t cp)
{
	canvas_fill(page->canvas, page->row, col, 1, STYLE_PICTURE, cp);
}

/* From the corners to the middle, and from there to the one in it.  `down`: they lie
 * above that one. */
static void paint_lines(struct page *page, const struct frame *frame, bool down,
	const char *left, const char *middle, const char *right)
{
	/* By what there is: 1 a name in the middle, 2 one at the left, 4 at the right. */
	static const uint32_t above[] = { ' ', 0x2502, 0x2510, 0x2524, 0x250C, 0x251C, 0x252C,
		0x253C };
	static const uint32_t below[] = { ' ', 0x2502, 0x2518, 0x2524, 0x2514, 0x251C, 0x2534,
		0x253C };
	int joint = (middle ? 1 : 0) + (left ? 2 : 0) + (right ? 4 : 0);
	page_need(page, 1);
	if (left) {
		canvas_fill(page->canvas, page->row, frame->left,
			frame->middle - frame->left, STYLE_PICTURE, 0x2500);
		put_line(page, frame->left, down ? 0x2514 : 0x250C);
	}
	if (right) {
		canvas_fill(page->canvas, page->row, frame->middle,
			frame->right - frame->middle, STYLE_PICTURE, 0x2500);
		put_line(page, frame->right, down ? 0x2518 : 0x2510);
	}
	put_line(page, frame->middle, down ? above[joint] : below[joint]);
	page->row++;
}

static void paint_middle(struct page *page, const struct frame *frame, const char *you,
	const char *left, const char *right)
{
	int col = frame->middle - say_width(you) / 2, end = col + say_width(you);
	int room = col - page->left - ARM_CELLS;
	page_need(page, 1);
	canvas_say(page->canvas, page->row, col, STYLE_TITLE, you);
	if (left) {
		const char *text = say_cut(left, room, page->arena);
		int from = col - ARM_CELLS - say_width(text);
		canvas_say(page->canvas, page->row, from, STYLE_TEXT, text);
		canvas_say(page->canvas, page->row, col - ARM_CELLS, STYLE_PICTURE, ARM);
	}
	if (right) {
		room = page->left + page->width - end - ARM_CELLS;
		canvas_say(page->canvas, page->row, end, STYLE_PICTURE, ARM);
		canvas_say(page->canvas, page->row, end + ARM_CELLS, STYLE_TEXT,
			say_cut(right, room, page->arena));
	}
	page->row++;
}

void circle_paint(struct page *page, const char *you, const char *const names[CIRCLE_MOST])
{
	struct frame frame = frame_of(page);
	if (names[ABOVE] || names[UP_LEFT] || names[UP_RIGHT]) {
		paint_names(page, &frame, names[UP_LEFT], names[ABOVE], names[UP_RIGHT]);
		paint_lines(page, &frame, true, names[UP_LEFT], names[ABOVE], names[UP_RIGHT]);
	}
	paint_middle(page, &frame, you, names[LEFT], names[RIGHT]);
	if (names[BELOW] || names[DOWN_LEFT] || names[DOWN_RIGHT]) {
		paint_lines(page, &frame, false, names[DOWN_LEFT], names[BELOW],
			names[DOWN_RIGHT]);
		paint_names(page, &frame, names[DOWN_LEFT], names[BELOW], names[DOWN_RIGHT]);
	}
}
