"""Readers: articles from whatever a user names: files, folders, URLs, standard input.

Recognises the kind of each input (`formats`) and hands it to the module of that kind, which returns text and
metadata; `article` makes an `Article` of them. One bad input never stops the rest: it becomes a `Problem` in its
place. What is in the text is left to the later stages.
"""

from __future__ import annotations

import io
import os
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO

from quotetrack.errors import InputError
from quotetrack.model import Article, Problem
from quotetrack.readers import encoding, folder, formats, jsonl
from quotetrack.readers.article import InputOrigin, make_article
from quotetrack.readers.failure import printable, reading_problem
from quotetrack.readers.formats import Format
from quotetrack.readers.url import address, fetch, is_url

__all__ = ["count", "read"]

STDIN = "-"
_LIMIT = 100_000_000  # bytes; an article is far smaller
_SNIFFED = 4096  # bytes; an XHTML page begins with two declarations and a comment
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read(
    inputs: Iterable[str],
    *,
    outlet: str | None = None,
    published: date | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Article | Problem]:
    """Every article in `inputs` as it is read, and a Problem for each thing that could not be.

    An input is a path, a folder (all files below it), an address that begins with https:// or http://, or "-"
    for `stdin` (None: the process's own). `outlet` and `published` fill what an input does not say of itself.
    No exception is raised for bad input.
    """
    for name in inputs:
        where = "stdin" if name == STDIN else printable(name)
        try:
            if name == STDIN:
                origin = InputOrigin("stdin", is_lasting=False, outlet=outlet, published=published)
                yield from _stream(stdin if stdin is not None else sys.stdin.buffer, None, origin)
            elif is_url(name):
                yield from _page(name, outlet, published)
            else:
                yield from _path(name, outlet, published)
        except Exception as error:  # a fault of a reader, or of what it is made with, is of this input alone
            yield reading_problem(where, error)


def count(inputs: Iterable[str]) -> int | None:
    """About how many articles `inputs` hold, for a progress bar, without parsing any; None: unknown."""
    total = 0
    for name in inputs:
        if name == STDIN:
            return None
        path = Path(name)
        try:
            if name and not is_url(name) and path.is_dir():
                total += sum(_count_file(file) for file in folder.walk(path) if isinstance(file, Path))
            else:
                total += 1 if not name or is_url(name) else _count_file(path)
        except (OSError, ValueError, InputError):
            total += 1  # the Problem that it will be
    return total


def _count_file(path: Path) -> int:
    if formats.by_name(path.name) is not Format.JSONL or not path.is_file():
        return 1
    lines, last = 0, b"\n"
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            lines += chunk.count(b"\n")
            last = chunk[-1:]
    return lines + (last != b"\n")


def _path(name: str, outlet: str | None, published: date | None) -> Iterator[Article | Problem]:
    """The articles of the file or folder `name`."""
    path = Path(name)
    if not name or "\x00" in name:
        raise InputError("is no path", "name a file, a folder, a URL, or - for standard input")
    if not path.is_dir():
        yield from _file(path, outlet, published)
        return
    is_empty = True
    for file in folder.walk(path):
        is_empty = False
        if isinstance(file, Problem):
            yield file
            continue
        try:
            yield from _file(file, outlet, published)
        except Exception as error:  # of one file of the folder; the others are read
            yield reading_problem(printable(file.as_posix()), error)
    if is_empty:
        raise InputError(
            "holds no articles", "a folder is searched for .txt, .md, .html, .json and .jsonl files"
        )


def _file(path: Path, outlet: str | None, published: date | None) -> Iterator[Article | Problem]:
    path.stat()  # raises the OSError that says why there is no such file
    if not path.is_file():
        raise InputError("is no file, but a pipe or a device", "pipe it in: … | quotetrack … -")
    origin = InputOrigin(printable(_known_as(path)), outlet=outlet, published=published)
    with path.open("rb") as file:
        yield from _stream(file, formats.by_name(path.name), origin)


def _known_as(path: Path) -> str:
    """What names a file, however it was typed: its path from the working directory, or else its whole path."""
    whole, here = Path(os.path.abspath(path)), Path.cwd()  # noqa: PTH100 (a link keeps the name it was given)
    return (whole.relative_to(here) if whole.is_relative_to(here) else whole).as_posix()


def _page(url: str, outlet: str | None, published: date | None) -> Iterator[Article | Problem]:
    """The article at `url`, in the format that the server names, or the URL, or the page's beginning."""
    answer = fetch(url)
    host, path = address(url).hostname or "", address(url).path
    origin = InputOrigin(url, url=url, host=host.removeprefix("www."), outlet=outlet, published=published)
    kind = formats.by_content_type(answer.content_type)
    if kind in (None, Format.TEXT):  # servers call what they do not know "text/plain"
        kind = formats.by_name(path) or kind
    if kind is None and re.match(r"(?:image|audio|video|font)/", answer.content_type):
        raise InputError("is not text", "give the address of an article")
    yield from _stream(io.BytesIO(answer.data), kind, origin, answer.charset)


def _stream(
    stream: BinaryIO, kind: Format | None, origin: InputOrigin, declared: str | None = None
) -> Iterator[Article | Problem]:
    """The articles in `stream`, which is in the format `kind`, or in that which it looks like."""
    begun: list[bytes] = []
    while not begun or (not begun[-1].strip() and begun[-1]):  # up to the first line that is not empty
        begun.append(stream.readline(jsonl.LINE_LIMIT))
    opening = b"".join(begun)
    encoding.refuse_binary(opening)
    if not opening:
        raise InputError("is empty", "an article needs words")
    looks = formats.by_content(opening)
    if kind is Format.JSONL and looks is Format.JSON:  # one object over many lines
        kind = looks
    if (kind or looks) is Format.JSONL and not opening.startswith(_UTF_16):
        yield from jsonl.read_lines(stream, origin, begun)
        return
    data = opening + stream.read(_LIMIT)
    if len(data) > _LIMIT:
        raise InputError(
            f"is larger than {_LIMIT // 1_000_000} MB", "give it as JSON Lines, one article a line"
        )
    if data.startswith(_UTF_16):
        data, declared = encoding.decode(data).encode(), None
    yield from _document(data, kind or formats.by_content(data[:_SNIFFED]), origin, declared)


def _document(
    data: bytes, kind: Format, origin: InputOrigin, declared: str | None
) -> Iterator[Article | Problem]:
    """The articles in `data`, all of one input."""
    if kind in (Format.JSON, Format.JSONL):
        # Many a file of JSON Lines is called .json.
        if kind is Format.JSONL or (formats.by_content(data) is Format.JSONL and jsonl.is_lines(data)):
            yield from jsonl.read_lines(io.BytesIO(data), origin)
        else:
            yield from jsonl.read_document(data, origin)
        return
    if kind is Format.HTML:
        from quotetrack.readers import html

        text, given = html.parse(encoding.decode(data, declared or html.declared_encoding(data)), origin.url)
    elif kind is Format.MARKDOWN:
        from quotetrack.readers import markdown

        text, given = markdown.parse(encoding.decode(data, declared))
    else:
        from quotetrack.readers import text as plain

        text, given = plain.parse(encoding.decode(data, declared))
    # One code point a letter, as its reader sees it: "é" from a Mac's file may come as two.
    yield make_article(unicodedata.normalize("NFC", text), given, origin)
