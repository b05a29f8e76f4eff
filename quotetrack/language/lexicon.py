"""The word lists of a language: TOML files in `language/<code>/`, each read on first use.

A list is words between spaces, or a phrase a line. In a list of words `@months` stands for a closed class of
`closed.toml`, `@2..10` for the number words from two to ten; `!may` takes a word out again. So each closed class is
written once, and a list says in what it differs from it. What a list or a pattern is used for is decided where it is
used.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from quotetrack.resources import read_toml


@cache
def words(table: str, *lists: str) -> frozenset[str]:
    """Returns the single words of one list or of several: `words("closed", "he", "she")`."""
    return frozenset(word for name in lists for word in _expanded(entry(table, name)))


@cache
def phrases(table: str, name: str) -> tuple[str, ...]:
    """Returns the lines of a list with a phrase a line, in the order of the file."""
    return tuple(line for line in entry(table, name).splitlines() if line)


@cache
def rows(table: str, name: str) -> tuple[tuple[str, ...], ...]:
    """Returns the words of each line of a list, in the order of the file."""
    return tuple(tuple(_expanded(line)) for line in phrases(table, name))


def alternatives(table: str, *lists: str) -> str:
    """Returns the words of lists as alternatives of a regular expression, which is to put them between brackets."""
    return "|".join(sorted(words(table, *lists)))


def regex(table: str, name: str) -> str:
    """Returns a pattern that is one string, or pieces to join; `«name»` in it is another entry of its table."""
    found: str | list[str] = entry(table, name)
    return re.sub(r"«(\w+)»", lambda other: regex(table, other[1]), "".join(found))


def pattern(table: str, name: str, flags: int = 0) -> re.Pattern[str]:
    """Returns the pattern as a compiled regular expression."""
    return re.compile(regex(table, name), flags)


def entry(table: str, *path: str) -> Any:
    """Returns what stands in a table ("grammar.pronoun": [pronoun] of grammar.toml) under these keys; not to be
    changed."""
    file, *section = table.split(".")
    found: Any = read_toml(f"language/en/{file}.toml")
    for key in (*section, *path):
        found = found[key]
    return found


def _expanded(text: str) -> list[str]:
    """The words of `text` in order, references to closed classes resolved."""
    found: list[str] = []
    for word in text.split():
        if word[0] == "@":
            found += _closed(word[1:])
        elif word[0] == "!":
            found.remove(word[1:])
        else:
            found.append(word)
    return found


def _closed(name: str) -> Iterable[str]:
    first, is_range, last = name.partition("..")
    if is_range:
        return [word for word, n in entry("closed", "numbers").items() if int(first) <= n <= int(last)]
    members: str | dict[str, int] = entry("closed", name)
    return members if isinstance(members, dict) else _expanded(members)
