"""Days and times of day in a text: "March 3", "3 March 2020", "2020-03-04", "in 2016", "Tuesday", "10:30 a.m.".

Decides on days as ranges of ordinals (`date.toordinal`), a month or a year being a range. A day without a year is the
one nearest to the article's day; a weekday is the last one before it, or the next where the words say so. Where the
article's day is unknown, both stay what they are (`YEARLESS`, `WEEKDAY`). "03/04/2025" is left alone: it is March in
New York and April in London. Names of months and weekdays and the arithmetic of days are dateutil's.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

from quotetrack.language.lexicon import words
from quotetrack.quantities.numerals import word
from quotetrack.quantities.tokens import Token, TokenKind

DAY = "day"  # a range of ordinals
YEARLESS = "day of the year"  # as in 2000, which is a leap year
WEEKDAY = "weekday"  # an ordinal, or 1 to 7 (Monday is 1) where the article's day is unknown
MONTH = 31  # days
_LEAP = 2000
_AHEAD = 6  # words before a weekday that may say that it is to come
_YEARS = range(1500, 2100)
_AM, _PM = words("quantities.time", "am"), words("quantities.time", "pm")


class DateMatch(NamedTuple):
    """A day, a range of days, or a time in tokens[begin:end]."""

    begin: int
    end: int
    low: int
    high: int
    unit: str


def day_at(tokens: Sequence[Token], i: int, day: date | None) -> DateMatch | None:
    """The day or days that begin at tokens[i]. None: none do."""
    token = tokens[i]
    if token.piece is TokenKind.DAY:
        return _iso(token, i)
    if token.piece is TokenKind.DECADE:
        year = int(token.word[:4])
        return _years(i, i + 1, year, year + 9)
    if token.piece in (TokenKind.NUMBER, TokenKind.RANK):
        return _day_first(tokens, i, day) or _year(tokens, i)
    if token.piece is TokenKind.WORD and token.capital:
        return _month_first(tokens, i, day) or _weekday(tokens, i, day)
    if day is not None and token.word in ("yesterday", "tomorrow"):
        step = 1 if token.word == "tomorrow" else -1
        return _days(i, i + 1, day.toordinal() + step, day.toordinal() + step)
    return None


def time_at(tokens: Sequence[Token], i: int) -> DateMatch | None:
    """The time of day that begins at tokens[i], in minutes since midnight. None: none does."""
    token = tokens[i]
    hour, _, minute = token.word.replace(".", ":").partition(":")
    if token.piece is TokenKind.NUMBER and not (hour.isdecimal() and not minute and len(hour) < 3):
        return None
    if token.piece not in (TokenKind.NUMBER, TokenKind.CLOCK):
        return None
    half = word(tokens, i + 1)
    if half in _AM | _PM and 1 <= int(hour) <= 12:
        minutes = int(hour) % 12 * 60 + int(minute or 0) + (720 if half in _PM else 0)
        return DateMatch(i, i + 2, minutes, minutes, "minute")
    if token.piece is TokenKind.CLOCK and int(hour) < 24:
        minutes = int(hour) * 60 + int(minute)
        return DateMatch(i, i + 1, minutes, minutes, "minute")
    return None


def in_leap_year(ordinal: float | None) -> float | None:
    """A day as its day of the year is kept: in 2000."""
    return None if ordinal is None else date.fromordinal(int(ordinal)).replace(year=_LEAP).toordinal()


@cache
def _names() -> Any:
    from dateutil.parser import parserinfo

    return parserinfo()


@cache
def _month(name: str) -> int | None:
    found = _names().month(name) if len(name) > 2 else None
    return found if isinstance(found, int) else None


@cache
def _day_of_week(name: str) -> int | None:
    found = _names().weekday(name) if len(name) > 4 else None  # "Sun", "Sat" are other things
    return found if isinstance(found, int) else None


def _digits(tokens: Sequence[Token], i: int, length: int) -> int | None:
    """The whole number of at most so many digits at a position; "3rd" is 3."""
    if not 0 <= i < len(tokens) or tokens[i].piece not in (TokenKind.NUMBER, TokenKind.RANK):
        return None
    digits = tokens[i].word
    digits = digits[:-2] if tokens[i].piece is TokenKind.RANK else digits
    return int(digits) if len(digits) <= length and digits.isdecimal() and digits.isascii() else None


def _year_at(tokens: Sequence[Token], i: int) -> int | None:
    """A year written in four digits."""
    year = _digits(tokens, i, 4)
    return year if year in _YEARS and tokens[i].piece is TokenKind.NUMBER else None


def _iso(token: Token, i: int) -> DateMatch | None:
    try:
        ordinal = date.fromisoformat(token.word).toordinal()
    except ValueError:
        return None
    return _days(i, i + 1, ordinal, ordinal)


def _day_first(tokens: Sequence[Token], i: int, day: date | None) -> DateMatch | None:
    """ "3 March 2020", "3rd of March"."""
    number = _digits(tokens, i, 2)
    at = i + 1 + (word(tokens, i + 1) == "of")
    if number is None or at >= len(tokens) or not tokens[at].capital:
        return None
    month = _month(word(tokens, at))
    if month is None:
        return None
    at = _after_stop(tokens, at + 1)
    year = _year_at(tokens, at)
    return _of_year(i, at + (year is not None), year, month, number, number, day)


def _month_first(tokens: Sequence[Token], i: int, day: date | None) -> DateMatch | None:
    """ "March 3", "Sept. 11, 2001", "March 15-17", "March 2016"; "May" and "March" alone are no months."""
    month = _month(word(tokens, i))
    if month is None:
        return None
    at = _after_stop(tokens, i + 1)
    number = _digits(tokens, at, 2)
    if number is None or _year_at(tokens, at) is not None:
        at += word(tokens, at) in (",", "of")
        year = _year_at(tokens, at)
        if year is None:
            return None
        first = date(year, month, 1)
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
        return _days(i, at + 1, first.toordinal(), last.toordinal())
    last_day, at = number, at + 1
    until = _digits(tokens, at + 1, 2) if word(tokens, at) in ("-", "–", "to", "and") else None
    if until and number < until <= 31 and word(tokens, at + 2) not in ("%", "percent"):
        last_day, at = until, at + 2
    year = _year_at(tokens, at + 1) if word(tokens, at) == "," else _year_at(tokens, at)
    end = at + (0 if year is None else 2 if word(tokens, at) == "," else 1)
    return _of_year(i, end, year, month, number, last_day, day)


def _after_stop(tokens: Sequence[Token], i: int) -> int:
    """Past the stop of an abbreviation: "Sept. 11"."""
    return i + (word(tokens, i) == "." and tokens[i].glued)


def _of_year(
    begin: int, end: int, year: int | None, month: int, first: int, last: int, day: date | None
) -> DateMatch | None:
    try:
        if year is not None or day is None:
            whole = _LEAP if year is None else year
            low, high = date(whole, month, first), date(whole, month, last)
            return DateMatch(begin, end, low.toordinal(), high.toordinal(), YEARLESS if year is None else DAY)
    except ValueError:  # "February 31"
        return None
    near = []
    for candidate in (day.year - 1, day.year, day.year + 1):
        try:
            near.append((date(candidate, month, first), date(candidate, month, last)))
        except ValueError:  # "February 29" in most years, year 0
            continue
    if not near:
        return None
    low, high = min(near, key=lambda days: abs((days[0] - day).days))
    return _days(begin, end, low.toordinal(), high.toordinal())


def _year(tokens: Sequence[Token], i: int) -> DateMatch | None:
    """ "2016", "1981-1989", "2004-5"."""
    year = _year_at(tokens, i)
    if year is None:
        return None
    if word(tokens, i + 1) in ("-", "–") and tokens[i + 1].glued:
        until = _digits(tokens, i + 2, 4)
        if until is not None and tokens[i + 2].glued:
            size = 10 ** len(tokens[i + 2].word)
            until = until if size == 10_000 else year - year % size + until
            if year < until < _YEARS.stop:
                return _years(i, i + 3, year, until)
    return _years(i, i + 1, year, year)


def _weekday(tokens: Sequence[Token], i: int, day: date | None) -> DateMatch | None:
    """ "Tuesday": the last one; "next Tuesday", "will meet on Tuesday": the next one."""
    number = _day_of_week(word(tokens, i))
    if (
        number is None
        or word(tokens, i - 1) in words("quantities.time", "named")
        or _goes_on_as_name(tokens, i + 1)
    ):
        return None
    if day is None:
        return DateMatch(i, i + 1, number + 1, number + 1, WEEKDAY)
    from dateutil.relativedelta import relativedelta, weekday

    ahead = any(token.word in words("quantities.time", "future") for token in tokens[max(0, i - _AHEAD) : i])
    try:
        there = day + relativedelta(weekday=weekday(number, 1 if ahead else -1))
    except (ValueError, OverflowError):  # at the end of time
        return None
    return DateMatch(i, i + 1, there.toordinal(), there.toordinal(), WEEKDAY)


def _goes_on_as_name(tokens: Sequence[Token], i: int) -> bool:
    """Does a name go on here, of which the weekday before is a part: "Saturday Night Live"; not "Tuesday March 3"?"""
    return (
        i < len(tokens)
        and tokens[i].piece is TokenKind.WORD
        and tokens[i].capital
        and _month(tokens[i].word) is None
    )


def _years(begin: int, end: int, first: int, last: int) -> DateMatch:
    return _days(begin, end, date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal())


def _days(begin: int, end: int, low: int, high: int) -> DateMatch:
    return DateMatch(begin, end, low, high, DAY)
