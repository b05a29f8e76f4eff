from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from stories import LEDGER, POST, UNDATED, Copied, keep

from quotetrack.store import Database, open_database


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a store could be."""
    return tmp_path / "news.db"


@pytest.fixture
def copied(path: Path, once: Callable[..., None]) -> Iterator[Copied]:
    """A store, `copied("coast", fill)`: new and filled for the first test that asks for it, a copy for others."""
    with ExitStack() as opened:

        def copy(name: str, fill: Callable[[Database], object]) -> Database:
            def make() -> None:
                with open_database(path) as new:
                    fill(new)

            once(name, make)
            return opened.enter_context(open_database(path))

        yield copy


@pytest.fixture
def store(copied: Copied) -> Database:
    """A new, empty store."""
    return copied("new", lambda _: None)


@pytest.fixture
def newsroom(copied: Copied) -> Database:
    """A store of three articles."""
    return copied("newsroom", lambda store: keep(store, LEDGER, POST, UNDATED))
