from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from stories import LEDGER, POST, UNDATED, keep

from quotetrack.store import Store, open_store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a store could be."""
    return tmp_path / "news.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """A new, empty store."""
    with open_store(path) as opened:
        yield opened


@pytest.fixture
def newsroom(store: Store) -> Store:
    """A store of three articles."""
    keep(store, LEDGER, POST, UNDATED)
    return store
