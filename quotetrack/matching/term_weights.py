"""How much it says that two quotations share a word: its inverse document frequency over quotations.

Decides the weight of one word, from the shares of `matching.toml`: "the" says nothing, "overclassification"
much. The weights are fixed. Weights counted in a store would tell its topics a little better, but would change
with every article, and the verdict on a pair would depend on what was stored before it.
"""

from __future__ import annotations

from functools import lru_cache
from math import log

from quotetrack.language.en.matching import SHARES

SHARE = 0.002  # of quotations, for a word on no list


@lru_cache(maxsize=100_000)
def idf(word: str) -> float:
    """-ln of the share of quotations with `word`, never below 0."""
    return -log(SHARES.get(word, SHARE))
