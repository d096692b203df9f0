# Thin on purpose: every target calls one command of the project's own.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEV := $(VENV)/.ready-dev
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile
LOCKED := $(PIP) --no-deps --require-hashes --only-binary :all:
PYTEST := -m pytest -n 3 --dist worksteal
TESTS := env -u PYTHONDONTWRITEBYTECODE OPENBLAS_NUM_THREADS=1 $(BIN)/python
UV := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
  --no-annotate --custom-compile-command "make lock"

.PHONY: help setup setup-dev book pdf watch book-us check test test-slow test-all bench lint lock clean

help:
	@echo "make book    set up, execute what changed, print the book to _build/default/html, in Chinese to html/zh"
	@echo "make pdf     the book as one PDF a language, _build/default/book.pdf, book.zh.pdf (needs Chromium)"
	@echo "make watch   serve the book on this machine, and build it again after each change"
	@echo "make book-us another country's edition: the 48 US states, to _build/us/html"
	@echo "make test    set up what tests need as well, and run the tests"
	@echo "make test-all run all, slow ones too, and say how much they cover"
	@echo "make check   validate the data package in data/"
	@echo "make bench   time the press (see bench/)"
	@echo "make lint    ruff on code and chapters, mypy on analysis and press"
	@echo "make lock    pin the stack again (needs uv)"
	@echo "make clean   remove what was built"

setup: $(READY)

# Installing compiles nothing; the last lines compile what a build imports, which is a fifth of all there is.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name one with make PYTHON=python3.12")'
	$(PYTHON) -m venv --clear $(VENV)
	$(LOCKED) -r requirements.lock
	$(PIP) --no-deps --no-build-isolation --no-index -e .
	$(BIN)/python -m compileall -q analysis press
	@export PYDEVD_DISABLE_FILE_VALIDATION=1; unset PYTHONDONTWRITEBYTECODE; \
	$(BIN)/python -c 'from press.pages import compile; compile.serve("", "", "1")' </dev/null & \
	$(BIN)/python -c 'import frictionless, importlib, papermill; from press.run import kernels; [importlib.import_module(name) for name in kernels.PRELOADED]' && wait $$!
	@touch $@

setup-dev: $(DEV)

$(DEV): $(READY) requirements-dev.lock
	$(LOCKED) -r requirements-dev.lock
	@touch $@

book: $(READY)
	$(BIN)/press build

pdf: book
	$(BIN)/press pdf

watch: $(READY)
	$(BIN)/press watch

book-us: $(READY)
	$(BIN)/press build --data editions/us --edition us

check: $(READY)
	$(BIN)/press check data

test: $(DEV)
	$(TESTS) $(PYTEST) -m "not slow"

test-slow: $(DEV)
	$(TESTS) $(PYTEST) -m slow

# In one run, so that no core is idle at an end.
test-all: $(DEV)
	$(TESTS) -m slipcover $(PYTEST)

bench: $(DEV)
	@for bench in bench/*.py; do echo "== $$bench"; OPENBLAS_NUM_THREADS=1 $(BIN)/python $$bench || exit 1; done

lint: $(DEV)
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

# requirements-dev.lock holds all that requirements.lock does, in the same versions; its pins rule all three.
lock:
	$(UV) --extra setup --extra dev pyproject.toml -o requirements-dev.lock
	$(UV) -c requirements-dev.lock --extra setup pyproject.toml -o requirements.lock
	$(UV) -c requirements-dev.lock requirements-browser.in -o requirements-browser.lock

clean:
	rm -rf _build
