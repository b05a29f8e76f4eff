"""Are two articles the same text: one wire story, printed twice?

Decides from the sentences and the quotations of two articles how much of the shorter one stands in the other. What
two copies carry is one sighting of an utterance, not two, and says nothing about whether others repeated it. Which
articles are asked about is left to others: those that share several quotations.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from quotetrack.match.normalise import words

SENTENCES = 0.4  # of the shorter article, that make it a copy
FEWER, QUOTATIONS = 0.25, 0.8  # or so many, when nearly all of its quotations agree too: a rewritten story
FEW = 4  # sentences that agree, at least: two briefs share a headline
LONG = 5  # words; a shorter sentence ("He paused.") agrees by chance


class Agreement(NamedTuple):
    """How much of two articles agrees. `agreement(a, b) == agreement(b, a)`."""

    sentences: float  # share of the sentences of the shorter article that the other has
    quotations: float  # share of the quotations likewise
    shared: int  # sentences that both have

    @property
    def is_copy(self) -> bool:
        """Is one article the other's text, cut or retitled?"""
        most = self.sentences >= SENTENCES or (self.sentences >= FEWER and self.quotations >= QUOTATIONS)
        return self.shared >= FEW and most


def agreement(
    a: Iterable[str], b: Iterable[str], quoted_a: Iterable[str] = (), quoted_b: Iterable[str] = ()
) -> Agreement:
    """Compare the sentences of two articles, and their quotations; time is linear in the texts."""
    sentences, shared = _share(_counted(a, LONG), _counted(b, LONG))
    quotations, _ = _share(_counted(quoted_a, 1), _counted(quoted_b, 1))
    return Agreement(sentences, quotations, shared)


def _counted(texts: Iterable[str], least: int) -> Counter[Sequence[str]]:
    return Counter(said for text in texts if len(said := tuple(words(text))) >= least)


def _share(a: Counter[Sequence[str]], b: Counter[Sequence[str]]) -> tuple[float, int]:
    """What share of the smaller count is in the other, and how many that are."""
    shared, smaller = (a & b).total(), min(a.total(), b.total())
    return (shared / smaller if smaller else 0.0), shared
