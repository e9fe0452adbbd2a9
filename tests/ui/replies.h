/*
 * What terminals send that is no key: replies, asked or not, and keys that nobody knows.
 */
#ifndef TANDEM_TESTS_UI_REPLIES_H
#define TANDEM_TESTS_UI_REPLIES_H

static const char *const replies[] = {
	/* OSC: colours, the clipboard, a title; each end that there is */
	"\033]11;rgb:1616/1818/1d1d\033\\", "\033]11;rgb:1616/1818/1d1d\a",
	"\033]11;rgb:1616/1818/1d1d\234", "\033]10;rgba:1111/2222/3333/4444\302\234",
	"\033]4;1;rgb:cdcd/0000/0000\033\\", "\033]52;c;MTIzNDU2Nzg5\a",
	"\033]l1 yes\033\\", "\033]L2 no\033\\", "\033]l\xe6\x9c\x9c 1 \xc5\x9c\033\\",
	/* DCS: XTGETTCAP, DECRQSS, version, unit id; APC, PM, SOS */
	"\033P1+r544e=787465726d\033\\", "\033P0+r\033\\", "\033P1$r1 q\033\\",
	"\033P1$r0;1m\234", "\033P>|XTerm(377)\033\\", "\033P!|00000000\033\\",
	"\033_Gi=31;OK\033\\", "\033_G1\a", "\033^1 2 3\033\\", "\033X1 2 3\033\\",
	/* CSI: DA 1 to 3, DSR, CPR, DECRPM, sizes, focus, keyboard, mouse that nobody wants */
	"\033[?62;1;2;4;6;9;15;22c", "\033[>41;377;0c", "\033[?1;2c", "\033[0n", "\033[24;80R",
	"\033[?24;80;1R", "\033[?2026;2$y", "\033[4;1$y", "\033[8;24;80t", "\033[4;600;800t",
	"\033[I", "\033[O", "\033[?1u", "\033[97;5u", "\033[49;1:3u", "\033[27;5;49~",
	"\033[<35;10;5M", "\033[<0;10;5m", "\033[M !!", "\033[M#1\177", "\033[?997;1n",
	"\033[?6c", "\033[1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1c",
	/* one control for Esc and the letter, raw and as a character */
	"\23511;rgb:1616/1818/1d1d\234", "\302\23511;1\302\234", "\2201+r1\234", "\233?1;2c",
	"\302\233?1;2c", "\2371\234", "\236" "1\234", "\230" "1\234",
	/* keys that nobody knows */
	"\033[1;9P", "\033[57399u", "\033O5P", "\033[25;2~",
};

#endif
