"""Words for messages."""

from __future__ import annotations


def count_of(n: int, noun: str, plural: str = "") -> str:
    """Returns a number and what is counted: "1 outlet", "3 outlets". `plural` is for what takes no s."""
    return f"{n} {noun if n == 1 else plural or f'{noun}s'}"
