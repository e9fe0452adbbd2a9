# tandem: see README.md.  `make` builds, `make check` runs the quick tests.
# Flavours (check-asan, coverage, ...) have a build folder each, so that none
# spoils another.

prefix  ?= /usr/local
bindir   = $(prefix)/bin
datadir  = $(prefix)/share/tandem
mandir   = $(prefix)/share/man
VERSION  = 0.1
BUILD   ?= build
CC      ?= cc
CFLAGS  ?= -O2 -g

WARN = -Wall -Wextra -Wconversion -Wshadow -Wformat=2 -Wvla -Wstrict-prototypes \
       -Wmissing-prototypes -Wwrite-strings -Wpointer-arith $(if $(CI),-Werror)
HARDEN ?= -D_FORTIFY_SOURCE=3 -fstack-protector-strong -fstack-clash-protection \
          -fcf-protection -ftrivial-auto-var-init=zero
HARDEN_LD ?= -Wl,-z,relro,-z,now,-z,noexecstack

# Kept apart from CPPFLAGS, CFLAGS and LDFLAGS, which belong to whoever calls make.
own_cpp = -Isrc -I. -D_GNU_SOURCE -DTANDEM_VERSION='"$(VERSION)"' -DTANDEM_DATADIR='"$(datadir)"'
own_c   = -std=c11 -fPIE $(WARN) $(HARDEN)
own_ld  = -pie $(HARDEN_LD)
LIBS    = -lncursesw -ltinfo -lconfuse -lsqlite3 -lunistring -lsodium

SRC   := $(sort $(wildcard src/*/*.c))
TEST  := $(sort $(wildcard tests/*/test_*.c))
OBJ   := $(SRC:%.c=$(BUILD)/%.o)
LIB   := $(filter-out $(BUILD)/src/app/main.o,$(OBJ))
CHECK := $(TEST:%.c=$(BUILD)/%)

all: $(BUILD)/tandem

$(BUILD)/tandem: $(OBJ)
	@echo "  LD    $@"
	@$(CC) $(own_ld) $(LDFLAGS) -o $@ $^ $(LIBS) $(LDLIBS)

$(BUILD)/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	@echo "  CC    $<"
	@$(CC) $(own_cpp) $(CPPFLAGS) $(own_c) $(CFLAGS) -MMD -MP -c -o $@ $<

$(CHECK): %: %.o $(LIB)
	@echo "  LD    $@"
	@$(CC) $(own_ld) $(LDFLAGS) -o $@ $^ $(LIBS) $(LDLIBS) -lcunit

# A changed flag rebuilds.
$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(CC) $(own_cpp) $(CPPFLAGS) $(own_c) $(CFLAGS)' | cmp -s - $@ || \
		echo '$(CC) $(own_cpp) $(CPPFLAGS) $(own_c) $(CFLAGS)' > $@

check: $(CHECK)
	@tests/run $(CHECK)

clean:
	rm -rf build build-*

FORCE:
.PHONY: all check clean FORCE
.SECONDARY:
-include $(OBJ:.o=.d) $(CHECK:=.d)
