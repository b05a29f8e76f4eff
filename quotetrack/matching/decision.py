"""Decision: is what two quotations share enough for one utterance?

Uses how much they share and what is known of their articles. What separates an utterance that two outlets carry from
a phrase that two people use is the weight of what they share (`evidence`, summed inverse document frequencies)
against how easily that much would be shared by accident: the more either says besides, the more easily, as with
local alignments of sequences (Karlin and Altschul, PNAS 1990), whose least significant score grows with the
logarithm of the lengths. "A hell of a lot worse" is all that two outlets quote; in two speeches of a hundred words
it is a phrase. What the words say is left to `comparison`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from math import log

# In units of evidence: natural logarithms, as idf is. A logistic regression over hand-labelled pairs of news
# quotations gave these, rounded; figures one step up or down do as well.
LEAST = 8.5  # in any context
NEEDED = -18.0  # for two articles of one day, by sources that are not known, if neither says anything besides
BY_REST = 5.8  # more, times ln(1 + what either says besides)
BY_TIME = 14.0  # more, times ln(1 + weeks): a stump line comes again on another day
SAME_SPEAKER = -2.0  # less, when both are known to be by one speaker, who may repeat himself on another day
OTHER_SPEAKER = 5.0  # more, when they are thought to be by two: outlets, and programs, misattribute
APART = 3.0  # more, if each goes on with other words: a stump line in two speeches, a turn of phrase in one
CHANGED = 1.0  # what each unit of changed words costs
CHANGED_BY_TIME = 0.75  # more, times ln(1 + weeks): who quotes again copies, who speaks again varies
WEEK = 7
# Two articles that report one statement in words of their own share the names of those it is about, and little else;
# where they share nearly all their words one has them from the other, or both from a wire.
LEAST_REPORTED = 20.0
OTHERWISE = 0.25  # of it: what may be said besides, or otherwise
TOLD_AGAIN = 7  # days
UNKNOWN_DAYS = 7
FORGOTTEN = 14  # days: if nobody printed a phrase of two or three words for so long, it was coined anew
# In place of LEAST, from then on, or by two who are named: "boots on the ground", "the rigged economy",
# "Bernie or Bust", "the numbers don't add up" are in anybody's mouth.
LEAST_AGAIN = 17.0
LONG_AGO = 60  # days after which it makes no difference any more how many


class Relation(StrEnum):
    """What was done to the words between the two."""

    VERBATIM = "verbatim"  # the same words
    TRIMMED = "trimmed"  # what both give is the same; one or both give more
    ALTERED = "altered"  # words were changed inside what both give
    CONTRADICTING = "contradicting"  # a negation or a number was changed: not the same statement


@dataclass(frozen=True, slots=True)
class Context:
    """What is known about the two quotations besides their words. None: unknown."""

    days: int | None = None  # that passed from one to the other without the words being printed
    same_speaker: bool | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two quotations share. `align(a, b)` and `align(b, a)` differ only in the sides of `only_a` and
    `only_b`."""

    score: float  # 0 to 100: how much of the stretch that they share is the same, by weight
    relation: Relation
    evidence: float  # summed weight of the words that both have
    changed: float  # summed weight of what was changed inside the stretch, or speaks against it at its ends
    apart: bool  # either goes on before or after the stretch with words that the other has not
    rest: float  # summed weight of what either says besides
    reported: bool = False  # they are not quotations: each article tells in its own words what somebody said
    only_a: tuple[str, ...] = ()  # words inside or around that stretch that the other has not, in order
    only_b: tuple[str, ...] = ()

    def is_match(self, context: Context) -> bool:
        """Is this enough for one utterance, given what is known of the two articles?"""
        if self.reported and (
            context.days is None or abs(context.days) > TOLD_AGAIN or context.same_speaker is False
        ):
            return False
        days = UNKNOWN_DAYS if context.days is None else min(abs(context.days), LONG_AGO)
        long = log(1 + days / WEEK)
        needed = NEEDED + BY_REST * log(1 + self.rest) + BY_TIME * long
        if context.same_speaker is not None:
            needed += SAME_SPEAKER if context.same_speaker else OTHER_SPEAKER
        if self.apart:
            needed += APART
        other = context.same_speaker is False
        least = LEAST_AGAIN if other or context.days is None or days > FORGOTTEN else LEAST
        cost = CHANGED if other else CHANGED + CHANGED_BY_TIME * long
        return self.evidence - self.changed * cost >= max(least, needed)


def longest_pause(a: date | None, b: date | None, days: Sequence[date]) -> int | None:
    """The most days from `a` to `b`, or back, on which the words were not printed; `days`, sorted, are those on which
    they were. What everybody quotes for weeks was said once, as long as nobody stops quoting it. None: not known."""
    if a is None or b is None:
        return None
    first, last = min(a, b), max(a, b)
    between = days[bisect_right(days, first) : bisect_left(days, last)]
    return max((after - before).days for before, after in pairwise((first, *between, last)))
