"""A command line to type at, in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from newsroom import ARTICLES, Ingested, Run, write_articles

from quotetrack.cli import quotetrack


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Type a command, `run("quotes", "--text", "harbour")`, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")

    def typed(*words: str, **more: Any) -> Result:
        return CliRunner().invoke(quotetrack, list(words), prog_name="quotetrack", **more)

    return typed


@pytest.fixture
def ingested(run: Run, once: Callable[..., None]) -> Ingested:
    """A command line whose store holds articles, `ingested("news.jsonl", *ARTICLES)`, as does the file of that name."""

    def done(file: str, *articles: dict[str, Any]) -> Run:
        def fill() -> None:
            write_articles(Path(file), *articles)
            ingest = run("ingest", file)
            assert ingest.exit_code == 0, ingest.output

        once(f"{file} {hash(repr(articles)):x}", fill)
        return run

    return done


@pytest.fixture
def news(ingested: Ingested) -> Run:
    """A command line whose store holds ARTICLES."""
    return ingested("news.jsonl", *ARTICLES)
