"""Imports point one way, and what is light stays light."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "quotetrack"
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

# What each room may import of ours; a room above may import what lies below it.
BELOW = {
    "segment": {"model"},
    "match": {"model"},
    "extract": {"model", "segment"},
    "tagger": {"model", "errors", "segment", "extract"},
    "train": {"model", "errors", "files", "segment", "tagger"},
    "identify": {"model", "segment"},
    "sourcing": {"model", "segment", "extract", "identify", "registry"},
    "origins": {"model", "segment", "identify", "registry", "sourcing"},
    "read": {"model", "errors", "segment", "facts"},
    "registry": {"model"},
    "quantities": {"model", "match"},
    "facts": {"model", "match", "quantities", "registry", "origins"},
    "store": {"model", "errors", "files", "match", "registry", "pipeline", "facts", "origins", "sourcing"},
    "report": {"model", "errors", "match", "registry", "identify", "sourcing", "origins", "export", "store"},
    "export": {"model", "extract", "match", "sourcing", "facts"},
}


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


@pytest.mark.parametrize("room", BELOW)
def test_a_room_imports_only_what_lies_below_it(room: str) -> None:
    seen = set()
    for path in (PACKAGE / room).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("quotetrack."):
                seen.add((node.module or "").split(".")[1])
    assert seen - {room} <= BELOW[room]
