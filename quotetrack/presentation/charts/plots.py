"""The charts themselves: a line of months, rows with intervals, rows of bars. Decides where ink goes.

A share is a dot with its 95% interval, never a bar: a bar hides how unsure it is. A group of few articles is hollow and
marked so, and no line leads to it. A month without articles is a gap. Every row says its numbers, so that nothing
depends on colour.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import StringIO
from itertools import pairwise
from typing import Any

from quotetrack.presentation.charts import alt_text
from quotetrack.presentation.charts.model import Bar, Chart, Mark, month, one_line
from quotetrack.presentation.charts.svg import INK, PAPER, PLAIN, QUIET, RULE, STRONG, element
from quotetrack.presentation.numbers import percent
from quotetrack.reports.proportion import Proportion

# matplotlib's objects go by Any: its types differ from release to release, and it need not be installed.
Axes = Any
Figure = Any

WIDTH = 480  # units, of which a page shows as many as fit; text is TEXT of them high
TEXT = 13
_CHARACTER = 7.2  # the width of one, in the widest of the usual fonts
_ROW = 26
_NOTE = "few"

# Of the scale's end, the step between its lines: four or five lines, at round numbers.
_SCALES = {0.05: 0.01, 0.1: 0.02, 0.2: 0.05, 0.3: 0.1, 0.4: 0.1, 0.5: 0.1, 0.6: 0.2, 0.8: 0.2, 1.0: 0.25}
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000, 60000)  # months between two labels
_LABELS = 12  # of months, as many as stand side by side

_STYLE: Any = {
    "lines.solid_capstyle": "butt",  # a line ends where its interval ends
    "axes.spines.left": False,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.spines.bottom": False,
    "font.size": TEXT,
    "text.color": INK,
    "text.parse_math": False,  # "$5 to $10" is money
    "svg.fonttype": "none",  # text stays text
    "svg.hashsalt": "quotetrack",
    "xtick.color": QUIET,
    "ytick.color": QUIET,
}


def trend(key: str, title: str, marks: Sequence[Mark]) -> Chart:
    """A line of months. `marks` are labelled `2016-07`; others, as of articles without a date, are not drawn."""
    points = sorted(
        (at, mark) for mark in marks if (at := month(mark.label)) is not None and mark.share.total
    )
    with _figure(230, bottom=40, left=44, right=14, top=20) as (figure, axes):
        if points:
            first, last = points[0][0], points[-1][0]
            _months(axes, first, last)
            _scale(axes.set_ylim, axes.set_yticks, [mark for _, mark in points])
            axes.grid(axis="y", color=RULE, linewidth=0.8, clip_on=False)
            size = min(7.0, max(3.0, 260 / (last - first + 1)))
            roomy = (last - first) * _CHARACTER * 3 < WIDTH
            for (at, mark), (after, following) in pairwise(points):
                if after == at + 1 and not (mark.few or following.few):
                    ends = (mark.share.ratio, following.share.ratio)
                    axes.plot((at, after), ends, color=STRONG, linewidth=1.6, clip_on=False)
            for at, mark in points:
                axes.plot((at, at), mark.share.interval, color=PLAIN, linewidth=1.4, clip_on=False)
                axes.plot((at,), (mark.share.ratio,), **_dot(mark, size))
                if mark.few and roomy:
                    axes.annotate(
                        _NOTE, (at, _high(mark)), (0, 3), textcoords="offset points", ha="center", color=QUIET
                    )
        described = alt_text.over_time(marks)
        return _chart(key, title, described, figure)


def intervals(key: str, title: str, marks: Sequence[Mark], overall: Proportion | None = None) -> Chart:
    """A row for each group, its share and interval beside those of the others and of all (`overall`)."""
    labels = [one_line(mark.label, 24) for mark in marks]
    told = [_told(mark) for mark in marks]
    with _rows(labels, told, bottom=26) as (figure, axes):
        _scale(axes.set_xlim, axes.set_xticks, marks)
        axes.grid(axis="x", color=RULE, linewidth=0.8, clip_on=False)
        if overall and overall.ratio is not None:
            axes.axvline(overall.ratio, color=QUIET, linewidth=1, dashes=(3, 2), clip_on=False)
        for row, mark in enumerate(marks):
            if mark.share.interval:
                axes.plot(mark.share.interval, (row, row), color=PLAIN, linewidth=1.8, clip_on=False)
                axes.plot((mark.share.ratio,), (row,), **_dot(mark, 7.0))
        described = alt_text.by_group(marks, overall)
        return _chart(key, title, described, figure)


def bars(key: str, title: str, rows: Sequence[Bar], *, above: bool = False) -> Chart:
    """A bar for each number, from nought. `above`: the labels are sentences and stand over their bars."""
    labels = [one_line(bar.label, 62 if above else 26) for bar in rows]
    most = max((bar.count for bar in rows), default=0) or 1
    told = [one_line(bar.told, 20) for bar in rows]
    with _rows(labels, told, above=above) as (figure, axes):
        axes.set_xlim(0, most)
        for row, bar in enumerate(rows):
            axes.barh(
                row,
                bar.count,
                height=0.34 if above else 0.56,
                color=STRONG if bar.stressed else PLAIN,
                clip_on=False,
            )
        if not above:
            axes.axvline(0, color=QUIET, linewidth=1, clip_on=False)
        described = alt_text.in_order(rows)
        return _chart(key, title, described, figure)


def _dot(mark: Mark, size: float) -> dict[str, Any]:
    face = PAPER if mark.few else STRONG
    return {
        "linestyle": "none",
        "marker": "o",
        "markersize": size,
        "markerfacecolor": face,
        "markeredgecolor": STRONG,
        "markeredgewidth": 1.6,
        "clip_on": False,
        "zorder": 3,
    }


def _told(mark: Mark) -> str:
    if mark.share.ratio is None:
        return "none"
    told = f"{percent(mark.share.ratio)} of {mark.share.total:,}"
    return f"{told}, {_NOTE}" if mark.few else told


def _high(mark: Mark) -> float:
    return mark.share.interval[1] if mark.share.interval else 0.0


def _scale(limit: Any, ticks: Any, marks: Sequence[Mark]) -> None:
    """From nought to the next round number above the highest interval."""
    highest = max(map(_high, marks), default=1.0)
    end = next(end for end in _SCALES if highest <= end)
    steps = [_SCALES[end] * step for step in range(round(end / _SCALES[end]) + 1)]
    limit(0, end)
    ticks(steps, [f"{step:.0%}" for step in steps])


def _months(axes: Axes, first: int, last: int) -> None:
    """Names of months below the axis, and years below the first and each January."""
    step = next(step for step in _STEPS if (last - first) / step < _LABELS)
    shown = [at for at in range(first - first % step, last + 1, step) if at >= first] or [first]
    axes.set_xlim(first - 0.5, last + 0.5)
    if step >= len("JFMAMJJASOND"):
        axes.set_xticks(shown, [str(at // 12) for at in shown])
        return
    axes.set_xticks(shown, [alt_text.short_month(at) for at in shown])
    years = [at for at in shown if at % 12 == 0 or at == shown[0]]
    below = {
        "xycoords": axes.get_xaxis_transform(),
        "textcoords": "offset points",
        "ha": "center",
        "color": QUIET,
    }
    for at in years:
        axes.annotate(str(at // 12), (at, 0), (0, -32), **below)


@contextmanager
def _rows(
    labels: Sequence[str], told: Sequence[str], *, bottom: float = 6, above: bool = False
) -> Iterator[tuple[Figure, Axes]]:
    """Axes with a row for each label, first row on top, and what is told of it on the right."""
    left = 2 if above else _widest(labels) + 10
    height = _ROW * (1.7 if above else 1) * max(len(labels), 1)
    with _figure(height + bottom + 4, bottom=bottom, left=left, right=_widest(told) + 10, top=4) as (
        figure,
        axes,
    ):
        axes.set_ylim(len(labels) - 0.5, -0.5)
        axes.set_yticks(())
        axes.set_xticks(())
        by_row = axes.get_yaxis_transform()
        for row, (label, words_beside) in enumerate(zip(labels, told, strict=True)):
            at = {"va": "center", "textcoords": "offset points"}
            if above:
                axes.annotate(label, (0, row - 0.37), (-2, 0), xycoords=by_row, ha="left", **at)
            else:
                axes.annotate(label, (0, row), (-10, 0), xycoords=by_row, ha="right", **at)
            axes.annotate(words_beside, (1, row), (8, 0), xycoords=by_row, ha="left", color=QUIET, **at)
        yield figure, axes


def _widest(labels: Sequence[str]) -> float:
    return max(map(len, labels), default=0) * _CHARACTER


@contextmanager
def _figure(
    height: float, *, bottom: float, left: float, right: float, top: float
) -> Iterator[tuple[Figure, Axes]]:
    """A figure of WIDTH by `height` units with axes inside the given margins, under our settings alone."""
    with _quiet():
        from matplotlib import rc_context, rcParams, rcParamsDefault
        from matplotlib.figure import Figure

        with rc_context():
            rcParams.update(rcParamsDefault)  # a matplotlibrc of the user's may ask for LaTeX
            rcParams.update(_STYLE)
            figure = Figure(figsize=(WIDTH / 72, height / 72))
            inside = (
                left / WIDTH,
                bottom / height,
                (WIDTH - left - right) / WIDTH,
                (height - bottom - top) / height,
            )
            figure.patch.set_visible(False)
            axes = figure.add_axes(inside)
            axes.patch.set_visible(False)
            axes.tick_params(length=0)
            axes.set_axisbelow(True)
            yield figure, axes


def _chart(key: str, title: str, described: str, figure: Figure) -> Chart:
    """The figure as an element, without its date."""
    file, heading = StringIO(), one_line(title, 200)
    figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
    return Chart(heading, described, element(file.getvalue(), key, heading, described))


@contextmanager
def _quiet() -> Iterator[None]:
    """Nothing on stderr: not that a home cannot be written, not that the metrics of a glyph are unknown."""
    logger = logging.getLogger("matplotlib")
    before = logger.level
    logger.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(before)
