"""Files are written whole or not at all, and never over a store."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quotetrack import files
from quotetrack.errors import OutputError

posix = pytest.mark.skipif(os.name != "posix", reason="links and permissions of POSIX")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Path]:
    """A database that is at work: its log lies beside it."""
    path = tmp_path / "news.db"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("CREATE TABLE articles (id)")
    connection.commit()
    connection.execute("BEGIN")
    connection.execute("SELECT * FROM articles")
    yield path
    connection.close()


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def itself(store: Path) -> Path:
    return store


def beside(suffix: str) -> Callable[[Path], Path]:
    return lambda store: Path(f"{store}{suffix}")


def linked(store: Path) -> Path:
    link = store.with_name("link.md")
    link.symlink_to(store.name)
    return link


def hard(store: Path) -> Path:
    link = store.with_name("hard.md")
    link.hardlink_to(store)
    return link


def through_a_folder(store: Path) -> Path:
    (store.parent / "folder").symlink_to(".")
    return store.parent / "folder" / ".." / store.parent.name / store.name


def another(store: Path) -> Path:
    other = store.with_name("other.txt")
    sqlite3.connect(other).execute("CREATE TABLE t (a)")
    return other


def log_of_another(store: Path) -> Path:
    other = store.with_name("other.md")
    other.write_bytes(Path(f"{store}-wal").read_bytes()[:32] or b"\x37\x7f\x06\x82")
    return other


@posix
@pytest.mark.parametrize(
    "named",
    [
        itself,
        beside("-wal"),
        beside("-shm"),
        beside("-journal"),
        linked,
        hard,
        through_a_folder,
        another,
        log_of_another,
    ],
)
def test_a_store_is_never_written_over(store: Path, named: Callable[[Path], Path]) -> None:
    path = named(store)
    before = {name: (store.parent / name).read_bytes() for name in left(store.parent) if name != "folder"}
    with pytest.raises(OutputError) as refused:
        files.write_file(path, b"a report", store)
    assert str(path) in refused.value.message
    assert refused.value.advice
    assert {
        name: (store.parent / name).read_bytes() for name in left(store.parent) if name != "folder"
    } == before


def test_a_store_by_a_link_is_known_by_the_file_and_its_log(store: Path) -> None:
    link = store.with_name("by-link.db")
    link.symlink_to(store.name)
    for path in (store, link, Path(f"{store}-wal"), Path(f"{link}-wal")):
        with pytest.raises(OutputError):
            files.write_file(path, b"a report", link)


def test_a_new_file_and_one_that_is_replaced(tmp_path: Path, store: Path) -> None:
    path = tmp_path / "monday.md"
    for data in (b"first", b"second\r\n"):
        files.write_file(path, data, store)
        assert path.read_bytes() == data
    files.write_file(path, b"without a store")
    assert "monday.md" in left(tmp_path)
    assert not [name for name in left(tmp_path) if name.endswith(".part")]


@posix
def test_permissions_stay_and_new_files_get_what_the_umask_leaves(tmp_path: Path) -> None:
    path = tmp_path / "monday.md"
    before = os.umask(0o027)
    try:
        files.write_file(path, b"new")
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
        for mode in (0o600, 0o664, 0o755):
            path.chmod(mode)
            files.write_file(path, b"again")
            assert stat.S_IMODE(path.stat().st_mode) == mode
    finally:
        os.umask(before)


@posix
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("old")
    (tmp_path / "link.md").symlink_to("real.md")
    files.write_file(tmp_path / "link.md", b"new")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_bytes() == b"new"
    (tmp_path / "dangling.md").symlink_to("later.md")
    files.write_file(tmp_path / "dangling.md", b"new")
    assert (tmp_path / "later.md").read_bytes() == b"new"


@posix
def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    heard: list[bytes] = []
    reader = threading.Thread(target=lambda: heard.append(pipe.read_bytes()))
    reader.start()
    files.write_file(pipe, b"a report")
    reader.join(10)
    assert heard == [b"a report"]
    assert left(tmp_path) == ["pipe"]
    files.write_file(Path(os.devnull), b"a report")


def test_a_writer_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "monday.md"
    path.write_text("last week")
    for error in (RuntimeError("no ink"), KeyboardInterrupt()):
        with pytest.raises(type(error)), files.replace_file(path) as part:
            part.write_text("half")
            raise error
    assert path.read_text() == "last week"
    assert left(tmp_path) == ["monday.md"]


FULL = """
import resource, sys
from pathlib import Path
from quotetrack import files
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    files.write_file(Path(sys.argv[1]), b"x" * 5000)
except OSError as error:
    print(error.filename)
"""


@posix
@pytest.mark.parametrize("was", ["last week", None], ids=["replaced", "new"])
def test_a_disk_that_fills_leaves_the_old_file_and_nothing_else(tmp_path: Path, was: str | None) -> None:
    path = tmp_path / "monday.md"
    if was:
        path.write_text(was)
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(path)], capture_output=True, text=True, check=False
    )
    assert (done.stdout.strip(), done.stderr) == (str(path), "")
    assert [file.read_text() for file in tmp_path.iterdir()] == ([was] if was else [])


@posix
@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("nowhere/monday.md", "nowhere/monday.md"),
        ("loop.md", "loop.md"),
        ("file/monday.md", "file/monday.md"),
    ],
)
def test_a_place_where_no_file_can_be_is_named(tmp_path: Path, name: str, told: str) -> None:
    (tmp_path / "loop.md").symlink_to("loop.md")
    (tmp_path / "file").write_text("x")
    with pytest.raises(OSError) as refused:
        files.write_file(tmp_path / name, b"a report")
    assert str(refused.value.filename).endswith(told)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write what it likes")
def test_a_file_that_may_not_be_written_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "monday.md"
    path.write_text("last week")
    path.chmod(0o444)
    with pytest.raises(PermissionError):
        files.write_file(path, b"a report")
    assert path.read_text() == "last week"
