"""What only one database understands stands in its dialect: another one can come without a search through the store."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlmodel import col

import quotetrack
from quotetrack.store import Database, open_database
from quotetrack.store import tables as t
from quotetrack.store.connection import bulk_fetch, bulk_insert, fetch_in
from quotetrack.store.dialects import Dialect

PACKAGE = Path(quotetrack.__file__).parent
DIALECTS = PACKAGE / "store" / "dialects"
OWN = re.compile(r"PRAGMA|fts5|\bMATCH [:?']|sqlite_|rowid|\bjson_\w+\(|dialect\.name|import sqlite3")
ELSEWHERE = {"cli/errors.py"}  # which explains whatever was raised
SOURCES = [
    file for folder in ("store", "services", "cli") for file in sorted((PACKAGE / folder).rglob("*.py"))
]


def own(file: Path) -> list[str]:
    return [line for line in file.read_text(encoding="utf-8").splitlines() if OWN.search(line)]


def test_sql_of_one_database_stands_in_its_dialect() -> None:
    found = {
        file.relative_to(PACKAGE).as_posix(): own(file) for file in SOURCES if DIALECTS not in file.parents
    }
    assert {name: lines for name, lines in found.items() if lines and name not in ELSEWHERE} == {}
    assert own(DIALECTS / "sqlite.py")
    assert own(DIALECTS / "sqlite_search.py")


@pytest.fixture
def filled(path: Path) -> Database:
    with open_database(path) as store, store.write() as connection:
        bulk_insert(connection, "outlets", ("name", "folded"), [(f"O{n}", f"o{n}") for n in range(1200)])
    return open_database(path)


def test_rows_are_fetched_however_many_values_are_asked_for(filled: Database) -> None:
    query = select(col(t.Outlet.name)).order_by(col(t.Outlet.id).desc())
    names = [f"o{n}" for n in range(1300)] * 2
    with filled.read() as connection:
        rows = [name for (name,) in fetch_in(connection, query, col(t.Outlet.folded), names)]
        assert sorted(rows) == sorted(f"O{n}" for n in range(1200))
        assert [*fetch_in(connection, query, col(t.Outlet.folded), [])] == []


@pytest.mark.parametrize("standard", [False, True])
def test_standard_sql_gives_what_a_dialect_gives(
    filled: Database, monkeypatch: pytest.MonkeyPatch, standard: bool
) -> None:
    if standard:
        monkeypatch.setattr("quotetrack.store.connection.dialect_of", lambda _: Dialect())
    with filled.write() as connection:
        rows = [(1, "an outlet", "an outlet"), (5000, "new", "new")]
        bulk_insert(connection, "outlets", ("id", "name", "folded"), rows, conflict=" ON CONFLICT DO NOTHING")
        found = bulk_fetch(connection, "id, name", "outlets", "id", {5000, 1, 77, 9999}, "name <> 'O76'")
        assert [tuple(row) for row in found] == [(1, "O0"), (5000, "new")]
