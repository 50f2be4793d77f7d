# Every chore, one line each. `make run` and `make test` set everything up first; set-up that is done is not done again.
SHELL := /bin/bash
.DEFAULT_GOAL := help
BIN := .venv/bin
UV := .uv/bin/uv

help: ## What can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: .venv/.done ## The environment in .venv
.uv/.done:
	python3 -m venv .uv && .uv/bin/pip install --quiet --disable-pip-version-check 'uv>=0.9,<1' && touch $@
.venv/.done: uv.lock pyproject.toml flows/pyproject.toml .uv/.done
	$(UV) sync --frozen --quiet --no-python-downloads --compile-bytecode --python "$$(bash .ci/python)" && touch $@

run: setup ## Set up, then run the pipeline as a Prefect flow on seeds/articles and show what it loaded
	$(BIN)/dateline run seeds/articles --prefect --check
	$(BIN)/python -m flows.tour

test: setup ## Set up, then pass the tests
	$(BIN)/python -m pytest

check: test lint types imports ## Everything that CI checks
lint: setup
	$(BIN)/ruff check . && $(BIN)/ruff format --check .
types: setup
	$(BIN)/mypy
imports: setup
	$(BIN)/lint-imports
format: setup ## Format the code
	$(BIN)/ruff format . && $(BIN)/ruff check --fix .
docs: setup ## Rewrite what is generated: the data dictionary, the answers in the README
	$(BIN)/python -m flows.docs

bench: setup ## Scores on the benchmarks (where ../shared is there), speeds as ratios
	if [ -d ../shared/bench ]; then $(BIN)/python tests/quality/gate.py; fi
	$(BIN)/python tests/quality/speed.py
	$(BIN)/python tests/bench_readers.py
	$(BIN)/python tests/bench_linking.py --mentions 30000
fuzz: setup ## 100,000 damaged inputs: no crash, no hang, bounded memory
	$(BIN)/python tests/fuzz_readers.py --inputs 100000

.PHONY: help setup run test check lint types imports format docs bench fuzz
