# The only things needed are make, python3 (3.11 or newer) and a package index.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
TRACKER = $(BIN)/tracker

.DEFAULT_GOAL := help
.PHONY: help run install test lint types contracts docs docs-check accuracy bench peers fuzz check clean lock

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | sed 's/^\([^|]*\)|/\1                    /; s/^\(.\{20\}\) */\1/'

run: install ## ingest the five seed articles, print the timeline and one person's quotes
	@$(TRACKER) ingest
	@echo
	@$(TRACKER) timeline
	@echo
	@$(TRACKER) quotes --person Johnston

install: $(VENV)/.installed ## make .venv and install the tracker in it

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; v = sys.version_info; v >= (3, 11) or sys.exit("Python 3.11 or newer is needed, this is %d.%d; try make PYTHON=python3.12" % v[:2])'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.txt pyproject.toml | $(VENV)/bin/python
	@echo "installing into $(VENV)"
	@$(BIN)/python -m pip install -q --disable-pip-version-check -r requirements.txt
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.txt
	@echo "installing what tests need into $(VENV)"
	@$(BIN)/python -m pip install -q --disable-pip-version-check -r requirements-dev.txt
	@touch $@

test: $(VENV)/.installed-dev ## install what tests need and run them all
	$(BIN)/python -m pytest

lint: $(VENV)/.installed-dev ## style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.installed-dev ## strict static types
	$(BIN)/mypy

contracts: $(VENV)/.installed-dev ## the order of the stages
	$(BIN)/lint-imports

docs: $(VENV)/.installed ## write docs/cli.md and docs/schema.md from the code
	$(BIN)/python docs/generate.py

docs-check: $(VENV)/.installed ## are the generated pages current?
	$(BIN)/python docs/generate.py --check

accuracy: $(VENV)/.installed ## what is extracted against articles whose facts are known
	$(BIN)/python bench/accuracy.py

bench: $(VENV)/.installed ## time against length, and the cost of official reports where ../shared/reports is there
	$(BIN)/python bench/length.py
	$(if $(wildcard ../shared/reports/pdf),$(BIN)/python bench/reports.py ../shared/reports/pdf)

peers: $(VENV)/.installed ## the quotes of other programs on the same articles, in an environment of their own (../shared)
	$(BIN)/python bench/peers.py

fuzz: $(VENV)/.installed ## extract from 100,000 broken articles; none may raise
	$(BIN)/python bench/fuzz.py

check: lint types contracts docs-check test accuracy ## all that must hold

lock: ## renew the pinned versions (needs pip-compile)
	pip-compile -q --strip-extras --no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --upgrade -o requirements.txt pyproject.toml
	pip-compile -q --strip-extras --no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --upgrade --extra dev -o requirements-dev.txt pyproject.toml

clean: ## remove the environment, caches and builds; never data/
	rm -rf $(VENV) .venv-* build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
