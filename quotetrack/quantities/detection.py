"""Find the quantities of a text, with the words around them that bound them.

Decides the bounds of each quantity ("at least 12", "nearly 110", "12 or more"), how far it may be rounded, and that
"110 km (68 miles)" is one length given twice. What a number is a number of is read in `interpretation`; what is
counted and what stands around is said in `context`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from quotetrack.language.en.quantities import AFTER, BEFORE
from quotetrack.language.lexicon import words
from quotetrack.model import Span
from quotetrack.quantities import units
from quotetrack.quantities.context import counted_noun, nearby_words
from quotetrack.quantities.interpretation import Interpretation, interpret, phrase
from quotetrack.quantities.quantity import Quantity, QuantityKind
from quotetrack.quantities.tokens import Token, tokens

_ABOUT = 0.1  # of a value, that "about" leaves open
_ABOUT_SHARE = 5.0  # percent
_ABOUT_TIME = 30.0  # minutes
_ABOUT_DAYS = 3.0
_LARGE = 1000  # a count below is taken as it is given: 110 dead are not 112
_SAME = 0.05  # by so much may two units in "110 km (68 miles)" differ, besides their rounding
_LONGEST = 4  # words that bound
_DURING = words("quantities.bounds", "during")
_DURATIONS = words("quantities", "durations")


def find_quantities(text: str, day: date | None = None) -> tuple[Quantity, ...]:
    """The quantities of a text, in order, not overlapping.

    `day` is when the text was published, for "Tuesday" and "March 3"; None: unknown. Raises nothing for any
    text; time is linear in its length.
    """
    row = tokens(text)
    found: list[Quantity] = []
    at = 0  # the first token that no quantity has taken
    i = 0
    while i < len(row):
        reading = interpret(row, i, day)
        if reading is None:
            i += 1
            continue
        quantity, at = _bounded(row, reading, at)
        i = at
        if found and _is_same(found[-1], quantity, row, reading):
            found[-1] = replace(found[-1], also=(*found[-1].also, quantity))
        else:
            found.append(quantity)
    return tuple(found)


def _bounded(row: Sequence[Token], r: Interpretation, taken: int) -> tuple[Quantity, int]:
    """The quantity of a reading, with the words around it that bound it, and where it ends. `taken`: where the one
    before ended."""
    begin, end, kind = r.begin, r.end, ""
    if before := _bound_before(row, r, taken):
        begin, kind = before
    elif behind := phrase(row, end, AFTER):
        kind, end = behind
    low: float | None = r.low
    high = r.high
    if kind == "least":
        high = None
    elif kind == "most":
        low, high = None, r.low if high is None else high
    return Quantity(
        Span(row[begin].start, row[end - 1].end),
        r.sort,
        low,
        high,
        r.unit,
        max(_slack(r), _about(r)) if kind == "about" else _slack(r),
        r.vague,
        counted_noun(row, begin, r.end) if r.sort is QuantityKind.COUNT else frozenset(),
        nearby_words(row, begin, end),
    ), end


def _bound_before(row: Sequence[Token], r: Interpretation, taken: int) -> tuple[int, str] | None:
    """Where the words begin that bound a quantity from before, and what they say."""
    for length in range(_LONGEST, 0, -1):
        begin = r.begin - length
        if begin < taken:
            continue
        phrase = tuple(token.word for token in row[begin : r.begin])
        kind = BEFORE.get(phrase)
        if kind is None:
            continue
        if length == 1 and phrase[0] in _DURING and r.sort is QuantityKind.MEASURE and r.unit in _DURATIONS:
            return None
        if phrase == ("some",) and not (r.low >= 10):
            return None
        return begin, kind
    return None


def _slack(r: Interpretation) -> float:
    """How far what is meant may be from what is given, since its last digit is rounded."""
    if r.vague or r.sort in (QuantityKind.AGE, QuantityKind.RANK, QuantityKind.TIME, QuantityKind.DATE):
        return 0.0
    if r.sort is QuantityKind.COUNT and r.low < _LARGE:
        return 0.0
    if r.sort is QuantityKind.MONEY and r.low < _LARGE:
        return min(r.step, 1.0) / 2
    return r.step / 2


def _about(r: Interpretation) -> float:
    if r.sort is QuantityKind.TIME:
        return _ABOUT_TIME
    if r.sort is QuantityKind.DATE:
        return _ABOUT_DAYS
    share = abs(r.low) * _ABOUT
    return min(share, _ABOUT_SHARE) if r.sort is QuantityKind.SHARE else share


def _is_same(before: Quantity, after: Quantity, row: Sequence[Token], r: Interpretation) -> bool:
    """Is it the quantity before, given again in another unit: "110 km (68 miles)", "110 km, or 68 miles,"?"""
    if (
        after.sort is not QuantityKind.MEASURE
        or before.sort is not QuantityKind.MEASURE
        or after.unit == before.unit
    ):
        return False
    links = [token.word for token in row[max(0, r.begin - 3) : r.begin] if token.start >= before.span.end]
    if links not in (["("], [",", "or"], ["or"], ["/"], ["–"]):
        return False
    if before.low is None or after.low is None:
        return False
    there = units.convert(after.low, after.unit, before.unit)
    size = units.factor(after.unit, before.unit)
    if there is None or size is None:
        return False
    off = before.slack + abs(size) * after.slack + _SAME * abs(before.low)
    return abs(there - before.low) <= off
