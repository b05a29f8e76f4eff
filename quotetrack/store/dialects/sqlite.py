"""SQLite: one file, one writer, a write-ahead log, full-text search of its own."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Column, Connection, Engine, QueuePool, create_engine, event

from quotetrack.errors import StoreError
from quotetrack.store.dialects import sqlite_search
from quotetrack.store.dialects.base import PATIENCE, Dialect, Term

_IMMEDIATE = "quotetrack_immediate"
_PARAMETERS = 900  # of a statement; any SQLite takes 999

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

# A verdict that was given is never changed or taken out, whoever writes.
APPEND_ONLY = (
    *(
        f"CREATE TRIGGER verdicts_no_{what.lower()} BEFORE {what} ON verdicts BEGIN "
        "SELECT RAISE(ABORT, 'the log of verdicts is only added to'); END"
        for what in ("UPDATE", "DELETE")
    ),
    # A row that REPLACE takes out calls no trigger of deletion.
    "CREATE TRIGGER verdicts_no_replace BEFORE INSERT ON verdicts "
    "WHEN EXISTS (SELECT 1 FROM verdicts WHERE id = NEW.id) BEGIN "
    "SELECT RAISE(ABORT, 'the log of verdicts is only added to'); END",
)


class SQLite(Dialect):
    """What the store asks of SQLite."""

    error = sqlite3.DatabaseError

    def open_file(self, path: Path) -> tuple[Engine, bool]:
        uri, read_only = _uri(path)
        engine = create_engine(
            "sqlite://",
            creator=lambda: sqlite3.connect(uri, uri=True, timeout=PATIENCE, check_same_thread=False),
            poolclass=QueuePool,
        )
        return engine, read_only

    def prepare(self, engine: Engine) -> None:
        """As SQLAlchemy documents it: transactions begin when we say so, and references are held."""

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

    def lock_for_writing(self, connection: Connection) -> None:
        connection.execution_options(**{_IMMEDIATE: True})

    def prepare_file(self, connection: Connection) -> None:
        """Set the write-ahead log, which lets readers read while somebody writes. It is a property of the file.
        SQLite does not wait here for another that does the same, so we do."""
        patience = time.monotonic() + PATIENCE
        while True:
            try:
                _pragma(connection, "journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > patience:
                    raise
                time.sleep(0.02)
            else:
                return

    def create_extras(self, connection: Connection) -> None:
        for statement in (*APPEND_ONLY, *sqlite_search.all_statements()):
            connection.exec_driver_sql(statement)

    @contextmanager
    def references_off(self, connection: Connection) -> Iterator[None]:
        """A table that is made anew is first dropped; with references on, its children would go with it."""
        _pragma(connection, "foreign_keys = OFF")
        try:
            yield
        finally:
            _pragma(connection, "foreign_keys = ON")

    def back_up(self, source: Path, target: Path, name: Path) -> None:
        with closing(_connect(source)) as store, closing(_connect(target)) as copy:
            try:
                store.backup(copy)
            except sqlite3.OperationalError as error:
                if not error.sqlite_errorname.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
                    raise
                raise StoreError(
                    f"the disk is full or failed: the copy {name} cannot be written",
                    "free some space, then run the same command again; the store is as it was",
                ) from error

    def explain(self, error: BaseException | None, place: object) -> StoreError | None:
        name = getattr(error, "sqlite_errorname", "")
        for prefix, message, advice in _TROUBLE:
            if name.startswith(prefix):
                return StoreError(message.format(place), advice)
        return None

    def fetch(
        self,
        connection: Connection,
        columns: str,
        table: str,
        key: str,
        numbers: Sequence[int],
        condition: str,
    ) -> Sequence[Any]:
        # Five times as fast as a list of numbers or of parameters. Each number is looked up, whatever else there is an
        # index for: so CROSS is read by SQLite.
        asked = f"(SELECT value AS asked FROM json_each(?)) CROSS JOIN {table} ON {key} = asked"
        listed = f"[{','.join(map(str, numbers))}]"
        query = f"SELECT {columns} FROM {asked} WHERE {condition}"
        with closing(connection.exec_driver_sql(query, (listed,))) as result:
            rows: Sequence[Any] = result.cursor.fetchall()  # as the driver gives them
            return rows

    def insert(
        self, connection: Connection, table: str, columns: Sequence[str], values: Sequence[Any], conflict: str
    ) -> None:
        # As the driver takes them, and as many at once as it takes: there are a dozen rows to a quotation.
        row = f"({', '.join('?' * len(columns))})"
        into = f"INSERT INTO {table} ({', '.join(columns)}) VALUES {row}"
        size = _PARAMETERS // len(columns) * len(columns)
        for start in range(0, len(values), size):
            batch = tuple(values[start : start + size])
            more = f", {row}" * (len(batch) // len(columns) - 1)
            connection.exec_driver_sql(into + more + conflict, batch)

    def owns(self, name: str | None) -> bool:
        return sqlite_search.owns(name)

    def contains(self, key: Column[Any], columns: Sequence[Column[Any]], terms: Sequence[Term]) -> Any:
        return key.in_(sqlite_search.matches_all(key.table.name, terms))

    def most_alike(
        self, connection: Connection, key: Column[Any], column: Column[Any], words: Sequence[str], limit: int
    ) -> list[int]:
        return sqlite_search.most_alike(connection, key.table.name, words, limit)

    def damage(self, connection: Connection) -> Iterator[str]:
        for line in connection.exec_driver_sql("PRAGMA integrity_check").scalars():
            if line != "ok":
                yield f"the file is damaged: {line}"

    def broken_references(self, connection: Connection) -> Iterator[str]:
        for table, row, other, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield f"row {row} of {table} refers to a row of {other} that is not there"

    def search_problems(self, connection: Connection) -> list[str]:
        return sqlite_search.problems(connection)


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
            with closing(sqlite3.connect(uri, uri=True)) as probe:
                probe.execute("SELECT count(*) FROM sqlite_master")
            return uri, True
        except sqlite3.OperationalError as error:
            failure = error
    assert failure is not None
    raise failure


def _pragma(connection: Connection, setting: str) -> None:
    with closing(connection.connection.cursor()) as cursor:
        cursor.execute(f"PRAGMA {setting}")


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path)
