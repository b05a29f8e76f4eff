"""The word lists of this package, read from `denial.toml` on first use; the words of a text as these lists have
them."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from quotetrack.resources import read_toml

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


class WordToken(NamedTuple):
    """A word in lower case with a plain apostrophe, and where it stands."""

    word: str
    start: int
    end: int


def words_of(text: str, start: int = 0, end: int | None = None) -> list[WordToken]:
    """The words of text[start:end], with their places in `text`. A hyphen or an apostrophe inside belongs to a word."""
    stop = len(text) if end is None else end
    return [WordToken(m[0].lower().replace("’", "'"), *m.span()) for m in _WORD.finditer(text, start, stop)]


@cache
def words(section: str, key: str) -> frozenset[str]:
    """The single words of a list."""
    return frozenset(_lists()[section][key].split())


@cache
def phrases(section: str, key: str) -> frozenset[tuple[str, ...]]:
    """The phrases of a list, each as its words."""
    return frozenset(tuple(line.split()) for line in _lists()[section][key].splitlines() if line)


@cache
def _lists() -> dict[str, Any]:
    return read_toml("language/en/denial.toml")
