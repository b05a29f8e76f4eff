"""The word lists of this package, read from `lexicon.toml` on first use; the words of a text as these lists have
them."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from quotetrack.resources import read_toml

_WORD = re.compile(r"[\w’'-]+")


def words_of(text: str) -> list[str]:
    """The words of `text` in lower case, a typographic apostrophe as a plain one."""
    return _WORD.findall(text.lower().replace("’", "'"))


@cache
def words(section: str, key: str) -> frozenset[str]:
    """The single words of a list."""
    return frozenset(_lists()[section][key].split())


@cache
def phrases(section: str, key: str) -> tuple[str, ...]:
    """A list with a phrase a line, in the order of the file."""
    return tuple(line for line in _lists()[section][key].splitlines() if line)


@cache
def _lists() -> dict[str, Any]:
    return read_toml("language/en/audit.toml")
