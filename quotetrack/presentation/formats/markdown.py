"""Markdown tables (GitHub Flavored Markdown) whose cells are words and nothing else.

An article's title is written by strangers: a cell may not become a link, a picture, HTML, or the end of its table. What
has a meaning in Markdown is escaped, an address is not made a link, control characters become visible signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TextIO

from quotetrack.presentation import sanitize
from quotetrack.presentation.values import plain_value

_MARKS = re.compile(r"([\\`*_{}\[\]()#+!|~$=-])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp):|\b(www)\.")


def cell(value: object) -> str:
    """`value` as the words of a cell: None is a dash, a list is its items with commas."""
    value = plain_value(value)
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list):
        return ", ".join(map(cell, value))
    return escape(str(value))


def escape(text: str) -> str:
    """`text` on one line, so that a renderer shows just these words."""
    text = "".join(_ENTITIES.get(sign, sign) for sign in sanitize.reflow(text))
    text = _MARKS.sub(r"\\\1", text)
    return _ADDRESS.sub(lambda found: f"{found[1]}&#58;" if found[1] else f"{found[2]}&#46;", text)


def write(header: Sequence[str], rows: Iterable[Sequence[object]], out: TextIO) -> int:
    """Write a table; nothing without rows. Returns how many rows."""
    n = 0
    for n, row in enumerate(rows, 1):
        if n == 1:
            out.write(f"| {' | '.join(header)} |\n|{' --- |' * len(header)}\n")
        out.write(f"| {' | '.join(map(cell, row))} |\n")
    return n
