"""Schemas: one way to say them, upgrades that keep rows, and stores of other times refused in plain words."""

from __future__ import annotations

import gzip
import re
import shutil
import sqlite3
from datetime import datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable
from stories import LEDGER, POST, UNDATED, keep

from quotetrack.errors import StoreError
from quotetrack.services import upgrade
from quotetrack.store import migration, open_database
from quotetrack.store import tables as t
from quotetrack.store.connection import Database, database_location
from quotetrack.store.queries import attributions, statements

HEAD = migration.head()
RELEASED = Path(__file__).parent / "released"


def layout(path: Path) -> dict[str, list[str]]:
    """What SQLite keeps of a schema: its clauses, in whatever order and layout they were written."""
    rows = sqlite3.connect(path).execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    clauses = {}
    for name, sql in rows:
        sql = sql.replace(
            f'"{name}"', name, 1
        )  # SQLite puts marks around the name of a table that was made anew
        head, body, tail = re.fullmatch(r"([^(]*)\((.*)\)([^)]*)", " ".join(sql.split()), re.DOTALL).groups()
        clauses[name] = sorted(part.strip() for part in (head, tail, *body.split(",")))
    return clauses


def test_a_new_store_and_a_migrated_one_are_the_same(path: Path, tmp_path: Path) -> None:
    open_database(path).close()
    migrated = tmp_path / "migrated.db"
    with Database(database_location(migrated)) as store:
        migration._migrate(store, command.upgrade, "head")
    made, led = layout(path), layout(migrated)
    assert set(made) == set(led)
    assert {name for name in made if made[name] != led[name]} == set()
    assert {"attribution_search_insert", "revision_search_update", "uq_revisions_current"} <= set(made)


def test_the_program_knows_its_newest_migration() -> None:
    assert ScriptDirectory.from_config(migration.configuration()).get_heads() == [migration.head()]


def test_models_and_migrations_agree(path: Path) -> None:
    with Database(database_location(path)) as store:
        migration._migrate(store, command.upgrade, "head")
    assert migration.check(path) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("ALTER TABLE outlets ADD COLUMN city VARCHAR", "outlets city"),
        ("DROP INDEX ix_speakers_folded", "ix_speakers_folded"),
        ("DROP TRIGGER attribution_search_insert", "attribution_search_insert"),
        ("CREATE TABLE visitors (id INTEGER)", "visitors"),
        ("ALTER TABLE matches DROP COLUMN diverges", "matches diverges"),
    ],
)
def test_a_schema_that_drifted_is_noticed(path: Path, change: str, told: str) -> None:
    open_database(path).close()
    sqlite3.connect(path).execute(change)
    problems = migration.check(path)
    assert len(problems) == 1
    assert told in problems[0]


def test_every_constraint_and_index_has_a_name() -> None:
    nameless = [
        (table.name, type(thing).__name__)
        for table in t.Row.metadata.tables.values()
        for thing in (*table.constraints, *table.indexes)
        if not thing.name
    ]
    assert nameless == []


def test_the_tables_are_plain_sql_that_postgresql_takes_too() -> None:
    for table in t.Row.metadata.sorted_tables:
        sql = str(CreateTable(table).compile(dialect=postgresql.dialect()))
        assert "ROWID" not in sql


# An upgrade to come: it makes two tables anew, which is what SQLite needs for most changes.
NEXT = """
from alembic import op
import sqlalchemy as sa
from quotetrack.store.dialects import sqlite_search

revision, down_revision, branch_labels, depends_on = "9999", "{head}", None, None

def upgrade():
    for table in ("attributions", "revisions"):
        with op.batch_alter_table(table, recreate="always") as batch:
            batch.add_column(sa.Column("later", sa.String()))
    with op.batch_alter_table("revisions", recreate="always") as batch:
        batch.drop_column("later")
    with op.batch_alter_table("attributions", recreate="always") as batch:
        batch.drop_column("later")
    {then}

def downgrade():
    pass
"""
TRIGGERS = '[op.execute(sql) for sql in sqlite_search.all_statements() if "TRIGGER" in sql]'
FAILS = 'op.execute("DELETE FROM articles")'


@pytest.fixture
def later(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store with rows of today's schema, and a program of the next one."""
    with open_database(path) as store:
        keep(store, LEDGER, POST, UNDATED)
    shutil.copytree(migration.SCRIPTS, tmp_path / "migrations")
    write_next(tmp_path, TRIGGERS)
    monkeypatch.setattr(migration, "SCRIPTS", tmp_path / "migrations")
    monkeypatch.setattr(t, "REVISION", "9999")
    return path


def write_next(folder: Path, then: str) -> None:
    script = folder / "migrations" / "versions" / "9999_next.py"
    script.write_text(NEXT.format(head=HEAD, then=then), encoding="utf-8")


def test_an_older_store_is_refused_with_the_command_that_upgrades_it(later: Path) -> None:
    with pytest.raises(StoreError) as refused:
        open_database(later)
    assert f"older schema: {HEAD}" in refused.value.message
    assert refused.value.advice == "run: quotetrack db upgrade"
    assert migration.current(later) == HEAD
    assert migration.check(later) == [f"{refused.value.message}; {refused.value.advice}"]


def test_upgrade_check_downgrade_with_rows_in_the_store(later: Path) -> None:
    backup = upgrade.upgrade(later)
    assert migration.current(later) == migration.head() == "9999"
    assert migration.check(later) == []
    with open_database(later) as store:
        assert len(attributions.quotes(store, attributions.QuoteFilter()).rows) == 8
        assert len(attributions.quotes(store, attributions.QuoteFilter(text="harvest")).rows) == 2
        assert attributions.load_article(store, "ledger/rates.txt") == LEDGER
        assert len(attributions.matches(store).rows) == 1
    assert backup is not None
    assert re.fullmatch(rf"news\.db\.backup-{HEAD}-\d{{8}}T\d{{6}}", backup.name)
    assert migration.current(backup) == HEAD
    assert sqlite3.connect(backup).execute("SELECT count(*) FROM attributions").fetchone() == (8,)
    migration.downgrade(later, HEAD)
    assert migration.current(later) == HEAD


@pytest.mark.usefixtures("zone")
def test_the_copy_is_named_by_the_time_in_utc(later: Path) -> None:
    before = t.now()
    backup = upgrade.upgrade(later)
    assert backup is not None
    assert before <= datetime.strptime(backup.name[-15:], "%Y%m%dT%H%M%S") <= t.now()


def test_triggers_that_an_upgrade_forgot_are_noticed(later: Path, tmp_path: Path) -> None:
    write_next(tmp_path, "pass")
    upgrade.upgrade(later)
    assert len(migration.check(later)) == 6


def test_an_upgrade_that_fails_leaves_the_store_as_it_was(later: Path, tmp_path: Path) -> None:
    write_next(tmp_path, FAILS)
    before = layout(later)
    with pytest.raises(StoreError, match="refer to nothing"):
        upgrade.upgrade(later)
    assert migration.current(later) == HEAD
    assert layout(later) == before
    assert sqlite3.connect(later).execute("SELECT count(*) FROM attributions").fetchone() == (8,)


def test_a_store_of_a_newer_program_is_refused(path: Path) -> None:
    with open_database(path) as store, store.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '7777'"))
    for refused in (lambda: open_database(path), lambda: upgrade.upgrade(path)):
        with pytest.raises(StoreError, match="newer quotetrack") as error:
            refused()
        assert error.value.advice == "upgrade quotetrack"


def test_a_store_that_is_up_to_date_is_not_backed_up(path: Path) -> None:
    open_database(path).close()
    assert upgrade.upgrade(path) is None
    assert [file.name for file in path.parent.glob("*backup*")] == []


def test_a_store_can_be_taken_down_and_up_again(path: Path) -> None:
    with open_database(path) as store:
        keep(store, LEDGER)
    migration.downgrade(path, "base")
    assert migration.current(path) == ""
    with pytest.raises(StoreError, match="older schema: none"):
        open_database(path)
    upgrade.upgrade(path)
    assert migration.check(path) == []


def test_statements_are_computed_when_a_store_is_brought_up(path: Path, tmp_path: Path) -> None:
    with open_database(path) as store:
        keep(store, LEDGER, POST, UNDATED)
        expected = statements.statements(store).rows
    assert len(expected) == 1
    migration.downgrade(path, "0002")
    released = tmp_path / "released.db"
    released.write_bytes(gzip.decompress((RELEASED / "schema-0002.db.gz").read_bytes()))
    assert layout(path) == layout(released)
    upgrade.upgrade(path)
    assert migration.check(path) == []
    with open_database(path) as store:
        assert statements.statements(store).rows == expected


@pytest.mark.parametrize("ask", [migration.current, upgrade.upgrade, migration.check, migration.interrupted])
def test_asking_after_a_missing_store_makes_none(path: Path, ask: object) -> None:
    with pytest.raises(StoreError, match="there is no store"):
        ask(path)  # type: ignore[operator]
    assert not path.exists()


def test_a_draft_is_written_from_what_the_tables_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(migration.SCRIPTS, tmp_path / "migrations")
    monkeypatch.setattr(migration, "SCRIPTS", tmp_path / "migrations")
    migration.draft("nothing new")
    written = (tmp_path / "migrations" / "versions" / f"{int(HEAD) + 1:04}_nothing_new.py").read_text(
        encoding="utf-8"
    )
    assert f'down_revision = "{HEAD}"' in written.replace("'", '"')
    assert "op." not in written
