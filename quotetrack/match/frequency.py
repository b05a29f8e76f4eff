"""How much it says that two quotations share a word: its inverse document frequency, counted over
quotations.

Decides the weight of one word. Counts start from a prior, so that a store of five articles already knows
that "the" says nothing and "overclassification" much; every quotation counted moves the weight toward the
store's own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from math import log

from quotetrack.match.english import SHARES

PRIOR_SHARE = 0.002  # of quotations, for a word on no list
PRIOR_WEIGHT = 300  # the prior counts as many quotations as this


class Frequencies:
    """In how many quotations each word occurs. `total` is the number of quotations, `counts` may be any
    mapping."""

    def __init__(self, total: int = 0, counts: Mapping[str, int] | None = None) -> None:
        self.total = total
        self.counts: Counter[str] = Counter()
        if counts is not None:
            self.counts.update(counts)

    @classmethod
    def of(cls, quotations: Iterable[Iterable[str]]) -> Frequencies:
        """Counted over quotations given as words in normal form."""
        frequencies = cls()
        for words in quotations:
            frequencies.add(words)
        return frequencies

    def add(self, words: Iterable[str]) -> None:
        """Count one more quotation."""
        self.total += 1
        self.counts.update(set(words))

    def idf(self, word: str) -> float:
        """-ln of the share of quotations with `word`, smoothed towards the prior; never below 0."""
        return idf(self.counts.get(word, 0), self.total, word)


def idf(count: int, total: int, word: str) -> float:
    """The weight of `word`, which occurs in `count` of `total` quotations (natural logarithm, never below
    0)."""
    prior = SHARES.get(word, PRIOR_SHARE)
    share = (count + PRIOR_WEIGHT * prior) / (total + PRIOR_WEIGHT)
    return max(0.0, -log(share))
