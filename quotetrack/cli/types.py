"""What is typed after an option, as a value: days, times, addresses, places, kinds of findings."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar, cast
from urllib.parse import urlsplit

import click

if TYPE_CHECKING:
    from quotetrack.audit import Kind

T = TypeVar("T")
NUMBER = click.IntRange(1, 2**63 - 1)  # of a row of the store
_SPAN = re.compile(r"(\d{1,6})([hdw])")
_HOURS = {"h": 1, "d": 24, "w": 168}
_AGES = 17_000_000  # hours; nothing is older


class Parsed(click.ParamType[T]):
    """What a function makes of a typed word; where it raises ValueError, that is told as wrong usage."""

    def __init__(self, name: str, parse: Callable[[str], T]) -> None:
        self.name, self._parse = name, parse

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> T:
        """The value; what is one already stays as it is."""
        if not isinstance(value, str):
            return cast(T, value)
        try:
            return self._parse(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


def day(text: str) -> date:
    """The day that is spelled YYYY-MM-DD; ISO 8601 also has "20240301" and "2024-W09-5", which are none here."""
    try:
        if (found := date.fromisoformat(text)).isoformat() == text:
            return found
    except ValueError:
        pass
    raise ValueError(f"{text!r} is not a day; write it as YYYY-MM-DD")


def days_ago(text: str) -> date:
    """The day that is so long ago: 30d, 2w."""
    hours = _hours(text)
    if hours is None or "h" in text.lower() or len(text.strip()) > 6:
        raise ValueError(f"{text!r} is no span of time; write it as 30d or 4w")
    return max(datetime.now(UTC).date() - timedelta(min(hours // 24, 700_000)), date.min)


def moment(text: str) -> datetime:
    """A day, a time in UTC, or so long ago: 2024-03-01, 2024-03-01T12:00, 36h, 7d; in UTC, without a zone."""
    hours = _hours(text)
    if hours is not None:
        return datetime.now(UTC).replace(tzinfo=None) - timedelta(hours=min(hours, _AGES))
    try:
        when = datetime.fromisoformat(text.strip())
    except ValueError:
        raise ValueError(
            f"{text!r} is no time; write it as 2024-03-01, 2024-03-01T12:00, 36h or 7d"
        ) from None
    return when.astimezone(UTC).replace(tzinfo=None) if when.tzinfo else when


def _hours(text: str) -> int | None:
    found = _SPAN.fullmatch(text.strip().lower()) if text.isascii() else None
    return int(found[1]) * _HOURS[found[2]] if found else None


def address(text: str) -> str:
    """The address of a page, http or https."""
    found = text.strip()
    try:
        parts = urlsplit(found)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        sound = False
    if not sound or any(c.isspace() or not c.isprintable() for c in found):
        raise ValueError(f"{text!r} is no address of a page; write it as https://…")
    return found


def sighting(text: str) -> tuple[str, int]:
    """A sighting: the id of its article and where it begins, with a colon between."""
    article, _, start = text.rpartition(":")
    if not article or not (start.isascii() and start.isdigit()) or len(start) > 12:
        raise ValueError(f"{text!r} is no sighting; write it as ARTICLE:START")
    return article, int(start)


def kinds(text: str) -> frozenset[Kind]:
    """Names of findings with commas between."""
    from quotetrack.audit.rules import kinds_of

    return kinds_of([name.strip() for name in text.split(",") if name.strip()])


DAY = Parsed("YYYY-MM-DD", day)
