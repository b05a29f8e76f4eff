"""Connections: which database is meant, how it is opened, asked and filled, and what its failures mean to a user.

Decides where the store is. How a database is opened and locked is left to its dialect, whether the schema fits this
program to `migration`.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import BindParameter, Connection, Engine, bindparam, create_engine, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, IntegrityError, NoSuchModuleError, ProgrammingError

from quotetrack.errors import StoreError
from quotetrack.store.dialects import Dialect, dialect_named, dialect_of

DEFAULT = "quotetrack.db"
THESE: BindParameter[Any] = bindparam(
    "these", expanding=True
)  # the values that `fetch_in` and `execute_in` ask for
_AT_ONCE = 50_000  # numbers of a bulk fetch
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class DatabaseLocation:
    """Where a store is: a SQLite file (`path`), or another database (`url`)."""

    url: str
    path: Path | None = None

    @property
    def dialect(self) -> Dialect:
        return dialect_named(make_url(self.url).get_backend_name())

    def __str__(self) -> str:
        return str(self.path) if self.path else make_url(self.url).render_as_string(hide_password=True)


def database_location(where: str | os.PathLike[str] | None = None) -> DatabaseLocation:
    """The store that is meant: a path or a SQLAlchemy URL; else $QUOTETRACK_DB; else ./quotetrack.db.

    Raises StoreError for a URL that is none, and for a path that no file can be at.
    """
    name = os.fspath(where) if where else os.environ.get("QUOTETRACK_DB") or DEFAULT
    if name == ":memory:":
        return DatabaseLocation("sqlite://")
    if "://" in name:
        try:
            url = make_url(name)
        except ArgumentError as error:
            raise StoreError(f"{name} is not a database URL", "write e.g. sqlite:///news.db") from error
        if url.get_backend_name() != "sqlite" or url.database in (None, "", ":memory:"):
            return DatabaseLocation(name)
        name = str(url.database)
    path = Path(name).expanduser()
    if "\0" in name:
        raise StoreError(f"{name!r} is no name of a file", f"name a file, e.g. {DEFAULT}")
    if path.is_dir():
        raise StoreError(f"{path} is a folder, not a store", f"name a file, e.g. {path / DEFAULT}")
    if not path.parent.is_dir():
        raise StoreError(f"there is no folder {path.parent} for the store", "make the folder first")
    return DatabaseLocation(f"sqlite:///{path}", path)


class Database:
    """An open store. Reading and writing are transactions: `with store.read() as connection: …`."""

    def __init__(self, at: DatabaseLocation) -> None:
        self.place = at
        self.engine, self.read_only = _engine(at)
        self.dialect = at.dialect
        self.dialect.prepare(self.engine)
        self.is_new = False  # whether opening it made it

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees one state of the store. Raises StoreError."""
        with explain_errors(self.place), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that holds the only pen from its first statement on: it waits for another writer at
        its beginning and never in the middle. Raises StoreError."""
        if self.read_only:
            raise StoreError(
                f"{self.place} cannot be written", "check the permissions of the file and its folder"
            )
        with explain_errors(self.place), self.engine.connect() as connection:
            self.dialect.lock_for_writing(connection)
            with connection.begin():
                yield connection

    def close(self) -> None:
        self.engine.dispose()

    def __enter__(self) -> Database:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


@contextmanager
def explain_errors(at: DatabaseLocation) -> Iterator[None]:
    """Turn what a database says into what a user can do: StoreError. Faults of ours stay what they are."""
    try:
        yield
    except (IntegrityError, ProgrammingError):
        raise
    except (DatabaseError, at.dialect.error) as error:
        cause = error.orig if isinstance(error, DatabaseError) else error
        known = at.dialect.explain(cause, at)
        raise known or StoreError(f"{at}: {cause}", "`quotetrack db check` may say more") from error


def chunks(values: Sequence[_T], size: int = 500) -> Iterator[Sequence[_T]]:
    """The values in pieces that one statement can take as parameters."""
    for start in range(0, len(values), size):
        yield values[start : start + size]


def fetch_in(
    connection: Connection, query: Any, column: Any, values: Iterable[Any], size: int = 500
) -> Iterator[Any]:
    """Yields the rows of a query whose column has one of the values, however many there are. Values come once, in
    their order, and rows in that of the query among so many of them at once. Without a column the query itself says
    what it compares with `THESE`."""
    query = query if column is None else query.where(column.in_(THESE))
    for batch in chunks(sorted({*values}), size):
        yield from connection.execute(query, {THESE.key: batch}).all()


def execute_in(connection: Connection, statement: Any, column: Any, values: Iterable[Any]) -> None:
    """Execute a statement on the rows whose column has one of the values, as `fetch_in` asks for them."""
    statement = statement if column is None else statement.where(column.in_(THESE))
    for batch in chunks(sorted({*values})):
        connection.execute(statement, {THESE.key: batch})


def bulk_fetch(
    connection: Connection,
    columns: str,
    table: str,
    key: str,
    numbers: Collection[int],
    condition: str = "1 = 1",
) -> Iterator[Any]:
    """Yields columns of the rows of a table whose key is one of the numbers, which are distinct, and of which a
    condition is true; asked for in their order. For very many: plain SQL, and rows as the driver gives them."""
    dialect = dialect_of(connection)
    for batch in chunks(sorted(numbers), _AT_ONCE):
        yield from dialect.fetch(connection, columns, table, key, batch, condition)


def bulk_insert(
    connection: Connection,
    table: str,
    columns: Sequence[str],
    values: Collection[tuple[Any, ...]] | NDArray[np.int64],
    *,
    conflict: str = "",
) -> None:
    """Insert rows into a table: the `values` of the `columns` of each. `conflict` is the clause that says what becomes
    of those whose key is there."""
    if len(values):
        flat = values.ravel().tolist() if isinstance(values, np.ndarray) else [*chain.from_iterable(values)]
        dialect_of(connection).insert(connection, table, columns, flat, conflict)


def _engine(at: DatabaseLocation) -> tuple[Engine, bool]:
    """The engine, and whether it can only read."""
    if at.path is not None:
        with explain_errors(at):
            return at.dialect.open_file(at.path)
    try:
        return create_engine(at.url), False
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise StoreError(f"no driver for {at}: {error}", "install the database's Python driver") from error
