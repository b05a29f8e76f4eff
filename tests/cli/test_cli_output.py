"""--output, as it is typed: whatever is named, no store is lost and no file is half written."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from newsroom import Run

from quotetrack.services import upgrade
from quotetrack.store import migration
from quotetrack.store.dialects import sqlite


def left() -> list[str]:
    """The files of the folder, without those that the store makes and removes as it is used."""
    return sorted(path.name for path in Path().iterdir() if not path.name.endswith(("-wal", "-shm")))


REPORTS = [
    ("report", "sourcing"),
    ("report", "sourcing", "--format", "json"),
    ("report", "repetition"),
    ("report", "anonymous"),
]
STORE = "quotetrack.db"


@pytest.mark.parametrize("command", REPORTS)
@pytest.mark.parametrize(
    "output", [STORE, f"./{STORE}", "link.md", "hard.md", f"{STORE}-wal", f"{STORE}-shm"]
)
def test_the_store_is_not_replaced_by_a_report(news: Run, command: tuple[str, ...], output: str) -> None:
    Path("link.md").symlink_to(STORE)
    Path("hard.md").hardlink_to(STORE)
    before, rows = Path(STORE).read_bytes(), news("quotes", "--format", "json").stdout
    done = news(*command, "--output", output)
    assert done.exit_code == 1
    assert (done.stdout, len(done.stderr.splitlines())) == ("", 1)
    assert f"{Path(output)} is " in done.stderr
    assert Path(STORE).read_bytes() == before
    assert migration.check(STORE) == []
    assert news("quotes", "--format", "json").stdout == rows


@pytest.mark.parametrize("command", ["anonymous", "sourcing", "repetition"])
def test_where_no_file_can_be_is_told_with_what_to_do(news: Run, command: str) -> None:
    before = left()
    done = news("report", command, "--output", "nowhere/monday.md")
    told = "quotetrack: there is no folder nowhere for monday.md; make the folder first\n"
    assert (done.exit_code, done.stdout, done.stderr) == (1, "", told)
    done = news("report", command, "--output", "")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.endswith("'' names no file; name one, or - for standard output\n")
    assert left() == before


def test_it_is_refused_before_anything_is_counted(news: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("counted")

    monkeypatch.setattr("quotetrack.services.reporting.sourcing_report", never)
    done = news("report", "sourcing", "--output", STORE)
    assert done.stderr == f"quotetrack: {STORE} is the store; name another file\n"


def test_another_store_is_not_replaced_either(news: Run) -> None:
    assert news("--db", "other.db", "ingest", "news.jsonl").exit_code == 0
    before = Path("other.db").read_bytes()
    done = news("report", "sourcing", "--output", "other.db")
    assert done.exit_code == 1
    assert "other.db is a SQLite database" in done.stderr
    assert Path("other.db").read_bytes() == before


@pytest.mark.parametrize("output", ["-", "/dev/stdout"])
def test_standard_output_can_be_named(news: Run, output: str) -> None:
    done = news("report", "sourcing", "--format", "json", "--output", output)
    assert done.exit_code == 0
    assert done.stdout == news("report", "sourcing", "--format", "json").stdout
    assert not Path("-").exists()


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_a_process_can_be_named(news: Run) -> None:
    typed = "quotetrack report sourcing --format json --output >(cat > heard.json); wait"
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    subprocess.run(["bash", "-c", typed], env={**os.environ, "PATH": path}, check=True, timeout=60)
    assert Path("heard.json").read_text("utf-8") == news("report", "sourcing", "--format", "json").stdout


def test_a_full_disk_leaves_the_last_report(news: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    Path("monday.md").write_text("last week", "utf-8")
    before = left()
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        done = news("report", "sourcing", "--output", "monday.md")
    assert (done.exit_code, done.stderr) == (1, "quotetrack: monday.md: No space left on device\n")
    assert Path("monday.md").read_text("utf-8") == "last week"
    assert left() == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
def test_a_full_device_is_named(news: Run) -> None:
    done = news("report", "sourcing", "--output", "/dev/full")
    assert (done.exit_code, done.stderr) == (1, "quotetrack: /dev/full: No space left on device\n")


def test_a_copy_of_the_store_is_whole_and_as_private(news: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path(STORE).chmod(0o600)
    copies: list[Any] = [migration.downgrade(STORE, "0005"), upgrade.upgrade(STORE)]
    copies += [migration.downgrade(STORE, "0005"), upgrade.upgrade(STORE)]  # within a second
    assert len({*copies}) == 4
    for copy in copies:
        assert copy.stat().st_mode & 0o777 == 0o600
        assert sqlite3.connect(copy).execute("PRAGMA integrity_check").fetchone() == ("ok",)

    class Full(sqlite3.Connection):
        def backup(self, *_: Any, **__: Any) -> None:
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorname = "SQLITE_FULL"
            raise error

    migration.downgrade(STORE, "0005")
    before = left()
    monkeypatch.setattr(sqlite, "_connect", lambda path: sqlite3.connect(path, factory=Full))
    done = news("db", "upgrade")
    assert done.exit_code == 1
    assert "the disk is full or failed: the copy quotetrack.db.backup-0005-" in done.stderr
    assert left() == before
    assert migration.current(STORE) == "0005"
