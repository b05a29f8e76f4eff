"""The words of a text, in lower case and with plain apostrophes; an apostrophe or a hyphen belongs to its word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

_WORD = re.compile(r"[\w’'-]+")
_INNER = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


class Word(NamedTuple):
    """A word, and where it stands."""

    word: str
    start: int
    end: int


def words_of(text: str) -> list[str]:
    """Returns the words; what has nothing but marks ("-") is one too."""
    return _WORD.findall(text.lower().replace("’", "'"))


def words_at(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Returns the words of text[start:end] with their places in `text`; marks belong to a word only inside of it."""
    stop = len(text) if end is None else end
    return [Word(m[0].lower().replace("’", "'"), *m.span()) for m in _INNER.finditer(text, start, stop)]


def any_of(phrases: Iterable[str]) -> str:
    """Returns a regular expression for phrases, the longest first, however their words are spaced and their apostrophes
    set."""
    longest = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(one).replace(r"\ ", r"\s+").replace("'", "[’']") for one in longest)
