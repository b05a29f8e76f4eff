"""A store of all the labelled articles, for the tests that look at an archive. They skip where those are not here."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from quotetrack.extraction.engines import FAST
from quotetrack.model import Article
from quotetrack.pipeline import analyse
from quotetrack.readers import read
from quotetrack.services.ingest_writer import IngestWriter
from quotetrack.store import Database, open_database


def _shared() -> Any:
    spec = importlib.util.spec_from_file_location("eval_run", Path(__file__).with_name("run.py"))
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.shared()


@pytest.fixture(scope="session")
def shared() -> Any:
    """The folder of labelled articles."""
    found = _shared()
    if missing := found.missing():
        pytest.skip(f"no labelled articles here: {missing[0]}")
    return found


@pytest.fixture(scope="session")
def archive(shared: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A store of all labelled articles, as the rules read them."""
    paths = [str(shared.data(name)) for name in ("polnear_dev", "polnear_train")]
    with open_database(tmp_path_factory.mktemp("archive") / "archive.db") as store:
        with IngestWriter(store) as run:
            for article in read(paths):
                assert isinstance(article, Article)
                run.save(analyse(article, FAST))
        yield store


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Reading hundreds of articles takes long."""
    for item in items:
        if "shared" in getattr(item, "fixturenames", ()):
            item.add_marker("slow")
