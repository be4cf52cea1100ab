# Every target sets up what it needs first; nothing has to be installed by hand but
# make and a Python >= 3.12. `make` alone lists the targets.

python = .venv/bin/python
PORT ?= 8000
SAMPLES ?= 1
export PORT SAMPLES

.PHONY: help run dev test test-long check format messages wording docs lock wheel components bench mutants screenshots lighthouse accessibility clean

help: ## list these targets
	@echo "make TARGET, where TARGET is one of"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "  %-13s %s\n", $$1, $$2 }'

run: ## serve the demo, as in production (PORT=8000; SAMPLES=0 for a newsroom of your own)
	@bin/run

dev: ## the same with the development server: reloads, shows errors (PORT=8000)
	@bin/run --reload

test: .venv/.synced ## all tests on SQLite, with a real Chromium, then on a real PostgreSQL (ARGS=…)
	@bin/test $(ARGS)

test-long: .venv/.synced ## the same at full size, everything on both, and coverage (ARGS=…)
	@bin/test --long --cov $(ARGS)

check: .venv/.synced ## form, types, settings, migrations, messages, sizes; repairs nothing
	@bin/check

format: .venv/.synced ## bring Python, templates, scripts and style sheets into their form
	@$(python) -m ruff check --quiet --fix-only .
	@$(python) -m ruff format --quiet .
	@find templates articles -name '*.html' -exec .venv/bin/djade --target-version 6.1 {} + || true # 1: changed
	@bin/biome check --write --linter-enabled=false --log-level=error

messages: .venv/.synced ## bring the catalogues up to date with the code, and compile them
	@$(python) bin/messages

wording: .venv/.synced ## write all texts for readers, in both languages, into dist/
	@$(python) bin/wording

docs: .venv/.synced ## write what docs derive: which test holds which case, and the map of the house
	@$(python) bin/cases
	@$(python) bin/house

lock: ## choose newest versions within pyproject.toml's bounds, and lock them
	@bin/lock

wheel: .venv/.synced ## build the wheel, to be installed elsewhere, into dist/
	@$(python) -m hatchling build -t wheel

components: ## list what a newsroom is built of, with versions and licences (CycloneDX), into dist/
	@bin/components

bench: .venv/.synced ## measure what pages cost in small and large stocks (ARGS=quick)
	@bin/bench $(ARGS)

mutants: .venv/.synced ## change one line of each of some thirty rules, see tests fail (ARGS=NAME)
	@$(python) bin/mutants $(ARGS)

screenshots: .venv/.synced ## take pictures of public pages, and of the desk for its guide, into docs
	@$(python) bin/screenshots

clicks: .venv/.synced ## count the clicks of a day at the desk into docs/clicks.md
	@WRITE_CLICKS=1 $(python) -m pytest -q -n 0 --long tests/browser/desk/test_clicks.py

lighthouse: .venv/.synced ## let Lighthouse judge public pages, five looks at most (from npm)
	@$(python) bin/lighthouse $(ARGS)

accessibility: .venv/.synced ## report on accessibility, from the tests, into dist/ (ARGS=--long)
	@$(python) bin/accessibility $(ARGS)

clean: ## remove all that can be made again; your data in var/ stays
	rm -rf .venv .uv dist .pytest_cache .hypothesis .ruff_cache .mypy_cache .coverage* test-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.synced: requirements-dev.lock bin/setup .venv/bin/python
	@bin/setup

# No recipe: if it is missing (or its Python was removed), .venv/.synced is made anew.
.venv/bin/python: ;
