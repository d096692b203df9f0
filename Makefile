# Thin on purpose: every target calls one command of the project's own.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: help setup book book-us check test bench lint lock clean

help:
	@echo "make book    set up, execute what changed, print the book to _build/default/html"
	@echo "make book-us another country's edition: the 48 US states, to _build/us/html"
	@echo "make test    set up and run every test"
	@echo "make check   prove the data package in data/"
	@echo "make bench   time the press (see bench/)"
	@echo "make lint    ruff on code and chapters"
	@echo "make lock    pin the stack again (needs uv)"
	@echo "make clean   remove what was built"

setup: $(READY)

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name one with make PYTHON=python3.12")'
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
	$(BIN)/python -m compileall -q analysis press
	@touch $@

book: $(READY)
	$(BIN)/press build

book-us: $(READY)
	$(BIN)/press build --data editions/us --edition us

check: $(READY)
	$(BIN)/press check data

test: $(READY)
	$(BIN)/python -m pytest -n 2 --dist worksteal

bench: $(READY)
	@for bench in bench/*.py; do echo "== $$bench"; OPENBLAS_NUM_THREADS=1 $(BIN)/python $$bench || exit 1; done

lint: $(READY)
	$(BIN)/ruff check . && $(BIN)/ruff format --check .

lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-annotate --custom-compile-command "make lock" --extra dev pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-annotate --custom-compile-command "make lock" -c requirements.lock requirements-browser.in \
	  -o requirements-browser.lock

clean:
	rm -rf _build
