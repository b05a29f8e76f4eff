"""A folder of articles: which files in it are read, and in what order.

Decides by names only. Nothing that could be an article is dropped in silence: what is known to be none is
passed over, what cannot be told is a Problem. Leaves opening the files to its caller.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from quotetrack.errors import InputError
from quotetrack.model import Problem
from quotetrack.readers import formats
from quotetrack.readers.failure import failure_reason, printable


def walk(folder: Path) -> Iterator[Path | Problem]:
    """The files below `folder` that may be articles, sorted by name, folder after folder; links are followed.

    Raises InputError where `folder` itself cannot be listed.
    """
    seen = {_identity(folder.stat())}
    stack = [iter(_entries(folder))]
    while stack:
        path = next(stack[-1], None)
        if path is None:
            stack.pop()
            continue
        try:
            status = path.stat()
            if not stat.S_ISDIR(status.st_mode):
                yield from _file(path, status.st_mode)
            elif _identity(status) in seen:
                yield _problem(path, "leads back to a folder that was read already", "remove the link")
            else:
                seen.add(_identity(status))
                stack.append(iter(_entries(path)))
        except FileNotFoundError:
            yield _problem(path, "is a link to a file that does not exist", "remove the link")
        except OSError as error:
            yield _problem(path, *failure_reason(error))
        except InputError as error:
            yield _problem(path, error.message, error.advice)


def _identity(status: os.stat_result) -> tuple[int, int]:
    return status.st_dev, status.st_ino


def _entries(folder: Path) -> list[Path]:
    """What stands in `folder`, sorted, without what is known to be no article and no folder of articles."""
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError as error:
        raise InputError(*failure_reason(error)) from error
    names = {entry.name for entry in entries}
    return [folder / entry.name for entry in entries if not _is_passed_over(entry, names)]


def _is_passed_over(entry: os.DirEntry[str], names: set[str]) -> bool:
    try:
        is_folder = entry.is_dir()
    except OSError:  # a link to itself; what it is called decides whether it is worth a Problem
        is_folder = False
    if not is_folder:
        return formats.is_passed_over(entry.name)
    # A browser saves "page.html" and beside it "page_files" with the page's frames and pictures.
    page = entry.name.removesuffix("_files")
    is_part_of_page = page != entry.name and not names.isdisjoint((f"{page}.html", f"{page}.htm"))
    return is_part_of_page or formats.is_folder_passed_over(entry.name)


def _file(path: Path, mode: int) -> Iterator[Path | Problem]:
    """`path` if it is a file to be read; else why not."""
    if not stat.S_ISREG(mode):
        yield _problem(path, "is no file, but a pipe or a device", "remove it from the folder")
    elif formats.by_name(path.name) or not path.suffix:
        yield path
    else:
        advice = formats.advice_for(path.name) or "name it itself to have it read, or rename it to .txt"
        yield _problem(
            path, f"is of a kind that is not read from a folder ({printable(path.suffix)})", advice
        )


def _problem(path: Path, message: str, advice: str) -> Problem:
    return Problem(printable(path.as_posix()), message, advice)
