# What a newcomer does with this project; `make` alone lists it.
MAKEFLAGS += --no-print-directory
# Three on two cores: the tests of whole programs wait a third of their time.
PYTEST_ARGS ?= -n 3 --dist loadgroup
BOOTSTRAP := @sh build_spec/bootstrap.sh
BIN := .venv/bin
# The programs that the tests start are compiled once, not at each start.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run test campaign venv lint types format stubs clean

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1	\2/p' $(MAKEFILE_LIST)

run: ## start a server with the sample cinema and the desktop; without a display, take pictures of it
	$(BOOTSTRAP) run
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname -s)" = Darwin ]; then \
		exec $(BIN)/ttms-desktop --demo; \
	fi; \
	echo "There is no display: a tour takes pictures of every screen instead."; \
	QT_QPA_PLATFORM=offscreen $(BIN)/ttms-desktop --tour .run/tour && echo "The pictures are in $$PWD/.run/tour"

test: export QT_QPA_PLATFORM := $(or $(QT_QPA_PLATFORM),offscreen)
test: ## check the style and run all tests, on SQLite and on MariaDB
	$(BOOTSTRAP) test
	@$(BIN)/ruff check && $(BIN)/ruff format --check
	@# Types take a minute of one processor: beside the tests they take what these leave, and are told after them.
	@mkdir -p .run; nice -n 19 $(MAKE) types >.run/types 2>&1 & types=$$!; \
	$(BIN)/pytest $(PYTEST_ARGS); tested=$$?; \
	wait $$types; typed=$$?; cat .run/types; exit $$((tested | typed))

CAMPAIGN_TESTS = $(addprefix tests/server/order/,test_chain.py test_reports.py test_two_at_once.py test_state_machine.py)
CAMPAIGN_TESTS += tests/server/test_broken_off_migrations.py
CAMPAIGN_TESTS += $(addprefix tests/desktop/printing/,test_print_faults.py test_print_queue.py)

campaign: export TTMS_CAMPAIGN := 1
campaign: ## the races, repeats, kills and forgeries of the tests in full length; takes half an hour
	$(BOOTSTRAP) test
	@$(BIN)/pytest -s --timeout=1800 tests/end_to_end $(CAMPAIGN_TESTS) $(CAMPAIGN_ARGS)

venv: ## make .venv with everything for working on the project
	$(BOOTSTRAP) venv

lint: venv ## check style, types and who imports whom
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(MAKE) types

types:
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: venv ## put the code into the project's format
	@$(BIN)/ruff check --fix-only --quiet
	@$(BIN)/ruff format

stubs: venv ## make client/ttms_api anew from the .proto files
	@$(BIN)/python build_spec/stubs.py

clean: ## remove what was made, except .venv
	@rm -rf .run build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +

-include build_spec/dist.mk
