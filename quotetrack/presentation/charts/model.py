"""What a chart is made of, and what it comes to. Decides which months follow each other; draws nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quotetrack.presentation import sanitize
from quotetrack.reports.proportion import Proportion

_MONTH = re.compile(r"(\d{4})-(\d\d)")


@dataclass(frozen=True, slots=True)
class Mark:
    """A share of a group. `few`: of so few articles that it is not to be compared with others."""

    label: str
    share: Proportion
    few: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A number, what is written beside it, and whether it is the one to look at."""

    label: str
    count: int
    told: str
    stressed: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: the SVG element, and in words what it shows. Both are safe inside a page."""

    title: str
    described: str
    svg: str


def month(label: str) -> int | None:
    """The number of the month `2016-07`, counted so that neighbours differ by one; None where it is none."""
    found = _MONTH.fullmatch(label)
    return int(found[1]) * 12 + int(found[2]) - 1 if found and 1 <= int(found[2]) <= 12 else None


def one_line(text: str, limit: int) -> str:
    """`text` as a chart can carry it: one line, nothing that XML forbids, at most `limit` characters."""
    return sanitize.excerpt(text, limit)
