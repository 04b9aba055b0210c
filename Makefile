# What a maintainer runs. `make check` is what continuous integration runs.
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: bench check docs format lint types test clean

check:
	rm -rf build/check-venv
	python3 -m venv build/check-venv
	build/check-venv/bin/pip install -q -e '.[test]'
	$(MAKE) lint types test VENV=build/check-venv

# Peers are installed beside us and run in the same run; half an hour, most of it pandoc's.
bench:
	$(BIN)/pip install -q citeproc-py pytest-benchmark rispy
	$(BIN)/pytest benchmarks -n 0 -p no:cacheprovider --benchmark-json=build/bench.json -W default
	$(BIN)/python benchmarks/table.py < build/bench.json > docs/performance.md

docs:
	$(BIN)/python -m procsead_refs.rules > docs/rules.md

format:
	$(BIN)/ruff format src tests
	$(BIN)/ruff check --fix src tests

lint:
	$(BIN)/ruff format --check src tests
	$(BIN)/ruff check src tests

types:
	$(BIN)/mypy

test:
	$(BIN)/pytest

clean:
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache
