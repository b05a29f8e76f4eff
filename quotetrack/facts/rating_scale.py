"""The verdicts that a newsroom gives, and where each stands on its scale.

Decides what a verdict may be. The ranked ones go from the best to the worst and become a number from 1, as
schema.org's Rating has it; the others say something else than how true a claim is, and have none. The default is what
fact-checkers have in common: PolitiFact's scale without its two extremes of tone, and the two answers that are no
degree of truth.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RatingScale:
    """`ranked` from true to false; `others` beside."""

    ranked: tuple[str, ...] = ("true", "mostly true", "half true", "mostly false", "false")
    others: tuple[str, ...] = ("unproven", "needs context")

    @property
    def all(self) -> tuple[str, ...]:
        return *self.ranked, *self.others

    def find(self, verdict: str) -> str:
        """The verdict as the scale spells it. Raises ValueError for one that is not on it."""
        wanted = " ".join(verdict.casefold().replace("-", " ").split())
        for one in self.all:
            if " ".join(one.casefold().replace("-", " ").split()) == wanted:
                return one
        raise ValueError(f"{verdict!r} is no verdict; there are {', '.join(self.all)}")

    def value(self, verdict: str) -> int | None:
        """The number of a verdict, the worst is 1; None: it has no place among them."""
        return len(self.ranked) - self.ranked.index(verdict) if verdict in self.ranked else None


DEFAULT = RatingScale()
