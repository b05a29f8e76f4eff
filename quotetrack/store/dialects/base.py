"""A database that speaks standard SQL: what PostgreSQL takes, and what a dialect of its own overrides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Column, ColumnElement, Connection, Engine, and_, func, or_, select, text
from sqlalchemy.exc import DatabaseError

from quotetrack.errors import StoreError

PATIENCE = 30.0  # seconds that a writer waits for another one; a batch takes well under one


class Term(NamedTuple):
    """One thing that full-text search looks for: words that stand together; the last one may go on."""

    words: str
    prefix: bool


class Dialect:
    """What the store asks of a database."""

    error: type[Exception] = DatabaseError  # that the driver itself raises

    def open_file(self, path: Path) -> tuple[Engine, bool]:
        """Returns an engine of a database that is a file, and whether it can only read. Raises what the driver does."""
        raise NotImplementedError

    def prepare(self, engine: Engine) -> None:
        """Set up how connections of an engine behave."""

    def lock_for_writing(self, connection: Connection) -> None:
        """Let the next transaction hold the write lock from its beginning on, where a database has one."""

    def prepare_file(self, connection: Connection) -> None:
        """Set up the file of a new store, outside of any transaction."""

    def create_extras(self, connection: Connection) -> None:
        """Create what tables do not say: indexes for full-text search, triggers."""

    def references_off(self, connection: Connection) -> AbstractContextManager[None]:
        """Returns a context in which tables can be made anew without loss of the rows that refer to them."""
        return nullcontext()

    def back_up(self, source: Path, target: Path, name: Path) -> None:
        """Copy the file of a store, as one that will have a name. Raises StoreError where the disk is full."""
        raise NotImplementedError

    def explain(self, error: BaseException | None, place: object) -> StoreError | None:
        """Returns what an error of the driver means to a user; None: nothing that is known."""
        return None

    # Reading and writing in bulk

    def fetch(
        self,
        connection: Connection,
        columns: str,
        table: str,
        key: str,
        numbers: Sequence[int],
        condition: str,
    ) -> Sequence[Any]:
        """Returns columns of the rows of a table whose key is one of the numbers, and of which a condition is true."""
        listed = ",".join(map(str, numbers))
        query = f"SELECT {columns} FROM {table} WHERE {key} IN ({listed}) AND {condition}"
        return connection.exec_driver_sql(query).all()

    def insert(
        self, connection: Connection, table: str, columns: Sequence[str], values: Sequence[Any], conflict: str
    ) -> None:
        """Insert rows, given as their values one after another."""
        into = (
            f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join(f':{name}' for name in columns)})"
        )
        rows = zip(*[iter(values)] * len(columns), strict=True)
        connection.execute(text(into + conflict), [dict(zip(columns, row, strict=True)) for row in rows])

    # Full-text search

    def owns(self, name: str | None) -> bool:
        """Is this table one that the database keeps for full-text search?"""
        return False

    def contains(self, key: Column[Any], columns: Sequence[Column[Any]], terms: Sequence[Term]) -> Any:
        """Returns the condition that every term occurs in one of the columns of a table with a `key`."""
        return and_(*(or_(*(_has(column, term.words.lower()) for column in columns)) for term in terms))

    def most_alike(
        self, connection: Connection, key: Column[Any], column: Column[Any], words: Sequence[str], limit: int
    ) -> list[int]:
        """Returns the keys of rows that have some of the words; those with the most and rarest first, if it can."""
        query = select(key).where(or_(*(_has(column, word) for word in words))).limit(limit)
        return list(connection.execute(query).scalars())

    # Checks

    def damage(self, connection: Connection) -> Iterator[str]:
        """Yields what is wrong with the file, in words."""
        return iter(())

    def broken_references(self, connection: Connection) -> Iterator[str]:
        """Yields the rows that refer to nothing, in words; most databases never let go of one."""
        return iter(())

    def search_problems(self, connection: Connection) -> list[str]:
        """Returns what is wrong with full-text search, in words; needs a connection that may write."""
        return []


def _has(column: Column[Any], words: str) -> ColumnElement[bool]:
    return func.lower(column).contains(words, autoescape=True)
