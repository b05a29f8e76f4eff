"""Files that somebody named to be written: whole or not at all, and never over a store.

Decides what may be written over, and how. What is a file is written beside its place and then takes it, so that a full
disk or Ctrl-C leaves what stood there; what is none (a pipe, a device) is written to as it is.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from quotetrack.errors import OutputError

# What files of a SQLite database begin with: itself, its write-ahead log, its rollback journal.
_SIGNATURES = (
    b"SQLite format 3\0",
    b"\x37\x7f\x06\x82",
    b"\x37\x7f\x06\x83",
    b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7",
)
_BESIDE = ("-wal", "-shm", "-journal")
_DEVICES = ("/dev/fd/", "/dev/std", "/proc/")  # what is open already, whatever it leads to
_ANOTHER = "name another file"


def write_file(path: Path, data: bytes, store: Path | None = None) -> None:
    """Write a file: all of it, or none. Raises OutputError for what must not be written over (see `refuse`), OSError
    with the name of the file where it cannot be written."""
    with replace_file(path, store) as part:
        part.write_bytes(data)


@contextmanager
def replace_file(path: Path, store: Path | None = None) -> Iterator[Path]:
    """Where to write what is to stand at `path`: beside it, and at the end it takes its place, with the permissions of
    what it replaces. Nothing is left where something is raised. Raises as `write`."""
    refuse_store(path, store)
    try:
        target = Path(os.path.realpath(path))  # a link stays one
        was = _found(target)
        if str(path.absolute()).startswith(_DEVICES) or not (was is None or stat.S_ISREG(was.st_mode)):
            yield path
            return
        if was is not None and not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        part = target.with_name(f".{secrets.token_hex(8)}.part")
        try:
            _make(part, was)
            yield part
            _keep(part)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise OSError(error.errno, error.strerror or str(error), str(path)) from error


def refuse_store(path: Path, store: Path | None = None) -> None:
    """Raise OutputError where `path` is the store, whatever link leads to it, a file that belongs to it, or another
    SQLite database."""
    if store is not None:
        if _is_same(path, store):
            raise OutputError(f"{path} is the store", _ANOTHER)
        names = (str(store), os.path.realpath(store))  # by whatever link it is called
        if any(_is_same(path, Path(name + suffix)) for name in names for suffix in _BESIDE):
            raise OutputError(f"{path} is a part of the store {store}", _ANOTHER)
    if path.is_file():
        with path.open("rb") as file:
            if file.read(16).startswith(_SIGNATURES):
                raise OutputError(f"{path} is a SQLite database, or a part of one", _ANOTHER)


def _is_same(path: Path, other: Path) -> bool:
    """By device and inode; what is not there yet, by its name."""
    try:
        return path.samefile(other)
    except OSError:
        return os.path.realpath(path) == os.path.realpath(other)


def _found(target: Path) -> os.stat_result | None:
    try:
        return target.stat()
    except FileNotFoundError:
        return None


def _make(part: Path, was: os.stat_result | None) -> None:
    """Make the file, from its first byte as private as the one that it will replace."""
    mode = 0o666 if was is None else stat.S_IMODE(was.st_mode)
    number = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode)
    os.close(number)
    if was is not None:
        part.chmod(mode if _give(part, was) else mode & ~stat.S_IRWXG)


def _give(part: Path, was: os.stat_result) -> bool:
    """Give the file to whom the other belongs, as far as may be. Is it its group's?"""
    if not hasattr(os, "chown"):
        return True
    for owner in (was.st_uid, -1):  # none but root gives a file to somebody else
        try:
            os.chown(part, owner, was.st_gid)
        except OSError:
            continue
        return True
    return False


def _keep(part: Path) -> None:
    """Have the disk take all of it before it takes the place of anything."""
    number = os.open(part, os.O_RDWR)
    try:
        os.fsync(number)
    finally:
        os.close(number)
