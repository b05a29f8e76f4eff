"""A command line to type at, in a folder of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from newsroom import ARTICLES, Run, write_articles

from quotetrack.cli import quotetrack


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Type a command, `run("quotes", "--text", "harbour")`, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    for name in ("QUOTETRACK_DB", "QUOTETRACK_DEBUG", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")

    def typed(*words: str, **more: Any) -> Result:
        return CliRunner().invoke(quotetrack, list(words), prog_name="quotetrack", **more)

    return typed


@pytest.fixture
def news(run: Run, tmp_path: Path) -> Run:
    """A command line whose store holds ARTICLES."""
    path = write_articles(tmp_path / "news.jsonl", *ARTICLES)
    done = run("ingest", str(path))
    assert done.exit_code == 0, done.output
    return run
