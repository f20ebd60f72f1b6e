# Targets of the house. `make` alone lists them; each brings the C libraries it needs.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

# swift leaves temporary folders behind at every call: they go into one that is removed.
TIDY = tidy=$$(mktemp -d); trap 'rm -rf "$$tidy"' EXIT; export TMPDIR=$$tidy;

# Suites that only compute. They run on their own, so that they do not hold up servers that others wait for.
PURE := ^(Templating|Planning|Documents|Naming|Patterns|Cryptography|Generators|Rendering|PreviewAPI|Conversion)Tests\.

STATE ?= out/demo
PORT ?= 8080
SETS ?= 10000

.PHONY: help
help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## /  make \1|/' | awk -F'|' '{printf "%-18s %s\n", $$1, $$2}'

.PHONY: libraries
libraries: ## install the C libraries that are missing (Debian, Ubuntu)
	@.ci/install-libraries

.PHONY: build
build: libraries ## build everything, for debugging
	@$(TIDY) swift build

.PHONY: release
release: libraries ## build the binary as it is shipped: .build/release/nestling
	@$(TIDY) swift build -c release --static-swift-stdlib --product nestling -Xlinker -s

.PHONY: demo
demo: libraries ## the whole system on this machine, with a sample preview (STATE=, PORT=)
	@mkdir -p $(STATE)
	@$(TIDY) swift build --product nestling
	@echo "Nestling runs at http://localhost:$(PORT)/ until you press Control-C."
	@echo 'For the commands that follow, in another terminal: export PATH="$(CURDIR)/.build/debug:$$PATH"'
	@.build/debug/nestling sandbox --state $(STATE) --port $(PORT)

# Tests at once. Without a bound every test of a lot starts at its beginning, and on few cores the servers among them wait for all the others.
WIDTH ?= 6

.PHONY: test
test: libraries ## run all tests: those that only compute, then the others
	@$(TIDY) export SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=$(WIDTH); \
	  swift test --filter '$(PURE)'; \
	  swift test --skip-build --skip '$(PURE)'

SEEDS ?= 2000

.PHONY: model
model: libraries ## the model test of the state machine with many histories, eight a second (SEEDS=)
	@$(TIDY) NESTLING_MODEL_SEEDS=$(SEEDS) swift test --filter '^PlanningTests\..*keeps its promises'

.PHONY: lint
lint: ## check the format
	@swift format lint -s -r -p Sources Tests Package.swift

.PHONY: format
format: ## bring the sources into format
	@swift format -i -r -p Sources Tests Package.swift

.PHONY: generate
generate: libraries ## write the files that are printed from the code (CRDs, reference pages)
	@$(TIDY) swift build && swift run --skip-build devtool generate

.PHONY: check
check: libraries ## everything CI checks: format, imports, generated files, tests
	@.ci/run

.PHONY: bench
bench: libraries ## speed of documents, templates (beside Go), generators (beside Git), webhooks, as tables (SETS=)
	@$(TIDY) swift build -c release --static-swift-stdlib --product devtool; \
	  swift build -c release --static-swift-stdlib --product nestling; \
	  if .ci/go-reference $$tidy/reference Tests/TemplatingTests/Fixtures/bench $(SETS) > $$tidy/reference.jsonl; \
	  then .build/release/devtool bench --sets $(SETS) --reference $$tidy/reference.jsonl; \
	  else .build/release/devtool bench --sets $(SETS); fi

.PHONY: image
image: ## build the container image nestling:dev
	@docker build -t nestling:dev .
