"""Stores of every released schema, as files: this program upgrades each, and what it then has is whole.

When a release changes the schema, its store of three articles joins them: `python tests/store/test_store_released.py`
writes it. A file that is there is never written again: users have stores like it.
"""

from __future__ import annotations

import gzip
import sqlite3
import tempfile
from pathlib import Path

import pytest
from sqlalchemy import text
from stories import LEDGER, POST, UNDATED, keep

from quotetrack.services import upgrade
from quotetrack.store import migration, open_database
from quotetrack.store.queries import attributions
from quotetrack.store.queries.attributions import QuoteFilter

RELEASED = Path(__file__).parent / "released"


@pytest.mark.parametrize("released", sorted(RELEASED.glob("*.db.gz")), ids=lambda file: file.name)
def test_a_store_of_a_released_schema_can_be_used(released: Path, path: Path) -> None:
    path.write_bytes(gzip.decompress(released.read_bytes()))
    assert released.name == f"schema-{migration.current(path)}.db.gz"
    upgrade.upgrade(path)
    assert migration.check(path) == []
    with open_database(path) as store:
        for told in (LEDGER, POST, UNDATED):
            assert attributions.load_article(store, told.article.id) == told
        assert len(attributions.quotes(store, QuoteFilter(text="overnight")).rows) == 2
        assert len(attributions.matches(store).rows) == 1
        assert keep(store, LEDGER, POST, UNDATED) == {"new": 0, "unchanged": 3, "updated": 0, "failed": 0}


def test_the_schema_of_this_program_is_among_them() -> None:
    assert (RELEASED / f"schema-{migration.head()}.db.gz").exists()


def test_a_released_schema_is_not_changed_afterwards(path: Path, tmp_path: Path) -> None:
    from test_store_schema import layout

    kept = tmp_path / "kept.db"
    kept.write_bytes(gzip.decompress((RELEASED / f"schema-{migration.head()}.db.gz").read_bytes()))
    open_database(path).close()
    assert layout(kept) == layout(path)


def write() -> None:
    """The store of this program's schema, which must not be there yet."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.db"
        with open_database(path) as store:
            keep(store, LEDGER, POST, UNDATED)
            with store.write() as connection:  # whose machine it was is nobody's business
                connection.execute(text("UPDATE runs SET host = 'newsroom', process = 1"))
        sqlite3.connect(path).execute("VACUUM")
        with (RELEASED / f"schema-{migration.head()}.db.gz").open("xb") as file:
            file.write(gzip.compress(path.read_bytes(), mtime=0))


if __name__ == "__main__":
    write()
