# Two commands: `make example` shows the main job, `make test` passes the tests.
# Each sets up what it needs from the package index into .venv. EXTRAS=dev,dev-tables
# installs 440 MB more, so that no test of Arrow, Parquet, pandas and polars is skipped.

PYTHON ?= python3
VENV   ?= .venv
STORY  ?= examples/prisoner-count
EXTRAS ?= dev
BIN     = $(VENV)/bin

.PHONY: example test lint bench smoke clean

example: $(VENV)/.installed
	$(BIN)/crosswire compare $(STORY)

test: $(VENV)/.installed-dev
	$(BIN)/pytest

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/.installed-dev
	$(BIN)/python -m bench

# A minute of training on a dozen invented sentences: every stage of training/ runs.
smoke: $(VENV)-training/.installed
	$(VENV)-training/bin/python -m training.smoke

$(VENV)-training/.installed: pyproject.toml training/requirements.txt
	$(PYTHON) -m venv $(VENV)-training
	$(VENV)-training/bin/python -m pip install --quiet --disable-pip-version-check --editable . -r training/requirements.txt
	@touch $@

$(VENV)/.installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "crosswire needs Python 3.11 or newer, found " + sys.version.split()[0] + "; name another one: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[$(EXTRAS)]'
	@touch $@

clean:
	rm -rf $(VENV) $(VENV)-training build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
