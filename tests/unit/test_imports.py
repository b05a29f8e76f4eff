"""Imports point one way, and what is light stays light."""

from __future__ import annotations

import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import grimp
import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[2]
HEAVY = (
    "sqlalchemy",
    "sqlmodel",
    "pydantic",
    "alembic",
    "click",
    "rich",
    "trafilatura",
    "urllib3",
    "dateutil",
    "rapidfuzz",
    "numpy",
    "onnxruntime",
    "tokenizers",
    "torch",
    "jinja2",
)


def loaded(statement: str) -> set[str]:
    """The modules that a fresh interpreter holds after `statement`."""
    code = f"{statement}\nimport sys\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "module", ["quotetrack", "quotetrack.pipeline", "quotetrack.readers", "quotetrack.api", "quotetrack.cli"]
)
def test_what_is_imported_late_is_not_imported_early(module: str) -> None:
    allowed = {"click"} if module == "quotetrack.cli" else set()
    assert not loaded(f"import {module}") & (set(HEAVY) - allowed)


def test_imports_go_down_through_the_layers() -> None:
    """The contracts stand in pyproject.toml: of the package, and of the store inside."""
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


def test_no_module_imports_itself_by_way_of_others() -> None:
    """Nor for types alone: what is imported in a circle is one module in two files."""
    graph = grimp.build_graph("quotetrack", cache_dir=None)
    TopologicalSorter({m: graph.find_modules_directly_imported_by(m) for m in graph.modules}).prepare()
