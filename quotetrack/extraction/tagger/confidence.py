"""How sure a row is: what the network thinks of its tags and links, made honest by measuring.

`confidence.toml` says how often rows of each kind and certainty agree with careful readers, on articles that the
network had not seen.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from quotetrack.model import Kind
from quotetrack.resources import read_toml


def row_confidence(sure: float, kind: Kind, rule: str) -> float:
    """The share of such rows that are right, from 0 to 1. `sure` is what the network thinks of it, 0 to 1."""
    table = _table()
    shares = table.get(rule) or table[kind.value]
    edges = table["edges"]
    # rounded, since the last digits of what is compared differ from one processor to another
    return shares[min(bisect_right(edges, round(sure, 6)), len(shares) - 1)]


@cache
def _table() -> dict[str, list[float]]:
    return read_toml("extraction/tagger/confidence.toml")
