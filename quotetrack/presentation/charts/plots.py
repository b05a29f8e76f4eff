"""The charts themselves: a line of months, rows with intervals, rows of bars. Decides where ink goes.

A share is a dot with its 95% interval, never a bar: a bar hides how unsure it is. A group of few articles is hollow and
marked so, and no line leads to it. A month without articles is a gap. Every row says its numbers, so that nothing
depends on colour.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from quotetrack.presentation.charts import alt_text
from quotetrack.presentation.charts.model import (
    TEXT,
    WIDTH,
    Bar,
    Box,
    Chart,
    Dot,
    Label,
    Line,
    Mark,
    by_month,
)
from quotetrack.presentation.charts.text_width import fitted, widest, width
from quotetrack.presentation.numbers import percent
from quotetrack.reports.proportion import Proportion

_GAP = 8.0  # between a text and what it belongs to
_PLOT = 110.0  # the least width of what is drawn between texts
_VALUES = 150.0  # the most width of the values on the right
_RADIUS = 3.5
_THICK = 13.0
_NOTE = "few"

# Of the scale's end, the step between its lines: four or five lines, at round numbers.
_SCALES = {0.05: 0.01, 0.1: 0.02, 0.2: 0.05, 0.3: 0.1, 0.4: 0.1, 0.5: 0.1, 0.6: 0.2, 0.8: 0.2, 1.0: 0.25}
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000, 60000)  # months between two labels


def trend(key: str, title: str, marks: Sequence[Mark]) -> Chart:
    """Returns a line of months. `marks` are labelled `2016-07`; others, of articles without a date, are not drawn."""
    described = alt_text.over_time(marks)
    points = [(at, mark) for at, mark in by_month(marks) if mark.share.total]
    if not points:
        return Chart(key, title, described, 2 * TEXT)
    left, right, top, bottom = width("100%") + _GAP, WIDTH - 8.0, 20.0, 175.0
    first, last = points[0][0], points[-1][0]
    apart = (right - left) / (last - first + 1)
    radius = min(_RADIUS, max(1.5, apart / 3))
    ticks = _ticks(mark.share for _, mark in points)
    y = _scale(ticks[-1], bottom, top)

    def x(at: int) -> float:
        return left + (at - first + 0.5) * apart

    lines = [Line("grid", left, y(tick), right, y(tick)) for tick in ticks]
    labels = [Label("tick", left - _GAP, y(tick), f"{tick:.0%}", "end") for tick in ticks]
    labels += [Label("tick", x(at), bottom + below, text) for at, below, text in _months(first, last, apart)]
    for (at, mark), (after, following) in pairwise(points):
        if after == at + 1 and not (mark.few or following.few):
            lines.append(Line("trend", x(at), y(_ratio(mark)), x(after), y(_ratio(following))))
    for at, mark in points:
        low, high = mark.share.interval or (0.0, 0.0)
        lines.append(Line("interval", x(at), y(low), x(at), y(high)))
        if mark.few and width(_NOTE) < apart:
            labels.append(Label("note", x(at), y(high) - radius - 0.6 * TEXT, _NOTE))
    dots = [Dot(x(at), y(_ratio(mark)), radius, mark.few, alt_text.one(mark)) for at, mark in points]
    return Chart(key, title, described, bottom + 38, lines=lines, dots=dots, labels=labels)


def intervals(key: str, title: str, marks: Sequence[Mark], overall: Proportion | None = None) -> Chart:
    """Returns a row for each group, its share and interval beside those of the others and of all (`overall`)."""
    rows = _rows([mark.label for mark in marks], [_told(mark) for mark in marks])
    ticks = _ticks([mark.share for mark in marks] + ([overall] if overall else []))
    x = _scale(ticks[-1], rows.left, rows.right)
    lines = [Line("grid", x(tick), 0, x(tick), rows.bottom) for tick in ticks]
    crowded = x(ticks[1]) - rows.left < width(f"{ticks[-1]:.0%}") + _GAP
    labels = rows.labels + [
        Label("tick", x(tick), rows.bottom + 11, f"{tick:.0%}") for tick in ticks[:: 2 if crowded else 1]
    ]
    if overall and overall.ratio is not None:
        lines.append(Line("overall", x(overall.ratio), 0, x(overall.ratio), rows.bottom))
    dots = []
    for mark, y in zip(marks, rows.middles, strict=True):
        if mark.share.interval:
            low, high = mark.share.interval
            lines.append(Line("interval", x(low), y, x(high), y))
            dots.append(Dot(x(_ratio(mark)), y, _RADIUS, mark.few, alt_text.one(mark)))
    described = alt_text.by_group(marks, overall)
    return Chart(key, title, described, rows.bottom + 20, lines=lines, dots=dots, labels=labels)


def bars(key: str, title: str, bars: Sequence[Bar], *, above: bool = False) -> Chart:
    """Returns a bar for each number, from nought. `above`: the labels are sentences and stand over their bars."""
    rows = _rows([bar.label for bar in bars], [bar.told for bar in bars], above=above)
    x = _scale(max((bar.count for bar in bars), default=0) or 1, rows.left, rows.right)
    boxes = [
        Box(rows.left, y - _THICK / 2, x(bar.count) - rows.left, _THICK, bar.stressed)
        for bar, y in zip(bars, rows.middles, strict=True)
    ]
    lines = [] if above else [Line("axis", rows.left, 0, rows.left, rows.bottom)]
    return Chart(
        key, title, alt_text.in_order(bars), rows.bottom, boxes=boxes, lines=lines, labels=rows.labels
    )


class _Rows(NamedTuple):
    """Where rows stand: dots and bars from `left` to `right` at the height of `middles`, and `labels` beside them."""

    left: float
    right: float
    bottom: float
    middles: list[float]
    labels: list[Label]


def _rows(names: Sequence[str], values: Sequence[str], *, above: bool = False) -> _Rows:
    """Returns a row for each name, first row on top, with its value on the right; `above`: names over the rows."""
    values = [fitted(value, _VALUES) for value in values]
    right = WIDTH - widest(values) - _GAP
    names = [fitted(name, WIDTH if above else right - _PLOT - _GAP) for name in names]
    left = 0.0 if above else widest(names) + _GAP
    height = 40.0 if above else 24.0
    middles = [(row + (0.65 if above else 0.5)) * height for row in range(len(names))]
    labels = []
    for name, value, y in zip(names, values, middles, strict=True):
        labels.append(
            Label("name", 0, y - 17, name, "start") if above else Label("name", left - _GAP, y, name, "end")
        )
        labels.append(Label("value", right + _GAP, y, value, "start"))
    return _Rows(left, right, height * max(len(names), 1), middles, labels)


def _told(mark: Mark) -> str:
    if mark.share.ratio is None:
        return "none"
    told = f"{percent(mark.share.ratio)} of {mark.share.total:,}"
    return f"{told}, {_NOTE}" if mark.few else told


def _ratio(mark: Mark) -> float:
    return mark.share.ratio or 0.0


def _ticks(shares: Iterable[Proportion]) -> list[float]:
    """Returns where the lines of a scale are: from nought to the next round number above the highest interval."""
    highest = max((share.interval[1] for share in shares if share.interval), default=1.0)
    end = next(end for end in _SCALES if highest <= end)
    return [_SCALES[end] * step for step in range(round(end / _SCALES[end]) + 1)]


def _scale(end: float, start_at: float, end_at: float) -> Callable[[float], float]:
    """Returns what gives the place of a number, of which nought is at `start_at` and `end` at `end_at`."""
    return lambda number: start_at + number / end * (end_at - start_at)


def _months(first: int, last: int, apart: float) -> list[tuple[int, float, str]]:
    """Returns the texts below a line of months that are `apart`: of which month, how far below, and what.

    Names of months, as many as fit, and years below the first and each January; of many years, the years alone.
    """
    year, names = width("2016") + 4, widest(map(alt_text.short_month, range(12)))
    step = next(step for step in _STEPS if step * apart >= (names if step < 12 else year))
    shown = [at for at in range(first, last + 1) if at % step == 0]
    if step >= 12:
        return [(at, 14.0, str(at // 12)) for at in shown]
    years = [at for at in shown if at % 12 == 0]
    if not years or (years[0] - shown[0]) * apart >= year:
        years = [shown[0], *years]
    return [(at, 14.0, alt_text.short_month(at)) for at in shown] + [
        (at, 29.0, str(at // 12)) for at in years
    ]
