# Two commands for a newcomer: `make demo` and `make test`. The rest stand on the same environment.

VENV ?= .venv
PORT ?= 8600
# Every core and some (tests/conftest.py), the tests of one file together, so that what a file sets up is set up once, and
# the slow files first, else those of few but slow tests are left to the end, where one core waits for another.
PYTEST ?= -n auto --dist loadfile --no-loadscope-reorder
SOAK_CASES ?= 100000
SOAK_FAULTS ?= 350
BIN := $(VENV)/bin

# The page is built while the environment is made, and style and types are looked at while tests run.
MAKEFLAGS += --jobs=2

.PHONY: demo test lint page suite soak bench floors lock clean

## Read the example reports and show the map on 127.0.0.1:8600
demo: $(VENV)/.runs
	@$(BIN)/marsad demo --port $(PORT)

## Every check: some ten minutes on two cores
test: page lint suite

## The tests, with a browser and a small model
suite: $(VENV)/.tests
	@tools/browser $(VENV)
	@tools/model_server $(VENV)
	@$(BIN)/python -m compileall -qq -j 0 src tests
	@$(BIN)/pytest $(PYTEST)

## Style and types
lint: $(VENV)/.tests
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy

## Build the page anew and fail where the one in the package is stale; needs Node, and says so where there is none
page:
	@tools/page

## The tests that take long or take the time, then from where the last soak stopped $(SOAK_CASES) damaged texts, as many
## damaged files, and $(SOAK_FAULTS) kills and full disks
soak: $(VENV)/.tests
	@$(BIN)/pytest -m soak
	@PYTHONPATH=tools $(BIN)/python tests/extract/soak.py --cases $(SOAK_CASES)
	@PYTHONPATH=tools:tests/report $(BIN)/python tests/intake/soak_intake.py --cases $(SOAK_CASES)
	@PYTHONPATH=tools:tests/store $(BIN)/python tests/faults/soak_faults.py --cases $(SOAK_FAULTS)

## Words per second of extraction, beside its floor
bench: $(VENV)/.tests
	@$(BIN)/python bench/extract_speed.py

## Raise the floors of tests/floors.json to what reading reaches; writes nothing where a figure has fallen
floors: $(VENV)/.tests
	@$(BIN)/python tools/floors.py

## Lock every dependency anew, with hashes, for every platform and Python from 3.11
lock:
	@tools/lock $(VENV)

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis frontend/node_modules dist

$(VENV)/.runs: requirements.lock pyproject.toml
	@tools/environment $(VENV) requirements.lock
	@touch $@

$(VENV)/.tests: requirements-dev.lock pyproject.toml
	@tools/environment $(VENV) requirements-dev.lock
	@touch $(VENV)/.runs $@
