"""Do two wordings of one statement give the same quantities?

Decides which quantity of one text belongs to which of the other, and whether the two can both be true.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from quotetrack.quantities.quantity import Quantity


class Verdict(StrEnum):
    """What two quantities, or two texts, say of each other."""

    AGREE = "agree"  # the same, as exactly as the less exact one is given
    DISAGREE = "disagree"  # they cannot both be true
    UNKNOWN = (
        "unknown"  # both can be true ("at least 12", "15"), or it is open whether they are about one thing
    )


@dataclass(frozen=True, slots=True)
class Pair:
    """Two quantities about one thing. `unknown` here: both can be true."""

    a: Quantity
    b: Quantity
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts: the quantities that belong together, in the order of `a`, and those that only one has."""

    verdict: Verdict  # disagree: a pair does; agree: there are pairs, and all agree; else unknown
    pairs: tuple[Pair, ...] = ()
    only_a: tuple[Quantity, ...] = ()
    only_b: tuple[Quantity, ...] = ()


def compare(a: str, b: str, day_a: date | None = None, day_b: date | None = None) -> Comparison:
    """Compare the quantities of two texts; `day_a` and `day_b` are when they were published, for "Tuesday".

    `compare(b, a)` is the same with its sides exchanged. Raises nothing; linear in the texts, of which so much is looked
    at as a statement may have.
    """
    raise NotImplementedError


def only_reworded(a: str, b: str, day_a: date | None = None, day_b: date | None = None) -> bool:
    """Is a changed number between two wordings no contradiction, because all quantities agree ("110 km", "68 miles") or
    can both be true ("at least 12", "15"), and no negation is more or less? To take back a candidate that
    `match.verify` calls contradicting."""
    raise NotImplementedError
