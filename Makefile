# demo, test, run and dev set up their own .venv first; every target works again at once in a used checkout.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

# Compiled modules are kept: every process of a run would otherwise compile all its libraries again.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help demo test run dev lint bench lock clean

help:  ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## */  make \1\t/' | expand -t 16

demo: $(READY)  ## the whole job on the bundled local web site, ending in a summary
	@$(BIN)/oreledger demo

test: $(READY)  ## the test suite
# Integration tests first, as collected: the longest of them would otherwise be left for one process at the end.
# Three processes for two cores: crawls and browsers spend much of their time waiting.
	@$(BIN)/pytest -n 3 --dist loadfile --no-loadscope-reorder

run: $(READY)  ## the whole job on the real sources of scrapers/sources, for today
	@$(BIN)/oreledger run

dev: $(READY)  ## Dagster's web UI on the same definitions, schedule included
	@$(BIN)/oreledger dev

lint: $(READY)  ## ruff and mypy
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

bench: $(READY)  ## the long measurements
	@$(BIN)/pytest -m bench -s

lock: $(READY)  ## resolve requirements.lock again from pyproject.toml
	@$(BIN)/uv pip compile pyproject.toml --extra dev --universal --generate-hashes --python-version 3.11 \
	  --no-emit-index-url --no-emit-find-links --no-header --quiet -o requirements.lock

clean:  ## remove the environment and everything a run made
	rm -rf .venv data .pytest_cache .mypy_cache .ruff_cache dbt_project/target

# uv comes out of the lock file like everything else, so its hash is checked too.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "oreledger needs Python 3.11 or newer, $(PYTHON) is $$($(PYTHON) -V 2>&1). Try: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/python || { echo "setting up .venv (once)"; $(PYTHON) -m venv .venv || \
	  { echo "could not make .venv: on Debian and Ubuntu, apt install python3-venv"; rm -rf .venv; exit 1; }; }
	@awk '/^[^ #]/ {keep = /^uv==/} keep' requirements.lock > .venv/uv.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r .venv/uv.txt
	@$(BIN)/uv pip install --quiet --require-hashes -r requirements.lock
	@$(BIN)/uv pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@
