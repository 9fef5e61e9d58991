# The dossier: `make build` makes the site, `make test` proves it. `make help` lists the rest.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
export PYTHONPATH := hooks
export NO_MKDOCS_2_WARNING := 1

.PHONY: help build publish serve new check status report translated hosting verify test lint unit served \
	reproduce bench bench-times bench-weights fields problems words lock update clean

help: ## list what make can do
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort | expand -t 12

build: $(VENV)/.site $(VENV)/.type ## make the site in site/
	@$(BIN)/python -m dossier.cli build

serve: $(VENV)/.site $(VENV)/.type ## preview on http://127.0.0.1:8000, following edits
	@$(BIN)/python -m dossier.cli serve

# COMPRESSED=no leaves the .br and .gz out, for hosts that compress by themselves.
COMPRESSED ?= yes
publish: $(VENV)/.site $(VENV)/.type ## make the site for the address DOSSIER_SITE_URL, compressed variants beside the files
	@test -n "$$DOSSIER_SITE_URL" || { echo "Set DOSSIER_SITE_URL to the address under which the site is published." >&2; exit 1; }
	@$(BIN)/python -m dossier.cli build $(if $(filter yes,$(COMPRESSED)),--compressed)

# FORMAT: text github gitlab json. SINCE: a commit. Both may come from the environment; nothing reads them as code.
check: $(VENV)/.site ## say everything that is wrong with the input; write nothing (SINCE=main: and what a change breaks)
	@$(BIN)/python -m dossier.cli check $(if $(value FORMAT),--format "$$FORMAT") $(if $(value SINCE),--since "$$SINCE")

report: $(VENV)/.site ## say what has changed since the commit SINCE, as Markdown for a pull request
	@$(BIN)/python -m dossier.cli report --since "$$SINCE"

status: $(VENV)/.site ## say what is missing, outdated, not reviewed, scheduled or old
	@$(BIN)/python -m dossier.cli status

translated: $(VENV)/.site ## note that a translation follows its original as it is now: make translated TEXT=act INTO=pl
	@$(BIN)/python -m dossier.cli translated "$$TEXT" "$$INTO"

# SERVER: nginx caddy. SITE: the folder of a finished site, or for `verify` an address.
SERVER ?= nginx
SITE ?= site
hosting: $(VENV)/.site ## print the configuration of a web server for the finished site: make hosting SERVER=caddy
	@$(BIN)/python -m dossier.cli hosting --server $(SERVER) $(SITE)

verify: $(VENV)/.site ## say which files of the finished site are authentic, altered, missing or extra
	@$(BIN)/python -m dossier.cli verify $(SITE)

test: lint unit build served ## run every check; a clean clone needs nothing else

# The tests of the finished site run last: that they can be imported at all is seen here.
lint: $(VENV)/.tests ## style, types and the direction of imports
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@cd hooks && ../$(BIN)/lint-imports --config ../pyproject.toml --no-cache
	@$(BIN)/python -m pytest tests/served --collect-only -qqq

unit: $(VENV)/.tests $(VENV)/.type ## tests of the engine, with coverage
	@$(BIN)/python -m pytest tests --ignore tests/served -n auto --cov --cov-report=term

served: $(VENV)/.tests node_modules/.installed $(VENV)/.packages site/index.html ## tests of the finished site behind a real server
	@$(BIN)/python -m pytest tests/served --durations=10

reproduce: $(VENV)/.site $(VENV)/.type ## prove that the same commit makes the same bytes in any surroundings
	@PYTHONPATH=hooks:tests $(BIN)/python -m reproduction

bench: bench-times bench-weights ## time the dossier against other generators; print what pages weigh

# e.g. make bench-times SIZES="1300 130 5000" RUNS=5 PEERS="hugo dossier material" TABLE=docs/guides/speed.md
# PEERS: hugo dossier mkdocs material. VARIANTS: pages search "search alone" everything.
SIZES ?= 1300
RUNS ?= 3
PEERS ?= hugo dossier
VARIANTS ?= pages search "search alone"
EDITS ?= 5
TABLE ?=
bench-times: $(VENV)/.site $(VENV)/.type .venv-bench/.installed
	@PYTHONPATH=tests $(BIN)/python -m bench --sizes $(SIZES) --runs $(RUNS) --peers $(PEERS) --variants $(VARIANTS) \
	--edits $(EDITS) $(if $(TABLE),--table $(TABLE))

bench-weights: $(VENV)/.tests node_modules/.installed $(VENV)/.packages build
	@PYTHONPATH=hooks:tests $(BIN)/python -m bench.weights site

WHAT ?= --help
new: $(VENV)/.site ## write the skeleton of a text or record: make new WHAT="topic --label …"
	@$(BIN)/python -m dossier.cli new $(WHAT)

fields: $(VENV)/.site ## write data/README.md and data/schemas/ anew from the models
	@$(BIN)/python -m dossier.cli fields > data/README.md.part && mv data/README.md.part data/README.md
	@$(BIN)/python -m dossier.cli schemas

problems: $(VENV)/.site ## write docs/guides/problems.md anew from the catalogue
	@$(BIN)/python -m dossier.cli problems > docs/guides/problems.md.part && \
	mv docs/guides/problems.md.part docs/guides/problems.md

words: $(VENV)/.site ## bring new words of the interface into data/words/*.po
	@$(BIN)/python -m dossier.cli words

lock: ## pin the newest versions that requirements*.in allow, with hashes
	@tools/lock

update: ## pin newer versions, say which, run the tests; commit nothing
	@tools/update

clean: ## remove everything that make can make again
	@rm -rf site .site.next .cache $(VENV) .venv-bench node_modules

site/index.html:
	@$(MAKE) --no-print-directory build

$(VENV)/.venv:
	@tools/need $(PYTHON) python3-venv "$(PYTHON) -m ensurepip --version"
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.site: requirements.txt $(VENV)/.venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

# What sets the PDFs. Where it can't be installed, the build says so in a line and goes on without; CI refuses that.
$(VENV)/.type: tools/need $(VENV)/.site
	@{ tools/need pango libpango-1.0-0 "$(BIN)/python -c 'import ctypes; ctypes.CDLL(\"libpango-1.0.so.0\")'" && \
	tools/need pangoft2 libpangoft2-1.0-0 "$(BIN)/python -c 'import ctypes; ctypes.CDLL(\"libpangoft2-1.0.so.0\")'" && \
	tools/need harfbuzz-subset libharfbuzz-subset0 "$(BIN)/python -c 'import ctypes; ctypes.CDLL(\"libharfbuzz-subset.so.0\")'" && \
	touch $@; } 2>/dev/null || true

$(VENV)/.tests: requirements-dev.txt $(VENV)/.site
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

.venv-bench/.installed: requirements-bench.txt $(VENV)/.venv
	@$(PYTHON) -m venv .venv-bench
	@.venv-bench/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.txt
	@touch $@

$(VENV)/.packages: tools/need Makefile $(VENV)/.venv
	@tools/need chromium chromium
	@tools/need nginx nginx
	@tools/need brotli libnginx-mod-http-brotli-static "test -e /usr/lib/nginx/modules/ngx_http_brotli_static_module.so"
	@tools/need caddy caddy
	@tools/need java default-jre-headless
	@tools/need hunspell hunspell
	@tools/need en_GB hunspell-en-gb "test -e /usr/share/hunspell/en_GB.dic"
	@tools/need de_AT hunspell-de-at "test -e /usr/share/hunspell/de_AT.dic"
	@tools/need be_BY hunspell-be "test -e /usr/share/hunspell/be_BY.dic"
	@tools/need pl_PL hunspell-pl "test -e /usr/share/hunspell/pl_PL.dic"
	@touch $@

node_modules/.installed: package.json package-lock.json
	@tools/need npm npm
	@npm ci --silent
	@touch $@
