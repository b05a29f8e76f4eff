"""Words for messages."""

from __future__ import annotations

from collections.abc import Sequence


def count_of(n: int, noun: str, plural: str = "") -> str:
    """Returns a number and what is counted: "1 outlet", "3 outlets". `plural` is for what takes no s."""
    return f"{n} {noun if n == 1 else plural or f'{noun}s'}"


def listed(names: Sequence[str], most: int = 3) -> str:
    """Returns the first names and how many more there are: "Moss, Okafor, Reid and 2 more"."""
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")
