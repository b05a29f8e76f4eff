"""Which format an input has: by its name, by what its server calls it, or by how it begins.

Decides the format only; leaves reading it to the module of that name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import PurePath
from typing import Any

from quotetrack.resources import read_toml


class Format(StrEnum):
    """The formats that articles are read from."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"  # one document: an object, or a list of objects
    JSONL = "jsonl"  # one object a line


_DATA: Mapping[str, Any] = read_toml("readers/formats.toml")
_BY_SUFFIX = {suffix: Format(name) for name, known in _DATA["suffixes"].items() for suffix in known}
_BY_TYPE = {kind: Format(name) for name, known in _DATA["content_types"].items() for kind in known}
_FOLDER = {name: frozenset(known) for name, known in _DATA["folder"].items()}
_ADVICE: dict[str, str] = _DATA["advice"]

_OBJECT = re.compile(rb'\s*\{\s*["}]')
_LIST = re.compile(rb"\s*\[\s*[{\]]")
_PAGE = re.compile(
    rb"\s*<(?:!--|(?:!doctype\s+html|html|head|body|meta|title|article|main|section|div|h1|p)\b)", re.I
)
_XML = re.compile(rb"\s*<\?xml\b[^>]*>")


def by_name(name: str) -> Format | None:
    """The format that a file's name or a URL's path promises; None if its suffix is none of ours."""
    return _BY_SUFFIX.get(PurePath(name).suffix.lower())


def by_content_type(content_type: str) -> Format | None:
    """The format of a Content-Type; None where it says nothing ("application/octet-stream")."""
    return _BY_TYPE.get(content_type.partition(";")[0].strip().lower())


def by_content(opening: bytes) -> Format:
    """The format that data is in, judged by how it begins: the first line that is not empty, or more."""
    opening = opening.removeprefix(b"\xef\xbb\xbf")
    line = opening.lstrip().partition(b"\n")[0].rstrip()
    if _LIST.match(opening) or line == b"[":
        return Format.JSON
    if line == b"{":  # pretty-printed over several lines
        return Format.JSON
    if _OBJECT.match(opening):
        return Format.JSONL
    if line == b"---":
        return Format.MARKDOWN  # front matter
    declaration = _XML.match(opening)
    if _PAGE.match(opening, declaration.end() if declaration else 0):
        return Format.HTML
    return Format.TEXT


def is_passed_over(name: str) -> bool:
    """Whether a file in a folder of articles is known to be none: a README, a picture, a script."""
    path = PurePath(name.lower())
    return (
        path.suffix in _FOLDER["suffixes"]
        or path.name in _FOLDER["names"]
        or path.stem in _FOLDER["stems"]
        or name.startswith((".", "~$"))
        or name.endswith("~")
    )


def is_folder_passed_over(name: str) -> bool:
    """Whether a folder inside a folder of articles is known to hold none."""
    return name.startswith(".") or name.lower() in _FOLDER["folders"]


def advice_for(name: str) -> str:
    """What to do with a file whose suffix is none of ours; "" where nothing is known about it."""
    return _ADVICE.get(PurePath(name).suffix.lower(), "")
