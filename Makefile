HOST ?= 127.0.0.1
PORT ?= 8000

VENV := .venv/made
INSTALLED := .venv/installed
INSTALLED_DEV := .venv/installed-dev
PIP := .venv/bin/pip install --quiet --quiet --disable-pip-version-check

.NOTPARALLEL:
.DEFAULT_GOAL := help

.PHONY: help
help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# Run

# Whoever listens on every address wants to be reached by every name, and is shown one that works.
EVERYWHERE := $(filter 0.0.0.0 ::,$(HOST))
IN_ADDRESS = $(if $(findstring :,$1),[$1],$1)
REACHED_AT := $(call IN_ADDRESS,$(if $(EVERYWHERE),127.0.0.1,$(HOST)))

.PHONY: run
run: export LIBRARY_MODE ?= development
run: export PUBLIC_URL ?= http://$(REACHED_AT):$(PORT)
run: export ALLOWED_HOSTS ?= $(if $(EVERYWHERE),*,.localhost,127.0.0.1,[::1],$(REACHED_AT))
run: $(INSTALLED) ## Serve the library, with its content, on HOST and PORT (127.0.0.1 and 8000)
	@.venv/bin/python tools/port_is_free.py "$(HOST)" "$(PORT)"
	@.venv/bin/python manage.py quickstart
	@.venv/bin/python manage.py collectstatic --no-input --verbosity 0
	@exec .venv/bin/python -m cms.serving --bind "$(call IN_ADDRESS,$(HOST)):$(PORT)"

WEB_PORT ?= 8001

.PHONY: web
web: export LIBRARY_MODE ?= development
web: export PUBLIC_URL ?= http://127.0.0.1:$(PORT)
web: export PREVIEW_URL ?= http://127.0.0.1:$(WEB_PORT)/?read={type}/{slug}&preview={token}
web: $(INSTALLED) ## Serve the library, and the example of a front end on WEB_PORT (8001)
	@.venv/bin/python tools/port_is_free.py 127.0.0.1 "$(PORT)"
	@.venv/bin/python tools/port_is_free.py 127.0.0.1 "$(WEB_PORT)"
	@.venv/bin/python manage.py quickstart
	@.venv/bin/python manage.py collectstatic --no-input --verbosity 0
	@exec .venv/bin/python -m tools.web --library "http://127.0.0.1:$(PORT)" \
		--bind "127.0.0.1:$(PORT)" --port "$(WEB_PORT)"

# Check

# What asks no database, and what looks at a library that is served on its own, run once.
.PHONY: test
test: $(INSTALLED_DEV) ## Run all tests, on SQLite and then on PostgreSQL
	@tools/system-packages nodejs npm postgresql chromium nginx libnginx-mod-http-brotli-filter varnish \
		redis-server systemd
	.venv/bin/pytest -n 2 --dist=worksteal --database=sqlite
	.venv/bin/pytest -n 2 --dist=worksteal --database=postgresql --ignore=tests/text --ignore=tests/accessibility \
		--ignore=tests/deploy --ignore=tests/clients --ignore=tests/contract --ignore=tests/docs \
		--ignore=tests/examples --ignore=tests/acceptance/test_linked_data.py \
		--ignore=tests/acceptance/test_contract.py \
		--ignore-glob='*in_browser.py' --ignore-glob='*_fuzzed.py'

.PHONY: soak
soak: export HYPOTHESIS_PROFILE = soak
soak: $(INSTALLED_DEV) ## Let the library work, race and be killed for hours, on both databases
	@tools/system-packages postgresql
	.venv/bin/pytest -n 2 --dist=worksteal --database=sqlite tests/proof tests/acceptance/test_contract_fuzzed.py
	.venv/bin/pytest -n 2 --dist=worksteal --database=postgresql tests/proof

# The settings of a library that is served, so that the checks see those; nothing is stored.
.PHONY: lint
lint: export LIBRARY_MODE = production
lint: export SECRET_KEY = of-use-to-nobody-and-as-long-as-a-secret-must-be-here
lint: export ALLOWED_HOSTS = library.example
lint: export PUBLIC_URL = https://library.example
lint: export STATE_DIR = .cache/lint
lint: export DATABASE_URL =
lint: $(INSTALLED_DEV) ## Check style, types, migrations and the settings for production
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/python manage.py makemigrations --check --dry-run
	.venv/bin/python manage.py check --deploy --fail-level WARNING

# Libraries that take long to make are kept here, a database for each size.
BENCH_KEEP ?= var/bench
BENCH = .venv/bin/python -m benchmarks.speed --keep=$(BENCH_KEEP)
BENCH_NEEDS = postgresql nginx libnginx-mod-http-brotli-filter wrk

.PHONY: bench
bench: $(INSTALLED_DEV) ## Measure reading beside what others build, with 20,000 procedures
	@tools/system-packages $(BENCH_NEEDS)
	$(BENCH) --size=20k --out=$(BENCH_KEEP)/20k.jsonl
	.venv/bin/python -m benchmarks.speed.report $(BENCH_KEEP)/20k.jsonl

.PHONY: bench-short
bench-short: $(INSTALLED_DEV) ## Tell the ratios with 1,000 procedures, roughly, in two minutes
	@tools/system-packages $(BENCH_NEEDS)
	$(BENCH) --size=1k --rounds=1 --seconds=1 --brief

# A million (1m) more takes 32 GB, twelve more while it is made, and an hour.
GROWN ?= 1k 20k 100k

.PHONY: bench-growth
bench-growth: $(INSTALLED) ## Measure how reading and writing change from 1,000 to 100,000 procedures
	@tools/system-packages postgresql
	for size in $(GROWN); do \
		.venv/bin/python -m benchmarks.data --size=$$size --brief --keep=$(BENCH_KEEP) && \
		.venv/bin/python -m benchmarks.data.within --size=$$size --brief --keep=$(BENCH_KEEP) \
			.venv/bin/python -m benchmarks.growth --writes=12 --out=$(BENCH_KEEP)/grown-$$size.jsonl || exit; \
	done
	.venv/bin/python -m benchmarks.growth.table $(foreach size,$(GROWN),$(BENCH_KEEP)/grown-$(size).jsonl)

.PHONY: bench-writes
bench-writes: $(INSTALLED) ## Measure writing, on SQLite and then on PostgreSQL
	@tools/system-packages postgresql
	.venv/bin/python -m benchmarks.writes --database=sqlite
	.venv/bin/python -m benchmarks.writes --database=postgresql

# Describe

.PHONY: clients
clients: $(INSTALLED_DEV) ## Make the clients' types from the contract of this work tree
	@tools/system-packages nodejs npm
	.venv/bin/python -m tools.clients
	@for file in examples/web/client/*.js; do \
		cp "clients/typescript/dist/$${file##*/}" "$$file"; \
	done

.PHONY: contract
contract: $(INSTALLED_DEV) ## Take over the contract as released; BREAKS=yes even if it breaks clients
	.venv/bin/python -m tools.released_contract $(if $(BREAKS),--even-if-it-breaks)

.PHONY: screens
screens: $(INSTALLED_DEV) ## Take pictures of every page: light, dark and on a phone
	@tools/system-packages chromium
	.venv/bin/python -m tools.screens docs/screens

# Set up

$(VENV):
	@tools/virtual-environment
	@touch $@

$(INSTALLED): requirements.txt $(VENV)
	@echo "Installing what the library needs"
	@$(PIP) -r requirements.txt
	@touch $@

$(INSTALLED_DEV): requirements-dev.txt $(VENV)
	@echo "Installing what the tests need"
	@$(PIP) -r requirements-dev.txt
	@touch $@

# For the oldest Python it runs on, for all systems, and from whichever index the machine is set
# up to use: the pins name none.
COMPILE := .cache/pins/bin/uv --quiet pip compile --python .venv/bin/python --universal \
	--python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command "make requirements" $(if $(UPGRADE),--upgrade)

.PHONY: requirements
requirements: $(VENV) ## Pin the requirements again; UPGRADE=yes takes the newest
	@.venv/bin/python -m venv .cache/pins
	@.cache/pins/bin/pip install --quiet --quiet --disable-pip-version-check uv
	$(COMPILE) requirements.in --output-file requirements.txt
	$(COMPILE) requirements-dev.in --output-file requirements-dev.txt

.PHONY: clean
clean: ## Remove what the tools leave behind; the library's data in var/ stays
	rm -rf .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -not -path './.venv/*' -prune -exec rm -rf {} +
