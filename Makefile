# What a maintainer runs. `make check` is what continuous integration runs.
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: bench check docs env format fuzz lint types test clean

check:
	rm -rf build/check-venv
	python3 -m venv build/check-venv
	build/check-venv/bin/pip install -q -e '.[test]'
	$(MAKE) lint types test VENV=build/check-venv

# Peers are installed beside us and run in the same run; ten minutes on an idle machine.
bench:
	mkdir -p build
	$(BIN)/pip install -q --no-deps --require-hashes -r benchmarks/constraints.txt
	$(BIN)/pytest benchmarks -n 0 -p no:cacheprovider --benchmark-json=build/bench.json -W default
	$(BIN)/python benchmarks/table.py < build/bench.json > build/performance.md
	mv build/performance.md docs/performance.md

# What we develop with: every package pinned, with the hashes of its files.
env:
	python3 -m venv $(VENV)
	$(BIN)/pip install -q --require-hashes -r constraints.txt
	$(BIN)/pip install -q --no-deps --no-build-isolation -e .

docs:
	mkdir -p build
	$(BIN)/python -m procsead_refs.rules > build/rules.md && mv build/rules.md docs/rules.md

format:
	$(BIN)/ruff format src tests benchmarks fuzz hatch_build.py
	$(BIN)/ruff check --fix src tests benchmarks fuzz hatch_build.py

# Each reader for SECONDS, one after the other; a crash is left in build/fuzz and stops it.
SECONDS ?= 60
READERS ?= $(shell $(BIN)/python fuzz/fuzz.py --readers)
fuzz:
	$(BIN)/pip install -q --no-deps --require-hashes -r fuzz/constraints.txt
	for reader in $(READERS); do \
		mkdir -p build/fuzz/$$reader && \
		$(BIN)/python fuzz/fuzz.py $$reader build/fuzz/$$reader -max_total_time=$(SECONDS) \
			-timeout=20 -rss_limit_mb=2048 -max_len=20000 -verbosity=0 -print_final_stats=1 \
			-artifact_prefix=build/fuzz/$$reader- || exit 1; \
	done

lint:
	$(BIN)/ruff format --check src tests benchmarks fuzz hatch_build.py
	$(BIN)/ruff check src tests benchmarks fuzz hatch_build.py

types:
	$(BIN)/mypy

test:
	$(BIN)/pytest

clean:
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache
