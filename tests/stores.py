"""What the stores of many tests share: what would be worked out again for each, and come to the same."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Connection, Dialect, Engine, create_engine, text

from quotetrack.store import connection as store_connection
from quotetrack.store import integrity


@contextmanager
def shared() -> Iterator[None]:
    """Statements are compiled once, and each schema is compared with the tables once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store_connection, "create_engine", _compiled_once())
        patch.setattr(integrity, "drift", _compared_once())
        yield


def _compiled_once() -> Any:
    """SQLAlchemy keeps what it made of a statement by engine and dialect; of SQLite all have the same."""
    dialects: dict[str, Dialect] = {}
    cache: dict[Any, Any] = {}

    def create(*where: Any, **options: Any) -> Engine:
        made = create_engine(*where, **options)
        if made.dialect.name == "sqlite":
            made.dialect = dialects.setdefault(made.dialect.name, made.dialect)
            made.update_execution_options(compiled_cache=cache)
        return made

    return create


def _compared_once() -> Any:
    """What Alembic finds depends on nothing but the words of the schema."""
    compare = integrity.drift
    found: dict[tuple[Any, ...], list[str]] = {}

    def drift(connection: Connection) -> list[str]:
        schema = connection.execute(text("SELECT name, sql FROM sqlite_master ORDER BY name")).all()
        key = tuple(map(tuple, schema))
        if key not in found:
            found[key] = compare(connection)
        return found[key]

    return drift
