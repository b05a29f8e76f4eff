"""Invented quotations, any number of them, always the same ones, with planted copies: what matching is timed on.

News repeats its phrases: a few of them in one quotation of a hundred, most once. So each quotation alternates
between phrases of little words, the first of them far more common than the last, and invented words, whose
frequencies fall likewise (Zipf). One in twenty is carried again later: verbatim, trimmed, or with an ellipsis.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from invented import WORDS, edited

from quotetrack.language.en.matching import SHARES

PHRASES, VOCABULARY = 3000, 50_000


class Saying(NamedTuple):
    """A quotation; `copies` is the number of the one that it was planted as a copy of."""

    words: str
    copies: int | None


def sayings(count: int, seed: int = 1) -> Iterator[Saying]:
    """`count` quotations of some twenty words; later ones than `count` are never copies of them."""
    chance = random.Random(seed)
    little = [word for word in SHARES if word.isalpha()]
    phrases = [" ".join(chance.choices(little, k=chance.randint(2, 4))) for _ in range(PHRASES)]
    syllables = WORDS["syllables"]
    rare = ["".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(VOCABULARY)]
    phrase_weights = list(accumulate(1 / (rank + 10) for rank in range(PHRASES)))
    rare_weights = list(accumulate(1 / (rank + 500) for rank in range(VOCABULARY)))
    due: dict[int, Saying] = {}
    for number in range(count):
        planted = due.pop(number, None)
        if planted is not None:
            yield planted
            continue
        parts = chance.randint(2, 6)
        some = zip(
            chance.choices(phrases, cum_weights=phrase_weights, k=parts),
            chance.choices(rare, cum_weights=rare_weights, k=parts),
            strict=True,
        )
        words = " ".join(word for pair in some for word in pair)
        if number % 20 == 0:
            due.setdefault(
                number + chance.randint(10, count // 5 + 20), Saying(edited(words, chance), number)
            )
        yield Saying(words, None)
