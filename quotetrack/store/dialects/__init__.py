"""What differs between databases: how one is opened, locked, searched, checked and filled in bulk.

`Dialect` is standard SQL, which PostgreSQL takes; a database that needs or can do more has a class of its own here.
Nothing else in the store asks which database it is. Knows no table of ours but those that full-text search indexes.
"""

from __future__ import annotations

from sqlalchemy import Connection

from quotetrack.store.dialects.base import Dialect, Term
from quotetrack.store.dialects.sqlite import SQLite

__all__ = ["Dialect", "Term", "dialect_named", "dialect_of", "is_search_table"]

_STANDARD = Dialect()
_OWN: dict[str, Dialect] = {"sqlite": SQLite()}


def dialect_named(name: str) -> Dialect:
    """Returns the dialect of a kind of database, by SQLAlchemy's name of it."""
    return _OWN.get(name, _STANDARD)


def dialect_of(connection: Connection) -> Dialect:
    """Returns the dialect of a connection's database."""
    return dialect_named(connection.dialect.name)


def is_search_table(name: str | None) -> bool:
    """Is this a table that some database keeps for full-text search, and not one of ours?"""
    return any(dialect.owns(name) for dialect in _OWN.values())
