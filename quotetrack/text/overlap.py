"""How much two texts have in common, by words and what each weighs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

Word = TypeVar("Word")
Weight = TypeVar("Weight", int, float)


def shared(a: Mapping[Word, Weight], b: Mapping[Word, Weight]) -> dict[Word, Weight]:
    """Returns what both have, in the order of `a`; what weighs differently in the two counts as in the lighter."""
    return {word: min(weight, b[word]) for word, weight in a.items() if word in b}


def overlap(a: Mapping[Word, Weight], b: Mapping[Word, Weight]) -> float:
    """Returns the share of the lighter text that both have, 0 to 1; 0 where one has nothing."""
    least = min(sum(a.values()), sum(b.values()))
    return sum(shared(a, b).values()) / least if least else 0.0
