"""Candidate pairs: all pairs of quotations that share a blocking key, computed for a whole batch with numpy.

Oversized blocks are returned in `oversized_keys`, not expanded; `blocking` says who is compared in them. Whether a
pair is the same words is left to `prefilter` and `comparison`.
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
    """Blocking keys in ascending order, each with the number of a quotation that has it; a number below zero is that of
    the representative of an oversized block."""

    keys: Numbers
    numbers: Numbers

    def postings_for_keys(self, wanted: Iterable[int]) -> list[tuple[int, int]]:
        """Returns pairs of a key and a number, for every posting of these keys."""
        places = np.isin(self.keys, [*wanted])
        return [*zip(self.keys[places].tolist(), self.numbers[places].tolist(), strict=True)]


class CandidateBatch(NamedTuple):
    """What new quotations are compared with, and which of their blocks are too large for that."""

    pairs: PairTable  # a pair occurs once for every key that it shares, of those that are not oversized
    oversized_keys: list[int]  # more than `MANY` share them, or they have a representative already
    in_oversized_block: Numbers  # for every new posting, whether its key is one of these


def find_pairs(keys: Numbers, numbers: Numbers, postings: Postings) -> CandidateBatch:
    """Returns the pairs of new quotations with stored ones and with each other, block by block.

    `keys` and `numbers` are the new postings, with the keys in ascending order; `postings` are the stored ones. No pair
    is made in a block that is oversized, counting the new quotations.
    """
    unique_keys, first_place, new_counts = np.unique(keys, return_index=True, return_counts=True)
    posting_start = np.searchsorted(postings.keys, unique_keys, "left")
    stored_counts = np.searchsorted(postings.keys, unique_keys, "right") - posting_start
    oversized = stored_counts + new_counts > MANY
    with_stored = np.flatnonzero(stored_counts)
    oversized[with_stored] |= postings.numbers[posting_start[with_stored]] < 0
    key_of = np.repeat(np.arange(len(unique_keys)), new_counts)
    in_small_block = ~oversized[key_of]
    places = np.arange(len(keys))
    row, offset = _each(np.where(in_small_block, stored_counts[key_of], 0))
    with_stored_pairs = PairTable(numbers[row], postings.numbers[posting_start[key_of[row]] + offset])
    row, offset = _each(np.where(in_small_block, new_counts[key_of] - 1 - (places - first_place[key_of]), 0))
    among_new = PairTable(numbers[row], numbers[row + 1 + offset])
    return CandidateBatch(
        concatenate(with_stored_pairs, among_new), unique_keys[oversized].tolist(), ~in_small_block
    )


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
