"""Schemas: whether a store fits this program, how a new one is made, and how an old one is brought up.

A new store gets its tables straight from `tables` and is stamped as the newest migration, which spares every
first run the import of Alembic; a test holds that the migrations lead to the same schema. What is in the
tables is left to the other modules.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from quotetrack.errors import StoreError
from quotetrack.files import replace_file
from quotetrack.store import tables as t
from quotetrack.store.connection import Database, DatabaseLocation, database_location, explain_errors

if TYPE_CHECKING:
    from alembic.config import Config

_PACKAGE = Path(__file__).parents[1]
# In the wheel the migrations stand inside the package, in a checkout beside it.
SCRIPTS = next((p for p in (_PACKAGE / "migrations", _PACKAGE.parent / "migrations") if p.is_dir()), _PACKAGE)
_UPGRADE = "run: quotetrack db upgrade"
_NEXT = "name another with --db or QUOTETRACK_DB, or make one: quotetrack ingest FILE"


def open_database(where: str | os.PathLike[str] | None = None, *, create: bool = True) -> Database:
    """Open the store at a path or SQLAlchemy URL (None: $QUOTETRACK_DB, else ./quotetrack.db).

    A missing store is made where `create` is true. Raises StoreError: missing, not a store, not readable, or
    of another schema than this program's.
    """
    at = database_location(where)
    if not create and _missing(at):
        raise StoreError(f"there is no store at {at}", _NEXT)
    store = Database(at)
    try:
        with store.read() as connection:
            found = _revision(connection, at)
        if found is None:
            if not create:
                raise StoreError(f"there is no store at {at}", _NEXT)
            _create(store)
            store.is_new = True
        elif found != t.REVISION:
            raise _misfit(at, found)
    except BaseException:
        store.close()
        raise
    return store


def head() -> str:
    """The schema that this program works with."""
    return t.REVISION


def current(where: str | os.PathLike[str] | None = None) -> str:
    """The schema of a store; "" where all of it was taken down. Raises StoreError where there is no store."""
    with _existing(where) as store, store.read() as connection:
        return _revision(connection, store.place) or ""


def migrate(
    where: str | os.PathLike[str] | None = None, then: Callable[[Connection], None] = lambda _: None
) -> Path | None:
    """Bring a store to this program's schema, and do `then` in the transaction of the migrations.

    A SQLite file is first copied to NAME.backup-REVISION-TIMESTAMP, whose path comes back; None where
    nothing was to do or the database is another. Raises StoreError; the store is then as it was.
    """
    from alembic import command

    with _existing(where) as store:
        with store.read() as connection:
            found = _revision(connection, store.place) or ""
        if found == t.REVISION:
            return None
        if found and not _knows(found):
            raise _misfit(store.place, found)
        saved = _back_up(store, found)
        _migrate(store, command.upgrade, "head", then)
        return saved


def downgrade(where: str | os.PathLike[str] | None, revision: str) -> Path | None:
    """Take a store back to an earlier schema ("base": to none), for development. Backs it up as `upgrade`."""
    from alembic import command

    with _existing(where) as store:
        with store.read() as connection:
            found = _revision(connection, store.place) or ""
        saved = _back_up(store, found)
        _migrate(store, command.downgrade, revision)
        return saved


def draft(message: str) -> None:
    """Write a migration from what `tables` says and a store at the newest migration does not; to be read and
    corrected by its developer."""
    from alembic import command

    with Database(DatabaseLocation("sqlite://")) as store:
        _migrate(store, command.upgrade, "head")
        with store.engine.connect() as connection:
            config = configuration(connection)
            number = f"{int(t.REVISION) + 1:04}"
            command.revision(config, message, autogenerate=True, rev_id=number)


def configuration(connection: Connection | None = None) -> Config:
    """Alembic's configuration, made here so that nobody needs an alembic.ini."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def check(where: str | os.PathLike[str] | None = None) -> list[str]:
    """What is wrong with a store, in words: damage, broken references, a schema that drifted, spans that are
    not in their text. Empty if it is sound; an interrupted run is no damage, see `interrupted`. Raises
    StoreError where there is no store, or one that cannot be opened."""
    from quotetrack.store import integrity

    with _existing(where) as store:
        with store.read() as connection:
            found = _revision(connection, store.place) or ""
        if found != t.REVISION:
            error = _misfit(store.place, found)
            return [f"{error.message}; {error.advice}"]
        return integrity.problems(store)


def interrupted(where: str | os.PathLike[str] | None = None) -> list[str]:
    """The ingest runs that did not finish and were not run again, in words."""
    from quotetrack.store.articles import runs

    with open_database(where, create=False) as store, store.read() as connection:
        return runs.unfinished(connection)


def _create(database: Database) -> None:
    if database.place.path:
        with explain_errors(database.place), database.engine.connect() as connection:
            database.dialect.prepare_file(connection)
    with database.write() as connection:
        if _revision(connection, database.place) is None:  # nobody made it while we waited
            t.Row.metadata.create_all(connection, checkfirst=False)
            database.dialect.create_extras(connection)
            connection.execute(
                text(
                    "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
                    "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
                )
            )
            connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": t.REVISION})


def _missing(at: DatabaseLocation) -> bool:
    return at.path is not None and (not at.path.exists() or at.path.stat().st_size == 0)


@contextmanager
def _existing(where: str | os.PathLike[str] | None) -> Iterator[Database]:
    """A store of whatever schema."""
    at = database_location(where)
    if _missing(at):
        raise StoreError(f"there is no store at {at}", _NEXT)
    with Database(at) as store:
        with store.read() as connection:
            if _revision(connection, at) is None:
                raise StoreError(f"there is no store at {at}", _NEXT)
        yield store


def _revision(connection: Connection, at: DatabaseLocation) -> str | None:
    """The schema that is stamped; "" if none is; None if the database is empty."""
    names = inspect(connection).get_table_names()
    if "alembic_version" not in names:
        if names:
            raise StoreError(f"{at} is a database, but not of quotetrack", "name another file")
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or ""


def _knows(revision: str) -> bool:
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory.from_config(configuration())
    return revision in {script.revision for script in scripts.walk_revisions()}


def _misfit(at: DatabaseLocation, found: str) -> StoreError:
    if found and not _knows(found):
        return StoreError(
            f"the store {at} is of a newer quotetrack: its schema is {found}, this program's {t.REVISION}",
            "upgrade quotetrack",
        )
    have = found or "none"
    return StoreError(f"the store {at} has an older schema: {have}; this program's is {t.REVISION}", _UPGRADE)


def _migrate(
    database: Database,
    step: Callable[[Config, str], None],
    target: str,
    then: Callable[[Connection], None] = lambda _: None,
) -> None:
    """A step of Alembic up or down to `target`, and what is to be done `then`, in one transaction: all of it or
    nothing."""
    with (
        explain_errors(database.place),
        database.engine.connect() as connection,
        database.dialect.references_off(connection),
        connection.begin(),
    ):
        step(configuration(connection), target)
        then(connection)
        if broken := [*database.dialect.broken_references(connection)]:
            raise StoreError(
                f"{database.place}: {len(broken)} rows would refer to nothing; nothing was changed",
                "`quotetrack db check` says which",
            )


def _back_up(database: Database, revision: str) -> Path | None:
    path = database.place.path
    if path is None:
        return None
    stamp = t.now().strftime("%Y%m%dT%H%M%S")
    name = f"{path.name}.backup-{revision or 'base'}-{stamp}"
    target = path.with_name(name)
    for number in count(2):
        if not target.exists():
            break
        target = path.with_name(f"{name}-{number}")
    with explain_errors(database.place), replace_file(target) as part:
        shutil.copymode(path, part)
        database.dialect.back_up(path, part, target)
    return target
