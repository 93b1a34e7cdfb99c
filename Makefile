# Each target works on a fresh clone with Python 3.11 or newer, make and git: .venv is made on the first call, and made
# current whenever uv.lock changes. PYTHON=... names an interpreter; ARGS=... is passed on to pytest or the bench.

UV_VERSION := 0.13.9
VENV       := .venv
BIN        := $(VENV)/bin
READY      := $(VENV)/.ready
INSTALLED  := $(VENV)/.installed
REFERENCE  := tests/bench/reference

# Tests wait for browsers and for disks more than they compute: two processes a core. A part of the suite is over before
# so many have begun: one a core.
CORES   := $(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)
WORKERS := $(if $(ARGS),$(CORES),$(shell echo $$(( 2 * $(CORES) ))))

# Bad lines are usual where this is used.
export UV_HTTP_TIMEOUT ?= 120
export UV_HTTP_RETRIES ?= 8
# An interpreter that uv would download is not the one that was asked for.
export UV_PYTHON_DOWNLOADS := never
export UV_PROJECT_ENVIRONMENT := .venv
# Some machines forbid it to everybody: then each of hundreds of processes would compile thousands of modules anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test check bench profile scale faults image wheel lock clean
.DEFAULT_GOAL := run

# What developers need is ten times what Mawid needs: whoever only runs it does not fetch it.
run: $(READY)
	$(BIN)/mawid run $(ARGS)

# What a killed process wrote is in memory on any disk: the suite loses nothing by a folder that is in memory altogether,
# where there is room for it.
ROOM := $(shell df --output=avail -k /dev/shm 2>/dev/null | tail -1)
IN   := $(shell [ "$(or $(ROOM),0)" -gt 4000000 ] && echo TMPDIR=/dev/shm)

test: $(INSTALLED)
	@echo "Testing $(or $(ARGS),everything), in $(WORKERS) processes"
	@$(IN) $(BIN)/pytest -n $(WORKERS) --dist load --maxschedchunk 1 $(ARGS)

check: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(INSTALLED) $(REFERENCE)/.venv/.installed
	$(BIN)/python -m tests.bench $(ARGS)

# For what a turn computes, and what it asks of the database.
profile: $(INSTALLED)
	$(BIN)/python -m tests.bench.profile $(ARGS)

# Ten minutes at most: a twentieth of 50,000 people in a twentieth of an hour, against 1, 2 and 3 processes on PostgreSQL.
scale: $(INSTALLED)
	$(BIN)/python -m tests.bench.rush $(ARGS)

# Hours, as root (one of its disks is small): kills, freezes, cut lines, a full disk, a clock that jumps.
faults: $(INSTALLED)
	$(BIN)/python -m tests.faults $(ARGS)

# Minutes: an image on a base of Debian's packages, built and run by an ordinary user. It says what it needs; as root:
# make image ARGS="--user NAME". No part of make test: a new machine has none of it.
image: $(INSTALLED)
	$(BIN)/python -m tests.image $(ARGS)

# A release: the program with all that belongs to it, and the versions that it was tested with.
wheel: $(BIN)/uv
	rm -rf dist
	$(BIN)/uv build --quiet --wheel
	$(BIN)/uv export --quiet --frozen --no-dev --no-emit-project --no-hashes --no-annotate --no-header -o dist/constraints.txt
	@ls dist/*

lock: $(BIN)/uv
	$(BIN)/uv lock
	if [ -f $(REFERENCE)/pyproject.toml ]; then $(BIN)/uv lock --project $(REFERENCE); fi

clean:
	rm -rf $(VENV) $(REFERENCE)/.venv dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find bot storage tests -type d -name __pycache__ -prune -exec rm -rf {} +

$(INSTALLED): $(BIN)/uv uv.lock pyproject.toml
	@echo "Fetching what the tests need (a minute or two, once)"
	$(BIN)/uv sync --frozen
	touch $(READY) $@

# Where developers' packages are, they stay.
$(READY): $(BIN)/uv uv.lock pyproject.toml
	@echo "Fetching what Mawid needs (half a minute, once)"
	$(BIN)/uv sync --frozen $(if $(wildcard $(INSTALLED)),,--no-dev)
	touch $(wildcard $(INSTALLED)) $@

$(REFERENCE)/.venv/.installed: $(BIN)/uv $(REFERENCE)/uv.lock
	$(BIN)/uv sync --frozen --project $(REFERENCE) --python $(BIN)/python
	touch $@

# The first interpreter that is new enough and can make a virtual environment. A stub that only says "not found" fails too.
# The system's own before one on the way there: it is mended with the system, and compiled for speed, which one that was
# compiled at home seldom is (docs/decisions/0095).
$(BIN)/uv:
	@for python in $(PYTHON) /usr/bin/python3 python3 python3.14 python3.13 python3.12 python3.11 python; do \
	  if $$python -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
	    echo "Making $(VENV) with $$($$python --version)"; \
	    $$python -m venv $(VENV) || exit 1; \
	    exec $(BIN)/python -m pip install --quiet --disable-pip-version-check --retries 8 --timeout 60 uv==$(UV_VERSION); \
	  fi; \
	done; \
	echo "Mawid needs Python 3.11 or newer with its venv module (on Debian: apt-get install python3 python3-venv)." >&2; \
	echo "If you have one under another name, say: make PYTHON=/path/to/python ..." >&2; \
	exit 1
