"""Connections: which database is meant, how it is opened, and what its failures mean to a user.

Decides where the store is, how a SQLite file is opened (also on read-only media), and how transactions
begin. Whether the schema fits this program is left to `migration`.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar
from urllib.parse import quote

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, IntegrityError, NoSuchModuleError, ProgrammingError

from quotetrack.errors import StoreError

DEFAULT = "quotetrack.db"
PATIENCE = 30.0  # seconds that a writer waits for another one; a batch takes well under one
_IMMEDIATE = "quotetrack_immediate"
_T = TypeVar("_T")

# What SQLite calls it → what it is, and what to do.
_TROUBLE = (
    ("SQLITE_BUSY", "{} is being written by another process", "wait for it to finish, then try again"),
    ("SQLITE_LOCKED", "{} is being written by another process", "wait for it to finish, then try again"),
    ("SQLITE_READONLY", "{} cannot be written", "check the permissions of the file and its folder"),
    ("SQLITE_CANTOPEN", "{} cannot be opened", "check that its folder exists and may be written"),
    ("SQLITE_PERM", "{} cannot be opened", "check the permissions of the file and its folder"),
    ("SQLITE_FULL", "the disk is full: {} cannot grow", "free some space, then run the same command again"),
    ("SQLITE_NOTADB", "{} is not a SQLite database", "name another file, or move this one away"),
    ("SQLITE_CORRUPT", "{} is damaged", "`quotetrack db check` says what is; restore a backup"),
    ("SQLITE_TOOBIG", "an article is too big for {}", "leave it out"),
    ("SQLITE_IOERR", "{} cannot be read or written: the disk failed or is full", "check the disk"),
)


@dataclass(frozen=True, slots=True)
class DatabaseLocation:
    """Where a store is: a SQLite file (`path`), or another database (`url`)."""

    url: str
    path: Path | None = None

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


class Store:
    """An open store. Reading and writing are transactions: `with store.read() as connection: …`."""

    def __init__(self, at: DatabaseLocation) -> None:
        self.place = at
        self.engine, self.read_only = _engine(at)
        self.is_new = False  # whether opening it made it

    @property
    def is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

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
            connection.execution_options(**{_IMMEDIATE: True})
            with connection.begin():
                yield connection

    def close(self) -> None:
        self.engine.dispose()

    def __enter__(self) -> Store:
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
    except DatabaseError as error:
        raise _trouble(at, error.orig) from error
    except sqlite3.DatabaseError as error:
        raise _trouble(at, error) from error


def chunks(values: Sequence[_T], size: int = 500) -> Iterator[Sequence[_T]]:
    """The values in pieces that one statement can take as parameters."""
    for start in range(0, len(values), size):
        yield values[start : start + size]


def _trouble(at: DatabaseLocation, error: BaseException | None) -> StoreError:
    name = getattr(error, "sqlite_errorname", "")
    for prefix, message, advice in _TROUBLE:
        if name.startswith(prefix):
            return StoreError(message.format(at), advice)
    return StoreError(f"{at}: {error}", "`quotetrack db check` may say more")


def _engine(at: DatabaseLocation) -> tuple[Engine, bool]:
    """The engine, and whether it can only read."""
    if at.path is None:
        try:
            engine = create_engine(at.url)
        except (NoSuchModuleError, ModuleNotFoundError) as error:
            raise StoreError(
                f"no driver for {at}: {error}", "install the database's Python driver"
            ) from error
        if engine.dialect.name == "sqlite":
            _prepare(engine)
        return engine, False
    with explain_errors(at):
        uri, read_only = _uri(at.path)
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(uri, uri=True, timeout=PATIENCE, check_same_thread=False),
        poolclass=QueuePool,
    )
    _prepare(engine)
    return engine, read_only


def _uri(path: Path) -> tuple[str, bool]:
    """How a file can be opened, and whether only for reading."""
    base = "file:" + quote(str(path.absolute()))
    if not path.exists() or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return base, False
    # SQLite keeps a log beside the file, also to read. Where none can be written, the file is taken as one
    # that nobody changes: true on read-only media, and only safe when no log is waiting.
    log = Path(f"{path}-wal")
    ways = ["mode=ro"] if log.exists() and log.stat().st_size else ["mode=ro", "immutable=1"]
    failure: sqlite3.Error | None = None
    for way in ways:
        uri = f"{base}?{way}"
        try:
            probe = sqlite3.connect(uri, uri=True)
            try:
                probe.execute("SELECT count(*) FROM sqlite_master")
            finally:
                probe.close()
            return uri, True
        except sqlite3.OperationalError as error:
            failure = error
    assert failure is not None
    raise failure


def _prepare(engine: Engine) -> None:
    """SQLite as SQLAlchemy documents it: transactions begin when we say so, and references are held."""

    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # the driver's own transactions begin too late
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA busy_timeout = {int(PATIENCE * 1000)}")
        connection.execute("PRAGMA synchronous = NORMAL")  # with a write-ahead log: safe when killed

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        immediate = connection.get_execution_options().get(_IMMEDIATE)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
