"""An upgrade that is killed, whenever, is completed by the next one, and nobody is told before that all is well."""

from __future__ import annotations

import gzip
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from click.testing import CliRunner, Result
from profiles import few

from quotetrack.cli import quotetrack
from quotetrack.errors import StoreError
from quotetrack.services import upgrade
from quotetrack.store import migration, open_database
from quotetrack.store.connection import Database, database_location
from quotetrack.store.matching import index
from quotetrack.store.queries import attributions

RELEASED = Path(__file__).parent / "released"
OLDER = [file for file in sorted(RELEASED.glob("*.db.gz")) if migration.head() not in file.name]

# What stands at a point of the upgrade, and dies there: before what it does, or after.
KILLED = """
import os, signal, sys
from importlib import import_module
from quotetrack.services import upgrade

path, module, name, when = sys.argv[1:]
owner = import_module(module)
step = getattr(owner, name)

def dying(*given, **named):
    if when == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    step(*given, **named)
    os.kill(os.getpid(), signal.SIGKILL)

setattr(owner, name, dying)
upgrade.upgrade(path)
"""
POINTS = [
    ("quotetrack.store.migration", "_migrate"),
    ("quotetrack.store.entities.registry", "refile_names"),
    ("quotetrack.services.backfill", "catch_up"),
    ("quotetrack.store.matching.index", "match_revisions"),
    ("quotetrack.store.statements.refresh", "refresh_statements"),
]


MATCHING = {
    "match_revisions",
    "refresh_statements",
}  # what an upgrade does only where something is to be matched


def to_match(path: Path) -> bool:
    """Was any article of the store matched by another matcher than this program's, or by none?"""
    with closing(sqlite3.connect(path)) as connection:
        return {version for (version,) in connection.execute("SELECT matched FROM revisions")} != {
            index.VERSION
        }


def restore(released: Path, path: Path) -> Path:
    """A store of an earlier schema, in which a surname alone can be known by its affiliation."""
    path.write_bytes(gzip.decompress(released.read_bytes()))
    with sqlite3.connect(path) as connection:
        tables = {
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        }
        (entities,) = tables & {"appearances", "article_entities"}  # called so until schema 0006, and since
        connection.execute(f"UPDATE {entities} SET affiliation = 'Bank' WHERE name LIKE '%Okafor'")
    return path


def dump(path: Path) -> list[str]:
    """All rows that a store holds; in what order it holds the clauses of its schema is chance."""
    lines = sqlite3.connect(path).iterdump()
    return sorted(line for line in lines if line.startswith("INSERT INTO") and "sqlite_master" not in line)


@pytest.fixture(scope="module", params=few(OLDER, 1), ids=lambda file: file.name)
def released(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, list[str]]:
    """A store of an earlier schema, and what an undisturbed upgrade makes of it."""
    path = restore(request.param, tmp_path_factory.mktemp("undisturbed") / "news.db")
    upgrade.upgrade(path)
    return request.param, dump(path)


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
@pytest.mark.parametrize("when", few(["after", "before"], 1))
@pytest.mark.parametrize(("module", "name"), POINTS, ids=[name for _, name in POINTS])
def test_a_killed_upgrade_is_completed_by_the_next(
    released: tuple[Path, list[str]], path: Path, module: str, name: str, when: str
) -> None:
    restore(released[0], path)
    reached = name not in MATCHING or to_match(path)
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(path), module, name, when],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (-signal.SIGKILL if reached else 0, "")
    told = asked(path, "check").output
    if migration.current(path) != migration.head():
        assert "run: quotetrack db upgrade" in told
    elif upgrade.is_unfinished(path):
        assert "run: quotetrack match" in told
    completed = asked(path, "upgrade")
    assert completed.exit_code == 0
    assert ("nothing was to do" in completed.output) == (told == "the store is sound\n")
    assert dump(path) == released[1]
    assert migration.check(path) == []
    assert not upgrade.is_unfinished(path)
    assert "nothing was to do" in asked(path, "upgrade").output


def asked(path: Path, command: str) -> Result:
    return CliRunner().invoke(quotetrack, ["--db", str(path), "db", command])


def test_an_upgrade_joins_surnames(path: Path) -> None:
    restore(RELEASED / "schema-0001.db.gz", path)
    upgrade.upgrade(path)
    with open_database(path) as store:
        found = [row.name for row in attributions.speakers(store, search="okafor").rows]
    assert found == ["Ann Okafor"]


def test_what_fails_while_names_are_filed_leaves_the_store_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    restore(RELEASED / "schema-0001.db.gz", path)
    before = dump(path)

    def fail(*_: object) -> None:
        raise RuntimeError("no such name")

    with monkeypatch.context() as patched, pytest.raises(RuntimeError):
        patched.setattr("quotetrack.store.entities.registry.refile_names", fail)
        upgrade.upgrade(path)
    assert migration.current(path) == "0001"
    assert dump(path) == before
    with pytest.raises(StoreError, match="older schema"):
        open_database(path)


def test_what_an_earlier_version_left_undone_is_done(path: Path, tmp_path: Path) -> None:
    undisturbed = restore(RELEASED / "schema-0001.db.gz", tmp_path / "undisturbed.db")
    upgrade.upgrade(undisturbed)
    restore(RELEASED / "schema-0001.db.gz", path)
    with Database(
        database_location(path)
    ) as store:  # as it was killed between schema 0005 and the filing of names
        migration._migrate(store, command.upgrade, "0005")
    upgrade.upgrade(path)
    assert dump(path) == dump(undisturbed)
