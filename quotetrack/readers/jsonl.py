"""JSON Lines, one article a line, and JSON documents with one article or a list of them.

Decides which lines are articles; the text of each is taken exactly as given, because offsets refer to it. A
broken line is a Problem that names the line, and the next is read. Leaves what the fields mean to `article`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import BinaryIO

from quotetrack.errors import InputError
from quotetrack.model import Article, Problem
from quotetrack.readers.article import InputOrigin, make_article
from quotetrack.readers.failure import reading_problem

LINE_LIMIT = 100_000_000  # bytes; far more than any article, far less than memory
_ADVICE = 'each line is one object: {"id": "…", "text": "…"}'


def read_lines(
    stream: BinaryIO, origin: InputOrigin, begun: Iterable[bytes] = ()
) -> Iterator[Article | Problem]:
    """One Article or Problem for each line that is not empty, as it is read.

    `begun` are the lines that were already taken from `stream`.
    """
    origin = replace(origin, url=None, host=None)  # where the lines came from is no address of an article
    is_empty = True
    for number, line in enumerate(_lines(stream, begun), start=1):
        if line is not None and not line.strip():
            continue
        is_empty = False
        where = f"{origin.name}:{number}"
        try:
            if line is None:
                raise InputError(f"is longer than {LINE_LIMIT // 1_000_000} MB", _ADVICE)
            yield _article(_loads(line), origin, f":{number}")
        except Exception as error:  # of one line; the others are read
            yield reading_problem(where, error)
    if is_empty:
        yield Problem(origin.name, "is empty", _ADVICE)


def read_document(data: bytes, origin: InputOrigin) -> Iterator[Article | Problem]:
    """The articles of one JSON document: an object or a list of objects. Raises InputError: it is neither."""
    value = _loads(data)
    if isinstance(value, dict):
        yield _article(value, origin, "")
        return
    if not isinstance(value, list):
        raise InputError("is JSON, but no article", 'give an object {"text": "…"}, or a list of them')
    if not value:
        raise InputError("is an empty list", 'give an object {"text": "…"}, or a list of them')
    origin = replace(origin, url=None, host=None)
    for number, item in enumerate(value, start=1):
        try:
            yield _article(item, origin, f"#{number}")
        except Exception as error:  # of one item of the list; the others are read
            yield reading_problem(f"{origin.name}#{number}", error)


def is_lines(data: bytes) -> bool:
    """Whether `data` is JSON Lines, not one document: its first line is whole, and more follow."""
    first, _, rest = data.strip().partition(b"\n")
    try:
        return bool(rest) and isinstance(_loads(first), dict)
    except InputError:
        return False


def _lines(stream: BinaryIO, begun: Iterable[bytes]) -> Iterator[bytes | None]:
    """The lines of `stream`; None for one that is too long to be read."""
    for line in chain(begun, iter(lambda: stream.readline(LINE_LIMIT), b"")):
        if len(line) < LINE_LIMIT or line.endswith(b"\n"):
            yield line
            continue
        while (rest := stream.readline(LINE_LIMIT)) and not rest.endswith(b"\n"):
            pass
        yield None


def _loads(data: bytes) -> object:
    """What `data` says. Raises InputError where it is not JSON in UTF-8."""
    try:
        text = data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise InputError(f"is not UTF-8 (byte {error.start + 1})", "save it again as UTF-8") from error
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(f"is broken JSON at character {error.pos + 1}", _ADVICE) from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits; thousands of brackets
        raise InputError("is JSON that cannot be read", _ADVICE) from error


def _article(value: object, origin: InputOrigin, place: str) -> Article:
    """The article that one object of JSON is."""
    if not isinstance(value, dict):
        raise InputError("is not a JSON object", _ADVICE)
    given = {name.lower(): field for name, field in value.items()} | value
    if given.get("text") is None:
        raise InputError('has no "text"', f"its fields: {_listed(value)}" if value else _ADVICE)
    text = given["text"]
    if not isinstance(text, str):
        raise InputError('has a "text" that is not text', 'give "text" as one string')
    if not text.strip():
        raise InputError('has an empty "text"', "an article needs words")
    return make_article(text, given, origin, place)


def _listed(value: dict[str, object]) -> str:
    """The first few names in an object, for a message."""
    names = [name for name in value if name.isprintable() and len(name) <= 30][:8]
    return ", ".join(names) + (", …" if len(names) < len(value) else "")
