"""Do two wordings of one statement give the same quantities?

Decides which quantity of one text belongs to which of the other (by sort and unit, by what is counted and what became
of it, by the words around), and whether the two can both be true. Two that belong together agree when they are the same
as exactly as the less exact one is given; they disagree when no value is in both. What is found and how far it is
rounded is left to `detection`, the conversion of units to `units`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import inf
from typing import NamedTuple

from quotetrack.language.en.quantities import STATES
from quotetrack.language.lexicon import words
from quotetrack.matching.normal_form import normalize
from quotetrack.quantities import dates, units
from quotetrack.quantities.detection import find_quantities
from quotetrack.quantities.quantity import Quantity, QuantityKind
from quotetrack.text.overlap import overlap

_MOST = 60  # quantities of a text that are compared; a statement has few
_ALIKE = 0.34  # of the words around two quantities, by weight: enough to be about one thing
_VAGUE = 2  # times outside of what a vague word means, where it is surely another number
_STATES = frozenset(STATES.values())


class Agreement(StrEnum):
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
    verdict: Agreement


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts: the quantities that belong together, in the order of `a`, and those that only one has."""

    verdict: Agreement  # disagree: a pair does; agree: there are pairs, and all agree; else unknown
    pairs: tuple[Pair, ...] = ()
    only_a: tuple[Quantity, ...] = ()
    only_b: tuple[Quantity, ...] = ()


class _Range(NamedTuple):
    low: float
    high: float
    slack: float


def compare(a: str, b: str, day_a: date | None = None, day_b: date | None = None) -> Comparison:
    """Compare the quantities of two texts; `day_a` and `day_b` are when they were published, for "Tuesday".

    `compare(b, a)` is the same with its sides exchanged. Raises nothing; linear in the texts, as no more quantities are
    compared than a statement has.
    """
    found_a, found_b = find_quantities(a, day_a), find_quantities(b, day_b)
    turned = (b, str(day_b)) < (a, str(day_a))  # one order for every pair, so that ties fall the same way
    first, second = (found_b, found_a) if turned else (found_a, found_b)
    together = _together(first[:_MOST], second[:_MOST])
    pairs = sorted(
        (Pair(second[j], first[i], v) if turned else Pair(first[i], second[j], v) for i, j, v in together),
        key=lambda pair: pair.a.span,
    )
    only_a = tuple(q for q in found_a if all(q is not pair.a for pair in pairs))
    only_b = tuple(q for q in found_b if all(q is not pair.b for pair in pairs))
    return Comparison(_overall([pair.verdict for pair in pairs]), tuple(pairs), only_a, only_b)


def only_reworded(a: str, b: str, day_a: date | None = None, day_b: date | None = None) -> bool:
    """Is a changed number between two wordings no contradiction, because all quantities agree ("110 km", "68 miles") or
    can both be true ("at least 12", "15"), and no negation is more or less? To take back a candidate that
    `matching.comparison` calls contradicting."""
    found = compare(a, b, day_a, day_b)
    if not found.pairs or found.verdict is Agreement.DISAGREE or (found.only_a and found.only_b):
        return False
    return _negations(a) == _negations(b)


def _negations(text: str) -> int:
    """How often a text says "not", by twos: as `match.verify` counts them."""
    return sum(word in words("closed", "negations") for word in normalize(text).words) % 2


def _overall(verdicts: list[Agreement]) -> Agreement:
    if Agreement.DISAGREE in verdicts:
        return Agreement.DISAGREE
    return Agreement.AGREE if verdicts and set(verdicts) == {Agreement.AGREE} else Agreement.UNKNOWN


def _together(
    first: tuple[Quantity, ...], second: tuple[Quantity, ...]
) -> Iterator[tuple[int, int, Agreement]]:
    """The pairs that are about one thing, each quantity in one at most: those that agree first, so that "Cruz 20, Moss
    35" and "Moss 35, Cruz 20" do not disagree; then those whose surroundings are most alike."""
    offered = []
    for i, p in enumerate(first):
        for j, q in enumerate(second):
            if p.sort is not q.sort:
                continue
            verdict = _verdict(p, q)
            if verdict is None or not _may_count_one(p, q):
                continue
            likeness = _likeness(p, q)
            alone = _is_alone(p, first) and _is_alone(q, second)
            needed = (
                0.0
                if verdict is Agreement.AGREE or (alone and _is_bare(p, q))
                else _ALIKE / 2
                if alone
                else _ALIKE
            )
            if likeness >= needed:
                order = list(Agreement).index(verdict) if verdict is Agreement.AGREE else 1
                offered.append((order, -round(likeness, 6), abs(i - j), i, j, verdict))
    taken_first: set[int] = set()
    taken_second: set[int] = set()
    for *_, i, j, verdict in sorted(offered):
        if i not in taken_first and j not in taken_second:
            taken_first.add(i)
            taken_second.add(j)
            yield i, j, verdict


def _is_alone(q: Quantity, among: tuple[Quantity, ...]) -> bool:
    """Is it the only one of its sort in its text, so that nothing else can be meant?"""
    return sum(q.sort is other.sort for other in among) == 1


def _is_bare(p: Quantity, q: Quantity) -> bool:
    """Does either text say nothing besides the quantity, or both count the same?"""
    return not p.near or not q.near or bool(p.counted & q.counted)


def _may_count_one(p: Quantity, q: Quantity) -> bool:
    """Can two counts be of the same: not 12 killed and 15 injured, nor 12 boats and 15 houses?"""
    if p.sort is not QuantityKind.COUNT:
        return True
    state_p, state_q = p.counted & _STATES, q.counted & _STATES
    if state_p and state_q and state_p != state_q:
        return False
    nouns_p, nouns_q = p.counted - _STATES, q.counted - _STATES
    if state_p == state_q and state_p:
        return True  # "12 Syrians killed", "15 refugees killed"
    return not (nouns_p and nouns_q) or bool(nouns_p & nouns_q)


def _likeness(p: Quantity, q: Quantity) -> float:
    """0 to 1: how much of the words around two quantities is the same, the nearest weighing most. Of what is counted,
    too."""
    if not p.near and not q.near:
        return 1.0
    return overlap(_weights(p), _weights(q))


def _weights(q: Quantity) -> dict[str, float]:
    weights = {word: 1 / (2 + n) for n, word in enumerate(q.near)}
    return weights | dict.fromkeys(sorted(q.counted), 0.5)


def _verdict(p: Quantity, q: Quantity) -> Agreement | None:
    """What two quantities of one sort say of each other. None: they measure different things, or in different money."""
    told = [_values(x, y) for x in (p, *p.also) for y in (q, *q.also)]
    known = [verdict for verdict in told if verdict is not None]
    # "110 km (68 miles)" agrees with "68 miles", though 110 km alone might not.
    return min(known, key=list(Agreement).index) if known else None


def _values(p: Quantity, q: Quantity) -> Agreement | None:
    if p.sort is QuantityKind.DATE and (p.unit != q.unit or p.unit == dates.WEEKDAY):
        return _days(p, q)
    here = _range(p, p.unit)
    there = _range(q, p.unit)
    if here is None or there is None:
        return None
    both = here.slack + there.slack
    slack = max(here.slack, there.slack) if p.unit == q.unit else both
    slack += units.looseness(p.unit, q.unit) * _size(here)
    # 67 percent and two-thirds: what lies within the rounding of a number in binary is no difference
    slack += 1e-9 * max(_size(here), _size(there))
    same = abs(here.low - there.low) <= slack if here.low != there.low else True
    same = same and (abs(here.high - there.high) <= slack if here.high != there.high else True)
    if same and not (p.vague or q.vague):
        return Agreement.AGREE
    if p.vague and q.vague and same:
        return Agreement.AGREE
    if p.vague or q.vague:  # "several" of one writer are "dozens" of another
        apart = here.low > _VAGUE * there.high or there.low > _VAGUE * here.high
    else:
        apart = here.low - slack > there.high or there.low - slack > here.high
    return Agreement.DISAGREE if apart else Agreement.UNKNOWN


def _range(q: Quantity, unit: str) -> _Range | None:
    """The values that a quantity leaves open, in a unit."""
    if q.unit == unit or q.sort not in (QuantityKind.MEASURE, QuantityKind.AGE):
        if q.unit != unit:
            return None
        return _Range(-inf if q.low is None else q.low, inf if q.high is None else q.high, q.slack)
    size = units.factor(q.unit, unit)
    if size is None:
        return None
    low, high = (None if v is None else units.convert(v, q.unit, unit) for v in (q.low, q.high))
    return _Range(-inf if low is None else low, inf if high is None else high, abs(size) * q.slack)


def _size(r: _Range) -> float:
    return max((abs(v) for v in (r.low, r.high) if abs(v) != inf), default=0.0)


def _days(p: Quantity, q: Quantity) -> Agreement:
    """Two days that are not given in the same way: "Tuesday" and "March 3", "March 3" and "March 3, 2020"."""
    if dates.WEEKDAY in (p.unit, q.unit):
        if dates.YEARLESS in (p.unit, q.unit):
            return Agreement.UNKNOWN
        return _weekdays(p, q)
    slack = max(p.slack, q.slack)
    lows = [dates.in_leap_year(v.low) if v.unit == dates.DAY else v.low for v in (p, q)]
    highs = [dates.in_leap_year(v.high) if v.unit == dates.DAY else v.high for v in (p, q)]
    if None in lows or None in highs or any(_is_long(v) for v in (p, q)):
        return Agreement.UNKNOWN
    (low_p, low_q), (high_p, high_q) = lows, highs
    assert low_p is not None and low_q is not None and high_p is not None and high_q is not None
    if abs(low_p - low_q) <= slack and abs(high_p - high_q) <= slack:
        return Agreement.AGREE
    return Agreement.DISAGREE if low_p - slack > high_q or low_q - slack > high_p else Agreement.UNKNOWN


def _is_long(q: Quantity) -> bool:
    return q.low is None or q.high is None or q.high - q.low > dates.MONTH


def _weekdays(p: Quantity, q: Quantity) -> Agreement:
    """A weekday and a day or another weekday: the same where they fall on one weekday, in the same week or the next, as
    words do not always tell the last Tuesday from the next."""
    if p.low is None or q.low is None or p.low != p.high or q.low != q.high:
        return Agreement.UNKNOWN
    if (p.low - q.low) % 7:
        return Agreement.DISAGREE
    known = p.low > 7 and q.low > 7
    return Agreement.AGREE if not known or abs(p.low - q.low) <= 7 else Agreement.DISAGREE
