"""Opening a store: where it is looked for, and what is said when it cannot be used."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from stories import LEDGER, POST, RATES, Said, keep, story

from quotetrack.errors import StoreError
from quotetrack.store import Database, migration, open_database
from quotetrack.store.connection import database_location
from quotetrack.store.queries import attributions


@pytest.mark.parametrize(
    ("where", "variable", "path"),
    [
        (None, None, "quotetrack.db"),
        (None, "archive.db", "archive.db"),
        ("given.db", "archive.db", "given.db"),
        ("sqlite:///given.db", None, "given.db"),
        ("odd name?#%20.db", None, "odd name?#%20.db"),
    ],
)
def test_where_a_store_is(
    where: str | None, variable: str | None, path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if variable:
        monkeypatch.setenv("QUOTETRACK_DB", variable)
    else:
        monkeypatch.delenv("QUOTETRACK_DB", raising=False)
    open_database(where).close()
    assert [file.name for file in tmp_path.iterdir() if file.suffix == ".db"] == [path]


def test_another_database_is_named_by_its_url_without_its_password() -> None:
    at = database_location("postgresql://desk:secret@db.example/news")
    assert at.path is None
    assert "db.example/news" in str(at)
    assert "secret" not in str(at)


def test_a_store_in_memory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    with open_database(":memory:") as store:
        keep(store, LEDGER)
        assert len(attributions.quotes(store, attributions.QuoteFilter()).rows) == 3
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_becomes_a_store(path: Path) -> None:
    path.touch()
    open_database(path).close()
    assert migration.check(path) == []


def test_a_missing_store_is_not_made_by_reading(path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store at") as error:
        open_database(path, create=False)
    assert "quotetrack ingest" in error.value.advice
    assert not path.exists()


def folder(path: Path) -> None:
    path.mkdir()


def letter(path: Path) -> None:
    path.write_text("Dear editor, " * 200, encoding="utf-8")


def address_book(path: Path) -> None:
    sqlite3.connect(path).execute("CREATE TABLE addresses (name TEXT)")


def damaged(path: Path) -> None:
    with open_database(path) as store:
        keep(store, LEDGER)
    content = bytearray(path.read_bytes())
    content[4096:] = b"\x5a" * (len(content) - 4096)
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (folder, "is a folder"),
        (letter, "is not a SQLite database"),
        (address_book, "but not of quotetrack"),
        (damaged, "is damaged"),
    ],
)
@pytest.mark.parametrize("create", [True, False])
def test_what_is_no_store_is_refused(
    make: Callable[[Path], None], message: str, create: bool, path: Path
) -> None:
    make(path)
    with pytest.raises(StoreError, match=message) as error, open_database(path, create=create) as store:
        attributions.quotes(store, attributions.QuoteFilter())
    assert str(path) in error.value.message
    assert error.value.advice


@pytest.mark.parametrize(
    ("where", "message"),
    [
        ("no/such/folder/news.db", "no folder"),
        ("nonsense://here", "no driver"),
        ("::://", "not a database URL"),
        ("a\0b.db", "no name of a file"),
    ],
)
def test_a_place_that_cannot_be_is_refused(where: str, message: str) -> None:
    with pytest.raises(StoreError, match=message) as error:
        open_database(where)
    assert error.value.advice


def test_damage_is_told_by_check(path: Path) -> None:
    with open_database(path) as store:
        keep(store, LEDGER)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE spans SET exact = 'otherwise' WHERE role = 'cue'")
        connection.execute("UPDATE revisions SET text = text || '!'")
        connection.execute("INSERT INTO aliases VALUES (99, 'Nobody', 'nobody', 0)")
        connection.execute("INSERT INTO fingerprints VALUES (7, 99, 1)")
        connection.execute("INSERT INTO attribution_search (rowid, words) VALUES (77, 'never said')")
    told = migration.check(path)
    assert len(told) == 5
    for words in (
        "refers to a row of names",
        "1 fingerprints lead to quotations that are not there",
        "text of ledger/rates.txt was changed",
        "'otherwise'",
        "index",
    ):
        assert sum(words in line for line in told) == 1


def test_a_full_disk_is_told_and_the_run_can_be_completed(path: Path) -> None:
    long = story("long.txt", LEDGER.article.text + " More." * 50_000, Said(RATES, "Ann Okafor", "Ann Okafor"))
    with open_database(path) as store:
        keep(store, POST)
        limit_pages(store, 1)  # the file cannot grow
        with pytest.raises(StoreError, match="disk is full") as error:
            keep(store, LEDGER, long)
        assert "run the same command again" in error.value.advice
        assert [row.article for row in attributions.articles(store)] == ["post/bank.txt"]
        limit_pages(store, 1_000_000)
        assert keep(store, LEDGER, long, POST) == {"new": 2, "unchanged": 1, "updated": 0, "failed": 0}
    assert migration.check(path) == []


def limit_pages(store: Database, count: int) -> None:
    with store.engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {count}")


@pytest.fixture
def outside() -> Iterator[Path]:
    """A folder that another user may read."""
    made = Path(tempfile.mkdtemp())
    made.chmod(0o755)
    yield made
    made.chmod(0o755)
    shutil.rmtree(made)


def as_reader(do: Callable[[], str]) -> str:
    """What `do` gives to a user who may not write: a child process, which is nobody where we are root."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setgid(65534)
                os.setuid(65534)
            said = do()
        except BaseException as error:
            said = f"{type(error).__name__}: {error}"
        os.write(writer, said.encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    return said


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
@pytest.mark.parametrize("mode", [0o555, 0o755])
def test_a_store_that_may_not_be_written_can_be_read(outside: Path, mode: int) -> None:
    path = outside / "news.db"
    with open_database(path) as store:
        keep(store, LEDGER)
        attributions.quotes(store, attributions.QuoteFilter())  # imports what the reader will need
    path.chmod(0o444)
    outside.chmod(mode)

    def read() -> str:
        with open_database(path, create=False) as store:
            return str(len(attributions.quotes(store, attributions.QuoteFilter()).rows))

    def write() -> str:
        with open_database(path) as store:
            return str(keep(store, POST))

    assert as_reader(read) == "3"
    refused = as_reader(write)
    assert refused.startswith("StoreError:")
    assert "cannot be written" in refused


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_folder_that_may_not_be_written_gets_no_store(outside: Path) -> None:
    outside.chmod(0o555)
    refused = as_reader(lambda: str(open_database(outside / "news.db")))
    assert refused.startswith("StoreError:")
    assert str(outside) in refused
