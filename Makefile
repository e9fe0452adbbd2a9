# tandem: see README.md.  `make` builds, `make check` runs the quick tests;
# `make run` and `make test` first install what is missing.
# A flavour (check-asan, coverage, ...) has a build folder of its own, so that
# none spoils another.

prefix  ?= /usr/local
bindir   = $(prefix)/bin
datadir  = $(prefix)/share/tandem
mandir   = $(prefix)/share/man
VERSION  = 0.5
BUILD   ?= build
CC      ?= cc
CFLAGS  ?= -O2 -g
FUZZ_SECONDS ?= 60

WARN = -Wall -Wextra -Wconversion -Wshadow -Wformat=2 -Wvla -Wstrict-prototypes \
       -Wmissing-prototypes -Wwrite-strings -Wpointer-arith $(if $(CI),-Werror)
HARDEN ?= -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -fstack-protector-strong \
          -fstack-clash-protection -ftrivial-auto-var-init=zero \
          $(if $(filter x86_64 i%86,$(shell uname -m)),-fcf-protection)
HARDEN_LD ?= -Wl,-z,relro,-z,now,-z,noexecstack

# Kept apart from CPPFLAGS, CFLAGS and LDFLAGS, which belong to whoever calls make.
own_cpp = -Isrc -I. -D_GNU_SOURCE
own_c   = -std=c11 -fPIE $(WARN) $(HARDEN)
own_ld  = -pie $(HARDEN_LD)
# Only app knows where the program will live: another prefix rebuilds no more than that.
app_cpp = -DTANDEM_VERSION='"$(VERSION)"' -DTANDEM_DATADIR='"$(datadir)"'
LIBS    = -lncursesw -ltinfo -lconfuse -lsqlite3 -lunistring -lsodium -lm

# src/fit is a program of its own, and no part of tandem.
SRC   := $(filter-out src/fit/%,$(sort $(wildcard src/*/*.c)))
HEAD  := $(sort $(wildcard src/*/*.h tests/*.h tests/*/*.h))
TEST  := $(sort $(wildcard tests/*/test_*.c))
TARGET := $(sort $(wildcard tests/fuzz/fuzz_*.c))
OBJ   := $(SRC:%.c=$(BUILD)/%.o)
LIB   := $(BUILD)/tandem.a
FIT   := $(patsubst %.c,$(BUILD)/%.o,$(sort $(wildcard src/fit/*.c)))
CHECK := $(TEST:%.c=$(BUILD)/%)
SLOW  := $(patsubst %.c,$(BUILD)/%,$(sort $(wildcard tests/*/slow_*.c)))
BENCH := $(patsubst %.c,$(BUILD)/%,$(sort $(wildcard tests/bench/bench_*.c)))
REPLAY := $(TARGET:tests/fuzz/fuzz_%.c=$(BUILD)/tests/fuzz/replay_%)
FUZZ  := $(TARGET:%.c=$(BUILD)/%)

# Tests that are scripts: about the sources, and about the program that was built.
ABOUT_SOURCE  = tests/seams tests/english
ABOUT_PROGRAM = $(sort $(wildcard tests/app/run_*)) tests/packs
ABOUT_BUILD   = tests/hardening tests/loops tests/straight tests/docs

PROGRAM := $(if $(wildcard src/app/main.c),$(BUILD)/tandem)
RUN = BUILD='$(BUILD)' CC='$(CC)' tests/run
MAKEFLAGS += --no-print-directory
# As many jobs as there are processors, unless the caller has said how many.
JOBS = $$(case "$$MAKEFLAGS" in *-j*) ;; *) echo -j$$(nproc || echo 2) ;; esac)

all: $(BUILD)/tandem

$(BUILD)/tandem: $(OBJ)
	@echo "  LD    $@"
	@$(CC) $(own_ld) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS) $(LDLIBS)

# A test takes from it what it needs, and no more.
$(LIB): $(filter-out $(BUILD)/src/app/main.o,$(OBJ))
	@rm -f $@
	@$(AR) rcs $@ $^

$(BUILD)/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	@echo "  CC    $<"
	@$(CC) $(own_cpp) $(CPPFLAGS) $(own_c) $(CFLAGS) -MMD -MP -c -o $@ $<

# What is banned is banned from the program, not from its tests.
$(BUILD)/src/%.o: private own_cpp += -include src/base/banned.h
$(OBJ): src/base/banned.h
$(BUILD)/src/app/%.o: private own_cpp += $(app_cpp)
$(filter $(BUILD)/src/app/%,$(OBJ)): $(BUILD)/where

$(CHECK) $(SLOW): private LIBS += -lcunit
$(CHECK) $(SLOW) $(BENCH): %: %.o $(LIB)
	@echo "  LD    $@"
	@$(CC) $(own_ld) $(CFLAGS) $(LDFLAGS) -o $@ $(filter %.o,$^) $(LIB) $(LIBS) $(LDLIBS)

# What fits the coder's weights is tested, too, though it is no part of the library.
$(filter $(BUILD)/tests/fit/%,$(CHECK)): $(filter-out $(BUILD)/src/fit/main.o,$(FIT))

# Programs that drive others on a terminal share its reader; the library comes last.
ON_TERMINAL := $(filter $(BUILD)/tests/term/% $(BUILD)/tests/bench/% $(BUILD)/tests/faults/slow_kill $(BUILD)/tests/faults/slow_countdown,$(CHECK) $(SLOW) $(BENCH))
$(ON_TERMINAL): $(BUILD)/tests/term/pty.o $(BUILD)/tests/term/vt.o

# Put before a program, of which it lets one call fail.  ASan has a malloc of its own.
COUNTDOWN = $(BUILD)/tests/faults/countdown.so
$(COUNTDOWN): tests/faults/countdown.c
	@mkdir -p $(@D)
	@echo "  LD    $@"
	@$(CC) $(WARN) $(if $(findstring address,$(CFLAGS)),-DNO_MALLOC) -D_GNU_SOURCE -O1 -fPIC -shared -o $@ $<
$(BUILD)/tests/faults/slow_countdown: | $(COUNTDOWN)

$(REPLAY): $(BUILD)/tests/fuzz/replay_%: $(BUILD)/tests/fuzz/fuzz_%.o $(BUILD)/tests/fuzz/replay.o $(LIB)
	@echo "  LD    $@"
	@$(CC) $(own_ld) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS) $(LDLIBS)

$(FUZZ): %: %.o $(LIB)
	@echo "  LD    $@"
	@$(CC) $(own_ld) $(CFLAGS) $(LDFLAGS) -fsanitize=fuzzer -o $@ $^ $(LIBS) $(LDLIBS)

# A changed flag rebuilds.
$(BUILD)/flags: said = $(CC) $(own_cpp) $(CPPFLAGS) $(own_c) $(CFLAGS) $(own_ld) $(LDFLAGS)
$(BUILD)/where: said = $(app_cpp)
$(BUILD)/flags $(BUILD)/where: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' $(call quoted,$(said)) | cmp -s - $@ || \
		printf '%s\n' $(call quoted,$(said)) > $@
quoted = '$(subst ','\'',$(1))'

# The two commands of README.md: each installs what is missing, then does its work.
run:
	@CC='$(CC)' tests/setup build
	@$(MAKE) $(JOBS) all
	@BUILD='$(BUILD)' tests/start

test:
	@CC='$(CC)' tests/setup test
	@make="$(MAKE) $(JOBS)" BUILD='$(BUILD)' tests/all

# Under a minute; `make test` has the slow ones, too.
check: check-headers $(CHECK) $(REPLAY) $(PROGRAM)
	@$(RUN) $(ABOUT_SOURCE) $(CHECK) $(REPLAY) $(if $(PROGRAM),$(ABOUT_PROGRAM) $(ABOUT_BUILD))

# The quickest part: what needs no whole program.
check-units: $(CHECK) $(REPLAY)
	@$(RUN) $(ABOUT_SOURCE) $(CHECK) $(REPLAY)

# The part that a flavour changes.
check-programs: $(CHECK) $(REPLAY) $(PROGRAM)
	@$(RUN) $(CHECK) $(REPLAY) $(if $(PROGRAM),$(ABOUT_PROGRAM))

# Every call that can fail, not some of them as in the slow tests: an hour and more.
faults: $(BUILD)/tests/faults/slow_countdown $(PROGRAM)
	@FAULTS=all SECONDS_EACH=20000 $(RUN) $<

check-slow: $(SLOW) $(PROGRAM)
	@$(RUN) $(SLOW)

asan = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
flavour_asan = BUILD=build-asan CFLAGS='$(asan) -DARENA_BLOCK=256' LDFLAGS='$(asan)' HARDEN= HARDEN_LD=
check-asan:
	@ASAN_OPTIONS=$$(CC='$(CC)' tests/leaks) $(MAKE) $(JOBS) $(flavour_asan) check-programs
check-asan-slow:
	@ASAN_OPTIONS=$$(CC='$(CC)' tests/leaks) $(MAKE) $(JOBS) $(flavour_asan) check-slow

valgrind: $(CHECK) $(REPLAY) $(PROGRAM)
	@WRAP='valgrind -q --error-exitcode=99 --leak-check=full --trace-children=no --suppressions=tests/valgrind' \
		$(RUN) $(CHECK) $(REPLAY) $(if $(PROGRAM),$(ABOUT_PROGRAM))

flavour_cov = BUILD=build-cov CFLAGS='-O0 -g --coverage' LDFLAGS=--coverage HARDEN= HARDEN_LD=
coverage:
	@$(MAKE) $(JOBS) $(flavour_cov) check-programs
	@$(MAKE) $(JOBS) $(flavour_cov) check-slow
	@gcovr --root . --filter 'src/' --print-summary build-cov

# gcc's own reader of paths.
analyze:
	@$(MAKE) $(JOBS) BUILD=build-analyze CFLAGS='-O1 -g -fanalyzer -Werror' objects
objects: $(OBJ)

fuzzer = -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
fuzz:
	@$(MAKE) $(JOBS) BUILD=build-fuzz CC=clang CFLAGS='$(fuzzer)' HARDEN= HARDEN_LD= CI= fuzz-programs
	@BUILD=build-fuzz FUZZ_SECONDS=$(FUZZ_SECONDS) tests/fuzz/run
fuzz-programs: $(FUZZ)

# Writes anew what tests compare with; then read the difference.
golden: $(CHECK) $(PROGRAM)
	@GOLDEN=write $(RUN) $(CHECK) $(if $(PROGRAM),tests/app/run_cases)
	@git --no-pager diff --stat -- tests

# The coder's weights anew, from a folder that holds annomi-train.csv; some two minutes.
# The same data and seed give the same file, where exp() and log() round alike.
SEED ?= 1
$(BUILD)/fit: $(FIT) $(LIB)
	@echo "  LD    $@"
	@$(CC) $(own_ld) $(CFLAGS) $(LDFLAGS) -o $@ $(FIT) $(LIB) $(LIBS) $(LDLIBS)

train: $(BUILD)/fit
	@[ -n '$(DATA)' ] || { echo "say where the data is: make train DATA=FOLDER"; exit 2; }
	@$(BUILD)/fit '$(DATA)' src/fit/lines content/coder/en.weights $(SEED) $(PREDICTIONS) \
		> $(BUILD)/scores
	@cp $(BUILD)/scores content/coder/en.scores
	@cat content/coder/en.scores

# As bare as it gets: ncurses and nothing else.
$(BUILD)/tests/bench/bare: $(BUILD)/tests/bench/bare.o
	@echo "  LD    $@"
	@$(CC) $(own_ld) $(CFLAGS) $(LDFLAGS) -o $@ $^ -lncursesw -ltinfo $(LDLIBS)

bench: $(BENCH) $(BUILD)/tests/bench/bare all
	@BUILD='$(BUILD)' tests/bench/run $(BENCH)

# Each header stands alone.
check-headers: $(HEAD:%=$(BUILD)/%.alone)
$(BUILD)/%.alone: % $(BUILD)/flags
	@mkdir -p $(@D)
	@$(CC) $(own_cpp) $(CPPFLAGS) $(own_c) $(CFLAGS) -MMD -MP -MF $@.d -MT $@ -include $< \
		-x c -c -o /dev/null /dev/null
	@touch $@

check-docs: all
	@$(RUN) tests/docs

check-hardening: all
	@$(RUN) tests/hardening

check-installed:
	@$(MAKE) $(JOBS) BUILD=build-install all
	@$(RUN) tests/installed

content = $(shell find content -type f)
# Where each shell looks; the first word says which it is.
SHELLS = bash-completion/completions/tandem zsh/site-functions/_tandem \
	fish/vendor_completions.d/tandem.fish

install: all
	install -d $(DESTDIR)$(bindir) $(DESTDIR)$(mandir)/man1 $(DESTDIR)$(mandir)/man5 \
		$(DESTDIR)$(mandir)/man7
	install -m 755 $(BUILD)/tandem $(DESTDIR)$(bindir)/tandem
	for page in $(wildcard man/*.[157]); do \
		install -m 644 $$page $(DESTDIR)$(mandir)/man$${page##*.}/ || exit; done
	for file in $(content); do \
		install -D -m 644 $$file $(DESTDIR)$(datadir)/$$file || exit; done
	for shell in $(SHELLS); do \
		install -d $(DESTDIR)$(prefix)/share/$${shell%/*} && \
		$(BUILD)/tandem completion $${shell%%[-/]*} >$(DESTDIR)$(prefix)/share/$$shell \
			|| exit; done

uninstall:
	rm -f $(DESTDIR)$(bindir)/tandem
	for page in $(notdir $(wildcard man/*.[157])); do \
		rm -f $(DESTDIR)$(mandir)/man$${page##*.}/$$page; done
	rm -f $(SHELLS:%=$(DESTDIR)$(prefix)/share/%)
	rm -rf $(DESTDIR)$(datadir)/content
	-rmdir $(DESTDIR)$(datadir)

dist:
	git archive --format=tar.gz --prefix=tandem-$(VERSION)/ -o tandem-$(VERSION).tar.gz HEAD

clean:
	rm -rf build build-*

FORCE:
.PHONY: all run test check check-units check-programs check-slow faults check-asan check-asan-slow valgrind \
	coverage analyze objects fuzz fuzz-programs golden train bench check-headers check-docs \
	check-hardening check-installed install uninstall dist clean FORCE
.SECONDARY:
-include $(wildcard $(OBJ:.o=.d) $(FIT:.o=.d) $(CHECK:=.d) $(SLOW:=.d) $(BENCH:=.d) $(FUZZ:=.d) \
	$(BUILD)/tests/fuzz/replay.d $(HEAD:%=$(BUILD)/%.alone.d))
