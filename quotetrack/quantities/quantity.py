"""The value of this room: a quantity as a text gives it, as a range in a unit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from quotetrack.model import Span


class QuantityKind(StrEnum):
    """What kind of quantity it is. Quantities of two sorts are never compared."""

    COUNT = "count"  # "12 killed", "dozens of homes"; unit: none
    MEASURE = "measure"  # "110 km", "30 °C"; unit: as pint calls it
    MONEY = "money"  # "$1.2bn"; unit: ISO 4217; "¥", "peso" where several currencies are written so
    SHARE = "share"  # "12%", "two-thirds"; unit: percent
    POINTS = "points"  # "2 percentage points": a difference of two shares
    AGE = "age"  # "3-year-old", "aged 41"; unit: year
    TIME = "time"  # "10 a.m."; minutes since midnight
    DATE = "date"  # "March 3"; proleptic ordinal days
    RANK = "rank"  # a number that names: "the third", "Section 230", "Boeing 727"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity where it stands: text[span.start:span.end] is the number with its unit and the words that bound it.

    The value lies between `low` and `high`, both included; None: the text does not say. "12" is 12 to 12, "at least 12"
    12 to None, "dozens" 24 to None, "10 to 15" 10 to 15. `slack` is how far the true value may be from what is given,
    because the text rounds or says "about"; 0: exact.
    """

    span: Span
    sort: QuantityKind
    low: float | None
    high: float | None
    unit: str = ""
    slack: float = 0.0
    vague: bool = False  # "dozens", "several": never the same as a number
    counted: frozenset[str] = (
        frozenset()
    )  # what is counted, without endings: "12 people were killed": people, kill
    near: tuple[str, ...] = ()  # the other words around it, without endings, the nearest first
    also: tuple[Quantity, ...] = ()  # the same given in another unit behind it: "(68 miles)"
