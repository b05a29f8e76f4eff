"""Candidate pairs: all pairs of quotations that share a blocking key, computed for a whole batch with numpy.

Oversized blocks are returned in `crowded`, not expanded; `blocking` says who is compared in them. Whether a pair is
the same words is left to `prefilter` and `comparison`.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from quotetrack.matching.blocking import MANY

Numbers = NDArray[Any]


class PairTable(NamedTuple):
    """Pairs of quotations, by their numbers."""

    a: Numbers
    b: Numbers

    @classmethod
    def of(cls, some: Iterable[tuple[int, int]]) -> PairTable:
        """Pairs that are given one by one."""
        a, b = np.fromiter(chain.from_iterable(some), np.int64).reshape(-1, 2).T
        return cls(a, b)

    def select(self, which: Numbers) -> PairTable:
        """Those at these places, or where this is true."""
        return PairTable(self.a[which], self.b[which])


class Postings(NamedTuple):
    """Keys in ascending order, and the number that each is held by: of a quotation or, below zero, of the leader of
    those who hold it."""

    keys: Numbers
    numbers: Numbers

    def under(self, some: Iterable[int]) -> list[tuple[int, int]]:
        """These of the keys, each with every number that it is held by."""
        here = np.isin(self.keys, [*some])
        return [*zip(self.keys[here].tolist(), self.numbers[here].tolist(), strict=True)]


class CandidateBatch(NamedTuple):
    """What comes of quotations that come under keys."""

    pairs: PairTable  # under keys that few share; a pair occurs once for every key
    crowded: list[int]  # the other keys
    among: Numbers  # which of those that come do so under such a key


def find_pairs(keys: Numbers, numbers: Numbers, held: Postings) -> CandidateBatch:
    """Quotations `numbers` come under `keys`, which ascend; others hold theirs."""
    distinct, first, came = np.unique(keys, return_index=True, return_counts=True)
    since = np.searchsorted(held.keys, distinct, "left")
    were = np.searchsorted(held.keys, distinct, "right") - since
    crowded = were + came > MANY
    found = np.flatnonzero(were)
    crowded[found] |= held.numbers[since[found]] < 0
    key_of = np.repeat(np.arange(len(distinct)), came)
    few = ~crowded[key_of]
    place = np.arange(len(keys))
    one, nth = _each(np.where(few, were[key_of], 0))
    with_held = PairTable(numbers[one], held.numbers[since[key_of[one]] + nth])
    one, nth = _each(np.where(few, came[key_of] - 1 - (place - first[key_of]), 0))
    together = PairTable(numbers[one], numbers[one + 1 + nth])
    return CandidateBatch(concatenate(with_held, together), distinct[crowded].tolist(), ~few)


def shared_keys(keys: Numbers, rows: Numbers, pairs: PairTable) -> tuple[Numbers, Numbers]:
    """What pairs of rows share of the `keys` that they have: for every pair, as its place, and every key that both of
    its rows have, the place of that key, where it occurs first."""
    _, first, key_of = np.unique(keys, return_index=True, return_inverse=True)
    by_row = rows.argsort(kind="stable")
    begins = np.searchsorted(rows[by_row], np.arange(rows.max(initial=-1) + 2))

    def of(side: Numbers) -> Numbers:
        pair, nth = _each(begins[side + 1] - begins[side])
        codes: Numbers = pair * len(keys) + key_of[by_row[begins[side][pair] + nth]]
        return codes

    both = np.intersect1d(of(pairs.a), of(pairs.b), assume_unique=True)
    pair, key = np.divmod(both, max(1, len(keys)))
    return pair, first[key]


def concatenate(*some: PairTable) -> PairTable:
    """All of these pairs."""
    return PairTable(*map(np.concatenate, zip(*some, strict=True)))


def deduplicate(pairs: PairTable) -> PairTable:
    """Each pair once, the smaller number first."""
    low, high = np.minimum(*pairs), np.maximum(*pairs)
    order = np.lexsort((high, low))
    low, high = low[order], high[order]
    new = np.append(True, (low[1:] != low[:-1]) | (high[1:] != high[:-1]))[: len(order)]
    return PairTable(low[new], high[new])


def _each(counts: Numbers) -> tuple[Numbers, Numbers]:
    """Every place as often as it counts, with 0, 1, 2 … beside it."""
    which = np.repeat(np.arange(len(counts)), counts)
    return which, np.arange(len(which)) - (counts.cumsum() - counts)[which]
