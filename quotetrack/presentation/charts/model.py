"""What a chart is made from (`Mark`, `Bar`) and what it comes to (`Chart`, of lines, boxes, dots and labels).

Geometry is in units of which a chart is WIDTH wide; a page scales them. Which months follow each other is decided here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from quotetrack.reports.proportion import Proportion

WIDTH = 400
TEXT = 12  # the height of letters

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


class Line(NamedTuple):
    """A line from one point to another; `kind` is "grid", "axis", "overall", "interval" or "trend"."""

    kind: str
    x1: float
    y1: float
    x2: float
    y2: float


class Box(NamedTuple):
    """The rectangle of a bar; x and y are its upper left corner."""

    x: float
    y: float
    width: float
    height: float
    stressed: bool


class Dot(NamedTuple):
    """A circle around x and y, with the numbers that it stands for in words. `hollow`: of few articles."""

    x: float
    y: float
    radius: float
    hollow: bool
    told: str


class Label(NamedTuple):
    """A text whose middle is at the height y; `anchor`, of SVG's text-anchor, says what of it is at x.

    `kind` is "name" or "value" (of a row), "tick" (of a scale) or "note" (at a dot).
    """

    kind: str
    x: float
    y: float
    text: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Chart:
    """What the template draws, in this order; `described` says in words what it shows. `key` is unique in a page."""

    key: str
    title: str
    described: str
    height: float
    boxes: Sequence[Box] = ()
    lines: Sequence[Line] = ()
    dots: Sequence[Dot] = ()
    labels: Sequence[Label] = ()
    width = WIDTH
    text = TEXT


def month(label: str) -> int | None:
    """Returns the number of the month `2016-07`, so that neighbours differ by one; None where it is no month."""
    found = _MONTH.fullmatch(label)
    return int(found[1]) * 12 + int(found[2]) - 1 if found and 1 <= int(found[2]) <= 12 else None


def by_month(marks: Sequence[Mark]) -> list[tuple[int, Mark]]:
    """Returns the marks that are labelled with a month, each with its number, in the order of time."""
    dated = [(at, mark) for mark in marks if (at := month(mark.label)) is not None]
    return sorted(dated, key=lambda pair: pair[0])
