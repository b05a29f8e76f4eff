"""Words for messages, and how many words a text has."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SIGNS = re.compile(r"(?<!\S)(?:[^\w\s]|_)+(?!\S)")  # "–", "…": between spaces, and no word


def count_of(n: int, noun: str, plural: str = "") -> str:
    """Returns a number and what is counted: "1 outlet", "3 outlets". `plural` is for what takes no s."""
    return f"{n} {noun if n == 1 else plural or f'{noun}s'}"


def count_words(text: str) -> int:
    """Returns how many words there are: what stands between spaces and has a letter or a digit."""
    return len(text.split()) - len(_SIGNS.findall(text))


def listed(names: Sequence[str], most: int = 3) -> str:
    """Returns the first names and how many more there are: "Moss, Okafor, Reid and 2 more"."""
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")
