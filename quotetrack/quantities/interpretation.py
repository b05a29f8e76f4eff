"""What a number is a number of: money, a measure, a share, an age, a day, a time, a count, or a number that names.

Decides the sort and the unit of the quantity that begins at a place, where it ends, and what is a range ("10 to 15").
Numbers themselves are read in `numerals`, days and times in `dates`; what bounds a quantity is left to `detection`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from quotetrack.language.en import quantities as tables
from quotetrack.language.en.numbers import MAGNITUDES, NUMBERS
from quotetrack.language.lexicon import words
from quotetrack.quantities import dates
from quotetrack.quantities.numerals import Numeral, dashed, numeral, word
from quotetrack.quantities.quantity import QuantityKind
from quotetrack.quantities.tokens import Token, TokenKind

# What a quantity can begin with, beside digits, signs and names of months.
_BEGINNINGS = frozenset((*NUMBERS, *tables.VAGUE, *tables.RANKS, "a", "an", "half", "yesterday", "tomorrow"))
_OLDEST = 115
_LARGE = 1000
_LONGEST = 4  # words of a unit

V = TypeVar("V")


class Interpretation(NamedTuple):
    """A number with what it is a number of, in tokens[begin:end]."""

    begin: int
    end: int
    sort: QuantityKind
    low: float
    high: float | None
    unit: str = ""
    step: float = 0.0  # what its last digit counts
    vague: bool = False


def interpret(row: Sequence[Token], i: int, day: date | None) -> Interpretation | None:
    """The quantity whose number begins at row[i]. None: none does."""
    here = row[i]
    if here.piece is TokenKind.WORD and not here.capital and here.word not in _BEGINNINGS:  # most words
        return None
    if here.piece in (TokenKind.END, TokenKind.NAME) or _is_glued(row, i):
        return None
    if money := _money(row, i):
        return money
    if time := dates.time_at(row, i):
        return Interpretation(time.begin, time.end, QuantityKind.TIME, time.low, time.high, time.unit)
    n = numeral(row, i)
    of = None if n is None else _of(row, n)
    if of is not None:
        return of
    if (found := dates.day_at(row, i, day)) and not _is_count(row, found):
        return Interpretation(found.begin, found.end, QuantityKind.DATE, found.low, found.high, found.unit)
    if n is None or n.part:
        return _rank(row, i)
    return _bare(row, n)


def _is_glued(row: Sequence[Token], i: int) -> bool:
    """Does it belong to the word before: "F-16", "COVID-19", "#7", "@12"? "mid-2016" does not."""
    if i == 0 or row[i].piece is not TokenKind.NUMBER or not row[i].glued:
        return False
    before = row[i - 1]
    if before.word in ("#", "@", "_", "/", "&", "="):
        return True
    return before.word == "-" and before.glued and i > 1 and row[i - 2].piece is TokenKind.WORD and (
        row[i - 2].capital or len(row[i - 2].word) == 1
    )  # fmt: skip


def _is_count(row: Sequence[Token], found: dates.DateMatch) -> bool:
    """Is what looks like a year the number of somebody: "2000 people", "1600 were arrested"?"""
    after = word(row, found.end)
    return found.end == found.begin + 1 and row[found.begin].piece is TokenKind.NUMBER and (
        after in words("quantities.counted", "anybody")
        or after in tables.STATES
        or (after in ("were", "others", "more", "of"))
    )  # fmt: skip


def _money(row: Sequence[Token], i: int) -> Interpretation | None:
    """ "$1.2bn", "US$ 3 million", "EUR 5m", "$8 to $10"."""
    sign = _sign(row, i)
    if sign is None:
        return None
    code, at = sign
    n = numeral(row, at)
    if n is None or row[at].piece is not TokenKind.NUMBER:
        return None
    n = _ranged(row, n, signed=True)
    return Interpretation(i, n.end, QuantityKind.MONEY, n.low, n.high, code, n.step, n.vague)


def _sign(row: Sequence[Token], i: int) -> tuple[str, int] | None:
    """The currency whose sign or code stands at i, and where its number begins."""
    here = row[i]
    if here.piece is TokenKind.WORD and here.capital:
        with_sign = here.word.replace(".", "").upper() + word(row, i + 1)
        if with_sign in tables.SIGNS and row[i + 1].glued:
            return tables.SIGNS[with_sign], i + 2
        if (
            here.word.upper() in words("quantities.currencies", "codes")
            and i + 1 < len(row)
            and row[i + 1].piece is TokenKind.NUMBER
        ):
            return here.word.upper(), i + 1
        return None
    return (tables.SIGNS[here.word], i + 1) if here.word in tables.SIGNS else None


def _of(row: Sequence[Token], n: Numeral) -> Interpretation | None:
    """A number with its unit: a measure, money in words, a share, an age. None: no unit follows."""
    n = _ranged(row, n)
    low, high, end = n.low, n.high, n.end
    at = end + dashed(row, end)
    if (share := phrase(row, at, tables.SHARES)) and not n.part:
        kind, stop = share
        size = 0.01 if kind == "basis" else 1.0
        sort = QuantityKind.SHARE if kind == "percent" else QuantityKind.POINTS
        high = high if high is None else high * size
        return Interpretation(
            n.begin, stop, sort, low * size, high, "percent", min(n.step, 1) * size, n.vague
        )
    if n.part:
        half = phrase(row, end + 1, tables.UNITS) if word(row, end) in ("a", "an") else None
        if half:  # "half an hour"
            return Interpretation(n.begin, half[1], QuantityKind.MEASURE, low, high, half[0], n.step)
        return Interpretation(n.begin, end, QuantityKind.SHARE, low * 100, low * 100, "percent", n.step * 100)
    if money := _currency(row, n, at + (n.vague and word(row, at) == "of")):  # "thousands of dollars"
        code, size, stop = money
        return Interpretation(
            n.begin,
            stop,
            QuantityKind.MONEY,
            low * size,
            high if high is None else high * size,
            code,
            n.step * size,
            n.vague,
        )
    if word(row, n.begin - 1) in words("quantities.time", "aged") and n.digits:
        return Interpretation(n.begin, end, QuantityKind.AGE, low, high, "year")
    unit = _unit(row, n, at)
    if unit is None:
        return None
    name, stop, size = unit
    if name in ("year", "month", "week", "day") and (
        word(row, stop) == "old" or (dashed(row, stop) and word(row, stop + 1) in ("old", "olds"))
    ):
        stop += 2 if dashed(row, stop) else 1
        return Interpretation(n.begin, stop, QuantityKind.AGE, low, high, name)
    if word(row, stop) == "and" and word(row, stop + 1) == "a" and word(row, stop + 2) == "half":
        low, high, stop = low + 0.5, high if high is None else high + 0.5, stop + 3  # "a mile and a half"
    return Interpretation(
        n.begin,
        stop,
        QuantityKind.MEASURE,
        low / size,
        high if high is None else high / size,
        name,
        n.step / size,
        n.vague,
    )


def _currency(row: Sequence[Token], n: Numeral, at: int) -> tuple[str, float, int] | None:
    """The currency named behind a number, what one of it is, and where its name ends: "3 million Canadian dollars"."""
    country = tables.COUNTRIES.get(word(row, at).replace(".", ""))
    if word(row, at) in ("new", "hong"):
        country, at = tables.COUNTRIES.get(word(row, at + 1)), at + 1
    if country and word(row, at + 1) in ("dollar", "dollars"):
        return country, 1.0, at + 2
    name = word(row, at)
    if name in tables.HUNDREDTHS:
        return tables.HUNDREDTHS[name], 0.01, at + 1
    if name in ("pound", "pounds") and (n.low >= 1e6 or n.suffix):  # no weight is given in millions of pounds
        return "GBP", 1.0, at + 1
    if name == "won" and not n.low >= _LARGE:  # "the 12 won"
        return None
    return (tables.CURRENCIES[name], 1.0, at + 1) if name in tables.CURRENCIES else None


def _unit(row: Sequence[Token], n: Numeral, at: int) -> tuple[str, int, float] | None:
    """The unit at a position, where it ends, and by what the number is too large since its unit was taken for a
    magnitude: "12m high"."""
    if n.suffix == "m" and (
        word(row, at) in words("quantities.measured", "words")
        or at >= len(row)
        or row[at].piece is not TokenKind.WORD
    ):
        return "meter", at, tables.SUFFIXES["m"]
    found = phrase(row, at, tables.UNITS)
    if found is None:
        return None
    name, end = found
    first = row[at]
    if first.word in words("quantities.short", "words") and not (
        n.digits and (first.glued or first.word in ("sec", "min", "ha", "m"))
    ):
        return None
    single = end == at + 1 and len(first.word) > 3 and (f"{first.word}s",) in tables.UNITS
    if single and row[at - 1].word != "-" and (n.high is None or n.high > 1):  # "2016 second term"
        return None
    if (
        first.capital and (single or len(first.word) == 1) and name not in ("degC", "degF")
    ):  # "3 Second Street", "5G"
        return None
    return name, end, 1.0


def _ranged(row: Sequence[Token], n: Numeral, *, signed: bool = False) -> Numeral:
    """A number with all of the range that it begins: "10 to 15", "$8-$10", "between 57 and 60", "2 to 3 million".
    "from 30 to 25 percent" tells the ends of a change: all between is taken."""
    link = word(row, n.end)
    before = word(row, n.begin - 1 - signed)
    if n.vague or n.part or not (
        link in ("to", "or")
        or (link in ("-", "–", "—") and (row[n.end].glued or signed))
        or (link == "and" and before == "between")
    ):  # fmt: skip
        return n
    at = n.end + 1
    if at < len(row) and (sign := _sign(row, at)):
        if not signed:
            return n
        at = sign[1]
    other = numeral(row, at)
    if other is None or other.vague or other.part or (other.digits != n.digits and link == "or"):
        return n
    if word(row, n.begin) == "one" and word(row, at) == "another":
        return n
    size = _size(row, other)
    size = size if _size(row, n) == 1 and n.low * size <= other.low else 1.0
    low, high = n.low * size, other.low
    if low > high and before == "from":
        low, high = high, low
    if low >= high:
        return n
    return n._replace(end=other.end, low=low, high=high, step=max(n.step * size, other.step))


def _size(row: Sequence[Token], n: Numeral) -> float:
    """What the last word of a number multiplies by."""
    return tables.SUFFIXES[n.suffix] if n.suffix else MAGNITUDES.get(word(row, n.end - 1), 1.0)


def _rank(row: Sequence[Token], i: int) -> Interpretation | None:
    """ "3rd", "the third"."""
    here = row[i]
    if here.piece is TokenKind.RANK:
        value = float(here.word[:-2])
        return Interpretation(i, i + 1, QuantityKind.RANK, value, value)
    if here.word in tables.RANKS and word(row, i - 1) in ("the", "his", "her", "their", "its", "a") and (
        i + 1 < len(row) and row[i + 1].piece is TokenKind.WORD and word(row, i + 1) not in ("of", "party", "parties")
    ):  # fmt: skip
        value = float(tables.RANKS[here.word])
        return Interpretation(i, i + 1, QuantityKind.RANK, value, value)
    return None


def _bare(row: Sequence[Token], n: Numeral) -> Interpretation | None:
    """A number without a unit: a count, an age, a number that names, or none at all ("one of them", "4chan")."""
    before, after = word(row, n.begin - 1), word(row, n.end)
    follows = row[n.end] if n.end < len(row) else None
    if (
        n.digits
        and not n.suffix
        and follows is not None
        and follows.glued
        and follows.piece is TokenKind.WORD
    ):
        return None  # "5G", "4chan"
    if n.end == n.begin + 1 and row[n.begin].word in NUMBERS:
        if row[n.begin].word == "one" and (
            before in words("quantities.counted", "pronoun")
            or not (after in words("quantities.counted", "single") or after in tables.STATES)
        ):
            return None
        if row[n.begin].word == "zero" or before in ("number", "no", "day", "chapter"):
            return None
    if (n.digits and before in words("quantities.labels", "words")) or _names(row, n):
        return Interpretation(n.begin, n.end, QuantityKind.RANK, n.low, n.low)
    if _is_age(row, n):
        return Interpretation(n.begin, n.end, QuantityKind.AGE, n.low, n.low, "year")
    n = _ranged(row, n)
    return Interpretation(n.begin, n.end, QuantityKind.COUNT, n.low, n.high, "", n.step, n.vague)


def _names(row: Sequence[Token], n: Numeral) -> bool:
    """Does a number in digits belong to the name before it: "Boeing 727,"?"""
    before = row[n.begin - 1] if n.begin else None
    if (
        before is None
        or not before.capital
        or before.piece is not TokenKind.WORD
        or row[n.begin].piece is not TokenKind.NUMBER
    ):
        return False
    begins = n.begin < 2 or row[n.begin - 2].piece is not TokenKind.WORD
    follows = n.end < len(row) and row[n.end].piece is TokenKind.WORD and row[n.end].word not in ("and", "or")
    return not begins and not follows and n.end == n.begin + 1


def _is_age(row: Sequence[Token], n: Numeral) -> bool:
    """ "Ada Moss, 42, …"."""
    return (
        n.begin > 1
        and row[n.begin].piece is TokenKind.NUMBER
        and word(row, n.begin - 1) == ","
        and row[n.begin - 2].capital
        and word(row, n.end) in (",", ")")
        and 0 < n.low <= _OLDEST
        and n.step >= 1
        and not (n.end + 1 < len(row) and row[n.end + 1].piece is TokenKind.NUMBER)
    )


def phrase(row: Sequence[Token], i: int, among: Mapping[tables.Phrase, V]) -> tuple[V, int] | None:
    """The longest of some phrases that stands at i, and where it ends. Hyphens in it do not matter."""
    said: list[str] = []
    best = None
    at = i
    while at < len(row) and len(said) < _LONGEST:
        if said and dashed(row, at):
            at += 1
        said.append(row[at].word)
        at += 1
        if (found := among.get(tuple(said))) is not None:
            best = found, at
    return best
